"""The coder: one pass over a document's lines.

Law: every coded event carries the span of the words that told it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TypeVar

from geo.codebook import countries, country, unique
from geo.coding.clauses import attributions, quotations
from geo.coding.confidence import weighed
from geo.coding.deeds import event_of, is_unrest
from geo.coding.gaps import found_in
from geo.coding.ground import grounded
from geo.coding.here import Here
from geo.coding.losses import completed, tolls
from geo.coding.merge import merge_events
from geo.coding.progress import advance, new_paragraph
from geo.coding.roles import LineRoles
from geo.coding.scope import SPOKEN, Scope, When
from geo.coding.shares import dying_of, each_its_losses, unhurt_by
from geo.coding.story import MATERIAL, Reading, Told
from geo.coding.targets import hit
from geo.coding.terms import talks
from geo.coding.tolls import NO_LOSSES, tolls_of, tolls_told, with_tolls
from geo.coding.triggers import hinted, told_by
from geo.coding.voices import attributed
from geo.coding.weapons import armed
from geo.language import Language, Trigger
from geo.model import UNITS, Casualty, CodedEvent, LineActor, Span, TimeMention, Toponym
from geo.phrases import Match
from geo.text import Line

_LONG_BEFORE = 60  # days before a story's own from which what is told is history
_THEN = 10  # tokens between one partner of talks and the next
_MATCHES = 2  # lines of sport that make a document one of sport
_CULTURE, _OPENS = 2, 2  # lines of a document that tell of culture, and the first of them
_SEIZES = ("", "clash", "abduct", "incursion", "territory", "downing")  # attacks that may take the prisoners whom the next sentence tells
_RISE = 4  # a toll that is more times the one told before counts more than that attack's
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
        told = told if told.paragraph == reading.paragraphs[number] else new_paragraph(told, reading.paragraphs[number])
        here, after = _read_line(number, line, reading, told)
        if culture and not any(_is_news(t, reading.published.resolved) for t in _within(reading.times, line)):
            here = [(e, points) for e, points in here if e.event not in MATERIAL]  # "the film tells of two brothers whose village is | shelled"
        bygone = after.past or (told.deed is not None and _of_old(reading, line, told.deed))
        if not any(e.event == "ASSAULT" for e, _ in here) and not bygone and not _elsewhere(events, line, reading):
            losses = _within(reading.casualties, line)
            events = _risen(_with_losses(events, [c for c in losses if not c.cumulative]), [c for c in losses if c.cumulative])
        events = _with_place(events, here, line, reading.languages[number], _within(reading.toponyms, line))
        again = all(e.event == "ASSAULT" and not (e.recipients or e.killed or e.wounded) for e, _ in here)  # "The shelling | began on Tuesday"
        if again and (dated := _with_day(events, line, reading.languages[number], _within(reading.times, line))) is not events:
            events, here = dated, []
        events += [(with_tolls(e, NO_LOSSES), True) for e, _ in here] if number == title else here
        events = _with_own_losses(events)
        voices.append(after.voice)
        told = told if number == title else after
    coded = attributed(grounded(armed(merge_events(_placed(events, reading)), reading), reading), reading, voices)
    losses = completed(reading, coded, voices)
    return weighed(hit(tolls(coded, reading.casualties, losses), reading), reading.weights), losses


def _with_own_losses(events: list[tuple[CodedEvent, bool]]) -> list[tuple[CodedEvent, bool]]:
    """Give an attack its losses that an event behind it holds: those of the side that answers it ("Y fired back and lost | nobody"), and that nobody was | hurt.

    That nobody was hurt is no event besides.
    """
    unhurt: set[int] = set()
    for i, (answer, points) in enumerate(events):
        tolls = [t for t in (answer.killed, answer.wounded) if t]
        before = next((n for n in reversed(range(i)) if events[n][0].event == "ASSAULT" and events[n][0].status == "reported" and not events[n][1]), None)
        if before is None or answer.event != "ASSAULT" or not tolls:
            continue
        attack = events[before][0]
        if answer.status == "denied" and not answer.mode and tolls_told(answer) == tolls_told(attack):
            unhurt.add(i)  # "One was wounded, nobody was | killed"
        own = all(t.side in countries(attack.recipients) if t.side else not t.best for t in tolls)
        back = countries(answer.actors) == countries(attack.recipients) and countries(answer.recipients) == countries(attack.actors)
        back = back and answer.status == "reported" and not points and not attack.killed and not attack.wounded
        if own and (back or (answer.status == "denied" and not any(t.best for t in tolls))):
            events[before] = (replace(attack, killed=attack.killed or answer.killed, wounded=attack.wounded or answer.wounded), False)
            events[i] = (replace(answer, killed=None, wounded=None), points)
            unhurt |= {i} if answer.status == "denied" and not answer.mode else set()
    return [e for i, e in enumerate(events) if i not in unhurt]


def _with_losses(events: list[tuple[CodedEvent, bool]], losses: Sequence[Casualty]) -> list[tuple[CodedEvent, bool]]:
    """Give losses told in a sentence of their own ("There were no casualties.") to the attack told last, where it has none yet."""
    last = next((i for i in reversed(range(len(events))) if not events[i][1]), None)
    if not losses or last is None or events[last][0].event != "ASSAULT":
        return events
    event, points = events[last]
    tolls = tolls_of(losses)
    tolls = {outcome: toll for outcome, toll in tolls.items() if outcome != "captured" or event.mode in _SEIZES}  # "dozens are still held" are no prisoners of a mine
    full = with_tolls(event, {outcome: getattr(event, outcome) or toll for outcome, toll in tolls.items()})
    return [*events[:last], (full, points), *events[last + 1 :]]


def _risen(events: list[tuple[CodedEvent, bool]], totals: Sequence[Casualty]) -> list[tuple[CodedEvent, bool]]:
    """Give the attack told last the toll that its own has risen to: "Three soldiers were wounded at A. By evening their number | had risen to five"."""
    if len(totals) != 1 or not events or events[-1][1] or events[-1][0].event != "ASSAULT":
        return events
    event, total = events[-1][0], totals[0]
    toll = tolls_told(event).get(total.outcome)
    if toll is None or not 0 < toll.best < total.best <= _RISE * toll.best or total.side not in ("", toll.side):
        return events
    risen = replace(toll, low=total.low, best=total.best, high=total.high)
    return [*events[:-1], (with_tolls(event, {total.outcome: risen}), False)]


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


def _read_line(number: int, line: Line, reading: Reading, told: Told) -> tuple[list[tuple[CodedEvent, bool]], Told]:
    """Read a line: its events, and what the story has told after it."""
    scope, told = _scope(number, line, reading, told)
    actors = [a for a in reading.actors if a.line == number]
    here = _here(line, scope, told, reading, actors)
    same = countries(here.roles.subject()) <= countries(told.subject) or (bool(actors) and actors[0].pronoun)
    if not same and told.word:
        told = replace(told, word=None)
        here = replace(here, told=told)
    _ask_first(here)
    coded = [(m, e) for m in here.triggers if (e := event_of(m, here))]
    coded = [(m, part) for m, e in coded for part in _one_after_another(e, m, here)]
    coded = dying_of(unhurt_by(each_its_losses(coded, scope)), scope)
    coded += [(m, _gainsaid(e[0], m)) for m, e in coded if _own_denial(e[0], m, [o for _, o in coded], reading, scope)]
    if told.historic and not scope.times:  # "In 2016 they fought for four days. Two hundred died."
        coded = [(m, e) for m, e in coded if e[0].event not in MATERIAL or m.payload.background]
    unrest = is_unrest(here) or any(m.payload.mode == "clash" and is_unrest(here, m) for m in here.triggers)
    told = replace(told, historic=_is_history(here) or (told.historic and not scope.times), past=scope.is_past_alone(), unrest=told.paragraph + 1 if unrest else 0)
    return [e for _, e in coded], advance(told, scope, here.roles, coded, reading.parties)


def _scope(number: int, line: Line, reading: Reading, told: Told) -> tuple[Scope, Told]:
    """A line's times, places and losses, under the heading or the chronology's entry that it stands in."""
    mentions = (_within(reading.times, line), _within(reading.toponyms, line), _within(reading.casualties, line))
    scope = Scope(line, reading.languages[number], *mentions, reading.published, reading.at_war)
    dateline = number == 0 or (number == 1 and reading.paragraphs[0] == reading.paragraphs[1])
    scope.headed = () if dateline else scope.heading() or told.headed
    told = told if scope.headed == told.headed else replace(told, headed=scope.headed)
    scope.is_capital = reading.is_capital
    entry = scope.entry()
    return scope, replace(told, entry=entry, deed=None, word=None, places=()) if entry else told


def _here(line: Line, scope: Scope, told: Told, reading: Reading, actors: Sequence[LineActor]) -> Here:
    """A line's phrases, those of them that tell events, and the roles they have among its actors."""
    language = scope.language
    matches = _phrases(line, scope, actors)
    triggers = told_by([m for m in matches if not m.payload.weak], line, language)
    triggers += hinted(matches, triggers, line)
    again = [*_repeated(line, language, told, triggers), *_likewise(line, language, told, triggers, actors)]
    triggers += again
    verbs = [m for m in triggers if m.payload.form != "noun" and not m.payload.background]
    ends, starts = [m.last for m in verbs], [m.first for m in verbs]
    roles = LineRoles(line, language, actors, told.subject, reading.parties, ends, starts, told.teller, reading.authors, told.latter, reading.issuer)
    attacks = [m for m in matches if m.payload.event == "ASSAULT" and m.payload.form == "noun" and not m.payload.background]
    return Here(triggers, attacks, matches, roles, scope, told, reading, again)


