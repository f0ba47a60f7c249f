"""Titles of persons and organisations that are known by their names: "the president of A, N. N.", "the co-chairs of the Minsk Group, N. N. and N. N.".

Law: a title and the name beside it are one actor, the one that the name tells; who chairs an organisation speaks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from geo.codebook import countries, country
from geo.language import Table
from geo.mentions.memory import CHAIRS
from geo.mentions.nationalities import LineNationalities
from geo.mentions.terms import NAME, SEAT, SHORT, WINDOW, Codes
from geo.model import LineActor
from geo.phrases import Match

_ROW = 6  # tokens between two persons of a row: "of the United States and"


class LineTitles(LineNationalities):
    """The titles beside the known names of one line."""

    def _beside_name(self, role: Match[Table]) -> bool:
        """A title right before or after a known name is that person's own."""
        persons = [a for a in self.named if a.mention.name or not self._head_last]  # "the ministry | the enemy's …" are two
        own = self.language.words("actors", "ours")
        persons = [a for a in persons if not (role.payload.get("arms") and a.first == role.last and self.line.folds[a.first] in own)]  # "X's army | shells | our posts"
        persons = [a for a in persons if role.payload["sector"] != "OPP" or not a.mention.actors[0].endswith(":GOV")]  # "ընդդիմությունը | վարչապետ N. N.-ից …"
        ahead = [a for a in persons if a.person or not self._head_last]  # "Xarici İşlər Nazirliyi | Avropa İttifaqının …" are two
        near = [a for a in persons if (a in ahead and 0 <= a.first - role.last <= WINDOW) or 0 <= role.first - a.last <= 2]
        between = self.links | self.language.words("actors", "forms_of_address") | {","}
        return any(
            all(t.fold in between for t in self.line.tokens[min(role.last, a.last) : max(role.first, a.first)]) or (self._head_last and self._hangs(a.last, role.first))
            for a in near
        )

    def _extend(self, role: Match[Table]) -> None:
        """Take a title into the name that it stands before ("the secretary-general of the | UN"), else into the one behind which it stands."""
        for belongs in (self._opens_name, self._ends_name):
            for i, name in enumerate(self.named):
                if belongs(role, name):
                    self.named[i] = self._widened(name, min(role.first, name.first), max(role.last, name.last))
                    return

    def _widened(self, name: LineActor, first: int, last: int) -> LineActor:
        """A name with its title, which means whom the name means."""
        wide = self._make(first, last, name.mention.actors)
        return replace(name, first=first, last=last, mention=replace(wide.mention, name=name.mention.name))

    def _opens_name(self, role: Match[Table], name: LineActor) -> bool:
        """Whether a title stands before a name, with words that link them between: "le porte-parole du ministère, | N. N."."""
        gap = self.line.tokens[role.last : name.first]
        between = self.links | (self.language.words("actors", "forms_of_address") | {","} if self._is_his(role, name) else frozenset())
        near = role.last <= name.first and len(gap) <= WINDOW
        return near and bool(name.mention.name or not self._head_last) and all(t.fold in between for t in gap)

    def _is_his(self, role: Match[Table], name: LineActor) -> bool:
        """Whether a title may be a person's: of his sector (not "the release of | prisoners, the White House …"), and not "before his ministers, | N. N. said"."""
        if not name.mention.name or ":" not in name.mention.actors[0] or self._head_last:
            return False
        his = {t.fold for t in self.line.tokens[max(0, role.first - 1) : role.first]} & self.language.words("actors", "possessives")
        several = self._like(self.language.tables["losses"].get("plural"), role.last - 1)
        return role.payload["sector"] in ("", name.mention.actors[0].partition(":")[2]) and not (his and several)

    def _ends_name(self, role: Match[Table], name: LineActor) -> bool:
        """Whether a title stands behind an organisation's or an office's name, where heads stand last: not "CSTO and UN Security | Council"."""
        gap = self.line.tokens[name.last : role.first]
        near = name.last <= role.first and all((t.fold in self.links or len(t.fold) <= SHORT) and t.fold not in self.conjunctions for t in gap)
        return self._head_last and bool(name.mention.name) and near and self._is_its(role, name)

    def _is_its(self, role: Match[Table], name: LineActor) -> bool:
        """Whether a title may be an organisation's, a part of an army's ("Ադրբեջանի ԶՈՒ | ստորաբաժանումները"), or an office's servant's ("XİN-in | sözçüsü")."""
        sector, own = role.payload["sector"], name.mention.actors[0].partition(":")[2]
        if sector in ("GOV", "") and not own:
            return True
        beside = name.last == role.first and own == (sector or "GOV")
        servant = sector in ("GOV", "") and own == "GOV" and self._hangs(name.last, role.first) and self._genitive(name)
        return servant or (beside and (sector == "MIL" or self._owned(role.first)))

    def _titled(self, composed: list[LineActor]) -> tuple[list[LineActor], list[LineActor]]:
        """Join a person's title with the name that follows: "the president of A, | N. N." is one actor."""
        if not self.named:
            return [], composed
        pairs = [(name, next((t for t in [*composed, *self.countries] if self._is_title(t, name)), None)) for name in self.named]
        titles = {id(title) for _, title in pairs if title}
        named = [self._widened(name, title.first, name.last) if title else name for name, title in pairs]
        self.countries = [c for c in self.countries if id(c) not in titles]
        named = self._chairs_listed(self._chairing(named, composed), composed)
        return [n for n in named if not self._is_persons(n, named)], [c for c in composed if id(c) not in titles]

    def _is_persons(self, title: LineActor, named: Sequence[LineActor]) -> bool:
        """Whether an organisation's title stands before a name: it is that person's, whoever that is."""
        headed = ":" not in title.mention.actors[0] and any(r.last == title.last for r in self.language.roles.find(self.line))
        return headed and any(p.first == title.last and p.mention.name for p in named)

    def _is_title(self, title: LineActor, name: LineActor) -> bool:
        """Whether a role or country before a name, with words that link them between, is that person's: "the president of A, | N. N."."""
        gap = self.line.tokens[title.last : name.first]
        same = {country(c) for c in title.mention.actors} == {country(c) for c in name.mention.actors}
        opposed = any(c.endswith(":OPP") for c in title.mention.actors) and not any(c.endswith(":OPP") for c in name.mention.actors)
        if gap and gap[-1].capital and not self._head_last:  # a first name that the list of persons lacks
            gap = gap[:-1]
        roles = self.language.roles.find(self.line) if self._head_last and all(":" not in c for c in title.mention.actors) else []
        body = any(name.first <= r.first < name.last for r in roles)  # not "Bakü, | Azerbaycan ordusunun …"
        joined = title.last <= name.first and all(t.fold in self.links or t.fold == "," for t in gap)
        own = same and not body and not title.recalled and joined
        return not opposed and (own or self._assumed(title, name))

    def _assumed(self, title: LineActor, name: LineActor) -> bool:
        """Whether a title right before a person is only taken for another country's: "Müdafiə Nazirliyinin sözçüsü | Artsrun Ovannisyan"."""
        told = any(title.first <= n < title.last for n in [*(m.first for m in self.nations), *(c.first for c in self.countries)])
        office = all(c.endswith(":GOV") for c in title.mention.actors) and not title.mention.name
        return self._head_last and title.last == name.first and bool(name.mention.name) and ":" in name.mention.actors[0] and office and not told

    def _chairing(self, named: list[LineActor], composed: Sequence[LineActor]) -> list[LineActor]:
        """Give persons named as an organisation's co-chairs its code: "the co-chairs of the Minsk Group, | N. N., N. N. and N. N."."""
        persons = sorted((n for n in named if n.mention.name and ":" in n.mention.actors[0]), key=lambda n: n.first)
        codes: dict[int, Codes] = {}
        for role in (r for r in self.language.roles.find(self.line) if r.payload.get("chairs")):
            if self._is_body_told(role, [*named, *composed]):
                chairs = [*self._apposed_to(role, persons), *self._listed_behind_title(role, persons)]
                codes |= dict.fromkeys(map(id, chairs), (role.payload["chairs"],))
        return [replace(n, mention=replace(n.mention, actors=codes[id(n)])) if id(n) in codes else n for n in named]

    @staticmethod
    def _is_body_told(role: Match[Table], actors: Sequence[LineActor]) -> bool:
        """Whether the organisation that a role chairs is told beside the role or with it."""
        bodies = [a for a in actors if a.mention.actors == (role.payload["chairs"],)]
        return any(0 <= role.first - a.last <= 1 or a.first <= role.first < a.last or a.last == role.last for a in bodies)

    def _apposed_to(self, role: Match[Table], persons: Sequence[LineActor]) -> list[LineActor]:
        """The persons behind whose name a comma and the title stand: "N. N., | the American co-chair of the Minsk Group, | said"."""
        determiners, nations = self.language.words("actors", "determiners"), {m.first for m in self.nations}
        near = [p for p in persons if 0 < role.first - p.last <= NAME]
        gaps = [[self.line.tokens[i].fold for i in range(p.last, role.first) if i not in nations] for p in near]
        return [p for p, gap in zip(near, gaps, strict=True) if [word for word in gap if word not in determiners] == [","]]

    def _listed_behind_title(self, role: Match[Table], persons: Sequence[LineActor]) -> Iterator[LineActor]:
        """The persons listed right behind a title, or whose name begins with it."""
        at = role.last
        for person in persons:
            behind = at <= person.first and all(t.fold in self.conjunctions for t in self.line.tokens[at : person.first])
            if behind or person.first == role.first:
                at = person.last
                yield person

    def _chairs_listed(self, named: list[LineActor], composed: Sequence[LineActor]) -> list[LineActor]:
        """Give persons listed behind the title of an organisation's chairs the organisation: "the co-chairs | A, B and C"."""
        titles = [m for m in self.language.roles.find(self.line) if m.payload.get("body") and m.payload.get("chairs")]
        organisations = {(m.payload["chairs"],) for m in titles}
        heads = [a for a in [*named, *composed] if a.mention.actors in organisations]
        ends = self._ends_of_titles(titles, [a for a in named if a.mention.actors in organisations], heads)
        listed = []
        for name in sorted(named, key=lambda n: n.first):
            end = self._end_before(name, ends)
            if end is not None and name.mention.name and ":" in name.mention.actors[0] and name not in heads:
                ends[name.last] = ends[end]
                name = replace(name, mention=replace(name.mention, actors=ends[end]))
            listed.append(name)
        return listed

    @staticmethod
    def _ends_of_titles(titles: Sequence[Match[Table]], bodies: Sequence[LineActor], heads: Sequence[LineActor]) -> dict[int, Codes]:
        """Whose chairs are told up to a token: by a body right before the title ("Մինսկի խմբի | համանախագահ N. N."), or by an actor with the title in it."""
        told = {a.last: a.mention.actors for a in bodies}
        ends = {m.first: told[m.first] for m in titles if m.first in told}
        return ends | {a.last: a.mention.actors for a in heads if any(a.first < m.last <= a.last for m in titles)}

    def _end_before(self, name: LineActor, ends: Iterable[int]) -> int | None:
        """Where the title or the chair ends that a name is listed behind, if only names and conjunctions stand between."""
        near = (end for end in ends if 0 <= name.first - end <= NAME)
        return next((end for end in near if all(t.capital or t.fold in self.conjunctions for t in self.line.tokens[end : name.first])), None)

    def _chairs_for(self, role: Match[Table], codes: Codes) -> bool:
        """Whether a chair of one nationality stands beside the organisation that he chairs: "the American co-chair of | the Minsk Group"."""
        beside = [a for a in self.named if -WINDOW <= a.first - role.last <= SEAT and role.payload.get("chairs") in a.mention.actors]
        return len(codes) == 1 and bool(beside)

    def _anothers(self, named: LineActor) -> bool:
        """Whether the name of a party's office stands behind another country's: "Fransa | XİN"."""
        before = next((c for c in self.countries if c.last == named.first), None)
        if before is None or not self._head_last or named.person:
            return False
        office = any(r.first == named.first and r.payload["sector"] == "GOV" for r in self.language.roles.find(self.line))
        return office and countries(before.mention.actors) != countries(named.mention.actors)

    def _for_their_body(self, actors: list[LineActor]) -> list[LineActor]:
        """Let persons of several third countries told in a row speak for the body that they chair: "the mediators – the American W., the Russian P. – called"."""
        chairs = self._chairs_told()
        if not chairs:
            return actors
        persons = sorted((a for a in actors if a.mention.name and ":" in a.mention.actors[0]), key=lambda a: a.first)
        rows = [(a, b) for a, b in pairwise(persons) if 0 <= b.first - a.last <= _ROW and country(a.mention.actors[0]) != country(b.mention.actors[0])]
        abroad = {id(a) for row in rows if not countries(c for x in row for c in x.mention.actors) & {*self.parties} for a in row}
        return [replace(a, mention=replace(a.mention, actors=chairs)) if id(a) in abroad else a for a in actors]

    def _chairs_told(self) -> Codes:
        """The body whose chairs or mediators were told last, else whose the line tells."""
        here = (r.payload["chairs"] for r in self.language.roles.find(self.line) if r.payload.get("chairs"))
        return self.memory.get(CHAIRS, ()) or tuple(islice(here, 1))
