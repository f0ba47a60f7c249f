"""Pages of the web as they were saved: the article without menus and notices, with title, day, address and site from its meta data.

trafilatura does it, and asks no network. A day that a page does not state in its meta data is not guessed from its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from lxml.etree import ParserError
from lxml.html import fromstring

from geo.errors import DocumentError
from geo.model import Document
from geo.readers import rows, txt

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_HEAD = 4096  # bytes in which a page names its encoding
_BLOCK = re.compile(r"(?=<(?:p|div|br|li|h\d|blockquote|tr)\b)", re.I)
_DAYS = {"extensive_search": False, "original_date": True}


def read(data: bytes, path: str) -> Iterator[Document]:
    """Yield the page's article.

    Raises
    ------
    DocumentError
        If no article is found.
    """
    name = PurePath(path).name or "The page"
    page = _decoded(data, path)
    found = _extracted(page)
    if found is None or not (found.text or "").strip():
        raise DocumentError(f"{name} holds no article that can be found; save its text as .txt instead.")
    row = {"text": found.text, "title": found.title, "date": found.date, "url": found.url, "source": found.sitename or found.hostname}
    yield rows.document({k: v for k, v in row.items() if k != "date" or rows.iso(str(v or ""))}, path, name)


def plain(fragment: str) -> str:
    """Return the text of a piece of HTML, block by block."""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    try:
        tree = fromstring(f"<div>{_BLOCK.sub(chr(10) * 2, fragment)}</div>")
    except (ValueError, ParserError):
        return ""
    for node in tree.xpath("//script | //style"):
        node.drop_tree()
    return re.sub(r"[ \t]+", " ", re.sub(r"\s*\n\s*", "\n\n", str(tree.text_content()))).strip()


def _extracted(page: str) -> Any:
    from trafilatura import bare_extraction  # a third of a second that only pages of the web need

    return bare_extraction(page, fast=True, include_comments=False, include_tables=False, with_metadata=True, date_extraction_params=dict(_DAYS))


def _decoded(data: bytes, path: str) -> str:
    """Return the page's text in the encoding that it names itself, if it holds; else as any text."""
    named = _CHARSET.search(data[:_HEAD])
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return txt.decode(data, path)
