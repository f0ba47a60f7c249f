"""The coder: one pass over a document's lines.

Law: every coded event carries the span of the words that told it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from geo.codebook import countries, country, unique
from geo.coding.clauses import apart, parentheses, quotations
from geo.coding.grammar import Codes, minus
from geo.coding.merge import merge_events
from geo.coding.roles import LineRoles, Roles
from geo.coding.scope import FUTURE, Scope, When, tolls_of
from geo.language import Language, Trigger
from geo.model import Casualty, CodedEvent, LineActor, Published, Span, TimeMention, Toponym
from geo.phrases import Match, longest
from geo.text import Line

_PURPOSE = 14  # tokens between a call and what it is made for
_WISHED = 5  # tokens between a demand or offer and what it is about
_ELABORATION = 8  # tokens between an event's name and what it consisted of
_NOBODY = "; no side is told"
_WORDS = ("ACCUSE", "REJECT", "THREATEN", "REQUEST")
_SAID = ("ACCUSE", "REQUEST", "THREATEN")  # what somebody else may reject
_HOSTILE = ("ACCUSE", "REJECT", "THREATEN")
_MEANT = (*_WORDS, "SUPPORT", "AGREE", "COOPERATE", "AID")  # what is meant for somebody, also where nobody is named
_TALK = ("ACCUSE", "REQUEST", "SUPPORT", "CONSULT", "THREATEN")  # what they name by a noun is told elsewhere
_OF_TALKS = ("CONSULT", "AGREE", "COOPERATE", "SUPPORT", "REQUEST", "ACCUSE")  # what those may do who met, called "the sides"
_MATERIAL = ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT")
_LED_TO = "losses of the attack before"
_SUFFERED = ("", "abduct", "destroy")  # what an attack told before has led to
_SHORT_WORDS = 4  # letters and tokens: pronouns and auxiliaries between "and" and a verb
_LABEL = 9  # tokens of a quotation that only calls something by a name: "an 'act of revenge'"
_DATED = 12  # tokens of a line that only dates the text
_MOURNED = 6  # tokens between a verb of regret and losses
_HINT_REACH = 12  # tokens between a weapon and an event that it belongs to
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
    """What the story has told so far.

    ``deed`` is the last day of a material event in this paragraph, ``flash`` that of what it looks back on in the past perfect,
    ``earlier`` that of the paragraphs before, ``word`` that of
    the last subject's words, ``entry`` that of the chronology's entry that the paragraph is, ``places`` those of the
    paragraph's last material event, ``subject`` whom a pronoun means,
    ``teller`` who said what the last sentence tells of others, if it names them behind it,
    ``assailants`` the side that made the text's last one-sided attack, both if each made one, ``mined`` whether the paragraph's last attack was a mine's,
    ``charging`` and ``charged`` who asked or accused whom in the last sentence, ``historic`` whether the paragraph's last
    dated deeds were history, ``met`` who held the paragraph's last talks,
    ``latest`` the last of the days told so far.
    """

    paragraph: int = -1
    deed: When | None = None
    flash: When | None = None
    earlier: When | None = None
    word: When | None = None
    entry: When | None = None
    day: When | None = None
    places: tuple[Toponym, ...] = ()
    subject: Codes = ()
    teller: Codes = ()
    assailants: frozenset[str] = frozenset()
    mined: bool = False
    charging: Codes = ()
    charged: Codes = ()
    historic: bool = False
    met: Codes = ()
    latest: When | None = None


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
    title = _title(reading)
    for number, line in enumerate(reading.lines):
        told = told if told.paragraph == reading.paragraphs[number] else _new_paragraph(told, reading.paragraphs[number])
        here, after = _read_line(number, line, reading, told)
        if told.deed and not any(e.event == "ASSAULT" for e, _ in here):
            events = _with_losses(events, [c for c in _within(reading.casualties, line) if not c.cumulative])
        events += [(replace(e, killed=None, wounded=None, captured=None), True) for e, _ in here] if number == title else here
        told = told if number == title else after
    return merge_events(_placed(events, reading))


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


def _title(reading: Reading) -> int | None:
    """Return the line that is a headline, if the first one is, or the one behind a date: a paragraph of its own, without a date, that ends without a full stop."""
    at = int(len(reading.lines) > 0 and bool(_within(reading.times, reading.lines[0])) and _heads(reading, 0) and len(reading.lines[0].tokens) <= _DATED)
    return at if _heads(reading, at) and not _within(reading.times, reading.lines[at]) else None


def _heads(reading: Reading, at: int) -> bool:
    if len(reading.lines) < at + 3 or reading.paragraphs[at] == reading.paragraphs[at + 1]:
        return False
    line = reading.lines[at]
    return line.text[line.start : line.end].rstrip()[-1:] not in (".", "։", ":")


def _new_paragraph(told: _Told, number: int) -> _Told:
    back = told.latest and told.latest.end and told.day and told.day.end and told.day.end < told.latest.end  # what was only looked back on
    day = told.latest if back else told.day
    earlier = told.deed or told.earlier
    return replace(told, paragraph=number, deed=None, flash=None, entry=None, earlier=earlier, word=None, day=day, places=(), mined=False, historic=False, met=())


def _read_line(number: int, line: Line, reading: Reading, told: _Told) -> tuple[list[tuple[CodedEvent, bool]], _Told]:
    language = reading.languages[number]
    scope = Scope(
        line, language, _within(reading.times, line), _within(reading.toponyms, line), _within(reading.casualties, line), reading.published
    )
    if entry := scope.entry():
        told = replace(told, entry=entry, deed=None, word=None, places=())
    actors = [a for a in reading.actors if a.line == number]
    idioms = [c for c in language.cues.find(line) if c.payload == "idiom"]
    barred = [c for c in language.cues.find(line) if c.payload == "barred"]  # no event begins or ends inside them
    matches = [m for m in _found(line, language, scope.times, actors) if not any(c.first <= m.first and m.last <= c.last for c in idioms)]
    matches = [m for m in matches if not any(c.first <= m.first < c.last or c.first < m.last <= c.last for c in barred)]
    groups = [a for a in actors if not a.adjective and not a.arms and any(c.endswith(":MIL") for c in a.mention.actors)]  # "a sabotage group" is no sabotage
    inside = {(m.first, m.last) for m in matches for a in groups if a.first <= m.first and m.last <= a.last} - {(a.first, a.last) for a in groups}
    matches = [m for m in matches if m.payload.form not in ("noun", "both") or (m.first, m.last) not in inside]
    quotes = quotations(line)  # words of a quotation and of what follows it are no phrase: '"…broke the truce", | announced X'
    matches = [m for m in matches if m.payload.event not in _MATERIAL or not any(a <= m.first < b - 1 and b < m.last and line.tokens[b].fold == "," for a, b in quotes)]
    triggers = _triggers([m for m in matches if not m.payload.weak], line, language)
    triggers += _hinted(matches, triggers, line)
    verbs = [m for m in triggers if m.payload.form != "noun" and not m.payload.background]
    roles = LineRoles(line, language, actors, told.subject, reading.parties, [m.last for m in verbs], [m.first for m in verbs], told.teller)
    same = countries(roles.subject()) <= countries(told.subject) or (bool(actors) and actors[0].pronoun)
    told = told if same else replace(told, word=None)
    attacks = [m for m in matches if m.payload.event == "ASSAULT" and m.payload.form == "noun" and not m.payload.background]
    for match in matches:
        if match.payload.event == "ACCUSE" or match.payload.mode == "phone":
            roles.of(match)  # who is accused does what the line tells of; who is called does not ask
    coded = [(m, e) for m in triggers if (e := _event(m, triggers, roles, scope, told, reading, attacks, matches))]
    coded += [(m, _gainsaid(e[0], m)) for m, e in coded if _own_denial(e[0], m, [o for _, o in coded], reading)]
    if told.historic and not scope.times:  # "In 2016 they fought for four days. Two hundred died."
        coded = [(m, e) for m, e in coded if e[0].event not in _MATERIAL or m.payload.background]
    deeds = [m for m in triggers if m.payload.event in _MATERIAL]
    dated = [t for t in scope.times if t.date_start]
    past = bool(dated) and (bool(deeds) or scope.is_history()) and all(map(scope.is_past, dated)) and all(scope.status(m, triggers) is None for m in deeds)
    told = replace(told, historic=past or (told.historic and not scope.times))
    return [e for _, e in coded], _advance(told, scope, roles, coded, reading.parties)


def _own_denial(event: CodedEvent, match: Match[Trigger], others: Sequence[tuple[CodedEvent, bool]], reading: Reading) -> bool:
    """Whether a party says that its own side did not do something: "X said that its troops had not | opened fire"."""
    own = countries(event.actors)
    told = event.status == "denied" and event.event == "ASSAULT" and match.payload.form == "active" and own == countries(event.asserted_by)
    return told and len(own & set(reading.parties)) == 1 and not any(o.event in ("REJECT", "ACCUSE") and countries(o.actors) == own for o, _ in others)


def _gainsaid(event: CodedEvent, match: Match[Trigger]) -> tuple[CodedEvent, bool]:
    """The denial that such words are."""
    reason = f"“{event.evidence[0].quote}” is denied by its doer: REJECT/deny."
    said = replace(event, event="REJECT", mode="deny", actors=event.asserted_by, status="reported", places=(), reasons=(reason,))
    return replace(said, killed=None, wounded=None, captured=None), match.payload.background


def _found(line: Line, language: Language, times: Sequence[TimeMention] = (), actors: Sequence[LineActor] = ()) -> list[Match[Trigger]]:
    """The triggers of a line, also those that something parts: "have, according to X, | shelled", "blocked on Monday | the road", "signed with X | a contract"."""
    found = list(language.triggers.find(line))
    spans = {(line.index_at(t.start), line.index_at(t.end - 1) + 1) for t in times}
    withs = [p for p in language.prepositions.find(line) if p.payload == "with" and line.tokens[p.first - 1].is_word]
    spans |= {(p.first, a.last) for p in withs for a in actors if 0 <= a.first - p.last <= 1}
    inside = [(a, b) for a, b in sorted(spans) if a > 0 and b < len(line.tokens) and line.tokens[a - 1].is_word and line.tokens[b].is_word]
    for a, b in inside:  # only where nothing else is told
        parted = [m for m in language.triggers.find(line.without(a, b)) if m.first < a < m.last and m.payload.form != "noun"]
        parted = [m for m in parted if m.payload.event != "CONSULT" and m.payload.mode != "territory"]
        wide = [replace(m, last=m.last + b - a) for m in parted]
        found += [w for w in wide if not any(w.first < f.last and f.first < w.last for f in found)]
    for a, b in parentheses(line, language):
        parted = [m for m in language.triggers.find(line.without(a, b)) if m.first < a < m.last]
        found = [m for m in found if not any(p.first <= m.first - (b - a if m.first >= b else 0) < p.last for p in parted)]
        found += [replace(m, last=m.last + b - a) for m in parted]
    return sorted(found, key=lambda m: (m.first, -m.last))


def _within(mentions: Sequence[M], line: Line) -> list[M]:
    return [m for m in mentions if line.start <= m.start < line.end]


def _triggers(matches: Sequence[Match[Trigger]], line: Line, language: Language) -> list[Match[Trigger]]:
    themselves = language.words("actors", "reflexive")  # "se | sont massés" is no passive
    matches = [m for m in matches if m.payload.form != "passive" or not m.first or line.tokens[m.first - 1].fold not in themselves]
    mines = [m for m in matches if m.payload.event == "ASSAULT" and m.payload.mode == "mine"]
    # who is hurt as a mine goes off is hurt by the mine
    shot = [m for m in matches if m.payload.event == "ASSAULT" and m.payload.mode in ("", "firearms")]
    matches = [m for m in matches if m not in shot or not any(m.first < n.last and n.first < m.last for n in mines)]
    passive = [m for m in matches if m.payload.form == "passive"]
    # "have | been shelled" is no active form, nor is "were | captured and two positions"
    verbs = [m for m in matches if m.payload.form in ("active", "passive")]  # "an artillery strike | hit …": the verb tells it
    matches = [_as_noun(_as_passive(_as_verb(m, verbs, line, language), line, language), line, language) for m in matches]
    matches = [m for m in matches if m.payload.form != "noun" or not any(m.payload.event == v.payload.event and m.first < v.first < m.last < v.last for v in verbs)]
    clashes = [m for m in matches if m.payload.mode == "clash" and m.payload.form == "both" and not m.payload.background]
    matches = [m for m in matches if not (m in passive and _lost(m) and any(m.first < c.first < m.last < c.last for c in clashes))]
    found = longest([m for m in matches if m.payload.form != "active" or not any((m.first <= p.first and p.last <= m.last) or p.first < m.first < p.last for p in passive)])
    found = [_with_weapon(m, verbs) for m in found]
    calls = [m for m in found if m.payload.event == "CONSULT" and m.payload.mode == "phone"]
    demands = [m for m in found if m.payload.event == "REQUEST"]
    if any(m.payload.mode == "mine" for m in found):  # losses by a mine are the mine's
        found = [m for m in found if m.payload.event != "ASSAULT" or m.payload.mode not in ("", "firearms")]
    if any(m.payload.event == "PROTEST" for m in found):  # what a protest is about is no event of its own
        found = [m for m in found if m.payload.event not in ("REQUEST", "ACCUSE") and m.payload.form != "noun" and m.payload.mode != "blockade"]
    wishes = [m for m in found if m.payload.event in ("REQUEST", "AGREE", "REJECT", "ACCUSE", "THREATEN")]
    behind = language.word_order == "sov"
    # a call made in order to ask for something is coded for what it asks; what is asked for has not happened
    return [
        m for m in found
        if not (m in calls and any(_in_order_to(m, d, line, language) for d in demands)) and not any(_content(m, w, line, language, behind) for w in wishes)
        and not any(_says_again(m, w, line, language) for w in wishes)
        and not any(_let_go(m, t, line) or _repelled(m, t) or _means(m, t, line) or _by_weapon(m, t, line, language) for t in found)
    ]  # fmt: skip


def _as_verb(m: Match[Trigger], verbs: Sequence[Match[Trigger]], line: Line, language: Language) -> Match[Trigger]:
    """A noun's phrase whose first word is a verb here takes the verb's form: "обстреляны | из миномётов"; not where the doer follows ("attacks | by X")."""
    if any(p.payload == "agent" and p.first == m.first + 1 for p in language.prepositions.find(line)):
        return m
    forms = {v.payload.form for v in verbs if v.first == m.first and v.last - v.first == 1 < m.last - m.first and v.payload.event == m.payload.event}
    return replace(m, payload=replace(m.payload, form=max(forms))) if forms and m.payload.form == "noun" else m  # "passive" is the surer one


def _as_passive(m: Match[Trigger], line: Line, language: Language) -> Match[Trigger]:
    """A lone participle with its agent behind it is passive: "units | supported | by artillery", "a diplomat | accused | of spying"."""
    behind = line.tokens[m.first + 1].fold if m.first + 1 < len(line.tokens) else ""
    told = m.payload.form == "active" and m.last - m.first <= 2 and behind in language.words("actors", "undergone")
    ending = language.tables["actors"].get("participle_ending")
    return replace(m, payload=replace(m.payload, form="passive")) if told and ending and re.search(ending, line.tokens[m.first].fold) else m


def _as_noun(m: Match[Trigger], line: Line, language: Language) -> Match[Trigger]:
    """A verb's form that is a noun here, by the article or nationality before it or the "of" behind: "the | shelling | of X"."""
    gerund = language.tables["actors"].get("gerund")
    if not gerund or m.payload.form != "active" or m.payload.event != "ASSAULT" or m.last - m.first > 1 or not re.search(gerund, line.tokens[m.first].fold):
        return m
    nation = any(n.last == m.first for n in language.nations.find(line))
    article = m.first > 0 and line.tokens[m.first - 1].fold in language.words("actors", "definite")
    owned = any(p.payload == "genitive" and p.first == m.last for p in language.prepositions.find(line))
    return replace(m, payload=replace(m.payload, form="noun")) if nation or article or owned else m


