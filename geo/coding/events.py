"""The coder: one pass over a document's lines.

Law: every coded event carries the span of the words that told it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TypeVar

from geo.codebook import countries, country, governments, unique
from geo.coding.clauses import attributions, quotations
from geo.coding.gaps import found_in
from geo.coding.ground import grounded, on_the_spot, seat
from geo.coding.here import Here, clause_behind
from geo.coding.losses import completed, tolls
from geo.coding.merge import merge_events
from geo.coding.parties import parties
from geo.coding.roles import LineRoles
from geo.coding.scope import FUTURE, SPOKEN, Scope, When, tolls_of
from geo.coding.story import HURT_BEFORE, MATERIAL, SAID, Reading, Told, lost
from geo.coding.targets import hit
from geo.coding.terms import Roles, talks
from geo.coding.triggers import hinted, told_by
from geo.coding.voices import attributed
from geo.coding.weapons import armed
from geo.language import PEOPLE, Language, Trigger
from geo.model import LED_TO, NOBODY, UNITS, Casualty, CodedEvent, LineActor, Outcome, Span, TimeMention, Toll, Toponym
from geo.phrases import Match
from geo.text import Line

_ELABORATION = 8  # tokens between an event's name and what it consisted of
_TALK = ("ACCUSE", "REQUEST", "SUPPORT", "CONSULT", "THREATEN")  # what they name by a noun is told elsewhere
_MOURNED = 6  # tokens between the dead and words of regret
_LABEL = 9  # tokens of a quotation that only calls something by a name: "an 'act of revenge'"
_LONG_BEFORE = 60  # days before a story's own from which what is told is history
_THEN = 10  # tokens between one partner of talks and the next
_MATCHES = 2  # lines of sport that make a document one of sport
_CULTURE, _OPENS = 2, 2  # lines of a document that tell of culture, and the first of them
_DATED = 12  # tokens of a line that only dates the text
M = TypeVar("M", TimeMention, Toponym, Casualty)


def code(reading: Reading) -> tuple[list[CodedEvent], list[Casualty]]:
    """Code a document.

    Parameters
    ----------
    reading : Reading

    Returns
    -------
    events : list of CodedEvent
        Merged, in the order of the text; events that are denied or hypothetical keep their status.
    losses : list of Casualty
        The reading's, with the side and the group that the events tell of them.
    """
    if _is_sport(reading):
        return [], list(reading.casualties)
    culture = _is_culture(reading)
    events: list[tuple[CodedEvent, bool]] = []
    told, voices = Told(), []
    title = _title(reading)
    for number, line in enumerate(reading.lines):
        told = told if told.paragraph == reading.paragraphs[number] else _new_paragraph(told, reading.paragraphs[number])
        here, after = _read_line(number, line, reading, told)
        if culture and not any(_is_news(t, reading.published.resolved) for t in _within(reading.times, line)):
            here = [(e, points) for e, points in here if e.event not in MATERIAL]  # "the film tells of two brothers whose village is | shelled"
        if not any(e.event == "ASSAULT" for e, _ in here) and not (told.deed and _of_old(reading, line, told.deed)) and not _elsewhere(events, line, reading):
            events = _with_losses(events, [c for c in _within(reading.casualties, line) if not c.cumulative])
        events = _with_place(events, here, line, reading.languages[number], _within(reading.toponyms, line))
        again = all(e.event == "ASSAULT" and not (e.recipients or e.killed or e.wounded) for e, _ in here)  # "The shelling | began on Tuesday"
        if again and (dated := _with_day(events, line, reading.languages[number], _within(reading.times, line))) is not events:
            events, here = dated, []
        events += [(replace(e, killed=None, wounded=None, captured=None), True) for e, _ in here] if number == title else here
        events = _with_own_losses(events)
        voices.append(after.voice)
        told = told if number == title else after
    coded = attributed(grounded(armed(merge_events(_placed(events, reading)), reading), reading), reading, voices)
    losses = completed(reading, coded, voices)
    return hit(tolls(coded, reading.casualties, losses), reading), losses


def _with_own_losses(events: list[tuple[CodedEvent, bool]]) -> list[tuple[CodedEvent, bool]]:
    """Give an attack its losses that an event behind it holds: those of the side that answers it ("Y fired back and lost | nobody"), and that nobody was | hurt."""
    for i, (answer, points) in enumerate(events):
        tolls = [t for t in (answer.killed, answer.wounded) if t]
        before = next((n for n in reversed(range(i)) if events[n][0].event == "ASSAULT" and events[n][0].status == "reported" and not events[n][1]), None)
        if before is None or answer.event != "ASSAULT" or not tolls:
            continue
        attack = events[before][0]
        own = all(t.side in countries(attack.recipients) if t.side else not t.best for t in tolls)
        back = countries(answer.actors) == countries(attack.recipients) and countries(answer.recipients) == countries(attack.actors)
        back = back and answer.status == "reported" and not points and not attack.killed and not attack.wounded
        if own and (back or answer.status == "denied"):
            events[before] = (replace(attack, killed=attack.killed or answer.killed, wounded=attack.wounded or answer.wounded), False)
            events[i] = (replace(answer, killed=None, wounded=None), points)
    return events


def _with_losses(events: list[tuple[CodedEvent, bool]], losses: Sequence[Casualty]) -> list[tuple[CodedEvent, bool]]:
    """Give losses told in a sentence of their own ("There were no casualties.") to the attack told last, where it has none yet."""
    last = next((i for i in reversed(range(len(events))) if not events[i][1]), None)
    if not losses or last is None or events[last][0].event != "ASSAULT":
        return events
    event, points = events[last]
    tolls = tolls_of(losses)
    full = replace(
        event, killed=event.killed or tolls.get("killed"), wounded=event.wounded or tolls.get("wounded"), captured=event.captured or tolls.get("captured")
    )
    return [*events[:last], (full, points), *events[last + 1 :]]


def _elsewhere(events: Sequence[tuple[CodedEvent, bool]], line: Line, reading: Reading) -> bool:
    """Whether a line tells of another place or day than the attack told last: "Three were killed at A on Sunday. | On Monday nobody was hurt in B"."""
    last = next((e for e, points in reversed(events) if not points), None)
    spots = [p for p in _within(reading.toponyms, line) if p.kind in ("village", "city", "district", "province", "region") and p.relation != "toward"]
    days = [t for t in _within(reading.times, line) if t.date_start and t.date_end and t.date_precision == "day"]
    if last is None or not last.date_start or not last.date_end:
        return False
    apart = [t for t in days if t.date_start and t.date_end and (t.date_start > last.date_end or t.date_end < last.date_start)]
    return bool(days and len(apart) == len(days)) or bool(spots and last.places and not {p.place_id for p in spots} & {p.place_id for p in last.places})


def _with_day(events: list[tuple[CodedEvent, bool]], line: Line, language: Language, times: Sequence[TimeMention]) -> list[tuple[CodedEvent, bool]]:
    """Give the deed told last, if no day was told of it, the day on which a sentence of its own says that it happened: "The incident | occurred on Friday"."""
    told = language.cued(line, "happened")
    days = [t for t in times if t.date_start and t.date_precision in ("day", "range")]
    if not told or not days or not events or events[-1][1] or events[-1][0].event not in MATERIAL or events[-1][0].date_basis not in ("publication", "inferred"):
        return events
    offset = line.tokens[told[0].last - 1].end
    day = min(days, key=lambda t: max(offset - t.end, t.start - offset, 0))
    dated = replace(events[-1][0], date_start=day.date_start, date_end=day.date_end, date_precision=day.date_precision, date_basis=day.basis)
    return [*events[:-1], (dated, False)]


def _with_place(
    events: list[tuple[CodedEvent, bool]], here: Sequence[tuple[CodedEvent, bool]], line: Line, language: Language, toponyms: Sequence[Toponym]
) -> list[tuple[CodedEvent, bool]]:
    """Give the deed told last, if no closer place than a border was told of it, the place where a sentence of its own says that it happened."""
    last = events[-1][0] if events and not events[-1][1] else None
    spots = [t for t in toponyms if t.kind in ("village", "city", "other", "mountain", "lake", "district", "province") and t.relation != "toward"]
    if last is None or last.event not in MATERIAL or here or not spots or not language.cued(line, "happened") or any(p.kind != "border" for p in last.places):
        return events
    exact = [t for t in spots if t.kind not in UNITS]
    return [*events[:-1], (replace(last, places=(exact[0],) if exact else (*last.places, spots[0])), False)]


def _is_sport(reading: Reading) -> bool:
    """Whether a document tells of matches and no soldiers: its attacks, protests and handshakes are no events."""
    played = sum(bool(language.sport.find(line)) for line, language in zip(reading.lines, reading.languages, strict=True))
    armed = any(c.endswith(":MIL") for a in reading.actors for c in a.mention.actors)
    return played >= max(_MATCHES, len(reading.lines) / 4) and not armed


def _is_culture(reading: Reading) -> bool:
    """Whether a document tells, from its opening on, of books, films, exhibitions or anniversaries."""
    told = [n for n, (line, language) in enumerate(zip(reading.lines, reading.languages, strict=True)) if language.cued(line, "culture")]
    return len(told) >= _CULTURE and told[0] <= _OPENS


def _is_news(time: TimeMention, published: date | None) -> bool:
    """Whether a day is one that news may tell of: a day or a few, and none of long ago."""
    short = time.date_start is not None and time.date_end is not None and time.date_precision in ("day", "range") and (time.date_end - time.date_start).days <= _LONG_BEFORE
    return short and (published is None or time.date_end is None or (published - time.date_end).days <= _LONG_BEFORE)


def _of_old(reading: Reading, line: Line, deed: When) -> bool:
    """Whether a line tells of days long before the story's: "In 2020 they fought for six weeks; 6,500 died"."""
    return any(t.date_end and deed.start and (deed.start - t.date_end).days > _LONG_BEFORE for t in _within(reading.times, line))


