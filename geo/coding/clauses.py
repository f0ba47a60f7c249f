"""Relative clauses: what stands between a name and its verb but is told of the name alone ("Baku, which …, rejected it"); quotations.

Law: a relative clause opens with a word of the language's ``actors.links.which`` behind a comma, or with one of ``who`` anywhere,
and goes to the next stop.
"""

from __future__ import annotations

import re

from geo.language import Language
from geo.text import Line

Span = tuple[int, int]

_PARENTHESIS = 10  # tokens between the commas of one


def relative_clauses(line: Line, language: Language) -> list[Span]:
    """Return the relative clauses of a line as spans of tokens, from the word that opens each to the stop that ends it."""
    which = language.words("actors", "links", "which")
    words = [t.fold for t in line.tokens]
    who = language.words("actors", "links", "who")
    opens = [i for i in range(1, len(words)) if (words[i] in which and "," in words[max(i - 2, 0) : i]) or words[i] in who]  # ", in | which"
    if participle := language.tables["actors"].get("participle_clause"):  # "X, having visited Y, …"
        opens = sorted({*opens, *(i for i in range(2, len(words)) if words[i - 1] == "," and re.search(participle, words[i]))})
    return [(i, next((k for k in range(i + 1, len(words)) if words[k] in (",", ";", ":", ".")), len(words))) for i in opens]


def quotations(line: Line) -> list[Span]:
    """Return what stands in quotation marks as spans of tokens, each with its closing mark."""
    marks = [i for i, t in enumerate(line.tokens) if t.fold == '"']
    return [(a + 1, b + 1) for a, b in zip(marks[::2], marks[1::2], strict=False)]


def parentheses(line: Line, language: Language) -> list[Span]:
    """Return what stands between commas within a verb and names who says so ("have | , according to X, | shelled"), as spans of tokens with the commas."""
    words, auxiliaries = [t.fold for t in line.tokens], language.words("actors", "auxiliaries")
    said = {m.first for m in language.speech.find(line)} if auxiliaries else set()
    opens = [i for i in range(1, len(words) - 1) if words[i] == "," and words[i - 1] in auxiliaries and said & {i + 1, i + 2, i + 3}]
    spans = [(i, next((k for k in range(i + 2, min(i + _PARENTHESIS, len(words))) if words[k] == ","), 0)) for i in opens]
    return [(a, b + 1) for a, b in spans if b]


def inserted(line: Line, language: Language) -> list[Span]:
    """Return what stands between commas and only names who says so ("units of X | , says the ministry of Y , | shelled"), as spans of tokens."""
    words = [t.fold for t in line.tokens]
    opens = {m.first - 1 for m in language.speech.find(line) if m.payload == "says" and m.first > 1 and words[m.first - 1] == ","}
    spans = [(i, next((k for k in range(i + 2, min(i + _PARENTHESIS, len(words))) if words[k] == ","), 0)) for i in sorted(opens)]
    return [(a, b + 1) for a, b in spans if b]


def apart(clauses: list[Span], inner: int, outer: int) -> bool:
    """Whether one token stands in a relative clause that another one is not in."""
    return any(first <= inner < last and not first <= outer < last for first, last in clauses)
