"""Times: what a text says of days, and which days they must be.

Clues are found first (pure spans with values); the publication day is then chosen (``publication``) so that all clues agree best;
at last every clue is resolved against it.

Law: a resolved clue depends only on the clues before it and on the publication day; without a publication day, no relative clue
is resolved.
"""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest
from typing import Any

from geo.language import Language
from geo.model import DateBasis, DatePrecision, Published, TimeMention
from geo.phrases import Match, longest
from geo.text import Line

_ASIDE = timedelta(days=60)  # a day that lies so far before the story's own is only spoken of
_BESIDE = 3  # characters between a day and its weekday
_COMMA = 2  # characters between a weekday and its date
_ADJACENT = 4  # characters between "eight days after" and the day that it is after
_NAMED_BEHIND = 60  # the same where an event stands between: "two days after | the gunfight of | June 15"
_YEAR_HEADING = re.compile(r"^\W*(?:[^\W\d_]+\W+){0,2}((?:19|20)\d\d)(?:[ \t.]*[^\W\d_]{1,9}\.?)?[ \t]*:?[ \t]*$", re.MULTILINE)  # a chronology's year
_CLOCK = re.compile(r"(?<![\d.:])([01]?\d|2[0-3]) ?(?:[:.h] ?[0-5]\d(?!\d)|h\b|(?= ?[ap]\.? ?m))(?: ?([ap])\.? ?m)?", re.IGNORECASE)
_PARTED = re.compile(r"[ \t]*(?:(?:19|20)\d\d[^\W\d]?\.?[ \t]*)?(?:[)–—:/.-]|\n|$)")  # behind a dateline
_ROUND_UP = (timedelta(days=3), timedelta(days=7))  # how far apart the first and the last day of a round-up's heading lie
_CLOCK_NEAR = 25  # characters between a night and the time of day
DAY = timedelta(days=1)
# News names a weekday for days of the past week; a text is read as at most two days younger than its last named day.
WEEK, FRESH = 7, 2
_SATURDAY = 6  # ISO 8601
_WARNED = 2  # tokens from a verb of the future to the warning that it is
_PLANNED = 6  # tokens between a verb of the future and its day
_AHEAD = timedelta(days=180)  # how far off a planned day without a year may lie
_LONG = 9  # days: what goes on for longer is counted from its beginning, not told of that very day
_NEAR = 40  # characters between days that are counted and the day that they are counted from
_EVENT = 8  # words between "since the signing" and the day of what was signed
_ENDING = 3  # letters of an ending that an apostrophe parts from a day
_BELOW = 8  # characters between a heading and the date that begins its first entry


@dataclass(frozen=True, slots=True)
class Clue:
    """A time expression before it is resolved: its kind, the values of its sets, and the sentence's number.

    ``attributive`` if it only tells of which event a noun speaks ("Sunday's attack"), ``today`` if a pointing word makes it the
    text's own day ("ce jeudi"), ``opens`` if it counts from an event named behind it ("two days after | the gunfight"), ``began`` if something began then,
    ``hour`` the clock time told beside a night, ``week`` if it is a weekday of the week before, ``heads`` if it opens its line of the text,
    ``parted`` if a sign parts it from what follows, as it does behind a dateline.
    """

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
    month: bool = False
    eve: bool = False
    attributive: bool = False
    today: bool = False
    opens: bool = False
    began: bool = False
    hour: int | None = None
    week: bool = False
    heads: bool = False
    parted: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """What a clue comes to; all None when it cannot be resolved."""

    start: date | None
    end: date | None
    precision: DatePrecision
    basis: DateBasis


UNRESOLVED = Days(None, None, "unknown", "stated")


def find_clues(lines: Sequence[Line], languages: Sequence[Language]) -> list[Clue]:
    """Find the time expressions of a document in the order of the text; each line has its language."""
    clues: list[Clue] = []
    for number, (line, language) in enumerate(zip(lines, languages, strict=True)):
        if not (found := language.times.find(line)):
            continue
        since = language.since.find(line)
        dated = any(m.payload["kind"] == "date" for m in found)
        told = [m for m in found if not m.payload.get("opens") or (m.first == 0 and (clues or dated))]  # "A day after the swap, …"
        for match in (m for m in longest(told) if m.payload["kind"] != "skip"):
            clues.append(_clue(match, line, number, _goes_on(match, line, since, language), language))
    return _planned(_under_headings(clues, lines[0].text)) if lines else clues


