"""“Places”: a name in any language or script, what it may mean, and where that lies to the border."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from geo import pipeline
from geo.dashboard import parts, reading, words
from geo.dashboard.i18n import _, percent, sentence
from geo.dashboard.state import Data
from geo.settings import Settings

_MOST = 12  # candidates shown
_SPELLINGS = 4  # of one language
_EXAMPLES = ("Koti", "Тавушская область", "Əlibəyli", "Իջևան", "Fizuli", "10 km au sud-est de Berd")


def show(data: Data, settings: Settings) -> None:
    """Draw the page."""
    with st.container(key="places-page"):
        head, text = _("Places"), _("Type a name as any side spells it, in any script – also with words round it, as news has them.")
        st.html(f'<h2 class="t-h b-alone">{words.html(head)}</h2><p class="t-lead">{words.html(text)}</p>')
        asked = st.text_input(_("Name of a place"), key="place", bind="query-params", max_chars=200, placeholder=_("for example: near Berd")).strip()
        with st.container(horizontal=True, key="place-examples"):
            for n, name in enumerate(_EXAMPLES):
                st.button(name, key=f"place-{n}", on_click=_ask, args=(name,), type="tertiary")
        if asked:
            _answer(asked, data, settings)


def _ask(name: str) -> None:
    st.session_state["place"] = name


def _answer(asked: str, data: Data, settings: Settings) -> None:
    found = _unique(pipeline.lookup(asked, data.pack))
    if not found:
        text = _("The gazetteer knows no place “{name}”.").replace("{name}", asked)
        more = [f"{f['name']} ({f['source']})" for f in pipeline.lookup_online(asked, data.pack, settings)]
        st.html(f'<div class="b-empty" role="status"><strong>{words.html(text)}</strong>{words.html("; ".join(more) or _("Try another spelling, or its district."))}</div>')
        return
    drawn = pipeline.located(asked, data.pack)
    count = _("{n} places bear this name").replace("{n}", str(len(found))) if len(found) > 1 else _("One place bears this name")
    reason = f"{words.where_of(drawn[0].relation, drawn[0].name, drawn[0].name_local)}. {sentence(drawn[1].reason)}" if drawn else ""
    st.html(f'<p class="b-count" role="status"><b>{words.html(count)}</b></p><p class="b-note">{words.html(reason)}</p>')
    parts.mount("places", told(found[:_MOST], asked, data))


def _unique(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({f["place_id"]: f for f in reversed(found)}.values())[::-1]


def told(found: list[dict[str, Any]], asked: str, data: Data) -> dict[str, Any]:
    """Return candidates and drawings for the browser, as plain values."""
    drawn = pipeline.located(asked, data.pack)
    features = [_point(str(n), f, data) for n, f in enumerate(found, 1)]
    if drawn and (drawn[1].geometry.geom_type != "Point" or drawn[0].relation != "at"):
        features.insert(0, reading.drawing("asked", "words", [asked, sentence(drawn[1].reason)], drawn[1]))
    labels = {"candidates": _("Candidates, the likeliest first"), "map": _("Map of the candidates"), "in": _("Closer"), "out": _("Farther"), "go": _("Show on the map")}
    return {
        "candidates": [_candidate(str(n), f, data) for n, f in enumerate(found, 1)], "features": features, **reading.map_config(data),
        "words": labels,
    }  # fmt: skip


def _point(number: str, f: Mapping[str, Any], data: Data) -> dict[str, Any]:
    lines = [f["name"], f"{_(f['kind'])} · {words.actor(f['country'], data.pack) if f['country'] else ''}"]
    return {"key": number, "number": number, "tone": "talks", "lines": lines, "point": [f["lon"], f["lat"]], "blur": f["uncertainty_m"]}


def _candidate(number: str, f: Mapping[str, Any], data: Data) -> dict[str, Any]:
    distance = f["border_distance_m"]
    unit = data.pack.units.get(f["admin1"])
    facts = [
        (_("Kind"), _(f["kind"])), (_("Country"), words.actor(f["country"], data.pack) if f["country"] else ""), (_("Province or district"), unit.name if unit else ""),
        (_("Held by"), words.side(f["side"], data.pack) if f["side"] else ""), (_("Border section"), f["border_section"]),
        (_("To the border"), words.metres(distance) if distance is not None else _("far from this border")),
        (_("Known to within"), words.metres(f["uncertainty_m"]) if f["uncertainty_m"] else ""), (_("Coordinates"), f"{f['lat']:.4f}, {f['lon']:.4f}"),
    ]  # fmt: skip
    names = [(words.tongue(code) if code else _("other spellings"), ", ".join(spelled[:_SPELLINGS])) for code, spelled in f["names"].items() if spelled]
    return {
        "key": number, "number": number, "tone": "talks", "name": f["name"], "local": f["name_local"], "share": f["score"],
        "score": _("{n} likely").replace("{n}", percent(f["score"])), "facts": [x for x in facts if x[1]], "names": names,
    }  # fmt: skip
