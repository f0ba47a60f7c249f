"""What the coder knows while it goes through a document: the mentions it is given, and what the story has told so far."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from geo.coding.scope import When
from geo.coding.terms import Codes
from geo.language import Language, Trigger
from geo.model import Casualty, LineActor, Published, TimeMention, Toponym
from geo.phrases import Match
from geo.text import Line

WISHED = 5  # tokens between a demand or offer and what it is about
WORDS = ("ACCUSE", "REJECT", "THREATEN", "REQUEST")
HOSTILE = ("ACCUSE", "REJECT", "THREATEN")
SAID = ("ACCUSE", "REQUEST", "THREATEN")  # what somebody else may reject
MATERIAL = ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT")
HURT_BEFORE = "hurt in an attack that another sentence tells"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the mentions of a document came to: parallel sequences by line, flat ones by offset.

    ``authors`` is who "we" are outside quotations, ``issuer`` whose statement the document is by its title, ``agency`` whose news
    agency's it is, ``weights`` what the signs of confidence weigh, ``capitals`` each country's by ISO alpha-3, ``at_war`` whether "the war" may be that of the
    text's own days, ``armed`` who of the region has arms; those of others are only made there.
    """

    lines: Sequence[Line]
    paragraphs: Sequence[int]
    languages: Sequence[Language]
    toponyms: Sequence[Toponym]
    actors: Sequence[LineActor]
    times: Sequence[TimeMention]
    casualties: Sequence[Casualty]
    published: Published
    parties: tuple[str, str]
    authors: Codes = ()
    issuer: Codes = ()
    agency: Codes = ()
    weights: Mapping[str, float] = field(default_factory=dict)
    capitals: Mapping[str, Toponym] = field(default_factory=dict)
    at_war: bool = True
    armed: frozenset[str] = frozenset()

    def is_capital(self, place: Toponym) -> bool:
        """Return whether a place is the capital of its country."""
        capital = self.capitals.get(place.country)
        return capital is not None and capital.place_id == place.place_id

    def line_at(self, offset: int) -> int:
        """Return the number of the line that holds an offset."""
        return bisect_right([line.start for line in self.lines], offset) - 1


@dataclass(frozen=True, slots=True)
class Told:
    """What the story has told so far.

    ``deed`` is the last day of a material event in this paragraph, ``flash`` that of what it looks back on in the past perfect,
    ``earlier`` that of the paragraphs before, ``word`` that of
    the last subject's words, ``entry`` that of the chronology's entry that the paragraph is, ``places`` those of the
    paragraph's last material event, ``subject`` whom a pronoun means,
    ``teller`` who said what the last sentence tells of others, if it names them behind it,
    ``assailants`` the side that made the text's last one-sided attack, both if each made one, ``struck_by`` that side alone,
    ``mined`` whether the paragraph's last attack was a mine's,
    ``charging`` and ``charged`` who asked or accused whom in the last sentence, ``historic`` whether the paragraph's last
    dated deeds were history, ``met`` who held the paragraph's last talks, ``said`` the paragraph's last words ("called on X"),
    ``latest`` the last of the days told so far, ``headed`` the town whose name alone heads the paragraph,
    ``latter`` whom the last line named last, ``held`` who arrested whom last in the paragraph, ``freed`` who set whose people free last,
    ``praised`` whose step the last sentence told somebody to welcome, ``crowd`` who protested last,
    ``latest_told`` event and mode of what the paragraph's last sentence told as a fact,
    ``voice`` who says what the last sentence tells,
    ``past`` whether the last sentence tells of days long past alone,
    ``unrest`` the number behind the paragraph whose last sentence told of police and crowds, 0 if none did.
    """

    paragraph: int = -1
    deed: When | None = None
    flash: When | None = None
    earlier: When | None = None
    word: When | None = None
    entry: When | None = None
    day: When | None = None
    places: tuple[Toponym, ...] = ()
    subject: Codes = ()
    teller: Codes = ()
    assailants: frozenset[str] = frozenset()
    mined: bool = False
    charging: Codes = ()
    charged: Codes = ()
    historic: bool = False
    met: Codes = ()
    said: Trigger | None = None
    latest: When | None = None
    headed: tuple[Toponym, ...] = ()
    held: tuple[Codes, Codes] = ((), ())
    freed: tuple[Codes, Codes] = ((), ())
    praised: Codes = ()
    crowd: Codes = ()
    latter: Codes = ()
    struck_by: frozenset[str] = frozenset()
    unrest: int = 0
    latest_told: tuple[tuple[str, str], ...] = ()
    voice: Codes = ()
    past: bool = False


def lost(match: Match[Trigger]) -> bool:
    """Whether an attack is told by its losses."""
    return match.payload.event == "ASSAULT" and match.payload.form == "passive" and not match.payload.mode
