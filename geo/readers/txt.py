"""Plain text: an optional header `` date YYYY[-MM[-DD]]`` before the article.

Encodings: UTF-8, UTF-16 with a byte order mark, else the likeliest of Windows-1251, Windows-1252 and Latin-1.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from charset_normalizer import from_bytes

from geo.errors import DocumentError
from geo.model import Document

_HEADER = re.compile(r"\s*date[ \t:]+(?P<date>(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?![\d-])[ \t]*\n?\s*", re.I)
_MEANT = re.compile(r"\s*(?P<line>date[ \t:]+\d[\d./-]*)(?!\S)", re.I)  # a header, well written or not
_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CANDIDATES = ["cp1251", "cp1252", "latin_1"]
_TITLE = 80  # characters of the first line that serve as a title


def read(data: bytes, path: str) -> Iterator[Document | DocumentError]:
    """Read one text.

    Parameters
    ----------
    data : bytes
        The file's content.
    path : str
        Named in errors and kept with the document.

    Yields
    ------
    Document
    DocumentError
        If its header tells no day; the text is read without it.

    Raises
    ------
    DocumentError
        If the file is empty, binary or cannot be decoded.
    """
    made = document(decode(data, path), path)
    yield made
    if (meant := _MEANT.match(made.text)) and not _tells_day(made.stated_date):
        yield DocumentError(f"{path}: the first line “{meant['line']}” tells no day; expected date YYYY-MM-DD. The text is read without it.")


def _tells_day(stated: str | None) -> bool:
    try:
        return stated is not None and bool(date.fromisoformat(stated + "-01-01"[3 * stated.count("-") :]))
    except ValueError:
        return False


def document(text: str, path: str = "", **fields: str) -> Document:
    """Make a document from a text and its meta data; its id is the start of the SHA-256 of the text and of a date stated beside it."""
    header = _HEADER.match(text)
    body = header.end() if header else 0
    if not text[body:].strip():
        raise DocumentError(f"{path or 'The text'} is empty; expected an article's text.")
    title = fields.pop("title", "") or _title(text[body:])
    beside = fields.pop("stated_date", "")
    stated = beside or (header["date"] if header else None)
    identity = hashlib.sha256((text + (f"\0{beside}" if beside else "")).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Document(identity, text, path, title, stated_date=stated, body=body, **fields)


def _title(body: str) -> str:
    line = body.strip().split("\n", 1)[0]
    return line if len(line) <= _TITLE else line[:_TITLE].rsplit(" ", 1)[0] + " …"


def decode(data: bytes, path: str) -> str:
    """Return the text of bytes; see the module's docstring for the encodings."""
    name = PurePath(path).name or "The text"
    if not data.strip():
        raise DocumentError(f"{name} is empty; expected an article's text.")
    if data.startswith(_BOMS):
        return _decoded(data, "utf-16", name)
    if b"\0" in data[:8192]:
        raise DocumentError(f"{name} is a binary file; expected plain text.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(data, cp_isolation=_CANDIDATES).best()
        if best is None or _controls(str(best)):
            raise DocumentError(f"{name} cannot be decoded; expected UTF-8, UTF-16, Windows-1251 or Latin-1 text.") from None
        return str(best)


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise DocumentError(f"{name} says by its mark that it is {encoding.upper()} but is not; save it again as UTF-8.") from None


def _controls(text: str) -> bool:
    """Whether a text holds control characters that no article has."""
    return any(ord(c) < 32 and c not in "\t\n\r\f" for c in text[:8192])
