"""The working page: filters, map, timeline, list and evidence, linked.

The filters are drawn by a run of the whole page; everything else by itself, so that a moved slider or a click sends little.
"""

from __future__ import annotations

import streamlit as st

from geo.dashboard import controls, downloads, incident, listing, map, start, state, timeline
from geo.dashboard.i18n import _
from geo.dashboard.state import Data
from geo.errors import BorderlineError

_PANEL = 700  # pixels, until the style sheet has its say


def show(data: Data) -> None:
    """Draw the page."""
    st.session_state.pop("redraw", None)
    controls.filters(data)
    _stage(data)


@st.fragment
def _stage(data: Data) -> None:
    """Draw what the filters show; a change of the store by another program starts the page anew."""
    try:
        if st.session_state.pop("redraw", False) or data.store.version() != data.version:
            st.rerun()
        _show(data)
    except BorderlineError as error:
        start.stop(_("The map cannot go on"), str(error))


def _show(data: Data) -> None:
    with st.container(key="stage"):
        left, right = st.columns([1.8, 1], gap="medium")
    with left:
        frame, key, time = st.container(), st.container(), st.container(key="time-frame")
    with time:
        bars = st.container()
        period = timeline.period(data)
    view = state.view(data, period)
    chosen = state.selected(data, view.rows)
    with right:  # before the map, so that a click's answer is on the page first
        controls.count_line(data, view)
        downloads.show(data, view)
        with st.container(key="panel", height=_PANEL, border=False):
            listing.show(data, view) if chosen is None else incident.show(data, view, chosen)
    with key:
        timeline.legend(data, view)
    with frame:
        map.show(data, view, chosen)
    with bars:
        timeline.show(data, view, chosen)
