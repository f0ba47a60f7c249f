"""The map's panel: the constant base map, the feed of incidents that the browser keeps, and one feature group that changes."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from functools import partial
from typing import Any

import numpy as np
import shapely
import streamlit as st
from streamlit_folium import st_folium

from geo import columns, filters, layers, marks
from geo.dashboard import basemap, parts, state, theme, timeline
from geo.dashboard.i18n import _, language
from geo.dashboard.state import Data, View
from geo.filters import Rows
from geo.settings import ROOT

STATIC = ROOT / "static"
_HEIGHT = 560  # pixels, until the style sheet has its say
_KINDS = len(theme.FAMILIES)


def show(data: Data, view: View, selected: int | None) -> None:
    """Draw the map with what the filters show."""
    feed = _feed(data.url, data.version, language(), repr(view.query), view, data)
    parts.mount("feed", feed)
    with st.container(key="map-frame"):
        st_folium(
            layers.base_map(data.pack, config(data)), key="map", height=_HEIGHT, use_container_width=True,
            returned_objects=["last_object_clicked_tooltip"], feature_group_to_add=layers.feature_group(told(data, view, selected, feed)),
            on_change=partial(state.clicked, data),
        )  # fmt: skip


@st.cache_resource(show_spinner=False, max_entries=12)
def _feed(url: str, version: int, code: str, key: str, _view: View, _data: Data) -> dict[str, Any]:
    """Return what the browser is sent once for all periods: up to a number the incidents, of more what an animation needs."""
    frame, rows = _data.frame, marks.placed(_data.frame, _view.matching)
    numbers = marks.footprints(frame, rows)
    made: dict[str, Any] = {"key": hashlib.sha256(f"{version} {code} {key}".encode()).hexdigest()[:12], "families": [f.id for f in theme.FAMILIES]}
    made["shapes"] = marks.shapes(_data.store.shapes(list(numbers)), numbers, _data.pack)
    if len(rows) <= marks.MAX_POINTS:
        made["points"] = marks.points(frame, rows, _data.family, state.labels(_data), numbers)
    elif _data.span:
        made["film"] = marks.film(frame, rows, _data.family, _KINDS, columns.to_day(_data.span[0]), timeline.bin_days(_data.span))
    return made


def told(data: Data, view: View, selected: int | None, feed: dict[str, Any]) -> dict[str, Any]:
    """Return what the map is told of this run; bounded in size."""
    frame, labels = data.frame, state.labels(data)
    whole = view.period is None or view.period == data.span
    rows = marks.placed(frame, view.rows)
    arcs, chips = marks.flows(frame, view.rows, selected, data.pack, labels)
    before = _before(data, view)
    payload: dict[str, Any] = {
        "feed": feed["key"], "period": None if whole or view.period is None else [columns.to_day(d) for d in view.period], "arcs": arcs, "chips": chips,
        "units": marks.areas(frame, rows, before, "unit"), "sections": marks.areas(frame, rows, before, "section"), "trend": len(before) > 0,
        "extent": marks.extent(frame, rows, _boxes(data.url, data.version, data), data.pack.region.bounds),
        "area": [list(p) for p in view.query.area], "selected": selected, "chosen": _chosen(data, selected, labels),
    }  # fmt: skip
    if "points" not in feed:
        payload |= _counted(data, view, rows, labels, {s["key"]: n for n, s in enumerate(feed["shapes"])})
    payload["stamp"] = hashlib.sha256(repr((feed["key"], view.period, selected, payload.get("cells"), payload.get("near"))).encode()).hexdigest()[:12]
    return payload


@st.cache_resource(show_spinner=False, max_entries=2)
def _boxes(url: str, version: int, _data: Data) -> dict[str, marks.Box]:
    """Return the bounds of all footprints by their key."""
    return {key: shape.bounds for key, shape in _data.store.shapes([k for k in columns.categories(_data.frame, "shape") if k]).items()}


def _counted(data: Data, view: View, rows: Rows, labels: marks.Labels, numbers: dict[str, int]) -> dict[str, Any]:
    """Of many incidents: those in view one by one if they are few – of all days if possible, for the animation –, else counts per cell."""
    sight = state.sight(data)
    made: dict[str, Any] = {"shown": marks.shape_counts(data.frame, rows, data.family, _KINDS, numbers)}
    near = marks.in_sight(data.frame, rows, sight)
    if len(near) > marks.MAX_NEAR:
        return made | {"cells": marks.cells(data.frame, near, data.family, _KINDS, sight)}
    always = marks.in_sight(data.frame, marks.placed(data.frame, view.matching), sight)
    every = len(always) <= marks.MAX_NEAR
    return made | {"near": marks.points(data.frame, always if every else near, data.family, labels, numbers), "every": every}


def _chosen(data: Data, selected: int | None, labels: marks.Labels) -> dict[str, Any] | None:
    """The selected incident's own point and footprint, whatever else is drawn."""
    if selected is None or not data.frame["precision"].iloc[selected]:
        return None
    key = str(data.frame["shape"].iloc[selected])
    geometries = data.store.shapes([key]) if key else {}
    points = marks.points(data.frame, np.array([selected]), data.family, labels)
    return {"points": points, "shapes": marks.shapes(geometries, geometries, data.pack)}


