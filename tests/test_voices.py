"""Who asserts an attack whose own sentence names no source; the sentences are our own."""

import pytest

from geo import pipeline
from geo.incidents import takes_source
from geo.readers import txt

NEXT = [
    "Azerbaijani troops shelled the village of Sotk on Tuesday. Armenia's Defence Ministry said that the situation was calm by noon.",
    "Азербайджанские военные обстреляли село Сотк. Об этом сообщила пресс-служба Минобороны Армении.",
    "Ադրբեջանական զորքերը հրետակոծել են Սոթքը։ Այս մասին հայտնել է Հայաստանի պաշտպանության նախարարությունը։",
]
OWN = [
    ("Düşmən Tovuz rayonunda mövqelərimizi atəşə tutub.", "AZE"),
    ("Հակառակորդը կրակ է բացել Երասխի մեր դիրքերի ուղղությամբ։", "ARM"),
]


def attacks(text, pack):
    parse = pipeline.parse(txt.document("date 2022-09-14\n" + text), pack)
    return [r for r in parse.reports if r.event == "ASSAULT" and r.status == "reported"]


def who(report):
    return {c.partition(":")[0] for c in report.asserted_by}


@pytest.mark.parametrize("text", NEXT)
def test_the_next_sentence_tells_who_says_so(text, pack):
    assert who(attacks(text, pack)[0]) == {"ARM"}
    assert any("the next one does" in r for r in attacks(text, pack)[0].reasons) and takes_source(attacks(text, pack)[0])


@pytest.mark.parametrize(("text", "side"), OWN)
def test_our_positions_are_those_of_whoever_writes(text, side, pack):
    assert [who(r) for r in attacks(text, pack)] == [{side}]


def test_a_source_named_before_tells_of_its_own_losses(pack):
    text = "Yerevan said that all was calm.\n\nAzerbaijan's Defence Ministry said that Alibeyli was shelled at dawn."
    text += " Two houses burned. Armenian troops then fired at Kokhanabi."
    assert [who(r) for r in attacks(text, pack)] == [{"AZE"}, {"AZE"}]


def test_the_only_side_that_is_heard_is_the_source_of_its_losses(pack):
    text = "Azerbaijani troops shelled Sotk at dawn.\n\nArmenia's Defence Ministry said that the situation was calm by noon."
    assert [who(r) for r in attacks(text, pack)] == [{"ARM"}]


def test_a_source_does_not_tell_of_the_others_losses(pack):
    text = "Azerbaijan's Defence Ministry said that Alibeyli was shelled at dawn.\n\nYerevan denied it. At noon Azerbaijani troops fired on Sotk."
    assert "AZE" not in who(attacks(text, pack)[-1])


@pytest.mark.parametrize(
    "text",
    [
        "Azərbaycan Müdafiə Nazirliyinin mətbuat xidməti bildirir:\n\nErmənistan silahlı qüvvələri Tovuz rayonunun Ağdam kəndini atəşə tutub.\n\nİrəvan bunu təkzib edib.",
        "The Defence Ministry of Azerbaijan reports:\n\nArmenian troops fired on Kokhanabi on Tuesday.\n\nArmenia's Defence Ministry said that all was calm.",
        "Сообщение пресс-службы Министерства обороны Азербайджанской Республики\n28 июля 2021 г.\n\nПодразделения вооружённых сил Армении обстреляли село Агдам.",
    ],
)
def test_a_statement_is_its_issuers(text, pack):
    assert who(attacks(text, pack)[0]) == {"AZE"}


def test_soldiers_do_not_complain_of_their_own_fire(pack):
    text = "BAKU. The Armenian armed forces broke the ceasefire 114 times in the Tovuz district, the press service of the Defence Ministry reported on Saturday."
    assert [who(r) for r in attacks(text, pack)] == [{"AZE"}]


def test_whoever_tells_of_his_own_strike_stays_its_source(pack):
    text = "Azerbaijan's Defence Ministry said that its troops had destroyed an Armenian post near Sotk."
    assert {c for r in attacks(text, pack) for c in who(r)} == {"AZE"}


def test_nobody_is_taken_where_both_sides_are_heard(pack):
    text = "Baku blamed Yerevan for the tension.\n\nYerevan blamed Baku.\n\nAzerbaijani troops shelled Sotk on Tuesday."
    assert [r.asserted_by for r in attacks(text, pack)] == [()]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Selon des sources arméniennes, des tirs d'artillerie azerbaïdjanais ont visé le village de Sotk.", "ARM"),
        ("By Azerbaijani accounts, Armenian troops fired on Kokhanabi.", "AZE"),
        ("По армянским данным, азербайджанские военные обстреляли Сотк.", "ARM"),
        ("Ըստ հայկական աղբյուրների՝ ադրբեջանական զորքերը հրետակոծել են Սոթքը։", "ARM"),
        ("Erməni mənbələrinə görə, Azərbaycan bölmələri Sotk kəndini atəşə tutub.", "ARM"),
        ("Azerbaycan kaynaklarına göre Ermeni birlikleri Köhnebi köyüne ateş açtı.", "AZE"),
        ("Baku sees the matter in another light: Armenian troops fired on Kokhanabi. Yerevan says that all was calm.", "AZE"),
    ],
)
def test_a_sides_version_is_told_by_that_side(text, side, pack):
    reports = attacks(text, pack)
    assert [who(r) for r in reports] == [{side}] and not takes_source(reports[0])


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan rejected the claim. By its account, Armenian troops fired on Kokhanabi. Armenia says that all was calm.",
        "Минобороны Азербайджана эти утверждения отвергло. По его данным, армянские подразделения обстреляли Коханаби. В Ереване говорят, что было тихо.",
    ],
)
def test_by_its_account_is_by_that_of_whom_the_sentence_before_was_about(text, pack):
    [report] = [r for r in attacks(text, pack) if "AZE" in {c[:3] for c in r.recipients}]
    assert who(report) == {"AZE"} and any("whom the one before was about" in r for r in report.reasons)


def test_the_news_of_a_sides_agency_is_told_by_that_side(pack):
    text = "Bakou, 14 juillet, APA.\n\nDes soldats arméniens ont ouvert le feu sur Kokhanabi.\n\nErevan parle d'une provocation."
    assert [who(r) for r in attacks(text, pack)] == [{"AZE"}]
    assert [who(r) for r in attacks(text.replace("APA", "AFP"), pack)] == [set()]
