"""Numbers of people in a line: digits, words and both, people told one by one, but no ages, days or things.

Law: ``low <= best`` and ``best <= high`` unless ``high`` is None, which means open above.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from geo.language import PEOPLE, PERSONS, Language, Table
from geo.phrases import Match, longest
from geo.text import Line

LISTED = 4  # tokens between a number of people and "and" with one more
STOPS = frozenset({";", ":", "."})
_OWNED = 3  # tokens from a number to what of somebody's it counts: "two | of our | posts"
_AGE = 2  # digits of an age in commas: "one of the victims, | 41, …"
_CLOCK = re.compile(r"[0-2]?\d\.[0-5]\d")  # a time of day
_HOUR = re.compile(r"\b[0-2]?\d ?h ?$")  # before minutes
_THOUSAND = 1000
_TOO_MANY = 200_000  # a larger number counts something else than the losses of this border


@dataclass(frozen=True, slots=True)
class Count:
    """So many people, told by the tokens from `first` up to `last`; `person` if it is one who is told by himself ("a 41-year-old")."""

    first: int
    last: int
    low: int
    best: int
    high: int | None
    person: bool = False


def find_counts(line: Line, language: Language, groups: Sequence[Match[str]]) -> list[Count]:
    """Return the counts of a line, but for ages, dates, and what counts no people ("thirteen | drones")."""
    people = {g.first for g in groups if g.payload in PEOPLE}
    things = {g.first for g in groups if g.payload == "thing" and g.last not in people and (g.last - g.first > 1 or g.first not in people)}  # but "a | village official"
    things |= {n.first for n in language.nations.find(line) if n.last in things}  # "two | Armenian | tanks"
    busy = {i for m in language.times.find(line) for i in range(m.first, m.last)}
    matches = _in_full(sorted(longest(language.counts.find(line)), key=lambda m: m.first), line, language.words("losses", "thousand"))
    aged, joins = _ages(matches, line, language, groups), language.words("actors", "links", "and") - {","}
    own = language.words("actors", "links", "of_own")  # "two | of our | posts"
    fates = [f.first for f in language.losses.find(line)]  # "an X sniper | killed | a Y soldier" tells of two
    found: list[Count] = []
    for m in matches:
        count = _count(m)
        numbered = m.first > 0 and line.tokens[m.first - 1].fold in language.words("losses", "numbered")
        dated = bool({m.first, m.last - 1} & busy) and (count is None or count.last not in people)
        hyphen = m.last < len(line.tokens) and line.tokens[m.last].fold == "-"  # "82-mm"
        owned = next((i for i in range(m.last, min(m.last + _OWNED, len(line.tokens))) if line.folds[i] not in own), m.last)
        if count is None or count.last + hyphen in things or owned in things or numbered or dated or _joined(m.first, m.last, line):
            continue
        between = line.tokens[found[-1].last : m.first] if found else []
        counted = len(between) <= 1 and all(t.is_word and t.fold not in joins for t in between)
        if count.person and counted and any(c.best != 1 for c in found[-1:]):  # "71 павшего | военнослужащего"
            continue
        if count.person and _same(count, found[-1:], line, joins) and not any(found[-1].last <= f < count.first for f in fates):
            found[-1] = replace(found[-1], last=count.last, person=True)
        elif m.first not in aged:
            found.append(count)
    return found


def is_article(count: Count, line: Line, articles: frozenset[str]) -> bool:
    """Return whether a count is a mere article: it counts one only where no number does."""
    return count.best == 1 and count.last - count.first == 1 and line.tokens[count.first].fold in articles


def _in_full(matches: Sequence[Match[Table]], line: Line, thousand: frozenset[str]) -> list[Match[Table]]:
    """Numbers of several words as one: "thirty-two", "two hundred", "6 bin 500" (6,500), "6,5 тысячи"."""
    whole: list[Match[Table]] = []
    for m in matches:
        if whole and m.first < whole[-1].last:
            continue
        before, key = whole[-1] if whole else None, _key(m)
        if before and m.first == before.last and key and (total := _compound(before, m)):
            m = before._replace(last=m.last, values={**before.values, _key(before): total})
            whole.pop()
        if key and m.last < len(line.tokens) and line.tokens[m.last].fold in thousand:
            m = m._replace(last=m.last + 1, values={**m.values, _key(m): m.values[_key(m)] * _THOUSAND})
        whole.append(m)
    return whole


def _key(match: Match[Table]) -> str:
    return next((k for k in ("int", "num") if k in match.values), "")


def _compound(a: Match[Table], b: Match[Table]) -> int:
    """The number that two words in a row make, 0 if none: tens and ones, hundreds and less, so many hundreds, thousands and less."""
    if not _key(a) or b.payload["kind"] != "exact":
        return 0
    x, y, words = a.values[_key(a)], b.values[_key(b)], _key(a) == _key(b) == "num"
    adds = x >= _THOUSAND > y and x % _THOUSAND == 0 and a.last - a.first > 1
    adds |= words and ((10 <= x < 100 and x % 10 == 0 and 1 <= y < 10) or (x < _THOUSAND and x and x % 100 == 0 and y < 100))
    return int(x + y if adds else x * y if words and 2 <= x < 10 and y == 100 else 0)


def _ages(matches: Sequence[Match[Table]], line: Line, language: Language, groups: Sequence[Match[str]]) -> set[int]:
    """Where the numbers that are ages stand: in a list one tells of all ("aged 41, 83 and 94")."""
    words, joins = tuple(language.words("losses", "ages", "words")), {",", *language.words("actors", "links", "and")}
    one = {g.last for g in groups if g.payload in PERSONS and language.plural and not language.plural.search(line.tokens[g.last - 1].fold)}
    one = {i for i in one if i < len(line.tokens) and line.tokens[i].fold in language.words("losses", "ages", "before")}
    aged = {m.first for m in matches if m.payload["kind"] != "person" and (_age(m.first, m.last, line, words) or m.first - 1 in one)}  # "a boy of | seven"
    numbers = [m for m in matches if "int" in m.values]
    pairs = [(a, b) for a, b in pairwise(numbers) if b.first - a.last == 1 and line.tokens[a.last].fold in joins]
    for a, b in (*reversed(pairs), *pairs):
        if any(m.first in aged or m.payload["kind"] == "person" for m in (a, b)):
            aged |= {a.first, b.first}
    return aged


def _same(person: Count, before: Sequence[Count], line: Line, joins: frozenset[str]) -> bool:
    """Whether a person is the one counted right before: "a woman | aged 60", "one of its men, | a 22-year-old sergeant, died"."""
    one = [c for c in before if c.best == 1 and c.high == 1]
    if any(0 <= person.first - c.last <= 1 and not comma(line, c.last, person.first) for c in one):
        return True
    between = {t.fold for c in one for t in line.tokens[c.last : person.first]}
    listed = any(t.fold in joins for t in line.tokens[person.last : person.last + LISTED])
    return "," in between and not between & (joins | STOPS) and not listed and any(person.first - c.last <= LISTED for c in one)


def _age(first: int, last: int, line: Line, ages: tuple[str, ...]) -> bool:
    """Whether a number is an age: told so, or in commas or brackets behind a name ("Armen Petrosyan, 19, …")."""
    beside = "".join(t.fold for t in line.tokens[max(first - 1, 0) : last + 1] if not t.is_word)
    digits = first > 1 and last - first == 1 and line.tokens[first].fold.isdigit()
    between = beside == ",," and line.tokens[first - 2].is_word and len(line.tokens[first].fold) == _AGE
    named = digits and (between or line.tokens[first - 2].capital) and beside in (",,", "()")
    return named or any(t.fold.startswith(ages) for t in line.tokens[last : last + 2] if t.fold != "-")


def _joined(first: int, last: int, line: Line) -> bool:
    """Whether a number is part of a name or of a time of day: "Su-25", "17:40", "08.00"."""
    start, end = line.tokens[first].start, line.tokens[last - 1].end
    before, after = line.text[max(start - 2, 0) : start], line.text[end : end + 2]
    named = len(before) == 2 and before[0].isalpha() and before[1] in "-‑" and line.tokens[first].fold[:1].isdigit()
    hour = bool(_HOUR.search(line.text, max(start - 6, 0), start))  # "19 h | 05"
    return named or hour or bool(_CLOCK.fullmatch(line.text[start:end])) or (before[1:] == ":" and before[:1].isdigit()) or (after[:1] == ":" and after[1:].isdigit())


def _count(match: Match[Table]) -> Count | None:
    v: Mapping[str, Any] = match.values
    kind = match.payload["kind"]
    n = int(match.payload.get("value", v.get("int", v.get("num", 2))))
    if n > _TOO_MANY:
        return None
    if kind in ("age", "unlike"):  # "aged 41, 83 and 94", "in no danger"
        return None
    if kind == "person":  # "a 41-year-old | shepherd"
        return Count(match.first, match.last, 1, 1, 1, person=True)
    if kind == "none":
        return Count(match.first, match.last, 0, 0, 0)
    if kind == "between":
        low, top = sorted((n, int(v.get("int2", v.get("num2", n)))))
        return Count(match.first, match.last, low, (low + top) // 2, top)
    high = None if kind == "least" else n
    return Count(match.first, match.last, 0 if kind == "most" else n, n, high)


def comma(line: Line, a: int, b: int) -> bool:
    """Return whether a comma or semicolon stands among some tokens."""
    return any(t.fold in (",", ";") for t in line.tokens[a:b])
