"""Whom words are meant for where their own phrase does not tell it.

Law: other phrases of the line come before the story so far; words that are nobody's are no event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.codebook import countries, country, governments, unique
from geo.coding.clauses import apart
from geo.coding.completion import whole
from geo.coding.here import Here, goes_with
from geo.coding.roles import LineRoles
from geo.coding.scope import Scope
from geo.coding.story import HOSTILE, SAID, WISHED, WORDS, Reading, lost
from geo.coding.terms import Codes, Roles, minus
from geo.language import Trigger
from geo.phrases import Match

_AIMED = (*WORDS, "SUPPORT", "AID", "SANCTION")  # what is meant for the government whose capital stands among its words
_ASKED = 6  # tokens between a capital of which something is asked and the verb behind it
_SUFFIX = 4  # letters of an ending that an apostrophe parts from its name
_OF_TALKS = ("CONSULT", "AGREE", "COOPERATE", "SUPPORT", "REQUEST", "ACCUSE")  # what those may do who met, called "the sides"
_MOURNED = 6  # tokens between a verb of regret and losses
_STATE = 3  # letters of a state's code; organisations have others
_NEAR = 2  # tokens between "trilateral" and the talks
_SEAT = 2  # tokens between a visit and the capital that is visited


def meant_for(who: Roles, match: Match[Trigger], here: Here) -> Roles | None:
    """Whom words are meant for, as other phrases of the line and the words before tell; None if they are nobody's."""
    trigger, triggers, attacks, matches = match.payload, here.triggers, here.attacks, here.matches
    roles, scope, told, reading = here.roles, here.scope, here.told, here.reading
    if trigger.event in WORDS and trigger.form == "active" and goes_with(match, scope):  # "X met Y, | accusing Z"
        told_by = [t for t in (*(m for m in matches if m.payload.mode == "phone"), *triggers) if t.last <= match.first]  # a call may be coded for its purpose
        ahead = [t for t in told_by if t.payload.form in ("active", "passive") and not apart(roles.relative, t.first, match.first)]
        if ahead and ahead[-1].payload.form == "active" and (doers := roles.of(ahead[-1]).actors) and not countries(doers) & countries(who.recipients):
            who = replace(who, actors=doers)
    if trigger.event == "ACCUSE" and trigger.mode == "disapprove" and (deaths := next((t for t in triggers if lost(t) and 0 <= t.first - match.last <= 1), None)):
        culprits = whole(deaths, here).actors  # "condemned the | killing of two soldiers of X"
        who = replace(who, recipients=unique(map(country, culprits))) if len(culprits) == 1 else who
    elif trigger.event == "ACCUSE" and trigger.mode == "disapprove" and (doers := _condemned(who, attacks, roles, reading)):
        who = replace(who, recipients=doers)
    if trigger.event == "ACCUSE" and who.actors and not who.recipients and roles.points_back(match):  # "X did it. Y condemned | this step"
        blamed = [r for x in triggers if x.last <= match.first and x.payload.event == "ACCUSE" and countries((r := roles.of(x)).actors) == countries(who.actors)]
        struck = tuple(told.assailants) if told.deed and len(told.assailants) == 1 and attacks else ()  # "this | attack"
        who = replace(who, recipients=minus(blamed[-1].recipients if blamed else struck or told.praised or unique(map(country, told.subject)), who.actors))
    if trigger.event == "ACCUSE" and who.actors and not who.recipients:  # "X condemned Y; Y | called it biased"
        charges = [roles.of(t) for t in triggers if t.last <= match.first and t.payload.event in HOSTILE]
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
    both = set(reading.parties) < there
    if trigger.event == "CONSULT" and trigger.form == "both" and not both and len(there & set(reading.parties)) != 1 and _of_three(match, here):
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
