"""Incidents in words: pure functions; what comes from documents is escaped where it meets HTML or Markdown, not here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from shapely import get_parts

from geo import columns
from geo.codebook import SECTORS, label
from geo.dashboard.i18n import _, capital, day, days, language, number
from geo.model import OUTCOMES, Incident, Toll
from geo.pack import Pack

BASES = {
    "stated": "The text gives the day.",
    "relative": "The text counts from another day (“the day before”).",
    "weekday": "The text names a weekday; the day follows from the publication day.",
    "publication": "The text tells no day: any day up to publication is possible.",
    "inferred": "The day is inferred from the rest of the text.",
}
DOUBTS = {  # signs of a report that make it less sure
    "4 events in the sentence": "its sentence tells of many events",
    "3 events in the sentence": "its sentence tells of three events",
    "2 events in the sentence": "its sentence tells of two events",
    "long sentence": "its sentence is long",
    "relative clause": "a subordinate clause tells it",
    "no doer": "no doer is told",
    "doer inferred": "the doer is inferred",
    "doer unknown": "nobody tells who did it",
    "no sufferer": "no other party is told",
    "no party named": "its sentence names neither side",
    "no place": "no place is told",
    "place taken over": "another sentence tells the place",
    "weak words": "its words may mean something else",
    "concerned inferred": "whom it concerns is inferred",
    "meant for inferred": "whom it is meant for is inferred",
    "day unknown": "no day is told",
}
_DOUBTS = 3  # of them that are told
PRECISIONS = {
    1: "exact place", 2: "within about 25 km of a known point", 3: "somewhere in a district", 4: "somewhere in a province",
    5: "along a line or in a fuzzy area", 6: "somewhere in a country", 7: "on water or in the air",
}  # fmt: skip
RELATIONS = {
    "at": "at {place}", "near": "near {place}", "toward": "toward {place}", "between": "between places: {place}",
    "along_border": "along the {place}", "offset": "at a distance from {place}",
}  # fmt: skip
REVIEWS = {"machine": "read by machine", "confirmed": "confirmed", "corrected": "corrected", "discarded": "discarded"}
NEEDS = {"alike": "may be the same as another", "claims": "claims differ", "doer": "the doer is inferred", "confidence": "low confidence"}
LANGUAGES = {"az": "Azerbaijani", "en": "English", "fr": "French", "hy": "Armenian", "ru": "Russian", "tr": "Turkish"}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!<>|$~:^&=])")


def markdown(text: str) -> str:
    """Escape a text for Markdown, so that nothing in it formats, links or loads."""
    return _MARKDOWN.sub(r"\\\1", text.replace("\n", " "))


def html(text: str) -> str:
    """Escape a text for HTML; also the signs that open template literals and escapes."""
    return escape(text).replace("`", "&#96;").replace("$", "&#36;").replace("\\", "&#92;")


def kind(i: Incident) -> str:
    """Return what happened: ``"Shelling"``."""
    return kind_of(i.event, i.mode)


def kind_of(event: str, mode: str) -> str:
    """Return an event and mode in words: ``"Shelling"``."""
    return capital(_(label(event, mode)))


def actor(code: str, pack: Pack) -> str:
    """Return an actor's name with its sector in the user's language."""
    country, _colon, sector = code.partition(":")
    name = pack.country_name(country, language()) or _(pack.actor_name(country))
    return f"{name} ({_(SECTORS.get(sector, sector.lower()))})" if sector else name


def _listed(codes: Sequence[str], pack: Pack) -> str:
    return ", ".join(actor(c, pack) for c in codes)


def who(i: Incident, pack: Pack) -> str:
    """Return who acted on whom: ``"Türkiye → Armenia"``; ``↔`` when each did to the other."""
    return who_of(i.event, i.actors, i.recipients, pack, i.actors_inferred)


def who_of(event: str, actors: Sequence[str], recipients: Sequence[str], pack: Pack, inferred: bool = False) -> str:
    """Return actors and recipients of an event in words; whether the doer is inferred is said."""
    if len(actors) == 2 and ((not recipients and event == "ASSAULT") or set(actors) == set(recipients)):
        return guessed(" ↔ ".join(actor(c, pack) for c in actors), inferred)
    if not actors and not recipients:
        return _("Nobody is named")
    return " → ".join(filter(None, (guessed(_listed(actors, pack), inferred) if actors else _("unnamed"), _listed(recipients, pack))))


def claim_of(claimants: Sequence[str], pack: Pack, inferred: bool = False) -> str:
    """Return who asserts it: ``"asserted by Armenia (government)"``; empty if nobody is named."""
    return _("asserted by {actors}").replace("{actors}", guessed(_listed(claimants, pack), inferred)) if claimants else ""


def guessed(told: str, inferred: bool) -> str:
    """Return actors, a place or a claimant in words with the mark of what their own sentence does not say, if they are inferred."""
    return _("{told} (inferred)").replace("{told}", told) if inferred else told


def when(i: Incident) -> str:
    """Return an incident's days in words."""
    return span(i.date_start, i.date_end)


