"""Whose an institution is by the nationality or country beside it: "Azerbaijani soldiers", "the ministers of A, B and C".

Law: the language tells on which side the country stands; links, numbers and lists may part it from the role, objects and subjects of verbs end it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.codebook import country
from geo.language import Table
from geo.mentions.forms import LineForms
from geo.mentions.terms import ABBREVIATION, WINDOW
from geo.phrases import Match

Phrase = tuple[list[tuple[int, str]], int, int]  # the countries of a role as (token, code), its first token and the one behind it

_LOOSE = 20  # tokens between a role and its country for a head of something that is described at length
_JOINED = 3  # tokens between two roles with one nationality


class LineNationalities(LineForms):
    """The institutions of one line that a nationality or a country stands beside."""

    def _nation_of(self, role: Match[Table]) -> Phrase:
        """Return the countries of a role as (token, code), and the token range of the whole phrase: on the side that its language tells, else shared with another role."""
        at = {m.first: (m.last, m.payload) for m in self.nations} | {c.first: (c.last, c.mention.actors[0]) for c in self.countries}
        ends = self._owners_by_end(role, at)
        side = self._table.get("country_side", "both")
        if side == "left" or (side == "both" and self._stands_behind(role, ends)):
            return self._left(role, ends)
        found = self._right(role, at)
        if not found[0] and (other := self._shared(role)):  # "l'artillerie | et l'aviation azerbaïdjanaises"
            return self._right(other, at)[0], role.first, role.last
        return found

    def _owners_by_end(self, role: Match[Table], at: dict[int, tuple[int, str]]) -> dict[int, tuple[int, str]]:
        """The countries of a line by the token behind them, with sides in the genitive where heads stand last: "düşmənin | postu", "qoşunlarımızın | mövqeləri"."""
        ends = {last: (first, code) for first, (last, code) in at.items()}
        if self._head_last:
            owners = [a for a in self.named if not a.mention.name and len(a.mention.actors) == 1 and self._genitive(a)]
            ends |= {a.last + (not self._owned(a.last)): (a.first, country(a.mention.actors[0])) for a in owners}  # an ending may stand apart: "BMT-nin"
        if self._like(self._table.get("bare_object"), role.last - 1):  # "Rusiya | missiyanı | tənqid edib": not Russia's
            ends = {last: owner for last, owner in ends.items() if self._owned(last)}
        return ends

    def _stands_behind(self, role: Match[Table], ends: dict[int, tuple[int, str]]) -> bool:
        """Whether a country stands right before a role, or a mark of owning or a quotation mark alone between them."""
        before = self.line.tokens[role.first - 1].fold
        apart = role.first - 1 in ends and (before in self.language.words("actors", "links", "owns") or (role.first > 0 and before == '"'))
        return role.first in ends or apart

    def _shared(self, role: Match[Table]) -> Match[Table] | None:
        """The role that "and" joins to one before it, which has its nationality too."""
        behind = [r for r in self.language.roles.find(self.line) if 0 < r.first - role.last <= _JOINED]
        near = [r for r in behind if any(t.fold in self.conjunctions - {","} for t in self.line.tokens[role.last : r.first])]
        gaps = [self.line.tokens[role.last : r.first] for r in near]
        return next((r for r, gap in zip(near, gaps, strict=True) if all(t.fold in self.conjunctions | self.links and t.fold != "," for t in gap)), None)

    def _left(self, role: Match[Table], ends: dict[int, tuple[int, str]]) -> Phrase:
        """The countries before a role, from the nearest outward: links and numbers may stand between, and a comma lists only what an "and" ends."""
        codes: list[tuple[int, str]] = []
        position = first = role.first
        joined, listed, counted = True, False, False
        while position > 0 and first - position < WINDOW and not self._is_armys(role, position):
            token = self.line.tokens[position - 1].fold
            if (host := self._posted_to(role, position, ends)) is not None:
                position = host  # "X-in | Y-dəki | səfiri": X's
            elif position in ends and joined:
                if self._is_no_owner(role, position, ends[position][0], counted=counted and not codes):
                    break
                first, code = self._sender(role, ends, *ends[position])
                codes.insert(0, (first, code))
                position, joined = first, False
            elif token in self.conjunctions and codes and (token != "," or (listed and position - 1 in ends)):
                position, joined, listed = position - 1, True, listed or token != ","
            elif (joined or not codes) and self._is_link_before(role, position):
                position, counted = position - 1, counted or self.language.is_number(token)
            else:
                break
        return codes, first if codes else role.first, role.last

    def _is_armys(self, role: Match[Table], position: int) -> bool:
        """Whether an army ends before a token behind which civilians are told: it is none of theirs ("Azerbaycan ordusunun | sivil altyapıyı …")."""
        return role.payload["sector"] == "CIV" and any(n.first < position <= n.last and n.mention.actors[0].endswith(":MIL") for n in self.named)

    def _is_no_owner(self, role: Match[Table], position: int, first: int, *, counted: bool) -> bool:
        """Whether a country before a role does not own it: its ending tells an object or a subject, or the role's that it is nobody's.

        "Azerbaycan | sivillerin hedef alındığı iddiasını reddetti"; "accused | X of holding | soldiers"; "Bakü | iki askerinin öldüğünü …", where
        whose they are stands behind their number.
        """
        apart = position == role.first and self._is_apart(role, position)
        return apart or self._is_object(position) or (counted and self._is_subject(first, position))

    def _is_link_before(self, role: Match[Table], position: int) -> bool:
        """Whether the word before a token may stand between a country and its role: a link, a number, a quotation mark ("Azerbaijani | 'activists'")."""
        token = self.line.tokens[position - 1].fold
        quote = token == '"' and position == role.first
        return token not in self.conjunctions and (token in self.links or self.language.is_number(token) or quote)

    def _is_apart(self, role: Match[Table], position: int) -> bool:
        """Whether a word for people bears no ending of whom they belong to, and a country's name stands before it."""
        named = any(c.last == position for c in self.countries)
        return named and self._like(self._table.get("unowned"), role.last - 1)

    def _posted_to(self, role: Match[Table], position: int, ends: dict[int, tuple[int, str]]) -> int | None:
        """Where the name begins of the country or organisation to which an envoy is only posted, if its own country's genitive stands before that."""
        located = self._table.get("located_attribute") or self._table.get("posted")
        envoy = self._is_envoy(role)
        if not located or not (envoy or "located_attribute" in self._table):
            return None
        within = self._like(located, position - 1)
        apart = position not in ends and bool(re.fullmatch(located, self.line.tokens[position - 1].fold))  # "BMT | -dəki"
        first = self._place_named(position - apart, ends, within=within, envoy=envoy) if within or envoy else None
        return first if first and self._is_owned_place(first, ends) else None

    def _is_envoy(self, role: Match[Table]) -> bool:
        """Whether a role is an envoy's or his embassy."""
        return any(t.fold.startswith(tuple(self.language.words("actors", "envoys"))) for t in self.line.tokens[role.first : role.last])

    def _place_named(self, at: int, ends: dict[int, tuple[int, str]], *, within: bool, envoy: bool) -> int | None:
        """Where the name begins that ends before a token: an organisation's, a country's, for an envoy also a town's ("Fransanın | Bakıdakı | səfiri")."""
        name = next((a for a in self.named if a.last == at and ":" not in a.mention.actors[0]), None)
        if name:
            return name.first
        if within and at in ends:
            return ends[at][0]
        return at - 1 if envoy and within and at > 1 and self.line.tokens[at - 1].capital else None

    @staticmethod
    def _is_owned_place(first: int, ends: dict[int, tuple[int, str]]) -> bool:
        """Whether a country stands before the token where a place's name begins, also before an ending that is parted from it."""
        return any(last in ends for last in (first, first - 1, first - ABBREVIATION))

    def _is_object(self, last: int) -> bool:
        """Whether the word before a token is a verb's object or, by its article, its subject, where cases are endings: it owns nothing."""
        named, word = any(c.last == last for c in self.countries), self.line.tokens[last - 1]
        case = self._table.get("case", {})
        cases = [case.get("object"), case.get("source")] if self.language.word_order == "sov" else [self._table.get("article")]
        ends = any(self._like(ending, last - 1) for ending in cases)
        return named and ends and not self._owned(last) and not self.line.text[word.start : word.end].isupper()

    def _is_subject(self, first: int, last: int) -> bool:
        """Whether a country before a number is the subject where cases are endings: no genitive, within the word or behind its apostrophe."""
        genitive = self._table.get("case", {}).get("genitive")
        behind = self.line.tokens[last].fold if last < len(self.line.tokens) else ""
        ends = any(m.payload == "genitive" and m.first == last for m in self.language.prepositions.find(self.line)) and behind
        if not self._table.get("postpositions") or not genitive or any(n.first == first for n in self.nations):
            return False
        return not ends and not self._owned(last)

    def _sender(self, role: Match[Table], ends: dict[int, tuple[int, str]], first: int, code: str) -> tuple[int, str]:
        """Whose embassy it is in a capital that is told between: "ABD'nin | Erivan Büyükelçisi"."""
        seat = role.payload["sector"] == "GOV" and any(at == first for at, _ in self.places)
        owner = next((ends[at] for at in (first - 1, first) if at in ends and at > 0), None) if seat else None
        owned = owner is not None and country(owner[1]) != country(code) and self._whose(first)
        if owner and owned:
            self.host = country(code)  # whose ministry the envoy is called to
            return owner
        return first, code

    def _right(self, role: Match[Table], at: dict[int, tuple[int, str]]) -> Phrase:
        """The countries behind a role: of a side that it is from, else those listed, else the first of a long description."""
        if sided := self._from_side(role, at):
            return [sided[:2]], role.first, sided[2]
        codes, last = self._listed_behind(role.last, at)
        return (codes, role.first, self._extended(last)) if codes else self._loose(role, at)

    def _listed_behind(self, last: int, at: dict[int, tuple[int, str]]) -> tuple[list[tuple[int, str]], int]:
        """The countries that links and conjunctions join to what ends before a token, and the token behind them."""
        codes: list[tuple[int, str]] = []
        position, joined = last, True
        while position < len(self.line.tokens) and position - last < WINDOW:
            token = self.line.tokens[position].fold
            if position in at and not self._seated(at[position][0]):
                codes.append((position, at[position][1]))
                position = last = at[position][0]
                joined = False
            elif token in self.conjunctions and codes and (token != "," or self._lists(position + 1, at)):
                position, joined = position + 1, True
            elif token in self.links and token not in self.conjunctions and joined:
                position += 1
            else:
                break
        return codes, last

    def _from_side(self, role: Match[Table], at: dict[int, tuple[int, str]]) -> tuple[int, str, int] | None:
        """Whose a role is by a side that it is from: "a sniper | from the Armenian side", as the nation's token, its code and the token behind."""
        opens = role.last < len(self.line.tokens) and self.line.tokens[role.last].fold in self.language.words("actors", "links", "from")
        after, code = at.get(role.last + 1, (0, ""))
        side = opens and 0 < after < len(self.line.tokens) and any(m.first == after for m in self.language.roles.find(self.line) if not m.payload["sector"])
        return (role.last + 1, code, after + 1) if side else None

    def _seated(self, after: int) -> bool:
        """Whether a nationality only says whose capital something is in: "the Red Cross office in the Armenian | capital"."""
        word = self._table.get("capital")
        return after < len(self.line.tokens) and self._like(word, after)

    def _lists(self, position: int, at: dict[int, tuple[int, str]]) -> bool:
        """Whether a country behind a comma is one of a list: another one is joined to it ("the ministers of A, | B and C")."""
        after = at[position][0] if position in at else len(self.line.tokens)
        return after < len(self.line.tokens) and self.line.tokens[after].fold in self.conjunctions

    def _loose(self, role: Match[Table], at: dict[int, tuple[int, str]]) -> Phrase:
        """A head of something described at length: the first nationality before the phrase ends ("chef d'un organisme … turc")."""
        if not role.payload.get("loose"):
            return [], role.first, role.last
        for position in range(role.last, min(role.last + _LOOSE, len(self.line.tokens))):
            if position in at:
                return [(position, at[position][1])], role.first, at[position][0]
            if not self.line.tokens[position].is_word or self.line.tokens[position].fold in self.stops:
                break
        return [], role.first, role.last

    def _ruled(self, roles: Sequence[Match[Table]]) -> str:
        """The one party whose government a line names by its office, "" if it names none or two."""
        told = {country(code) for r in roles if r.payload["sector"] == "GOV" for _, code in self._nation_of(r)[0]}
        return told.pop() if len(told) == 1 and told < set(self.parties) else ""
