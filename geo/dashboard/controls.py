"""The header and the row of filters with the line that says what is shown."""

from __future__ import annotations

import geopandas
import streamlit as st

from geo.codebook import EVENTS
from geo.dashboard import about, state, words
from geo.dashboard.i18n import LANGUAGES, _, days, language
from geo.dashboard.state import Data, View


def header(data: Data) -> None:
    """Draw the product's name, its one line, the language and the way to “About the data”."""
    with st.container(key="head", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        name = st.container(width="content")
        with st.container(key="tools", horizontal=True, width="content", vertical_alignment="center"):
            # First, because every other text follows it; its options are their own labels, so that the URL says lang=fr.
            st.segmented_control(_("Language"), LANGUAGES, default="en", required=True, key="lang", label_visibility="collapsed", bind="query-params")
            if st.button(_("About the data"), type="tertiary", key="about"):
                about.show(data)
        region = data.pack.region.name if language() == "en" else data.pack.region.names.get(language(), data.pack.region.name)
        line = _("Incidents of the {region}, read from news").replace("{region}", region)
        name.html(f'<div class="b-head"><h1>Border<i></i>line</h1><p>{words.html(line)}</p></div>', width="content")


def filters(data: Data) -> None:
    """Draw the filters; what they hold is read by `state.view`."""
    frame = data.frame
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        events = sorted(set(frame["event"]), key=list(EVENTS).index, reverse=True)
        st.multiselect(
            _("Events"), events, key="event", bind="query-params", placeholder=_("All events"), width=290, label_visibility="collapsed",
            format_func=lambda e: _(EVENTS[e].label)[:1].upper() + _(EVENTS[e].label)[1:],
        )  # fmt: skip
        actors = _countries(frame)
        st.multiselect(
            _("Actors"), actors, key="actor", bind="query-params", placeholder=_("All actors"), width=290, label_visibility="collapsed",
            format_func=lambda a: words.actor(a, data.pack),
        )  # fmt: skip
        with st.popover(_("More filters")), st.container(key="more"):
            st.text_input(_("Words in the evidence, places or actors"), key="find", bind="query-params", placeholder=_("for example: drones"))
            codes = sorted(int(p) for p in frame["geo_precision"].dropna().unique())
            st.multiselect(
                _("How exactly the place is known"), codes, key="precision", bind="query-params", placeholder=_("Any precision"),
                format_func=lambda p: f"{p} · {_(words.PRECISIONS[p])}",
            )  # fmt: skip
            st.number_input(_("Killed, at least"), min_value=0, step=1, key="killed", bind="query-params")
        st.button(_("Reset"), key="reset", on_click=state.reset, args=(data.span,), type="tertiary")


def _countries(frame: geopandas.GeoDataFrame) -> list[str]:
    codes = ";".join(frame["actors"]) + ";" + ";".join(frame["recipients"])
    return sorted({c.partition(":")[0] for c in codes.split(";") if c})


def count(data: Data, view: View) -> str:
    """Return what is shown in words: ``"13 of 13 incidents, 12–17 July 2020"``."""
    text = _("{n} of {all} incidents").replace("{n}", f"{len(view.frame):,}").replace("{all}", f"{len(data.frame):,}")
    return ", ".join([text, *([days(*view.period)] if view.period else []), *view.conditions])


def count_line(data: Data, view: View) -> None:
    """Draw the line that says what is shown, and how many of it have no place."""
    head, _comma, rest = count(data, view).partition(", ")
    unplaced = int(view.frame["geo_precision"].isna().sum())
    note = _("{n} of them name no place: they are in the list and in the arcs between actors.").replace("{n}", str(unplaced)) if unplaced else ""
    st.html(f'<p class="b-count" role="status"><b>{words.html(head)}</b>{", " if rest else ""}<span>{words.html(rest)}</span></p><p class="b-note">{words.html(note)}</p>')
