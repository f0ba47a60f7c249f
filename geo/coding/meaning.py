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
    told: Roles | None = who
    for rule in (_by_phrases, _by_words_before, _by_other_deeds, _by_talks_before):
        told = rule(told, match, here) if told else None
    return told


def _by_phrases(who: Roles, match: Match[Trigger], here: Here) -> Roles | None:
    """By other phrases of the line, each event by its own rules."""
    event, mode = match.payload.event, match.payload.mode
    who = _continued(who, match, here)
    if event == "ACCUSE":
        for rule in (_condemned_for, _accused_of_this, _accused_back):
            who = rule(who, match, here)
    who = _asked_of_holders(who, match, here) if event == "REQUEST" else who
    who = _opposed_to_own(who, match, here) if event in SAID else who
    if event == "ACCUSE" and who.actors and not who.recipients:
        who = replace(who, recipients=_called_on(here.triggers, who, here.roles, here.reading))
    if event == "REJECT":
        who = _rejected(who, match, here)
    if event == "CONSULT":
        return _talking(who, match, here)
    if mode == "exercise":
        return _drilling(who, here)
    return _thanked(who, match, here) if event == "SUPPORT" else who


def _continued(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """A gerund's subject is that of the verb before it: "X met Y, | accusing Z"."""
    if match.payload.event not in WORDS or match.payload.form != "active" or not goes_with(match, here.scope):
        return who
    calls = (m for m in here.matches if m.payload.mode == "phone")  # a call may be coded for its purpose
    ahead = [t for t in (*calls, *here.triggers) if t.last <= match.first and t.payload.form in ("active", "passive")]
    ahead = [t for t in ahead if not apart(here.roles.relative, t.first, match.first)]
    doers = here.roles.of(ahead[-1]).actors if ahead and ahead[-1].payload.form == "active" else ()
    return replace(who, actors=doers) if doers and not countries(doers) & countries(who.recipients) else who


def _condemned_for(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Who is condemned is who did it: "condemned the | killing of two soldiers of X", "condemned the attack | by X"."""
    if match.payload.mode != "disapprove":
        return who
    if deaths := next((t for t in here.triggers if lost(t) and 0 <= t.first - match.last <= 1), None):
        culprits = whole(deaths, here).actors
        return replace(who, recipients=unique(map(country, culprits))) if len(culprits) == 1 else who
    doers = _condemned(who, here.attacks, here.roles, here.reading)
    return replace(who, recipients=doers) if doers else who


def _accused_of_this(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """What an accusation only points to is whose it was: "X did it. Y condemned | this step"."""
    roles, told = here.roles, here.told
    if not who.actors or who.recipients or not roles.points_back(match):
        return who
    blamed = [r for t in here.triggers if t.last <= match.first and t.payload.event == "ACCUSE" and countries((r := roles.of(t)).actors) == countries(who.actors)]
    struck = tuple(told.assailants) if told.deed and len(told.assailants) == 1 and here.attacks else ()  # "this | attack"
    return replace(who, recipients=minus(blamed[-1].recipients if blamed else struck or told.praised or unique(map(country, told.subject)), who.actors))


def _accused_back(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Who is accused answers his accuser: "X condemned Y; Y | called it biased"."""
    if not who.actors or who.recipients:
        return who
    charges = [here.roles.of(t) for t in here.triggers if t.last <= match.first and t.payload.event in HOSTILE]
    charges = [r for r in charges if countries(r.recipients) & countries(who.actors) and not countries(r.actors) & countries(who.actors)]
    return replace(who, recipients=unique(map(country, charges[-1].actors)) if charges else ())


def _asked_of_holders(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Who is asked is who holds one's people: "Z arrested a driver of Y. Y | demanded his release"."""
    holders, held = here.told.held
    asked = not who.recipients and countries(who.actors) & countries(held) - countries(holders)
    return replace(who, recipients=unique(map(country, holders))) if asked else who


def _opposed_to_own(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """The opposition and crowds speak to their own government: "an opposition deputy accused | the government"."""
    crowd = match.payload.event == "REQUEST" and set(who.actors) == set(here.told.crowd)
    opposed = who.actors and (crowd or all(c.endswith(":OPP") for c in who.actors))
    meant = opposed and (not here.roles.is_named(who.recipients) or here.roles.is_assumed(who.recipients))
    return replace(who, recipients=governments(who.actors)) if meant else who


def _rejected(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """What is rejected is what somebody else said before in the line; nobody rejects his own words."""
    words = [t for t in here.triggers if t.last <= match.first and t.payload.event in SAID] if not who.recipients else []
    if words:
        who = replace(who, recipients=minus(here.roles.of(words[-1]).actors, who.actors))
    return replace(who, recipients=()) if countries(who.recipients) <= countries(who.actors) else who


def _talking(who: Roles, match: Match[Trigger], here: Here) -> Roles | None:
    """With whom talks are that name one side alone; None if they are told already, or nobody known visits."""
    roles, told, reading, mode = here.roles, here.told, here.reading, match.payload.mode
    if who.actors and not who.recipients:
        who = replace(who, recipients=roles.people_met(match) or (_greeted(who, match, here) if roles.to_pronoun(match) else ()))
    hosts = mode == "meet" and bool(who.actors) and not who.recipients and not countries(who.actors) & set(reading.parties)
    if hosts and all(len(country(c)) == _STATE for c in who.actors) and countries(told.met) & set(reading.parties):  # "X met Y in W. Z | hosted the talks": told already
        return None
    there, both = countries((*who.actors, *who.recipients)), set(reading.parties)
    if match.payload.form == "both" and not both < there and len(there & both) != 1 and _of_three(match, here):
        who = replace(who, actors=unique((*reading.parties, *minus(who.actors, reading.parties), *_third(here))))
    if mode == "phone" and who.actors and not who.recipients:  # "rang | Yerevan and Baku"
        return replace(who, recipients=_hosts(who, match, here, several=True))
    return _visiting(who, match, here) if mode == "visit" else who


def _visiting(who: Roles, match: Match[Trigger], here: Here) -> Roles | None:
    """Whom a visit is paid to: "on a visit to | Y, X condemned Z"; None if nobody who visits is named ("The five men | arrived in Y")."""
    roles, scope, triggers = here.roles, here.scope, here.triggers
    if not any(a.pronoun or countries(a.mention.actors) & countries(who.actors) for a in (*roles.actors, *roles.adjectives)):
        return None
    met = any(t is not match and t.payload.event == "CONSULT" and scope.status(t, triggers) == "reported" for t in triggers)  # "arrived in Y, where he is to meet Z"
    return replace(who, recipients=_hosts(who, match, here) or who.recipients) if who.actors and not met else who


def _drilling(who: Roles, here: Here) -> Roles:
    """Who takes part in drills does them too: "drills with the participation of | Y"."""
    roles, parties = here.roles, here.reading.parties
    fellows = minus(who.recipients, parties if countries(who.actors) & set(parties) else ())
    near = [a for a in roles.actors if set(a.mention.actors) & set(fellows)]
    if not who.actors or not fellows or not all(roles.mark(a) in ("with", "agent") or roles.takes_part(a) for a in near):
        return who
    return replace(who, actors=unique((*who.actors, *fellows)), recipients=minus(who.recipients, fellows))


def _thanked(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """A party thanks the third that the line or the last sentence tells of: "X sent observers. Y thanked | the ally"."""
    roles, parties = here.roles, here.reading.parties
    if who.recipients or not countries(who.actors) & set(parties) or roles.parties_named() - countries(who.actors):
        return who
    guests = [c for a in roles.actors if a.last <= match.first and not a.pronoun for c in a.mention.actors]
    third = minus(unique(map(country, [*guests, *here.told.subject])), (*parties, *who.actors))
    return replace(who, recipients=third[:1])


def _by_words_before(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """By what the story told last: each rule speaks only where no rule before it named anybody."""
    for rule in (_to_pronoun, _to_host, _against_last, _against_praised, _against_proposer, _as_before, _to_charging, _against_party):
        if not who.recipients and (meant := rule(who, match, here)):
            who = replace(who, recipients=meant)
    return who


def _to_pronoun(who: Roles, match: Match[Trigger], here: Here) -> Codes:
    """Whom a pronoun beside words means: whom one met ("X received Y. He accused | them of …"), accused or was called by ("X called Y. Z thanked | him")."""
    event, told = match.payload.event, here.told
    if not here.roles.to_pronoun(match):
        return ()
    if event in SAID and told.met:
        return minus(told.met, who.actors)
    if event == "ACCUSE" and told.charged:  # "X called in the envoy of Y. | He was handed | a note"
        return minus(told.charged, who.actors)
    return minus(unique(map(country, told.subject)), who.actors) if event in ("SUPPORT", "REJECT") else ()  # "X proposed it. Y told | them no"


def _to_host(who: Roles, match: Match[Trigger], here: Here) -> Codes:
    """To whom words go that are said to "his host": "X received Y. Y asked | his host"."""
    met, event = here.told.met, match.payload.event
    meant = event in (*SAID, "SUPPORT", "AGREE") and bool(countries(who.actors) & countries(met)) and here.roles.to_host(match)
    return minus(met, who.actors) if meant else ()


def _against_last(who: Roles, match: Match[Trigger], here: Here) -> Codes:
    """Whose words a mere denial in a quotation rejects: the last speaker's."""
    denial = match.payload.event == "REJECT" and match.payload.weak and match.payload.form == "quote"
    return minus(unique(map(country, here.told.subject)), who.actors) if denial else ()


def _against_praised(who: Roles, match: Match[Trigger], here: Here) -> Codes:
    """To whose step somebody else objects: "The EU approved it. X welcomed the decision. Y | objected"."""
    opposes = (match.payload.event == "REJECT" or match.payload.mode == "disapprove") and here.told.praised and who.actors
    return minus(here.told.praised, who.actors) if opposes and not here.roles.parties_named() - countries(who.actors) else ()


def _against_proposer(who: Roles, match: Match[Trigger], here: Here) -> Codes:
    """What is rejected by a pronoun is what the clause before proposed: "X wants to send a mission, but Y | is against it"."""
    if match.payload.event != "REJECT" or not who.actors or not (here.roles.about_it(match) or here.roles.about_words(match)):
        return ()
    return minus(unique(map(country, here.roles.proposer(match) or here.told.subject)), who.actors)


def _as_before(who: Roles, match: Match[Trigger], here: Here) -> Codes:
    """Whom the same speaker addressed last, or others whose words are said once more: "Paris asked X to leave. Berlin | did the same"."""
    told, own = here.told, countries(who.actors)
    same = bool(who.actors) and own == countries(told.charging) and not here.roles.parties_named() - own
    goes_on = match.payload.event in SAID and same and countries(told.charged) != set(here.reading.parties)  # "X turned to the court. It | wants a ruling"
    return told.charged if goes_on or match in here.again else ()


def _to_charging(who: Roles, match: Match[Trigger], here: Here) -> Codes:
    """Who asked or accused is refused by whom he did: "Paris asked X to leave. X | refused", "X | called the text biased"."""
    told, own = here.told, countries(who.actors)
    third = match.payload.mode == "disapprove" and not countries(told.charging) & set(here.reading.parties)
    answers = (third or match.payload.event == "REJECT") and own & countries(told.charged) and not here.roles.parties_named(match.last) - own
    return told.charging if answers else ()


def _against_party(who: Roles, match: Match[Trigger], here: Here) -> Codes:
    """Whose words a third rejects: the party's that spoke last."""
    third = match.payload.event == "REJECT" and who.actors and not countries(who.actors) & set(here.reading.parties)
    return tuple(c for c in here.told.subject if country(c) in here.reading.parties) if third else ()


def _by_other_deeds(who: Roles, match: Match[Trigger], here: Here) -> Roles | None:
    """By the arrests, charges and capitals that the line tells; None if a party only mourns its own ("Baku | deplores | the death of two of its soldiers")."""
    event, mode, roles, told = match.payload.event, match.payload.mode, here.roles, here.told
    if mode == "release" and match.payload.form == "passive" and not roles.others_in_clause(match, ()):
        who = _let_out(who, match, here)
    if event in HOSTILE and who.actors and not who.recipients:
        who = replace(who, recipients=_at_a_third(who, here))
    if mode in ("blockade", "cyber") and match.payload.form == "passive" and not who.actors:
        who = _blamed_for(who, here)
    if event in _AIMED and who.actors:
        who = replace(who, recipients=unique((*who.recipients, *_seats_meant(who, match, here))))
    if event in SAID and who.actors and not who.recipients:
        who = replace(who, recipients=_met_with(match, here.triggers, who, roles))
    if mode == "disapprove" and countries(who.actors) & set(here.reading.parties) & _mourned(match, here.scope):
        return None
    if event == "REQUEST" and any(_asks_release(match, m) for m in here.matches):
        who = replace(who, recipients=_holders(who, here.reading) or tuple(told.assailants if len(told.assailants) == 1 and not who.recipients else ()))
    return who


def _blamed_for(who: Roles, here: Here) -> Roles:
    """Who is blamed for it did it: "the gas was cut, which X | blames on Y"."""
    blamed = [r for t in here.triggers if t.payload.event == "ACCUSE" and len(countries((r := here.roles.of(t)).recipients)) == 1]
    if not blamed:
        return who
    return replace(who, actors=unique(map(country, blamed[0].recipients)), recipients=who.recipients or unique(map(country, blamed[0].actors)))


def _by_talks_before(who: Roles, match: Match[Trigger], here: Here) -> Roles | None:
    """What "the sides" do is done by those who met: "A, B and C met. The leaders | agreed"; None where it is that meeting itself."""
    if not here.told.met:
        return who
    event, roles, met, parties = match.payload.event, here.roles, here.told.met, set(here.reading.parties)
    if event in _OF_TALKS and len(met) > 1 and not parties <= countries(met) and roles.both_sides(who, match):
        if event == "CONSULT":  # "X received Y. The sides | discussed …": those two, and it is that meeting
            return None
        who = replace(who, actors=met)
    if event in ("AGREE", "COOPERATE") and set(who.actors) & set(met) and countries(who.actors) < countries(met) and roles.without_subject():
        who = replace(who, actors=met)  # "X met Y. Agreed to …"
    fewer = countries(who.actors) < countries(met) and countries(who.actors) != parties
    return replace(who, actors=met) if event in ("AGREE", "SUPPORT", "COOPERATE") and fewer and roles.both_sides(who, match) else who


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
