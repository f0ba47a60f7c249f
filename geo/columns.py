"""Incidents as columns: what a million of them are searched, counted and drawn by, without an object for each.

Laws: row *n* tells of the *n*-th incident of the store's order; a column says nothing that the incident does not say; texts are
categories, so that a condition on them is tried once a category and not once a row.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas
from numpy.typing import NDArray
from pandas.api.types import union_categoricals
from shapely.geometry.base import BaseGeometry

from geo.model import Document, Incident
from geo.quotes import passages

DISCARDED = "discarded"  # the review of what a person has taken away
NEVER, ALWAYS = np.iinfo(np.int32).max, np.iinfo(np.int32).min
BETWEEN = "\x1f"  # parts the fields of a category; no text of a document that is read holds it
_EPOCH = date(1970, 1, 1)

SCHEMA: dict[str, str] = {
    "id": "str", "first": "int32", "last": "int32", "kind": "category", "who": "category", "claimants": "category", "place": "category",
    "unit": "category", "lon": "float32", "lat": "float32", "precision": "uint8", "uncertainty": "float32", "shape": "category", "side": "category",
    "section": "category", "distance": "float32", "killed": "int32", "lost": "category", "confidence": "float32", "languages": "category", "publishers": "category",
    "review": "category", "collections": "category", "inferred": "bool",
    "place_inferred": "bool", "source_inferred": "bool", "differ": "bool", "alike": "int32",
}  # fmt: skip


def of(incidents: Sequence[Incident]) -> pandas.DataFrame:
    """Return incidents as columns.

    Returns
    -------
    DataFrame
        The columns of `SCHEMA`. ``first`` and ``last`` are days since 1970-01-01; of an undated incident `NEVER` and `ALWAYS`, so
        that it overlaps no period. ``kind`` is ``EVENT/mode``, ``who`` actors and recipients, ``place`` relation, name and local
        name, each pair parted by `BETWEEN`; lists of codes are joined by ``;``, publishers by a line's end. ``lon``, ``lat``
        (degrees), ``uncertainty`` and ``distance`` (metres, to the border) are NaN and ``precision`` is 0 where no place is told.
        ``shape`` is the key of a footprint that is no point, else empty; ``lost`` the side of the killed as `geo.model.Toll` has it;
        ``inferred`` that no report names the doer, ``place_inferred`` and ``source_inferred`` the same of place and claimants; ``differ``
        that its reports' claims do, ``alike`` how many other incidents may be the same.
    """
    rows = [_row(i) for i in incidents]
    return pandas.DataFrame({name: pandas.Series([r[n] for r in rows], dtype=kind) for n, (name, kind) in enumerate(SCHEMA.items())})


def _row(i: Incident) -> tuple[Any, ...]:
    p, f = i.place, i.footprint
    first = to_day(i.date_start) if i.date_start else NEVER
    last = to_day(i.date_end or i.date_start) if i.date_start else ALWAYS
    return (
        i.id, first, last, f"{i.event}/{i.mode}", ";".join(i.actors) + BETWEEN + ";".join(i.recipients), ";".join(i.asserted_by),
        BETWEEN.join((p.relation, p.name, p.name_local)) if p else "", p.admin1 if p else "", f.point[0] if f else np.nan,
        f.point[1] if f else np.nan, f.geo_precision if f else 0, f.uncertainty_m if f else np.nan,
        shape_key(f.geometry) if f and f.geometry.geom_type != "Point" else "", f.side if f else "", f.border_section if f else "",
        np.nan if f is None or f.border_distance_m is None else f.border_distance_m, i.killed.best if i.killed else 0, i.killed.side if i.killed else "", i.confidence,
        ";".join(sorted({s.language for s in i.sources})), "\n".join(sorted({s.publisher for s in i.sources})), i.review,
        ";".join(sorted({s.collection for s in i.sources})), i.actors_inferred,
        i.place_inferred, i.asserted_by_inferred, bool(i.claims), i.n_alike,
    )  # fmt: skip


def join(parts: Sequence[pandas.DataFrame]) -> pandas.DataFrame:
    """Return frames of `of` under each other."""
    if not parts:
        return of([])
    made = {}
    for name, kind in SCHEMA.items():
        columns = [p[name] for p in parts]
        made[name] = pandas.Series(union_categoricals(columns)) if kind == "category" else pandas.concat(columns, ignore_index=True)
    return pandas.DataFrame(made)


def pack(frame: pandas.DataFrame) -> bytes:
    """Return a frame as Parquet."""
    return bytes(frame.to_parquet(None, index=False, compression="zstd"))


def unpack(data: bytes) -> pandas.DataFrame:
    """Return the frame that `pack` made `data` of."""
    return pandas.read_parquet(io.BytesIO(data)).astype({name: kind for name, kind in SCHEMA.items() if kind == "category"})


def shape_key(geometry: BaseGeometry) -> str:
    """Return a footprint's key: the same for the same geometry."""
    return hashlib.sha256(geometry.wkb).hexdigest()[:12]


