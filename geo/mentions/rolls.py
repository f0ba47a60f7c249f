"""Lists of people beside their fate: names, people told one by one and numbers that commas and "and" join ("the driver, his aide and two workers died").

Law: a list has an "and" before its last member, and every member is somebody: a name, one person, a number of people, or a relation
of the one before ("her granddaughter").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from geo.codebook import countries
from geo.language import PERSONS, Language, Table
from geo.mentions.counts import STOPS, Count, is_article
from geo.model import LineActor
from geo.phrases import Match
from geo.text import Line

_NAME = 2  # words of a person's name, at least
_RUN = 7  # tokens between two names of one run
_COUNTED = 14  # tokens between a number and the names that it counts
_GAP = 3  # tokens between a list and its fate: "died | on the spot"
_MEMBER = 11  # tokens of a member, with what it is told beside his name
_ARTICLES = 2  # words before a person in a member of a list: "her | elder sister"
_REST = 4  # tokens of a member behind the word that tells who it is

Part = tuple[int, int]  # tokens


def with_rolls(
    counts: Sequence[Count], fates: Sequence[Match[Table]], line: Line, language: Language, groups: Sequence[Match[str]], actors: Sequence[LineActor]
) -> list[Count]:
    """Return a line's counts, those of a list of people as one."""
    found = list(counts)
    joins = language.words("actors", "links", "and") - {","}
    for fate in () if joins.isdisjoint(line.folds) else fates:  # a list has an "and"
        reader = _Roll(line, language, fates, groups, actors, found)
        told = reader.before(fate) or reader.behind(fate)
        if told and not reader.is_counted(told):
            first, last = told[0][0], max(told[-1][1], fate.first if told[0][0] < fate.first else 0)  # with "… the driver of | a bulldozer"
            n = [reader.number(part) for part in told]
            found = [c for c in found if c.last <= first or last <= c.first]
            found.append(Count(first, last, sum(n), sum(n), sum(n)))
    return sorted(found, key=lambda c: c.first)