def _goes_on(match: Match[Mapping[str, Any]], line: Line, since: Sequence[Match[str]], language: Language) -> bool:
    """Whether something goes on from a day: "since" stands right before it, or behind it and its ending where such words are postpositions.

    "Since the signing" of something has its day within a few words.
    """
    behind, tokens = bool(language.tables["actors"].get("postpositions")), line.tokens
    for m in since:
        between = tokens[match.last : m.first] if behind else tokens[m.last : match.first]
        ahead = match.last <= m.first if behind else m.last <= match.first or match.first - 1 <= m.last <= match.first
        far = m.payload == "since_event" and len(between) <= _EVENT and all(t.is_word for t in between)
        if ahead and (far or (all(len(t.fold) <= _ENDING for t in between) if behind else match.first - 1 <= m.last)):
            return True
    return False


def _under_headings(clues: list[Clue], text: str) -> list[Clue]:
    """Give the days and months under a year that heads a list of them that year."""
    heads = [(m.end(), int(m.group(1))) for m in _YEAR_HEADING.finditer(text)]
    heads = [(end, year) for end, year in heads if any(0 < c.start - end <= _BELOW for c in clues)]

    def dated(clue: Clue) -> Clue:
        year = next((year for end, year in reversed(heads) if end <= clue.start), None)
        told = clue.kind not in ("date", "range", "month") or "year" in clue.values or year is None
        return clue if told else replace(clue, values={**clue.values, "year": year})

    return [dated(c) for c in clues] if heads else clues


def _planned(clues: list[Clue]) -> list[Clue]:
    """Mark the dates that lie ahead because days are counted down to them: "tomorrow, 6 October", "with three days left before the vote of 20 June"."""
    down = {id(b) for _, b, days in reckoned(clues) if days < 0}
    return [replace(c, next=True) if id(c) in down and c.kind == "date" else c for c in clues] if down else clues


def reckoned(clues: Sequence[Clue]) -> list[tuple[Clue, Clue, int]]:
    """Pair what counts days with the day that it counts from.

    Returns
    -------
    list of (counting clue, its day, days)
        The text's own day lies so many days after that day: 2 for "the third day of the fighting that began on Sunday", -1 for "on the eve of the summit of
        16 May". Years and months are counted apart (``elapsed``).
    """
    pairs = [(c, day, _days_counted(c)) for n, c in enumerate(clues) if c.kind in ("nth", "left", "elapsed") if (day := _counted_from(n, clues))]
    coming = [(n, c) for n, c in enumerate(clues) if c.kind == "offset" and c.offset > 0 and (not c.previous or (c.opens and not c.sentence))]
    named = [(c, day, c.offset if c.previous else -c.offset) for n, c in coming if (day := _named_behind(n, clues))]
    return [*named, *((c, day, days) for c, day, days in pairs if days is not None)]


def _named_behind(n: int, clues: Sequence[Clue]) -> Clue | None:
    """The date that names "tomorrow" right behind it, a weekday between them or none; behind "the day after …" in its sentence."""
    clue = clues[n]
    reach = clue.end
    for other in clues[n + 1 :]:
        if other.sentence != clue.sentence or (not clue.opens and other.start - reach > _BESIDE) or other.kind not in ("date", "weekday"):
            return None
        if other.kind == "date":
            return other
        reach = other.end
    return None


def months_from(clues: Sequence[Clue]) -> list[tuple[Clue, Clue]]:
    """Pair what counts whole months or years to the day with the date, told with its year, that it counts from: "exactly two years after 10 November 2020"."""
    pairs = [(c, _counted_from(n, clues)) for n, c in enumerate(clues) if c.kind == "elapsed" and c.values.get("unit") in ("month", "year")]
    return [(a, b) for a, b in pairs if b and b.kind == "date" and "year" in b.values]


def told_number(clue: Clue) -> int:
    """The number that a clue tells, in digits, in words or by its place in a row; 1 if it tells none."""
    return int(next((clue.values[key] for key in ("int", "num", "ordinal") if key in clue.values), 1))


