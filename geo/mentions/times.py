"""Times: what a text says of days, and which days they must be.

Clues are found first (pure spans with values); the publication day is then chosen so that all clues agree best; at last every
clue is resolved against it.

Law: a resolved clue depends only on the clues before it and on the publication day; without a publication day, no relative clue
is resolved.
"""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from geo.language import Language
from geo.model import DateBasis, DatePrecision, Published, TimeMention
from geo.phrases import Match, longest
from geo.text import Line

DAY = timedelta(days=1)
# News names a weekday for days of the past week; a text is read as at most two days younger than its last named day.
_WEEK, _FRESH = 7, 2
# Costs of a candidate publication day; only their order of size matters.
_CONTRADICTION, _LONG_AGO, _BEFORE_STORY, _UNNAMED_DAY, _STORY_AGE = 100.0, 20.0, 5.0, 0.5, 0.05
_HALF_YEAR = 182 # days: a day and month without a year are rarely meant to be older


@dataclass(frozen=True, slots=True)
class Clue:
    """A time expression before it is resolved: its kind, the values of its sets, and the sentence's number."""

    start: int
    end: int
    text: str
    sentence: int
    kind: str
    values: Mapping[str, Any]
    offset: int = 0
    last: bool = False
    next: bool = False
    previous: bool = False
    since: bool = False
    days: int = 0


@dataclass(frozen=True, slots=True)
class Days:
    """What a clue comes to; all None when it cannot be resolved."""

    start: date | None
    end: date | None
    precision: DatePrecision
    basis: DateBasis


_OPENING = 250  # characters of a text in which its dateline stands
_WRITTEN_AT = re.compile(r"(?:[^\W\d_][\w’'. \-]{0,40}(?:, ?[^\W\d_][\w’'. ]{0,20})? ?[,(/] *)?")  # "YEREVAN, ", "BERD, Armenia, ", "Tbilisi ("
_DATELINE_ENDS = re.compile(r"[ \t]*(?:[)./]|\([^)\n]{1,40}\))?[ \t]*(?:[—–:\n]|- |$)")
UNRESOLVED = Days(None, None, "unknown", "stated")


def find_clues(lines: Sequence[Line], languages: Sequence[Language]) -> list[Clue]:
    """Find the time expressions of a document in the order of the text; each line has its language."""
    clues = []
    for number, (line, language) in enumerate(zip(lines, languages, strict=True)):
        since_ends = {m.last for m in language.since.find(line)}
        for match in longest(language.times.find(line)):
            clues.append(_clue(match, line, number, since_ends))
    return clues


def _clue(match: Match[Mapping[str, Any]], line: Line, number: int, since_ends: set[int]) -> Clue:
    start, end = line.raw(match.first, match.last)
    form = match.payload
    since = any(match.first - 1 <= e <= match.first for e in since_ends) or form.get("since", False)
    return Clue(
        start, end, line.text[start:end], number, form["kind"], match.values, form.get("offset", 0), form.get("last", False),
        form.get("next", False), form.get("anchor") == "previous", since, form.get("days", 0),
    )  # fmt: skip


# ---------------------------------------------------------------- publication day


def window(stated: str | None) -> tuple[date, date] | None:
    """Return the first and last day that an ISO 8601 prefix allows; None for None.

    >>> window("2020-02")
    (datetime.date(2020, 2, 1), datetime.date(2020, 2, 29))
    """
    if not stated:
        return None
    year, month, day = (*map(int, stated.split("-")), 0, 0)[:3]
    first = date(year, month or 1, day or 1)
    last_month = month or 12
    return first, date(year, last_month, day or calendar.monthrange(year, last_month)[1])


def infer_publication(stated: str | None, clues: Sequence[Clue]) -> Published:
    """Choose the publication day on which all clues agree best.

    Parameters
    ----------
    stated : str or None
        ISO 8601 prefix from the header or meta data.
    clues : sequence of Clue
        In the order of the text.

    Returns
    -------
    Published
        ``resolved`` is None if nothing in the text says which day of the window it is.
    """
    span = window(stated)
    if span and span[0] == span[1]:
        return Published(stated, *span, span[0], "The day is stated.")
    telling = [c for c in clues if _tells_day(c)]
    candidates = _days(*span) if span else _days_after_last_full_date(clues)
    if not candidates:
        return Published(stated)
    if not telling:
        return Published(stated, candidates[0], candidates[-1], None, "The text names no day to choose from.")
    best = min(candidates, key=lambda day: (_cost(day, telling), day))
    return Published(stated, best, _last_same_reading(best, telling, candidates[-1]), best, _reason(stated, best, telling))


