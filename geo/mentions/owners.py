"""Institutions without a country, and whose they are by what their own line tells: a capital, a town, a possessive, a surname.

Law: a place or an owner must be told beside the institution or before it; nothing is guessed from the parties alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.codebook import country
from geo.language import Table
from geo.mentions.memory import ISSUER, OFFICIAL, PAIR
from geo.mentions.terms import ABBREVIATION, SEAT, SHORT, Codes
from geo.mentions.titles import LineTitles
from geo.model import LineActor
from geo.phrases import Match


class LineOwners(LineTitles):
    """The institutions of one line that a place, a possessive or a surname tells the owner of."""

    def _is_part(self, role: Match[Table], whose: LineActor) -> bool:
        """Whether a role is part of the body told right before it: "X-nin ordusunun | bölmələri"."""
        return self._head_last and (self._belongs(role, whose) or self._serves(role, whose))

    def _belongs(self, role: Match[Table], whose: LineActor) -> bool:
        """Whether a body told right before a role owns it, also by an ending that an apostrophe or hyphen parts from it: "XİN-in | sözçüsü"."""
        gap = self.line.tokens[whose.last : role.first]
        another = any(whose.last <= n.first < role.first for n in self.nations)
        ended = 0 < len(gap) <= ABBREVIATION and all(len(t.fold) <= SHORT and t.fold != "," for t in gap) and self._genitive(whose) and not another
        return (not gap and self._owned(role.first)) or ended

    def _serves(self, role: Match[Table], whose: LineActor) -> bool:
        """Whether one word says that people belong to a body told right before them: "X ordusuna | bağlı | birlikler"."""
        return role.first == whose.last + 1 and self.line.tokens[whose.last].fold in self.language.words("actors", "links", "under")

    def _with_part(self, whose: LineActor, role: Match[Table]) -> LineActor:
        """A body with its part, the body's own but for opposition and soldiers' kin: "X parlamentinin | müxalif fraksiyaları", "զինծառայողների | հարազատները"."""
        codes, sector = whose.mention.actors, role.payload["sector"]
        if sector == "OPP" or (sector == "CIV" and all(c.endswith(":MIL") for c in codes)):
            codes = tuple(f"{country(c)}:{sector}" for c in codes)
        return self._make(whose.first, role.last, codes, arms=bool(role.payload.get("arms")), recalled=whose.recalled)

    def _owned_here(self, role: Match[Table]) -> LineActor | None:
        """A role that its line tells the owner of: by "there", a possessive or a place, by its own country's way of naming it, or by a surname."""
        return (
            self._people_there(role) or self._opening_possessed(role) or self._own_office(role) or self._local_office(role)
            or self._surnamed(role) or self._local_force(role) or self._sent(role) or self._seated_office(role)
        )  # fmt: skip

    def _people_there(self, role: Match[Table]) -> LineActor | None:
        """Officials "there"."""
        owner = self._of_there(role) if role.payload["sector"] == "GOV" else ""
        return self._owned_by(owner, role) if owner else None

    def _opening_possessed(self, role: Match[Table]) -> LineActor | None:
        """An institution or an army that opens a line with a possessive."""
        owner = self._opening_owner(role) if role.payload["sector"] in ("GOV", "MIL") and not role.payload.get("arms") else ""
        return self._owned_by(owner, role, recalled=True) if owner else None

    def _own_office(self, role: Match[Table]) -> LineActor | None:
        """An office that a country's own texts name without it: the issuer's, its bearer's told before, else that of the text's country or the one it tells of."""
        if not role.payload.get("own"):
            return None
        if issuer := self._issuer_abroad():  # "… our minister. | The President of the Republic | …"
            return self._owned_by(issuer, role)
        if official := self._bearer_told(role):
            return self._make(role.first, role.last, (official,), recalled=True)
        return self._owned_by(self._own_country(role), role) if self.state else None

    def _own_country(self, role: Match[Table]) -> str:
        """Whose an office is without a country: an envoy's host's, that of the capital it is put in ("ՊՆ-ն Բաքվում"), of whom the text tells, else the text's own."""
        seat = (self._seat(role) or self._put_in(role)) if self._head_last else ()
        return self.host or (seat[0] if len(seat) == 1 else "") or self._told_on(role) or self.state

    def _local_office(self, role: Match[Table]) -> LineActor | None:
        """The office or the people of a town or province that stands beside them, with the official's name."""
        sector = role.payload["sector"]
        governed = self._governed(role) if role.payload.get("local") and sector in ("GOV", "CIV") else None
        if governed is None:
            return None
        first, last, place = governed
        end = self._name_end(max(last, role.last)) if sector == "GOV" else last
        return self._make(min(first, role.first), max(end, role.last), (f"{place}:{sector}",), recalled=sector == "CIV")

    def _surnamed(self, role: Match[Table]) -> LineActor | None:
        """An unknown person behind a title whose surname tells his people."""
        sector = role.payload["sector"]
        bearer = self._by_surname(role, sector) if sector in ("GOV", "MIL", "CIV") and not role.payload.get("arms") else None
        return self._make(role.first, bearer[0], (f"{bearer[1]}:{sector}",)) if bearer else None

    def _local_force(self, role: Match[Table]) -> LineActor | None:
        """Those who belong to the town told last, as "the police" does; of civilians only a party's."""
        place = self._place_before(role) if role.payload.get("local") else ""
        told = place and (role.payload["sector"] != "CIV" or place in self.parties)
        return self._owned_by(place, role, recalled=True) if told else None

    def _sent(self, role: Match[Table]) -> LineActor | None:
        """An envoy whom a possessive tells the sender of."""
        sender = self._own_envoy(role) if role.payload["sector"] == "GOV" else ""
        return self._owned_by(sender, role) if sender else None

    def _seated_office(self, role: Match[Table]) -> LineActor | None:
        """An institution beside the capital where it sits ("In Baku, | the military | denied it"); its office is remembered."""
        sector = role.payload["sector"]
        seat = self._seat(role) if sector == "GOV" or role.payload.get("seated") or self._is_army(role) else ()
        if not seat:
            return None
        codes = tuple(f"{c}:{sector}" for c in seat)
        if office := self._office(role):
            self.memory[office] = codes
        return self._make(role.first, role.last, codes)

    def _possessed(self, role: Match[Table], before: Sequence[LineActor]) -> LineActor | None:
        """A role with a possessive: "its | soldiers"."""
        owner = self._owner(role, before) if role.payload["sector"] else ""
        return self._owned_by(owner, role) if owner else None

    def _opposition(self, role: Match[Table]) -> LineActor | None:
        """A bare opposition: of the only government that the line names ("the opposition accused | X's premier"), else of a place ("in Yerevan, opponents …")."""
        if role.payload["sector"] != "OPP":
            return None
        ruled = {country(c) for a in self.named for c in a.mention.actors if c.endswith(":GOV")}
        owner = ruled.pop() if len(ruled) == 1 else self._opposed(role)
        return self._owned_by(owner, role) if owner else None

    def _of_there(self, role: Match[Table]) -> str:
        """Whose people are that are called those "there": the country that the line names last before them ("the site of X's government …; | officials | there …")."""
        behind = self.line.tokens[role.last].fold if role.last < len(self.line.tokens) else ""
        if behind not in self.language.words("actors", "there"):
            return ""
        told = [(m.last, m.payload) for m in self.nations] + [(a.last, country(a.mention.actors[0])) for a in (*self.countries, *self.named)]
        before = [(last, code) for last, code in told if last <= role.first]
        return max(before)[1] if before else ""

    def _opening_owner(self, role: Match[Table]) -> str:
        """Whose an institution is that opens a line with a possessive: "Russia was angry. Its | Defence Ministry | said …"."""
        told = self.memory.get(PAIR, ())
        own = role.first == 1 and self.line.tokens[0].fold in self.language.words("actors", "possessives") and not self._head_last
        return told[0] if own and told else ""

    def _issuer_abroad(self) -> str:
        """The third country whose government issues the text: its own are meant by "our minister"."""
        issuer = country(self.memory.get(ISSUER, ("",))[0])
        return issuer if issuer not in self.parties else ""

    def _bearer_told(self, role: Match[Table]) -> str:
        """Who a bare office is where a person was named right before it: "N. N. called Y; | the minister | said …", "N. N. spoke. | The prime minister | said …"."""
        office = self._table.get("bare_office")
        if not office or not re.search(office, " ".join(t.fold for t in self.line.tokens[role.first : role.last])):
            return ""
        ahead = [n for n in self.named if n.person and n.last <= role.first and n.mention.actors[0].endswith(":GOV")]
        return ahead[-1].mention.actors[0] if ahead else (self.memory.get(OFFICIAL) or ("",))[0] if role.first == 0 else ""

    def _told_on(self, role: Match[Table]) -> str:
        """The party whose government the paragraph told of last, in a third country's text: "Yerevan denied it. The Foreign Ministry | accused Baku"."""
        teller, ahead, behind = (self.memory.get(PAIR) or ("",))[0], self.line.text[: self.line.start], self.line.tokens[role.last : role.last + 2]
        apart = self.state in self.parties or not ahead.strip() or "\n" in ahead[len(ahead.rstrip()) :]
        person = len(behind) == 2 and all(t.capital for t in behind)  # the minister N. N. of the text's own country
        named = {m.payload for m in self.nations} | {country(c) for a in [*self.named, *self.countries] for c in a.mention.actors}
        speaks = teller in self.parties and self.memory.get("GOV") == (f"{teller}:GOV",)
        return teller if speaks and not apart and not person and teller not in named else ""

    def _own_envoy(self, role: Match[Table]) -> str:
        """Whose envoy a possessive tells it is: the country's named before it, not the one he is posted to ("X through its | ambassador in Y"); empty if none does."""
        before = [t.fold for t in self.line.tokens[max(0, role.first - 2) : role.first]]
        own = len(before) > 1 and before[0] in self.language.words("actors", "links", "through") and before[1] in self.language.words("actors", "possessives")
        named = [c for c in self.countries if c.last <= role.first] if own and self._is_envoy(role) else []
        return country(max(named, key=lambda c: c.last).mention.actors[0]) if named else ""

    def _by_surname(self, role: Match[Table], sector: str) -> tuple[int, str] | None:
        """Where the unknown name behind a title ends, and whose people its surname is of: "премьер-министр | Овик Абрамян"."""
        end = self._name_end(role.last)
        tables = [self._table.get(key, {}) for key in ("surnames", *(["surnames_of_soldiers"] if sector == "MIL" else []))]
        surname = self.line.tokens[end - 1].fold
        whose = next((code for table in tables for code, pattern in table.items() if re.search(pattern, surname)), "")
        return (end, whose) if end > role.last and whose in self.parties else None

    def _governed(self, role: Match[Table]) -> tuple[int, int, str] | None:
        """The town or province that a local office is of: "the governor of | Tavush", "Գորիսի | քաղաքապետ"."""
        if self._head_last:
            return next(((f, n, c) for f, n, c in self.areas if 0 <= role.first - n <= 1), None)
        near = [(f, n, c) for f, n, c in self.areas if 0 <= f - role.last <= SEAT]
        gap = next((self.line.tokens[role.last : f] for f, _, _ in near), [])
        return near[0] if near and all(t.is_word and not t.capital for t in gap) else None

    def _place_before(self, role: Match[Table]) -> str:
        """In which country "the police" are: that of the town told last, here or in the lines before."""
        behind = next((country for first, country in self.places if first >= role.last), "")
        ruled = next((country(self.memory[s][0]) for s in ("OPP", "GOV") if s in self.memory and country(self.memory[s][0]) in self.parties), "")
        return self._here(role) or self.memory.get("place", ("",))[0] or behind or ruled

    def _opposed(self, role: Match[Table]) -> str:
        """Whose a bare opposition is: that of the town named in the line, of the text's own country, of the town or government told last."""
        own = self.state if self.state in self.parties else ""
        ruling = country(self.memory.get("GOV", ("",))[0])
        return self._here(role) or own or (ruling if ruling in self.parties else "") or self._place_before(role) or ruling

    def _here(self, role: Match[Table]) -> str:
        """The country of the town that the line names last before a role, or of the capital ("in the Armenian | capital")."""
        return next((country for first, country in reversed(self.places) if first < role.first), "") or self._capital_named()

    def _capital_named(self) -> str:
        """Whose capital a line names by its people or country: "in the Armenian | capital", "la | capitale | arménienne", "Ermenistan'ın | başkentinde"."""
        word = self._table.get("capital")
        beside = [(m.payload, m.first - 1 if self._noun_first else m.last) for m in self.nations]
        if self._head_last:
            beside += [(c.mention.actors[0], i) for c in self.countries for i in (c.last, c.last + 1)]
        return next((code for code, i in beside if 0 <= i < len(self.line.tokens) and self._like(word, i)), "")

    def _only_seats(self, country: LineActor) -> bool:
        """Whether a country only says whose capital something is in: "in the capital of | Hungary", "Հունգարիայի | մայրաքաղաքում"."""
        word = self._table.get("capital")
        at = country.last if self._head_last else country.first - 1
        return 0 < at < len(self.line.tokens) and self._like(word, at)

    def _behind_comma(self, role: Match[Table]) -> Codes:
        """Whose a mission is that stands behind a name's comma: "the EU, | whose mission | patrols …"."""
        words, at = self.language.words("actors", "links", "whose"), role.first - 1
        opens = at > 1 and self.line.tokens[at].fold in words and self.line.tokens[at - 1].fold == ","
        near = [a for a in (*self.named, *self.countries) if opens and a.last == at - 1]
        return near[0].mention.actors if near else ()

    def _is_army(self, role: Match[Table]) -> bool:
        """Whether a bare "the army" stands where its clause opens."""
        before = self.line.tokens[role.first - 2 : role.first] if role.first > 1 else []
        opens = bool(before) and before[0].fold == "," and before[1].fold in self.language.words("actors", "definite")
        return opens and role.payload["sector"] == "MIL" and not role.payload.get("arms") and role.last - role.first == 1

    def _seat(self, role: Match[Table]) -> Codes:
        """Whose "the ministry" is right behind its capital ("In Baku, the | Foreign Ministry"), or before one or more ("officials | in Baku and Yerevan")."""
        near = [(last, c) for _, last, c in self.capitals if 0 <= role.first - last <= SEAT]
        before = [c for last, c in near if not any(t.fold in (".", ";") for t in self.line.tokens[last : role.first])]
        return tuple(dict.fromkeys(self._capitals_behind(role) or before[-1:]))

    def _capitals_behind(self, role: Match[Table]) -> list[str]:
        """The countries of the capitals that are listed right behind a role."""
        behind: list[str] = []
        at = role.last + 1
        for first, last, c in sorted(self.capitals):
            if role.last < first <= at:
                behind.append(c)
                at = last + 1 if last < len(self.line.tokens) and self.line.tokens[last].fold in self.conjunctions else -1
        return behind

    def _put_in(self, role: Match[Table]) -> Codes:
        """Whose an institution is by a capital in the locative right behind it, though a government is meant: "ՊՆ-ն | Բաքվում հերքում է"."""
        ending = self.language.tables["names"].get("located_endings")
        near = [c for c in self.countries if 0 <= c.first - role.last <= 1 and self._like(ending, c.last - 1)]
        near = [c for c in near if all(t.is_word for t in self.line.tokens[role.last : c.first])]
        return tuple(country(c.mention.actors[0]) for c in near[:1])

    def _owner(self, role: Match[Table], composed: Sequence[LineActor]) -> str:
        """Whose "its soldiers" are: who says so, else the party told first in the line before them, else in the line before, else the government told last."""
        if role.first == 0 or self.line.tokens[role.first - 1].fold not in self.language.words("actors", "possessives"):
            return ""
        before = self._tellers(role, self._before_possessive(role, composed))
        told = (self.memory.get(PAIR) or self.memory.get("GOV") or ("",))[0]
        owner = country(min(before, key=lambda a: a.first).mention.actors[0]) if before else country(told)
        return owner if owner in self.parties else ""

    def _before_possessive(self, role: Match[Table], composed: Sequence[LineActor]) -> list[LineActor]:
        """The actors before a role with a possessive, those behind a semicolon if there are any."""
        before = [a for a in [*self.named, *composed, *self.countries] if a.last < role.first and a.mention.actors]
        cut = max((i for i, t in enumerate(self.line.tokens[: role.first]) if t.fold == ";"), default=-1)
        return [a for a in before if a.first > cut] or before

    def _tellers(self, role: Match[Table], before: list[LineActor]) -> list[LineActor]:
        """Of the actors before a role the last one who says something; all of them if nobody does: "asked about X's charges, | Y | said its soldiers had not fired"."""
        says = [m for m in self.language.speech.find(self.line) if m.payload == "says" and m.last < role.first]
        owns = self.language.words("actors", "links", "owns")  # "denied X's | claims | that its troops …": nobody says them here
        spoken = [(a, self.line.tokens[a.last : m.first]) for a in before for m in says if 0 <= m.first - a.last <= 1]
        tellers = [a for a, between in spoken if all(t.is_word and t.fold not in owns for t in between)]
        return [max(tellers, key=lambda a: a.last)] if tellers else before
