"""Who did it to whom, where a line's grammar alone does not tell: from other phrases of the line, and from the story so far."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geo.codebook import countries, country, governments, unique
from geo.coding.clauses import apart
from geo.coding.roles import LineRoles
from geo.coding.scope import Scope
from geo.coding.story import MATERIAL, SAID, WISHED, WORDS, Reading, Told, lost
from geo.coding.terms import Codes, Roles, minus
from geo.language import Trigger
from geo.model import LED_TO, NOBODY, Toponym
from geo.phrases import Match

_HOSTILE = ("ACCUSE", "REJECT", "THREATEN")
_MEANT = (*WORDS, "SUPPORT", "AGREE", "COOPERATE", "AID")  # what is meant for somebody, also where nobody is named
_AIMED = (*WORDS, "SUPPORT", "AID", "SANCTION")  # what is meant for the government whose capital stands among its words
_ASKED = 6  # tokens between a capital of which something is asked and the verb behind it
_SUFFIX = 4  # letters of an ending that an apostrophe parts from its name
_OF_TALKS = ("CONSULT", "AGREE", "COOPERATE", "SUPPORT", "REQUEST", "ACCUSE")  # what those may do who met, called "the sides"
_FATAL = 4  # tokens between a death and the noun for what caused it
_FIRE = ("firearms", "heavy-weapons", "drone")  # modes of attacks in which people are hurt
_SUFFERED = ("", "abduct", "destroy")  # what an attack told before has led to
_DRILLED = 8  # tokens between drills and the country where they are held
_ONE_BREATH = 10  # tokens between the losses of one side and of the other
_MOURNED = 6  # tokens between a verb of regret and losses
_STATE = 3  # letters of a state's code; organisations have others
_NEAR = 2  # tokens between "trilateral" and the talks
_SEAT = 2  # tokens between a visit and the capital that is visited
_TWO_GERUNDS = 12  # tokens from the comma before one gerund to the next one: ", wounding a farmer | and setting"


@dataclass(frozen=True, slots=True)
class Here:
    """A line with all that its events are judged by.

    What it tells, the attacks it names by nouns, all phrases found in it, the story before it, and what only repeats that.
    """

    triggers: Sequence[Match[Trigger]]
    attacks: Sequence[Match[Trigger]]
    matches: Sequence[Match[Trigger]]
    roles: LineRoles
    scope: Scope
    told: Told
    reading: Reading
    again: Sequence[Match[Trigger]]


def parties(match: Match[Trigger], here: Here) -> Roles | None:
    """Return who did what a trigger tells to whom; None if it is no event after all."""
    who = _struck(match, here)
    who = _meant(who, match, here) if who else None
    if who is None:
        return None
    alone = not any(t is not match and t.payload.event == "ASSAULT" and t.payload.form != "passive" for t in here.triggers)
    who = _inferred(_completed(who, match, here.scope, here.reading, here.roles, alone=alone, before=here.told.places), match, here)
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
    trigger, triggers, roles, scope, reading = match.payload, here.triggers, here.roles, here.scope, here.reading
    who = roles.of(match)
    if trigger.event == "ASSAULT" and trigger.form == "passive" and trigger.mode in _SUFFERED:
        earlier = [t for t in triggers if t.payload.event == "ASSAULT" and t.last <= match.first and not t.payload.reverse]
        earlier = [t for t in earlier if not t.payload.echo] or earlier  # "opened fire, | killing two and | wounding another"
        if not earlier and any(t.payload.event in ("COERCE", "PROTEST") and t.last <= match.first for t in triggers):
            return None  # hurt by the police or in the crowd, not in the fighting
        fired = [t for t in earlier if lost(match) and not who.actors and t.payload.mode in _FIRE and not t.payload.background]
        told = [t for t in earlier if t.payload.form in ("active", "weapon") or (t in fired and len(countries(roles.of(t).actors)) == 1)]
        struck = [t for t in earlier if trigger.echo or (t in told and (roles.inherits(match, t) or roles.leads_to(t, match)))]
        struck = struck or [t for t in triggers if not who.actors and clause_behind(match, t, scope)][:1]
        attack = _whole(struck[-1], here) if struck else None
        if attack and attack.actors and (struck[-1].first < match.first or not countries(attack.actors) & countries(who.recipients)):
            harmed = who.recipients if who.recipients and not countries(who.recipients) & set(reading.parties) else attack.recipients  # "two French journalists were hurt"
            who = replace(attack, recipients=harmed, reason=LED_TO)
    if trigger.event == "ASSAULT" and trigger.form == "active" and who.actors and not who.recipients and not countries(who.actors) & set(reading.parties):
        charges = [roles.of(t) for t in triggers if t.payload.event == "ACCUSE" and t.last <= match.first]  # "X accused Z of having | shot down one of its jets"
        accusers = [r.actors for r in charges if countries(r.recipients) == countries(who.actors)]
        who = replace(who, recipients=unique(map(country, accusers[-1]))) if accusers else who
    ministry = trigger.event == "ASSAULT" and bool(who.actors) and all(c.endswith(":GOV") for c in who.actors)
    if ministry and not countries(who.actors) & set(reading.parties) and not roles.is_named(who.actors):
        who = replace(who, actors=())  # "Z's ministry said so. Their car | was shot at": by whom is not told
    if trigger.event == "ASSAULT" and trigger.form == "noun" and any(
        t.payload.event == "ACCUSE" and scope.is_content(match, t) and countries(who.actors) and countries(roles.of(t).actors) == countries(who.actors) for t in triggers
    ):
        who = replace(who, actors=())  # "X blamed it on | mortar fire": not X's
    if trigger.event == "ASSAULT" and trigger.form in ("active", "weapon") and (hurt := next((t for t in triggers if lost(t) and roles.is_tool(match, t)), None)):
        attack = _whole(hurt, here)  # "two were hurt by | a shell that hit their car"
        who = replace(attack, reason=LED_TO) if attack.actors else who
    died = [t for t in triggers if lost(t) and 0 <= match.first - t.last <= _FATAL] if trigger.form == "noun" and trigger.mode in _FIRE else []
    if died and (attack := _whole(died[-1], here)).actors and countries(who.actors) <= countries(attack.recipients):
        who = replace(attack, reason=LED_TO)  # "two soldiers of X were killed in the | shelling of Y": not X's
    if lost(match) and who.recipients and not who.actors and (sides := _both_hurt(match, who, here)):
        return sides
    civil = trigger.event == "ASSAULT" and bool(who.actors) and all(c.endswith(":CIV") for c in who.actors)
    guests = not countries(who.actors) & set(reading.parties)
    if civil and (guests or (trigger.form != "active" and not who.recipients) or roles.suffers(match, who.actors)):
        who = replace(who, actors=(), recipients=who.actors)  # "four villagers with | shrapnel wounds"
    if trigger.event == "ASSAULT" and trigger.form == "active" and _goes_with(match, scope):  # "X shelled a village, | destroying two houses"
        earlier = [t for t in triggers if t.payload.event == "ASSAULT" and t.last <= match.first and not t.payload.reverse and not t.payload.background]
        if earlier and (attack := _whole(earlier[-1], here)).actors:
            who = replace(attack, reason=LED_TO)
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


def _meant(who: Roles, match: Match[Trigger], here: Here) -> Roles | None:
    """Whom words are meant for, as other phrases of the line and the words before tell; None if they are nobody's."""
    trigger, triggers, attacks, matches = match.payload, here.triggers, here.attacks, here.matches
    roles, scope, told, reading = here.roles, here.scope, here.told, here.reading
    if trigger.event in WORDS and trigger.form == "active" and _goes_with(match, scope):  # "X met Y, | accusing Z"
        told_by = [t for t in (*(m for m in matches if m.payload.mode == "phone"), *triggers) if t.last <= match.first]  # a call may be coded for its purpose
        ahead = [t for t in told_by if t.payload.form in ("active", "passive") and not apart(roles.relative, t.first, match.first)]
        if ahead and ahead[-1].payload.form == "active" and (doers := roles.of(ahead[-1]).actors) and not countries(doers) & countries(who.recipients):
            who = replace(who, actors=doers)
    if trigger.event == "ACCUSE" and trigger.mode == "disapprove" and (deaths := next((t for t in triggers if lost(t) and 0 <= t.first - match.last <= 1), None)):
        culprits = _whole(deaths, here).actors  # "condemned the | killing of two soldiers of X"
        who = replace(who, recipients=unique(map(country, culprits))) if len(culprits) == 1 else who
    elif trigger.event == "ACCUSE" and trigger.mode == "disapprove" and (doers := _condemned(who, attacks, roles, reading)):
        who = replace(who, recipients=doers)
    if trigger.event == "ACCUSE" and who.actors and not who.recipients and roles.points_back(match):  # "X did it. Y condemned | this step"
        blamed = [r for x in triggers if x.last <= match.first and x.payload.event == "ACCUSE" and countries((r := roles.of(x)).actors) == countries(who.actors)]
        struck = tuple(told.assailants) if told.deed and len(told.assailants) == 1 and attacks else ()  # "this | attack"
        who = replace(who, recipients=minus(blamed[-1].recipients if blamed else struck or told.praised or unique(map(country, told.subject)), who.actors))
    if trigger.event == "ACCUSE" and who.actors and not who.recipients:  # "X condemned Y; Y | called it biased"
        charges = [roles.of(t) for t in triggers if t.last <= match.first and t.payload.event in _HOSTILE]
        charges = [r for r in charges if countries(r.recipients) & countries(who.actors) and not countries(r.actors) & countries(who.actors)]
        who = replace(who, recipients=unique(map(country, charges[-1].actors)) if charges else ())
    holders, held = told.held
    if trigger.event == "REQUEST" and not who.recipients and countries(who.actors) & countries(held) - countries(holders):
        who = replace(who, recipients=unique(map(country, holders)))  # "Z arrested a driver of Y. Y | demanded his release"
    opposed = trigger.event in SAID and who.actors and (all(c.endswith(":OPP") for c in who.actors) or (set(who.actors) == set(told.crowd) and trigger.event == "REQUEST"))
    if opposed and (not roles.is_named(who.recipients) or roles.is_assumed(who.recipients)):  # "an opposition deputy accused | the government"
        who = replace(who, recipients=governments(who.actors))
    if trigger.event == "ACCUSE" and who.actors and not who.recipients:
        who = replace(who, recipients=_called_on(triggers, who, roles, reading))
    if trigger.event == "REJECT" and not who.recipients and (words := [t for t in triggers if t.last <= match.first and t.payload.event in SAID]):
        said = [c for c in roles.of(words[-1]).actors if country(c) not in countries(who.actors)]
        who = replace(who, recipients=tuple(said))
    if trigger.event == "CONSULT" and who.actors and not who.recipients:
        who = replace(who, recipients=roles.people_met(match) or (_greeted(who, match, here) if roles.to_pronoun(match) else ()))
    hosts = trigger.mode == "meet" and bool(who.actors) and not who.recipients and not countries(who.actors) & set(reading.parties)
    if hosts and all(len(country(c)) == _STATE for c in who.actors) and countries(told.met) & set(reading.parties):  # "X met Y in W. Z | hosted the talks": told already
        return None
    there = countries((*who.actors, *who.recipients))
    whole = set(reading.parties) < there
    if trigger.event == "CONSULT" and trigger.form == "both" and not whole and len(there & set(reading.parties)) != 1 and _of_three(match, here):
        who = replace(who, actors=unique((*reading.parties, *minus(who.actors, reading.parties), *_third(here))))
    met = any(t is not match and t.payload.event == "CONSULT" and scope.status(t, triggers) == "reported" for t in triggers)  # "arrived in Y, where he is to meet Z"
    if trigger.mode == "phone" and who.actors and not who.recipients:  # "rang | Yerevan and Baku"
        who = replace(who, recipients=_hosts(who, match, here, several=True))
    present = any(a.pronoun or countries(a.mention.actors) & countries(who.actors) for a in (*roles.actors, *roles.adjectives))
    if trigger.mode == "visit" and not present:  # "The five men | arrived in Y": nobody who visits
        return None
    if trigger.mode == "visit" and who.actors and not met:  # "on a visit to | Y, X condemned Z"
        who = replace(who, recipients=_hosts(who, match, here) or who.recipients)
    if trigger.event == "REJECT" and countries(who.recipients) <= countries(who.actors):
        who = replace(who, recipients=())
    fellows = minus(who.recipients, reading.parties if countries(who.actors) & set(reading.parties) else ())
    near = [a for a in roles.actors if set(a.mention.actors) & set(fellows)]
    if trigger.mode == "exercise" and who.actors and fellows and all(roles.mark(a) in ("with", "agent") or roles.takes_part(a) for a in near):
        who = replace(who, actors=unique((*who.actors, *fellows)), recipients=minus(who.recipients, fellows))  # "drills with the participation of | Y"
    thanked = trigger.event == "SUPPORT" and bool(countries(who.actors) & set(reading.parties)) and not who.recipients
    if thanked and not roles.parties_named() - countries(who.actors):  # "X sent observers. Y thanked | the ally"
        guests = [c for a in roles.actors if a.last <= match.first and not a.pronoun for c in a.mention.actors]
        third = minus(unique(map(country, [*guests, *told.subject])), (*reading.parties, *who.actors))
        who = replace(who, recipients=third[:1])
    if not who.recipients and roles.to_pronoun(match):
        if trigger.event in SAID and told.met:  # "X received Y. He accused | them of …"
            who = replace(who, recipients=minus(told.met, who.actors))
        elif trigger.event == "ACCUSE" and told.charged:  # "X called in the envoy of Y. | He was handed | a note"
            who = replace(who, recipients=minus(told.charged, who.actors))
        elif trigger.event == "SUPPORT":  # "X called Y. Z thanked | him"
            who = replace(who, recipients=minus(unique(map(country, told.subject)), who.actors))
        if trigger.event == "REJECT":  # "X proposed it. Y told | them no"
            who = replace(who, recipients=minus(unique(map(country, told.subject)), who.actors))
    if trigger.event in (*SAID, "SUPPORT", "AGREE") and told.met and not who.recipients and set(countries(who.actors)) & countries(told.met) and roles.to_host(match):
        who = replace(who, recipients=minus(told.met, who.actors))  # "X received Y. Y asked | his host"
    if trigger.event == "REJECT" and trigger.weak and trigger.form == "quote" and not who.recipients:  # what the last speaker said
        who = replace(who, recipients=minus(unique(map(country, told.subject)), who.actors))
    opposes = trigger.event == "REJECT" or trigger.mode == "disapprove"
    if opposes and told.praised and who.actors and not who.recipients and not roles.parties_named() - countries(who.actors):
        who = replace(who, recipients=minus(told.praised, who.actors))  # "The EU approved it. X welcomed the decision. Y | objected"
    pointed = roles.about_it(match) or roles.about_words(match)
    if trigger.event == "REJECT" and who.actors and not who.recipients and pointed:  # "X wants to send a mission, but Y | is against it"
        who = replace(who, recipients=minus(unique(map(country, roles.proposer(match) or told.subject)), who.actors))
    same = bool(who.actors) and countries(who.actors) == countries(told.charging) and not roles.parties_named() - countries(who.actors)
    if trigger.event in SAID and same and not who.recipients and countries(told.charged) != set(reading.parties):  # "X turned to the court. It | wants a ruling"
        who = replace(who, recipients=told.charged)
    if match in here.again and told.charged and not who.recipients:  # "Paris asked X to leave. Berlin | did the same"
        who = replace(who, recipients=told.charged)
    answers = countries(who.actors) & countries(told.charged) and not roles.parties_named(match.last) - countries(who.actors)
    answered = trigger.event == "REJECT" or (trigger.mode == "disapprove" and not countries(told.charging) & set(reading.parties))  # "X | called the text biased"
    if answered and answers and not who.recipients:  # "Paris asked X to leave. X | refused": it is Paris that is refused
        who = replace(who, recipients=told.charging)
    if trigger.event == "REJECT" and who.actors and not who.recipients and not countries(who.actors) & set(reading.parties):  # what the last speaker said
        who = replace(who, recipients=tuple(c for c in told.subject if country(c) in reading.parties))
    if trigger.mode == "release" and trigger.form == "passive" and not roles.others_in_clause(match, ()):
        who = _let_out(who, match, here)
    if trigger.event in ("ACCUSE", "THREATEN", "REJECT") and who.actors and not who.recipients:
        who = replace(who, recipients=_at_a_third(who, here))
    if trigger.mode in ("blockade", "cyber") and trigger.form == "passive" and not who.actors:  # "the gas was cut, which X | blames on Y"
        blamed = [r for t in triggers if t.payload.event == "ACCUSE" and len(countries((r := roles.of(t)).recipients)) == 1]
        who = Roles(unique(map(country, blamed[0].recipients)), who.recipients or unique(map(country, blamed[0].actors)), who.speakers, who.reason) if blamed else who
    if trigger.event in _AIMED and who.actors:
        who = replace(who, recipients=unique((*who.recipients, *_seats_meant(who, match, here))))
    if trigger.event in ("ACCUSE", "THREATEN", "REQUEST") and who.actors and not who.recipients:
        who = replace(who, recipients=_met_with(match, triggers, who, roles))
    if trigger.mode == "disapprove" and countries(who.actors) & set(reading.parties) & _mourned(match, scope):
        return None  # "Baku | deplores | the death of two of its soldiers"
    if trigger.event == "REQUEST" and any(_asks_release(match, m) for m in matches):
        who = replace(who, recipients=_holders(who, reading) or tuple(told.assailants if len(told.assailants) == 1 and not who.recipients else ()))
    if trigger.event in _OF_TALKS and len(told.met) > 1 and not set(reading.parties) <= countries(told.met) and roles.both_sides(who, match):
        if trigger.event == "CONSULT":  # "X received Y. The sides | discussed …": those two, and it is that meeting
            return None
        who = replace(who, actors=told.met)
    if trigger.event in ("AGREE", "COOPERATE") and set(who.actors) & set(told.met) and countries(who.actors) < countries(told.met) and roles.without_subject():
        who = replace(who, actors=told.met)  # "X met Y. Agreed to …"
    fewer = countries(who.actors) < countries(told.met) and countries(who.actors) != set(reading.parties)
    if trigger.event in ("AGREE", "SUPPORT", "COOPERATE") and fewer and roles.both_sides(who, match):  # "A, B and C met. The leaders | agreed"
        who = replace(who, actors=told.met)
    return who


