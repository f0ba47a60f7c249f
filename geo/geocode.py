"""From a recognised name to a place, and from places to a footprint on the ground.

Resolution is a sum of small policies, one readable line each (`_POLICIES`, `_STANDING`); the losers stay, with their scores.

Law: a border's mention becomes its line, a zone becomes its outline, and no area ever becomes a pin at its centroid.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, MultiPoint, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, unary_union

from geo import geometry
from geo.model import NATURAL, SETTLEMENTS, UNITS, Candidate, Footprint, Kind, Place, RawToponym, Relation, ReportPlace, Toponym
from geo.pack import Feature, Pack

# UCDP GED where_prec by kind of place.
PRECISION: Mapping[str, int] = {
    "village": 1, "city": 1, "metonym": 1, "mountain": 1, "other": 1, "lake": 7, "river": 5, "road": 5, "border": 5,
    "district": 3, "province": 4, "region": 5, "country": 6,
}  # fmt: skip
_OVER_THE_BORDER = 3  # settlements over the border whose districts tell which section a settlement faces
_AREAS = (*UNITS, "region", "country")
_COURSES = ("road", "river", "lake")
_ROAD_UNCERTAINTY_M = 3000.0  # of a road sketched through the towns that it passes
_JOINED = 3  # tokens between two names that one word joins: "Baku and Yerevan"
_BESIDE = 6  # tokens between a town and its district: ", dans le district de"
_BIG_TOWN, _SMALL_TOWN = 30_000, 3_000  # inhabitants
_MAX_CANDIDATES = 8

# How far a difference of the policies' sums is trusted; fitted by benchmarks/calibration.py on the development texts (the loss falls
# little beyond it; on notes not looked at, of names with a score of 0.8 about 85 % are right).
SHARPNESS = 2.0


@dataclass(frozen=True, slots=True)
class Context:
    """What the document says beside the name itself.

    ``units`` are the provinces and districts that the same document names, ``beside`` those named right beside a name, by
    the name's start; ``alike`` are the kinds of place that the type word of a neighbouring name of the same place tells;
    ``countries`` are the countries, ``regions`` the regions, whose radius is their ``uncertainty_m``.
    """

    pack: Pack
    near: tuple[tuple[float, float], ...] = ()
    units: frozenset[str] = frozenset()
    beside: Mapping[int, frozenset[str]] = field(default_factory=dict)
    alike: Mapping[int, frozenset[str]] = field(default_factory=dict)
    countries: frozenset[str] = frozenset()
    regions: tuple[Place, ...] = ()


Policy = Callable[[Place, RawToponym, Context], float]


@lru_cache(maxsize=1 << 13)
def _metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the distance between two places; the same ones are named together again and again."""
    return geometry.distance_m(a, b)


def _type_word(place: Place, raw: RawToponym, _: Context) -> float:
    if not raw.cue.kind:
        return 0.0
    alike = {raw.cue.kind, place.kind} <= set(SETTLEMENTS) or {raw.cue.kind, place.kind} <= {"district", "province"}
    big = raw.cue.kind == "village" and place.population >= _BIG_TOWN
    return 2.5 if raw.cue.kind == place.kind else 1.7 if alike and not big else -1.0


def _contained(place: Place, raw: RawToponym, context: Context) -> float:
    if place.admin1 not in context.units or place.kind not in (*SETTLEMENTS, "other", "mountain"):
        return 0.0
    namesake = any(p.place_id == f"iso:{place.admin1}" or (p.kind == "district" and p.admin1 == place.admin1) for p in raw.places)  # no town gains from its own district
    return 0.0 if namesake else 1.5


def _beside_its_unit(place: Place, raw: RawToponym, context: Context) -> float:
    """A town or village whose district, a district of former times whose province is named right beside it: "Agdam, in the Tovuz district"."""
    held = place.kind in SETTLEMENTS or (place.kind == "district" and not place.place_id.startswith("iso:"))
    return 2.0 if held and place.admin1 in context.beside.get(raw.start, ()) else 0.0


def _other_name(place: Place, raw: RawToponym, context: Context) -> float:
    """What bears two names told side by side is of the kind that one of them is told to be."""
    return 1.5 if place.kind in context.alike.get(raw.start, ()) else 0.0


def _in_named_region(place: Place, _: RawToponym, context: Context) -> float:
    told = place.kind not in ("country", "region") and place.country in context.pack.region.parties
    return 1.5 if told and any(_metres((place.lon, place.lat), (r.lon, r.lat)) <= r.uncertainty_m for r in context.regions) else 0.0


