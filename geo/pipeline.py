"""The one composition: the order of the stages is known here and nowhere else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from shapely.geometry import mapping

from geo import coding, geocode, incidents, readers, records
from geo.engines import Map
from geo.errors import DocumentError, NoDocumentsError
from geo.gazetteers.geocoder import OfflineGeocoder, WithFallback, online
from geo.language import Language
from geo.mentions import actors as actor_mentions
from geo.mentions import casualties as casualty_mentions
from geo.mentions import furniture, publication, unknown
from geo.mentions import times as time_mentions
from geo.mentions import toponyms as toponym_mentions
from geo.model import Candidate, CodedEvent, Document, EventReport, Footprint, Incident, Judgement, Parse, Place, RawToponym, ReportPlace, Sentence, Toponym
from geo.pack import Pack
from geo.pack import load as load_pack
from geo.settings import Settings
from geo.text import Line, detect, paragraphs, sentence_spans

if TYPE_CHECKING:  # reading alone needs no store, and so no pandas
    from geo.stores import Store, StoredDocument

_BATCH = 20  # documents stored in one transaction
_INITIALS = 4  # letters
_TOLD_LATER = timedelta(days=3)  # news tells of days that are past
_SKETCH_DEGREES = 0.005  # how far a toponym's drawing may be off its footprint; reports carry the exact one
_OWN_LANGUAGE = 200  # characters from which a paragraph's own language is asked


def parse(document: Document, pack: Pack) -> Parse:
    """Read everything out of one document; a pure function of the document and the pack."""
    language = detect(document.text[document.body :], tuple(pack.languages))
    sentences = split(document, pack, language)
    lines = [Line(document.text, s.start, s.end) for s in sentences]
    languages: list[Language] = [pack.languages[s.language] for s in sentences]

    clues = time_mentions.find_clues(lines, languages)
    dateline = publication.dateline(document.text, clues)
    published = publication.infer_publication(document.stated_date, clues, dateline, document.text, lambda: _chronology(lines, languages, pack))
    times = time_mentions.mentions(clues, published)

    known = actor_mentions.known(lines, languages, pack.actors, pack.actor_sounds, published.resolved or published.end)
    taken = [{(a.first, a.last) for a in known if a.line == n and not a.seat} for n in range(len(lines))]
    raws = toponym_mentions.recognise(lines, languages, pack.names, taken)
    toponyms = _held(geocode.resolve(raws, pack), published.resolved or published.end, pack)
    # a seat of government that is the town itself here is no actor
    towns = {t.start for t in toponyms if t.kind == "city"}
    known = [a for a in known if not a.seat or a.mention.start not in towns]
    home = pack.region.homes.get(language, "")
    opening = publication.behind_dateline(document.text, document.body)  # where a text was written does nothing in it
    if any(t.kind == "country" for t in toponyms if t.start < opening) and "(" not in document.text[document.body : opening]:
        opening = document.body  # "Armenia – which had …" opens a sentence
    voices = [t for t in toponyms if t.start >= opening or t.kind == "city"]
    known = [a for a in known if a.mention.start >= opening]
    actors = actor_mentions.find_actors(lines, languages, voices, known, pack.region.parties, home, pack.region.states.get(language, ""))
    casualties = casualty_mentions.find_casualties(lines, languages, actors, home, toponyms)

    own = tuple(f"{c}:GOV" for c in (pack.region.states.get(language),) if c)
    reading = coding.Reading(
        lines, [s.paragraph for s in sentences], languages, toponyms, actors, times, casualties, published, pack.region.parties,
        own, actor_mentions.issuer(lines, languages, actors),
        actor_mentions.agency(lines, languages, pack.region.parties), pack.weights, geocode.capitals(pack), pack.at_war(published.resolved or published.end),
        frozenset({*pack.region.parties, *pack.region.actor_names}),
    )
    events, casualties = coding.code(reading)
    reports = tuple(to_report(document, event, pack) for event in events)
    mentions = tuple(a.mention for a in actors if a.mention.actors and not a.adjective)
    return Parse(
        document, language, published, tuple(sentences), tuple(t for t in toponyms if not _abbreviated(t, pack)), mentions, tuple(times), tuple(casualties), reports,
        tuple(time_mentions.contradictions(clues, published.resolved)), tuple(unknown.find(lines, languages, toponyms, actors)),
    )  # fmt: skip


def _held(toponyms: Sequence[Toponym], day: date | None, pack: Pack) -> list[Toponym]:
    """Tell of each settlement, and each district of former times, who held it on the days that the text tells of, where that is not its country.

    A district of today counts if it was held nearly whole and is called by a name that the other side's places bear, too.
    """
    day = day - _TOLD_LATER if day else None

    def told(t: Toponym) -> Toponym:
        if day and t.kind == "district" and t.place_id.startswith("iso:") and any(c.place.country != t.country for c in t.candidates):
            return replace(t, holder=_holder_of(t.place_id.removeprefix("iso:"), day, pack))
        small = t.kind in ("village", "city") or (t.kind == "district" and not t.place_id.startswith("iso:"))
        holder = pack.holder(t.lon, t.lat, day) if day and small and t.lon is not None and t.lat is not None else ""
        return replace(t, holder=holder) if holder else t

    return [told(t) for t in toponyms]


@lru_cache(maxsize=1 << 10)
def _holder_of(unit: str, day: date, pack: Pack) -> str:
    return pack.holder_of(unit, day)


def _chronology(lines: Sequence[Line], languages: Sequence[Language], pack: Pack) -> publication.Chronology:
    found = {n.target for line, language in zip(lines, languages, strict=True) for f in pack.names.find(line, language) for n in f.names}
    places = frozenset(name for p in found for name in (p.name, p.admin1) if name)
    years = [int(m.payload) for line, language in zip(lines, languages, strict=True) for m in language.wars.find(line)]
    return publication.Chronology(pack.episodes, actor_mentions.terms(lines, languages, pack.actors), places, years)


def _abbreviated(toponym: Toponym, pack: Pack) -> bool:
    """Whether a country is told by its initials: an actor more often than a place."""
    return toponym.kind == "country" and toponym.text.isupper() and len(toponym.text) <= _INITIALS and all("exact" in n.flags for n in pack.names.lookup(toponym.text))


def split(document: Document, pack: Pack, language: str) -> list[Sentence]:
    """Cut a document into sentences, without what leads to other articles; a long paragraph may be in another language than the document."""
    found = []
    links = furniture.related(document.text, document.body, pack.languages[language])
    for number, (start, end) in _parts(document, links):
        if start >= end:
            continue
        own = detect(document.text[start:end], tuple(pack.languages), _OWN_LANGUAGE) if end - start >= _OWN_LANGUAGE else language
        abbreviations = pack.languages[own].abbreviations
        found += [Sentence(a, b, number, own) for a, b in sentence_spans(document.text, start, end, abbreviations)]
    return found


def _parts(document: Document, links: Sequence[tuple[int, int]]) -> Iterator[tuple[int, tuple[int, int]]]:
    """The pieces of a document's paragraphs that no link to another article takes, each with its paragraph's number."""
    for number, (start, end) in enumerate(paragraphs(document.text)):
        start = max(start, document.body)
        for first, last in links:
            if start <= first < end:
                yield number, (start, first)
                start = last
        yield number, (start, end)


def to_report(document: Document, event: CodedEvent, pack: Pack) -> EventReport:
    """Put a coded event on the ground; the id is derived from what the report says and where it says it."""
    located = geocode.locate(event.places, pack, event.date_start)
    place, footprint = located or (None, None)
    identity = "|".join((document.id, event.event, str(event.evidence[0].start), ",".join(event.actors)))
    reasons = (*event.reasons, footprint.reason) if footprint else event.reasons
    return EventReport(
        hashlib.sha256(identity.encode()).hexdigest()[:16], document.id, event.event, event.mode, event.actors, event.recipients, event.asserted_by,
        event.status, event.date_start, event.date_end, event.date_precision, event.date_basis, place, footprint, event.evidence,
        event.killed, event.wounded, event.captured, event.missing, event.confidence, reasons,
        tuple(sorted(event.signs)),
    )  # fmt: skip



def record(parse: Parse, pack: Pack) -> dict[str, Any]:
    """Return a parse as the contract's JSON object; each toponym with what it alone would draw, simplified, and how that lies to the border."""
    told = records.record(parse)
    for row, toponym, f in zip(told["toponyms"], parse.toponyms, geocode.footprints(parse.toponyms, pack), strict=True):
        row["relation"] = toponym.relation
        row["footprint"] = mapping(f.geometry.simplify(_SKETCH_DEGREES)) if f else None
        row |= {"side": f.side, "border_section": f.border_section, "border_distance_m": f.border_distance_m} if f else {}
    return told


