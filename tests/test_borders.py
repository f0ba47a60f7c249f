"""The border files: complete, consistent with each other, and right where Natural Earth is wrong."""

from __future__ import annotations

import itertools
import json
import pathlib
import re

import geopandas as gpd
import pyproj
import pytest
import shapely
from shapely.geometry import LineString, Point

BORDERS = pathlib.Path(__file__).parent.parent / "data" / "borders"
FILES = ("border", "countries", "exclaves", "history", "sections", "units", "water", "world")
LANGUAGES = ("en", "fr", "ru", "hy", "az", "tr")
GEOD = pyproj.Geod(ellps="WGS84")
PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def load(name: str) -> dict:
    return json.loads((BORDERS / f"{name}.geojson").read_text(encoding="utf-8"))


def frame(name: str) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame.from_features(load(name)["features"], crs="EPSG:4326")


@pytest.fixture(scope="module")
def units() -> gpd.GeoDataFrame:
    return frame("units").set_index("id")


@pytest.fixture(scope="module")
def countries() -> gpd.GeoDataFrame:
    return frame("countries").set_index("iso3")


@pytest.fixture(scope="module")
def border() -> gpd.GeoDataFrame:
    return frame("border")


@pytest.fixture(scope="module")
def sections() -> gpd.GeoDataFrame:
    return frame("sections")


def segments(*shapes: shapely.Geometry) -> set[frozenset[tuple[float, float]]]:
    """Return the segments of all lines and rings."""
    found = set()
    for shape in shapes:
        lines = shapely.get_parts(shapely.boundary(shape) if shape.area else shape)
        for line in lines:
            points = [(x, y) for x, y in line.coords]
            found |= {frozenset(pair) for pair in itertools.pairwise(points)}
    return found


# --- every file ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_file_states_where_it_comes_from(name: str) -> None:
    data = load(name)
    assert data["type"] == "FeatureCollection"
    for member in ("name", "licence", "attribution", "source", "date"):
        assert data[member], member


@pytest.mark.parametrize("name", FILES)
def test_file_has_one_feature_a_line(name: str) -> None:
    lines = (BORDERS / f"{name}.geojson").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(load(name)["features"]) + 2


@pytest.mark.parametrize("name", FILES)
def test_geometries_are_valid_and_wound_by_the_right_hand_rule(name: str) -> None:
    for shape in frame(name).geometry:
        assert shape.is_valid
        assert not shape.is_empty
        for part in shapely.get_parts(shape):
            if part.geom_type == "Polygon":
                assert part.exterior.is_ccw
                assert not any(ring.is_ccw for ring in part.interiors)


@pytest.mark.parametrize(("name", "decimals"), [(name, 5 if name in ("border", "countries", "sections", "units") else 4) for name in FILES])
def test_coordinates_are_rounded(name: str, decimals: int) -> None:
    points = shapely.get_coordinates(frame(name).geometry.values)
    assert (points == points.round(decimals)).all()


@pytest.mark.parametrize("name", ["border", "countries", "exclaves", "history", "sections", "units", "water"])
def test_names_stand_in_six_languages(name: str) -> None:
    for item in load(name)["features"]:
        for language in LANGUAGES:
            assert item["properties"][f"name_{language}"].strip(), (item["properties"], language)
        assert re.search("[Ա-֏]", item["properties"]["name_hy"])
        assert re.search("[А-я]", item["properties"]["name_ru"])


# --- countries and units -------------------------------------------------------------------------------------------------------------


def test_eleven_provinces_and_seventy_eight_districts(units: gpd.GeoDataFrame) -> None:
    assert units.index.is_unique
    assert units["country"].value_counts().to_dict() == {"AZE": 78, "ARM": 11}
    assert set(units["level"]) == {"province", "district", "city"}
    assert all(re.fullmatch(r"A[MZ]-[A-Z]{2,3}", code) for code in units.index)
    assert len(units[units["parent"] == "AZ-NX"]) == 8


def test_units_cover_without_gap_or_overlap(units: gpd.GeoDataFrame, countries: gpd.GeoDataFrame) -> None:
    assert shapely.coverage_is_valid(units.geometry.values)
    assert shapely.coverage_is_valid(countries.geometry.values)
    for code, shape in countries.geometry.items():
        union = shapely.union_all(units.geometry[units["country"] == code].values)
        assert union.symmetric_difference(shape).area < 1e-9


