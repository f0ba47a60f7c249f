"""The publication day: what the header, the dateline and all clues of a text come to.

Law: the day is a pure function of the text and the pack's chronology; where they tell nothing, there is none.
"""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise

from geo.mentions.times import DAY, FRESH, WEEK, Clue, Days, months_from, reckoned, resolve, stated, told_number, weekday_fits
from geo.model import Episode, Published
from geo.text import opens_entry

_OPENING = 250  # characters of a text in which its dateline stands
_HEADING = 70  # characters of a line that may consist of the dateline alone
_PLACE_OF_WRITING = 9  # words before the date of a dateline: place, agency, "published on"
_LOWER = 3  # of them those that begin with a small letter
_ENTRIES = 3  # lines that open with a date: a chronology
_BEHIND = 2  # words behind a date that ends its line: "(excerpt)", "20:47 | Politics"
_HEADER = re.compile(r"\A ?date \d{4}[-\d]*")
_ENDS = re.compile(r"[ \t]*(?:\w{1,3}[.։]?|года|թվականի)?[ \t]*(?:[.։․:–—)/|]|--?[ \t]|,[ \t]*[^\W\d_a-zа-яա-ֆ]|\([^)\n]{1,40}\)|\n|$)")
_NAME = r"[^\W\d_a-zа-яёա-և][^\W\d_]*(?:[.’'-][^\W\d_]+)*"  # a word with a capital
_DATELINE = re.compile(rf"\s*{_NAME}(?:[ .,/]+{_NAME}){{0,5}}(?:[ ,.]+[^\n–—:;«»\"]{{0,40}}?(?:\([^)\n]{{2,30}}\)|\d{{4}}(?: г)?))?[ .,]*\s(?:—|–|--|-)\s")
_SLASHED = re.compile(rf"{_NAME}/ ?(\d\d?)\.(\d\d?)(?:\.((?:20)?\d\d))? ?/")  # "Bakı/29.09.22/Turan:"
_YEAR_BEHIND = re.compile(r"[ ,.]{1,2}((?:19|20)\d\d)\b")
_YEAR_BEFORE = re.compile(r"\b((?:19|20)\d\d)[ ,.]{1,2}\Z")
_TOGETHER = re.compile(r"[ ,(՝]{1,3}")  # between "yesterday" and the day that it is
_YEAR_ALONE = re.compile(r"(?m)^\W*((?:19|20)\d\d)\W*[^\W\d_]{0,9}\W*$")  # a line that is nothing but a year
_YEAR = re.compile(r"(?<![\d.,:/-])(?:19[89]|20[0-4])\d(?![\d:/%])")
# What cannot be: a day told ahead of the text, a date on another weekday, and what a text rarely tells: a day and month of half a year ago.
_CONTRADICTION, _LONG_AGO, _UNTOLD_LATER = 100.0, 20.0, 2.0
# Costs of a candidate day as a conditional logit finds them on the development texts, rounded (docs/decisions/0010); only their ratios matter.
_EVE, _OLDER, _AGE_OF_DAY = 0.15, 0.7, 0.02  # the newest day told is yesterday, or older; for each day from the newest date and newest day
_AHEAD = 0.001  # for each day until one that is planned
_EVE_NAMED = 0.4  # for the day after one that is named by its date, where "yesterday" is told
_LEDE_AGE, _UNNAMED_TODAY = 0.12, 0.17  # for each day since that of the first sentence that tells one; no weekday is today's
_TOLD_BACK, _JUMP, _TODAY_NAMED = 0.2, 0.33, 0.3  # a weekday before a date told ahead of it (but one of several); far back to a weekday; "today" has a name too
_NOT_KNOWN, _LONG_EPISODE, _ELSEWHERE = 1.1, 0.1, 0.6  # nothing is known of its days; the logarithm of an episode's days; the share that is lost by one elsewhere
_MISRECKONED = 3.0  # it is not the third day, the eve, the anniversary that it is called
_BESIDE = 3  # characters between "the next day" and the weekday that it is
_FEW = 3 * DAY  # back from one weekday to another told behind it
_RECENT, _STORY = 45, 30  # days that news looks back; days of one story
_OLDEST = 1988  # no news of this conflict is older: such a date is history
_GOES_ON = 60  # days from one day of a story to the next one
_HALF_YEAR = 182  # days: a day and month without a year are rarely meant to be older
# Of a year: a person not in office, days of which nothing is known, a year told that is still to come, each year after the last that is told.
_OUT_OF_OFFICE, _UNKNOWN, _YEAR_TO_COME, _AGE = 8.0, 16.0, 6.0, 1.0
_MISCOUNTED, _COUNTED = 10.0, 30  # a year that is not as long ago as is told; characters between the two
_STALE = 1.5  # the same for each day by which a weekday in a text's first sentences lies before its own
_LEDE = 2  # lines from which a text opens
_MARGIN = 3.0  # by which the best year must lead