def _neighbour(place: Place, _: RawToponym, context: Context) -> float:
    if not context.near or place.kind in ("country", "region"):
        return 0.0
    nearest = min(_metres((place.lon, place.lat), p) for p in context.near)
    return 1.2 * math.exp(-nearest / 40_000)


def _official(place: Place, raw: RawToponym, _: Context) -> float:
    return 0.6 if place.place_id in raw.exact_language else 0.0


def _measured_from(place: Place, raw: RawToponym, _: Context) -> float:
    """What is near, kilometres off, at one end of a stretch or listed with towns is a town; what is aimed at is its district ("in the direction of Tovuz")."""
    measured = raw.cue.relation in ("near", "offset", "between")
    if not (measured or raw.cue.towns) or place.kind not in SETTLEMENTS:
        return 0.0
    if place.kind == "village" and any(p.kind == "province" for p in raw.places):
        return 0.0  # "around Tavush" is the province, not the hamlet that bears its name
    return 1.5 * measured + 0.5 * raw.cue.towns


_POLICIES: tuple[Policy, ...] = (_type_word, _contained, _beside_its_unit, _other_name, _in_named_region, _neighbour, _official, _measured_from)


def _near_border(place: Place, pack: Pack) -> float:
    near = math.exp(-pack.border_distance_m.get(place.place_id, math.inf) / 15_000)
    if place.kind in SETTLEMENTS:
        return near
    of_nature = place.kind in NATURAL  # of two rivers of one name the nearer one is meant
    return (1.0 + 0.1 * near * of_nature) * (place.kind not in ("country", "region") and pack.region.holds(place.lon, place.lat))


def _in_region(place: Place, pack: Pack) -> float:
    return 1.5 if pack.region.holds(place.lon, place.lat) and place.kind != "country" else 0.0


def _party(place: Place, pack: Pack) -> float:
    return 1.0 if place.country in pack.region.parties else 0.0


def _capital(place: Place, pack: Pack) -> float:
    return 3.5 if place.stands_for else 0.0


def _rank_of_kind(place: Place, pack: Pack) -> float:
    if place.kind == "district" and not place.place_id.startswith("iso:"):
        return -0.5  # a district of former times is meant by its type word only
    if place.kind == "district" and place.country in pack.region.parties and not _faced(place.place_id.removeprefix("iso:"), pack):
        return 0.0  # away from the border the town is spoken of
    return {"country": 3.0, "region": 3.0, "district": 1.2, "province": 1.3, "city": 0.4, "lake": -0.2, "river": -0.2}.get(place.kind, 0.0)


def _size(place: Place, pack: Pack) -> float:
    known = place.population >= _BIG_TOWN and place.country in pack.region.parties  # better known than its district
    people = place.population or _SMALL_TOWN * (place.kind == "city")  # nobody counted them, but it is a town
    return 0.1 * math.log10(people + 1) + known


_STANDING: tuple[Callable[[Place, Pack], float], ...] = (_near_border, _in_region, _party, _capital, _rank_of_kind, _size)


@lru_cache(maxsize=1 << 14)
def _standing(place: Place, pack: Pack) -> float:
    """Return what speaks for a place whatever the text says."""
    return sum(policy(place, pack) for policy in _STANDING)


def resolve(raws: Sequence[RawToponym], pack: Pack) -> list[Toponym]:
    """Decide which place each name means.

    Parameters
    ----------
    raws : sequence of RawToponym
        In the order of the text, from `geo.mentions.toponyms.recognise`.
    pack : Pack

    Returns
    -------
    list of Toponym, one for each raw one and in the same order.
    """
    context = _context(raws, pack) if any(len(r.places) > 1 or r.ends for r in raws) else Context(pack)
    found = [_border(r, pack) if r.border else _road(r, context) if r.ends else _resolve_one(r, context) for r in raws]
    for i, (a, b) in enumerate(pairwise(raws)):
        if _two_governments(a, b, found[i], found[i + 1]):
            found[i : i + 2] = [replace(t, kind="metonym", stands_for=t.candidates[0].place.stands_for, relation="") for t in found[i : i + 2]]
    return found