def dateline(text: str, clues: Sequence[Clue]) -> str | None:
    """Return the day that a text's opening gives for itself: a full date alone on its line, or behind the place of writing.

    Returns
    -------
    str or None
        ISO 8601; None if the text opens without such a date.
    """
    for clue in (c for c in clues if c.end <= _OPENING and (c.kind == "dotted" or "year" in c.values)):
        before = text[: clue.start].rpartition("\n")[2]
        if _WRITTEN_AT.fullmatch(before) and _DATELINE_ENDS.match(text, clue.end) and (day := _stated(clue, None)).start == day.end and day.start:
            return day.start.isoformat()
    return None


def _tells_day(clue: Clue) -> bool:
    return clue.kind in ("weekday", "weekdays", "date", "range", "dotted", "later") or (clue.kind == "offset" and clue.previous)


def _days(first: date, last: date) -> list[date]:
    return [first + n * DAY for n in range((last - first).days + 1)]


def _days_after_last_full_date(clues: Sequence[Clue]) -> list[date]:
    full = [d.end for c in clues if (c.kind == "dotted" or "year" in c.values) and (d := _stated(c, None)).end and d.precision != "year"]
    days = [d for d in full if d]
    return _days(max(days), max(days) + _WEEK * DAY) if days else []


def _cost(day: date, clues: Sequence[Clue]) -> float:
    resolved = [(c, d) for c, d in zip(clues, resolve(clues, day), strict=True) if d.start and d.end]
    recent = [(c, d) for c, d in resolved if d.end and abs((day - d.end).days) <= 45 and not c.next]
    story = [d.start for c, d in recent if d.basis == "stated" and d.start and d.start < day - DAY]
    named = [d.end for _, d in recent if d.end]
    cost = sum(_CONTRADICTION for c, d in recent if d.end and d.end > day and not c.next)
    cost += sum(_CONTRADICTION for c, d in resolved if d.start and not _weekday_fits(c, d.start))
    cost += sum(_LONG_AGO for c, d in resolved if "year" not in c.values and d.start and (day - d.start).days > _HALF_YEAR)
    cost += _CONTRADICTION * sum(
        1
        for c, d in recent if d.basis == "weekday" and d.start
        for c2, d2 in recent if c2.since and c2.sentence == c.sentence and d2.start and d.start < d2.start
    )  # fmt: skip
    if story:
        cost += _BEFORE_STORY * sum(1 for _, d in recent if d.basis == "weekday" and d.start and d.start < min(story))
        cost += _STORY_AGE * (day - max(story)).days
    return cost + (_UNNAMED_DAY * (day - max(named)).days if named else _CONTRADICTION)


def _last_same_reading(best: date, clues: Sequence[Clue], limit: date) -> date:
    reading = resolve(clues, best)
    later = [best + n * DAY for n in range(1, _FRESH + 1)]
    same = [d for d in later if d <= limit and resolve(clues, d) == reading]
    return max(same, default=best)


def _reason(stated: str | None, best: date, clues: Sequence[Clue]) -> str:
    head = f"The header gives {stated} only." if stated else "No publication date is given."
    readings = list(zip(clues, resolve(clues, best), strict=True))
    weekdays = dict.fromkeys(f"“{c.text}” is {d.start:%Y-%m-%d}" for c, d in readings if d.basis == "weekday" and d.start)
    dates = dict.fromkeys(f"“{c.text}”" for c, d in readings if d.basis == "stated" and d.start)
    if not weekdays:
        return f"{head} The latest day that the text names is {best:%Y-%m-%d} ({', '.join(dates)})."
    told = f", told after {', '.join(dates)}," if dates else ""
    return f"{head} {best:%A %Y-%m-%d} is the first day on which its weekdays{told} agree: {'; '.join(weekdays)}."


# ---------------------------------------------------------------- resolving


def resolve(clues: Sequence[Clue], published: date | None) -> list[Days]:
    """Resolve clues in the order of the text; the one before is the anchor of "the next day"."""
    found: list[Days] = []
    anchor = published
    for clue in clues:
        days = _resolve_one(clue, published, anchor)
        if clue.kind == "later" and published and days.start and days.start > published:
            days = UNRESOLVED  # "two weeks after the fighting" tells of now: nothing later than the text is told
        found.append(days)
        if days.start and days.precision in ("day", "range") and clue.kind != "earlier":
            anchor = days.end
    return found


def _resolve_one(clue: Clue, published: date | None, anchor: date | None) -> Days:
    if clue.kind in ("date", "range", "month", "year", "dotted"):
        return _stated(clue, published)
    base = anchor if clue.previous or clue.kind in ("later", "earlier") else published
    if base is None:
        return UNRESOLVED
    if clue.kind == "weekday":
        day = _weekday(clue.values["weekday"], base, clue.last, clue.next)
        return Days(day, day, "day", "weekday")
    if clue.kind == "weekdays":
        end = _weekday(clue.values["weekday2"], base, clue.last, False)
        return Days(_weekday(clue.values["weekday"], end, False, False), end, "range", "weekday")
    if clue.kind == "span" and clue.last:
        monday = base - (base.isoweekday() - 1 + _WEEK) * DAY
        return Days(monday, monday + (_WEEK - 1) * DAY, "week", "relative")
    if clue.kind == "span":
        return _span_back(clue, base)
    if clue.kind == "offset":
        return Days(base + clue.offset * DAY, base + clue.offset * DAY, "day", "relative")
    return _counted(clue, base)


