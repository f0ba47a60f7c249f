"""Every language file compiles, and says exactly what it lacks."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from geo import settings
from geo.codebook import EVENTS, MODES
from geo.errors import PackError
from geo.geometry import BEARINGS
from geo.language import compile_language
from geo.mentions.times import find_clues, resolve
from geo.text import Line

FOLDER = settings.Settings().pack / "languages"
CODES = sorted(p.stem for p in FOLDER.glob("*.toml") if p.stem != "common")
KINDS = {
    "date", "range", "month", "year", "dotted", "weekday", "weekend", "weekdays", "offset", "ago", "later",
    "earlier", "span", "night", "day", "nth", "elapsed", "left",
}  # fmt: skip


def table(code):
    return tomllib.loads((FOLDER / f"{code}.toml").read_text("utf-8"))


@pytest.fixture(params=CODES)
def language(request, pack):
    return pack.languages[request.param]


def forms(language):
    return [*table("common")["time"]["form"], *language.tables["time"]["form"]]


def test_the_six_languages_are_there():
    assert {"az", "en", "fr", "hy", "ru", "tr"} <= set(CODES)


def test_every_event_and_every_form_of_time_has_words_but_those_it_lacks(language):
    told = {row["event"] for row in language.tables["event"]} | {form["kind"] for form in forms(language)}
    assert sorted((set(EVENTS) | KINDS) - told) == language.tables.get("lacks", [])


def test_nothing_is_told_that_the_codebook_lacks(language):
    assert {row["event"] for row in language.tables["event"]} <= set(EVENTS)
    assert {(row["event"], row["mode"]) for row in language.tables["event"] if row["mode"]} <= set(MODES)
    assert {row["form"] for row in language.tables["event"]} <= {"active", "passive", "noun", "both", "quote", "blame", "weapon"}
    assert {form["kind"] for form in forms(language)} <= KINDS | {"skip"}


def test_months_weekdays_and_directions_are_complete(language):
    sets = language.tables["sets"]
    assert set(sets["month"].values()) == set(range(1, 13))
    assert set(sets["weekday"].values()) == set(range(1, 8))
    assert set(sets["unit"].values()) >= {"day", "week", "month", "year"}
    assert set(language.tables["names"]["direction"].values()) == set(BEARINGS)
    assert set(range(1, 11)) <= set(sets["num"].values())


def test_every_fate_and_both_groups_have_words(language):
    losses = language.tables["losses"]
    assert {row["outcome"] for row in losses["outcome"] if row["outcome"]} == {"killed", "wounded", "captured", "missing"}
    assert {"military", "civilian"} <= set(losses["group"])


def test_both_parties_have_adjectives(language, pack):
    assert set(pack.region.parties) <= set(language.tables["actors"]["nation"])


def test_no_phrase_is_written_twice_for_one_event(language):
    told = Counter((row["event"], row["mode"], row["form"], phrase) for row in language.tables["event"] for phrase in row["phrases"])
    assert [key for key, times in told.items() if times > 1] == []


def test_a_plain_date_is_read_in_every_language(language):
    months = {value: word for word, value in reversed(language.tables["sets"]["month"].items())}
    for text in (f"12 {months[7].rstrip('*')} 2020", "2020-07-12", "12.07.2020", "12/07/2020"):
        line = Line(text, 0, len(text))
        found = [d for d in resolve(find_clues([line], [language]), None) if d.precision == "day"]
        assert [str(d.start) for d in found] == ["2020-07-12"], text


@pytest.mark.parametrize("missing", ["name", "sets", "time", "names", "actors", "losses", "event", "cues"])
def test_a_file_without_a_table_is_one_sentence(missing):
    broken = {k: v for k, v in table("en").items() if k != missing}
    with pytest.raises(PackError, match=r"xx\.toml is incomplete .*docs/languages\.md"):
        compile_language("xx", broken, table("common"))
