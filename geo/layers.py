"""The map: the only module that imports folium.

Law: the base map's script is the same in every run, so that nothing ever reloads it; whatever changes travels in one feature
group as plain JSON, and the browser puts text from documents into the page as text, never as HTML. Nothing is fetched from
another host than our own; online tiles are a layer that the user switches on.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import folium
import numpy as np
import shapely
from folium.elements import JSCSSMixin
from folium.template import Template
from shapely.geometry.base import BaseGeometry

from geo.codebook import EVENTS
from geo.model import Incident
from geo.pack import Pack

STATIC = "../../app/static"  # from the map's own frame, so that it holds under any base path
MAX_MARKS = 1500  # more incidents than this are counted in cells of a grid
MAX_SHAPES = 60
MAX_ARCS = 60
_CELL = 0.08  # degrees
_TOLERANCE = 0.0008  # degrees: about 80 m, less than any footprint's uncertainty
_PACKAGES = {
    "XStatic-Leaflet": ("leaflet", "leaflet.js", "leaflet.css", "images"),
    "XStatic-Leaflet-MarkerCluster": ("leaflet_markercluster", "leaflet.markercluster.js", "MarkerCluster.css"),
}

_JINJA = re.compile(r"\{(?=[{%#])")  # never JSON's own brace, which a quote or a brace's end follows

Describe = Callable[[Incident], Sequence[str]]


def install_assets(static: Path) -> None:
    """Copy Leaflet and its cluster plugin from their packages to ``static/vendor`` and make folium use them and nothing else."""
    vendor = static / "vendor"
    vendor.mkdir(parents=True, exist_ok=True)
    for package, (folder, *names) in _PACKAGES.items():
        source = Path(str(distribution(package).locate_file(f"xstatic/pkg/{folder}/data")))
        for name in names:
            if (source / name).is_dir():
                shutil.copytree(source / name, vendor / name, dirs_exist_ok=True)
            elif not (vendor / name).exists() or (vendor / name).stat().st_size != (source / name).stat().st_size:
                shutil.copyfile(source / name, vendor / name)
    own = hashlib.sha256((static / "map.js").read_bytes() + (static / "map.css").read_bytes()).hexdigest()[:10]
    for kind in _subclasses(JSCSSMixin):
        kind.default_js, kind.default_css = [], []
    folium.Map.default_js = [
        ("leaflet", f"{STATIC}/vendor/leaflet.js"), ("cluster", f"{STATIC}/vendor/leaflet.markercluster.js"), ("map", f"{STATIC}/map.js?{own}"),
    ]  # fmt: skip
    folium.Map.default_css = [
        ("leaflet", f"{STATIC}/vendor/leaflet.css"), ("cluster", f"{STATIC}/vendor/MarkerCluster.css"), ("map", f"{STATIC}/map.css?{own}"),
    ]  # fmt: skip


def _subclasses(kind: type[Any]) -> Iterable[type[Any]]:
    for sub in kind.__subclasses__():
        yield sub
        yield from _subclasses(sub)


# ---------------------------------------------------------------- the base map


class _Base(folium.MacroElement):
    _template = Template("""
        {% macro script(this, kwargs) %}
            Borderline.start({{ this._parent.get_name() }}, Object.assign({{ this.config }}, {tiles: {{ this.tiles.get_name() }}}));
        {% endmacro %}
    """)

    def __init__(self, config: Mapping[str, Any], tiles: folium.TileLayer) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Base"
        self.config, self.tiles = to_script(config), tiles


def base_map(pack: Pack, config: Mapping[str, Any]) -> folium.Map:
    """Return the base map: no tiles, everything drawn from our own data.

    Parameters
    ----------
    pack : Pack
        Where the map opens.
    config : mapping
        ``base`` (URL of the base layers' JSON), ``families`` (id, label, shape, light and dark colour), ``words`` (labels of the
        controls), ``attribution`` (HTML, ours) and ``bounds`` (``[[south, west], [north, east]]``).
    """
    lon, lat = pack.region.centre
    made = folium.Map(location=(lat, lon), zoom_start=pack.region.zoom, tiles=None, control_scale=True, zoom_control=True)
    # folium ignores max_zoom without tiles, and clusters need one.
    made.options |= {"max_zoom": 15, "min_zoom": 2, "zoom_snap": 0.5, "world_copy_jump": True}
    tiles = folium.TileLayer("https://tile.openstreetmap.org/{z}/{x}/{y}.png", attr="© OpenStreetMap contributors", max_zoom=15, overlay=True, show=False)
    tiles.add_to(made)
    _Base(config, tiles).add_to(made)
    return made


# ---------------------------------------------------------------- what changes


class _Overlay(folium.MacroElement):
    # The first line empties streamlit-folium's own list, which otherwise keeps every group ever shown.
    _template = Template("""
        {% macro script(this, kwargs) %}
            window.feature_group = [];
            Borderline.show({{ this.payload }});
        {% endmacro %}
    """)

    def __init__(self, payload: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Overlay"
        self.payload = to_script(payload)


def feature_group(payload: Mapping[str, Any]) -> folium.FeatureGroup:
    """Return the feature group that carries a payload of `overlay` to the browser."""
    group = folium.FeatureGroup(name="incidents", control=False)
    _Overlay(payload).add_to(group)
    return group


def to_script(value: Any) -> str:
    """Return JSON that is inert wherever it stands: in a script, a template literal, HTML, or folium's own renaming of variables.

    Also in a Jinja template: branca compiles the script that it has rendered once more, so a text's ``{{ … }}`` would run in Python.
    """
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    for sign in "<>&'`$_":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return _JINJA.sub(r"\\u007b", text)


@dataclass(frozen=True)
class Marked:
    """One incident, ready for the browser: its mark, the key of its footprint, and its countries as actors and recipients."""

    id: str
    family: str
    mark: dict[str, Any] | None
    shape: dict[str, Any] | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    extra: Mapping[str, Any] = field(default_factory=dict)


def prepare(incidents: Sequence[Incident], pack: Pack, describe: Describe) -> dict[str, Marked]:
    """Return every incident's mark by id; done once for a store's version.

    Parameters
    ----------
    incidents, pack
        What to draw and its region.
    describe : callable
        The lines of an incident's tooltip, plain text.
    """
    shaper = _Shaper(pack)
    return {i.id: _marked(i, list(describe(i)), shaper) for i in incidents}


def _marked(i: Incident, lines: list[str], shaper: _Shaper) -> Marked:
    family = EVENTS[i.event].family
    mark = shape = None
    if i.footprint:
        lon, lat = i.footprint.point
        mark = {"id": i.id, "p": [round(lon, 5), round(lat, 5)], "f": family, "k": i.killed.best if i.killed else 0, "t": lines}
        if i.footprint.geometry.geom_type == "Point":
            mark["u"] = round(i.footprint.uncertainty_m)
        else:
            shape = shaper.shape(i.footprint.geometry) | {"u": round(i.footprint.uncertainty_m), "lat": round(lat, 2), "f": family, "t": lines}
            mark["s"] = shape["key"]
    return Marked(i.id, family, mark, shape, _countries(i.actors), _countries(i.recipients))


def _countries(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c.partition(":")[0] for c in codes))


class _Shaper:
    """Footprints for drawing: simplified and rounded; the whole border goes by reference, as the browser has it already."""

    def __init__(self, pack: Pack) -> None:
        self._border = pack.border
        self._made: dict[bytes, dict[str, Any]] = {}

    def shape(self, geometry: BaseGeometry) -> dict[str, Any]:
        wkb = geometry.wkb
        if wkb not in self._made:
            key = hashlib.sha256(wkb).hexdigest()[:10]
            kind = "area" if geometry.area else "line"
            data: dict[str, Any] = {"ref": "border"} if geometry.equals(self._border) else {"g": to_plain(geometry, _TOLERANCE)}
            self._made[wkb] = {"key": key, "kind": kind} | data
        return self._made[wkb]


def to_plain(geometry: BaseGeometry, tolerance: float) -> dict[str, Any]:
    """Return a geometry as GeoJSON for drawing, simplified to `tolerance` degrees, with five decimals."""
    small = shapely.set_precision(geometry.simplify(tolerance), 1e-5, mode="pointwise")
    plain: dict[str, Any] = json.loads(shapely.to_geojson(small))
    return plain


def overlay(
    shown: Sequence[Marked], pack: Pack, selected: str | None, words: Mapping[str, str], stamp: str = "", name: Callable[[str], str] | None = None
) -> dict[str, Any]:
    """Return what the browser draws over the base map; its size is bounded whatever the number of incidents.

    Parameters
    ----------
    shown : sequence of Marked
        The incidents that the filters show.
    pack : Pack
        Names and capitals of actors.
    selected : str or None
        Id of the incident that is picked out.
    words : mapping
        ``arc`` ("{actor} → {recipient}: {n} incidents"), ``both`` and ``chip`` ("{actor} takes part in {n} …").
    stamp : str
        Written to the map's ``data-painted`` when it is drawn.
    name : callable, optional
        An actor's name by its code; the pack's by default.
    """
    placed = [m for m in shown if m.mark]
    few = len(placed) <= MAX_MARKS
    marks = [m.mark for m in placed if few or m.id == selected]
    arcs, chips = _actors(shown, pack, selected, words, name or pack.actor_name)
    return {
        "marks": marks, "cells": [] if few else _cells([m for m in placed if m.id != selected]), "shapes": _shapes(placed, selected),
        "arcs": arcs, "chips": chips, "selected": selected, "counts": Counter(m.family for m in shown), "stamp": stamp,
    }  # fmt: skip


def _cells(placed: Sequence[Marked]) -> list[dict[str, Any]]:
    points = np.array([m.mark["p"] for m in placed if m.mark])
    cells, at = np.unique(np.floor(points / _CELL), axis=0, return_inverse=True)
    counts: list[Counter[str]] = [Counter() for _ in cells]
    for n, m in zip(at.ravel(), placed, strict=True):
        counts[n][m.family] += 1
    middles = (cells + 0.5) * _CELL
    return [{"p": [round(float(x), 3), round(float(y), 3)], "n": n} for (x, y), n in zip(middles, counts, strict=True)]


def _shapes(placed: Sequence[Marked], selected: str | None) -> list[dict[str, Any]]:
    grouped: dict[tuple[str, str], list[Marked]] = {}
    for m in sorted(placed, key=lambda m: m.id != selected):
        if m.shape:
            grouped.setdefault((m.shape["key"], m.family), []).append(m)
    top = sorted(grouped.values(), key=lambda ms: (ms[0].id != selected, -len(ms)))[:MAX_SHAPES]
    return [dict(ms[0].shape or {}, ids=[m.id for m in ms[:200]]) for ms in top]


def _actors(
    shown: Sequence[Marked], pack: Pack, selected: str | None, words: Mapping[str, str], name: Callable[[str], str]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    pairs: Counter[tuple[str, str, bool]] = Counter()
    takes_part: Counter[str] = Counter()
    chosen = next((m for m in shown if m.id == selected), None)
    for m in shown:
        pairs.update(set(_pairs(m)))
        takes_part.update(set(m.actors + m.recipients))
    on = set(_pairs(chosen)) if chosen else set()
    here = set(chosen.actors + chosen.recipients) if chosen else set()
    names = {code: name(code) for code in takes_part}
    top = sorted(pairs.items(), key=lambda item: (item[0] not in on, -item[1]))[:MAX_ARCS]
    arcs = [
        {"a": a, "b": b, "n": n, "mutual": mutual, "on": (a, b, mutual) in on,
         "t": [words["both" if mutual else "arc"].format(actor=names[a], recipient=names[b], n=n)]}
        for (a, b, mutual), n in top if a in pack.capitals and b in pack.capitals
    ]  # fmt: skip
    chips = [
        {"code": code, "name": names[code], "p": [pack.capitals[code].lon, pack.capitals[code].lat], "n": n, "on": code in here,
         "t": words["chip"].format(actor=names[code], n=n)}
        for code, n in sorted(takes_part.items(), key=lambda item: (item[0] not in pack.region.parties, -item[1], item[0]))[:16]
        if code in pack.capitals
    ]  # fmt: skip
    return arcs, chips


def _pairs(m: Marked) -> Iterable[tuple[str, str, bool]]:
    """Who acts on whom; of what two do together, or each to the other, one pair without direction."""
    if (not m.recipients and len(m.actors) == 2) or (set(m.actors) == set(m.recipients) and len(m.actors) == 2):
        a, b = sorted(m.actors)
        yield a, b, True
        return
    for a in m.actors:
        for b in m.recipients:
            if a != b:
                yield a, b, False
