"""The JSON record of a parse: plain values that other programs read.

Law: nothing but the contract's fields, geometries as GeoJSON; what is not known is None.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import shapely

from geo.model import OUTCOMES, EventReport, Footprint, Parse, Span, Toll


def iso(day: date | None) -> str:
    """Return a day in ISO 8601; "" for None."""
    return day.isoformat() if day else ""


def span(of: Span) -> dict[str, Any]:
    """Return a span's offsets and words."""
    return {"start": of.start, "end": of.end, "quote": of.quote}


def record(parse: Parse) -> dict[str, Any]:
    """Return a parse as the contract's JSON object: plain values, geometries as GeoJSON."""
    d, p = parse.document, parse.published
    return {
        "document": {
            "id": d.id, "path": d.path, "language": parse.language, "title": d.title, "source": d.source, "url": d.url,
            "published": {"stated": p.stated, "start": iso(p.start) or None, "end": iso(p.end) or None, "resolved": iso(p.resolved) or None, "basis": p.basis},
            "warnings": list(parse.warnings),
        },
        "toponyms": [
            {
                "start": t.start, "end": t.end, "text": t.text, "name": t.name, "kind": t.kind, "place_id": t.place_id, "country": t.country,
                "lon": t.lon, "lat": t.lat, "uncertainty_m": t.uncertainty_m, "geo_precision": t.geo_precision, "stands_for": t.stands_for,
                "candidates": [
                    {"place_id": c.place.place_id, "name": c.place.name, "country": c.place.country, "lon": c.place.lon, "lat": c.place.lat, "score": c.score}
                    for c in t.candidates
                ],
            }
            for t in parse.toponyms
        ],
        "actors": [{"start": a.start, "end": a.end, "text": a.text, "actor": code, "name": a.name} for a in parse.actors for code in a.actors],
        "times": [
            {
                "start": t.start, "end": t.end, "text": t.text, "date_start": iso(t.date_start) or None, "date_end": iso(t.date_end) or None,
                "date_precision": t.date_precision, "basis": t.basis,
            }
            for t in parse.times
        ],
        "casualties": [
            {
                "start": c.start, "end": c.end, "text": c.text, "outcome": c.outcome, "low": c.low, "best": c.best, "high": c.high, "group": c.group,
                "side": c.side, "cumulative": c.cumulative, "inferred": c.inferred,
            }
            for c in parse.casualties
        ],
        "unknown": [span(s) for s in parse.unknown],
        "reports": [_report(r) for r in parse.reports],
    }  # fmt: skip


def _report(r: EventReport) -> dict[str, Any]:
    f: Footprint | None = r.footprint
    place = r.place
    return {
        "id": r.id, "event": r.event, "mode": r.mode, "actors": list(r.actors), "recipients": list(r.recipients), "asserted_by": list(r.asserted_by),
        "status": r.status, "date_start": iso(r.date_start) or None, "date_end": iso(r.date_end) or None, "date_precision": r.date_precision,
        "date_basis": r.date_basis,
        "place": {"name": place.name, "kind": place.kind, "place_id": place.place_id, "country": place.country, "relation": place.relation} if place else None,
        "point": list(f.point) if f else None, "footprint": json.loads(shapely.to_geojson(f.geometry)) if f else None,
        "geo_precision": f.geo_precision if f else None, "uncertainty_m": f.uncertainty_m if f else None, "side": f.side if f else None,
        "border_distance_m": f.border_distance_m if f else None, "border_section": f.border_section if f else None,
        **{name: count(getattr(r, name)) for name in OUTCOMES},
        "evidence": [span(e) for e in r.evidence], "confidence": r.confidence, "reasons": list(r.reasons), "signs": list(r.signs),
    }  # fmt: skip


def count(toll: Toll | None) -> dict[str, Any] | None:
    """Return losses with their range and whose they are; None if none are told."""
    return {"low": toll.low, "best": toll.best, "high": toll.high, "group": toll.group, "side": toll.side} if toll else None
