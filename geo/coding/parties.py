"""Who did it to whom, where a line's grammar alone does not tell: from other phrases of the line, and from the story so far.

Law: the line's own grammar comes first, then its other phrases, then places and losses, then the story before it.
"""

from __future__ import annotations

from dataclasses import replace

from geo.codebook import countries, country, governments, unique
from geo.coding.completion import completed, whole
from geo.coding.here import Here, clause_behind, goes_with
from geo.coding.meaning import meant_for
from geo.coding.story import MATERIAL, Reading, lost
from geo.coding.terms import Roles, minus
from geo.language import Trigger
from geo.model import LED_TO, NOBODY
from geo.phrases import Match

_FATAL = 4  # tokens between a death and the noun for what caused it
_FIRE = ("firearms", "heavy-weapons", "drone")  # modes of attacks in which people are hurt
_SUFFERED = ("", "abduct", "destroy")  # what an attack told before has led to
_ONE_BREATH = 10  # tokens between the losses of one side and of the other
_AS_BEFORE = "; the doer is inferred: as in the attack told before"


def parties(match: Match[Trigger], here: Here) -> Roles | None:
    """Return who did what a trigger tells to whom; None if it is no event after all."""
    who = _struck(match, here)
    who = meant_for(who, match, here) if who else None
    if who is None:
        return None
    alone = not any(t is not match and t.payload.event == "ASSAULT" and t.payload.form != "passive" for t in here.triggers)
    who = _inferred(completed(who, match, here, alone=alone, before=here.told.places), match, here)
    who = _against_oneself(who, match, here)
    return None if _is_nobody(who, match, here) else who


