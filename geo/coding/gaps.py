"""The phrases that a line holds, also those that a day, an adverbial or who says so parts.

Law: what stands in a gap is left out only where nothing else is told there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.coding.clauses import Span, attributions, parentheses
from geo.coding.implicatives import rewritten
from geo.language import Language, Trigger
from geo.model import LineActor, TimeMention
from geo.phrases import Match
from geo.text import Line

_SET_OFF = 8  # tokens between the commas of an adverbial
_NEXT_CLAUSE = 5  # tokens of a phrase that may reach into another clause


def found_in(line: Line, language: Language, times: Sequence[TimeMention] = (), actors: Sequence[LineActor] = ()) -> list[Match[Trigger]]:
    """The triggers of a line, also those that something parts: "have, according to X, | shelled", "blocked on Monday | the road", "signed with X | a contract"."""
    found = [m for m in language.triggers.find(line) if not _into_next_clause(m, line, language, actors)]
    found += _across_gaps(found, line, language, times, actors)
    for a, b in _coordinated(line, language):
        joined = [m for m in language.triggers.find(line.without(a, b)) if m.first <= a - 1 and a < m.last and m.payload.form == "active"]
        wide = [m._replace(first=b, last=m.last + b - a) for m in joined]
        found += [w for w in wide if not any(w.first < f.last and f.first < w.last for f in found)]
    for a, b in parentheses(line, language):
        parted = [m for m in language.triggers.find(line.without(a, b)) if m.first < a < m.last]
        found = [m for m in found if not any(p.first <= m.first - (b - a if m.first >= b else 0) < p.last for p in parted)]
        found += [m._replace(last=m.last + b - a) for m in parted]
    found = [_trimmed(m, line, language) for m in found if not _preposed(m, line, language)]
    for token, told in rewritten(line, language):
        implied = [m for m in language.triggers.find(told) if m.first <= token < m.last and m.payload.form not in ("noun", "passive")]
        found += [m for m in implied if not any(m.first < f.last and f.first < m.last for f in found)]
    return sorted(found, key=lambda m: (m.first, -m.last))


def _across_gaps(
    found: Sequence[Match[Trigger]], line: Line, language: Language, times: Sequence[TimeMention], actors: Sequence[LineActor]
) -> list[Match[Trigger]]:
    """The phrases that a day, a partner or an adverbial parts, where nothing else is told: "blocked | on Monday | the road"."""
    adverbial = _adverbials(line, language)
    wide: list[Match[Trigger]] = []
    for a, b in _gaps(line, language, times, actors, adverbial):
        parted = [m for m in language.triggers.find(line.without(a, b)) if m.first < a < m.last and m.payload.form != "noun"]
        parted = [m for m in parted if m.payload.event != "CONSULT" and m.payload.mode != "territory"]
        whole = [m._replace(last=m.last + b - a) for m in parted]
        told = [f for f in (*found, *wide) if not (f.payload.background and (a, b) in adverbial)]
        wide += [w for w in whole if not any(_in_the_way(f, w, line) for f in told)]
    return wide


def _gaps(line: Line, language: Language, times: Sequence[TimeMention], actors: Sequence[LineActor], adverbial: set[Span]) -> list[Span]:
    """What may stand between a verb and its phrase: days, "with" somebody, adverbials, a quotation mark, each also between commas."""
    tokens, ends = line.tokens, len(line.tokens)
    spans = {(line.index_at(t.start), line.index_at(t.end - 1) + 1) for t in times}
    withs = [p for p in language.prepositions.find(line) if p.payload == "with" and tokens[p.first - 1].is_word]
    spans |= {(p.first, a.last) for p in withs for a in actors if 0 <= a.first - p.last <= 1} | adverbial
    helping = language.words("actors", "auxiliaries")
    spans |= {(i, i + 1) for i in range(1, ends) if tokens[i].fold == '"' and tokens[i - 1].fold in helping}  # 'aurait « lancé une offensive'
    spans |= {(a - 1, b + 1) for a, b in spans if a > 1 and b + 1 < ends and tokens[a - 1].fold == tokens[b].fold == ","}  # "has set up, on Sunday, | a checkpoint"
    return [(a, b) for a, b in sorted(spans) if a > 0 and b < ends and tokens[a - 1].is_word and tokens[b].is_word]


def _adverbials(line: Line, language: Language) -> set[Span]:
    """Words that may be inserted anywhere, to their second comma: "asked | once more | X to", "broke through|, with the help of armour, | the line"."""
    tokens, spans = line.tokens, set()
    for c in language.cues.find(line):
        if c.payload == "inserted":
            reach = range(c.first, min(len(tokens), c.first + _SET_OFF)) if tokens[c.first - 1].fold == "," else ()
            comma = next((i for i in reach if tokens[i].fold == ","), 0)
            spans.add((c.first - 1, comma + 1) if comma else (c.first, c.last))
    return spans


def _into_next_clause(m: Match[Trigger], line: Line, language: Language, actors: Sequence[LineActor]) -> bool:
    """Whether a verb's phrase only seems to go on behind a comma, where another subject has a verb of its own: "X called for | calm, Y imposed | sanctions"."""
    if language.word_order != "svo" or m.payload.form != "active" or m.last - m.first < _NEXT_CLAUSE:
        return False
    inner = [a for a in actors if m.first < a.first and a.last < m.last and line.tokens[a.first - 1].fold == "," and not a.adjective and m.last - a.last > 1]
    told = attributions(line, language) if inner else []  # "the claim, | X said, | is untrue"
    inner = [a for a in inner if not any(first <= a.first < last for first, last in told)]
    return any(not any(m.first <= b.first and b.last == a.first - 1 for b in actors) for a in inner)


