"""What one trigger of a line tells: an event, more of an event told elsewhere, or nothing.

Law: a trigger is judged by its line and by what the story told before; no later line changes it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from geo.codebook import countries, country, governments, unique
from geo.coding.clauses import quotations
from geo.coding.confidence import signs_of
from geo.coding.ground import on_the_spot, seat
from geo.coding.here import Here, clause_behind
from geo.coding.parties import parties
from geo.coding.scope import FUTURE, Scope, When
from geo.coding.story import HURT_BEFORE, MATERIAL, SAID, Told, lost
from geo.coding.terms import Roles
from geo.coding.tolls import tolls_of
from geo.language import PEOPLE, Language, Trigger
from geo.model import LED_TO, NOBODY, CodedEvent, Outcome, Span, Status, Toll, Toponym
from geo.phrases import Match
from geo.text import Line

_MEANS_UNTOLD = ("", "firearms", "mine")  # modes that words for an accident may only seem to tell: "died in a | fire", "hurt at the gold | mine"
_ELABORATION = 8  # tokens between an event's name and what it consisted of
_TALK = ("ACCUSE", "REQUEST", "SUPPORT", "CONSULT", "THREATEN")  # what they name by a noun is told elsewhere
_MOURNED = 6  # tokens between the dead and words of regret
_LABEL = 9  # tokens of a quotation that only calls something by a name: "an 'act of revenge'"


def event_of(match: Match[Trigger], here: Here) -> tuple[CodedEvent, bool] | None:
    """Return the event that a trigger tells, and whether it only points to one told elsewhere; None if it tells none."""
    status = here.scope.status(match, here.triggers)
    if status is None:
        return None
    match = _as_meant(match, here)
    who = None if _is_told_otherwise(match, here) else parties(match, here)
    if who is None:
        return None
    who = _of_the_freed(match, who, here)
    if _is_other_harm(match, here):
        return None
    match, who = _recoded(match, who, here)
    others = [t for t in here.triggers if t is not match]
    when = _time_of(match, others, here)
    if _is_of_past_months(match, when, here):
        return None
    places = _places_of(match, who, here)
    if _is_of_another_kind(match, who, places, here):
        return None
    tolls = _losses_of(match, others, here)
    name, mode = _coded(match, who, here)
    if (name != match.payload.event and not who.actors) or _adds_nothing(match, who, when, tolls, here):
        return None  # "the villages are expected to be handed over": nobody says that he will
    event = _built(match, who, when, places, tolls, (name, mode, status), here)
    return _as_told(event, match, who, here, owns_time=here.scope.owns_time(match, others), hurt=bool(tolls))


def _as_meant(match: Match[Trigger], here: Here) -> Match[Trigger]:
    """A trigger with the event that the words round it make of it, whoever did it."""
    trigger, told, roles = match.payload, here.told, here.roles
    deadly = trigger.event == "ASSAULT" and trigger.form == "passive" and not trigger.mode
    if told.mined and deadly and not roles.parties_named() - countries(roles.speakers):
        match = match._replace(payload=replace(trigger, mode="mine"))
    if match.payload.event == "PROTEST" and roles.ministry_before(match):  # "the ministry | protested": with words
        match = match._replace(payload=replace(match.payload, event="ACCUSE", mode="disapprove"))
    if match.payload.mode == "obstruct" and roles.soldiers_behind(match):  # "the road was closed by | soldiers": no protest
        match = match._replace(payload=replace(match.payload, event="COERCE", mode="blockade"))
    return match


def _is_told_otherwise(match: Match[Trigger], here: Here) -> bool:
    """Whether other words of the line or of the story before tell what a trigger does."""
    trigger, scope, told, roles = match.payload, here.scope, here.told, here.roles
    fighting = (trigger.mode == "clash" and trigger.form == "both") or (trigger.event == "ASSAULT" and scope.opened_by(match) and not roles.party_before(match))
    if fighting and any(clause_behind(match, t, scope) for t in here.triggers):
        return True  # "fighting began | when X attacked": that attack
    if trigger.event == "MOBILIZE" and _describes(match, scope):
        return True  # "the | post set up | on the bridge stays shut"
    if any(_wound_of(t, here.triggers, scope) is match for t in here.triggers):
        return True  # "a soldier | wounded on Monday | died on Wednesday": told by his death
    if told.deed and not trigger.mode and trigger.form == "passive" and lost(match) and roles.of_pronoun(match):
        return True  # "a soldier was shot at X. He | died | in hospital": the losses of that shot
    return _of_captives(match, here)


def _of_captives(match: Match[Trigger], here: Here) -> bool:
    """Whether words of capture only tell of people whose release or trial is told."""
    trigger, told, roles = match.payload, here.told, here.roles
    if _only_captives(match, here.triggers, here.scope, told) and not roles.with_agent(match):
        return True
    if trigger.mode == "abduct" and trigger.form == "passive" and told.held[0] and roles.of_pronoun(match):
        return True  # "X put two men on trial. They | were captured | in April"
    return _of_captivity(match, here)


def _told_of_freed(told: Told) -> bool:
    """Whether the last sentence told that somebody was set free or returned."""
    return any(event == "RETREAT" and mode in ("release", "return") for event, mode in told.latest_told)


def _of_the_freed(match: Match[Trigger], who: Roles, here: Here) -> Roles:
    """Those who took whom somebody is told to have freed: "X freed ten men of Y. They had been | captured | in May"."""
    trigger, freed, roles = match.payload, here.told.freed, here.roles
    taken = trigger.mode in ("abduct", "arrest") and trigger.form == "passive" and freed[0]
    if not taken or not (roles.of_pronoun(match) or not roles.parties_named()):
        return who
    return replace(who, actors=tuple(f"{c}:MIL" for c in countries(freed[0])), recipients=unique(map(country, freed[1])))


def _is_other_harm(match: Match[Trigger], here: Here) -> bool:
    """Whether a disaster, an accident or the police did the harm: "the quake | killed dozens", "scores were hurt when police used tear gas"."""
    trigger, scope = match.payload, here.scope
    if trigger.event == "ASSAULT" and (causes := scope.language.cued(scope.line, "disaster")) and _is_accident(match, causes, here):
        return True
    return trigger.event == "ASSAULT" and trigger.mode in ("", "clash") and trigger.form in ("passive", "both", "noun") and is_unrest(here, match)


def _is_accident(match: Match[Trigger], causes: Sequence[Match[str]], here: Here) -> bool:
    """Whether words for a disaster or an accident are why people were hurt: it is told beside no attack, or the trigger's own words tell it ("died | in a fire")."""
    trigger, scope = match.payload, here.scope

    def caused(m: Match[Trigger]) -> bool:  # also "accidentally | shot", "shot | by a fellow soldier", but not "their minibus | hit a mine", "fired at | the gold mine"
        return any(
            (c.first < m.last and m.first < c.last and (m.payload.form != "active" or c.first <= m.first))
            or (m.payload.mode != "mine" and (c.first == m.last or (c.last == m.first and c.last - c.first == 1)))
            for c in causes
        )  # fmt: skip

    agents = {p.last for p in scope.language.prepositions.find(scope.line) if p.payload == "agent"}
    armed = any(n.first in agents for n in scope.language.nations.find(scope.line))  # "hurt at the gold mine by X's | fire"
    armed |= any(t.payload.event == "ASSAULT" and t.payload.mode and t is not match and not caused(t) for t in here.triggers)  # "the shelling of the gold mine"
    alike = any((c.first, c.last) == (match.first, match.last) for c in causes)  # "first | hail |, then frost"
    return alike or (caused(match) and trigger.mode in _MEANS_UNTOLD) or (not trigger.mode and not armed)