def _context(raws: Sequence[RawToponym], pack: Pack) -> Context:
    sure = [r.places[0] for r in raws if len(r.places) == 1 and not r.border]
    told = {r.cue.kind for r in raws} if len(raws) > 1 else set()
    return Context(
        pack,
        tuple((p.lon, p.lat) for p in sure if p.kind in (*SETTLEMENTS, "district", "lake") and p.country in pack.region.parties),
        frozenset(u for r in raws if r.cue.kind not in SETTLEMENTS for u in _units(r)),
        {r.start: frozenset(_beside(r, raws[max(0, i - 1) : i + 2])) for i, r in enumerate(raws) if told & {*UNITS}},
        {r.start: frozenset(_alike(r, raws[max(0, i - 1) : i + 2])) for i, r in enumerate(raws) if told - {""} and not r.cue.kind},
        frozenset(p.country for p in sure if p.kind == "country"),
        tuple(dict.fromkeys(p for p in sure if p.kind == "region")),
    )


def _two_governments(a: RawToponym, b: RawToponym, first: Toponym, second: Toponym) -> bool:
    """Whether something is told to be between two capitals, and they are not the ends of a road: "the tension between | Tehran and Baku"."""
    seats = [t.candidates[0].place.stands_for for t in (first, second) if t.kind in ("city", "metonym") and t.candidates]
    between = "between" in (a.cue.relation, b.cue.relation) and not (a.cue.road or b.cue.road)
    return len(seats) == 2 and all(seats) and seats[0] != seats[1] and between and a.line == b.line and 0 < b.first - a.last <= _JOINED


def _units(raw: RawToponym) -> list[str]:
    """Return the provinces and districts that a name may mean; a district of former times counts for the province that holds it."""
    told = [p for p in raw.places if p.kind in UNITS and (p.place_id.startswith("iso:") or raw.cue.kind == "district")]
    return [p.place_id.removeprefix("iso:") if p.place_id.startswith("iso:") else p.admin1 for p in told]


def _beside(raw: RawToponym, near: Sequence[RawToponym]) -> Iterator[str]:
    """The units, told by their type word, whose names stand within a few words of a name that may not mean them."""
    own = {p.place_id for p in raw.places}
    for other in near:
        gap = max(other.first - raw.last, raw.first - other.last)
        if other is not raw and other.line == raw.line and gap <= _BESIDE and other.cue.kind in UNITS:
            yield from (u for u in _units(other) if f"iso:{u}" not in own)


def _alike(raw: RawToponym, near: Sequence[RawToponym]) -> Iterator[str]:
    """The kinds told of another name of the same place right beside it: "the town of Khojaly, known to Armenians as | Ivanyan"."""
    places = {p.place_id for p in raw.places}
    for other in near:
        gap = max(other.first - raw.last, raw.first - other.last)
        if other is not raw and other.line == raw.line and gap <= _BESIDE and other.text != raw.text and other.cue.kind and places & {p.place_id for p in other.places}:
            yield other.cue.kind


def rank(raw: RawToponym, context: Context) -> list[Candidate]:
    """Return the candidates of a name, best first; the scores are a softmax of the policies' sums and add up to 1."""
    if len(raw.places) == 1:
        return [Candidate(raw.places[0], 1.0)]
    sums = [(_standing(p, context.pack) + sum(policy(p, raw, context) for policy in _POLICIES), p) for p in raw.places]
    top = max(s for s, _ in sums)
    weights = [(math.exp(SHARPNESS * (s - top)), p) for s, p in sums]
    total = sum(w for w, _ in weights)
    return [Candidate(p, round(w / total, 4)) for w, p in sorted(weights, key=lambda x: (-x[0], x[1].place_id))][:_MAX_CANDIDATES]


def _resolve_one(raw: RawToponym, context: Context) -> Toponym:
    candidates = rank(raw, context)
    place = candidates[0].place
    kind = _kind(place, raw)
    stands_for = place.country if place.kind == "country" else place.stands_for if kind == "metonym" else None
    return Toponym(
        raw.start, raw.end, raw.text, place.name, kind, place.place_id, place.country, place.lon, place.lat,
        place.uncertainty_m or None, PRECISION[kind], stands_for, tuple(candidates), raw.cue.relation, raw.cue.metres, raw.cue.direction,
        ("road",) if raw.cue.relation == "between" and raw.cue.road else (),
    )  # fmt: skip


def _kind(place: Place, raw: RawToponym) -> Kind:
    """A seat of government is the town only where the words around put something there."""
    if place.kind == "metonym" or not place.stands_for:
        return place.kind
    there = raw.cue.located or raw.cue.relation in ("near", "toward", "between", "offset") or raw.cue.kind in ("city", "district")
    return place.kind if there and not raw.cue.governed else "metonym"


def _road(raw: RawToponym, context: Context) -> Toponym:
    a, b = (rank(end, context)[0].place for end in raw.ends)
    return Toponym(
        raw.start, raw.end, raw.text, f"{a.name}–{b.name} road", "road", f"road:{a.place_id}/{b.place_id}", a.country if a.country == b.country else "",
        geo_precision=PRECISION["road"], relation=raw.cue.relation, parts=(a.place_id, b.place_id),
    )  # fmt: skip


