"""What the map draws, as plain JSON made of columns; every part is bounded in size whatever the number of incidents.

Law: up to `MAX_POINTS` incidents the browser is told each one once and chooses the days itself; of more it is told counts – per
cell of the view, and per cell and bar for the animation. Text from documents travels as text, never as HTML.
"""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas
import shapely
from numpy.typing import ArrayLike, DTypeLike, NDArray
from shapely.geometry.base import BaseGeometry

from geo import columns
from geo.codebook import EVENTS, country
from geo.filters import Rows
from geo.pack import Pack

MAX_POINTS = 20_000  # told one by one
MAX_NEAR = 400  # told one by one in a view that is not too full, when there are more than MAX_POINTS
MAX_SHAPES = 60
MAX_ARCS = 60
MAX_CHIPS = 16
MAX_ENTRIES = 24_000  # counts of the animation
_CELL = 22  # pixels
_ROOM = (1900, 1100)  # pixels: no map is larger
Pair = tuple[str, str, bool]  # who, on whom, whether each did it to the other
_GRIDS = (0.05, 0.1, 0.2, 0.4, 0.8)  # degrees
_TOLERANCE = 0.0008  # degrees: about 80 m, less than any footprint's uncertainty


@dataclass(frozen=True)
class Labels:
    """How categories are told in the user's language: each takes the parts of a category and returns plain text."""

    kind: Callable[[str, str], str]  # event, mode
    who: Callable[[str, Sequence[str], Sequence[str], bool], str]  # event, actors, recipients, whether the actors are inferred
    where: Callable[[str, str, str], str]  # relation, name, local name
    claim: Callable[[Sequence[str], bool], str]  # claimants, whether they are inferred
    guessed: Callable[[str], str]  # a place in words, marked as inferred
    when: Callable[[int, int], str]  # first, last day since 1970; NEVER if undated
    actor: Callable[[str], str]
    arc: str  # "{actor} → {recipient}: {n} …"
    both: str
    chip: str
    unnamed: str  # "{n} of them …"
    number: Callable[[int], str] = str


@dataclass(frozen=True)
class Sight:
    """A map's view: centre in degrees and zoom level."""

    lon: float
    lat: float
    zoom: float

    def bounds(self) -> tuple[float, float, float, float]:
        """Return west, south, east, north of the largest map at this view."""
        degrees = 360 / (256 * 2**self.zoom)
        wide, high = _ROOM[0] * degrees / 2, _ROOM[1] * degrees / 2 * np.cos(np.radians(self.lat))
        return self.lon - wide, self.lat - high, self.lon + wide, self.lat + high


def families(frame: pandas.DataFrame, names: Sequence[str]) -> NDArray[np.uint8]:
    """Return each row's family as a number into `names`."""
    of = [names.index(EVENTS[k.partition("/")[0]].family) for k in columns.categories(frame, "kind")]
    found: NDArray[np.uint8] = np.array(of, dtype=np.uint8)[columns.codes(frame, "kind")] if of else np.zeros(0, dtype=np.uint8)
    return found


def placed(frame: pandas.DataFrame, rows: Rows) -> Rows:
    """Return those of the rows that have a place."""
    found: Rows = rows[frame["precision"].to_numpy()[rows] > 0]
    return found


Box = tuple[float, float, float, float]  # west, south, east, north in degrees


def extent(frame: pandas.DataFrame, rows: Rows, boxes: Mapping[str, Box], region: Box) -> list[list[float]] | None:
    """Return what holds the points and footprints of some rows as ``[[south, west], [north, east]]``; None if none of them has a place.

    Parameters
    ----------
    frame : DataFrame
    rows : array of int
    boxes : mapping
        The bounds of footprints by their key.
    region : Box
        Rows outside it widen nothing, unless all are outside.
    """
    rows = placed(frame, rows)
    lon, lat = (frame[name].to_numpy()[rows].astype(float) for name in ("lon", "lat"))
    west, south, east, north = region
    inside = (west <= lon) & (lon <= east) & (south <= lat) & (lat <= north)
    if inside.any():
        rows, lon, lat = rows[inside], lon[inside], lat[inside]
    if not len(rows):
        return None
    names = columns.categories(frame, "shape")
    found = [boxes[names[c]] for c in np.unique(columns.codes(frame, "shape")[rows]) if c >= 0 and names[c] in boxes]
    low, high = np.array([(lon.min(), lat.min()), *(b[:2] for b in found)]).min(axis=0), np.array([(lon.max(), lat.max()), *(b[2:] for b in found)]).max(axis=0)
    return [[float(low[1]), float(low[0])], [float(high[1]), float(high[0])]]


# ---------------------------------------------------------------- incidents one by one