def _against_oneself(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """A party tells of attacks on itself: one at its own place, of which it is only supposed to be the doer, was the other's."""
    teller, parties = countries(who.speakers), here.reading.parties
    told = match.payload.event == "ASSAULT" and match.payload.mode != "downing" and not match.payload.reverse
    if not told or len(teller) != 1 or not teller <= set(parties) or countries(who.actors) != teller:
        return who
    grounds = {p.ground for p in here.scope.places(match) if p.kind in ("village", "city", "district")}
    office = match.payload.form == "active" and all(c.endswith(":GOV") for c in who.actors)
    supposed = match.payload.form != "active" and "inferred" in who.reason and "where the fire came" not in who.reason
    shelled = match.payload.mode in ("", "heavy-weapons", "firearms", "drone")
    supposed = supposed or (shelled and all(c.endswith(":MIL") for c in who.actors) and not here.roles.soldiers_named())  # "X says that | artillery | hit its village"
    if grounds != teller or not (supposed or office):
        return who
    other = next(p for p in parties if p not in teller)
    return Roles((f"{other}:MIL",), tuple(teller), who.speakers, who.reason + "; the doer is inferred: nobody tells of shelling his own village")


def _struck(match: Match[Trigger], here: Here) -> Roles | None:
    """The parties of an attack: those of the one that led to it, where it is only its outcome; None if the police did it."""
    who, trigger, roles = here.roles.of(match), match.payload, here.roles
    if trigger.event != "ASSAULT":
        return who
    if trigger.form == "passive" and trigger.mode in _SUFFERED:
        told = _outcome(who, match, here)
        if told is None:
            return None
        who = told
    who = _on_accuser(who, match, here) if trigger.form == "active" else who
    if _only_tells(who, here) or (trigger.form == "noun" and _blamed_on(who, match, here)):
        who = replace(who, actors=())
    who = _by_tool(who, match, here)
    if lost(match) and who.recipients and not who.actors and (sides := _both_hurt(match, who, here)):
        return sides
    civil = bool(who.actors) and all(c.endswith(":CIV") for c in who.actors)
    guests = not countries(who.actors) & set(here.reading.parties)
    if civil and (guests or (trigger.form != "active" and not who.recipients) or roles.suffers(match, who.actors)):
        who = replace(who, actors=(), recipients=who.actors)  # "four villagers with | shrapnel wounds"
    if trigger.form == "active" and (joined := _joined_to(who, match, here)):
        return joined
    if trigger.form == "active" and goes_with(match, here.scope):  # "X shelled a village, | destroying two houses"
        earlier = [t for t in _attacks_before(match, here) if not t.payload.background]
        if earlier and (attack := whole(earlier[-1], here)).actors:
            return replace(attack, reason=LED_TO)
    return who


def _joined_to(who: Roles, match: Match[Trigger], here: Here) -> Roles | None:
    """Whose attack a verb right behind an "and" goes on with, if its doer would be who is attacked there: "X's fire wounded five of Y's men and | killed | two"."""
    joins = here.scope.language.words("actors", "links", "and") - {","}
    earlier = _attacks_before(match, here)
    if not earlier or not match.first or here.scope.line.folds[match.first - 1] not in joins or lost(earlier[-1]):
        return None
    attack = here.roles.of(earlier[-1])
    turned = bool(who.actors) and countries(who.actors) == countries(attack.recipients) and len(countries(attack.actors)) == 1
    return replace(attack, reason=LED_TO) if turned else None


def _attacks_before(match: Match[Trigger], here: Here) -> list[Match[Trigger]]:
    """The attacks that the line tells before a trigger."""
    return [t for t in here.triggers if t.payload.event == "ASSAULT" and t.last <= match.first and not t.payload.reverse]


def _outcome(who: Roles, match: Match[Trigger], here: Here) -> Roles | None:
    """Losses have the parties of the attack that led to them: "opened fire, | killing two"; None if people were hurt by the police or in the crowd."""
    triggers, roles = here.triggers, here.roles
    earlier = _attacks_before(match, here)
    earlier = [t for t in earlier if not t.payload.echo] or earlier  # "opened fire, | killing two and | wounding another"
    if not earlier and any(t.payload.event in ("COERCE", "PROTEST") and t.last <= match.first for t in triggers):
        return None
    fired = [t for t in earlier if lost(match) and not who.actors and t.payload.mode in _FIRE and not t.payload.background]
    told = [t for t in earlier if t.payload.form in ("active", "weapon") or (t in fired and len(countries(roles.of(t).actors)) == 1)]
    struck = [t for t in earlier if match.payload.echo or (t in told and (roles.inherits(match, t) or roles.leads_to(t, match)))]
    struck = struck or [t for t in triggers if not who.actors and clause_behind(match, t, here.scope)][:1]
    recalled, named = ({c for a in roles.actors if a.recalled is flag for c in a.mention.actors} for flag in (True, False))
    if lost(match) and not who.actors and {*who.recipients} <= recalled - named:  # "The enemy attacked our posts, | we lost five men"
        struck = struck or [t for t in earlier if not t.payload.background and len(countries(roles.of(t).actors)) == 1][-1:]
    attack = whole(struck[-1], here) if struck else None
    if not attack or not attack.actors or (struck[-1].first >= match.first and countries(attack.actors) & countries(who.recipients)):
        return who
    guests = who.recipients and not countries(who.recipients) & set(here.reading.parties)  # "two French journalists were hurt"
    return replace(attack, recipients=who.recipients if guests else attack.recipients, reason=LED_TO)


def _on_accuser(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Who accuses a third of an attack was attacked: "X accused Z of having | shot down one of its jets"."""
    if not who.actors or who.recipients or countries(who.actors) & set(here.reading.parties):
        return who
    charges = [here.roles.of(t) for t in here.triggers if t.payload.event == "ACCUSE" and t.last <= match.first]
    accusers = [r.actors for r in charges if countries(r.recipients) == countries(who.actors)]
    return replace(who, recipients=unique(map(country, accusers[-1]))) if accusers else who


def _only_tells(who: Roles, here: Here) -> bool:
    """Whether a third's ministry only tells of an attack: "Z's ministry said so. Their car | was shot at": by whom is not told."""
    ministry = bool(who.actors) and all(c.endswith(":GOV") for c in who.actors)
    return ministry and not countries(who.actors) & set(here.reading.parties) and not here.roles.is_named(who.actors)


def _blamed_on(who: Roles, match: Match[Trigger], here: Here) -> bool:
    """Whether an attack's noun is but what its supposed doer accuses of: "X blamed it on | mortar fire": not X's."""
    charges = (t for t in here.triggers if t.payload.event == "ACCUSE" and here.scope.is_content(match, t) and countries(who.actors))
    return any(countries(here.roles.of(t).actors) == countries(who.actors) for t in charges)


def _by_tool(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """What people were hurt by is part of that attack: "two were hurt by | a shell that hit their car"; so is what they died in."""
    trigger = match.payload
    if trigger.form in ("active", "weapon") and (hurt := next((t for t in here.triggers if lost(t) and here.roles.is_tool(match, t)), None)):
        attack = whole(hurt, here)
        return replace(attack, reason=LED_TO) if attack.actors else who
    died = [t for t in here.triggers if lost(t) and 0 <= match.first - t.last <= _FATAL] if trigger.form == "noun" and trigger.mode in _FIRE else []
    if died and (attack := whole(died[-1], here)).actors and countries(who.actors) <= countries(attack.recipients):
        return replace(attack, reason=LED_TO)  # "two soldiers of X were killed in the | shelling of Y": not X's
    return who


def _both_hurt(match: Match[Trigger], who: Roles, here: Here) -> Roles | None:
    """Both parties as doers where one breath tells the losses of each and of no attack: "a soldier of X was killed and two of Y | were wounded"."""
    attacks = [t for t in here.triggers if t.payload.event == "ASSAULT" and t.payload.form in ("active", "weapon") and not t.payload.background]
    near = [t for t in here.triggers if t is not match and lost(t) and min(abs(t.first - match.last), abs(match.first - t.last)) <= _ONE_BREATH]
    told = [(match, who), *((t, here.roles.of(t)) for t in near)]
    hurt = [{c.side for c in here.scope.told_by(t) if c.side} or countries(r.recipients) for t, r in told if not r.actors]
    sides = {c for h in hurt if len(h) == 1 for c in h} & set(here.reading.parties)
    if attacks or len(sides) != 2:
        return None
    return Roles(tuple(f"{p}:MIL" for p in here.reading.parties), (), who.speakers, who.reason + "; both sides had losses")


def _inferred(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """What only the story before tells of the parties, rule by rule."""
    if match.payload.event == "REQUEST" and here.scope.is_to_the_world(match):
        who = replace(who, recipients=())
    if match.payload.event == "ASSAULT":
        who = _taken_too(who, match, here)
        for rule in (_result_of_attack, _attack_again, _answer_to_attack, _still_shelled, _guests_hurt):
            who = rule(who, match, here)
    for rule in (_freed_by_assailants, _on_assailants, _marching, _policed):
        who = rule(who, match, here)
    return who


def _taken_too(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Who is taken where an attack is told in the same breath is taken in it: "in X's attack two of Y's men fell, three | were captured"."""
    if match.payload.mode != "abduct" or match.payload.form != "passive" or who.recipients:
        return who
    before = [t for t in here.triggers if t.last <= match.first and t.payload.event == "ASSAULT" and t.payload.mode != "abduct"]
    told = [r for r in map(here.roles.of, before) if len(countries(r.actors)) == 1]
    return replace(told[0], reason=LED_TO) if told and {countries(r.actors) == countries(told[0].actors) for r in told} == {True} else who


def _as_before(who: Roles, doers: frozenset[str], here: Here, reason: str) -> Roles:
    """The side of an attack told before does it again, to the other one."""
    hurt = tuple(p for p in here.reading.parties if p not in doers)
    return Roles(tuple(f"{p}:MIL" for p in doers), hurt, who.speakers, reason + _AS_BEFORE)


def _freed_by_assailants(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Who took somebody hands him over: "they took an officer. The man | was handed over"."""
    assailants = here.told.assailants
    unnamed = not who.actors and set(who.recipients) <= {"ICRC"}  # "they were let go with the help of | the Red Cross"
    freed = match.payload.mode in ("release", "return") and match.payload.form == "passive"
    if not freed or not unnamed or len(assailants) != 1 or not assailants <= set(here.reading.parties):
        return who
    return Roles(tuple(assailants), tuple(p for p in here.reading.parties if p not in assailants), who.speakers, who.reason + _AS_BEFORE)


def _result_of_attack(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Losses that are told as a result are those of the attack before: "X shelled a post. As a result | two were killed"."""
    told = here.told
    if not lost(match) or NOBODY not in who.reason or len(told.assailants) != 1 or not told.deed or not told.assailants < set(here.reading.parties):
        return who
    result = here.scope.opens_with("result") or not (here.roles.parties_named() or here.scope.places(match))
    return _as_before(who, told.assailants, here, who.reason.replace(NOBODY, "")) if result else who


def _attack_again(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """An attack that is told to be repeated is the same side's: "X shelled a plant on Monday. On Tuesday the shelling | was repeated"."""
    before = here.told.struck_by
    again = match.payload.mode != "clash" and NOBODY in who.reason and here.scope.holds("again", match)
    return _as_before(who, before, here, who.reason.replace(NOBODY, "")) if again and len(before) == 1 and before < set(here.reading.parties) else who


def _is_open(who: Roles, match: Match[Trigger]) -> bool:
    """Whether nobody tells who does what a passive tells."""
    return match.payload.form == "passive" and (not who.actors or NOBODY in who.reason or "doer is inferred" in who.reason)


def _answer_to_attack(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """What answers an attack is the other side's."""
    before, parties = here.told.struck_by, here.reading.parties
    answerers = tuple(f"{p}:MIL" for p in parties if before and before < set(parties) and p not in before)
    if not _is_open(who, match) or len(answerers) != 1 or not countries(who.recipients) <= set(parties) or not here.scope.answers(match):
        return who
    return Roles(answerers, minus(who.recipients, answerers) or tuple(before), who.speakers, "passive; it answers the attack told before")


def _still_shelled(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Fire of which nobody is told goes on as before: "X fired at posts. | The posts | were targeted all night": not X's."""
    before = here.told.struck_by
    shelled = match.payload.mode in ("firearms", "heavy-weapons", "drone") and len(before) == 1 and bool(here.told.deed) and _is_open(who, match)
    if not shelled or not countries(who.recipients) == before < set(here.reading.parties):
        return who
    return who if here.roles.is_named(who.recipients) or here.scope.answers(match) else _as_before(who, before, here, who.reason)


def _guests_hurt(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Guests are hurt in the attack told before: "two Indians were hurt at the same plant"."""
    parties, assailants = here.reading.parties, here.told.assailants
    guests = who.recipients and not countries(who.recipients) & set(parties)
    if not guests or NOBODY not in who.reason or len(assailants) != 1:
        return who
    hosts = tuple(p for p in parties if p not in assailants and assailants <= set(parties))
    return Roles(tuple(f"{p}:MIL" for p in assailants), (*who.recipients, *hosts), who.speakers, who.reason.replace(NOBODY, "") + _AS_BEFORE)


def _on_assailants(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """An accusation against nobody named is meant for who made the attack told before."""
    meant = tuple(sorted(here.told.assailants - countries(who.actors)))
    if match.payload.event != "ACCUSE" or not who.actors or who.recipients or not meant:
        return who
    return Roles(who.actors, meant, who.speakers, who.reason + "; whom it is meant for is inferred from the attack told before")


def _marching(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Who protests where nobody is told is the crowd before, else the people of the place told before: "the march reached X. Hundreds | protested"."""
    if match.payload.event != "PROTEST" or who.actors:
        return who
    home = next((p.country for p in here.told.places if p.country), "")
    rally = unique(country(c) for c in here.told.subject if c.endswith(":OPP"))  # "The deputy of the opposition spoke. Marchers | closed a square"
    home = home or (rally[0] if rally else "") or _dateline_home(here.reading)
    crowd = here.told.crowd or ((f"{home}:CIV",) if home else ())
    return replace(who, actors=crowd, recipients=governments(crowd)) if crowd else who


def _policed(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Whose the police and the arrested are, if nobody tells: those of the last protest ("Three young men | were held") or of the town."""
    told, arrest = here.told, match.payload.event == "COERCE" and match.payload.mode in ("arrest", "")
    freed = match.payload.mode == "release" and any(t.payload.mode == "arrest" and t.last <= match.first for t in here.triggers)
    protests = [t for t in here.triggers if arrest and t.payload.event == "PROTEST" and t.last <= match.first]
    crowd = told.crowd or (whole(protests[-1], here).actors if protests else ())
    if (arrest or freed) and crowd and not here.roles.is_named((*who.actors, *who.recipients)):
        home = (f"{country(crowd[0])}:GOV",), (f"{country(crowd[0])}:CIV",)
        return Roles(*home, who.speakers, who.reason + "; they are taken for the people of the protest told before")
    others = here.roles.parties_named() - countries(who.actors)
    own = all(c.endswith(":MIL") for c in who.actors) and countries(who.actors) == countries(who.recipients) and not here.roles.is_named(who.recipients)
    if arrest and who.actors and own and len(others) == 1:  # "a teacher was held by soldiers of X and handed back to | Y": Y's
        return replace(who, recipients=tuple(others))
    ours = countries(who.recipients) & set(here.reading.parties)
    if arrest and match.payload.form in ("passive", "active") and not who.actors and ours:  # "two drivers of X were held in | Baku"
        near = [t for t in here.scope.toponyms if t.kind in ("city", "metonym", "village", "district", "province", "region")]
        seats = {t.country or t.stands_for for t in near} & set(here.reading.parties) - ours
        return Roles((f"{seats.pop()}:GOV",), who.recipients, who.speakers, who.reason + "; the doer is inferred from where it was") if len(seats) == 1 else who
    if arrest and match.payload.form == "passive" and not who.actors:
        towns = [t.country or t.stands_for or "" for t in here.scope.toponyms if t.kind in ("city", "village", "metonym") and (t.country or t.stands_for)]
        towns = towns or [country(c) for c in told.held[0] if countries(told.held[1]) & countries(who.recipients)]
        ruling = [country(c) for c in (*who.speakers, *(told.subject if who.recipients else ())) if c.endswith(":GOV") and country(c) in here.reading.parties]
        doer = next((c for c in (*towns, *ruling, _dateline_home(here.reading)) if c not in countries(who.recipients)), "")
        whom = who.recipients or (f"{doer}:CIV",)
        return Roles((f"{doer}:GOV",), whom, who.speakers, who.reason + "; the doer is inferred from where it was") if doer else who
    return who


def _dateline_home(reading: Reading) -> str:
    """The party in whose town a text opens, "" if it opens in none: whose the police and crowds are that nobody tells."""
    opening = [t for t in reading.toponyms if t.kind in ("city", "village", "metonym") and t.start < reading.lines[min(1, len(reading.lines) - 1)].end]
    return next((c for t in opening if (c := t.country or t.stands_for or "") in reading.parties), "")


def _is_nobody(who: Roles, match: Match[Trigger], here: Here) -> bool:
    """Whether the parties that an event needs are missing, or are such as do no such thing."""
    trigger, roles, reading = match.payload, here.roles, here.reading
    if trigger.event == "PROTEST" and who.actors and not who.recipients and all(c.endswith((":GOV", ":MIL")) for c in who.actors):
        return True  # "the police dispersed | the protesters": they protest against nobody
    if trigger.event in ("SANCTION", "SUPPORT") and roles.of_own_men(match, who.actors):
        return True  # "the president | dismissed his | minister", "congratulated his | soldiers"
    if trigger.mode == "incursion" and roles.unknown_head(match):
        return True  # "handed over two men, | who had crossed the border"
    if trigger.mode == "incursion" and who.actors and all(c.endswith((":CIV", ":OPP")) for c in who.actors):
        return True  # people who cross a border are no incursion
    if trigger.mode == "downing" and not who.actors and not who.recipients:
        return True
    protesters = here.told.crowd and here.told.deed and set(who.actors) == set(here.told.crowd)
    if protesters and trigger.event in ("REJECT", "ACCUSE") and countries(who.recipients) - countries(who.actors):
        return True  # "Hundreds marched. They | are against the handover": what a protest is about
    own = trigger.event == "SUPPORT" and countries(who.actors) & set(reading.parties) and not roles.is_named(who.recipients)
    if own and here.scope.holds("mourns", match):
        return True  # "the ministry | offered its condolences | to the family of the dead soldier"
    asks = trigger.event == "REQUEST" and not here.scope.is_to_the_world(match)
    if asks and who.actors and not who.recipients and all(c.endswith(":CIV") for c in who.actors):
        return True  # "the arrested man | asked to be let go"
    if trigger.event == "THREATEN" and trigger.form == "active" and match.last - match.first == 1 and here.scope.tells(match):  # "X masses forces, | warned Y": no threat
        deeds = [roles.of(t) for t in here.triggers if t.payload.event in ("ASSAULT", "MOBILIZE") and t.last <= match.first]
        if any(countries(d.actors) & set(reading.parties) and not countries(d.actors) & countries(who.actors) for d in deeds):
            return True
    if trigger.event == "AID" and who.actors and set(reading.parties) <= countries(who.actors) and not roles.is_named(who.actors):
        return True  # "were | led to safety": nobody is told to have helped
    if (trigger.needs == "actor" and not who.actors) or (trigger.needs == "recipient" and not who.recipients):
        return True
    if trigger.event not in ("ASSAULT", "RETREAT", "PROTEST") and not who.actors and (trigger.event not in MATERIAL or not who.recipients):
        return True
    alone = len(countries(who.actors)) == 1 and bool(countries(who.actors) & set(reading.parties))
    lone = trigger.event == "CONSULT" and trigger.mode in ("meet", "phone") and not who.recipients and alone  # who talks with nobody known
    return lone and not roles.convened(match, who.actors) and not roles.of_its_own(match)
