"""Every noun of the product.

Laws:

1. ``document.text[span.start:span.end] == span.quote`` for every span, everywhere. Offsets are code points of the raw text.
2. A *report* is one document's claim and is never edited; an *incident* is a pure function of reports and judgements.
3. A guess says that it is a guess: ``basis``, ``relation``, ``uncertainty_m`` and ``confidence`` are fields, never prose.
4. Coordinates are WGS 84 (EPSG:4326) in the order longitude, latitude, in degrees; every length is in metres.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Literal, get_args

from shapely.geometry.base import BaseGeometry

Kind = Literal[
    "country", "province", "district", "city", "village", "region", "border",
    "lake", "river", "mountain", "road", "other", "metonym",
]  # fmt: skip
Relation = Literal["at", "near", "toward", "between", "along_border", "offset"]
SETTLEMENTS: Final = ("village", "city")  # kinds of place
UNITS = ("district", "province")
NATURAL: Final = ("river", "lake", "mountain")
DatePrecision = Literal["day", "range", "week", "month", "year", "unknown"]
DateBasis = Literal["stated", "relative", "weekday", "publication", "inferred"]
Status = Literal["reported", "denied", "hypothetical"]
Outcome = Literal["killed", "wounded", "captured", "missing"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
Group = Literal["military", "civilian", "unknown"]
Review = Literal["machine", "confirmed", "corrected", "discarded"]


NOBODY = "; no side is told"  # in a report's reasons: its doers are both parties, as the text names neither
LED_TO = "losses of the attack before"  # in a report's reasons: a passage tells what the deed came to, and not the deed
NO_PLACE, NO_SPOT = "No place is told: ", "The border is told without a place: "  # open a reason: the place is that of other sentences
NO_SOURCE, NOT_THEIRS = "Its sentence names no source: ", "Whose source it is, is not told: "  # open a reason: so is who says so
Action = Literal["merge", "split", "correct", "confirm", "discard", "restore"]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a document's raw text; ``end`` is exclusive."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Episode:
    """A known period of fighting or talks: its first and last day, what it was, and the provinces, districts and places where."""

    start: date
    end: date
    what: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """What is known of the publication day.

    Attributes
    ----------
    stated : str or None
        As written in the header or meta data (``"2020-07"``); None if nothing is written.
    start, end : date or None
        First and last possible day; None if nothing is known.
    resolved : date or None
        The best single day; None if the text gives no way to choose one.
    basis : str
        One sentence that says how ``resolved`` was found.
    """

    stated: str | None = None
    start: date | None = None
    end: date | None = None
    resolved: date | None = None
    basis: str = "No date is given."


@dataclass(frozen=True, slots=True)
class Document:
    """A source text as it was read, before anything is understood.

    ``id`` is derived from the content (SHA-256), so that the same article is stored once. ``stated_date`` is the
    ISO 8601 prefix from its header (``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``) or None.
    ``body`` is the offset in ``text`` where the article begins, after a header line.
    ``collection`` names the set it belongs to (``seeds``, ``demo`` or the user's own).
    """

    id: str
    text: str
    path: str = ""
    title: str = ""
    source: str = ""
    url: str = ""
    stated_date: str | None = None
    body: int = 0
    collection: str = "seeds"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document: offsets in the raw text, its language (BCP 47) and its paragraph's number from 0."""

    start: int
    end: int
    paragraph: int
    language: str


@dataclass(frozen=True, slots=True)
class Place:
    """One gazetteer entry. ``lon``, ``lat`` in degrees; ``uncertainty_m`` is its typical radius in metres."""

    place_id: str
    name: str
    name_local: str
    kind: Kind
    country: str
    admin1: str
    lon: float
    lat: float
    population: int = 0
    stands_for: str = ""
    uncertainty_m: float = 0.0

    def __hash__(self) -> int:
        return hash(self.place_id)  # places key many tables


@dataclass(frozen=True, slots=True)
class Cue:
    """What the words round a name say: the kind that a type word names, the relation, a distance and direction.

    ``relation`` is a `Relation`, ``part`` ("the north-east of") or "". ``metres`` and ``direction`` belong to ``offset``
    and ``part``. ``located`` says that something is put there, ``governed`` that a government acts or is aimed at, ``road``
    that the relation is a road's ("the road between"), ``ahead`` that its words stand before the name, ``towns`` that
    it is listed with settlements only.
    """

    kind: str = ""
    relation: str = ""
    metres: float = 0.0
    direction: str = ""
    located: bool = False
    governed: bool = False
    road: bool = False
    ahead: bool = False
    towns: bool = False


@dataclass(frozen=True, slots=True)
class RawToponym:
    """A recognised name before resolution.

    ``places`` are all gazetteer entries that bear the name; for a border, those that it parts (``nations`` are the ISO
    codes named by adjectives). ``guarded`` names are words or persons too and want proof, ``club`` names are teams where
    the talk is of sport. ``ends`` are the two names that a road is named by.
    """

    line: int
    first: int
    last: int
    start: int
    end: int
    text: str
    places: tuple[Place, ...]
    exact_language: frozenset[str] = frozenset()
    guarded: bool = False
    cue: Cue = field(default_factory=Cue)
    border: bool = False
    nations: tuple[str, ...] = ()
    section: bool = False
    club: bool = False
    ends: tuple[RawToponym, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible reading of a toponym with its score in 0..1."""

    place: Place
    score: float


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in the text and what it most probably means.

    ``stands_for`` is the ISO 3166-1 alpha-3 code of the government or country that the name stands for when it is
    used as an actor, else None. ``lon``/``lat`` are None for borders, whose footprint is a line; ``parts`` then names
    what the border parts: ISO alpha-3 codes and ids of provinces, districts or regions; of a road named by its ends, their
    place ids, and ``road`` alone of one end of "the road between X and Y". ``relation`` is a `Relation`, ``part`` ("the
    north-east of") or "" when the words say nothing; ``metres`` and ``direction`` belong to it. ``holder`` is who held a
    settlement on the ground when the text was written, if that is not its ``country``, else "".
    """

    start: int
    end: int
    text: str
    name: str
    kind: Kind
    place_id: str
    country: str
    lon: float | None = None
    lat: float | None = None
    uncertainty_m: float | None = None
    geo_precision: int | None = None
    stands_for: str | None = None
    candidates: tuple[Candidate, ...] = ()
    relation: str = ""
    metres: float = 0.0
    direction: str = ""
    parts: tuple[str, ...] = ()
    holder: str = ""

    @property
    def ground(self) -> str:
        """Whose people are hurt there, or fire from there: the holder's, else the country's."""
        return self.holder or self.country


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor in the text; ``actor`` is ``COUNTRY[:SECTOR]`` or an organisation's code. Several codes for "both sides"."""

    start: int
    end: int
    text: str
    actors: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class LineActor:
    """An actor mention with its place among the tokens of its line.

    ``adjective`` marks a bare nationality ("azerbaijani" in "azerbaijani fire"): it counts beside an event's noun only.
    ``recalled`` marks a role whose country was told before ("the soldiers").
    ``arms`` marks a weapon of that country ("azerbaijani shells"): it does, and does not suffer, unless it is shot down.
    ``seat`` marks a place that stands for a government (Kremlin): it is a toponym too.
    ``person`` marks a known person's name.
    ``bare`` marks a person's name without any ending of its case ("Katrin Kolonna" is no dative).
    """

    line: int
    first: int
    last: int
    mention: ActorMention
    adjective: bool = False
    pronoun: bool = False
    seat: bool = False
    bare: bool = False
    recalled: bool = False
    arms: bool = False
    person: bool = False


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A date in the text. ``date_start``/``date_end`` are None until (or unless) they can be worked out."""

    start: int
    end: int
    text: str
    date_start: date | None
    date_end: date | None
    date_precision: DatePrecision
    basis: DateBasis
    since: bool = False


@dataclass(frozen=True, slots=True)
class Casualty:
    """A count of people hurt. ``high`` None means open above ("at least 16"); ``side`` is ISO alpha-3, "both" or "".

    ``inferred`` tells that side or group follow from the text round the count, not from its own words.
    """

    start: int
    end: int
    text: str
    outcome: Outcome
    low: int
    best: int
    high: int | None
    group: Group = "unknown"
    side: str = ""
    cumulative: bool = False
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Toll:
    """Losses of a report: ``low <= best <= high``; ``high`` None means open above."""

    low: int
    best: int
    high: int | None
    group: Group = "unknown"
    side: str = ""


@dataclass(frozen=True, slots=True)
class Footprint:
    """Where something happened, with its uncertainty.

    Attributes
    ----------
    geometry : shapely geometry in EPSG:4326, longitude first
        Point, LineString, Polygon or their Multi forms.
    point : (lon, lat)
        A representative point on the geometry.
    uncertainty_m : float
        Radius in metres round the geometry that holds the true place.
    geo_precision : int
        1 exact place · 2 within ~25 km of a known point · 3 district · 4 province · 5 linear feature or fuzzy area ·
        6 country · 7 water or airspace (after UCDP GED ``where_prec``).
    side : str
        ISO alpha-3 of the country that holds the point, "line" on the border, "" elsewhere.
    border_distance_m : float or None
        Geodesic distance from the footprint to the region's border; None where the region has no say.
    border_section : str
        Name of the nearest border section, "" beyond the region's reach.
    reason : str
        One sentence: how geometry and uncertainty were found.
    """

    geometry: BaseGeometry
    point: tuple[float, float]
    uncertainty_m: float
    geo_precision: int
    side: str = ""
    border_distance_m: float | None = None
    border_section: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReportPlace:
    """The named place of a report and how the event lies to it."""

    name: str
    name_local: str
    kind: Kind
    place_id: str
    country: str
    admin1: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """What one passage says happened, before it is put on the map.

    ``places`` are the toponyms that tell where, in the order of telling; ``relation`` how the event lies to them; ``signs`` what
    bears on its confidence.
    """

    event: str
    mode: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    asserted_by: tuple[str, ...]
    status: Status
    date_start: date | None
    date_end: date | None
    date_precision: DatePrecision
    date_basis: DateBasis
    places: tuple[Toponym, ...]
    evidence: tuple[Span, ...]
    killed: Toll | None = None
    wounded: Toll | None = None
    captured: Toll | None = None
    missing: Toll | None = None
    confidence: float = 0.5
    reasons: tuple[str, ...] = ()
    signs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EventReport:
    """One document's claim: a coded event with its place on the earth. Never edited.

    ``signs`` are those of ``data/confidence.toml`` that its confidence was weighed by, in alphabetical order.
    """

    id: str
    document_id: str
    event: str
    mode: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    asserted_by: tuple[str, ...]
    status: Status
    date_start: date | None
    date_end: date | None
    date_precision: DatePrecision
    date_basis: DateBasis
    place: ReportPlace | None
    footprint: Footprint | None
    evidence: tuple[Span, ...]
    killed: Toll | None = None
    wounded: Toll | None = None
    captured: Toll | None = None
    missing: Toll | None = None
    confidence: float = 0.5
    reasons: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parse:
    """Everything read out of one document; ``unknown`` are names that stand by a word for a place and that no gazetteer entry bears."""

    document: Document
    language: str
    published: Published
    sentences: tuple[Sentence, ...]
    toponyms: tuple[Toponym, ...]
    actors: tuple[ActorMention, ...]
    times: tuple[TimeMention, ...]
    casualties: tuple[Casualty, ...]
    reports: tuple[EventReport, ...]
    warnings: tuple[str, ...] = ()
    unknown: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision that survives every re-run.

    ``action`` is ``merge`` (the reports are one incident), ``split`` (they are not), ``correct`` (``changes`` replaces
    fields of the incident that holds the first report), ``confirm``, ``discard`` (no such thing is told) or ``restore``, which
    takes a discard back.
    """

    id: str
    action: Action
    report_ids: tuple[str, ...]
    changes: dict[str, Any] = field(default_factory=dict, hash=False)
    author: str = ""
    note: str = ""
    made_at: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One report's provenance as an incident shows it."""

    report_id: str
    document_id: str
    title: str
    publisher: str
    url: str
    published: date | None
    language: str
    collection: str
    asserted_by: tuple[str, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one report claims of an incident whose reports differ; one that denies it is none of the incident's ``sources``."""

    source: Source
    status: Status
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    killed: Toll | None
    wounded: Toll | None
    captured: Toll | None
    missing: Toll | None
    actors_inferred: bool = False
    asserted_by_inferred: bool = False


@dataclass(frozen=True, slots=True)
class Incident:
    """What several reports say of one event: a pure function of them and of the judgements made.

    ``actors_inferred`` says that no report names a doer: who acted was worked out from the rest of the text;
    ``place_inferred`` and ``asserted_by_inferred`` that every report that has this place, or a source, took it over from other sentences.
    ``claims`` are empty where all reports tell the same; else one of each report, and of each that denies it, in the order of their claimants' codes.
    ``alike`` are the ids of some other incidents that may be the same, those most alike first; ``n_alike`` is the number of all of them.
    """

    id: str
    event: str
    mode: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    asserted_by: tuple[str, ...]
    date_start: date | None
    date_end: date | None
    date_precision: DatePrecision
    date_basis: DateBasis
    place: ReportPlace | None
    footprint: Footprint | None
    killed: Toll | None
    wounded: Toll | None
    captured: Toll | None
    missing: Toll | None
    confidence: float
    review: Review
    sources: tuple[Source, ...]
    reasons: tuple[str, ...] = ()
    actors_inferred: bool = False
    place_inferred: bool = False
    asserted_by_inferred: bool = False
    claims: tuple[Claim, ...] = ()
    alike: tuple[str, ...] = ()
    n_alike: int = 0
