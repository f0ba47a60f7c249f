"""What holds for a trigger in its sentence: is it told as a fact, when, where, with which losses.

Law: nothing here looks beyond the paragraph, but for the document's own publication day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Any

from geo.coding.clauses import apart, quotations, relative_clauses
from geo.coding.terms import DEEDS
from geo.language import Language, Trigger
from geo.model import Casualty, DateBasis, DatePrecision, Published, Status, TimeMention, Toponym
from geo.phrases import Match
from geo.text import Line, opens_by_the_clock, opens_entry

_CUE_REACH = 5  # tokens between a cue and its trigger
_CLAUSE_REACH = 12  # the same where the cue is the clause's subject ("none of the parties …")
_LABEL = 4  # tokens of a quotation that only calls something by a name, with its closing mark
_NAMED = 2  # tokens between "as an" and what something is called
_POINTER_REACH = 3  # tokens between "the fighting" and a day that is its own
_LONG_PAST = timedelta(days=60)  # what lies further back than that is history, not news
_PAST_MONTH = timedelta(days=45)  # the same of what only a month is told of
_WORLD = 3  # tokens between a call and the international community that it is made on
_SETTLED = ("village", "city", "other", "mountain", "road", "lake", "river", "border", "district", "province", "region")
_WIDTHS = ("lake", "river", "road", "district", "province", "region", "country")  # areas from narrow to wide
_HALF_YEAR = timedelta(days=183)
_OPENING = 3  # tokens of a line before the place that it is about
_STOP_COST = {",": 3.0, ":": 3.0, ";": 12.0}  # tokens that a stop between a day and its event counts for
_BUT_COST = 12.0  # the same of a word that parts two clauses: "met X, | and the day before was in Y"
_COORDINATED = 8  # tokens between an "and" and the event of the verb behind it
_APPOSED = 8  # tokens between the comma before a participle and its day
_PARTICIPLE = 4  # tokens between an auxiliary and its participle
_SEAT = 3  # tokens between words for a source and the town where it sits
_SOURCE = 5  # tokens between words for a source and the day of its words
_TALKS_REACH = 30  # tokens between talks and the town where they were held
_VERBAL_REACH = 12  # tokens between a verb of talk and the town where the talk was

_TALKED_OF = ("RETREAT", "AGREE", "CONCEDE", "COOPERATE", "AID", "SANCTION", "MOBILIZE")  # what may only be a topic of talks
_DONE = ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST")  # what happens at a place
SPOKEN = ("ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "CONSULT", "AGREE", "COOPERATE")
# PLOVER: cooperation that is still to come is AGREE; a withdrawal that is still to come is CONCEDE.
FUTURE = {"SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}


@dataclass(frozen=True, slots=True)
class When:
    """The days of an event and how they were found."""

    start: date | None
    end: date | None
    precision: DatePrecision
    basis: DateBasis


class Scope:
    """One line with its cues, times, places and losses."""

    def __init__(
        self, line: Line, language: Language, times: Sequence[TimeMention], toponyms: Sequence[Toponym], casualties: Sequence[Casualty], published: Published,
        at_war: bool = True,
    ) -> None:  # fmt: skip
        self.line, self.language, self.published = line, language, published
        self.times, self.toponyms, self.casualties = times, toponyms, casualties
        self.headed: tuple[Toponym, ...] = ()  # where all happened that the paragraph tells of no other place
        self.is_capital: Callable[[Toponym], bool] = lambda _: False  # where attacks are told, not where they happen
        dates = {i for t in times for i in range(line.index_at(t.start), line.index_at(t.end - 1) + 1)}
        due = {t for t in self._marking("deadline") if t.date_precision == "month"}  # "agreed to set up commissions | by the end of April"
        self._attributive, self._titles = self._marking("attributive"), self._marking("titles") | due
        self._relative, self._quotes = relative_clauses(line, language), quotations(line)
        cues = [c for c in language.cues.find(line) if c.first not in dates or c.payload == "points"]  # "12 May" is no "may"
        idioms = [c for c in cues if c.payload in ("idiom", "implied")]
        cues = [c for c in cues if c.payload != "figurative" or not any(a <= c.first < b <= a + _LABEL for a, b in self._quotes)]  # called it a "show"
        self._wars = [] if at_war or any(c.payload == "record" for c in cues) else [*language.wars.find(line), *(c for c in cues if c.payload == "war")]
        self.cues = [c for c in cues if c in idioms or not any(i.first <= c.first and c.last <= i.last for i in idioms)]  # "no fewer than five", "non sans" deny nothing

    def token(self, offset: int) -> int:
        """Return the token that holds a raw offset."""
        return self.line.index_at(offset)

    # ------------------------------------------------------------ told as a fact?

    def status(self, match: Match[Trigger], others: Sequence[Match[Trigger]] = ()) -> Status | None:
        """Return the status of a trigger; None if it is no event at all: history, sport, a standing state of affairs."""
        if self._is_no_event(match):
            return None
        if self._is_negated(match, others):
            return "denied"
        if match.payload.event == "AGREE" and match.payload.form == "both" and "future" in self._cues_within(match):
            return "hypothetical"  # "the treaty | will be signed"
        if self._is_undone(match) or (match.payload.event in DEEDS and self._is_disputed(match, others)):
            return "denied"
        unsure = self._is_thought(match, others) or self._is_meant(match) or (match.payload.event in (*DEEDS, "PROTEST") and self._is_asked(match))
        return "hypothetical" if not match.payload.background and unsure else "reported"

    def _is_no_event(self, match: Match[Trigger]) -> bool:
        """Whether a trigger tells of history, of sport, or of how things have long been."""
        if self.has("figurative") or (self._historic(match) and not self._recent(match)) or self._past_here(match) or self._dates_since(match):
            return True
        stands = any(c.payload == "standing" and not apart(self._relative, c.first, match.first) for c in self.cues)
        return match.payload.event not in ("ASSAULT", "RETREAT") and stands and not self.times

    def _cues_within(self, match: Match[Trigger]) -> set[str]:
        """What the cues among a trigger's own words tell."""
        return {c.payload for c in self.cues if match.first <= c.first and c.last <= match.last}

    def _is_negated(self, match: Match[Trigger], others: Sequence[Match[Trigger]]) -> bool:
        """Whether a "not" or a "nobody" belongs to a trigger: "the shooting | has not stopped", "no treaty | will be signed"."""
        event = match.payload.event
        denied = event != "REJECT" or self.language.word_order == "svo"  # "the reports | are nonsense | and have nothing to do with the truth"
        if (denied and self._near("negation", match, others=others)) or (self._near("nobody", match, _CLAUSE_REACH) and not self._goes_on(match)):
            return True
        negative = event in ("RETREAT", "CONSULT") or (event == "AGREE" and match.payload.form == "both")
        return negative and "negation" in self._cues_within(match)

    def _is_undone(self, match: Match[Trigger]) -> bool:
        """Whether a negation inside a trigger or right behind it undoes it: "did | not | shell", "lost | no | positions", "ճանապարհն արգելափակված | չէ"."""
        attack, cues = match.payload.event == "ASSAULT", self.cues
        if attack and match.payload.form == "active" and any(c.payload == "negation" and c.first == match.first + 1 < match.last for c in cues):
            return True
        if attack and any(c.payload == "nobody" and match.first < c.first <= match.last for c in cues):
            return True  # also "had taken prisoner | no one"
        copula = bool(self.language.tables["actors"].get("postpositions")) and self.language.word_order == "svo"
        return copula and match.payload.form != "noun" and any(c.payload == "negation" and c.first == match.last for c in cues)

    def _is_disputed(self, match: Match[Trigger], others: Sequence[Match[Trigger]]) -> bool:
        """Whether somebody denies or refutes a deed: "has | denied having | shelled"."""
        if any(c.payload == "denial" and self.is_content(match, c) and not self._says_between(c, match, others) for c in self.cues):
            return True
        inside = any(c.payload == "denial" and match.first < c.first and c.last < match.last for c in self.cues)
        return inside or any(c.payload == "refuted" and c.first <= match.first and match.last <= c.last for c in self.cues)

    def _is_thought(self, match: Match[Trigger], others: Sequence[Match[Trigger]]) -> bool:
        """Whether a trigger is only averted, possible, feared or talked of: "a deal | might | be signed"."""
        event = match.payload.event
        if any(c.payload == "averted" and (0 <= c.first - match.last <= 1 or c.first < match.last <= c.last) for c in self.cues):
            return True  # "զենքի տեղափոխումը | կանխելու նպատակով"
        inside = any(c.payload == "modal" and match.first < c.first and c.last < match.last for c in self.cues)
        if event not in ("REQUEST", "THREATEN") and (inside or self._near("hypothetical", match, others=others)):
            return True
        if any(c.payload == "feared" and self.is_content(match, c) for c in self.cues):
            return True  # "fear that the new line will | cut the road"
        return event in _TALKED_OF and match.payload.form != "active" and self.touches("topic", match)  # "discussed the issue of the | return of prisoners"

    def _is_asked(self, match: Match[Trigger]) -> bool:
        """Whether a line asks whether something is so, and not who did it, or why: "Did X shell Y?", not "X shelled Y: is it war?"."""
        text = self.line.text[self.line.start : self.line.end].rstrip("»”\"')] ")
        last = len(self.line.tokens) - 1
        told = any(t.fold in (",", ";", ":", "-", ".") for t in self.line.tokens[match.last : last])
        return (text.endswith("?") or "՞" in text) and not told and not self.has("asking")

    def _is_meant(self, match: Match[Trigger]) -> bool:
        """Whether a trigger's form shows it to be only meant or announced: "X imzalamasa, …", "geri çekilirken yaktığı köy"."""
        event = match.payload.event
        if self._ends("conditional", match) or self._bare(match):
            return True
        if (event in ("CONSULT", "AGREE", "THREATEN", "CONCEDE") and self._ends("infinitive", match)) or (event == "RETREAT" and self._ends("during", match)):
            return True
        return event in ("ASSAULT", "MOBILIZE", "CONSULT", "PROTEST") and self.future(match)  # talks that are announced are no talks yet

    def _bare(self, match: Match[Trigger]) -> bool:
        """Whether a concession or a protest stands in the infinitive, and so is only wished: "X must withdraw and | apologise", "called on them to | rally"."""
        pattern, helping = self.language.tables["actors"].get("bare_infinitive"), self.language.words("actors", "auxiliaries")
        words = [t.fold for t in self.line.tokens[match.first : match.last]]
        beside = helping & {t.fold for t in self.line.tokens[max(match.first - 1, 0) : match.last + 1]}
        told = {"CONCEDE": words[:1], "PROTEST": words[-1:]}.get(match.payload.event, []) if match.payload.form != "noun" else []
        return bool(pattern and not beside and any(re.search(pattern, w) for w in told))

    def _ends(self, form: str, match: Match[Trigger]) -> bool:
        """Whether a trigger's verb (its last word where verbs stand last) has an ending of a form that the language's actors table names."""
        pattern = self.language.tables["actors"].get(form)
        first = match.last - 1 if self.language.word_order == "sov" else match.first
        return bool(pattern and any(re.search(pattern, t.fold) for t in self.line.tokens[first : match.last]))

    def _says_between(self, cue: Match[str], match: Match[Trigger], others: Sequence[Match[Trigger]]) -> bool:
        """Whether something is said in between: "denies it and | claims that …" denies nothing of what follows, in a verb-final language of what precedes.

        Words that are what is denied say nothing themselves: "denied X's | claims | that …".
        """
        first, last = (match, cue) if self.language.word_order == "sov" and match.last <= cue.first else (cue, match)
        said = [s for s in self.language.speech.find(self.line) if s.payload == "says" and first.first < s.first and s.last <= last.first]
        denied = [t for t in others if t.payload.event == "REJECT" and t.first <= cue.first and cue.last <= t.last]
        joins = self.language.words("actors", "links", "and")
        return any(joins & {t.fold for t in self.line.tokens[cue.last : s.first]} or not any(t.first <= s.first and s.last <= t.last for t in denied) for s in said)

    def is_content(self, match: Match[Trigger], verb: Match[Any]) -> bool:
        """Whether a trigger tells what a verb is about: it follows the verb, or stands before it where verbs stand last."""
        first, last = (match.last, verb.first) if self.language.word_order == "sov" else (verb.last, match.first)
        return 0 <= last - first <= _CLAUSE_REACH and not self._stopped(first, last)

    def future(self, match: Match[Trigger]) -> bool:
        """Whether the trigger is told as still to come."""
        within = any(c.payload == "future" and match.first <= c.first and c.last <= match.last for c in self.cues)
        return within or self._ends("coming", match) or self._near("future", match) or self._led_by_future(match) or self._comes_behind(match) or self._due(match)

    def _led_by_future(self, match: Match[Trigger]) -> bool:
        """Whether an event's noun hangs on a verb of the future tense before it: "les deux armées conduiront des | exercices"."""
        pattern = self.language.tables["actors"].get("future_verb")
        first = max((i + 1 for i in range(match.first) if not self.line.tokens[i].is_word), default=0)
        before = self.line.tokens[max(first, match.first - _CUE_REACH) : match.first]
        return bool(pattern and match.payload.form != "active" and any(not t.capital and re.search(pattern, t.fold) for t in before))

    def _due(self, match: Match[Trigger]) -> bool:
        """Whether, where verbs do not stand last, the words behind a noun say that it is still to come: "joint drills of X and Y | are planned for Monday"."""
        noun = self.language.word_order == "svo" and match.payload.form in ("noun", "both") and match.payload.event in ("COOPERATE", "MOBILIZE", "PROTEST")
        return noun and any(c.payload == "future" and 0 <= c.first - match.last <= _CUE_REACH and not self._stopped(match.last, c.first) for c in self.cues)

    def _comes_behind(self, match: Match[Trigger]) -> bool:
        """Whether the verb right behind a noun tells what is still to come: "joint drills | will begin"."""
        pattern = self.language.tables["actors"].get("coming")
        behind = self.line.tokens[match.last : match.last + 1] if self.language.word_order == "svo" else ()
        return bool(pattern and match.payload.form in ("noun", "both") and any(re.search(pattern, t.fold) for t in behind))

    def is_apart(self, a: int, b: int) -> bool:
        """Whether a semicolon or a word of contrast stands between two tokens: "X reports shelling, while | Y accuses Z"."""
        but = self.language.words("actors", "links", "but")
        return any(t.fold == ";" or t.fold in but for t in self.line.tokens[min(a, b) : max(a, b)])

    def has(self, cue: str) -> bool:
        """Whether a line holds a cue."""
        return any(c.payload == cue for c in self.cues)

    def _near(self, cue: str, match: Match[Trigger], reach: int = _CUE_REACH, others: Sequence[Match[Trigger]] = ()) -> bool:
        """A cue before its trigger (behind it where verbs stand last), with no stop between, and not the trigger's own words."""
        after = reach if self.language.word_order == "sov" else 0
        return any(
            c.payload == cue and (0 <= match.first - c.last <= reach or (after > 0 and 0 <= c.first - match.last <= after) or c.first <= match.first < c.last)
            and not self._stopped(min(c.last, match.last), max(c.first, match.first)) and not (match.first <= c.first and c.last <= match.last)
            and not self._spent(c, match, others) and not (cue == "negation" and apart(self._quotes, c.first, match.first))
            and not (cue == "hypothetical" and self._called_for(c, match, others)) and not (cue in ("negation", "nobody") and self._counts_none(c, match))
            and not (cue == "negation" and after and match.payload.event in SPOKEN and c.last <= match.first)  # "stressing that they | are no | captives, rejected it"
            for c in self.cues
        )  # fmt: skip

    def _counts_none(self, cue: Match[str], match: Match[Trigger]) -> bool:
        """Whether a "no" only tells that nobody was hurt in an attack: "| no one | was hurt in the shelling", "reported | no | losses after X fired"."""
        if match.payload.event != "ASSAULT" or match.payload.form == "passive":
            return False
        spans = [(self.token(c.start), self.token(c.end - 1) + 1) for c in self.casualties if c.best == 0]
        return any(first <= cue.first and cue.last <= last and not first < match.last <= last for first, last in spans)

    def _spent(self, cue: Match[str], match: Match[Trigger], others: Sequence[Match[Trigger]]) -> bool:
        """Whether a cue is that of another verb before an "and" or a "but": "never attacked X | and accused Y", "did not sign it | but agreed to go on"."""
        joins = self.language.words("actors", "links", "and")
        between = [t.fold for t in self.line.tokens[cue.last : match.first]]
        ended = set(between) & self.language.words("actors", "links", "but") or (len(between) > 1 and between[-1] in joins - {","})
        if ended and cue.payload == "negation" and self.language.word_order == "svo" and match.payload.form != "noun":
            return True
        return any(cue.last <= o.first and o.last < match.first and self.line.tokens[match.first - 1].fold in joins and o.payload.form != "noun" for o in others)

    def _called_for(self, cue: Match[str], match: Match[Trigger], others: Sequence[Match[Trigger]]) -> bool:
        """Whether a cue behind somebody's words is what a second verb calls for: "olarak niteledi ve | durdurmaya | çağırdı"."""
        said = match.payload.event in SPOKEN and match.payload.form == "active"
        return said and any(o.payload.event == "REQUEST" and match.last <= o.first <= cue.first and cue.last <= o.last for o in others)

    def _goes_on(self, match: Match[Trigger]) -> bool:
        """Whether words follow an "and", so that what nobody did stands before it: "said that no shots were fired and | blamed X"."""
        joins = self.language.words("actors", "links", "and")
        return match.payload.event in SPOKEN and match.first > 0 and self.line.tokens[match.first - 1].fold in joins

    def _stopped(self, a: int, b: int) -> bool:
        return any(t.fold in (",", ";", ":", ".") for t in self.line.tokens[a:b])

    def _stopped_by(self, stop: str, a: int, b: int) -> bool:
        return any(t.fold == stop for t in self.line.tokens[a:b])

    def _heads(self, time: TimeMention) -> bool:
        """Whether a day is that of the dateline which opens a line: "BAKU, 31 May 2018 – …"."""
        after = self.token(time.end - 1) + 1
        opens = self.token(time.start) <= _OPENING and after < len(self.line.tokens) and self.line.tokens[after].fold in ("-", "(", "/")
        return opens and time.date_start == time.date_end == self.published.resolved is not None

    def _historic(self, match: Match[Trigger]) -> bool:
        if any(c.payload == "history" and self._leads(c.first, c.last, match) for c in self.cues):
            return True
        times = self._dating(match)
        if match.payload.event == "ASSAULT" and any(self._within(c.first, c.last, match) for c in self._wars) and all(map(self.is_past, times)):
            return True  # "6,500 were killed | when the two fought a six-week war"
        if match.payload.event == "ASSAULT" and times and all(self.is_past(t) and self._within(self.token(t.start), self.token(t.end - 1) + 1, match) for t in times):
            return True  # "four were killed | in the battles of September 2022"
        if times and self.token(times[0].start) < match.first and all(map(self.is_past, times)) and self._opens(times[0], match):
            return True  # "In 2016 … had died before a | truce"
        nearest = min(times, key=lambda t: self._distance(t, match), default=None)
        if nearest is None or not self.is_past(nearest):
            return False
        first, words = self.token(nearest.start), self.language.words("actors", "auxiliaries")
        auxiliary = first == match.last + 1 and self.line.tokens[match.last].fold in words  # "հաստատվել | է | 1994 թվականին"
        return auxiliary or self._leads(first, self.token(nearest.end - 1) + 1, match)

    def _dates_since(self, match: Match[Trigger]) -> bool:
        """Whether a trigger only names the day since which something goes on: "since | the signing of the truce | of 10 November"."""
        since = [m for m in self.language.since.find(self.line) if m.payload == "since_event"]
        days = [(self.token(t.start), self.token(t.end - 1) + 1) for t in self.times if t.since] if since else []
        return any(min(m.first, a) <= match.first and match.last <= max(m.last, b) for m in since for a, b in days)

    def _past_here(self, match: Match[Trigger]) -> bool:
        """Whether the words between the stops round a trigger tell of the past alone: "… are to give back hamlets, | taken in the early 1990s"."""
        old = any(c.payload == "history" for c in self.cues) or any(map(self.is_past, self.times))
        if not old or match.payload.mode in ("release", "return"):  # "men captured in 2020 | were set free": the past is theirs
            return False
        tokens = self.line.tokens
        stops = [i for i, t in enumerate(tokens) if not t.is_word and t.fold != "'"]
        low = max((i + 1 for i in stops if i < match.first), default=0)
        high = min((i for i in stops if i >= match.last), default=len(tokens))
        times = [t for t in self._dating(match) if low <= self.token(t.start) < high]
        past = [(c.first, c.last) for c in self.cues if c.payload == "history" and low <= c.first < high]
        past += [(self.token(t.start), self.token(t.end - 1) + 1) for t in times if self.is_past(t)]
        told = any(self._leads(a, b, match) or (match.payload.form == "passive" and 0 <= a - match.last <= _PARTICIPLE) for a, b in past)
        return told and low > 0 and not any(t.date_start and not self.is_past(t) for t in times)

    def _opens(self, time: TimeMention, match: Match[Trigger]) -> bool:
        """Whether a time opens its line or a clause, and no semicolon parts it from a trigger."""
        at = self.token(time.start)
        opens = at <= _OPENING or not self.line.tokens[at - 1].is_word
        return opens and not self._stopped_by(";", at, match.first)

    def _leads(self, first: int, last: int, match: Match[Trigger]) -> bool:
        """Whether a past time dates a trigger: it stands before it or touches it ("in 2016 they | condemned", but "asked to keep | the truce of 1994")."""
        return first <= match.last and self._within(first, last, match)

    def _within(self, first: int, last: int, match: Match[Trigger]) -> bool:
        """Whether words stand in a trigger's clause: near it, with no semicolon between."""
        low, high = min(last, match.last), max(first, match.first)
        return high - low <= _CLAUSE_REACH and not any(t.fold == ";" for t in self.line.tokens[low:high])

    def _recent(self, match: Match[Trigger]) -> bool:
        return any(t.date_start and not self.is_past(t) and t.date_precision in ("day", "range") for t in self.times)

    def is_named(self, match: Match[Trigger]) -> bool:
        """Whether a noun is only what something is called: "described it as an | infiltration attempt", "they were a | sabotage group"."""
        called = [c for c in self.cues if c.payload == "called"]
        if self.language.word_order == "sov":  # '"bir | saldırı" | olarak niteledi'
            return any(0 <= c.first - match.last <= _NAMED and not self._stopped(match.last, c.first) for c in called)
        return any(0 <= match.first - c.last <= _NAMED and not self._stopped(c.last, match.first) for c in called)

    def is_aside(self, match: Match[Trigger]) -> bool:
        """Whether a trigger stands in a relative clause."""
        return any(a <= match.first < b for a, b in self._relative)

    def is_to_the_world(self, match: Match[Trigger]) -> bool:
        """Whether a call is made on the international community, on nobody with a name."""
        near = [c for c in self.cues if c.payload == "world" and max(c.first - match.last, match.first - c.last) <= _WORLD]
        return any(not self._stopped(min(c.last, match.last), max(c.first, match.first)) for c in near)

    def holds(self, cue: str, match: Match[Trigger]) -> bool:
        """Whether a cue stands within a trigger or right beside it."""
        return any(c.payload == cue and c.first <= match.last + 1 and match.first <= c.last + 1 for c in self.cues)

    def touches(self, cue: str, match: Match[Trigger]) -> bool:
        """Whether a cue stands right before a trigger, right behind it where verbs stand last or words follow their cases."""
        behind = self.language.word_order == "sov" or bool(self.language.tables["actors"].get("postpositions"))
        return any(c.payload == cue and (c.first == match.last if behind else c.last == match.first) for c in self.cues)

    def opens_with(self, cue: str) -> bool:
        """Whether a line opens with a cue."""
        return any(c.payload == cue and c.first <= 1 for c in self.cues)

    def answers(self, match: Match[Trigger]) -> bool:
        """Whether a deed answers the attack told before: "return fire | silenced the post"."""
        near = [c for c in self.cues if c.payload == "answer" and c.first < match.last and 0 <= match.first - c.first <= _CLAUSE_REACH]
        return any(not self._stopped_by(";", c.first, match.first) for c in near)

    def is_history(self) -> bool:
        """Whether a line speaks of history."""
        return self.has("history")

    def is_past_alone(self) -> bool:
        """Whether all that a line tells lies in the past: "Last year too | a shepherd was killed"."""
        days = [t for t in self.times if t.date_start]
        return self.has("figurative") or (all(map(self.is_past, days)) if days else self.is_history() or bool(self._wars))

    def is_past(self, time: TimeMention) -> bool:
        """Whether a time lies so far back that what it dates is history."""
        latest = self.published.end
        if self._is_entry(time):
            return False
        past = _PAST_MONTH if time.date_precision == "month" else _LONG_PAST
        return bool(latest and time.date_end and time.date_end < latest - past)

    def since_long_ago(self) -> bool:
        """Whether a line counts from a day that is history: "more than 30 soldiers have died | since January"."""
        latest = self.published.end
        return any(t.since and bool(latest and t.date_start and latest - t.date_start > _LONG_PAST) for t in self.times)

    def in_months_past(self, when: When) -> bool:
        """Whether days end before the text's own month begins."""
        latest = self.published.end
        return bool(latest and when.end and when.end < latest.replace(day=1))

    def is_coming(self, time: TimeMention) -> bool:
        """Whether a day lies behind the text's own: nothing that is told has happened on it."""
        return bool(self.published.end and time.date_start and time.date_start > self.published.end)

    def _is_entry(self, time: TimeMention) -> bool:
        """Whether a day opens an entry of a chronology ("12 May: …"): what it dates is told for its own sake, however old."""
        alone = "\n" in self.line.text[time.end : time.end + 2]
        parted = opens_entry(self.line.text, time.start, time.end) or (alone and self.token(time.start) == 0)
        return parted and time.date_precision in ("day", "range")

    def entry(self) -> When | None:
        """Return the days of the chronology's entry that a line opens, if it does."""
        return next((self._of(t) for t in self.times if t.date_start and self._is_entry(t)), None)

    # ------------------------------------------------------------ when

    def when(self, match: Match[Trigger], told: When | None, others: Sequence[Match[Trigger]] = ()) -> When:
        """Return the days of a trigger: the nearest time of the line, else what was told before, else the publication's."""
        usable = [t for t in self._dating(match) if t.date_start and not self.is_past(t) and not self.is_coming(t)]
        usable = [t for t in usable if not any(self._dates_other(t, match, o) for o in others)]
        if told and match.payload.event == "ASSAULT":  # "…, according to tolls published | on Wednesday": the attack told before has its day
            usable = [t for t in usable if not self._of_words(t, match)] or ([] if told.basis != "publication" else usable)
        if match.payload.event == "ASSAULT":  # "the attack of 13 September left 135 dead, he said | on Friday"
            deeds = [t for t in usable if not self.is_of_saying(t)]
            result = match.payload.form == "passive" and match.payload.mode in ("", "abduct")
            if usable and not deeds and result and told and told.basis != "publication":
                return told  # "Fighting broke out on Tuesday. X said | on Wednesday | that one man had died": on Tuesday
            usable = deeds or usable
        if usable:
            return self._of(min(usable, key=lambda t: self._distance(t, match)))
        return told or self.by_publication()

    def struck_at(self, wound: Match[Trigger], death: Match[Trigger]) -> When | None:
        """The day of a wound that a participle tells before the death of it; None if no day stands with it."""
        until = death.first if self.language.word_order == "svo" and not self.language.tables["actors"].get("postpositions") else wound.first
        days = [t for t in self.times if t.date_start and self.token(t.start) < until]
        return self._of(min(days, key=lambda t: self._distance(t, wound))) if days else None

    def _marking(self, kind: str) -> set[TimeMention]:
        """The times that the words round them mark so by a pattern of the language."""
        return {t for t in self.times if self.language.marks(kind, self.line, self.token(t.start), self.token(t.end - 1) + 1)}

    def _dating(self, match: Match[Trigger]) -> list[TimeMention]:
        """The times of the line that may date a trigger: words are not said on the day that tells of which deed they speak ("condemned | Sunday's attack").

        What stands in a clause before the verb dates that clause only ("Michel, who will receive them on the 21st, | called both"),
        and what is part of a document's title dates nothing ("violated the statement of 9 November").
        """
        if not self.times:
            return []
        spoken = match.payload.event in SPOKEN and match.payload.form != "noun"
        aside = [t for t in self.times if any(a <= self.token(t.start) < b and (b <= match.first or match.first < a < b < match.last) for a, b in self._relative)]
        aside += [t for t in self.times if self._of_apposition(t, match)]
        beside = [(a, b) for a, b in pairwise(self.times) if a.basis == b.basis == "relative" and self.line.text[a.end : b.start].strip() == ","]
        aside += [b for a, b in beside if a.date_start and b.date_start and (a.date_start - b.date_start).days == 1]  # "yesterday, | a day after | the raid"
        if len(self.times) > 1 and any(m.first == 0 and m.payload.get("opens") for m in self.language.times.find(self.line)):
            a, b = self.times[:2]  # "two days after | the gunfight of | June 15, X closed the road": the later day is the road's
            aside += [(a if match.first < self.token(b.start) else b)] if (a.basis, b.basis) == ("relative", "stated") else []
        inner = [t for t in self.times if any(match.last <= a <= self.token(t.start) < b for a, b in self._relative)]
        if any(t not in inner and t not in aside for t in self.times):  # "yesterday a man was handed over | who had lost his way on 24 February"
            aside += inner
        if spoken:  # "called on X to withdraw to the positions | held until 11 May"
            aside += [t for t in self.times if any(match.last <= a <= self.token(t.start) < b for a, b in self._relative)]
        aside += [t for t in self.times if len(self.times) > 1 and self._heads(t)]
        if spoken:  # "blamed X for the mine laid | in 2020": nobody speaks for a year
            aside += [t for t in self.times if t.date_start and t.date_end and t.date_end - t.date_start > _HALF_YEAR and not self.is_past(t)]
        if spoken:  # "summoned X to withdraw from the heights, held | since mid-September"
            aside += [t for t in self.times if t.since and match.last < self.token(t.start) and self._stopped(match.last, self.token(t.start))]
            aside += [t for t in self.times if self._of_participle(t, match)]
        titles = [t for t in self._titles if not t.since and not match.first < self.token(t.start) <= match.last]  # but "the ceasefire signed | on the 14th"
        return [t for t in self.times if t not in aside and t not in titles and not (spoken and match.payload.event != "CONSULT" and t in self._attributive)]

    def _of_participle(self, time: TimeMention, match: Match[Trigger]) -> bool:
        """Whether a day stands right behind the participle of a noun: "deplored the checkpoint | set up | on 23 April"."""
        pattern, at = self.language.tables["actors"].get("noun_participle"), self.token(time.start) - 1
        at -= int(at > 0 and self.line.tokens[at].fold in ("le", "ce"))
        helping = self.language.words("actors", "auxiliaries") | self.language.words("actors", "perfect") | self.language.words("actors", "links", "and")
        behind = bool(pattern) and at > 1 and not match.first <= at < match.last and self.line.tokens[at].is_word and self.line.tokens[at - 1].is_word
        spelled = self.line.text[self.line.tokens[at].start : self.line.tokens[at].end]
        return behind and bool(re.search(pattern or "$^", spelled)) and not helping & {t.fold for t in self.line.tokens[max(0, at - _PARTICIPLE) : at]}

    def _of_apposition(self, time: TimeMention, match: Match[Trigger]) -> bool:
        """Whether a day stands between the commas of a participle that a trigger is not in: "X, | re-elected a week earlier, | demanded"."""
        pattern, at, tokens = self.language.tables["actors"].get("noun_participle"), self.token(time.start), self.line.tokens
        opens = next((i for i in range(at - 1, max(0, at - _APPOSED), -1) if not tokens[i].is_word), 0)
        closes = next((i for i in range(at, len(tokens)) if not tokens[i].is_word), 0)
        if not pattern or not opens or tokens[opens].fold != "," or not closes or tokens[closes].fold != "," or closes > match.first:
            return False
        word = tokens[opens + 1]
        return opens + 1 < at and bool(re.search(pattern, self.line.text[word.start : word.end]))

    def _of_words(self, time: TimeMention, match: Match[Trigger]) -> bool:
        """Whether a day stands in the naming of a source: it dates the words. Where verbs stand last also before "said that", or before the comma that parts a teller."""
        first, last = self.token(time.start), self.token(time.end - 1) + 1
        if self.language.word_order == "sov":
            tokens, says = self.line.tokens, [m for m in self.language.speech.find(self.line) if m.payload == "says"]
            that = any(last <= m.first and m.last < match.first and tokens[m.last].fold in self.language.words("actors", "stops") for m in says)
            tells = any(match.last <= m.first for m in says) and last < match.first and tokens[last].fold == "," and first > _OPENING and tokens[first - 1].is_word
            return that or tells
        behind = self.language.word_order != "svo" or self.language.tables["actors"].get("postpositions")  # "X-ի խոսքով՝ | երկուշաբթի …": the source is named before
        per = [] if behind else [m for m in self.language.speech.find(self.line) if m.payload == "per"]
        return any(0 < first - m.last <= _SOURCE and not self._stopped(m.last, first) for m in per)

    def is_of_saying(self, time: TimeMention) -> bool:
        """Whether a day stands right beside a verb of saying."""
        first, last = self.token(time.start), self.token(time.end - 1) + 1
        says = [m for m in self.language.speech.find(self.line) if m.payload == "says"]
        return any(0 <= max(first - m.last, m.first - last) <= 1 and not self._stopped(min(m.last, last), max(m.first, first)) for m in says)

    def _dates_other(self, time: TimeMention, match: Match[Trigger], other: Match[Trigger]) -> bool:
        """Whether a day is another event's: both in a relative clause of their own, or behind a comma and nearer to that one."""
        at = self.token(time.start)
        if other.payload.event == "CONSULT" != match.payload.event and other.first <= at < other.last and self.future(other):
            return True  # "accuse each other of wrecking | the meeting planned for Sunday"
        if apart(self._relative, at, match.first) and apart(self._relative, other.first, match.first):
            return not apart(self._relative, at, other.first)
        if apart(self._relative, at, other.first) and not apart(self._relative, at, match.first) and at > match.last:
            return False  # "X, who received Y in Z | on Friday, | warned": the day of the relative clause
        behind = other.payload.event not in (match.payload.event, "CONSULT") and other.payload.form != "noun" and match.last <= at and match.last <= other.first
        joins = self.language.words("actors", "links", "and") - {","}
        parted = [i for i in range(match.last, other.first) if self.line.tokens[i].fold in joins] if behind else []
        if self.language.word_order == "svo" and len(parted) == 1 and at < parted[0] and other.first - parted[0] <= _COORDINATED:
            return False  # "X received Y, N. N., in Z | on Friday | and said …": the day of the verb before the "and"
        if self.language.word_order == "svo" and parted and at > parted[-1] and self._distance(time, other) < self._distance(time, match):
            return True  # "denies it and says that two of its men | were hurt | on Friday"
        comma = behind and self._stopped(match.last, at)
        return comma and self._distance(time, other) < self._distance(time, match)

    def since_then(self, deed: When | None) -> When | None:
        """Return the days on which people may have spoken of a deed: from its last one to the publication."""
        resolved = self.published.resolved
        if deed is None or deed.end is None or resolved is None or deed.end >= resolved:
            return deed
        return When(deed.end, resolved, "range", "inferred")

    def up_to_now(self, deed: When | None) -> When | None:
        """Return the days between an earlier paragraph's deed and the publication: when something told undated after it happened."""
        resolved = self.published.resolved
        if deed is None or deed.start is None or resolved is None or deed.start >= resolved:
            return None
        return When(deed.start, resolved, "range", "inferred")

    def owns_time(self, match: Match[Trigger], others: Sequence[Match[Trigger]]) -> bool:
        """Whether some time of the line is nearer to this trigger than to all others."""
        rivals = [o for o in others if not o.payload.background]
        reach = _POINTER_REACH if match.payload.background else float("inf")
        return any(
            self._distance(t, match) <= min([reach, *(self._distance(t, o) for o in rivals)]) for t in self._dating(match) if not self.is_past(t)
        )

    def losses(self, match: Match[Trigger]) -> list[Casualty]:
        """Return the losses of the line but those of a relative clause that a trigger is not in: "… after fighting | that had left 300 dead"."""
        return [c for c in self.casualties if not apart(self._relative, self.token(c.start), match.first)] or list(self.casualties)

    def told_by(self, match: Match[Trigger]) -> list[Casualty]:
        """Return the losses whose words a trigger shares."""
        return [c for c in self.casualties if self.token(c.start) < match.last and match.first <= self.token(c.end - 1)]

    def tells(self, match: Match[Trigger]) -> bool:
        """Whether a trigger's own words are of telling, or it is what somebody admits: a day beside them is that of the words ("admitted on Tuesday the loss of …")."""
        says = any(m.payload == "says" and m.first < match.last and match.first < m.last for m in self.language.speech.find(self.line))
        return says or self.admitted(match)

    def admitted(self, match: Match[Trigger]) -> bool:
        """Whether a trigger is what somebody admits: "acknowledged | the deaths of seven soldiers"."""
        admits = [c for c in self.cues if c.payload == "admits"]
        gaps = [match.first - c.last if self.language.word_order == "svo" else c.first - match.last for c in admits]
        return any(c.first < match.last and match.first < c.last for c in admits) or any(0 <= gap <= 1 for gap in gaps)

    def only_said(self) -> bool:
        """Whether all days of a line are those of its words: "105 men have been killed, X told parliament | on Wednesday"."""
        says = [m.last for m in self.language.speech.find(self.line) if m.payload == "says"] if self.language.word_order == "svo" else []
        at = [self.token(t.start) for t in self.times]
        return bool(at) and all(any(0 <= i - s <= _SEAT and not self._stopped(s, i) for s in says) for i in at)

    def opened_by(self, match: Match[Trigger]) -> bool:
        """Whether a trigger opens its line, and a comma parts it from what follows: "The shooting had started on Tuesday, | when …"."""
        return match.first <= 1 and match.payload.form == "active" and self.language.word_order == "svo" and any(t.fold == "," for t in self.line.tokens[match.last :])

    def owns_losses(self, match: Match[Trigger], others: Sequence[Match[Trigger]]) -> bool:
        """Whether some losses of the line stand nearer to this trigger than to all other attacks."""
        rivals = [o for o in others if o.payload.event == "ASSAULT"]
        return any(all(self.gap_to(c, match) <= self.gap_to(c, o) for o in rivals) for c in self.casualties)

    def gap_to(self, c: Casualty, match: Match[Trigger]) -> int:
        """Return the tokens between losses and a trigger."""
        return max(self.token(c.start) - match.last, match.first - self.token(c.end - 1) - 1, 0)

    def _distance(self, time: TimeMention, match: Match[Trigger]) -> float:
        first, last = self.token(time.start), self.token(time.end - 1) + 1
        gap = max(first - match.last, match.first - last, 0)
        low, high = min(last, match.last), max(first, match.first)
        between = [t.fold for t in self.line.tokens[low:high]]
        if last <= match.first and between[:1] == [","]:
            between = between[1:]  # "On Sunday, …" opens the clause that it dates
        opens = last <= match.first and self.line.tokens[match.first].fold in self.language.words("actors", "links", "and")  # "on Thursday | and again with B on Friday"
        but = self.language.words("actors", "links", "but")
        stops = sum(_STOP_COST.get(t, 0.0) for t in between)
        stops += _BUT_COST * sum(t in but for t in between)
        return gap + stops + opens * _BUT_COST + (6.0 if time.since and gap > 2 else 0.0)

    def _of(self, time: TimeMention) -> When:
        if time.since and self.published.resolved and time.date_start:
            end = max(self.published.resolved, time.date_start)
            return When(time.date_start, end, "day" if end == time.date_start else "range", time.basis)
        return When(time.date_start, time.date_end, time.date_precision, time.basis)

    def by_publication(self) -> When:
        """Return the days that an undated report must lie on: the publication day, that of an entry told by the clock, or the week up to an inferred day."""
        p = self.published
        if p.resolved is None:
            return When(p.start, p.end, "month" if p.start else "unknown", "publication")
        if opens_by_the_clock(self.line.text, self.line.start) or p.stated == p.resolved.isoformat():
            return When(p.resolved, p.resolved, "day", "publication")
        return When(p.resolved - timedelta(days=5), p.resolved, "week", "publication")

    # ------------------------------------------------------------ where

    def places(self, match: Match[Trigger]) -> list[Toponym]:
        """Return the places where a trigger's event happened as far as the line tells, nearest group first."""
        usable = [t for t in self.toponyms if self._is_place(t, match)]
        usable = [t for t in usable if t not in self._origins] or usable  # where the fire came from, if it is told where it fell
        usable = [t for t in usable if not self._said_there(t, match)] or usable
        if match.payload.event == "ASSAULT" and match.payload.mode != "downing" and not self.has("unrest"):
            usable = [t for t in usable if not self.is_capital(t)]
        if match.payload.event in _DONE:
            usable = [t for t in usable if not apart(self._quotes, self.token(t.start), match.first)] or [t for t in usable if t.kind in ("village", "city")]
        if not usable:
            return list(self.headed) if match.payload.event in _DONE else []
        exact = [t for t in usable if t.kind in ("village", "city", "other", "mountain")]
        border = [t for t in usable if t.kind == "border"]
        areas = [t for t in usable if t not in exact and t not in border]
        if exact:
            nearest = min(exact, key=lambda t: self.gap(t, match))
            stretch = border[:1] if nearest.relation == "between" else []  # "along the border between X and Y"
            return [*(t for t in exact if t is nearest or self._coordinated(nearest, t, exact)), *stretch]
        if border or not areas:
            return [*border[:1], *areas]
        nearest = min(areas, key=lambda t: (t.kind in ("region", "country"), self.gap(t, match)))
        nearest = min((t for t in areas if t is nearest or self._coordinated(t, nearest, (t, nearest))), key=lambda t: _WIDTHS.index(t.kind))  # "the lake in X province"
        alike = [t for t in areas if t.kind == nearest.kind]
        return [t for t in alike if t is nearest or self._coordinated(nearest, t, alike)]

    @cached_property
    def _origins(self) -> list[Toponym]:
        """The places where fire came from, with all that one word for it governs ("from posts at | A and B of C district")."""
        named = sorted(self.toponyms, key=lambda t: t.start)
        found = [t for t in named if self._beside("origin", t)]
        if found:
            forth = named if self.language.word_order == "svo" else named[::-1]
            for x, y in pairwise(forth):
                if x in found and y not in found and self._listed(x, y):
                    found.append(y)
        return found

    def _listed(self, x: Toponym, y: Toponym) -> bool:
        """Whether nothing but commas, conjunctions and words for kinds of places stands between two places, and the first is not closed by its own word."""
        low, high = sorted((x, y), key=lambda t: t.start)
        first, last = self.token(low.end - 1) + 1, self.token(high.start)
        kinds = {i for m in self.language.type_words.find(self.line) for i in range(m.first, m.last)}
        joins = self.language.words("actors", "links", "and") | {","}
        comma = first < last and self.line.tokens[last - 1].fold == ","
        closed = last - 1 - comma in kinds and last - comma > first and (comma or low.kind in ("village", "city"))
        if self.language.word_order == "sov" and closed:
            return False  # "A köyü, | B yönünden açılan ateşe maruz kaldı": fire from B fell on A
        return all(i in kinds or self.line.tokens[i].fold in joins for i in range(first, last))

    def origins(self) -> list[str]:
        """Return the countries of the places where fire came from."""
        return [t.ground for t in self._origins if t.ground]

    def opening(self) -> tuple[Toponym, ...]:
        """Return the town or village that opens a line: what its paragraph tells of happened there, if it names no other place."""
        towns = [t for t in self.toponyms if t.kind in ("village", "city") and not self._dateline(t) and not self.aside(t)]
        return tuple(towns[:1]) if towns and self.token(towns[0].start) <= _OPENING else ()

    def heading(self) -> tuple[Toponym, ...]:
        """Return the towns and villages whose names are all that a line says: what follows in its paragraph happened there."""
        towns, joins = [t for t in self.toponyms if t.kind in ("village", "city")], self.language.words("actors", "links", "and")
        words = [t for t in self.line.tokens if t.is_word and t.fold not in joins] if towns else []
        return tuple(towns) if all(any(t.start <= w.start < t.end for t in towns) for w in words) else ()

    def _is_place(self, t: Toponym, match: Match[Trigger]) -> bool:
        opens = match.first - 1 <= self.token(t.end - 1) + 1 <= match.first  # "Jermuk, | bombed on Tuesday, …"
        if t.kind == "metonym" or (self._dateline(t) and not opens) or self.aside(t) or self._source(t):
            return False
        if match.payload.event not in _DONE:
            reach = _TALKS_REACH if match.payload.event == "CONSULT" and match.payload.mode != "phone" else _VERBAL_REACH
            return t.kind in ("city", "village") and self.gap(t, match) <= reach and t.relation in ("at", "near", "between", "")
        return (t.kind in _SETTLED and (t.kind != "region" or bool(t.country))) or (t.kind == "country" and t.relation == "part")

    def is_parted(self, t: Toponym, match: Match[Trigger]) -> bool:
        """Whether a place behind a trigger belongs to a clause of its own: "were wounded in a firefight, days | before the leaders were to meet in Brussels"."""
        return any(w.fold in self.language.words("actors", "links", "that") for w in self.line.tokens[match.last : self.token(t.start)])

    def aside(self, t: Toponym) -> bool:
        """Whether a place only tells where the hurt were brought or who came from there ("the hospital of …")."""
        return self._beside("aside", t)

    def _source(self, t: Toponym) -> bool:
        """Whether a town only tells where a source sits: "according to officials in | Baku", "…, said the ministry in | Baku"."""
        first, speech = self.token(t.start), self.language.speech.find(self.line) if self.language.word_order == "svo" and t.kind == "city" else ()
        last = self.token(t.end - 1) + 1
        office = first > 1 and t.kind == "city" and not self._stopped(first - 2, first)  # "the ministry in | Baku | said"
        if office and any(m.payload == "says" and m.first == last for m in speech):
            return True
        reach = {"per": _SEAT, "says": _SEAT * 3}
        told = [m for m in speech if 0 < first - m.last <= reach.get(m.payload, 0) and (m.payload == "per" or self._stopped(m.first - 1, m.first))]
        return any(not self._stopped(m.last, first) for m in told)

    def _said_there(self, t: Toponym, match: Match[Trigger]) -> bool:
        """Whether a town that opens a line is where its words were said: "In | Baku, officials said | that a drone was shot down over Z"."""
        last = self.token(t.end - 1) + 1
        parted = self.line.tokens[min(last, len(self.line.tokens) - 1)].fold == "," or bool(self.language.tables["actors"].get("free_order"))
        opens = t.kind == "city" and self.token(t.start) <= _OPENING and parted
        return opens and any(m.payload == "says" and last < m.first and m.last <= match.first for m in self.language.speech.find(self.line))

    def _beside(self, cue: str, t: Toponym) -> bool:
        first, last = self.token(t.start), self.token(t.end - 1) + 1
        if cue != "origin":
            return any(c.payload == cue and (c.first == last or c.last == first) for c in self.cues)
        behind = self.language.word_order == "sov" or bool(self.language.tables["actors"].get("postpositions"))  # "A köyünden | B köyüne ateş açıldı": from A
        return any(c.payload == cue and (c.first == last if behind else c.last == first) for c in self.cues)

    def _dateline(self, t: Toponym) -> bool:
        """Whether a town only says where the text was written: "BAKU, 12 January – …"."""
        after = self.token(t.end - 1) + 1
        return self.token(t.start) == 0 and after < len(self.line.tokens) and self.line.tokens[after].fold in (",", "-", "(", "/")

    def gap(self, t: Toponym, match: Match[Trigger]) -> int:
        """Return the tokens between a place and a trigger; a semicolon counts for several."""
        first, last = self.token(t.start), self.token(t.end - 1) + 1
        stops = sum(w.fold == ";" for w in self.line.tokens[min(last, match.last) : max(first, match.first)])
        return max(first - match.last, match.first - last, 0) + stops * int(_STOP_COST[";"])

    def _coordinated(self, a: Toponym, b: Toponym, chain: Sequence[Toponym]) -> bool:
        """Whether two places are told in one breath: "the villages of A, B and C"."""
        low, high = sorted((a, b), key=lambda t: t.start)
        ordered = [t for t in sorted(chain, key=lambda t: t.start) if low.start <= t.start <= high.start]
        return all(self.token(y.start) - self.token(x.end - 1) <= 5 for x, y in pairwise(ordered))
