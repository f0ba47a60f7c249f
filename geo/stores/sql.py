"""The store on any SQL database that SQLAlchemy knows; SQLite in WAL mode by default.

Laws: a report is never edited; storing a document again changes nothing; a reader sees the store as it was before or after a
write, never between; `Store.version` grows with every change.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pandas
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry
from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Engine,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

from geo import codec, columns
from geo.collector import uncollected
from geo.errors import StoreError, UsageError
from geo.model import Document, EventReport, Incident, Judgement, Parse, Published

_SCHEMA = 10
_OLD = (1, 2, 3, 4, 5, 6, 7, 8, 9)  # schemas whose incidents are merged anew
_WAIT_MS = 15_000  # how long a writer waits for another one
_MANY = 500  # values of one IN
_metadata = MetaData()

_meta = Table("meta", _metadata, Column("key", String(32), primary_key=True), Column("value", Integer, nullable=False))
_documents = Table(
    "documents", _metadata,
    Column("id", String(16), primary_key=True), Column("collection", String(64), nullable=False), Column("path", Text, nullable=False),
    Column("language", String(16), nullable=False), Column("knowledge", String(16), nullable=False), Column("data", JSON, nullable=False),
    Column("published", JSON, nullable=False), Column("text", Text, nullable=False),
)  # fmt: skip
_reports = Table(
    "reports", _metadata,
    Column("id", String(16), primary_key=True), Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("data", JSON, nullable=False), Index("reports_by_document", "document_id"),
)  # fmt: skip
_judgements = Table("judgements", _metadata, Column("number", Integer, primary_key=True), Column("id", String(36), unique=True), Column("data", JSON, nullable=False))
_incidents = Table(
    "incidents", _metadata,
    Column("id", String(17), primary_key=True), Column("rank", Integer, nullable=False), Column("date_start", String(10)), Column("date_end", String(10)),
    Column("event", String(16), nullable=False), Column("data", JSON, nullable=False), Index("incidents_by_date", "date_start", "date_end"),
)  # fmt: skip
# What is searched and counted, beside the incidents themselves: see `geo.columns`.
_words = Table("incident_words", _metadata, Column("rank", Integer, primary_key=True, autoincrement=False), Column("words", Text, nullable=False))
_shapes = Table("shapes", _metadata, Column("key", String(12), primary_key=True), Column("wkb", LargeBinary, nullable=False))
_columns = Table("columns", _metadata, Column("number", Integer, primary_key=True, autoincrement=False), Column("data", LargeBinary, nullable=False))


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document with what was found out about the whole of it."""

    document: Document
    language: str
    published: Published


