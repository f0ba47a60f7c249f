"""What an attack was made with, told by the words beside it; the sentences are our own."""

import pytest

from geo import pipeline
from geo.readers import txt

WEAPONS = [
    ("Azerbaijani troops shelled Sotk with mortars.", {"heavy-weapons"}),
    ("An Armenian soldier was killed by an Azerbaijani sniper near Sotk.", {"firearms"}),
    ("An Armenian soldier was killed by Azerbaijani fire near Sotk.", {"firearms"}),
    ("Azerbaijani troops attacked Sotk with drones.", {"drone"}),
    ("Un soldat arménien a été tué par des tirs azerbaïdjanais près de Sotk.", {"firearms"}),
    ("Un soldat arménien a été tué par un obus azerbaïdjanais près de Sotk.", {"heavy-weapons"}),
    ("Un soldat arménien a été tué par un tireur embusqué azerbaïdjanais près de Sotk.", {"firearms"}),
    ("Азербайджанские военные обстреляли село Сотк из пулемётов.", {"firearms"}),
    ("Азербайджанские военные обстреляли село Сотк из миномётов.", {"heavy-weapons"}),
    ("Ադրբեջանական զորքերը գնդացիրներից կրակել են Սոթքի ուղղությամբ։", {"firearms"}),
    ("Ադրբեջանական զորքերը ականանետներից կրակել են Սոթքի ուղղությամբ։", {"heavy-weapons"}),
    ("Düşmən Tovuz rayonunun Ağdam kəndini minaatanlardan vurub.", {"heavy-weapons"}),
    ("Düşmən snayperinin gülləsi ilə Azərbaycan Ordusunun əsgəri şəhid olub.", {"firearms"}),
    ("Azerbaycan ordusu Sotk köyünü insansız hava araçlarıyla vurdu.", {"drone"}),
    ("Azerbaycan ordusu gece boyunca sınırdaki Sotk köyünü havanlarla vurdu, köyde kimse yaralanmadı.", {"heavy-weapons"}),
]


def modes(text, pack):
    parse = pipeline.parse(txt.document("date 2022-09-14\n" + text), pack)
    return {r.mode for r in parse.reports if r.event == "ASSAULT" and r.status == "reported"}


@pytest.mark.parametrize(("text", "mode"), WEAPONS)
def test_a_named_weapon_tells_the_mode(text, mode, pack):
    assert modes(text, pack) == mode


def test_of_several_weapons_the_heaviest_counts(pack):
    assert modes("Azerbaijani border guards opened fire with rifles and mortars on a post near Nerkin Hand.", pack) == {"heavy-weapons"}


def test_each_weapon_is_that_of_the_nearest_attack(pack):
    text = "Azerbaijani artillery hit Sotk; an Azerbaijani soldier was killed by an Armenian sniper near Alibeyli."
    assert modes(text, pack) == {"heavy-weapons", "firearms"}


@pytest.mark.parametrize(("text", "mode"), [("Armenian air defence shot down an Azerbaijani drone over Sotk.", "downing"), ("Two soldiers of Armenia hit a mine.", "mine")])
def test_what_its_verb_tells_stays(text, mode, pack):
    assert modes(text, pack) == {mode}