def points(frame: pandas.DataFrame, rows: Rows, family: NDArray[np.uint8], labels: Labels, shapes: Mapping[str, int] | None = None) -> dict[str, Any]:
    """Return incidents one by one: little-endian arrays as base64, texts once each.

    Parameters
    ----------
    rows : array of int
        Rows that have a place; at most 65,535.
    shapes : mapping, optional
        Number of a footprint by its key, as `footprints` lists them.
    """
    some = frame.iloc[rows]
    what, whats = _numbered(columns.codes(some, "kind"), columns.codes(some, "who"), some["inferred"].to_numpy())
    days, spans = _numbered(some["first"].to_numpy(), some["last"].to_numpy())
    place, places = _numbered(columns.codes(some, "place"), some["place_inferred"].to_numpy())
    claim, claims = _numbered(columns.codes(some, "claimants"), some["source_inferred"].to_numpy())
    kinds, whos, names, keys, claimants = (columns.categories(frame, n) for n in ("kind", "who", "place", "shape", "claimants"))
    numbers = np.array([(shapes or {}).get(k, 65535) for k in keys] + [65535])
    return {
        "n": len(rows), "row": _packed(rows, "<i4"), "lon": _packed(np.round(some["lon"].to_numpy() * 1e5), "<i4"),
        "lat": _packed(np.round(some["lat"].to_numpy() * 1e5), "<i4"), "family": _packed(family[rows], "u1"), "what": _packed(what, "<u2"),
        "day": _packed(days, "<u2"), "place": _packed(place, "<u2"), "claim": _packed(claim, "<u2"), "killed": _packed(np.minimum(some["killed"].to_numpy(), 65535), "<u2"),
        "blur": _packed(np.minimum(some["uncertainty"].to_numpy() / 10, 65535), "<u2"), "shape": _packed(numbers[columns.codes(some, "shape")], "<u2"),
        "line": _packed(np.array([bool(k) for k in keys] + [False])[columns.codes(some, "shape")], "u1"),
        "whats": [_what(kinds[k], whos[w], bool(g), labels) for k, w, g in whats], "days": [[a, b, labels.when(a, b)] for a, b in spans],
        "places": [_where(names[p], bool(g), labels) for p, g in places], "claims": [_claim(claimants[c], bool(g), labels) for c, g in claims],
    }  # fmt: skip


def _what(kind: str, who: str, inferred: bool, labels: Labels) -> list[str]:
    event, _, mode = kind.partition("/")
    return [labels.kind(event, mode), labels.who(event, *columns.actors(who), inferred)]


def _where(place: str, inferred: bool, labels: Labels) -> list[str]:
    """A place in words, and as its own incident tells it: others may lie there too, whose sentences name it."""
    parts = place.split(columns.BETWEEN)
    told = labels.where(*parts) if len(parts) == 3 else ""
    return [told, labels.guessed(told) if told and inferred else told]


def _claim(claimants: str, inferred: bool, labels: Labels) -> str:
    return labels.claim(claimants.split(";"), inferred) if claimants else ""


def _numbered(*values: NDArray[Any]) -> tuple[NDArray[np.intp], list[list[int]]]:
    """Return each row's number among the distinct combinations of some columns, and these combinations."""
    table = np.stack([v.astype(np.int64) for v in values], axis=1)
    found, at = np.unique(table, axis=0, return_inverse=True)
    return at.ravel(), found.tolist()


def _packed(values: ArrayLike, kind: DTypeLike) -> str:
    return base64.b64encode(np.asarray(values).astype(kind).tobytes()).decode("ascii")


# ---------------------------------------------------------------- counts


def cells(frame: pandas.DataFrame, rows: Rows, family: NDArray[np.uint8], kinds: int, sight: Sight) -> list[list[float]]:
    """Return counts per cell of a view: ``[lon, lat, n of each family …]``; the cells are about `_CELL` pixels wide."""
    west, south, east, north = sight.bounds()
    step = _CELL * 360 / (256 * 2**sight.zoom)
    high = step * np.cos(np.radians(sight.lat))
    lon, lat = frame["lon"].to_numpy()[rows], frame["lat"].to_numpy()[rows]
    inside = (lon >= west) & (lon < east) & (lat >= south) & (lat < north)
    x, y = ((lon[inside] - west) / step).astype(np.int64), ((lat[inside] - south) / high).astype(np.int64)
    across = int((east - west) / step) + 1
    at = y * across + x
    size = (int((north - south) / high) + 1) * across
    counts = np.bincount(at * kinds + family[rows][inside], minlength=size * kinds).reshape(-1, kinds)
    # the middle of what a cell holds, not of the cell: a lone village stays where it is
    total = counts.sum(axis=1)
    used = np.flatnonzero(total)
    lons = np.bincount(at, lon[inside], minlength=size)[used] / total[used]
    lats = np.bincount(at, lat[inside], minlength=size)[used] / total[used]
    return [[round(a, 4), round(b, 4), *n] for a, b, n in zip(lons.tolist(), lats.tolist(), counts[used].tolist(), strict=True)]


