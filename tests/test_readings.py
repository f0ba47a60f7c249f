"""Mistakes that are easily made in reading news, in six languages: who did it, whose the losses are, and what is no news of today; the texts are made up."""

import pytest

from geo import pipeline
from geo.codebook import country
from geo.model import OUTCOMES
from geo.readers import txt

# ---------------------------------------------------------------- who does it, to whom

KILLERS = [
    ("2021-12-04", "Azerbaijani soldiers killed four Armenian servicemen near Sotk.", "AZE→ARM", "4 killed ARM"),
    ("2021-12-04", "Azerbaijani soldiers have killed two Armenian soldiers near Sotk.", "AZE→ARM", "2 killed ARM"),
    ("2021-12-04", "Azerbaijani soldiers killed a shepherd near Chinari.", "AZE→ARM", "1 killed ARM"),
    ("2021-12-04", "Azerbaijani soldiers wounded two villagers near Chinari.", "AZE→ARM", "2 wounded ARM"),
    ("2021-12-04", "Armenian soldiers killed three Azerbaijanis near Kalbajar on Friday.", "ARM→AZE", "3 killed AZE"),
    ("2021-12-04", "Armenian soldiers shot and wounded an Azerbaijani serviceman near Qazakh.", "ARM→AZE", "1 wounded AZE"),
    ("2021-12-04", "Des soldats azerbaïdjanais ont tué un berger près de Chinari.", "AZE→ARM", "1 killed ARM"),
    ("2021-12-04", "Des soldats azerbaïdjanais ont tué quatre militaires arméniens près de Sotk.", "AZE→ARM", "4 killed ARM"),
    ("2021-12-04", "Des soldats arméniens ont tué deux villageois près de Tovouz.", "ARM→AZE", "2 killed AZE"),
    ("2021-12-04", "Vendredi, des soldats azerbaïdjanais ont blessé deux agriculteurs à Movses.", "AZE→ARM", "2 wounded ARM"),
    ("2021-12-04", "Азербайджанские солдаты убили пастуха у Чинари.", "AZE→ARM", "1 killed ARM"),
    ("2021-12-04", "Армянские солдаты ранили двоих жителей Товузского района.", "ARM→AZE", "2 wounded AZE"),
    ("2021-12-04", "Ադրբեջանցի զինվորները Սոթքի մոտ սպանել են չորս հայ զինծառայողի:", "AZE→ARM", "4 killed ARM"),
    ("2021-12-04", "Azerbaycan askerleri Sotk yakınında dört Ermeni askerini öldürdü.", "AZE→ARM", "4 killed ARM"),
    ("2021-12-04", "Erməni əsgərləri Kəlbəcərdə iki əsgərimizi yaralayıblar.", "ARM→AZE", "2 wounded AZE"),
    # its own, of whoever tells it
    ("2021-12-04", "Yerevan says Azerbaijani soldiers killed four of its servicemen.", "AZE→ARM", "4 killed ARM"),
    ("2021-12-04", "Baku says Armenian soldiers wounded two of its border guards near Lachin.", "ARM→AZE", "2 wounded AZE"),
    ("2021-12-04", "Erevan affirme que des soldats azerbaïdjanais ont tué quatre de ses militaires.", "AZE→ARM", "4 killed ARM"),
    ("2021-12-04", "Bakou affirme que des soldats arméniens ont blessé deux de ses militaires.", "ARM→AZE", "2 wounded AZE"),
]
KILLED = [  # the same words, of those who were hit
    ("2022-09-15", "Two soldiers killed near Sotk on Tuesday were from Berd.", "AZE→ARM", "2 killed ARM"),
    ("2022-09-15", "Soldiers killed two days ago near Sotk were Armenian.", "AZE→ARM", ""),
    ("2022-09-15", "Armenian soldiers killed a day earlier near Sotk were buried on Thursday.", "AZE→ARM", ""),
    ("2022-09-15", "Two Armenian soldiers killed, one villager wounded in Sotk.", "AZE→ARM", "2 killed ARM, 1 wounded ARM"),
    ("2022-09-15", "Deux soldats arméniens tués, un villageois blessé à Sotk.", "AZE→ARM", "2 killed ARM, 1 wounded ARM"),
    ("2022-09-15", "Seize soldats azerbaïdjanais tués à Kelbadjar, selon Bakou.", "ARM→AZE", "16 killed AZE"),
    ("2022-09-15", "Armenia lost four of its soldiers near Sotk on Tuesday.", "AZE→ARM", "4 killed ARM"),
    ("2022-09-15", "Армянские солдаты убиты у Сотка; погибших четверо.", "AZE→ARM", "4 killed ARM"),
]
SHELLERS = [  # whose the shelling is that follows the count
    ("2020-07-14", "Two Armenian soldiers were killed and five wounded in Azerbaijani shelling near the village of Movses, the defence ministry said.",
     "AZE→ARM", "2 killed ARM, 5 wounded ARM"),
    ("2020-07-14", "Three Azerbaijani servicemen died and four others were injured in Armenian shelling of Tovuz district, Baku said.",
     "ARM→AZE", "3 killed AZE, 4 wounded AZE"),
    ("2020-07-14", "One Azerbaijani soldier was killed and three wounded in Armenian shelling near the town of Tovuz.", "ARM→AZE", "1 killed AZE, 3 wounded AZE"),
    ("2020-07-14", "Deux soldats arméniens ont été tués et cinq blessés dans des bombardements azerbaïdjanais près du village de Movses.",
     "AZE→ARM", "2 killed ARM, 5 wounded ARM"),
    ("2020-07-14", "Двое армянских солдат погибли и пятеро ранены в результате азербайджанского обстрела у села Мовсес.", "AZE→ARM", "2 killed ARM, 5 wounded ARM"),
    ("2020-07-14", "Ermenistan'ın topçu ateşinde iki Azerbaycan askeri şehit oldu, beşi yaralandı.", "ARM→AZE", "2 killed AZE, 5 wounded AZE"),
    ("2020-07-14", "Ադրբեջանական հրետակոծությունից Մովսեսի մոտ զոհվել է երկու հայ զինծառայող, հինգը վիրավորվել են:", "AZE→ARM", "2 killed ARM, 5 wounded ARM"),
    ("2020-07-14", "Four Armenian and five Azerbaijani soldiers were wounded near Movses.", None, "9 wounded both"),
]
GUESTS = [  # who came under fire, and whose the losses are
    ("2023-09-20", "Автомобиль с российскими миротворцами попал под обстрел у Мардакерта, находившиеся в нём военные погибли.", "AZE→RUS", ""),
    ("2023-09-20", "Под Мартакертом обстреляна машина российских миротворцев, шестеро погибли.", "AZE→RUS", "6 killed RUS"),
    ("2023-08-15", "A patrol of the EU mission came under fire near Verin Shorzha; no one was hurt.", "AZE→EU", "0 wounded EU"),
    ("2023-08-15", "Une patrouille de la mission de l'UE a essuyé des tirs près de Verin Chorja, sans faire de blessé.", "AZE→EU", "0 wounded EU"),
    ("2023-08-15", "Патруль миссии ЕС попал под обстрел у Верин Шоржа, никто не пострадал.", "AZE→EU", "0 killed EU, 0 wounded EU"),
    ("2023-08-15", "Վերին Շորժայի մոտ կրակ է բացվել ԵՄ դիտորդների պարեկի ուղղությամբ, տուժածներ չկան:", "AZE→EU", "0 killed EU, 0 wounded EU"),
    # but guests who only tell of it are none that suffer
    ("2023-08-15", "Azerbaijani troops fired at Armenian positions near Sotk, Russian peacekeepers said; two were wounded.", "AZE→ARM", "2 wounded ARM"),
    ("2023-08-15", "Российские миротворцы сообщили, что у Сотка обстреляны армянские позиции, двое ранены.", "AZE→ARM", "2 wounded ARM"),
]
MAKERS = [  # arms of other countries
    ("2020-10-05", "A Turkish Bayraktar drone struck Vardenis.", "AZE→ARM"),
    ("2020-10-05", "Israeli Harop drones struck Goris on Monday.", "AZE→ARM"),
    ("2020-10-05", "Des drones israéliens Harop ont frappé Goris.", "AZE→ARM"),
    ("2020-10-05", "Турецкий беспилотник «Байрактар» нанёс удар по Варденису.", "AZE→ARM"),
    ("2020-10-05", "Թուրքական Բայրաքթարը հարվածել է Վարդենիսին:", "AZE→ARM"),
    ("2020-10-05", "Rus İskender füzesi Gence'yi vurdu.", "ARM→AZE"),
    ("2020-10-05", "Azerbaijani Bayraktar drones struck Vardenis.", "AZE→ARM"),
    ("2020-10-05", "Azerbaijani drones attacked.", "AZE→ARM"),
    ("2020-10-05", "Armenian shells fell near the border.", "ARM→AZE"),
    # but countries that do shoot
    ("2020-11-09", "Российский вертолёт Ми-24 сбит азербайджанскими военными у Ерасха.", "AZE→RUS"),
]
DETAINED = [  # who is detained, behind a sentence on another country
    ("2021-11-18", "Shoigu spoke to both ministers. Two Iranian drivers were detained on the Goris-Kapan road.", "→IRN"),
    ("2021-11-18", "Шойгу поговорил с обоими министрами. На дороге Горис – Капан задержаны иранские водители.", "→IRN"),
    ("2021-11-18", "Şoyqu hər iki nazirlə danışıb. Goris-Qafan yolunda iranlı sürücülər saxlanılıb.", "→IRN"),
    ("2021-11-18", "Macron a appelé les deux dirigeants. Deux chauffeurs iraniens ont été arrêtés sur la route Goris-Kapan.", "→IRN"),
    ("2021-11-18", "Azerbaijani police set up a post near Vorotan. Two Iranian drivers were detained on the Goris-Kapan road.", "AZE→IRN"),
    ("2021-11-18", "Russian border guards detained two Iranian drivers near Meghri.", "RUS→IRN"),
]
PRISONERS = [  # prisoners put to death
    ("2022-10-03", "A video shows Azerbaijani soldiers executing at least seven Armenian prisoners of war.", "AZE→ARM"),
    ("2022-10-03", "Une vidéo montre des soldats azerbaïdjanais abattre au moins sept prisonniers de guerre arméniens.", "AZE→ARM"),
    ("2022-10-03", "На видео азербайджанские военные расстреливают семерых армянских пленных.", "AZE→ARM"),
    ("2022-10-03", "Տեսանյութում ադրբեջանցի զինվորները գնդակահարում են յոթ հայ ռազմագերիների:", "AZE→ARM"),
    ("2022-10-03", "Görüntülerde Azerbaycan askerlerinin yedi Ermeni esiri kurşuna dizdiği görülüyor.", "AZE→ARM"),
]



