"""The pattern language of the language files, and the law that the automaton only saves time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import PackError
from geo.phrases import PhraseBook, Sets, longest
from geo.text import Line

SETS = Sets({"month": {"mai": 5, "juin": 6, "juill*": 7}, "num": {"deux": 2, "vingt": 20, "vingt-deux": 22}})


def found(phrase, text):
    return [text[slice(*_raw(text, m))] for m in PhraseBook([(phrase, 0)], SETS).find(Line(text, 0, len(text)))]


def _raw(text, match):
    return Line(text, 0, len(text)).raw(match.first, match.last)


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("tirs", "Des TIRS, des tirs nourris", ["TIRS", "tirs"]),
        ("tir", "Des tirs", []),
        ("tir*", "Des tirs et un tireur", ["tirs", "tireur"]),
        ("(a|ont) tire", "Ils ont tiré", ["ont tiré"]),
        ("(se sont|ont) battu*", "Ils se sont battus", ["se sont battus"]),
        ("?le soir", "le soir ou soir", ["le soir", "soir"]),
        ("?(le|ce) soir", "ce soir", ["ce soir"]),
        ("ont .. tire", "ils ont hier soir encore tiré", ["ont hier soir encore tiré"]),
        ("ont .. tire", "ils ont hier soir encore une fois tiré", []),
        ("ont ..6 tire", "ils ont hier soir encore une fois tiré", ["ont hier soir encore une fois tiré"]),
        ("ont .. tire", "ils ont mangé; tiré", []),
        ("ont .. tire", "ils ont, hier, tiré", ["ont, hier, tiré"]),
        ("l'est de", "à l’Est de la ville", ["l’Est de"]),
        ("cessez-le-feu", "un cessez‑le‑feu", ["cessez‑le‑feu"]),
        ("{day} {month}", "le 12 juillet", ["12 juillet"]),
    ],
)  # fmt: skip
def test_the_pattern_language(phrase, text, expected):
    assert found(phrase, text) == expected


ADVERBS = "?(" + "|".join(["hier", "dans la nuit", "*ment", *(f"mot{n}" for n in range(60))]) + ")"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("il a tiré", ["a tiré"]),
        ("il a hier tiré", ["a hier tiré"]),
        ("il a dans la nuit brusquement tiré", ["a dans la nuit brusquement tiré"]),
        ("il a hier mot7 mot8 tiré", []),
        ("il a un chat, puis il a hier tiré", ["a hier tiré"]),
        ("il a vu qu'elle a tiré", ["a tiré"]),
    ],
)
def test_a_long_optional_element_twice_in_a_row_takes_two_of_its_options_and_nothing_else(text, expected):
    assert found(f"a {ADVERBS} {ADVERBS} tire", text) == expected


def test_sets_give_their_values_and_a_second_member_its_own_name():
    [match] = PhraseBook([("du {day} {month} au {day2} {month2} {year}", "x")], SETS).find(Line("du 30 mai au 2 juin 2021", 0, 24))
    assert match.values == {"day": 30, "month": 5, "day2": 2, "month2": 6, "year": 2021}


def test_the_longest_member_of_a_set_wins():
    [match] = longest(PhraseBook([("{num} soldats", "x")], SETS).find(Line("vingt-deux soldats", 0, 18)))
    assert match.values == {"num": 22}


def test_a_phrase_with_an_unknown_set_is_an_error_in_the_pack():
    with pytest.raises(PackError, match="moon"):
        PhraseBook([("{moon}", 0)], SETS)


def test_a_hyphen_that_can_never_be_found_is_refused():
    with pytest.raises(PackError, match="hyphen"):
        PhraseBook([("cease - fire", 0)], SETS)
    assert found("{num} - juin", "vingt - juin")


def test_longest_keeps_the_leftmost_longest_of_overlapping_matches():
    line = Line("a b c d", 0, 7)
    book = PhraseBook([("a b", 1), ("b c d", 2), ("a", 3), ("c", 4)])
    assert [m.payload for m in longest(book.find(line))] == [3, 2]


WORDS = ("a", "b", "ab", "abc", "é", "mai", "juin", "12", "2020", ",", ";")
ELEMENTS = st.sampled_from([*WORDS[:7], "a*", "(a|b c|ab*)", "?a", "?(a|mai)", "..", "..1", "{month}", "{day}", "{month2}"])
PHRASES = st.lists(ELEMENTS, min_size=1, max_size=4).filter(lambda es: len(set(es) & {"{month}", "{day}", "{month2}"}) == sum(e.startswith("{") for e in es))


@given(st.lists(PHRASES.map(" ".join), min_size=1, max_size=6), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_the_automaton_finds_the_same_as_trying_every_phrase(phrases, text):
    book = PhraseBook([(p, n) for n, p in enumerate(phrases)], SETS)
    line = Line(text, 0, len(text))
    tried = [m for n in range(len(phrases)) for m in book._find_one(n, line)]
    assert book.find(line) == sorted(tried, key=lambda m: (m.first, -m.last))


def test_macros_are_put_in_and_their_anchors_shared():
    sets = Sets({}, macros={"arms": "(obus|tirs|missile*)"})
    book = PhraseBook([("des <arms>", 1), ("<arms> tombent", 2)], sets)
    line = Line("des missiles tombent", 0, 20)
    assert [(m.first, m.last, m.payload) for m in book.find(line)] == [(0, 2, 1), (1, 3, 2)]
    assert len(book._compiled) == 2
    with pytest.raises(KeyError):
        PhraseBook([("<nothing>", 1)], sets)
