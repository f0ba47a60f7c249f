"""Who is the subject of a verb, wherever it stands.

Law: the nearest name before the verb is its subject, unless its clause, a comma, a quotation or a form tells otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.codebook import countries
from geo.coding.attachment import LineAttachment
from geo.coding.clauses import apart
from geo.coding.terms import APPOSED, CITED, HEAD, OPENING, Codes, talks
from geo.model import LineActor


class LineSubjects(LineAttachment):
    """The subjects of one line's verbs."""

    def _doer(self, first: int, last: int = 0, *, armed: bool = True, police: bool = False) -> Codes:
        """Who does what the verb at a token tells; `last` ends the phrase of a deed, of which `armed` and `police` tell who in it may do it."""
        named = self._named_before(first)
        start, _ = self._clause(first, max(first, last))
        ahead = self.language.word_order == "sov" and any(start <= a.first and self._is_plain_subject(a, first) for a in named)
        if we := next((a for a in self._first_persons() if a.first <= first < a.last), None):  # "we condemn", in somebody's statement
            return self.codes(we)
        own = self._own_doer(first, last, armed=armed, police=police)
        idle = own is not None and self._head_last and ((ahead and self.mark(own) != "genitive") or (bool(named) and not last))
        if own and not idle:
            return self.group(self._user_of(own, last))
        if head := self._antecedent(first):
            return self.group(head)
        if last and self._by_unknown_arms(first):
            return ()
        if inner := self._subject_within(first, last) or self._subject_told_of(first, last):
            return self.group(inner)
        return self._doer_before(first, last, self._not_elsewhere(first, last, named), ahead=ahead)

    def _doer_before(self, first: int, last: int, before: list[LineActor], *, ahead: bool) -> Codes:
        """Who of the names before a verb does it: its apposed subject, else the one of its clause, else whom nobody known leaves."""
        if (main := self._apposed(first)) and main in before:
            return self.group(main)
        before = self._past_whom(first, last, before)
        if inner := self._subject_behind_object(first, last, ahead=ahead) or (self._genitive_subject(first, last) if last else None):
            return self.group(inner)
        start, _ = self._clause(first, max(first, last))
        before = self._in_clause(first, last, self._calling(first, before))
        nation = self._nation_subject(first) if last else None
        if nation and not any(nation.last <= a.first for a in before if not apart(self._asides, a.first, first)):
            return self._nations(nation)
        if before:
            return self.group(self._nearest(first, last, before))
        subject = self._behind_participle(first) or self._headed(start, first) or self._headed(0, first)
        return self.group(subject) if subject else ()

    def _named_before(self, first: int) -> list[LineActor]:
        """The subjects and agents before a verb that are no other verb's objects; those that are only recalled if there are no others."""
        before = [a for a in self.actors if a.last <= first and self.mark(a) in ("subject", "agent") and a not in self._objects_of_verbs and not (a.arms and a.recalled)]
        return [a for a in before if not a.recalled] or before

    def _own_doer(self, first: int, last: int, *, armed: bool, police: bool) -> LineActor | None:
        """The doer that a phrase itself names with its first word: "the drone of X | struck", "X'li bir | keskin nişancının hedef aldığı"."""
        undone = {"object", *(["dative", "genitive", "with", "oblique", "source"] if self._head_last else [])}
        undone -= {"genitive"} if last and self._is_nominalised(last) else set()
        own = [a for a in self.actors if a.first <= first < a.last and (not a.recalled or police) and self.mark(a) not in undone]
        return next((a for a in own if armed or (police and any(c.endswith(":GOV") for c in a.mention.actors))), None)

    def _user_of(self, own: LineActor, last: int) -> LineActor:
        """Who uses a weapon that is a verb's subject: "a drone of X used by | Y | struck"; whose it is, if nobody else does."""
        users = (a for a in self.actors if own.arms and own.last <= a.first and a.last < last and self.mark(a) == "agent")
        return next(users, own)

    def _not_elsewhere(self, first: int, last: int, before: list[LineActor]) -> list[LineActor]:
        """The names before a verb that no relative clause, quotation, aside or other verb has for its own, so far as any are left."""
        before = [a for a in before if not apart(self.relative, a.first, first)] or before
        if self.language.word_order == "svo":  # "X stormed a post manned by Y and | took prisoners": not Y
            before = [a for a in before if self.mark(a) == "subject" or (last and a.last == first)] or before  # "shot by X's men | using mortars"
        before = [a for a in before if not apart(self._quotes, a.first, first)] or ([] if self.before and not self._head_last else before)
        asides = [*self._asides, *self._appositions()] if before else []
        before = [a for a in before if not apart(asides, a.first, first)] or before
        return [a for a in before if not self._behind_past(a, before)] or before

    def _past_whom(self, first: int, last: int, before: list[LineActor]) -> list[LineActor]:
        """The same without the name that a relative clause has for its object, and in free order without all before that clause.

        "X побывали на стройке, которую накануне | обстреляли": by nobody who is named.
        """
        clause = next((c for c in self.relative if c[0] <= first < c[1] and self._whom(c)), None)
        if clause and (whom := self._before_clause(clause)):
            before = [a for a in before if a is not whom]
        unnamed = clause and last and self.language.tables["actors"].get("free_order") and not any(clause[0] <= a.first for a in before)
        return [] if unnamed else before

    def _subject_behind_object(self, first: int, last: int, *, ahead: bool) -> LineActor | None:
        """The subject between an object and its verb, where verbs stand last and none is ahead: "atəşi | X tərəfi | açıb"."""
        if ahead or self.language.word_order != "sov":
            return None
        return next((a for a in self.actors if first < a.first and a.last < last and self.mark(a) == "subject"), None)

    def _calling(self, first: int, before: list[LineActor]) -> list[LineActor]:
        """Of the names before an infinitive of purpose those before its verb: "called X | to ask him for …": who calls asks."""
        verb = self._purpose_of(first)
        if not verb:
            return before
        nearest = [a for a in before if first - 1 <= a.last <= first and a.first and self.line.tokens[a.first - 1].fold == ","]  # "…, the first | to call for calm"
        return nearest or [a for a in before if a.last <= verb] or before

    def _in_clause(self, first: int, last: int, before: list[LineActor]) -> list[LineActor]:
        """Of the names before a verb those of its clause, else its seat of government: "В Баку сообщения | Еревана | назвали ложью"."""
        start, _ = self._clause(first, max(first, last))
        seats = [a for a in self._seats(start, first) if not (last and self._source_of(a)) and not apart(self.relative, first, a.first)]
        here = [a for a in before if a.first >= start and not (seats and self._of_noun(a))]
        return here or seats or before

    def _nearest(self, first: int, last: int, before: list[LineActor]) -> LineActor:
        """Of the names before a verb the one that opens its clause where verbs stand last, else the nearest that is no object before it."""
        if self.language.word_order == "sov":
            starts = [*sorted((e for e in self._clause_ends if e <= first), reverse=True), 0]  # a clause without one has the subject of the clause before
            opening = next(inside for e in starts if (inside := [a for a in before if a.first >= e]))
            return min(opening, key=lambda a: a.first)
        closest = max(before, key=lambda a: a.last)
        return self._before_object(closest, before, max(first, last - 1)) or closest

    def _by_unknown_arms(self, first: int) -> bool:
        """Whether the verb of a relative clause is that of a weapon of which nobody tells whose it is: "revenge for a bullet | that had hit one of its men"."""
        clause = next(((a, b) for a, b in self.relative if a <= first < b), None)
        if clause is None or self.language.word_order != "svo" or any(clause[0] <= a.first < first for a in self.actors):
            return False
        arms = [r for r in self.language.roles.find(self.line) if r.payload.get("arms") and 0 <= clause[0] - r.last <= 1]
        return any(not any(a.first <= r.first < a.last for a in self.actors) for r in arms)

    def _before_object(self, nearest: LineActor, before: Sequence[LineActor], verb: int) -> LineActor | None:
        """The subject before an object that stands right before its verb, in free order: "Ադրբեջանի բանակը | հայկական դիրքերը | հրետակոծել է"."""
        if not self.language.tables["actors"].get("free_order") or verb - nearest.last > 1 or nearest.person:
            return None
        own = countries(self.codes(nearest))
        for a in (a for a in before if a.last <= nearest.first and self._nominative(a) and not countries(self.codes(a)) & own):
            between = self.line.tokens[a.last : nearest.first]
            if len(between) <= OPENING + 1 and all(t.is_word and t.fold not in self._joins | self._subordinate for t in between):
                return a
        return None

    def _behind_past(self, actor: LineActor, subjects: Sequence[LineActor]) -> bool:
        """Whether an actor is the object of a verb in the past that is no known event: "X described | Y | as a "bandit state" and threatened …"."""
        ending, at = self.language.tables["actors"].get("participle_ending"), self._before_group(actor.first) - 1
        told = any(m.first <= at < m.last for m in self.language.speech.find(self.line)) or self.line.tokens[at + 1].fold in self._subordinate
        verb = at > 0 and not told and bool(ending and re.search(ending, self.line.tokens[at].fold)) and not self.line.tokens[at].capital
        since = max((c for c in (*self._cuts, *self._clause_ends) if c <= at), default=0)
        return verb and self.language.word_order == "svo" and any(since <= a.first and a.last <= at and not apart(self.relative, a.first, at) for a in subjects)

    def _appositions(self) -> list[tuple[int, int]]:
        """What commas set apart behind a subject, without a verb: "X, | a co-chair of the group Y, | condemned … and called"."""
        tokens, spans = self.line.tokens, []
        for actor in self.actors if self.language.word_order == "svo" else ():
            if self.mark(actor) != "subject" or actor.last >= len(tokens) or tokens[actor.last].fold != ",":
                continue
            end = next((i for i in range(actor.last + 1, min(len(tokens), actor.last + APPOSED)) if not tokens[i].is_word), 0)
            opens = tokens[actor.last + 1].fold in self._determiners if end else False
            if opens and tokens[end].fold == "," and not any(actor.last < v < end for v in self._verbs) and {end + 1, end + 2} & self._verbs:
                spans.append((actor.last + 1, end))
        return spans

    def _headed(self, start: int, first: int) -> LineActor | None:
        """Whose somebody unknown is near a clause's opening: "On Friday the diplomatic adviser of | X's president, N. N., | deplored …"."""
        near = [a for a in self.actors if start <= a.first <= start + HEAD + OPENING and a.last <= first and self.mark(a) == "genitive" and talks(a)]
        if not near or self.language.word_order != "svo" or any(start < v < first for v in self._verbs):
            return None
        words = self.line.tokens[start : near[0].first]
        heads = [start + i for i, t in enumerate(words[: OPENING + 1]) if t.fold in self._determiners and all(w.is_word for w in words[i:])]
        return near[0] if any(h not in self._pre for h in heads) else None

    def _subject_within(self, first: int, last: int) -> LineActor | None:
        """The subject right behind the verb of a relative clause that has none before it: ", where | soldiers of X | had entered"."""
        clause = next(((a, b) for a, b in self.relative if a <= first < b), None)
        if clause is None or not self.language.tables["actors"].get("free_order") or any(clause[0] < a.first and a.last <= first for a in self.actors):
            return None
        near = [a for a in self.actors if first < a.first < clause[1] and a.last - max(first, last) <= OPENING and self.mark(a) == "subject"]
        return near[0] if near and not self._accusative(near[0]) else None

    def _subject_told_of(self, first: int, last: int) -> LineActor | None:
        """The people right behind the verb of what somebody says, if it has no subject before it: "X says | that the road was closed by | soldiers of Y" in free order."""
        words, said = [t.fold for t in self.line.tokens], self.language.words("actors", "links", "said")
        opens = max((i for i in range(1, first) if words[i] in said and words[i - 1] == ","), default=0)
        if not last or not opens or any(opens < a.first < first and self.mark(a) == "subject" for a in self.actors):
            return None
        at = self._past_emphasis(max(first, last))
        near = [a for a in self.actors if 0 <= a.first - at <= 1 and self.mark(a) == "subject" and not a.pronoun and not a.arms]
        attacked = self.language.tables["actors"].get("attacked", "$^")
        people = [a for a in near if not self._accusative(a) and not any(re.search(attacked, w) for w in words[a.first : a.last])]
        return people[0] if people and any(c.endswith(":MIL") for c in self.codes(people[0])) else None

    def _purpose_of(self, first: int) -> int:
        """The first token of the verb that an infinitive tells the purpose of, 0 if it does not."""
        words = [t.fold for t in self.line.tokens[max(0, first - 2) : first + 1]]
        verbs = [s for s in self._clause_starts() if s < first - 1]
        return max(verbs) if verbs and set(words) & self.language.words("actors", "links", "purpose") else 0

    def _source_of(self, actor: LineActor) -> bool:
        """Whether an actor is only the source that a verb-final language cites behind it: "X-in sözlərinə görə, …"."""
        return self._head_last and any(0 <= c - actor.last <= CITED for c in self._citing)
