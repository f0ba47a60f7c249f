"""The gazetteer files: well formed, in their countries, and right where the sources are known to be wrong."""

from __future__ import annotations

import csv
import json
import re
import tomllib
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest
import shapely
from shapely.geometry import Point, shape

DATA = Path(__file__).parent.parent / "data"
GAZETTEER = DATA / "gazetteer"
LANGUAGES = ("fr", "en", "ru", "hy", "az", "tr")
KINDS = {"country", "province", "district", "city", "village", "region", "lake", "river", "mountain", "road", "other", "metonym"}
HAND_TABLES = ("border_places.tsv", "more_places.tsv", "features.tsv")
PLACE_COLUMNS = ["place_id", "name", "name_local", "kind", "country", "admin1", "admin2", "lon", "lat", "population", "capital_of", "uncertainty_m", "source"]
NAME_COLUMNS = ["place_id", "name", "lang", "role", "flags", "source", "valid_from", "valid_to", "key"]
BORDER_COLUMNS = [
    "place_id",
    "kind",
    "country",
    "admin1",
    "lon",
    "lat",
    "fr",
    "en",
    "ru",
    "hy",
    "az",
    "tr",
    "former",
    "other_side",
    "variants",
    "note",
    "reviewed",
]

# one name each, as news writes it, and the country of the place meant
ARMENIAN_SIDE = [
    "Aygepar",
    "Movses",
    "Chinari",
    "Berd",
    "Sotk",
    "Kut",
    "Ishkhanasar",
    "Yeraskh",
    "Jermuk",
    "Kapan",
    "Goris",
    "Verishen",
    "Tegh",
    "Kornidzor",
    "Aravus",
    "Khoznavar",
    "Shurnukh",
    "Voskepar",
    "Baghanis",
    "Kirants",
    "Barekamavan",
    "Berkaber",
    "Koti",
    "Paravakar",
    "Vazashen",
    "Aygehovit",
    "Artsvaberd",
    "Chinchin",
    "Norashen",
    "Mosesgegh",
    "Noyemberyan",
    "Choratan",
    "Aygedzor",
    "Vardenis",
    "Khnatsakh",
    "Vorotan",
    "Yelpin",
    "Areni",
    "Khachik",
    "Vayk",
    "Sisian",
    "Meghri",
    "Agarak",
    "Nrnadzor",
    "Tavush",
    "Ijevan",
]
ARMENIAN_SIDE += ["Nerkin Karmiraghbyur", "Verin Shorzha", "Nerkin Shorzha", "Nerkin Hand", "Davit Bek", "Nerkin Khndzoresk", "Paruyr Sevak"]
AZERBAIJANI_SIDE = [
    "Ağdam",
    "Əlibəyli",
    "Vahidli",
    "Kəmərli",
    "Qaymaqlı",
    "Cəfərli",
    "Fərəhli",
    "Mazam",
    "Köhnəqışlaq",
    "Göyəli",
    "Zamanlı",
    "Novosaratovka",
    "Zəylik",
    "Söyüdlü",
    "İstisu",
    "Talış",
    "Suqovuşan",
    "Hadrut",
    "Cəbrayıl",
    "Fərrux",
    "Zabux",
    "Xankəndi",
    "Şuşa",
    "Kəlbəcər",
    "Laçın",
    "Qubadlı",
    "Zəngilan",
    "Tərtər",
    "Ağdərə",
    "Sədərək",
    "Kərki",
    "Şahbuz",
    "Biçənək",
    "Tatlı",
    "Xeyrimli",
    "Qızılhacılı",
    "Barxudarlı",
]
AZERBAIJANI_SIDE += [
    "Dondar Quşçu", "Quşçu Ayrım", "Aşağı Əskipara", "Yuxarı Əskipara", "Bala Cəfərli", "Yuxarı Öysüzlü", "Bağanis Ayrım", "Cocuq Mərcanlı", "Orta Qışlaq",
]  # fmt: skip


