"""Time: a histogram of incidents per day, week or month over the range slider.

An incident that lasts days, or is dated to several, counts on every day that it may lie on, drawn paler.
"""

from __future__ import annotations

from datetime import date, timedelta

import altair as alt
import geopandas
import numpy as np
import pandas
import streamlit as st

from geo.codebook import EVENTS
from geo.dashboard import theme
from geo.dashboard.i18n import _, day, days
from geo.dashboard.state import Data

_WEEKS_FROM, _MONTHS_FROM = 120, 900  # days


def period(data: Data) -> tuple[date, date] | None:
    """Draw the slider and return the chosen days; None if nothing is dated."""
    if data.span is None:
        st.html(f'<p class="b-note">{_("No incident has a date.")}</p>')
        return None
    first, last = data.span
    if first == last:
        st.html(f'<p class="b-note">{_("All incidents lie on {day}.").replace("{day}", day(first))}</p>')
        return data.span
    chosen = st.slider(_("Days shown"), first, last, (first, last), format="D MMM YYYY", key="period", bind="query-params")
    return (chosen[0], chosen[1])


def bin_days(span: tuple[date, date]) -> int:
    """Return a bar's width in days: 1, 7 or 30, as the span grows."""
    length = (span[1] - span[0]).days + 1
    return 1 if length <= _WEEKS_FROM else 7 if length <= _MONTHS_FROM else 30


def histogram(frame: geopandas.GeoDataFrame, span: tuple[date, date]) -> pandas.DataFrame:
    """Return the incidents per bar and family.

    Returns
    -------
    DataFrame
        Columns ``start``, ``end`` (days, ``end`` exclusive), ``family``, ``sure`` (whether dated to that one day) and ``n``.
    """
    step = bin_days(span)
    bars = (span[1] - span[0]).days // step + 1
    dated = frame[frame["date_start"] != ""]
    first = (pandas.to_datetime(dated["date_start"]) - pandas.Timestamp(span[0])).dt.days.to_numpy() // step
    last = (pandas.to_datetime(dated["date_end"]) - pandas.Timestamp(span[0])).dt.days.to_numpy() // step
    families = dated["event"].map(lambda e: EVENTS[e].family).to_numpy(dtype=object)
    rows = []
    for family in theme.BY_ID:
        for sure in (True, False):
            chosen = (families == family) & ((first == last) == sure)
            change = np.zeros(bars + 1, dtype=int)
            np.add.at(change, np.clip(first[chosen], 0, bars), 1)
            np.add.at(change, np.clip(last[chosen] + 1, 0, bars), -1)
            counts = np.cumsum(change)[:bars]
            rows += [(at, family, sure, int(counts[at])) for at in np.flatnonzero(counts)]
    table = pandas.DataFrame(rows, columns=["bar", "family", "sure", "n"])
    origin = pandas.Timestamp(span[0])
    table["start"] = origin + pandas.to_timedelta(table["bar"] * step, unit="D")
    table["end"] = table["start"] + pandas.Timedelta(days=step)
    return table


def chart(data: Data, matching: geopandas.GeoDataFrame, chosen: tuple[date, date]) -> None:
    """Draw the histogram of the incidents that the other filters let through; days outside the period are grey."""
    if data.span is None:
        return
    span, mode = data.span, theme.mode()
    table = histogram(matching, span)
    table["inside"] = (table["end"] > pandas.Timestamp(chosen[0])) & (table["start"] <= pandas.Timestamp(chosen[1]))
    table["label"] = table["family"].map(lambda f: _(theme.BY_ID[f].label))
    table["how"] = table["sure"].map({True: _("dated to these days"), False: _("may lie on these days")})
    table["when"] = [days(s.date(), (e - timedelta(days=1)).date()) for s, e in zip(table["start"], table["end"], strict=True)]
    step = bin_days(span)
    # The slider's ends are days, the bars' ends are the days' limits: half a bar of room keeps them under each other.
    count = (span[1] - span[0]).days // step + 1
    st.html(f"<style>.st-key-period{{padding:0 calc(50% / {count})}}</style>")
    end = pandas.Timestamp(span[0]) + pandas.Timedelta(days=step * count)
    domain = [f.id for f in theme.FAMILIES]
    colours = [getattr(f, mode) for f in theme.FAMILIES]
    bars = alt.Chart(table, height=86, description=_("Incidents per day, by family")).mark_bar(cornerRadius=1.5, stroke=None).encode(
        x=alt.X("start:T", scale=alt.Scale(domain=[_utc(pandas.Timestamp(span[0])), _utc(end)], nice=False), axis=None),
        x2="end:T",
        y=alt.Y("n:Q", axis=None, stack="zero"),
        color=alt.condition("datum.inside", alt.Color("family:N", scale=alt.Scale(domain=domain, range=colours), legend=None), alt.value(theme.MUTED[mode])),
        opacity=alt.condition("datum.sure", alt.value(1.0), alt.value(0.45)),
        order=alt.Order("sure:Q", sort="descending"),
        tooltip=[alt.Tooltip("when:N", title=_("Days")), alt.Tooltip("label:N", title=_("Family")), alt.Tooltip("how:N", title=_("Date")),
                 alt.Tooltip("n:Q", title=_("Incidents"))],
    )  # fmt: skip
    styled = bars.configure_view(stroke=None).configure(background="transparent", padding={"left": 0, "right": 0, "top": 4, "bottom": 0})
    st.altair_chart(styled, width="stretch", theme=None)


def _utc(at: pandas.Timestamp) -> alt.DateTime:
    return alt.DateTime(year=at.year, month=at.month, date=at.day)
