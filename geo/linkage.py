"""Record linkage: whether two reports tell of the same event surely, possibly or not.

Law: linkage is symmetric, and asks nothing but the two reports; reports of different kinds of event or without a day in common are apart.
"""

from __future__ import annotations

from enum import IntEnum

from geo.codebook import GENERAL_MODES, countries
from geo.geometry import is_within
from geo.model import EventReport, Footprint, Incident, Toll

_NEXT_M = 5_000.0  # from here on the next village is another place
_NEAR_M = 10_000.0  # how far from the drawn border what happens "on the border" may be
_EXACT = 3  # geo_precision up to which, not included, a place is a spot
_MANY = 2  # killed from which the same number is no coincidence
_TOGETHER = ("AGREE", "CONSULT", "COOPERATE")  # what all its parties do, whoever is named first
_SWAPPED = (*_TOGETHER, "RETREAT")  # and what may be told from either end
_WORDS = (*_TOGETHER, "ACCUSE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN")  # what is said, in whatever manner


class Link(IntEnum):
    """How sure two reports are of one event."""

    APART = 0
    POSSIBLE = 1
    MATCH = 2


def link(a: EventReport, b: EventReport) -> Link:
    """Return how sure it is that two reports tell of the same event: mode, parties and place each say so, and the weakest counts.

    Two accounts that turn doer and sufferer round match only on the same spot. The same number of dead, from two on,
    tells more than a place that one of them leaves open.
    """
    if a.event != b.event or not overlap(a, b):
        return Link.APART
    mode, parties = _modes(a, b), _parties(a, b)
    if Link.APART in (mode, parties):
        return Link.APART
    place = _places(a, b)
    if _opposed(a, b) and place < Link.MATCH:
        return Link.APART
    if place and mode == parties == Link.MATCH and _as_many(a.killed, b.killed):
        return Link.MATCH
    return min(mode, parties, place)


def likeness(a: EventReport, b: EventReport) -> int:
    """Return how many details two reports tell alike: mode, doers, sufferers, days, place and dead; what both leave open is none."""
    details = (
        (a.mode, b.mode), (countries(a.actors), countries(b.actors)), (countries(a.recipients), countries(b.recipients)), (a.date_start, b.date_start),
        (a.date_end, b.date_end), (a.place, b.place), (a.killed and (a.killed.best, a.killed.side), b.killed and (b.killed.best, b.killed.side)),
    )  # fmt: skip
    return sum(bool(x) and x == y for x, y in details)


def overlap(a: EventReport | Incident, b: EventReport | Incident) -> bool:
    """Return whether two reports or incidents have a day in common; what tells no day has none."""
    if not (a.date_start and a.date_end and b.date_start and b.date_end):
        return False
    return a.date_start <= b.date_end and b.date_start <= a.date_end


def _modes(a: EventReport, b: EventReport) -> Link:
    if a.mode == b.mode or a.mode in GENERAL_MODES or b.mode in GENERAL_MODES:
        return Link.MATCH
    return Link.POSSIBLE if a.event in _WORDS else Link.APART


def _parties(a: EventReport, b: EventReport) -> Link:
    """Whether both name the same parties: where all do it together by all of them, else by a doer and a sufferer in common."""
    doers, others = countries(a.actors), countries(b.actors)
    hurt, struck = countries(a.recipients), countries(b.recipients)
    if a.event in _SWAPPED and (doers | hurt) == (others | struck) and len(doers | hurt) > 1:
        return Link.MATCH
    if a.event in _TOGETHER:
        fewer, more = sorted((doers | hurt, others | struck), key=len)
        return Link.POSSIBLE if len(fewer) > 1 and fewer < more else Link.MATCH if fewer == more else Link.APART
    if not (doers and others):  # nobody is named for a mine
        return Link.APART if not hurt & struck else Link.MATCH if not doers | others else Link.POSSIBLE
    if doers & others and (not hurt or not struck or hurt & struck):
        return Link.MATCH
    guests = a.event == "ASSAULT" and bool(doers & others) and _places(a, b) == Link.MATCH  # "two workers from Z were hit" at A, "A was shelled"
    return Link.POSSIBLE if guests or _opposed(a, b) else Link.APART


def _opposed(a: EventReport, b: EventReport) -> bool:
    """Whether two accounts of an attack turn its doer and its sufferer round."""
    doers, others = countries(a.actors), countries(b.actors)
    turned = bool(doers and others) and not doers & others and (doers | countries(a.recipients)) == (others | countries(b.recipients))
    return a.event == "ASSAULT" and turned


def _as_many(a: Toll | None, b: Toll | None) -> bool:
    return a is not None and b is not None and a.best == b.best >= _MANY


def _places(a: EventReport, b: EventReport) -> Link:
    """Whether both may be at one place: two spots by their distance; a spot and an area, or a place and none, are possibly one. Words are said anywhere."""
    f, g = a.footprint, b.footprint
    if f is None or g is None:
        return Link.POSSIBLE if a.event == "ASSAULT" else Link.MATCH
    if f.geometry == g.geometry:
        return Link.MATCH
    if _is_spot(f) and _is_spot(g):
        return Link.MATCH if is_within(f.geometry, g.geometry, max(_NEXT_M, f.uncertainty_m, g.uncertainty_m)) else Link.APART
    border = any(r.place is not None and r.place.kind == "border" for r in (a, b))
    near = a.event != "ASSAULT" or is_within(f.geometry, g.geometry, _NEAR_M if border else _NEXT_M)
    return Link.POSSIBLE if near else Link.APART


def _is_spot(footprint: Footprint) -> bool:
    return footprint.geo_precision < _EXACT