def _recoded(match: Match[Trigger], who: Roles, here: Here) -> tuple[Match[Trigger], Roles]:
    """A trigger with the event that its parties make of it."""
    if _blames_for_beginning(match, who, here):  # "Fighting broke out. X says that Y | fired first"
        match = match._replace(payload=replace(match.payload, event="ACCUSE", mode="allege"))
        who = Roles(unique(map(country, who.speakers)), unique(map(country, who.actors)), who.speakers, who.reason)
    trigger, ours = match.payload, here.reading.parties
    crowd = bool(who.actors) and all(c.endswith(":CIV") and country(c) in ours for c in who.actors) and trigger.form == "active"
    if trigger.mode == "blockade" and crowd and not here.roles.is_named(who.actors):  # "villagers | blocked the road"
        trigger, who = replace(trigger, event="PROTEST", mode="obstruct"), replace(who, recipients=governments(who.actors))
    if trigger.mode == "abduct" and trigger.form == "active" and who.actors and all(c.endswith(":GOV") for c in who.actors):  # "the security service | caught"
        trigger = replace(trigger, event="COERCE", mode="arrest")
    if trigger.mode == "exercise" and len(countries(who.actors)) > 1:  # what armies of several countries exercise, they exercise together
        trigger = replace(trigger, event="COOPERATE", mode="military")
    given = bool(who.actors) and bool(who.recipients) and not countries(who.actors) & set(ours) and "inferred" not in who.reason
    if trigger.mode in ("troops", "weapons") and trigger.form == "active" and given and all(c in ours or c.endswith(":GOV") for c in who.recipients):
        trigger = replace(trigger, event="AID", mode="military")  # "X sent armoured cars | to Y"
    return match if trigger is match.payload else match._replace(payload=trigger), who


