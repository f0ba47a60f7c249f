"""How sure an event is: the signs that bear on it, weighed.

Law: an event's confidence is the logistic function of the sum of its signs' weights; the weights are data, fitted to gold texts.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from geo.codebook import countries
from geo.coding.clauses import apart, quotations, relative_clauses
from geo.coding.here import Here
from geo.coding.scope import When
from geo.coding.terms import Roles
from geo.language import Trigger
from geo.model import NO_PLACE, NO_SPOT, NOBODY, CodedEvent
from geo.phrases import Match

_LONG = 35  # tokens of a long sentence
_CROWDED = 4  # events from which a sentence is crowded
_PHRASE = 5  # tokens from which a phrase is long
_BOTH = 2
_MANY_KINDS = ("ASSAULT", "RETREAT")  # whose modes are read more or less surely
BIAS = "bias"  # the weight that every event has


def signs_of(match: Match[Trigger], who: Roles, when: When, here: Here) -> frozenset[str]:
    """Return the signs of an event that its line shows: how it is told, who is named, how plain its sentence is."""
    trigger, line = match.payload, here.scope.line
    parties, named = set(here.reading.parties), here.roles.parties_named()
    told = len(here.triggers)
    signs = {
        f"form {trigger.form}": True, "weak words": trigger.weak,
        "one word": match.last - match.first == 1, "long phrase": match.last - match.first >= _PHRASE,
        f"{min(told, _CROWDED)} events in the sentence": told > 1, "long sentence": len(line.tokens) > _LONG,
        "relative clause": apart(relative_clauses(line, here.scope.language), match.first, len(line.tokens)),
        "quoted": apart(quotations(line), match.first, len(line.tokens)),
        "no party named": not named, "both parties named": parties <= named,
        "first sentence": here.scope.line is here.reading.lines[0],
        "no doer": not who.actors, "doer inferred": "doer is inferred" in who.reason, "doer unknown": NOBODY in who.reason,
        "both do it": len(countries(who.actors)) >= _BOTH, "a third does it": bool(who.actors) and not countries(who.actors) & parties,
        "no sufferer": not who.recipients and len(countries(who.actors)) < _BOTH,
        "sufferer inferred": "sufferer is inferred" in who.reason, "meant for inferred": "meant for is inferred" in who.reason,
        "concerned inferred": "concerns is inferred" in who.reason, f"day {when.precision}": True, f"day by {when.basis}": True,
    }  # fmt: skip
    return frozenset(name for name, holds in signs.items() if holds)


def weighed(events: Sequence[CodedEvent], weights: Mapping[str, float]) -> list[CodedEvent]:
    """Give events their confidence, by the signs of their lines and those that the whole text shows; without weights they keep what they have."""
    def sure(event: CodedEvent, signs: frozenset[str]) -> float:
        return _logistic(math.fsum(weights.get(s, 0.0) for s in (BIAS, *signs))) if weights else event.confidence

    told = [(e, _signs(e)) for e in events]
    return [replace(e, signs=signs, confidence=sure(e, signs)) for e, signs in told]


def _signs(event: CodedEvent) -> frozenset[str]:
    """All signs of an event: those of its line, what kind it is, whether it is told again, has losses, a place of its own and a source."""
    taken = any(r.startswith((NO_PLACE, NO_SPOT)) for r in event.reasons)
    more = {
        "told again": len(event.evidence) > 1, "losses told": bool(event.killed or event.wounded), "no place": not event.places, "place taken over": taken,
        "source told": bool(event.asserted_by),
    }  # fmt: skip
    kind = {f"event {event.event}", *([f"mode {event.event} {event.mode}"] if event.event in _MANY_KINDS else [])}
    return event.signs | kind | {name for name, holds in more.items() if holds}


def _logistic(x: float) -> float:
    return min(round(1 / (1 + math.exp(-x)), 2), 0.99)
