"""Whose words a line is where it only quotes them, and against whom they go: "X is to blame", "X must withdraw".

Law: words are their speaker's; where none is told, they are the other party's, and the reason says that this is inferred.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.codebook import countries
from geo.coding.mutual import LineMutual
from geo.coding.story import lost
from geo.coding.terms import NOUN_REACH, OPENING, Codes, Roles, minus, talks
from geo.language import Trigger
from geo.model import LineActor
from geo.phrases import Match


class LineBlame(LineMutual):
    """The roles that one line's quoted words give."""

    def _in_words(self, match: Match[Trigger]) -> Roles | None:
        """The roles of words that are only quoted, go against their own subject, or are said once more: "X welcomed it, | Y | too"."""
        if match.payload.form == "echoed":
            echoing = next(a for a in self.actors if 0 <= match.first - a.last <= 1 or a.first == match.last)
            return Roles(self.codes(echoing), (), self.speakers, "active")
        if match.payload.form == "quote":
            return self._quoted(match)
        return self._blaming(match) if match.payload.form == "blame" else None

    def _quoted(self, match: Match[Trigger]) -> Roles:
        """Words in a quotation are its speaker's, and go to whoever is named nearest: '"X askerleri | Y topraklarını | terk etmeli"': to X."""
        speaker = self._teller_beside(match) or self.speakers or self._seat_beside(match) or self._issued(match) or self._doer(match.first) or self.before
        others = [a for a in self.actors if not set(self.codes(a)) & set(speaker) and not a.pronoun]
        near = [a for a in others if -NOUN_REACH * 2 <= a.first - match.last <= NOUN_REACH * 2 and self.mark(a) != "oblique"]
        inside = [(a, b) for a, b in self._quotes if a <= match.first < b]
        subjects = [a for a in near if self.language.word_order == "sov" and self.mark(a) == "subject" and any(b <= a.first < c for b, c in inside)]
        target = min(subjects[:1] or near, key=lambda a: min(abs(match.first - a.last), abs(a.first - match.last)), default=None)
        return Roles(speaker, self.group(target) if target else (), speaker, "quoted")

    def _blaming(self, match: Match[Trigger]) -> Roles:
        """Words against their own subject ("X is to blame", "X will pay for it"): a speaker's, else the subject's before, else the other party's."""
        speakers = self._teller_beside(match) or self._teller_behind(match.last) or self.speakers or self._issued(match)
        blamed = self._blamed(match, speakers)
        if blamed is None:
            return self._quoted(match)
        recipients = self.group(blamed)
        tellers = [a for a in self.actors if a is not blamed and talks(a) and not countries(self.codes(a)) & countries(recipients) and a.last <= match.last]
        told = speakers or (self.group(tellers[0]) if tellers else minus(self.before, recipients))
        if told or not countries(recipients) <= set(self.parties):
            return Roles(minus(told, recipients), recipients, told, "blamed")
        return Roles(tuple(p for p in self.parties if p not in countries(recipients)), recipients, (), "blamed; who says so is inferred: the other party")

    def _laid_at_door(self, match: Match[Trigger]) -> Codes:
        """At whose door the line lays an attack: "shelling that X | blames on | Y", "une attaque attribuée par X à | Y"; none if it does not."""
        if match.payload.event != "ASSAULT":
            return ()
        for cue in self.language.cued(self.line, "blames"):
            behind = min((a for a in self.actors if a.first >= cue.last and not a.pronoun), key=lambda a: a.first, default=None)
            near = behind is not None and behind.first - cue.last <= OPENING and len(behind.mention.actors) == 1
            if behind and near and countries(self.codes(behind)) <= set(self.parties) and (match.first < cue.last or lost(match)):
                return self.group(behind)
        return ()

    def _blamed(self, match: Match[Trigger], speakers: Codes) -> LineActor | None:
        """Whom such words go against: who stands in them, right behind them or before them, not who says them."""
        start, end = self._clause(match.first, match.last)
        others = [a for a in self.actors if start <= a.first < end and not a.pronoun and not set(self.codes(a)) & set(speakers)]
        before = self._blamed_before(match, others, start)
        within = [a for a in others if match.first < a.last and a.first < match.last]
        after = [a for a in others if 0 <= a.first - match.last <= OPENING]
        touching = [a for a in after if self._touches(match, a)]  # "the responsibility lies with | X"
        first = before[::-1] if match.payload.event == "REQUEST" else []  # "X | must let go | the prisoners of Y"
        return next(iter([*first, *within, *touching, *before[::-1], *after]), None)

    def _blamed_before(self, match: Match[Trigger], others: Sequence[LineActor], start: int) -> list[LineActor]:
        """Who may be the subject of such words: who stands in their own clause, else who talks in the one before."""
        # "denied it, saying that it | is untrue", but "both sides, he added, | must withdraw"
        since = max((c for c in self._clause_ends if c <= match.first and not any(a < c <= b for a, b in self._asides)), default=0)
        before = [a for a in others if since <= a.first and a.last <= match.first and self.mark(a) in ("subject", "genitive")]
        named_anew = any(a.pronoun and since <= a.first and a.last <= match.first for a in self.actors)
        if since and not before and not named_anew and match.payload.event == "REJECT":  # "the report of X that Y opened fire | is untrue"
            return [a for a in others if start <= a.first and a.last <= since and talks(a)][:1]
        return before

    def _seat_beside(self, match: Match[Trigger]) -> Codes:
        """Whose capital opens the clause right before a verb without a subject: "…; в Баку | это назвали ложью"."""
        if not self.language.tables["actors"].get("nominative"):
            return ()
        seats = [a for a in self.actors if a.last == match.first and self.mark(a) == "oblique" and talks(a) and all(":" not in c for c in self.codes(a))]
        opens = [a for a in seats if self._before_group(a.first) < 2 or not self.line.tokens[self._before_group(a.first) - 2].is_word]
        return self.group(opens[0]) if opens else ()

    def _teller_beside(self, match: Match[Trigger]) -> Codes:
        """Who says it where a semicolon parts it from what somebody else says: "…, Y reported; | X said | the claim was false"."""
        opens = max((i for i in range(match.first) if self.line.tokens[i].fold == ";"), default=0)
        says = [m for m in self.language.speech.find(self.line) if m.payload == "says" and opens < m.first < match.first]
        near = [a for a in self.actors if opens and says and opens < a.first and a.last == says[0].first and self.mark(a) == "subject" and not a.pronoun]
        return self.group(near[0]) if near else ()

    def _teller_behind(self, last: int) -> Codes:
        """Who says it where the verb of saying ends the sentence behind a comma: "X's claim is a fabrication, | Y retorted"."""
        tokens = self.line.tokens
        says = next((m for m in self.language.speech.find(self.line) if m.payload == "says" and m.first >= last), None)
        if says is None:
            return ()
        comma = next((i for i in range(says.first - 1, last - 1, -1) if not tokens[i].is_word), None)
        if comma is None or tokens[comma].fold != "," or any(not t.is_word for t in tokens[says.last : -1]):
            return ()
        near = [a for a in self.actors if (comma < a.first and a.last == says.first) or 0 <= a.first - says.last <= 1]
        return self.group(near[0]) if near and not near[0].pronoun else ()
