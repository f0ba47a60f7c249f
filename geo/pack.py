"""A region pack: the folder that holds all knowledge of one border. The one place that knows its files.

Everything is read on first use and kept; nothing is written.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, get_args

import numpy as np
import shapely
from shapely import from_geojson
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from geo import __version__
from geo.codebook import SECTORS
from geo.collector import uncollected
from geo.errors import PackError
from geo.gazetteers.index import Name, NameIndex
from geo.gazetteers.sounds import SoundIndex
from geo.geometry import Locator
from geo.language import Language, compile_language
from geo.model import NATURAL, SETTLEMENTS, Episode, Kind, Place

_FACING_M = 25_000  # settlements farther from the border face no section of it
_AFTER_WAR = timedelta(days=60)  # for so long “the war” is the one that has just ended
_NEARLY_ALL = 0.9  # share of a district's area


@dataclass(frozen=True, slots=True)
class Region:
    """``region.toml``: whose border it is and how it is measured. Lengths in metres, coordinates (lon, lat)."""

    name: str
    names: Mapping[str, str]
    parties: tuple[str, str]
    metric_crs: str
    bounds: tuple[float, float, float, float]
    centre: tuple[float, float]
    zoom: int
    border_uncertainty_m: float
    near_m: float
    toward_m: float
    line_reach_m: float
    licence: Mapping[str, str]
    actor_names: Mapping[str, str]
    homes: Mapping[str, str]
    states: Mapping[str, str]
    outlines: Mapping[str, str]

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point lies in the region's bounds."""
        west, south, east, north = self.bounds
        return west <= lon <= east and south <= lat <= north


@dataclass(frozen=True, slots=True)
class Feature:
    """A named geometry of the pack with its properties as the file gives them (EPSG:4326, longitude first)."""

    id: str
    name: str
    geometry: BaseGeometry
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Actor:
    """A known actor: code (``RUS:GOV``, ``OSCE`` …) and name; whom a name means may change with the date."""

    code: str
    name: str


