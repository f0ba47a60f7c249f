"""Actors: known names, "role + country" phrases, countries and capitals that stand for governments, both sides, pronouns.

Law: an actor mention carries at least one code, and lines are read in the order of the text, since one may name only what the
lines before it have told.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.language import Language
from geo.mentions.memory import AGENCY
from geo.mentions.persons import aliased, is_namesake, known, new_aliases, terms
from geo.mentions.roles import LineReader
from geo.mentions.seats import seats
from geo.mentions.statements import agency, dateline, in_first_person, institutions_of, issuer, titled_by, written_in
from geo.mentions.terms import Codes, View
from geo.model import LineActor, Toponym
from geo.text import Line

__all__ = ["agency", "find_actors", "issuer", "known", "terms"]


def find_actors(
    lines: Sequence[Line],
    languages: Sequence[Language],
    toponyms: Sequence[Toponym],
    named: Sequence[LineActor],
    parties: tuple[str, str],
    home: str = "",
    state: str = "",
) -> list[LineActor]:
    """Find all actor mentions of a document.

    Parameters
    ----------
    lines, languages : sequences of equal length
    toponyms : sequence of Toponym
        Resolved; those with ``stands_for`` are actors too.
    named : sequence of LineActor
        What `known` found.
    parties : (str, str)
        The border's two countries: whom "both sides" means.
    home : str
        The country whose view the text takes ("our army", "the enemy"), "" if none.
    state : str
        The country whose institutions the text names without saying whose they are, "" if none.

    Returns
    -------
    list of LineActor, in the order of the text.
    """
    town = dateline(lines, toponyms)
    view = View(parties, home, institutions_of(state, town, lines, languages, toponyms, named, parties))
    memory = written_in(town, parties)
    if desk := agency(lines, languages, parties):  # its enemy is the other party
        memory |= {AGENCY: desk}
    aliases: dict[str, Codes] = {}
    whose: Codes = ()
    found: list[LineActor] = []
    for number, (line, language) in enumerate(zip(lines, languages, strict=True)):
        here = [a for a in named if a.line == number and not is_namesake(a, line, language)]
        reader = LineReader(number, line, language, here, seats(number, line, language, toponyms), view, memory)
        actors = reader.read()
        actors += aliased(number, line, aliases, actors)
        whose = whose or titled_by(number, line, language, actors)
        actors += in_first_person(number, line, language, whose, actors)
        aliases |= new_aliases(line, actors)
        reader.remember(whose, actors)
        found += sorted(actors, key=lambda a: (a.first, -a.last))
    return found
