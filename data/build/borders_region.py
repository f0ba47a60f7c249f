"""The coverage of the region: units fitted to the precise outline, border lines and their sections."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import geopandas as gpd
import shapely
import topology
from borders_sources import LANGUAGES, NEIGHBOURS, Feature, Row, feature, length_km, patched_units
from shapely.geometry import LineString, MultiLineString, MultiPoint, Point
from shapely.geometry.base import BaseGeometry

FINE_GRID = 1e-5
"""Grid of the precise files: 5 decimals, about 1 m."""
OTHER_BORDERS = 0.0003
"""Tolerance for the borders with third countries and the coast, degrees (about 30 m). The ARM–AZE line is kept as it is."""
INNER_EDGES = 0.001
"""Tolerance for edges between units of one country, degrees (about 100 m; Natural Earth itself is off by a kilometre)."""
SEED_STEP = 0.003
"""Spacing of the seeds that share out the gaps between Natural Earth's border and the precise one, degrees."""
MIN_PART = 0.0006
"""Detached parts of a district below this (square degrees, about 6 km²) are artefacts of the fit and go to the neighbour."""
SLIVER_KM = 1.0
"""Sections shorter than this are joined to their neighbour."""


def fit(units: Mapping[str, BaseGeometry], outline: BaseGeometry) -> dict[str, BaseGeometry]:
    """Fit units to a precise outline.

    What sticks out is cut off; what is missing goes to the nearest unit (Voronoi cells of points along the old outer border).

    Parameters
    ----------
    units
        Code to polygon.
    outline
        The precise outline.
    """
    gap = outline.difference(shapely.union_all(list(units.values())))
    cells = nearest_cells(units, outline)
    return {code: shapely.union_all([shape.intersection(outline), cells[code].intersection(gap)]) for code, shape in units.items()}


def nearest_cells(units: Mapping[str, BaseGeometry], outline: BaseGeometry) -> dict[str, BaseGeometry]:
    """Return for each unit the area nearer to its part of the common outer border than to any other unit's."""
    edge = shapely.union_all(list(units.values())).boundary.buffer(1e-6)
    seeds: list[Point] = []
    owners: list[str] = []
    for code, shape in units.items():
        for line in shapely.get_parts(shapely.line_merge(shape.boundary.intersection(edge))):
            for at in steps(line.length):
                seeds.append(line.interpolate(at))
                owners.append(code)
    cells = shapely.voronoi_polygons(MultiPoint(seeds), extend_to=outline.buffer(1), ordered=True)
    parts: dict[str, list[BaseGeometry]] = {code: [] for code in units}
    for owner, cell in zip(owners, cells.geoms, strict=True):
        parts[owner].append(cell)
    return {code: shapely.union_all(found) for code, found in parts.items()}


def steps(length: float) -> Iterator[float]:
    """Yield evenly spaced positions inside a line, none at its ends."""
    count = max(1, math.ceil(length / SEED_STEP))
    for number in range(count):
        yield length * (number + 0.5) / count


def region_coverage(frame: gpd.GeoDataFrame, shapes: Mapping[str, BaseGeometry], sea: BaseGeometry) -> topology.Coverage:
    """Return the coverage of all units and of a rim of the neighbours, labelled by ISO 3166-2 or ISO 3166-1 code."""
    land = {country: shape.difference(sea) for country, shape in shapes.items()}
    rim = land["ARM"].union(land["AZE"]).buffer(0.05)
    sources: dict[str, BaseGeometry] = {}
    for country in ("ARM", "AZE"):
        sources |= fit(patched_units(frame, country), land[country])
    sources |= {country: land[country].intersection(rim) for country in NEIGHBOURS}
    lines = [shape.boundary for shape in sources.values()] + [land[country].boundary for country in ("ARM", "AZE")]
    raw = topology.build(sources, FINE_GRID, lines, MIN_PART, same_country)
    return topology.simplify(raw, arc_tolerance, FINE_GRID)


def same_country(one: str, other: str) -> bool:
    """Tell whether two labels are units of one country."""
    return one[:2] == other[:2] and "-" in one and "-" in other


def arc_tolerance(pair: topology.Pair, arc: LineString) -> float:
    """Return the tolerance for an arc between two labels."""
    if same_country(*pair):
        return INNER_EDGES
    if is_line_of(pair, "ARM", "AZE"):
        return 0.0
    return OTHER_BORDERS


def country_of(label: str) -> str:
    """Return the ISO 3166-1 alpha-3 code of a label."""
    return {"AM": "ARM", "AZ": "AZE"}.get(label[:2], "") if "-" in label else label


def is_line_of(pair: topology.Pair, one: str, other: str) -> bool:
    """Tell whether an arc runs between two countries."""
    return {country_of(label) for label in pair} == {one, other}


def joined_units(coverage: topology.Coverage, country: str) -> BaseGeometry:
    """Return the union of a country's units, with every vertex of theirs along the outside."""
    arcs = [arc for pair, arc in coverage.arcs if (country_of(pair[0]) == country) != (country_of(pair[1]) == country)]
    rings = shapely.get_parts(shapely.polygonize(arcs))
    units = shapely.STRtree([shape for code, shape in coverage.polygons.items() if country_of(code) == country])
    inside = [ring for ring in rings if len(units.query(ring.representative_point(), predicate="within"))]
    return topology.together(inside)


