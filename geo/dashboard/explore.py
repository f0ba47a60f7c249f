"""The working page: filters, map, timeline, list and evidence, linked; it re-runs by itself, without the rest of the page."""

from __future__ import annotations

import streamlit as st

from geo.dashboard import controls, downloads, evidence, listing, map, start, state, timeline
from geo.dashboard.i18n import _
from geo.dashboard.state import Data
from geo.errors import BorderlineError

_PANEL = 700  # pixels, until the style sheet has its say


@st.fragment
def show(data: Data) -> None:
    """Draw the page; a change of the store by another program starts it anew."""
    try:
        _show(data)
    except BorderlineError as error:
        start.stop(_("The map cannot go on"), str(error))


def _show(data: Data) -> None:
    if data.store.version() != data.version:
        st.rerun()
    controls.filters(data)
    with st.container(key="stage"):
        left, right = st.columns([1.8, 1], gap="medium")
    with left:
        frame, key, time = st.container(), st.container(), st.container(key="time")
    with time:
        bars = st.container()
        period = timeline.period(data)
    view = state.view(data, period)
    chosen = state.selected(view.frame)
    with right:  # before the map, so that a click's answer is on the page first
        controls.count_line(data, view)
        downloads.show(data, view)
        with st.container(key="panel", height=_PANEL, border=False):
            evidence.show(data, view, chosen) if chosen else listing.show(data, view)
    with key:
        timeline.legend(view.frame)
    with frame:
        map.show(data, view, chosen)
    if period:
        with bars:
            timeline.chart(data, state.view(data, None).frame, period)