def when_of(first: int, last: int) -> str:
    """Return days since 1970 in words."""
    return _("No date") if first == columns.NEVER else days(columns.to_date(first), columns.to_date(last))


def side(code: str, pack: Pack) -> str:
    """Return the country that holds a place in words; ``line`` is the border itself."""
    return _("on the border") if code == "line" else actor(code, pack)


def tongue(code: str) -> str:
    """Return a language's name by its BCP 47 code."""
    return _(LANGUAGES[code]) if code in LANGUAGES else code


def where(i: Incident) -> str:
    """Return the place as the report relates to it; both official names where they differ, and whether it is inferred."""
    return guessed(where_of(i.place.relation, i.place.name, i.place.name_local, together(i)), i.place_inferred) if i.place else _("No place is told")


def together(i: Incident) -> int:
    """Return how many places are told together with an incident's own one."""
    return len(get_parts(i.footprint.geometry)) - 1 if i.footprint and i.footprint.geometry.geom_type == "MultiPoint" else 0


def where_of(relation: str, name: str, local: str, more: int = 0) -> str:
    """Return a place, how many others are told with it, and the relation to it in words."""
    name = name if local else _(name)  # a border has no local name: it is told by what it parts
    both = name + (f" ({local})" if local and local != name else "") + (_(" and {n} more").replace("{n}", str(more)) if more else "")
    return _(RELATIONS.get(relation, "{place}")).replace("{place}", both)


def needs(keys: Sequence[str]) -> str:
    """Return in words why a person should look at an incident."""
    return ", ".join(_(NEEDS[k]) for k in keys)


def metres(distance: float) -> str:
    """Return a distance in words: ``"850 m"``, ``"12 km"``."""
    if distance < 1000:
        return _("{n} m").replace("{n}", f"{distance:.0f}")
    far = round(distance / 1000, 1)
    return _("{n} km").replace("{n}", number(far, 0 if far.is_integer() else 1))


def size(length: float) -> str:
    """Return a file's size in words: ``"840 kB"``, ``"1.2 MB"``."""
    if length < 999_500:
        return _("{n} kB").replace("{n}", number(max(1, round(length / 1000))))
    return _("{n} MB").replace("{n}", number(length / 1e6, 1))


def toll(count_: Toll, pack: Pack) -> str:
    """Return losses with their range: ``"16 or more, military, both sides together"``."""
    text = count(count_.low, count_.best, count_.high)
    if count_.group != "unknown":
        text += ", " + _(count_.group)
    if count_.side:
        text += ", " + (_("both sides together") if count_.side == "both" else actor(count_.side, pack))
    return text


def losses(i: Incident, pack: Pack) -> list[str]:
    """Return all losses that are told of an incident: ``"killed: 0"``, ``"wounded: 2, military"``."""
    return [f"{_(name)}: {toll(told, pack)}" for name in OUTCOMES if (told := getattr(i, name))]


def loser(side: str, pack: Pack) -> str:
    """Return whose losses are told, by a toll's side."""
    return _("side not told") if not side else _("both sides together") if side == "both" else actor(side, pack)


def count(low: int, best: int, high: int | None) -> str:
    """Return a count with its range in words; ``high`` None means open above."""
    if high is None:
        return _("{n} or more").replace("{n}", str(low)) + (_(" (best reading {n})").replace("{n}", str(best)) if best > low else "")
    return str(best) if low == high else _("{low} to {high}, best reading {best}").format(low=low, high=high, best=best)


def span(start: date | None, end: date | None) -> str:
    """Return days in words, or that none is known."""
    return days(start, end or start) if start else _("No date")


def published(when_: date | None) -> str:
    """Return a publication day in words, or that none is known."""
    return day(when_) if when_ else _("publication day unknown")


def doubts(signs: Sequence[str], weights: Mapping[str, float]) -> str:
    """Return what makes a report less sure, the weightiest first; "" if nothing does."""
    told = sorted((s for s in signs if s in DOUBTS and weights.get(s, 0.0) < 0), key=lambda s: weights[s])[:_DOUBTS]
    return _("less sure because {reasons}").replace("{reasons}", "; ".join(_(DOUBTS[s]) for s in told)) if told else ""
