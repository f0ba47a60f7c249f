"""Where something happened whose own sentence names no place, or none but the border.

Law: a place that is named is never replaced; one taken over from another event or sentence has its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from geo.codebook import countries
from geo.coding.here import Here
from geo.coding.story import Reading
from geo.coding.terms import Roles
from geo.language import Trigger
from geo.model import NO_PLACE, NO_SPOT, SETTLEMENTS, UNITS, CodedEvent, Toponym
from geo.phrases import Match

_SEATED = ("PROTEST", "COERCE", "CONSULT", "AGREE", "SUPPORT", "COOPERATE")  # what happens in squares, courts and palaces
_ADJECTIVE = 2  # tokens between a capital and the nationality that tells whose it is
_STORY = 600  # characters between what is told of one protest, or of one day's shelling
_NEARBY = 400  # the same of talks and what came of them, and of fire and its answer
_BESIDE = 300  # the same of a border and the district at it
_DATELINE = 40  # characters in which a text tells where it was written
_OWNER = "seat:"  # cues of a seat of government whose country its name tells


def seat(match: Match[Trigger], who: Roles, here: Here) -> tuple[Toponym, ...]:
    """Return the capital that an event's line means by "the capital", "Parliament" or "the White House".

    It is that of the country told beside it, else of those who protest or arrest there.
    """
    cues = [c for c in here.scope.cues if c.payload.startswith("seat")]
    if match.payload.event == "PROTEST" and not cues:  # "In | Yerevan | marchers filled …", which might be the government too
        named = {t.country for t in here.scope.toponyms if t.kind == "metonym"} & countries(who.actors)
        return tuple(here.reading.capitals[c] for c in sorted(named) if c in here.reading.capitals)
    if not cues or match.payload.event not in _SEATED:
        return ()
    cue = min(cues, key=lambda c: max(c.first - match.last, match.first - c.last, 0))
    beside = {c for a in here.roles.actors if a.adjective and cue.first - _ADJECTIVE <= a.first < cue.last + _ADJECTIVE for c in countries(a.mention.actors)}
    at_home = match.payload.event in ("PROTEST", "COERCE")
    own = countries(who.actors) | (countries(who.recipients) if not who.actors else set())
    told = {cue.payload.removeprefix(_OWNER)} if cue.payload.startswith(_OWNER) else beside or (own if at_home else set())
    return tuple(here.reading.capitals[c] for c in told if c in here.reading.capitals) if len(told) == 1 else ()


def on_the_spot(match: Match[Trigger], places: Sequence[Toponym], here: Here) -> tuple[Toponym, ...]:
    """Return the town or village told last, where an attack's line tells no closer place than a district, but "the village" or "the same spot"."""
    close = any(p.kind not in (*UNITS, "region", "border") for p in places)
    if match.payload.event != "ASSAULT" or close or not here.scope.has("there"):
        return ()
    begins = here.scope.line.start
    before = [t for t in _towns(here.reading) if begins - _STORY <= t.start < begins]
    return (replace(before[-1], relation="at"),) if before else ()


def grounded(events: Sequence[CodedEvent], reading: Reading) -> list[CodedEvent]:
    """Give a document's merged events that tell no place that of the story they belong to, if there is one."""
    return [_owned_up(_narrowed(e, reading), reading) if e.places else _taken_over(e, events, reading) for e in events]


def _owned_up(event: CodedEvent, reading: Reading) -> CodedEvent:
    """Say so of a place that none of the event's own sentences names: the story went on there ("the village was shelled again"), or another sentence tells it."""
    seated = event.event in _SEATED and any(map(reading.is_capital, event.places))  # "Parliament" tells the capital
    if seated or any(_is_own(p, event, reading) for p in event.places):
        return event
    whose = "the sentences before" if event.places[0].start < event.evidence[0].start else "a sentence behind"
    return replace(event, reasons=(*event.reasons, f"{NO_PLACE}that of {whose} is taken."))


def _narrowed(event: CodedEvent, reading: Reading) -> CodedEvent:
    """An attack somewhere on the whole border is put on the section of the one district or province that is told beside it."""
    whole = [p for p in event.places if p.kind == "border" and set(p.parts[:2]) == set(reading.parties) and not p.parts[2:] and not p.direction]
    if event.event != "ASSAULT" or len(whole) != len(event.places):
        return event
    beside = [t for t in reading.toponyms if t.kind in UNITS and t.country in reading.parties and abs(_behind(event, t)) <= _BESIDE]
    if len({t.place_id for t in beside}) != 1:
        return event
    reasons = () if any(_is_own(t, event, reading) for t in beside) else (f"{NO_SPOT}{beside[0].name} is told beside it.",)
    return replace(event, places=(*event.places, beside[0]), reasons=(*event.reasons, *reasons))


def _is_own(place: Toponym, event: CodedEvent, reading: Reading) -> bool:
    """Whether a place stands in one of an event's own sentences."""
    return reading.line_at(place.start) in {reading.line_at(s.start) for s in event.evidence}