def _with_weapon(match: Match[Trigger], verbs: Sequence[Match[Trigger]]) -> Match[Trigger]:
    """Give an attack told without its weapon that of a shorter phrase which overlaps it: "a drone | struck | a lorry"."""
    if match.payload.event != "ASSAULT" or match.payload.mode or match.payload.form != "active":
        return match
    told = [v for v in verbs if v.payload.event == "ASSAULT" and v.payload.mode == "drone" and v.first < match.first < v.last]
    return replace(match, payload=replace(match.payload, mode="drone")) if told else match


def _hinted(matches: Sequence[Match[Trigger]], told: Sequence[Match[Trigger]], line: Line) -> list[Match[Trigger]]:
    """The first weapon of a line that nothing else tells of: "they opened up with | mortars on the village"."""
    hints = [m for m in longest([m for m in matches if m.payload.weak]) if not any(_beside(m, t, line) for t in told)]
    return hints[:1]


def _beside(a: Match[Trigger], b: Match[Trigger], line: Line) -> bool:
    first, last = min(a.last, b.last), max(a.first, b.first)
    return b.payload.event in ("ASSAULT", "MOBILIZE") or (last - first <= _HINT_REACH and not any(t.fold in (";", ":") for t in line.tokens[first:last]))


def _in_order_to(call: Match[Trigger], demand: Match[Trigger], line: Line, language: Language) -> bool:
    joins = language.words("actors", "links", "and") | {",", ";"}
    at = demand.first - 1
    while demand.first - at < _SHORT_WORDS and len(line.tokens[at].fold) <= _SHORT_WORDS and line.tokens[at].fold not in joins:
        at -= 1  # "et leur a | demandé", ", les | pressant"
    near = {line.tokens[at].fold, line.tokens[demand.first - 1].fold, line.tokens[call.last].fold}
    return 0 < demand.first - call.last <= _PURPOSE and not near & joins