def _time_of(match: Match[Trigger], others: Sequence[Match[Trigger]], here: Here) -> When:
    """When a trigger's event happened: by its own words, by when a wound was struck, else by the story before."""
    scope, told, trigger = here.scope, here.told, match.payload
    material = trigger.event in MATERIAL
    before = told.flash if told.flash and looks_back(match, scope) else _day_before(told, material, scope, answer=trigger.event == "REJECT")
    if before and before is told.word and before.start and _is_present(match, scope):  # "On the 27th X called Y. X | condemns …"
        before = scope.since_then(replace(before, end=before.start)) if before.basis != "publication" else before
    if before and trigger.event in SAID and here.roles.says_we(match):  # "The post was shelled on Tuesday. | We condemn | this attack": now
        before = None
    wound = _wound_of(match, here.triggers, scope)
    return (scope.struck_at(wound, match) if wound else None) or scope.when(match, before, others)


def _is_of_past_months(match: Match[Trigger], when: When, here: Here) -> bool:
    """Whether fighting is history to this month's news: "in November fighting there claimed thirteen lives"."""
    fought = match.payload.event == "ASSAULT" and match.payload.mode != "abduct" and bool(here.told.deed or here.told.earlier)
    return fought and when.precision == "month" and here.scope.in_months_past(when)


def _places_of(match: Match[Trigger], who: Roles, here: Here) -> tuple[Toponym, ...]:
    """Where a trigger's event happened: by its own words, else by what the line or the paragraph means."""
    scope = here.scope
    places = tuple(scope.places(match))
    if match.payload.mode == "clash" and not any(p.country in here.reading.parties for p in places):
        places = tuple(p for p in places if p.kind == "border" or not scope.is_parted(p, match))
    places = on_the_spot(match, places, here) or places
    if not places or all(p.kind in ("province", "region") for p in places):  # "those who went missing in | Karabakh | rallied before Parliament"
        places = seat(match, who, here) or places
    mined = match.payload.mode in ("release", "return") and any(mode == "mine" for _, mode in here.told.latest_told)  # prisoners are not freed on a minefield
    return places or (here.told.places if match.payload.event in MATERIAL and not mined else ())


