"""The parties of an event that a line leaves out, completed from its places and losses and from the other party.

Law: who is named stays; what is inferred says so in the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from geo.codebook import countries, country, governments, unique
from geo.coding.here import Here
from geo.coding.roles import LineRoles
from geo.coding.story import HOSTILE, WORDS, lost
from geo.coding.terms import Codes, Roles, minus
from geo.language import Trigger
from geo.model import NOBODY, Casualty, Toponym
from geo.phrases import Match

_MEANT = (*WORDS, "SUPPORT", "AGREE", "COOPERATE", "AID")  # what is meant for somebody, also where nobody is named
_DRILLED = 8  # tokens between drills and the country where they are held


def whole(match: Match[Trigger], here: Here) -> Roles:
    """Who did what to whom by another event of the line, with what can be inferred of it."""
    return completed(here.roles.of(match), match, here)


def completed(who: Roles, match: Match[Trigger], here: Here, *, alone: bool = False, before: Sequence[Toponym] = ()) -> Roles:
    """Return the parties of an event with those that its line leaves out, each event by its own rule.

    ``alone`` is whether the line tells no other attack, ``before`` where the story so far has been.
    """
    event, mode = match.payload.event, match.payload.mode
    if event == "ACCUSE" and not who.recipients and set(here.reading.parties) <= countries(who.actors):  # "each side blames the other"
        return replace(who, recipients=here.reading.parties)
    if (event in _MEANT or _yields(who, match, here)) and match.payload.form != "both" and not who.recipients:
        return _addressed(who, match, here)
    if event == "PROTEST":
        return _protesting(_with_protesters(who, match, here, before), match, here)
    if event == "MOBILIZE":
        return _mobilised(who, match, here)
    if event == "COERCE":
        return _coerced(who, match, here)
    if mode in ("release", "return"):
        return _released(who, match, here)
    if mode == "withdraw":
        return _withdrawn(who, match, here)
    return _attacked(who, match, here, alone=alone, before=before) if event == "ASSAULT" else who


def _other(codes: Iterable[str], here: Here) -> str:
    """The other party than the one that codes name; "" if they name both or neither."""
    named = countries(codes) & set(here.reading.parties)
    return next(p for p in here.reading.parties if p not in named) if len(named) == 1 else ""


def _concerning(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """What a party closes or moves concerns the other one, unless a party is named for it."""
    if countries(who.recipients) & set(here.reading.parties) or not (other := _other(who.actors, here)):
        return who
    return replace(who, recipients=(*who.recipients, other), reason=who.reason + "; whom it concerns is inferred: the other party")


def _yields(who: Roles, match: Match[Trigger], here: Here) -> bool:
    """Whether a party yields where the line names both, or their towns: to the other one."""
    a, b = here.reading.parties
    named = match.payload.event == "CONCEDE" and bool(_other(who.actors, here))
    return named and {a, b} <= here.roles.parties_named() | {t.ground for t in here.scope.toponyms}


# ------------------------------------------------------------ protests


def _with_protesters(who: Roles, match: Match[Trigger], here: Here, before: Sequence[Toponym]) -> Roles:
    """Who protests: a nation's people where they are named so ("Azerbaijanis who live in Z | rallied"), else the people of the place."""
    roles, scope = here.roles, here.scope
    if len(who.actors) == 1 and ":" not in who.actors[0]:
        spans = [(t.start, t.end) for t in scope.toponyms]
        people = any(a.mention.actors == who.actors and not any(s <= a.mention.start < e for s, e in spans) for a in roles.actors)
        who = replace(who, actors=(f"{who.actors[0]}:CIV",)) if people else who
    told_apart = roles.is_named(who.actors) or not all(c.endswith(":CIV") for c in who.actors)
    if told_apart and any(c.endswith((":CIV", ":OPP")) for c in who.actors):
        return who
    homes = _homes(match, here, before)
    recalled = all(a.recalled for a in roles.actors if set(a.mention.actors) & set(who.recipients))
    meant = () if homes and recalled else who.recipients
    if homes and not meant and all(c.endswith(":GOV") for c in who.actors) and roles.is_named(who.actors):  # "in front of | X's embassy"
        meant = minus(who.actors, (f"{country(homes[0])}:GOV",))
    return Roles(homes or who.actors, meant, who.speakers, who.reason + "; the protesters are taken for the place's people" * bool(homes))


