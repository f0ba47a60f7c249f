"""The list of incidents: every one that the filters show, also those without a place."""

from __future__ import annotations

from typing import Any

import streamlit as st

from geo import pipeline
from geo.codebook import EVENTS
from geo.dashboard import parts, state, words
from geo.dashboard.i18n import _, number
from geo.dashboard.state import Data, View
from geo.model import Incident

_PAGE = 40


def show(data: Data, view: View) -> None:
    """Draw the list, under headings of days; long lists grow on demand."""
    if not len(view.rows):
        _nothing(bool(view.query.needs))
        return
    rows = view.rows[: int(st.session_state.get("room", _PAGE))]
    left = len(view.rows) - len(rows)
    told = {
        "rows": [_row(int(row), incident, data, bool(view.query.needs)) for row, incident in zip(rows, data.incidents(rows), strict=True)], "label": _("Incidents shown"),
        "more": _("Show more ({n} left)").replace("{n}", number(left)) if left else "",
    }  # fmt: skip
    parts.mount("list", told, on_pick_change=lambda: _pick(data), on_more_change=_grow)


def _row(row: int, i: Incident, data: Data, queue: bool) -> dict[str, Any]:
    details = [words.where(i)] if i.place else []
    details += [*words.losses(i, data.pack), *filter(None, [words.claim_of(i.asserted_by, data.pack, i.asserted_by_inferred)])]
    days = [int(data.frame[name].iloc[row]) for name in ("first", "last")]
    return {"row": row, "days": days, "day": words.when(i), "family": EVENTS[i.event].family, "kind": words.kind(i),
            "who": words.who(i, data.pack), "badge": badge(i), "more": " · ".join(details), "needs": words.needs(data.why(row)) if queue else ""}  # fmt: skip


def badge(i: Incident) -> str:
    """Return the mark of an incident that only the demo tells."""
    return pipeline.DEMO if all(s.collection == pipeline.DEMO for s in i.sources) else ""


def _pick(data: Data) -> None:
    row = parts.told("list", "pick")
    if isinstance(row, int) and 0 <= row < len(data.frame):
        state.select(data.id(row))


def _grow() -> None:
    st.session_state["room"] = int(st.session_state.get("room", _PAGE)) + _PAGE


def _nothing(queue: bool) -> None:
    head, text = _("No incident fits"), _("Widen the days, or take a filter away with Reset. Downloads still work: they are valid and empty.")
    if queue:
        head, text = _("Nothing is left to review"), _("A person has looked at all of it, as far as the other filters show it.")
    st.html(f'<div class="b-empty"><strong>{head}</strong>{text}</div>')