def test_units_and_countries_share_their_vertices(units: gpd.GeoDataFrame, countries: gpd.GeoDataFrame) -> None:
    of_units = segments(*units.geometry)
    assert segments(*countries.geometry) <= of_units


def test_inner_points_lie_inside(units: gpd.GeoDataFrame) -> None:
    assert shapely.contains(units.geometry.values, shapely.points(units["lon"], units["lat"])).all()


TOWNS = {  # town or village of the unit, lon, lat
    "AZ-LAC": (46.547, 39.640),
    "AZ-LAN": (48.70, 38.76),
    "AZ-LA": (48.851, 38.754),
    "AZ-SUS": (46.70, 39.70),
    "AZ-SS": (46.750, 39.760),
    "AZ-XA": (46.766, 39.827),
    "AZ-XCI": (46.795, 39.912),
    "AZ-KAL": (46.036, 40.107),
    "AZ-GYG": (46.316, 40.587),
    "AZ-SBN": (48.987, 41.216),
    "AZ-NV": (45.412, 39.209),
    "AZ-SAK": (47.11, 41.32),
    "AZ-TOV": (45.629, 40.992),
    "AZ-QAZ": (45.366, 41.093),
    "AZ-GAD": (45.816, 40.566),
    "AM-TV": (45.148, 40.876),
    "AM-GR": (45.726, 40.181),
    "AM-SU": (46.340, 39.508),
    "AM-VD": (45.333, 39.763),
    "AM-AR": (44.828, 39.739),
    "AM-ER": (44.513, 40.178),
}


@pytest.mark.parametrize("code", TOWNS)
def test_town_lies_in_its_unit(units: gpd.GeoDataFrame, code: str) -> None:
    assert units.index[units.contains(Point(TOWNS[code]))].tolist() == [code]


def test_lachin_is_labelled_so(units: gpd.GeoDataFrame) -> None:
    assert units.loc["AZ-LAC", ["name", "name_az", "name_hy"]].tolist() == ["Lachin", "Laçın", "Լաչին"]
    assert not units["name"].isin(["Xanlar", "Dəvəçi"]).any()


VILLAGES = [
    ("ARM", "Kornidzor", 46.5305, 39.5476),
    ("ARM", "Khnatsakh", 46.3917, 39.6055),
    ("ARM", "Agarak (Syunik)", 46.1946, 38.8651),
    ("ARM", "Movses", 45.4865, 40.9055),
    ("ARM", "Aygepar", 45.4659, 40.9295),
    ("ARM", "Chinari", 45.5778, 40.8545),
    ("ARM", "Nerkin Karmiraghbyur", 45.4379, 40.9428),
    ("ARM", "Koti", 45.1290, 41.1325),
    ("ARM", "Baghanis", 45.0566, 41.1092),
    ("ARM", "Voskepar", 45.0563, 41.0645),
    ("ARM", "Paravakar", 45.3670, 40.9825),
    ("ARM", "Aygehovit", 45.2503, 40.9795),
    ("ARM", "Sotk", 45.8695, 40.2001),
    ("ARM", "Tegh", 46.4805, 39.5583),
    ("ARM", "Jermuk", 45.6711, 39.8395),
    ("ARM", "Yeraskh", 44.8281, 39.7394),
    ("AZE", "Aghdam (Tovuz)", 45.5564, 40.9053),
    ("AZE", "Dondar Quşçu", 45.6194, 40.9539),
    ("AZE", "Ashaghi Askipara", 45.0828, 41.0756),
    ("AZE", "Mazamli", 45.1199, 41.0706),
    ("AZE", "Baghanis Ayrim", 45.0819, 41.0967),
    ("AZE", "Farahli", 45.1439, 41.1050),
    ("AZE", "Bala Jafarli", 45.2524, 41.0190),
    ("AZE", "Kamarli", 45.0799, 41.2097),
    ("AZE", "Alibayli (Tovuz)", 45.5050, 40.9380),
    ("AZE", "Vahidli", 45.5906, 40.9308),
    ("AZE", "Tatli", 45.4461, 41.0263),
    ("AZE", "Kohna Qishlaq", 45.4228, 40.9918),
    ("AZE", "Zabukh", 46.5440, 39.5893),
    ("AZE", "Istisu (Kalbajar)", 45.9606, 39.9463),
    ("AZE", "Mincivan", 46.7181, 39.0297),
]