def _days_counted(clue: Clue) -> int | None:
    """How many days a text's own day lies after the day that a clue counts from; None where months or years are counted."""
    if clue.kind == "nth":
        return told_number(clue) - 1
    number = clue.days or told_number(clue) * {"day": 1, "week": WEEK, "hour": 1 / 24}.get(clue.values.get("unit", "day"), math.nan)
    return None if math.isnan(number) else round(number) * (-1 if clue.kind == "left" else 1)


def _counted_from(n: int, clues: Sequence[Clue]) -> Clue | None:
    """The day nearest to what counts from it, in its sentence or the next ones."""
    clue = clues[n]
    days = [c for c in clues if c.kind in ("date", "dotted", "range") and abs(c.sentence - clue.sentence) <= 1]
    if clue.kind == "left" and clue.days:  # "on the eve of the summit of 16 May"
        days = [c for c in days if c.start > clue.start and c.sentence == clue.sentence]
    if clue.kind == "nth":  # "for a third day on Monday": that Monday itself
        long_ago = told_number(clue) > _LONG
        days = [c for c in clues if (c.began or (long_ago and c in days and c is not clues[0])) and abs(c.sentence - clue.sentence) <= 1]
    if clue.kind == "elapsed" and clue.values.get("unit") not in ("month", "year"):
        days = [c for c in days if max(c.start - clue.end, clue.start - c.end) <= _NEAR]
    return min(days, key=lambda c: (abs(c.sentence - clue.sentence), abs(c.start - clue.start)), default=None)


def _coming(match: Match[Mapping[str, Any]], line: Line, language: Language) -> bool:
    """Whether a day is told with a verb of the future: "drills will begin | on 29 July"; behind it where verbs stand last."""
    last = language.word_order == "sov"
    ending = language.tables["actors"].get("coming") if last else language.tables["actors"].get("future_verb")
    near = range(max(match.first - _PLANNED - 1, 0), min(match.last + _PLANNED + 1, len(line.tokens)))
    told = [(c.first, c.last) for c in language.cued(line, "future")]
    told += [(i, i + 1) for i in near if ending and not line.tokens[i].capital and re.search(ending, line.tokens[i].fold)]
    warned = language.tables["time"].get("warned") if last else None  # "on Wednesday … warned that it would not bear it": warned on that day
    told = [(a, b) for a, b in told if not (warned and any(re.search(warned, t.fold) for t in line.tokens[b : b + _WARNED]))]
    end = len(line.tokens) - 1 - (not line.tokens[-1].is_word)
    later = [m for m in language.times.find(line) if m.first > match.last]
    if last and not later and any(a <= end < b for a, b in told):
        return True  # "Liderlerin | 1 Haziran'da … görüşmeleri bekleniyor": nothing else of the sentence has its day
    spans = [(match.last, a) if last else (b, match.first) for a, b in told]
    if language.tables["actors"].get("free_order") and any(0 <= a - match.last <= 1 for a, _ in told):
        return True  # "в понедельник | состоится встреча"
    return any(0 <= b - a <= _PLANNED and all(t.is_word for t in line.tokens[a:b]) for a, b in spans)


def _clue(match: Match[Mapping[str, Any]], line: Line, number: int, goes_on: bool, language: Language) -> Clue:
    start, end = line.raw(match.first, match.last)
    form = match.payload
    since = goes_on or form.get("since", False)
    dated = form["kind"] in ("date", "range", "weekday", "weekdays")
    due = (dated or form["kind"] == "month") and language.marks("deadline", line, match.first, match.last)
    coming = form.get("next", False) or due or (dated and _coming(match, line, language))
    last = form.get("last", False) or (form["kind"] == "weekday" and form.get("next", False))
    return Clue(
        start, end, line.text[start:end], number, form["kind"], {**match.values, "unit": form["unit"]} if "unit" in form else match.values, form.get("offset", 0), last,
        coming, form.get("anchor") == "previous", since, form.get("days", 0), form.get("month", False), form.get("eve", False),
        language.marks("attributive", line, match.first, match.last), dated and not coming and language.marks("today", line, match.first, match.last),
        form.get("opens", False), dated and (since or language.marks("began", line, match.first, match.last)),
        _hour(line, start, end) if form["kind"] == "night" else None, form.get("week", False),
        not any(map(str.isalnum, line.text[line.text.rfind("\n", 0, start) + 1 : start])), bool(_PARTED.match(line.text, end)),
    )  # fmt: skip