def _border(raw: RawToponym, pack: Pack) -> Toponym:
    parts = _parts(raw, pack)
    countries = [p for p in parts if p in pack.country_names]
    pair = _pair(countries, pack)
    own = set(pair) == set(pack.region.parties)
    name = pack.region.name if own else "–".join(pack.country_names[c] for c in pair) + " border"
    units = tuple(p for p in parts if p not in pack.country_names)
    return Toponym(
        raw.start, raw.end, raw.text, "line of contact" if raw.section else name, "border", "border:" + "-".join(sorted(pair)), "",
        uncertainty_m=pack.region.border_uncertainty_m, geo_precision=5, relation="along_border", direction=raw.cue.direction,
        parts=(*pair, *units, *(("contact",) if raw.section else ())),
    )  # fmt: skip


def _parts(raw: RawToponym, pack: Pack) -> list[str]:
    named = [p.country if p.kind == "country" else p.place_id.removeprefix("iso:") for p in raw.places]
    return list(dict.fromkeys([*named, *(n for n in raw.nations if n in pack.country_names)]))


def _pair(countries: Sequence[str], pack: Pack) -> tuple[str, ...]:
    """Two named countries are the pair; one party is the region's border; one neighbour borders the first party that touches it."""
    if len(countries) >= 2:
        return tuple(countries[:2])
    if countries and countries[0] not in pack.region.parties:
        touching = [p for p in pack.region.parties if frozenset((p, countries[0])) in pack.borders]
        return tuple(sorted((touching[0], countries[0]))) if touching else tuple(pack.region.parties)
    return tuple(pack.region.parties)


@lru_cache(maxsize=4)
def capitals(pack: Pack) -> Mapping[str, Toponym]:
    """Return each country's capital by ISO alpha-3, as a text would name it that tells what happened there."""
    return {
        code: Toponym(0, 0, p.name, p.name, p.kind, p.place_id, p.country, p.lon, p.lat, p.uncertainty_m or None, PRECISION[p.kind], relation="at")
        for code, p in pack.capitals.items()
    }


# ---------------------------------------------------------------- footprints


def locate(places: Sequence[Toponym], pack: Pack, day: date | None = None) -> tuple[ReportPlace, Footprint] | None:
    """Turn the places of one event into its footprint.

    Parameters
    ----------
    places : sequence of Toponym
        Resolved, in the order of the text; a metonym never makes a footprint.
    pack : Pack
    day : date, optional
        The day of the event: lines of contact have their dates.

    Returns
    -------
    (ReportPlace, Footprint) or None if no place can be drawn.
    """
    usable = [p for p in places if p.kind != "metonym"]
    if not usable:
        return None
    starts = sorted({p.start for p in usable})
    dated = any("contact" in p.parts for p in usable)  # nothing else has its dates
    return _drawn(tuple(_bare(p, starts.index(p.start)) for p in usable), pack, day if dated else None)


def _bare(p: Toponym, n: int) -> Toponym:
    """Return a toponym as the `n`-th of an event, with nothing but what its footprint depends on."""
    return Toponym(
        n, n, "", p.name, p.kind, p.place_id, p.country, p.lon, p.lat, p.uncertainty_m, relation=p.relation, metres=p.metres, direction=p.direction, parts=p.parts
    )


@lru_cache(maxsize=1 << 11)
def _drawn(places: tuple[Toponym, ...], pack: Pack, day: date | None) -> tuple[ReportPlace, Footprint] | None:
    """Draw the places of one event; the same ones are told in report after report."""
    lead = _lead(places)
    shape, uncertainty, precision, relation, reason = _shape(lead, places, pack, day)
    if shape.is_empty:
        return None
    place = pack.places.get(lead.place_id)
    named = ReportPlace(
        lead.name, place.name_local if place else "", lead.kind, lead.place_id, lead.country, place.admin1 if place else "", relation
    )
    return named, _footprint(shape, uncertainty, precision, reason, lead, pack)


_BESIDE_M = 15_000.0  # metres from the border to the places between which a stretch of it is told
_STRETCH = 80  # letters between the two ends of "between X and Y"


