"""From names to places, and from places to footprints: what is a line stays a line, and a government is no place."""

from __future__ import annotations

from datetime import date

import pytest
from samples import read
from shapely.geometry import Point

from geo import geocode, geometry, pipeline
from geo.model import Toponym
from geo.readers import txt


def attack(text, pack):
    """The one attack that a text tells."""
    reports = [r for r in read(text, pack).reports if r.event == "ASSAULT"]
    assert len(reports) == 1
    return reports[0]


def meant(text, word, pack):
    """What a word of a text is resolved to."""
    return next(t for t in read(text, pack).toponyms if t.text == word)


# ---------------------------------------------------------------- footprints


@pytest.mark.parametrize(
    "text",
    [
        "date 2020-07-14\nDes tirs ont éclaté le 12 juillet à la frontière de l’Arménie avec l’Azerbaïdjan.",
        "date 2020-07-14\nDes tirs ont éclaté le 12 juillet à la frontière arméno-azerbaïdjanaise.",
        "date 2020-07-14\nArmenian and Azerbaijani soldiers exchanged fire on the Armenia-Azerbaijan border on July 12.",
    ],
)
def test_the_border_is_its_line_and_no_pin(text, pack):
    found = attack(text, pack)
    assert found.footprint.geometry.equals_exact(pack.border.normalize(), 1e-3) or "Line" in found.footprint.geometry.geom_type
    assert geometry.length_m(found.footprint.geometry) == pytest.approx(geometry.length_m(pack.border), rel=0.01)
    assert (found.place.relation, found.footprint.geo_precision, found.footprint.side) == ("along_border", 5, "line")
    assert found.footprint.uncertainty_m == pack.region.border_uncertainty_m
    assert found.footprint.border_section == ""


@pytest.mark.parametrize(
    ("text", "south", "north"),
    [
        ("Shots were fired on the north-eastern section of the Armenia-Azerbaijan border.", 39.9, 41.4),
        ("Des tirs dans la partie sud de la frontière entre l'Arménie et l'Azerbaïdjan.", 38.8, 40.0),
        ("На северо-восточном участке армяно-азербайджанской границы стреляли.", 39.9, 41.4),
        ("Ermenistan-Azerbaycan sınırının kuzeydoğu kesiminde çatışma çıktı.", 39.9, 41.4),
    ],
)
def test_a_direction_of_the_border_draws_only_what_lies_there(text, south, north, pack):
    mentions = [t for t in read(text, pack).toponyms if t.kind == "border"]
    shape = geocode.footprints(mentions, pack)[0].geometry
    assert "Line" in shape.geom_type
    assert south < shape.bounds[1] < shape.bounds[3] < north


@pytest.mark.parametrize(
    "text",
    [
        "date 2022-09-14\nAzerbaijani forces opened fire on September 13 along the Armenia-Azerbaijan border between Sotk and Kut.",
        "date 2022-09-14\nLes forces azerbaïdjanaises ont ouvert le feu le 13 septembre à la frontière arméno-azerbaïdjanaise, entre Sotk et Kut.",
    ],
)
def test_the_border_between_two_villages_is_that_stretch_of_the_line(text, pack):
    footprint = attack(text, pack).footprint
    assert "Line" in footprint.geometry.geom_type
    assert 3_000 < geometry.length_m(footprint.geometry) < 40_000
    assert footprint.reason == "The border between Sotk and Kut."


def test_a_border_mention_is_one_span_and_has_no_pin(pack):
    text = "La frontière de l’Arménie avec l’Azerbaïdjan est longue."
    [border] = read(text, pack).toponyms
    assert (border.text, border.kind) == ("frontière de l’Arménie avec l’Azerbaïdjan", "border")
    assert (border.lon, border.lat) == (None, None)


def test_the_border_of_nakhchivan_is_its_own_part_of_the_line(pack):
    found = attack("date 2021-05-20\nArmenian and Azerbaijani soldiers exchanged fire on the Nakhchivan border on May 19.", pack)
    own = [s.geometry for s in pack.sections if s.properties["part"] == "nakhchivan"]
    assert geometry.length_m(found.footprint.geometry) == pytest.approx(sum(map(geometry.length_m, own)), rel=0.01)


