"""Who does what a trigger tells in the active: the subject of its verb, where its own phrase names no one else.

Law: what stands inside or right beside a phrase comes before what stands far from it.
"""

from __future__ import annotations

import re

from geo.codebook import countries, unique
from geo.coding.clauses import apart
from geo.coding.subjects import LineSubjects
from geo.coding.terms import DEEDS, NOUN_REACH, OPENING, VERBAL, Codes, talks
from geo.language import Trigger
from geo.model import LineActor
from geo.phrases import Match

_LAND = 8  # tokens from "they fired" to from whose land, with a source between


class LineDoers(LineSubjects):
    """The doers of one line's active triggers."""

    def _doer_of(self, match: Match[Trigger]) -> Codes:
        """Who does what an active phrase tells: the head of its participle, its teller, its attacker, its own genitive or subject, else the verb's."""
        event, form = match.payload.event, match.payload.form
        if event == "RETREAT" and match.payload.mode in ("release", "return"):
            return self._letting_go(match)
        if head := self._doing_head(match):
            return self.group(head)
        if event in VERBAL and form == "active" and (teller := self._told_last(match.first, match.last)):
            return teller
        if event == "ASSAULT" and (attacker := self._attacker(match)):
            return self.group(attacker)
        if event in VERBAL and self.speakers and self._goes_on(match.first):
            return self.speakers
        inner = (self._speaking_subject(match) if event in VERBAL else None) or self._doing_genitive(match)
        if inner := inner or (self._subject_inside(match) if form == "active" else None):
            return self.group(inner)
        return self._doer_of_verb(match)

    def _letting_go(self, match: Match[Trigger]) -> Codes:
        """Who lets somebody go; who is inside the phrase is let go, unless it says of them "whom"."""
        whom = self.language.words("actors", "links", "whom")
        freeing = next((a for a in self._inside(match) if a.first > match.first and self.line.tokens[a.first - 1].fold in whom and talks(a)), None)
        if freeing:  # "prisoners whom | X | had let go"
            return self.group(freeing)
        if self._head_last and match.payload.form == "active" and (genitive := self._genitive_subject(match.first, match.last)):
            return self.group(genitive)  # "Bakü'nün | serbest bıraktığı iki esir"
        return self._doer_outside(match) if self._inside(match) else self._doer(match.first)

    def _doing_head(self, match: Match[Trigger]) -> LineActor | None:
        """The noun of a participle where it may be the doer: "sınırı geçen | bir asker", "X ile bir araya gelen | Y"."""
        joint = match.payload.event == "CONSULT" and self._head_last
        active = match.payload.form == "active" and match.payload.event in (*DEEDS, *VERBAL, "AID", "SANCTION", "CONCEDE")
        return self._head_of(match) if joint or active else None

    def _attacker(self, match: Match[Trigger]) -> LineActor | None:
        """Who attacks where no subject tells: whose posts fire comes from, counted soldiers, whose weapon it is ("a drone belonging to X | struck")."""
        active = match.payload.form == "active"
        if active and (posts := self._fired_from(match)):
            return posts
        if active and match.payload.mode == "incursion" and (men := self._entering(match)):
            return men
        if active and match.payload.mode == "incursion" and self._head_last:  # "X sabotaj grubunun | sızma girişimi"
            group = next((a for a in self.actors if a.first <= match.first < a.last and self.mark(a) == "genitive" and any(":MIL" in c for c in a.mention.actors)), None)
            if group:
                return group
        owners = [a for a in self.actors if self._owns(a, match.first)] if self._by_arms(match) and not self._is_means(match) else []
        return owners[-1] if owners else None

    def _is_means(self, match: Match[Trigger]) -> bool:
        """Whether arms stand in the case of a means, so that they are no subject: "X'e ait karakolu | füzesiyle | vurdu"."""
        arms = [r for r in self.language.roles.find(self.line) if r.payload.get("arms") and match.first <= r.first < match.last]
        return any(mark == "with" and pattern.search(self.line.folds[r.last - 1]) for r in arms for pattern, mark in self._cases)

    def _speaking_subject(self, match: Match[Trigger]) -> LineActor | None:
        """The subject of a verb of saying before words, else the government inside them where verbs stand last: "cavab verəcəklər, | X | xəbərdarlıq edir"."""
        if told_by := self._teller_before(match.first):  # "X called for calm, and | Y | said that (it) condemned the attack"
            return told_by
        if self.language.word_order != "sov" or match.payload.form != "active":
            return None
        tellers = [a for a in self._inside(match) if a.first > match.first and self.mark(a) == "subject" and any(c.endswith(":GOV") for c in self.codes(a))]
        return tellers[-1] if tellers else None

    def _doing_genitive(self, match: Match[Trigger]) -> LineActor | None:
        """The genitive that is the subject of a verb made a noun, in the events whose verbs become one."""
        event, form = match.payload.event, match.payload.form
        told = event in VERBAL and form == "active" and self._told_head(match)  # "X'in suçladığı | Y"
        agreed = self.language.word_order == "sov" and event == "AGREE" and form == "both"  # "X, tarafların | anlaştığını | duyurdu"
        done = self._head_last and event in ("AID", "SANCTION", "CONSULT") and form != "noun"
        return self._genitive_subject(match.first, match.last) if told or agreed or done else None

    def _doer_of_verb(self, match: Match[Trigger]) -> Codes:
        """The doer of a phrase's verb, else where verbs stand last whose soldiers own an attack: "X ordusunun … Y mevzilerine | düzenlediği saldırı"."""
        event, mode = match.payload.event, match.payload.mode
        suffers = mode == "arrest" or (event in ("SANCTION", "AID", "RETREAT", "SUPPORT") and mode != "withdraw")  # who is inside such a phrase suffers it
        told = event in (*DEEDS, "CONSULT")
        doer = self._doer(match.first, match.last if told else 0, armed=not suffers, police=event == "COERCE")
        if doer or event != "ASSAULT" or self.language.word_order != "sov" or not self._is_nominalised(match.first + 1):
            return doer
        start, _ = self._clause(match.first, match.last)
        owners = [a for a in self.actors if start <= a.first and a.last <= match.first and self.mark(a) == "genitive" and any(c.endswith(":MIL") for c in self.codes(a))]
        return self.group(owners[-1]) if owners else ()

    def _doer_outside(self, match: Match[Trigger]) -> Codes:
        before = [a for a in self.actors if a.last <= match.first and self.mark(a) in ("subject", "agent")]
        return self.group(before[-1]) if before else ()

    def _subject_inside(self, match: Match[Trigger]) -> LineActor | None:
        """The subject between an object and its verb: "ամերիկյան | առաջարկը Ալիևը մերժեց", "От посредничества Y | X | отказался", "Y-in | təklifini X rədd edib"."""
        last = self.language.word_order == "sov"
        if match.payload.event == "PROTEST" or (not last and (not self.language.tables["actors"].get("free_order") or match.payload.mode in ("arrest", "abduct"))):
            return None
        start, _ = self._clause(match.first, match.last)
        verbs, ends = self.language.tables["actors"].get("agreement", ()), self.line.tokens[match.last - 1].fold
        if verbs and not any(re.search(verb, ends) for verb, _ in verbs):  # the phrase ends in no verb
            return None
        if any(start <= a.first and a.last <= match.first and self._is_plain_subject(a, match.first) and not self._of_noun(a) for a in self.actors):
            return None
        if any(a.first <= match.first < a.last for a in self.actors):  # "X's sniper | hit a soldier of Y"
            return None
        that = next((i for i in range(match.first, match.last) if self.line.tokens[i].fold in self._subordinate), match.last)  # "says | that Y …"
        inside = [a for a in self._inside(match) if match.first < a.first < that and self.mark(a) == "subject" and not a.recalled and not a.arms]
        inside = [a for a in inside if a.last < match.last and (last or a.last == match.last - 1)]
        inside = [a for a in inside if not self._of_noun(a) and not (not last and self._accusative(a)) and not any(c.endswith(":CIV") for c in self.codes(a))]
        return inside[-1] if inside else None

    def _entering(self, match: Match[Trigger]) -> LineActor | None:
        """The counted soldiers behind a verb that has no object and no subject before it: "вошли | около 250 | военных X"."""
        start, _ = self._clause(match.first, match.last)
        if not self.language.tables["actors"].get("free_order") or any(start <= a.first < match.first and self.mark(a) == "subject" for a in self.actors):
            return None
        near = [a for a in self.actors if match.first < a.first <= match.last + NOUN_REACH and any(c.endswith(":MIL") for c in self.codes(a))]
        return next((a for a in near if self.language.is_number(self.line.tokens[a.first - 1].fold)), None)

    def _fired_from(self, match: Match[Trigger]) -> LineActor | None:
        """Whose positions fire came from, where what somebody says has no subject: "X says | that from Armenian positions they fired"."""
        words = [t.fold for t in self.line.tokens]
        opens = max((i for i in range(1, match.first) if words[i] in self.language.words("actors", "links", "said") and words[i - 1] == ","), default=0)
        start, _ = self._clause(match.first, match.last)
        opens = start - 1 if self.language.word_order == "sov" else opens or len(words)  # "X mövqelərindən | atəş açıblar"
        reach = match.last + (OPENING if self.language.word_order == "svo" else -1)  # also behind: "կրակել են | X-ի դիրքերից"
        told = [a for a in self.actors if opens < a.first <= reach]
        posts = [a for a in told if self._is_source(a, match)]
        sides, start = self.language.words("actors", "links", "from_sides"), max((i for i in range(match.first) if words[i] == ";"), default=-1)
        lands = [a for a in self.adjectives if start < a.first <= match.last + _LAND and words[min(a.last, len(words) - 1)] in sides]
        if lands and not posts and not any(start < a.first < match.first and self.mark(a) == "subject" for a in self.actors):
            return lands[0]  # "стреляли, по данным следствия, с | армянской | территории"
        return posts[0] if posts and not any(self.mark(a) == "subject" for a in told) else None

    def _goes_on(self, first: int) -> bool:
        """Whether a verb of speech goes on with what somebody else's words began: "X says that Y attacked, | and threatens …"."""
        joins = self.language.words("actors", "links", "and")
        start, _ = self._clause(first, first)
        says = [m.last for m in self.language.speech.find(self.line) if m.payload == "says" and start <= m.first and m.last < first]
        named = [a for a in self.actors if start <= a.first and a.last <= first and set(self.codes(a)) & set(self.speakers)]
        return first > 0 and self.line.tokens[first - 1].fold in joins and bool(says) and any(a.last <= max(says) for a in named)

    def _late_subject(self, match: Match[Trigger]) -> LineActor | None:
        """The subject behind a verb before which only its object stands: "Мост занял | российский батальон"."""
        behind = self._subject_behind(match.first if match.payload.event == "CONSULT" else match.last)
        joint = {t.fold for t in self.line.tokens[max(0, match.first - 1) : match.first]}
        if behind is None or joint & (self._joins - {","} | self.language.words("authors")):  # "X denied it | and called on …", "we | thank …"
            return None
        if self._is_asked(behind, match):
            return None
        start, _ = self._clause(match.first, match.last)
        said = any(t.fold in self._subordinate for t in self.line.tokens[start : match.first])  # "… որ առաջինը կրակ է բացել | Հայաստանը"
        spoken = match.payload.event in (*VERBAL, "CONSULT") or (said and match.payload.event == "ASSAULT")
        if self._seats(start, match.first) or (self._head_last and (not spoken or not talks(behind))):
            return None
        start = max([start, *(e for e in self._clause_ends if e <= match.first and not apart(self.relative, e - 1, match.first))])
        ahead = [a for a in self.actors if start <= a.first and a.first < match.last and a is not behind and self.mark(a) == "subject" and not self._is_object(a)]
        ahead = [a for a in ahead if not apart([*self.relative, *self._quotes], a.first, match.first) and not self._disagrees(a, match)]
        ahead = [a for a in ahead if self._head_last or not self._is_genitive_name(a)]  # "Предложение | Баку | отверг Ереван"
        clause = any(a <= match.first < b for a, b in self.relative)
        words = [t for i, t in enumerate(self.line.tokens[: match.first]) if i >= start and not apart(self._quotes, i, match.first)]
        unknown = any(re.search(self._definite, t.fold) for t in words)  # "զինվորը | հայտնել է …"
        return None if ahead or clause or unknown else behind

    def _is_object(self, actor: LineActor) -> bool:
        """Whether the form of somebody before a verb shows that he is its object: "армянскую колонну", "Алиева"."""
        if actor.person:
            return bool(re.search(self.language.tables["actors"].get("object_name") or "$^", self.line.tokens[actor.last - 1].fold)) and actor.mention.name[-1] != "a"
        return self._accusative(actor) and (not self.line.tokens[actor.first].capital or actor.first == 0)

    def _disagrees(self, actor: LineActor, match: Match[Trigger]) -> bool:
        """Whether the adjective of somebody before a verb is of another gender or number than the verb: "Армянские позиции | атаковала азербайджанская армия"."""
        told = [self.line.tokens[i].fold for i in range(match.first, match.last)]
        adjective = self.line.tokens[actor.first].fold
        forms = self.language.tables["actors"].get("agreement", ())
        verb = {n for n, (ending, _) in enumerate(forms) if any(re.search(ending, w) for w in told)}
        own = {n for n, (_, ending) in enumerate(forms) if re.search(ending, adjective)}
        return bool(verb and own) and not verb & own

    def _inverted(self, match: Match[Trigger]) -> LineActor | None:
        """The subject behind a verb that its object opens: "a step that | welcomed | X", "where him | captured | soldiers of X"."""
        them, tokens = self.language.words("actors", "links", "them"), self.line.tokens
        inside = [a for a in self.actors if self._head_last and match.first <= a.last < match.last and tokens[a.last].fold in them and not a.pronoun]
        if inside:
            return inside[0]  # "X hərbçiləri | onu | saxlayıb": the words for people are the trigger's own
        named = any(a.first <= match.first < a.last for a in self.actors)  # "Les | autorités de X ont arrêté …"
        before = {t.fold for t in tokens[max(0, match.first - 1) : match.first]} if not named else set()
        opens = self.language.word_order == "svo" and before & self.language.words("actors", "links", "whom")
        marks = ("subject", "genitive") if before & them else ("subject",)  # "l'ont capturé | des soldats"
        near = [a for a in self.actors if match.first < a.first and a.first - match.last <= 1 and self.mark(a) in marks and not a.pronoun]
        closed = self._joins | self._subordinate  # "rejected them and | said that | Y …": another clause
        near = [a for a in near if all(t.is_word and t.fold not in closed for t in tokens[match.last - 1 : a.first])]
        return near[0] if (opens or before & them) and near else None

    def _main_subject(self, match: Match[Trigger]) -> LineActor | None:
        """Who does what stands behind the comma of a noun that opens its line, and has no subject before it."""
        if any(self.mark(a) == "subject" for a in self.actors if a.first < match.last):
            return None
        if self.language.word_order == "sov":  # "Y ilə telefon danışığında | X …"
            inner = bool(self.language.within.search(self.line.tokens[match.last - 1].fold)) and match.payload.form == "both"
            return next((a for a in self.actors if inner and 0 <= a.first - match.last <= OPENING and self.mark(a) == "subject"), None)
        if match.first > OPENING + 2:
            return None
        behind = [a for a in self.actors if a.first > match.last and self.mark(a) == "subject"]
        partners = {a.last for a in self.actors if a.first >= match.last} if not any(t.is_word for t in self.line.tokens[: match.first]) else set()
        # "After talks with Y, | X | said …", "После встречи с Y | X | заявил"
        partners |= {match.last} if self._head_last else set()  # "Y-ի հետ հանդիպումից հետո | X-ը | հայտարարել է"
        behind = [a for a in behind if a.first in partners or any(t.fold == "," for t in self.line.tokens[match.last : a.first])]
        had = self.language.words("actors", "perfect")
        verbs = {*self._clause_starts(), *(i for i, t in enumerate(self.line.tokens) if t.fold in had)}
        return next((a for a in behind if verbs & {a.last, a.last + 1}), None)

    def _caller(self, match: Match[Trigger]) -> Codes:
        """Who makes a call that is told as a noun: "despite | an appeal for calm | launched on Sunday by X"."""
        noun = match.first > 0 and self.line.tokens[match.first - 1].fold in self._determiners and self.language.word_order == "svo"
        near = [a for a in self.actors if noun and 0 <= a.first - match.last <= NOUN_REACH and self.mark(a) == "agent" and talks(a)]
        return self.group(near[0]) if near and match.payload.event in VERBAL else ()

    def _fellows(self, match: Match[Trigger]) -> Codes:
        """Who does the same: "X hailed it, as did | Y"."""
        start, end = self._clause(match.first, match.last)
        return unique(c for a in self.actors if start <= a.first < end and self.mark(a) == "likewise" for c in self.group(a))

    def _crowd(self, match: Match[Trigger]) -> LineActor | None:
        """The people who protest, wherever they stand: "At Y's embassy protested hundreds of | Xs", "the | Xs' | march against Y"."""
        told = [a for a in self.actors if not a.pronoun and self.mark(a) in ("subject", "genitive", "agent")]
        told = [a for a in told if not a.recalled or match.first <= a.first < match.last]
        told = [a for a in told if a.first - match.first >= -2 * NOUN_REACH and a.first - match.last <= NOUN_REACH - 2]
        told = [a for a in told if self._is_people(a) or all(c.endswith((":CIV", ":OPP")) for c in a.mention.actors)]
        start, end = self._clause(match.first, match.last)
        near = [a for a in told if start <= a.first < end and all(t.fold not in (";", ":") for t in self.line.tokens[match.last : a.first])]
        return min(near, key=lambda a: (not (match.first <= a.first < match.last), abs(a.first - match.last)), default=None)

    def _between_two(self, match: Match[Trigger]) -> Codes:
        """The two between whom something is agreed, where nobody is its subject: "X-la Y arasında | razılıq əldə edilib"."""
        start, end = self._clause(match.first, match.last)
        here = [a for a in self.actors if start <= a.first < end and not a.pronoun]
        withs = [a for a in here if self.mark(a) == "with"]
        codes = unique(c for a in withs for c in self.group(a))
        subject = any(self.mark(a) == "subject" for a in here)
        return codes if self._head_last and not subject and len(countries(codes)) == 2 else ()

    def _deplorer(self, match: Match[Trigger]) -> Codes:
        """Who is only the subject of a verb of which an attack is the object: "Fransa, X güçlerinin | düzenlediği saldırıyı | kınadı"."""
        if not self._head_last or not any(self._is_nominalised(i + 1) for i in range(match.first, match.last)):
            return ()
        ahead = [a for a in self.actors if a.last <= match.first and self.mark(a) == "subject" and not countries(self.codes(a)) & set(self.parties)]
        return unique(c for a in ahead for c in self.codes(a))

    def _stranger_to(self, match: Match[Trigger], actors: Codes) -> bool:
        """Whether the verb's object is the very country of its supposed doer, who then is somebody unknown."""
        objects = [a for a in self.actors if match.last - 2 <= a.first <= match.last and a.first > match.first and not a.pronoun]
        return len(countries(actors)) == 1 and any(countries(self.codes(a)) == countries(actors) and all(":" not in c for c in self.codes(a)) for a in objects[:1])