def _of_three(match: Match[Trigger], here: Here) -> bool:
    """Whether talks are called trilateral: "the | three-way meeting in Z"."""
    words, line = here.scope.language.words("actors", "trilateral"), here.scope.line
    return any(t.fold.startswith(tuple(words)) for t in line.tokens[max(0, match.first - _NEAR) : match.last]) if words else False


def _third(here: Here) -> Codes:
    """The third that talks of three had beside the parties: whom the line, else the next one, names as a government or body."""
    at = here.reading.lines.index(here.scope.line)
    named = [country(c) for a in here.reading.actors if at <= a.line <= at + 1 and not a.recalled for c in a.mention.actors if ":MIL" not in c and ":CIV" not in c]
    return tuple(dict.fromkeys(c for c in named if c not in here.reading.parties))[:1]


def _greeted(who: Roles, match: Match[Trigger], here: Here) -> Codes:
    """Whom a pronoun beside talks means: the guest that the line names, else whom the line before was about ("X phoned to congratulate | him")."""
    return minus(here.roles.guest(match), who.actors) or minus(here.told.subject, who.actors)


def _hosts(who: Roles, match: Match[Trigger], here: Here, *, several: bool = False) -> Codes:
    """Whom a visit is paid to, or a call, if nobody is named: the government of the town or country right behind the verb, or before it where verbs stand last."""
    scope, first = here.scope, match.first - _SEAT * (1 + several) if here.scope.language.word_order == "sov" else match.last
    last = match.last + _SEAT * (1 + several)
    if match.first <= _SEAT and scope.language.tables["actors"].get("free_order"):  # "В Баку | с визитом находится X"
        first = 0
    near = [t for t in scope.toponyms if t.kind in ("metonym", "city", "village", "country") and t.country and first <= scope.token(t.start) <= last]
    near = [t for t in near if not {t.country, t.ground} & countries(who.actors)]
    near = [t for t in near if several and (t.kind == "metonym" or t.candidates[0].place.stands_for)] if several else near[:1]
    return unique(f"{t.country}:GOV" for t in near)


