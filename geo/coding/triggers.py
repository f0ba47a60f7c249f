"""Which of the phrases that a line holds tell an event of their own.

Law: of phrases that overlap one is told, and what another phrase asks for, accuses of or lets go is no event beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.coding.story import WISHED, WORDS, lost
from geo.language import PERSONS, Language, Trigger
from geo.phrases import Match, longest
from geo.text import Line

_PURPOSE = 14  # tokens between a call and what it is made for
_SHORT_WORDS = 4  # letters and tokens: pronouns and auxiliaries between "and" and a verb
_WISHES = ("REQUEST", "AGREE", "REJECT", "ACCUSE", "THREATEN")  # words whose content is no event
_CALLED_FOR = ("ACCUSE", "SUPPORT", "AID", "AGREE", "CONSULT", "COOPERATE")  # what an infinitive behind a call only wishes
_HINT_REACH = 12  # tokens between a weapon and an event that it belongs to
_AGENT = 5  # tokens between a participle and its agent
_CLAIMED = 8  # tokens between "the claim that" and the verb of what is claimed


def told_by(matches: Sequence[Match[Trigger]], line: Line, language: Language) -> list[Match[Trigger]]:
    """Return the triggers that tell an event of their own, each in the form that it has in this line."""
    phrases = _with_objects(_whole(matches, line, language), line, language)
    verbs = [m for m in phrases if m.payload.form in ("active", "passive")]
    passive, active = ([m for m in verbs if m.payload.form == form] for form in ("passive", "active"))
    told = _in_their_forms(phrases, verbs, line, language)
    told = _without_told_losses(told, passive, active, line, language)
    told = _without_parts(told, _inner_passives(told, passive, active, line, language), line, language)
    found = longest([m for m in told if m.payload.form != "active" or not any(p.first < m.first < p.last for p in passive)])
    found = _without_charges([_with_weapon(m, verbs) for m in found], line, language)
    demands = [m for m in found if m.payload.event == "REQUEST"]
    found = _main_events(found)
    wishes = [m for m in found if m.payload.event in _WISHES]
    found = [m for m in found if not _is_wished(m, wishes, line, language) and not _tells_another(m, found, line, language)]
    return [m for m in found if not any(_is_call(m) and _in_order_to(m, d, line, language) for d in demands)]


def _whole(matches: Sequence[Match[Trigger]], line: Line, language: Language) -> list[Match[Trigger]]:
    """The phrases that are one in this line: none that holds another's verb, crosses into another clause, only describes a noun or is a mine's."""
    found = _without_reflexives(matches, line, language)
    joins = language.words("actors", "links", "and")
    second = [m for m in found if m.payload.form == "active" and m.first and line.tokens[m.first - 1].fold in joins]
    # "rejected the claims and | accused X of" are two
    found = [m for m in found if not any(m.first < s.first < m.last and m.payload.event != s.payload.event for s in second)]
    found = [m for m in found if not _crosses(m, line, language) and not _is_attribute(m, line, language) and not _ends_compound(m, line, language)]
    found = [_behind_comma(m, found, line) for m in found]
    whole = [m for m in found if m.payload.event == "ASSAULT"]
    found = [m for m in found if m.payload.form != "passive" or not any(_ends_at_comma(o, m, line) for o in whole)]
    mines = [m for m in found if m.payload.event == "ASSAULT" and m.payload.mode == "mine"]
    return [m for m in found if not _is_shot(m) or not any(m.first < n.last and n.first < m.last for n in mines)]  # who is hurt as a mine goes off is hurt by it


def _with_objects(matches: Sequence[Match[Trigger]], line: Line, language: Language) -> list[Match[Trigger]]:
    """The phrases without passives of attacks that take the doers for the sufferers: inside "soldiers killed" is a verb that has its object behind it ("four men")."""
    acting = [m for m in matches if m.payload.event == "ASSAULT" and m.payload.form == "active" and _has_object(m, line, language)]
    return [m for m in matches if m.payload.event != "ASSAULT" or m.payload.form != "passive" or not any(m.first < a.first < m.last for a in acting)]


def _has_object(m: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether, where objects stand behind their verbs, a verb is in the active perfect or is followed by an article or a number that counts no days."""
    words = line.folds[m.first : m.first + 3]
    if language.word_order != "svo" or len(words) < 3:
        return False
    if words[0] in language.words("actors", "perfect"):
        return words[1] not in language.words("actors", "auxiliaries")
    at = m.first + 1
    if m.last - m.first == len(words) - 1 and words[1] in language.words("actors", "links", "dead"):  # "soldiers | shot dead | a boy"
        return any(m.last <= g.first <= m.last + 1 and g.payload in PERSONS for g in language.groups.find(line))
    counted = language.is_number(words[1]) or words[1] in language.words("actors", "determiners") or any(c.first == at for c in language.counts.find(line))
    named = any(n.first == at for n in language.nations.find(line))
    return named or (counted and words[2] not in language.words("sets", "unit"))


