"""The toponyms of one line that tell of actors: countries and capitals that stand for governments, towns, what has a governor.

Law: each is told by its tokens and its country alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from geo.language import Language
from geo.mentions.terms import line_actor
from geo.model import LineActor, Toponym
from geo.text import Line


@dataclass(frozen=True, slots=True)
class Seats:
    """The toponyms of one line that tell of actors, each as its first token, the one behind it, and its country.

    ``countries`` stand for governments, ``capitals`` are places here, ``places`` are towns and villages (capitals that stand for a
    government too, as first token and country), ``areas`` have a governor, a mayor or a head.
    """

    countries: list[LineActor]
    capitals: list[tuple[int, int, str]]
    places: list[tuple[int, str]]
    areas: list[tuple[int, int, str]]


def seats(number: int, line: Line, language: Language, toponyms: Sequence[Toponym]) -> Seats:
    """Return the toponyms of a line that tell of actors; `toponyms` are the document's in the order of the text."""
    inside = toponyms[bisect_left(toponyms, line.start, key=_start) : bisect_left(toponyms, line.end, key=_start)]
    if not inside:
        return Seats([], [], [], [])
    countries = [c for c in _standing(number, line, inside) if not _of_participle(c, line, language)]
    return Seats(countries, _capitals(line, inside), _places(line, inside), _areas(line, inside))


def _standing(number: int, line: Line, inside: Sequence[Toponym]) -> list[LineActor]:
    """What stands for a government: "Baku denied it"."""
    return [line_actor(number, line, *_tokens(line, t), (t.stands_for,), t.name) for t in inside if t.stands_for]


def _of_participle(country: LineActor, line: Line, language: Language) -> bool:
    """Whether a country only tells of whose make something is: "the Moscow-led alliance"."""
    ending = language.tables["actors"].get("participle_ending")
    hyphened = line.text[country.mention.end : country.mention.end + 1] in ("-", "‑")
    return bool(hyphened and ending and country.last < len(line.tokens) and re.search(ending, line.tokens[country.last].fold))


def _capitals(line: Line, inside: Sequence[Toponym]) -> list[tuple[int, int, str]]:
    """Capitals that are places here: "in | Baku"."""
    told = [t for t in inside if t.kind == "city" and t.candidates and t.candidates[0].place.stands_for]
    return [(*_tokens(line, t), t.candidates[0].place.stands_for or "") for t in told]


def _places(line: Line, inside: Sequence[Toponym]) -> list[tuple[int, str]]:
    """Towns and villages, capitals that stand for a government too."""
    told = [t for t in inside if t.kind in ("city", "village", "metonym") and (t.country or t.stands_for)]
    return [(line.index_at(t.start), t.country or t.stands_for or "") for t in told]


def _areas(line: Line, inside: Sequence[Toponym]) -> list[tuple[int, int, str]]:
    """What has a governor, a mayor or a head: "the governor of | Tavush"."""
    return [(*_tokens(line, t), t.ground) for t in inside if t.kind in ("city", "village", "district", "province") and t.country]


def _start(toponym: Toponym) -> int:
    return toponym.start


def _tokens(line: Line, toponym: Toponym) -> tuple[int, int]:
    """The first token of a toponym and the one behind it."""
    return line.index_at(toponym.start), line.index_at(toponym.end - 1) + 1
