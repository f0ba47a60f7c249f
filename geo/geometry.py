"""Metres on the ground: the only module that leaves EPSG:4326.

Law: a geometry that comes in as longitude/latitude degrees goes out as longitude/latitude degrees; every length is in metres.
Areas, buffers and distances are computed in the region's metric CRS (UTM; its scale error within the region stays under
0.3 %); offsets and lengths of lines are geodesic on WGS 84.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from geopy.distance import geodesic
from numpy.typing import NDArray
from pyproj import Geod, Transformer
from shapely import STRtree
from shapely.geometry import LineString, MultiLineString, MultiPoint, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, nearest_points, substring

WGS84 = Geod(ellps="WGS84")

# Compass bearings in degrees clockwise from north; the keys are the direction codes that language files use.
BEARINGS: dict[str, float] = {
    "n": 0, "nne": 22.5, "ne": 45, "ene": 67.5, "e": 90, "ese": 112.5, "se": 135, "sse": 157.5,
    "s": 180, "ssw": 202.5, "sw": 225, "wsw": 247.5, "w": 270, "wnw": 292.5, "nw": 315, "nnw": 337.5,
}  # fmt: skip

# Metres of a degree of latitude, at the least.
_DEGREE_M = 110_500

# A diagonal direction takes a little less than half of both extents, so that opposite parts never meet.
_HALF = 0.48

# A border line is cut into pieces of this many vertices, so that the index has small boxes to search.
_PIECE = 24


@lru_cache(maxsize=4)
def _transformers(crs: str) -> tuple[Transformer, Transformer]:
    return (
        Transformer.from_crs("EPSG:4326", crs, always_xy=True),
        Transformer.from_crs(crs, "EPSG:4326", always_xy=True),
    )


def _apply(transformer: Transformer, geometry: BaseGeometry) -> BaseGeometry:
    def convert(xy: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(transformer.transform(xy[:, 0], xy[:, 1]))

    return shapely.transform(geometry, convert)


def to_metric(geometry: BaseGeometry, crs: str) -> BaseGeometry:
    """Project degrees (longitude, latitude) to metres in `crs`, e.g. ``"EPSG:32638"``."""
    return _apply(_transformers(crs)[0], geometry)


def to_wgs84(geometry: BaseGeometry, crs: str) -> BaseGeometry:
    """Project metres in `crs` back to degrees (longitude, latitude)."""
    return _apply(_transformers(crs)[1], geometry)


def offset(lon: float, lat: float, bearing: float, distance_m: float) -> tuple[float, float]:
    """Return the point that lies `distance_m` from (lon, lat) in the direction `bearing`.

    Parameters
    ----------
    lon, lat : float
        Start, degrees WGS 84.
    bearing : float
        Degrees clockwise from north.
    distance_m : float
        Geodesic metres.

    Returns
    -------
    (lon, lat) : tuple of float
        Degrees; the longitude lies in -180..180.
    """
    end = geodesic(meters=distance_m).destination((lat, lon), bearing)
    return (end.longitude, end.latitude)


def distance_m(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the geodesic distance in metres between two (lon, lat) points."""
    return float(WGS84.inv(a[0], a[1], b[0], b[1])[2])


def is_within(a: BaseGeometry, b: BaseGeometry, metres: float) -> bool:
    """Whether two geometries given in degrees come as near to each other as this, geodesically."""
    larger, smaller = (a, b) if shapely.get_num_coordinates(a) > shapely.get_num_coordinates(b) else (b, a)
    farthest = max(abs(latitude) for g in (a, b) for latitude in g.bounds[1::2])
    shapely.prepare(larger)  # kept with the geometry: the border is asked again and again
    if not shapely.dwithin(larger, smaller, metres / (_DEGREE_M * math.cos(math.radians(farthest)))):  # a longitude's degree is the shorter one
        return False
    (x, y), (u, v) = (p.coords[0] for p in nearest_points(a, b))
    return distance_m((x, y), (u, v)) <= metres


