"""Scores of the geocoder against sets of place mentions; ``tests/mentions/README.md`` tells the format.

A mention is recognised if start and end are equal. Its point is right within 5, 10 and 25 km: the named place's for a
settlement or lake, the meant point's for an offset. Section and geometry are those of the footprint that the mention alone,
or with the other end of its stretch, would draw.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from geo import geocode, pipeline
from geo.errors import UsageError
from geo.evaluation import RADII_KM, Scores, ratio, same_kind, same_section
from geo.geometry import distance_m
from geo.language import Language
from geo.model import Footprint, Toponym
from geo.pack import Pack
from geo.readers import txt
from geo.text import Line


@dataclass(frozen=True, slots=True)
class Record:
    """One annotated note: its file's name, language, text, day and mentions."""

    source: str
    language: str
    text: str
    published: str
    mentions: Sequence[Mapping[str, Any]]


def load(paths: Sequence[Path]) -> list[Record]:
    """Read sets of mentions, one JSON object a line.

    Raises
    ------
    UsageError
        If a file is no such set.
    """
    try:
        rows = [(p.name, json.loads(line)) for p in paths for line in p.read_text("utf-8").splitlines() if line.strip()]
        return [Record(f"{name}:{r['id']}", r["language"], r["text"], r.get("published") or "", r["mentions"]) for name, r in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{', '.join(map(str, paths))} is no set of mentions ({error!r}); expected JSON Lines as in tests/mentions/README.md.") from None


def evaluate(records: Sequence[Record], pack: Pack) -> Scores:
    """Parse every note and score its places."""
    scores = Scores(measures=_measures)
    for record in records:
        read = pipeline.parse(txt.document(record.text, record.source, stated_date=record.published), pack)
        drawn = dict(zip(((t.start, t.end) for t in read.toponyms), zip(read.toponyms, geocode.footprints(read.toponyms, pack), strict=True), strict=True))
        scores.add(record.language, "documents")
        for wanted in record.mentions:
            _score(record, wanted, drawn.pop((wanted["start"], wanted["end"]), None), scores, pack)
        false = [t for t, _ in drawn.values() if not _nameless(t, pack.languages[record.language], pack)]
        scores.add(record.language, "false", len(false))
        scores.errors += [f"{record.source}: false {t.text} ({t.kind}, {t.name})" for t in false]
    return scores


def _nameless(t: Toponym, language: Language, pack: Pack) -> bool:
    """Whether a mention is a border that names nobody ("the border"): such ones may be found or not."""
    line = Line(t.text, 0, len(t.text))
    return t.kind == "border" and not pack.names.find(line, language) and not language.nations.find(line)


def _score(record: Record, wanted: Mapping[str, Any], got: tuple[Toponym, Footprint | None] | None, scores: Scores, pack: Pack) -> None:
    scores.add(record.language, "mentions")
    right = {"found": got is not None, **_judged(wanted, got[0] if got else None, got[1] if got else None, pack)}
    for measure, value in right.items():
        if value is not None:
            scores.add(record.language, measure + "_asked")
            scores.add(record.language, measure, int(value))
    if wrong := [m for m, v in right.items() if v is False]:
        asked = " ".join(str(wanted[key] or "–") for key in ("kind", "relation", "geometry", "section"))
        scores.errors.append(f"{record.source}: {wanted['text']} ({asked}) wrong in {', '.join(wrong)}: {_told(got)}")


def _told(got: tuple[Toponym, Footprint | None] | None) -> str:
    if got is None:
        return "nothing"
    t, f = got
    return " ".join(x or "–" for x in (t.name, t.kind, t.relation, _type(f), f.border_section if f else ""))


@dataclass(frozen=True, slots=True)
class Trial:
    """A resolved name: the score of the chosen place, and whether it was the right one."""

    score: float
    right: bool


def trials(records: Sequence[Record], pack: Pack) -> list[Trial]:
    """Return a trial for each recognised name that more than one place bears."""
    found = []
    for record in records:
        read = pipeline.parse(txt.document(record.text, record.source, stated_date=record.published), pack)
        at = {(w["start"], w["end"]): w for w in record.mentions if w["kind"] not in ("metonym", "border", "road")}
        for t in read.toponyms:
            if (wanted := at.get((t.start, t.end))) and len(t.candidates) > 1:
                near = wanted["lon"] is None or (t.lon is not None and t.lat is not None and distance_m((wanted["lon"], wanted["lat"]), (t.lon, t.lat)) <= 10_000)
                found.append(Trial(t.candidates[0].score, near and same_kind(t.candidates[0].place.kind, wanted["kind"])))
    return found


def reliability(tried: Sequence[Trial], edges: Sequence[float] = (0.0, 0.5, 0.7, 0.9, 0.97, 1.0)) -> str:
    """Return a table of how often names resolved with a score are right: a row a range of scores."""
    rows = ["score        names  mean score  right"]
    for low, high in pairwise(edges):
        here = [t for t in tried if low < t.score <= high]
        if here:
            rows.append(f"{low:.2f}–{high:.2f}  {len(here):7}  {sum(t.score for t in here) / len(here):10.3f}  {sum(t.right for t in here) / len(here):5.3f}")
    return "\n".join(rows)


def _judged(wanted: Mapping[str, Any], t: Toponym | None, f: Footprint | None, pack: Pack) -> dict[str, bool | None]:
    """Return each measure's verdict; None where the gold does not ask. What is not found is wrong in everything."""
    target = wanted.get("target") or wanted
    asked = target["lon"] is not None and wanted["kind"] not in ("metonym", "country")
    km = _km(target, wanted, t, f) if asked else None
    point = wanted["kind"] in ("village", "city")
    return {
        "kind": t is not None and same_kind(t.kind, wanted["kind"]),
        **{f"within_{r}km": km <= r if km is not None else None for r in RADII_KM},
        **{f"settlements_{r}km": km <= r if km is not None and point else None for r in RADII_KM},
        "section": (f is not None and same_section(f.border_section, wanted["section"], pack)) if wanted["section"] else None,
        "geometry": _type(f) in wanted["geometry"].split("|") if wanted["geometry"] else None,
        "special": _type(f) in wanted["geometry"].split("|") if wanted["geometry"] and _is_special(wanted) else None,
    }


def _is_special(wanted: Mapping[str, Any]) -> bool:
    """Whether a mention is a border, or more than a place that something is at."""
    return wanted["kind"] == "border" or wanted["relation"] not in ("at", "")


def _km(target: Mapping[str, Any], wanted: Mapping[str, Any], t: Toponym | None, f: Footprint | None) -> float:
    """Return how far off a mention's point is; an offset's is its footprint's, any other's the named place's."""
    point = f.point if f and wanted.get("target") else (t.lon, t.lat) if t and t.lon is not None and t.lat is not None else None
    return distance_m((target["lon"], target["lat"]), point) / 1000 if point else float("inf")


def _type(footprint: Footprint | None) -> str:
    """Return what a footprint is drawn as: several parts count as one."""
    return footprint.geometry.geom_type.removeprefix("Multi") if footprint else ""


_ASKED = ("kind", *(f"{what}_{r}km" for what in ("within", "settlements") for r in RADII_KM), "section", "geometry", "special")


def _measures(c: Mapping[str, int]) -> dict[str, float | None]:
    return {
        "documents": c["documents"],
        "precision": ratio(c["found"], c["found"] + c["false"]),
        "recall": ratio(c["found"], c["mentions"]),
        "f1": ratio(2 * c["found"], c["found"] + c["false"] + c["mentions"]),
        **{name: ratio(c[name], c[f"{name}_asked"]) for name in _ASKED},
    }
