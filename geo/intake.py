"""Files that somebody brings: read in a thread of their own, told file by file, and stored only when they are kept.

Laws: nothing reaches a store before `Intake.keep`; a bad file is one sentence and the others go on; a name is text and never a path.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from threading import Event, Thread
from typing import Literal

from geo import pipeline, readers
from geo.errors import BorderlineError, DocumentError
from geo.model import Document, Parse
from geo.pack import Pack
from geo.stores import Store

MOST_FILES = 500
LARGEST = 200_000_000  # bytes of all files together
MOST_DOCUMENTS = 20_000
_NAME = 120  # characters of a file's name that are kept

log = logging.getLogger(__name__)
State = Literal["waiting", "reading", "read", "failed"]


@dataclass(slots=True)
class File:
    """One file's progress: ``done`` of ``total`` documents are read; ``skipped`` are sentences on what is no document, ``unchanged`` known ones."""

    name: str
    size: int
    state: State = "waiting"
    done: int = 0
    total: int = 0
    unchanged: int = 0
    skipped: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Summary:
    """What was brought; ``unknown`` are names of places that the gazetteer lacks with how often each is told, the most frequent first."""

    read: int
    unchanged: int
    skipped: tuple[str, ...]
    incidents: int
    unplaced: int
    unknown: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]


class Intake:
    """The reading of some files.

    Parameters
    ----------
    files : sequence of (name, content)
    known : collection of str
        Ids of documents that the store holds already.
    pack : Pack
    max_bytes : int
        Of one file.

    Raises
    ------
    DocumentError
        If they are too many or too large together.
    """

    def __init__(self, files: Sequence[tuple[str, bytes]], known: Collection[str], pack: Pack, max_bytes: int) -> None:
        if len(files) > MOST_FILES:
            raise DocumentError(f"These are {len(files):,} files, more than the limit of {MOST_FILES:,}; put them into a ZIP archive.")
        if sum(len(data) for _, data in files) > LARGEST:
            raise DocumentError(f"These files have more than {LARGEST:,} bytes together; bring them in parts.")
        self.files = [File(_plain(name), len(data)) for name, data in files]
        self.parses: list[Parse] = []
        self.finished = False
        self._contents = [data for _, data in files]
        self._seen, self._known, self._pack, self._max_bytes = set[str](), set(known), pack, max_bytes
        self._stop = Event()
        self._thread = Thread(target=self._run, name="intake", daemon=True)

    def start(self) -> Intake:
        """Begin, and return at once."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop after the document that is being read; what was read is forgotten."""
        self._stop.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the end; return whether it is reached."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        for file, data in zip(self.files, self._contents, strict=True):
            if self._stop.is_set():
                break
            file.state = "reading"
            try:
                self._read(file, data)
            except BorderlineError as error:
                file.skipped.append(str(error))
            except Exception:  # one file must not end the others
                log.exception("reading %r", file.name)
                file.skipped.append(f"{file.name} cannot be read; its content confuses the reader.")
            file.state = "read" if file.done or file.unchanged else "failed"
        self._contents = []
        self.finished = True

    def _read(self, file: File, data: bytes) -> None:
        items = readers.read_bytes(data, file.name, self._max_bytes)
        file.skipped += [str(i) for i in items if not isinstance(i, Document)]
        found = {d.id: d for d in items if isinstance(d, Document) and d.id not in self._seen}
        new = [d for d in found.values() if d.id not in self._known]
        file.unchanged = sum(isinstance(i, Document) for i in items) - len(new)
        room = MOST_DOCUMENTS - len(self._seen)
        if len(new) > room:
            file.skipped.append(f"{file.name} holds {len(new) - room:,} documents beyond the limit of {MOST_DOCUMENTS:,}; bring them apart.")
        file.total = min(len(new), room)
        for document in new[: file.total]:
            if self._stop.is_set():
                return
            self.parses.append(pipeline.parse(document, self._pack))
            self._seen.add(document.id)
            file.done += 1

    def summary(self) -> Summary:
        """Return what was brought; asked when it is finished."""
        incidents = pipeline.incidents_of(self.parses)
        names = Counter(" ".join(s.quote.split()) for p in self.parses for s in p.unknown)
        return Summary(
            len(self.parses), sum(f.unchanged for f in self.files), tuple(s for f in self.files for s in f.skipped), len(incidents),
            sum(i.footprint is None for i in incidents), tuple(names.most_common()), tuple(Counter(p.language for p in self.parses).most_common()),
        )  # fmt: skip

    def keep(self, collection: str, store: Store) -> int:
        """Store what was read as a collection's and make the incidents anew; return the number of documents."""
        pipeline.add([replace(p, document=replace(p.document, collection=collection)) for p in self.parses], store, self._pack)
        return len(self.parses)


def _plain(name: str) -> str:
    """Return a file's name without folders and control signs; a long one keeps its suffix."""
    text = "".join(c for c in PurePath(name.replace("\\", "/")).name if c.isprintable()).strip() or "text"
    suffix = PurePath(text).suffix
    return text if len(text) <= _NAME else text[: _NAME - len(suffix)] + suffix