def fold(text: str) -> str:
    """The folding of names: case, marks, apostrophes, dotless i and schwa."""
    text = unicodedata.normalize("NFD", text.replace("İ", "i").casefold())
    text = "".join(c for c in text if not unicodedata.combining(c) and c not in "'’ʼ`´ʻ‘")
    return " ".join(text.replace("ı", "i").replace("ə", "e").replace("-", " ").replace("–", " ").split())


def read(name: str) -> list[dict[str, str]]:
    with (GAZETTEER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def places() -> dict[str, dict[str, str]]:
    return {row["place_id"]: row for row in read("places.tsv")}


@pytest.fixture(scope="module")
def names() -> list[dict[str, str]]:
    return read("names.tsv")


@pytest.fixture(scope="module")
def bearers(names) -> dict[str, set[str]]:
    """Place ids by folded name."""
    found = defaultdict(set)
    for row in names:
        found[fold(row["name"])].add(row["place_id"])
    return found


@pytest.fixture(scope="module")
def border() -> list[dict[str, str]]:
    return read("border_places.tsv")


def countries_of(found, places) -> set[str]:
    return {places[pid]["country"] for pid in found}


# --- form


@pytest.mark.parametrize(("table", "columns"), [("places.tsv", PLACE_COLUMNS), ("names.tsv", NAME_COLUMNS), ("border_places.tsv", BORDER_COLUMNS)])
def test_columns_and_line_ends(table, columns):
    raw = (GAZETTEER / table).read_bytes()
    assert raw.decode("utf-8").split("\n")[0].split("\t") == columns
    assert b"\r" not in raw and raw.endswith(b"\n")
    assert {line.count(b"\t") for line in raw.splitlines()} == {len(columns) - 1}
    assert unicodedata.is_normalized("NFC", raw.decode("utf-8"))


@pytest.mark.parametrize("table", ["places.tsv", *HAND_TABLES])
def test_place_ids_are_unique(table):
    ids = [row["place_id"] for row in read(table)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"gns?:\d+|bl:[a-z0-9-]+|iso:[A-Z]{3}|iso:A[MZ]-[A-Z]{2,3}", pid) for pid in ids)


def test_hand_tables_do_not_overlap():
    ids = [row["place_id"] for table in HAND_TABLES for row in read(table)]
    assert len(ids) == len(set(ids))


def test_sorted(places, names):
    assert list(places) == sorted(places)
    keys = [(row["place_id"], row["lang"], row["name"]) for row in names]
    assert keys == sorted(keys)


def test_places_are_well_formed(places):
    for row in places.values():
        assert row["kind"] in KINDS
        assert -180 <= float(row["lon"]) <= 180 and -90 <= float(row["lat"]) <= 90
        assert re.fullmatch(r"([A-Z]{3})?", row["country"]) and re.fullmatch(r"([A-Z]{3})?", row["capital_of"])
        assert row["name"] and row["source"]
        if row["kind"] not in {"country", "province", "district"} and not row["place_id"].startswith("iso:"):
            assert int(row["uncertainty_m"]) > 0, row
        if row["country"] in ("ARM", "AZE") and row["kind"] in {"city", "village"}:
            assert re.fullmatch(r"A[MZ]-[A-Z]{2,3}", row["admin1"]), row


def test_names_are_well_formed(places, names):
    for row in names:
        assert row["place_id"] in places
        assert row["name"] == row["name"].strip() and row["name"] and "(" not in row["name"], row
        assert row["lang"] in {*LANGUAGES, ""}
        assert row["role"] in {"official", "exonym", "former", "other_side", "variant"}
        assert set(row["flags"].split()) <= {"exact", "spelled", "word", "club"}
        assert all(re.fullmatch(r"(\d{4})?", row[column]) for column in ("valid_from", "valid_to"))


def test_no_name_twice(names):
    seen = set()
    for row in names:
        key = (row["place_id"], row["lang"], fold(row["name"]))
        assert key not in seen, key
        seen.add(key)


