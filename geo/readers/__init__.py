"""Readers: one file a document format; `READERS` is their registry by file suffix."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from geo.errors import DocumentError, NoDocumentsError
from geo.model import Document
from geo.readers import txt

READERS: dict[str, Callable[[bytes, str], Iterator[Document]]] = {".txt": txt.read, ".text": txt.read, ".md": txt.read, "": txt.read}


def find(paths: list[Path]) -> list[Path]:
    """Return the document files of files and folders, sorted; hidden files are left out.

    Raises
    ------
    NoDocumentsError
        If a path does not exist or no file with a known suffix is found.
    """
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise NoDocumentsError(f"{path} does not exist; give a document or a folder of documents ({_known()}).")
        inside = sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith(".")) if path.is_dir() else [path]
        found += [p for p in inside if not path.is_dir() or p.suffix.lower() in READERS]
    if not found:
        raise NoDocumentsError(f"{', '.join(map(str, paths))} holds no document; expected files ending in {_known()}.")
    return found


def _known() -> str:
    return ", ".join(sorted(s for s in READERS if s))


def read(path: Path, max_bytes: int) -> list[Document]:
    """Read the documents of one file.

    Raises
    ------
    DocumentError
        In one sentence that names the file: unknown suffix, too large, empty, binary or undecodable.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise DocumentError(f"{path} has the unknown suffix “{path.suffix}”; expected one of {_known()}.")
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise DocumentError(f"{path} has {size:,} bytes, more than the limit of {max_bytes:,}; split it or raise max_document_bytes.")
        return list(reader(path.read_bytes(), str(path)))
    except OSError as error:
        raise DocumentError(f"{path} cannot be read ({error.strerror}); check its permissions.") from None