def _is_of_another_kind(match: Match[Trigger], who: Roles, places: Sequence[Toponym], here: Here) -> bool:
    """Whether a trigger tells of something else than this conflict's events: old deaths, somebody who strayed, deaths and brawls elsewhere."""
    trigger, roles, ours = match.payload, here.roles, here.reading.parties
    freed = _told_of_freed(here.told)
    they = bool(roles.actors) and roles.actors[0].pronoun and roles.actors[0].first <= 1
    if freed and they and (lost(match) or trigger.mode == "clash"):  # "X returned six bodies. | They had fallen in June"
        return True
    strayed = trigger.mode == "incursion" and any(t.payload.mode == "arrest" and countries(roles.of(t).recipients) == countries(who.actors) for t in here.triggers)
    if strayed and bool(who.actors) and trigger.form == "active":  # "a soldier of X crossed the border and | was held"
        return True
    if NOBODY in who.reason and not places and not set(ours) <= roles.parties_named():
        return True  # neither side nor place: deaths of another kind
    return trigger.mode == "clash" and bool(places) and not any(p.country in ("", *ours) or p.kind == "border" for p in places)


def _losses_of(match: Match[Trigger], others: Sequence[Match[Trigger]], here: Here) -> dict[Outcome, Toll]:
    attack = match.payload.event == "ASSAULT" and here.scope.owns_losses(match, others)
    found = tolls_of(here.scope.losses(match)) if attack else {}
    if any(t.payload.mode == "arrest" for t in others):  # "blamed X for the shelling, and three of them were arrested"
        return {outcome: toll for outcome, toll in found.items() if outcome != "captured"}
    return found


def _coded(match: Match[Trigger], who: Roles, here: Here) -> tuple[str, str]:
    """The event and mode of a trigger: what is to come is an announcement, and what an attack destroyed is that attack."""
    trigger = match.payload
    standing = trigger.event == "SUPPORT" and trigger.mode == "endorse"  # "will always stand by X" stands by him already
    name = FUTURE.get(trigger.event, trigger.event) if here.scope.future(match) and not standing else trigger.event
    damage = trigger.mode == "destroy" and (LED_TO in who.reason or _attacked(match, here.triggers) or (NOBODY in who.reason and bool(here.told.deed)))
    return name, trigger.mode if name == trigger.event and not damage else ""


def _adds_nothing(match: Match[Trigger], who: Roles, when: When, tolls: Mapping[Outcome, Toll], here: Here) -> bool:
    """Whether a trigger only runs up what was told before, or tells of nobody, nowhere, on no day."""
    trigger, scope, told = match.payload, here.scope, here.told
    mined = trigger.mode == "mine" and bool(told.deed or told.earlier)
    summed = mined or (lost(match) and bool((told.deed and told.assailants) or scope.since_long_ago()))
    if scope.casualties and summed and all(c.cumulative for c in scope.casualties):
        return True  # a running total of what was told before
    if NOBODY not in who.reason:
        return False
    if trigger.weak and not scope.places(match):
        return True
    downed = ("ASSAULT", "downing") in told.latest_told or any(m.payload.mode == "downing" and m.last <= match.first for m in here.triggers)
    if lost(match) and downed and tolls and not scope.places(match):
        return True  # "X shot down a helicopter. Its three crew members | died": the losses are the downing's
    return trigger.event == "ASSAULT" and trigger.form == "active" and not tolls and when.basis == "publication"  # words of something else


def _built(
    match: Match[Trigger], who: Roles, when: When, places: tuple[Toponym, ...], tolls: Mapping[Outcome, Toll], code: tuple[str, str, Status], here: Here
) -> CodedEvent:
    name, mode, status = code
    start, end = here.scope.line.raw(match.first, match.last)
    quote = here.scope.line.text[start:end]
    return CodedEvent(
        name, mode, who.actors, who.recipients, who.speakers, status, when.start, when.end, when.precision, when.basis, places,
        (Span(start, end, quote),), tolls.get("killed"), tolls.get("wounded"), tolls.get("captured"), tolls.get("missing"),
        reasons=(f"“{quote}” tells {name}{'/' + mode if mode else ''} ({who.reason}).",), signs=signs_of(match, who, when, here),
    )  # fmt: skip