class Store:
    """Documents, reports, judgements and incidents; safe for one writer beside many readers."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    # ------------------------------------------------------------ reading

    def version(self) -> int:
        """Return a number that grows with every change."""
        with self._reading() as db:
            return int(db.scalar(select(_meta.c.value).where(_meta.c.key == "version")) or 0)

    def is_merged(self) -> bool:
        """Whether the incidents are those of the stored reports and judgements."""
        with self._reading() as db:
            values = {row.key: row.value for row in db.execute(select(_meta))}
        return values.get("merged") == values.get("version")

    def known(self) -> dict[str, str]:
        """Return the stored documents' ids with the version of the knowledge that each was read with."""
        with self._reading() as db:
            return {row.id: row.knowledge for row in db.execute(select(_documents.c.id, _documents.c.knowledge))}

    def paths(self, collection: str) -> dict[str, str]:
        """Return the ids of a collection's documents with the path that each was read from."""
        with self._reading() as db:
            rows = db.execute(select(_documents.c.id, _documents.c.path).where(_documents.c.collection == collection))
            return {row.id: row.path for row in rows}

    def collections(self) -> dict[str, int]:
        """Return the collections by name with the number of their documents."""
        with self._reading() as db:
            name = _documents.c.collection
            return {row[0]: int(row[1]) for row in db.execute(select(name, func.count()).group_by(name).order_by(name))}

    def document(self, document_id: str) -> StoredDocument:
        """Return a document.

        Raises
        ------
        UsageError
            If there is no such document.
        """
        with self._reading() as db:
            row = db.execute(select(_documents).where(_documents.c.id == document_id)).first()
        if row is None:
            raise UsageError(f"The store holds no document {document_id!r}; expected an id from an incident's sources.")
        return StoredDocument(codec.load({**row.data, "text": row.text}, Document), row.language, codec.load(row.published, Published))

    def texts(self, ids: Sequence[str]) -> dict[str, Document]:
        """Return documents with their texts by id; ids that are not known are left out."""
        with self._reading() as db:
            return _texts(db, ids)

    def documents(self) -> list[StoredDocument]:
        """Return all documents without their texts, by id."""
        with self._reading() as db:
            columns = (_documents.c.data, _documents.c.language, _documents.c.published)
            rows = db.execute(select(*columns).order_by(_documents.c.id)).all()
        return [StoredDocument(codec.load({**r.data, "text": ""}, Document), r.language, codec.load(r.published, Published)) for r in rows]

    def reports(self, ids: Sequence[str] | None = None) -> list[EventReport]:
        """Return all reports, or those of some ids that are stored, by id."""
        wanted = select(_reports.c.data).order_by(_reports.c.id)
        with self._reading() as db:
            found = db.scalars(wanted) if ids is None else (data for some in _chunks(sorted(ids)) for data in db.scalars(wanted.where(_reports.c.id.in_(some))))
            return [codec.load(data, EventReport) for data in found]

    def judgements(self) -> list[Judgement]:
        """Return all judgements in the order in which they were made."""
        with self._reading() as db:
            return [codec.load(data, Judgement) for data in db.scalars(select(_judgements.c.data).order_by(_judgements.c.number))]

    def incidents(self, ids: Sequence[str] | None = None) -> list[Incident]:
        """Return all incidents, or those of some ids that are stored, by first day (undated last), last day and id."""
        wanted = select(_incidents.c.rank, _incidents.c.data)
        with uncollected(), self._reading() as db:
            if ids is None:
                rows = list(db.execute(wanted.order_by(_incidents.c.rank)))
            else:
                rows = sorted((row for some in _chunks(ids) for row in db.execute(wanted.where(_incidents.c.id.in_(some)))), key=lambda row: row.rank)
            found = [row.data for row in rows]
            known = self.shapes(sorted({f["geometry"] for d in found if (f := d["footprint"]) and isinstance(f["geometry"], str)}))
            return [codec.load(_with_shape(data, known), Incident) for data in found]

    def count(self) -> int:
        """Return the number of incidents that nobody has discarded."""
        with self._reading() as db:
            return int(db.scalar(select(func.count()).where(_incidents.c.data["review"].as_string() != columns.DISCARDED)) or 0)

    def columns(self) -> pandas.DataFrame:
        """Return all incidents as columns (`geo.columns`), in the order of `incidents`."""
        with self._reading() as db:
            return columns.join([columns.unpack(data) for data in db.scalars(select(_columns.c.data).order_by(_columns.c.number))])

    def find(self, text: str) -> NDArray[np.intp]:
        """Return the rows of `columns` whose words hold a folded text."""
        with self._reading() as db:
            rows = db.scalars(select(_words.c.rank).where(_words.c.words.contains(text, autoescape=True)).order_by(_words.c.rank))
            return np.fromiter(rows, dtype=np.intp)

    def shapes(self, keys: Sequence[str]) -> Mapping[str, BaseGeometry]:
        """Return footprints by their key in `columns`; those that are not known are left out."""
        with self._reading() as db:
            rows = [row for some in _chunks(keys) for row in db.execute(select(_shapes).where(_shapes.c.key.in_(some)))]
        return {row.key: shapely.from_wkb(row.wkb) for row in rows}

    # ------------------------------------------------------------ writing

    def add(self, parses: Sequence[Parse], knowledge: str) -> None:
        """Store parsed documents with their reports in one transaction; a document that is known is replaced.

        Parameters
        ----------
        parses : sequence of Parse
        knowledge : str
            Version of the rules and data that they were read with.
        """
        with self._writing() as db:
            for parse in parses:
                self._delete(db, [parse.document.id])
                data = codec.dump(parse.document)
                text = data.pop("text")
                db.execute(insert(_documents).values(
                    id=parse.document.id, collection=parse.document.collection, path=parse.document.path, language=parse.language,
                    knowledge=knowledge, data=data, published=codec.dump(parse.published), text=text,
                ))  # fmt: skip
                if parse.reports:
                    rows = [{"id": r.id, "document_id": r.document_id, "data": codec.dump(r)} for r in parse.reports]
                    db.execute(insert(_reports), rows)

    def remove(self, document_ids: Sequence[str]) -> None:
        """Remove documents with their reports."""
        with self._writing() as db:
            for some in _chunks(document_ids):
                self._delete(db, some)

    @staticmethod
    def _delete(db: Connection, document_ids: Sequence[str]) -> None:
        db.execute(delete(_reports).where(_reports.c.document_id.in_(document_ids)))
        db.execute(delete(_documents).where(_documents.c.id.in_(document_ids)))

    def judge(self, judgement: Judgement) -> None:
        """Store a person's judgement; it survives every re-run."""
        with self._writing() as db:
            db.execute(insert(_judgements).values(id=judgement.id, data=codec.dump(judgement)))

    def replace_incidents(self, incidents: Iterable[Incident]) -> None:
        """Replace all incidents in one transaction; they may come one by one, in the order of `incidents`."""
        with self._writing() as db:
            for table in (_incidents, _words, _shapes, _columns):
                db.execute(delete(table))
            rank, known = 0, set[str]()
            for number, batch in enumerate(columns.batches(incidents)):
                _insert(db, _incidents, [_incident_row(rank + n, i) for n, i in enumerate(batch)])
                _insert(db, _words, _word_rows(db, rank, batch))
                shapes = {columns.shape_key(g): g for i in batch if i.footprint and (g := i.footprint.geometry).geom_type != "Point"}
                _insert(db, _shapes, [{"key": key, "wkb": g.wkb} for key, g in shapes.items() if key not in known])
                _insert(db, _columns, [{"number": number, "data": columns.pack(columns.of(batch))}])
                rank, known = rank + len(batch), known | shapes.keys()
            db.execute(update(_meta).where(_meta.c.key == "merged").values(value=select(_meta.c.value + 1).where(_meta.c.key == "version").scalar_subquery()))

    # ------------------------------------------------------------ connections

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as db:
                yield db
        except DatabaseError as error:
            raise StoreError(_sentence(self._engine, error)) from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as db:
                yield db
                db.execute(update(_meta).where(_meta.c.key == "version").values(value=_meta.c.value + 1))
        except DatabaseError as error:
            raise StoreError(_sentence(self._engine, error)) from error