def _title(reading: Reading) -> int | None:
    """Return the line that is a headline, if the first one is, or the one behind a date: a paragraph of its own, without a date, that ends without a full stop."""
    at = int(len(reading.lines) > 0 and bool(_within(reading.times, reading.lines[0])) and _heads(reading, 0) and len(reading.lines[0].tokens) <= _DATED)
    return at if _heads(reading, at) and not _within(reading.times, reading.lines[at]) else None


def _heads(reading: Reading, at: int) -> bool:
    if len(reading.lines) < at + 3 or reading.paragraphs[at] == reading.paragraphs[at + 1]:
        return False
    line = reading.lines[at]
    return line.text[line.start : line.end].rstrip()[-1:] not in (".", "։", ":")


def _new_paragraph(told: Told, number: int) -> Told:
    back = _ended_before(told.day, told.latest)  # what was only looked back on
    day = told.latest if back else told.day
    earlier = told.deed or told.earlier
    word = told.word if told.word and told.word.precision == "day" and not told.entry and not (back and _ended_before(told.word, told.latest)) else None
    anew = replace(told, paragraph=number, deed=None, flash=None, entry=None, mined=False, historic=False)
    return replace(anew, earlier=earlier, word=word, day=day, places=(), met=(), headed=(), held=((), ()), freed=((), ()), latest_told=())


def _ended_before(a: When | None, b: When | None) -> bool:
    return bool(a and b and a.end and b.end and a.end < b.end)