def test_two_named_units_choose_the_section_between_them(pack):
    text = "date 2021-05-20\nAzerbaijani forces shelled Armenian positions on the Syunik-Lachin section of the Armenia-Azerbaijan border on May 19."
    footprint = attack(text, pack).footprint
    assert (footprint.border_section, footprint.geo_precision) == ("Syunik–Lachin", 5)
    assert geometry.length_m(footprint.geometry) == pytest.approx(125_000, rel=0.02)


def test_one_named_province_chooses_its_own_sections(pack):
    lead = _border("ARM", "AZE", "AM-TV")
    _, footprint = geocode.locate([lead], pack)
    assert 150_000 < geometry.length_m(footprint.geometry) < 260_000
    assert "Tavush–Tovuz" in footprint.reason and "Syunik" not in footprint.reason


def test_the_border_with_a_neighbour_is_that_line(pack):
    _, footprint = geocode.locate([_border("ARM", "TUR")], pack)
    line = pack.borders[frozenset(("ARM", "TUR"))]
    assert footprint.geometry.hausdorff_distance(line) < 1e-5
    assert footprint.side != "line"


def _at(place_id, pack, **changes):
    p = pack.places[place_id]
    return Toponym(0, 1, p.name, p.name, p.kind, place_id, p.country, p.lon, p.lat, p.uncertainty_m, **changes)


def _border(*parts):
    return Toponym(0, 1, "x", "border", "border", "border:x", "", geo_precision=5, relation="along_border", parts=parts)


def test_kilometres_in_a_direction_are_measured_and_carry_their_error(pack):
    found = attack("date 2021-05-20\nAzerbaijani forces shelled a post 10 km south-east of Berd on May 19.", pack)
    berd = pack.places[found.place.place_id]
    there, _, metres = geometry.WGS84.inv(berd.lon, berd.lat, *found.footprint.point)
    assert metres == pytest.approx(10_000, abs=1) and there == pytest.approx(135, abs=0.01)
    assert (found.place.relation, found.footprint.geo_precision) == ("offset", 2)
    assert found.footprint.uncertainty_m > 4000


@pytest.mark.parametrize("text", [
    "Turan Tovuz beat Sumgayit 2-0 on Friday and will host Araz-Naxçıvan next.",
    "Réduit à dix, le FC Ararat-Armenia s'est incliné 2 à 1 devant Qarabağ au deuxième tour préliminaire.",
    "Gülüstan sülhündən silsilə yazı hazırlayıb.",
])  # fmt: skip
def test_clubs_with_a_score_and_treaties_are_no_places(text, pack):
    assert pipeline.parse(txt.document(text, "x.txt"), pack).toponyms == ()


def test_a_lake_faces_a_section_of_its_own_unit(pack):
    parsed = pipeline.parse(txt.document("Հրդեհ է բռնկվել Կեչուտի ջրամբարի մոտ։", "x.txt"), pack)
    _, footprint = geocode.locate(parsed.toponyms, pack)
    assert footprint.border_section == "Vayots Dzor–Kalbajar"


def test_kilometres_without_a_direction_are_a_circle(pack):
    berd = _at("gn:616802", pack, relation="offset", metres=5000.0)
    place, footprint = geocode.locate([berd], pack)
    assert footprint.geometry.geom_type == "Polygon" and footprint.geometry.covers(Point(geometry.offset(berd.lon, berd.lat, 200, 4900)))
    assert place.relation == "offset"


def test_between_two_places_is_the_zone_between_them(pack):
    found = attack("date 2021-05-20\nAzerbaijani troops opened fire between Sotk and Kut on May 19.", pack)
    assert (found.place.relation, found.footprint.geometry.geom_type) == ("between", "Polygon")
    for place_id in ("gn:616041", "bl:kut"):
        assert found.footprint.geometry.covers(Point(pack.places[place_id].lon, pack.places[place_id].lat))


def test_villages_told_together_are_several_points(pack):
    found = attack("date 2021-05-20\nAzerbaijani forces shelled the villages of Aygepar, Movses and Chinari on May 19.", pack)
    assert found.footprint.geometry.geom_type == "MultiPoint" and len(found.footprint.geometry.geoms) == 3
    assert found.footprint.border_section == "Tavush–Tovuz"


