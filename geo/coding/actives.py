"""Who does what to whom where a verb is active.

Law: the doer is found first, since whom a verb is aimed at is somebody else.
"""

from __future__ import annotations

import re

from geo.codebook import countries, country, unique
from geo.coding.objects import LineObjects
from geo.coding.terms import NOUN_REACH, OPENING, VERBAL, Codes, Roles, minus, talks
from geo.language import Trigger
from geo.model import LineActor
from geo.phrases import Match

_CROWD = 2  # tokens from the first word for a crowd to whose people it is


class LineActives(LineObjects):
    """The roles that one line's active verbs give."""

    def _active(self, match: Match[Trigger]) -> Roles:
        """Who does it and to whom: what the word order alone tells, else doer and object, then what each event makes of them."""
        if told := self._by_order(match):
            return told
        actors, recipients, late = self._doer_and_objects(match)
        event, told_last = match.payload.event, match.payload.event in VERBAL and self._told_last(match.first, match.last)
        if event in ("ACCUSE", "REQUEST") and not told_last and not late and (own := self._own_government(match, actors)):
            return Roles(actors, own, self.speakers, "active")
        if event in ("ACCUSE", "THREATEN") and told_last and not minus(recipients, actors):
            recipients = self._charged_ahead(match, actors) or recipients
        actors, recipients = self._told_otherwise(match, actors, recipients)
        actors = unique((*actors, *self._fellows(match)))
        if self._is_doomed(match) and actors and self.speakers and not countries(actors) & countries(self.speakers):  # "X will pay for it, | Y said"
            return Roles(self.speakers, unique(map(country, actors)), self.speakers, "active")
        if event == "ACCUSE" and not self._head_last and self._stranger_to(match, actors):  # "the envoy of X was called. The papers accuse | X"
            actors = ()
        return Roles(actors, minus(recipients, actors), self.speakers, "active")

    def _by_order(self, match: Match[Trigger]) -> Roles | None:
        """The roles that are told by word order alone: between two, a subject behind its verb, an aircraft behind "shot down"."""
        if match.payload.form == "both" and match.payload.event in ("AGREE", "COOPERATE") and (two := self._between_two(match)):
            return Roles(two, (), self.speakers, "active")
        if doer := self._inverted(match):
            return Roles(self.group(doer), (), self.speakers, "active")
        if match.payload.event == "ASSAULT" and self._head_last and (told := self._by_own_arms(match)):
            return told
        if match.payload.mode == "downing" and (shot := self._shot_down(match)):
            return Roles((), self.group(shot), self.speakers, "active")
        return None

    def _by_own_arms(self, match: Match[Trigger]) -> Roles | None:
        """Arms that open a phrase and have a country's things behind them do it: "X | dronu Y maşınını vurub"."""
        arms = next((a for a in self.actors if a.arms and a.first < match.first < a.last), None)
        hit = next((a for a in [*self.actors, *self.adjectives] if arms and arms.last <= a.first and a.last < match.last), None)
        if arms is None or hit is None:
            return None
        return Roles(self.group(arms), minus(self.group(hit), self.group(arms)), self.speakers, "active")

    def _doer_and_objects(self, match: Match[Trigger]) -> tuple[Codes, Codes, LineActor | None]:
        """The doer, whom the verb is aimed at, and the subject behind it if that is the doer."""
        accused = self._accused_of(match)
        ours = self._told_of_writers(match)
        actors = self.group(accused) if accused else ours or self._doer_of(match)
        late = self._late_subject(match) if not accused and not ours else None
        actors = self.group(late) if late else actors
        stranger = match.payload.event == "ASSAULT" and not countries(self.speakers) & set(self.parties)  # who only tells of it is not attacked
        recipients = minus(self._objects(match, actors), self.speakers if accused or stranger else ())
        recipients = minus(recipients, self._deplorer(match) if stranger else ())
        return (recipients, (), late) if not actors and match.payload.form == "both" else (actors, recipients, late)

    def _accused_of(self, match: Match[Trigger]) -> LineActor | None:
        """Who is accused of doing it: "X accuses | Y | of having shelled Z"."""
        accused = self._accused
        if accused is None or match.payload.event not in ("ASSAULT", "MOBILIZE", "COERCE") or not self._reproached(match):
            return None
        opens = accused is self._behind_participle(0)  # "accused by Y of | shelling Z, X denied it"
        if not opens and self.language.word_order != "sov" and accused.first >= match.first:
            return None
        if self._head_last and accused.last == match.first and self.mark(accused) == "dative":
            return None  # "X ordusunun Y mevzilerine | düzenlediği saldırıyı kınıyoruz": Y's posts are the target
        owner = self._head_last and self.mark(accused) == "genitive" and self._genitive_subject(match.first, match.last) not in (None, accused)
        return None if owner else accused  # "X ordusunun Y'nin Z bölgesindeki mevzilere | düzenlediği saldırıyı kınıyoruz": X

    def _told_of_writers(self, match: Match[Trigger]) -> Codes:
        """Whoever writes the line, if he tells it of himself with this verb, or with the line's where nobody is its subject."""
        if match.payload.event not in (*VERBAL, "CONCEDE"):
            return ()
        told = self._is_ours(match.last - 1) or not any(a.last <= match.first and self.mark(a) == "subject" for a in self.actors)
        return self._writers_of(match) if told else ()

    def _charged_ahead(self, match: Match[Trigger], actors: Codes) -> Codes:
        """Against whom words go whose speaker stands last: the line's subject ("X does not keep its word, | deplored Y")."""
        charged = [a for a in self.actors if a.last <= match.first and self.mark(a) == "subject" and not a.pronoun and minus(self.group(a), actors)]
        return self.group(charged[0]) if charged and charged[0].first <= OPENING else ()

    def _told_otherwise(self, match: Match[Trigger], actors: Codes, recipients: Codes) -> tuple[Codes, Codes]:
        """Doers and sufferers where the doer stands elsewhere: in the sentence before, behind a call, in a crowd, nowhere at all."""
        event, mode = match.payload.event, match.payload.mode
        if self.teller_before and event in (*VERBAL, "CONSULT") and actors == self.before and self._pronoun_before(match.first):
            actors = self.teller_before  # "Soldiers of X crossed the border, said Y. | He | demanded …"
            recipients = self._objects(match, actors)
        actors = self._caller(match) or actors
        if event == "CONSULT" and match.first == 0 and (main := self._main_subject(match)):  # "Receiving Y, | X | said …"
            actors, recipients = self.group(main), self._objects(match, self.group(main))
        if event != "PROTEST" and not actors:
            actors, recipients = self._beside_doer(match, self._fallback(match), recipients)
        if event == "PROTEST":
            actors, recipients = self._protesting(match, actors, recipients)
        if mode == "cyber" and not actors:  # "hackers of | X | broke into …"
            named = next((a for a in self.actors if match.first < a.first <= match.first + _CROWD and a.last < match.last), None)
            actors, recipients = (self.group(named), self._objects(match, self.group(named))) if named else ((), recipients)
        if event in VERBAL and not actors:  # "N. Petrosyan | accused Y"
            actors, recipients = self._beside_doer(match, self.by_surname(match.first, match.last), recipients)
        return actors, recipients

    def _beside_doer(self, match: Match[Trigger], actors: Codes, recipients: Codes) -> tuple[Codes, Codes]:
        """A doer with those who suffer, found anew if he alone did."""
        return actors, recipients if minus(recipients, actors) else self._objects(match, actors)

    def _protesting(self, match: Match[Trigger], actors: Codes, recipients: Codes) -> tuple[Codes, Codes]:
        """Who protests and against whom: the doer, else whose followers, an agent, people of a nation; whenever there is one, a crowd."""
        led = (a for a in self.actors if match.first <= a.first and a.last <= match.last and all(c.endswith(":OPP") for c in a.mention.actors))
        if not actors and (leader := next(led, None)):  # "followers of | N. N. | blocked the road"
            actors, recipients = self.group(leader), ()
        agents = (a for a in self._inside(match) if self.mark(a) == "agent" and a.first > match.first)
        if not actors and (agent := next(agents, None)):  # "a protest | by activists of X | against Y"
            actors, recipients = self.group(agent), minus(recipients, self.group(agent))
        actors = actors or self._people_protesting(match)
        if not any(c.endswith((":CIV", ":OPP")) for c in actors) and (crowd := self._crowd(match)):
            actors = self.group(crowd)
            recipients = minus(recipients, actors)
        return actors, recipients

    def _people_protesting(self, match: Match[Trigger]) -> Codes:
        """The people of a nation right before a protest or in its own words: "Azerbaijanis | who call themselves ecologists block the road"."""
        near = [a for a in self.adjectives if 0 <= match.first - a.last < NOUN_REACH and all(t.is_word for t in self.line.tokens[a.last : match.first])]
        crowds = [*self.adjectives, *(a for a in self.actors if self._is_people(a))]
        near = near or [a for a in crowds if match.first <= a.first <= match.first + _CROWD and a.last < match.last][:1]  # "thousands of | Xs | marched"
        return tuple(f"{country(c)}:CIV" for c in near[-1].mention.actors) if near else ()

    def _fallback(self, match: Match[Trigger]) -> Codes:
        """Without a subject before the verb: an agent anywhere, an adjective beside it, a genitive after it, the speaker, the subject before."""
        spoken = match.payload.event in VERBAL and match.payload.form == "active"
        agents = () if spoken else self._agents(match)  # "condemned the attack | by Y"
        if match.first and self.line.tokens[match.first - 1].fold in self.language.words("authors") and not self.speakers:
            return agents
        return agents or self._seat_beside_verb(match) or self._nationality_beside(match) or self._owner_beside(match) or self._outside(match)

    def _seat_beside_verb(self, match: Match[Trigger]) -> Codes:
        """The government whose capital stands beside a verb: "это сообщение в Ереване | опровергли", "соглашение | осудили | в Тегеране"."""
        if not self.language.tables["actors"].get("nominative"):
            return ()
        said = match.payload.event in (*VERBAL, "SUPPORT")
        beside = [a for a in self.actors if a.last == match.first or (said and 0 <= self._before_group(a.first) - match.last <= 1)]
        seats = [a for a in beside if self.mark(a) == "oblique" and talks(a) and all(":" not in c for c in self.codes(a))]
        return self.group(seats[0]) if seats else ()

    def _nationality_beside(self, match: Match[Trigger]) -> Codes:
        """The nationality beside a verb, first before it: "Azerbaijani | shells hit | Armenian houses"."""
        ahead = [a for a in self.adjectives if 0 <= match.first - a.last <= 1]
        return unique(c for a in ahead or [a for a in self.adjectives if -3 <= a.first - match.last <= 1] for c in a.mention.actors)

    def _owner_beside(self, match: Match[Trigger]) -> Codes:
        """Whose deed it is by the genitive beside a verb, or what stands for it in the events and languages that leave the doer out."""
        owners = self._owners_by_event(match)
        if self.language.tables["actors"].get("free_order"):  # verb and object first: "огонь открыли | военные …"
            behind = [a for a in self.actors if match.first < a.first <= match.last + 1 and self.mark(a) == "subject"]
            owners = owners or [a for a in behind if not self._accusative(a) and not self._is_asked(a, match)]
        if match.payload.event == "SUPPORT" and self.speakers and self.language.word_order == "svo":  # '"we stand by the side | of X", promised Y'
            owners = [a for a in owners if self.codes(a) == self.speakers]
        return self.group(owners[0]) if owners else ()

    def _owners_by_event(self, match: Match[Trigger]) -> list[LineActor]:
        """The genitives behind a verb, or before it for some events; where heads stand last also whose troops are objects or told as a place."""
        event, genitives = match.payload.event, [a for a in self.actors if self.mark(a) == "genitive"]
        owners = [a for a in genitives if match.first <= a.first <= match.last + 3]
        if event == "ASSAULT" or (event == "ACCUSE" and self._head_last):  # "the fire of X's artillery | hit", "X'in | tepkisini çekti"
            owners = [a for a in genitives if 0 <= match.first - a.last <= 2] or owners
        if self.language.word_order == "sov" and event in ("REJECT", "AGREE", "RETREAT", "MOBILIZE"):  # "X birliklerini | …": its own troops
            owners = owners or [a for a in self.actors if a.first <= match.first and self.mark(a) == "object"]
        if self._head_last and event in ("RETREAT", "MOBILIZE"):  # "X-ի խաղաղապահների | դուրսբերումն ավարտվել է"
            owners = [a for a in genitives if a.last == match.first and any(c.endswith(":MIL") for c in self.codes(a))] or owners
        if self._head_last and event == "MOBILIZE":  # "X ordusunda | təlimlər keçirilir"
            owners = owners or [a for a in self.actors if a.last <= match.first and self.mark(a) == "oblique" and any(c.endswith(":MIL") for c in self.codes(a))]
        return owners

    def _outside(self, match: Match[Trigger]) -> Codes:
        """Who does it where its own clause names nobody: the speaker, but not who tells of an attack behind it, else the subject before."""
        attack = match.payload.event == "ASSAULT"
        if self.speakers:
            return () if attack and self._tells_of_attack(match) else self.speakers
        fights = not attack or set(countries(self.before)) <= set(self.parties)
        before = tuple(c for c in self.before if fights and (not attack or not c.endswith((":GOV", ":CIV"))))  # a ministry only tells of fire
        unknown = match.payload.event in VERBAL and match.payload.form == "active" and self._stranger(match)
        return () if unknown else before

    def _tells_of_attack(self, match: Match[Trigger]) -> bool:
        """Whether a speaker only tells of a deed, behind it or as its source: "according to X, a drone | struck"."""
        tellers = [a for a in self.actors if set(a.mention.actors) & set(self.speakers)]
        cited = any(self._before_group(a.first) in self._cited or (self._head_last and self.mark(a) == "oblique") for a in tellers)
        return cited or not any(a.last <= match.first for a in tellers)

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
