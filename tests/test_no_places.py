"""Names that are no places, or other ones, and words that only look like days, numbers or names; the texts are our own."""

import pytest

from geo import pipeline
from geo.readers import txt
from geo.text import fold_key

TREATIES = [
    "Armenia ratified the Rome Statute and cited the Geneva Conventions.",
    "L'Arménie a ratifié le Statut de Rome et invoque la Charte de Paris.",
    "Ереван ссылается на Статут Рима и Будапештский меморандум.",
    "Ermenistan Roma Statüsü'nü onayladı, Cenevre Sözleşmeleri'ne atıf yaptı ve Madrid İlkeleri'ni andı.",
    "Ermənistan Roma Statutunu təsdiqləyib, Budapeşt Memorandumunu və Madrid prinsiplərini xatırladıb.",
    "Հայաստանը վավերացրել է Հռոմի ստատուտը, վկայակոչել Ժնևի կոնվենցիաները և Բուդապեշտի հուշագիրը։",
]
PERSONS = [
    "They shelled the village, said Karine, 54.",
    "« Ils ont bombardé le village », raconte Karine, 54 ans.",
    '"Köyü bombaladılar" diyor 54 yaşındaki Arpine.',
    "Kəndi atəşə tutdular, deyir 54 yaşlı Karine.",
]
MONTHS = [
    "Снаряды упали в Мартунинском районе.",
    "Обстреляны позиции в Мартакертском направлении.",
    "Martakert istiqamətində mövqelərimiz atəşə tutulub.",
    "Martuni'de Azerbaycan topçusu bir okulu vurdu.",
    "Kasımlı köyüne ateş açıldı.",
    "Նոյեմբերյանում կրակոցներ են հնչել։",
]
NAMESAKES = [
    ("Снаряды упали в Мартунинском районе Карабаха.", "iso:AZ-XVD"),
    ("L'artillerie a frappé la région de Martouni, au Karabakh.", "iso:AZ-XVD"),
    ("В Мартунинском районе Гегаркуникской области прошли учения.", "bl:raion-martuni-gegharkunik"),
    ("Ağdərə yaxınlığında atəş açılıb.", "bl:agdara-tar"),
    ("Под Агдере открыли огонь.", "bl:agdara-tar"),
    ("Tovuz rayonunun Ağdərə kəndi yaxınlığında atəş açılıb.", "bl:agdara"),
    ("Հաքարի գետի վրա անցակետ է բացվել։", "bl:hakari-river"),
]
SPANS = [
    ("В 44-дневной войне погибли 3825 армянских военных.", [3825]),
    ("После 10-часового боя погибли пятеро армянских военных.", [5]),
    ("44-օրյա պատերազմում զոհվել է 3825 հայ զինծառայող։", [3825]),
    ("Գնդակոծությունից զինծառայողներից 5-ը զոհվել են։", [5]),
    ("The 44-day war killed 3,825 Armenian soldiers.", [3825]),
]
UNKNOWN = [
    ("Azerbaijani troops took four villages on Friday.", []),
    ('Bakanlık "Saatlerce köyümüzü vurdular" dedi.', []),
    ("A man from the village of Xyzarli was hurt on Friday.", ["Xyzarli"]),
    ('Bakanlık "Dün Zyxarlı köyünü vurdular" dedi.', ["Zyxarlı"]),
]
WHITE_HOUSE = [
    ("Օգոստոսի 8-ին Սպիտակ տանը Փաշինյանը և Ալիևը ստորագրեցին հռչակագիր։", ["Washington D.C."]),
    ("Փաշինյանը և Ալիևը հանդիպել են Սպիտակ տանն։", ["Washington D.C."]),
    ("Փաշինյանը և Ալիևը հանդիպել են Սպիտակում։", ["Spitak"]),
]
OURS = [
    ("Ermenistan Laçın'daki mevzilerimizi havan toplarıyla vuruyor.", ("AZE:GOV",)),
    ("Azerbaycan ordusu Berd'deki mevzilerimizi vurdu.", ("ARM:GOV",)),
    ("Erməni ordusu Laçındakı mövqelərimizi vurub.", ("AZE:GOV",)),
]


def read(text, pack, day="2016-04-20"):
    return pipeline.parse(txt.document(f"date {day}\n{text}"), pack)


@pytest.mark.parametrize("text", TREATIES)
def test_a_treaty_is_not_the_town_that_it_is_called_after(text, pack):
    assert {t.country for t in read(text, pack).toponyms} <= {"ARM"}


@pytest.mark.parametrize("text", PERSONS)
def test_a_first_name_is_no_village(text, pack):
    assert not read(text, pack).toponyms


@pytest.mark.parametrize("text", MONTHS)
def test_a_name_that_begins_like_a_month_is_no_day(text, pack):
    parse = read(text, pack)
    assert parse.toponyms and not parse.times


def test_no_word_for_a_month_or_a_weekday_is_the_beginning_of_a_place(pack):
    known = pack.names.keys()
    words = {w for key in known for w in key.split()}
    for language in pack.languages.values():
        open_ended = [fold_key(w[:-1]) for kind in ("month", "weekday") for w in language.tables["sets"][kind] if w.endswith("*")]
        assert not [(stem, w) for stem in open_ended for w in words if w.startswith(stem)], language.code


@pytest.mark.parametrize(("text", "place"), NAMESAKES)
def test_of_two_places_of_one_name_the_one_that_is_meant(text, place, pack):
    assert place in [t.place_id for t in read(text, pack).toponyms]


@pytest.mark.parametrize(("text", "killed"), SPANS)
def test_the_days_of_a_war_are_no_dead(text, killed, pack):
    assert [c.best for c in read(text, pack).casualties] == killed


@pytest.mark.parametrize(("text", "names"), UNKNOWN)
def test_neither_days_nor_first_words_of_a_quotation_are_unknown_places(text, names, pack):
    assert [s.quote for s in read(text, pack).unknown] == names


@pytest.mark.parametrize(("text", "places"), WHITE_HOUSE)
def test_the_white_house_is_no_white_town(text, places, pack):
    assert [r.place.name for r in read(text, pack, "2025-08-09").reports if r.place] == places


@pytest.mark.parametrize(("text", "claimants"), OURS)
def test_our_positions_are_those_of_who_was_attacked(text, claimants, pack):
    assert [r.asserted_by for r in read(text, pack).reports if r.event == "ASSAULT"] == [claimants]


@pytest.mark.parametrize(("day", "doers"), [("2016-04-20", {"AZE:MIL"}), ("2022-04-20", {"ARM:MIL"})])
@pytest.mark.parametrize("text", ["Снаряды упали в Мартунинском районе Карабаха.", "Des obus sont tombés dans la région de Martouni, au Karabakh."])
def test_a_district_held_by_the_other_side_is_shelled_by_its_own(text, day, doers, pack):
    assert {c for r in read(text, pack, day).reports if r.event == "ASSAULT" for c in r.actors} == doers
