"""Coverages made of arcs: lines in, labelled faces out, every shared edge drawn once.

A `Coverage` keeps, for each label, the polygons that carry it and, for each pair of labels, the arcs between them. All polygons are cut
from the same noded lines, so neighbours share their vertices exactly and leave neither gaps nor overlaps.
"""

from __future__ import annotations

import collections
import dataclasses
import itertools
import math
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

OUTSIDE = ""
"""The label of whatever lies outside all sources."""

QUADRILATERAL = 5
"""Coordinates of the smallest ring to leave, its closing point included."""
SMALLEST_TOLERANCE = 1e-6
"""Degrees; below this a ring is what it is."""

Pair = tuple[str, str]
Segment = tuple[tuple[float, float], tuple[float, float]]


@dataclasses.dataclass(frozen=True)
class Coverage:
    """Polygons by label and the arcs between them.

    Attributes
    ----------
    polygons
        Label to the polygon or polygons that carry it.
    arcs
        Lines with the sorted pair of labels on their two sides; a line ends where three labels meet.
    """

    polygons: Mapping[str, MultiPolygon | Polygon]
    arcs: Sequence[tuple[Pair, LineString]]


def polygon_parts(geometry: BaseGeometry) -> list[Polygon]:
    """Return the polygons of any geometry, dropping points and lines."""
    return [part for part in shapely.get_parts(shapely.make_valid(geometry)) for part in _flatten(part) if part.area > 0]


def _flatten(geometry: BaseGeometry) -> list[Polygon]:
    if isinstance(geometry, Polygon):
        return [geometry]
    return [polygon for part in getattr(geometry, "geoms", []) for polygon in _flatten(part)]


def build(
    sources: Mapping[str, BaseGeometry],
    grid: float,
    lines: Iterable[BaseGeometry] = (),
    min_area: float = 0.0,
    sibling: Callable[[str, str], bool] = lambda one, other: True,
) -> Coverage:
    """Make a coverage of the sources' boundaries on a grid.

    Parameters
    ----------
    sources
        Label to polygon; small overlaps and gaps between sources are allowed and go to one side.
    grid
        Grid of the coordinates, in degrees.
    lines
        Lines to use in place of the sources' own boundaries.
    min_area
        Detached parts smaller than this (square degrees) go to the sibling with which they share the longest edge.
    sibling
        Tells which labels may exchange such parts.
    """
    edges = list(lines) or [polygon.boundary for polygon in sources.values()]
    noded = shapely.union_all(edges, grid_size=grid)
    faces = [face for face in shapely.get_parts(shapely.polygonize(shapely.get_parts(noded))) if face.area > 0]
    labels = _labels(faces, sources)
    if min_area:
        labels = _absorb(faces, labels, min_area, sibling)
    return _cover(faces, labels)


def simplify(coverage: Coverage, tolerance: Callable[[Pair, LineString], float], grid: float) -> Coverage:
    """Simplify a coverage arc by arc, so that neighbours stay identical.

    Parameters
    ----------
    coverage
        What to simplify.
    tolerance
        Tolerance of an arc in degrees; 0 keeps it as it is, a negative value drops it (small islands).
    grid
        Grid of the coordinates, in degrees.
    """
    kept = [(arc, tolerance(pair, arc)) for pair, arc in coverage.arcs]
    lines = [_thin(arc, tol) for arc, tol in kept if tol >= 0]
    return build(dict(coverage.polygons), grid, lines)


def _thin(arc: LineString, tolerance: float) -> LineString:
    """Simplify one arc; a ring keeps at least a quadrilateral."""
    if tolerance == 0:
        return arc
    thin = LineString(shapely.get_coordinates(arc.simplify(tolerance)))
    if arc.is_ring and len(thin.coords) < QUADRILATERAL and tolerance > SMALLEST_TOLERANCE:
        return _thin(arc, tolerance / 2)
    return thin


def _labels(faces: Sequence[Polygon], sources: Mapping[str, BaseGeometry]) -> list[str]:
    """Label each face by the source under its inner point."""
    names = list(sources)
    parts = [(name, part) for name in names for part in polygon_parts(sources[name])]
    tree = shapely.STRtree([part for _, part in parts])
    points = np.array([face.representative_point() for face in faces])
    found = [OUTSIDE] * len(faces)
    for face, part in zip(*tree.query(points, predicate="within"), strict=True):
        found[face] = parts[part][0]
    return found