def _read_line(number: int, line: Line, reading: Reading, told: Told) -> tuple[list[tuple[CodedEvent, bool]], Told]:
    language = reading.languages[number]
    scope = Scope(
        line, language, _within(reading.times, line), _within(reading.toponyms, line), _within(reading.casualties, line), reading.published
    )
    dateline = number == 0 or (number == 1 and reading.paragraphs[0] == reading.paragraphs[1])
    told = replace(told, headed=() if dateline else scope.heading() or told.headed)
    scope.headed = told.headed
    scope.is_capital = reading.is_capital
    if entry := scope.entry():
        told = replace(told, entry=entry, deed=None, word=None, places=())
    actors = [a for a in reading.actors if a.line == number]
    idioms = language.cued(line, "idiom")
    barred = language.cued(line, "barred")  # no event begins or ends inside them
    matches = [m for m in found_in(line, language, scope.times, actors) if not any(c.first <= m.first and m.last <= c.last for c in idioms)]
    matches = [m for m in matches if not any(c.first <= m.first < c.last or c.first < m.last <= c.last for c in barred)]
    groups = [a for a in actors if not a.adjective and not a.arms and any(c.endswith(":MIL") for c in a.mention.actors)]  # "a sabotage group" is no sabotage
    inside = {(m.first, m.last) for m in matches for a in groups if a.first <= m.first and m.last <= a.last} - {(a.first, a.last) for a in groups}
    matches = [m for m in matches if m.payload.form not in ("noun", "both") or (m.first, m.last) not in inside]
    quotes = quotations(line)  # words of a quotation and of what follows it are no phrase: '"…broke the truce", | announced X'
    matches = [m for m in matches if m.payload.event not in MATERIAL or not any(a <= m.first < b - 1 and b < m.last and line.tokens[b].fold == "," for a, b in quotes)]
    matches = [m for m in matches if m.payload.event != "CONSULT" or not any(m.first < a - 1 < m.last <= b for a, b in quotes)]  # 'görüşmede, "X yaptığının …"'
    asides = attributions(line, language)  # "Y's troops, | it alleged, | shelled …" accuses nobody beside the attack
    matches = [m for m in matches if m.payload.event != "ACCUSE" or m.last - m.first > 1 or not any(a <= m.first and m.last <= b for a, b in asides)]
    triggers = told_by([m for m in matches if not m.payload.weak], line, language)
    triggers += hinted(matches, triggers, line)
    again = [*_repeated(line, language, told, triggers), *_likewise(line, language, told, triggers, actors)]
    triggers += again
    verbs = [m for m in triggers if m.payload.form != "noun" and not m.payload.background]
    ends, starts = [m.last for m in verbs], [m.first for m in verbs]
    roles = LineRoles(line, language, actors, told.subject, reading.parties, ends, starts, told.teller, reading.authors, told.latter, reading.issuer)
    same = countries(roles.subject()) <= countries(told.subject) or (bool(actors) and actors[0].pronoun)
    told = told if same else replace(told, word=None)
    attacks = [m for m in matches if m.payload.event == "ASSAULT" and m.payload.form == "noun" and not m.payload.background]
    for match in matches:
        if match.payload.event == "ACCUSE" or match.payload.mode == "phone":
            roles.of(match)  # who is accused does what the line tells of; who is called does not ask
    here = Here(triggers, attacks, matches, roles, scope, told, reading, again)
    coded = [(m, e) for m in triggers if (e := _event(m, here))]
    coded = [(m, part) for m, e in coded for part in _one_after_another(e, m, here)]
    coded = _each_its_losses(coded, scope)
    coded += [(m, _gainsaid(e[0], m)) for m, e in coded if _own_denial(e[0], m, [o for _, o in coded], reading, scope)]
    if told.historic and not scope.times:  # "In 2016 they fought for four days. Two hundred died."
        coded = [(m, e) for m, e in coded if e[0].event not in MATERIAL or m.payload.background]
    deeds = [m for m in triggers if m.payload.event in MATERIAL]
    dated = [t for t in scope.times if t.date_start]
    past = bool(dated) and (bool(deeds) or scope.is_history()) and all(map(scope.is_past, dated)) and all(scope.status(m, triggers) is None for m in deeds)
    told = replace(told, historic=past or (told.historic and not scope.times))
    unrest = _is_unrest(here) or any(m.payload.mode == "clash" and _is_unrest(here, m) for m in triggers)
    told = replace(told, unrest=told.paragraph + 1 if unrest else 0)
    return [e for _, e in coded], _advance(told, scope, roles, coded, reading.parties)


def _repeated(line: Line, language: Language, told: Told, triggers: Sequence[Match[Trigger]]) -> list[Match[Trigger]]:
    """What "did the same" repeats: the words told last, in the line itself if it tells any before it."""
    found = [c for c in language.cued(line, "same") if not any(t.first < c.last and c.first < t.last for t in triggers)]
    if not found:
        return []
    at = found[0]
    here = [t.payload for t in triggers if t.payload.event in SPOKEN and t.last <= at.first]
    said = here[-1] if here else told.said
    return [Match(at.first, at.last, replace(said, form="active"), {})] if said else []


def _likewise(
    line: Line, language: Language, told: Told, triggers: Sequence[Match[Trigger]], actors: Sequence[LineActor]
) -> list[Match[Trigger]]:
    """The words told last, said by whoever stands in a clause without a verb: "X welcomed it; | Y too |.", "| So did | Y."."""
    words = ["", "", *(t.fold for t in line.tokens), "."]  # two ahead of a token, one behind the line
    opening = {"", *language.words("actors", "links", "and"), *language.words("actors", "links", "but"), *language.words("actors", "determiners")}
    too, so = language.words("actors", "links", "too"), language.words("actors", "links", "so_did")
    found = []
    for a in actors:
        opens = a.first == 0 or words[a.first + 1] in opening or not line.tokens[a.first - 1].is_word
        dash = not words[a.last + 2][:1].isalnum() and a.last + 3 < len(words)  # "Y | – | too"
        last = next((i + 1 for i in (a.last, a.last + dash) if words[i + 2] in too), a.last)
        elliptic = opens and last > a.last and not words[min(last + 2, len(words) - 1)][:1].isalnum()
        asked = {words[a.first], words[a.first + 1]} <= so and bool(so)
        before = [t.payload for t in triggers if t.payload.event in SPOKEN and t.last <= a.first]
        said = before[-1] if before else told.said
        if said and not a.adjective and not a.pronoun and (elliptic or asked):
            found.append(Match(last - 1 if elliptic else a.first - 1, last if elliptic else a.first, replace(said, form="echoed"), {}))
    return found


def _one_after_another(coded: tuple[CodedEvent, bool], match: Match[Trigger], here: Here) -> list[tuple[CodedEvent, bool]]:
    """The talks that somebody had with one partner and then with another, each by itself: "X phoned Y and, | later, Z"."""
    event, points = coded
    if event.event != "CONSULT" or not event.actors:
        return [coded]
    line, then = here.scope.line, here.scope.language.words("actors", "links", "then")
    partners = [a for a in sorted(here.roles.actors, key=lambda a: a.first) if not a.pronoun and talks(a) and any(":" in c for c in a.mention.actors)]
    partners = [a for a in partners if not countries(a.mention.actors) & countries(event.actors)]
    for one, other in pairwise(partners):
        between = line.tokens[one.last : other.first]
        apart = countries(one.mention.actors) & countries(event.recipients) and not countries(one.mention.actors) & countries(other.mention.actors)
        parted = {t.fold for t in between} & then and len(between) <= _THEN and not any(one.last <= t.first < other.first for t in here.triggers if t is not match)
        if apart and parted:
            told = Span(other.mention.start, other.mention.end, line.text[other.mention.start : other.mention.end])
            later = replace(event, recipients=other.mention.actors, evidence=(told,))
            rest = tuple(c for c in event.recipients if country(c) not in countries(other.mention.actors))
            return [(replace(event, recipients=rest), points), (later, points)]
    return [coded]


