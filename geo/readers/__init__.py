"""Readers: one file a document format; `READERS` is their registry by file suffix.

Laws: a reader changes nothing of a text, so that offsets count in it; an id follows from the text and its stated date alone; a file
yields its documents and, for each part that is none, the sentence that says why, or raises that sentence for the whole of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from geo.errors import DocumentError, NoDocumentsError
from geo.model import Document
from geo.readers import archive, csv, feed, html, json, txt

Item = Document | DocumentError
READERS: dict[str, Callable[[bytes, str], Iterator[Item]]] = {
    ".txt": txt.read, ".text": txt.read, ".md": txt.read, "": txt.read, ".html": html.read, ".htm": html.read, ".xhtml": html.read,
    ".csv": csv.read, ".tsv": csv.read, ".jsonl": json.read_lines, ".ndjson": json.read_lines, ".json": json.read,
    ".rss": feed.read, ".atom": feed.read, ".xml": feed.read,
}  # fmt: skip
ARCHIVES = (".zip",)
SUFFIXES = tuple(sorted(s for s in (*READERS, *ARCHIVES) if s))


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
        found += [p for p in inside if not path.is_dir() or p.suffix.lower() in (*READERS, *ARCHIVES)]
    if not found:
        raise NoDocumentsError(f"{', '.join(map(str, paths))} holds no document; expected files ending in {_known()}.")
    return found


def passed_over(paths: list[Path]) -> list[Path]:
    """Return the files in folders that are no documents by their suffix, sorted; hidden files are left out."""
    inside = (p for path in paths if path.is_dir() for p in path.rglob("*"))
    return sorted(p for p in inside if p.is_file() and not p.name.startswith(".") and p.suffix.lower() not in (*READERS, *ARCHIVES))


def _known() -> str:
    return ", ".join(SUFFIXES)


def read(path: Path, max_bytes: int) -> list[Item]:
    """Read the documents of one file, and the sentences of those parts that are none.

    Raises
    ------
    DocumentError
        In one sentence that names the file: unknown suffix, too large, empty, binary, damaged or undecodable.
    """
    _check_suffix(path.suffix, str(path))
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise DocumentError(f"{path} has {size:,} bytes, more than the limit of {max_bytes:,}; split it or raise max_document_bytes.")
        return read_bytes(path.read_bytes(), str(path), max_bytes)
    except OSError as error:
        raise DocumentError(f"{path} cannot be read ({error.strerror}); check its permissions.") from None


def read_bytes(data: bytes, path: str, max_bytes: int) -> list[Item]:
    """Read the documents of a file that is in memory; as `read`, `path` is but a name."""
    suffix = PurePosixPath(path).suffix.lower()
    _check_suffix(suffix, path)
    if len(data) > max_bytes:
        raise DocumentError(f"{path} has {len(data):,} bytes, more than the limit of {max_bytes:,}; split it or raise max_document_bytes.")
    return list(archive.read(data, path, READERS, max_bytes) if suffix in ARCHIVES else READERS[suffix](data, path))


def _check_suffix(suffix: str, path: str) -> None:
    if suffix.lower() not in (*READERS, *ARCHIVES):
        raise DocumentError(f"{path} has the unknown suffix “{suffix}”; expected one of {_known()}.")