def _as_told(event: CodedEvent, match: Match[Trigger], who: Roles, here: Here, *, owns_time: bool, hurt: bool) -> tuple[CodedEvent, bool]:
    """An event as its line tells it, and whether it only points to one told elsewhere."""
    scope, told = here.scope, here.told
    spoken_of = _is_spoken_of(match, here)
    if not spoken_of and NOBODY not in who.reason and countries(who.actors) != told.struck_by and _retold(match, here):
        return _of_the_attack_before(event, here), True
    places = event.places
    if spoken_of and not hurt and not owns_time:
        event = replace(event, places=())  # it may point to an attack, but is none by itself
    trigger = match.payload
    if hurt and trigger.echo and event.date_basis == "publication" and not _attacked(match, here.triggers):
        event = replace(event, reasons=(*event.reasons, f"“{event.evidence[0].quote}”: {HURT_BEFORE}."))
    if hurt and trigger.echo and who.reason != LED_TO:  # "died of his wounds on Monday": hurt in the attack told before
        return replace(event, date_start=None, date_end=None) if told.deed else event, True
    if hurt and _is_toll_of_before(event, match, who, owns_time, scope, told):
        return _since_before(event, match, scope, told), True
    pointed = _pointed(match, scope)
    if pointed and not told.deed:
        event = replace(event, places=())
    points = (_points(match, here.triggers, scope.line, scope.language) and not owns_time) or pointed or (lost(match) and scope.admitted(match))  # "admitted heavy losses"
    lasted = hurt and trigger.background and bool(told.assailants)  # "the shooting lasted an hour, nobody was hurt"
    mere = _is_only_alleged(match, places, here) or spoken_of or _only_names(match, scope) or points
    return event, (spoken_of and NOBODY in who.reason) or lasted or (not hurt and mere)


def _is_spoken_of(match: Match[Trigger], here: Here) -> bool:
    """Whether a line only talks about an attack, or calls something one."""
    regrets = [m for m in here.matches if m.payload.weak and m.payload.event == "ACCUSE"]  # "deeply concerned about the | deaths"
    return _spoken_of(match, [*here.triggers, *regrets], here.scope.language, here.scope.line) or _quoted(match, here.scope)


def _of_the_attack_before(event: CodedEvent, here: Here) -> CodedEvent:
    struck_by = here.told.struck_by
    return replace(event, mode="", actors=tuple(f"{c}:MIL" for c in struck_by), recipients=tuple(c for c in here.reading.parties if c not in struck_by))


def _is_toll_of_before(event: CodedEvent, match: Match[Trigger], who: Roles, owns_time: bool, scope: Scope, told: Told) -> bool:
    """Whether losses without a day and place of their own are one side's dead in a fight told before, if there is one."""
    undated = bool(told.deed or told.earlier) and not scope.places(match) and (scope.tells(match) or not owns_time or scope.only_said())
    return match.payload.form == "passive" and not event.mode and "doer is inferred" in who.reason and undated and not event.captured


def _since_before(event: CodedEvent, match: Match[Trigger], scope: Scope, told: Told) -> CodedEvent:
    """Losses whose day is that of the words have been suffered since the fight: "105 men have been killed, X told parliament | on Wednesday"."""
    deed = told.deed or told.earlier
    if (scope.only_said() or scope.tells(match)) and deed and deed.start and event.date_end and deed.start < event.date_end:
        return replace(event, date_start=deed.start)
    return event


def _is_only_alleged(match: Match[Trigger], places: Sequence[Toponym], here: Here) -> bool:
    """Whether an attack at no spot of its own is only what somebody is accused of."""
    scope = here.scope
    spots = [p for p in places if p.kind in ("village", "city", "other", "district") and p.country in here.reading.parties]
    spots = [p for p in spots if p in scope.toponyms and not scope.is_apart(scope.token(p.start), match.first)]
    return _alleged(match, here.triggers, scope) and not spots


def _only_names(match: Match[Trigger], scope: Scope) -> bool:
    trigger = match.payload
    return trigger.event == "ASSAULT" and (trigger.form == "noun" or scope.language.word_order == "sov") and scope.is_named(match)