def _incident_row(rank: int, i: Incident) -> dict[str, Any]:
    """An incident's row; a footprint that is no point is kept once for all incidents that have it."""
    days = [d.isoformat() if d else None for d in (i.date_start, i.date_end)]
    data = codec.dump(i)
    if i.footprint and i.footprint.geometry.geom_type != "Point":
        data["footprint"]["geometry"] = columns.shape_key(i.footprint.geometry)
    return {"id": i.id, "rank": rank, "date_start": days[0], "date_end": days[1], "event": i.event, "data": data}


def _word_rows(db: Connection, rank: int, incidents: Sequence[Incident]) -> list[dict[str, Any]]:
    """The rows of what incidents are found by; only some of their documents are held at once."""
    made = []
    for some in columns.batches(incidents, _MANY):
        texts = _texts(db, [s.document_id for i in some for s in i.sources])
        made += [columns.words(i, texts) for i in some]
    return [{"rank": rank + n, "words": words} for n, words in enumerate(made)]


def _texts(db: Connection, ids: Sequence[str]) -> dict[str, Document]:
    wanted = select(_documents.c.id, _documents.c.data, _documents.c.text)
    rows = [row for some in _chunks(sorted(set(ids))) for row in db.execute(wanted.where(_documents.c.id.in_(some)))]
    return {r.id: codec.load({**r.data, "text": r.text}, Document) for r in rows}


