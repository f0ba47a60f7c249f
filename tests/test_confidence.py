"""How sure an event is: signs and their weights; the sentences are our own."""

from __future__ import annotations

import math

import pytest

from geo import pipeline
from geo.coding.confidence import BIAS
from geo.readers import txt

PLAIN = "Azerbaijani troops shelled Sotk on Tuesday, wounding two soldiers, Armenia's Defence Ministry said."
CROWDED = "After Baku condemned the raid and Moscow called for calm, positions that had been shelled, it was said, were hit again as talks were held."


def reports(text, pack):
    return pipeline.parse(txt.document("date 2022-09-14\n" + text), pack).reports


@pytest.mark.parametrize("text", [PLAIN, CROWDED])
def test_confidence_is_the_logistic_function_of_what_the_signs_weigh(text, pack):
    for r in reports(text, pack):
        odds = math.fsum(pack.weights.get(s, 0.0) for s in (BIAS, *r.signs))
        assert r.confidence == pytest.approx(1 / (1 + math.exp(-odds)), abs=0.006)


def test_a_plain_sentence_is_surer_than_a_crowded_one(pack):
    plain, crowded = ([r for r in reports(text, pack) if r.event == "ASSAULT"] for text in (PLAIN, CROWDED))
    assert min(r.confidence for r in plain) > max(r.confidence for r in crowded) + 0.2


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The village of Sotk was shelled on Tuesday.", "doer inferred"),
        ("Azerbaijani troops shelled Sotk on Tuesday. Azerbaijan shelled Sotk with mortars.", "told again"),
        ("Azerbaijani troops shelled Sotk on Tuesday, killing two soldiers.", "losses told"),
        ("Russia called on Armenia and Azerbaijan to show restraint.", "a third does it"),
        ("Azerbaijani troops shelled Sotk, and Armenia condemned the attack.", "2 events in the sentence"),
    ],
)
def test_what_is_told_leaves_its_sign(text, sign, pack):
    assert any(sign in r.signs for r in reports(text, pack))


def test_every_weight_is_that_of_a_sign(pack):
    kinds = {"event", "mode", "form", "day"}
    alone = {
        "bias", "weak words", "one word", "long phrase", "2 events in the sentence", "3 events in the sentence", "4 events in the sentence", "long sentence",
        "relative clause", "quoted", "no party named", "both parties named", "first sentence", "no doer", "doer inferred", "doer unknown", "both do it",
        "a third does it", "no sufferer", "sufferer inferred", "meant for inferred", "concerned inferred", "told again", "losses told", "no place",
        "place taken over", "source told",
    }  # fmt: skip
    assert all(sign in alone or sign.split()[0] in kinds for sign in pack.weights)