def read(day, text, pack, *events):
    parse = pipeline.parse(txt.document(f"date {day}\n{text}"), pack)
    return [r for r in parse.reports if r.event in events or not events]


def reported(day, text, pack, *events):
    return [r for r in read(day, text, pack, *events) if r.status == "reported"]


def whom(report):
    """Return whose deed it is and whom it is done to, by country: "AZE→ARM"."""
    return "→".join(";".join(sorted({country(c) for c in codes})) for codes in (report.actors, report.recipients))


def losses(report):
    tolls = [(outcome, getattr(report, outcome)) for outcome in OUTCOMES]
    return ", ".join(f"{toll.best} {outcome} {toll.side}" for outcome, toll in tolls if toll)


@pytest.mark.parametrize(("day", "text", "wanted", "lost"), KILLERS)
def test_who_kills_somebody_is_no_victim(day, text, wanted, lost, pack):
    assert [(whom(r), losses(r)) for r in reported(day, text, pack, "ASSAULT")] == [(wanted, lost)]


@pytest.mark.parametrize(("day", "text", "wanted", "lost"), KILLED)
def test_who_is_killed_kills_nobody(day, text, wanted, lost, pack):
    assert [(whom(r), losses(r)) for r in reported(day, text, pack, "ASSAULT")] == [(wanted, lost)]


