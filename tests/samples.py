"""Plain values for tests: documents, reports and parses that differ only in what a test is about."""

from __future__ import annotations

from datetime import date

from shapely.geometry import Point

from geo import pipeline
from geo.incidents import Told
from geo.model import Document, EventReport, Footprint, Parse, Published, ReportPlace, Span
from geo.readers import txt

DAY = date(2020, 7, 12)


def read(text, pack):
    return pipeline.parse(txt.document(text), pack)


def footprint(lon=45.44, lat=40.95, uncertainty=1500.0, precision=1, geometry=None, section="Tavush–Tovuz"):
    return Footprint(geometry or Point(lon, lat), (lon, lat), uncertainty, precision, "ARM", 700.0, section, "At Aygepar.")


def place(name="Aygepar", place_id="bl:aygepar", kind="village", country="ARM"):
    return ReportPlace(name, "Այգեպար", kind, place_id, country, "AM-TV", "at")


SEEN = {  # the third may be of either of the first two; nobody names the fourth's doer; the fifth asks for nothing
    "a": "Azerbaijani forces shelled the village of Aygepar on 14 July.", "b": "Azerbaijani forces shelled the village of Sotk on 14 July.",
    "c": "Азербайджанские войска 14 июля обстреляли позиции Армении.", "d": "On 16 July the village of Chinari in Armenia was shelled.",
    "e": "Azerbaijani forces shelled the village of Chinari on 20 July.",
}  # fmt: skip


def report(number=0, document="d0", **changes):
    values = {
        "id": f"{number:016x}", "document_id": document, "event": "ASSAULT", "mode": "heavy-weapons", "actors": ("AZE:MIL",), "recipients": ("ARM",),
        "asserted_by": ("ARM:MIL",), "status": "reported", "date_start": DAY, "date_end": DAY, "date_precision": "day", "date_basis": "stated",
        "place": place(), "footprint": footprint(), "evidence": (Span(0, 4, "text"),), "confidence": 0.8, "reasons": ("Because.",),
    }  # fmt: skip
    return EventReport(**(values | changes))


def document(identity="d0", text="text of the article", **changes):
    return Document(identity, text, **({"path": f"{identity}.txt", "title": "A title", "source": "A paper"} | changes))


def told(r, **changes):
    return Told(r, document(r.document_id, **changes), DAY, "en")


def parsed(identity="d0", reports=None, **changes):
    d = document(identity, **changes)
    reports = (report(int(identity[1:], 16), identity),) if reports is None else tuple(reports)
    return Parse(d, "en", Published("2020-07-14", date(2020, 7, 14), date(2020, 7, 14), date(2020, 7, 14), "The day is stated."), (), (), (), (), (), reports)
