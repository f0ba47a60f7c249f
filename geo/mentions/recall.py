"""What stands for somebody told before: "the ministry", "the soldiers", "the co-chairs".

Law: a role without a country takes the country of the last actor of its sector, and is dropped if there is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.codebook import country
from geo.language import Table
from geo.mentions.memory import CHAIRS, HERE, ISSUER, LONE, PAIR, Memory, chairs_in, named_in, told_in
from geo.mentions.owners import LineOwners
from geo.mentions.terms import FRONTED, SEAT, STATE, STEM, Codes
from geo.model import LineActor
from geo.phrases import Match

_GROUPS = ("HRW", "NGO")  # codes of groups that are as long as a country's
_TOPIC = 6  # tokens between a comma and the word that makes what stands between them the new topic
_BODY = 5  # letters by which "the mediators" are told from "the mission"


class LineRecall(LineOwners):
    """The institutions of one line that mean somebody told before."""

    def _of_body(self, role: Match[Table]) -> LineActor | None:
        """An organisation, mission or chairs: whose name stands before a comma, whom the text told last, whom the word alone tells."""
        if whom := self._organisation_told(role):
            return self._make(role.first, role.last, whom, recalled=True)
        if role.payload.get("body") and (head := self._behind_comma(role)):
            return self._make(role.first, role.last, head)
        if role.payload.get("body") and (whom := self.memory.get(self._body(role), self.memory.get("body", ()))):
            return self._make(role.first, role.last, whom, recalled=True)
        if role.payload.get("alone") or (role.payload.get("chairs") and CHAIRS in self.memory):  # "the co-chairs", and then "the mediators"
            return self._make(role.first, role.last, (role.payload["chairs"],))
        return None

    def _organisation_told(self, role: Match[Table]) -> Codes:
        """Who "the organisation" is: "Amnesty published a report. | The organisation | urges …"."""
        return self.memory.get("org", ()) if role.payload.get("org") else ()

    def _told_before(self, role: Match[Table], before: Sequence[LineActor]) -> LineActor | None:
        """A bare role that somebody told before has."""
        sector = role.payload["sector"]
        whose = self._recalled(role, sector, before) if self._may_recall(role, sector, before) else ()
        arms = self._head_last and bool(role.payload.get("arms"))
        return self._make(role.first, role.last, whose, recalled=True, arms=arms) if whose else None

    def _may_recall(self, role: Match[Table], sector: str, composed: Sequence[LineActor]) -> bool:
        """Whether a role without a country may be that of somebody told before."""
        known = sector in self.memory or (sector == "GOV" and (self._head_last or self._alone_told() or self._may_be_partys(role)))
        return (known and self._recalls(role, sector)) or self._at_home(role, sector) or self._their_own(role, composed)

    def _may_be_partys(self, role: Match[Table]) -> bool:
        """Whether an office may be that of a party that the line before named alone."""
        told = self.memory.get(PAIR, ())
        return bool(self._office(role)) and len(told) == 1 and told[0] in self.parties

    def _alone_told(self) -> bool:
        """Whether a country was told by its name before any government: "France is concerned. | The minister | called X"."""
        return "GOV" not in self.memory and LONE in self.memory and self._noun_first

    def _recalls(self, role: Match[Table], sector: str) -> bool:
        """Whether a role without a country means the last one told: "the ministry"; soldiers only where an article says so, a weapon whose owner stands before it not."""
        if role.payload.get("arms") and any(m.payload == "owner" and 0 <= role.first - m.last <= 1 for m in self.language.prepositions.find(self.line)):
            return False
        words = self.language.words("actors", "definite")
        if not words:
            return sector in ("GOV", "MIL")
        before = {t.fold for t in self.line.tokens[max(0, role.first - 2) : role.first]}  # "the two | drivers"
        return sector in ("GOV", "MIL", "CIV") and bool(before & words)

    def _at_home(self, role: Match[Table], sector: str) -> bool:
        """Whether bare soldiers are those of the side whose view the text takes, though it has told of none yet."""
        return sector == "MIL" and bool(self.home) and not role.payload.get("arms") and not self.language.words("actors", "definite")

    def _their_own(self, role: Match[Table], composed: Sequence[LineActor]) -> bool:
        """Whether bare soldiers are those of a party that the line has told of: "Erivan iki askerinin öldüğünü …"."""
        own = role.payload["sector"] == "MIL" and not role.payload.get("arms") and self._like(self._table.get("possessed"), role.last - 1)
        told = [a for a in [*self.named, *composed, *self.countries] if a.last <= role.first and {country(c) for c in a.mention.actors} < set(self.parties)]
        return own and bool(told)

    def _recalled(self, role: Match[Table], sector: str, composed: Sequence[LineActor]) -> Codes:
        """Whose a bare role is: the last one told; soldiers are the party's that their line told last, else the text's own side's."""
        if (key := self._envoy(role)) and (same := self.memory.get(key)):
            return same
        if sector == "GOV" and self._head_last:
            return self._government_told(role, composed)
        if sector == "GOV" and (told := self._office_told(role)):
            return told
        if sector != "MIL" or role.payload.get("arms") or self.language.words("actors", "definite"):
            return self.memory[sector]
        owner = self._soldiers_owner(role, composed)
        return (f"{owner}:{sector}",) if owner else self.memory.get(sector, ())

    def _government_told(self, role: Match[Table], composed: Sequence[LineActor]) -> Codes:
        """The government of the only country told before an office, here or in the line before, else the last one: "Ankara'dan tepki geldi. | Dışişleri Bakanlığı | …"."""
        before = {country(c) for a in [*self.named, *composed, *self.countries] if a.last <= role.first for c in a.mention.actors}
        lone = self.memory.get(PAIR, ())
        if not before and len(lone) == 1 and len(lone[0]) == STATE and (office := self._office(role)) and office not in self.memory:
            return (f"{lone[0]}:GOV",)
        return (f"{before.pop()}:GOV",) if len(before) == 1 and before < set(self.parties) else self.memory.get("GOV", ())

    def _office_told(self, role: Match[Table]) -> Codes:
        """Whose an office is: the country's told alone, the issuer's, whose was named so before, where the text was written, the party told last; empty if none is told."""
        if self._alone_told():
            return tuple(f"{country(c)}:GOV" for c in self.memory[LONE])
        if self._is_issuers(role):
            return self.memory[ISSUER][:1]
        office, last = self._office(role), self.memory.get(PAIR, ())[:1]
        if not office:
            return ()
        if told := self.memory.get(office) or self.memory.get(HERE):  # "the Foreign Ministry": the one named so before
            return told
        return (f"{last[0]}:GOV",) if last and last[0] in self.parties else ()  # "Yerevan denied it. The Defence Ministry …"

    def _is_issuers(self, role: Match[Table]) -> bool:
        """Whether one word means whoever issues the text: "The Ministry of Defence of X. Statement. … | The Minister | denies …"."""
        title = {word[:STEM] for word in self.memory.get(ISSUER, ())[1:]}
        return role.last - role.first == 1 and self.line.tokens[role.first].fold[:STEM] in title

    def _soldiers_owner(self, role: Match[Table], composed: Sequence[LineActor]) -> str:
        """Whose bare soldiers are: the party's told last before them, or the first one's if their ending tells so, else the text's own side's."""
        told = self._parties_told(role, composed)
        own = self._like(self._table.get("possessed"), role.last - 1)  # "Bakü … Ermenistan'ın … | mevzilerine": the subject's own
        near = max(told, key=lambda a: -a.first if own else a.last, default=None)
        return country(near.mention.actors[0]) if near else self.home

    def _parties_told(self, role: Match[Table], composed: Sequence[LineActor]) -> list[LineActor]:
        """The actors of one party before soldiers that may own them: none owned itself if there are others, a side that opens the line before all."""
        cut = self._cut(role.first)
        told = [a for a in [*self.named, *composed, *self.countries] if cut < a.first and a.last <= role.first]
        told = [a for a in told if {country(c) for c in a.mention.actors} < set(self.parties)]
        told = [a for a in told if not (a.recalled and all(c.endswith(":CIV") for c in a.mention.actors))]  # "a villager of X was held by | soldiers"
        told = [a for a in told if not self._genitive(a)] or told  # "X says that Y's army fired at | posts": not at Y's
        return [a for a in told if a.first <= FRONTED and all(":" not in c for c in a.mention.actors) and self._fronted(a)] or told  # "on X's side | two soldiers"

    def _cut(self, first: int) -> int:
        """The last stop before a token behind which somebody else is spoken of: a semicolon, the comma of a new topic ("A 49, B ise 50 | askerini …")."""
        topic, words = self.language.words("actors", "links", "topic"), [t.fold for t in self.line.tokens[:first]]
        turns = [i for i, w in enumerate(words) if w in topic]
        commas = [c for i in turns for c in range(max(0, i - _TOPIC), i) if words[c] == ","]
        return max([*commas, *(i for i, w in enumerate(words) if w == ";")], default=-1)

    def _body(self, role: Match[Table]) -> str:
        """The key under which a memory holds whose mediators or monitors were told last."""
        return self.line.tokens[role.last - 1].fold[:_BODY]

    def remember(self, whose: Codes, actors: Sequence[LineActor]) -> None:
        """Keep what the line tells for the lines behind it; `whose` statement the text is."""
        self.memory |= chairs_in(self.language.roles.find(self.line)) | told_in(self.memory, self.line, whose, actors)
        self.memory |= {"place": (self.places[-1][1],)} if self.places else {}
        self.memory |= self._bodies(actors) | self._organisation_in(actors) | named_in(self.memory, actors)

    def _bodies(self, actors: Sequence[LineActor]) -> Memory:
        """Whose mediators or monitors a line names, by the word for them: they are told of again without it ("the co-chairs called on …")."""
        bodies = [r for r in self.language.roles.find(self.line) if r.payload.get("body")] if actors else []
        told = [(r, a) for r in bodies for a in actors if a.first <= r.first < a.last or self._bears(r, a)]
        told = [(r, a) for r, a in told if not a.recalled and not set(a.mention.actors) & set(self.parties)]
        return {key: a.mention.actors for r, a in told for key in (self._body(r), "body")}

    def _organisation_in(self, actors: Sequence[LineActor]) -> Memory:
        """The last organisation that a line names ("the organisation urged …")."""
        named = [a.mention.actors for a in actors if a.mention.actors and not a.recalled]
        told = [codes for codes in named if all(":" not in c and (len(c) != STATE or c in _GROUPS) for c in codes)]
        return {"org": told[-1]} if told else {}

    def _bears(self, role: Match[Table], actor: LineActor) -> bool:
        """Whether a body stands right beside the organisation whose it is: "the European Union | mission"."""
        between = self.line.tokens[role.last : actor.first]
        named = bool(actor.mention.actors) and ":" not in actor.mention.actors[0]
        return named and (actor.last == role.first or (0 < len(between) <= SEAT and all(t.fold in self.links for t in between)))
