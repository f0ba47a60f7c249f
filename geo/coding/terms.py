"""The terms in which roles are told: what a reading comes to, which events are words and which deeds, how far words reach.

Law: a distance is counted in tokens, and each has its one home.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.codebook import countries, country
from geo.model import LineActor

Codes = tuple[str, ...]

NOUN_REACH = 5  # tokens between an event's noun and its doer or sufferer
VERB_REACH = 14  # tokens between a verb and its object
OPENING = 2  # tokens of a clause before a place that opens it
HEAD = 6  # tokens of a clause before the owner of its subject
APPOSED = 16  # tokens of an apposition
CITED = 4  # tokens between words for a source and the source
SOURCE = 6  # tokens between a source and its verb of saying
DEEDS = ("ASSAULT", "MOBILIZE", "RETREAT", "COERCE")
VERBAL = ("ACCUSE", "REJECT", "REQUEST", "THREATEN", "AGREE", "SUPPORT")  # what is done with words


@dataclass(frozen=True, slots=True)
class Roles:
    """The doers and sufferers that one trigger has in its line, and who says so."""

    actors: Codes
    recipients: Codes
    speakers: Codes
    reason: str


def talks(actor: LineActor) -> bool:
    """Whether an actor is one that speaks: a government, an organisation, a country."""
    return any(c.partition(":")[2] in ("GOV", "IGO", "") for c in actor.mention.actors)


def minus(codes: Sequence[str], without: Codes) -> Codes:
    """Return the codes whose country does not stand in `without`."""
    gone = countries(without)
    return tuple(c for c in codes if country(c) not in gone)
