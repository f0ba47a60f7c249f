"""How the story goes on: what a line leaves for the lines behind it.

Law: what is kept is that of the last line that told any; a new paragraph keeps only what a paragraph may begin with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from geo.codebook import countries, unique
from geo.coding.deeds import looks_back
from geo.coding.roles import LineRoles
from geo.coding.scope import SPOKEN, Scope, When
from geo.coding.story import MATERIAL, SAID, Told
from geo.language import Trigger
from geo.model import CodedEvent
from geo.phrases import Match

_NIGHT = timedelta(days=1)  # a span that is told like a day
Changes = dict[str, Any]  # fields of Told with their new values
Coded = Sequence[tuple[Match[Trigger], tuple[CodedEvent, bool]]]


def new_paragraph(told: Told, number: int) -> Told:
    """Return what the story keeps as a paragraph begins."""
    back = _ended_before(told.day, told.latest)  # what was only looked back on
    day = told.latest if back else told.day
    earlier = told.deed or told.earlier
    word = told.word if told.word and told.word.precision == "day" and not told.entry and not (back and _ended_before(told.word, told.latest)) else None
    return replace(
        told, paragraph=number, deed=None, flash=None, entry=None, mined=False, historic=False, earlier=earlier, word=word, day=day, places=(), met=(),
        headed=(), held=((), ()), freed=((), ()), latest_told=(),
    )  # fmt: skip


def _ended_before(a: When | None, b: When | None) -> bool:
    return bool(a and b and a.end and b.end and a.end < b.end)


def advance(told: Told, scope: Scope, roles: LineRoles, coded: Coded, parties: tuple[str, str]) -> Told:
    """Return what the story has told once a line is read whose triggers were coded so."""
    events = [e for _, (e, _) in coded]
    return replace(
        told, **_days(told, scope, coded), **_sides(told, events, parties), **_exchange(told, coded, parties), **_people(told, events, roles),
        places=next((e.places for e in events if e.event in MATERIAL and e.places), told.places or scope.opening()),
        latest_told=tuple((e.event, e.mode) for e in events if e.status == "reported"), teller=roles.teller(), voice=roles.speakers, latter=roles.named_last(),
    )  # fmt: skip


def _days(told: Told, scope: Scope, coded: Coded) -> Changes:
    """The days of the last deed and words, and of what is looked back on; a month or year is none: "as they had agreed in April"."""
    timed = _timed(scope, coded)
    undated = bool(told.deed) and any(e.event in MATERIAL and not e.date_start for e in timed)  # died of old wounds
    deeds = [e for e in timed if e.event in MATERIAL and not undated]
    words = [e for e in timed if e.event not in MATERIAL]
    past_perfect = bool({t.fold for t in scope.line.tokens} & scope.language.words("actors", "past_perfect"))
    back = bool(deeds) and all(looks_back(m, scope) for m, (e, _) in coded if e in deeds)
    flash = _when(deeds[-1]) if back else told.flash
    deeds = [] if back else deeds
    deed = _when(deeds[-1]) if deeds else told.deed if back or undated or past_perfect else _alone(scope) or told.deed
    past = [e for e in words if deeds and e.date_end and deeds[-1].date_start and e.date_end < deeds[-1].date_start]  # "three were killed, a day after the ministers met"
    days = [w for w in (told.latest, *map(_when, timed)) if w and w.start and w.end and (w.precision == "day" or w.end - w.start <= _NIGHT)]
    return {
        "deed": deed, "flash": flash, "word": _when(words[-1]) if words and not past else told.word,
        "day": _when((deeds if past else timed)[-1]) if timed else _alone(scope) or told.day, "latest": max(days, key=lambda w: w.end or date.min, default=None),
    }  # fmt: skip


def _timed(scope: Scope, coded: Coded) -> list[CodedEvent]:
    """The events of a line that have its time: those of its main clauses, if it has any."""
    matches = [m for m, _ in coded]
    main = [m for m in matches if not scope.is_aside(m)] or matches  # "handed over two men | who crossed the border in June": not the story's day
    timed = [e for m, (e, _) in coded if m in main and e.status != "hypothetical" and scope.owns_time(m, [o for o in matches if o is not m])]
    return [e for e in timed if e.date_precision not in ("month", "year")]


def _sides(told: Told, events: Sequence[CodedEvent], parties: tuple[str, str]) -> Changes:
    """Who attacked last; both, if each side is told to have attacked: whoever condemns it means both."""
    attacks = [e for e in events if e.event == "ASSAULT"]
    lone = [frozenset(countries(e.actors)) for e in attacks if e.status == "reported" and len(countries(e.actors)) == 1]
    struck = lone[-1] if lone else told.assailants
    struck = frozenset(parties) if set(parties) <= {*struck, *told.assailants} else struck
    mined = attacks[-1].mode == "mine" if attacks else told.mined
    return {"assailants": struck, "struck_by": lone[-1] if lone else told.struck_by, "mined": mined}


def _exchange(told: Told, coded: Coded, parties: tuple[str, str]) -> Changes:
    """Who accused or asked whom; what tells nothing new does not end an exchange."""
    events = [e for _, (e, _) in coded]
    said = [e for m, (e, _) in coded if not m.payload.weak and e.event in SAID and e.actors and e.recipients and not countries(e.actors) & countries(e.recipients)]
    claimed = any(e.event == "ASSAULT" and e.status == "reported" and len(countries(e.actors) & set(parties)) == 1 for e in events)
    charging, charged = (said[-1].actors, said[-1].recipients) if said else ((), ())
    if not said and not claimed and all(e.event in MATERIAL for e in events):
        charging, charged = told.charging, told.charged
    spoken = [m.payload for m, (e, _) in coded if e.event in SPOKEN and e.status == "reported"]
    praised = next((e.recipients for e in events if e.event == "SUPPORT" and not countries(e.recipients) & set(parties)), ())
    return {"charging": charging, "charged": charged, "said": spoken[-1] if spoken else told.said, "praised": praised}


def _people(told: Told, events: Sequence[CodedEvent], roles: LineRoles) -> Changes:
    """Who met, was held, was freed and protested last, and whom a pronoun means: "Marchers filled the square. | They | demand …"."""
    reported = [e for e in events if e.status == "reported"]
    talks = [unique((*e.actors, *e.recipients)) for e in reported if e.event == "CONSULT"]
    arrests = [(e.actors, e.recipients) for e in reported if e.event == "COERCE" and e.actors]
    freed = [(e.actors, e.recipients) for e in reported if e.mode in ("release", "return") and e.actors and e.recipients]
    crowds = [e.actors for e in reported if e.event == "PROTEST" and e.actors]
    subject = roles.subject()
    if crowds and subject and all(c.endswith(":GOV") for c in subject):
        subject = crowds[-1]
    held = arrests[-1][1] if arrests and countries(arrests[-1][0]) == countries(arrests[-1][1]) == countries(subject) else ()
    if any(c.endswith(":CIV") for c in held):  # "The police held forty. | They | had …"
        subject = held
    return {
        "met": talks[-1] if talks else told.met, "held": arrests[-1] if arrests else told.held, "freed": freed[-1] if freed else told.freed,
        "crowd": crowds[-1] if crowds else told.crowd, "subject": subject or told.subject,
    }  # fmt: skip


def _alone(scope: Scope) -> When | None:
    """The day of a line that tells nothing else: a dateline or an opening."""
    days = [t for t in scope.times if t.date_start and not t.since and t.date_precision in ("day", "range") and not scope.is_past(t)]
    days = [t for t in days if not scope.is_coming(t)]
    days = [t for t in days if not scope.is_of_saying(t)] or days  # "The police said on Thursday that it was recorded | on Wednesday"
    return When(days[0].date_start, days[0].date_end, days[0].date_precision, days[0].basis) if days else None


def _when(event: CodedEvent) -> When:
    return When(event.date_start, event.date_end, event.date_precision, event.date_basis)
