"""From reports to incidents: block, link, cluster, fuse.

Laws: the result does not depend on the order of the reports; the same reports and judgements give the same incidents with the
same ids; two reports of one document are never merged by the machine.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations, permutations
from typing import Any

from shapely.geometry.base import BaseGeometry

from geo import codec
from geo.codebook import GENERAL_MODES, countries, unique
from geo.linkage import Link, likeness, link, overlap
from geo.model import (
    LED_TO,
    NO_PLACE,
    NO_SOURCE,
    NO_SPOT,
    NOBODY,
    NOT_THEIRS,
    OUTCOMES,
    Claim,
    Document,
    EventReport,
    Footprint,
    Incident,
    Judgement,
    ReportPlace,
    Review,
    Source,
    Toll,
)

_DAYS = timedelta(days=7)  # a longer span of days proves nothing alone
BOTH = "both"  # the side of a toll that counts the losses of both
NAMED = 5  # others that an incident names as perhaps the same
_TELLS, _UNNAMED = "” tells ", ("the doer is inferred", "the doer is taken for", NOBODY)  # of a report's reasons


@dataclass(frozen=True, slots=True)
class Told:
    """A report with what is known of its document."""

    report: EventReport
    document: Document
    published: date | None
    language: str


def merge(told: Iterable[Told], judgements: Sequence[Judgement] = ()) -> list[Incident]:
    """Merge reports into incidents.

    Parameters
    ----------
    told : iterable of Told
        Only reports with the status ``reported`` become incidents; those that deny the very same kind of event are claims of theirs.
    judgements : sequence of Judgement
        In the order in which they were made.

    Returns
    -------
    list of Incident, in the order of `ordered`; those that a person has discarded say so in their ``review``.
    """
    every = sorted(told, key=lambda t: t.report.id)
    known = {t.report.id: t for t in every if t.report.status == "reported"}
    denials = _by_month([t for t in every if t.report.status == "denied"])
    last = {frozenset(p): j.action for j in judgements if j.action in ("merge", "split") for p in combinations(j.report_ids, 2)}  # a later one takes an earlier one back
    merged, split = ({p for p, action in last.items() if action == how} for how in ("merge", "split"))
    links = _links(known, split)
    found = [_judged(_fuse([known[i] for i in ids], denials), judgements) for ids in _clusters(known, links, merged)]
    return ordered(_compared(found, known, links, split))


def ordered(found: Iterable[Incident]) -> list[Incident]:
    """Return incidents by first day (undated last), last day and id, so that those of the same days stand together."""
    return sorted(found, key=lambda i: (i.date_start is None, i.date_start or date.min, i.date_end or i.date_start or date.min, i.id))


# ---------------------------------------------------------------- block and match


def identity(report_ids: Iterable[str]) -> str:
    """Return the id of the incident that some reports are: the same however many join it after its first one."""
    return "i" + min(report_ids)


def _clusters(known: Mapping[str, Told], links: Mapping[frozenset[str], Link], merged: set[frozenset[str]]) -> list[list[str]]:
    """Group reports of one event: those that persons have merged, those that match, then what is possibly one and can be nothing else."""
    groups = _Groups(known, links)
    for a, b in sorted(tuple(sorted(p)) for p in merged):
        if a in known and b in known:
            groups.join(a, b)
    matches = [tuple(sorted(p)) for p, how in links.items() if how is Link.MATCH]
    for a, b in sorted(matches, key=lambda p: (-likeness(known[p[0]].report, known[p[1]].report), p)):  # those most alike first: who joins shuts others out
        groups.join_if_possible(a, b)
    while groups.join_twins():
        pass
    return sorted(sorted(ids) for ids in groups.members.values())


class _Groups:
    """Reports in groups, each under its first member's id when it was joined, with the links between any two of them."""

    def __init__(self, known: Iterable[str], links: Mapping[frozenset[str], Link]) -> None:
        self.links = links
        self.members = {i: [i] for i in known}
        self._group = {i: i for i in known}

    def join(self, a: str, b: str) -> None:
        """Make one group of those of two reports."""
        kept, gone = sorted((self._group[a], self._group[b]))
        if kept != gone:
            self.members[kept] += self.members.pop(gone)
            self._group |= dict.fromkeys(self.members[kept], kept)

    def join_if_possible(self, a: str, b: str) -> None:
        """Join the groups of two reports if no member of one is apart from a member of the other."""
        if self._may_be_one(self._group[a], self._group[b]):
            self.join(a, b)

    def join_twins(self) -> bool:
        """Join groups that are possibly one and have all other candidates in common, so that neither can belong elsewhere; return whether there were any."""
        near: dict[str, set[str]] = {g: {g} for g in self.members}
        for a, b in {tuple(sorted(self._group[i] for i in pair)) for pair in self.links}:
            if a != b and self._may_be_one(a, b):
                near[a].add(b)
                near[b].add(a)
        twins: dict[frozenset[str], list[str]] = defaultdict(list)
        for group, candidates in near.items():
            twins[frozenset(candidates)].append(group)
        for first, *others in twins.values():
            for other in others:
                self.join(first, other)
        return any(len(groups) > 1 for groups in twins.values())

    def _may_be_one(self, a: str, b: str) -> bool:
        return all(frozenset((x, y)) in self.links for x in self.members[a] for y in self.members[b])


