"""Time: a histogram of incidents per day, week or month over the range slider, with a brush and an animation.

An incident that lasts days, or is dated to several, counts on every day that it may lie on, drawn paler.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas
import streamlit as st
from numpy.typing import NDArray

from geo import columns
from geo.dashboard import parts, state, theme, words
from geo.dashboard.i18n import _, day, language, number, numeric, short
from geo.dashboard.state import Data, View
from geo.filters import Rows

_WEEKS_FROM, _MONTHS_FROM = 120, 900  # days
_MOST_BARS = 240


def cumulative() -> bool:
    """Whether the period always begins on the first day."""
    return st.query_params.get("time") == "cumulative"


def period(data: Data) -> tuple[date, date] | None:
    """Draw the slider and return the chosen days; None if nothing is dated."""
    if data.span is None:
        st.html(f'<p class="b-note">{_("No incident has a date.")}</p>')
        return None
    first, last = data.span
    if first == last:
        st.html(f'<p class="b-note">{_("All incidents lie on {day}.").replace("{day}", day(first))}</p>')
        return data.span
    held = st.session_state.get("period")
    if held and not first <= held[0] <= held[-1] <= last:  # the store holds other days than before
        held = st.session_state["period"] = (first, last)
    if cumulative() and held and held[0] != first:
        st.session_state["period"] = (first, held[1])
    chosen = st.slider(_("Days shown"), first, last, (first, last), format=numeric(), key="period", bind="query-params", label_visibility="collapsed")
    return (chosen[0], chosen[1])


def bin_days(span: tuple[date, date]) -> int:
    """Return a bar's width in days: 1, 7 or 30 as the span grows, more only to keep the bars few."""
    length = (span[1] - span[0]).days + 1
    if length <= _MONTHS_FROM:
        return 1 if length <= _WEEKS_FROM else 7
    return 30 * -(-length // (30 * _MOST_BARS))


def histogram(frame: pandas.DataFrame, rows: Rows, family: NDArray[np.uint8], span: tuple[date, date]) -> NDArray[np.int64]:
    """Return the incidents per bar and family.

    Returns
    -------
    array of int, shape (bars, 2, families)
        First those dated to that one bar, then those that may lie on it among others; undated ones are in none.
    """
    step, kinds = bin_days(span), len(theme.FAMILIES)
    bars = (span[1] - span[0]).days // step + 1
    rows = rows[frame["first"].to_numpy()[rows] != columns.NEVER]
    first, last = (np.clip((frame[n].to_numpy()[rows] - columns.to_day(span[0])) // step, 0, bars - 1) for n in ("first", "last"))
    column = (first != last) * kinds + family[rows].astype(np.int64)
    width = 2 * kinds
    change = np.bincount(first * width + column, minlength=(bars + 1) * width) - np.bincount((last + 1) * width + column, minlength=(bars + 1) * width)
    return np.cumsum(change.reshape(bars + 1, width), axis=0)[:bars].reshape(bars, 2, kinds)


def show(data: Data, view: View, selected: int | None) -> None:
    """Draw the bars of the incidents that the other filters let through, with the brush and the animation's buttons."""
    if data.span is None or data.span[0] == data.span[1] or view.period is None:
        return
    first, last = (int(data.frame[n].iloc[selected]) if selected is not None else columns.NEVER for n in ("first", "last"))
    told = _bars(data.url, data.version, language(), repr(view.query), view, data) | {
        "period": [columns.to_day(d) for d in view.period], "cumulative": cumulative(), "lang": language(), "words": _words(),
        "selected": [first, last] if first != columns.NEVER else None,
        "families": [{"id": f.id, "label": _(f.label)} for f in theme.FAMILIES],
    }  # fmt: skip
    parts.mount("time", told, on_period_change=lambda: _set(data), on_mode_change=_set_mode)


@st.cache_resource(show_spinner=False, max_entries=24)
def _bars(url: str, version: int, code: str, key: str, _view: View, _data: Data) -> dict[str, Any]:
    assert _data.span is not None
    counts = histogram(_data.frame, _view.matching, _data.family, _data.span)
    step, (first, last) = bin_days(_data.span), _data.span
    starts = [first + timedelta(days=step * n) for n in range(len(counts))]
    return {
        "first": columns.to_day(first), "last": columns.to_day(last), "step": step, "bars": counts.reshape(len(counts), -1).tolist(),
        "names": [short(d, step > 7) for d in starts],
    }  # fmt: skip


def _words() -> dict[str, str]:
    return {
        "chart": _("Incidents per day, by family. Arrow keys move the chosen days, with Shift their end."), "play": _("Play"), "pause": _("Pause"),
        "back": _("One step back"), "on": _("One step on"), "speed": _("Speed"), "window": _("Window"), "cumulative": _("From the start"),
        "mode": _("How days are chosen"), "sure": _("dated to these days"), "unsure": _("may lie on these days"),
        "waits": _("While it plays, the map alone follows; list, charts, counts and downloads do at a pause."),
    }  # fmt: skip


def _set(data: Data) -> None:
    """Take the period that the brush, or the end of an animation, tells."""
    choose(data, parts.told("time", "period"))


def choose(data: Data, told: Any) -> None:
    """Take a period that the browser tells as two days since 1970; anything else is ignored."""
    if data.span is None or not isinstance(told, list) or len(told) != 2 or not all(isinstance(v, int) for v in told):
        return
    low, high = map(columns.to_day, data.span)
    first, last = sorted(min(max(v, low), high) for v in told)
    st.session_state["period"] = (columns.to_date(first), columns.to_date(last))


def _set_mode() -> None:
    state.keep("time", "cumulative" if parts.told("time", "mode") == "cumulative" else "")


def legend(data: Data, view: View) -> None:
    """Draw the key of shapes and colours, for the map and the bars alike, with the number shown of each family."""
    counts = np.bincount(data.family[view.rows], minlength=len(theme.FAMILIES))
    items = "".join(f"<li>{theme.icon(f.id)}{words.html(_(f.label))} <b>{number(n)}</b></li>" for f, n in zip(theme.FAMILIES, counts, strict=True) if n)
    pale = f'<li class="b-pale"><span></span>{words.html(_("paler: may lie on that day"))}</li>'
    st.html(f'<ul class="b-legend" aria-label="{words.html(_("Legend"))}">{items}{pale if items else ""}</ul>')

