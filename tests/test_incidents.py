"""Merging: the same incidents whatever the order, and a person's judgement above the machine's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import DAY, footprint, place, report, told
from shapely.geometry import LineString

from geo import codec, pipeline
from geo.incidents import PLACED, concerning, merge, takes_place, takes_source
from geo.model import Judgement, Toll

LINE = footprint(geometry=LineString([(45, 41), (45.4, 40.9)]), precision=5, uncertainty=1000.0)
FAR = footprint(46.5, 39.5)
FAR_LINE = footprint(geometry=LineString([(46.5, 39.5), (46.6, 39.2)]), precision=5, uncertainty=1000.0)
REPORTS = st.builds(
    lambda number, document, event, mode, actor, back, days, where: report(
        number, f"d{document}", event=event, mode=mode, actors=(actor,), date_start=DAY - timedelta(back), date_end=DAY - timedelta(back) + timedelta(days),
        footprint=where, place=place() if where else None, confidence=0.5 + number % 40 / 100, killed=Toll(number % 3, number % 3 + 1, number % 3 + 1),
    ),
    st.integers(1, 10**6), st.integers(0, 3), st.sampled_from(["ASSAULT", "CONSULT"]), st.sampled_from(["", "clash", "drone", "heavy-weapons"]),
    st.sampled_from(["AZE:MIL", "ARM:MIL", "AZE"]), st.integers(0, 2), st.integers(0, 2), st.sampled_from([footprint(), FAR, LINE, None]),
)  # fmt: skip
MANY = st.lists(REPORTS, max_size=10, unique_by=lambda r: r.id)


def ids(incident):
    return {s.report_id for s in incident.sources}


def judge(action, *reports, **changes):
    return Judgement(f"j-{action}", action, tuple(r.id for r in reports), changes)


GUESS = "“fire” tells ASSAULT (passive; the doer is inferred: the other party)."
A, B, C = report(1, "d1"), report(2, "d2"), report(3, "d3")


@given(MANY, st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_the_reports_does_not_matter(reports, random):
    shuffled = random.sample(reports, len(reports))
    assert merge(map(told, shuffled)) == merge(map(told, reports))


@given(MANY)
@settings(max_examples=60)
def test_every_report_is_in_exactly_one_incident_and_no_document_tells_one_twice(reports):
    incidents = merge(map(told, reports))
    assert sorted(s.report_id for i in incidents for s in i.sources) == sorted(r.id for r in reports)
    assert all(len({s.document_id for s in i.sources}) == len(i.sources) for i in incidents)
    assert len({i.id for i in incidents}) == len(incidents)


def test_a_country_is_left_out_where_its_soldiers_or_people_are_told():
    a, b = replace(A, recipients=("AZE",)), replace(B, recipients=("AZE:CIV",))
    [incident] = merge(map(told, [a, b]))
    assert incident.recipients == ("AZE:CIV",)


def test_two_documents_that_tell_the_same_are_one_incident():
    [incident] = merge(map(told, [A, B]))
    assert ids(incident) == {A.id, B.id}
    assert incident.confidence == pytest.approx(1 - 0.2 * 0.2, abs=0.01)


def test_running_again_gives_the_same_ids_and_a_further_source_keeps_them():
    [first] = merge(map(told, [A, B]))
    assert merge(map(told, [A, B])) == [first]
    [grown] = merge(map(told, [A, B, C]))
    assert grown.id == first.id


def test_two_reports_of_one_document_stay_two():
    assert len(merge(map(told, [A, report(2, "d1")]))) == 2


def test_a_third_document_does_not_bring_two_reports_of_one_document_together():
    incidents = merge(map(told, [A, report(2, "d1"), report(3, "d2")]))
    assert sorted(len(i.sources) for i in incidents) == [1, 2]


@pytest.mark.parametrize(
    "changes",
    [
        {"event": "CONSULT", "mode": "meet"}, {"mode": "drone"}, {"date_start": DAY + timedelta(1), "date_end": DAY + timedelta(1)},
        {"actors": ("ARM:MIL",)}, {"recipients": ("RUS",), "footprint": FAR}, {"footprint": FAR}, {"footprint": FAR_LINE},
        {"date_start": None, "date_end": None},
    ],
)  # fmt: skip
def test_what_differs_in_kind_day_party_or_place_is_another_incident(changes):
    assert len(merge(map(told, [A, report(2, "d2", **changes)]))) == 2


@pytest.mark.parametrize(
    "changes",
    [{"mode": "clash"}, {"mode": ""}, {"actors": ("AZE",)}, {"recipients": ()}, {"recipients": ("RUS",)}, {"date_end": DAY + timedelta(1)},
     {"footprint": footprint(45.47, 40.96)}, {"footprint": None, "place": None}],
)
def test_what_is_only_told_less_exactly_is_the_same(changes):
    [incident] = merge(map(told, [A, report(2, "d2", **changes)]))
    assert (incident.mode, incident.actors, incident.date_end) == ("heavy-weapons", ("AZE:MIL",), DAY)


@pytest.mark.parametrize("status", ["denied", "hypothetical"])
def test_only_what_is_reported_becomes_an_incident(status):
    assert merge([told(report(1, status=status))]) == []


def test_tolls_keep_the_whole_range_and_the_commonest_best():
    tolls = [Toll(2, 2, 2), Toll(3, 4, 4), Toll(4, 4, None)]
    [incident] = merge(told(report(n, f"d{n}", killed=t)) for n, t in enumerate(tolls))
    assert (incident.killed.low, incident.killed.best, incident.killed.high) == (2, 4, None)


@pytest.mark.parametrize(
    ("tolls", "fused"),
    [
        ([Toll(2, 2, 2, "military", "ARM"), Toll(3, 3, 3, "military", "ARM"), Toll(4, 4, 4, "military", "AZE")], Toll(6, 7, 7, "military", "both")),
        ([Toll(2, 2, 2, "military", "ARM"), Toll(1, 1, None, "civilian", "AZE")], Toll(3, 3, None, "unknown", "both")),
        ([Toll(2, 2, 2, side="ARM"), Toll(4, 4, 4, side="AZE"), Toll(1, 1, 1)], Toll(6, 6, 6, side="both")),
        ([Toll(2, 2, 2, side="ARM"), Toll(4, 4, 4, side="AZE"), Toll(7, 7, 7)], Toll(6, 7, 7, side="both")),
        ([Toll(2, 2, 2, side="ARM"), Toll(3, 3, 3)], Toll(2, 3, 3)),
    ],
)
def test_losses_of_different_sides_are_no_range_of_one_number(tolls, fused):
    [incident] = merge(told(report(n, f"d{n}", killed=t)) for n, t in enumerate(tolls))
    assert incident.killed == fused


def test_undated_incidents_come_last():
    incidents = merge(map(told, [report(1, "d1", date_start=None, date_end=None), report(2, "d2", date_start=date(2021, 1, 1), date_end=date(2021, 1, 1))]))
    assert [i.date_start for i in incidents] == [date(2021, 1, 1), None]


@pytest.mark.parametrize(
    ("reasons", "inferred"),
    [
        ([["passive; the doer is inferred: the other party"]], True), ([["mutual; no side is told"]], True), ([["active; the sufferer is inferred"]], False),
        ([["passive; the doer is inferred: the other party", "active"]], False), ([["losses of the attack before", "weapon; the doer is inferred"]], True),
        ([["passive; the doer is inferred from where it was"], ["active"]], False), ([["weapon; the doer is inferred"], ["passive; no side is told"]], True),
        ([["nominal; the doer is taken for the army of the place"]], True),
    ],
)  # fmt: skip
def test_a_doer_is_inferred_where_no_passage_of_any_report_names_him(reasons, inferred):
    [incident] = merge(told(report(n, f"d{n}", reasons=(*(f"“fire” tells ASSAULT ({r})." for r in some), "Near Berd."))) for n, some in enumerate(reasons))
    assert incident.actors_inferred is inferred


TAKEN, NARROWED = "No place is told: that of the sentences before is taken.", "The border is told without a place: Qazakh is told beside it."
HEARD, TURNED = "Its sentence names no source: the next one does.", "Whose source it is, is not told: that of those who were attacked is taken."


@pytest.mark.parametrize(
    ("reports", "inferred"),
    [
        ([{"reasons": (GUESS, TAKEN)}], True), ([{"reasons": (NARROWED,)}], True), ([{}], False), ([{"reasons": (TAKEN,)}, {}], False),
        ([{"reasons": (TAKEN,)}, {"reasons": (NARROWED,)}], True), ([{"reasons": (TAKEN,)}, {"place": None, "footprint": None}], True),
        ([{"reasons": (TAKEN,)}, {"footprint": footprint(45.5, 40.95, 20_000.0, 3)}], True), ([{"reasons": (TAKEN,), "place": None, "footprint": None}], False),
    ],
)  # fmt: skip
def test_a_place_is_inferred_where_no_report_that_is_drawn_there_tells_it_itself(reports, inferred):
    judged = [judge("merge", report(0, "d0"), report(n, f"d{n}")) for n in range(1, len(reports))]
    [incident] = merge([told(report(n, f"d{n}", **changes)) for n, changes in enumerate(reports)], judged)
    assert incident.place_inferred is inferred and not incident.asserted_by_inferred


@pytest.mark.parametrize(
    ("reports", "inferred"),
    [
        ([{"reasons": (HEARD,)}], True), ([{"reasons": (TURNED,)}], True), ([{}], False), ([{"reasons": (HEARD,)}, {}], False),
        ([{"reasons": (HEARD,)}, {"reasons": (TURNED,)}], True), ([{"reasons": (HEARD,)}, {"asserted_by": ()}], True), ([{"reasons": (HEARD,), "asserted_by": ()}], False),
    ],
)  # fmt: skip
def test_a_source_is_inferred_where_no_report_that_has_one_tells_it_itself(reports, inferred):
    [incident] = merge([told(report(n, f"d{n}", **changes)) for n, changes in enumerate(reports)])
    assert incident.asserted_by_inferred is inferred and not incident.place_inferred


def test_what_is_not_there_is_not_taken_over():
    assert takes_place(report(reasons=(TAKEN,))) and not takes_place(report(reasons=(TAKEN,), place=None))
    assert takes_source(report(reasons=(HEARD,))) and not takes_source(report(reasons=(HEARD,), asserted_by=()))


def test_a_place_and_a_source_that_a_person_has_set_are_inferred_no_more():
    taken = report(1, "d1", reasons=(TAKEN, HEARD))
    assert [(i.place_inferred, i.asserted_by_inferred) for i in merge([told(taken)])] == [(True, True)]
    placed = judge("correct", taken, place=codec.dump(place("Koti")), footprint=codec.dump(FAR))
    assert [(i.place_inferred, i.asserted_by_inferred) for i in merge([told(taken)], [placed])] == [(False, True)]
    assert [(i.place_inferred, i.asserted_by_inferred) for i in merge([told(taken)], [judge("correct", taken, asserted_by=["AZE"])])] == [(True, False)]


def test_incidents_of_the_same_days_stand_together():
    ends = [DAY + timedelta(1), DAY, DAY + timedelta(1), DAY]
    found = merge(told(report(n, f"d{n}", event=event, date_end=end)) for n, (end, event) in enumerate(zip(ends, ("ASSAULT", "ACCUSE", "CONSULT", "AID"), strict=True)))
    assert [i.date_end for i in found] == sorted(ends)


def test_who_names_nobody_infers_nobody_and_who_is_corrected_is_known():
    guess = report(1, "d1", reasons=(GUESS,))
    assert not merge([told(report(1, "d1", actors=(), reasons=guess.reasons))])[0].actors_inferred
    assert not merge([told(guess)], [judge("correct", guess, actors=["ARM:MIL"])])[0].actors_inferred
    assert merge([told(guess)], [judge("correct", guess, mode="drone")])[0].actors_inferred


# ---------------------------------------------------------------- claims

FOUR, SEVEN = Toll(4, 4, 4, "military", "ARM"), Toll(7, 7, 7, "military", "ARM")


def test_reports_that_differ_are_claims_by_the_order_of_their_claimants_and_those_without_one_come_last():
    some = [report(1, "d1", asserted_by=(), killed=SEVEN), report(2, "d2", asserted_by=("AZE",), killed=FOUR)]
    some.append(report(3, "d3", asserted_by=("ARM",), reasons=(GUESS, HEARD)))
    [incident] = merge(map(told, some))
    assert [c.source.document_id for c in incident.claims] == ["d3", "d2", "d1"] and [c.killed for c in incident.claims] == [None, FOUR, SEVEN]
    assert [(c.actors_inferred, c.asserted_by_inferred) for c in incident.claims] == [(True, True), (False, False), (False, False)]
    assert merge(map(told, some[:1]))[0].claims == ()


@pytest.mark.parametrize(
    ("changes", "stands"),
    [
        ({}, True), ({"date_start": DAY - timedelta(60), "date_end": DAY + timedelta(60)}, True), ({"date_start": None, "date_end": None}, False),
        ({"date_start": DAY + timedelta(1), "date_end": DAY + timedelta(40)}, False), ({"mode": ""}, False), ({"event": "COERCE"}, False), ({"footprint": FAR}, False),
        ({"actors": ("ARM",)}, False),
    ],
)  # fmt: skip
def test_who_denies_an_incident_is_a_claim_of_it_and_none_of_its_sources(changes, stands):
    [incident] = merge([told(A), told(report(2, "d2", status="denied", **changes))])
    assert [c.status for c in incident.claims] == (["reported", "denied"] if stands else [])
    assert len(incident.sources) == 1 and incident.confidence == 0.8


# ---------------------------------------------------------------- judgements


def test_a_person_merges_what_the_machine_keeps_apart():
    other = report(2, "d2", footprint=FAR)
    [incident] = merge(map(told, [A, other]), [judge("merge", A, other)])
    assert ids(incident) == {A.id, other.id}


def test_a_person_splits_what_the_machine_merges():
    assert len(merge(map(told, [A, B]), [judge("split", A, B)])) == 2


def test_of_a_merge_and_a_split_the_later_one_holds():
    other = report(2, "d2", footprint=FAR)
    merged, parted = judge("merge", A, other), judge("split", A, other)
    assert len(merge(map(told, [A, other]), [merged, parted])) == 2 and len(merge(map(told, [A, other]), [parted, merged])) == 1


def test_a_corrected_place_brings_its_footprint():
    where = {"place": codec.dump(place("Koti")), "footprint": codec.dump(FAR)}
    [incident] = merge([told(A)], [judge("correct", A, **where)])
    assert incident.place == place("Koti") and incident.footprint == replace(FAR, reason=PLACED)


def test_corrected_losses_replace_those_told_and_none_takes_them_away():
    changes = {"killed": codec.dump(Toll(5, 5, 5, "military", "ARM")), "wounded": None, "recipients": ["AZE"]}
    [incident] = merge([told(report(1, "d1", wounded=Toll(1, 1, 1)))], [judge("correct", A, **changes)])
    assert (incident.killed, incident.wounded, incident.recipients) == (Toll(5, 5, 5, "military", "ARM"), None, ("AZE",))


def test_the_judgements_of_an_incident_are_those_on_its_reports():
    said = [judge("confirm", A), judge("merge", B, A), judge("correct", B, A), judge("split", C, B), Judgement("j", "confirm", ())]
    assert concerning(merge([told(A)])[0], said) == said[:2]


def test_a_split_is_not_undone_by_a_third_report():
    incidents = merge(map(told, [A, B, C]), [judge("split", A, B)])
    assert not any({A.id, B.id} <= ids(i) for i in incidents)


def test_a_correction_replaces_fields_and_says_so():
    changes = {"event": "MOBILIZE", "mode": "exercise", "date_start": "2020-07-10", "date_end": None, "actors": ["ARM:MIL"]}
    [incident] = merge([told(A)], [judge("correct", A, **changes)])
    assert (incident.event, incident.mode, incident.date_start, incident.date_end, incident.actors) == ("MOBILIZE", "exercise", date(2020, 7, 10), None, ("ARM:MIL",))
    assert incident.review == "corrected"


def test_a_confirmation_is_told_and_does_not_hide_a_correction():
    assert merge([told(A)], [judge("confirm", A)])[0].review == "confirmed"
    assert merge([told(A)], [judge("correct", A, mode="drone"), judge("confirm", A)])[0].review == "corrected"


def test_a_discarded_incident_says_so_until_it_is_taken_back_and_the_others_stay():
    other = report(2, "d2", footprint=FAR)
    done = [judge("correct", A, mode="drone"), judge("discard", A), judge("restore", A)]
    for said, review in ((done[:2], "discarded"), (done, "corrected"), ([*done, judge("discard", A)], "discarded")):
        assert {(*ids(i), i.review) for i in merge(map(told, [A, other]), said)} == {(A.id, review), (other.id, "machine")}


def test_a_judgement_follows_its_report_into_a_larger_incident():
    [incident] = merge(map(told, [A, B, C]), [judge("correct", B, mode="drone")])
    assert (incident.mode, len(incident.sources)) == ("drone", 3)


def test_a_judgement_on_reports_that_are_gone_harms_nothing():
    assert len(merge([told(A)], [judge("merge", A, B), judge("split", B, C), judge("discard", C)])) == 1


@given(MANY, st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_judged_incidents_do_not_depend_on_the_order_either(reports, random):
    judgements = [judge("merge", *reports[:2]), judge("split", *reports[1:3]), judge("confirm", *reports[3:4])]
    shuffled = random.sample(reports, len(reports))
    assert merge(map(told, shuffled), judgements) == merge(map(told, reports), judgements)


# ---------------------------------------------------------------- perhaps the same

NOWHERE = {"footprint": None, "place": None}
NEXT = footprint(45.44 + 0.2, 40.95)  # the next village but one
VAGUE = report(3, "d3", killed=Toll(1, 1, 1), **NOWHERE)  # may be either of the two that follow
HERE, THERE, YONDER = report(1, "d1"), report(2, "d2", footprint=NEXT), report(4, "d4", footprint=footprint(45.44 + 0.4, 40.95))


def named(incidents):
    """Which reports' incidents each report's incident names as perhaps the same."""
    of = {i.id: min(ids(i)) for i in incidents}
    return {of[i.id]: [of[name] for name in i.alike] for i in incidents}


def test_what_the_machine_leaves_open_is_named_by_both_whatever_the_language():
    armenian, russian, french = (replace(told(r), language=code) for r, code in ((HERE, "hy"), (THERE, "ru"), (VAGUE, "fr")))
    found = merge([armenian, russian, french])
    assert named(found) == {HERE.id: [VAGUE.id], THERE.id: [VAGUE.id], VAGUE.id: [HERE.id, THERE.id]}
    assert [i.n_alike for i in found] == [1, 1, 2]


def test_those_most_alike_are_named_first_and_the_further_ones_counted():
    near = [report(10 + n, f"e{n}", footprint=footprint(45.44 + 0.2 * n, 40.95), place=place(place_id=f"p{n}")) for n in range(7)]
    near[4] = replace(near[4], killed=Toll(1, 1, 1))  # as many as the vague one tells
    vague = next(i for i in merge(map(told, [*near, VAGUE])) if VAGUE.id in ids(i))
    assert vague.n_alike == 7 and len(vague.alike) == 5 and vague.alike[0] == f"i{near[4].id}"


@pytest.mark.parametrize(
    "other",
    [
        replace(HERE, id="5", document_id="d5", event="CONSULT"), replace(HERE, id="5", document_id="d5", date_start=DAY - timedelta(3), date_end=DAY - timedelta(2)),
        replace(HERE, id="5", document_id="d5", footprint=NEXT), replace(HERE, id="5", document_id="d1", **NOWHERE),
    ],
)  # fmt: skip
def test_another_kind_day_or_place_and_what_the_same_document_tells_beside_it_is_not_named(other):
    assert [i.n_alike for i in merge(map(told, [HERE, other]))] == [0, 0]


def test_a_document_that_tells_both_tells_them_apart():
    again = replace(THERE, id="6", document_id="d3")  # what tells of the vague one tells of this one beside it
    found = named(merge(map(told, [THERE, again, VAGUE])))
    assert found == {min(THERE.id, again.id): [], VAGUE.id: []}


def test_what_a_person_has_parted_is_not_named_again_even_with_a_further_report():
    parted = [judge("split", HERE, VAGUE)]
    some, further = [HERE, THERE, YONDER, VAGUE], report(9, "d9")
    assert named(merge(map(told, some)))[VAGUE.id] == [HERE.id, THERE.id, YONDER.id]
    assert named(merge(map(told, some), parted))[VAGUE.id] == [THERE.id, YONDER.id]
    assert named(merge(map(told, [*some, further]), parted))[VAGUE.id] == [THERE.id, YONDER.id]
    assert {HERE.id, VAGUE.id} in [ids(i) for i in merge(map(told, some), [*parted, judge("merge", HERE, VAGUE)])]


def test_the_demo_is_never_named_beside_others():
    demo = told(VAGUE, collection=pipeline.DEMO)
    assert {i.n_alike for i in pipeline.merged([told(HERE), told(THERE), demo])} == {0}
    assert {i.n_alike for i in pipeline.merged([told(HERE, collection=pipeline.DEMO), told(THERE, collection=pipeline.DEMO), demo])} == {1, 2}


def test_what_is_discarded_or_corrected_to_something_else_is_not_named():
    for judged in (judge("discard", HERE), judge("correct", HERE, event="CONSULT", mode="meet"), judge("correct", HERE, date_start="2020-07-01", date_end="2020-07-01")):
        assert named(merge(map(told, [HERE, THERE, VAGUE]), [judged]))[VAGUE.id] == [THERE.id]


@given(MANY)
@settings(max_examples=60)
def test_what_may_be_the_same_is_said_of_both(reports):
    found = {i.id: i for i in merge(map(told, reports))}
    counts = {name: sum(name in i.alike for i in found.values()) for name in found}
    assert all(i.n_alike >= counts[i.id] and i.id not in i.alike and set(i.alike) <= found.keys() for i in found.values())