def _own_denial(event: CodedEvent, match: Match[Trigger], others: Sequence[tuple[CodedEvent, bool]], reading: Reading, scope: Scope) -> bool:
    """Whether a party says that its own side did not do something: "X said that its troops had not | opened fire", "X | denies having fired"."""
    own = countries(event.actors)
    if any(match.first < c.first <= match.last for c in scope.language.cued(scope.line, "nobody")):
        return False  # "had lost | no | positions"
    denies = any(match.first <= c.first < match.last for c in scope.language.cued(scope.line, "denial"))
    says = own == countries(event.asserted_by) or (denies and not event.asserted_by)
    told = event.status == "denied" and event.event == "ASSAULT" and match.payload.form == "active" and says
    return told and len(own & set(reading.parties)) == 1 and not any(o.event in ("REJECT", "ACCUSE") and countries(o.actors) == own for o, _ in others)


def _gainsaid(event: CodedEvent, match: Match[Trigger]) -> tuple[CodedEvent, bool]:
    """The denial that such words are."""
    reason = f"“{event.evidence[0].quote}” is denied by its doer: REJECT/deny."
    who = event.asserted_by or unique(map(country, event.actors))
    said = replace(event, event="REJECT", mode="deny", actors=who, status="reported", places=(), reasons=(reason,))
    return replace(said, killed=None, wounded=None, captured=None), match.payload.background


def _is_unrest(here: Here, match: Match[Trigger] | None = None) -> bool:
    """Whether a line tells of police and crowds, and of no soldiers: itself, or after one that did, from a new paragraph on only with "the" ("the clashes")."""
    definite = here.scope.language.words("actors", "definite") | here.scope.language.words("actors", "pointing")
    pointed = match is not None and match.first > 0 and here.scope.line.tokens[match.first - 1].fold in definite
    told = here.told.unrest and (here.told.unrest == here.told.paragraph + 1 or pointed)
    return (told or here.scope.has("unrest")) and not here.roles.soldiers_named()


def _within(mentions: Sequence[M], line: Line) -> list[M]:
    return [m for m in mentions if line.start <= m.start < line.end]


def _each_its_losses(
    coded: Sequence[tuple[Match[Trigger], tuple[CodedEvent, bool]]], scope: Scope
) -> list[tuple[Match[Trigger], tuple[CodedEvent, bool]]]:
    """Part the losses of a line among the attacks of several doers in it: "X shelled A, | killing one, | and Y's drones struck B, | wounding three"."""
    attacks = [(m, e) for m, (e, _) in coded if e.event == "ASSAULT" and len(countries(e.actors)) == 1 and (e.killed or e.wounded or e.captured)]
    if len({e.actors for _, e in attacks}) < 2:
        return list(coded)
    own: dict[str, list[Casualty]] = {}
    for c in scope.casualties:
        foes = [(m, e) for m, e in attacks if country(e.actors[0]) != c.side] or attacks
        nearest = min(foes, key=lambda a: scope.gap_to(c, a[0]))
        own.setdefault(country(nearest[1].actors[0]), []).append(c)
    tolls = {doer: tolls_of(losses) for doer, losses in own.items()}
    struck = [e for _, e in attacks]
    return [(m, (_only_own(e, tolls.get(country(e.actors[0]), {})) if e in struck else e, points)) for m, (e, points) in coded]


def _only_own(event: CodedEvent, tolls: Mapping[Outcome, Toll]) -> CodedEvent:
    """An event with these losses in the place of those that it has."""
    killed, wounded = event.killed and tolls.get("killed"), event.wounded and tolls.get("wounded")
    return replace(event, killed=killed, wounded=wounded, captured=event.captured and tolls.get("captured"))