def words(i: Incident, texts: Mapping[str, Document]) -> str:
    """Return the words by which an incident is found, folded: its evidence, the sentences round it as far as the texts are known, and its place."""
    place = [i.place.name, i.place.name_local] if i.place else []
    said = [p for s in i.sources if s.document_id in texts for p in passages(texts[s.document_id], s.evidence, frozenset())]
    return " ".join([*(e.quote for s in i.sources for e in s.evidence), *said, *place]).casefold()


# ---------------------------------------------------------------- reading columns


def to_day(when: date) -> int:
    """Return a day as days since 1970-01-01."""
    return (when - _EPOCH).days


def to_date(day: int) -> date:
    """Return the day that `to_day` made a number of."""
    return _EPOCH + timedelta(days=int(day))


def kept(frame: pandas.DataFrame) -> NDArray[np.bool_]:
    """Return which incidents nobody has discarded."""
    return where(frame, "review", lambda r: r != DISCARDED)


def span(frame: pandas.DataFrame) -> tuple[date, date] | None:
    """Return the first and last possible day of all incidents that are kept; None if nothing is dated."""
    dated = (frame["first"].to_numpy() != NEVER) & kept(frame)
    if not dated.any():
        return None
    return to_date(frame["first"].to_numpy()[dated].min()), to_date(frame["last"].to_numpy()[dated].max())


def codes(frame: pandas.DataFrame, name: str) -> NDArray[np.integer[Any]]:
    """Return the category of each row as a number into `categories`."""
    found: NDArray[np.integer[Any]] = frame[name].cat.codes.to_numpy()
    return found


def categories(frame: pandas.DataFrame, name: str) -> list[str]:
    """Return a column's categories in the order of their `codes`."""
    return list(frame[name].cat.categories)


def where(frame: pandas.DataFrame, name: str, test: Callable[[str], bool]) -> NDArray[np.bool_]:
    """Return which rows' category passes a test."""
    passed = np.array([test(c) for c in categories(frame, name)] + [False])  # the last one is "no category", code -1
    found: NDArray[np.bool_] = passed[codes(frame, name)]
    return found


def members(frame: pandas.DataFrame, name: str, by: str = ";") -> list[str]:
    """Return all values of a column of joined lists, sorted, each once, without the empty one."""
    return sorted({v for c in categories(frame, name) for v in c.split(by)} - {""})


def actors(who: str) -> tuple[list[str], list[str]]:
    """Return the actors and recipients of a ``who``."""
    a, _, b = who.partition(BETWEEN)
    return [c for c in a.split(";") if c], [c for c in b.split(";") if c]


def batches(incidents: Iterable[Incident], size: int = 20_000) -> Iterable[list[Incident]]:
    """Cut incidents into lists of at most `size`."""
    batch: list[Incident] = []
    for i in incidents:
        batch.append(i)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
