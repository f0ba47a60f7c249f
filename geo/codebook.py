"""PLOVER events and modes, with their ACLED and CAMEO equivalents.

PLOVER 2.0 draft, Open Event Data Alliance (event and mode names only). ACLED event and sub-event types follow the ACLED
codebook 2023; CAMEO root codes follow the PLOVER conversion table. An event that ACLED does not code has empty fields.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """One PLOVER event: its CAMEO root, quad category, dashboard family and a plain-words label."""

    name: str
    cameo: str
    quad: str
    family: str
    label: str


@dataclass(frozen=True, slots=True)
class Acled:
    """ACLED's event type and sub-event type for a PLOVER event and mode."""

    event_type: str
    sub_event_type: str


EVENTS: dict[str, Event] = {
    e.name: e
    for e in (
        Event("AGREE", "03", "verbal cooperation", "cooperation", "promise or offer"),
        Event("CONSULT", "04", "verbal cooperation", "talks", "meeting or call"),
        Event("SUPPORT", "05", "verbal cooperation", "cooperation", "statement of support"),
        Event("CONCEDE", "08", "verbal cooperation", "cooperation", "concession"),
        Event("COOPERATE", "06", "material cooperation", "cooperation", "cooperation"),
        Event("AID", "07", "material cooperation", "cooperation", "aid"),
        Event("RETREAT", "087", "material cooperation", "de-escalation", "de-escalation"),
        Event("REQUEST", "10", "verbal conflict", "talks", "appeal or demand"),
        Event("ACCUSE", "11", "verbal conflict", "words", "accusation"),
        Event("REJECT", "12", "verbal conflict", "words", "rejection"),
        Event("THREATEN", "13", "verbal conflict", "words", "threat"),
        Event("PROTEST", "14", "material conflict", "protest", "protest"),
        Event("SANCTION", "16", "material conflict", "pressure", "sanction"),
        Event("MOBILIZE", "15", "material conflict", "pressure", "show of force"),
        Event("COERCE", "17", "material conflict", "pressure", "coercion"),
        Event("ASSAULT", "18", "material conflict", "violence", "attack or fighting"),
    )
}

# mode → (event, label, CAMEO code where it is finer than the root)
MODES: dict[tuple[str, str], tuple[str, str]] = {
    ("ASSAULT", "heavy-weapons"): ("shelling", "194"),
    ("ASSAULT", "firearms"): ("small-arms fire", "193"),
    ("ASSAULT", "drone"): ("drone strike", "195"),
    ("ASSAULT", "aerial"): ("air strike", "195"),
    ("ASSAULT", "clash"): ("armed clash", "190"),
    ("ASSAULT", "mine"): ("mine explosion", "183"),
    ("ASSAULT", "incursion"): ("incursion", "190"),
    ("ASSAULT", "territory"): ("capture of positions", "192"),
    ("ASSAULT", "downing"): ("downing of an aircraft or drone", "190"),
    ("ASSAULT", "abduct"): ("capture of people", "181"),
    ("ASSAULT", "destroy"): ("destruction", "201"),
    ("ASSAULT", "explosives"): ("explosion", "183"),
    ("COERCE", "arrest"): ("arrest", "173"),
    ("COERCE", "blockade"): ("blockade", "191"),
    ("COERCE", "cyber"): ("cyber attack", "176"),
    ("COERCE", "restrict"): ("restriction", "172"),
    ("MOBILIZE", "troops"): ("troop movement", "152"),
    ("MOBILIZE", "weapons"): ("weapons movement", "152"),
    ("MOBILIZE", "exercise"): ("military exercise", "150"),
    ("RETREAT", "ceasefire"): ("ceasefire", "0871"),
    ("RETREAT", "withdraw"): ("withdrawal", "0873"),
    ("RETREAT", "release"): ("release of prisoners", "0841"),
    ("RETREAT", "return"): ("return of bodies or property", "0842"),
    ("CONSULT", "meet"): ("meeting", "040"),
    ("CONSULT", "phone"): ("phone call", "041"),
    ("CONSULT", "visit"): ("visit", "042"),
    ("CONSULT", "third-party"): ("meeting on neutral ground", "044"),
    ("AGREE", "mediate"): ("offer to mediate", "039"),
    ("AGREE", "aid"): ("promise of aid", "033"),
    ("REQUEST", "de-escalate"): ("call for restraint", "1056"),
    ("REQUEST", "change"): ("demand for change", "103"),
    ("ACCUSE", "disapprove"): ("condemnation", "111"),
    ("ACCUSE", "allege"): ("accusation", "112"),
    ("ACCUSE", "investigate"): ("investigation", "090"),
    ("REJECT", "deny"): ("denial", "12"),
    ("SUPPORT", "endorse"): ("statement of support", "051"),
    ("SANCTION", "expel"): ("expulsion", "161"),
    ("SANCTION", "discontinue"): ("breaking off of relations", "163"),
    ("SANCTION", "withdraw"): ("withdrawal from an agreement", "161"),
    ("THREATEN", "violence"): ("threat of force", "138"),
    ("PROTEST", "demo"): ("demonstration", "141"),
    ("PROTEST", "riot"): ("riot", "145"),
    ("PROTEST", "obstruct"): ("blockade by protesters", "144"),
    ("AID", "military"): ("military aid", "072"),
    ("AID", "humanitarian"): ("humanitarian aid", "073"),
    ("COOPERATE", "military"): ("joint exercise", "062"),
}