@pytest.mark.parametrize(("country", "village", "lon", "lat"), VILLAGES)
def test_village_lies_in_its_country(countries: gpd.GeoDataFrame, country: str, village: str, lon: float, lat: float) -> None:
    assert countries.index[countries.contains(Point(lon, lat))].tolist() == [country], village


# --- lines ---------------------------------------------------------------------------------------------------------------------------


def test_border_has_every_pair(border: gpd.GeoDataFrame) -> None:
    keys = set(zip(border["pair"], border["part"], strict=True))
    others = {"ARM-GEO", "ARM-TUR", "ARM-IRN", "AZE-GEO", "AZE-RUS", "AZE-IRN"}
    assert keys == {(pair, "main") for pair in others} | {
        ("ARM-AZE", "main"),
        *((pair, "nakhchivan") for pair in ("ARM-AZE", "AZE-IRN", "AZE-TUR")),
    }


def test_armenia_azerbaijan_line_is_one_line_a_part_from_north_to_south(border: gpd.GeoDataFrame) -> None:
    lines = border[border["pair"] == "ARM-AZE"]
    assert 900 < lines["length_km"].sum() < 1000
    for line in lines.geometry:
        assert line.geom_type == "LineString"
        assert line.is_simple
        assert line.coords[0][1] > line.coords[-1][1]


def test_border_is_identical_with_the_polygons(border: gpd.GeoDataFrame, countries: gpd.GeoDataFrame) -> None:
    armenia, azerbaijan = (segments(countries.geometry[code]) for code in ("ARM", "AZE"))
    shared = segments(*border.geometry[border["pair"] == "ARM-AZE"])
    assert shared == armenia & azerbaijan
    assert segments(*border.geometry[border["pair"].str.contains("ARM")]) == armenia
    assert segments(*border.geometry[border["pair"].str.contains("AZE")]) <= azerbaijan


@pytest.mark.parametrize("name", ["border", "sections"])
def test_length_is_geodesic(name: str) -> None:
    lines = frame(name)
    for shape, length in zip(lines.geometry, lines["length_km"], strict=True):
        assert GEOD.geometry_length(shape) / 1000 == pytest.approx(length, abs=0.002)


# --- sections ------------------------------------------------------------------------------------------------------------------------


def test_sections_cover_the_line_exactly(border: gpd.GeoDataFrame, sections: gpd.GeoDataFrame) -> None:
    for part in ("main", "nakhchivan"):
        line = border[(border["pair"] == "ARM-AZE") & (border["part"] == part)]
        cut = sections[sections["part"] == part]
        assert segments(*cut.geometry) == segments(*line.geometry)
        assert cut["length_km"].sum() == pytest.approx(line["length_km"].sum(), abs=0.05)


def test_sections_follow_each_other_from_north_to_south(sections: gpd.GeoDataFrame) -> None:
    assert sections["order"].tolist() == list(range(1, len(sections) + 1))
    assert sections["id"].is_unique
    for one, other in zip(sections.itertuples(), sections.iloc[1:].itertuples(), strict=False):
        assert one.part != other.part or one.end == other.start


def test_section_lies_between_its_units(sections: gpd.GeoDataFrame, units: gpd.GeoDataFrame) -> None:
    for row in sections.itertuples():
        assert row.id == "/".join(row.units)
        assert row.length_km >= 1
        ends = [list(shapely.get_parts(row.geometry)[at].coords[at]) for at in (0, -1)]
        assert ends == [row.start, row.end]
        for unit in row.units:
            far = [point for point in shapely.get_coordinates(row.geometry) if units.geometry[unit].distance(Point(point)) > 0.01]
            assert not far, (row.id, unit)


def test_sections_in_the_news_are_there(sections: gpd.GeoDataFrame) -> None:
    wanted = {
        "Tavush–Tovuz",
        "Tavush–Qazakh",
        "Gegharkunik–Gadabay",
        "Gegharkunik–Kalbajar",
        "Syunik–Lachin",
        "Syunik–Ordubad",
        "Ararat–Sadarak",
    }
    assert wanted <= set(sections["name"])