@dataclass(frozen=True, slots=True)
class Chronology:
    """What is known beside the text.

    Attributes
    ----------
    episodes : sequence of Episode
        Known periods of fighting or talks.
    terms : sequence of (first day, last day)
        Of the persons that the text names: their days in office.
    places : set of str
        The names of the places that the text may name, and of their provinces and districts.
    years : sequence of int
        Of the wars that the text names ("the 44-day war").
    """

    episodes: Sequence[Episode] = ()
    terms: Sequence[tuple[date | None, date | None]] = ()
    places: frozenset[str] = frozenset()
    years: Sequence[int] = ()


def window(prefix: str | None) -> tuple[date, date] | None:
    """Return the first and last day that an ISO 8601 prefix allows; None for None and for what is no date.

    >>> window("2020-02")
    (datetime.date(2020, 2, 1), datetime.date(2020, 2, 29))
    """
    if not prefix or not re.fullmatch(r"\d{4}(-\d\d?){0,2}", prefix):
        return None
    year, month, day = (*map(int, prefix.split("-")), 0, 0)[:3]
    last_month = month or 12
    try:
        return date(year, month or 1, day or 1), date(year, last_month, day or calendar.monthrange(year, last_month)[1])
    except (ValueError, calendar.IllegalMonthError):
        return None


# ---------------------------------------------------------------- the dateline


def dateline(text: str, clues: Sequence[Clue]) -> str | None:
    """Return the day that a text gives for itself: behind the place of writing, or alone in a short line at its head or end.

    Returns
    -------
    str or None
        ISO 8601, ``--07-13`` if it has no year; None if there is no such date.
    """
    if slashed := _SLASHED.search(text, 0, _OPENING):
        day, month, year = slashed.groups()
        return f"{'20' + year[-2:] if year else '-'}-{int(month):02}-{int(day):02}" if window(f"2020-{month}-{day}") else None
    end = len(text.rstrip())
    entries = [c for c in clues if c.kind in ("date", "dotted", "range") and not text[text.rfind("\n", 0, c.start) + 1 : c.start].strip(" *•-–—")]
    chronology = len(entries) >= _ENTRIES or sum(opens_entry(text, c.start, c.end) for c in entries) > 1
    explained = {b.start for a, b in _together(clues, text) if a.kind == "offset"}  # "yesterday, 3 August"
    for clue in clues:
        if clue.start in explained or (chronology and clue in entries):
            continue
        if clue.kind not in ("date", "dotted") or not (clue.end <= _OPENING or end - clue.end <= 2):
            continue
        line = _line_of(text, clue)
        if _is_heading(line, text, clue) or (clue.end <= _OPENING and _is_opening(text, clue)):
            return _iso(text, clue)
    return None


def behind_dateline(text: str, start: int) -> int:
    """Return where a text that begins at `start` goes on behind the place and the house that wrote it ("TBILISI (AP) — …"), `start` if none is told."""
    match = _DATELINE.match(text, start)
    return match.end() if match else start


def _line_of(text: str, clue: Clue) -> str:
    return text[text.rfind("\n", 0, clue.start) + 1 : (text.find("\n", clue.end) + 1 or len(text) + 1) - 1]


def _is_heading(line: str, text: str, clue: Clue) -> bool:
    """Whether a date ends a short line of its own, or is all of it: not in a text of one line."""
    before, _, behind = line.partition(clue.text)
    short = line.strip() != text.strip() and len(line.strip()) <= _HEADING
    return short and _names(before, _LOWER - 1) and len(re.findall(r"[^\W\d_]+", behind.partition("|")[0])) <= _BEHIND


