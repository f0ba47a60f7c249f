"""The coder: one pass over a document's lines.

Law: every coded event carries the span of the words that told it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from geo.coding.merge import merge_events
from geo.coding.roles import Codes, LineRoles, Roles, country, unique
from geo.coding.scope import FUTURE, Scope, When
from geo.language import Language, Trigger
from geo.mentions.actors import LineActor
from geo.model import Casualty, CodedEvent, Published, Span, TimeMention, Toponym
from geo.phrases import Match, longest
from geo.text import Line

_MATERIAL = ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT")
M = TypeVar("M", TimeMention, Toponym, Casualty)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the mentions of a document came to: parallel sequences by line, flat ones by offset."""

    lines: Sequence[Line]
    paragraphs: Sequence[int]
    languages: Sequence[Language]
    toponyms: Sequence[Toponym]
    actors: Sequence[LineActor]
    times: Sequence[TimeMention]
    casualties: Sequence[Casualty]
    published: Published
    parties: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the story has told so far in this paragraph: the last day, the last place, the last subject."""

    paragraph: int = -1
    when: When | None = None
    places: tuple[Toponym, ...] = ()
    subject: Codes = ()
    subject_when: When | None = None


def code(reading: Reading) -> list[CodedEvent]:
    """Code a document.

    Parameters
    ----------
    reading : Reading

    Returns
    -------
    list of CodedEvent
        Merged, in the order of the text; events that are denied or hypothetical keep their status.
    """
    events: list[tuple[CodedEvent, bool]] = []
    told = _Told()
    for number, line in enumerate(reading.lines):
        told = told if told.paragraph == reading.paragraphs[number] else replace(told, paragraph=reading.paragraphs[number], when=None, places=())
        here, told = _read_line(number, line, reading, told)
        events += here
    return merge_events(_placed(events, reading))


def _read_line(number: int, line: Line, reading: Reading, told: _Told) -> tuple[list[tuple[CodedEvent, bool]], _Told]:
    language = reading.languages[number]
    scope = Scope(
        line, language, _within(reading.times, line), _within(reading.toponyms, line), _within(reading.casualties, line), reading.published
    )
    actors = [a for a in reading.actors if a.line == number]
    roles = LineRoles(line, language, actors, told.subject, reading.parties)
    pronoun = bool(actors) and actors[0].pronoun
    inherited = told.subject_when if pronoun and told.subject_when else told.when
    coded = []
    for match in _triggers(line, language):
        if event := _event(match, roles, scope, told, inherited, reading):
            coded.append(event)
    return coded, _advance(told, scope, roles, coded, pronoun)


def _within(mentions: Sequence[M], line: Line) -> list[M]:
    return [m for m in mentions if line.start <= m.start < line.end]


def _triggers(line: Line, language: Language) -> list[Match[Trigger]]:
    found = longest(language.triggers.find(line))
    calls = [m for m in found if m.payload.event == "CONSULT" and m.payload.mode == "phone"]
    demands = [m for m in found if m.payload.event == "REQUEST"]
    # a call made in order to ask for something is coded for what it asks
    return [m for m in found if m not in calls or not any(0 < d.first - m.last <= 14 for d in demands)]


def _event(match: Match[Trigger], roles: LineRoles, scope: Scope, told: _Told, inherited: When | None, reading: Reading) -> tuple[CodedEvent, bool] | None:
    trigger = match.payload
    status = scope.status(match)
    if status is None:
        return None
    who = _completed(roles.of(match), match, scope, reading)
    if (trigger.needs == "actor" and not who.actors) or (trigger.needs == "recipient" and not who.recipients):
        return None
    if trigger.event not in _MATERIAL and not who.actors:
        return None
    when = scope.when(match, inherited)
    places = tuple(scope.places(match)) or (told.places if trigger.event in _MATERIAL else ())
    start, end = scope.line.raw(match.first, match.last)
    tolls = scope.tolls() if trigger.event == "ASSAULT" else {}
    name = FUTURE.get(trigger.event, trigger.event) if scope.future(match) else trigger.event
    mode = trigger.mode if name == trigger.event else ""
    own = scope.times or tolls
    event = CodedEvent(
        name, mode, who.actors, who.recipients, who.speakers, status, when.start, when.end, when.precision, when.basis, places,
        (Span(start, end, scope.line.text[start:end]),), tolls.get("killed"), tolls.get("wounded"), tolls.get("captured"),
        _confidence(trigger, who, when, places), (f"“{scope.line.text[start:end]}” tells {name}{'/' + mode if mode else ''} ({who.reason}).",),
    )  # fmt: skip
    return event, trigger.background and not own


def _completed(who: Roles, match: Match[Trigger], scope: Scope, reading: Reading) -> Roles:
    """In an attack between the parties, the side of the place or of the hurt is the sufferer's, the other one the doer."""
    if match.payload.event != "ASSAULT" or match.payload.mode in ("mine", "downing"):
        return who
    a, b = reading.parties
    other = {a: b, b: a}
    hurt = {country(c) for c in who.recipients} & {a, b}
    if not hurt and not who.actors:
        hurt = {p.country for p in scope.places(match) if p.country in (a, b)} | ({c.side for c in scope.casualties} & {a, b})
    actors, recipients, reason = who.actors, who.recipients, who.reason
    if not actors and len(hurt) == 1:
        actors, reason = (f"{other[next(iter(hurt))]}:MIL",), reason + "; the doer is inferred: the other party"
    if len(hurt) == 1 and not recipients:
        recipients = (next(iter(hurt)),)
    if not actors and len(hurt) != 1:
        actors = tuple(f"{p}:MIL" for p in (a, b))
    armed = tuple(c if ":" in c or c not in (a, b) else f"{c}:MIL" for c in actors)
    return Roles(unique(armed), recipients, who.speakers, reason)


def _confidence(trigger: Trigger, who: Roles, when: When, places: Sequence[Toponym]) -> float:
    value = trigger.weight + 0.1 * bool(who.actors) + 0.05 * bool(who.recipients) + 0.05 * (when.basis != "publication") + 0.05 * bool(places)
    return round(min(value - 0.15 * ("inferred" in who.reason), 0.95), 2)


def _advance(told: _Told, scope: Scope, roles: LineRoles, coded: Sequence[tuple[CodedEvent, bool]], pronoun: bool) -> _Told:
    days = [t for t in scope.times if t.date_start and not t.since and t.date_precision in ("day", "range")]
    when = When(days[0].date_start, days[0].date_end, days[0].date_precision, days[0].basis) if days else told.when
    places = next((e.places for e, _ in coded if e.event in _MATERIAL and e.places), told.places)
    subject = roles.subject()
    if pronoun or not subject:
        return replace(told, when=when, places=places)
    return replace(told, when=when, places=places, subject=subject, subject_when=when if days else None)


def _placed(events: list[tuple[CodedEvent, bool]], reading: Reading) -> list[tuple[CodedEvent, bool]]:
    """Give fighting that is told without a place the border, if the document speaks of it."""
    border = next((t for t in reading.toponyms if t.kind == "border" and set(reading.parties) <= set(t.parts)), None)
    return [(replace(e, places=(border,)) if border and e.event == "ASSAULT" and not e.places else e, b) for e, b in events]