def test_movses_is_nearest_to_tavush_tovuz(sections: gpd.GeoDataFrame) -> None:
    metric = sections.to_crs(32638)
    movses = gpd.GeoSeries([Point(45.4865, 40.9055)], crs="EPSG:4326").to_crs(32638).iloc[0]
    distance = metric.distance(movses)
    assert sections["name"][distance.idxmin()] == "Tavush–Tovuz"
    assert 500 < distance.min() < 5000


# --- exclaves, history, water, world -------------------------------------------------------------------------------------------------


def test_exclaves_tell_sovereignty_from_control(countries: gpd.GeoDataFrame) -> None:
    rows = frame("exclaves").astype(object).where(lambda table: table.notna(), None)
    assert set(rows["id"]) == {"artsvashen", "yukhari-askipara", "barkhudarli", "karki", "nakhchivan"}
    for row in rows.itertuples():
        assert {row.sovereign, row.controlled_by} <= {"ARM", "AZE"}
        assert PARTIAL_DATE.fullmatch(row.control_from)
        assert row.control_to is None or PARTIAL_DATE.fullmatch(row.control_to)
        assert row.source
        assert row.licence
        assert isinstance(row.approximate, bool)
        assert row.uncertainty_m > 0
        assert row.geometry.contains(Point(row.lon, row.lat))
        if row.control_to is None:
            assert countries.geometry[row.controlled_by].contains(Point(row.lon, row.lat))
    current = rows[rows["control_to"].isna()]
    assert current["id"].is_unique
    assert len(current) == 5
    for _, periods in rows.groupby("id"):
        assert periods["control_to"].tolist()[:-1] == periods["control_from"].tolist()[1:]


def test_history_is_dated_and_placed() -> None:
    rows = frame("history").set_index("id")
    oblast, line, west, kept = rows.index
    assert (rows["valid_from"] < rows["valid_to"]).all()
    assert rows["source"].all()
    assert 4000 < rows.loc[oblast, "area_km2"] < 4600
    assert 11000 < rows.loc[west, "area_km2"] < 12500
    assert isinstance(rows.geometry[line], LineString)
    assert rows.geometry[oblast].contains(Point(46.766, 39.827))
    assert not rows.geometry[oblast].contains(Point(46.547, 39.640))
    for place in ((46.766, 39.827), (46.547, 39.640), (46.036, 40.107), (46.930, 39.991)):
        assert rows.geometry[west].contains(Point(place))
    assert not rows.geometry[west].contains(Point(46.93, 40.40))
    for place in ((46.766, 39.827), (46.82, 40.21), (47.11, 39.795)):  # Khankendi, Aghdara, Khojavend
        assert rows.geometry[kept].contains(Point(place))
    for place in ((46.746, 39.76), (47.03, 39.52), (46.76, 40.38)):  # Shusha, Hadrut, Talish
        assert not rows.geometry[kept].contains(Point(place))


def test_waters_say_how_exact_they_are() -> None:
    rows = frame("water").set_index("id")
    assert {"sevan", "kura", "aras", "hakari", "tartar", "aghstev", "vorotan", "hrazdan"} <= set(rows.index)
    assert set(rows["kind"]) == {"lake", "reservoir", "river"}
    assert (rows["uncertainty_m"] > 0).all()
    assert (rows[rows["approximate"]]["uncertainty_m"] >= 1500).all()


def test_world_has_no_gap_round_the_region() -> None:
    world = frame("world").set_index("iso3")
    assert len(world) > 230
    assert world["name_fr"]["DEU"] == "Allemagne"
    assert shapely.coverage_is_valid(world.geometry.values)
    union = shapely.union_all(world.loc[["ARM", "AZE", "GEO", "TUR", "IRN", "RUS"]].geometry.values)
    assert all(union.contains(Point(at)) for at in ((45.0, 41.3), (44.8, 39.72), (46.5, 38.87), (46.5, 41.2)))
    assert not any(ring for part in shapely.get_parts(union) for ring in part.interiors if 43 < ring.centroid.x < 49)