def _is_opening(text: str, clue: Clue) -> bool:
    """Whether a date stands behind the place and the house that wrote the text, parted from both sides."""
    before = _HEADER.sub("", text[text.rfind("\n", 0, clue.start) + 1 : clue.start]).strip()
    parted = not before or before[-1] in ",.(/—–:-|։"
    if not before and text[clue.end : clue.end + 1] == ",":
        return False  # "On 12 May, shots …" opens a sentence
    return parted and _names(before, _LOWER) and bool(_ENDS.match(text, clue.end))


def _names(before: str, lower: int) -> bool:
    """Whether words are names (a place, an agency) with few others, and not the beginning of a sentence."""
    words = re.findall(r"[^\W\d_]+", before)
    return len(words) <= _PLACE_OF_WRITING and sum(w[0].islower() for w in words) <= lower


def _iso(text: str, clue: Clue) -> str | None:
    day = stated(clue, None)
    if day.start and day.start == day.end:
        return day.start.isoformat()
    month, number = clue.values.get("month", clue.values.get("monthnum")), clue.values.get("day")
    if not month or not number or "year" in clue.values:
        return None
    year = _YEAR_BEHIND.match(text, clue.end) or _YEAR_BEFORE.search(text[max(0, clue.start - 8) : clue.start]) or _YEAR_ALONE.search(text)
    told = f"{year.group(1) if year else '-'}-{month:02}-{number:02}"
    return told if window(told if year else "2020" + told[1:]) else None


# ---------------------------------------------------------------- the day


class _Story:
    """A text's clues: what of them is so on every day, kept for the many days that are tried, and what they come to on each.

    ``telling`` are the clues that tell a day, ``spanning`` those that tell one of the story's or an earlier one.
    """

    def __init__(self, clues: Sequence[Clue], text: str) -> None:
        self.clues, self.text = clues, text
        self.telling = [c for c in clues if _tells_day(c)]
        self.spanning = [c for c in clues if _tells_day(c) or c.kind == "earlier"]
        self._read: dict[tuple[int, date], list[Days]] = {}

    def read(self, clues: Sequence[Clue], day: date) -> Sequence[Days]:
        """Return what the text's clues, those that tell a day, or those that span the story, come to on a day."""
        key = len(clues), day  # each holds the next smaller one, so that two of one length are the same
        if key not in self._read:
            self._read[key] = resolve(clues, day)
        return self._read[key]

    @cached_property
    def together(self) -> list[tuple[Clue, Clue]]:
        """Neighbouring clues that nothing but a comma or bracket parts."""
        return _together(self.clues, self.text)

    @cached_property
    def named_twice(self) -> list[tuple[Clue, Clue]]:
        """Days told twice: "yesterday, 14 July", "yesterday, Sunday", "Sunday, 26 May"."""
        beside = self.together
        pairs = [*beside, *((b, a) for a, b in beside)]
        rows = [(a, c) for (a, b), (_, c) in pairwise(beside) if b.kind == "weekday" and a.end < b.start < b.end < c.start and (b, c) in beside]
        now = [(a, b) for a, b in (*pairs, *rows) if a.kind == "offset" and not a.previous and b.kind in ("date", "weekday")]
        return now + [(a, b) for a, b in pairs if a.kind in ("date", "day") and b.kind == "weekday" and not a.values.get("weekday")]

    @cached_property
    def reckoned(self) -> list[tuple[Clue, Clue, int]]:
        """What counts days, with the day that it counts from."""
        return reckoned(self.clues)

    @cached_property
    def counted_years(self) -> list[tuple[Clue, int]]:
        """Days and years beside which it is told how many years ago they were."""
        return _counted_years(self.clues)

    @cached_property
    def tells_today(self) -> bool:
        """Whether "today" is told, and not with its date."""
        told = any(c.kind == "offset" and not c.offset and not c.previous for c in self.clues)
        return told and not any(a.kind == "offset" and not a.offset for a, _ in self.named_twice)

    @cached_property
    def tells_yesterday(self) -> bool:
        """Whether "yesterday" is told and "today" is not, so that the last day named may well be the day before."""
        return any(c.kind == "offset" and c.offset == -1 and not c.previous for c in self.clues) and not self.tells_today