def length_m(line: BaseGeometry) -> float:
    """Return the geodesic length in metres of a line given in degrees."""
    return float(WGS84.geometry_length(line))


def buffer(geometry: BaseGeometry, radius_m: float, crs: str) -> BaseGeometry:
    """Return everything within `radius_m` metres of a geometry, in degrees."""
    return to_wgs84(to_metric(geometry, crs).buffer(radius_m, quad_segs=12), crs)


def corridor(a: tuple[float, float], b: tuple[float, float], half_width_m: float, crs: str) -> Polygon:
    """Return the zone between two (lon, lat) points: a corridor with round ends and the given half width in metres."""
    zone = buffer(LineString([a, b]), half_width_m, crs)
    assert isinstance(zone, Polygon)
    return zone


def directional_part(area: BaseGeometry, direction: str, crs: str, share: float = 0.4) -> BaseGeometry:
    """Return the part of an area that lies in a direction, e.g. the north-east of a country.

    Parameters
    ----------
    area : Polygon or MultiPolygon
        Degrees.
    direction : str
        A key of `BEARINGS`.
    crs : str
        The metric CRS.
    share : float, default 0.4
        Share of the area's extent along that direction that counts as "the north of" it; a diagonal takes half of both.

    Returns
    -------
    Polygon or MultiPolygon in degrees.
    """
    if len(direction) == 2:  # "the north-east" is what lies in the northern and in the eastern half
        halves = (directional_part(area, d, crs, _HALF) for d in direction)
        return next(halves).intersection(next(halves))
    metric = to_metric(area, crs)
    angle = np.radians(BEARINGS[direction])
    axis = np.array([np.sin(angle), np.cos(angle)])
    reach = shapely.get_coordinates(metric) @ axis
    cut = reach.max() - share * (reach.max() - reach.min())
    far = 4 * (np.abs(reach).max() + np.ptp(reach))
    across = np.array([axis[1], -axis[0]])
    # shift the strip to the area: the coordinate across the axis is taken from the area's own centroid
    middle = np.array([metric.centroid.x, metric.centroid.y]) @ across
    corner = [cut * axis + (middle + s * far) * across + d * far * axis for s, d in ((-1, 0), (1, 0), (1, 1), (-1, 1))]
    return to_wgs84(metric.intersection(Polygon(corner)), crs)


def line_between(line: BaseGeometry, a: tuple[float, float], b: tuple[float, float], crs: str) -> BaseGeometry:
    """Return the part of a line from the point nearest to `a` to the point nearest to `b`.

    A MultiLineString is first merged; if `a` and `b` are nearest to different parts, the nearest part of `a` is used.
    """
    metric = to_metric(line, crs)
    part = _nearest_part(metric, to_metric(Point(a), crs))
    ends = sorted(part.project(Point(_transformers(crs)[0].transform(*p))) for p in (a, b))
    return to_wgs84(substring(part, ends[0], ends[1]), crs)


def _merged(geometry: BaseGeometry) -> BaseGeometry:
    return linemerge(geometry) if isinstance(geometry, MultiLineString) else geometry


def _nearest_part(line: BaseGeometry, point: BaseGeometry) -> LineString:
    merged = _merged(line)
    parts = list(merged.geoms) if isinstance(merged, MultiLineString) else [merged]
    return min((p for p in parts if isinstance(p, LineString)), key=point.distance)


def middle(geometry: BaseGeometry) -> tuple[float, float]:
    """Return a (lon, lat) that lies on the geometry: half-way along a line, inside an area, the middle point of several.

    Coordinates are rounded to seven decimals (about a centimetre), which is what GeoJSON carries.
    """
    if isinstance(geometry, MultiLineString):
        return middle(max(geometry.geoms, key=lambda g: float(g.length)))
    if isinstance(geometry, LineString):
        point = geometry.interpolate(0.5, normalized=True)
    elif isinstance(geometry, MultiPoint):
        point = min(geometry.geoms, key=geometry.centroid.distance)
    else:
        point = geometry.representative_point()
    return (round(point.x, 7), round(point.y, 7))