def lookup(text: str, pack: Pack) -> list[dict[str, Any]]:
    """Look a place name up.

    Parameters
    ----------
    text : str
        A name in any language and script, bare ("Berd") or with words round it ("10 km au sud-est de Berd").
    pack : Pack

    Returns
    -------
    list of dict
        Candidates, best first: ``place_id, name, name_local, names, kind, country, admin1, lon, lat, uncertainty_m, score, side,
        border_section, border_distance_m``; ``names`` holds the spellings by language. Empty if no name is known.
    """
    return [_found(c, pack) for c in _candidates(text, pack)]


def located(text: str, pack: Pack, day: date | None = None) -> tuple[ReportPlace, Footprint] | None:
    """Return the place and footprint of a name, bare or with words round it ("near Berd"); None if no name is known."""
    return geocode.locate(_toponyms(text, pack), pack, day)


def _candidates(text: str, pack: Pack) -> list[Candidate]:
    return [c for t in _toponyms(text, pack) for c in t.candidates]


def _toponyms(text: str, pack: Pack) -> list[Toponym]:
    language = pack.languages[detect(text, tuple(pack.languages))]
    line = Line(text, 0, len(text))
    places = tuple(dict.fromkeys(n.target for n in pack.names.lookup(text)))
    if places:
        raws = [RawToponym(0, 0, len(line.tokens), 0, len(text), text, places)]
    else:
        raws = [r for r in toponym_mentions.recognise([line], [language], pack.names, [()]) if r.places]
    return geocode.resolve(raws, pack)