def _before(data: Data, view: View) -> Rows:
    """Return the placed rows of the period of equal length before the chosen one; none if that reaches before the first day."""
    if view.period is None or data.span is None:
        return view.rows[:0]
    since, until = view.period
    length = until - since + timedelta(days=1)
    if since - length < data.span[0]:
        return view.rows[:0]
    return marks.placed(data.frame, filters.within(data.frame, view.matching, since - length, since - timedelta(days=1)))


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
        "words": _words(), "lang": language(),
    }  # fmt: skip


def _words() -> dict[str, str]:
    return {
        "map": _("Map of incidents"), "home": _("Show the whole border"), "fit": _("Zoom to what is shown"),
        "full": _("Full screen"), "layers": _("Layers"), "legend": _("How to read it"),
        "spots": _("Incidents"), "shapes": _("Footprints"), "shapes_note": _("lines and areas with their uncertainty"),
        "arcs": _("Who → whom"), "arcs_note": _("arcs between the actors' capitals"), "units": _("Provinces and districts"),
        "heat": _("Heat"), "heat_note": _("where most incidents lie"),
        "none": _("No shading"), "shade": _("Shade by district and section"), "count": _("Incidents"), "deaths": _("Killed"),
        "trend": _("Change to the days before"), "trend_note": _("the same number of days before the chosen ones"),
        "no_trend": _("Choose fewer days to compare with as many before."),
        "exclaves": _("Exclaves"), "exclaves_note": _("sovereignty and control differ; with dates"),
        "past": _("Historic lines"), "past_note": _("until 1991 and 1994–2020; no claim of today"),
        "tiles": _("Online map"), "tiles_note": _("asks openstreetmap.org for pictures of where you look"),
        "size": _("Larger: more people killed"), "line": _("Somewhere along this line; the band is the uncertainty"),
        "zone": _("Somewhere in this area"), "cluster": _("Several incidents; the ring shows their families"),
        "circle": _("The place is known to within this circle"), "arc": _("Who → whom, thicker for more incidents; dashed where no text names the doer"),
        "incidents": _("{n} incidents"), "killed": _("Killed: {n}"), "open": _("Click to open"), "zoom": _("Click to look closer"),
        "before": _("{n} in the days before"), "filter": _("Click to show only these"),
        "draw": _("Choose an area"), "rectangle": _("Draw a rectangle"), "polygon": _("Draw a polygon"), "here": _("What is in view"),
        "clear": _("Remove the area"), "draw_help": _("Drag from corner to corner. Escape cancels."),
        "polygon_help": _("Click each corner; click the first again, or press Enter, to close it. Escape cancels."),
        "hint": _("Drag the two handles under the map to choose days. Click a mark, or a row of the list, to read the sentence behind it."),
        "hint_close": _("Got it"),
    }  # fmt: skip