@pytest.mark.parametrize(("day", "text", "wanted", "lost"), SHELLERS)
def test_a_nationality_before_the_shelling_is_who_shells(day, text, wanted, lost, pack):
    (attack,) = reported(day, text, pack, "ASSAULT")
    assert (whom(attack) if wanted else None, losses(attack)) == (wanted, lost)


@pytest.mark.parametrize(("day", "text", "wanted", "lost"), GUESTS)
def test_guests_who_come_under_fire_are_hurt_alone(day, text, wanted, lost, pack):
    assert [(whom(r), losses(r)) for r in reported(day, text, pack, "ASSAULT")] == [(wanted, lost)]


@pytest.mark.parametrize(("day", "text", "wanted"), MAKERS)
def test_a_country_that_only_made_the_arms_does_not_shoot(day, text, wanted, pack):
    assert [whom(r) for r in reported(day, text, pack, "ASSAULT")] == [wanted]


@pytest.mark.parametrize(("day", "text", "wanted"), DETAINED)
def test_who_is_told_of_before_an_arrest_makes_none(day, text, wanted, pack):
    assert [whom(r) for r in reported(day, text, pack, "COERCE")] == [wanted]


@pytest.mark.parametrize(("day", "text", "wanted"), PRISONERS)
def test_prisoners_put_to_death_are_attacked(day, text, wanted, pack):
    assert [whom(r) for r in reported(day, text, pack, "ASSAULT")] == [wanted]
