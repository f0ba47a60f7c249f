"""JSON Lines (an object a line) and JSON (an object, or a list of objects); keys as `rows.ALIASES` has them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePath

from geo.errors import DocumentError
from geo.model import Document
from geo.readers import rows, txt


def read_lines(data: bytes, path: str) -> Iterator[Document | DocumentError]:
    """Yield the object of each line as a document, or why it is none; lines are counted from 1."""
    name = PurePath(path).name or "The file"
    for number, line in enumerate(txt.decode(data, path).splitlines(), 1):
        if line.strip():
            try:
                value = _loaded(line, f"{name}, line {number},")
                yield rows.document(value, f"{path}#{number}", f"{name}, line {number},")
            except DocumentError as error:
                yield error


def read(data: bytes, path: str) -> Iterator[Document | DocumentError]:
    """Yield the objects of a JSON file as documents, or why they are none.

    Raises
    ------
    DocumentError
        If the file is no JSON.
    """
    name = PurePath(path).name or "The file"
    try:
        value = json.loads(txt.decode(data, path))
    except (ValueError, RecursionError):
        raise DocumentError(f"{name} is no JSON; expected an object or a list of objects with the key “text”.") from None
    for number, item in enumerate(value if isinstance(value, list) else [value], 1):
        if isinstance(item, dict):
            yield from rows.each(iter([(number, item)]), path, name, "object")
        else:
            yield DocumentError(f"{name}, object {number}, is no object; expected one with the key “text”.")


def _loaded(line: str, where: str) -> dict[str, object]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise DocumentError(f"{where} is no JSON; expected one object a line with the key “text”.") from None
    if not isinstance(value, dict):
        raise DocumentError(f"{where} is no object; expected one with the key “text”.")
    return value