class Pack:
    """A region pack.

    Parameters
    ----------
    folder : Path
        Usually the project's ``data/``.

    Raises
    ------
    PackError
        If the folder is no pack, or when a file that is asked for is missing or malformed.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        table = self._toml("region.toml")
        keys = Region.__dataclass_fields__.keys()
        try:
            values: dict[str, Any] = {k: tuple(v) if isinstance(v := table[k], list) else v for k in keys}
        except KeyError as error:
            raise PackError(f"{folder / 'region.toml'} lacks {error}, which every region pack must give.") from None
        self.region = Region(**values)

    @cached_property
    def knowledge(self) -> str:
        """A short hash of all rules and data: documents that were read with other ones are read again."""
        digest = hashlib.sha256(__version__.encode())
        for path in sorted(p for p in self.folder.rglob("*") if p.suffix in (".toml", ".tsv", ".geojson") and "build" not in p.parts):
            digest.update(path.read_bytes())
        return digest.hexdigest()[:16]

    # ------------------------------------------------------------ languages and actors

    @cached_property
    def languages(self) -> Mapping[str, Language]:
        """The languages by their BCP 47 code."""
        common = self._toml("languages/common.toml")
        paths = sorted((self.folder / "languages").glob("*.toml"))
        return {p.stem: compile_language(p.stem, self._toml(f"languages/{p.name}"), common) for p in paths if p.stem != "common"}

    @cached_property
    def actors(self) -> NameIndex[Actor]:
        """The index of known actors' names."""
        return NameIndex(self._actor_names(), self.languages)

    @cached_property
    def actor_sounds(self) -> SoundIndex[Actor]:
        """The known persons by the sound of their names."""
        return SoundIndex(n for n in self._actor_names() if n.role == "person")

    def _actor_names(self) -> Iterator[Name[Actor]]:
        for row in self._tsv("actors.tsv"):
            actor = Actor(row["code"], row["name"])
            since, until = _day(row["from"]), _day(row["to"])
            for language in ("", *self.languages):
                for text in filter(None, row.get(language or "any", "").split("|")):
                    flags = frozenset({"exact"} if text.isupper() and len(text) <= 5 else ())
                    yield Name(text, language, actor, row["kind"], flags, since, until)

    @cached_property
    def _organisations(self) -> Mapping[str, str]:
        rows = [row for row in self._tsv("actors.tsv") if ":" not in row["code"] and row["kind"] == "org"]
        # an organisation's shortest name is its own; longer ones are its parts'
        return {row["code"]: row["name"] for row in sorted(rows, key=lambda r: -len(r["name"]))}

    def actor_name(self, code: str) -> str:
        """Return an actor code in words: ``ARM:MIL`` is "Armenia (military)"."""
        country, _, sector = code.partition(":")
        name = self.country_names.get(country) or self.region.actor_names.get(country) or self._organisations.get(country) or country
        return f"{name} ({SECTORS.get(sector, sector.lower())})" if sector else name

    @cached_property
    def weights(self) -> dict[str, float]:
        """What each sign of an event adds to the log odds that it is read rightly; fitted by ``scripts.confidence``."""
        return {str(sign): float(weight) for sign, weight in self._toml("confidence.toml").items()}

    @cached_property
    def episodes(self) -> tuple[Episode, ...]:
        """Known periods of fighting or talks; they date a text that names a day without its year."""
        rows = self._tsv("episodes.tsv")
        return tuple(Episode(date.fromisoformat(r["from"]), date.fromisoformat(r["to"]), r["what"], tuple(filter(None, r["places"].split("|")))) for r in rows)

    def at_war(self, day: date | None) -> bool:
        """Return whether “the war” may be the one of these days: one of the known wars goes on or has just ended; True if no day is known."""
        return day is None or any(e.what == "war" and e.start <= day <= e.end + _AFTER_WAR for e in self.episodes)

    # ------------------------------------------------------------ gazetteer

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """The gazetteer's places by id."""
        kinds = get_args(Kind)
        places = _seated({row["place_id"]: _place(row) for row in self._tsv("gazetteer/places.tsv")})
        if wrong := {p.kind for p in places.values()} - set(kinds):
            raise PackError(f"gazetteer/places.tsv has unknown kinds {sorted(wrong)}; expected some of {', '.join(kinds)}.")
        return places

    @cached_property
    def names(self) -> NameIndex[Place]:
        """The index of all place names."""
        with uncollected():
            return NameIndex(self._place_names(), self.languages)

    def _place_names(self) -> Iterator[Name[Place]]:
        places = self.places
        types = {w for language in self.languages.values() for w in language.unit_words}
        for row in self._tsv("gazetteer/names.tsv"):
            # "Tavush province" is the name Tavush beside a type word, "Republic of Armenia" the name Armenia
            if places[row["place_id"]].kind in ("province", "district", "country", "region") and types & set(row["key"].split()):
                continue
            flags = frozenset(row["flags"].split()) if row["flags"] else frozenset()
            yield Name(
                row["name"], row["lang"], places[row["place_id"]], row["role"], flags, _day(row["valid_from"]), _day(row["valid_to"]), row["key"]
            )

    @cached_property
    def spellings(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Every place's names by place id and language, proper names before variants; "" holds those of no one language."""
        ranks = ("official", "exonym", "other_side", "former", "variant")
        found: dict[str, dict[str, list[str]]] = {}
        for row in sorted(self._tsv("gazetteer/names.tsv"), key=lambda r: ranks.index(r["role"])):
            found.setdefault(row["place_id"], {}).setdefault(row["lang"], []).append(row["name"])
        return {place: {language: tuple(names) for language, names in told.items()} for place, told in found.items()}

    @cached_property
    def capitals(self) -> Mapping[str, Place]:
        """Each country's capital by ISO alpha-3."""
        return {p.stands_for: p for p in self.places.values() if p.stands_for and p.kind == "city"}

    @cached_property
    def country_names(self) -> Mapping[str, str]:
        """Countries' English names by ISO alpha-3."""
        return {code: p.name for code, p in self._countries.items()}

    # ------------------------------------------------------------ borders

    def place_name(self, place: Place, language: str) -> str:
        """Return what a place is called in a language, else its English name."""
        return place.name if language == "en" else next(iter(self.spellings.get(place.place_id, {}).get(language, ())), place.name)

    def country_name(self, code: str, language: str) -> str:
        """Return a country's name in a language, else in English; empty for what is no country."""
        if language == "en" or code not in self.country_names:
            return self.country_names.get(code, "")
        drawn = self.world[code].properties.get(f"name_{language}") if code in self.world else None
        return str(drawn or self.place_name(self._countries[code], language))

    @cached_property
    def _countries(self) -> Mapping[str, Place]:
        return {p.country: p for p in self.places.values() if p.kind == "country"}

    @cached_property
    def countries(self) -> Mapping[str, Feature]:
        """Precise outlines of the parties by ISO alpha-3."""
        return {f.id: f for f in self.features("countries", "iso3")}

    @cached_property
    def world(self) -> Mapping[str, Feature]:
        """Generalised outlines of all countries by ISO alpha-3."""
        return {f.id: f for f in self.features("world", "iso3")}

    @cached_property
    def units(self) -> Mapping[str, Feature]:
        """Provinces and districts of the parties by ISO 3166-2 id."""
        return {f.id: f for f in self.features("units", "id")}

    @cached_property
    def sections(self) -> tuple[Feature, ...]:
        """The border's sections from north to south."""
        return self.features("sections", "id")

    @cached_property
    def facing(self) -> frozenset[str]:
        """Ids of the units that the border parts."""
        return frozenset(unit for s in self.sections for unit in s.properties["units"])

    @cached_property
    def border_distance_m(self) -> Mapping[str, float]:
        """Metres from the region's settlements, waters and heights to the border, by place id."""
        near = [p for p in self.places.values() if p.kind in (*SETTLEMENTS, *NATURAL) and self.region.holds(p.lon, p.lat)]
        found = self.locator.locate(np.array([(p.lon, p.lat) for p in near]).reshape(-1, 2))
        return dict(zip((p.place_id for p in near), map(float, found.distance_m), strict=True))

    @cached_property
    def facing_settlements(self) -> Mapping[str, Sequence[Place]]:
        """The settlements that lie within 25 km of the border on the other side of each party, by country."""
        a, b = self.region.parties
        near = [self.places[i] for i, metres in self.border_distance_m.items() if metres < _FACING_M and self.places[i].kind in SETTLEMENTS]
        return {a: [p for p in near if p.country == b], b: [p for p in near if p.country == a]}

    @cached_property
    def waters(self) -> Mapping[str, Feature]:
        """Lakes and rivers that the gazetteer knows, by place id."""
        return {i: f for f in self.features("water", "id") if (i := f.properties["place_id"])}

    @cached_property
    def roads(self) -> Mapping[str, tuple[str, ...]]:
        """The places that a road passes, in order, by the road's place id."""
        return {row["place_id"]: tuple(row["via"].split()) for row in self._tsv("gazetteer/roads.tsv")}

    @cached_property
    def borders(self) -> Mapping[frozenset[str], BaseGeometry]:
        """Border lines by their pair of ISO alpha-3 codes."""
        pairs: dict[frozenset[str], list[BaseGeometry]] = {}
        for f in self.features("border", "pair"):
            pairs.setdefault(frozenset(f.id.split("-")), []).append(f.geometry)
        return {pair: unary_union(lines) for pair, lines in pairs.items()}

    @property
    def border(self) -> BaseGeometry:
        """The region's own border line."""
        return self.borders[frozenset(self.region.parties)]

    @cached_property
    def historic(self) -> tuple[Feature, ...]:
        """Dated lines and areas of the past (``valid_from``, ``valid_to``)."""
        return self.features("history", "id")

    def holder(self, lon: float, lat: float, day: date) -> str:
        """Who held a point on a day where another country's sovereignty is recognised, by the dated areas; "" if nobody else."""
        text = day.isoformat()
        return next((holder for since, until, holder, area in self._held if since <= text <= until and shapely.intersects_xy(area, lon, lat)), "")

    @cached_property
    def _held(self) -> list[tuple[str, str, str, BaseGeometry]]:
        """The dated areas that another country held: first and last day, who held them, and the area, ready to be asked for many points."""
        told = [(f.properties["valid_from"], f.properties["valid_to"], str(f.properties["held_by"]), f.geometry) for f in self.historic if f.properties.get("held_by")]
        shapely.prepare([area for *_, area in told])
        return told

    def holder_of(self, unit: str, day: date) -> str:
        """Who held nearly all of a district on such a day; "" if nobody else did."""
        text, own = day.isoformat(), self.units[unit].geometry if unit in self.units else None
        held = ((holder, area) for since, until, holder, area in self._held if since <= text <= until)
        return next((holder for holder, area in held if own and area.intersection(own).area > _NEARLY_ALL * own.area), "")

    @cached_property
    def locator(self) -> Locator:
        """Reverse lookup over countries, units and sections."""
        outlines = [(iso, f.geometry) for iso, f in self.countries.items()]
        outlines += [(iso, f.geometry) for iso, f in self.world.items() if iso not in self.countries]
        units = [(unit, f.geometry) for unit, f in self.units.items()]
        return Locator(outlines, units, [f.geometry for f in self.sections], self.region.metric_crs)

    def features(self, layer: str, key: str = "name") -> tuple[Feature, ...]:
        """Read ``borders/<layer>.geojson``; `key` names the property that identifies a feature."""
        return tuple(
            Feature(str(f["properties"][key]), str(f["properties"].get("name") or f["properties"].get("name_en") or ""),
                    from_geojson(json.dumps(f["geometry"])), f["properties"])
            for f in self.raw_layer(layer)["features"]
        )  # fmt: skip

    def raw_layer(self, layer: str) -> dict[str, Any]:
        """Return ``borders/<layer>.geojson`` as it is written, for drawing and for its source, date and licence."""
        loaded: dict[str, Any] = json.loads(self._read(f"borders/{layer}.geojson"))
        return loaded

    # ------------------------------------------------------------ files

    def _read(self, name: str) -> str:
        try:
            return (self.folder / name).read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise PackError(f"The region pack {self.folder} lacks a readable {name} ({error}); see docs/region-packs.md.") from None

    def _toml(self, name: str) -> dict[str, Any]:
        try:
            return tomllib.loads(self._read(name))
        except tomllib.TOMLDecodeError as error:
            raise PackError(f"{self.folder / name} is not valid TOML: {error}.") from None

    def _tsv(self, name: str) -> Iterator[dict[str, str]]:
        header, *lines = self._read(name).rstrip("\n").split("\n")
        columns = header.split("\t")
        return (dict(zip(columns, line.split("\t"), strict=True)) for line in lines)


@lru_cache(maxsize=4)
def load(folder: Path) -> Pack:
    """Return the pack of a folder; the same object for the same folder."""
    return Pack(folder)


def _day(text: str | None) -> date | None:
    """Return the day of an ISO 8601 date; a year alone is its first day."""
    return date.fromisoformat(text if len(text) > 4 else text + "-01-01") if text else None


def _seated(places: dict[str, Place]) -> dict[str, Place]:
    """Put the point of a district at the town of its name: there it is governed from, and there human coders put it."""
    towns = {(p.name_local, p.admin1): p for p in places.values() if p.kind == "city" and p.admin1}
    seats = {i: town for i, p in places.items() if p.kind == "district" and (town := towns.get((p.name_local, p.admin1)))}
    return places | {i: replace(places[i], lon=town.lon, lat=town.lat) for i, town in seats.items()}


def _place(row: Mapping[str, str]) -> Place:
    return Place(
        row["place_id"], row["name"], row["name_local"], row["kind"], row["country"], row["admin1"], float(row["lon"] or 0),  # type: ignore[arg-type]
        float(row["lat"] or 0), int(row["population"] or 0), row["capital_of"], float(row["uncertainty_m"] or 0),
    )  # fmt: skip
