"""Where something happened that its own sentence does not tell, in six languages; the sentences are our own."""

import pytest

from geo import evaluation_places, pipeline
from geo.incidents import takes_place
from geo.model import NO_PLACE, NO_SPOT
from geo.readers import txt

CAPITALS = [
    ("Thousands of people marched through the Armenian capital on Sunday.", "PROTEST", "Yerevan"),
    ("Des milliers de personnes ont défilé dimanche dans la capitale azerbaïdjanaise.", "PROTEST", "Baku"),
    ("Оппозиция Армении провела митинг у здания парламента.", "PROTEST", "Yerevan"),
    ("Հայաստանի ընդդիմությունը հանրահավաք է անցկացրել Հանրապետության հրապարակում։", "PROTEST", "Yerevan"),
    ("Ermenistan'da binlerce kişi hükümet binası önünde toplandı.", "PROTEST", "Yerevan"),
    ("Aliyev and Pashinyan met at the White House on Friday.", "CONSULT", "Washington D.C."),
    ("Алиев и Пашинян встретились в пятницу в Белом доме.", "CONSULT", "Washington D.C."),
    ("İlham Əliyev və Nikol Paşinyan Ağ Evdə görüşüb.", "CONSULT", "Washington D.C."),
]
ORIGINS = [
    ("Azerbaijani troops fired on Chinari from positions in the Gadabay district.", {"Chinari"}),
    ("L'armée arménienne a bombardé le village d'Alibeyli depuis des positions situées à Aygepar et Chinari.", {"Alibayli"}),
    ("С позиций у сёл Довех и Баганис армянские военные обстреляли село Гызылгаджилы.", {"Gizilhajili"}),
    ("Berd rayonunun Çinari kəndi istiqamətindəki mövqelərdən Tovuz rayonunun Ağdam kəndi atəşə tutulub.", {"Aghdam (Tovuz)"}),
    ("Basarkeçer yönündeki mevzilerden Kelbecer'in İstisu köyüne ateş açıldı.", {"Istisu"}),
]
TOLD_THERE = [
    "В Баку картина обратная: армянские военные обстреляли позиции азербайджанской армии.",
    "Bakü'deki Savunma Bakanlığı, Ermeni birliklerinin Azerbaycan mevzilerine ateş açtığını duyurdu.",
]
ELSEWHERE = [
    ("Residents of Chinari spent the night in cellars. Azerbaijani troops shelled the village again on Wednesday.", "ASSAULT", "Chinari"),
    ("Les habitants de Tchinari ont dormi dans les caves. L'armée azerbaïdjanaise a de nouveau bombardé le village mercredi.", "ASSAULT", "Chinari"),
    ("Жители Чинари провели ночь в подвалах. Азербайджанские военные снова обстреляли село в среду.", "ASSAULT", "Chinari"),
    ("Չինարիի բնակիչները գիշերը նկուղներում են անցկացրել։ Չորեքշաբթի ադրբեջանական զորքերը կրկին հրետակոծել են գյուղը։", "ASSAULT", "Chinari"),
    ("Residents of Chinari slept in cellars. Azerbaijani troops in the Tovuz district shelled the village on Wednesday.", "ASSAULT", "Chinari"),
    ("Six Armenian soldiers were captured by Azerbaijani troops at dawn. The incident happened near Verin Shorzha.", "ASSAULT", "Verin Shorzha"),
    ("Villagers blocked the road in Kirants on Friday. Police detained 22 people.", "COERCE", "Kirants"),
    ("Aliyev and Pashinyan met in Brussels on Sunday. They agreed to set up a border commission.", "AGREE", "Brussels"),
]


def told(text, pack, event):
    parse = pipeline.parse(txt.document("date 2022-09-14\n" + text), pack)
    return [r for r in parse.reports if r.event == event and r.status == "reported"]


@pytest.mark.parametrize(("text", "event", "place"), CAPITALS)
def test_squares_parliaments_and_palaces_are_in_the_capital(text, event, place, pack):
    assert [r.place.name for r in told(text, pack, event) if r.place] == [place]


def test_a_slogan_is_no_place(pack):
    (protest,) = told("Minlərlə insan “Qarabağ bizimdir!” şüarı ilə küçələrdə yürüş edib.", pack, "PROTEST")
    assert protest.place is None


@pytest.mark.parametrize(("text", "places"), ORIGINS)
def test_where_fire_came_from_is_not_where_it_fell(text, places, pack):
    reports = told(text, pack, "ASSAULT")
    assert {r.place.name for r in reports} == places
    assert all(r.footprint.geometry.geom_type == "Point" for r in reports)


@pytest.mark.parametrize("text", TOLD_THERE)
def test_no_attack_happens_in_the_capital_that_tells_of_it(text, pack):
    assert {r.place.name for r in told(text, pack, "ASSAULT") if r.place} <= {"Armenia–Azerbaijan border"}


@pytest.mark.parametrize("text", ["A drone was shot down over Yerevan on Tuesday.", "Над Баку сбит армянский беспилотник."])
def test_what_is_shot_down_over_a_capital_fell_there(text, pack):
    assert {r.place.name for r in told(text, pack, "ASSAULT")} <= {"Yerevan", "Baku"}


@pytest.mark.parametrize(("text", "event", "place"), ELSEWHERE)
def test_a_place_of_the_sentences_round_is_taken_over(text, event, place, pack):
    assert place in {r.place.name for r in told(text, pack, event) if r.place}