def footprints(toponyms: Sequence[Toponym], pack: Pack, day: date | None = None) -> list[Footprint | None]:
    """Draw every mention by itself; the two ends of "between X and Y" draw their stretch together.

    Returns
    -------
    list of Footprint or None, one for each toponym; None for a metonym, which is no place.
    """
    found: dict[int, Footprint | None] = {}
    for group in _stretches(toponyms):
        located = locate([toponyms[i] for i in group], pack, day)
        found |= {i: located[1] if located and toponyms[i].kind != "metonym" else None for i in group}
        if located and len(group) > 1:
            found |= {i: _facing(f, toponyms[i], pack, day) for i in group if (f := found[i])}
    return [found[i] for i in range(len(toponyms))]


def _facing(stretch: Footprint, end: Toponym, pack: Pack, day: date | None) -> Footprint:
    """A stretch as one of its ends tells it: with the section that this end faces, as the stretch may run through two; a unit faces what it is told to."""
    if end.kind in UNITS:
        return stretch
    own = locate([replace(end, relation="", parts=())], pack, day)
    return replace(stretch, border_section=own[1].border_section) if own else stretch


def _stretches(toponyms: Sequence[Toponym]) -> Iterator[list[int]]:
    """Group the numbers of the mentions: the two ends of a stretch, other names between them or not, and each other mention by itself."""
    ends = [i for i, t in enumerate(toponyms) if t.relation == "between"]
    yield from ([i] for i, t in enumerate(toponyms) if t.relation != "between")
    while ends:
        paired = len(ends) > 1 and toponyms[ends[1]].start - toponyms[ends[0]].end <= _STRETCH
        yield [ends.pop(0) for _ in range(1 + paired)]


def _lead(places: Sequence[Toponym]) -> Toponym:
    """The most exact place leads: a settlement before a section, a section before a province, a country last."""
    order = {"village": 0, "city": 0, "other": 0, "mountain": 0, "road": 1, "lake": 1, "river": 1, "border": 2, "district": 3, "province": 4, "region": 5}
    return min(places, key=lambda p: (order.get(p.kind, 6), p.relation == "", p.start))


Shape = tuple[BaseGeometry, float, int, Relation, str]


def _shape(lead: Toponym, places: Sequence[Toponym], pack: Pack, day: date | None) -> Shape:
    if lead.kind == "border":
        return _border_shape(lead, places, pack, day)
    if lead.kind in _COURSES and (drawn := _course(lead, pack)):
        return drawn
    points = [p for p in places if p.lon is not None and p.kind not in (*_AREAS, "border")]
    if facing := _parted(places, pack):
        return facing
    if lead.relation == "between" and (other := _other_end(lead, places)):
        return _along(lead, other, places, pack) or _between(lead, other, pack)
    if lead.relation == "part":
        return _part(lead, pack)
    if lead.kind == "district" and lead.relation == "offset" and lead.lon is not None:
        return _point(lead, pack)  # distances are measured from its seat
    if lead.relation == "along_border" and (sections := _faced(lead.place_id.removeprefix("iso:"), pack) if lead.kind in UNITS else []):
        line = linemerge_all([s.geometry for s in sections])
        return line, pack.region.border_uncertainty_m + pack.region.near_m, 5, "along_border", f"The border of {lead.name}, to the zone along which the text points."
    if lead.kind in _AREAS:
        alike = [p for p in places if p.kind == lead.kind]
        return _areas(alike, pack, day) if len(alike) > 1 else _area(lead, pack, day)
    if len(points) > 1 and lead.relation in ("", "at", "near"):
        return _several(points)
    return _point(lead, pack)


def _parted(places: Sequence[Toponym], pack: Pack) -> Shape | None:
    """The section of the border between two units that face each other ("between Tavush and Tovuz"); None if they do not, or two towns are told."""
    ends = [p for p in places if p.relation == "between"]
    if len(ends) != 2 or not any(p.kind in UNITS for p in ends) or ends[0].country == ends[1].country or any("road" in p.parts for p in ends):
        return None
    towns = [pack.places.get(p.place_id) if p.kind in SETTLEMENTS else None for p in ends]
    units = [p.place_id.removeprefix("iso:") if p.kind in UNITS else town.admin1 if town else "" for p, town in zip(ends, towns, strict=True)]
    shared = [s for s in _faced(units[0], pack) if s in _faced(units[1], pack)] if all(units) else []
    if not shared:
        return None
    names = ", ".join(dict.fromkeys(s.name for s in shared))
    return linemerge_all([s.geometry for s in shared]), pack.region.border_uncertainty_m + pack.region.near_m, 5, "between", f"The border's section {names}."


