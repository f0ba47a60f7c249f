"""The map's panel: the constant base map, and one feature group that changes."""

from __future__ import annotations

import hashlib
from typing import Any

import shapely
import streamlit as st
from streamlit_folium import st_folium

from geo import layers
from geo.dashboard import basemap, state, theme, words
from geo.dashboard.i18n import _
from geo.dashboard.state import Data, View
from geo.settings import ROOT

STATIC = ROOT / "static"
_HEIGHT = 560  # pixels, until the style sheet has its say


def show(data: Data, view: View, selected: str | None) -> None:
    """Draw the map with what the filters show."""
    known = state.marked(data)
    shown = [known[i] for i in view.frame["id"]]
    texts = {"arc": _("{actor} → {recipient}: {n} of the incidents shown"), "both": _("{actor} ↔ {recipient}: {n} of the incidents shown"),
             "chip": _("{actor} takes part in {n} of the incidents shown; click to show only these")}  # fmt: skip
    stamp = hashlib.sha256(("|".join(view.frame["id"]) + f"{selected} {view.period}").encode()).hexdigest()[:12]
    payload = layers.overlay(shown, data.pack, selected, texts, stamp, lambda code: words.actor(code, data.pack))
    with st.container(key="map-frame"):
        st_folium(
            layers.base_map(data.pack, config(data)), key="map", height=_HEIGHT, use_container_width=True,
            returned_objects=["last_object_clicked_tooltip"], feature_group_to_add=layers.feature_group(payload), on_change=state.clicked,
        )  # fmt: skip


def config(data: Data) -> dict[str, Any]:
    """Return what the base map is told once."""
    capitals = [data.pack.capitals[iso] for iso in data.pack.region.parties if iso in data.pack.capitals]
    west, south, east, north = shapely.union_all([data.pack.border, *(shapely.Point(c.lon, c.lat) for c in capitals)]).bounds
    inner = data.pack.border.bounds
    return {
        "base": basemap.write_base(data.pack, STATIC),
        "attribution": data.pack.region.licence["attribution"],
        "bounds": [[south, west], [north, east]],
        "border": [[inner[1], inner[0]], [inner[3], inner[2]]],
        "families": [
            {"id": f.id, "label": _(f.label), "path": theme.path(f.shape), "light": f.light, "dark": f.dark} for f in theme.FAMILIES
        ],
        "words": {
            "map": _("Map of incidents"), "home": _("Show the whole border"), "full": _("Full screen"), "layers": _("Layers"), "legend": _("How to read it"),
            "arcs": _("Who → whom"), "arcs_note": _("arcs between the actors' capitals"), "units": _("Provinces and districts"),
            "exclaves": _("Exclaves"), "exclaves_note": _("sovereignty and control differ; with dates"),
            "past": _("Historic lines"), "past_note": _("until 1991 and 1994–2020; no claim of today"),
            "tiles": _("Online map"), "tiles_note": _("asks openstreetmap.org for pictures of where you look"),
            "size": _("Larger: more people killed"), "line": _("Somewhere along this line; the band is the uncertainty"),
            "circle": _("The place is known to within this circle"), "arc": _("Who → whom, thicker for more incidents"),
            "incidents": _("{n} incidents"), "open": _("Click to open"),
            "hint": _("Drag the two handles under the map to choose days. Click a mark, or a row of the list, to read the sentence behind it."),
            "hint_close": _("Got it"),
        },
    }  # fmt: skip
