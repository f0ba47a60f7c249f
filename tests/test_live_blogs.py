"""Running reports, and sentences that stand beside each other without belonging together; the texts are our own."""

import pytest

from geo import pipeline
from geo.readers import txt

RUNNING = [
    ("en", "07:40 Armenian gunners shelled a post in the Dashkasan district, Baku says.\n09:05 Prime Minister Pashinyan: 49 soldiers have been killed."),
    ("fr", "7h40. L'armée arménienne a bombardé un poste dans le district de Dachkessan.\n\n9h05. Le Premier ministre Pachinian : 49 soldats arméniens ont été tués."),
    ("ru", "07:40 Армянские военные обстреляли пост в Дашкесанском районе.\n09:05 Премьер-министр Пашинян: погибли 49 армянских военнослужащих."),
    ("tr", "07.40 – Ermenistan ordusu Daşkesen'deki mevzileri vurdu.\n\n09.05 – Başbakan Paşinyan: 49 Ermeni askeri öldü."),
    ("az", "07:40 Ermənistan ordusu Daşkəsəndə mövqeləri atəşə tutub.\n09:05 Baş nazir Paşinyan bildirib ki, 49 erməni hərbçi ölüb."),
    ("hy", "07:40 Հայաստանի զինուժը գնդակոծել է Դաշքեսանի դիրքերը։\n09:05 Վարչապետ Փաշինյանը հայտնել է, որ զոհվել է 49 հայ զինծառայող։"),
]
GOING_ON = [
    "Azerbaijani troops shelled the town of Jermuk at dawn.\n\nPrime Minister Pashinyan told parliament: “At 07:40 they fired again; three soldiers were killed.”",
    "07:40 Azerbaijani troops shelled the town of Jermuk.\n\nThree soldiers were killed.",
]
STILL_HELD = [
    "Two journalists were killed on June 4 when their car ran over a mine in Kalbajar. Baku is still holding dozens of Armenian captives.",
    "Deux journalistes ont été tués le 4 juin par une mine à Kelbadjar. Bakou détient toujours 23 prisonniers arméniens.",
    "4 июня в Кельбаджаре подорвались на мине двое военных. Баку передал Еревану пятерых военнопленных.",
    "4 Haziran'da Kelbecer'de mayına basan iki gazeteci öldü. Bakü hâlâ 23 Ermeni esiri elinde tutuyor.",
    "İyunun 4-də Kəlbəcərdə minaya düşən iki jurnalist həlak olub. Ermənistanda hələ də üç girov var.",
    "Հունիսի 4-ին Քարվաճառում ականի պայթյունից երկու լրագրող է զոհվել։ Բաքվում դեռ պահվում է 23 գերի։",
]
MINED = [
    "Azerbaijani troops opened fire near Yeraskh, Yerevan says. In Kalbajar a farmer stepped on a mine.",
    "L'armée azerbaïdjanaise a ouvert le feu près de Yeraskh. À Kelbadjar, un berger a sauté sur une mine.",
    "Азербайджанские военные открыли огонь у Ерасха. А в Кельбаджаре тракторист подорвался на мине.",
    "Azerbaycan ordusu Yeraskh yönünde ateş açtı. Kelbecer'de bir çiftçi mayına bastı.",
    "Azərbaycan ordusu Yerasx istiqamətində atəş açıb. Kəlbəcərdə isə bir çoban minaya düşüb.",
    "Ադրբեջանի զինուժը կրակ է բացել Երասխի ուղղությամբ։ Քարվաճառում տրակտորիստը պայթել է ականի վրա։",
]
FELL_ON = [
    ("Dün gece Gazah'ın Kızılhacılı köyü, İcevan yönünden açılan ateşe maruz kaldı.", "Gizilhajili"),
    ("Tovuz'un Ağdam köyü, Berd istikametinden açılan ateşe maruz kaldı.", "Aghdam (Tovuz)"),
    ("Qazaxın Qızılhacılı kəndi İcevan istiqamətindən atəşə tutulub.", "Gizilhajili"),
    ("Çinari ve Aygepar köylerinden Ağdam köyüne ateş açıldı.", "Aghdam (Tovuz)"),
]


def attacks(text, pack):
    return [r for r in pipeline.parse(txt.document("date 2022-06-12\n" + text), pack).reports if r.event == "ASSAULT"]


@pytest.mark.parametrize(("language", "text"), RUNNING, ids=lambda v: v[:2])
def test_an_entry_borrows_no_place_from_the_one_above(language, text, pack):
    first, second = attacks("Live\n\n" + text, pack)
    assert (first.place.name, first.killed) == ("Dashkasan", None)
    assert (second.place, second.killed.best) == (None, 49)


@pytest.mark.parametrize("text", GOING_ON)
def test_a_story_goes_on_where_no_entry_begins(text, pack):
    assert {r.place.name for r in attacks(text, pack)} == {"Jermuk"}


@pytest.mark.parametrize("text", STILL_HELD)
def test_who_is_held_or_freed_elsewhere_is_no_prisoner_of_a_mine(text, pack):
    (mine,) = [r for r in attacks(text, pack) if r.mode == "mine"]
    assert mine.place.name == "Kalbajar" and mine.captured is None


def test_a_release_behind_a_mine_is_not_on_the_minefield(pack):
    parse = pipeline.parse(txt.document("date 2022-06-12\n" + STILL_HELD[2]), pack)
    assert [r.place for r in parse.reports if r.event == "RETREAT"] == [None]


@pytest.mark.parametrize("text", MINED)
def test_a_shooting_and_a_mine_elsewhere_are_two(text, pack):
    assert {(r.mode, r.place.name) for r in attacks(text, pack)} == {("firearms", "Yeraskh"), ("mine", "Kalbajar")}


@pytest.mark.parametrize(("text", "place"), FELL_ON)
def test_fire_falls_on_the_village_before_the_one_it_comes_from(text, place, pack):
    assert [r.place.name for r in attacks(text, pack)] == [place]