def is_unrest(here: Here, match: Match[Trigger] | None = None) -> bool:
    """Whether a line tells of police and crowds, and of no soldiers: itself, or after one that did, from a new paragraph on only with "the" ("the clashes")."""
    definite = here.scope.language.words("actors", "definite") | here.scope.language.words("actors", "pointing")
    pointed = match is not None and match.first > 0 and here.scope.line.tokens[match.first - 1].fold in definite
    told = here.told.unrest and (here.told.unrest == here.told.paragraph + 1 or pointed)
    return (told or here.scope.has("unrest")) and not here.roles.soldiers_named()


def _retold(match: Match[Trigger], here: Here) -> bool:
    """Whether a sentence that names no party, place or day tells more of the attack told right before it: "The | bullet hit | the soldier in his shoulder"."""
    roles, told, scope = here.roles, here.told, here.scope
    attacked = any(event == "ASSAULT" for event, _ in told.latest_told) and len(told.struck_by) == 1 and told.struck_by < set(here.reading.parties)
    bare = match.payload.event == "ASSAULT" and match.payload.form in ("passive", "weapon") and match.payload.mode not in ("", "mine", "downing")
    return attacked and bare and not match.payload.reverse and not scope.answers(match) and not roles.parties_named() and not scope.times and not scope.places(match)


def _day_before(told: Told, material: bool, scope: Scope, *, answer: bool = False) -> When | None:
    """The day on which a trigger without a time of its own happened, as far as what stands before tells."""
    if told.entry:
        return (told.deed if material else told.word) or told.entry
    if answer and told.word and told.deed and told.word.end and told.deed.start and told.word.end < told.deed.start:
        return scope.since_then(told.deed)  # what is refuted is the claim told last: the answer is no older
    return (told.deed or scope.up_to_now(told.earlier) or scope.up_to_now(told.day)) if material else told.word or scope.since_then(told.deed) or scope.up_to_now(told.day)


def _describes(match: Match[Trigger], scope: Scope) -> bool:
    """Whether a participle without a verb of its own, in a phrase behind a definite article, only says which thing is meant."""
    helping = scope.language.words("actors", "auxiliaries") | scope.language.words("actors", "perfect")
    words = [t.fold for t in scope.line.tokens]
    definite = match.first > 0 and words[match.first - 1] in scope.language.words("actors", "definite")
    pattern = scope.language.tables["actors"].get("noun_participle") or scope.language.tables["actors"].get("participle_ending") or "$^"
    spelled = [scope.line.text[t.start : t.end] for t in scope.line.tokens[match.first + 1 : match.last]]
    definite = definite and any(re.search(pattern, w) for w in spelled)
    return scope.language.word_order == "svo" and bool(helping) and definite and not helping & set(words[match.first : match.last])


def looks_back(match: Match[Trigger], scope: Scope) -> bool:
    """Whether a verb stands in the past perfect: what it tells happened before the story's day."""
    words = scope.language.words("actors", "past_perfect")
    return match.payload.form != "noun" and any(t.fold in words for t in scope.line.tokens[max(match.first - 1, 0) : match.last])


def _is_present(match: Match[Trigger], scope: Scope) -> bool:
    """Whether a verb stands in the present tense, so that what it says may be as late as the text."""
    pattern, helping = scope.language.tables["actors"].get("present"), scope.language.words("actors", "perfect") | scope.language.words("actors", "auxiliaries")
    words = [t.fold for t in scope.line.tokens[max(match.first - 1, 0) : match.last]]
    return bool(pattern and match.payload.form == "active" and not helping & set(words) and re.search(pattern, scope.line.tokens[match.first].fold))


def _blames_for_beginning(match: Match[Trigger], who: Roles, here: Here) -> bool:
    """Whether a party only says that the other one was the first to fire in the fighting told before."""
    own, other, parties = countries(who.speakers), countries(who.actors), set(here.reading.parties)
    told = match.payload.event == "ASSAULT" and bool(here.told.deed) and len(own) == len(other) == 1 and own != other
    return told and own | other <= parties and here.scope.holds("began", match) and not here.scope.casualties