def test_who_is_taken_over_is_told_as_near_and_with_a_reason(pack):
    text = "Armenian units fired at Azerbaijani positions at Alibeyli on Tuesday.\n\nAzerbaijani troops silenced two firing points with return fire."
    answer = next(r for r in told(text, pack, "ASSAULT") if any(c.startswith("AZE") for c in r.actors))
    assert answer.place.relation == "near"
    assert "No place is told: that of the attacks told with it is taken." in answer.reasons
    assert takes_place(answer) and not any(map(takes_place, (r for r in told(text, pack, "ASSAULT") if r.id != answer.id)))


@pytest.mark.parametrize(
    ("text", "event", "reasons"),
    [
        ("Residents of Chinari spent the night in cellars. Azerbaijani troops shelled the village again on Wednesday.", "ASSAULT", ["the sentences before"]),
        ("Six Armenian soldiers were captured by Azerbaijani troops at dawn. The incident happened near Verin Shorzha.", "ASSAULT", ["a sentence behind"]),
        ("Azerbaijani troops opened fire on Armenian positions on Wednesday. Azerbaijani troops fired at Chinari with rifles.", "ASSAULT", []),
        ("Azerbaijani troops shelled Chinari on Wednesday.", "ASSAULT", []), (CAPITALS[0][0], CAPITALS[0][1], []),
    ],
)  # fmt: skip
def test_a_place_that_no_sentence_of_the_event_names_says_so(text, event, reasons, pack):
    placed = [r for r in told(text, pack, event) if r.place]
    assert placed and [r for p in placed for r in p.reasons if r.startswith(NO_PLACE)] == [f"{NO_PLACE}that of {whose} is taken." for whose in reasons]


def test_a_count_of_breaches_is_where_the_breaches_were(pack):
    text = "Armenian units broke the ceasefire 74 times on Tuesday. Azerbaijani positions at Kamarli came under fire. Posts at Alibeyli were shelled too."
    first = told(text, pack, "ASSAULT")[0]
    assert first.footprint is not None
    assert first.place.name in {"Kamarli", "Alibayli"}


def test_a_district_beside_the_border_is_its_section(pack):
    text = "An Azerbaijani soldier was killed on the border with Armenia on Tuesday. The Gazakh district has seen several such shots this month."
    (killed,) = [r for r in told(text, pack, "ASSAULT") if r.killed]
    assert killed.footprint.border_section == "Tavush–Qazakh" and takes_place(killed)


def test_the_whole_border_gives_way_to_a_province(pack):
    text = "An Azerbaijani serviceman was killed by sniper fire in the Gazakh district. Armenian units broke the ceasefire on the border 87 times."
    assert {r.place.kind for r in told(text, pack, "ASSAULT")} == {"district"}


def test_a_truce_takes_over_no_place(pack):
    text = "Azerbaijani troops shelled Sotk at dawn.\n\nThe guns fell silent at 10:00 a.m."
    assert all(r.place is None or r.place.name != "Sotk" for r in told(text, pack, "RETREAT"))


# ---------------------------------------------------------------- the score


@pytest.mark.parametrize(
    ("wanted", "right"),
    [
        ("Aygepar", True), ("Sotk", False), ("Tavush", True), ("Tavush province", True), ("Syunik", False), ("Armenia–Azerbaijan border", False),
        ("Sotk, Aygepar", True), ({"name": "Aygepar", "kind": "village"}, True), ({"name": "x", "lon": 45.46, "lat": 40.94}, True),
        ({"name": "Aygepar", "lon": 45.9, "lat": 40.2}, False), ("between Aygepar and Movses", True), ("Nowhere at all", None), (None, None), ("", None),
    ],
)  # fmt: skip
def test_a_village_is_right_within_ten_kilometres_or_in_its_unit(wanted, right, pack):
    (report,) = told("Azerbaijani troops shelled the village of Aygepar.", pack, "ASSAULT")
    assert evaluation_places.place_fits(wanted, report, pack) is right


@pytest.mark.parametrize(("wanted", "right"), [("Chinari", False), ("Tavush", True), ("Tovuz", False)])
def test_an_outline_is_no_village(wanted, right, pack):
    (report,) = told("Azerbaijani troops shelled positions in Tavush province.", pack, "ASSAULT")
    assert evaluation_places.place_fits(wanted, report, pack) is right


@pytest.mark.parametrize(("wanted", "right"), [("Armenia–Azerbaijan border", True), ("Chinari", False), ("Tavush", False)])
def test_the_border_is_right_as_the_border(wanted, right, pack):
    (report,) = told("Azerbaijani troops shelled Armenian positions along the Armenian-Azerbaijani border.", pack, "ASSAULT")
    assert evaluation_places.place_fits(wanted, report, pack) is right


def test_one_of_several_villages_will_do_and_no_place_is_wrong(pack):
    (report,) = told("Azerbaijani troops shelled the villages of Aygepar and Sotk.", pack, "ASSAULT")
    assert evaluation_places.place_fits("Sotk", report, pack)
    (nowhere,) = told("Azerbaijani troops shelled Armenian positions.", pack, "ASSAULT")
    assert evaluation_places.place_fits("Sotk", nowhere, pack) is False


def test_a_district_beside_the_border_is_taken_over_from_other_sentences_only(pack):
    own = "date 2022-09-14\nOn the border between Armenia and Azerbaijan, Armenian forces shelled Azerbaijani positions, the Defence Ministry said of Tovuz district."
    other = "date 2022-09-14\nFighting broke out on the Armenia-Azerbaijan border. Officials in Tovuz district spoke of a restless night."
    told = [any(r.startswith(NO_SPOT) for r in pipeline.parse(txt.document(text), pack).reports[0].reasons) for text in (own, other)]
    assert told == [False, True]
