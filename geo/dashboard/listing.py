"""The list of incidents: every one that the filters show, also those without a place."""

from __future__ import annotations

import streamlit as st

from geo.codebook import EVENTS
from geo.dashboard import state, words
from geo.dashboard.i18n import _
from geo.dashboard.state import Data, View
from geo.model import Incident

_PAGE = 40


def show(data: Data, view: View) -> None:
    """Draw the list, under headings of days; long lists grow on demand."""
    if view.frame.empty:
        _nothing()
        return
    room = int(st.session_state.get("rows", _PAGE))
    heading = ""
    with st.container(key="rows"):
        for incident in (data.incidents[i] for i in view.frame["id"].head(room)):
            if (day := words.when(incident)) != heading:
                heading = day
                st.html(f'<p class="b-day">{words.html(day)}</p>')
            _row(incident, data)
    if len(view.frame) > room:
        left = len(view.frame) - room
        st.button(_("Show more ({n} left)").replace("{n}", f"{left:,}"), key="grow", on_click=_grow, type="tertiary")


def _row(incident: Incident, data: Data) -> None:
    details = [words.where(incident)] if incident.place else []
    if incident.killed:
        details.append(_("killed: {n}").replace("{n}", words.toll(incident.killed, data.pack)))
    label = f"**{words.markdown(words.kind(incident))}** · {words.markdown(words.who(incident, data.pack))}"
    if details:
        label += f" *{words.markdown(' · '.join(details))}*"
    key = f"row-{EVENTS[incident.event].family}-{incident.id}"
    st.button(label, key=key, on_click=state.select, args=(incident.id,), type="tertiary", width="stretch")


def _grow() -> None:
    st.session_state["rows"] = int(st.session_state.get("rows", _PAGE)) + _PAGE


def _nothing() -> None:
    head, text = _("No incident fits"), _("Widen the days, or take a filter away with Reset. Downloads still work: they are valid and empty.")
    st.html(f'<div class="b-empty"><strong>{head}</strong>{text}</div>')