def _segments(faces: Iterable[tuple[int, Polygon]]) -> dict[Segment, list[int]]:
    """Map each segment to the faces beside it."""
    beside: dict[Segment, list[int]] = collections.defaultdict(list)
    for index, face in faces:
        for ring in (face.exterior, *face.interiors):
            points = [(x, y) for x, y in ring.coords]
            for start, end in itertools.pairwise(points):
                beside[(start, end) if start < end else (end, start)].append(index)
    return beside


def _absorb(faces: Sequence[Polygon], labels: Sequence[str], min_area: float, sibling: Callable[[str, str], bool]) -> list[str]:
    """Give small detached parts of a label to their best neighbour."""
    found = list(labels)
    beside = _segments(enumerate(faces))
    group = _components(beside, found)
    area: dict[int, float] = collections.defaultdict(float)
    for index, root in enumerate(group):
        area[root] += faces[index].area
    edges: dict[int, dict[str, float]] = collections.defaultdict(lambda: collections.defaultdict(float))
    for (start, end), pair in beside.items():
        if len(pair) == 2 and found[pair[0]] != found[pair[1]]:
            for one, other in (pair, reversed(pair)):
                edges[group[one]][found[other]] += math.dist(start, end)
    main = {labels[index]: root for index, root in sorted(enumerate(group), key=lambda item: area[item[1]])}
    for index, root in enumerate(group):
        options = {name: length for name, length in edges[root].items() if name and sibling(labels[index], name)}
        if area[root] < min_area and options and root != main[labels[index]]:
            found[index] = max(sorted(options), key=options.__getitem__)
    return found


def _components(beside: Mapping[Segment, Sequence[int]], labels: Sequence[str]) -> list[int]:
    """Return for each face a number that the connected faces of its label share."""
    parent = list(range(len(labels)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for pair in beside.values():
        if len(pair) == 2 and labels[pair[0]] == labels[pair[1]]:
            parent[root(pair[0])] = root(pair[1])
    return [root(index) for index in range(len(labels))]


def _cover(faces: Sequence[Polygon], labels: Sequence[str]) -> Coverage:
    """Merge the faces of each label and draw every edge between labels once."""
    beside = _segments((index, face) for index, face in enumerate(faces) if labels[index])
    sides = {segment: _pair([labels[index] for index in found]) for segment, found in beside.items()}
    edges: dict[Pair, list[Segment]] = collections.defaultdict(list)
    for segment, pair in sides.items():
        if pair[0] != pair[1]:
            edges[pair].append(segment)
    nodes = _nodes(edges)
    arcs = [(pair, arc) for pair in sorted(edges) for arc in _merge(edges[pair], nodes)]
    rings = shapely.get_parts(shapely.polygonize([arc for _, arc in arcs]))
    index = shapely.STRtree([face for face, label in zip(faces, labels, strict=True) if label])
    names = [label for label in labels if label]
    found: dict[str, list[Polygon]] = collections.defaultdict(list)
    for ring in rings:
        hits = index.query(ring.representative_point(), predicate="within")
        if len(hits):
            found[names[hits[0]]].append(ring)
    return Coverage({name: together(parts) for name, parts in sorted(found.items())}, arcs)


def _pair(labels: Sequence[str]) -> Pair:
    one, other = (*labels, OUTSIDE)[:2]
    return (one, other) if one < other else (other, one)


def _nodes(edges: Mapping[Pair, Sequence[Segment]]) -> set[tuple[float, float]]:
    """Points where other than two edges meet."""
    degree: collections.Counter[tuple[float, float]] = collections.Counter()
    for segments in edges.values():
        for start, end in segments:
            degree.update((start, end))
    return {point for point, count in degree.items() if count != 2}


def _merge(segments: Sequence[Segment], nodes: set[tuple[float, float]]) -> list[LineString]:
    """Join segments to lines that end at the nodes."""
    merged = shapely.line_merge(MultiLineString([list(segment) for segment in sorted(segments)]))
    lines = []
    for line in shapely.get_parts(merged):
        points = [(x, y) for x, y in line.coords]
        cuts = [i for i in range(1, len(points) - 1) if points[i] in nodes]
        lines += [LineString(points[i : j + 1]) for i, j in zip([0, *cuts], [*cuts, len(points) - 1], strict=True)]
    return lines


def together(parts: Sequence[Polygon]) -> MultiPolygon | Polygon:
    """Return polygons as one geometry, the largest first."""
    ordered = sorted(parts, key=lambda part: -part.area)
    return ordered[0] if len(ordered) == 1 else MultiPolygon(ordered)