def _phrases(line: Line, scope: Scope, actors: Sequence[LineActor]) -> list[Match[Trigger]]:
    """The phrases of a line but for idioms, words that bar them, parts of names and of quotations."""
    language = scope.language
    idioms, barred = language.cued(line, "idiom"), language.cued(line, "barred")  # no event begins or ends inside what is barred
    matches = [m for m in found_in(line, language, scope.times, actors) if not any(c.first <= m.first and m.last <= c.last for c in idioms)]
    matches = [m for m in matches if not any(c.first <= m.first < c.last or c.first < m.last <= c.last for c in barred)]
    groups = [a for a in actors if not a.adjective and not a.arms and any(c.endswith(":MIL") for c in a.mention.actors)]  # "a sabotage group" is no sabotage
    inside = {(m.first, m.last) for m in matches for a in groups if a.first <= m.first and m.last <= a.last} - {(a.first, a.last) for a in groups}
    matches = [m for m in matches if m.payload.form not in ("noun", "both") or (m.first, m.last) not in inside]
    quotes = quotations(line)  # words of a quotation and of what follows it are no phrase: '"…broke the truce", | announced X'
    matches = [m for m in matches if m.payload.event not in MATERIAL or not any(a <= m.first < b - 1 and b < m.last and line.tokens[b].fold == "," for a, b in quotes)]
    matches = [m for m in matches if m.payload.event != "CONSULT" or not any(m.first < a - 1 < m.last <= b for a, b in quotes)]  # 'görüşmede, "X yaptığının …"'
    sources = {m.first for m in language.speech.find(line) if m.payload == "per"}  # "| по данным X, | открыли огонь": not at them
    matches = [m for m in matches if m.first not in sources]
    asides = attributions(line, language)  # "Y's troops, | it alleged, | shelled …" accuses nobody beside the attack
    return [m for m in matches if m.payload.event != "ACCUSE" or m.last - m.first > 1 or not any(a <= m.first and m.last <= b for a, b in asides)]