# PLOVER sectors that this product uses, in words.
SECTORS: dict[str, str] = {
    "GOV": "government", "MIL": "military", "CIV": "civilians", "REB": "armed group", "OPP": "opposition", "MED": "media", "IGO": "organisation",
}  # fmt: skip

# Modes of ASSAULT that a finer one may refine.
GENERAL_MODES = frozenset({"", "clash", "firearms"})

_SHELLING = Acled("Explosions/Remote violence", "Shelling/artillery/missile attack")
_DRONE = Acled("Explosions/Remote violence", "Air/drone strike")
_CLASH = Acled("Battles", "Armed clash")
_STRATEGIC = "Strategic developments"

ACLED: dict[tuple[str, str], Acled] = {
    ("ASSAULT", "heavy-weapons"): _SHELLING,
    ("ASSAULT", "drone"): _DRONE,
    ("ASSAULT", "aerial"): _DRONE,
    ("ASSAULT", "firearms"): _CLASH,
    ("ASSAULT", "clash"): _CLASH,
    ("ASSAULT", "incursion"): _CLASH,
    ("ASSAULT", ""): _CLASH,
    ("ASSAULT", "territory"): Acled("Battles", "Non-state actor overtakes territory"),
    ("ASSAULT", "downing"): Acled(_STRATEGIC, "Disrupted weapons use"),
    ("ASSAULT", "mine"): Acled("Explosions/Remote violence", "Remote explosive/landmine/IED"),
    ("ASSAULT", "explosives"): Acled("Explosions/Remote violence", "Remote explosive/landmine/IED"),
    ("ASSAULT", "abduct"): Acled("Violence against civilians", "Abduction/forced disappearance"),
    ("ASSAULT", "destroy"): Acled(_STRATEGIC, "Looting/property destruction"),
    ("COERCE", "arrest"): Acled(_STRATEGIC, "Arrests"),
    ("RETREAT", "ceasefire"): Acled(_STRATEGIC, "Agreement"),
    ("RETREAT", "withdraw"): Acled(_STRATEGIC, "Non-violent transfer of territory"),
    ("MOBILIZE", ""): Acled(_STRATEGIC, "Change to group/activity"),
    ("PROTEST", ""): Acled("Protests", "Peaceful protest"),
    ("PROTEST", "riot"): Acled("Riots", "Violent demonstration"),
}


def acled(event: str, mode: str) -> Acled:
    """Return ACLED's types for a PLOVER event and mode; empty strings where ACLED has none."""
    return ACLED.get((event, mode)) or ACLED.get((event, "")) or Acled("", "")


def cameo(event: str, mode: str) -> str:
    """Return the CAMEO code of an event and mode, the root code when no finer one is known."""
    return MODES[event, mode][1] if (event, mode) in MODES else EVENTS[event].cameo


def country(code: str) -> str:
    """Return the country or organisation of an actor code: ``ARM`` of ``ARM:MIL``."""
    return code.partition(":")[0]


def countries(codes: Iterable[str]) -> set[str]:
    """Return the countries and organisations of actor codes."""
    return set(map(country, codes))


def governments(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the governments of the countries of actor codes, without repeats, in their order: ``ARM:GOV`` of ``ARM:CIV``."""
    return unique(f"{country(c)}:GOV" for c in codes)


def unique(codes: Iterable[str]) -> tuple[str, ...]:
    """Return codes without repeats, in their order; a country is dropped where it stands with a sector."""
    seen = dict.fromkeys(codes)
    with_sector = {country(c) for c in seen if ":" in c}
    return tuple(c for c in seen if ":" in c or c not in with_sector)


def label(event: str, mode: str) -> str:
    """Return plain words for an event and mode, e.g. ``"shelling"``."""
    return MODES[event, mode][0] if (event, mode) in MODES else EVENTS[event].label