def in_sight(frame: pandas.DataFrame, rows: Rows, sight: Sight) -> Rows:
    """Return those of the placed rows that a view holds."""
    west, south, east, north = sight.bounds()
    lon, lat = frame["lon"].to_numpy()[rows], frame["lat"].to_numpy()[rows]
    found: Rows = rows[(lon >= west) & (lon < east) & (lat >= south) & (lat < north)]
    return found


def film(frame: pandas.DataFrame, rows: Rows, family: NDArray[np.uint8], kinds: int, origin: int, step: int) -> dict[str, Any]:
    """Return what an animation of many incidents needs: how many begin and end in each bar, per cell and family.

    An incident is shown in the bars *a … b* if it begins by *b* and does not end before *a*: the counts that begin up to *b*
    less those that end before *a*. Undated incidents are left out.
    """
    rows = rows[frame["first"].to_numpy()[rows] != columns.NEVER]
    lon, lat = frame["lon"].to_numpy()[rows], frame["lat"].to_numpy()[rows]
    bars = [(frame[name].to_numpy()[rows] - origin) // step for name in ("first", "last")]
    made: dict[str, Any] = {"origin": origin, "step": step, "cells": [], "begin": "", "end": ""}
    for grid in _GRIDS:
        x, y = np.floor(lon / grid).astype(np.int64), np.floor(lat / grid).astype(np.int64)
        _found, cell = np.unique(x * 100_000 + y, return_inverse=True)
        kind = cell.ravel() * kinds + family[rows]
        tallies = [np.unique(kind * 100_000 + bar, return_counts=True) for bar in bars]
        if max((len(t[0]) for t in tallies), default=0) > MAX_ENTRIES and grid != _GRIDS[-1]:
            continue
        middle = np.stack([np.bincount(cell.ravel(), v) for v in (lon, lat)]) / np.bincount(cell.ravel()) if len(rows) else np.zeros((2, 0))
        made["cells"] = np.round(middle.T, 3).tolist()
        for name, (keys, n) in zip(("begin", "end"), tallies, strict=True):
            made[name] = _packed(np.stack([keys // 100_000, keys % 100_000, n], axis=1), "<u4")
        break
    return made


def areas(frame: pandas.DataFrame, rows: Rows, before: Rows, column: str) -> dict[str, list[int]]:
    """Return ``[incidents, killed, incidents of the period before]`` of each district (``unit``) or ``section``."""
    names, codes = columns.categories(frame, column), columns.codes(frame, column)
    room = len(names) + 1
    counts = [np.bincount(codes[r] + 1, minlength=room) for r in (rows, before)]
    killed = np.bincount(codes[rows] + 1, frame["killed"].to_numpy()[rows], minlength=room).astype(int)
    return {n: [int(counts[0][k]), int(killed[k]), int(counts[1][k])] for k, n in enumerate(names, 1) if n and (counts[0][k] or counts[1][k])}


# ---------------------------------------------------------------- footprints


def footprints(frame: pandas.DataFrame, rows: Rows) -> dict[str, int]:
    """Return the numbers of the footprints that most of the rows have, by their key."""
    names = columns.categories(frame, "shape")
    counts = np.bincount(columns.codes(frame, "shape")[rows] + 1, minlength=len(names) + 1)[1:]
    order = [k for k in np.argsort(-counts, kind="stable") if counts[k] and names[k]]
    return {names[k]: n for n, k in enumerate(order[:MAX_SHAPES])}


def shape_counts(frame: pandas.DataFrame, rows: Rows, family: NDArray[np.uint8], kinds: int, numbers: Mapping[str, int]) -> list[list[int]]:
    """Return ``[number of the footprint, first row, n of each family …]`` of the footprints that some of the rows have."""
    names, codes = columns.categories(frame, "shape"), columns.codes(frame, "shape")[rows]
    made = []
    for code in np.unique(codes):
        if code >= 0 and names[code] in numbers:
            mine = rows[codes == code]
            made.append([numbers[names[code]], int(mine[0]), *np.bincount(family[mine], minlength=kinds).tolist()])
    return made


def shapes(geometries: Mapping[str, BaseGeometry], keys: Iterable[str], pack: Pack) -> list[dict[str, Any]]:
    """Return footprints for drawing: those that the base map has already go by reference.

    Returns
    -------
    list of dict
        ``key``, ``kind`` (``line`` or ``area``), ``lat`` and ``ref`` or ``g`` (GeoJSON).
    """
    known = references(pack)
    made = []
    for key in keys:
        g = geometries[key]
        body: dict[str, Any] = {"ref": known[key]} if key in known else {"g": to_plain(g, _TOLERANCE)}
        made.append({"key": key, "kind": "area" if g.area else "line", "lat": round(g.representative_point().y, 2)} | body)
    return made


def references(pack: Pack) -> dict[str, str]:
    """Return where the base map holds a footprint, by the footprint's key: ``border`` or ``sections/3``."""
    known = {columns.shape_key(f.geometry): f"{layer}/{n}" for layer, found in (("sections", pack.sections), ("units", pack.units.values())) for n, f in enumerate(found)}
    return known | {columns.shape_key(pack.border): "border"}


def to_plain(geometry: BaseGeometry, tolerance: float) -> dict[str, Any]:
    """Return a geometry as GeoJSON for drawing, simplified to `tolerance` degrees, with five decimals."""
    small = shapely.set_precision(geometry.simplify(tolerance), 1e-5, mode="pointwise")
    plain: dict[str, Any] = json.loads(shapely.to_geojson(small))
    return plain


# ---------------------------------------------------------------- who → whom


def flows(frame: pandas.DataFrame, rows: Rows, selected: int | None, pack: Pack, labels: Labels) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return arcs between actors and a chip for each actor, with the number of the rows that each stands for."""
    whos, codes, inferred = columns.categories(frame, "who"), columns.codes(frame, "who"), frame["inferred"].to_numpy()
    counts, unnamed = (np.bincount(codes[some] + 1, minlength=len(whos) + 1)[1:] for some in (rows, rows[inferred[rows]]))
    pairs: Counter[Pair] = Counter()
    guessed: Counter[Pair] = Counter()
    parts: Counter[str] = Counter()
    for k in np.flatnonzero(counts):
        actors, recipients = _countries(whos[k])
        for pair in set(_pairs(actors, recipients)):
            pairs[pair] += int(counts[k])
            guessed[pair] += int(unnamed[k])
        for code in {*actors, *recipients}:
            parts[code] += int(counts[k])
    chosen = _countries(whos[codes[selected]]) if selected is not None else ((), ())
    on = dict.fromkeys(_pairs(*chosen), selected is not None and bool(inferred[selected]))
    return _arcs(pairs, guessed, on, pack, labels), _chips(parts, {*chosen[0], *chosen[1]}, pack, labels)


def _arcs(pairs: Counter[Pair], guessed: Counter[Pair], on: Mapping[Pair, bool], pack: Pack, labels: Labels) -> list[dict[str, Any]]:
    """Arcs, those of the selected incident first; ``guess`` where nobody names the doer, of the selected one or of all."""
    top = sorted(pairs.items(), key=lambda item: (item[0] not in on, -item[1], item[0]))[:MAX_ARCS]
    return [
        {"a": a, "b": b, "n": n, "mutual": mutual, "on": pair in on, "guess": on.get(pair, guessed[pair] == n),
         "t": [(labels.both if mutual else labels.arc).format(actor=labels.actor(a), recipient=labels.actor(b), n=labels.number(n)),
               *([labels.unnamed.format(n=labels.number(guessed[pair]))] if guessed[pair] else [])]}
        for pair, n in top for a, b, mutual in [pair] if a in pack.capitals and b in pack.capitals
    ]  # fmt: skip


def _chips(parts: Counter[str], here: set[str], pack: Pack, labels: Labels) -> list[dict[str, Any]]:
    order = sorted(parts.items(), key=lambda item: (item[0] not in pack.region.parties, item[0] not in here, -item[1], item[0]))
    return [
        {"code": code, "name": labels.actor(code), "p": [pack.capitals[code].lon, pack.capitals[code].lat], "n": n, "on": code in here,
         "t": labels.chip.format(actor=labels.actor(code), n=labels.number(n))}
        for code, n in order[:MAX_CHIPS] if code in pack.capitals
    ]  # fmt: skip


def _countries(who: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    actors, recipients = columns.actors(who)
    return tuple(dict.fromkeys(map(country, actors))), tuple(dict.fromkeys(map(country, recipients)))


def _pairs(actors: Sequence[str], recipients: Sequence[str]) -> Iterable[Pair]:
    """Who acts on whom; of what two do together, or each to the other, one pair without direction."""
    if len(actors) == 2 and (not recipients or set(actors) == set(recipients)):
        a, b = sorted(actors)
        yield a, b, True
        return
    yield from ((a, b, False) for a in actors for b in recipients if a != b)