def _hour(line: Line, start: int, end: int) -> int | None:
    """Return the hour of the clock time right behind a night, or right before it; None if none is told: "last night | at 1:15 a.m."."""
    behind, before = min(end + _CLOCK_NEAR, line.end), max(start - _CLOCK_NEAR, line.start)
    told = _CLOCK.search(line.text, end, behind) or _CLOCK.search(line.text, before, start)
    if told is None:
        return None
    hour, half = int(told[1]), (told[2] or "").lower()
    return hour % 12 + 12 * (half == "p") if half else hour


# ---------------------------------------------------------------- resolving


def resolve(clues: Sequence[Clue], published: date | None) -> list[Days]:
    """Resolve clues in the order of the text; the one before is the anchor of "the next day"."""
    found: list[Days] = []
    anchor, looked_back, told_at = published, None, 0
    roundup = _rounded_up(clues, published)
    line: tuple[int, date | None] | None = None  # the number of the line and its first day
    for clue, after in zip_longest(clues, clues[1:]):
        if looked_back and clue.sentence > looked_back[1] + 1:  # "the day before" is looked back on; the story goes on from its own day
            anchor, looked_back = looked_back[0], None
        own = stated(after, published).end if after and _counts_from(clue, after) else None
        if clue.eve and published and anchor and told_at < clue.sentence - 1 and DAY <= published - anchor <= FRESH * DAY:
            own = published  # "накануне", with no day told beside it: yesterday
        same = found[-1] if found and clue.kind == "weekday" and _names_again(clues[len(found) - 1], clue, found[-1]) else None
        same = same or (_named_ahead(clue, after, published) if after and clue.kind == "weekday" else None)
        same = same or (_within_round_up(clue, *roundup) if roundup else None)
        days = same or _resolve_one(clue, published, own or anchor)  # "eight days after | 4 June"
        if clue.kind == "later" and published and days.start and days.start > published:
            days = UNRESOLVED  # "two weeks after the fighting" tells of now: nothing later than the text is told
        found.append(days)
        dateline = clue is clues[0] and clue.kind == "date" and clue.parted
        line = line if line and line[0] == clue.sentence else (clue.sentence, None if dateline else days.end)
        within = bool(days.end and line[1] and days.end < line[1])  # "met on Wednesday, as the statement of 7 December told": the first day goes on
        within = within and (clue.kind in ("date", "dotted") or clues[0].kind != "date" or clue.sentence > clues[0].sentence)  # an opening may be the place of writing
        aside = within or (anchor and anchor != published and days.end and anchor - days.end > _ASIDE)  # "the statement of 9 November 2020": no day of the story
        if days.start and days.precision in ("day", "range") and clue.kind != "earlier" and not aside and not (clue.since and anchor):  # "since Sunday": it goes on
            looked_back = (anchor, clue.sentence) if clue.previous and clue.offset < 0 and anchor else None
            anchor, told_at = days.end, clue.sentence
    return found


def _rounded_up(clues: Sequence[Clue], published: date | None) -> tuple[date, date] | None:
    """The first and the last day of the week that a text's heading tells it to round up ("The week: 13-19 December"); None if it tells none."""
    told = (stated(c, published) for c in clues if c.kind == "range" and c.sentence <= 1)
    return next(((d.start, d.end) for d in told if d.start and d.end and _ROUND_UP[0] <= d.end - d.start <= _ROUND_UP[1]), None)


def _within_round_up(clue: Clue, first: date, last: date) -> Days | None:
    """The day of a round-up's week whose name opens an entry: "Monday. Two drivers were held"."""
    if clue.kind != "weekday" or not clue.heads:
        return None
    day = first + ((clue.values["weekday"] - first.isoweekday()) % WEEK) * DAY
    return Days(day, day, "day", "weekday") if day <= last else None


