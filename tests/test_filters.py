"""Conditions on incidents: each alone, and the law that every added one selects a part."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, box
from test_layers import at, incident

from geo import columns, filters
from geo.filters import Query
from geo.model import Claim, Footprint, Source, Span, Toll


class Shelf:
    """What a store answers, of plain values."""

    def __init__(self, incidents):
        self.words = [columns.words(i, {}) for i in incidents]
        self.known = {columns.shape_key(i.footprint.geometry): i.footprint.geometry for i in incidents if i.footprint}

    def find(self, text):
        return np.array([n for n, w in enumerate(self.words) if text in w], dtype=np.intp)

    def shapes(self, keys):
        return {k: self.known[k] for k in keys if k in self.known}


def source(language, publisher, quote):
    return Source("r", "d", "", publisher, "", None, language, "mine", (), (Span(0, len(quote), quote),))


def line(*points, **changes):
    return Footprint(LineString(points), points[0], 1000, 5, **{"side": "line", "border_distance_m": 0.0, "border_section": "Tavush–Tovuz"} | changes)


CLAIM = Claim(source("az", "Report", "atəş"), "denied", (), (), None, None, None, None)
INCIDENTS = [
    incident(0, at(45.4, 40.9), n_alike=1, sources=(source("fr", "Le Monde", "Des tirs de drones"),)),
    incident(1, Footprint(Point(46.0, 39.5), (46.0, 39.5), 5000, 3, "AZE", 12_000.0, "Syunik–Zangilan"), mode="drone", killed=None, confidence=0.5, actors_inferred=True),
    incident(2, line((45.0, 41.0), (45.6, 40.6)), event="ACCUSE", mode="allege", actors=("ARM:GOV",), recipients=("AZE:GOV",), asserted_by=("AZE:MIL",),
             date_start=date(2020, 7, 10), date_end=date(2020, 7, 20), review="confirmed", n_alike=1,
             sources=(source("ru", "TASS", "«обстрел»"), source("en", "Reuters", "fire"))),
    incident(3, event="AID", mode="", actors=("TUR",), recipients=("AZE",), date_start=None, date_end=None, killed=Toll(1, 2, None), claims=(CLAIM,)),
    incident(4, Footprint(box(47, 40, 48, 41), (47.5, 40.5), 3000, 4, "AZE", 90_000.0), actors=("ARM:MIL", "AZE:MIL"), recipients=(), actors_inferred=True,
             date_start=date(2021, 1, 1), date_end=date(2021, 1, 3)),
]  # fmt: skip
NAMES = {"TUR": "Türkiye"}
WORDS = filters.Names(lambda code: NAMES.get(code, code), lambda name: f"{name} Айгепар", lambda kind: "drone strike" if kind.endswith("/drone") else "")
FRAME, SHELF = columns.of(INCIDENTS), Shelf(INCIDENTS)


def chosen(**conditions):
    return filters.select(FRAME, Query(**conditions), SHELF, WORDS).tolist()


@pytest.mark.parametrize(
    ("conditions", "rows"),
    [
        ({}, [0, 1, 2, 3, 4]),
        ({"since": date(2020, 7, 13)}, [2, 4]),
        ({"until": date(2020, 7, 11)}, [2]),
        ({"since": date(2020, 7, 12), "until": date(2020, 7, 12)}, [0, 1, 2]),
        ({"events": ("ASSAULT",)}, [0, 1, 4]),
        ({"modes": ("ASSAULT/drone",)}, [1]),
        ({"actors": ("ARM",)}, [0, 1, 2, 4]),
        ({"actors": ("ARM",), "role": "actor"}, [2, 4]),
        ({"actors": ("ARM",), "role": "recipient"}, [0, 1]),
        ({"actors": ("ARM:GOV",)}, [2]),
        ({"recipients": ("AZE",)}, [2, 3]),
        ({"claimants": ("AZE",)}, [2]),
        ({"countries": ("line",)}, [2]),
        ({"sections": ("Tavush–Tovuz", "Syunik–Zangilan")}, [1, 2]),
        ({"within_m": 12_000.0}, [1, 2]),
        ({"precisions": (1, 3)}, [0, 1]),
        ({"min_confidence": 0.9}, [0, 2, 3, 4]),
        ({"min_killed": 3}, [0, 2, 4]),
        ({"named": True}, [0, 2, 3]),
        ({"languages": ("en",)}, [2]),
        ({"publishers": ("Le Monde",)}, [0]),
        ({"reviews": ("confirmed",)}, [2]),
        ({"needs": ("alike",)}, [0]),  # the other one is confirmed
        ({"needs": ("claims",)}, [3]),
        ({"needs": ("doer",)}, [1, 4]),
        ({"needs": ("confidence", "claims")}, [1, 3]),
        ({"needs": tuple(filters.NEEDS)}, [0, 1, 3, 4]),
        ({"needs": ("nonsense",)}, []),
        ({"text": "DRONES"}, [0]),
        ({"text": "aygepar"}, [0, 1, 2, 4]),
        ({"text": "türkiye"}, [3]),
        ({"text": "айгепар"}, [0, 1, 2, 4]),
        ({"text": "drone"}, [0, 1]),
        ({"area": filters.box(45.5, 40.5, 45.7, 40.7)}, [2]),
        ({"area": filters.box(45.35, 40.85, 45.45, 40.95)}, [0]),
        ({"area": ((47.1, 40.1), (47.2, 40.1), (47.2, 40.2))}, [4]),
        ({"area": ((40.0, 30.0), (40.1, 30.0), (40.0, 30.1))}, []),
    ],
)  # fmt: skip
def test_a_condition_selects(conditions, rows):
    assert chosen(**conditions) == rows


def test_the_discarded_are_shown_where_they_are_asked_for_alone():
    frame = columns.of([*INCIDENTS, incident(9, review="discarded", date_start=date(1999, 1, 1), date_end=date(1999, 1, 1))])
    assert filters.select(frame, Query(), SHELF).tolist() == [0, 1, 2, 3, 4] and filters.select(frame, Query(reviews=("discarded",)), SHELF).tolist() == [5]
    assert filters.select(frame, Query(reviews=("discarded", "confirmed")), SHELF).tolist() == [2, 5]
    assert columns.span(frame) == columns.span(FRAME)


def test_a_crossed_ring_is_no_error():
    assert set(chosen(area=((44.0, 39.0), (48.5, 41.5), (48.5, 39.0), (44.0, 41.5)))) <= {0, 1, 2, 3, 4}


POOL = {
    "since": st.dates(date(2020, 7, 1), date(2021, 2, 1)), "until": st.dates(date(2020, 7, 1), date(2021, 2, 1)),
    "events": st.sampled_from([("ASSAULT",), ("AID", "ACCUSE")]),
    "modes": st.just(("ASSAULT/drone",)), "actors": st.sampled_from([("ARM",), ("TUR", "AZE:MIL")]), "recipients": st.just(("AZE",)),
    "claimants": st.just(("ARM:GOV",)), "countries": st.sampled_from([("AZE",), ("line", "AZE")]), "sections": st.just(("Tavush–Tovuz",)),
    "within_m": st.floats(0, 1e5), "precisions": st.sampled_from([(1,), (3, 5)]), "min_confidence": st.floats(0, 1), "min_killed": st.integers(0, 5),
    "named": st.just(True), "languages": st.just(("fr",)), "publishers": st.just(("TASS",)), "reviews": st.just(("machine",)),
    "needs": st.sampled_from([("alike",), ("doer", "confidence")]),
    "collections": st.sampled_from([("seeds",), ("demo", "mine")]), "text": st.sampled_from(["drones", "fire", "x"]),
    "area": st.builds(filters.box, st.floats(44, 46), st.floats(39, 40), st.floats(46, 48), st.floats(40, 42)),
}  # fmt: skip


@given(st.fixed_dictionaries({}, optional=POOL), st.data())
def test_every_added_condition_selects_a_part(conditions, data):
    query = Query(**conditions)
    wider = set(filters.select(FRAME, query, SHELF).tolist())
    name = data.draw(st.sampled_from(sorted(set(POOL) - set(conditions)) or ["events"]))
    if name not in conditions:
        narrower = filters.select(FRAME, replace(query, **{name: data.draw(POOL[name])}), SHELF)
        assert set(narrower.tolist()) <= wider and narrower.tolist() == sorted(narrower.tolist())


def test_the_law_is_tried_on_every_condition():
    assert {f.name for f in fields(Query)} - {"role"} == set(POOL)


def test_columns_survive_their_file_and_each_other():
    halves = [columns.of(INCIDENTS[:2]), columns.of(INCIDENTS[2:])]
    joined = columns.join([columns.unpack(columns.pack(h)) for h in halves])
    assert list(joined) == list(columns.SCHEMA)
    for name in columns.SCHEMA:
        assert joined[name].astype(object).fillna("").tolist() == FRAME[name].astype(object).fillna("").tolist(), name


def test_nothing_is_dated():
    assert columns.span(columns.of([])) is None and columns.span(columns.of([INCIDENTS[3]])) is None
    assert columns.span(FRAME) == (date(2020, 7, 10), date(2021, 1, 3))