def _ask_first(here: Here) -> None:
    """Let the line keep whom it accuses and calls before its events are told: the accused does what it tells, the called does not ask."""
    for match in here.matches:
        if match.payload.event == "ACCUSE" or match.payload.mode == "phone":
            here.roles.of(match)


def _is_history(here: Here) -> bool:
    """Whether a line tells of deeds of days long past alone."""
    deeds = [m for m in here.triggers if m.payload.event in MATERIAL]
    dated = [t for t in here.scope.times if t.date_start]
    past = bool(dated) and (bool(deeds) or here.scope.is_history()) and all(map(here.scope.is_past, dated))
    return past and all(here.scope.status(m, here.triggers) is None for m in deeds)


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
    return with_tolls(said, NO_LOSSES), match.payload.background


def _within(mentions: Sequence[M], line: Line) -> list[M]:
    return [m for m in mentions if line.start <= m.start < line.end]


def _placed(events: list[tuple[CodedEvent, bool]], reading: Reading) -> list[tuple[CodedEvent, bool]]:
    """Give fighting that is told without a place the border, if the document speaks of it."""
    border = next((t for t in reading.toponyms if t.kind == "border" and set(reading.parties) <= set(t.parts)), None)
    return [(replace(e, places=(border,)) if border and e.event == "ASSAULT" and not e.places and not b else e, b) for e, b in events]
