"""The base map's layers for drawing: outlines, water, borders and labels, simplified.

Law: only our own data; the parties are drawn alike, and a place's official names stand side by side.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.marks import to_plain
from geo.model import Place
from geo.pack import Feature, Pack

_LANGUAGES = ("fr", "hy", "az", "ru", "tr")  # of the interface, beside English
_HELD = {
    "en": "of {sovereign}, held by {holder} since {year}", "fr": "souveraineté : {sovereign} ; contrôle : {holder} depuis {year}",
    "hy": "ինքնիշխանությունը՝ {sovereign}, վերահսկողությունը՝ {holder} {year} թվականից", "az": "suverenlik: {sovereign}; nəzarət: {holder}, {year} ilindən",
    "ru": "суверенитет: {sovereign}; контроль: {holder} с {year} г.", "tr": "egemenlik: {sovereign}; kontrol: {holder}, {year} yılından beri",
}  # fmt: skip


def base_layers(pack: Pack) -> dict[str, Any]:
    """Return the layers by name: GeoJSON collections, and ``labels``."""
    own = frozenset(pack.region.parties)
    # No country's outline counts twice: the parties' precise ones are drawn over their generalised ones.
    world = [f.geometry for iso, f in pack.world.items() if iso not in own]
    units = shapely.coverage_simplify([f.geometry for f in pack.units.values()], 0.004)
    return {
        "world": _collection(world, 0.004), "countries": _collection([f.geometry for f in pack.countries.values()], 0.0006),
        "units": _named(pack.units.values(), units, 0),
        "sections": _named(pack.sections, [f.geometry for f in pack.sections], 0.0002), "border": _collection([pack.border], 0.0002),
        "others": _collection([line for pair, line in pack.borders.items() if pair != own], 0.0008),
        "water": _collection_of(pack, "water", 0.0008), "exclaves": _collection_of(pack, "exclaves", 0.0003),
        "history": _collection_of(pack, "history", 0.001), "labels": labels(pack),
    }  # fmt: skip


def _collection(geometries: Iterable[BaseGeometry], tolerance: float) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": to_plain(g, tolerance)} for g in geometries]}


def _named(features: Iterable[Feature], geometries: Iterable[BaseGeometry], tolerance: float) -> dict[str, Any]:
    """Features with their ids and names, in the pack's order: footprints refer to them by their number."""
    made = [
        {"type": "Feature", "properties": {"id": f.id, "name": f.name, "local": f.properties.get("name_local") or ""}, "geometry": to_plain(g, tolerance)}
        for f, g in zip(features, geometries, strict=True)
    ]
    return {"type": "FeatureCollection", "features": made}


def _collection_of(pack: Pack, layer: str, tolerance: float) -> dict[str, Any]:
    features = [
        {"type": "Feature", "properties": {"kind": f["properties"].get("kind", "")},
         "geometry": to_plain(shapely.from_geojson(json.dumps(f["geometry"])), tolerance)}
        for f in pack.raw_layer(layer)["features"]
    ]  # fmt: skip
    return {"type": "FeatureCollection", "features": features}


def labels(pack: Pack) -> list[dict[str, Any]]:
    """Return the map's labels, most important first: both official names of a place, and the zoom from which it is shown."""
    west, south, east, north = pack.region.bounds
    found: list[dict[str, Any]] = []
    countries = {p.country: p for p in pack.places.values() if p.kind == "country"}
    for iso, feature in pack.world.items():
        if iso in countries and iso not in pack.region.parties:
            centre = feature.geometry.intersection(shapely.box(west - 3, south - 2.5, east + 3, north + 2)).representative_point()
            if not centre.is_empty:
                found.append(_label("country", countries[iso].name, countries[iso].name_local, centre.x, centre.y, 6, 9, names=_names(pack, countries[iso])))
    for iso in pack.region.parties:
        centre = pack.countries[iso].geometry.representative_point()
        found.append(_label("country", countries[iso].name, countries[iso].name_local, centre.x, centre.y, 4, 9, names=_names(pack, countries[iso])))
    for p in pack.capitals.values():
        found.append(_label("capital", p.name, p.name_local, p.lon, p.lat, 6 if pack.region.holds(p.lon, p.lat) else 4, names=_names(pack, p)))
    found += _waters(pack) + _towns(pack) + _historic_names(pack)
    found += _section_names(pack)
    for f in pack.units.values():
        told = f.properties
        if told.get("lon"):
            found.append(_label("unit", told["name"], told.get("name_local") or "", told["lon"], told["lat"], 9.5, 12, layer="units"))
    return found


