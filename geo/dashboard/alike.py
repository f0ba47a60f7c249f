"""“May be the same as …”: the other incidents that reports leave open whether they are the opened one, for a person to say.

Law: the machine proposes and merges nothing here; what a person says is a judgement like any other, and is not asked again.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

import streamlit as st

from geo.codebook import EVENTS
from geo.dashboard import listing, parts, review, state, words
from geo.dashboard.i18n import _, number
from geo.dashboard.state import Data, View
from geo.model import Document, Incident
from geo.quotes import passages

_PUBLISHERS = 2  # of an incident that are named
_QUOTED, _NAME = 240, 50  # characters of its sentence, and of a source's name


def show(incident: Incident, data: Data, view: View) -> None:
    """Draw the incidents that may be the same, each with what a person can say of it; nothing where there are none."""
    others = {i.id: i for i in data.store.incidents(incident.alike)}
    texts = data.store.texts([s.document_id for i in others.values() for s in i.sources[:1]])
    told = [_row(others[name], data, texts) for name in incident.alike if name in others]
    if not told:
        return
    further = incident.n_alike - len(told)
    parts.mount("alike", {
        "rows": told, "heading": _("May be the same as"), "merge": _("Merge the two"), "part": _("Not the same"),
        "note": _("Kind, day, parties and place fit, but not surely enough for the machine to merge them. What you say here is kept as your judgement."),
        "more": _("and {n} more that are less alike").replace("{n}", number(further)) if further > 0 else "",
    }, on_pick_change=lambda: _pick(data), on_merge_change=lambda: _ask("merge", data), on_part_change=lambda: _ask("split", data))  # fmt: skip
    what, name = st.session_state.pop("alike-asked", ("", ""))
    if name in others:
        mine, theirs = ([s.report_id for s in i.sources] for i in (incident, others[name]))
        made: review.Made = [("merge", mine + theirs, {})] if what == "merge" else [("split", pair, {}) for pair in product(mine, theirs)]
        review.judge(made, str(st.session_state.get("reviewer") or ""), "", data, view)


def _row(i: Incident, data: Data, texts: Mapping[str, Document]) -> dict[str, Any]:
    said, first = "", i.sources[0]
    if first.document_id in texts:
        region = data.pack.languages.get(first.language)
        said = next(iter(passages(texts[first.document_id], first.evidence, region.abbreviations if region else frozenset())), "")
    return {
        "row": state.row(data, i.id), "kind": words.kind(i), "who": words.who(i, data.pack), "family": EVENTS[i.event].family, "badge": listing.badge(i),
        "more": " · ".join([words.when(i), words.where(i), sources(i, said)]), "quote": _cut(said, _QUOTED), "lang": first.language,
    }  # fmt: skip


def sources(i: Incident, said: str = "") -> str:
    """Return who publishes an incident's reports, and in which languages: ``"TASS, Panorama and 2 more (Armenian, Russian)"``.

    A title that only begins what is quoted anyway is left out.
    """
    known = [s.publisher or s.title for s in i.sources]
    names = list(dict.fromkeys(_cut(name or _("unnamed source"), _NAME) for name in known if not name or not said.startswith(name.rstrip(" …"))))
    more = len(names) - _PUBLISHERS
    told = ", ".join(names[:_PUBLISHERS]) + (_(" and {n} more").replace("{n}", number(more)) if more > 0 else "")
    tongues = ", ".join(sorted({words.tongue(s.language) for s in i.sources}))
    return f"{told} ({tongues})" if told else tongues


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rstrip() + "…"


def _pick(data: Data) -> None:
    if name := _told("pick", data):
        state.select(name)


def _ask(what: str, data: Data) -> None:
    """Keep what is asked for until the panel is drawn, where it can be told that it is being saved."""
    if name := _told("merge" if what == "merge" else "part", data):
        st.session_state["alike-asked"] = what, name


def _told(trigger: str, data: Data) -> str:
    row = parts.told("alike", trigger)
    return data.id(row) if isinstance(row, int) and 0 <= row < len(data.frame) else ""