def infer_publication(header: str | None, clues: Sequence[Clue], line: str | None = None, text: str = "", chronology: Callable[[], Chronology] = Chronology) -> Published:
    """Choose the publication day on which all clues agree best.

    Parameters
    ----------
    header : str or None
        ISO 8601 prefix from the header or meta data.
    clues : sequence of Clue
        In the order of the text.
    line : str or None
        What `dateline` returned.
    text : str
        In which the clues stand, and whose years tell that it is not older.
    chronology : callable
        Gives what is known beside the text; asked only where no year is told.

    Returns
    -------
    Published
        ``resolved`` is None if nothing says which day of the window it is.
    """
    written = line if line and line.startswith(header or "") else header
    span = window(written)
    if span and span[0] == span[1]:
        return Published(written, *span, span[0], "The day is stated.")
    story = _Story(clues, text)
    on_line = (lambda d: d.isoformat()[4:] == line[1:]) if line and line.startswith("--") else None
    candidates = _days(*span) if span else _days_named(story) or _days_after_last_full_date(clues)
    if on_line and any(map(on_line, candidates)):
        candidates = list(filter(on_line, candidates))
    elif not span and (on_line or not candidates):
        return _in_some_year(line, story, chronology())
    if not candidates:
        return Published(written)
    if not story.telling:
        return Published(written, candidates[0], candidates[-1], None, "The text names no day to choose from.")
    known = chronology()
    best = min(candidates, key=lambda day: (_cost(day, story) + _known(day, story, known)[0], day))
    if not span and _cost(best, story) >= (_CONTRADICTION if on_line else _LONG_AGO):  # "5 November – … since November 2020": of a later year
        other = _in_some_year(line, story, known)
        if on_line or other.resolved:
            return other
    why = _told_of(_known(best, story, known)[1]) + _reason(written, best, story)
    return Published(written, best, _last_same_reading(best, story, candidates[-1]), best, why)


def _in_some_year(line: str | None, story: _Story, chronology: Chronology) -> Published:
    """Choose the year that is told nowhere: by weekdays, years of the past, persons in office, and known fighting."""
    told = [*map(int, _YEAR.findall(story.text)), *chronology.years]
    by_year = {year: days for year in _years(chronology.episodes, told) if (days := _days_in(year, line, story))}
    best = {year: min((_cost(d, story) + _year_cost(d, story, told, chronology), d) for d in days) for year, days in by_year.items()}
    ranked = sorted(best.values())
    if not ranked or (len(ranked) > 1 and ranked[1][0] - ranked[0][0] < _MARGIN):
        return Published(line)
    days = by_year[ranked[0][1].year]
    day = min(days, key=lambda d: (_cost(d, story) + _known(d, story, chronology)[0], d))
    last = day if line else _last_same_reading(day, story, day + WEEK * DAY)
    known = _told_of(_known(day, story, chronology)[1])
    why = f"{known}No year is told: {day.year} agrees best with its weekdays, years and persons. {_reason(None, day, story)}"
    return Published(line, day, last, day, why)


def _years(episodes: Sequence[Episode], told: Sequence[int]) -> Iterable[int]:
    ends = [y for e in episodes for y in (e.start.year, e.end.year)]
    return range(min(ends), max(ends) + 2) if ends else sorted(set(told))


def _days_in(year: int, line: str | None, story: _Story) -> list[date]:
    """The days of a year that the text may be of: that of its dateline, else those from its last day and month on."""
    if line:
        day = window(f"{year}{line[1:]}")
        return [day[0]] if day else []
    counted = [d.end + days * DAY for _, b, days in story.reckoned if b.kind == "date" and (d := stated(replace(b, next=False), date(year, 12, 29))).end]
    if any(d.year == year for d in counted):
        return [d for d in counted if d.year == year]
    own = [d.start for c in story.telling if c.today and c.kind == "date" and (d := stated(c, date(year, 12, 29))).start and d.start.year == year]
    if own:
        return own[:1]
    named = [d.end for c in story.telling if c.kind in ("date", "range") and "year" not in c.values and (d := stated(c, date(year, 12, 29))).end and d.end.year == year]
    return _days(max(named), max(named) + WEEK * DAY) if named else []


