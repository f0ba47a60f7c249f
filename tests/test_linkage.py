"""Which reports of different articles are one incident: linkage, clusters, and stories that several articles tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from samples import DAY, footprint, place, report, told
from shapely.geometry import LineString, Polygon
from test_incidents import REPORTS, ids

from geo import evaluation, settings
from geo.codebook import EVENTS
from geo.incidents import merge
from geo.linkage import Link, likeness, link
from geo.model import Toll

STORIES = settings.ROOT / "tests" / "stories"
FLOORS = {"merge_precision": 0.87, "merge_recall": 0.50, "merge_f1": 0.63}
A = report(1, "d1")
SPOT = footprint()
X, Y = SPOT.point
AREA = footprint(geometry=Polygon([(X - 0.3, Y - 0.3), (X + 0.3, Y - 0.3), (X + 0.3, Y + 0.3), (X - 0.3, Y + 0.3)]), precision=3, uncertainty=5000.0)
NOWHERE = {"footprint": None, "place": None}


def talk(number, document, actor, recipient, **changes):
    return report(number, document, event="CONSULT", actors=(actor,), recipients=(recipient,), **{"mode": "phone", **NOWHERE, **changes})


@given(REPORTS, REPORTS)
def test_linkage_is_symmetric(a, b):
    assert link(a, b) is link(b, a)
    assert likeness(a, b) == likeness(b, a)


@pytest.mark.parametrize(
    ("changes", "how"),
    [
        ({}, Link.MATCH),
        ({"footprint": AREA}, Link.POSSIBLE),  # the village's district
        (NOWHERE, Link.POSSIBLE),
        ({"footprint": footprint(X + 0.2, Y)}, Link.APART),  # the next village but one
        ({"actors": ()}, Link.POSSIBLE),
        ({"actors": A.recipients, "recipients": A.actors}, Link.POSSIBLE),  # the other side's account of the same spot
        ({"actors": A.recipients, "recipients": A.actors, "footprint": AREA}, Link.APART),
        ({"actors": ("RUS",)}, Link.APART),
        ({"mode": "drone"}, Link.APART),
        ({"date_start": DAY + timedelta(2), "date_end": DAY + timedelta(2)}, Link.APART),
    ],
)
def test_how_sure_it_is_that_two_attacks_are_one(changes, how):
    assert link(A, replace(A, id="x", document_id="d2", **changes)) is how


def test_the_same_number_of_dead_tells_more_than_an_open_place():
    a, b = replace(A, killed=Toll(7, 7, 7)), replace(A, killed=Toll(7, 7, 7), **NOWHERE)
    assert link(a, b) is Link.MATCH
    assert link(a, replace(b, killed=Toll(8, 8, 8))) is Link.POSSIBLE
    assert link(*(replace(r, killed=Toll(1, 1, 1)) for r in (a, b))) is Link.POSSIBLE  # one is told of many attacks


def test_mines_that_nobody_is_named_for_are_one_by_whom_they_hurt():
    mine = report(1, "d1", mode="mine", actors=(), recipients=("AZE:CIV",))
    assert link(mine, replace(mine, id="x", document_id="d2")) is Link.MATCH
    assert link(mine, replace(mine, id="x", document_id="d2", recipients=("ARM:CIV",))) is Link.APART


def test_talks_are_one_whoever_is_named_first_and_others_are_not():
    call = talk(1, "d1", "RUS:GOV", "AZE:GOV")
    assert link(call, talk(2, "d2", "AZE:MIL", "RUS:GOV")) is Link.MATCH
    assert link(call, talk(2, "d2", "RUS:GOV", "ARM:GOV")) is Link.APART
    assert link(call, talk(2, "d2", "RUS:GOV", "AZE:GOV", mode="meet")) is Link.POSSIBLE


def test_what_leaves_its_place_open_joins_the_only_attack_that_it_can_be():
    vague = report(2, "d2", **NOWHERE)
    [one] = merge(map(told, [A, vague]))
    assert ids(one) == {A.id, vague.id}
    elsewhere = report(3, "d3", footprint=footprint(X + 0.5, Y - 0.4), place=place())
    assert len(merge(map(told, [A, vague, elsewhere]))) == 3  # it may be either


def test_an_area_joins_its_only_spot_though_a_third_report_may_be_both():
    area, vague = report(2, "d2", footprint=AREA), report(3, "d3", **NOWHERE)
    [one] = merge(map(told, [A, area, vague]))
    assert len(one.sources) == 3


def test_those_most_alike_are_joined_first():
    spot = report(1, "d1", killed=Toll(3, 3, 3, side="ARM"))
    same = report(3, "d2", killed=Toll(3, 3, 3, side="ARM"))
    other = report(2, "d2", mode="clash", recipients=())
    merged = merge(map(told, [spot, other, same]))
    assert {spot.id, same.id} in [ids(i) for i in merged]


@pytest.mark.parametrize(
    ("line", "near"), [(LineString([(X + 0.09, Y - 1), (X + 0.09, Y + 1)]), True), (LineString([(X + 0.3, Y - 1), (X + 0.3, Y + 1)]), False)]
)
def test_an_attack_on_the_border_may_be_one_at_a_village_near_it(line, near):
    border = report(2, "d2", footprint=footprint(geometry=line, precision=5, uncertainty=1000.0), place=replace(place(), kind="border"))
    assert (link(A, border) is Link.POSSIBLE) is near


@pytest.mark.parametrize("gold", evaluation.load([STORIES]), ids=lambda g: "/".join(g.path.parts[-3:]))
def test_a_story_is_well_formed(gold):
    labels = [i["same"] for i in gold.data["incidents"]]
    assert len(labels) == len(set(labels)) and all(label.startswith(gold.path.parent.name) for label in labels)
    assert {e for i in gold.data["incidents"] for e in (i["event"], *i.get("alternatives", ()))} <= set(EVENTS)
    assert all(0 <= i["evidence"]["start"] < i["evidence"]["end"] <= len(gold.text) for i in gold.data["incidents"])


@pytest.fixture(scope="module")
def reached(pack):
    return evaluation.evaluate(evaluation.load([STORIES / "dev"]), pack).as_dict()


@pytest.mark.parametrize("measure", FLOORS)
def test_no_measure_of_merging_falls_under_its_floor(reached, measure):
    assert reached["all"][measure] >= FLOORS[measure]


@pytest.mark.parametrize(("labels", "precision", "recall"), [(("A", "A"), 1, 1), (("A", "B"), 0, None)])
def test_a_pair_that_is_merged_counts_by_its_labels(labels, precision, recall, pack):
    text = "date 2022-09-14\nAzerbaijani troops shelled Sotk on Tuesday."
    told = {"event": "ASSAULT", "actors": ["AZE"], "recipients": ["ARM"], "date_start": "2022-09-13", "date_end": "2022-09-13", "evidence": {"start": 16, "end": len(text)}}
    golds = [
        evaluation.Gold(STORIES / f"a{n}.json", text + " " * n, {"language": "en", "incidents": [told | {"id": "x", "same": label}]}) for n, label in enumerate(labels)
    ]
    scores = evaluation.evaluate(golds, pack).as_dict()["all"]
    assert (scores["merge_precision"], scores["merge_recall"]) == (precision, recall)