def _other_end(lead: Toponym, places: Sequence[Toponym]) -> Toponym | None:
    """The other end of a stretch: the next name told so, or else the next that has a point; a district beside a town counts by its seat."""
    if lead.lon is None or lead.kind in _AREAS:
        return None
    later = [p for p in (*places[places.index(lead) + 1 :], *places[: places.index(lead)]) if p.lon is not None]
    told = [p for p in later if p.relation == "between" and p.kind not in ("province", "region", "country", "border")]
    return next(iter((*told, *(p for p in later if p.kind not in (*_AREAS, "border")))), None)


def _point(p: Toponym, pack: Pack) -> Shape:
    assert p.lon is not None and p.lat is not None
    own = p.uncertainty_m or 2000.0
    if p.relation == "offset" and p.direction:
        lon, lat = geometry.offset(p.lon, p.lat, geometry.BEARINGS[p.direction], p.metres)
        # a compass word covers 45°: its half is the error across, tan(22.5°) of the distance
        error = own + p.metres * math.tan(math.radians(22.5))
        return Point(lon, lat), error, 2, "offset", f"{p.metres / 1000:g} km {p.direction.upper()} of {p.name}, measured geodesically; a compass word covers 45°."
    if p.relation == "offset":
        zone = geometry.buffer(Point(p.lon, p.lat), p.metres, pack.region.metric_crs)
        return zone, own, 2, "offset", f"Within {p.metres / 1000:g} km of {p.name}: no direction is told, so the whole circle is drawn."
    if p.relation == "near":
        return Point(p.lon, p.lat), pack.region.near_m + own, 2, "near", f"“Near {p.name}”."
    if p.relation == "toward":
        return Point(p.lon, p.lat), pack.region.toward_m + own, 2, "toward", f"In the direction of {p.name}."
    if p.relation == "part":
        return Point(p.lon, p.lat), pack.region.toward_m + own, 2, "near", f"{p.direction.upper()} of {p.name}, no distance told."
    return Point(p.lon, p.lat), own, PRECISION[p.kind], "at", f"At {p.name} ({p.kind}); the radius is that of the place."


def _several(points: Sequence[Toponym]) -> Shape:
    unique = list({p.place_id: p for p in points}.values())
    pins = [Point(p.lon or 0.0, p.lat or 0.0) for p in unique]
    shape = MultiPoint(pins) if len(unique) > 1 else pins[0]
    near = any(p.relation == "near" for p in unique)
    own = max(p.uncertainty_m or 2000.0 for p in unique) + (5000.0 if near else 0.0)
    precision = 2 if near else 1
    return shape, own, precision, "near" if near else "at", "The places told together: " + ", ".join(p.name for p in unique) + "."


def _course(p: Toponym, pack: Pack) -> Shape | None:
    """The line of a road or river, or the outline of a lake; None if the pack does not draw it."""
    relation: Relation = "near" if p.relation == "near" else "toward" if p.relation == "toward" else "at"
    if water := pack.waters.get(p.place_id):
        return water.geometry, float(water.properties["uncertainty_m"]), PRECISION[p.kind], relation, f"The course or outline of {p.name}."
    if p.kind in ("lake", "river") and p.lon is not None and p.lat is not None and p.relation not in ("offset", "part", "between"):
        own = p.uncertainty_m or 2000.0
        circle = geometry.buffer(Point(p.lon, p.lat), own, pack.region.metric_crs)
        return circle, own, PRECISION[p.kind], relation, f"The circle that holds {p.name}: its course or outline is not known here."
    stops = [pack.places[i] for i in pack.roads.get(p.place_id, p.parts)]
    if p.kind == "road" and len(stops) > 1:
        line = LineString([(s.lon, s.lat) for s in stops])
        return line, _ROAD_UNCERTAINTY_M, 5, relation, "The road as a sketch through " + ", ".join(s.name for s in stops) + "."
    return None


def _between(a: Toponym, b: Toponym, pack: Pack) -> Shape:
    assert a.lon is not None and a.lat is not None and b.lon is not None and b.lat is not None
    length = geometry.distance_m((a.lon, a.lat), (b.lon, b.lat))
    half = max(1000.0, length / 6)
    if "road" in a.parts:
        road = LineString([(a.lon, a.lat), (b.lon, b.lat)])
        return road, half, 5, "between", f"The road between {a.name} and {b.name}, sketched as a straight line."
    zone = geometry.corridor((a.lon, a.lat), (b.lon, b.lat), half, pack.region.metric_crs)
    return zone, half, 2 if length < 50_000 else 5, "between", f"The zone between {a.name} and {b.name}, {length / 1000:.0f} km long."


