"""Whose losses a text tells where a count's own words leave it open, whether they are soldiers or civilians, and which totals run on.

Law: what a count's own words tell is kept, unless they name the attacker; what follows from the text round them is marked as inferred. Nothing here knows words of
a language: places, attacks and voices that are read already tell it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from geo.codebook import countries
from geo.coding.story import Reading
from geo.coding.targets import FOUGHT, SECTORS, alone
from geo.coding.terms import Codes
from geo.coding.tolls import tolls_told, with_tolls
from geo.model import SETTLEMENTS, UNITS, Casualty, CodedEvent, Group, Toll
from geo.text import Line

_AGED = (17, 46)  # years: at the front, who is no older or no younger is a civilian
_AGE = re.compile(r"(?<!\d)\d{2}(?!\d)")
_OWNED = 2  # tokens behind a count: "four | of its | men"
_BEFORE = 25  # characters between a word for people and the count of them: "among the villagers | nobody was hurt"
_CIVILIANS = {"CIV", "MED"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A count where it is told: its line and paragraph, the attacks of the line and the one told before, who speaks, the count before it."""

    count: Casualty
    line: Line
    here: Sequence[CodedEvent]
    before: CodedEvent | None
    near: bool  # whether the attack before is of the same paragraph
    voice: Codes
    last: Casualty | None
    beside: bool  # whether the count before is of the same line
    reading: Reading


def completed(reading: Reading, events: Sequence[CodedEvent], voices: Sequence[Codes]) -> list[Casualty]:
    """Give a document's losses the side and the group that the text round them tells.

    Parameters
    ----------
    reading : Reading
    events : sequence of CodedEvent
        Merged, in the order of the text.
    voices : sequence of codes
        Who says what each line tells, in the order of the lines; empty where nobody is named.

    Returns
    -------
    list of Casualty
        In the order given; ``inferred`` where a side or a group was worked out.
    """
    attacks = [e for e in events if e.event == "ASSAULT"]
    done: list[Casualty] = []
    for count in reading.casualties:
        spot = _spot(count, done[-1] if done else None, reading, attacks, voices)
        side = _of_the_hurt(spot) or count.side or next((s for rule in _SIDES if (s := rule(spot))), "")
        group: Group = count.group if count.group != "unknown" else next((g for rule in _GROUPS if (g := rule(spot))), "unknown")
        done.append(replace(count, side=side, group=group, cumulative=_is_running(spot), inferred=(side, group) != (count.side, count.group)))
    return done


def tolls(events: Sequence[CodedEvent], told: Sequence[Casualty], losses: Sequence[Casualty]) -> list[CodedEvent]:
    """Give the tolls of a document's events the side and the group that the counts which they came from (`told`) have now (`losses`)."""
    pairs = list(zip(told, losses, strict=True))
    return [with_tolls(e, {outcome: _toll(toll, outcome, pairs) for outcome, toll in tolls_told(e).items()}) for e in events]


def _toll(toll: Toll, outcome: str, pairs: Sequence[tuple[Casualty, Casualty]]) -> Toll:
    now = [new for old, new in pairs if old.outcome == outcome and old.best == toll.best and old.side in (toll.side, "")]
    sides, groups = {c.side for c in now}, {c.group for c in now}
    side = sides.pop() if len(sides) == 1 else ""
    return replace(toll, side=side or toll.side, group=groups.pop() if toll.group == "unknown" and len(groups) == 1 else toll.group)


def _spot(count: Casualty, last: Casualty | None, reading: Reading, attacks: Sequence[CodedEvent], voices: Sequence[Codes]) -> Spot:
    at = reading.line_at(count.start)
    line = reading.lines[at]
    here = sorted((e for e in attacks if _spans(e, line)), key=lambda e: min(max(s - count.end, count.start - t, 0) for s, t in _spans(e, line)))
    before = next((e for e in reversed(attacks) if e.evidence[0].start < line.start), None)
    near = before is not None and reading.paragraphs[reading.line_at(before.evidence[0].start)] == reading.paragraphs[at]
    same = last is not None and reading.paragraphs[reading.line_at(last.start)] == reading.paragraphs[at]
    beside = last is not None and line.start <= last.start
    return Spot(count, line, here, before, near, voices[at], last if same else None, beside, reading)


def _spans(event: CodedEvent, line: Line) -> list[tuple[int, int]]:
    return [(s.start, s.end) for s in event.evidence if line.start <= s.start < line.end]


def _is_running(spot: Spot) -> bool:
    """Whether a count is a running total: by its own words, by those of the count beside it, or by a day since when that is told before it."""
    beside = spot.last is not None and spot.beside and spot.last.cumulative
    since = any(t.since and spot.line.start <= t.start < spot.count.start for t in spot.reading.times)
    return spot.count.cumulative or (spot.count.best > 0 and (beside or since))


# ---------------------------------------------------------------- sides


def _party(codes: set[str], spot: Spot) -> str:
    """The one party among some countries, if they are no others."""
    return next(iter(codes)) if len(codes) == 1 and codes <= set(spot.reading.parties) else ""


def _of_parts(spot: Spot) -> str:
    """Both sides', if the sentence goes on to tell how many of each: "seven dead: | four Xs and three Ys"."""
    behind = [c for c in spot.reading.casualties if spot.count.start < c.start < spot.line.end and c.outcome == spot.count.outcome]
    both = {c.side for c in behind} == set(spot.reading.parties)
    return "both" if both and sum(c.best for c in behind) == spot.count.best else ""