def _taken_over(event: CodedEvent, events: Sequence[CodedEvent], reading: Reading) -> CodedEvent:
    for rule, whose in _RULES:
        if places := rule(event, events, reading):
            near = tuple(replace(p, relation="near") if p.kind in SETTLEMENTS and p.relation in ("", "at") else p for p in places)
            return replace(event, places=near, reasons=(*event.reasons, f"{NO_PLACE}that of {whose} is taken."))
    return event


def _of_protest(event: CodedEvent, events: Sequence[CodedEvent], _: Reading) -> tuple[Toponym, ...]:
    """Where a protest was whose people were arrested, or that is told again."""
    whose = countries(event.actors) | countries(event.recipients)
    found = [e for e in events if e.event == "PROTEST" and countries(e.actors) & whose] if event.event in ("COERCE", "PROTEST") else []
    return _nearest(event, found, _STORY)


def _of_talks(event: CodedEvent, events: Sequence[CodedEvent], _: Reading) -> tuple[Toponym, ...]:
    """Where those met who agreed or went on talking."""
    who = countries(event.actors) | countries(event.recipients)
    talks = event.event == "AGREE" or (event.event == "CONSULT" and event.mode != "phone")
    found = [e for e in events if e.event == "CONSULT" and e.mode != "phone"] if talks and len(who) > 1 else []
    return _nearest(event, [e for e in found if who <= countries(e.actors) | countries(e.recipients)], _NEARBY)


def _of_dateline(event: CodedEvent, events: Sequence[CodedEvent], reading: Reading) -> tuple[Toponym, ...]:
    """Where a text on talks was written, if one of those who talked sits there ("MOSCOW – Putin and X met …")."""
    who = countries(event.actors) | countries(event.recipients)
    talks = event.event in ("CONSULT", "AGREE") and event.mode != "phone" and len(who) > 1
    written = next((t for t in reading.toponyms if t.kind in ("city", "metonym") and t.start < event.evidence[0].start), None) if talks else None
    opens = written and written.start < reading.lines[0].tokens[0].start + _DATELINE and written.country in who - set(reading.parties)
    return (replace(written, kind="city", stands_for=None),) if written and opens else ()


def _of_fire(event: CodedEvent, events: Sequence[CodedEvent], reading: Reading) -> tuple[Toponym, ...]:
    """Where those attacks were that a count of them sums up, or the one that was answered."""
    if event.event != "ASSAULT":
        return ()
    doers, hurt = countries(event.actors), countries(event.recipients)
    told = [e for e in events if e.event == "ASSAULT" and e.status == "reported" and len(countries(e.actors)) == 1 and _overlap(event, e)]
    told = [e for e in told if e.places and not any(map(reading.is_capital, e.places)) and e.places[0].kind != "border"]
    answered = [e for e in told if countries(e.actors) == hurt and _lag(event, e) > 0]
    details = [e for e in told if countries(e.actors) == doers and -_STORY <= _lag(event, e) < 0]
    summed = tuple({p.place_id: p for e in details for p in e.places if p.kind == details[0].places[0].kind}.values())
    return summed or _nearest(event, answered, _NEARBY)


def _of_story(event: CodedEvent, events: Sequence[CodedEvent], reading: Reading) -> tuple[Toponym, ...]:
    """The town or village told last before an attack."""
    before = [t for t in _towns(reading) if event.event == "ASSAULT" and 0 <= _behind(event, t) <= _NEARBY]
    return (before[-1],) if before else ()


_RULES: Sequence[tuple[Callable[[CodedEvent, Sequence[CodedEvent], Reading], tuple[Toponym, ...]], str]] = (
    (_of_protest, "the protest it belongs to"), (_of_talks, "the talks it belongs to"), (_of_dateline, "the text itself"), (_of_fire, "the attacks told with it"),
    (_of_story, "the sentences before"),
)  # fmt: skip


def _towns(reading: Reading) -> list[Toponym]:
    """The towns and villages of the parties that a text names, without the capitals."""
    return [t for t in reading.toponyms if t.kind in SETTLEMENTS and t.country in reading.parties and not reading.is_capital(t)]


def _lag(a: CodedEvent, b: CodedEvent) -> int:
    """How many characters the first event is told behind the second; negative if before it."""
    return min((x.start - y.start for x in a.evidence for y in b.evidence), key=abs)


def _behind(event: CodedEvent, place: Toponym) -> int:
    """How many characters an event is told behind a place."""
    return min((s.start - place.start for s in event.evidence), key=abs)


def _nearest(event: CodedEvent, found: Sequence[CodedEvent], reach: int) -> tuple[Toponym, ...]:
    near = [e for e in found if e.places and abs(_lag(event, e)) <= reach and _overlap(event, e)]
    return min(near, key=lambda e: (abs(_lag(event, e)), _lag(event, e) < 0)).places if near else ()


def _overlap(a: CodedEvent, b: CodedEvent) -> bool:
    if not (a.date_start and a.date_end and b.date_start and b.date_end):
        return True
    return a.date_start <= b.date_end and b.date_start <= a.date_end
