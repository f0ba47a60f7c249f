"""Time: a histogram of incidents per day, week or month over the range slider.

An incident that lasts days, or is dated to several, counts on every day that it may lie on, drawn paler.
"""

from __future__ import annotations

import json
from datetime import date, timedelta

import altair as alt
import geopandas
import numpy as np
import pandas
import streamlit as st

from geo.codebook import EVENTS
from geo.dashboard import theme, words
from geo.dashboard.i18n import _, day, days, short
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
    kinds = {"bar": int, "family": object, "sure": bool, "n": int}
    table = pandas.DataFrame(rows, columns=list(kinds)).astype(kinds)
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
    colours = {f.id: getattr(f, mode) for f in theme.FAMILIES}
    table["colour"] = [colours[f] if inside else theme.MUTED[mode] for f, inside in zip(table["family"], table["inside"], strict=True)]
    table["opacity"] = np.where(table["sure"], 1.0, 0.42)
    # What is dated to the very day stands below, what only may lie on it above.
    table = table.sort_values(["bar", "sure", "family"], ascending=[True, False, True], key=_ranked)
    table["top"] = table.groupby("bar")["n"].cumsum()
    table["foot"] = table["top"] - table["n"]
    table["left"], table["right"] = table["bar"] + 0.06, table["bar"] + 0.94
    # The slider's ends are days, the bars' ends are the days' limits: half a bar of room keeps them under each other.
    count = (span[1] - span[0]).days // bin_days(span) + 1
    st.html(f"<style>.st-key-period{{padding:0 calc(50% / {count})}}</style>")
    top = int(table["top"].max()) if len(table) else 1
    shown = table[["left", "right", "foot", "top", "colour", "opacity", "label", "how", "when", "n"]]
    bars = alt.Chart(shown, height=100, description=_("Incidents per day, by family")).mark_rect().encode(
        x=alt.X("left:Q", scale=alt.Scale(domain=[0, count], nice=False, zero=False), axis=_axis(span, mode)), x2="right:Q",
        y=alt.Y("foot:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=None), y2="top:Q",
        color=alt.Color("colour:N", scale=None), opacity=alt.Opacity("opacity:Q", scale=None),
        tooltip=[alt.Tooltip("when:N", title=_("Days")), alt.Tooltip("label:N", title=_("Family")), alt.Tooltip("how:N", title=_("Date")),
                 alt.Tooltip("n:Q", title=_("Incidents"))],
    )  # fmt: skip
    padding = {"left": 0, "right": 0, "top": 4, "bottom": 0}
    styled = bars.properties(view=alt.ViewBackground(stroke=None, strokeWidth=0)).configure(background="transparent", padding=padding)
    st.altair_chart(styled, width="stretch", theme=None)


def _axis(span: tuple[date, date], mode: str) -> alt.Axis:
    """Return an axis with the days of at most eight bars, under their middles."""
    step = bin_days(span)
    count = (span[1] - span[0]).days // step + 1
    every = -(-count // 8)
    at = range(0, count, every)
    names = {f"{k + 0.5:g}": short(span[0] + timedelta(days=k * step), step > 7) for k in at}
    return alt.Axis(
        values=[k + 0.5 for k in at], labelExpr=f"{json.dumps(names, ensure_ascii=False)}[toString(datum.value)]", title=None, grid=False, ticks=False,
        domain=False, labelColor=theme.SOFT[mode], labelFontSize=11, labelPadding=3, labelFlush=False, labelOverlap=True,
    )  # fmt: skip


def _ranked(column: pandas.Series) -> pandas.Series:
    order = {f: n for n, f in enumerate(theme.BY_ID)}
    return column.map(order) if column.name == "family" else column


def legend(frame: geopandas.GeoDataFrame) -> None:
    """Draw the key of shapes and colours, for the map and the bars alike, with the number shown of each family."""
    counts = frame["event"].map(lambda e: EVENTS[e].family).value_counts()
    items = "".join(f"<li>{theme.icon(f.id)}{words.html(_(f.label))} <b>{counts[f.id]:,}</b></li>" for f in theme.FAMILIES if f.id in counts)
    pale = f'<li class="b-pale"><span></span>{words.html(_("paler: may lie on that day"))}</li>'
    st.html(f'<ul class="b-legend" aria-label="{words.html(_("Legend"))}">{items}{pale if items else ""}</ul>')
