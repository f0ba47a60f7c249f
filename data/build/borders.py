"""Build data/borders: countries, districts, border lines, sections, exclaves, history, world and waters.

Run ``python data/build/borders.py`` from anywhere. It needs the packages of requirements.txt, and apt-get for one Debian package that is
unpacked into a temporary folder, never installed. Every file is rebuilt from scratch; running it twice writes the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import shapely
import topology
from borders_layers import exclave_features, history_features, water_features
from borders_region import border_lines, joined_units, region_coverage, section_features
from borders_sources import (
    ALPHA2,
    HERE,
    HISTORY,
    LANGUAGES,
    NEIGHBOURS,
    ODBL,
    ODBL_FITTED,
    WATER,
    Feature,
    Row,
    area_km2,
    country_names,
    feature,
    length_km,
    natural_earth,
    outlines,
    pick_names,
    seas,
    table,
)
from borders_world import world_countries, world_coverage, world_features
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

OUT = HERE.parent / "borders"


def rounded(shape: BaseGeometry, decimals: int) -> dict[str, Any]:
    """Return a GeoJSON geometry with RFC 7946 winding and rounded coordinates."""
    wound = shapely.orient_polygons(shape) if shape.area else shape
    snapped = shapely.transform(wound, lambda points: points.round(decimals))
    return {"type": snapped.geom_type, "coordinates": listed(mapping(snapped)["coordinates"])}


def listed(values: Any) -> Any:
    """Turn nested tuples to lists, whole numbers to ints."""
    return [listed(value) for value in values] if isinstance(values, tuple | list) else values


def write(name: str, title: str, source: Mapping[str, str], features: Iterable[Feature], decimals: int) -> None:
    """Write a FeatureCollection, one feature a line."""
    head = {"type": "FeatureCollection", "name": title} | dict(source)
    lines = []
    for item in features:
        properties = item["properties"] | {
            key: trimmed(item["properties"][key], decimals) for key in ("start", "end") if key in item["properties"]
        }
        lines.append(dump({"type": "Feature", "properties": properties, "geometry": rounded(item["geometry"], decimals)}))
    text = dump(head)[:-1] + ',"features":[\n' + ",\n".join(lines) + "\n]}\n"
    (OUT / name).write_text(text, encoding="utf-8")


def trimmed(point: Sequence[float], decimals: int) -> list[float]:
    """Round a position."""
    return [round(value, decimals) for value in point]


def dump(value: Any) -> str:
    """Return compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def country_features(countries: Mapping[str, BaseGeometry]) -> list[Feature]:
    """Return the two countries."""
    note = "OpenStreetMap's time-zone outline: it follows control on the ground; exclaves.geojson says where sovereignty differs."
    source = {key: ODBL[key] for key in ("source", "licence", "date")}
    return [feature(shape, {"iso3": code} | country_names(ALPHA2[code]) | source | {"note": note}) for code, shape in countries.items()]


def unit_features(coverage: topology.Coverage, names: Mapping[str, Row]) -> list[Feature]:
    """Return the provinces and districts."""
    features = []
    for code, row in names.items():
        shape = coverage.polygons[code]
        point = shapely.maximum_inscribed_circle(max(topology.polygon_parts(shape), key=lambda part: part.area), 0.002).coords[0]
        properties: dict[str, Any] = {key: row[key] for key in ("id", "country", "level")} | {"parent": row["parent"] or None}
        properties |= {key: row[key] for key in ("name", "name_local")} | pick_names(row) | {"name_alt": row["name_alt"] or None}
        properties |= {"lon": round(point[0], 4), "lat": round(point[1], 4), "area_km2": area_km2(shape), "note": row["note"] or None}
        features.append(feature(shape, properties))
    return features


BORDER_NAMES: dict[str, Callable[[str, str], str]] = {
    "en": lambda one, other: f"{one}–{other} border",
    "fr": lambda one, other: f"Frontière {one}–{other}",
    "ru": lambda one, other: f"Граница {one} – {other}",
    "hy": lambda one, other: f"{one}–{other} սահման",
    "az": lambda one, other: f"{one}–{other} sərhədi",
    "tr": lambda one, other: f"{one}–{other} sınırı",
}


NAKHCHIVAN = {"en": "Nakhchivan", "fr": "Nakhitchevan", "ru": "Нахичевань", "hy": "Նախիջևան", "az": "Naxçıvan", "tr": "Nahçıvan"}


def border_features(lines: Mapping[tuple[str, str], BaseGeometry]) -> list[Feature]:
    """Return the border lines by pair and part."""
    features = []
    for (pair, part), line in lines.items():
        one, other = (country_names(ALPHA2[code]) for code in pair.split("-"))
        names = {f"name_{code}": BORDER_NAMES[code](one[f"name_{code}"], other[f"name_{code}"]) for code in LANGUAGES}
        if part == "nakhchivan":
            names = {key: f"{name} ({NAKHCHIVAN[key[-2:]]})" for key, name in names.items()}
        properties: dict[str, Any] = {"pair": pair, "part": part, "length_km": length_km(line)} | names
        features.append(feature(line, properties | {key: ODBL[key] for key in ("source", "licence", "date")}))
    return features


def main() -> None:
    """Rebuild every file."""
    OUT.mkdir(exist_ok=True)
    names = {row["id"]: row for row in table("units_names.tsv")}
    parents = {code: row["parent"] for code, row in names.items()}
    frame, shapes = natural_earth(), outlines()
    sea = seas(frame)
    coverage = region_coverage(frame, shapes, sea)
    countries = {code: joined_units(coverage, code) for code in ("ARM", "AZE")}
    lines = border_lines(coverage, parents)
    write("countries.geojson", "Armenia and Azerbaijan", ODBL, country_features(countries), 5)
    write("units.geojson", "Provinces of Armenia, districts and cities of Azerbaijan", ODBL_FITTED, unit_features(coverage, names), 5)
    write("border.geojson", "Border lines", ODBL, border_features(lines), 5)
    write("sections.geojson", "Sections of the Armenia–Azerbaijan border", ODBL_FITTED, section_features(lines, coverage, names), 5)
    write(
        "exclaves.geojson",
        "Exclaves: sovereignty and control",
        ODBL_FITTED | {"date": "2026-11"},
        exclave_features(frame, coverage, parents, countries),
        4,
    )
    write("history.geojson", "Historic lines and areas", HISTORY, history_features(countries["AZE"]), 4)
    write("water.geojson", "Lakes, reservoirs and rivers", WATER, water_features(), 4)
    world, alpha2 = world_countries(frame)
    land = {code: shapes[code].difference(sea) for code in NEIGHBOURS}
    mixed = {
        "licence": "ODbL-1.0 for ARM, AZE, GEO, TUR, IRN and RUS (fitted to the precise outline); public domain for every other feature",
        "attribution": ODBL_FITTED["attribution"],
        "source": ODBL_FITTED["source"],
        "date": "2026-03",
    }
    write("world.geojson", "Countries of the world, generalised", mixed, world_features(world_coverage(world, countries, land), alpha2), 3)


if __name__ == "__main__":
    main()