def _links(known: Mapping[str, Told], split: set[frozenset[str]]) -> dict[frozenset[str], Link]:
    """The links of reports of different documents that no person has split: of the same event and with a day in common (blocks)."""
    blocks: dict[tuple[str, date], list[str]] = defaultdict(list)
    for i, t in known.items():
        for day in _days(t.report):
            blocks[t.report.event, day].append(i)
    pairs = {frozenset(p) for ids in blocks.values() for p in combinations(ids, 2)} - split
    found = {}
    for pair in pairs:
        a, b = (known[i].report for i in sorted(pair))
        if a.document_id != b.document_id and (how := link(a, b)):
            found[pair] = how
    return found


def _days(report: EventReport) -> list[date]:
    if report.date_start is None or report.date_end is None or report.date_end - report.date_start > _DAYS:
        return []
    return [report.date_start + timedelta(n) for n in range((report.date_end - report.date_start).days + 1)]


# ---------------------------------------------------------------- fuse


def infers_doer(report: EventReport) -> bool:
    """Whether a report's actors are worked out and not named: each passage that tells of the deed, and not of its losses alone, says so in its reason."""
    deeds = [r for r in report.reasons if _TELLS in r and LED_TO not in r]
    return bool(report.actors and deeds) and all(any(mark in r for mark in _UNNAMED) for r in deeds)


def takes_place(report: EventReport) -> bool:
    """Whether a report's place, or the part of the border that it lies at, is told by other sentences than its own."""
    return report.place is not None and any(r.startswith((NO_PLACE, NO_SPOT)) for r in report.reasons)


def takes_source(report: EventReport) -> bool:
    """Whether who asserts a report is told by other sentences than its own."""
    return bool(report.asserted_by) and any(r.startswith((NO_SOURCE, NOT_THEIRS)) for r in report.reasons)


def _fuse(told: Sequence[Told], denials: _Denials) -> Incident:
    reports = [t.report for t in told]
    dated = min(reports, key=lambda r: (r.date_start is None, r.date_basis == "publication", _length(r), -r.confidence, r.id))
    placed = min(reports, key=lambda r: (r.footprint is None, r.footprint.geo_precision if r.footprint else 9, r.footprint.uncertainty_m if r.footprint else 0, r.id))
    finest = min(reports, key=lambda r: (r.mode in GENERAL_MODES, r.mode == "", r.id))
    acting, speaking = [r for r in reports if r.actors], [r for r in reports if r.asserted_by]
    there = [r for r in reports if r.place and _shape(r) == _shape(placed)]  # another place that a report names itself tells nothing of this one
    doubt = 1.0
    for r in reports:
        doubt *= 1 - r.confidence
    return Incident(
        identity(r.id for r in reports), dated.event, finest.mode, _union(r.actors for r in reports), _union(r.recipients for r in reports),
        _union(r.asserted_by for r in reports), dated.date_start, dated.date_end, dated.date_precision, dated.date_basis, placed.place, placed.footprint,
        _toll([r.killed for r in reports]), _toll([r.wounded for r in reports]), _toll([r.captured for r in reports]), _toll([r.missing for r in reports]),
        round(min(1 - doubt, 0.99), 2), "machine", tuple(source(t) for t in told), tuple(dict.fromkeys(x for r in (dated, placed) for x in r.reasons)),
        bool(acting) and all(map(infers_doer, acting)), bool(placed.place) and all(map(takes_place, there)), bool(speaking) and all(map(takes_source, speaking)),
        _claims(told, denials),
    )  # fmt: skip


