"""A table's rows in plain words, for the formats that people read: the self-contained map and the report."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas
import pandas
from shapely.geometry.base import BaseGeometry

from geo import figures
from geo.codebook import EVENTS, SECTORS, label
from geo.pack import Pack

WHERE = {
    "near": "near {name}", "toward": "toward {name}", "between": "between: {name}", "along_border": "along the {name}",
    "offset": "at a distance from {name}", "": "no place is told",
}  # fmt: skip
TOLLS = {
    "killed": ("killed {n}", "killed {n} or more", "killed {n} to {m}, best reading {k}"),
    "wounded": ("wounded {n}", "wounded {n} or more", "wounded {n} to {m}, best reading {k}"),
    "captured": ("captured {n}", "captured {n} or more", "captured {n} to {m}, best reading {k}"),
    "missing": ("missing {n}", "missing {n} or more", "missing {n} to {m}, best reading {k}"),
}  # fmt: skip
OTHERS = ("nobody is named", "unnamed", "no date", "precision {n}, ± {m} km", "Demo: written for this project, no press articles.", "{told} (inferred)", " and {n} more")
BOTH = "both sides together"
DIFFER = ("Claim against claim", "The reports differ. Each stands with its claimant, in the order of their codes; none is corrected by another.")
_NONE = {"low": None, "best": None, "high": None, "side": "", "group": ""}  # losses that are not told
DEMO = "demo"  # the collection whose incidents are marked as such wherever they appear


@dataclass(frozen=True, slots=True)
class Speech:
    """The language of a page for people (BCP 47) and what puts an English text into it; English by default."""

    language: str = "en"
    say: Callable[[str], str] = str

    def number(self, n: float, places: int = 0) -> str:
        """Return a number as the language writes it."""
        return figures.number(n, self.language, places)

    def percent(self, share: float) -> str:
        """Return a share of 1 in per cent as the language writes it."""
        return figures.percent(share, self.language)


ENGLISH = Speech()


@dataclass(frozen=True, slots=True)
class Claimed:
    """What one claimant says of an incident whose reports differ, in words; ``outlets`` are the sources that tell it so."""

    claimant: str
    status: str
    who: str
    losses: str
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One incident in words; ``point`` is (lon, lat) or None, ``losses`` empty if none are told; ``lost`` the best counts of the killed, wounded, captured and missing.

    ``claims`` are empty where all its reports tell the same.
    """

    id: str
    kind: str
    family: str
    who: str
    when: str
    where: str
    losses: str
    lost: tuple[int, ...]
    claim: str
    confidence: float
    review: str
    precision: str
    first: str
    last: str
    point: tuple[float, float] | None
    uncertainty_m: float
    geometry: BaseGeometry | None
    sources: tuple[dict[str, Any], ...]
    claims: tuple[Claimed, ...] = ()


def rows(frame: geopandas.GeoDataFrame, pack: Pack, speech: Speech = ENGLISH) -> list[Told]:
    """Return a table's incidents in words, in its order."""
    return [_told(r, pack, speech) for r in frame.to_dict("records")]


def is_demo(told: Sequence[Told]) -> bool:
    """Whether some incidents stem from the demo's dispatches."""
    return any(s.get("collection") == DEMO for r in told for s in r.sources)


def kind_of(event: str, mode: str, speech: Speech = ENGLISH) -> str:
    """Return an event and mode in words: ``"Shelling"``."""
    return figures.capital(speech.say(label(event, mode)), speech.language)


def actor(code: str, pack: Pack, speech: Speech) -> str:
    """Return an actor in words: ``"Armenia (military)"``."""
    country, _, sector = code.partition(":")
    name = pack.country_name(country, speech.language) or speech.say(pack.actor_name(country))
    return name + (f" ({speech.say(SECTORS.get(sector, sector.lower()))})" if sector else "")


