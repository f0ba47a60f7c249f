"""How one line's losses are shared among its events.

Law: nobody is counted for two events, and losses that nobody had are no event.
"""

from __future__ import annotations

from collections.abc import Mapping

from geo.codebook import countries, country
from geo.coding.scope import Scope
from geo.coding.story import lost
from geo.coding.tolls import tolls_of, tolls_told, with_tolls
from geo.language import Trigger
from geo.model import Casualty, CodedEvent, Outcome, Toll
from geo.phrases import Match

Coded = list[tuple[Match[Trigger], tuple[CodedEvent, bool]]]  # events with their words, and whether these only point to an event told elsewhere


def each_its_losses(coded: Coded, scope: Scope) -> Coded:
    """Part the losses of a line among the attacks of several doers in it: "X shelled A, | killing one, | and Y's drones struck B, | wounding three"."""
    attacks = [(m, e) for m, (e, _) in coded if e.event == "ASSAULT" and len(countries(e.actors)) == 1 and tolls_told(e)]
    if len({e.actors for _, e in attacks}) < 2:
        return list(coded)
    own: dict[str, list[Casualty]] = {}
    for c in scope.casualties:
        foes = [(m, e) for m, e in attacks if country(e.actors[0]) != c.side] or attacks
        nearest = min(foes, key=lambda a: scope.gap_to(c, a[0]))
        own.setdefault(country(nearest[1].actors[0]), []).append(c)
    tolls = {doer: tolls_of(losses) for doer, losses in own.items()}
    struck = [e for _, e in attacks]
    return [(m, (_only_own(e, tolls.get(country(e.actors[0]), {})) if e in struck else e, points)) for m, (e, points) in coded]


def unhurt_by(coded: Coded) -> Coded:
    """Give an attack that nobody was hurt in it, where its sentence tells that before: "reported | no losses | after X's forces fired on its posts"."""
    found, nobodys = list(coded), set()
    for i, (match, (event, _)) in enumerate(coded[:-1]):
        later, (attack, points) = coded[i + 1]
        nobody = event.event == attack.event == "ASSAULT" and event.status == "denied" and not event.mode and lost(match) and bool(tolls_told(event))
        if nobody and attack.status == "reported" and not points and not any(t.best for e in (event, attack) for t in tolls_told(e).values()):
            found[i + 1] = (later, (with_tolls(attack, tolls_told(event)), points))
            nobodys.add(i)
    return [c for i, c in enumerate(found) if i not in nobodys]


def dying_of(coded: Coded, scope: Scope) -> Coded:
    """The events of a line without the death of somebody whose wound it tells before: "a soldier, wounded by X's sniper last week, | died in hospital"."""
    dead = [c for c in scope.casualties if c.outcome == "killed"]
    if len(dead) != 1 or dead[0].best != 1:
        return list(coded)

    def told_before(i: int) -> bool:
        match, (event, _) = coded[i]
        before = [e for m, (e, _) in coded[:i] if lost(m) and e.event == "ASSAULT" and e.status == "reported" and tolls_told(e) == tolls_told(event)]
        same = any(countries(e.actors) == countries(event.actors) and countries(e.recipients) == countries(event.recipients) for e in before)
        return same and lost(match) and event.status == "reported" and tolls_told(event).keys() == {"killed"}

    return [c for i, c in enumerate(coded) if not told_before(i)]


def _only_own(event: CodedEvent, tolls: Mapping[Outcome, Toll]) -> CodedEvent:
    """An event with these losses in the place of those that it has."""
    return with_tolls(event, {outcome: tolls.get(outcome) for outcome in tolls_told(event)})