def _only_captives(match: Match[Trigger], triggers: Sequence[Match[Trigger]], scope: Scope, told: Told) -> bool:
    """Whether words of arrest in a clause of their own only tell whose release the line speaks of: "freed two men | who had been held since April"."""
    freed = any(t is not match and (t.payload.mode in ("release", "return") or t.payload.event == "REQUEST") for t in triggers)
    freed = freed or _told_of_freed(told)
    participle = scope.language.tables["actors"].get("participle") or "$^"
    attribute = scope.language.word_order == "sov" and bool(re.search(participle, scope.line.tokens[match.last - 1].fold))
    whose = any(re.search(scope.language.tables["actors"].get("attribute") or "$^", t.fold) for t in scope.line.tokens[match.first : match.last])
    taken = match.payload.mode in ("arrest", "abduct") and match.payload.form == "passive"
    return taken and (whose or (freed and (attribute or scope.is_aside(match))))


def _of_captivity(match: Match[Trigger], here: Here) -> bool:
    """Whether a line behind a release only looks back on how the freed were taken: "X freed ten men. They, captured | in the fighting | of November, were flown home"."""
    scope, told = here.scope, here.told
    freed = _told_of_freed(told)
    back = freed and match.payload.event == "ASSAULT" and (match.payload.form in ("noun", "both") or match.payload.mode == "abduct")
    if not back or (match.payload.mode == "abduct" and match.payload.form == "active" and here.roles.of(match).actors):
        return False
    captive = any(m.payload["outcome"] == "captured" for m in scope.language.losses.find(scope.line)) or any(t.payload.mode == "abduct" for t in here.triggers)
    fought = any(t.payload.event == "ASSAULT" and t.payload.mode != "abduct" for t in here.triggers)  # "captured in | the fighting | of November"
    precise = ("day",) if fought else ("day", "month")
    days = [t for t in scope.times if t.date_precision in precise and not (told.deed and told.deed.start == t.date_start)]  # "they had been captured | on 26 May"
    return captive and not days


def _wound_of(match: Match[Trigger], triggers: Sequence[Match[Trigger]], scope: Scope) -> Match[Trigger] | None:
    """What tells before a death when its wound was struck: "a soldier | wounded on Monday | died on Wednesday", "was wounded on Monday and died …"."""
    if len(scope.times) < 2 or not lost(match):
        return None
    table, line = scope.language.tables["actors"], scope.line
    losses = [(m.first, m.last, m.payload["outcome"]) for m in scope.language.losses.find(line)]
    if not any(o == "killed" and a < match.last and match.first < b for a, b, o in losses):
        return None
    helping = scope.language.words("actors", "auxiliaries") | scope.language.words("actors", "perfect")
    keys = ("participle_clause", "participle", "noun_participle", "participle_ending")
    pattern = "|".join(table[k] for k in keys if k in table) or "$^"
    words_only = [Match(a, b, replace(match.payload, form="passive"), {}) for a, b, o in losses if o == "wounded"]  # "раненный" alone is no attack
    for t in [*triggers, *words_only]:
        told = {o for a, b, o in losses if a < t.last and t.first < b}
        hurt = t.payload.event == "ASSAULT" and t.payload.form == "passive" and told != {"killed"}
        words = [line.text[w.start : w.end] if "noun_participle" in table else w.fold for w in line.tokens[t.first : t.last]]
        bare = not helping & {w.fold for w in line.tokens[max(t.first - 1, 0) : t.last]}
        participle = bare and any(re.search(pattern, w) for w in words)
        if hurt and t.last <= match.first and (participle or _same_subject(t, match, scope)):
            return t
    return None


def _same_subject(a: Match[Trigger], b: Match[Trigger], scope: Scope) -> bool:
    """Whether a verb follows another one behind an "and", and nobody is named between them but by a pronoun: "was wounded on Monday | and died …"."""
    line, language = scope.line, scope.language
    joins = language.words("actors", "links", "and") - {","}
    joined = next((i for i in range(b.first - 1, a.last - 1, -1) if line.tokens[i].fold in joins), None)
    named = [*(g for g in language.groups.find(line) if g.payload in PEOPLE), *language.nations.find(line)]
    return joined is not None and not any(joined < m.first < b.last for m in named)