def _of_place(spot: Spot) -> str:
    """Whose the places of the sentence are, if they are of one country."""
    places = [t for t in spot.reading.toponyms if spot.line.start <= t.start < spot.line.end and t.kind in (*SETTLEMENTS, *UNITS) and t.relation != "toward"]
    return _party({t.holder or t.country for t in places}, spot)


def _of_guests(spot: Spot) -> str:
    """The third country whose people alone the attack that is told beside it was made on: "A car of | X's peacekeepers | came under fire, six were killed"."""
    hurt = countries(spot.here[0].recipients) if spot.here else set()
    return next(iter(hurt)) if len(hurt) == 1 and not hurt & set(spot.reading.parties) and not _named(spot) else ""


def _of_attack(spot: Spot) -> str:
    """Whom the attack that is told beside it was made on."""
    return _party(countries(spot.here[0].recipients), spot) if spot.here else ""


def _of_its_words(spot: Spot) -> str:
    """Whom an attack by one party was made on whose words tell the count: "X fired at Y's posts, | killing two soldiers |, the ministry said"."""
    told = [e for e in spot.here if any(a < spot.count.end and spot.count.start < b for a, b in _spans(e, spot.line)[1:])]
    return _party(countries(told[0].recipients), spot) if told and len(countries(told[0].actors)) == 1 else ""


def _of_voice(spot: Spot) -> str:
    """Who tells of it: armies tell of their own."""
    return _party(countries(spot.voice), spot)


def _of_attack_before(spot: Spot) -> str:
    return _party(countries(spot.before.recipients), spot) if spot.before and (spot.near or not spot.here) else ""


def _only_party(spot: Spot) -> str:
    """The one party that the sentence names before it."""
    return _party(_named(spot), spot)


def _named(spot: Spot) -> set[str]:
    """The parties that the sentence names before a count."""
    named = {c for a in spot.reading.actors if spot.line.start <= a.mention.start < spot.count.end for c in countries(a.mention.actors)}
    return named & set(spot.reading.parties)


def _of_the_hurt(spot: Spot) -> str:
    """Whose side was attacked, where the count's own words name the attacker alone and the place is theirs: "A soldier was wounded by | X's fire"."""
    told = [e for e in spot.here if countries(e.actors) == {spot.count.side} and any(a < spot.count.end and spot.count.start < b for a, b in _spans(e, spot.line))]
    hurt = _party(countries(told[0].recipients), spot) if told else ""
    return hurt if hurt != spot.count.side and (hurt == _of_place(spot) or (hurt == _of_voice(spot) and _is_ones_own(spot))) else ""


def _is_ones_own(spot: Spot) -> bool:
    """Whether a possessive stands right behind a count: the people of whoever tells of it ("Y says X's soldiers | killed four | of its men")."""
    at, language = spot.line.index_at(spot.count.end), spot.reading.languages[spot.reading.line_at(spot.line.start)]
    return bool({t.fold for t in spot.line.tokens[at : at + _OWNED]} & language.words("actors", "possessives"))


# armies tell of their own, but of an enemy's place
_SIDES: Sequence[Callable[[Spot], str]] = (_of_parts, _of_guests, _of_place, _of_its_words, _of_voice, _of_attack, _of_attack_before, _only_party)


# ---------------------------------------------------------------- groups


def _of_age(spot: Spot) -> Group | None:
    """A child or somebody beyond a soldier's age: "a 76-year-old | died"."""
    years = [int(n) for n in _AGE.findall(spot.count.text)] if spot.count.best == 1 else []
    return "civilian" if years and not _AGED[0] < years[0] < _AGED[1] else None


def _of_count_beside(spot: Spot) -> Group | None:
    """"Three soldiers fell, | four were wounded"."""
    return _of_count_before(spot) if spot.beside else None


def _of_word_before(spot: Spot) -> Group | None:
    told = [(at, group) for at, group in _words(spot) if 0 < spot.count.start - at <= _BEFORE]
    return max(told)[1] if told else None


def _of_target(spot: Spot) -> Group | None:
    """Who was attacked: troops, or people of a village."""
    return _sector(spot.here[0]) if spot.here else None


def _of_line(spot: Spot) -> Group | None:
    return alone([group for _, group in _words(spot)])


def _of_target_before(spot: Spot) -> Group | None:
    return _sector(spot.before) if spot.before and not spot.here else None


def _of_count_before(spot: Spot) -> Group | None:
    return spot.last.group if spot.last and spot.last.group != "unknown" else None


def _of_mode(spot: Spot) -> Group | None:
    mode = spot.here[0].mode if spot.here else ""
    return "military" if mode in FOUGHT else "civilian" if mode == "mine" else None


_GROUPS: Sequence[Callable[[Spot], Group | None]] = (
    _of_age, _of_count_beside, _of_word_before, _of_target, _of_line, _of_target_before, _of_count_before, _of_mode,
)  # fmt: skip


def _words(spot: Spot) -> list[tuple[int, Group]]:
    """Where the line has words for soldiers and for civilians, as offsets in the text; none that tell of a part only ("among them | civilians")."""
    language = spot.reading.languages[spot.reading.line_at(spot.line.start)]
    found = [(spot.line.raw(m.first, m.last)[0], m.payload) for m in language.groups.find(spot.line)]
    part = min((at for at, payload in found if payload == "part" and at >= spot.count.start), default=spot.line.end)
    return [(at, group) for at, payload in found for group in SECTORS if payload == group and at < part]


def _sector(event: CodedEvent) -> Group | None:
    sectors = {c.partition(":")[2] for c in event.recipients} - {""}
    return "military" if sectors == {"MIL"} else "civilian" if sectors and sectors <= _CIVILIANS else None