def _year_cost(day: date, story: _Story, told: Sequence[int], chronology: Chronology) -> float:
    counted = [int(clue.values["year"]) + n for clue, n in story.counted_years]  # "in 1992, exactly thirty years ago"
    newest = max([*told, *counted], default=day.year)
    cost = _AGE * (day.year - newest) if newest <= day.year else _YEAR_TO_COME
    cost += _MISCOUNTED * any(year != day.year for year in counted)
    cost += sum(_OUT_OF_OFFICE for a, b in chronology.terms if (a and day < a) or (b and day > b + WEEK * DAY))
    lede = [d for c, d in zip(story.clues, story.read(story.clues, day), strict=True) if c.sentence <= _LEDE and d.basis == "weekday" and not c.last]
    cost += _STALE * sum(min((day - d.end).days, _FEW.days + 1) for d in lede if d.end and d.end <= day)
    return cost + _UNKNOWN * _known(day, story, chronology)[0]


def _counted_years(clues: Sequence[Clue]) -> list[tuple[Clue, int]]:
    """Days and years beside which it is told how many years ago they were."""
    beside = [(a, b) for a, b in pairwise(clues) if b.start - a.end <= _COUNTED]
    beside += [(a, b) for a in clues for b in clues if b.kind == "elapsed" and a.kind == "year" and a.sentence == b.sentence]
    pairs = [(a, b) for a, b in [*beside, *((b, a) for a, b in beside)] if "year" in a.values and b.kind in ("ago", "later", "elapsed") and b.values.get("unit") == "year"]
    return [(a, told_number(b)) for a, b in pairs]


def _tells_day(clue: Clue) -> bool:
    return clue.kind in ("weekday", "weekdays", "date", "range", "dotted", "day", "later", "nth", "left", "elapsed") or (clue.kind == "offset" and clue.previous)


def _days(first: date, last: date) -> list[date]:
    return [first + n * DAY for n in range((last - first).days + 1)]


def _days_named(story: _Story) -> list[date]:
    """The day on which "tomorrow, Friday 17 January 2025" is told, "the 100th day since 12 December 2022", "a year to the day after 10 November 2020"."""
    told = [(-a.offset, stated(b, None).start) for a, b in story.named_twice if a.kind == "offset" and b.kind == "date" and "year" in b.values]
    told += [(days, stated(b, None).end) for _, b, days in story.reckoned if b.kind == "dotted" or "year" in b.values]
    return sorted({*(day + days * DAY for days, day in told if day), *_anniversaries(story.clues)})


def _anniversaries(clues: Sequence[Clue]) -> list[date]:
    """Days that lie so many months or years to the day after one that is told with its year."""
    pairs = [(b, told_number(a), a.values["unit"]) for a, b in months_from(clues)]
    return [day for b, n, unit in pairs if (day := stated(b, None).start) and (day := _months_later(day, n * (12 if unit == "year" else 1)))]


