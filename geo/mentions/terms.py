"""The terms in which actors are told: whose view a text takes, what a mention is made of, how far words reach.

Law: a distance is counted in tokens, and each has its one home.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo.codebook import country
from geo.model import ActorMention, LineActor
from geo.text import Line

Codes = tuple[str, ...]

ABBREVIATION = 2  # letters
STATE = 3  # letters of a state's code
SHORT = 3  # letters of the articles and prepositions within an office's name
STEM = 6  # letters by which the words of an office are known: "ministère", "ministre"
NAME = 3  # tokens of a person's name
WINDOW = 7  # tokens between a role and its country
FRONTED = 2  # tokens before a side that opens its line
SEAT = 3  # tokens between a capital and the institution that sits there


@dataclass(frozen=True, slots=True)
class View:
    """Whose view a text takes.

    ``parties`` are the border's two countries, ``home`` the one whose side the text is on ("our army"), and ``state`` the one whose
    institutions it names without saying whose they are; "" if there is none.
    """

    parties: tuple[str, str]
    home: str
    state: str


def line_actor(number: int, line: Line, first: int, last: int, codes: Codes, name: str = "", **marks: bool) -> LineActor:
    """Return an actor of the given tokens of a line, with the marks of a `LineActor` that it bears (``recalled``, ``arms`` …)."""
    start, end = line.raw(first, last)
    return LineActor(number, first, last, ActorMention(start, end, line.text[start:end], codes, name), **marks)


def takes_in(wide: LineActor, actor: LineActor) -> bool:
    """Whether an actor is only the owner within another one: "Azərbaycan Ordusunun | hərbi qulluqçusu", "düşmənin | postu"."""
    within = wide.first <= actor.first and actor.last < wide.last
    theirs, its = ({country(c) for c in a.mention.actors} for a in (wide, actor))
    return within and (wide.mention.actors == actor.mention.actors or (not actor.mention.name and theirs == its))