def geocoder(pack: Pack, settings: Settings | None = None) -> OfflineGeocoder | WithFallback:
    """Return the pack's gazetteer as a geopy geocoder, forward and reverse.

    It never asks the network, unless `settings` allow it (``online_geocoder``) and the gazetteer lacks the name.
    """

    def spell(place: Place, language: str | None) -> str:
        return (pack.spellings.get(place.place_id, {}).get(language or "") or (place.name,))[0]

    def describe(place: Place) -> dict[str, Any]:
        return {key: value for key, value in _found(Candidate(place, 1.0), pack).items() if key not in ("score", "lon", "lat")}

    settlements = [p for p in pack.places.values() if p.kind in ("city", "village")]
    offline = OfflineGeocoder(lambda text: [c.place for c in _candidates(text, pack)], settlements, spell, describe)
    return WithFallback(offline, _nominatim(pack, settings)) if settings and settings.online_geocoder else offline


def _nominatim(pack: Pack, settings: Settings) -> Callable[..., Any]:
    return online(settings.online_geocoder, settings.cache / "nominatim", pack.region.bounds)


def lookup_online(text: str, pack: Pack, settings: Settings) -> list[dict[str, Any]]:
    """Ask Nominatim for a name that the gazetteer lacks, if the settings allow it: ``name, lon, lat, source``; else an empty list."""
    if not settings.online_geocoder:
        return []
    found = _nominatim(pack, settings)(text, exactly_one=False)
    return [{"name": f.address, "lon": f.longitude, "lat": f.latitude, "source": "Nominatim, © OpenStreetMap contributors"} for f in found or ()]