def test_a_district_is_its_outline_and_no_pin(pack):
    found = attack("date 2020-07-14\nArmenian forces shelled positions in Tovuz on July 13.", pack)
    assert (found.place.kind, found.footprint.geometry.geom_type, found.footprint.geo_precision) == ("district", "Polygon", 3)
    assert found.footprint.geometry.covers(Point(found.footprint.point))


def test_districts_told_together_are_all_outlined(pack):
    found = attack("date 2020-07-14\nL'armée arménienne a violé le cessez-le-feu dans les régions de Gadabay, Tovuz et Gazakh.", pack)
    shape = found.footprint.geometry
    assert all(pack.units[unit].geometry.buffer(-0.01).intersects(shape) for unit in ("AZ-GAD", "AZ-TOV", "AZ-QAZ"))
    assert not pack.units["AZ-LAC"].geometry.intersects(shape)


def test_the_north_east_of_a_country_is_that_part_of_it(pack):
    found = attack("date 2022-09-14\nDes tirs ont visé le nord-est de l'Arménie le 13 septembre.", pack)
    shape = found.footprint.geometry
    assert shape.intersects(Point(45.3, 40.9)) and not any(shape.intersects(Point(*p)) for p in ((46.3, 39.2), (44.5, 40.1), (43.8, 40.8)))


def test_near_and_toward_widen_the_doubt_and_say_so(pack):
    radius = {r: geocode.locate([_at("gn:616802", pack, relation=r)], pack)[1].uncertainty_m for r in ("at", "near", "toward")}
    assert radius["at"] + pack.region.near_m == radius["near"] < radius["toward"]


def test_the_line_of_contact_has_its_years(pack):
    contact = _border("ARM", "AZE", "contact")
    then = geocode.locate([contact], pack, date(2016, 4, 2))[1]
    later = geocode.locate([contact], pack, date(2022, 9, 13))[1]
    assert geometry.length_m(then.geometry) == pytest.approx(204_000, rel=0.02) and "line of contact" in then.reason
    assert geometry.length_m(later.geometry) > 500_000


