"""Who does what to whom where a verb is active.

Law: the doer is found first, since whom a verb is aimed at is somebody else.
"""

from __future__ import annotations

import re

from geo.codebook import countries, country, unique
from geo.coding.grammar import minus, talks
from geo.coding.objects import LineObjects
from geo.coding.terms import NOUN_REACH, OPENING, VERBAL, Codes, Roles
from geo.language import Trigger
from geo.model import LineActor
from geo.phrases import Match

_CROWD = 2  # tokens from the first word for a crowd to whose people it is


class LineActives(LineObjects):
    """The roles that one line's active verbs give."""

    def _active(self, match: Match[Trigger]) -> Roles:
        if match.payload.form == "both" and match.payload.event in ("AGREE", "COOPERATE") and (two := self._between_two(match)):
            return Roles(two, (), self.speakers, "active")
        if doer := self._inverted(match):
            return Roles(self.group(doer), (), self.speakers, "active")
        if match.payload.mode == "downing" and (shot := self._shot_down(match)):
            return Roles((), self.group(shot), self.speakers, "active")
        # "X accuses Y of having shelled Z": Y is the doer
        opens = self._accused is not None and self._accused is self._behind_participle(0)  # "accused by Y of | shelling Z, X denied it"
        ahead = self._accused is not None and (self._accused.first < match.first or self.language.word_order == "sov" or opens)
        accused = self._accused if match.payload.event in ("ASSAULT", "MOBILIZE", "COERCE") and ahead and self._reproached(match) else None
        if accused and self._head_last and accused.last == match.first and self.mark(accused) == "dative":
            accused = None  # "X ordusunun Y mevzilerine | düzenlediği saldırıyı kınıyoruz": Y's posts are the target
        if accused and self._head_last and self.mark(accused) == "genitive" and self._genitive_subject(match.first, match.last) not in (None, accused):
            accused = None  # "X ordusunun Y'nin Z bölgesindeki mevzilere | düzenlediği saldırıyı kınıyoruz": X
        # its own verb, whatever stands before it, or the line's
        told = self._is_ours(match.last - 1) or not any(a.last <= match.first and self.mark(a) == "subject" for a in self.actors)
        ours = self._writers_of(match) if told and match.payload.event in (*VERBAL, "CONCEDE") else ()
        actors = self.group(accused) if accused else ours or self._doer_of(match)
        behind = self._late_subject(match) if not accused and not ours else None
        actors = self.group(behind) if behind else actors
        stranger = match.payload.event == "ASSAULT" and not countries(self.speakers) & set(self.parties)  # who only tells of it is not attacked
        recipients = minus(self._objects(match, actors), self.speakers if accused or stranger else ())
        recipients = minus(recipients, self._deplorer(match) if stranger else ())
        if not actors and match.payload.form == "both":
            actors, recipients = recipients, ()
        told_last = match.payload.event in VERBAL and self._told_last(match.first, match.last)
        if match.payload.event in ("ACCUSE", "REQUEST") and not told_last and not behind and (own := self._own_government(match, actors)):
            return Roles(actors, own, self.speakers, "active")
        if told_last and match.payload.event in ("ACCUSE", "THREATEN") and not minus(recipients, actors):  # "X does not keep its word, | deplored Y"
            charged = [a for a in self.actors if a.last <= match.first and self.mark(a) == "subject" and not a.pronoun and minus(self.group(a), actors)]
            recipients = self.group(charged[0]) if charged and charged[0].first <= OPENING else recipients
        if self.teller_before and match.payload.event in (*VERBAL, "CONSULT") and actors == self.before and self._pronoun_before(match.first):
            actors = self.teller_before  # "Soldiers of X crossed the border, said Y. | He | demanded …"
            recipients = self._objects(match, actors)
        if called := self._caller(match):
            actors = called
        if match.payload.event == "CONSULT" and match.first == 0 and (main := self._main_subject(match)):  # "Receiving Y, | X | said …"
            actors, recipients = self.group(main), self._objects(match, self.group(main))
        if match.payload.event != "PROTEST" and not actors:
            actors = self._fallback(match)
            recipients = recipients if minus(recipients, actors) else self._objects(match, actors)
        led = [a for a in self.actors if match.first <= a.first and a.last <= match.last and all(c.endswith(":OPP") for c in a.mention.actors)]
        if match.payload.event == "PROTEST" and not actors and led:  # "followers of | N. N. | blocked the road"
            actors, recipients = self.group(led[0]), ()
        doers = [a for a in self._inside(match) if self.mark(a) == "agent" and a.first > match.first]
        if match.payload.event == "PROTEST" and not actors and doers:  # "a protest | by activists of X | against Y"
            actors, recipients = self.group(doers[0]), minus(recipients, self.group(doers[0]))
        if match.payload.event == "PROTEST" and not actors:  # "Azerbaijanis | who call themselves ecologists block the road"
            near = [a for a in self.adjectives if 0 <= match.first - a.last < NOUN_REACH and all(t.is_word for t in self.line.tokens[a.last : match.first])]
            crowds = [*self.adjectives, *(a for a in self.actors if self._is_people(a))]
            near = near or [a for a in crowds if match.first <= a.first <= match.first + _CROWD and a.last < match.last][:1]  # "thousands of | Xs | marched"
            actors = tuple(f"{country(c)}:CIV" for c in near[-1].mention.actors) if near else ()
        if match.payload.event == "PROTEST" and not any(c.endswith((":CIV", ":OPP")) for c in actors) and (crowd := self._crowd(match)):
            actors = self.group(crowd)
            recipients = minus(recipients, actors)
        if match.payload.mode == "cyber" and not actors:  # "hackers of | X | broke into …"
            named = next((a for a in self.actors if match.first < a.first <= match.first + _CROWD and a.last < match.last), None)
            actors = self.group(named) if named else ()
            recipients = self._objects(match, actors) if named else recipients
        if not actors and match.payload.event in VERBAL:  # "N. Petrosyan | accused Y"
            actors = self.by_surname(match.first, match.last)
            recipients = recipients if minus(recipients, actors) else self._objects(match, actors)
        actors = unique((*actors, *self._fellows(match)))
        if self._is_doomed(match) and actors and self.speakers and not countries(actors) & countries(self.speakers):  # "X will pay for it, | Y said"
            return Roles(self.speakers, unique(map(country, actors)), self.speakers, "active")
        if match.payload.event == "ACCUSE" and not self._head_last and self._stranger_to(match, actors):  # "the envoy of X was called. The papers accuse | X"
            actors = ()
        return Roles(actors, minus(recipients, actors), self.speakers, "active")

    def _fallback(self, match: Match[Trigger]) -> Codes:
        """Without a subject before the verb: an agent anywhere, an adjective beside it, a genitive after it, the speaker, the subject before."""
        agents = self._agents(match)
        ahead = [a for a in self.adjectives if 0 <= match.first - a.last <= 1]  # "Azerbaijani | shells hit | Armenian houses": those before the verb
        beside = ahead or [a for a in self.adjectives if -3 <= a.first - match.last <= 1]
        genitive = [a for a in self.actors if match.first <= a.first <= match.last + 3 and self.mark(a) == "genitive"]
        if match.payload.event == "ASSAULT" or (match.payload.event == "ACCUSE" and self._head_last):  # "the fire of X's artillery | hit", "X'in | tepkisini çekti"
            genitive = [a for a in self.actors if 0 <= match.first - a.last <= 2 and self.mark(a) == "genitive"] or genitive
        if self.language.word_order == "sov" and match.payload.event in ("REJECT", "AGREE", "RETREAT", "MOBILIZE"):  # "X birliklerini | …": its own troops
            genitive = genitive or [a for a in self.actors if a.first <= match.first and self.mark(a) == "object"]
        if self._head_last and match.payload.event in ("RETREAT", "MOBILIZE"):  # "X-ի խաղաղապահների | դուրսբերումն ավարտվել է"
            owners = [a for a in self.actors if a.last == match.first and self.mark(a) == "genitive" and any(c.endswith(":MIL") for c in self.codes(a))]
            genitive = owners or genitive
        if self._head_last and match.payload.event == "MOBILIZE":  # "X ordusunda | təlimlər keçirilir"
            genitive = genitive or [a for a in self.actors if a.last <= match.first and self.mark(a) == "oblique" and any(c.endswith(":MIL") for c in self.codes(a))]
        if self.language.tables["actors"].get("free_order"):  # verb and object first: "огонь открыли | военные …"
            behind = [a for a in self.actors if match.first < a.first <= match.last + 1 and self.mark(a) == "subject"]
            genitive = genitive or [a for a in behind if not self._accusative(a) and not self._is_asked(a, match)]
        if match.payload.event in VERBAL and match.payload.form == "active":  # "condemned the attack | by Y"
            agents = ()
        if match.payload.event == "SUPPORT" and self.speakers and self.language.word_order == "svo":  # '"we stand by the side | of X", promised Y'
            genitive = [a for a in genitive if self.codes(a) == self.speakers]
        if match.first and self.line.tokens[match.first - 1].fold in self.language.words("authors") and not self.speakers:
            return agents
        if self.language.tables["actors"].get("nominative"):  # "это сообщение в Ереване | опровергли", "соглашение | осудили | в Тегеране"
            said = match.payload.event in (*VERBAL, "SUPPORT")
            beside_verb = [a for a in self.actors if a.last == match.first or (said and 0 <= self._before_group(a.first) - match.last <= 1)]
            seats = [a for a in beside_verb if self.mark(a) == "oblique" and talks(a) and all(":" not in c for c in self.codes(a))]
            agents = agents or (self.group(seats[0]) if seats else ())
        found = agents or unique(c for a in beside for c in a.mention.actors) or (self.group(genitive[0]) if genitive else ())
        speaks_first = any(a.last <= match.first and set(a.mention.actors) & set(self.speakers) for a in self.actors)
        tellers = [a for a in self.actors if set(a.mention.actors) & set(self.speakers)]  # "according to X, a drone | struck"
        cited = any(self._before_group(a.first) in self._cited or (self._head_last and self.mark(a) == "oblique") for a in tellers)
        told_after = match.payload.event == "ASSAULT" and (not speaks_first or cited)
        fights = match.payload.event != "ASSAULT" or (set(countries(self.before)) <= set(self.parties))
        before = tuple(c for c in self.before if fights and (match.payload.event != "ASSAULT" or not c.endswith((":GOV", ":CIV"))))  # a ministry only tells of fire
        if match.payload.event in VERBAL and match.payload.form == "active" and self._stranger(match):
            before = ()
        return found or (() if told_after and self.speakers else self.speakers or before)

    def _stranger(self, match: Match[Trigger]) -> bool:
        """Whether a verb has a subject that is nobody known: "A researcher | warned …", "Jane Roe of the institute | warned …"."""
        at = max((c for c in self._clause_ends if c <= match.first), default=0)
        if self.language.word_order == "sov":  # "Köylüler | … kabul etmeyeceklerini söylüyor"
            people = [m for m in self.language.roles.find(self.line) if at <= m.first <= at + OPENING and m.payload["sector"] in ("CIV", "MED")]
            return any(not any(a.first < m.last and m.first < a.last for a in self.actors) for m in people)
        tokens = self.line.tokens[at : match.first]
        words = [t.fold for t in tokens]
        named = at == 0 and len(tokens) > 1 and all(t.capital and len(t.fold) > OPENING for t in tokens[:2])
        person = named and not any(a.first <= 1 for a in [*self.actors, *self.adjectives])
        commas = [i for i, w in enumerate(words) if w == ","]  # "The head of the village, N. N., | asked …"
        named_so = len(commas) == 2 and all(t.capital for t in tokens[commas[0] + 1 : commas[1]])
        opens = bool(words) and ((words[0] in self._determiners and (not commas or named_so)) or person)
        office = any(at <= m.first < match.first and m.payload["sector"] in ("GOV", "MIL") for m in self.language.roles.find(self.line))
        known = office or any(at <= a.first < match.first for a in self.actors)
        return self.language.word_order == "svo" and opens and not known

    def _shot_down(self, match: Match[Trigger]) -> LineActor | None:
        """Whose aircraft is shot down behind a verb, if nobody known stands before that: "Air defence | shot down a drone of X | over Z"."""
        if self._head_last or any(a.last <= match.first and self.mark(a) in ("subject", "agent") for a in self.actors):
            return None
        return next((a for a in self.actors if a.arms and match.first < a.first <= match.last), None)

    def _own_government(self, match: Match[Trigger], actors: Codes) -> Codes:
        """The doer's own government where it is the verb's object: "a former minister blamed | the government"."""
        touched = [a for a in self.actors if a.first >= match.last - 2 and a.last > match.last - 1 and a.first > match.first and self._touches(match, a)]
        if self._head_last:  # "կառավարությանը | մեղադրեց"
            touched += [a for a in self.actors if 0 <= match.first - a.last <= OPENING + 1 and self.mark(a) in ("dative", "source")]
        own = next((a for a in touched if not a.pronoun and countries(self.codes(a)) == countries(actors) and all(c.endswith(":GOV") for c in self.codes(a))), None)
        free = self.language.word_order == "svo" or all(c.endswith((":CIV", ":OPP")) for c in actors)  # "şəhid ailələri prokurorluğa | müraciət edib"
        return self.codes(own) if own and len(countries(actors)) == 1 and free else ()

    def _is_doomed(self, match: Match[Trigger]) -> bool:
        """Whether a threat tells what will befall its own subject."""
        doom = self.language.tables["actors"].get("doom")
        words = [t.fold for t in self.line.tokens[match.first : match.last]] if doom and match.payload.event == "THREATEN" else []
        at = next((i for i, w in enumerate(words) if re.search(doom or "$^", w)), None)
        return at is not None and not self._subordinate & set(words[:at])  # not "X vowed | that … would"