def _span_back(clue: Clue, base: date) -> Days:
    """The last days up to now: as many as are told ("the last 24 hours"), else a week."""
    if clue.days:
        return Days(base - clue.days * DAY, base, "range", "relative")
    number, unit = int(clue.values.get("int", clue.values.get("num", 1))), clue.values.get("unit", "week")
    a_week = unit == "week" and number == 1
    days = _WEEK - 1 if a_week else math.ceil(number * {"hour": 1 / 24, "day": 1, "week": _WEEK, "month": 30, "year": 365}[unit])
    if days > 36500:
        return UNRESOLVED
    return Days(base - days * DAY, base, "range" if days < _WEEK - 1 else "week", "relative")


def _counted(clue: Clue, base: date) -> Days:
    number, unit = int(clue.values.get("int", clue.values.get("num", 1))), clue.values["unit"]
    sign = 1 if clue.kind == "later" else -1
    days = {"hour": 0, "day": 1, "week": 7, "month": 30, "year": 365}[unit] * number
    if days > 36500:
        return UNRESOLVED
    day = base + sign * days * DAY
    precision: dict[str, DatePrecision] = {"week": "week", "month": "month", "year": "year"}
    slack = {"week": 3, "month": 15, "year": 182}.get(unit, 0)
    return Days(day - slack * DAY, day + slack * DAY, precision.get(unit, "day"), "relative")


def _weekday(weekday: int, base: date, last: bool, following: bool) -> date:
    if following:
        return base + (((weekday - base.isoweekday()) % _WEEK) or _WEEK) * DAY
    back = (base.isoweekday() - weekday) % _WEEK
    return base - (back or (_WEEK if last else 0)) * DAY


def _weekday_fits(clue: Clue, day: date) -> bool:
    return clue.kind != "date" or "weekday" not in clue.values or day.isoweekday() == clue.values["weekday"]


def contradictions(clues: Sequence[Clue], published: date | None) -> list[str]:
    """Return a sentence for every date whose weekday is not that of its day."""
    pairs = zip(clues, resolve(clues, published), strict=True)
    return [
        f"“{c.text}” contradicts itself: {d.start.isoformat()} is a {d.start:%A}."
        for c, d in pairs
        if d.start and not _weekday_fits(c, d.start)
    ]


def _stated(clue: Clue, published: date | None) -> Days:
    v = clue.values
    if clue.kind == "dotted":
        return _dotted(str(v["dotted"]))
    if clue.kind == "year":
        return _span(v["year"], 1, 1, v["year"], 12, 31, "year") if "year" in v else UNRESOLVED
    month = v.get("month", v.get("monthnum", v.get("month2")))
    month2 = v.get("month2", month)
    if month is None:
        return UNRESOLVED
    day, day2 = v.get("day", 1), v.get("day2", v.get("day", 31))
    year = v.get("year") or _year(month2, day2 if "day" in v else 1, published)
    if year is None:
        return UNRESOLVED
    if clue.kind == "month":
        return _span(year, month, 1, year, month, calendar.monthrange(year, month)[1], "month")
    return _span(year - (month > month2), month, day, year, month2, day2, "day" if clue.kind == "date" else "range")


def _year(month: int, day: int, published: date | None) -> int | None:
    """Return the year of the last such day that is not after publication (two days of grace)."""
    if published is None:
        return None
    latest = published + _FRESH * DAY
    return latest.year if (month, day) <= (latest.month, latest.day) else latest.year - 1


def _dotted(text: str) -> Days:
    parts = [int(p) for p in text.split(".")]
    if len(parts) != 3:
        return UNRESOLVED
    year = parts[2] + (2000 if parts[2] < 100 else 0)
    return _span(year, parts[1], parts[0], year, parts[1], parts[0], "day")


def _span(y1: int, m1: int, d1: int, y2: int, m2: int, d2: int, precision: DatePrecision) -> Days:
    try:
        start, end = date(y1, m1, d1), date(y2, m2, d2)
    except ValueError:
        return UNRESOLVED
    return Days(start, end, precision, "stated") if start <= end else UNRESOLVED


def mentions(clues: Sequence[Clue], published: Published) -> list[TimeMention]:
    """Turn clues into time mentions, resolved against the publication day where there is one."""
    found = []
    for clue, days in zip(clues, resolve(clues, published.resolved), strict=True):
        found.append(TimeMention(clue.start, clue.end, clue.text, days.start, days.end, days.precision, days.basis, clue.since))
    return found

