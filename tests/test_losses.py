"""Whose losses a text tells where a count's own words leave it open; the sentences are our own."""

import pytest

from geo import pipeline
from geo.readers import txt

SIDES = [
    # the place
    ("A shell hit a house in Movses on Tuesday, killing two people.", ["ARM"]),
    ("Deux personnes ont été tuées mardi par un obus à Movses.", ["ARM"]),
    ("На окраине Мовсеса погибли двое.", ["ARM"]),
    ("A mine went off in Fuzuli district; a man was killed.", ["AZE"]),
    ("Armenian troops fired at Azerbaijani positions, Baku says; in Movses three were wounded.", ["ARM"]),
    # who tells of it, but for an enemy's place
    ("Azerbaijan's Defence Ministry said that three were wounded when its troops attacked Armenian positions.", ["AZE"]),
    ("По данным Минобороны Азербайджана, погибли трое.", ["AZE"]),
    ("Moscow has called for calm. Armenian troops attacked at dawn; three were killed, the Azerbaijani Defence Ministry said.", ["AZE"]),
    ("Les forces azerbaïdjanaises ont attaqué mardi des positions arméniennes. Bakou a fait état, le lendemain, de trois morts.", ["AZE"]),
    ("Azərbaycan qüvvələri erməni mövqelərini atəşə tutub. Bakının məlumatına görə, həmin döyüşdə üç nəfər ölüb.", ["AZE"]),
    # whom the attack was made on, in the sentence or before it
    ("Armenian forces shelled Azerbaijani positions on Tuesday. Two were killed.", ["AZE"]),
    ("Azerbaijani artillery shelled Armenian positions. Nobody was hurt.", ["ARM"]),
    ("Azerbaycan ateşi sonucu iki asker öldü.", ["ARM"]),
    # the only party that is named
    ("Tension with Azerbaijan has claimed 30 lives this year.", ["AZE"]),
    # not the attacker, whom the count's own words name
    ("Երեկ Մովսեսում մեկ դպրոցական վիրավորվել է ադրբեջանական դիրքերից արձակված գնդակից։", ["ARM"]),
    ("Накануне снайпер с азербайджанской стороны ранил жителя села Беркабер.", ["ARM"]),
    # nothing tells it
    ("С воскресенья погибли 12 человек, ранены 30.", ["", ""]),
]
GROUPS = [
    ("Three soldiers of Armenia were killed and two others were wounded.", ["military", "military"]),
    ("Трое армянских солдат погибли, двое ранены.", ["military", "military"]),
    ("A mine went off in Fuzuli district; a 76-year-old man was killed.", ["civilian"]),
    ("Ağdam kəndində 76 yaşlı kişi həlak olub.", ["civilian"]),
    ("Azerbaijani artillery shelled Armenian positions. Nobody was hurt.", ["military"]),
    ("Les forces azerbaïdjanaises ont bombardé des positions arméniennes. Il n'y a pas de blessés.", ["military"]),
    ("Среди жителей Мовсеса погибших и раненых нет.", ["civilian", "civilian"]),
    ("Погибли не менее 32 человек, в том числе семеро мирных жителей.", ["unknown"]),
    ("Cinq personnes ont péri lors d'affrontements entre l'Arménie et l'Azerbaïdjan.", ["military"]),
    ("Azerbaijani artillery shelled Armenian positions, killing three.", ["military"]),
    ("A shell killed a farmer in Movses; three soldiers died at a post high above the road to Berd, and one was badly hurt.", ["civilian", "military", "military"]),
    ("Mülki əhali arasında ölən yoxdur, iki əsgər yaralanıb.", ["civilian", "military"]),
    ("Three soldiers fell near Movses. Two more died of their wounds.", ["military", "military"]),
    ("Depuis dimanche, les mines ont tué vingt-deux personnes dans la région.", ["civilian"]),
    ("Deux personnes ont été tuées mardi par un obus à Movses.", ["unknown"]),
]
RUNNING = [
    ("Since Sunday Azerbaijan has lost 11 soldiers and 20 have been wounded.", [True, True]),
    ("С воскресенья погибли 12 человек, ранены 30.", [True, True]),
    ("The death toll has risen to 12; of their comrades 30 were wounded.", [True, True]),
    ("Azerbaycan son üç günde 13 askerini kaybetti.", [True]),
    ("Այս պահի դրությամբ հայկական կողմն ունի 105 զոհ։", [True]),
    ("За последние двое суток погибли 16 военнослужащих.", [True]),
    ("On Sunday Azerbaijan lost 11 soldiers.", [False]),
    ("Bakou a perdu onze hommes dimanche, le jour le plus meurtrier depuis 2020.", [False]),
]
NO_PEOPLE = [
    "Düşmənin iki atəş nöqtəsi və bir ədəd avtomobili məhv edilib.",
    "Düşmənin bir neçə döyüş mövqeyini ələ keçirmək cəhdi alınmayıb.",
    "Sərgi və gənc ifaçıların müsabiqəsi nəzərdə tutulub.",
]


def losses(text, pack):
    return pipeline.parse(txt.document("date 2022-09-14\n" + text), pack).casualties


@pytest.mark.parametrize(("text", "sides"), SIDES)
def test_whose_they_are(text, sides, pack):
    assert [c.side for c in losses(text, pack)] == sides


@pytest.mark.parametrize(("text", "groups"), GROUPS)
def test_soldiers_or_civilians(text, groups, pack):
    assert [c.group for c in losses(text, pack)] == groups


@pytest.mark.parametrize(("text", "running"), RUNNING)
def test_totals_that_run_on(text, running, pack):
    assert [c.cumulative for c in losses(text, pack)] == running


@pytest.mark.parametrize("text", NO_PEOPLE)
def test_what_is_no_people_is_no_loss(text, pack):
    assert not losses(text, pack)


def test_what_is_worked_out_is_marked_and_what_is_told_is_not(pack):
    soldiers, others = losses("Three soldiers of Armenia were killed and two others were wounded.", pack)
    assert (soldiers.inferred, others.inferred) == (False, True)


def test_a_report_has_the_side_and_the_group_of_its_losses(pack):
    text = "date 2022-09-14\nНакануне снайпер с азербайджанской стороны ранил жителя села Беркабер."
    (report,) = pipeline.parse(txt.document(text), pack).reports
    assert (report.wounded.best, report.wounded.side, report.wounded.group) == (1, "ARM", "civilian")


def test_losses_of_two_villages_are_not_mixed_up(pack):
    text = "date 2022-09-14\nA shell killed a man in Movses. In Alibeyli a bullet killed a woman."
    assert [(r.killed.best, r.killed.side) for r in pipeline.parse(txt.document(text), pack).reports if r.killed] == [(1, "ARM"), (1, "AZE")]
