"""Tables: the first row names the columns (`rows.ALIASES`), every other row is a document. Comma, semicolon or tab."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import PurePath

from geo.errors import DocumentError
from geo.model import Document
from geo.readers import rows, txt

_SEPARATORS = ",;\t"


def read(data: bytes, path: str) -> Iterator[Document | DocumentError]:
    """Yield each row as a document, or why it is none; rows are counted from 1, the head's.

    Raises
    ------
    DocumentError
        If the file is no table or has no column for the text.
    """
    name = PurePath(path).name or "The table"
    text = txt.decode(data, path).replace("\0", "")
    head = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=head.count)
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        names = next(lines)
    except (csv.Error, StopIteration):
        raise DocumentError(f"{name} is no table; expected columns in its first row.") from None
    if "text" not in map(rows.field_of, names):
        raise DocumentError(f"{name} has no column “text” in its first row; expected text and, if known, title, date, url, source.")
    yield from rows.each(_numbered(lines, names, name), path, name, "row")


def _numbered(lines: Iterator[list[str]], names: list[str], name: str) -> Iterator[tuple[int, dict[str, object]]]:
    number = 1
    while True:
        number += 1
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error as error:
            raise DocumentError(f"{name} cannot be read from row {number} on ({error}).") from None
        if any(c.strip() for c in cells):
            yield number, dict(zip(names, cells, strict=False))
