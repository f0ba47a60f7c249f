"""Titles of persons and organisations that are known by their names: "the president of A, N. N.", "the co-chairs of the Minsk Group, N. N. and N. N.".

Law: a title and the name beside it are one actor, the one that the name tells; who chairs an organisation speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise

from geo.codebook import countries, country
from geo.language import Table
from geo.mentions.memory import CHAIRS
from geo.mentions.nationalities import LineNationalities
from geo.mentions.terms import NAME, SEAT, WINDOW, Codes
from geo.model import LineActor
from geo.phrases import Match

_ROW = 6  # tokens between two persons of a row: "of the United States and"


class LineTitles(LineNationalities):
    """The titles beside the known names of one line."""

    def _beside_name(self, role: Match[Table]) -> bool:
        """A title right before or after a known name is that person's own."""
        persons = [a for a in self.named if a.mention.name or not self._head_last]  # "the ministry | the enemy's …" are two
        persons = [a for a in persons if role.payload["sector"] != "OPP" or not a.mention.actors[0].endswith(":GOV")]  # "ընդդիմությունը | վարչապետ N. N.-ից …"
        ahead = [a for a in persons if a.person or not self._head_last]  # "Xarici İşlər Nazirliyi | Avropa İttifaqının …" are two
        near = [a for a in persons if (a in ahead and 0 <= a.first - role.last <= WINDOW) or 0 <= role.first - a.last <= 2]
        between = self.links | self.language.words("actors", "forms_of_address") | {","}
        return any(
            all(t.fold in between for t in self.line.tokens[min(role.last, a.last) : max(role.first, a.first)]) or (self._head_last and self._hangs(a.last, role.first))
            for a in near
        )

    def _extend(self, role: Match[Table]) -> None:
        """Take a title into the organisation's name that it stands before: "the secretary-general of the | UN"."""
        for i, name in enumerate(self.named):
            gap = self.line.tokens[role.last : name.first]
            person = bool(name.mention.name) and ":" in name.mention.actors[0] and not self._head_last  # "le porte-parole du ministère, | N. N."
            person = person and role.payload["sector"] in ("", name.mention.actors[0].partition(":")[2])  # not "the release of | prisoners, the White House …"
            address = self.language.words("actors", "forms_of_address")
            his = {t.fold for t in self.line.tokens[max(0, role.first - 1) : role.first]} & self.language.words("actors", "possessives")
            several = re.search(self.language.tables["losses"].get("plural") or "$^", self.line.tokens[role.last - 1].fold)
            person = person and not (his and several)  # "before his ministers, | N. N. said"
            linked = all(t.fold in self.links or (person and (t.fold == "," or t.fold in address)) for t in gap)
            if role.last <= name.first and (name.mention.name or not self._head_last) and len(gap) <= WINDOW and linked:
                wide = self._make(role.first, name.last, name.mention.actors)
                self.named[i] = replace(name, first=role.first, mention=replace(wide.mention, name=name.mention.name))
                return
        for i, name in enumerate(self.named):
            gap = self.line.tokens[name.last : role.first]
            office = role.payload["sector"] in ("GOV", "") and self._head_last and ":" not in name.mention.actors[0]
            beside = self._head_last and name.last == role.first and name.mention.actors[0].partition(":")[2] == (role.payload["sector"] or "GOV")
            office = office or (beside and (role.payload["sector"] == "MIL" or self._owned(role.first)))  # "Ադրբեջանի ԶՈՒ | ստորաբաժանումները"
            servant = role.payload["sector"] in ("GOV", "") and self._hangs(name.last, role.first) and self._genitive(name)  # "XİN-in | sözçüsü"
            office = office or (servant and self._head_last and name.mention.actors[0].endswith(":GOV"))
            joined = any(t.fold in self.conjunctions for t in gap)  # "CSTO and UN Security | Council"
            if office and not joined and name.mention.name and name.last <= role.first and all(t.fold in self.links or len(t.fold) <= 3 for t in gap):
                wide = self._make(name.first, role.last, name.mention.actors)
                self.named[i] = replace(name, last=role.last, mention=replace(wide.mention, name=name.mention.name))
                return

    def _titled(self, composed: list[LineActor]) -> tuple[list[LineActor], list[LineActor]]:
        """Join a person's title with the name that follows: "the president of A, | N. N." is one actor."""
        titles: dict[int, LineActor] = {}
        named = []
        for name in self.named:
            title = next((t for t in [*composed, *self.countries] if self._is_title(t, name)), None)
            if title:
                titles[id(title)] = title
                wide = self._make(title.first, name.last, name.mention.actors)
                name = replace(name, first=title.first, mention=replace(wide.mention, name=name.mention.name))
            named.append(name)
        self.countries = [c for c in self.countries if id(c) not in titles]
        heads = {r.last for r in self.language.roles.find(self.line)}  # an organisation's title before a name is that person's, whoever that is
        named = self._chairs_listed(self._chairing(named, composed), composed)
        named = [n for n in named if not (n.last in heads and ":" not in n.mention.actors[0] and any(p.first == n.last and p.mention.name for p in named))]
        return named, [c for c in composed if id(c) not in titles]

    def _is_title(self, title: LineActor, name: LineActor) -> bool:
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
        codes: dict[int, str] = {}
        for role in (r for r in self.language.roles.find(self.line) if r.payload.get("chairs")):
            body = (role.payload["chairs"],)
            told = any(0 <= role.first - a.last <= 1 or a.first <= role.first < a.last or a.last == role.last for a in [*named, *composed] if a.mention.actors == body)
            for person in persons if told else ():  # "N. N., | the American co-chair of the Minsk Group, | said"
                gap = self.line.tokens[person.last : role.first]
                nation = {m.first for m in self.nations}
                article = [t.fold for i, t in enumerate(gap, person.last) if i not in nation and t.fold not in self.language.words("actors", "determiners")]
                if 0 < len(gap) <= NAME and article == [","]:
                    codes[id(person)] = body[0]
            at = role.last
            for person in persons if told else ():
                behind = at <= person.first and all(t.fold in self.conjunctions or t.fold == "," for t in self.line.tokens[at : person.first])
                if behind or person.first == role.first:
                    codes[id(person)], at = body[0], person.last
        return [replace(n, mention=replace(n.mention, actors=(codes[id(n)],))) if id(n) in codes else n for n in named]

    def _chairs_listed(self, named: list[LineActor], composed: Sequence[LineActor]) -> list[LineActor]:
        """Give persons listed behind the title of an organisation's chairs the organisation: "the co-chairs | A, B and C"."""
        titles = [m for m in self.language.roles.find(self.line) if m.payload.get("body") and m.payload.get("chairs")]
        chairs = {(m.last, m.payload["chairs"]) for m in titles}
        organisations = {code for _, code in chairs}
        heads = [a for a in [*named, *composed] if len(a.mention.actors) == 1 and a.mention.actors[0] in organisations]
        bodies: dict[int, Codes] = {a.last: a.mention.actors for a in named if len(a.mention.actors) == 1 and a.mention.actors[0] in organisations}
        ends: dict[int, Codes] = {m.first: bodies[m.first] for m in titles if m.first in bodies}  # "Մինսկի խմբի | համանախագահ N. N."
        ends |= {a.last: a.mention.actors for a in heads if any(a.first < last <= a.last for last, _ in chairs)}
        out = []
        for n in sorted(named, key=lambda n: n.first):
            near = [end for end in ends if 0 <= n.first - end <= NAME]
            gap = next((end for end in near if all(t.capital or t.fold in self.conjunctions for t in self.line.tokens[end : n.first])), None)
            if gap is not None and n.mention.name and ":" in n.mention.actors[0] and n not in heads:
                ends[n.last] = ends[gap]
                n = replace(n, mention=replace(n.mention, actors=ends[gap]))
            out.append(n)
        return out

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
        persons = sorted((a for a in actors if a.mention.name and ":" in a.mention.actors[0]), key=lambda a: a.first)
        rows = [(a, b) for a, b in pairwise(persons) if 0 <= b.first - a.last <= _ROW and country(a.mention.actors[0]) != country(b.mention.actors[0])]
        abroad = {id(a) for row in rows if not countries(c for x in row for c in x.mention.actors) & {*self.parties} for a in row}
        return [replace(a, mention=replace(a.mention, actors=chairs)) if chairs and id(a) in abroad else a for a in actors]

    def _chairs_told(self) -> Codes:
        """The body whose chairs or mediators were told last, else whose the line tells."""
        here = (r.payload["chairs"] for r in self.language.roles.find(self.line) if r.payload.get("chairs"))
        return self.memory.get(CHAIRS, ()) or tuple(islice(here, 1))