def _along(a: Toponym, b: Toponym, places: Sequence[Toponym], pack: Pack) -> Shape | None:
    """The stretch of the border between two places beside it, where the border itself is named with them; None if they are none."""
    border = next((p for p in places if p.kind == "border" and set(p.parts[:2]) == set(pack.region.parties)), None)
    ends = [(p.lon or 0.0, p.lat or 0.0) for p in (a, b)]
    crs = pack.region.metric_crs
    line = geometry.to_metric(pack.border, crs)
    if border is None or any(line.distance(geometry.to_metric(Point(e), crs)) > _BESIDE_M for e in ends):
        return None
    part = geometry.line_between(pack.border, ends[0], ends[1], crs)
    return part, pack.region.border_uncertainty_m + pack.region.near_m, 5, "between", f"The border between {a.name} and {b.name}."


def _part(p: Toponym, pack: Pack) -> Shape:
    area = _area(p, pack, None)[0] if p.kind in _AREAS else _outline(p, pack)
    if area is None:
        return _point(p, pack)
    part = geometry.directional_part(area, p.direction, pack.region.metric_crs)
    return part, geometry.radius_m(part), 5, "at", f"The {p.direction.upper()} part of {p.name}."


def _area(p: Toponym, pack: Pack, day: date | None) -> Shape:
    relation: Relation = "near" if p.relation == "near" else "toward" if p.relation == "toward" else "at"
    area = _outline(p, pack, day)
    if area is None:
        assert p.lon is not None and p.lat is not None
        own = p.uncertainty_m or 30_000.0
        zone = geometry.buffer(Point(p.lon, p.lat), own, pack.region.metric_crs)
        return zone, own, PRECISION[p.kind], relation, f"A circle for {p.name}, whose outline is not known."
    return area, geometry.radius_m(area), PRECISION[p.kind], relation, f"The outline of {p.name} ({p.kind})."


def _areas(places: Sequence[Toponym], pack: Pack, day: date | None) -> Shape:
    shapes = [_area(p, pack, day) for p in places]
    union = unary_union([s[0] for s in shapes])
    names = ", ".join(p.name for p in places)
    return union, geometry.radius_m(union), shapes[0][2], shapes[0][3], f"The outlines of {names}, told together."


def _outline(p: Toponym, pack: Pack, day: date | None = None) -> BaseGeometry | None:
    if p.kind == "country":
        feature = pack.countries.get(p.country) or pack.world.get(p.country)
        return feature.geometry if feature else None
    unit = pack.units.get(p.place_id.removeprefix("iso:"))
    if unit:
        return unit.geometry
    within = [f.geometry for f in pack.units.values() if f.properties.get("parent") == p.place_id.removeprefix("iso:")]
    if within:
        return unary_union(within)
    return next((f.geometry for f in pack.historic if f.id == pack.region.outlines.get(p.place_id)), None)


def _border_shape(lead: Toponym, places: Sequence[Toponym], pack: Pack, day: date | None) -> Shape:
    reach = pack.region.border_uncertainty_m
    if "contact" in lead.parts and (line := _contact_line(pack, day)) is not None:
        return line, reach, 5, "along_border", "The line of contact of that time."
    line = pack.borders.get(frozenset(lead.parts[:2]))
    if line is None:
        line = pack.border
    units = [p for p in lead.parts[2:] if p != "contact"] + [
        p.place_id.removeprefix("iso:") for p in places if p.kind in ("province", "district", "region") and p is not lead
    ]
    own = set(lead.parts[:2]) == set(pack.region.parties)
    faced = [_faced(u, pack) for u in units] if own else []
    sections = [s for s in pack.sections if any(s in f for f in faced)]
    facing = [s for s in sections if sum(s in f for f in faced) >= 2] or sections
    if facing:
        names = ", ".join(dict.fromkeys(s.name for s in facing))
        return linemerge_all([s.geometry for s in facing]), reach, 5, "along_border", f"The border's section {names}."
    if lead.direction:
        part = geometry.directional_part(line, lead.direction, pack.region.metric_crs)
        return linemerge_all([part]), reach, 5, "along_border", f"The {lead.direction.upper()} part of the {lead.name}."
    return line, reach, 5, "along_border", f"The line of the {lead.name} itself; the text names no closer place."