class _Roll:
    """A line's people, as members of lists."""

    def __init__(
        self, line: Line, language: Language, fates: Sequence[Match[Table]], groups: Sequence[Match[str]], actors: Sequence[LineActor], counts: Sequence[Count]
    ) -> None:
        self.line, self.language, self.fates, self.counts = line, language, fates, counts
        self.actors = [a for a in actors if not a.recalled]
        self._known = {i for a in actors if a.mention.name for i in range(a.first, a.last)}
        self.names = named_people(line, 0, len(line.tokens), set(), runs=False)
        self.groups = groups
        self._articles = language.words("actors", "determiners")
        self._and = language.words("actors", "links", "and") - {","}
        self._head_last = language.word_order == "sov" or language.tables["actors"].get("country_side") == "left"
        self._said = {i for m in language.speech.find(line) for i in range(m.first, m.last)}
        dashes = {i for i, t in enumerate(line.tokens) if t.fold == "-" and line.text[t.end : t.end + 1].isspace()}  # "two men | – a father and his son"
        self._stops = sorted(dashes | {i for i, t in enumerate(line.tokens) if t.fold in STOPS})
        self._inside = {i for c in counts for i in range(c.first + 1, c.last)}

    def before(self, fate: Match[Table]) -> list[Part]:
        """The members of a list that ends before a fate, at the most some tokens before it."""
        start = max((i + 1 for i in self._stops if i < fate.first), default=0)
        parts = self._parts(start, fate.first)
        last = self._trimmed(parts[-1]) if parts else (0, 0)
        return self._members([*parts[:-1], last]) if fate.first - last[1] <= _GAP else []

    def behind(self, fate: Match[Table]) -> list[Part]:
        """The members of a list right behind a fate, where verbs do not stand last: up to who the last one is."""
        if self.language.word_order == "sov" and not self.language.tables["actors"].get("free_order"):
            return []
        end = next((i for i in self._stops if i >= fate.last), len(self.line.tokens))
        parts = self._parts(fate.last, end)
        joined = next((n for n, (a, b) in enumerate(pairwise(parts)) if self._joins(a, b)), None)
        opening = self._head(parts[0]) if joined is not None else None
        if joined is None or opening is None or opening[0] - fate.last > _GAP:
            return []
        told, last = parts[: joined + 1], parts[joined + 1]
        head = self._head(last)
        return self._members([*told, (last[0], head[1])]) if head else []

    def is_counted(self, told: Sequence[Part]) -> bool:
        """Whether a number before a dash says how many the list names: "three men | – A. B., C. D. and E. F. – died"."""
        first = told[0][0]
        dash = max((i for i in self._stops if i < first), default=0)
        return any(c.best >= len(told) and c.last <= dash and first - c.last <= _COUNTED for c in self.counts if not c.person)

    def number(self, part: Part) -> int:
        """How many a member is."""
        told = self._counted(part)
        return max((c.best for c in told if not c.person), default=1)

    def _parts(self, start: int, end: int) -> list[Part]:
        """What commas and "and" part."""
        cuts = [i for i in range(start, end) if self.line.tokens[i].fold in self._and | {","} and i not in self._inside]
        spans = zip([start, *(c + 1 for c in cuts)], [*cuts, end], strict=True)
        return [(a, b) for a, b in spans if a < b]

    def _joins(self, a: Part, b: Part) -> bool:
        return any(t.fold in self._and for t in self.line.tokens[a[1] : b[0]])

    def _members(self, parts: Sequence[Part]) -> list[Part]:
        """The longest list at the end of some parts, if an "and" joins the last one and all may be counted together; else none."""
        if len(parts) < 2 or not self._joins(parts[-2], parts[-1]):
            return []
        told: list[Part] = []
        for n, part in enumerate(reversed(parts)):
            if n > 1 and self._joins(part, parts[len(parts) - n]):
                told = told[1:]  # the last one of another list
                break
            head = self._head(part, opens=n > 0)
            if head is None and not self._is_somebody(part, ends=not n):
                break
            told.insert(0, (head[0], part[1]) if head and part[1] - part[0] > _MEMBER else part)
        told = [p for p, q in zip(told, [*told[1:], None], strict=False) if not q or self._joins(p, q) or not self._apposed(p, q)]
        known = sum(self._head(part) is not None for part in told)
        return told if len(told) > 1 and len(told) - known <= (known > 1) and self._is_one(told) else []

    def _apposed(self, part: Part, named: Part) -> bool:
        """Whether a member without a name tells who the named one behind a comma is: "a villager, | 50-year-old S. Q."."""
        first, second = (any(a <= n[0] < b for n in self.names) for a, b in (part, named))
        return second and not first and not any(c.best > 1 for c in self._counted(part))

    def _is_somebody(self, part: Part, *, ends: bool) -> bool:
        """Whether a member of a few words may be somebody, if others surely are: the last one, or one with an article ("| a geologist, a reporter and an official")."""
        first, last = part
        if not ends and self.line.tokens[first].fold not in self._articles:
            return False
        things = any(g.payload == "thing" and first <= g.first < last for g in self.groups)
        numbered = any(self.language.is_number(t.fold) for t in self.line.tokens[first + 1 : last])
        return last - first <= _REST and not (things or numbered or self._tells(part)) and all(t.is_word for t in self.line.tokens[first:last])

    def _tells(self, part: Part) -> bool:
        """Whether a member holds words of speech or another fate."""
        return any(i in self._said for i in range(*part)) or any(part[0] <= f.first < part[1] for f in self.fates)

    def _is_one(self, told: Sequence[Part]) -> bool:
        """Whether the members are of one side, not all of them numbers, and no part of others."""
        sides = {c for part in told for a in self.actors if part[0] <= a.first < part[1] for c in countries(a.mention.actors)}
        uncounted = [part for part in told if all(c.person or is_article(c, self.line, self._articles) for c in self._counted(part))]
        apart = any(g.payload == "part" and told[0][0] - _REST <= g.first < told[-1][1] for g in self.groups)
        numbers = [self.number(part) for part in told]
        apposed = numbers[0] > 1 and numbers[0] == sum(numbers[1:])  # "two officers, | a major and a captain"
        return bool(uncounted) and len(sides) <= 1 and not apart and not apposed

    def _counted(self, part: Part) -> list[Count]:
        return [c for c in self.counts if part[0] <= c.first and c.last <= part[1]]

    def _trimmed(self, part: Part) -> Part:
        """A last member up to who it is, if adverbials follow."""
        head = self._head(part)
        return (part[0], max(head[1], part[1] - _GAP)) if head else part

    def _head(self, part: Part, *, opens: bool = False) -> Part | None:
        """The words of a member that tell who it is; None if none do, if it tells of several without a number, or something else of its own.

        The first member of a list may stand at the end of words that tell something else (`opens`).
        """
        start, end = part
        if self._tells(part):
            return None
        counts = [c for c in self._counted(part) if c.best and not is_article(c, self.line, self._articles)]
        names = [n for n in self.names if start <= n[0] and n[1] <= end]
        persons = [g for g in self.groups if g.payload in PERSONS and start <= g.first < end]
        if any(not c.person for c in counts) and (names or len(counts) > 1):
            return None  # "three servicemen: A. B."
        if any(i in self._known for n in names[-1:] for i in range(*n)):
            return None
        plural = self.language.plural
        if not counts and persons and plural and plural.search(self.line.tokens[persons[-1].last - 1].fold) and not names:
            return None
        spans = [(c.first, c.last) for c in counts] + names + [(g.first, min(g.last, end)) for g in persons]
        if not spans:
            at = self._relation(part)
            return None if opens or at is None else (start, at + 1)
        first, last = min(a for a, _ in spans), max(b for _, b in spans)
        if opens and end - last > (0 if self._head_last else _REST):  # "the bullet of a sniper" ends in no person
            return None
        return (first, last) if opens or self._head_last or self._begins(start, first, named=bool(names)) else None

    def _begins(self, start: int, first: int, *, named: bool) -> bool:
        """Whether a later member begins with who it is, an article or a title aside: not "captured ten men and | taken two military posts"."""
        words = [t.fold for t in self.line.tokens[start:first]]
        articles = self._articles | self.language.words("losses", "relations")
        return len(words) <= _GAP if named else all(w in articles or self.language.is_number(w) for w in words[:1]) and len(words) <= _ARTICLES


    def _relation(self, part: Part) -> int | None:
        """Where the first words of a last member tell of a relation of the one before: "and | her granddaughter", "ve | yardımcısı"."""
        first, last = part
        words = {i: self.line.tokens[i].fold for i in range(first, min(first + _GAP, last))}
        own, ending = self.language.words("losses", "relations"), self.language.tables["losses"].get("related", "$^")
        if any(words[i] in own for i in list(words)[:2]) and last - first <= _REST + 1:
            return last - 1
        return next((i for i, w in words.items() if re.search(ending, w)), None)


def office(line: Line, actors: Sequence[LineActor], groups: Sequence[Match[str]]) -> set[int]:
    """Return the tokens of those who are named for their office or whose names are known, of governments, and of what is no person."""
    told = [a for a in actors if a.mention.name or not line.tokens[a.last - 1].capital or any(c.endswith(":GOV") for c in a.mention.actors)]
    return {i for a in told for i in range(a.first, a.last)} | {i for g in groups if g.payload == "site" for i in range(g.first, g.last)}


def named_people(line: Line, start: int, end: int, office: set[int], *, runs: bool = True) -> list[Part]:
    """Return the names among some tokens, two or more capitalised words each; with `runs` only those of the last run."""
    found: list[Part] = []
    for first, last in _names(line, start, end, office):
        found = [*(found if not runs or not found or first - found[-1][1] <= _RUN else []), (first, last)]
    return found


def _names(line: Line, start: int, end: int, office: set[int]) -> Iterator[Part]:
    i = start
    while i < end:
        last = i
        while last < end and line.tokens[last].capital and line.tokens[last].fold.isalpha() and len(line.tokens[last].fold) > 1 and last not in office:
            last += 1
        if last - i >= _NAME:
            yield i, last
        i = max(last, i + 1)