def _homes(match: Match[Trigger], here: Here, before: Sequence[Toponym]) -> Codes:
    """The people of the place where a protest is: of the capital told as such, a party's town, any place ("in the centre of | Yerevan")."""
    scope, parties = here.scope, here.reading.parties
    towns = sorted((t for t in scope.toponyms if t.kind in ("metonym", "city") and t.country), key=lambda t: scope.gap(t, match))
    towns = [t for t in towns if not scope.aside(t)] or [t for t in before if t.country] or towns
    spots = list(scope.places(match))  # "relatives of those lost in X's region closed an avenue in | Y's capital"
    near = [p for p in spots if p.kind in ("city", "village") and p.country in parties]
    near += [t for t in towns if t.country in parties] if all(p.kind in ("region", "country") for p in spots[:1]) else []
    return tuple(f"{c}:CIV" for c in here.roles.capitals()[:1]) or unique(f"{p.country}:CIV" for p in [*near, *spots, *towns][:1] if p.country)


def _protesting(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Against whom a protest is: the government that the line names, an embassy, whoever stands behind "against", else their own government."""
    roles = here.roles
    if not who.actors and len(countries(who.recipients)) == 1 and all(c.endswith(":GOV") for c in who.recipients):
        return replace(who, actors=(f"{country(who.recipients[0])}:CIV",), reason=who.reason + "; the protesters are taken for the government's own people")
    if who.recipients and all(c.endswith(":OPP") for c in who.recipients) and countries(who.recipients) <= countries(who.actors):
        return Roles(who.recipients, governments(who.recipients), who.speakers, who.reason)  # "a rally of | the opposition"
    crowd = who.actors and all(c.endswith((":OPP", ":CIV")) for c in who.actors)
    if crowd and who.recipients and not countries(who.recipients) & countries(who.actors) and roles.is_assumed(who.recipients):
        who = replace(who, recipients=governments(who.actors))  # "X's opposition | demanded that the prime minister resign": its own one
    if not who.actors or who.recipients:
        return who
    abroad = unique(c for a in roles.actors if not a.recalled and roles.mark(a) == "oblique" for c in a.mention.actors if c.endswith(":GOV"))
    abroad = tuple(c for c in abroad if country(c) not in countries(who.actors))  # "rallied at | X's embassy"
    meant = abroad if len(abroad) == 1 else minus(roles.protested_against(match), who.actors)
    if meant:
        return replace(who, recipients=meant)
    home = governments(c for c in who.actors if c.endswith((":CIV", ":OPP")) or ":" not in c)
    return Roles(who.actors, home, who.speakers, who.reason + "; it is taken to be meant for their own government")


# ------------------------------------------------------------ movements, arrests, releases


def _mobilised(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Who moves troops, and whom a movement to a place concerns: "drills began in the south of | X"."""
    scope, mode = here.scope, match.payload.mode
    if not who.actors and (who.recipients or mode != "exercise"):  # "the drills of A and B"
        who = Roles(who.recipients, (), who.speakers, who.reason)
    if not who.actors:
        grounds = [t for t in scope.toponyms if t.country and t.kind not in ("border", "metonym", "city") and abs(scope.gap(t, match)) <= _DRILLED]
        return Roles(unique(f"{t.country}:MIL" for t in grounds[:1]), (), who.speakers, who.reason + "; the doer is taken for the army of the place")
    moved = mode in ("troops", "weapons") and bool(scope.places(match)) and not who.recipients
    return _concerning(who, match, here) if moved else who


def _coerced(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Who arrests whom, and whose road is closed by whom."""
    mode, form, other = match.payload.mode, match.payload.form, _other(who.recipients, here)
    if mode == "arrest" and (told := _arrested(who, match, here)):
        return told
    if mode == "blockade":
        if form == "passive" and not who.actors and other and not here.roles.is_assumed(who.recipients):
            return _by_other(who, other)
        return _concerning(who, match, here)
    return _with_arrested(who, match, here)


def _by_other(who: Roles, other: str) -> Roles:
    return Roles((other,), who.recipients, who.speakers, who.reason + "; the doer is inferred: the other party")


def _arrested(who: Roles, match: Match[Trigger], here: Here) -> Roles | None:
    """Who arrests where nobody is told for it: the speaker's own police, whom the line before was about, or the other party's soldiers."""
    if who.actors:
        return None
    passive = match.payload.form == "passive"
    if passive and countries(who.recipients) == countries(who.speakers) and not _civil(who):  # "seven were detained, the ministry said"
        homes = unique(map(country, who.speakers)) or tuple(t.country for t in here.scope.toponyms if t.country and t.kind in ("city", "village"))
        if homes:
            return Roles((f"{homes[0]}:GOV",), (f"{homes[0]}:CIV",), who.speakers, who.reason + "; they are taken for the country's own people")
    if passive and (holder := _announcing(who, here.roles) & set(here.reading.parties)):
        return Roles((f"{next(iter(holder))}:GOV",), who.recipients, who.speakers, who.reason + "; the doer is inferred: who tells it")
    soldiers = who.recipients in [(f"{p}:MIL",) for p in here.reading.parties]
    return Roles((f"{_other(who.recipients, here)}:MIL",), who.recipients, who.speakers, who.reason + "; the doer is inferred: the other party") if soldiers else None


def _with_arrested(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Whom somebody arrests where nobody is told for it: the other party's people if the speaker, a surname or soldiers tell it, else his own."""
    arrest, other, armed = match.payload.mode == "arrest", _other(who.actors, here), all(c.endswith(":MIL") for c in who.actors)
    if arrest and other and not who.recipients:
        if countries(who.speakers) == {other}:
            return replace(who, recipients=tuple(countries(who.speakers)), reason=who.reason + "; the arrested are taken for the speaker's people")
        if here.roles.hurt_by_name(match) == {other}:
            return replace(who, recipients=(f"{other}:CIV",), reason=who.reason + "; whose the arrested are tells a surname")
        if match.payload.form == "active" and armed:  # "soldiers of X seized two herdsmen": not their own people
            return replace(who, recipients=(f"{other}:CIV",), reason=who.reason + "; the arrested are taken for the other party's people")
    if arrest and other and who.recipients and set(who.recipients) <= {"ICRC"}:  # "took a patient off a bus | of the Red Cross"
        return replace(who, recipients=(*who.recipients, f"{other}:CIV"))
    police = not match.payload.mode and all(c.endswith(":GOV") for c in who.actors)
    if not (arrest or police) or who.recipients or len(countries(who.actors)) != 1:
        return who
    lands = {t.ground for t in here.scope.places(match) if t.kind in ("city", "village")} & set(here.reading.parties)
    if armed and len(lands) == 1 and lands != countries(who.actors):  # "a herdsman of X's village was seized | by soldiers of Y"
        return Roles(who.actors, (f"{lands.pop()}:CIV",), who.speakers, who.reason + "; the arrested are taken for the place's people")
    return Roles(who.actors, (f"{country(who.actors[0])}:CIV",), who.speakers, who.reason + "; the arrested are taken for the country's own people")


def _released(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Who lets whom go: each party the other one's people, where only one of them is told."""
    form, parties = match.payload.form, set(here.reading.parties)
    if form == "passive" and not who.actors and not countries(who.recipients) & parties:
        held = here.roles.parties_within(match)  # "the body of a soldier of X, which | was handed over to the Red Cross"
        if len(held) == 1:
            return _by_other(replace(who, recipients=(*who.recipients, *held)), _other(held, here))
    if form != "both" and not who.actors and (other := _other(who.recipients, here)):
        return _by_other(who, other)
    other = _other(who.actors, here)
    to_red_cross = bool(who.recipients) and set(who.recipients) <= {"ICRC"}  # "handed them over | to the Red Cross"
    if other and (to_red_cross or (form != "both" and not who.recipients)):
        return Roles(who.actors, (other,), who.speakers, who.reason + "; whom it concerns is inferred: the other party")
    return who


def _withdrawn(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Who withdraws before whom: "X | birliklerini çekti", "four villages | were returned to X"; told of nobody, both do."""
    if not who.actors and (other := _other(who.recipients, here)):
        if match.payload.form == "passive" and not any(":" in c for c in who.recipients) and not here.scope.future(match):
            return _by_other(who, other)
        if all(c.endswith(":MIL") for c in who.recipients):
            return Roles(who.recipients, (other,), who.speakers, who.reason)
    if match.payload.event == "RETREAT" and not who.actors and not who.recipients:
        return Roles(here.reading.parties, (), who.speakers, who.reason)
    return _concerning(who, match, here)


# ------------------------------------------------------------ attacks


def _attacked(who: Roles, match: Match[Trigger], here: Here, *, alone: bool, before: Sequence[Toponym]) -> Roles:
    """In an attack between the parties, the side of the place or of the hurt is the sufferer's, the other one the doer."""
    if match.payload.mode == "mine":
        return _mined(who, match, here)
    if match.payload.mode == "drone" or (match.payload.mode != "downing" and not who.recipients):
        who = _without_makers(who, here)
    if match.payload.mode == "downing" and (who.actors or not who.recipients):
        return _downed(who, here)
    who = _fired_from(who, match, here)
    hurt, both = _hurt(who, match, here, before), set(here.reading.parties)
    mutual = both <= _losing(here.scope.told_by(match))  # "four soldiers of X and three of Y | died when …"
    who = replace(who, actors=()) if mutual else who
    if lost(match) and not who.actors and (mutual or (alone and both <= _losing(here.scope.casualties))):  # "49 on one side, 50 on the other"
        return _both(who, here)
    return _opposed(who, match, here, hurt)


def _without_makers(who: Roles, here: Here) -> Roles:
    """An attack's parties without the country that only made the weapon: "a Turkish | drone | struck A"."""
    if not who.actors or countries(who.actors) & here.reading.armed:
        return who
    told = [a for a in here.roles.actors if countries(a.mention.actors) == countries(who.actors)]
    return replace(who, actors=()) if told and all(a.arms for a in told) else who


def _losing(losses: Iterable[Casualty]) -> set[str]:
    """The sides that had losses by number."""
    return {c.side for c in losses if c.outcome in ("killed", "wounded") and c.best}


def _both(who: Roles, here: Here) -> Roles:
    return Roles(tuple(f"{p}:MIL" for p in here.reading.parties), (), who.speakers, who.reason + "; both sides had losses")


def _opposed(who: Roles, match: Match[Trigger], here: Here, hurt: set[str]) -> Roles:
    """Doer and sufferer of an attack, each taken for the other's opponent; nobody knows who attacks whom where both or none are hurt."""
    actors, recipients, reason = who.actors, who.recipients, who.reason
    sites = {p.country for p in here.scope.places(match) if p.kind in ("city", "village") and p.country}
    away = match.payload.form == "active" and bool(sites) and not sites & set(here.reading.parties)  # "a gunman burst into X's embassy in | Tehran": not the other party's
    if not actors and len(hurt) == 1 and not away:
        actors, reason = (f"{_other(hurt, here)}:MIL",), reason + "; the doer is inferred: the other party"
    if not recipients and len(hurt) == 1:
        recipients = tuple(hurt)
    if not actors and match.payload.form == "passive" and set(here.reading.parties) <= countries(recipients):  # "seven Armenian and Azerbaijani soldiers were killed"
        return _both(who, here)
    if not actors and len(hurt) != 1:
        actors, reason = tuple(f"{p}:MIL" for p in here.reading.parties), reason + NOBODY
    other = _other(actors, here)
    struck = {p.ground for p in here.scope.places(match) if p.kind in ("village", "city", "other")} & set(here.reading.parties)
    guests = bool(recipients) and not countries(recipients) & set(here.reading.parties)
    if other and guests and struck == {other} and match.payload.form != "passive":
        recipients = (*recipients, *struck)  # who holds the place is hurt, not only guests; but "peacekeepers | came under fire | at A" alone
    if other and not recipients and match.payload.form != "both":
        recipients, reason = (other,), reason + "; the sufferer is inferred: the other party"
    armed = tuple(c if ":" in c or c not in here.reading.parties else f"{c}:MIL" for c in actors)
    return Roles(unique(armed), recipients, who.speakers, reason)


def _downed(who: Roles, here: Here) -> Roles:
    """Who shot down whose aircraft: who tells it, the other party's: "X said that two drones were shot down"."""
    if not who.actors and not who.recipients and (other := _other(who.speakers, here)):
        teller = next(iter(countries(who.speakers) & set(here.reading.parties)))
        return Roles((f"{teller}:MIL",), (other,), who.speakers, who.reason + "; the doer is inferred: who tells it")
    other = _other(who.actors, here) if not who.recipients else ""
    return replace(who, recipients=(other,), reason=who.reason + "; the sufferer is inferred: the other party") if other else who


def _fired_from(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Whose village the fire came from does it: "fire came from the village of A"."""
    parties = set(here.reading.parties)
    fired = set(here.scope.origins()) & parties if not who.actors else set()
    if len(fired) != 1:
        return who
    hit_there = {p.ground for p in here.scope.places(match) if p.kind in ("village", "city")} & (parties - fired)
    if not hit_there and countries(who.recipients) & fired & here.roles.parties_named():
        return who
    hit = tuple(c for c in who.recipients if country(c) not in fired)
    return replace(who, actors=(f"{next(iter(fired))}:MIL",), recipients=hit, reason=who.reason + "; the doer is inferred from where the fire came")


def _hurt(who: Roles, match: Match[Trigger], here: Here, before: Sequence[Toponym]) -> set[str]:
    """The parties that an attack hurt: those told, else by the place, a surname, the speaker, the only party named, the village told before."""
    told = countries(who.recipients) & set(here.reading.parties)
    if told or who.actors:
        return told
    return _hurt_at_place(match, here) or _hurt_by_words(who, match, here) or _hurt_anew(who, match, here) or _hurt_again(match, here, before)


def _hurt_at_place(match: Match[Trigger], here: Here) -> set[str]:
    """The parties on whose ground an attack was, or whose losses are told; the holder of its village where nobody but speakers is named."""
    scope, parties = here.scope, here.reading.parties
    grounds = [p for p in scope.places(match) if p.ground in parties]
    held_by = {p.ground for p in grounds if p.kind in ("village", "city")}
    if len(held_by) == 1 and not here.roles.parties_named() - countries(here.roles.speakers):  # whose the hurt are is only taken from the text before
        return held_by
    return {p.ground for p in grounds} | ({c.side for c in scope.casualties} & set(parties))


def _hurt_by_words(who: Roles, match: Match[Trigger], here: Here) -> set[str]:
    """Whose losses they are by a surname, the speaker or the one party named: "X had losses too: one soldier was killed"."""
    if not lost(match):
        return set()
    named = here.roles.hurt_by_name(match)
    if named or here.scope.places(match):
        return named
    teller, beside = countries(who.speakers) & set(here.reading.parties), here.roles.parties_beside(match)
    return teller or (beside if len(beside) == 1 else set())  # "Baku says that two soldiers died" tells of its own


def _hurt_anew(who: Roles, match: Match[Trigger], here: Here) -> set[str]:
    """Whoever reports shelling by a noun without article tells of himself: "X reported new | shelling"."""
    language, tokens = here.scope.language, here.scope.line.tokens
    own = countries(who.speakers) & set(here.reading.parties)
    definite = language.words("actors", "definite") | language.words("actors", "pointing")
    anew = match.payload.form == "noun" and match.payload.mode in ("firearms", "heavy-weapons") and not here.scope.places(match)
    if not anew or (match.first and tokens[match.first - 1].fold in definite):
        return set()
    return own if len(own) == 1 and here.roles.parties_named() == own else set()


def _hurt_again(match: Match[Trigger], here: Here, before: Sequence[Toponym]) -> set[str]:
    """Who holds the village told before, where something in it is hit: "the school was | hit"."""
    struck = match.payload.form in ("passive", "weapon") and match.payload.mode in ("heavy-weapons", "firearms", "drone", "destroy")
    if not struck or here.scope.places(match) or here.roles.parties_named():
        return set()
    held = {p.ground for p in before if p.ground in here.reading.parties and p.kind in ("village", "city")}
    return held if len(held) == 1 else set()


def _announcing(who: Roles, roles: LineRoles) -> set[str]:
    """The one country that the line before was about where this one names only who is held: "X's guards issued a statement. According to it, a citizen of Y | was held"."""
    before = countries(roles.before)
    alone = len(before) == 1 and bool(who.recipients) and not roles.parties_named() - countries(who.recipients)
    return before - countries(who.recipients) if alone else set()


def _civil(who: Roles) -> bool:
    """Whether only people tell it: "two drivers are being held, according to their employer"."""
    return bool(who.speakers) and all(c.endswith(":CIV") for c in who.speakers)


def _mined(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Nobody is named for a mine; it hurts people of the side that holds the place, if the text names no other."""
    homes = unique(p.ground for p in here.scope.places(match)[:1] if p.ground in here.reading.parties)
    other = _other(who.actors, here)
    homes = homes or ((other,) if other else ())
    return who if who.recipients or not homes else Roles(who.actors, homes, who.speakers, who.reason + "; the sufferer is inferred from the place")


# ------------------------------------------------------------ words


def _addressed(who: Roles, match: Match[Trigger], here: Here) -> Roles:
    """Words, and aid, to nobody named with whom they may be meant for."""
    meant = _addressee(who, match, here)
    return Roles(who.actors, meant, who.speakers, who.reason + "; whom it is meant for is inferred") if meant and who.actors else who


def _addressee(who: Roles, match: Match[Trigger], here: Here) -> Codes:
    """A party's words are meant for the other one; others call on whom the line names, else on both, and condemn who struck the place."""
    event, speakers, other = match.payload.event, countries(who.actors), _other(who.actors, here)
    asking = event == "REQUEST" and all(c.endswith(":CIV") for c in who.actors)
    if who.actors and (asking or all(c.endswith(":OPP") for c in who.actors)):  # an opposition speaks to its own government, villagers ask it
        return governments(who.actors)
    if other and (event in HOSTILE or (len(speakers) == 1 and event != "AID")):
        return (other,)
    if event == "AID":
        return _aided(who, match, here)
    party, named = speakers & set(here.reading.parties), _named_beside(who, match, here)
    if party or event in ("SUPPORT", "AGREE", "COOPERATE"):
        return named if len(named) == 1 else here.reading.parties if not party and event in ("SUPPORT", "AGREE") else ()
    if event == "REQUEST":
        return named if len(named) == 1 and match.payload.mode != "de-escalate" else here.reading.parties
    return _striking(match, here) if event == "ACCUSE" else ()


def _named_beside(who: Roles, match: Match[Trigger], here: Here) -> Codes:
    """The parties that a line names beside who speaks; where support stands last only up to it ("offered condolences, | called on X to stop": not to X)."""
    within = here.roles.parties_named() if match.payload.event != "SUPPORT" else here.roles.parties_in_clause(match.last)
    return tuple(p for p in here.reading.parties if p in within - countries(who.actors))


def _aided(who: Roles, match: Match[Trigger], here: Here) -> Codes:
    """Who is helped: the party named, else those of the place where help goes, else a government's own people ("the government gave the villages money")."""
    scope, parties, speakers, named = here.scope, here.reading.parties, countries(who.actors), _named_beside(who, match, here)
    if len(named) == 1:
        return named
    if not speakers & set(parties):  # "brought food to families in | Berd"
        homes = unique(t.ground for t in scope.toponyms if t.ground in parties and t.kind != "border" and scope.token(t.start) >= match.last - 1)
        if len(homes) == 1:
            return homes
    if named:
        return ()
    abroad = unique(t.ground for t in scope.toponyms if t.ground and t.kind in ("city", "village", "district", "province") and t.ground not in speakers)
    if len(abroad) == 1:  # "Yerevan sent rescuers to | Adıyaman"
        return abroad
    own = speakers & set(parties)
    return (f"{next(iter(own))}:CIV",) if len(own) == 1 and all(c.endswith(":GOV") for c in who.actors) else ()


def _striking(match: Match[Trigger], here: Here) -> Codes:
    """Who struck the one place that words condemn, which stands behind their verb, or before it: the other party than its own."""
    scope, parties = here.scope, here.reading.parties
    first = scope.line.tokens[match.last - 1].start if scope.language.word_order == "svo" else -1
    behind = [t for t in scope.toponyms if t.start > first and t.ground in parties]
    other = _other({t.ground for t in behind if t.kind in ("village", "city", "district", "province")}, here)
    return (other,) if other else ()
