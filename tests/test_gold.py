"""How far a parse agrees with careful readers, on the texts that the rules were developed with.

A floor lies three points under what is reached; raise it when the figure rises (``python -m geo evaluate tests/gold/dev``).
The texts under ``plain``, ``pages`` and ``held`` only measure: here they are checked for their form and never scored.
"""

from __future__ import annotations

import pytest

from geo import evaluation, settings
from geo.codebook import EVENTS
from geo.model import Kind, Outcome

GOLD = settings.ROOT / "tests" / "gold"
LANGUAGES = {"az", "en", "fr", "hy", "ru", "tr"}
FLOORS = {
    "language": 0.97, "published": 0.93, "toponym_precision": 0.94, "toponym_recall": 0.95, "toponym_f1": 0.95, "toponym_kind": 0.91, "places_5km": 0.96,
    "places_10km": 0.96, "places_25km": 0.96, "casualties": 0.90, "casualty_sides": 0.88, "casualty_groups": 0.86, "casualty_running": 0.64,
    "incident_precision": 0.80, "incident_recall": 0.83, "incident_f1": 0.82,
    "events_told": 0.88, "told_days": 0.95, "told_actors": 0.93, "told_recipients": 0.94, "told_hit": 0.77, "told_tolls": 0.71, "told_where": 0.80, "told_modes": 0.72,
    "told_claimants": 0.69, "told_sections": 0.84, "confidence_auc": 0.70,
}  # fmt: skip
CEILINGS = {"confidence_error": 0.08}


@pytest.fixture(scope="module")
def reached(pack):
    return evaluation.evaluate(evaluation.load([GOLD / "dev"]), pack).as_dict()


@pytest.mark.parametrize("measure", FLOORS)
def test_no_measure_falls_under_its_floor(reached, measure):
    assert reached["all"][measure] >= FLOORS[measure]


@pytest.mark.parametrize("measure", CEILINGS)
def test_no_error_rises_over_its_ceiling(reached, measure):
    assert reached["all"][measure] <= CEILINGS[measure]


def test_every_measure_has_its_floor(reached):
    assert {*FLOORS, *CEILINGS} == set(reached["all"]) - {"documents", *(m for m in reached["all"] if m.startswith("merge"))}  # of stories alone


def test_every_language_is_measured(reached):
    assert set(reached) == LANGUAGES | {"all"}
    assert all(reached[code]["language"] == 1 and reached[code]["documents"] >= 6 for code in LANGUAGES)


@pytest.mark.parametrize("gold", evaluation.load([GOLD]), ids=lambda g: "/".join(g.path.parts[-3:]))
def test_a_gold_file_is_well_formed(gold):
    spans = [*gold.data.get("toponyms", ()), *gold.data.get("optional_toponyms", ()), *gold.data.get("casualties", ())]
    assert all(gold.text[s["start"] : s["end"]] == s["text"] for s in spans if "text" in s)
    assert gold.data["language"] == gold.path.parent.name
    assert {t["kind"] for t in gold.data.get("toponyms", ())} <= set(Kind.__args__)
    assert {c["outcome"] for c in gold.data.get("casualties", ())} <= set(Outcome.__args__)
    for incident in gold.data.get("incidents", ()):
        assert {incident["event"], *incident.get("alternatives", ())} <= set(EVENTS)
        assert (incident.get("date_start") or "") <= (incident.get("date_end") or "9999")
        evidence = incident.get("evidence")
        assert not evidence or 0 <= evidence["start"] < evidence["end"] <= len(gold.text)


def test_no_text_is_both_developed_with_and_measured_on():
    texts = [g.text for g in evaluation.load([GOLD])]
    assert len(texts) == len(set(texts))


def test_a_day_stated_beside_a_text_is_told_to_the_reader(pack):
    text = "Azerbaijani forces shelled Sotk on Tuesday."
    record = {"language": "en", "published": {"stated": "2022-09-14"}, "toponyms": [], "casualties": []}
    days = {"date_start": "2022-09-13", "date_end": "2022-09-13"}
    evidence = {"start": 0, "end": len(text), "text": text}
    wanted = {"event": "ASSAULT", "actors": ["AZE"], "recipients": ["ARM"], "evidence": evidence, **days}
    gold = evaluation.Gold(settings.ROOT / "x.json", text, {**record, "incidents": [wanted]})
    assert evaluation.evaluate([gold], pack).as_dict()["all"]["incident_f1"] == 1