def _with_shape(data: dict[str, Any], known: Mapping[str, BaseGeometry]) -> dict[str, Any]:
    footprint = data["footprint"]
    if footprint and isinstance(footprint["geometry"], str):
        return data | {"footprint": footprint | {"geometry": known[footprint["geometry"]]}}
    return data


def _insert(db: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        db.execute(insert(table), rows)


def _chunks(values: Sequence[str]) -> Iterator[list[str]]:
    iterator = iter(values)
    while some := list(islice(iterator, _MANY)):
        yield some


def open_store(url: str, make: bool = True) -> Store:
    """Open a store and make its tables if there are none.

    Parameters
    ----------
    url : str
        An SQLAlchemy URL (``sqlite:///path``), or a path of a SQLite file.
    make : bool
        Whether a SQLite file that does not exist is made; who only reads has mistyped its name.

    Raises
    ------
    StoreError
        If the file is no store, does not exist and shall not be made, cannot be written, or was made by another version.
    UsageError
        If the URL names no database that can be used.
    """
    url = url if "://" in url else f"sqlite:///{Path(url).expanduser().resolve()}"
    try:
        engine = create_engine(url, json_serializer=lambda v: json.dumps(v, ensure_ascii=False))
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise UsageError(f"The store URL {url!r} cannot be used ({error}); expected sqlite:///PATH or postgresql://….") from None
    if engine.dialect.name == "sqlite":
        if not make and not Path(_place(engine)).exists():
            raise StoreError(f"The store {_place(engine)} does not exist; check its name, or make it with `geo ingest`.")
        _prepare_sqlite(engine)
    try:
        with engine.begin() as db:
            _metadata.create_all(db)
            schema = db.scalar(select(_meta.c.value).where(_meta.c.key == "schema"))
            if schema is None:
                db.execute(insert(_meta), [{"key": "schema", "value": _SCHEMA}, {"key": "version", "value": 1}, {"key": "merged", "value": 1}])
            if schema in _OLD:  # it lacked a column, or was merged by other rules: the next ingest merges its reports anew
                db.execute(update(_meta).where(_meta.c.key == "merged").values(value=0))
                db.execute(delete(_columns))
                db.execute(update(_meta).where(_meta.c.key == "schema").values(value=_SCHEMA))
    except DatabaseError as error:
        raise StoreError(_sentence(engine, error)) from error
    if schema not in (None, *_OLD, _SCHEMA):
        raise StoreError(f"The store {_place(engine)} has schema {schema}, this program writes {_SCHEMA}; move the file away and read the documents again.")
    return Store(engine)


def _prepare_sqlite(engine: Engine) -> None:
    database = make_url(engine.url).database
    if database and database != ":memory:" and not database.startswith("file:"):
        try:
            Path(database).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"The store's folder {Path(database).parent} cannot be made ({error.strerror}); choose another with BORDERLINE_STORE.") from None

    @event.listens_for(engine, "connect")
    def _pragmas(connection, _record):  # type: ignore[no-untyped-def]
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={_WAIT_MS}")
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()


def _place(engine: Engine) -> str:
    return engine.url.database or str(engine.url)


def _sentence(engine: Engine, error: DatabaseError) -> str:
    reason = str(error.orig).lower()
    where = _place(engine)
    if "not a database" in reason or "malformed" in reason:
        return f"The store {where} is damaged or no SQLite file; move it away and start again: the documents are read anew."
    if "readonly" in reason or "read-only" in reason or "unable to open" in reason:
        return f"The store {where} cannot be written; check the permissions of the file and its folder, or choose another with BORDERLINE_STORE."
    if "locked" in reason:
        return f"The store {where} is being written by another program; try again when it has finished."
    return f"The store {where} cannot be used ({error.orig})."
