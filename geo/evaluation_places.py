"""Whether an incident stands where the gold puts it.

Right is a footprint of which at least half lies within 10 km of what the gold names, or of several villages one: so a village is not
hit by the outline of its district nor by the whole border, and a district is hit by a village in it. What the gold calls the border
only the border hits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from geo import geocode, geometry, pipeline
from geo.model import Cue, EventReport, Footprint, RawToponym, ReportPlace
from geo.pack import Pack

TOLERANCE_M = 10_000  # one of the radii within which a place is right
_NOTE = re.compile(r"\s*\([^)]*\)")  # "Chinari (Tavush – Tovuz)"
_AND = re.compile(r"[,;]| and (?!.* and )")


def place_fits(wanted: object, report: EventReport, pack: Pack) -> bool | None:
    """Return whether a report stands at the gold's place.

    Parameters
    ----------
    wanted : str or mapping
        One or several names, with commas between; or ``name`` with ``kind`` or ``lon``, ``lat`` in degrees.
    report : EventReport
    pack : Pack

    Returns
    -------
    bool or None
        None if the gold names no place, or none that the gazetteer knows.
    """
    grounds = list(_grounds(wanted, pack))
    if not grounds:
        return None
    if report.footprint is None or report.place is None:
        return False
    if all(kind == "border" for kind, _ in grounds) and report.place.kind != "border":
        return False
    crs = pack.region.metric_crs
    near = unary_union([geometry.to_metric(g, crs).buffer(TOLERANCE_M) for _, g in grounds])
    drawn = geometry.to_metric(report.footprint.geometry, crs)
    return bool(_size(drawn.intersection(near)) >= _size(drawn) / 2)


def _size(shape: BaseGeometry) -> float:
    """The area of an outline or the length of a line; of villages told together, which the gold may name by one, all or nothing."""
    return float(shape.area or shape.length or not shape.is_empty)


def _grounds(wanted: object, pack: Pack) -> Iterator[tuple[str, BaseGeometry]]:
    """Return kind and geometry of all that the gold's words may name."""
    told: Mapping[str, Any] = wanted if isinstance(wanted, Mapping) else {"name": wanted}
    if told.get("lon") is not None:
        yield "", Point(told["lon"], told["lat"])
        return
    name = _NOTE.sub("", str(told.get("name") or "")).strip()
    for part in [name] if name.startswith("between ") else _AND.split(name):
        for place, footprint in _named(part.strip(), str(told.get("kind") or ""), pack):
            yield place.kind, footprint.geometry


@cache
def _named(name: str, kind: str, pack: Pack) -> tuple[tuple[ReportPlace, Footprint], ...]:
    """Draw every place that bears a name, or else what words round a name mean ("between Sotk and Kut")."""
    places = [n.target for n in pack.names.lookup(name)]
    places = [p for p in places if p.kind == kind] or places
    raws = [RawToponym(0, 0, 1, 0, len(name), name, (p,), cue=Cue(located=True)) for p in dict.fromkeys(places)]  # the city, not its government
    drawn = [geocode.locate(geocode.resolve([r], pack), pack) for r in raws] if raws else [pipeline.located(name, pack)] if name else []
    return tuple(d for d in drawn if d)