def _shape(report: EventReport) -> BaseGeometry | None:
    return report.footprint.geometry if report.footprint else None


def _length(report: EventReport) -> int:
    return (report.date_end - report.date_start).days if report.date_start and report.date_end else 10_000


def _union(sets: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return unique(c for s in sets for c in s)


def _toll(tolls: Sequence[Toll | None]) -> Toll | None:
    """Fuse tellings; those of different sides count different people, so that each side's are fused apart and then added up."""
    told = [t for t in tolls if t is not None]
    sides = sorted({t.side for t in told} - {"", BOTH})
    if len(sides) < 2:
        return _range(told) if told else None
    each = [_range([t for t in told if t.side == side]) for side in sides]
    high = None if any(t.high is None for t in each) else sum(t.high or 0 for t in each)
    groups = {t.group for t in each}
    summed = Toll(sum(t.low for t in each), sum(t.best for t in each), high, groups.pop() if len(groups) == 1 else "unknown", BOTH)
    # what is told of no side may be one side's alone: a smaller count says nothing of all together
    return _range([summed, *(replace(t, side=BOTH) for t in told if t.side == BOTH or (not t.side and t.best >= summed.best))])


def _range(told: Sequence[Toll]) -> Toll:
    """Of several tellings of the same people: the lowest low, the highest high, the commonest best (the larger of equally common ones)."""
    counts = Counter(t.best for t in told)
    best = max(counts, key=lambda b: (counts[b], b))
    like = next(t for t in told if t.best == best)
    high = None if any(t.high is None for t in told) else max(t.high or 0 for t in told)
    return Toll(min(t.low for t in told), best, high, like.group, like.side)


def source(t: Told) -> Source:
    """Return a report's provenance as an incident shows it."""
    d, r = t.document, t.report
    return Source(r.id, d.id, d.title, d.source, d.url, t.published, t.language, d.collection, r.asserted_by, r.evidence)


# ---------------------------------------------------------------- perhaps the same


def _compared(found: Sequence[Incident], known: Mapping[str, Told], links: Mapping[frozenset[str], Link], split: set[frozenset[str]]) -> list[Incident]:
    """Name of each incident the others that may be the same, those most alike first: reports of both are linked, and no person has parted any of them."""
    at = {s.report_id: n for n, i in enumerate(found) for s in i.sources}
    parted = {frozenset(at[r] for r in pair) for pair in split if pair <= at.keys()}
    best: dict[frozenset[int], tuple[int, Link]] = {}
    for pair, how in links.items():
        a, b = pair
        two = frozenset((at[a], at[b]))
        if len(two) > 1 and two not in parted and _may_be_the_same(*(found[n] for n in two)):
            best[two] = max(best.get(two, (0, Link.APART)), (likeness(known[a].report, known[b].report), how))
    others: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for two, (details, how) in best.items():
        for n, other in permutations(two):
            others[n].append((-details, -how, found[other].id))
    return [replace(i, alike=tuple(name for *_order, name in sorted(others[n])[:NAMED]), n_alike=len(others[n])) if n in others else i for n, i in enumerate(found)]


def _may_be_the_same(a: Incident, b: Incident) -> bool:
    """Whether two incidents as they stand, corrections and all, can be one; a document that tells of both tells them apart."""
    if "discarded" in (a.review, b.review) or a.event != b.event or not overlap(a, b):
        return False
    mine, others = ({s.document_id for s in i.sources} for i in (a, b))
    return not mine <= others and not others <= mine


# ---------------------------------------------------------------- claims

_Denials = Mapping[tuple[str, str, int, int], Sequence[Told]]  # by event, mode, year and month


def differ(reports: Sequence[EventReport]) -> bool:
    """Whether reports of one incident contradict or complete each other: a denial, another side as the doer, other losses of any kind.

    A report that is silent on something contradicts nobody on it.
    """
    tolls = ({(t.low, t.best, t.high, t.side) for r in reports if (t := getattr(r, name))} for name in OUTCOMES)
    doers = {frozenset(countries(r.actors)) for r in reports if r.actors}
    return len({r.status for r in reports}) > 1 or len(doers) > 1 or any(len(told) > 1 for told in tolls)


def _by_month(denied: Sequence[Told]) -> _Denials:
    found: dict[tuple[str, str, int, int], list[Told]] = defaultdict(list)
    for t in denied:
        for month in _months(t.report):
            found[t.report.event, t.report.mode, *month].append(t)
    return found


def _months(report: EventReport) -> list[tuple[int, int]]:
    if report.date_start is None or report.date_end is None:
        return []
    first, last = (12 * d.year + d.month - 1 for d in (report.date_start, report.date_end))
    return [(n // 12, n % 12 + 1) for n in range(first, last + 1)]


def _claims(told: Sequence[Told], denials: _Denials) -> tuple[Claim, ...]:
    """Return what each report claims where they differ, by the claimants' codes, as sides are listed everywhere; those that name none come last."""
    denied = ((t, d) for t in told for month in _months(t.report) for d in denials.get((t.report.event, t.report.mode, *month), ()))
    near = {d.report.id: d for t, d in denied if link(t.report, d.report) is Link.MATCH}
    every = [*told, *near.values()]
    if not differ([t.report for t in every]):
        return ()
    return tuple(map(_claim, sorted(every, key=lambda t: (not t.report.asserted_by, t.report.asserted_by, t.report.id))))


def _claim(t: Told) -> Claim:
    r = t.report
    return Claim(source(t), r.status, r.actors, r.recipients, r.killed, r.wounded, r.captured, r.missing, infers_doer(r), takes_source(r))


# ---------------------------------------------------------------- judgements


def concerning(incident: Incident, judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements made on an incident, in their order: merges and splits of any of its reports, others of the one that they name first."""
    mine = {s.report_id for s in incident.sources}
    return [j for j in judgements if not mine.isdisjoint(j.report_ids if j.action in ("merge", "split") else j.report_ids[:1])]


def _judged(incident: Incident, judgements: Sequence[Judgement]) -> Incident:
    """Apply corrections and confirmations, and the last word on whether it is discarded."""
    result, discarded = incident, False
    for j in concerning(incident, judgements):
        if j.action in ("discard", "restore"):
            discarded = j.action == "discard"
        elif j.action == "correct":
            result = _corrected(result, j.changes, "corrected")
        elif j.action == "confirm":
            result = _corrected(result, {}, "confirmed" if result.review == "machine" else result.review)
    return replace(result, review="discarded") if discarded else result


PLACED = "A person has set the place."  # the reason of a corrected footprint: the text does not say it
_NOUNS: dict[str, type[Any]] = {"place": ReportPlace, "footprint": Footprint, **dict.fromkeys(OUTCOMES, Toll)}


def _noun(value: Any, kind: type[Any]) -> Any:
    noun = codec.load(value, kind) if value else None
    return replace(noun, reason=PLACED) if isinstance(noun, Footprint) else noun


def _corrected(incident: Incident, changes: Mapping[str, Any], review: Review) -> Incident:
    days = {k: date.fromisoformat(v) if v else None for k, v in changes.items() if k in ("date_start", "date_end")}
    codes = {k: tuple(v) for k, v in changes.items() if k in ("actors", "recipients", "asserted_by")}
    words = {k: str(v) for k, v in changes.items() if k in ("event", "mode")}
    nouns = {k: _noun(v, _NOUNS[k]) for k, v in changes.items() if k in _NOUNS}
    # what a person has said is inferred no more
    flags = {f"{k}_inferred": getattr(incident, f"{k}_inferred") and k not in changes for k in ("actors", "place", "asserted_by")}
    changed: Incident = replace(incident, review=review, **flags, **days, **codes, **words, **nouns)  # type: ignore[arg-type]
    return changed
