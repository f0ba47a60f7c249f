"""The one composition: the order of the stages is known here and nowhere else."""

from __future__ import annotations

import hashlib

from geo import coding, geocode
from geo.language import Language
from geo.mentions import actors as actor_mentions
from geo.mentions import casualties as casualty_mentions
from geo.mentions import times as time_mentions
from geo.mentions import toponyms as toponym_mentions
from geo.model import CodedEvent, Document, EventReport, Parse, Sentence
from geo.pack import Pack
from geo.text import Line, detect, paragraphs, sentence_spans

_OWN_LANGUAGE = 200  # characters from which a paragraph's own language is asked


def parse(document: Document, pack: Pack) -> Parse:
    """Read everything out of one document; a pure function of the document and the pack."""
    language = detect(document.text[document.body :], tuple(pack.languages))
    sentences = split(document, pack, language)
    lines = [Line(document.text, s.start, s.end) for s in sentences]
    languages: list[Language] = [pack.languages[s.language] for s in sentences]

    clues = time_mentions.find_clues(lines, languages)
    published = time_mentions.infer_publication(document.stated_date, clues)
    times = time_mentions.mentions(clues, published)

    known = actor_mentions.known(lines, languages, pack.actors, published.resolved or published.end)
    taken = [{(a.first, a.last) for a in known if a.line == n and not a.seat} for n in range(len(lines))]
    raws = toponym_mentions.recognise(lines, languages, pack.names, taken)
    toponyms = geocode.resolve(raws, pack)
    actors = actor_mentions.find_actors(lines, languages, toponyms, known, pack.region.parties)
    casualties = casualty_mentions.find_casualties(lines, languages, actors)

    reading = coding.Reading(
        lines, [s.paragraph for s in sentences], languages, toponyms, actors, times, casualties, published, pack.region.parties
    )
    reports = tuple(to_report(document, event, pack) for event in coding.code(reading))
    mentions = tuple(a.mention for a in actors if a.mention.actors and not a.adjective)
    return Parse(
        document, language, published, tuple(sentences), tuple(toponyms), mentions, tuple(times), tuple(casualties), reports,
        tuple(time_mentions.contradictions(clues, published.resolved)),
    )  # fmt: skip


def split(document: Document, pack: Pack, language: str) -> list[Sentence]:
    """Cut a document into sentences; a long paragraph may be in another language than the document."""
    found = []
    for number, (start, end) in enumerate(paragraphs(document.text)):
        start = max(start, document.body)
        if start >= end:
            continue
        own = detect(document.text[start:end], tuple(pack.languages)) if end - start >= _OWN_LANGUAGE else language
        abbreviations = pack.languages[own].abbreviations
        found += [Sentence(a, b, number, own) for a, b in sentence_spans(document.text, start, end, abbreviations)]
    return found


def to_report(document: Document, event: CodedEvent, pack: Pack) -> EventReport:
    """Put a coded event on the ground; the id is derived from what the report says and where it says it."""
    located = geocode.locate(event.places, pack, event.date_start)
    place, footprint = located or (None, None)
    identity = "|".join((document.id, event.event, str(event.evidence[0].start), ",".join(event.actors)))
    reasons = (*event.reasons, footprint.reason) if footprint else event.reasons
    return EventReport(
        hashlib.sha256(identity.encode()).hexdigest()[:16], document.id, event.event, event.mode, event.actors, event.recipients, event.asserted_by,
        event.status, event.date_start, event.date_end, event.date_precision, event.date_basis, place, footprint, event.evidence,
        event.killed, event.wounded, event.captured, event.confidence, reasons,
    )  # fmt: skip

