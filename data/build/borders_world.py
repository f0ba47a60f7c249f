"""The world for the base map: Natural Earth, coarse, made to meet the precise outline of the region."""

from __future__ import annotations

import math
from collections.abc import Mapping

import geopandas as gpd
import shapely
import topology
from borders_sources import NATURAL_EARTH, NEIGHBOURS, ODBL_FITTED, TIME_ZONES, Feature, country_names, feature
from shapely.geometry import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry

DETAIL = box(38, 36, 55, 45)
"""Where the world map is drawn fine."""
DETAIL_TOLERANCE = 0.006
WORLD_GRID = 1e-3
"""Grid of the world map: 3 decimals, about 100 m."""
WORLD_TOLERANCE = 0.2
SMALL_ISLAND = 0.2
"""Islands below this (square degrees) are left out of the world map, unless they are their country's largest."""
ISO_CODES = {"SDS": "SSD", "KOS": "XKX", "PSX": "PSE", "SAH": "ESH", "ALD": "ALA"}
"""Natural Earth's own codes to ISO 3166-1 alpha-3 (XKX: user-assigned)."""
ISO_COUNTRY = {
    "CYN": "CYP",
    "ESB": "GBR",
    "WSB": "GBR",
    "SOL": "SOM",
    "KAB": "KAZ",
    "USG": "USA",
    "IOA": "AUS",
    "ATC": "AUS",
    "CSI": "AUS",
    "CLP": "FRA",
}
"""Natural Earth's areas without a code of their own in ISO 3166 to the country whose code ISO gives the place."""
NO_ISO = ("KAS", "PGA")
"""Areas without any ISO code (Siachen glacier, Spratly islands), left out."""


def world_countries(frame: gpd.GeoDataFrame) -> tuple[dict[str, BaseGeometry], dict[str, str]]:
    """Return the world's countries by alpha-3 code, and their alpha-2 codes.

    Crimea and Sevastopol carry the codes UA-43 and UA-40 in ISO 3166-2 and go with them, wherever Natural Earth counts them.
    """
    codes = [ISO_COUNTRY.get(code, ISO_CODES.get(code, code)) for code in frame["adm0_a3"]]
    codes = ["UKR" if str(unit)[:5] in ("UA-43", "UA-40") else code for code, unit in zip(codes, frame["iso_3166_2"], strict=True)]
    frame = frame.assign(iso3=codes)
    frame = frame[~frame["iso3"].isin(NO_ISO)]
    shapes = {str(code): shapely.union_all(list(group.geometry)) for code, group in frame.groupby("iso3")}
    own = frame[
        frame["iso_a2"].str.fullmatch("[A-Z]{2}", na=False) & (frame["adm0_a3"].isin(list(ISO_CODES)) | (frame["adm0_a3"] == frame["iso3"]))
    ]
    alpha2 = {str(code): str(group["iso_a2"].mode().iloc[0]) for code, group in own.groupby("iso3")}
    return shapes, alpha2


def world_coverage(
    shapes: Mapping[str, BaseGeometry], precise: Mapping[str, BaseGeometry], outer: Mapping[str, BaseGeometry]
) -> topology.Coverage:
    """Return the generalised world around the precise outlines of the two countries.

    Parameters
    ----------
    shapes
        Natural Earth's countries.
    precise
        The precise outlines, which take the place of Natural Earth's.
    outer
        OpenStreetMap's outlines of the neighbours, which share out what lies between the two.
    """
    core = shapely.union_all(list(precise.values()))
    gap = shapely.union_all([shapes[code] for code in precise]).difference(core)
    fitted = {**shapes, **precise}
    for code in NEIGHBOURS:
        fitted[code] = shapes[code].difference(core).union(gap.intersection(outer[code]))
    halves = {f"{code}|in": shape.intersection(DETAIL) for code, shape in fitted.items() if shape.intersects(DETAIL)}
    halves |= {f"{code}|out": shape.difference(DETAIL) for code, shape in fitted.items()}
    halves = {label: shape for label, shape in halves.items() if topology.polygon_parts(shape)}
    raw = topology.build(halves, WORLD_GRID)
    size = {label: max(part.area for part in topology.polygon_parts(shape)) for label, shape in raw.polygons.items()}
    simple = topology.simplify(raw, lambda pair, arc: world_tolerance(pair, arc, size), WORLD_GRID)
    whole = {
        code: shapely.union_all([simple.polygons[label] for label in simple.polygons if label.partition("|")[0] == code]) for code in fitted
    }
    arcs = [arc for pair, arc in simple.arcs if pair[0].partition("|")[0] != pair[1].partition("|")[0]]
    return topology.build({code: shape for code, shape in whole.items() if not shape.is_empty}, WORLD_GRID, arcs)


def world_tolerance(pair: topology.Pair, arc: LineString, size: Mapping[str, float]) -> float:
    """Return the tolerance of an arc of the world map; -1 drops a small island."""
    one, other = (label.partition("|") for label in pair)
    if one[0] == other[0]:
        return 0.0
    if "in" in (one[2], other[2]):
        return DETAIL_TOLERANCE
    if arc.is_ring and not one[0]:
        area = Polygon(arc).area
        if area < SMALL_ISLAND and area < 0.9 * size[pair[1]]:
            return -1.0
        return min(WORLD_TOLERANCE, 0.15 * math.sqrt(area))
    return min(WORLD_TOLERANCE, 0.15 * math.sqrt(min(size.get(label, 1e9) for label in pair)))


def world_features(coverage: topology.Coverage, alpha2: Mapping[str, str]) -> list[Feature]:
    """Return one feature for each country of the world."""
    features = []
    for code, shape in coverage.polygons.items():
        names = country_names(alpha2.get(code, ""))
        source = ODBL_FITTED if code in TIME_ZONES else NATURAL_EARTH
        properties = {"iso3": code, "name_en": names["name_en"], "name_fr": names["name_fr"], "licence": source["licence"]}
        features.append(feature(shape, properties))
    return features