def part_of(label: str, parents: Mapping[str, str]) -> str:
    """Return the part of the border an Azerbaijani unit belongs to: nakhchivan or main."""
    return "nakhchivan" if parents.get(label) == "AZ-NX" else "main"


def southward(line: LineString) -> LineString:
    """Turn a line so that it starts in the north."""
    return line if line.coords[0][1] >= line.coords[-1][1] else line.reverse()


def border_lines(coverage: topology.Coverage, parents: Mapping[str, str]) -> dict[tuple[str, str], BaseGeometry]:
    """Return the lines by pair of countries and part."""
    pairs = [("ARM", "AZE"), *(("ARM", other) for other in ("GEO", "TUR", "IRN")), *(("AZE", other) for other in NEIGHBOURS)]
    found: dict[tuple[str, str], list[LineString]] = {}
    for pair, arc in coverage.arcs:
        for one, other in pairs:
            if is_line_of(pair, one, other):
                units = [label for label in pair if country_of(label) == "AZE"]
                found.setdefault((f"{one}-{other}", part_of(units[0], parents) if units else "main"), []).append(arc)
    return {key: merged(arcs) for key, arcs in sorted(found.items())}


def merged(arcs: Sequence[LineString]) -> BaseGeometry:
    """Join arcs to as few lines as possible, each from north to south, in that order."""
    lines = [southward(line) for line in shapely.get_parts(shapely.line_merge(MultiLineString(arcs)))]
    lines.sort(key=lambda line: -line.coords[0][1])
    return lines[0] if len(lines) == 1 else MultiLineString(lines)


Run = tuple[topology.Pair, list[tuple[float, float]]]


def runs(line: LineString, coverage: topology.Coverage) -> list[Run]:
    """Cut a border line where the pair of facing units changes, north to south."""
    facing: dict[frozenset[tuple[float, float]], topology.Pair] = {}
    for pair, arc in coverage.arcs:
        if is_line_of(pair, "ARM", "AZE"):
            facing |= {frozenset(segment): pair for segment in segments(arc)}
    found: list[Run] = []
    for start, end in segments(line):
        pair = facing[frozenset((start, end))]
        if found and found[-1][0] == pair:
            found[-1][1].append(end)
        else:
            found.append((pair, [start, end]))
    return found


def segments(line: LineString) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield the segments of a line."""
    points = [(x, y) for x, y in line.coords]
    yield from itertools.pairwise(points)


def without_slivers(found: list[Run]) -> list[Run]:
    """Join runs shorter than SLIVER_KM, and then runs of the same pair, to their longer neighbour."""
    found = list(found)
    while len(found) > 1:
        lengths = [length_km(LineString(points)) for _, points in found]
        short = min(range(len(found)), key=lengths.__getitem__)
        if lengths[short] >= SLIVER_KM:
            break
        beside = [index for index in (short - 1, short + 1) if 0 <= index < len(found)]
        best = max(beside, key=lengths.__getitem__)
        first, second = sorted((short, best))
        found[first : second + 1] = [(found[best][0], found[first][1] + found[second][1][1:])]
        found = joined(found)
    return found


def joined(found: Sequence[Run]) -> list[Run]:
    """Join neighbouring runs of one pair."""
    result: list[Run] = []
    for pair, points in found:
        if result and result[-1][0] == pair:
            result[-1] = (pair, result[-1][1] + points[1:])
        else:
            result.append((pair, points))
    return result


def section_features(lines: Mapping[tuple[str, str], BaseGeometry], coverage: topology.Coverage, names: Mapping[str, Row]) -> list[Feature]:
    """Return the named sections of the ARM–AZE border, numbered from north to south, the main part first."""
    features: list[Feature] = []
    for part in ("main", "nakhchivan"):
        by_pair: dict[topology.Pair, list[LineString]] = {}
        for line in shapely.get_parts(lines["ARM-AZE", part]):
            for pair, points in without_slivers(runs(line, coverage)):
                by_pair.setdefault(pair, []).append(LineString(points))
        for (arm, aze), pieces in by_pair.items():
            shape = pieces[0] if len(pieces) == 1 else MultiLineString(pieces)
            properties: dict[str, Any] = {"id": f"{arm}/{aze}", "name": f"{names[arm]['name']}–{names[aze]['name']}"}
            properties |= {key: f"{plain(names[arm][key])}–{plain(names[aze][key])}" for key in (f"name_{code}" for code in LANGUAGES)}
            properties |= {"units": [arm, aze], "part": part, "length_km": length_km(shape)}
            properties |= {"start": list(pieces[0].coords[0]), "end": list(pieces[-1].coords[-1]), "order": len(features) + 1}
            features.append(feature(shape, properties))
    return features


def plain(name: str) -> str:
    """Drop what stands in brackets."""
    return name.partition(" (")[0]