def _label(kind: str, name: str, local: str, lon: float, lat: float, since: float, until: float = 99, **more: Any) -> dict[str, Any]:
    local = "" if local == name else local
    more = {k: v for k, v in more.items() if v}
    return {"kind": kind, "name": name, "local": local, "at": [round(lon, 4), round(lat, 4)], "from": since, "to": until} | more


def _names(pack: Pack, place: Place) -> dict[str, str]:
    """Return what a place is called in the interface's other languages, where that is not its English name."""
    names = {code: pack.country_name(place.country, code) if place.kind == "country" else pack.place_name(place, code) for code in _LANGUAGES}
    return {code: name for code, name in names.items() if name != place.name}


def _section_names(pack: Pack) -> list[dict[str, Any]]:
    made = []
    for f in sorted(pack.sections, key=lambda f: -float(f.properties["length_km"])):
        at = f.geometry.interpolate(0.5, normalized=True)
        made.append(_label("section", f.name, "", at.x, at.y, 9 if f.properties["length_km"] > 40 else 10.5))
    return made


def _waters(pack: Pack) -> list[dict[str, Any]]:
    made = []
    for f in pack.raw_layer("water")["features"]:
        shape = shapely.from_geojson(json.dumps(f["geometry"]))
        if f["properties"]["kind"] != "river" and shape.area > 0.002:
            at = shape.representative_point()
            names = {code: name for code in _LANGUAGES if (name := f["properties"].get(f"name_{code}"))}
            made.append(_label("water", f["properties"]["name_en"], "", at.x, at.y, 7.5 if shape.area > 0.05 else 10, names=names))
    return made


def _towns(pack: Pack) -> list[dict[str, Any]]:
    capitals = [(p.lon, p.lat) for p in pack.capitals.values() if pack.region.holds(p.lon, p.lat)]
    border = pack.border.buffer(0.16)
    shapely.prepare(border)
    made = []
    for p in sorted(pack.places.values(), key=lambda p: -p.population):
        if p.kind not in ("city", "village") or p.country not in pack.region.parties or p.place_id in {c.place_id for c in pack.capitals.values()}:
            continue
        if any(abs(p.lon - x) + abs(p.lat - y) < 0.22 for x, y in capitals):  # a capital's quarters are no towns
            continue
        near = bool(shapely.contains_xy(border, p.lon, p.lat))
        since = 7 if p.population > 90_000 else 8 if p.population > 20_000 else 9 if p.population > 8_000 else 10.5 if near else 12
        if since < 12 or near:
            made.append(_label("town", p.name, p.name_local, p.lon, p.lat, since, names=_names(pack, p)))
    return made


def _historic_names(pack: Pack) -> list[dict[str, Any]]:
    made = {}
    for layer, name in (("exclaves", "exclaves"), ("history", "past")):
        for f in pack.raw_layer(layer)["features"]:
            at = shapely.from_geojson(json.dumps(f["geometry"])).representative_point()
            p = f["properties"]
            names = {code: _both(p, code) for code in _LANGUAGES if p.get(f"name_{code}")}
            notes = {code: _control(p, pack, code) for code in ("en", *_LANGUAGES)} if layer == "exclaves" else {}
            made[p["id"], layer] = _label("unit", p["name_en"], notes.pop("en", ""), at.x, at.y, 7, layer=name, names=names, notes=notes)
    return list(made.values())


def _both(told: Mapping[str, Any], language: str) -> str:
    """Return a name in a language; with the other side's beside it where the English one has both."""
    name, other = str(told[f"name_{language}"]), told.get({"az": "name_hy", "hy": "name_az"}.get(language, ""))
    return f"{name} ({other})" if other and "(" in told["name_en"] and "(" not in name else name


def _control(exclave: Mapping[str, Any], pack: Pack, language: str) -> str:
    """Return whose an exclave is and who holds it since when, of its latest period."""
    sovereign, holder = (pack.country_name(exclave[k], language) or pack.actor_name(exclave[k]) for k in ("sovereign", "controlled_by"))
    return sovereign if sovereign == holder else _HELD[language].format(sovereign=sovereign, holder=holder, year=str(exclave["control_from"])[:4])