def test_every_footprint_is_a_shape_that_the_contract_allows(pack):
    kinds = {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"}
    for iso in ("ARM", "AZE", "RUS"):
        place = pack.places[f"iso:{iso}"]
        _, footprint = geocode.locate([_at(place.place_id, pack, relation="at")], pack)
        assert footprint.geometry.geom_type in kinds and footprint.geo_precision == 6


# ---------------------------------------------------------------- governments


@pytest.mark.parametrize(
    ("text", "word", "stands_for"),
    [
        ("Moscow offered to mediate and Yerevan accepted.", "Yerevan", "ARM"), ("Baku rejected the accusations.", "Baku", "AZE"),
        ("Bakou a accusé Erevan d’avoir menti.", "Erevan", "ARM"), ("Le Kremlin a exprimé son inquiétude.", "Kremlin", "RUS"),
        ("Москва призвала стороны к сдержанности.", "Москва", "RUS"),
    ],
)  # fmt: skip
def test_a_capital_that_acts_is_its_government(text, word, stands_for, pack):
    t = meant(text, word, pack)
    assert (t.kind, t.stands_for) == ("metonym", stands_for)


def test_a_capital_where_something_happens_is_the_town(pack):
    assert meant("The ministers met in Yerevan on 12 May 2021.", "Yerevan", pack).kind == "city"


def test_a_government_is_never_the_place_of_an_incident(pack):
    metonym = meant("Baku rejected the accusations.", "Baku", pack)
    assert geocode.locate([metonym], pack) is None
    parse = read("date 2021-05-20\nYerevan accused Baku of lying on May 19. Azerbaijani forces shelled Armenian positions on May 19.", pack)
    assert all(r.place is None or r.place.kind != "metonym" for r in parse.reports)
    assert all(r.place is None for r in parse.reports if r.event == "ASSAULT")


# ---------------------------------------------------------------- traps of the gazetteers


@pytest.mark.parametrize(
    ("text", "word", "place_id"),
    [
        ("Azerbaijani forces shelled the town of Berd in Tavush.", "Berd", "gn:616802"),
        ("Armenian forces shelled the village of Aghdam in the Tovuz district.", "Aghdam", "bl:agdam"),
        ("Armenian forces shelled Aghdam in the Tovuz district.", "Aghdam", "bl:agdam"),
        ("Armenian forces fired at the city of Aghdam.", "Aghdam", "gn:148619"),
        ("Azerbaijani forces shelled Martuni in Gegharkunik province.", "Martuni", "gn:616438"),
        ("Azerbaijani forces shelled Martuni in Nagorno-Karabakh.", "Martuni", "iso:AZ-XVD"),
        ("Azerbaijani forces shelled Vardenis in Gegharkunik.", "Vardenis", "gn:616108"),
        ("Azerbaijani forces shelled Vardenis.", "Vardenis", "gn:616108"),
        ("Armenian forces shelled Tovuz.", "Tovuz", "iso:AZ-TOV"),
        ("Armenian forces shelled the town of Tovuz.", "Tovuz", "gn:584821"),
        ("Armenian forces shelled Gadabay.", "Gadabay", "iso:AZ-GAD"),
        ("Armenian forces shelled Lachin.", "Lachin", "iso:AZ-LAC"),
        ("Armenian forces shelled Kalbajar.", "Kalbajar", "iso:AZ-KAL"),
        ("Armenian forces shelled Fuzuli.", "Fuzuli", "iso:AZ-FUZ"),
        ("Armenian forces shelled Alibeyli in the Tovuz district.", "Alibeyli", "bl:alibayli"),
    ],
)  # fmt: skip
def test_namesakes_are_told_apart(text, word, place_id, pack):
    assert meant(f"date 2020-07-14\n{text}", word, pack).place_id == place_id


@pytest.mark.parametrize(
    ("written", "name", "country"),
    [
        ("Kot", "Koti", "ARM"), ("Oskevan", "Voskevan", "ARM"), ("Zod", "Sotk", "ARM"), ("Yeraskhavan", "Yeraskh", "ARM"), ("Aykebar", "Aygepar", "ARM"),
        ("Garmrarpyur", "Nerkin Karmiraghbyur", "ARM"), ("Djermouk", "Jermuk", "ARM"), ("Tchinari", "Chinari", "ARM"), ("Noyemberian", "Noyemberyan", "ARM"),
        ("Guégarkounik", "Gegharkunik", "ARM"), ("Tavouche", "Tavush", "ARM"), ("Nakhitchevan", "Nakhchivan", "AZE"), ("Basarkeçər", "Vardenis", "ARM"),
        ("Mosesgekh", "Movses", "ARM"), ("Kornidzor", "Kornidzor", "ARM"), ("Khnatsakh", "Khnatsakh", "ARM"), ("Vahidli", "Vahidli", "AZE"),
        ("Hadrut", "Hadrut", "AZE"), ("Dondar Quşçu", "Dondar Gushchu", "AZE"), ("Aygepar", "Aygepar", "ARM"),
    ],
)  # fmt: skip
def test_former_foreign_and_western_names_find_their_place(written, name, country, pack):
    best = pipeline.lookup(written, pack)[0]
    assert (best["name"], best["country"], best["side"]) == (name, country, country)


def test_a_name_of_the_other_side_does_not_move_the_place(pack):
    assert all(c["country"] == "ARM" for c in pipeline.lookup("Berd", pack))
    assert all(c["country"] == "AZE" for c in pipeline.lookup("Tovuz", pack))
    assert all(c["country"] == "AZE" for c in pipeline.lookup("Qazax", pack) + pipeline.lookup("Ղազախ", pack))


def test_the_losers_stay_with_their_scores(pack):
    candidates = pipeline.lookup("Aghdam", pack)
    assert len(candidates) >= 3
    assert [c["score"] for c in candidates] == sorted((c["score"] for c in candidates), reverse=True)
    assert sum(c["score"] for c in candidates) == pytest.approx(1, abs=0.01)


def test_a_name_that_nobody_bears_has_no_candidates(pack):
    assert pipeline.lookup("Xyzzyville", pack) == []


@pytest.mark.parametrize(
    ("village", "section"),
    [("Nerkin Karmiraghbyur", "Tavush–Tovuz"), ("Khachik", "Vayots Dzor–Sharur"), ("Kutakan", "Gegharkunik–Kalbajar"), ("Yeraskh", "Ararat–Sadarak")],
)
def test_a_village_faces_the_section_of_its_neighbours_over_the_border(village, section, pack):
    (found,) = geocode.footprints(read(f"Shots were fired at the village of {village}.", pack).toponyms, pack)
    assert found.border_section == section == pipeline.lookup(village, pack)[0]["border_section"]
