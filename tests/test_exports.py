"""One contract for every format; GeoJSON against RFC 7946."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import geopandas
import pandas
import pyogrio
import pytest
import shapely
from geojson_pydantic import FeatureCollection
from samples import DAY, document, footprint, place, report, told
from shapely.geometry import LineString, MultiPoint, Polygon

from geo import exports, figures
from geo.dashboard import i18n
from geo.errors import UsageError
from geo.exports import EXPORTS, acled
from geo.exports.csv import defuse
from geo.exports.report import HEADS, gravest_first
from geo.exports.told import Speech, rows
from geo.geometry import radius_m
from geo.incidents import merge
from geo.model import Span, Toll
from geo.tables import COLUMNS, check, to_frame

CLOCKWISE = Polygon([(45, 40), (45, 41), (46, 41), (46, 40)], [[(45.2, 40.2), (45.4, 40.2), (45.4, 40.4), (45.2, 40.4)]])
SHAPES = [
    footprint(45.123456789123, 40.987654321), footprint(geometry=CLOCKWISE, lon=45.5, lat=40.7, precision=3),
    footprint(geometry=LineString([(45, 41), (45.4, 40.9)]), lon=45.2, lat=40.95, precision=5),
    footprint(geometry=MultiPoint([(45.4, 40.9), (45.5, 40.95)]), lon=45.4, lat=40.9),
    footprint(geometry=shapely.MultiPolygon([CLOCKWISE, shapely.box(47, 40, 48, 41)]), lon=45.5, lat=40.7, precision=6), None,
]  # fmt: skip
HOSTILE = "=HYPERLINK(\"http://example.org\")"


@pytest.fixture(scope="module")
def frame(pack):
    reports = [
        report(n, f"d{n}", footprint=f, place=place(HOSTILE if n == 0 else "Aygepar, «le village»\n2") if f else None, date_start=DAY.replace(day=n + 1),
               date_end=DAY.replace(day=n + 1), killed=Toll(1, 2, None) if n else None)
        for n, f in enumerate(SHAPES)
    ]  # fmt: skip
    return to_frame(merge(map(told, reports)), pack)


# ACLED's own columns, and what people read, have tests of their own below.
@pytest.fixture(scope="module", params=sorted(EXPORTS.keys() - {"acled", "html", "report"}))
def name(request):
    return request.param


def opened(name, data):
    """Read a file back as a table, the way its users do; the id keeps its name."""
    if name == "csv":
        return pandas.read_csv(io.BytesIO(data), keep_default_na=False)
    if name == "geoparquet":
        return geopandas.read_parquet(io.BytesIO(data))
    table = pyogrio.read_dataframe(io.BytesIO(data))
    return table.drop(columns="id" if name == "kml" else []).rename(columns={"incident_id": "id"})


@pytest.mark.filterwarnings("ignore:.*non conformant file extension")  # read from memory, where files have no name
class TestContract:
    def test_a_format_says_what_it_is(self, name):
        export = EXPORTS[name]
        assert export.label and re.fullmatch(r"(\.[a-z]+)+", export.suffix) and "/" in export.media_type

    def test_the_columns_are_the_contracts_and_no_row_is_lost(self, name, frame, pack):
        table = opened(name, EXPORTS[name].write(frame, pack))
        assert set(COLUMNS) <= set(table.columns) and len(table) == len(frame)
        assert list(table["id"]) == list(frame["id"]) and list(table["event"]) == list(frame["event"])

    def test_an_empty_table_is_a_valid_file(self, name, frame, pack):
        table = opened(name, EXPORTS[name].write(frame.iloc[:0], pack))
        assert len(table) == 0
        assert name in ("geojson", "kml") or set(COLUMNS) <= set(table.columns)

    def test_points_in_place_of_footprints(self, name, frame, pack):
        table = opened(name, EXPORTS[name].write(frame, pack, points=True))
        shapes = geopandas.GeoSeries.from_wkt(table["geometry"].replace("", None)) if name == "csv" else table.geometry
        located = [s for s in shapes if s is not None and not s.is_empty]
        assert len(located) == len(frame) - 1
        assert all(s.geom_type == "Point" for s in located)
        assert located[0].x == pytest.approx(frame["point_lon"][0], abs=1e-7)

    def test_a_point_is_as_uncertain_as_what_it_stands_for_is_large(self, name, frame, pack):
        wide = opened(name, EXPORTS[name].write(frame, pack, points=True))["uncertainty_m"]
        assert [int(m) for m in wide[:1]] == [1500] and [int(m) for m in list(wide)[1:5]] == [
            round(1500 + radius_m(f.geometry, f.point)) for f in SHAPES[1:5]
        ]
        assert int(list(wide)[2]) > 15_000 and int(list(opened(name, EXPORTS[name].write(frame, pack))["uncertainty_m"])[2]) == 1500

    def test_footprints_come_back_where_they_were(self, name, frame, pack):
        table = opened(name, EXPORTS[name].write(frame, pack))
        shapes = geopandas.GeoSeries.from_wkt(table["geometry"].replace("", None)) if name == "csv" else table.geometry
        for got, wanted in zip(shapes, frame.geometry, strict=True):
            assert (got is None or got.is_empty) if wanted is None else got.symmetric_difference(wanted).area < 1e-6 and got.hausdorff_distance(wanted) < 1e-6


@pytest.mark.filterwarnings("ignore:.*non conformant file extension")
def test_losses_tell_whose_they_are(name, pack):
    hurt = report(1, "d1", killed=Toll(2, 2, 2, "military", "ARM"), captured=Toll(1, 3, None, "unknown", "both"))
    table = to_frame(merge([told(hurt)]), pack)
    row = opened(name, EXPORTS[name].write(table, pack)).iloc[0]
    assert (row["killed_side"], row["killed_group"], row["captured_side"], row["captured_group"], int(row["captured_low"])) == ("ARM", "military", "both", "unknown", 1)
    assert all(pandas.isna(row[c]) or not row[c] for c in ("wounded_side", "wounded_group", "captured_high"))
    assert embedded(EXPORTS["html"].write(table, pack).decode())["incidents"][0]["losses"] == "killed 2 (Armenia, military), captured 1 or more (both sides together)"


@pytest.mark.filterwarnings("ignore:.*non conformant file extension")
def test_an_inferred_doer_is_a_column_of_its_own_and_marked_for_people(name, pack):
    guess = report(1, "d1", reasons=("“fire” tells ASSAULT (passive; the doer is inferred: the other party).",))
    table = to_frame(merge(map(told, (guess, report(2, "d2", date_start=None, date_end=None)))), pack)
    clash = to_frame(merge([told(replace(guess, actors=("ARM:MIL", "AZE:MIL"), recipients=()))]), pack)
    assert "Armenia (military) ↔ Azerbaijan (military) (inferred)<" in EXPORTS["report"].write(clash, pack).decode()
    assert list(map(bool, opened(name, EXPORTS[name].write(table, pack))["actors_inferred"])) == [True, False]
    assert "Azerbaijan (military) (inferred) → Armenia" in EXPORTS["report"].write(table, pack).decode()
    assert EXPORTS["acled"].write(table, pack).decode().count("does not name actor1") == 1


@pytest.mark.filterwarnings("ignore:.*non conformant file extension")
def test_what_is_taken_over_is_a_column_of_its_own_and_marked_for_people(name, pack):
    place_taken = report(1, "d1", reasons=("No place is told: that of the sentences before is taken.",), place=replace(place(), relation="near"))
    heard = report(2, "d2", date_start=None, date_end=None, reasons=("Its sentence names no source: the next one does.",))
    table = to_frame(merge(map(told, (place_taken, heard))), pack)
    read = opened(name, EXPORTS[name].write(table, pack))
    assert [list(map(bool, read[c])) for c in ("place_inferred", "asserted_by_inferred")] == [[True, False], [False, True]]
    near, far = embedded(EXPORTS["html"].write(table, pack).decode())["incidents"]
    assert near["where"] == "near Aygepar (Այգեպար) (inferred)" and near["claim"] == "Armenia (military)"
    assert far["where"] == "Aygepar (Այգեպար)" and far["claim"] == "Armenia (military) (inferred)"
    page = EXPORTS["report"].write(table, pack).decode()
    assert page.count("<td>near Aygepar (Այգեպար) (inferred)</td>") == 1 and page.count("<td>Armenia (military) (inferred)</td>") == 1
    assert EXPORTS["acled"].write(table, pack).decode().count("names the location") == 1


def against(numbers, **changes):
    """The incidents of reports that tell different numbers of killed, each with a claimant and a paper of its own."""
    sides = ("ARM", "AZE", "FRA", "GEO", "RUS", "TUR")
    some = [report(n, f"d{n}", asserted_by=(sides[n],), killed=Toll(k, k, k, "military", "ARM"), **changes) for n, k in enumerate(numbers)]
    return merge([told(r, source=f"Paper {n}") for n, r in enumerate(some)])


@pytest.mark.filterwarnings("ignore:.*non conformant file extension")
def test_claims_are_a_column_where_reports_differ(name, pack):
    denial = told(report(9, "d9", status="denied", asserted_by=("AZE:GOV",), date_start=DAY.replace(day=20), date_end=DAY.replace(day=20)))
    denied = merge([told(report(8, "d8", date_start=DAY.replace(day=20), date_end=DAY.replace(day=20))), denial])
    table = to_frame([*against([4, 4]), *against([4, 7], mode="drone"), *denied], pack)
    none, two, deny = map(json.loads, opened(name, EXPORTS[name].write(table, pack))["claims"])
    assert none == [] and [(c["asserted_by"], c["status"], c["killed"]["best"], c["publisher"]) for c in two] == [
        ("ARM", "reported", 4, "Paper 0"), ("AZE", "reported", 7, "Paper 1"),
    ]  # fmt: skip
    assert [(c["status"], c["asserted_by"], c["killed"]) for c in deny] == [("reported", "ARM:MIL", None), ("denied", "AZE:GOV", None)]


def claim_rows(page):
    return [re.findall(r"<td>(.*?)</td>", row) for row in re.findall(r"<tr class=claim>(.*?)</tr>", page)]


def test_the_pages_for_people_set_claim_against_claim(pack):
    table = to_frame([*against([4, 4]), *against([4, 7, 7], mode="drone")], pack)
    page = EXPORTS["report"].write(table, pack).decode()
    assert [(r[4], r[5]) for r in claim_rows(page)] == [
        ("killed 4 (Armenia, military)", "Armenia"), ("killed 7 (Armenia, military)", "Azerbaijan"), ("killed 7 (Armenia, military)", "France"),
    ]  # fmt: skip
    assert claim_rows(page)[0][1:4] == ["reported", "Azerbaijan (military) → Armenia", "Paper 0, 2020-07-12"] and page.count("The reports differ.") == 1
    assert "The reports differ." not in EXPORTS["report"].write(table.iloc[:1], pack).decode()
    shown = embedded(EXPORTS["html"].write(table, pack).decode())["incidents"]
    assert shown[0]["claims"] == [] and shown[1]["claims"][1] == {
        "claimant": "Azerbaijan", "status": "reported", "text": "Azerbaijan (military) → Armenia · killed 7 (Armenia, military)", "outlets": "Paper 1, 2020-07-12",
    }  # fmt: skip


def test_one_claimant_who_says_the_same_in_several_sources_is_one_claim(pack):
    some = [report(n, f"d{n}", asserted_by=("ARM",) if n < 2 else (), killed=Toll(k, k, k)) for n, k in enumerate((4, 4, 7))]
    page = EXPORTS["report"].write(to_frame(merge([told(r, source=f"Paper {n}") for n, r in enumerate(some)]), pack), pack).decode()
    assert [(r[3], r[5]) for r in claim_rows(page)] == [("Paper 0, 2020-07-12; Paper 1, 2020-07-12", "Armenia"), ("Paper 2, 2020-07-12", "no claimant")]


def test_claims_take_the_room_of_rows_and_those_left_out_are_counted(pack):
    table = pandas.concat([to_frame(against(range(1, 7)), pack)] * 3, ignore_index=True)
    page = EXPORTS["report"].write(table, pack).decode()
    assert [r[1] for r in claim_rows(page)] == [*["reported"] * 3, "and 3 more"] * 2
    assert "1 more incidents" in page
    assert "more incidents" not in EXPORTS["report"].write(table.iloc[:2], pack).decode()


def test_an_unknown_format_is_one_sentence():
    with pytest.raises(UsageError, match=r"no export format “doc”; expected one of .*geojson"):
        exports.get("doc")


# ---------------------------------------------------------------- GeoJSON


def collection(frame, pack, points=False):
    return json.loads(EXPORTS["geojson"].write(frame, pack, points))


def numbers(value):
    return [n for v in value for n in numbers(v)] if isinstance(value, list) else [value]


@pytest.mark.parametrize("points", [False, True])
def test_geojson_is_rfc_7946(frame, pack, points):
    data = collection(frame, pack, points)
    FeatureCollection.model_validate(data)
    assert "crs" not in data
    assert {"name", "generated", "software", "licence", "attribution"} <= set(data)
    assert "OpenStreetMap" in data["attribution"]
    for feature in data["features"]:
        assert feature["id"] == feature["properties"]["id"] and list(feature["properties"]) == list(COLUMNS)
        assert feature["geometry"] is None or feature["geometry"]["type"] != "GeometryCollection"


def test_outer_rings_run_counter_clockwise_and_holes_clockwise(frame, pack):
    polygons = [f["geometry"] for f in collection(frame, pack)["features"] if f["geometry"] and "Polygon" in f["geometry"]["type"]]
    assert polygons
    for geometry in polygons:
        for rings in [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]:
            assert shapely.LinearRing(rings[0]).is_ccw and not any(shapely.LinearRing(r).is_ccw for r in rings[1:])
            assert all(r[0] == r[-1] for r in rings)


@pytest.mark.parametrize("points", [False, True])
def test_seven_decimals_at_most(frame, pack, points):
    data = collection(frame, pack, points)
    found = [n for f in data["features"] if f["geometry"] for n in numbers(f["geometry"]["coordinates"])] + data["bbox"]
    assert found and all(round(n, 7) == n for n in found)


def test_the_box_holds_every_shape(frame, pack):
    data = collection(frame, pack)
    shapes = [shapely.from_geojson(json.dumps(f["geometry"])) for f in data["features"] if f["geometry"]]
    assert data["bbox"] == pytest.approx(list(shapely.total_bounds(shapes)), abs=1e-7)


def test_what_has_no_place_has_a_null_geometry(frame, pack):
    data = collection(frame, pack)
    assert [f["geometry"] for f in data["features"]].count(None) == 1
    assert data["features"][-1]["properties"]["point_lon"] is None


def test_an_empty_collection_is_valid_and_has_no_box(frame, pack):
    data = collection(frame.iloc[:0], pack)
    FeatureCollection.model_validate(data)
    assert data["features"] == [] and "bbox" not in data


def test_sources_are_json_with_what_was_said(frame, pack):
    [source] = json.loads(collection(frame, pack)["features"][0]["properties"]["sources"])
    assert {"document", "publisher", "url", "published", "quote"} <= set(source)


def test_sources_tell_the_whole_sentences_where_the_texts_are_known(pack):
    text = "date 2020-07-14\nA calm day. At noon, Gen. Karimov said, shells hit Aygepar. Two were hurt. It rained.\n\nLater shells hit Berd."
    cut = [Span(text.index(w), text.index(w) + len(w), w) for w in ("shells hit Aygepar", "were hurt", "shells hit Berd")]
    incidents = merge([told(report(1, "d1", evidence=tuple(cut)))])
    table = to_frame(incidents, pack, lambda ids: {i: document(i, text, body=16) for i in ids})
    [source] = json.loads(table["sources"][0])
    assert source["sentences"] == ["At noon, Gen. Karimov said, shells hit Aygepar. Two were hurt.", "Later shells hit Berd."]
    assert source["quote"] == "shells hit Aygepar […] were hurt […] shells hit Berd"
    shown = " […] ".join(source["sentences"])
    assert embedded(EXPORTS["html"].write(table, pack).decode())["incidents"][0]["sources"][0]["quote"] == shown and shown in EXPORTS["acled"].write(table, pack).decode()
    assert json.loads(to_frame(incidents, pack)["sources"][0])[0]["sentences"] == []


# ---------------------------------------------------------------- CSV


@pytest.mark.parametrize("text", [HOSTILE, "+1", "-1", "@x", "\tx", "\rx"])
def test_a_formula_is_defused(text):
    assert defuse(text) == "'" + text


def test_csv_defuses_text_and_leaves_numbers_and_places_alone(frame, pack):
    west = frame.assign(point_lon=pandas.array([-71.5] * len(frame), dtype="Float64"))
    table = pandas.read_csv(io.BytesIO(EXPORTS["csv"].write(west, pack)), keep_default_na=False)
    assert table["place_name"][0] == "'" + HOSTILE and table["place_name"][1] == "Aygepar, «le village»\n2"
    assert set(table["point_lon"]) == {-71.5}


def test_csv_carries_the_mark_that_spreadsheets_want(frame, pack):
    assert EXPORTS["csv"].write(frame, pack).startswith(b"\xef\xbb\xbfid,event,")


# ---------------------------------------------------------------- the table itself


def test_the_table_is_checked(frame):
    assert check(frame) is frame
    with pytest.raises(UsageError, match="lacks the columns event"):
        check(frame.drop(columns="event"))
    with pytest.raises(UsageError, match="EPSG:4326"):
        check(frame.to_crs(3857))


def test_text_is_never_null_and_open_counts_are(frame):
    assert not frame[[c for c, kind in COLUMNS.items() if kind == "str"]].isna().any().any()
    assert frame["killed_high"].isna().all() and frame["killed_best"].dropna().eq(2).all()
    assert frame["date_start"][0] == date(2020, 7, 1).isoformat()


# ---------------------------------------------------------------- KML, ACLED


def test_kml_is_xml_with_time_spans_whatever_the_text_holds(frame, pack):
    odd = frame.assign(place_name="a\x00\x0b<b>&\ufffe")
    tree = ElementTree.fromstring(EXPORTS["kml"].write(odd, pack))
    spans = tree.findall(".//{*}Placemark/{*}TimeSpan")
    assert len(spans) == len(frame) and spans[0].findtext("{*}begin").startswith("2020-07-01")
    assert "a<b>&" in {e.text for e in tree.iter() if e.text}


def test_kml_names_and_describes_each_placemark_and_its_text_is_no_html(pack):
    text = "On Sunday <b>shells</b> hit Aygepar."
    hit = report(1, "d1", evidence=(Span(13, 19, "shells"),), killed=Toll(2, 2, 2, "military", "ARM"))
    table = to_frame(merge([told(hit, text=text)]), pack, lambda ids: {i: document(i, text) for i in ids})
    [mark] = ElementTree.fromstring(EXPORTS["kml"].write(table, pack)).findall(".//{*}Placemark")
    assert mark.findtext("{*}name") == "Shelling: Azerbaijan (military) → Armenia, Aygepar (Այգեպար)"
    described = mark.findtext("{*}description")
    assert described.startswith("2020-07-12 · Aygepar (Այգեպար) · killed 2 (Armenia, military) · according to Armenia (military) · confidence 80%, machine<br>A paper")
    assert "“On Sunday &lt;b&gt;shells&lt;/b&gt; hit Aygepar.”" in described


def test_acled_has_a_side_in_each_column_of_actors(pack):
    both = report(1, "d1", mode="clash", actors=("ARM:MIL", "AZE:MIL"), recipients=())
    table = to_frame(merge(map(told, (both, report(2, "d2", date_start=None, date_end=None)))), pack)
    made = pandas.read_csv(io.BytesIO(EXPORTS["acled"].write(table, pack)))
    assert list(zip(made["actor1"], made["actor2"], strict=True)) == [("Armenia (military)", "Azerbaijan (military)"), ("Azerbaijan (military)", "Armenia")]


def test_acled_has_its_columns_and_codes_and_only_points(frame, pack):
    table = pandas.read_csv(io.BytesIO(EXPORTS["acled"].write(frame, pack)), keep_default_na=False)
    assert tuple(table.columns) == acled.COLUMNS and len(table) == len(frame)
    first = table.iloc[0]
    assert (first["event_type"], first["time_precision"], first["year"], first["iso3"]) == ("Explosions/Remote violence", 1, 2020, "ARM")
    assert set(table["geo_precision"]) == {1, 3, ""} or set(map(str, table["geo_precision"])) == {"1", "3", ""}
    assert first["location"].startswith("'=") and table["latitude"].iloc[-1] == "" and table["fatalities"].iloc[1] == 2
    assert list(pandas.read_csv(io.BytesIO(EXPORTS["acled"].write(frame.iloc[:0], pack))).columns) == list(acled.COLUMNS)


# ---------------------------------------------------------------- what people read


def embedded(page):
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)[1])


@pytest.mark.parametrize("points", [False, True])
def test_the_map_in_one_file_holds_every_incident_and_asks_nobody(frame, pack, points):
    page = EXPORTS["html"].write(frame, pack, points).decode()
    data = embedded(page)
    assert [i["id"] for i in data["incidents"]] == list(frame["id"])
    assert [i["shape"] is not None for i in data["incidents"]] == [not points and s is not None and s.geom_type != "Point" for s in frame.geometry]
    assert "default-src 'none'" in page and not re.findall(r"<(?:link|img|script)[^>]+(?:src|href)=\"(?!data:)", page) and "url(" not in page.replace("url(#", "")
    assert "ODbL" in data["licence"] and data["base"]["border"]["features"]
    assert embedded(EXPORTS["html"].write(frame.iloc[:0], pack).decode())["incidents"] == []


@pytest.mark.parametrize("code", ["fr", "hy", "az", "ru", "tr"])
def test_the_pages_for_people_are_in_their_language(frame, pack, code):
    said = Speech(code, lambda text: i18n.catalogue(code).get(text, text))
    page = EXPORTS["report"].write(frame, pack, False, said).decode()
    assert f'<html lang="{code}">' in page and figures.capitals(pack.country_name("AZE", code), code) in page
    assert [head for head, _width in HEADS if f">{head}<" in page] == [] and said.say("Where") in page
    kinds = {i["kind"] for i in embedded(EXPORTS["html"].write(frame, pack, False, said).decode())["incidents"]}
    assert kinds and kinds <= {figures.capital(text, code) for text in i18n.catalogue(code).values()}


@pytest.mark.parametrize("name", ["html", "report"])
def test_hostile_text_never_becomes_a_tag(frame, pack, name):
    text = "</script><img src=x onerror=alert(1)><!--%title%"
    sources = json.dumps([{"publisher": text, "title": text, "url": "javascript:alert(1)", "published": "", "language": text, "quote": text}])
    page = EXPORTS[name].write(frame.assign(place_name=text, actor_names=text, sources=sources), pack).decode()
    assert "<img" not in page and "<!--" not in page.replace("<!doctype", "") and 'href="javascript' not in page


def test_the_gravest_incidents_are_those_with_most_losses(pack):
    tolls = [{"wounded": 9}, {}, {"killed": 1, "wounded": 1}, {"killed": 0, "captured": 3}, {"killed": 7}, {"killed": 1}]
    some = [report(n, f"d{n}", date_start=DAY.replace(day=n + 1), date_end=DAY.replace(day=n + 1), **{k: Toll(v, v, v) for k, v in t.items()}) for n, t in enumerate(tolls)]
    table = to_frame(merge(map(told, some)), pack)
    assert [r.first[-1] for r in gravest_first(rows(table, pack))] == ["5", "3", "6", "1", "4"]
    page = EXPORTS["report"].write(pandas.concat([table] * 3, ignore_index=True), pack).decode()
    assert re.findall(r"<td>2020-07-0(\d)</td>", page) == list("55533366611") and "here are the gravest" in page
    none = EXPORTS["report"].write(pandas.concat([table.iloc[1:2]] * 13, ignore_index=True), pack).decode()
    assert none.count("<td>2020-07-02</td>") == 11 and "2 more incidents stand in the other formats." in none and "gravest" not in none


def test_the_report_counts_what_it_does_not_show_and_what_has_no_place(frame, pack):
    many = pandas.concat([frame] * 5, ignore_index=True)
    page = EXPORTS["report"].write(many, pack).decode()
    assert "30 incidents, 2020-07-01 to 2020-07-06. 5 of them name no place" in page and "19 more incidents" in page
    drawing = ElementTree.fromstring(re.search(r"<svg class=.*?</svg>", page, re.DOTALL)[0])
    assert len(drawing.findall("g")) >= 2 and all(p.get("d") for p in drawing.iter("path"))
    assert "None fits" in EXPORTS["report"].write(frame.iloc[:0], pack).decode()