def _in_the_way(found: Match[Trigger], wide: Match[Trigger], line: Line) -> bool:
    """Whether words that are found tell something of their own: not those in the middle of a phrase that something parts ("s'en | est pris | pour sa part aux")."""
    within = wide.first < found.first and found.last < wide.last and all(t.is_word for t in line.tokens[wide.first : wide.last])
    return wide.first < found.last and found.first < wide.last and not within


def _preposed(m: Match[Trigger], line: Line, language: Language) -> bool:
    """Whether what looks like an auxiliary is a preposition, by its accent or its capital: "À Téhéran, | accusé par X, …"."""
    token = line.tokens[m.first]
    alike = m.payload.form != "noun" and token.fold in language.words("actors", "like_preposition")
    return alike and (token.capital or not line.text[token.start : token.end].isascii())


def _trimmed(m: Match[Trigger], line: Line, language: Language) -> Match[Trigger]:
    """A phrase without the auxiliary behind a comma that only looks like its last preposition: "un soldat blessé|, a | dénoncé X"."""
    last, like = line.tokens[m.last - 1], language.words("actors", "like_preposition")
    alike = m.last - m.first > 2 and last.fold in like and line.tokens[m.last - 2].fold == "," and line.text[last.start : last.end].isascii()
    return m._replace(last=m.last - 2) if alike else m


def _coordinated(line: Line, language: Language) -> list[tuple[int, int]]:
    """What stands between an auxiliary and the second participle that it has: "a | condamné l'attaque et | assuré X de son soutien"."""
    participle, perfect = language.tables["actors"].get("coordinated"), language.words("actors", "perfect")
    if not participle:
        return []
    words, joining = [t.fold for t in line.tokens], language.words("actors", "links", "and")
    joins = [i for i in range(2, len(words) - 1) if words[i] in joining and re.search(participle, words[i + 1])]
    spans = []
    for join in joins:
        at = next((i for i in range(join - 1, -1, -1) if words[i] in perfect or (not line.tokens[i].is_word and words[i] in (";", ".", ":"))), -1)
        helped = at < 0 or words[at] not in perfect or set(words[at + 1 : at + 3]) & language.words("actors", "auxiliaries")
        if not helped and re.search(participle, words[at + 1]) and not line.tokens[join + 1].capital:
            spans.append((at + 1, join + 1))
    return spans
