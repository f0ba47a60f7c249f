"""A row, object or page with fields as a document: the names that fields may have, and what a date may look like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime

from geo.errors import DocumentError
from geo.model import Document
from geo.readers import txt

ALIASES: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "fulltext", "texte", "contenu", "текст", "տեքստ", "mətn", "metin"),
    "title": ("title", "headline", "titre", "заголовок", "վերնագիր", "başlıq", "başlık"),
    "date": ("date", "published", "publishedat", "publicationdate", "datepublished", "pubdate", "дата", "ամսաթիվ", "tarix", "tarih"),
    "url": ("url", "link", "uri", "lien", "ссылка"),
    "source": ("source", "publisher", "outlet", "media", "sitename", "источник", "աղբյուր", "mənbə", "kaynak"),
}
_BY_ALIAS = {alias: field for field, names in ALIASES.items() for alias in names}
_LONGEST = 500  # characters of a title, source or address
_ISO = re.compile(r"(?P<y>(?:19|20)\d\d)(?:-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>0[1-9]|[12]\d|3[01]))?)?(?:[T ]\d.*)?")
_DOTTED = re.compile(r"(?P<d>0?[1-9]|[12]\d|3[01])\.(?P<m>0?[1-9]|1[0-2])\.(?P<y>(?:19|20)\d\d)(?:[ ,].*)?")


def field_of(name: str) -> str:
    """Return the field that a column or key means: a key of `ALIASES`, or "" if none."""
    return _BY_ALIAS.get(re.sub(r"[\s_\-]", "", name).casefold(), "")


def document(row: Mapping[str, object], path: str, where: str) -> Document:
    """Make a document from a row's fields.

    Parameters
    ----------
    row : mapping
        Values by column or key; several that mean one field: the first that is not empty counts.
    path : str
        The file and what in it, kept with the document.
    where : str
        The same for people, opening a sentence.

    Raises
    ------
    DocumentError
        If there is no text, or the date is none.
    """
    held: dict[str, str] = {}
    for name, value in row.items():
        field = field_of(str(name))
        if field and value is not None and str(value).strip():
            held.setdefault(field, str(value))
    if "text" not in held:
        raise DocumentError(f"{where} has no text; expected a column or key “text”.")
    stated = iso(held.get("date", ""))
    if stated is None:
        raise DocumentError(f"{where} has the date “{_short(held['date'], 40)}”; expected YYYY, YYYY-MM or YYYY-MM-DD.")
    told = {"title": _short(held.get("title", "")), "source": _short(held.get("source", "")), "url": address(held.get("url", "")), "stated_date": stated}
    return txt.document(held["text"], path, **told)


def iso(text: str) -> str | None:
    """Return a date as ``YYYY[-MM[-DD]]``, "" of an empty text; None if it is no date.

    ISO 8601, ``DD.MM.YYYY`` and the dates of e-mail and feeds are read; ``03/04/2020`` is not, as it means two days.
    """
    text = text.strip()
    if not text:
        return ""
    if found := _ISO.fullmatch(text):
        return "-".join(filter(None, (found["y"], found["m"], found["d"])))
    if found := _DOTTED.fullmatch(text):
        return f"{found['y']}-{found['m']:0>2}-{found['d']:0>2}"
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def address(text: str) -> str:
    """Return an address of the web; of anything else ""."""
    text = _short(text)
    return text if re.match(r"https?://[^\s<>\"]+$", text, re.I) else ""


def _short(text: str, longest: int = _LONGEST) -> str:
    return " ".join(text.split())[:longest]


def each(found: Iterator[tuple[int, Mapping[str, object]]], path: str, name: str, unit: str) -> Iterator[Document | DocumentError]:
    """Yield each numbered row as a document, or the sentence that says why it is none."""
    for number, row in found:
        try:
            yield document(row, f"{path}#{number}", f"{name}, {unit} {number},")
        except DocumentError as error:
            yield error
