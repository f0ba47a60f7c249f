"""Days of weeks, of round-ups and since events, in six languages; the texts are our own."""

from datetime import date

import pytest

from geo import pipeline
from geo.readers import txt

LAST_WEEK = [  # published on Friday 14 April 2023
    ("On Tuesday of last week Azerbaijani troops shelled Tegh.", "2023-04-04", "2023-04-04"),
    ("Mardi de la semaine dernière, l'armée azerbaïdjanaise a bombardé Tegh.", "2023-04-04", "2023-04-04"),
    ("Во вторник на прошлой неделе азербайджанские военные обстреляли Тех.", "2023-04-04", "2023-04-04"),
    ("Geçen hafta salı günü Azerbaycan ordusu Tegh'i bombaladı.", "2023-04-04", "2023-04-04"),
    ("Ötən həftənin çərşənbə axşamı Azərbaycan ordusu Teğ kəndini atəşə tutub.", "2023-04-04", "2023-04-04"),
    ("Անցյալ շաբաթվա երեքշաբթի օրը Ադրբեջանի զինուժը գնդակոծել է Տեղը։", "2023-04-04", "2023-04-04"),
    ("Last Tuesday Azerbaijani troops shelled Tegh.", "2023-04-11", "2023-04-11"),
    ("Անցյալ շաբաթ Ադրբեջանի զինուժը գնդակոծել է Տեղը։", "2023-04-03", "2023-04-09"),
    ("Նախորդ շաբաթվա ընթացքում Ադրբեջանի զինուժը գնդակոծել է Տեղը։", "2023-04-03", "2023-04-09"),
    ("Անցած շաբաթ օրը Ադրբեջանի զինուժը գնդակոծել է Տեղը։", "2023-04-08", "2023-04-08"),
    ("Փետրվարին Ադրբեջանի զինուժը գնդակոծել է Տեղը։", "2023-02-01", "2023-02-28"),
]
ROUND_UPS = [  # published on Monday 17 April 2023
    "The week on the border, 10-16 April\n\nMonday. Azerbaijani troops shelled Tegh.\n\nThursday: Armenian troops shelled Lachin.",
    "La semaine à la frontière : du 10 au 16 avril\n\nLundi. L'armée azerbaïdjanaise a bombardé Tegh.\n\nJeudi. L'armée arménienne a bombardé Latchine.",
    "Неделя на границе: 10–16 апреля\n\nПонедельник. Азербайджанские военные обстреляли Тех.\n\nЧетверг. Армянские военные обстреляли Лачин.",
    "Sınırda hafta: 10-16 Nisan\n\nPazartesi: Azerbaycan ordusu Tegh'i bombaladı.\n\nPerşembe: Ermenistan ordusu Laçın'ı bombaladı.",
    "Sərhəddə həftə (10-16 aprel)\n\nBazar ertəsi: Azərbaycan ordusu Teğ kəndini atəşə tutub.\n\nCümə axşamı: Ermənistan ordusu Laçını atəşə tutub.",
]
LATER = [
    "On April 11 Azerbaijan handed over six prisoners captured in the fighting of February 2. A day earlier Azerbaijani troops shelled Tegh.",
    "Le 11 avril, l'Azerbaïdjan a remis six prisonniers capturés lors des combats du 2 février. La veille, l'armée azerbaïdjanaise avait bombardé Tegh.",
    "11 апреля Азербайджан передал шестерых пленных, захваченных в боях 2 февраля. Днём ранее азербайджанские военные обстреляли Тех.",
]
SINCE = [
    "Depuis la signature du cessez-le-feu du 10 novembre 2020, quatorze civils ont sauté sur des mines à Aghdam.",
    "Since the signing of the ceasefire of 10 November 2020, fourteen civilians have stepped on mines in Aghdam.",
    "С момента подписания соглашения о прекращении огня в ноябре 2020 года 14 мирных жителей подорвались на минах в Агдаме.",
    "10 Kasım 2020'de imzalanan ateşkesten bu yana Ağdam'da 14 sivil mayına bastı.",
    "10 noyabr 2020-ci ildə bəyanatın imzalanmasından bəri Ağdamda 14 mülki şəxs minaya düşüb.",
]


def shelled(text, pack, published):
    parse = pipeline.parse(txt.document(f"date {published}\n{text}"), pack)
    return [(r.date_start, r.date_end) for r in parse.reports if r.event == "ASSAULT" and r.mode != "clash"]


@pytest.mark.parametrize(("text", "first", "last"), LAST_WEEK)
def test_a_day_of_last_week_lies_in_last_week(text, first, last, pack):
    assert shelled(text, pack, "2023-04-14") == [(date.fromisoformat(first), date.fromisoformat(last))]


@pytest.mark.parametrize("text", ROUND_UPS)
def test_the_days_of_a_round_up_lie_in_the_week_of_its_heading(text, pack):
    assert shelled(text, pack, "2023-04-17") == [(date(2023, 4, 10),) * 2, (date(2023, 4, 13),) * 2]


def test_without_such_a_heading_a_weekday_is_the_last_one(pack):
    assert shelled("On the border\n\nMonday. Azerbaijani troops shelled Tegh.", pack, "2023-04-17") == [(date(2023, 4, 17),) * 2]


@pytest.mark.parametrize("text", LATER)
def test_a_day_earlier_counts_from_the_deed_and_not_from_its_relative_clause(text, pack):
    assert (date(2023, 4, 10),) * 2 in shelled(text, pack, "2023-04-11")


@pytest.mark.parametrize("text", SINCE)
def test_what_has_gone_on_since_an_event_is_not_todays(text, pack):
    assert not [r for r in pipeline.parse(txt.document("date 2021-03-10\n" + text), pack).reports if r.date_end == date(2021, 3, 10)]