def _pointed(match: Match[Trigger], scope: Scope) -> bool:
    """Whether the words beside an attack's noun only date or name something by it: "three days after the | shooting", "called the | shelling …"."""
    noun = match.payload.event == "ASSAULT" and match.payload.form in ("noun", "both")
    return noun and scope.touches("points", match)


def _points(match: Match[Trigger], triggers: Sequence[Match[Trigger]], line: Line, language: Language) -> bool:
    """Whether a trigger only points to an event told elsewhere, or tells more of one that does ("clashes with artillery fire")."""
    lone = match.payload.event == "CONSULT" and match.payload.form == "both" and match.last - match.first == 1  # "welcomed this | meeting"
    if (match.payload.form == "noun" or lone) and match.first and line.tokens[match.first - 1].fold in language.words("actors", "pointing"):
        return True  # "these | movements of troops"
    if match.payload.background or match.payload.form != "noun" or match.payload.event != "ASSAULT":
        return match.payload.background
    return any(t.payload.background and 0 < match.first - t.last <= _ELABORATION for t in triggers)


def _attacked(match: Match[Trigger], triggers: Sequence[Match[Trigger]]) -> bool:
    return any(t is not match and t.payload.event == "ASSAULT" and t.payload.form != "passive" and not t.payload.background for t in triggers)


def _alleged(match: Match[Trigger], triggers: Sequence[Match[Trigger]], scope: Scope) -> bool:
    """Whether an attack is only what somebody is accused of: the accusation is the event."""
    return match.payload.event == "ASSAULT" and any(t.payload.event == "ACCUSE" and t.payload.mode == "allege" and scope.is_content(match, t) for t in triggers)


def _spoken_of(match: Match[Trigger], triggers: Sequence[Match[Trigger]], language: Language, line: Line) -> bool:
    """Whether an attack is only what others talk about ("condemned the attack on …")."""
    talk = [t for t in triggers if t.payload.event in _TALK and t.payload.form != "noun"]
    apart = {";"} | language.words("actors", "links", "but")
    talk = [t for t in talk if all(w.fold not in apart for w in line.tokens[min(t.last, match.last) : max(t.first, match.first)])]
    if lost(match) and any(t.payload.event == "CONCEDE" and 0 <= match.first - t.last <= _MOURNED for t in triggers):  # "apologised to X for the | death of …"
        return True
    if lost(match) and _mourned_behind(match, triggers, language, line):  # "ölen | askerler için özür diledi"
        return True
    if match.payload.form == "passive" and not match.payload.mode:  # "deplored the | loss of life"
        heard = [t for t in talk if t.payload.event in ("ACCUSE", "REQUEST") or t.payload.mode == "endorse"]
        gaps = [t.first - match.last if language.word_order == "sov" else match.first - t.last for t in heard]
        return match.payload.event == "ASSAULT" and any(0 <= gap <= 1 for gap in gaps)
    named = match.payload.event == "ASSAULT" and (match.payload.form == "noun" or match.payload.background)
    return named and bool(talk)


def _mourned_behind(match: Match[Trigger], triggers: Sequence[Match[Trigger]], language: Language, line: Line) -> bool:
    """Whether a participle only names the dead for whom a verb-final language tells words of regret behind it."""
    participle = language.tables["actors"].get("participle") if language.word_order == "sov" else None
    words = [t for t in triggers if t.payload.event == "CONCEDE" or t.payload.mode == "endorse"]
    return bool(participle and re.search(participle, line.tokens[match.last - 1].fold)) and any(0 <= t.first - match.last <= _MOURNED for t in words)


def _quoted(match: Match[Trigger], scope: Scope) -> bool:
    """Whether an attack's noun is only what somebody calls it: "spoke of 'an act of revenge'"."""
    named = match.payload.event == "ASSAULT" and match.payload.form == "noun"
    return named and any(a <= match.first and match.last < b <= a + _LABEL for a, b in quotations(scope.line))