def _told(r: dict[str, Any], pack: Pack, speech: Speech) -> Told:
    say = speech.say
    located = not pandas.isna(r["point_lon"])
    name = r["place_name"] if r["place_name_local"] else say(r["place_name"])  # a border has no local name: it is told by what it parts
    both = name + (f" ({r['place_name_local']})" if r["place_name_local"] not in ("", r["place_name"]) else "")
    shape = r["geometry"] if located and r["geometry"] is not None and r["geometry"].geom_type != "Point" else None
    if shape is not None and shape.geom_type == "MultiPoint":
        both += say(OTHERS[6]).format(n=len(shape.geoms) - 1)
    relation = (r["relation"] if r["relation"] in WHERE else "at") if both else ""
    where = _guessed(both if relation == "at" else say(WHERE[relation]).format(name=both), r["place_inferred"], speech)
    claim = _guessed(", ".join(actor(c, pack, speech) for c in r["asserted_by"].split(";") if c), r["asserted_by_inferred"], speech)
    return Told(
        r["id"], kind_of(r["event"], r["mode"], speech), EVENTS[r["event"]].family, _who(r, pack, speech), _days(r, say), where,
        _losses(r, pack, speech), _lost(r),
        claim, float(r["confidence"]), say(r["review"]),
        say(OTHERS[3]).format(n=r["geo_precision"], m=_kilometres(r["uncertainty_m"], speech)) if located else "", r["date_start"], r["date_end"] or r["date_start"],
        (float(r["point_lon"]), float(r["point_lat"])) if located else None, float(r["uncertainty_m"]) if located else 0.0, shape, tuple(json.loads(r["sources"])),
        _claims(json.loads(r["claims"]), pack, speech),
    )  # fmt: skip


def _claims(claims: Sequence[dict[str, Any]], pack: Pack, speech: Speech) -> tuple[Claimed, ...]:
    """Return claims in words and in their order; what one claimant says alike in several sources is one claim."""
    made: dict[tuple[str, str, str, str], list[str]] = {}
    for c in claims:
        names = ", ".join(actor(code, pack, speech) for code in c["asserted_by"].split(";") if code)
        claimant = _guessed(names, c["asserted_by_inferred"], speech) if names else speech.say("no claimant")
        losses = _losses({f"{name}_{k}": v for name in TOLLS for k, v in (c[name] or _NONE).items()}, pack, speech) or speech.say("not told")
        outlet = ", ".join(filter(None, (c["publisher"] or c["title"] or speech.say("unnamed source"), c["published"])))
        made.setdefault((claimant, speech.say(c["status"]), _who(c, pack, speech), losses), []).append(outlet)
    return tuple(Claimed(*key, tuple(dict.fromkeys(outlets))) for key, outlets in made.items())


def _kilometres(metres: float, speech: Speech) -> str:
    text = f"{metres / 1000:g}"
    return speech.number(float(text), len(text.partition(".")[2])) if "e" not in text else text


def _who(r: dict[str, Any], pack: Pack, speech: Speech) -> str:
    doers, others = ([c for c in r[name].split(";") if c] for name in ("actors", "recipients"))
    actors, recipients = ([actor(c, pack, speech) for c in codes] for codes in (doers, others))
    if len(doers) > 1 and (not others or set(doers) == set(others)):
        return _guessed(" ↔ ".join(actors), r["actors_inferred"], speech)
    if r["actors_inferred"]:
        actors = [_guessed("; ".join(actors), True, speech)]
    return " → ".join(filter(None, ("; ".join(actors) or (speech.say("unnamed") if others else ""), "; ".join(recipients)))) or speech.say("nobody is named")


def _guessed(text: str, inferred: bool, speech: Speech) -> str:
    """Return a text with the mark of what is inferred, if it is."""
    return speech.say(OTHERS[5]).format(told=text) if inferred else text


def _days(r: dict[str, Any], say: Callable[[str], str]) -> str:
    first, last = r["date_start"], r["date_end"]
    return say("no date") if not first else first if last in ("", first) else f"{first} – {last}"


def _losses(r: dict[str, Any], pack: Pack, speech: Speech) -> str:
    return ", ".join(filter(None, (_count(r, name, pack, speech) for name in TOLLS)))


def _count(r: dict[str, Any], name: str, pack: Pack, speech: Speech) -> str:
    """Return losses of one kind with their range, and in brackets whose they are as far as it is told."""
    low, best, high, side, group = (r[f"{name}_{k}"] for k in ("low", "best", "high", "side", "group"))
    exact, open_above, between = map(speech.say, TOLLS[name])
    if pandas.isna(best):
        return ""
    told = open_above.format(n=low) if pandas.isna(high) else exact.format(n=best) if low == high else between.format(n=low, m=high, k=best)
    whose = [speech.say(BOTH) if side == "both" else actor(side, pack, speech)] if side else []
    whose += [speech.say(group)] if group not in ("", "unknown") else []
    return told + (f" ({', '.join(whose)})" if whose else "")


def _lost(r: dict[str, Any]) -> tuple[int, ...]:
    return tuple(0 if pandas.isna(r[f"{name}_best"]) else int(r[f"{name}_best"]) for name in TOLLS)


def quoted(source: dict[str, Any]) -> str:
    """Return a source's whole sentences, or the words that were read where they are not known."""
    return " […] ".join(source.get("sentences") or [source["quote"]])


def inert(value: Any) -> str:
    """Return JSON that is inert inside a ``<script>`` of HTML."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