def _announcing(who: Roles, roles: LineRoles) -> set[str]:
    """The one country that the line before was about where this one names only who is held: "X's guards issued a statement. According to it, a citizen of Y | was held"."""
    before = countries(roles.before)
    alone = len(before) == 1 and bool(who.recipients) and not roles.parties_named() - countries(who.recipients)
    return before - countries(who.recipients) if alone else set()


def _seats_meant(who: Roles, match: Match[Trigger], here: Here) -> Codes:
    """The states whose capitals stand among a verb's own words, and so are meant: "demande à Bakou et | à Erevan | de …", "потребовал | у Москвы | извинений"."""
    scope, last = here.scope, here.scope.language.word_order == "sov"
    asked = scope.language.tables["actors"].get("case", {}).get("source", "$^") if last and match.payload.event == "REQUEST" else "$^"  # "Moskova'dan … | talep etti"
    seats = []
    for t in scope.toponyms:
        place, token = t.candidates[0].place if t.candidates else None, scope.token(t.start)
        end = scope.line.tokens[min(token + 1, len(scope.line.tokens) - 1)].fold
        ahead = 0 < match.first - token <= _ASKED and bool(re.search(asked, scope.line.tokens[token].fold) or (len(end) <= _SUFFIX and re.search(asked, "x" + end)))
        if place and place.stands_for and t.kind == "city" and (match.first < token < match.last - 1 or ahead):
            seats.append(place.stands_for)
    return tuple(c for c in dict.fromkeys(seats) if c not in countries((*who.actors, *who.recipients)))


