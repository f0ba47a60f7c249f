"""The header and the row of filters with the line that says what is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import streamlit as st

from geo import columns, marks
from geo.codebook import EVENTS, country
from geo.dashboard import parts, state, words
from geo.dashboard.i18n import LANGUAGES, _, capital, days, language, number
from geo.dashboard.state import Data, View

_MOST = 500  # options of one filter: the sources of a large store


def header(data: Data) -> None:
    """Draw the product's name, its one line, the way to the pages and the language."""
    state.ask()
    with st.container(key="head", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        name = st.container(width="content")
        pages = st.container(key="pages", width="content")
        with st.container(key="tools", horizontal=True, width="content", vertical_alignment="center"):
            # First, because every other text follows it; its options are their own labels, so that the URL says lang=fr.
            st.segmented_control(_("Language"), LANGUAGES, default="en", required=True, key="lang", label_visibility="collapsed", bind="query-params")
        with name:
            parts.mount("tongue", language())
        with pages:
            _switch()
        region = data.pack.region.name if language() == "en" else data.pack.region.names.get(language(), data.pack.region.name)
        line = _("Incidents of the {region}, read from news").replace("{region}", region)
        name.html(f'<div class="b-head"><h1>Border<i></i>line</h1><p>{words.html(line)}</p></div>', width="content")


def _switch() -> None:
    names = {
        "map": _("Map"), "charts": _("Charts"), "read": _("Read a text"), "places": _("Places"), "bring": _("Documents"), "about": _("About the data"),
    }  # fmt: skip
    default = None if "page-switch" in st.session_state else state.page()
    st.segmented_control(
        _("Page"), list(names), default=default, required=True, key="page-switch", format_func=names.__getitem__, label_visibility="collapsed", on_change=_turn,
    )  # fmt: skip


def _turn() -> None:
    state.turn(st.session_state["page-switch"])


def unheard(parts: Sequence[str]) -> None:
    """Say what of the address was not understood."""
    if parts:
        text = _("Not understood in the address, and left out: {parts}").replace("{parts}", ", ".join(parts))
        st.html(f'<p class="b-demo" role="alert">{words.html(text)}</p>', width="stretch")
        st.button(_("Got it"), key="heard", on_click=st.session_state.pop, args=("unheard", None), type="tertiary")


def filters(data: Data) -> None:
    """Draw the filters; what they hold is read by `state.query`."""
    kinds = columns.categories(data.frame, "kind")
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        events = sorted({k.partition("/")[0] for k in kinds}, key=list(EVENTS).index, reverse=True)
        _choice("event", _("Events"), events, _("All events"), lambda e: words.kind_of(e, ""), compact=True)
        named = actors(data)
        _choice("actor", _("Actors"), named, _("All actors"), lambda a: words.actor(a, data.pack), compact=True)
        with st.popover(_more(), key="more-button"), st.container(key="more"):
            _further(data, named, [k for k in kinds if k.partition("/")[2]])
        with st.popover(_review(data), key="needs-button"), st.container(key="needs-form"):
            _needs(data)
        st.button(_("Reset"), key="reset", on_click=state.reset, args=(data.span,), type="tertiary")


def _more() -> str:
    held = [n for n in (*state.LISTS, *state.NUMBERS, *state.OTHERS) if n not in ("event", "actor", "needs") and st.session_state.get(n)]
    n = len(held) + bool(state.area())
    return _("More filters") + (f" · {n}" if n else "")


def _review(data: Data) -> str:
    left = int(np.any(list(data.needs.values()), axis=0).sum())
    return capital(_("needs review")) + (f" · {number(left)}" if left else "")


def _needs(data: Data) -> None:
    """What a person should look at, for which reasons, and how much of it is left."""
    told = _("Incidents that a person should look at, and nobody has yet. What is confirmed, corrected or discarded leaves this list.")
    st.html(f'<p class="b-note">{words.html(told)}</p>')
    st.pills(_("Why"), list(words.NEEDS), selection_mode="multi", key="needs", bind="query-params", format_func=lambda n: capital(_(words.NEEDS[n])))
    counts = " · ".join(f"{_(words.NEEDS[need])}: {number(int(rows.sum()))}" for need, rows in data.needs.items() if rows.any())
    st.html(f'<p class="b-note" role="status">{words.html(capital(counts) or _("Nothing is left to review"))}</p>')
    everything = list(words.NEEDS)
    st.button(_("Review all of them"), key="needs-all", on_click=state.choose, args=("needs", everything), disabled=st.session_state.get("needs") == everything)


def _further(data: Data, named: list[str], kinds: list[str]) -> None:
    """The less frequent filters: what, who, where, how sure, which sources."""
    frame, region = data.frame, data.pack

    def name(code: str) -> str:
        return words.actor(code, region)

    said, losses, sure = st.columns([2, 1, 1], gap="medium")
    said.text_input(_("Words in the sentences, places, events or actors"), key="find", bind="query-params", placeholder=_("for example: drones"))
    losses.number_input(_("Killed, at least"), min_value=0, step=1, key="killed", bind="query-params")
    sure.number_input(_("Confidence, at least (%)"), min_value=0, max_value=100, step=5, key="confidence", bind="query-params")
    who, place, told = st.columns(3, gap="medium")
    with who:
        _choice("what", _("Kind of event"), sorted(kinds, key=_kind), _("Any kind"), _kind)
        _roles()
        st.checkbox(_("Only where the doer is named"), key="named", bind="query-params")
        _choice("recipient", _("To whom"), named, _("Anybody"), name)
        _choice("claimant", _("Who says so"), _countries(columns.members(frame, "claimants")), _("Anybody"), name)
    with place:
        _choice("country", _("Country of the place"), columns.members(frame, "side"), _("Any country"), lambda c: words.side(c, region))
        order = {f.name: n for n, f in enumerate(region.sections)}
        sections = sorted(columns.members(frame, "section"), key=lambda s: order.get(s, len(order)))
        _choice("section", _("Section of the border"), sections, _("Any section"), str)
        st.number_input(_("Distance to the border, at most (km)"), min_value=0, value=None, step=5, key="distance", bind="query-params", placeholder=_("Any distance"))
        precisions = [int(p) for p in np.unique(frame["precision"].to_numpy()) if p]
        _choice("precision", _("How exactly the place is known"), precisions, _("Any precision"), lambda p: f"{p} · {_(words.PRECISIONS[p])}")
    with told:
        _choice("told", _("Language of the source"), columns.members(frame, "languages"), _("Any language"), words.tongue)
        _choice("source", _("Source"), columns.members(frame, "publishers", "\n")[:_MOST], _("Any source"), str)
        _choice("collection", _("Collection"), columns.members(frame, "collections"), _("All collections"), str)
        _choice("review", _("Review"), columns.members(frame, "review"), _("Any state"), lambda r: _(words.REVIEWS[r]))


def _choice(key: str, label: str, options: Sequence[Any], empty: str, name: Callable[[Any], str], compact: bool = False) -> None:
    st.multiselect(
        label, options, key=key, bind="query-params", placeholder=empty, format_func=name, width=290 if compact else "stretch",
        label_visibility="collapsed" if compact else "visible",
    )  # fmt: skip


def _roles() -> None:
    names = {"actor": _("acts"), "recipient": _("is acted on")}
    st.segmented_control(_("The chosen actor …"), list(names), key="role", format_func=lambda r: names[r], bind="query-params", width="stretch")


def _kind(kind: str) -> str:
    return words.kind_of(*kind.split("/"))


def actors(data: Data) -> list[str]:
    """Return every country and organisation that acts or is acted on."""
    return _countries(columns.members(data.frame, "who"))


def _countries(codes: Sequence[str]) -> list[str]:
    return sorted({country(part) for code in codes for part in code.split(columns.BETWEEN)} - {""})


def count(data: Data, view: View) -> str:
    """Return what is shown in words: ``"13 of 13 incidents, 12–17 July 2020"``."""
    text = _("{n} of {all} incidents").replace("{n}", number(len(view.rows))).replace("{all}", number(data.total))
    return ", ".join([text, *([days(*view.period)] if view.period else []), *view.conditions])


def count_line(data: Data, view: View) -> None:
    """Draw the line that says what is shown, and how many of it have no place."""
    head, _comma, rest = count(data, view).partition(", ")
    unplaced = len(view.rows) - len(marks.placed(data.frame, view.rows))
    notes = [_("{n} of them name no place: they are in the list and in the arcs between actors.").replace("{n}", number(unplaced))] if unplaced else []
    if hidden := undated(data, view):
        notes.append(_("{n} undated not shown: choose all days to see them.").replace("{n}", number(hidden)))
    note = "".join(f'<p class="b-note">{words.html(n)}</p>' for n in notes)
    st.html(f'<p class="b-count" role="status"><b>{words.html(head)}</b>{", " if rest else ""}<span>{words.html(rest)}</span></p>{note}')


def hidden(data: Data, view: View) -> None:
    """Say that the incident of the address is not among those shown, with the way to it; draw nothing otherwise."""
    row = state.hidden(data, view.rows)
    if row is None:
        return
    with st.container(key="hidden-notice", horizontal=True, vertical_alignment="center"):
        text = _("The incident of this address is hidden by the filters or the days chosen.")
        st.html(f'<p class="b-demo" role="alert">{words.html(text)}</p>', width="stretch")
        st.button(_("Show it, without filters"), key="reveal", on_click=state.reveal, args=(data, row), type="tertiary")
        st.button(_("Close"), key="leave-hidden", on_click=state.select, args=(None,), type="tertiary")


def undated(data: Data, view: View) -> int:
    """Return how many undated incidents are out of sight because some days are chosen, and for no other filter."""
    never = data.frame["first"].to_numpy() == columns.NEVER
    return int(never[view.matching].sum() - never[view.rows].sum())
