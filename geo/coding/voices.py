"""Who asserts an attack whose own sentence names no source.

Law: a source that its own sentence names is kept, unless it could only be the attacker's soldiers; one that is taken over has
its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from geo.codebook import countries
from geo.coding.story import Reading
from geo.coding.terms import Codes
from geo.model import NO_SOURCE, NOT_THEIRS, CodedEvent

_OPENING = 2  # lines in which a text may tell whose words follow
_BESIDE = 1  # tokens between words for a version and the name of whose it is
_FOUGHT = ("ASSAULT", "MOBILIZE", "COERCE")


def attributed(events: Sequence[CodedEvent], reading: Reading, voices: Sequence[Codes]) -> list[CodedEvent]:
    """Give a document's deeds without a source the one that the sentences round them, or the whole text, have.

    Parameters
    ----------
    events : sequence of CodedEvent
        Merged, in the order of the text.
    reading : Reading
    voices : sequence of codes
        Who says what each line tells, in the order of the lines; empty where nobody is named.

    Returns
    -------
    list of CodedEvent, in the order given.
    """
    return [_attributed(e, reading, voices) if e.event in _FOUGHT else e for e in events]


def _attributed(event: CodedEvent, reading: Reading, voices: Sequence[Codes]) -> CodedEvent:
    own = _by_its_soldiers(event)
    if event.asserted_by and not own:
        return event
    at = reading.line_at(event.evidence[0].start)
    if named := _named_so(event, at, reading):
        return replace(event, asserted_by=named)
    if own:
        return replace(event, asserted_by=_hurt(event), reasons=(*event.reasons, f"{NOT_THEIRS}that of those who were attacked is taken."))
    for rule, why in _RULES:
        if who := rule(event, at, reading, voices):
            return replace(event, asserted_by=who, reasons=(*event.reasons, f"{NO_SOURCE}{why}."))
    return event


def _hurt(event: CodedEvent) -> Codes:
    """The one party that an attack was made on, if another made it."""
    doers, hurt = countries(event.actors), countries(event.recipients)
    return tuple(hurt) if event.event == "ASSAULT" and len(hurt) == 1 and not doers & hurt else ()


def _by_its_soldiers(event: CodedEvent) -> bool:
    """Whether the attacker's soldiers seem to tell it, who do not complain of their own fire: "X's troops shelled the village, | the ministry | said"."""
    troops = bool(event.asserted_by) and all(c.endswith(":MIL") for c in event.asserted_by) and countries(event.asserted_by) == countries(event.actors)
    return troops and len(countries(event.actors)) == 1 and bool(_hurt(event))


def _named_so(event: CodedEvent, at: int, reading: Reading) -> Codes:
    """The attacked side, where its sentence says that this is its version: "by Armenian accounts", "Baku sees it the other way round: …"."""
    line, hurt = reading.lines[at], set(_hurt(event))
    here = [a for a in reading.actors if a.line == at and countries(a.mention.actors) == hurt]
    told = reading.languages[at].cued(line, "version")
    if any(m.first - _BESIDE <= a.first and a.last <= m.last + _BESIDE for m in told for a in here):
        return tuple(hurt)
    first = line.index_at(event.evidence[0].start)
    colon = next((i for i, t in enumerate(line.tokens[:first]) if t.fold == ":"), 0)
    ahead = [a for a in reading.actors if a.line == at and a.last <= colon and not a.adjective]
    return tuple(hurt) if ahead and all(countries(a.mention.actors) == hurt for a in ahead) else ()


def _his_word(event: CodedEvent, at: int, reading: Reading, voices: Sequence[Codes]) -> Codes:
    """Whoever the sentence before was about, if this one is "by its account" and it was attacked."""
    before = [n for n in range(at) if reading.paragraphs[n] == reading.paragraphs[at]][-1:]
    if not before or not reading.languages[at].cued(reading.lines[at], "his_word"):
        return ()
    named = [a.mention.actors for a in reading.actors if a.line == before[0] and not a.adjective]
    who = voices[before[0]] or (named[0] if named else ())
    return who if countries(who) == set(_hurt(event)) else ()


def _own_words(event: CodedEvent, at: int, reading: Reading, _: Sequence[Codes]) -> Codes:
    """Who says "our positions", "the enemy": the text's own side; in a text of a third country the party that was attacked, whom it quotes."""
    said = {m.payload["who"] for m in reading.languages[at].sides.find(reading.lines[at])}
    who, hurt = reading.issuer or reading.authors, _hurt(event)
    if not said & {"own", "enemy"}:
        return ()
    quoted = bool(who) and not countries(who) & set(reading.parties) and len(hurt) == 1 and set(hurt) <= set(reading.parties)
    return (f"{hurt[0]}:GOV",) if quoted else who


def _next_sentence(event: CodedEvent, at: int, reading: Reading, voices: Sequence[Codes]) -> Codes:
    told = [at + 1] if at + 1 < len(voices) else []
    if told and reading.paragraphs[at + 1] == reading.paragraphs[at] and reading.languages[at + 1].cued(reading.lines[at + 1], "of_it"):
        return voices[at + 1] if len(countries(voices[at + 1])) == 1 else ()
    return _heard(event, at, told, reading, voices)


def _sentence_before(event: CodedEvent, at: int, reading: Reading, voices: Sequence[Codes]) -> Codes:
    return _heard(event, at, [i for i in range(at) if voices[i]][-1:], reading, voices)


def _heard(event: CodedEvent, at: int, there: Sequence[int], reading: Reading, voices: Sequence[Codes]) -> Codes:
    """The voice of another sentence of the paragraph, if it is that of the party that was attacked."""
    near = [voices[i] for i in there if reading.paragraphs[i] == reading.paragraphs[at]]
    return near[0] if near and _hurt(event) and countries(near[0]) == set(_hurt(event)) <= set(reading.parties) else ()


def _issuer(_: CodedEvent, __: int, reading: Reading, ___: Sequence[Codes]) -> Codes:
    return reading.issuer


def _announced(event: CodedEvent, at: int, reading: Reading, voices: Sequence[Codes]) -> Codes:
    """Who opens the text with "The ministry reports:"."""
    opens = [v for v, line in zip(voices[: min(at, _OPENING)], reading.lines, strict=False) if line.text[line.start : line.end].rstrip().endswith(":")]
    return next((v for v in opens if len(countries(v)) == 1 and countries(v) <= set(reading.parties)), ())


def _agency(event: CodedEvent, _: int, reading: Reading, __: Sequence[Codes]) -> Codes:
    return reading.agency if set(reading.agency) == set(_hurt(event)) else ()


def _only_voice(event: CodedEvent, _: int, reading: Reading, voices: Sequence[Codes]) -> Codes:
    heard = {c for v in voices for c in countries(v)} & set(reading.parties)
    return _hurt(event) if len(heard) == 1 and heard == set(_hurt(event)) else ()


_Rule = Callable[[CodedEvent, int, Reading, Sequence[Codes]], Codes]
_RULES: Sequence[tuple[_Rule, str]] = (
    (_his_word, "it speaks of whom the one before was about"), (_own_words, "it speaks of “us” or “the enemy”"),
    (_next_sentence, "the next one does"), (_sentence_before, "one before does"), (_issuer, "the text is a statement"),
    (_agency, "the text is by an agency of that side"), (_announced, "the text opens with one"), (_only_voice, "the text names this one only"),
)  # fmt: skip