def _event(match: Match[Trigger], here: Here) -> tuple[CodedEvent, bool] | None:
    triggers, roles, scope, told, reading = here.triggers, here.roles, here.scope, here.told, here.reading
    trigger = match.payload
    status = scope.status(match, triggers)
    if status is None:
        return None
    if told.mined and trigger.event == "ASSAULT" and trigger.form == "passive" and not trigger.mode and not roles.parties_named() - countries(roles.speakers):
        trigger = replace(trigger, mode="mine")
        match = match._replace(payload=trigger)
    if trigger.event == "PROTEST" and roles.ministry_before(match):  # "the ministry | protested": with words
        trigger = replace(trigger, event="ACCUSE", mode="disapprove")
        match = match._replace(payload=trigger)
    if trigger.mode == "obstruct" and roles.soldiers_behind(match):  # "the road was closed by | soldiers": no protest
        trigger = replace(trigger, event="COERCE", mode="blockade")
        match = match._replace(payload=trigger)
    fighting = (trigger.mode == "clash" and trigger.form == "both") or (trigger.event == "ASSAULT" and scope.opened_by(match) and not roles.party_before(match))
    if fighting and any(clause_behind(match, t, scope) for t in triggers):
        return None  # "fighting began | when X attacked": that attack
    if trigger.event == "MOBILIZE" and _describes(match, scope):
        return None  # "the | post set up | on the bridge stays shut"
    if any(_wound_of(t, triggers, scope) is match for t in triggers):
        return None  # "a soldier | wounded on Monday | died on Wednesday": told by his death
    if told.deed and not trigger.mode and trigger.form == "passive" and lost(match) and roles.of_pronoun(match):
        return None  # "a soldier was shot at X. He | died | in hospital": the losses of that shot
    if _only_captives(match, triggers, scope, told) and not roles.with_agent(match):
        return None
    if trigger.mode == "abduct" and trigger.form == "passive" and told.held[0] and roles.of_pronoun(match):
        return None  # "X put two men on trial. They | were captured | in April"
    if _of_captivity(match, here):
        return None
    who = parties(match, here)
    if who is None:
        return None
    if trigger.mode in ("abduct", "arrest") and trigger.form == "passive" and told.freed[0] and (roles.of_pronoun(match) or not roles.parties_named()):
        who = replace(who, actors=tuple(f"{c}:MIL" for c in countries(told.freed[0])), recipients=unique(map(country, told.freed[1])))
    if trigger.event == "ASSAULT" and not trigger.mode and scope.language.cued(scope.line, "disaster"):
        return None  # "the quake | killed dozens"
    if trigger.event == "ASSAULT" and trigger.mode in ("", "clash") and trigger.form in ("passive", "both", "noun") and _is_unrest(here, match):
        return None  # "scores were hurt when police used tear gas against protesters"
    if _blames_for_beginning(match, who, here):  # "Fighting broke out. X says that Y | fired first"
        trigger = replace(trigger, event="ACCUSE", mode="allege")
        match, who = match._replace(payload=trigger), Roles(unique(map(country, who.speakers)), unique(map(country, who.actors)), who.speakers, who.reason)
    crowd = bool(who.actors) and all(c.endswith(":CIV") and country(c) in reading.parties for c in who.actors) and trigger.form == "active"
    if trigger.mode == "blockade" and crowd and not roles.is_named(who.actors):  # "villagers | blocked the road"
        trigger = replace(trigger, event="PROTEST", mode="obstruct")
        match = match._replace(payload=trigger)
        who = replace(who, recipients=governments(who.actors))
    if trigger.mode == "abduct" and trigger.form == "active" and who.actors and all(c.endswith(":GOV") for c in who.actors):  # "the security service | caught"
        trigger = replace(trigger, event="COERCE", mode="arrest")
        match = match._replace(payload=trigger)
    if trigger.mode == "exercise" and len(countries(who.actors)) > 1:  # what armies of several countries exercise, they exercise together
        trigger = replace(trigger, event="COOPERATE", mode="military")
        match = match._replace(payload=trigger)
    given = bool(who.actors) and bool(who.recipients) and not countries(who.actors) & set(reading.parties) and "inferred" not in who.reason
    if trigger.mode in ("troops", "weapons") and trigger.form == "active" and given and all(c in reading.parties or c.endswith(":GOV") for c in who.recipients):
        trigger = replace(trigger, event="AID", mode="military")  # "X sent armoured cars | to Y"
        match = match._replace(payload=trigger)
    others = [t for t in triggers if t is not match]
    owns_time = scope.owns_time(match, others)
    material = trigger.event in MATERIAL
    before = told.flash if told.flash and _looks_back(match, scope) else _day_before(told, material, scope, answer=trigger.event == "REJECT")
    if before and before is told.word and before.start and _is_present(match, scope):  # "On the 27th X called Y. X | condemns …"
        before = scope.since_then(replace(before, end=before.start)) if before.basis != "publication" else before
    if before and trigger.event in SAID and roles.says_we(match):  # "The post was shelled on Tuesday. | We condemn | this attack": now
        before = None
    wound = _wound_of(match, triggers, scope)
    when = (scope.struck_at(wound, match) if wound else None) or scope.when(match, before, others)
    fought = trigger.event == "ASSAULT" and trigger.mode != "abduct" and bool(told.deed or told.earlier)
    if fought and when.precision == "month" and scope.in_months_past(when):
        return None  # "in November fighting there claimed thirteen lives": history to this month's news
    places = tuple(scope.places(match))
    if trigger.mode == "clash" and not any(p.country in reading.parties for p in places):
        places = tuple(p for p in places if p.kind == "border" or not scope.is_parted(p, match))
    places = on_the_spot(match, places, here) or places
    if not places or all(p.kind in ("province", "region") for p in places):  # "those who went missing in | Karabakh | rallied before Parliament"
        places = seat(match, who, here) or places
    places = places or (told.places if material else ())
    freed = any(event == "RETREAT" and mode in ("release", "return") for event, mode in told.latest_told)
    they = bool(roles.actors) and roles.actors[0].pronoun and roles.actors[0].first <= 1
    if freed and they and (lost(match) or trigger.mode == "clash"):  # "X returned six bodies. | They had fallen in June"
        return None
    strayed = trigger.mode == "incursion" and any(t.payload.mode == "arrest" and countries(roles.of(t).recipients) == countries(who.actors) for t in triggers)
    if strayed and bool(who.actors) and trigger.form == "active":  # "a soldier of X crossed the border and | was held"
        return None
    if NOBODY in who.reason and not places and not set(reading.parties) <= roles.parties_named():
        return None  # neither side nor place: deaths of another kind
    if trigger.mode == "clash" and places and not any(p.country in ("", *reading.parties) for p in places) and not any(p.kind == "border" for p in places):
        return None  # brawls in a third country
    tolls = tolls_of(scope.losses(match)) if trigger.event == "ASSAULT" and scope.owns_losses(match, others) else {}
    if any(t.payload.mode == "arrest" for t in others):  # "blamed X for the shelling, and three of them were arrested"
        tolls = {outcome: toll for outcome, toll in tolls.items() if outcome != "captured"}
    standing = trigger.event == "SUPPORT" and trigger.mode == "endorse"  # "will always stand by X" stands by him already
    name = FUTURE.get(trigger.event, trigger.event) if scope.future(match) and not standing else trigger.event
    if name != trigger.event and not who.actors:
        return None  # "the villages are expected to be handed over": nobody says that he will
    damage = trigger.mode == "destroy" and (LED_TO in who.reason or _attacked(match, triggers) or (NOBODY in who.reason and told.deed))
    mode = trigger.mode if name == trigger.event and not damage else ""
    start, end = scope.line.raw(match.first, match.last)
    quote = scope.line.text[start:end]
    mined = trigger.mode == "mine" and bool(told.deed or told.earlier)
    if scope.casualties and ((lost(match) and ((told.deed and told.assailants) or scope.since_long_ago())) or mined) and all(c.cumulative for c in scope.casualties):
        return None  # a running total of what was told before
    if trigger.weak and NOBODY in who.reason and not scope.places(match):
        return None
    if trigger.event == "ASSAULT" and trigger.form == "active" and NOBODY in who.reason and not tolls and when.basis == "publication":
        return None  # somebody unknown attacks nobody on no day: words of something else
    event = CodedEvent(
        name, mode, who.actors, who.recipients, who.speakers, status, when.start, when.end, when.precision, when.basis, places,
        (Span(start, end, quote),), tolls.get("killed"), tolls.get("wounded"), tolls.get("captured"),
        _confidence(trigger, who, when, places), (f"“{quote}” tells {name}{'/' + mode if mode else ''} ({who.reason}).",),
    )  # fmt: skip
    regrets = [m for m in here.matches if m.payload.weak and m.payload.event == "ACCUSE"]  # "deeply concerned about the | deaths"
    spoken_of = _spoken_of(match, [*triggers, *regrets], scope.language, scope.line) or _quoted(match, scope)
    if not spoken_of and NOBODY not in who.reason and countries(who.actors) != told.struck_by and _retold(match, here):
        doers = tuple(f"{c}:MIL" for c in told.struck_by)
        hurt = tuple(c for c in reading.parties if c not in told.struck_by)
        return replace(event, mode="", actors=doers, recipients=hurt), True
    if spoken_of and not tolls and not owns_time:
        event = replace(event, places=())  # it may point to an attack, but is none by itself
    spots = [p for p in places if p.kind in ("village", "city", "other", "district") and p.country in reading.parties]
    spots = [p for p in spots if p in scope.toponyms and not scope.is_apart(scope.token(p.start), match.first)]
    only_alleged = _alleged(match, triggers, scope) and not spots
    named = trigger.event == "ASSAULT" and (trigger.form == "noun" or scope.language.word_order == "sov") and scope.is_named(match)
    if tolls and trigger.echo and when.basis == "publication" and not _attacked(match, triggers):
        event = replace(event, reasons=(*event.reasons, f"“{quote}”: {HURT_BEFORE}."))
    if tolls and trigger.echo and who.reason != LED_TO:  # "died of his wounds on Monday": hurt in the attack told before
        return replace(event, date_start=None, date_end=None) if told.deed else event, True
    undated = bool(told.deed or told.earlier) and not scope.places(match) and (scope.tells(match) or not owns_time or scope.only_said())
    if tolls and trigger.form == "passive" and not mode and "doer is inferred" in who.reason and undated and not event.captured:
        if (scope.only_said() or scope.tells(match)) and (deed := told.deed or told.earlier) and deed.start and event.date_end and deed.start < event.date_end:
            event = replace(event, date_start=deed.start)  # "105 men have been killed, X told parliament | on Wednesday"
        return event, True  # one side's own dead in a fight told before, if there is one
    pointed = _pointed(match, scope)
    if pointed and not told.deed:
        event = replace(event, places=())
    points = (_points(match, triggers, scope.line, scope.language) and not owns_time) or pointed or (lost(match) and scope.admitted(match))  # "admitted heavy losses"
    lasted = bool(tolls) and trigger.background and bool(told.assailants)  # "the shooting lasted an hour, nobody was hurt"
    return event, (spoken_of and NOBODY in who.reason) or lasted or (not tolls and (only_alleged or spoken_of or named or points))


