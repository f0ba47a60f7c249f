"""A line with all that its events are judged by, and how its phrases hang together.

Law: what is asked here is answered by the words between two phrases alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.coding.roles import LineRoles
from geo.coding.scope import Scope
from geo.coding.story import Reading, Told
from geo.language import Trigger
from geo.phrases import Match

_TWO_GERUNDS = 12  # tokens from the comma before one gerund to the next one: ", wounding a farmer | and setting"


@dataclass(frozen=True, slots=True)
class Here:
    """A line with all that its events are judged by.

    What it tells, the attacks it names by nouns, all phrases found in it, the story before it, and what only repeats that.
    """

    triggers: Sequence[Match[Trigger]]
    attacks: Sequence[Match[Trigger]]
    matches: Sequence[Match[Trigger]]
    roles: LineRoles
    scope: Scope
    told: Told
    reading: Reading
    again: Sequence[Match[Trigger]]


def clause_behind(match: Match[Trigger], t: Match[Trigger], scope: Scope) -> bool:
    """Whether an attack's clause tells how the losses before it came about: "two were killed | when X shelled their post"."""
    opens = scope.language.words("actors", "links", "came")
    attack = t.payload.event == "ASSAULT" and t.payload.form in ("active", "weapon") and not t.payload.reverse and not t.payload.background
    return attack and match.last <= t.first and any(w.fold in opens or w.fold == ":" for w in scope.line.tokens[match.last : t.first])


def goes_with(match: Match[Trigger], scope: Scope) -> bool:
    """Whether a verb behind a comma has no subject but that of the deed before it: ", wounding two", ", wounding two | and setting a field ablaze"."""
    gerund, tokens = scope.language.tables["actors"].get("gerund"), scope.line.tokens
    if not gerund or not match.first or not re.search(gerund, tokens[match.first].fold):
        return False
    joined = tokens[match.first - 1].fold in scope.language.words("actors", "links", "and") - {","}
    comma = next((i for i in range(match.first - 1, max(match.first - _TWO_GERUNDS, 0), -1) if tokens[i].fold == ","), None)
    return comma == match.first - 1 or (joined and comma is not None and bool(re.search(gerund, tokens[comma + 1].fold)))
