"""Relative clauses: what stands between a name and its verb but is told of the name alone ("Baku, which …, rejected it"); quotations.

Law: a relative clause opens with a word of the language's ``actors.links.which`` behind a comma, or with one of ``who`` anywhere,
and goes to the next stop.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import update_wrapper
from typing import Concatenate, ParamSpec, TypeVar

from geo.language import Language
from geo.text import Line

Span = tuple[int, int]
Found = TypeVar("Found")
Given = ParamSpec("Given")

_NAME = 4  # tokens of a person's name
_TOPIC = 6  # tokens between a comma and the word that makes what stands between them the new topic
_PARENTHESIS = 10  # tokens between the commas of one


def once(find: Callable[Concatenate[Line, Given], Found]) -> Callable[Concatenate[Line, Given], Found]:
    """Look for something once in a line, however many rooms ask for it."""

    def found(line: Line, /, *args: Given.args, **kwargs: Given.kwargs) -> Found:
        if find not in line.found:
            line.found[find] = find(line, *args, **kwargs)
        kept: Found = line.found[find]
        return kept

    update_wrapper(found, find)
    return found


@once
def relative_clauses(line: Line, language: Language) -> tuple[Span, ...]:
    """Return the relative clauses of a line as spans of tokens, from the word that opens each to the stop that ends it."""
    which = language.words("actors", "links", "which")
    words = [t.fold for t in line.tokens]
    who = language.words("actors", "links", "who")
    of = {m.last for m in language.prepositions.find(line) if m.payload == "genitive"} if language.word_order == "svo" else set()
    opens = [i for i in range(1, len(words)) if (words[i] in which and "," in words[max(i - 2 - (i in of), 0) : i]) or words[i] in who]  # ", one of | which"
    if participle := language.tables["actors"].get("participle_clause"):  # "X, having visited Y, …"
        opens = sorted({*opens, *(i for i in range(2, len(words)) if words[i - 1] == "," and re.search(participle, words[i]))})
    return tuple((i, _stop(line, language, i + 1)) for i in opens)


def _stop(line: Line, language: Language, first: int) -> int:
    """The next stop from a token on: not the commas round a name that is told beside an office ("who received the minister, | N. N., | in Z")."""
    stops = [k for k in range(first, len(line.tokens)) if line.tokens[k].fold in (",", ";", ":", ".")]
    goes_on = _goes_on(line, language)
    while len(stops) > 1 and 0 < stops[1] - stops[0] - 1 <= _NAME and all(t.capital for t in line.tokens[stops[0] + 1 : stops[1]]) and line.tokens[stops[1]].fold == ",":
        if goes_on is not None and stops[1] + 1 not in goes_on:
            return stops[1]  # "X, which protested through its envoy, N. N., | summoned Y"
        stops = stops[2:]
    return stops[0] if stops else len(line.tokens)


def _goes_on(line: Line, language: Language) -> set[int] | None:
    """The tokens with which a clause may go on behind a name's comma: prepositions, "and"; None where cases do without."""
    if language.word_order != "svo" or "case" in language.tables["actors"]:
        return None
    joins = language.words("actors", "links", "and")
    return {m.first for m in language.prepositions.find(line)} | {i for i, t in enumerate(line.tokens) if t.fold in joins}


@once
def quotations(line: Line) -> tuple[Span, ...]:
    """Return what stands in quotation marks as spans of tokens, each with its closing mark."""
    marks = [i for i, t in enumerate(line.tokens) if t.fold == '"']
    return tuple((a + 1, b + 1) for a, b in zip(marks[::2], marks[1::2], strict=False))


@once
def parentheses(line: Line, language: Language) -> tuple[Span, ...]:
    """Return what stands between commas within a verb and names who says so ("have | , according to X, | shelled"), as spans of tokens with the commas."""
    words, auxiliaries = [t.fold for t in line.tokens], language.words("actors", "auxiliaries")
    said = {m.first for m in language.speech.find(line)} if auxiliaries else set()
    opens = [i for i in range(1, len(words) - 1) if words[i] == "," and words[i - 1] in auxiliaries and said & {i + 1, i + 2, i + 3}]
    spans = [(i, next((k for k in range(i + 2, min(i + _PARENTHESIS, len(words))) if words[k] == ","), 0)) for i in opens]
    return tuple((a, b + 1) for a, b in spans if b)


@once
def attributions(line: Line, language: Language) -> tuple[Span, ...]:
    """Return what stands between two commas and only says who tells it ("The troops, | officials say, | attacked"), as spans of tokens."""
    commas = [i for i, t in enumerate(line.tokens) if t.fold == ","]
    said = [m for m in language.speech.find(line) if m.payload == "says"] if language.word_order == "svo" else []
    spans = [(max((i for i in commas if i < m.first), default=0), min((i for i in commas if i >= m.last), default=0)) for m in said]
    return tuple((a + 1, b) for a, b in spans if a and 0 < b - a <= _PARENTHESIS)


def apart(clauses: Sequence[Span], inner: int, outer: int) -> bool:
    """Whether one token stands in a relative clause that another one is not in."""
    return any(first <= inner < last and not first <= outer < last for first, last in clauses)


@once
def clause_cuts(line: Line, language: Language) -> tuple[int, ...]:
    """The tokens that part clauses: semicolons, colons, words of contrast, and the comma before a new topic ("…, Rusiya isə …")."""
    but = language.words("actors", "links", "but")
    found = {i for i, t in enumerate(line.tokens) if t.fold in (";", ":") or (i and t.fold in but)}
    before = [t.fold for t in line.tokens]
    found |= {i for i, t in enumerate(line.tokens[1:-1], 1) if t.fold == "." and not before[i - 1].isdigit() and before[i - 1] not in language.abbreviations}  # "X է. Y"
    if during := language.tables["actors"].get("during"):  # "X açıklarken, | Y …": two subjects
        ends = [i for i, t in enumerate(line.tokens[:-1]) if re.search(during, t.fold)]
        found |= {i + 1 for i in ends if line.tokens[i + 1].fold == ","} | {i for i in ends if line.tokens[i + 1].capital}  # "X nitelerken | Y …"
    return tuple(sorted(found | set(topic_cuts(line, language))))


def topic_cuts(line: Line, language: Language) -> list[int]:
    """The commas before a new topic: "X Y-ni dəstəkləyib | , Z isə …"."""
    topic, words = language.words("actors", "links", "topic"), [t.fold for t in line.tokens]
    return sorted({c for i, w in enumerate(words) if w in topic for c in range(max(0, i - _TOPIC), i) if words[c] == ","})