def _at_a_third(who: Roles, here: Here) -> Codes:
    """At whom a party's hard words are aimed if the text has not named the other party yet: at the third country whose deeds or words stand right before."""
    own = countries(who.actors)
    number = here.reading.lines.index(here.scope.line)
    named = {country(c) for a in here.reading.actors if a.line <= number and not a.recalled for c in a.mention.actors}
    third = tuple(dict.fromkeys(country(c) for c in here.told.subject if country(c) not in (*here.reading.parties, *own)))
    alone = len(own) == 1 and own < set(here.reading.parties) and not named & set(here.reading.parties) - own
    return third if alone and len(third) == 1 else ()


def _let_out(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Who let whom go, where only an arrest told before tells: "The police held ten men; in the evening | they were let go"."""
    arrests = [here.roles.of(t) for t in here.triggers if t.payload.mode == "arrest" and t.last <= match.first and t.payload.form == "active"]
    holders, held = (arrests[-1].actors, arrests[-1].recipients) if arrests else here.told.held
    return Roles(holders, held or (f"{country(holders[0])}:CIV",), who.speakers, who.reason) if holders else who


def _inferred(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """What only the story before tells of the parties."""
    trigger, roles, scope, told, reading = match.payload, here.roles, here.scope, here.told, here.reading
    if trigger.event == "REQUEST" and scope.is_to_the_world(match):
        who = replace(who, recipients=())
    unnamed = set(who.recipients) <= {"ICRC"}  # "they were let go with the help of | the Red Cross"
    freed = trigger.mode in ("release", "return") and trigger.form == "passive" and not who.actors and unnamed and len(told.assailants) == 1
    if freed and told.assailants <= set(reading.parties):  # "they took an officer. The man | was handed over"
        held = tuple(p for p in reading.parties if p not in told.assailants)
        who = Roles(tuple(told.assailants), held, who.speakers, who.reason + "; the doer is inferred: as in the attack told before")
    result = lost(match) and NOBODY in who.reason and len(told.assailants) == 1 and bool(told.deed)
    result = result and (scope.opens_with("result") or not (roles.parties_named() or scope.places(match)))
    if result and told.assailants < set(reading.parties):  # "X shelled a post. As a result | two were killed"
        hurt = tuple(p for p in reading.parties if p not in told.assailants)
        doers = tuple(f"{p}:MIL" for p in told.assailants)
        who = Roles(doers, hurt, who.speakers, who.reason.replace(NOBODY, "") + "; the doer is inferred: as in the attack told before")
    again = trigger.event == "ASSAULT" and trigger.mode != "clash" and NOBODY in who.reason and scope.holds("again", match)
    if again and len(told.struck_by) == 1 and told.struck_by < set(reading.parties):  # "X shelled a plant on Monday. On Tuesday the shelling | was repeated"
        hurt = tuple(p for p in reading.parties if p not in told.struck_by)
        doers = tuple(f"{p}:MIL" for p in told.struck_by)
        who = Roles(doers, hurt, who.speakers, who.reason.replace(NOBODY, "") + "; the doer is inferred: as in the attack told before")
    inferred = trigger.form == "passive" and (not who.actors or NOBODY in who.reason or "doer is inferred" in who.reason)
    answerers = tuple(f"{p}:MIL" for p in reading.parties if told.struck_by < set(reading.parties) and told.struck_by and p not in told.struck_by)
    if trigger.event == "ASSAULT" and inferred and len(answerers) == 1 and countries(who.recipients) <= set(reading.parties) and scope.answers(match):
        who = Roles(answerers, minus(who.recipients, answerers) or tuple(told.struck_by), who.speakers, "passive; it answers the attack told before")
    shelled = trigger.event == "ASSAULT" and inferred and trigger.mode in ("firearms", "heavy-weapons", "drone") and len(told.struck_by) == 1 and bool(told.deed)
    if shelled and countries(who.recipients) == told.struck_by < set(reading.parties) and not roles.is_named(who.recipients) and not scope.answers(match):
        hit = tuple(p for p in reading.parties if p not in told.struck_by)  # "X fired at posts. | The posts | were targeted all night": not X's
        who = Roles(tuple(f"{p}:MIL" for p in told.struck_by), hit, who.speakers, who.reason + "; the doer is inferred: as in the attack told before")
    guests = who.recipients and not countries(who.recipients) & set(reading.parties)
    if trigger.event == "ASSAULT" and guests and NOBODY in who.reason and len(told.assailants) == 1:  # "two Indians were hurt at the same plant"
        doer = next(iter(told.assailants))
        hosts = tuple(p for p in reading.parties if p != doer and doer in reading.parties)
        who = Roles((f"{doer}:MIL",), (*who.recipients, *hosts), who.speakers, who.reason.replace(NOBODY, "") + "; the doer is inferred: as in the attack told before")
    if trigger.event == "ACCUSE" and who.actors and not who.recipients and told.assailants and not told.assailants <= countries(who.actors):
        meant = tuple(sorted(told.assailants - countries(who.actors)))
        who = Roles(who.actors, meant, who.speakers, who.reason + "; whom it is meant for is inferred from the attack told before")
    if trigger.event == "PROTEST" and not who.actors:  # "the march reached X. Hundreds | protested"
        home = next((p.country for p in told.places if p.country), "")
        rally = unique(country(c) for c in told.subject if c.endswith(":OPP"))  # "The deputy of the opposition spoke. Marchers | closed a square"
        home = home or (rally[0] if rally else "") or _dateline_home(reading)
        crowd = told.crowd or ((f"{home}:CIV",) if home else ())
        who = replace(who, actors=crowd, recipients=governments(crowd)) if crowd else who
    return _policed(who, match, here)


def _policed(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Whose the police and the arrested are, if nobody tells: those of the last protest ("Three young men | were held") or of the town."""
    told, arrest = here.told, match.payload.event == "COERCE" and match.payload.mode in ("arrest", "")
    freed = match.payload.mode == "release" and any(t.payload.mode == "arrest" and t.last <= match.first for t in here.triggers)
    protests = [t for t in here.triggers if arrest and t.payload.event == "PROTEST" and t.last <= match.first]
    crowd = told.crowd or (_whole(protests[-1], here).actors if protests else ())
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
        ruling = [country(c) for c in (*who.speakers, *(told.subject if who.recipients else ())) if c.endswith(":GOV")]
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
    if (trigger.needs == "actor" and not who.actors) or (trigger.needs == "recipient" and not who.recipients):
        return True
    if trigger.event not in ("ASSAULT", "RETREAT", "PROTEST") and not who.actors and (trigger.event not in MATERIAL or not who.recipients):
        return True
    alone = len(countries(who.actors)) == 1 and bool(countries(who.actors) & set(reading.parties))
    lone = trigger.event == "CONSULT" and trigger.mode in ("meet", "phone") and not who.recipients and alone  # who talks with nobody known
    return lone and not roles.convened(match, who.actors) and not roles.of_its_own(match)


def _goes_with(match: Match[Trigger], scope: Scope) -> bool:
    """Whether a verb behind a comma has no subject but that of the deed before it: ", wounding two", ", wounding two | and setting a field ablaze"."""
    gerund, tokens = scope.language.tables["actors"].get("gerund"), scope.line.tokens
    if not gerund or not match.first or not re.search(gerund, tokens[match.first].fold):
        return False
    joined = tokens[match.first - 1].fold in scope.language.words("actors", "links", "and") - {","}
    comma = next((i for i in range(match.first - 1, max(match.first - _TWO_GERUNDS, 0), -1) if tokens[i].fold == ","), None)
    return comma == match.first - 1 or (joined and comma is not None and bool(re.search(gerund, tokens[comma + 1].fold)))


def _met_with(match: Match[Trigger], triggers: Sequence[Match[Trigger]], who: Roles, roles: LineRoles) -> Codes:
    """To whom words are said that follow a meeting of the same subject: "summoned the envoy of X and | protested"."""
    met = [t for t in triggers if t.last <= match.first and t.payload.event == "CONSULT" and (match.payload.event != "ACCUSE" or t.payload.mode != "phone")]
    met += [t for t in triggers if not met and t.last <= match.first and t.payload.event == match.payload.event == "ACCUSE"]
    # "called in the envoy of X and | handed him a note"
    before = roles.of(met[-1]) if met else None
    return before.recipients if before and countries(before.actors) == countries(who.actors) else ()


def _called_on(triggers: Sequence[Match[Trigger]], who: Roles, roles: LineRoles, reading: Reading) -> Codes:
    """The one party on whom those who condemn something call in the same line: "condemned the attack and called on | X to stop"."""
    asked = [roles.of(t) for t in triggers if t.payload.event == "REQUEST"]
    meant = [r.recipients for r in asked if countries(r.actors) == countries(who.actors) and len(countries(r.recipients) & set(reading.parties)) == 1]
    return unique(map(country, meant[0])) if meant else ()


def _mourned(match: Match[Trigger], scope: Scope) -> set[str]:
    """Whose losses are told right behind a verb, or with it."""
    murder = scope.language.tables["losses"].get("murder")  # "condemned the | killing of two soldiers": no mourning
    losses = [(c.side, scope.token(c.start), scope.token(c.end - 1)) for c in scope.casualties if c.best]
    told = [x for x in losses if not murder or not any(re.search(murder, t.fold) for t in scope.line.tokens[x[1] : x[2] + 1])]
    return {side for side, first, last in told if 0 <= first - match.last <= _MOURNED or first < match.last <= last}


def _asks_release(call: Match[Trigger], m: Match[Trigger]) -> bool:
    freed = m.payload.event == "RETREAT" and m.payload.mode in ("release", "return")
    return freed and (0 <= call.first - m.last <= 1 or (m.last >= call.first and m.first - call.last <= WISHED))  # also where verbs stand last


def _holders(who: Roles, reading: Reading) -> Codes:
    """Of whom the release of prisoners is asked: not of their own side, but of the other party."""
    a, b = reading.parties
    theirs = (countries(who.recipients) or countries(who.actors)) & {a, b}
    asked = {a: b, b: a}[next(iter(theirs))] if len(theirs) == 1 else ""
    if not who.recipients:
        return (asked,) if asked else ()
    asked = asked if all(c.endswith((":MIL", ":CIV")) for c in who.recipients) else ""
    return (asked,) if asked and asked not in countries(who.actors) else who.recipients


def _condemned(who: Roles, attacks: Sequence[Match[Trigger]], roles: LineRoles, reading: Reading) -> Codes:
    """Whose attack is condemned: the one party that the attack's own words name as its doer."""
    doers = countries(c for a in attacks for c in roles.of(a).actors) & set(reading.parties)
    hit = countries(c for a in attacks for c in roles.of(a).recipients) & set(reading.parties)
    if not doers and len(hit) == 1 and countries(who.recipients) == hit:  # "condemned the attack on | X": not X
        doers = set(reading.parties) - hit
    return tuple(doers - countries(who.actors)) if len(doers) == 1 else ()


def clause_behind(match: Match[Trigger], t: Match[Trigger], scope: Scope) -> bool:
    """Whether an attack's clause tells how the losses before it came about: "two were killed | when X shelled their post"."""
    opens = scope.language.words("actors", "links", "came")
    attack = t.payload.event == "ASSAULT" and t.payload.form in ("active", "weapon") and not t.payload.reverse and not t.payload.background
    return attack and match.last <= t.first and any(w.fold in opens or w.fold == ":" for w in scope.line.tokens[match.last : t.first])


def _whole(match: Match[Trigger], here: Here) -> Roles:
    """Who did what to whom by another event of the line, with what can be inferred of it."""
    return _completed(here.roles.of(match), match, here.scope, here.reading, here.roles)


def _completed(
    who: Roles, match: Match[Trigger], scope: Scope, reading: Reading, roles: LineRoles, *, alone: bool = False, before: Sequence[Toponym] = ()
) -> Roles:
    """In an attack between the parties, the side of the place or of the hurt is the sufferer's, the other one the doer."""
    a, b = reading.parties
    other = {a: b, b: a}
    if match.payload.event == "ACCUSE" and not who.recipients and {a, b} <= countries(who.actors):  # "each side blames the other"
        return replace(who, recipients=(a, b))
    yields = match.payload.event == "CONCEDE" and len(countries(who.actors) & {a, b}) == 1 and {a, b} <= roles.parties_named() | {t.ground for t in scope.toponyms}
    if (match.payload.event in _MEANT or yields) and match.payload.form != "both" and not who.recipients:
        return _addressed(who, match, scope, other, roles)
    if match.payload.event == "PROTEST" and len(who.actors) == 1 and ":" not in who.actors[0]:  # "Azerbaijanis who live in Z | rallied"
        spans = [(t.start, t.end) for t in scope.toponyms]
        people = any(a.mention.actors == who.actors and not any(s <= a.mention.start < e for s, e in spans) for a in roles.actors)
        who = replace(who, actors=(f"{who.actors[0]}:CIV",)) if people else who
    told_apart = roles.is_named(who.actors) or not all(c.endswith(":CIV") for c in who.actors)
    if match.payload.event == "PROTEST" and (not told_apart or not any(c.endswith((":CIV", ":OPP")) for c in who.actors)):
        towns = sorted((t for t in scope.toponyms if t.kind in ("metonym", "city") and t.country), key=lambda t: scope.gap(t, match))  # "in the centre of | Yerevan"
        towns = [t for t in towns if not scope.aside(t)] or [t for t in before if t.country] or towns
        spots = list(scope.places(match))  # "relatives of those lost in X's region closed an avenue in | Y's capital"
        near = [p for p in spots if p.kind in ("city", "village") and p.country in (a, b)]
        near += [t for t in towns if t.country in (a, b)] if all(p.kind in ("region", "country") for p in spots[:1]) else []
        homes = tuple(f"{c}:CIV" for c in roles.capitals()[:1]) or unique(f"{p.country}:CIV" for p in [*near, *spots, *towns][:1] if p.country)
        recalled = all(a.recalled for a in roles.actors if set(a.mention.actors) & set(who.recipients))
        meant = () if homes and recalled else who.recipients
        if homes and not meant and all(c.endswith(":GOV") for c in who.actors) and roles.is_named(who.actors):  # "in front of | X's embassy"
            meant = minus(who.actors, (f"{country(homes[0])}:GOV",))
        who = Roles(homes or who.actors, meant, who.speakers, who.reason + "; the protesters are taken for the place's people" * bool(homes))
    if match.payload.event == "PROTEST" and not who.actors and len(countries(who.recipients)) == 1 and all(c.endswith(":GOV") for c in who.recipients):
        return replace(who, actors=(f"{country(who.recipients[0])}:CIV",), reason=who.reason + "; the protesters are taken for the government's own people")
    if match.payload.event == "PROTEST" and who.recipients and all(c.endswith(":OPP") for c in who.recipients) and countries(who.recipients) <= countries(who.actors):
        return Roles(who.recipients, governments(who.recipients), who.speakers, who.reason)  # "a rally of | the opposition"
    crowd = match.payload.event == "PROTEST" and who.actors and all(c.endswith((":OPP", ":CIV")) for c in who.actors)
    if crowd and who.recipients and not countries(who.recipients) & countries(who.actors) and roles.is_assumed(who.recipients):
        who = replace(who, recipients=governments(who.actors))  # "X's opposition | demanded that the prime minister resign": its own one
    if match.payload.event == "PROTEST" and who.actors and not who.recipients:  # "rallied at | X's embassy"
        abroad = unique(c for a in roles.actors if not a.recalled and roles.mark(a) == "oblique" for c in a.mention.actors if c.endswith(":GOV"))
        abroad = tuple(c for c in abroad if country(c) not in countries(who.actors))
        who = replace(who, recipients=abroad) if len(abroad) == 1 else who
    if match.payload.event == "PROTEST" and who.actors and not who.recipients:
        who = replace(who, recipients=minus(roles.protested_against(match), who.actors))
    if match.payload.event == "PROTEST" and who.actors and not who.recipients:
        home = governments(c for c in who.actors if c.endswith((":CIV", ":OPP")) or ":" not in c)
        return Roles(who.actors, home, who.speakers, who.reason + "; it is taken to be meant for their own government")
    if match.payload.event == "MOBILIZE" and not who.actors and (who.recipients or match.payload.mode != "exercise"):  # "the drills of A and B"
        who = Roles(who.recipients, (), who.speakers, who.reason)
    if match.payload.event == "MOBILIZE" and not who.actors:  # "drills began in the south of | X"
        grounds = [t for t in scope.toponyms if t.country and t.kind not in ("border", "metonym", "city") and abs(scope.gap(t, match)) <= _DRILLED]
        return Roles(unique(f"{t.country}:MIL" for t in grounds[:1]), (), who.speakers, who.reason + "; the doer is taken for the army of the place")
    if match.payload.mode == "arrest" and match.payload.form == "passive" and not who.actors and countries(who.recipients) == countries(who.speakers) and not _civil(who):
        homes = unique(map(country, who.speakers)) or tuple(t.country for t in scope.toponyms if t.country and t.kind in ("city", "village"))
        if homes:  # "seven were detained, the ministry said"
            return Roles((f"{homes[0]}:GOV",), (f"{homes[0]}:CIV",), who.speakers, who.reason + "; they are taken for the country's own people")
    if match.payload.mode == "arrest" and match.payload.form == "passive" and not who.actors and (holder := _announcing(who, roles) & {a, b}):
        reason = who.reason + "; the doer is inferred: who tells it"
        return Roles((f"{next(iter(holder))}:GOV",), who.recipients, who.speakers, reason)
    if match.payload.mode == "arrest" and not who.actors and len(who.recipients) == 1 and who.recipients[0] in (f"{a}:MIL", f"{b}:MIL"):
        return Roles((f"{other[country(who.recipients[0])]}:MIL",), who.recipients, who.speakers, who.reason + "; the doer is inferred: the other party")
    held = countries(who.recipients) & {a, b}
    besieged = match.payload.mode == "blockade" and match.payload.form == "passive" and not roles.is_assumed(who.recipients)
    if match.payload.mode in ("release", "return") and match.payload.form == "passive" and not held and not who.actors:
        held = roles.parties_within(match)  # "the body of a soldier of X, which | was handed over to the Red Cross"
        who = replace(who, recipients=(*who.recipients, *held)) if len(held) == 1 else who
    freed = match.payload.mode in ("release", "return") and match.payload.form != "both"
    handed = match.payload.mode == "withdraw" and match.payload.form == "passive" and not any(":" in c for c in who.recipients)
    handed = handed and not scope.future(match)  # "four villages | were returned to X"
    if (besieged or freed or handed) and not who.actors and len(held) == 1:
        return Roles((other[next(iter(held))],), who.recipients, who.speakers, who.reason + "; the doer is inferred: the other party")
    freeing = countries(who.actors) & {a, b}
    if match.payload.mode in ("release", "return") and len(freeing) == 1 and who.recipients and set(who.recipients) <= {"ICRC"}:  # "handed them over | to the Red Cross"
        return Roles(who.actors, (other[next(iter(freeing))],), who.speakers, who.reason + "; whom it concerns is inferred: the other party")
    if match.payload.mode in ("release", "return") and match.payload.form != "both" and not who.recipients and len(freeing) == 1:
        return Roles(who.actors, (other[next(iter(freeing))],), who.speakers, who.reason + "; whom it concerns is inferred: the other party")
    if match.payload.mode == "withdraw" and not who.actors and len(held) == 1 and all(c.endswith(":MIL") for c in who.recipients):  # "X | birliklerini çekti"
        return Roles(who.recipients, (other[next(iter(held))],), who.speakers, who.reason)
    if match.payload.event == "RETREAT" and match.payload.mode == "withdraw" and not who.actors and not who.recipients:  # told of nobody: of both
        return Roles((a, b), (), who.speakers, who.reason)
    sided = countries(who.actors) & {a, b}
    moved = match.payload.mode in ("troops", "weapons") and bool(scope.places(match)) and not who.recipients
    if (moved or match.payload.mode in ("blockade", "withdraw")) and not countries(who.recipients) & {a, b} and len(sided) == 1:
        concerned = (*who.recipients, other[next(iter(sided))])
        return replace(who, recipients=concerned, reason=who.reason + "; whom it concerns is inferred: the other party")
    if match.payload.mode == "arrest" and not who.recipients and len(sided) == 1 and countries(who.speakers) == {other[next(iter(sided))]}:
        return replace(who, recipients=tuple(countries(who.speakers)), reason=who.reason + "; the arrested are taken for the speaker's people")
    if match.payload.mode == "arrest" and not who.recipients and len(sided) == 1 and roles.hurt_by_name(match) == {other[next(iter(sided))]}:
        return replace(who, recipients=(f"{other[next(iter(sided))]}:CIV",), reason=who.reason + "; whose the arrested are tells a surname")
    if match.payload.mode == "arrest" and match.payload.form == "active" and len(sided) == 1 and all(c.endswith(":MIL") for c in who.actors) and not who.recipients:
        held_people = (f"{other[next(iter(sided))]}:CIV",)  # "soldiers of X seized two herdsmen": not their own people
        return replace(who, recipients=held_people, reason=who.reason + "; the arrested are taken for the other party's people")
    if match.payload.mode == "arrest" and len(sided) == 1 and who.recipients and set(who.recipients) <= {"ICRC"}:  # "took a patient off a bus | of the Red Cross"
        who = replace(who, recipients=(*who.recipients, f"{other[next(iter(sided))]}:CIV"))
    police = match.payload.event == "COERCE" and not match.payload.mode and all(c.endswith(":GOV") for c in who.actors)
    if (match.payload.mode == "arrest" or police) and not who.recipients and len(countries(who.actors)) == 1:
        lands = {t.ground for t in scope.places(match) if t.kind in ("city", "village")} & {a, b}
        if all(c.endswith(":MIL") for c in who.actors) and len(lands) == 1 and lands != countries(who.actors):  # "a herdsman of X's village was seized | by soldiers of Y"
            return Roles(who.actors, (f"{lands.pop()}:CIV",), who.speakers, who.reason + "; the arrested are taken for the place's people")
        return Roles(who.actors, (f"{country(who.actors[0])}:CIV",), who.speakers, who.reason + "; the arrested are taken for the country's own people")
    if match.payload.event != "ASSAULT":
        return who
    if match.payload.mode == "mine":
        return _mined(who, scope, match, other)
    tellers = countries(who.speakers) & {a, b}
    if match.payload.mode == "downing" and not who.actors and not who.recipients and len(tellers) == 1:  # "X said that two drones were shot down"
        teller = next(iter(tellers))
        return Roles((f"{teller}:MIL",), (other[teller],), who.speakers, who.reason + "; the doer is inferred: who tells it")
    if match.payload.mode == "downing" and not (who.recipients and not who.actors):
        theirs = tuple(other[c] for c in sided) if len(sided) == 1 and not who.recipients else ()
        return replace(who, recipients=theirs, reason=who.reason + "; the sufferer is inferred: the other party") if theirs else who
    fired = set(scope.origins()) & {a, b} if not who.actors else set()
    hit_there = {p.ground for p in scope.places(match) if p.kind in ("village", "city")} & ({a, b} - fired)
    if len(fired) == 1 and (hit_there or not countries(who.recipients) & fired & roles.parties_named()):  # "fire came from the village of A"
        hit = tuple(c for c in who.recipients if country(c) not in fired)
        who = replace(who, actors=(f"{next(iter(fired))}:MIL",), recipients=hit, reason=who.reason + "; the doer is inferred from where the fire came")
    hurt = countries(who.recipients) & {a, b}
    if not hurt and not who.actors:
        held_by = {p.ground for p in scope.places(match) if p.ground in (a, b) and p.kind in ("village", "city")}
        hurt = {p.ground for p in scope.places(match) if p.ground in (a, b)} | ({c.side for c in scope.casualties} & {a, b})
        hurt = held_by if len(held_by) == 1 and not roles.parties_named() - countries(roles.speakers) else hurt  # whose the hurt are is only taken from the text before
    if not hurt and not who.actors and match.payload.form == "passive" and not match.payload.mode:
        hurt = roles.hurt_by_name(match)
    if not hurt and not who.actors and match.payload.form == "passive" and not match.payload.mode and not scope.places(match):
        hurt = countries(who.speakers) & {a, b}  # "Baku says that two soldiers died" tells of its own
        named = roles.parties_beside(match)
        hurt = hurt or (named if len(named) == 1 else set())  # "X had losses too: one soldier was killed"
    own = countries(who.speakers) & {a, b}  # "X reported new shelling": of itself
    anew = match.payload.form == "noun" and match.payload.mode in ("firearms", "heavy-weapons") and not scope.places(match)
    definite = scope.language.words("actors", "definite") | scope.language.words("actors", "pointing")
    if anew and not hurt and not who.actors and not (match.first and scope.line.tokens[match.first - 1].fold in definite):
        hurt = own if len(own) == 1 and roles.parties_named() == own else hurt
    struck_anew = match.payload.form in ("passive", "weapon") and match.payload.mode in ("heavy-weapons", "firearms", "drone", "destroy")
    if struck_anew and not hurt and not who.actors and not scope.places(match) and not roles.parties_named():  # "the school was hit", in the village told before
        here = {p.ground for p in before if p.ground in (a, b) and p.kind in ("village", "city")}
        hurt = here if len(here) == 1 else hurt
    actors, recipients, reason = who.actors, who.recipients, who.reason
    lost = {c.side for c in scope.casualties if c.outcome in ("killed", "wounded") and c.best} if alone else set()
    mutual = {a, b} <= {c.side for c in scope.told_by(match) if c.outcome in ("killed", "wounded") and c.best}  # "four soldiers of X and three of Y | died when …"
    lost, actors = ({a, b}, ()) if mutual else (lost, actors)
    if not actors and not match.payload.mode and match.payload.form == "passive" and {a, b} <= lost:  # "49 on one side, 50 on the other"
        return Roles((f"{a}:MIL", f"{b}:MIL"), (), who.speakers, reason + "; both sides had losses")
    sites = {p.country for p in scope.places(match) if p.kind in ("city", "village") and p.country}
    away = match.payload.form == "active" and bool(sites) and not sites & {a, b}  # "a gunman burst into X's embassy in | Tehran": not the other party's
    if not actors and len(hurt) == 1 and not away:
        actors, reason = (f"{other[next(iter(hurt))]}:MIL",), reason + "; the doer is inferred: the other party"
    if len(hurt) == 1 and not recipients:
        recipients = (next(iter(hurt)),)
    if not actors and {a, b} <= countries(recipients) and match.payload.form == "passive":  # "seven Armenian and Azerbaijani soldiers were killed"
        return Roles((f"{a}:MIL", f"{b}:MIL"), (), who.speakers, reason + "; both sides had losses")
    if not actors and len(hurt) != 1:
        actors, reason = tuple(f"{p}:MIL" for p in (a, b)), reason + NOBODY
    sides = countries(actors) & {a, b}
    struck = {p.ground for p in scope.places(match) if p.kind in ("village", "city", "other")} & {a, b}
    if recipients and len(sides) == 1 and not countries(recipients) & {a, b} and struck == {other[next(iter(sides))]}:
        recipients = (*recipients, *struck)  # guests are hurt, and so is who holds the place
    if not recipients and len(sides) == 1 and match.payload.form != "both":
        recipients = (other[next(iter(sides))],)
        reason += "; the sufferer is inferred: the other party"
    armed = tuple(c if ":" in c or c not in (a, b) else f"{c}:MIL" for c in actors)
    return Roles(unique(armed), recipients, who.speakers, reason)


def _civil(who: Roles) -> bool:
    """Whether only people tell it: "two drivers are being held, according to their employer"."""
    return bool(who.speakers) and all(c.endswith(":CIV") for c in who.speakers)


def _mined(who: Roles, scope: Scope, match: Match[Trigger], other: Mapping[str, str]) -> Roles:
    """Nobody is named for a mine; it hurts people of the side that holds the place, if the text names no other."""
    homes = unique(p.ground for p in scope.places(match)[:1] if p.ground in other)
    laid = countries(who.actors) & set(other)
    homes = homes or tuple(other[c] for c in laid if len(laid) == 1)
    return who if who.recipients or not homes else Roles(who.actors, homes, who.speakers, who.reason + "; the sufferer is inferred from the place")


def _addressed(who: Roles, match: Match[Trigger], scope: Scope, other: Mapping[str, str], roles: LineRoles) -> Roles:
    """Words to nobody named: a party's are meant for the other one; others call on whom the line names, else on both, and condemn who struck the place."""
    speakers = countries(who.actors)
    party = speakers & set(other)
    within = roles.parties_named() if match.payload.event != "SUPPORT" else roles.parties_in_clause(match.last)  # "offered condolences, | called on X to stop": not to X
    named = [c for c in other if c in within - speakers]
    meant: Codes = ()
    asking = match.payload.event == "REQUEST" and all(c.endswith(":CIV") for c in who.actors)
    if who.actors and (asking or all(c.endswith(":OPP") for c in who.actors)):  # an opposition speaks to its own government, villagers ask it
        meant = governments(who.actors)
    elif len(party) == 1 and (match.payload.event in _HOSTILE or (len(speakers) == 1 and match.payload.event != "AID")):
        meant = (other[next(iter(party))],)
    elif party or match.payload.event in ("SUPPORT", "AGREE", "COOPERATE", "AID"):
        meant = tuple(named) if len(named) == 1 else tuple(other) if not party and match.payload.event in ("SUPPORT", "AGREE") else ()
        if match.payload.event == "AID" and not meant and not party:  # "brought food to families in | Berd"
            homes = unique(t.ground for t in scope.toponyms if t.ground in other and t.kind != "border" and scope.token(t.start) >= match.last - 1)
            meant = homes if len(homes) == 1 else ()
        if match.payload.event == "AID" and not meant and not named:  # "Yerevan sent rescuers to | Adıyaman"
            abroad = unique(t.ground for t in scope.toponyms if t.ground and t.kind in ("city", "village", "district", "province") and t.ground not in speakers)
            meant = abroad if len(abroad) == 1 else ()
        own = not meant and not named and len(party) == 1 and all(c.endswith(":GOV") for c in who.actors)
        if match.payload.event == "AID" and own:  # "the government gave the villages money"
            meant = (f"{next(iter(party))}:CIV",)
    elif match.payload.event == "REQUEST":
        meant = tuple(named) if len(named) == 1 and match.payload.mode != "de-escalate" else tuple(other)
    elif match.payload.event == "ACCUSE":
        first = scope.line.tokens[match.last - 1].start if scope.language.word_order == "svo" else -1  # what is condemned stands behind the verb, or before it
        behind = [t for t in scope.toponyms if t.start > first and t.ground in other]
        struck = {t.ground for t in behind if t.kind in ("village", "city", "district", "province")}
        meant = (other[next(iter(struck))],) if len(struck) == 1 else ()
    return Roles(who.actors, meant, who.speakers, who.reason + "; whom it is meant for is inferred") if meant and who.actors else who