@lru_cache(maxsize=1 << 10)
def _faced(unit: str, pack: Pack) -> list[Feature]:
    """Return the border's sections that a unit faces; one that faces none lies inside another, whose sections it takes, a former district the nearest of them."""
    if unit not in pack.units and (former := pack.places.get(unit)):
        return sorted(_faced(former.admin1, pack), key=lambda s: s.geometry.distance(Point(former.lon, former.lat)))[:1]
    own = {unit, *(u for u, f in pack.units.items() if f.properties.get("parent") == unit)}
    found = [s for s in pack.sections if own & set(s.properties["units"]) or (s.properties["part"] != "main" and s.properties["part"] in unit)]
    parent = pack.units[unit].properties.get("parent") if unit in pack.units else None
    return found or (_faced(parent, pack) if parent else [])


def linemerge_all(lines: Sequence[BaseGeometry]) -> BaseGeometry:
    """Merge lines that touch into as few as possible."""
    merged = unary_union(list(lines))
    return linemerge(merged) if isinstance(merged, MultiLineString) else merged


def _contact_line(pack: Pack, day: date | None) -> BaseGeometry | None:
    lines = [f for f in pack.historic if "Line" in f.geometry.geom_type]
    fits = [f for f in lines if day is None or _valid(f, day)]
    return fits[0].geometry if fits else None


def _valid(feature: Feature, day: date) -> bool:
    since, until = feature.properties.get("valid_from") or "", feature.properties.get("valid_to") or "9999"
    return since <= day.isoformat() <= until


def _footprint(shape: BaseGeometry, uncertainty: float, precision: int, reason: str, lead: Toponym, pack: Pack) -> Footprint:
    shape = shapely.set_precision(shape, 1e-7, mode="pointwise")
    seat = Point(lead.lon, lead.lat) if lead.kind == "district" and lead.lon is not None and lead.lat is not None else None
    point = (seat.x, seat.y) if seat and shape.covers(seat) else geometry.middle(shape)
    located = pack.locator.locate(np.array([point]))
    along = lead.kind == "border" and set(lead.parts[:2]) == set(pack.region.parties) and "contact" not in lead.parts
    distance = 0.0 if along else float(located.distance_m[0])
    within = distance <= pack.region.line_reach_m
    whole = along and shape.length > 0.95 * pack.border.length
    section = _section(lead, pack, point, pack.sections[int(located.section[0])]) if within and not whole and pack.sections else ""
    side = "line" if along else str(located.country[0])
    in_region = pack.region.holds(*point)
    return Footprint(shape, point, round(uncertainty), precision, side, round(distance) if in_region else None, section, reason)


def _section(lead: Toponym, pack: Pack, point: tuple[float, float], nearest: Feature) -> str:
    """Return the longest section that a district faces; of another place what `section_of` says."""
    if lead.kind == "district" and lead.place_id.startswith("iso:"):
        faced = _faced(lead.place_id.removeprefix("iso:"), pack)
        return max(faced, key=lambda s: float(s.properties["length_km"]), default=nearest).name
    return section_of(pack.places.get(lead.place_id) if lead.kind in (*SETTLEMENTS, "lake") else None, point, nearest, pack)


def section_of(place: Place | None, point: tuple[float, float], nearest: Feature, pack: Pack) -> str:
    """Return the name of the section of the border that a place faces.

    Parameters
    ----------
    place : Place or None
        A settlement; of anything else the nearest section counts.
    point : (float, float)
        Where it lies: longitude and latitude in degrees.
    nearest : Feature
        The section nearest to the point.
    pack : Pack

    Notes
    -----
    A settlement's section is one of its own unit, and of these that of the nearest settlements over the border: their districts
    are reviewed, outlines only approximate.
    """
    faced = _faced(place.admin1, pack) if place and place.admin1 in pack.units else []
    likely = _across(place, pack) if place and len(faced) > 1 else ()  # else nothing to choose from
    if likely and nearest not in likely:
        return min(likely, key=lambda s: s.geometry.distance(Point(point))).name
    return nearest.name if nearest in faced or not faced else min(faced, key=lambda s: s.geometry.distance(Point(point))).name


@lru_cache(maxsize=1 << 12)
def _across(place: Place, pack: Pack) -> tuple[Feature, ...]:
    """Return the sections of a settlement's own unit that most of the nearest settlements over the border face too."""
    faced = _faced(place.admin1, pack)
    others = pack.facing_settlements.get(place.country, ())
    shrink = math.cos(math.radians(place.lat))  # a degree of longitude against one of latitude; near enough to rank neighbours
    nearest = heapq.nsmallest(_OVER_THE_BORDER, others, key=lambda p: math.hypot((p.lon - place.lon) * shrink, p.lat - place.lat))
    votes = {s.name: sum(p.admin1 in s.properties["units"] for p in nearest) for s in faced}
    most = max(votes.values(), default=0)
    return tuple(s for s in faced if most and votes[s.name] == most)