def test_letters_of_a_language(names):
    """No look-alike letters of another script slip into a name."""
    script = {"ru": "CYRILLIC", "hy": "ARMENIAN", "az": "LATIN", "tr": "LATIN", "fr": "LATIN", "en": "LATIN"}
    for row in names:
        found = {unicodedata.name(c).split()[0] for c in row["name"] if c.isalpha()}
        assert len(found) <= 1, row
        assert not row["lang"] or found <= {script[row["lang"]]}, row


def test_size():
    assert sum((GAZETTEER / name).stat().st_size for name in ("places.tsv", "names.tsv")) < 4_000_000


# --- coverage


def test_every_place_has_a_name(places, names):
    assert {row["place_id"] for row in names} == set(places)


def test_countries_and_units_have_six_languages(places, names):
    told = defaultdict(set)
    for row in names:
        told[row["place_id"]].add(row["lang"])
    for pid, row in places.items():
        if row["kind"] in {"country", "province", "district"}:
            assert told[pid] >= set(LANGUAGES), pid
    assert sum(row["kind"] == "province" and row["country"] == "ARM" for row in places.values()) == 11
    of_today = [pid for pid, row in places.items() if row["kind"] == "district" and pid.startswith("iso:")]
    assert len(of_today) == 66  # 78 units less the 12 cities that are units of their own


def test_overlay_is_complete(border):
    assert len(border) >= 350
    for row in border:
        assert all(row[lang] for lang in LANGUAGES), row
        assert row["country"] in ("ARM", "AZE") and re.fullmatch(r"\d{4}-\d{2}-\d{2}", row["reviewed"])


@pytest.mark.parametrize(("name", "country"), [(n, "ARM") for n in ARMENIAN_SIDE] + [(n, "AZE") for n in AZERBAIJANI_SIDE])
def test_places_in_the_news(name, country, bearers, places, names):
    found = {pid for pid in bearers[fold(name)] if places[pid]["country"] == country and places[pid]["kind"] in {"village", "city"}}
    assert found, name
    for pid in found:
        assert {row["lang"] for row in names if row["place_id"] == pid} >= set(LANGUAGES), pid


def test_capitals(places):
    capitals = {row["capital_of"] for row in places.values() if row["kind"] == "city" and row["capital_of"]}
    assert {"ARM", "AZE", "TUR", "GEO", "IRN", "RUS", "FRA", "USA", "GBR", "KAZ", "KGZ", "BEL"} <= capitals
    assert len(capitals) > 180
    cities = [row["capital_of"] for row in places.values() if row["kind"] == "city" and row["capital_of"]]
    assert len(cities) == len(set(cities))


def test_seats_of_government(places):
    seats = {row["capital_of"] for row in places.values() if row["kind"] == "metonym"}
    assert {"RUS", "USA", "FRA", "GBR", "TUR"} <= seats


# --- on the ground


def polygons(name: str, key: str) -> dict[str, shapely.Geometry]:
    path = DATA / "borders" / f"{name}.geojson"
    if not path.exists():
        pytest.skip(f"{path.name} is not built")
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {f["properties"][key]: shape(f["geometry"]) for f in features}


def test_border_settlements_lie_in_their_country(border):
    """Exclaves and the villages handed over in 2024 lie on the other side of an outline that follows control."""
    countries = polygons("countries", "iso3")
    wrong = [
        (row["place_id"], row["en"])
        for row in border
        if not re.search(r"exclave|handed over", row["note"]) and not countries[row["country"]].contains(Point(float(row["lon"]), float(row["lat"])))
    ]
    assert not wrong


def test_border_settlements_lie_near_their_unit(border):
    """Natural Earth's districts are coarse: ten kilometres are allowed."""
    units = polygons("units", "id")
    wrong = [
        (row["place_id"], row["admin1"])
        for row in border
        if row["admin1"] in units and units[row["admin1"]].distance(Point(float(row["lon"]), float(row["lat"]))) > 0.09
        and "exclave" not in row["note"]
    ]  # fmt: skip
    assert not wrong