def _counts_from(clue: Clue, after: Clue) -> bool:
    """Whether days are counted from the date behind them: "eight days after | 4 June", "two days after | the gunfight of 15 June"."""
    reach = math.inf if clue.opens and not clue.sentence else _NAMED_BEHIND if clue.opens else _ADJACENT
    counts = clue.kind == "later" or (clue.opens and clue.previous and clue.offset > 0)  # "a day after the | signing on 8 August"
    return counts and after.kind == "date" and after.sentence == clue.sentence and 0 <= after.start - clue.end <= reach


def _names_again(before: Clue, clue: Clue, days: Days) -> bool:
    """Whether a weekday only names the day told right before it: "two days earlier, | on Saturday"."""
    told = before.kind in ("earlier", "later", "ago") or (before.kind == "offset" and before.previous)
    beside = told and before.sentence == clue.sentence and 0 <= clue.start - before.end <= _BESIDE
    return bool(beside and days.start and days.start == days.end and days.start.isoweekday() == clue.values.get("weekday"))


def _named_ahead(clue: Clue, after: Clue, published: date | None) -> Days | None:
    """The day that a weekday and the date right behind it tell together: "on the night to Tuesday, | 21 July"."""
    beside = after.kind == "date" and not after.values.get("weekday") and 0 <= after.start - clue.end <= _COMMA
    days = stated(after, published) if beside else UNRESOLVED
    return days if days.start and days.start == days.end and days.start.isoweekday() == clue.values.get("weekday") else None


def _resolve_one(clue: Clue, published: date | None, anchor: date | None) -> Days:
    if clue.kind in ("date", "range", "month", "year", "dotted"):
        return stated(clue, published)
    base = anchor if clue.previous or clue.kind in ("later", "earlier") else published
    if base is None:
        return UNRESOLVED
    if clue.kind == "day":
        day = _last_numbered(base, int(clue.values["day"]))
        return Days(day, day, "day", "relative") if day else UNRESOLVED
    if clue.kind == "weekday" and clue.week:
        day = base - (base.isoweekday() - clue.values["weekday"] + WEEK) * DAY
        return Days(day, day, "day", "weekday")
    if clue.kind == "weekday":
        day = _weekday(clue.values["weekday"], base, clue.last, clue.next)
        return Days(day, day, "day", "weekday")
    if clue.kind == "weekdays":
        end = _weekday(clue.values["weekday2"], base, clue.last, False)
        return Days(_weekday(clue.values["weekday"], end, False, False), end, "range", "weekday")
    if clue.kind == "weekend":
        saturday = _weekday(_SATURDAY, base, False, False)
        return Days(saturday, min(saturday + DAY, base), "range", "relative")
    if clue.month:
        first = base.replace(day=1)
        return Days((first - DAY).replace(day=1), first - DAY, "month", "relative") if clue.last else Days(first, base, "month", "relative")
    if clue.kind == "span" and clue.last:
        monday = base - (base.isoweekday() - 1 + WEEK) * DAY
        return Days(monday, monday + (WEEK - 1) * DAY, "week", "relative")
    if clue.kind == "span":
        return _span_back(clue, base)
    if clue.kind == "night":
        early, late = (clue.hour is not None and hours[0] <= clue.hour < hours[1] for hours in ((0, 12), (12, 24)))
        return Days(base if early else base - DAY, base - DAY if late else base, "day" if early or late else "range", "relative")
    if clue.kind == "offset":
        return Days(base + clue.offset * DAY, base + clue.offset * DAY, "day", "relative")
    return UNRESOLVED if "unit" not in clue.values or clue.kind in ("nth", "left") else _counted(clue, base)


def _last_numbered(base: date, number: int) -> date | None:
    """The last day of that number in its month, up to a day: "on the 14th"."""
    return next((d for n in range(62) if (d := base - n * DAY).day == number), None)


def _span_back(clue: Clue, base: date) -> Days:
    """The last days up to now: as many as are told ("the last 24 hours"), else a week."""
    if clue.days:
        return Days(base - clue.days * DAY, base, "range", "relative")
    number, unit = told_number(clue), clue.values.get("unit", "week")
    a_week = unit == "week" and number == 1
    days = WEEK - 1 if a_week else math.ceil(number * {"hour": 1 / 24, "day": 1, "week": WEEK, "month": 30, "year": 365}[unit])
    if days > 36500:
        return UNRESOLVED
    return Days(base - days * DAY, base, "range" if days < WEEK - 1 else "week", "relative")