def _months_later(day: date, months: int) -> date | None:
    """The same day some months later; None if that month has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1) if year < 9999 and day.day <= calendar.monthrange(year, month + 1)[1] else None


def _days_after_last_full_date(clues: Sequence[Clue]) -> list[date]:
    told = [(c, stated(c, None)) for c in clues if c.kind == "dotted" or "year" in c.values]
    ahead = [d.start for c, d in told if c.next and d.start and d.precision == "day"]  # "the trial will open on 17 January 2025"
    counted = [(c, n) for c, n in _counted_years(clues) if c.kind == "date"]
    told = [(c, d) for c, d in told if not c.next and all(c is not other for other, _ in counted)]
    if counted and not told and (day := _jubilee(*counted[0])):
        return _days(day - FRESH * DAY, day + (WEEK - 1) * DAY)
    if ahead and not any(d.precision == "day" for _, d in told):
        before = [day for c in clues if c.kind in ("date", "range") and not c.next and "year" not in c.values and (day := stated(c, min(ahead)).end)]
        newest = max((d for d in before if min(ahead) - d <= _GOES_ON * DAY), default=min(ahead) - WEEK * DAY)
        return _days(newest, min(newest + WEEK * DAY, min(ahead)))
    full = [d for c, d in told if d.end and d.precision != "year" and not (c.since and d.precision == "month")]
    last = max(((d.start if d.precision == "month" else d.end, d.end) for d in full if d.start and d.end and d.end.year >= _OLDEST), default=None)
    return _days(last[0], _told_on(last[1], clues) + WEEK * DAY) if last and last[0] else []


def _jubilee(clue: Clue, years: int) -> date | None:
    """So many years after a day: "thirty years ago, on 24 March 1990"."""
    return stated(replace(clue, values={**clue.values, "year": int(clue.values["year"]) + years}), None).start


def _told_on(last: date, clues: Sequence[Clue]) -> date:
    """The last day that a story goes on to without telling its year again ("On 16 November 2021 …. On the 26th of November …")."""
    for clue in (c for c in clues if c.kind in ("date", "range") and "year" not in c.values):
        day = stated(clue, last + _GOES_ON * DAY).end
        last = day if day and last < day <= last + _GOES_ON * DAY else last
    return last


def _cost(day: date, story: _Story) -> float:
    """The cost of a day: of what it would contradict, of what news of that day would hardly tell so."""
    telling = story.telling
    resolved = [(c, d.start, d.end, d.basis) for c, d in zip(telling, story.read(telling, day), strict=True) if d.start and d.end]
    told = {c.start: (a, b) for c, a, b, _ in resolved}
    recent = [(c, a, b, basis) for c, a, b, basis in resolved if abs((day - b).days) <= _RECENT and not c.next]
    weekdays = [(c, a) for c, a, _, basis in recent if basis == "weekday"]
    dates = [a for _, a, _, basis in recent if basis == "stated" and a <= day]
    newest = (day - max((b for _, _, b, _ in recent), default=day - _RECENT * DAY)).days
    lede = recent[0][2] if recent else day
    wrong = sum(b > day for _, _, b, _ in recent) + sum(not weekday_fits(c, a) for c, a, _, _ in resolved)
    wrong += sum(a < b for c, a in weekdays for since, b, _, _ in recent if since.since and since.sentence == c.sentence)
    wrong += sum(c.today and not a <= day <= b for c, a, b, _ in recent)
    wrong += sum(not _one_day(a, b, day) for a, b in story.named_twice)
    wrong += sum(_next_named(a, b) and first.isoweekday() != b.values["weekday"] for (a, first, _, _), (b, _, _, _) in pairwise(resolved))
    for a, b in story.together:  # "yesterday, | a day after the | raid": the day told last was the raid's
        if a.kind == b.kind == "offset" and b.previous and b.offset < 0 and not a.previous:
            wrong += any(end != day + (a.offset + b.offset) * DAY for end in [e for c, _, e, _ in recent if c.start < a.start][-1:])
    cost = _CONTRADICTION * wrong + _UNTOLD_LATER * (sum(c.kind == "later" for c in telling) - sum(c.kind == "later" for c, _, _, _ in resolved))
    cost += _MISRECKONED * sum(not _reckons(days, told[b.start], day) for _, b, days in story.reckoned if b.start in told)
    cost += _LONG_AGO * sum(c.kind in ("date", "range", "day") and "year" not in c.values and (day - a).days > _HALF_YEAR for c, a, _, _ in resolved)
    cost += (_OLDER if newest > 1 else _EVE * newest) + _AGE_OF_DAY * (newest + ((day - max(dates)).days if dates else 0))
    cost += _LEDE_AGE * min((day - lede).days, WEEK) + (0.0 if any(a == day and not c.attributive for c, a in weekdays) else _UNNAMED_TODAY)
    cost += _TOLD_BACK * max(0, _told_back([(a, basis) for c, a, _, basis in recent if not c.last]) - (len(weekdays) > 1))
    going = [a for c, a in weekdays if not c.last]  # "last Friday" says itself that it goes back
    cost += _JUMP * sum(max(going[:n], default=a) - a > _FEW for n, a in enumerate(going))
    planned = [(a - day).days for c, a, _, basis in resolved if c.next and basis == "stated" and abs((a - day).days) <= _RECENT]
    cost += sum(_AHEAD * n if n >= 0 else _OLDER for n in planned)
    cost -= _EVE_NAMED * (story.tells_yesterday and any(a == day - DAY and basis == "stated" for _, a, _, basis in recent))
    return float(cost) + (_TODAY_NAMED if any(b == day for _, _, b, _ in recent) and story.tells_today else 0.0)


def _reckons(days: int, told: tuple[date, date], day: date) -> bool:
    """Whether a day lies as many days after another as are counted."""
    return told[0] + days * DAY <= day <= told[1] + days * DAY


def _next_named(a: Clue, b: Clue) -> bool:
    """Whether a weekday names the day that is counted from the one told before: "the next day, Saturday"."""
    return a.kind == "offset" and a.previous and b.kind == "weekday" and 0 < b.start - a.end <= _BESIDE


def _told_back(told: Sequence[tuple[date, str]]) -> int:
    """How many weekdays lie before a date that was told ahead of them."""
    return sum(basis == "weekday" and any(b == "stated" and day < d for d, b in told[:n]) for n, (day, basis) in enumerate(told))


def _known(day: date, story: _Story, chronology: Chronology) -> tuple[float, Episode | None]:
    """The cost of a day that is not that of a known period, and the period: the less, the more of the days told lie in one, the shorter it is."""
    named = [(d.start, d.end) for d in story.read(story.spanning, day) if d.start and d.end and d.precision in ("day", "range") and abs((day - d.end).days) <= _STORY]
    spans = named or [(day, day - FRESH * DAY)]

    first, last = min(a for a, _ in spans), max(b for _, b in spans)
    inside = [(_unlike(e, spans, chronology.places), e) for e in chronology.episodes if e.start <= last and first <= e.end + DAY]
    return min((f for f in inside if f[0] < _NOT_KNOWN), key=lambda found: found[0], default=(_NOT_KNOWN, None))


def _unlike(episode: Episode, spans: Sequence[tuple[date, date]], places: frozenset[str]) -> float:
    """The cost of days that are a period's: the less, the more of them lie in it, the more of its places are told, the shorter it is."""
    here = 1 - _ELSEWHERE / (1 + len(places & set(episode.places)))
    return _NOT_KNOWN * (1 - _share(episode, spans) * here) + _LONG_EPISODE * math.log(1 + (episode.end - episode.start).days)