def test_no_two_settlements_of_one_name_side_by_side(places):
    """The same village from two sources would be two candidates."""
    by_name = defaultdict(list)
    for row in places.values():
        if row["country"] in ("ARM", "AZE") and row["kind"] in {"city", "village"}:
            by_name[fold(row["name"])].append(row)
    for rows in by_name.values():
        points = [Point(float(r["lon"]) * 0.77, float(r["lat"])) for r in rows]
        close = [(a["place_id"], b["place_id"]) for i, a in enumerate(rows) for j, b in enumerate(rows) if i < j and points[i].distance(points[j]) < 0.02]
        assert not close


# --- traps


@pytest.mark.parametrize("name", ["Tovuz", "Товуз", "Թովուզ", "Tavuz", "Tauz", "Тауз", "Tovouz"])
def test_tovuz_is_azerbaijani(name, bearers, places):
    assert countries_of(bearers[fold(name)], places) == {"AZE"}


@pytest.mark.parametrize("name", ["Tavush", "Tavouche", "Тавуш", "Տավուշ", "Tavuş"])
def test_tavush_is_armenian(name, bearers, places):
    assert countries_of(bearers[fold(name)], places) == {"ARM"}


def test_koti_in_armenian(bearers, names):
    assert bearers[fold("Կոթի")] == {"gn:616519"}
    assert "Ղազախ" in {row["name"] for row in names if row["place_id"] == "gn:585226" and row["lang"] == "hy"}


def test_two_aghdams(bearers, places):
    found = [places[pid] for pid in bearers["agdam"]]
    assert {(row["kind"], row["admin1"]) for row in found} >= {("village", "AZ-TOV"), ("city", "AZ-AGM"), ("district", "AZ-AGM")}


def test_martunis(bearers, places):
    found = {(places[pid]["country"], places[pid]["admin1"]) for pid in bearers["martuni"] if places[pid]["kind"] in {"city", "village"}}
    assert found == {("ARM", "AM-GR"), ("AZE", "AZ-XVD")}
    assert len({pid for pid in bearers["martuni"] if places[pid]["country"] == "ARM" and places[pid]["kind"] != "district"}) == 2


def test_vardenis_has_a_namesake(bearers, places):
    assert {places[pid]["admin1"] for pid in bearers["vardenis"]} == {"AM-GR", "AM-AG"}


def test_fuzuli_twice(bearers, places):
    found = [places[pid] for pid in bearers["fuzuli"]]
    assert {(row["kind"], row["admin1"]) for row in found} >= {("city", "AZ-FUZ"), ("district", "AZ-FUZ"), ("village", "AZ-SKR")}