def _found(candidate: Candidate, pack: Pack) -> dict[str, Any]:
    p = candidate.place
    located = pack.locator.locate(np.array([(p.lon, p.lat)]))
    metres = float(located.distance_m[0])
    settled = p if p.kind in ("village", "city") else None
    return {
        "place_id": p.place_id, "name": p.name, "name_local": p.name_local, "names": pack.spellings.get(p.place_id, {}), "kind": p.kind,
        "country": p.country, "admin1": p.admin1, "lon": p.lon, "lat": p.lat, "uncertainty_m": p.uncertainty_m, "score": candidate.score, "side": str(located.country[0]),
        "border_section": geocode.section_of(settled, (p.lon, p.lat), pack.sections[int(located.section[0])], pack) if metres <= pack.region.line_reach_m else "",
        "border_distance_m": round(metres) if pack.region.holds(p.lon, p.lat) else None,
    }  # fmt: skip


# ---------------------------------------------------------------- many documents

DEMO = "demo"  # the collection of dispatches that were written to show the map
SEEDS = "seeds"
MINE = "mine"
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """What an ingest did; ``skipped`` holds (path, reason) of documents that could not be read."""

    added: int
    unchanged: int
    removed: int
    skipped: tuple[tuple[str, str], ...]


def read_all(paths: Sequence[Path], settings: Settings) -> tuple[list[Document], list[tuple[str, str]]]:
    """Read all documents of files and folders; what cannot be read is told, the others go on.

    Raises
    ------
    NoDocumentsError
        If nothing is there to read.
    """
    documents: dict[str, Document] = {}
    skipped: list[tuple[str, str]] = []
    for path in readers.find(list(paths)):
        try:
            found, bad = sorted_out(str(path), readers.read(path, settings.max_document_bytes))
            documents |= {d.id: d for d in found}
            skipped += bad
        except DocumentError as error:
            skipped.append((str(path), str(error)))
    return list(documents.values()), skipped


def sorted_out(path: str, items: Iterable[readers.Item]) -> tuple[list[Document], list[tuple[str, str]]]:
    """Return the documents of a file, and the sentences on what of it is none, each with the file's path."""
    found = list(items)
    return [i for i in found if isinstance(i, Document)], [(path, str(i)) for i in found if not isinstance(i, Document)]


def ingest(
    paths: Sequence[Path], store: Store, pack: Pack, settings: Settings, progress: Progress | None = None, *,
    collection: str = SEEDS, engine: Map | None = None,
) -> IngestSummary:  # fmt: skip
    """Parse documents, store them and merge their reports into incidents.

    Parameters
    ----------
    paths : sequence of Path
        Files and folders. A document whose file has changed replaces its old version; one whose file has left a folder
        that is read is removed.
    store, pack, settings
        Where to, with which knowledge, within which limits.
    progress : callable, optional
        Called with (documents done, documents in all, name of the last one).
    collection : str
        The set that the documents belong to.
    engine : Map, optional
        How to run; in this process by default.

    Returns
    -------
    IngestSummary
        Running it twice changes nothing; stopped at any moment, the next run goes on where it was.
    """
    documents, skipped = read_all(paths, settings)
    documents = [replace(d, collection=collection) for d in documents]
    known = store.known()
    new = [d for d in documents if known.get(d.id) != pack.knowledge]
    gone = _gone(paths, documents, store.paths(collection), {p for p, _ in skipped} - {d.path for d in documents})
    if gone:
        store.remove(gone)
    run = engine or map
    for done, parsed in _batches(run(partial(parse_with, folder=pack.folder), new)):
        store.add(parsed, pack.knowledge)
        if progress:
            progress(done, len(new), parsed[-1].document.title)
    if new or gone or not store.is_merged():
        remerge(store)
    return IngestSummary(len(new), len(documents) - len(new), len(gone), tuple(skipped))