def _retold(match: Match[Trigger], here: Here) -> bool:
    """Whether a sentence that names no party, place or day tells more of the attack told right before it: "The | bullet hit | the soldier in his shoulder"."""
    roles, told, scope = here.roles, here.told, here.scope
    attacked = any(event == "ASSAULT" for event, _ in told.latest_told) and len(told.struck_by) == 1 and told.struck_by < set(here.reading.parties)
    bare = match.payload.event == "ASSAULT" and match.payload.form in ("passive", "weapon") and match.payload.mode not in ("", "mine", "downing")
    return attacked and bare and not match.payload.reverse and not scope.answers(match) and not roles.parties_named() and not scope.times and not scope.places(match)


def _day_before(told: Told, material: bool, scope: Scope, *, answer: bool = False) -> When | None:
    """The day on which a trigger without a time of its own happened, as far as what stands before tells."""
    if told.entry:
        return (told.deed if material else told.word) or told.entry
    if answer and told.word and told.deed and told.word.end and told.deed.start and told.word.end < told.deed.start:
        return scope.since_then(told.deed)  # what is refuted is the claim told last: the answer is no older
    return (told.deed or scope.up_to_now(told.earlier) or scope.up_to_now(told.day)) if material else told.word or scope.since_then(told.deed) or scope.up_to_now(told.day)


def _describes(match: Match[Trigger], scope: Scope) -> bool:
    """Whether a participle without a verb of its own, in a phrase behind a definite article, only says which thing is meant."""
    helping = scope.language.words("actors", "auxiliaries") | scope.language.words("actors", "perfect")
    words = [t.fold for t in scope.line.tokens]
    definite = match.first > 0 and words[match.first - 1] in scope.language.words("actors", "definite")
    pattern = scope.language.tables["actors"].get("noun_participle") or scope.language.tables["actors"].get("participle_ending") or "$^"
    spelled = [scope.line.text[t.start : t.end] for t in scope.line.tokens[match.first + 1 : match.last]]
    definite = definite and any(re.search(pattern, w) for w in spelled)
    return scope.language.word_order == "svo" and bool(helping) and definite and not helping & set(words[match.first : match.last])


def _looks_back(match: Match[Trigger], scope: Scope) -> bool:
    """Whether a verb stands in the past perfect: what it tells happened before the story's day."""
    words = scope.language.words("actors", "past_perfect")
    return match.payload.form != "noun" and any(t.fold in words for t in scope.line.tokens[max(match.first - 1, 0) : match.last])


def _is_present(match: Match[Trigger], scope: Scope) -> bool:
    """Whether a verb stands in the present tense, so that what it says may be as late as the text."""
    pattern, helping = scope.language.tables["actors"].get("present"), scope.language.words("actors", "perfect") | scope.language.words("actors", "auxiliaries")
    words = [t.fold for t in scope.line.tokens[max(match.first - 1, 0) : match.last]]
    return bool(pattern and match.payload.form == "active" and not helping & set(words) and re.search(pattern, scope.line.tokens[match.first].fold))


def _blames_for_beginning(match: Match[Trigger], who: Roles, here: Here) -> bool:
    """Whether a party only says that the other one was the first to fire in the fighting told before."""
    own, other, parties = countries(who.speakers), countries(who.actors), set(here.reading.parties)
    told = match.payload.event == "ASSAULT" and bool(here.told.deed) and len(own) == len(other) == 1 and own != other
    return told and own | other <= parties and here.scope.holds("began", match) and not here.scope.casualties


def _only_captives(match: Match[Trigger], triggers: Sequence[Match[Trigger]], scope: Scope, told: Told) -> bool:
    """Whether words of arrest in a clause of their own only tell whose release the line speaks of: "freed two men | who had been held since April"."""
    freed = any(t is not match and (t.payload.mode in ("release", "return") or t.payload.event == "REQUEST") for t in triggers)
    freed = freed or any(event == "RETREAT" and mode in ("release", "return") for event, mode in told.latest_told)
    participle = scope.language.tables["actors"].get("participle") or "$^"
    attribute = scope.language.word_order == "sov" and bool(re.search(participle, scope.line.tokens[match.last - 1].fold))
    whose = any(re.search(scope.language.tables["actors"].get("attribute") or "$^", t.fold) for t in scope.line.tokens[match.first : match.last])
    taken = match.payload.mode in ("arrest", "abduct") and match.payload.form == "passive"
    return taken and (whose or (freed and (attribute or scope.is_aside(match))))