@pytest.mark.parametrize("name", ["Tovuz", "Gədəbəy", "Laçın", "Kəlbəcər", "Qubadlı", "Zəngilan", "Cəbrayıl", "Tərtər", "Daşkəsən", "Ağdam", "Şuşa"])
def test_town_and_district(name, bearers, places):
    kinds = {places[pid]["kind"] for pid in bearers[fold(name)]}
    assert "district" in kinds and "city" in kinds


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Kot", "gn:616519"), ("Oskevan", "gn:616072"), ("Zod", "gn:616041"), ("Yeraskhavan", "gn:391241"), ("Arazdəyən", "gn:391241"),
        ("Garmrarpyur", "gn:616374"), ("Aykebar", "bl:aygepar"), ("Djermouk", "gn:174884"), ("Tchinari", "gn:616780"), ("Noyemberian", "gn:616333"),
        ("Guégarkounik", "iso:AM-GR"), ("Gegharkounik", "iso:AM-GR"), ("Tavouche", "iso:AM-TV"), ("Nakhitchevan", "iso:AZ-NX"),
        ("Basarkeçər", "gn:616108"), ("Басаргечар", "gn:616108"), ("Mosesgekh", "gn:616403"), ("Tovuzqala", "gn:616802"), ("Krasnoselsk", "gn:616786"),
        ("Érévan", "gn:616052"), ("Jerevan", "gn:616052"), ("Alibayli", "bl:alibayli"), ("Алибейли", "bl:alibayli"), ("Agdam", "bl:agdam"),
        ("Mataghis", "bl:suqovusan"), ("Madagiz", "bl:suqovusan"), ("Մատաղիս", "bl:suqovusan"), ("Parukh", "bl:farrux"), ("Farukh", "bl:farrux"),
        ("Mardakert", "bl:agdara-tar"), ("Stepanakert", "gn:146970"), ("Степанакерт", "gn:146970"), ("Shushi", "gn:147105"), ("Berdzor", "gn:147625"),
        ("Haut-Karabakh", "bl:nagorno-karabakh"), ("Artsakh", "bl:nagorno-karabakh"), ("Dağlık Karabağ", "bl:nagorno-karabakh"),
        ("Lele Tepe", "bl:lele-tepe"), ("Арцах", "bl:nagorno-karabakh"), ("Лачинский коридор", "bl:lachin-corridor"), ("Sev Lich", "bl:sev-lich"),
        ("Кельбаджарский", "iso:AZ-KAL"), ("Тавушская", "iso:AM-TV"), ("Сюникская", "iso:AM-SU"), ("Товузский", "iso:AZ-TOV"),
        ("Maison-Blanche", "bl:white-house"),
        ("Tuvush", "iso:AM-TV"), ("Артсвашен", None), ("Artsvashen", "bl:artsvashen"), ("Başkənd", "bl:artsvashen"), ("Tigranashen", "bl:karki"),
    ],
)  # fmt: skip
def test_other_names(name, place_id, bearers):
    if place_id is None:
        assert not bearers[fold(name)]
    else:
        assert place_id in bearers[fold(name)]


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("US", "USA"),
        ("USA", "USA"),
        ("États-Unis", "USA"),
        ("США", "USA"),
        ("ԱՄՆ", "USA"),
        ("ABD", "USA"),
        ("ABŞ", "USA"),
        ("РФ", "RUS"),
        ("ՌԴ", "RUS"),
        ("ՀՀ", "ARM"),
    ],
)
def test_abbreviations_match_exactly(name, country, names):
    rows = [row for row in names if row["place_id"] == f"iso:{country}" and row["name"] == name]
    assert rows
    if name.isupper() and len(name) < 5:
        assert all("exact" in row["flags"] for row in rows)


def test_former_names_are_dated(names):
    rows = {row["name"]: row for row in names if row["place_id"] == "gn:616041"}
    assert rows["Zod"]["role"] == "former" and rows["Zod"]["valid_to"] == "1978"
    assert {row["role"] for row in names if row["place_id"] == "gn:616108" and fold(row["name"]) == "basarkecer"} == {"other_side"}


def test_doubtful_names_are_flagged(names):
    flags = defaultdict(set)
    for row in names:
        flags[fold(row["name"])].add(row["flags"])
    for name in ("Berd", "Kut", "Kot", "Milli", "Tatlı", "Movses", "Davit Bek", "Лев"):
        assert flags[fold(name)] == {"word"}, name
    assert "" not in flags["nice"]


def test_alternates_shared_by_both_sides_are_reviewed(names, places):
    """A name borne on both sides comes from a hand table on at least one, never from two bare GeoNames alternates."""
    sides = defaultdict(lambda: defaultdict(set))
    for row in names:
        country = places[row["place_id"]]["country"]
        if country in ("ARM", "AZE"):
            sides[fold(row["name"])][country].add((row["source"], row["role"]))
    for name, told in sides.items():
        if len(told) == 2:
            for rows in told.values():
                assert any(source in ("borderline", "cldr") or role in ("official", "exonym", "former", "variant") for source, role in rows), name


def test_rules_are_readable():
    rules = tomllib.loads((DATA / "build" / "translit.toml").read_text(encoding="utf-8"))
    assert {"hy-en", "hy-ru", "az-en", "az-ru", "az-hy", "az-tr", "en-fr"} <= set(rules)
    for patterns in rules["variants"].values():
        for pattern in patterns:
            re.compile(pattern)
