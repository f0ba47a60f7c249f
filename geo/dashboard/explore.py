"""The pages: the map with filters, timeline, list and panel, linked; the charts of the same selection; what the data are.

The filters are drawn by a run of the whole page; everything else by itself, so that a moved slider or a click sends little. Every
page draws filters and days at the same place, if only out of sight: the browser forgets what a widget holds when it moves.
"""

from __future__ import annotations

import streamlit as st

from geo.dashboard import about, bring, charts, controls, downloads, incident, listing, map, places, reading, start, state, timeline
from geo.dashboard.i18n import _
from geo.dashboard.state import Data
from geo.errors import BorderlineError
from geo.settings import Settings

_TOOLS = {"bring": bring.show, "read": reading.show, "places": places.show}
_PANEL = 700  # pixels, until the style sheet has its say


def show(data: Data, settings: Settings) -> None:
    """Draw the page that the URL names."""
    st.session_state.pop("redraw", None)
    state.refresh()
    state.restore()
    page = state.page()
    notice = st.container(key="unheard-notice", horizontal=True, vertical_alignment="center")  # always there, so that what follows keeps its place
    with st.container(key="work"):
        controls.filters(data)
    state.remember()
    _stage(data, page)
    with notice:
        controls.unheard(state.unheard(data))
    if page == "about":
        about.show(data)
    elif page in _TOOLS:
        _TOOLS[page](data, settings)


@st.fragment
def _stage(data: Data, page: str) -> None:
    """Draw what the filters show; a change of the store by another program starts the page anew."""
    try:
        if st.session_state.pop("redraw", False) or data.store.version() != data.version:
            st.rerun()
        _draw(data, page)
    except BorderlineError as error:
        start.stop(_("The map cannot go on"), str(error))


def _draw(data: Data, page: str) -> None:
    with st.container(key="stage"):
        notice = st.container(key="hidden-frame")  # always there, so that what follows keeps its place
        left, right = st.columns([1.8, 1], gap="medium")
    with left:
        frame, key, time = st.container(), st.container(), st.container(key="time-frame")
    with time:
        bars = st.container()
        period = timeline.period(data)
    if page not in state.SELECTING:
        return
    view = state.view(data, period)
    state.go_on(data, view)
    chosen = state.selected(data, view.rows) if page == "map" else None
    with notice:
        if page == "map":
            controls.hidden(data, view)
    with right:  # before the map, so that a click's answer is on the page first
        controls.count_line(data, view)
        downloads.show(data, view)
        if page == "map":
            with st.container(key="panel", height=_PANEL, border=False):
                listing.show(data, view) if chosen is None else incident.show(data, view, chosen)
    with key:
        timeline.legend(data, view)
    with frame:
        if page == "map":
            map.show(data, view, chosen)
    with bars:
        timeline.show(data, view, chosen)
    if page == "charts":
        charts.show(data, view)