def radius_m(geometry: BaseGeometry, centre: tuple[float, float] | None = None) -> float:
    """Return the radius in geodesic metres of the circle round a point, by default `middle(geometry)`, that holds the whole geometry."""
    coordinates = shapely.get_coordinates(geometry)
    lon, lat = (np.full(len(coordinates), c) for c in centre or middle(geometry))
    return float(WGS84.inv(lon, lat, coordinates[:, 0], coordinates[:, 1])[2].max())


@dataclass(frozen=True, slots=True)
class Located:
    """Where points lie; all arrays have the shape (n,).

    ``country`` is ISO alpha-3 or "", ``unit`` the id of the province or district or "", ``section`` the number of the
    nearest border section (-1 without sections), ``distance_m`` metres to the border.
    """

    country: NDArray[np.str_]
    unit: NDArray[np.str_]
    section: NDArray[np.intp]
    distance_m: NDArray[np.float64]


class Locator:
    """Reverse lookup of many points at once: country, unit, nearest border section and distance to the border.

    Parameters
    ----------
    countries : sequence of (iso3, Polygon)
        Country outlines in degrees, the precise ones first: the first that holds a point wins.
    units : sequence of (id, Polygon)
        Provinces and districts in degrees.
    sections : sequence of lines
        The border's sections in degrees.
    crs : str
        The metric CRS.
    """

    def __init__(
        self,
        countries: Sequence[tuple[str, BaseGeometry]],
        units: Sequence[tuple[str, BaseGeometry]],
        sections: Sequence[BaseGeometry],
        crs: str,
    ) -> None:
        self._crs = crs
        self._countries = _AreaIndex(countries)
        self._units = _AreaIndex(units)
        pieces = [(i, piece) for i, line in enumerate(sections) for piece in _pieces(to_metric(line, crs))]
        self._owner = np.array([i for i, _ in pieces], dtype=np.intp)
        self._border = STRtree([piece for _, piece in pieces])

    def locate(self, lonlat: NDArray[np.float64]) -> Located:
        """Locate points given as an array of shape (n, 2), longitude first, degrees."""
        points = np.atleast_1d(np.asarray(shapely.points(lonlat), dtype=object))
        n = len(lonlat)
        section, distance = np.full(n, -1, dtype=np.intp), np.full(n, np.inf)
        if len(self._owner) and n:
            metric = shapely.points(np.column_stack(_transformers(self._crs)[0].transform(lonlat[:, 0], lonlat[:, 1])))
            (which, piece), metres = self._border.query_nearest(metric, return_distance=True, all_matches=False)
            section[which], distance[which] = self._owner[piece], metres
        return Located(self._countries.find(points), self._units.find(points), section, distance)


class _AreaIndex:
    """Which named area holds each point; the first area wins where several do."""

    def __init__(self, areas: Sequence[tuple[str, BaseGeometry]]) -> None:
        self._names = np.array([name for name, _ in areas] or [""], dtype=np.str_)
        self._shapes = np.array([shape for _, shape in areas], dtype=object)
        shapely.prepare(self._shapes)
        self._tree = STRtree(self._shapes)

    def find(self, points: NDArray[np.object_]) -> NDArray[np.str_]:
        found = np.full(len(points), "", dtype=self._names.dtype)
        point, area = self._tree.query(points)
        # the areas are prepared, which the tree's own predicate does not use
        inside = shapely.intersects_xy(self._shapes[area], shapely.get_x(points[point]), shapely.get_y(points[point]))
        point, area = point[inside], area[inside]
        order = np.argsort(-area, kind="stable")
        found[point[order]] = self._names[area[order]]
        return found


def _pieces(line: BaseGeometry) -> list[BaseGeometry]:
    merged = _merged(line)
    parts = list(merged.geoms) if isinstance(merged, MultiLineString) else [merged]
    return [
        LineString(xy[i : i + _PIECE + 1])
        for xy in map(shapely.get_coordinates, parts)
        for i in range(0, max(len(xy) - 1, 1), _PIECE)
        if len(xy[i : i + _PIECE + 1]) > 1
    ]