def _of_captivity(match: Match[Trigger], here: Here) -> bool:
    """Whether a line behind a release only looks back on how the freed were taken: "X freed ten men. They, captured | in the fighting | of November, were flown home"."""
    scope, told = here.scope, here.told
    freed = any(event == "RETREAT" and mode in ("release", "return") for event, mode in told.latest_told)
    back = freed and match.payload.event == "ASSAULT" and (match.payload.form in ("noun", "both") or match.payload.mode == "abduct")
    if not back or (match.payload.mode == "abduct" and match.payload.form == "active" and here.roles.of(match).actors):
        return False
    captive = any(m.payload["outcome"] == "captured" for m in scope.language.losses.find(scope.line)) or any(t.payload.mode == "abduct" for t in here.triggers)
    fought = any(t.payload.event == "ASSAULT" and t.payload.mode != "abduct" for t in here.triggers)  # "captured in | the fighting | of November"
    precise = ("day",) if fought else ("day", "month")
    days = [t for t in scope.times if t.date_precision in precise and not (told.deed and told.deed.start == t.date_start)]  # "they had been captured | on 26 May"
    return captive and not days


def _wound_of(match: Match[Trigger], triggers: Sequence[Match[Trigger]], scope: Scope) -> Match[Trigger] | None:
    """What tells before a death when its wound was struck: "a soldier | wounded on Monday | died on Wednesday", "was wounded on Monday and died …"."""
    if len(scope.times) < 2 or not lost(match):
        return None
    table, line = scope.language.tables["actors"], scope.line
    losses = [(m.first, m.last, m.payload["outcome"]) for m in scope.language.losses.find(line)]
    if not any(o == "killed" and a < match.last and match.first < b for a, b, o in losses):
        return None
    helping = scope.language.words("actors", "auxiliaries") | scope.language.words("actors", "perfect")
    keys = ("participle_clause", "participle", "noun_participle", "participle_ending")
    pattern = "|".join(table[k] for k in keys if k in table) or "$^"
    words_only = [Match(a, b, replace(match.payload, form="passive"), {}) for a, b, o in losses if o == "wounded"]  # "раненный" alone is no attack
    for t in [*triggers, *words_only]:
        told = {o for a, b, o in losses if a < t.last and t.first < b}
        hurt = t.payload.event == "ASSAULT" and t.payload.form == "passive" and told != {"killed"}
        words = [line.text[w.start : w.end] if "noun_participle" in table else w.fold for w in line.tokens[t.first : t.last]]
        bare = not helping & {w.fold for w in line.tokens[max(t.first - 1, 0) : t.last]}
        participle = bare and any(re.search(pattern, w) for w in words)
        if hurt and t.last <= match.first and (participle or _same_subject(t, match, scope)):
            return t
    return None


def _same_subject(a: Match[Trigger], b: Match[Trigger], scope: Scope) -> bool:
    """Whether a verb follows another one behind an "and", and nobody is named between them but by a pronoun: "was wounded on Monday | and died …"."""
    line, language = scope.line, scope.language
    joins = language.words("actors", "links", "and") - {","}
    joined = next((i for i in range(b.first - 1, a.last - 1, -1) if line.tokens[i].fold in joins), None)
    named = [*(g for g in language.groups.find(line) if g.payload in PEOPLE), *language.nations.find(line)]
    return joined is not None and not any(joined < m.first < b.last for m in named)


def _pointed(match: Match[Trigger], scope: Scope) -> bool:
    """Whether the words beside an attack's noun only date or name something by it: "three days after the | shooting", "called the | shelling …"."""
    noun = match.payload.event == "ASSAULT" and match.payload.form in ("noun", "both")
    return noun and scope.touches("points", match)


def _points(match: Match[Trigger], triggers: Sequence[Match[Trigger]], line: Line, language: Language) -> bool:
    """Whether a trigger only points to an event told elsewhere, or tells more of one that does ("clashes with artillery fire")."""
    lone = match.payload.event == "CONSULT" and match.payload.form == "both" and match.last - match.first == 1  # "welcomed this | meeting"
    if (match.payload.form == "noun" or lone) and match.first and line.tokens[match.first - 1].fold in language.words("actors", "pointing"):
        return True  # "these | movements of troops"
    if match.payload.background or match.payload.form != "noun" or match.payload.event != "ASSAULT":
        return match.payload.background
    return any(t.payload.background and 0 < match.first - t.last <= _ELABORATION for t in triggers)


def _attacked(match: Match[Trigger], triggers: Sequence[Match[Trigger]]) -> bool:
    return any(t is not match and t.payload.event == "ASSAULT" and t.payload.form != "passive" and not t.payload.background for t in triggers)


def _alleged(match: Match[Trigger], triggers: Sequence[Match[Trigger]], scope: Scope) -> bool:
    """Whether an attack is only what somebody is accused of: the accusation is the event."""
    return match.payload.event == "ASSAULT" and any(t.payload.event == "ACCUSE" and t.payload.mode == "allege" and scope.is_content(match, t) for t in triggers)


def _spoken_of(match: Match[Trigger], triggers: Sequence[Match[Trigger]], language: Language, line: Line) -> bool:
    """Whether an attack is only what others talk about ("condemned the attack on …")."""
    talk = [t for t in triggers if t.payload.event in _TALK and t.payload.form != "noun"]
    apart = {";"} | language.words("actors", "links", "but")
    talk = [t for t in talk if all(w.fold not in apart for w in line.tokens[min(t.last, match.last) : max(t.first, match.first)])]
    if lost(match) and any(t.payload.event == "CONCEDE" and 0 <= match.first - t.last <= _MOURNED for t in triggers):  # "apologised to X for the | death of …"
        return True
    if lost(match) and _mourned_behind(match, triggers, language, line):  # "ölen | askerler için özür diledi"
        return True
    if match.payload.form == "passive" and not match.payload.mode:  # "deplored the | loss of life"
        heard = [t for t in talk if t.payload.event in ("ACCUSE", "REQUEST") or t.payload.mode == "endorse"]
        gaps = [t.first - match.last if language.word_order == "sov" else match.first - t.last for t in heard]
        return match.payload.event == "ASSAULT" and any(0 <= gap <= 1 for gap in gaps)
    named = match.payload.event == "ASSAULT" and (match.payload.form == "noun" or match.payload.background)
    return named and bool(talk)


def _mourned_behind(match: Match[Trigger], triggers: Sequence[Match[Trigger]], language: Language, line: Line) -> bool:
    """Whether a participle only names the dead for whom a verb-final language tells words of regret behind it."""
    participle = language.tables["actors"].get("participle") if language.word_order == "sov" else None
    words = [t for t in triggers if t.payload.event == "CONCEDE" or t.payload.mode == "endorse"]
    return bool(participle and re.search(participle, line.tokens[match.last - 1].fold)) and any(0 <= t.first - match.last <= _MOURNED for t in words)


def _quoted(match: Match[Trigger], scope: Scope) -> bool:
    """Whether an attack's noun is only what somebody calls it: "spoke of 'an act of revenge'"."""
    named = match.payload.event == "ASSAULT" and match.payload.form == "noun"
    return named and any(a <= match.first and match.last < b <= a + _LABEL for a, b in quotations(scope.line))