def _repelled(m: Match[Trigger], t: Match[Trigger]) -> bool:
    """Whether an attack's noun names what was repelled: "repelled an attempt of a | sabotage group"."""
    return t.payload.reverse and m.payload.form == "noun" and m.payload.event == "ASSAULT" and 0 <= m.first - t.last <= _WISHED


def _means(m: Match[Trigger], t: Match[Trigger], line: Line) -> bool:
    """Whether a weapon's noun is what an attack's verb was done with: "with artillery fire | tried to take a position"."""
    deed = t.payload.event == "ASSAULT" and t.payload.form == "active" and t.payload.mode in ("incursion", "territory")
    weapon = m.payload.event == "ASSAULT" and m.payload.form == "noun" and m.payload.mode in ("heavy-weapons", "firearms", "drone")
    first, last = min(m.last, t.last), max(m.first, t.first)
    return deed and weapon and last - first <= _SHORT_WORDS and all(w.is_word for w in line.tokens[first:last])


def _let_go(m: Match[Trigger], t: Match[Trigger], line: Line) -> bool:
    """Whether an attack only tells of whom somebody was who is let go or brought home: "the body of a soldier | killed in the September fighting"."""
    returned = t.payload.event == "RETREAT" and t.payload.mode in ("release", "return")
    hurt = m.payload.event == "ASSAULT" and m.payload.form in ("passive", "both")
    reach = _WISHED if m.payload.background else 1  # "prisoners taken in the November | clashes"
    return returned and hurt and 0 <= m.first - t.last <= reach and all(w.is_word for w in line.tokens[t.last : m.first])