def _ends_compound(match: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether, where verbs come first, a hyphen makes a verb's first word an adjective with the word before: "Yerevan-| backed | authorities"."""
    return language.word_order == "svo" and match.payload.form == "active" and match.first > 0 and line.hyphenated(match.first - 1)


def _without_reflexives(matches: Sequence[Match[Trigger]], line: Line, language: Language) -> list[Match[Trigger]]:
    """The phrases without those that a reflexive before them makes no passive or request: "se | sont massés"."""
    themselves = language.words("actors", "reflexive")

    def undergone(m: Match[Trigger]) -> bool:
        return m.payload.form == "passive" or (m.payload.form == "active" and m.payload.event in ("REQUEST", "ACCUSE"))

    return [m for m in matches if not m.first or line.tokens[m.first - 1].fold not in themselves or not undergone(m)]


def _is_shot(m: Match[Trigger]) -> bool:
    """Whether an attack may be a mine's: its means are not told, or only that it was fire."""
    return m.payload.event == "ASSAULT" and m.payload.mode in ("", "firearms")


def _in_their_forms(phrases: Sequence[Match[Trigger]], verbs: Sequence[Match[Trigger]], line: Line, language: Language) -> list[Match[Trigger]]:
    """Each phrase as verb, passive, noun or weapon, as it is used here; a noun's phrase that a verb of its event cuts is none."""
    found = [_as_noun(_as_passive(_as_verb(m, verbs, line, language), line, language), line, language) for m in phrases]
    found = [_as_weapon(m, line, language) for m in found]  # "an artillery strike | hit …": the verb tells it
    return [m for m in found if m.payload.form != "noun" or not any(m.payload.event == v.payload.event and m.first < v.first < m.last < v.last for v in verbs)]


def _without_told_losses(
    matches: Sequence[Match[Trigger]], passive: Sequence[Match[Trigger]], active: Sequence[Match[Trigger]], line: Line, language: Language
) -> list[Match[Trigger]]:
    """The phrases without passives of attacks that begin with a clash or with the deed that led to them: "ateşiyle | saldırması | sonucu üç asker şehit"."""
    clashes = [m for m in matches if m.payload.mode == "clash" and m.payload.form == "both" and not m.payload.background]
    found = [m for m in matches if not (m in passive and lost(m) and any(m.first < c.first < m.last < c.last for c in clashes))]
    deeds = [v for v in active if v.payload.event == "ASSAULT" and _is_deed(v, line, language)]
    return [m for m in found if not (m in passive and m.payload.event == "ASSAULT" and any(m.first < v.last < m.last for v in deeds))]


def _inner_passives(
    told: Sequence[Match[Trigger]], passive: Sequence[Match[Trigger]], active: Sequence[Match[Trigger]], line: Line, language: Language
) -> list[Match[Trigger]]:
    """The passives for which a longer active phrase is none: "have | been shelled", "were | captured and two positions"."""
    perfect, helping = language.words("actors", "perfect"), language.words("actors", "auxiliaries")
    had = [p for p in passive if line.tokens[p.first - 1].fold in perfect and line.tokens[p.first].fold not in helping]
    # "auraient | pris pour cible" is active
    inner = [p for p in passive if p not in had or not any(a.first < p.first and p.last <= a.last for a in active)]
    held = [m for m in told if m.payload.event in ("PROTEST", "CONSULT", "MOBILIZE")]  # "a sit-in | was held": nobody is arrested
    inner = [p for p in inner if p.payload.mode != "arrest" or not any(m.first < p.first and p.last <= m.last for m in held)]
    wider = [a for a in active if a.payload.event in ("SANCTION", "AID")]  # "yardımın kesilmesini | onayladı"
    inner = [p for p in inner if not any(a.payload.event == p.payload.event and a.first <= p.first and p.last < a.last for a in wider)]
    return [p for p in inner if not any(r.first <= p.first and p.last < r.last for r in _demands_behind(told, language))]  # "serbest bırakılmasını | istiyor"


def _demands_behind(told: Sequence[Match[Trigger]], language: Language) -> list[Match[Trigger]]:
    """The demands of a line where verbs stand last."""
    return [m for m in told if m.payload.event == "REQUEST"] if language.word_order == "sov" else []


def _without_parts(told: Sequence[Match[Trigger]], inner: Sequence[Match[Trigger]], line: Line, language: Language) -> list[Match[Trigger]]:
    """The phrases without those that are part of another: what a demand owes, an active round a passive, whom one lets go, a verb's object."""
    freed = [m for m in told if m.payload.mode in ("release", "return")]  # "handed over 15 | captured | soldiers": whom they are is no event
    owed = [r for r in _demands_behind(told, language) if r.payload.form == "quote"]  # "must | withdraw" where verbs stand last: a demand
    found = [m for m in told if m.payload.event not in ("RETREAT", "CONCEDE", "AGREE") or not any(m.first <= r.first and r.last == m.last for r in owed)]
    found = [m for m in found if m.payload.form != "active" or m in freed or not any(m.first <= p.first and p.last <= m.last for p in inner)]
    found = [m for m in found if not (m.payload.mode == "abduct" and any(_was_taken(m, f, line, language) for f in freed))]
    active = [m for m in found if m.payload.form == "active"]  # "summoned | the envoy | and handed him a note": the envoy is the verb's object

    def is_object(m: Match[Trigger]) -> bool:
        undergone = m.payload.form == "passive" and m.payload.event != "ASSAULT"
        return undergone and any(t.first < m.first < t.last < m.last and t.payload.event == m.payload.event for t in active)

    return [m for m in found if not is_object(m)]


def _without_charges(found: Sequence[Match[Trigger]], line: Line, language: Language) -> list[Match[Trigger]]:
    """The phrases with one accusation for what is but its content: "müharibəyə hazırlaşmaqda | ittiham edib"."""
    meant = language.tables["actors"].get("infinitive") or "$^"
    charges = [m for m in found if m.payload.event == "ACCUSE"]
    verbs = [c for c in charges if c.first and re.search(meant, line.tokens[c.first - 1].fold)]
    return [m for m in found if m.payload.event != "ACCUSE" or not any(0 <= c.first - m.last <= 1 for c in verbs)]


def _main_events(found: Sequence[Match[Trigger]]) -> list[Match[Trigger]]:
    """The phrases without losses where a mine is told, which are its own, and without what a protest is about."""
    if any(m.payload.mode == "mine" for m in found):
        found = [m for m in found if not _is_shot(m)]
    if any(m.payload.event == "PROTEST" for m in found):
        found = [m for m in found if m.payload.event not in ("REQUEST", "ACCUSE") and m.payload.form != "noun" and m.payload.mode not in ("blockade", "troops")]
    return list(found)


def _is_call(m: Match[Trigger]) -> bool:
    """Whether talks are a call; one made in order to ask for something is coded for what it asks."""
    return m.payload.event == "CONSULT" and m.payload.mode == "phone"


def _is_wished(m: Match[Trigger], wishes: Sequence[Match[Trigger]], line: Line, language: Language) -> bool:
    """Whether a phrase is what a wish or charge is about, or says it once more; what is asked for has not happened."""
    behind = language.word_order == "sov"
    return any(_content(m, w, line, language, behind) or _says_again(m, w, line, language) or _proposed(m, w, line, language) for w in wishes)


def _tells_another(m: Match[Trigger], found: Sequence[Match[Trigger]], line: Line, language: Language) -> bool:
    """Whether a phrase only tells more of another phrase's event: in a call, of whom one lets go, of what is repelled, by what means."""
    return any(
        _in_the_call(m, t, line, language) or _let_go(m, t, line) or _repelled(m, t) or _vows_revenge(m, t) or _means(m, t, line) or _by_weapon(m, t, line, language)
        for t in found
    )


def _is_deed(m: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether a verb is made the noun of a deed, and no attribute of the noun behind it."""
    table, word = language.tables["actors"], line.tokens[m.last - 1].fold
    nominal, attributed = (table.get(key) or "$^" for key in ("nominalised", "attributed"))
    return language.word_order == "sov" and bool(re.search(nominal, word)) and not re.search(attributed, word)


def _is_attribute(m: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether a verb's participle only describes the noun behind it: "photographs of | damaged homes"."""
    ending = language.tables["actors"].get("participle_ending")
    deed = m.payload.event == "ASSAULT" and m.payload.form == "active" and m.first > 0 and m.last - m.first > 1
    of = deed and any(p.last == m.first and p.payload in ("genitive", "target") for p in language.prepositions.find(line))
    return bool(ending and of and re.search(ending, line.tokens[m.first].fold))


def _crosses(m: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether words of two clauses only look like a phrase: "withdraw | the troops, while observers be deployed | at the border"."""
    but = language.words("actors", "links", "but")
    none = {c.first for c in language.counts.find(line) if c.payload["kind"] == "none"} if language.word_order == "sov" else set()
    if none & {m.last, m.last - 1} and any(line.tokens[i].fold == "," for i in range(m.first, m.last)):
        return True  # "mermisi düştü, | ölen | olmadı"
    joins = language.words("actors", "links", "and") - {","}
    fire = m.payload.event == "ASSAULT" and m.payload.form in ("passive", "weapon") and line.folds[m.first] in language.words("actors", "attacks")
    if fire and language.word_order == "svo" and {*line.folds[m.first + 1 : m.first + 2]} & joins:
        return True  # "came under | fire and a doctor was killed"
    if m.payload.event == "ASSAULT" and any(_is_dash(i, line) for i in range(m.first + 1, m.last - 1)):
        return True  # "snayperi vurdu - həkimlər onun | həyatını"
    return any(line.tokens[i].fold in but and line.tokens[i - 1].fold == "," for i in range(m.first + 1, m.last))


def _ends_at_comma(inner: Match[Trigger], m: Match[Trigger], line: Line) -> bool:
    """Whether an attack is told by the beginning of a longer phrase, up to its comma: "dronla vurub | , ölənlərin sayı …", "գնդակոծել են | , վիրավորվել …"."""
    begins = inner is not m and inner.first == m.first and inner.last < m.last and inner.payload.form in ("active", "weapon")
    return begins and "," in line.folds[inner.last : m.last] and m.payload.event == "ASSAULT"


def _is_dash(token: int, line: Line) -> bool:
    """Whether a token is a dash between words, no hyphen of a name: "Mi-24"."""
    return line.folds[token] == "-" and not any(line.folds[i].isdigit() for i in (token - 1, token + 1))


def _behind_comma(m: Match[Trigger], matches: Sequence[Match[Trigger]], line: Line) -> Match[Trigger]:
    """A phrase whose first clause tells another event begins behind its comma: "fifteen people were detained, | and released in the evening"."""
    ends = [t.last for t in matches if t.payload.event != m.payload.event and t.payload.form in ("active", "passive") and m.first <= t.first and t.last < m.last - 1]
    commas = [e for e in ends if line.tokens[e].fold == ","]
    return m._replace(first=max(commas) + 1) if commas else m


def _as_verb(m: Match[Trigger], verbs: Sequence[Match[Trigger]], line: Line, language: Language) -> Match[Trigger]:
    """A noun's phrase whose first word is a verb here takes the verb's form: "обстреляны | из миномётов"; not where the doer follows ("attacks | by X")."""
    if any(p.payload == "agent" and p.first == m.first + 1 for p in language.prepositions.find(line)):
        return m
    forms = {v.payload.form for v in verbs if v.first == m.first and v.last - v.first == 1 < m.last - m.first and v.payload.event == m.payload.event}
    return m._replace(payload=replace(m.payload, form=max(forms))) if forms and m.payload.form == "noun" else m  # "passive" is the surer one


def _as_passive(m: Match[Trigger], line: Line, language: Language) -> Match[Trigger]:
    """A lone participle with its agent behind it is passive: "units | supported | by artillery", "a diplomat | accused | of spying"."""
    behind = line.tokens[m.first + 1].fold if m.first + 1 < len(line.tokens) else ""
    subject = any(p.last == m.first for p in language.pronouns.find(line))  # "X, which it | accused | of …" is active
    told = m.payload.form == "active" and not subject and m.last - m.first <= 2 and behind in language.words("actors", "undergone")
    if _is_undergone(m, line, language) or (not told and _opens_undergone(m, line, language)):
        return m._replace(payload=replace(m.payload, form="passive"))
    ending = language.tables["actors"].get("participle_ending")
    if ending and not told and not subject and m.payload.form == "active" and re.search(ending, line.tokens[m.first].fold) and _is_reduced(m, line, language):
        return m._replace(last=m.first + 1, payload=replace(m.payload, form="passive"))  # "two drivers | arrested | that day were still held"
    return m._replace(payload=replace(m.payload, form="passive")) if told and ending and re.search(ending, line.tokens[m.first].fold) else m


def _opens_undergone(m: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether a participle opens a line with its agent before a comma: "| Shelled | for six hours by X, Y reports …"."""
    ending = language.tables["actors"].get("participle_ending")
    if m.first or m.payload.form != "active" or m.payload.event != "ASSAULT" or not ending or not re.search(ending, line.tokens[0].fold):
        return False
    comma = next((i for i in range(1, len(line.tokens)) if line.tokens[i].fold == ","), 0)
    return any(p.payload == "agent" and 0 < p.first < comma for p in language.prepositions.find(line))


def _is_undergone(m: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether words' participle has its auxiliary before it and its agent behind it, perhaps with a day between: "the step was | welcomed | on Tuesday by X"."""
    spoken = m.payload.form == "active" and m.payload.event in ("SUPPORT", "ACCUSE", "REJECT", "REQUEST", "AID", "SANCTION") and language.word_order == "svo"
    words = [t.fold for t in line.tokens]
    helped = spoken and language.words("actors", "undergoing") & set(words[max(0, m.first - 1) : m.last])
    stop = next((i for i in range(m.last, min(m.last + _AGENT, len(words))) if not line.tokens[i].is_word), min(m.last + _AGENT, len(words)))
    return bool(helped) and any(p.payload == "agent" and m.last <= p.first < stop for p in language.prepositions.find(line))


def _was_taken(m: Match[Trigger], freed: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether a clause only tells how those who are let go had been caught: "returned ten men | who had been | captured | in May"."""
    relative = language.words("actors", "links", "who") | language.words("actors", "links", "which")
    between = line.tokens[freed.last - 1 : m.first]
    return freed.first < m.first and any(t.fold in relative for t in between) and all(t.is_word for t in between)


def _as_weapon(m: Match[Trigger], line: Line, language: Language) -> Match[Trigger]:
    """A verb of attack whose subject is a weapon that nobody owns: "two | bullets struck | the roof"."""
    if m.payload.event != "ASSAULT" or m.payload.form != "active" or m.payload.reverse or language.word_order != "svo" or not m.first:
        return m
    if language.tables["actors"].get("noun_first"):  # "un drone | arménien | a touché"
        return m
    arms = next((r for r in language.roles.find(line) if r.payload.get("arms") and r.last == m.first), None)
    determiners = language.words("actors", "determiners") | language.words("sets", "num")
    opens = arms is not None and (arms.first == 0 or not line.tokens[arms.first - 1].is_word or line.tokens[arms.first - 1].fold in determiners - {"of"})
    return m._replace(first=arms.first, payload=replace(m.payload, form="weapon")) if arms and opens else m


def _is_reduced(m: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether a deed's participle belongs to the noun before it, whose own verb stands behind: "two drivers | arrested | that day were …"."""
    finite, words = language.words("actors", "finite"), [t.fold for t in line.tokens]
    if m.payload.event not in ("ASSAULT", "COERCE", "RETREAT") or not m.first or words[m.first - 1] in finite | language.words("actors", "auxiliaries"):
        return False
    stops = language.words("actors", "links", "and") | (language.words("actors", "links", "that") - language.words("actors", "determiners"))
    end = next((i for i in range(m.first + 1, len(words)) if not line.tokens[i].is_word or words[i] in stops), len(words))
    verbs = [i for i in range(m.first + 1, end) if words[i] in finite]
    claims = language.words("actors", "hearsay")  # "the claim | that X | shelled Y is false": the verb behind is the claim's
    told = any(words[i - 1] in claims and words[i] in language.words("actors", "links", "that") for i in range(max(1, m.first - _CLAIMED), m.first))
    verb = next(iter(verbs[told:]), None)
    return verb is not None and not any(n.first < verb and m.first < n.first for n in language.nations.find(line))


def _is_nations_own(m: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether a lone word for an attack ends a preposition's phrase with a nationality and soldiers or arms: "wounded | in | X sniper | attacks"."""
    if m.last - m.first > 1 or m.payload.event != "ASSAULT" or m.payload.form != "active" or not language.words("actors", "links", "while"):
        return False
    role = next((r for r in language.roles.find(line) if r.last == m.first), None)
    nation = next((n for n in language.nations.find(line) if role and n.last == role.first), None)
    links = [language.words("actors", "links", key) for key in ("and", "that", "while")]
    opening = language.words("actors", "determiners").union(*links)
    return nation is not None and nation.first > 0 and line.tokens[nation.first - 1].is_word and line.folds[nation.first - 1] not in opening


def _as_noun(m: Match[Trigger], line: Line, language: Language) -> Match[Trigger]:
    """A verb's form that is a noun here, by the article or nationality before it or the "of" behind: "the | shelling | of X"."""
    behind = m.first > 1 and line.tokens[m.first - 1].fold in language.words("actors", "noun_behind")
    of = behind and any(p.payload == "genitive" and p.last == m.first - 1 for p in language.prepositions.find(line))
    if of and m.payload.event == "ASSAULT" and m.payload.form == "active":
        return m._replace(payload=replace(m.payload, form="noun"))  # "fait état d'une | attaque"
    if _is_nations_own(m, line, language):
        return m._replace(payload=replace(m.payload, form="noun"))
    gerund = language.tables["actors"].get("gerund")
    if not gerund or m.payload.form != "active" or m.payload.event != "ASSAULT" or not re.search(gerund, line.tokens[m.first].fold):
        return m
    if any(p.payload == "agent" and p.first == m.first + 1 for p in language.prepositions.find(line)):
        return m._replace(last=m.first + 1, payload=replace(m.payload, form="noun"))  # "wounded in | shelling | by X"
    nation = any(n.last == m.first for n in language.nations.find(line))
    if m.last - m.first > 1:
        of = any(p.payload == "genitive" and p.first == m.first + 1 for p in language.prepositions.find(line))
        of = of or (nation and any(r.first == m.first + 1 for r in language.relations.find(line)))  # "in Azerbaijani | shelling | near the village"
        definite = m.first > 0 and line.tokens[m.first - 1].fold in language.words("actors", "definite")
        parted = definite and line.tokens[m.first + 1].fold == ","  # "the | shooting, | on Monday, …"
        return m._replace(last=m.first + 1, payload=replace(m.payload, form="noun")) if of or parted else m
    article = m.first > 0 and line.tokens[m.first - 1].fold in language.words("actors", "definite")
    owned = any(p.payload == "genitive" and p.first == m.last for p in language.prepositions.find(line))
    return m._replace(payload=replace(m.payload, form="noun")) if nation or article or owned else m


def _with_weapon(match: Match[Trigger], verbs: Sequence[Match[Trigger]]) -> Match[Trigger]:
    """Give an attack told without its weapon that of a shorter phrase which overlaps it: "a drone | struck | a lorry"."""
    if match.payload.event != "ASSAULT" or match.payload.mode or match.payload.form != "active":
        return match
    told = [v for v in verbs if v.payload.event == "ASSAULT" and v.payload.mode == "drone" and v.first < match.first < v.last]
    return match._replace(payload=replace(match.payload, mode="drone")) if told else match


def hinted(matches: Sequence[Match[Trigger]], told: Sequence[Match[Trigger]], line: Line) -> list[Match[Trigger]]:
    """The first weapon of a line that nothing else tells of: "they opened up with | mortars on the village"."""
    hints = [m for m in longest([m for m in matches if m.payload.weak]) if not any(_beside(m, t, line) for t in told)]
    return hints[:1]


def _beside(a: Match[Trigger], b: Match[Trigger], line: Line) -> bool:
    first, last = min(a.last, b.last), max(a.first, b.first)
    if a.payload.event not in ("ASSAULT", "MOBILIZE"):  # "voiced concern about the | clashes", but "… and | called on both sides"
        return b.payload.form != "noun" and not b.payload.background
    return b.payload.event in ("ASSAULT", "MOBILIZE") or (last - first <= _HINT_REACH and not any(t.fold in (";", ":") for t in line.tokens[first:last]))


def _in_order_to(call: Match[Trigger], demand: Match[Trigger], line: Line, language: Language) -> bool:
    joins = language.words("actors", "links", "and") | {",", ";"}
    at = demand.first - 1
    while demand.first - at < _SHORT_WORDS and len(line.tokens[at].fold) <= _SHORT_WORDS and line.tokens[at].fold not in joins:
        at -= 1  # "et leur a | demandé", ", les | pressant"
    near = {line.tokens[at].fold, line.tokens[demand.first - 1].fold, line.tokens[call.last].fold}
    parted = any(t.fold == ";" for t in line.tokens[call.last : demand.first])
    return 0 <= demand.first - call.last <= _PURPOSE and not near & joins and not parted


def _in_the_call(m: Match[Trigger], call: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether kind words are only what a call was made for, which goes on to them: "Aliyev'i arayarak | başsağlığı diledi"."""
    converb = language.tables["actors"].get("converb")
    calls = m.payload.event == "SUPPORT" and call.payload.mode == "phone" and bool(converb and re.search(converb, line.tokens[call.last - 1].fold))
    return calls and 0 <= m.first - call.last <= _PURPOSE and all(t.is_word for t in line.tokens[call.last : m.first])


def _repelled(m: Match[Trigger], t: Match[Trigger]) -> bool:
    """Whether an attack's noun names what was repelled: "repelled an attempt of a | sabotage group"."""
    return t.payload.reverse and m.payload.form == "noun" and m.payload.event == "ASSAULT" and 0 <= m.first - t.last <= WISHED


def _vows_revenge(m: Match[Trigger], t: Match[Trigger]) -> bool:
    """Whether a promise is one of harm: "promised that | those who did it will pay"."""
    return m.payload.event == "AGREE" and m.payload.form == "active" and t.payload.event == "THREATEN" and 0 <= t.first - m.last <= _PURPOSE


def _means(m: Match[Trigger], t: Match[Trigger], line: Line) -> bool:
    """Whether a weapon's noun is what an attack's verb was done with: "with artillery fire | tried to take a position"."""
    deed = t.payload.event == "ASSAULT" and t.payload.form == "active" and t.payload.mode in ("incursion", "territory")
    weapon = m.payload.event == "ASSAULT" and m.payload.form == "noun" and m.payload.mode in ("heavy-weapons", "firearms", "drone")
    first, last = min(m.last, t.last), max(m.first, t.first)
    return deed and weapon and last - first <= _SHORT_WORDS and all(w.is_word for w in line.tokens[first:last])


def _let_go(m: Match[Trigger], t: Match[Trigger], line: Line) -> bool:
    """Whether an attack only tells of whom somebody was who is let go or brought home: "the body of a soldier | killed in the September fighting"."""
    returned = t.payload.event == "RETREAT" and t.payload.mode in ("release", "return")
    hurt = m.payload.event == "ASSAULT" and m.payload.form in ("passive", "both", "noun")
    reach = WISHED if m.payload.background or m.payload.form == "noun" else 1  # "prisoners taken in the November | clashes"
    first, last = min(m.last, t.last), max(m.first, t.first)  # also before it: "ölen | askerlerin cenazeleri teslim edildi"
    return returned and hurt and (m.first >= t.last or m.last <= t.first) and last - first <= reach and all(w.is_word for w in line.tokens[first:last])


def _by_weapon(m: Match[Trigger], t: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether a weapon's noun is what a passive's agent is: "was wounded by | sniper fire"."""
    told = t.payload.event == m.payload.event == "ASSAULT" and t.payload.form == "passive" and m.payload.form == "noun" and bool(m.payload.mode)
    behind = [p.last for p in language.prepositions.find(line) if p.payload == "agent" and t.last in (p.first, p.last)]
    return told and any(0 <= m.first - b <= _SHORT_WORDS // 2 for b in behind)


def _content(m: Match[Trigger], wish: Match[Trigger], line: Line, language: Language, behind: bool) -> bool:
    """Whether a phrase near a wish or a charge is what it is about, by what its event can be about: "refuses to | stand by X"."""
    wished = _wished_for(m, wish, line, language)
    told = wished or _is_about(m, wish) or _is_called_for(m, wish, line, language, behind) or _is_charged(m, wish, line, language, behind)
    if m.payload.background or not (told or (m.payload.event in ("RETREAT", "MOBILIZE") and wish.payload.event != "ACCUSE")):
        return False
    ahead = not behind and bool(language.tables["actors"].get("free_order")) and (wished or m.payload.form == "noun") and 0 <= wish.first - m.last <= 1
    if not behind and not ahead and m.payload.form == "active" and m.first and line.tokens[m.first - 1].fold in language.words("actors", "links", "and"):
        return False  # "warned … and began drills" tells a second deed
    first, last = (m.last, wish.first) if behind or ahead else (wish.last, m.first)  # "the withdrawal of troops | X demanded"
    reach = WISHED // 2 if behind else _PURPOSE if _infinitive(m, wish, line, language) else WISHED
    return 0 <= last - first <= reach and not any(t.fold in (",", ";", ":") for t in line.tokens[first:last])


def _is_about(m: Match[Trigger], wish: Match[Trigger]) -> bool:
    """Whether a wish's event and form can have another's for their content, whatever the words."""
    event, form, of = m.payload.event, m.payload.form, wish.payload.event
    return (
        (event == "ASSAULT" and form == "noun" and (wish.payload.mode != "allege" or not m.payload.mode))
        or (event == "ASSAULT" and of == "THREATEN" and wish.payload.form != "quote")
        or (event in ("AID", "SUPPORT", "COOPERATE") and of == "ACCUSE")  # "criticised X for | supplying arms"
        or (event == "COOPERATE" and form == "noun" and of == "REQUEST")  # "demanded | the handover of maps"
        or (event in ("SUPPORT", "AID", "COOPERATE") and of == "REJECT")  # "refuses to | stand by X"
        or (event == "CONSULT" and m.last - m.first <= 2 and of == "ACCUSE")  # "reproached X with | having received Y"
        or (event in ("CONCEDE", "SANCTION") and of in ("REQUEST", "REJECT", "THREATEN"))  # "refused to | apologise"
    )


def _is_called_for(m: Match[Trigger], wish: Match[Trigger], line: Line, language: Language, behind: bool) -> bool:
    """Whether a phrase is an infinitive that a call governs, or talks that are proposed: "called on them to | condemn it", "proposed a | meeting"."""
    if m.payload.event in _CALLED_FOR and _infinitive(m, wish, line, language):
        return True
    proposed = wish.payload.event in ("AGREE", "REQUEST", "REJECT") and m.payload.event == "CONSULT" and m.payload.form != "active"
    return proposed and (not behind or m.last - m.first <= 1)


def _is_charged(m: Match[Trigger], wish: Match[Trigger], line: Line, language: Language, behind: bool) -> bool:
    """Whether a phrase is what a charge lays to somebody: "accused X of | moving troops", "accused X of | refusing"."""
    event, verb = m.payload.event, line.tokens[m.first].fold
    if wish.payload.mode == "disapprove":
        return event in ("COERCE", "MOBILIZE") and m.payload.form != "active" and not behind
    if wish.payload.mode != "allege":
        return False
    if behind and event in ("MOBILIZE", "AID", "SANCTION", "COERCE") and _accused_of(m, wish, line, language):
        return True
    gerund = "$^" if behind else language.tables["actors"].get("gerund", "$^")
    moving = event in ("MOBILIZE", "COERCE") and bool(re.search(gerund, verb))
    return moving or event in ("REJECT", "CONCEDE") or (event == "REQUEST" and verb in language.words("actors", "having"))


def _accused_of(m: Match[Trigger], wish: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether a verb's infinitive right before an accusation is what somebody is accused of: "texnika yerləşdirməkdə | suçlayıb"."""
    infinitive = language.tables["actors"].get("infinitive")
    near = 0 <= wish.first - m.last <= _SHORT_WORDS and all(t.is_word for t in line.tokens[m.last : wish.first])
    return bool(infinitive and near and re.search(infinitive, line.tokens[wish.first - 1].fold))


def _infinitive(m: Match[Trigger], wish: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether a verb is the bare infinitive of a wish before it: no auxiliary stands beside it."""
    bare = language.tables["actors"].get("bare_infinitive")
    if not bare or wish is m or wish.payload.event not in ("REQUEST", "AGREE", "REJECT", "THREATEN") or m.first < wish.last:
        return False
    helping = language.words("actors", "auxiliaries")
    own = int(wish.last < m.first and line.tokens[wish.last].fold in helping)  # "խնդրում | է | այցելել": the auxiliary is the wish's
    beside = {t.fold for t in line.tokens[max(wish.last + own, m.first - 1) : m.last + 1]} & helping
    joined = _joined_infinitive(m, wish, line, language)
    anew = bool({t.fold for t in line.tokens[wish.last : m.first]} & (language.words("actors", "links", "and") - {","})) and not joined  # "denied it and | accused X"
    near = not anew and (m.first - wish.last <= WISHED or joined)
    return near and not beside and any(re.search(bare, t.fold) for t in line.tokens[m.first : m.last])


def _joined_infinitive(m: Match[Trigger], wish: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether "and" joins a verb to an infinitive of the wish: "called on both to refrain from force and | to agree to an inquiry"."""
    between = line.tokens[wish.last : m.first]
    bare, joins = language.tables["actors"]["bare_infinitive"], language.words("actors", "links", "and")
    joined = bool(between) and between[-1].fold in joins and all(t.fold not in (",", ";", ":") for t in between)
    return joined and any(re.search(bare, t.fold) for t in between[:-1])


def _proposed(m: Match[Trigger], wish: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether a movement is what somebody proposed or asked, however far off: "proposed, at a session of Y, that the armies | withdraw"."""
    if m.payload.event not in ("RETREAT", "MOBILIZE") or wish.payload.event not in ("AGREE", "REQUEST") or wish.payload.form != "active" or wish.last > m.first:
        return False
    that = [i for i in range(wish.last, m.first) if line.tokens[i].fold in language.words("actors", "links", "lest")]
    told = {s.last for s in language.speech.find(line) if s.payload == "says"}  # "…, and said | that X had withdrawn"
    return any(not told & {i, i - 1} for i in that)


def _says_again(m: Match[Trigger], t: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether a gerund behind a comma only goes on with a call: "turned to X, | asking it to …"."""
    gerund = language.tables["actors"].get("gerund")
    words = m.payload.event == t.payload.event and m.payload.event in WORDS and t.last < m.first and m.first - t.last <= _PURPOSE
    opens = any(w.fold in (",", "՝") for w in line.tokens[max(t.last, m.first - 2) : m.first])  # "…, | calling it disproportionate"
    return words and opens and bool(gerund and re.search(gerund, line.tokens[m.first].fold))


def _wished_for(m: Match[Trigger], wish: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether a verb is the infinitive of one behind it: "called on Z to | condemn it"."""
    infinitive = language.tables["actors"].get("infinitive")
    touching = wish is not m and wish.payload.event in ("REQUEST", "REJECT", "AGREE", "THREATEN") and 0 <= wish.first - m.last <= 1
    deed = m.payload.event in ("ASSAULT", "PROTEST") and not (wish.payload.event == "REJECT" and m.payload.mode == "incursion")  # "will not let them | enter"
    return bool(infinitive and touching and not deed and re.search(infinitive, line.tokens[m.last - 1].fold))