def _confidence(trigger: Trigger, who: Roles, when: When, places: Sequence[Toponym]) -> float:
    told = 0.1 * bool(who.actors) + 0.05 * bool(who.recipients) + 0.05 * (when.basis != "publication") + 0.05 * bool(places)
    guessed = 0.1 * (NOBODY in who.reason) + 0.15 * ("inferred" in who.reason)
    return round(min(trigger.weight + told - guessed, 0.95), 2)


def _advance(
    told: Told, scope: Scope, roles: LineRoles, coded: Sequence[tuple[Match[Trigger], tuple[CodedEvent, bool]]], parties: tuple[str, str]
) -> Told:
    matches = [m for m, _ in coded]
    main = [m for m in matches if not scope.is_aside(m)] or matches  # "handed over two men | who crossed the border in June": not the story's day
    timed = [e for m, (e, _) in coded if m in main and e.status != "hypothetical" and scope.owns_time(m, [o for o in matches if o is not m])]
    timed = [e for e in timed if e.date_precision not in ("month", "year")]  # "as they had agreed in April": the story is of a day
    undated = bool(told.deed) and any(e.event in MATERIAL and not e.date_start for e in timed)  # died of old wounds
    deeds = [e for e in timed if e.event in MATERIAL and not undated]
    words = [e for e in timed if e.event not in MATERIAL]
    places = next((e.places for _, (e, _) in coded if e.event in MATERIAL and e.places), told.places or scope.opening())
    past_perfect = bool({t.fold for t in scope.line.tokens} & scope.language.words("actors", "past_perfect"))
    back = bool(deeds) and all(_looks_back(m, scope) for m, (e, _) in coded if e in deeds)
    flash = _when(deeds[-1]) if back else told.flash
    deeds = [] if back else deeds
    deed = _when(deeds[-1]) if deeds else told.deed if back or undated or past_perfect else _alone(scope) or told.deed
    lone = [frozenset(countries(e.actors)) for _, (e, _) in coded if e.event == "ASSAULT" and e.status == "reported" and len(countries(e.actors)) == 1]
    past = [e for e in words if deeds and e.date_end and deeds[-1].date_start and e.date_end < deeds[-1].date_start]  # "three were killed, a day after the ministers met"
    word = _when(words[-1]) if words and not past else told.word
    mines = [e.mode == "mine" for _, (e, _) in coded if e.event == "ASSAULT"]
    mined = mines[-1] if mines else told.mined
    said = [e for m, (e, _) in coded if not m.payload.weak and e.event in SAID and e.actors and e.recipients and not countries(e.actors) & countries(e.recipients)]
    claimed = any(e.event == "ASSAULT" and e.status == "reported" and len(countries(e.actors) & set(parties)) == 1 for _, (e, _) in coded)
    charging, charged = (said[-1].actors, said[-1].recipients) if said else ((), ())
    if not said and not claimed and all(e.event in MATERIAL for _, (e, _) in coded):  # what tells nothing new does not end an exchange
        charging, charged = told.charging, told.charged
    day = _when((deeds if past else timed)[-1]) if timed else _alone(scope) or told.day
    struck = lone[-1] if lone else told.assailants
    if set(parties) <= {*struck, *told.assailants}:  # each side is told to have attacked: whoever condemns it means both
        struck = frozenset(parties)
    days = [w for w in (told.latest, *(_when(e) for e in timed)) if w and w.end and w.precision == "day"]
    talks = [unique((*e.actors, *e.recipients)) for _, (e, _) in coded if e.event == "CONSULT" and e.status == "reported"]
    arrests = [(e.actors, e.recipients) for _, (e, _) in coded if e.event == "COERCE" and e.status == "reported" and e.actors]
    freed = [(e.actors, e.recipients) for _, (e, _) in coded if e.mode in ("release", "return") and e.status == "reported" and e.actors and e.recipients]
    praised = next((e.recipients for _, (e, _) in coded if e.event == "SUPPORT" and not countries(e.recipients) & set(parties)), ())
    spoken = [m.payload for m, (e, _) in coded if e.event in SPOKEN and e.status == "reported"]
    crowds = [e.actors for _, (e, _) in coded if e.event == "PROTEST" and e.status == "reported" and e.actors]
    subject = roles.subject()
    if crowds and subject and all(c.endswith(":GOV") for c in subject):  # "Marchers filled the square. | They | demand …"
        subject = crowds[-1]
    held = arrests[-1][1] if arrests and countries(arrests[-1][0]) == countries(arrests[-1][1]) == countries(subject) else ()
    if any(c.endswith(":CIV") for c in held):  # "The police held forty. | They | had …"
        subject = held
    return replace(
        told, deed=deed, word=word, day=day, places=places, flash=flash, charging=charging, charged=charged, assailants=struck, mined=mined,
        struck_by=lone[-1] if lone else told.struck_by, latest=max(days, key=lambda w: w.end or date.min, default=None),
        held=arrests[-1] if arrests else told.held, freed=freed[-1] if freed else told.freed, praised=praised,
        crowd=crowds[-1] if crowds else told.crowd, met=talks[-1] if talks else told.met,
        said=spoken[-1] if spoken else told.said, latest_told=tuple((e.event, e.mode) for _, (e, _) in coded if e.status == "reported"),
        teller=roles.teller(), voice=roles.speakers, latter=roles.named_last(), subject=subject or told.subject,
    )  # fmt: skip


def _alone(scope: Scope) -> When | None:
    """The day of a line that tells nothing else: a dateline or an opening."""
    days = [t for t in scope.times if t.date_start and not t.since and t.date_precision in ("day", "range") and not scope.is_past(t)]
    days = [t for t in days if not scope.is_coming(t)]
    days = [t for t in days if not scope.is_of_saying(t)] or days  # "The police said on Thursday that it was recorded | on Wednesday"
    return When(days[0].date_start, days[0].date_end, days[0].date_precision, days[0].basis) if days else None


def _when(event: CodedEvent) -> When:
    return When(event.date_start, event.date_end, event.date_precision, event.date_basis)


def _placed(events: list[tuple[CodedEvent, bool]], reading: Reading) -> list[tuple[CodedEvent, bool]]:
    """Give fighting that is told without a place the border, if the document speaks of it."""
    border = next((t for t in reading.toponyms if t.kind == "border" and set(reading.parties) <= set(t.parts)), None)
    return [(replace(e, places=(border,)) if border and e.event == "ASSAULT" and not e.places and not b else e, b) for e, b in events]
