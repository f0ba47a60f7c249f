"""Whether an attack hit soldiers or civilians, where its words name a country only; the sentences are our own."""

import pytest

from geo import pipeline
from geo.readers import txt

HIT = [
    ("Armenian forces opened fire towards Azerbaijan, and a farmer was killed.", "AZE:CIV", "the losses"),
    ("Les forces arméniennes ont ouvert le feu mardi contre l’Azerbaïdjan. Trois soldats ont été blessés.", "AZE:MIL", "the losses"),
    ("На границе Армении и Азербайджана азербайджанская группа попыталась проникнуть на территорию Армении.", "ARM:MIL", "the kind of attack"),
    ("Azerbaijani artillery fired all night, and the residents sat in their cellars in Armenia.", "ARM:CIV", "other words of the sentence"),
    ("Երեկ ադրբեջանական զորքերը հրետակոծել են Մովսեսը։", "ARM:CIV", "the place, a village"),
    ("Düşmən dünən Əlibəyli kəndini atəşə tutub.", "AZE:CIV", "the place, a village"),
]


def attacks(text, pack):
    return [r for r in pipeline.parse(txt.document("date 2022-09-14\n" + text), pack).reports if r.event == "ASSAULT"]


@pytest.mark.parametrize(("text", "whom", "what"), HIT)
def test_soldiers_or_civilians(text, whom, what, pack):
    (report,) = attacks(text, pack)
    assert report.recipients == (whom,)
    assert f"Who was hit, soldiers or civilians, is told by {what}." in report.reasons


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijani forces opened fire near Sotk on Tuesday.",  # near a village
        "Azerbaijani forces opened fire at Armenia; a soldier was killed and a farmer wounded.",  # both
        "Azerbaijani forces shelled Armenian positions near Sotk, and a farmer was hurt.",  # positions are told
    ],
)
def test_where_it_is_not_told_or_told_already_nothing_is_added(text, pack):
    assert not any("Who was hit" in reason for r in attacks(text, pack) for reason in r.reasons)
