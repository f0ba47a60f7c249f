"""RSS and Atom files: every entry that holds a text is a document. feedparser reads them from memory and asks no network."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import PurePath
from time import struct_time
from typing import Any

from geo.errors import DocumentError
from geo.model import Document
from geo.readers import html, rows


def read(data: bytes, path: str) -> Iterator[Document | DocumentError]:
    """Yield each entry as a document, or why it is none; entries are counted from 1.

    Raises
    ------
    DocumentError
        If the file is no feed.
    """
    import feedparser  # only feeds need it

    name = PurePath(path).name or "The feed"
    found = feedparser.parse(io.BytesIO(data))
    if not found.entries:
        raise DocumentError(f"{name} is no RSS or Atom file with entries; expected a saved feed.")
    site = str(found.feed.get("title", ""))
    yield from rows.each(((n, _row(entry, site)) for n, entry in enumerate(found.entries, 1)), path, name, "entry")


def _row(entry: Any, site: str) -> dict[str, object]:
    bodies = [str(c.get("value", "")) for c in entry.get("content", ())] + [str(entry.get("summary", ""))]
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    day = f"{when.tm_year:04}-{when.tm_mon:02}-{when.tm_mday:02}" if isinstance(when, struct_time) else ""
    title = html.plain(str(entry.get("title", "")))
    return {"text": html.plain(max(bodies, key=len)) or title, "title": title, "date": day, "url": entry.get("link", ""), "source": html.plain(site)}