def _counted(clue: Clue, base: date) -> Days:
    number, unit = told_number(clue), clue.values["unit"]
    sign = 1 if clue.kind == "later" else -1
    days = {"hour": 0, "day": 1, "week": 7, "month": 30, "year": 365}[unit] * number
    if days > 36500:
        return UNRESOLVED
    day = base + sign * days * DAY
    precision: dict[str, DatePrecision] = {"week": "week", "month": "month", "year": "year"}
    slack = {"week": 3, "month": 15, "year": 182}.get(unit, 0)
    return Days(day - slack * DAY, day + slack * DAY, precision.get(unit, "day"), "relative")


def _weekday(weekday: int, base: date, last: bool, following: bool) -> date:
    """The day of a week; ``last``: a week away where it is the base's own ("next Thursday", but "will meet | on Thursday" may be today)."""
    if following:
        return base + (((weekday - base.isoweekday()) % WEEK) or (WEEK if last else 0)) * DAY
    back = (base.isoweekday() - weekday) % WEEK
    return base - (back or (WEEK if last else 0)) * DAY


def weekday_fits(clue: Clue, day: date) -> bool:
    """Whether a date that names its weekday falls on it."""
    return clue.kind != "date" or "weekday" not in clue.values or day.isoweekday() == clue.values["weekday"]


def contradictions(clues: Sequence[Clue], published: date | None) -> list[str]:
    """Return a sentence for every date whose weekday is not that of its day."""
    if not any("weekday" in c.values for c in clues):
        return []
    pairs = zip(clues, resolve(clues, published), strict=True)
    return [
        f"“{c.text}” contradicts itself: {d.start.isoformat()} is a {d.start:%A}."
        for c, d in pairs
        if d.start and not weekday_fits(c, d.start)
    ]


def stated(clue: Clue, published: date | None) -> Days:
    """Return the days of a date, range, month or year; one without a year is the last such before publication."""
    v = clue.values if "dayword" not in clue.values else {**clue.values, "day": clue.values["dayword"]}
    if clue.kind == "dotted":
        return _dotted(str(v["dotted"]))
    if clue.kind == "year":
        return _span(v["year"], 1, 1, v["year"], 12, 31, "year") if "year" in v else UNRESOLVED
    month = next((v[key] for key in ("month", "inmonth", "monthnum", "month2") if key in v), None)
    month2 = v.get("month2", month)
    if month is None:
        return UNRESOLVED
    day, day2 = v.get("day", 1), v.get("day2", v.get("day", 31))
    by = published + _AHEAD if clue.next and published else published
    by = published.replace(day=1) - DAY if clue.kind == "month" and clue.last and published else by  # "last September", told in September
    year = v.get("year") or _year(month2, day2 if "day" in v else 1, by)
    if year is None:
        return UNRESOLVED
    if "edge" in v:  # "the last day of August"
        day = day2 = v["edge"] if v["edge"] > 0 else calendar.monthrange(year, month)[1]
    if "nth" in v:  # "the last Friday of August"
        day = day2 = _nth_weekday(year, month, v["nth"], v["weekday"])
    if clue.kind == "month":
        return _span(year, month, 1, year, month, calendar.monthrange(year, month)[1], "month")
    return _span(year - (month > month2), month, day, year, month2, day2, "day" if clue.kind == "date" else "range")


def _nth_weekday(year: int, month: int, nth: int, weekday: int) -> int:
    """The day of a month's first, second … or last (-1) Monday, Tuesday and so on."""
    last = calendar.monthrange(year, month)[1]
    days = [n for n in range(1, last + 1) if date(year, month, n).isoweekday() == weekday]
    return days[nth - (nth > 0)]


def _year(month: int, day: int, published: date | None) -> int | None:
    """Return the year of the last such day that is not after publication (two days of grace)."""
    if published is None:
        return None
    latest = published + FRESH * DAY
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
        if clue.kind in ("nth", "left"):  # they only help to find the text's own day
            continue
        found.append(TimeMention(clue.start, clue.end, clue.text, days.start, days.end, days.precision, days.basis, clue.since))
    return found

