"""The parties of an event that a line leaves out, completed from its places and losses and from the other party.

Law: who is named stays; what is inferred says so in the reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from geo.codebook import countries, country, governments, unique
from geo.coding.here import Here
from geo.coding.roles import LineRoles
from geo.coding.scope import Scope
from geo.coding.story import HOSTILE, WORDS, Reading
from geo.coding.terms import Codes, Roles, minus
from geo.language import Trigger
from geo.model import NOBODY, Toponym
from geo.phrases import Match

_MEANT = (*WORDS, "SUPPORT", "AGREE", "COOPERATE", "AID")  # what is meant for somebody, also where nobody is named
_DRILLED = 8  # tokens between drills and the country where they are held


def whole(match: Match[Trigger], here: Here) -> Roles:
    """Who did what to whom by another event of the line, with what can be inferred of it."""
    return completed(here.roles.of(match), match, here.scope, here.reading, here.roles)


def completed(
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


def _announcing(who: Roles, roles: LineRoles) -> set[str]:
    """The one country that the line before was about where this one names only who is held: "X's guards issued a statement. According to it, a citizen of Y | was held"."""
    before = countries(roles.before)
    alone = len(before) == 1 and bool(who.recipients) and not roles.parties_named() - countries(who.recipients)
    return before - countries(who.recipients) if alone else set()


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
    elif len(party) == 1 and (match.payload.event in HOSTILE or (len(speakers) == 1 and match.payload.event != "AID")):
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