def refresh(store: Store, pack: Pack, progress: Progress | None = None) -> int:
    """Read stored documents anew that were read with other rules, from their stored texts; return how many.

    Documents of every collection are brought up to date, also those whose files are gone; judgements stay.
    """
    stale = [i for i, knowledge in store.known().items() if knowledge != pack.knowledge]
    parses = (parse(store.document(i).document, pack) for i in stale)
    for done, parsed in _batches(parses):
        store.add(parsed, pack.knowledge)
        if progress:
            progress(done, len(stale), parsed[-1].document.title)
    if stale:
        remerge(store)
    return len(stale)


def demo(store: Store, pack: Pack, settings: Settings, progress: Progress | None = None) -> IngestSummary:
    """Load the pack's demo dispatches into their own collection.

    Raises
    ------
    NoDocumentsError
        If the pack has none.
    """
    paths = sorted((pack.folder / DEMO).glob("*.txt"))
    if not paths:
        raise NoDocumentsError(f"The region pack {pack.folder} has no demo dispatches; expected texts in its folder {DEMO}.")
    return ingest(paths, store, pack, settings, progress, collection=DEMO)


def add(parses: Sequence[Parse], store: Store, pack: Pack) -> None:
    """Store what was parsed and make the incidents anew."""
    for _done, batch in _batches(parses):
        store.add(batch, pack.knowledge)
    remerge(store)


def forget(collection: str, store: Store) -> int:
    """Remove a collection with its reports and incidents; return how many documents it had. Judgements stay and find nothing to judge."""
    ids = list(store.paths(collection))
    if ids:
        store.remove(ids)
        remerge(store)
    return len(ids)


def incidents_of(parses: Iterable[Parse]) -> list[Incident]:
    """Return the incidents that documents would give by themselves."""
    return merged([incidents.Told(r, p.document, p.published.resolved, p.language) for p in parses for r in p.reports])


def parse_with(document: Document, folder: Path) -> Parse:
    """Parse with the pack of a folder: what an engine's worker runs."""
    return parse(document, load_pack(folder))


def _batches(parses: Iterable[Parse]) -> Iterator[tuple[int, list[Parse]]]:
    done, iterator = 0, iter(parses)
    while batch := list(islice(iterator, _BATCH)):
        done += len(batch)
        yield done, batch


def _gone(paths: Sequence[Path], documents: Sequence[Document], stored: Mapping[str, str], unreadable: set[str]) -> list[str]:
    """Return the stored documents whose file now holds another text, or is missing from a folder that was read."""
    present = {d.id for d in documents}
    files = {d.path.partition("#")[0] for d in documents}
    folders = [p for p in paths if p.is_dir()]

    def missing(path: str) -> bool:
        file = path.partition("#")[0]  # rows and archived files follow their file's name
        return path not in unreadable and file not in unreadable and (path in files or file in files or any(Path(path).is_relative_to(f) for f in folders))

    return [i for i, path in stored.items() if i not in present and missing(path)]


def remerge(store: Store) -> None:
    """Make the incidents anew from all stored reports and judgements."""
    documents = {d.document.id: d for d in store.documents()}
    told = [told_of(r, d) for r in store.reports() if (d := documents.get(r.document_id)) is not None]
    store.replace_incidents(merged(told, store.judgements()))


def told_of(report: EventReport, stored: StoredDocument) -> incidents.Told:
    """Return a report with what is known of its stored document."""
    return incidents.Told(report, stored.document, stored.published.resolved, stored.language)


def merged(told: Sequence[incidents.Told], judgements: Sequence[Judgement] = ()) -> list[Incident]:
    """Return the incidents of reports; those of the demo collection are never merged with others."""
    real, demo = ([t for t in told if (t.document.collection == DEMO) is apart] for apart in (False, True))
    found = incidents.merge(real, judgements)
    return incidents.ordered([*found, *incidents.merge(demo, judgements)]) if demo else found
