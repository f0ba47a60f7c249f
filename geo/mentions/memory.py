"""What a text has told so far, each under its key, for the lines that name nobody's country.

Law: a line is remembered when it has been read, its first actor, the subject, before the others; what was itself recalled teaches nothing.

Under a sector's code stands who was told of it last, under an office's words ("foreign ministry") whose was named so, under "place"
the country of the town told last, under a body's word ("mediat") and "org" the last organisation.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.codebook import country
from geo.language import Table
from geo.mentions.terms import FRONTED, Codes
from geo.model import LineActor
from geo.phrases import Match
from geo.text import Line

Memory = dict[str, Codes]

ISSUER = "issuer"  # who issues the text, with the words of its title
AGENCY = "agency"  # whose news agency wrote the text
HERE = "here"  # the government where the text was written
ENVOY = "envoy"  # whose envoy was told last
LONE = "lone"  # the country whose name alone opened a line last
SO_FAR = "so far"  # the states whose officials the text named so far
OFFICIAL = "official"  # the official that the line before names first
PAIR = "pair"  # the countries that the line before named
CHAIRS = "chairs"  # the body whose chairs or mediators were told


def told_in(memory: Memory, line: Line, whose: Codes, actors: Sequence[LineActor]) -> Memory:
    """What a line tells for the lines behind it by its actors, where `whose` statement it may be the title of."""
    return _title(memory, line, whose) | _by_sector(actors) | _lone(actors)


def named_in(memory: Memory, actors: Sequence[LineActor]) -> Memory:
    """The official, the governments and the countries that a line names."""
    officials = (country(c) for a in actors if not a.recalled for c in a.mention.actors if c.endswith(":GOV"))
    countries = (country(c) for a in sorted(actors, key=lambda a: a.first) if not a.recalled for c in a.mention.actors)
    so_far = tuple(dict.fromkeys((*memory.get(SO_FAR, ()), *officials)))
    return {OFFICIAL: _official(actors), SO_FAR: so_far, PAIR: tuple(dict.fromkeys(countries))}


def chairs_in(roles: Sequence[Match[Table]]) -> Memory:
    """The body whose chairs a line calls by a word that tells it alone: "the | co-chairs"."""
    told = [r.payload["chairs"] for r in roles if r.payload.get("chairs") and r.payload.get("alone")]
    return {CHAIRS: (told[0],)} if told else {}


def _title(memory: Memory, line: Line, whose: Codes) -> Memory:
    """The government that issues a text, with the words of the line that tells it."""
    told = whose and ISSUER not in memory and whose[0].endswith(":GOV")
    return {ISSUER: (whose[0], *(t.fold for t in line.tokens))} if told else {}


def _by_sector(actors: Sequence[LineActor]) -> Memory:
    """Whom each sector means from a line on: the first of it, the line's subject."""
    told = [a for a in sorted(actors, key=lambda a: -a.first) if not a.adjective and not a.recalled]
    return {code.partition(":")[2]: a.mention.actors for a in told for code in a.mention.actors}


def _lone(actors: Sequence[LineActor]) -> Memory:
    """The country whose name alone opens a line."""
    opening = [a for a in sorted(actors, key=lambda a: -a.first) if a.first <= FRONTED and not a.adjective and len(a.mention.actors) == 1]
    told = [a.mention.actors for a in opening if ":" not in a.mention.actors[0]]
    return {LONE: told[-1]} if told else {}


def _official(actors: Sequence[LineActor]) -> Codes:
    """The government of the first official that a line names."""
    persons = [a for a in sorted(actors, key=lambda a: a.first) if a.person and a.mention.actors[0].endswith(":GOV")]
    return persons[0].mention.actors if persons else ()