def _share(episode: Episode, spans: Sequence[tuple[date, date]]) -> float:
    """How many of the days that a text tells lie in a period, or on the day behind it."""
    return sum(a <= episode.end + DAY and episode.start <= b for a, b in spans) / len(spans)


def _told_of(episode: Episode | None) -> str:
    where = f" ({episode.places[0]})" if episode and episode.places else ""
    return f"Known of these days: {episode.what}{where}. " if episode else ""


def _together(clues: Sequence[Clue], text: str) -> list[tuple[Clue, Clue]]:
    """Neighbouring clues that nothing but a comma or bracket parts."""
    return [(a, b) for a, b in pairwise(clues) if _TOGETHER.fullmatch(text[a.end : b.start])]


def _one_day(a: Clue, b: Clue, day: date) -> bool:
    """Whether two ways of naming a day agree, as far as they tell, in a text of some day."""
    first = day + a.offset * DAY if a.kind == "offset" else resolve([a], day)[0].start
    if b.kind == "weekday":
        return first is None or first.isoweekday() == b.values["weekday"]
    other = stated(b, day).start
    return other is None or first == other


def _last_same_reading(best: date, story: _Story, limit: date) -> date:
    reading = story.read(story.telling, best)
    later = [best + n * DAY for n in range(1, FRESH + 1)]
    same = [d for d in later if d <= limit and story.read(story.telling, d) == reading]
    return max(same, default=best)


def _reason(header: str | None, best: date, story: _Story) -> str:
    head = f"The header gives {header} only." if header else "No publication date is given."
    readings = list(zip(story.telling, story.read(story.telling, best), strict=True))
    weekdays = dict.fromkeys(f"“{c.text}” is {d.start:%Y-%m-%d}" for c, d in readings if d.basis == "weekday" and d.start)
    dates = dict.fromkeys(f"“{c.text}”" for c, d in readings if d.basis == "stated" and d.start)
    if not weekdays:
        return f"{head} The latest day that the text names is {best:%Y-%m-%d} ({', '.join(dates)})."
    told = f", told after {', '.join(dates)}," if dates else ""
    return f"{head} {best:%A %Y-%m-%d} is the first day on which its weekdays{told} agree: {'; '.join(weekdays)}."
