"""One contract for every engine: the same results in the same order, and errors that arrive."""

from __future__ import annotations

import operator

import pytest

from geo import engines
from geo.engines import ENGINES
from geo.errors import UsageError

KINDS = {"local-1": ("local", 1), "local-2": ("local", 2), "dask": ("dask", 1)}


@pytest.fixture(scope="module", params=sorted(KINDS))
def run(request):
    return engines.get(*KINDS[request.param])


def test_every_engine_is_under_this_contract():
    assert {name for name, _ in KINDS.values()} == set(ENGINES)


def test_the_results_come_in_the_order_of_the_values(run):
    assert list(run(operator.neg, range(30))) == [-n for n in range(30)]


def test_nothing_gives_nothing(run):
    assert list(run(operator.neg, [])) == []


def test_an_error_in_the_work_arrives_as_itself(run):
    with pytest.raises(TypeError):
        list(run(operator.neg, [1, "x", 3]))


def test_an_unknown_engine_is_one_sentence():
    with pytest.raises(UsageError, match="no engine “spark”; expected one of"):
        engines.get("spark")


def test_a_scheduler_that_is_not_there_is_one_sentence():
    with pytest.raises(UsageError, match="cannot be reached"):
        list(engines.get("dask", 1, "nonsense://localhost:1")(operator.neg, [1]))