def _by_weapon(m: Match[Trigger], t: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether a weapon's noun is what a passive's agent is: "was wounded by | sniper fire"."""
    told = t.payload.event == m.payload.event == "ASSAULT" and t.payload.form == "passive" and m.payload.form == "noun" and bool(m.payload.mode)
    behind = [p.last for p in language.prepositions.find(line) if p.payload == "agent" and p.first == t.last]
    return told and any(0 <= m.first - b <= _SHORT_WORDS // 2 for b in behind)


def _content(m: Match[Trigger], wish: Match[Trigger], line: Line, language: Language, behind: bool) -> bool:
    told = m.payload.form == "noun" and m.payload.event == "ASSAULT" and (wish.payload.mode != "allege" or not m.payload.mode)
    told = told or (m.payload.event == "ASSAULT" and wish.payload.event == "THREATEN" and wish.payload.form != "quote")
    told = told or (wish.payload.mode == "disapprove" and m.payload.event == "COERCE" and m.payload.form == "noun")
    told = told or (wish.payload.mode == "allege" and m.payload.event in ("REJECT", "CONCEDE"))  # "accused X of | refusing"
    told = told or (wish.payload.mode == "allege" and m.payload.event == "REQUEST" and line.tokens[m.first].fold in language.words("actors", "having"))
    told = told or (wish.payload.event == "ACCUSE" and m.payload.event in ("AID", "SUPPORT", "COOPERATE"))  # "criticised X for | supplying arms"
    told = told or (wish.payload.event == "REJECT" and m.payload.event in ("SUPPORT", "AID", "COOPERATE"))  # "refuses to | stand by X"
    told = told or (wish.payload.event == "ACCUSE" and m.payload.event == "CONSULT" and m.last - m.first <= 2)  # "reproached X with | having received Y"
    told = told or (wish.payload.event in ("REQUEST", "REJECT", "THREATEN") and m.payload.event in ("CONCEDE", "SANCTION"))  # "refused to | apologise"
    told = told or (m.payload.event in ("ACCUSE", "SUPPORT", "AID", "AGREE", "CONSULT") and _infinitive(m, wish, line, language))  # "called on them to | condemn it"
    if wish.payload.event in ("AGREE", "REQUEST", "REJECT"):  # "proposed a | meeting"
        told = told or (m.payload.event == "CONSULT" and m.payload.form != "active" and (not behind or m.last - m.first <= 1))
    told = told or (behind and _wished_for(m, wish, line, language))
    if m.payload.background or not (told or (m.payload.event in ("RETREAT", "MOBILIZE") and wish.payload.event != "ACCUSE")):
        return False
    ahead = not behind and bool(language.tables["actors"].get("free_order")) and m.payload.form == "noun" and 0 <= wish.first - m.last <= 1
    if not behind and m.payload.form == "active" and m.first and line.tokens[m.first - 1].fold in language.words("actors", "links", "and"):
        return False  # "warned … and began drills" tells a second deed
    first, last = (m.last, wish.first) if behind or ahead else (wish.last, m.first)  # "the withdrawal of troops | X demanded"
    return 0 <= last - first <= (_WISHED // 2 if behind else _WISHED) and not any(t.fold in (",", ";", ":") for t in line.tokens[first:last])


def _infinitive(m: Match[Trigger], wish: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether a verb is the bare infinitive of a wish before it: no auxiliary stands beside it."""
    bare = language.tables["actors"].get("bare_infinitive")
    if not bare or wish is m or wish.payload.event not in ("REQUEST", "AGREE", "REJECT", "THREATEN") or not 0 <= m.first - wish.last <= _WISHED:
        return False
    beside = {t.fold for t in line.tokens[max(0, m.first - 1) : m.last + 1]} & language.words("actors", "auxiliaries")
    return not beside and any(re.search(bare, t.fold) for t in line.tokens[m.first : m.last])


def _says_again(m: Match[Trigger], t: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether a gerund behind a comma only goes on with a call: "turned to X, | asking it to …"."""
    gerund = language.tables["actors"].get("gerund")
    words = m.payload.event == t.payload.event and m.payload.event in _WORDS and t.last < m.first and m.first - t.last <= _PURPOSE
    opens = any(w.fold in (",", "՝") for w in line.tokens[max(t.last, m.first - 2) : m.first])  # "…, | calling it disproportionate"
    return words and opens and bool(gerund and re.search(gerund, line.tokens[m.first].fold))


def _wished_for(m: Match[Trigger], wish: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether a verb is the infinitive of one behind it: "called on Z to | condemn it"."""
    infinitive = language.tables["actors"].get("infinitive")
    touching = wish is not m and wish.payload.event in ("REQUEST", "REJECT", "AGREE", "THREATEN") and 0 <= wish.first - m.last <= 1
    return bool(infinitive and touching and m.payload.event not in ("ASSAULT", "PROTEST") and re.search(infinitive, line.tokens[m.last - 1].fold))


def _event(
    match: Match[Trigger], triggers: Sequence[Match[Trigger]], roles: LineRoles, scope: Scope, told: _Told, reading: Reading,
    attacks: Sequence[Match[Trigger]] = (), matches: Sequence[Match[Trigger]] = (),
) -> tuple[CodedEvent, bool] | None:
    trigger = match.payload
    status = scope.status(match, triggers)
    if status is None:
        return None
    if told.mined and trigger.event == "ASSAULT" and trigger.form == "passive" and not trigger.mode and not roles.parties_named() - countries(roles.speakers):
        trigger = replace(trigger, mode="mine")
        match = replace(match, payload=trigger)
    if trigger.event == "PROTEST" and roles.ministry_before(match):  # "the ministry | protested": with words
        trigger = replace(trigger, event="ACCUSE", mode="disapprove")
        match = replace(match, payload=trigger)
    if trigger.mode == "clash" and trigger.form == "both" and any(_clause_behind(match, t, scope) for t in triggers):
        return None  # "fighting began | when X attacked": that attack
    who = roles.of(match)
    if trigger.event == "ASSAULT" and trigger.form == "passive" and trigger.mode in _SUFFERED:
        earlier = [t for t in triggers if t.payload.event == "ASSAULT" and t.last <= match.first and not t.payload.reverse]
        if not earlier and any(t.payload.event in ("COERCE", "PROTEST") and t.last <= match.first for t in triggers):
            return None  # hurt by the police or in the crowd, not in the fighting
        struck = [t for t in earlier if trigger.echo or (t.payload.form in ("active", "weapon") and (roles.inherits(match, t) or roles.leads_to(t, match)))]
        struck = struck or [t for t in triggers if not who.actors and _clause_behind(match, t, scope)][:1]
        attack = _completed(roles.of(struck[-1]), struck[-1], scope, reading, roles) if struck else None
        if attack and attack.actors and (struck[-1].first < match.first or not countries(attack.actors) & countries(who.recipients)):
            who = replace(attack, reason=_LED_TO)
    if trigger.event == "ASSAULT" and trigger.form == "noun" and any(
        t.payload.event == "ACCUSE" and scope.is_content(match, t) and countries(who.actors) and countries(roles.of(t).actors) == countries(who.actors) for t in triggers
    ):
        who = replace(who, actors=())  # "X blamed it on | mortar fire": not X's
    if trigger.event == "ASSAULT" and trigger.form == "active" and _goes_with(match, scope):  # "X shelled a village, | destroying two houses"
        earlier = [t for t in triggers if t.payload.event == "ASSAULT" and t.last <= match.first and not t.payload.reverse and not t.payload.background]
        if earlier and (attack := _completed(roles.of(earlier[-1]), earlier[-1], scope, reading, roles)).actors:
            who = replace(attack, reason=_LED_TO)
    if trigger.event in _WORDS and trigger.form == "active" and _goes_with(match, scope):  # "X met Y, | accusing Z"
        ahead = [t for t in triggers if t.last <= match.first and t.payload.form in ("active", "passive") and not apart(roles.relative, t.first, match.first)]
        if ahead and ahead[-1].payload.form == "active" and (doers := roles.of(ahead[-1]).actors) and not countries(doers) & countries(who.recipients):
            who = replace(who, actors=doers)
    if trigger.event == "ACCUSE" and trigger.mode == "disapprove" and (deaths := next((t for t in triggers if _lost(t) and 0 <= t.first - match.last <= 1), None)):
        culprits = _completed(roles.of(deaths), deaths, scope, reading, roles).actors  # "condemned the | killing of two soldiers of X"
        who = replace(who, recipients=unique(map(country, culprits))) if len(culprits) == 1 else who
    elif trigger.event == "ACCUSE" and trigger.mode == "disapprove" and (doers := _condemned(who, attacks, roles, reading)):
        who = replace(who, recipients=doers)
    if trigger.event == "ACCUSE" and who.actors and not who.recipients and roles.points_back(match):  # "X did it. Y condemned | this step"
        who = replace(who, recipients=minus(unique(map(country, told.subject)), who.actors))
    if trigger.event == "ACCUSE" and who.actors and not who.recipients:
        who = replace(who, recipients=_called_on(triggers, who, roles, reading))
    if trigger.event == "REJECT" and not who.recipients and (words := [t for t in triggers if t.last <= match.first and t.payload.event in _SAID]):
        said = [c for c in roles.of(words[-1]).actors if country(c) not in countries(who.actors)]
        who = replace(who, recipients=tuple(said))
    if trigger.event == "REJECT" and countries(who.recipients) <= countries(who.actors):
        who = replace(who, recipients=())
    answers = countries(who.actors) & countries(told.charged) and not roles.parties_named(match.last) - countries(who.actors)
    if trigger.event == "REJECT" and answers and not who.recipients:  # "Paris asked X to leave. X | refused": it is Paris that is refused
        who = replace(who, recipients=told.charging)
    if trigger.event == "REJECT" and who.actors and not who.recipients and not countries(who.actors) & set(reading.parties):  # what the last speaker said
        who = replace(who, recipients=tuple(c for c in told.subject if country(c) in reading.parties))
    if trigger.event in ("ACCUSE", "THREATEN") and who.actors and not who.recipients:
        who = replace(who, recipients=_met_with(match, triggers, who, roles))
    if trigger.mode == "disapprove" and countries(who.actors) & set(reading.parties) & _mourned(match, scope):
        return None  # "Baku | deplores | the death of two of its soldiers"
    if trigger.event == "REQUEST" and any(_asks_release(match, m) for m in matches):
        who = replace(who, recipients=_holders(who, reading) or tuple(told.assailants if len(told.assailants) == 1 and not who.recipients else ()))
    if trigger.event in _OF_TALKS and told.met and not set(reading.parties) <= countries(told.met) and roles.both_sides(who, match):
        if trigger.event == "CONSULT":  # "X received Y. The sides | discussed …": those two, and it is that meeting
            return None
        who = replace(who, actors=told.met)
    who = _completed(who, match, scope, reading, roles, alone=not any(t is not match and t.payload.event == "ASSAULT" and t.payload.form != "passive" for t in triggers))
    if trigger.event == "REQUEST" and scope.is_to_the_world(match):
        who = replace(who, recipients=())
    freed = trigger.mode in ("release", "return") and trigger.form == "passive" and not who.actors and not who.recipients and len(told.assailants) == 1
    if freed and told.assailants <= set(reading.parties):  # "they took an officer. The man | was handed over"
        held = tuple(p for p in reading.parties if p not in told.assailants)
        who = Roles(tuple(told.assailants), held, who.speakers, who.reason + "; the doer is inferred: as in the attack told before")
    guests = who.recipients and not countries(who.recipients) & set(reading.parties)
    if trigger.event == "ASSAULT" and guests and _NOBODY in who.reason and len(told.assailants) == 1:  # "two Indians were hurt at the same plant"
        doer = next(iter(told.assailants))
        hosts = tuple(p for p in reading.parties if p != doer and doer in reading.parties)
        who = Roles((f"{doer}:MIL",), (*who.recipients, *hosts), who.speakers, who.reason.replace(_NOBODY, "") + "; the doer is inferred: as in the attack told before")
    if trigger.event == "ACCUSE" and who.actors and not who.recipients and told.assailants and not told.assailants <= countries(who.actors):
        who = Roles(who.actors, tuple(told.assailants - countries(who.actors)), who.speakers, who.reason + "; whom it is meant for is inferred from the attack told before")
    if trigger.event == "PROTEST" and not who.actors:  # "the march reached X. Hundreds | protested"
        home = next((p.country for p in told.places if p.country), "")
        who = replace(who, actors=(f"{home}:CIV",), recipients=(f"{home}:GOV",)) if home else who
    if trigger.event == "PROTEST" and who.actors and not who.recipients and all(c.endswith((":GOV", ":MIL")) for c in who.actors):
        return None  # "the police dispersed | the protesters": they protest against nobody
    if trigger.mode == "incursion" and roles.unknown_head(match):
        return None  # "handed over two men, | who had crossed the border"
    if trigger.mode == "incursion" and who.actors and all(c.endswith(":CIV") for c in who.actors):
        return None  # people who cross a border are no incursion
    if (trigger.needs == "actor" and not who.actors) or (trigger.needs == "recipient" and not who.recipients):
        return None
    if trigger.event not in ("ASSAULT", "RETREAT", "PROTEST") and not who.actors and (trigger.event not in _MATERIAL or not who.recipients):
        return None
    alone = len(countries(who.actors)) == 1 and bool(countries(who.actors) & set(reading.parties))
    if trigger.event == "CONSULT" and trigger.mode == "meet" and not who.recipients and alone:
        return None  # who talks with nobody known
    others = [t for t in triggers if t is not match]
    owns_time = scope.owns_time(match, others)
    material = trigger.event in _MATERIAL
    before = told.flash if told.flash and material and _looks_back(match, scope) else _day_before(told, material, scope, answer=trigger.event == "REJECT")
    when = scope.when(match, before, others)
    places = tuple(scope.places(match)) or (told.places if material else ())
    if _NOBODY in who.reason and not places and not set(reading.parties) <= roles.parties_named():
        return None  # neither side nor place: deaths of another kind
    if trigger.mode == "clash" and places and not any(p.country in ("", *reading.parties) for p in places) and not any(p.kind == "border" for p in places):
        return None  # brawls in a third country
    tolls = tolls_of(scope.losses(match)) if trigger.event == "ASSAULT" and scope.owns_losses(match, others) else {}
    name = FUTURE.get(trigger.event, trigger.event) if scope.future(match) else trigger.event
    damage = trigger.mode == "destroy" and (_LED_TO in who.reason or _attacked(match, triggers) or (_NOBODY in who.reason and told.deed))
    mode = trigger.mode if name == trigger.event and not damage else ""
    start, end = scope.line.raw(match.first, match.last)
    quote = scope.line.text[start:end]
    if _lost(match) and scope.casualties and told.deed and told.assailants and all(c.cumulative for c in scope.casualties):
        return None  # a running total of what was told before
    if trigger.weak and _NOBODY in who.reason and not scope.places(match):
        return None
    event = CodedEvent(
        name, mode, who.actors, who.recipients, who.speakers, status, when.start, when.end, when.precision, when.basis, places,
        (Span(start, end, quote),), tolls.get("killed"), tolls.get("wounded"), tolls.get("captured"),
        _confidence(trigger, who, when, places), (f"“{quote}” tells {name}{'/' + mode if mode else ''} ({who.reason}).",),
    )  # fmt: skip
    spoken_of = _spoken_of(match, triggers) or _quoted(match, scope)
    if spoken_of and not tolls and not owns_time:
        event = replace(event, places=())  # it may point to an attack, but is none by itself
    only_alleged = _alleged(match, triggers, scope) and not any(p.kind in ("village", "city", "other", "district") for p in places)
    named = trigger.event == "ASSAULT" and trigger.form == "noun" and scope.is_named(match)
    if tolls and trigger.echo and who.reason != _LED_TO:  # "died of his wounds on Monday": hurt in the attack told before
        return replace(event, date_start=None, date_end=None) if told.deed else event, True
    undated = bool(told.deed or told.earlier) and not scope.places(match) and (scope.tells(match) or not owns_time)
    if tolls and trigger.form == "passive" and not mode and "doer is inferred" in who.reason and undated and not event.captured:
        return event, True  # one side's own dead in a fight told before, if there is one
    points = _points(match, triggers, scope.line, scope.language) and not owns_time
    return event, (spoken_of and _NOBODY in who.reason) or (not tolls and (only_alleged or spoken_of or named or points))


def _day_before(told: _Told, material: bool, scope: Scope, *, answer: bool = False) -> When | None:
    """The day on which a trigger without a time of its own happened, as far as what stands before tells."""
    if told.entry:
        return (told.deed if material else told.word) or told.entry
    if answer and told.word and told.deed and told.word.end and told.deed.start and told.word.end < told.deed.start:
        return scope.since_then(told.deed)  # what is refuted is the claim told last: the answer is no older
    return (told.deed or scope.up_to_now(told.earlier) or scope.up_to_now(told.day)) if material else told.word or scope.since_then(told.deed) or scope.up_to_now(told.day)


def _looks_back(match: Match[Trigger], scope: Scope) -> bool:
    """Whether a verb stands in the past perfect: what it tells happened before the story's day."""
    words = scope.language.words("actors", "past_perfect")
    return match.payload.form != "noun" and any(t.fold in words for t in scope.line.tokens[max(match.first - 1, 0) : match.last])


def _goes_with(match: Match[Trigger], scope: Scope) -> bool:
    """Whether a verb behind a comma has no subject but that of the deed before it: ", wounding two"."""
    gerund, tokens = scope.language.tables["actors"].get("gerund"), scope.line.tokens
    return bool(gerund and match.first and tokens[match.first - 1].fold == "," and re.search(gerund, tokens[match.first].fold))


def _points(match: Match[Trigger], triggers: Sequence[Match[Trigger]], line: Line, language: Language) -> bool:
    """Whether a trigger only points to an event told elsewhere, or tells more of one that does ("clashes with artillery fire")."""
    if match.payload.form == "noun" and match.first and line.tokens[match.first - 1].fold in language.words("actors", "pointing"):
        return True  # "these | movements of troops"
    if match.payload.background or match.payload.form != "noun" or match.payload.event != "ASSAULT":
        return match.payload.background
    return any(t.payload.background and 0 < match.first - t.last <= _ELABORATION for t in triggers)


def _attacked(match: Match[Trigger], triggers: Sequence[Match[Trigger]]) -> bool:
    return any(t is not match and t.payload.event == "ASSAULT" and t.payload.form != "passive" and not t.payload.background for t in triggers)


def _met_with(match: Match[Trigger], triggers: Sequence[Match[Trigger]], who: Roles, roles: LineRoles) -> Codes:
    """To whom words are said that follow a meeting of the same subject: "summoned the envoy of X and | protested"."""
    met = [t for t in triggers if t.last <= match.first and t.payload.event == "CONSULT" and (match.payload.event != "ACCUSE" or t.payload.mode != "phone")]
    before = roles.of(met[-1]) if met else None
    return before.recipients if before and countries(before.actors) == countries(who.actors) else ()


def _called_on(triggers: Sequence[Match[Trigger]], who: Roles, roles: LineRoles, reading: Reading) -> Codes:
    """The one party on whom those who condemn something call in the same line: "condemned the attack and called on | X to stop"."""
    asked = [roles.of(t) for t in triggers if t.payload.event == "REQUEST"]
    meant = [r.recipients for r in asked if countries(r.actors) == countries(who.actors) and len(countries(r.recipients) & set(reading.parties)) == 1]
    return unique(map(country, meant[0])) if meant else ()


def _mourned(match: Match[Trigger], scope: Scope) -> set[str]:
    """Whose losses are told right behind a verb, or with it."""
    told = [(c.side, scope.token(c.start), scope.token(c.end - 1)) for c in scope.casualties if c.best]
    return {side for side, first, last in told if 0 <= first - match.last <= _MOURNED or first < match.last <= last}


def _asks_release(call: Match[Trigger], m: Match[Trigger]) -> bool:
    return m.payload.event == "RETREAT" and m.payload.mode in ("release", "return") and m.last > call.first and m.first - call.last <= _WISHED


def _holders(who: Roles, reading: Reading) -> Codes:
    """Of whom the release of prisoners is asked: not of their own side, but of the other party."""
    a, b = reading.parties
    theirs = (countries(who.recipients) or countries(who.actors)) & {a, b}
    asked = {a: b, b: a}[next(iter(theirs))] if len(theirs) == 1 else ""
    if not who.recipients:
        return (asked,) if asked else ()
    asked = asked if all(c.endswith((":MIL", ":CIV")) for c in who.recipients) else ""
    return (asked,) if asked and asked not in countries(who.actors) else who.recipients


def _condemned(who: Roles, attacks: Sequence[Match[Trigger]], roles: LineRoles, reading: Reading) -> Codes:
    """Whose attack is condemned: the one party that the attack's own words name as its doer."""
    doers = countries(c for a in attacks for c in roles.of(a).actors) & set(reading.parties)
    return tuple(doers - countries(who.actors)) if len(doers) == 1 else ()


def _alleged(match: Match[Trigger], triggers: Sequence[Match[Trigger]], scope: Scope) -> bool:
    """Whether an attack is only what somebody is accused of: the accusation is the event."""
    return match.payload.event == "ASSAULT" and any(t.payload.event == "ACCUSE" and t.payload.mode == "allege" and scope.is_content(match, t) for t in triggers)


def _spoken_of(match: Match[Trigger], triggers: Sequence[Match[Trigger]]) -> bool:
    """Whether an attack is only what others talk about ("condemned the attack on …")."""
    talk = [t for t in triggers if t.payload.event in _TALK and t.payload.form != "noun"]
    if match.payload.form == "passive" and not match.payload.mode:  # "deplored the | loss of life"
        heard = [t for t in talk if t.payload.event in ("ACCUSE", "REQUEST") or t.payload.mode == "endorse"]
        return match.payload.event == "ASSAULT" and any(0 <= match.first - t.last <= 1 for t in heard)
    named = match.payload.event == "ASSAULT" and (match.payload.form == "noun" or match.payload.background)
    return named and bool(talk)


def _clause_behind(match: Match[Trigger], t: Match[Trigger], scope: Scope) -> bool:
    """Whether an attack's clause tells how the losses before it came about: "two were killed | when X shelled their post"."""
    opens = scope.language.words("actors", "links", "came")
    attack = t.payload.event == "ASSAULT" and t.payload.form == "active" and not t.payload.reverse and not t.payload.background
    return attack and match.last <= t.first and any(w.fold in opens for w in scope.line.tokens[match.last : t.first])


def _lost(match: Match[Trigger]) -> bool:
    """Whether an attack is told by its losses."""
    return match.payload.event == "ASSAULT" and match.payload.form == "passive" and not match.payload.mode


def _quoted(match: Match[Trigger], scope: Scope) -> bool:
    """Whether an attack's noun is only what somebody calls it: "spoke of 'an act of revenge'"."""
    named = match.payload.event == "ASSAULT" and match.payload.form == "noun"
    return named and any(a <= match.first and match.last < b <= a + _LABEL for a, b in quotations(scope.line))


def _completed(who: Roles, match: Match[Trigger], scope: Scope, reading: Reading, roles: LineRoles, *, alone: bool = False) -> Roles:
    """In an attack between the parties, the side of the place or of the hurt is the sufferer's, the other one the doer."""
    a, b = reading.parties
    other = {a: b, b: a}
    if match.payload.event == "ACCUSE" and not who.recipients and {a, b} <= countries(who.actors):  # "each side blames the other"
        return replace(who, recipients=(a, b))
    if match.payload.event in _MEANT and match.payload.form != "both" and not who.recipients:
        return _addressed(who, match, scope, other, roles)
    if match.payload.event == "PROTEST" and not any(c.endswith((":CIV", ":OPP")) for c in who.actors):
        towns = sorted((t for t in scope.toponyms if t.kind == "metonym" and t.country), key=lambda t: scope.gap(t, match))  # "in the centre of | Yerevan"
        homes = unique(f"{p.country}:CIV" for p in [*scope.places(match), *towns][:1] if p.country) or tuple(f"{c}:CIV" for c in roles.capitals()[:1])
        recalled = all(a.recalled for a in roles.actors if set(a.mention.actors) & set(who.recipients))
        meant = () if homes and recalled else who.recipients
        who = Roles(homes or who.actors, meant, who.speakers, who.reason + "; the protesters are taken for the place's people" * bool(homes))
    if match.payload.event == "PROTEST" and who.actors and not who.recipients:
        home = unique(f"{country(c)}:GOV" for c in who.actors if c.endswith((":CIV", ":OPP")) or ":" not in c)
        return Roles(who.actors, home, who.speakers, who.reason + "; it is taken to be meant for their own government")
    if match.payload.event == "MOBILIZE" and not who.actors:  # "the drills of A and B"
        return Roles(who.recipients, (), who.speakers, who.reason)
    if match.payload.mode == "arrest" and match.payload.form == "passive" and not who.actors and countries(who.recipients) == countries(who.speakers):
        homes = unique(map(country, who.speakers)) or tuple(t.country for t in scope.toponyms if t.country and t.kind in ("city", "village"))
        if homes:  # "seven were detained, the ministry said"
            return Roles((f"{homes[0]}:GOV",), (f"{homes[0]}:CIV",), who.speakers, who.reason + "; they are taken for the country's own people")
    if match.payload.mode == "arrest" and not who.actors and len(who.recipients) == 1 and who.recipients[0] in (f"{a}:MIL", f"{b}:MIL"):
        return Roles((f"{other[country(who.recipients[0])]}:MIL",), who.recipients, who.speakers, who.reason + "; the doer is inferred: the other party")
    held = countries(who.recipients) & {a, b}
    if match.payload.mode in ("release", "return") and match.payload.form != "both" and not who.actors and len(held) == 1:
        return Roles((other[next(iter(held))],), who.recipients, who.speakers, who.reason + "; the doer is inferred: the other party")
    freeing = countries(who.actors) & {a, b}
    if match.payload.mode in ("release", "return") and match.payload.form != "both" and not who.recipients and len(freeing) == 1:
        return Roles(who.actors, (other[next(iter(freeing))],), who.speakers, who.reason + "; whom it concerns is inferred: the other party")
    if match.payload.event == "RETREAT" and match.payload.mode == "withdraw" and not who.actors and not who.recipients:  # told of nobody: of both
        return Roles((a, b), (), who.speakers, who.reason)
    sided = countries(who.actors) & {a, b}
    if match.payload.mode in ("blockade", "withdraw") and not countries(who.recipients) & {a, b} and len(sided) == 1:
        concerned = (*who.recipients, other[next(iter(sided))])
        return replace(who, recipients=concerned, reason=who.reason + "; whom it concerns is inferred: the other party")
    if match.payload.mode == "arrest" and not who.recipients and len(sided) == 1 and countries(who.speakers) == {other[next(iter(sided))]}:
        return replace(who, recipients=tuple(countries(who.speakers)), reason=who.reason + "; the arrested are taken for the speaker's people")
    police = match.payload.event == "COERCE" and not match.payload.mode and all(c.endswith(":GOV") for c in who.actors)
    if (match.payload.mode == "arrest" or police) and not who.recipients and len(countries(who.actors)) == 1:
        return Roles(who.actors, (f"{country(who.actors[0])}:CIV",), who.speakers, who.reason + "; the arrested are taken for the country's own people")
    if match.payload.event != "ASSAULT":
        return who
    if match.payload.mode == "mine":
        return _mined(who, scope, match, other)
    if match.payload.mode == "downing" and not (who.recipients and not who.actors):
        theirs = tuple(other[c] for c in sided) if len(sided) == 1 and not who.recipients else ()
        return replace(who, recipients=theirs, reason=who.reason + "; the sufferer is inferred: the other party") if theirs else who
    fired = set(scope.origins()) & {a, b} if not who.actors else set()
    if len(fired) == 1 and not countries(who.recipients) & fired:  # "fire came from the village of A"
        who = replace(who, actors=(f"{next(iter(fired))}:MIL",), reason=who.reason + "; the doer is inferred from where the fire came")
    hurt = countries(who.recipients) & {a, b}
    if not hurt and not who.actors:
        held_by = {p.country or "" for p in scope.places(match) if p.country in (a, b) and p.kind in ("village", "city")}
        hurt = {p.country or "" for p in scope.places(match) if p.country in (a, b)} | ({c.side for c in scope.casualties} & {a, b})
        hurt = held_by if len(held_by) == 1 and not roles.parties_named() - countries(roles.speakers) else hurt  # whose the hurt are is only taken from the text before
    if not hurt and not who.actors and match.payload.form == "passive" and not match.payload.mode and not scope.places(match):
        hurt = countries(who.speakers) & {a, b}  # "Baku says that two soldiers died" tells of its own
        named = roles.parties_beside(match)
        hurt = hurt or (named if len(named) == 1 else set())  # "X had losses too: one soldier was killed"
    actors, recipients, reason = who.actors, who.recipients, who.reason
    lost = {c.side for c in scope.casualties if c.outcome in ("killed", "wounded") and c.best} if alone else set()
    if not actors and not match.payload.mode and match.payload.form == "passive" and {a, b} <= lost:  # "49 on one side, 50 on the other"
        return Roles((f"{a}:MIL", f"{b}:MIL"), (), who.speakers, reason + "; both sides had losses")
    if not actors and len(hurt) == 1:
        actors, reason = (f"{other[next(iter(hurt))]}:MIL",), reason + "; the doer is inferred: the other party"
    if len(hurt) == 1 and not recipients:
        recipients = (next(iter(hurt)),)
    if not actors and {a, b} <= countries(recipients) and match.payload.form == "passive":  # "seven Armenian and Azerbaijani soldiers were killed"
        return Roles((f"{a}:MIL", f"{b}:MIL"), (), who.speakers, reason + "; both sides had losses")
    if not actors and len(hurt) != 1:
        actors, reason = tuple(f"{p}:MIL" for p in (a, b)), reason + _NOBODY
    sides = countries(actors) & {a, b}
    struck = {p.country for p in scope.places(match) if p.kind in ("village", "city", "other")} & {a, b}
    if recipients and len(sides) == 1 and not countries(recipients) & {a, b} and struck == {other[next(iter(sides))]}:
        recipients = (*recipients, *struck)  # guests are hurt, and so is who holds the place
    if not recipients and len(sides) == 1 and match.payload.form != "both":
        recipients = (other[next(iter(sides))],)
        reason += "; the sufferer is inferred: the other party"
    armed = tuple(c if ":" in c or c not in (a, b) else f"{c}:MIL" for c in actors)
    return Roles(unique(armed), recipients, who.speakers, reason)


def _mined(who: Roles, scope: Scope, match: Match[Trigger], other: Mapping[str, str]) -> Roles:
    """Nobody is named for a mine; it hurts people of the side that holds the place, if the text names no other."""
    homes = unique(p.country for p in scope.places(match)[:1] if p.country in other)
    return who if who.recipients or not homes else Roles(who.actors, homes, who.speakers, who.reason + "; the sufferer is inferred from the place")


def _addressed(who: Roles, match: Match[Trigger], scope: Scope, other: Mapping[str, str], roles: LineRoles) -> Roles:
    """Words to nobody named: a party's are meant for the other one; others call on whom the line names, else on both, and condemn who struck the place."""
    speakers = countries(who.actors)
    party = speakers & set(other)
    named = [c for c in other if c in roles.parties_named() - speakers]
    meant: Codes = ()
    if who.actors and all(c.endswith(":OPP") for c in who.actors):  # an opposition speaks to its own government
        meant = unique(f"{country(c)}:GOV" for c in who.actors)
    elif len(party) == 1 and (match.payload.event in _HOSTILE or (len(speakers) == 1 and match.payload.event not in ("REQUEST", "AID"))):
        meant = (other[next(iter(party))],)
    elif party or match.payload.event in ("SUPPORT", "AGREE", "COOPERATE", "AID"):
        meant = tuple(named) if len(named) == 1 else tuple(other) if not party and match.payload.event in ("SUPPORT", "AGREE") else ()
    elif match.payload.event == "REQUEST":
        meant = tuple(named) if len(named) == 1 and match.payload.mode != "de-escalate" else tuple(other)
    elif match.payload.event == "ACCUSE":
        behind = [t for t in scope.toponyms if t.start > scope.line.tokens[match.last - 1].start and t.country in other]
        struck = {t.country for t in behind if t.kind in ("village", "city", "district", "province")}
        meant = (other[next(iter(struck))],) if len(struck) == 1 else ()
    return Roles(who.actors, meant, who.speakers, who.reason + "; whom it is meant for is inferred") if meant and who.actors else who


def _confidence(trigger: Trigger, who: Roles, when: When, places: Sequence[Toponym]) -> float:
    told = 0.1 * bool(who.actors) + 0.05 * bool(who.recipients) + 0.05 * (when.basis != "publication") + 0.05 * bool(places)
    guessed = 0.1 * (_NOBODY in who.reason) + 0.15 * ("inferred" in who.reason)
    return round(min(trigger.weight + told - guessed, 0.95), 2)


def _advance(
    told: _Told, scope: Scope, roles: LineRoles, coded: Sequence[tuple[Match[Trigger], tuple[CodedEvent, bool]]], parties: tuple[str, str]
) -> _Told:
    matches = [m for m, _ in coded]
    main = [m for m in matches if not scope.is_aside(m)] or matches  # "handed over two men | who crossed the border in June": not the story's day
    timed = [e for m, (e, _) in coded if m in main and e.status != "hypothetical" and scope.owns_time(m, [o for o in matches if o is not m])]
    undated = bool(told.deed) and any(e.event in _MATERIAL and not e.date_start for e in timed)  # died of old wounds
    deeds = [e for e in timed if e.event in _MATERIAL and not undated]
    words = [e for e in timed if e.event not in _MATERIAL]
    places = next((e.places for _, (e, _) in coded if e.event in _MATERIAL and e.places), told.places or scope.opening())
    past_perfect = bool({t.fold for t in scope.line.tokens} & scope.language.words("actors", "past_perfect"))
    back = bool(deeds) and all(_looks_back(m, scope) for m, (e, _) in coded if e in deeds)
    told = replace(told, flash=_when(deeds[-1]) if back else told.flash)
    deeds = [] if back else deeds
    deed = _when(deeds[-1]) if deeds else told.deed if back or undated or past_perfect else _alone(scope) or told.deed
    lone = [frozenset(countries(e.actors)) for _, (e, _) in coded if e.event == "ASSAULT" and e.status == "reported" and len(countries(e.actors)) == 1]
    past = [e for e in words if deeds and e.date_end and deeds[-1].date_start and e.date_end < deeds[-1].date_start]  # "three were killed, a day after the ministers met"
    word = _when(words[-1]) if words and not past else told.word
    mines = [e.mode == "mine" for _, (e, _) in coded if e.event == "ASSAULT"]
    mined = mines[-1] if mines else told.mined
    said = [e for _, (e, _) in coded if e.event in _SAID and e.actors and e.recipients and not countries(e.actors) & countries(e.recipients)]
    if said or any(e.event not in _MATERIAL for _, (e, _) in coded):  # what tells nothing new does not end an exchange
        told = replace(told, charging=said[-1].actors if said else (), charged=said[-1].recipients if said else ())
    day = _when((deeds if past else timed)[-1]) if timed else _alone(scope) or told.day
    struck = lone[-1] if lone else told.assailants
    if set(parties) <= {*struck, *told.assailants}:  # each side is told to have attacked: whoever condemns it means both
        struck = frozenset(parties)
    days = [w for w in (told.latest, *(_when(e) for e in timed)) if w and w.end and w.precision == "day"]
    told = replace(told, latest=max(days, key=lambda w: w.end or date.min, default=None))
    talks = [unique((*e.actors, *e.recipients)) for _, (e, _) in coded if e.event == "CONSULT" and e.status == "reported"]
    told = replace(told, met=talks[-1] if talks else told.met)
    told = replace(told, deed=deed, word=word, day=day, places=places, assailants=struck, mined=mined)
    subject, told = roles.subject(), replace(told, teller=roles.teller())
    return replace(told, subject=subject) if subject else told


def _alone(scope: Scope) -> When | None:
    """The day of a line that tells nothing else: a dateline or an opening."""
    days = [t for t in scope.times if t.date_start and not t.since and t.date_precision in ("day", "range") and not scope.is_past(t)]
    days = [t for t in days if not scope.is_coming(t)]
    return When(days[0].date_start, days[0].date_end, days[0].date_precision, days[0].basis) if days else None


def _when(event: CodedEvent) -> When:
    return When(event.date_start, event.date_end, event.date_precision, event.date_basis)


def _placed(events: list[tuple[CodedEvent, bool]], reading: Reading) -> list[tuple[CodedEvent, bool]]:
    """Give fighting that is told without a place the border, if the document speaks of it."""
    border = next((t for t in reading.toponyms if t.kind == "border" and set(reading.parties) <= set(t.parts)), None)
    return [(replace(e, places=(border,)) if border and e.event == "ASSAULT" and not e.places and not b else e, b) for e, b in events]
