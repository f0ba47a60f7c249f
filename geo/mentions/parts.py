"""Wholes and parts of losses: "seven dead, two of them officers", "three were hit: one died, two were wounded", "of five wounded two died".

Law: nobody is counted twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.language import Language, Table
from geo.mentions.counts import LISTED, Count
from geo.mentions.fates import is_like
from geo.model import Casualty
from geo.phrases import Match
from geo.text import Line

_OPENS = re.compile(r"[:;․.՝–—]")  # behind it is told what became of each
_BESIDE = 2  # tokens between a count and what makes it a part
_CLAUSE = 6  # tokens between a part and its whole


def without_dead(told: Sequence[Casualty], line: Line, language: Language) -> list[Casualty]:
    """The losses of a line, the wounded without those of them who died: "of the | five wounded, | two died"."""
    whole = next((c for c in told if c.outcome == "wounded" and c.best > 1), None)
    dead = [c for c in told if c.outcome == "killed" and whole and 0 < c.best < whole.best]
    if whole is None or len(dead) != 1:
        return list(told)
    first, last = line.index_at(whole.start), line.index_at(whole.end - 1) + 1
    before = {*line.folds[max(first - _BESIDE, 0) : first]} & language.words("losses", "out_of")
    behind = any(is_like("whole", i, line, language) for i in range(first, min(last + _BESIDE, len(line.tokens))))
    if not (before or behind) or dead[0].start < whole.start:
        return list(told)
    n = dead[0].best
    left = replace(whole, low=max(whole.low - n, 0), best=whole.best - n, high=None if whole.high is None else whole.high - n)
    return [left if c is whole else c for c in told]


def by_parts(own: Sequence[Casualty], shared: Sequence[Casualty], text: str) -> list[Casualty]:
    """The losses of a line, with a fate of their `own` or a `shared` one, but for the hurt of whom the line goes on to tell what became of each.

    "Three were hit: | one died, | two were wounded"
    """
    told = [*own, *shared]
    parted: dict[int, Casualty] = {}
    for whole in [*shared, *(c for c in own if c.outcome == "wounded")]:
        behind = sorted((c for c in told if c.start >= whole.end), key=lambda c: c.start)
        opened = whole in shared or (bool(behind) and _OPENS.search(text, whole.end, behind[0].start))
        if len(behind) > 1 and opened and sum(c.best for c in behind) == whole.best and any(c.outcome != whole.outcome for c in behind) and all(c.best for c in behind):
            parted |= {id(whole): whole, **{id(c): whole for c in behind}}
    return [
        replace(c, side=c.side or parted[id(c)].side, group=c.group if c.group != "unknown" else parted[id(c)].group) if id(c) in parted else c
        for c in told if parted.get(id(c)) is not c
    ]  # fmt: skip


def is_part(count: Count, fate: Match[Table], whole: Count, its: Match[Table], beside: Sequence[Match[str]]) -> bool:
    """Whether a count is a part of another one that met the same fate: "seven dead, two of them | officers"."""
    within = count is not whole and 0 < count.best < whole.best and fate.payload["outcome"] == its.payload["outcome"]
    if within and count.first > whole.last and any(g.last == whole.first for g in beside):
        return True  # "| среди | 13 погибших двое детей"
    if within and any(count.last <= g.first <= count.last + _CLAUSE and 0 <= whole.first - g.last <= 1 for g in beside):
        return True  # "two journalists from Y were | among | five people wounded"
    return within and any(0 <= count.first - g.last <= 1 or 0 <= g.first - count.last <= _BESIDE for g in beside)


def is_whole(count: Count, counts: Sequence[Count], outcomes: Sequence[Match[Table]], line: Line, language: Language) -> bool:
    """Whether a number is only that of which some met a fate: "three of the | nine people died"; not "of the | five wounded"."""
    tokens = line.tokens
    if any(o.first == count.last or o.last == count.first for o in outcomes):
        return False
    first = count.first - 1
    out_of = language.words("losses", "out_of")
    while first > 0 and tokens[first].fold in language.words("actors", "definite") - out_of:
        first -= 1
    told = first >= 0 and tokens[first].fold in out_of and not any(o.first <= first <= o.last for o in outcomes)  # but "the death of | two"
    told = told or any(is_like("whole", i, line, language) for i in range(count.last - 1, min(count.last + 1, len(tokens))))
    return told and any(0 < c.best < count.best and min(abs(c.first - count.last), abs(count.first - c.last)) <= _CLAUSE for c in counts)


def is_apposed(count: Count, again: Count, line: Line, language: Language) -> bool:
    """Whether a number only says again who is meant: "two guards, | both conscripts, were killed"."""
    between = [t.fold for t in line.tokens[count.last : again.first]]
    joins = language.words("actors", "links", "and") - {","}
    return count.best == again.best > 1 and 0 < len(between) <= LISTED and between[-1] in (",", "-") and not joins & set(between)
