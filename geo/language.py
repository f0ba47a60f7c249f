"""A language as data: its word sets, time forms, names, actors, losses, events and cues, compiled for finding.

``docs/languages.md`` tells a linguist what every table means. Nothing here knows any one language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from geo.errors import PackError
from geo.phrases import Anchors, Match, PhraseBook, Sets, with_macros
from geo.text import Line, fold_key

Table = Mapping[str, Any]

PERSONS = ("military", "civilian", "person")  # groups of ``losses.group`` that name people
PEOPLE = (*PERSONS, "people")  # groups of ``losses.group`` that are people


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of an event.

    Attributes
    ----------
    form : str
        ``active`` (the doer stands before), ``passive`` (the sufferer stands before), ``noun`` (doer and sufferer hang on
        it), ``both`` (all parties do it to each other), ``quote`` (a speaker's own words),
        ``blame`` (words against their own subject), ``weapon`` (shells or shots are the subject); ``echoed`` is made of
        words that were told before ("Y too").
    background : bool
        Whether it only points to an event told elsewhere ("the fighting"), unless it brings a day or losses of its own.
    needs : str
        ``actor``, ``recipient`` or ``""``: what must be found for the words to count.
    weight : float
        How sure the words are, in 0..1; of two as long, the surer counts.
    reverse : bool
        Whether the subject is the sufferer: who repels an attack has been attacked.
    echo : bool
        Whether the words tell the losses of the attack that stands before them ("…, killing four").
    weak : bool
        Whether the words only hint ("grenade launchers"): they count where nothing else is told beside them.
    """

    event: str
    mode: str
    form: str
    background: bool = False
    needs: str = ""
    weight: float = 0.7
    reverse: bool = False
    echo: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Bend:
    """How words of one ending bend: cut these letters off, then one of the endings follows."""

    ends: str
    cut: int
    endings: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Language:
    """One compiled language file; the attributes are its tables."""

    code: str
    name: str
    word_order: str
    abbreviations: frozenset[str]
    sets: Sets
    times: PhraseBook[Table]
    since: PhraseBook[str]
    wars: PhraseBook[str]
    bends: tuple[Bend, ...]
    relations: PhraseBook[str]
    distances: PhraseBook[str]
    part_of: PhraseBook[str]
    type_words: PhraseBook[str]
    not_places: PhraseBook[str]
    sport: PhraseBook[str]
    surname: re.Pattern[str]
    joining: re.Pattern[str]
    within: re.Pattern[str]
    located: re.Pattern[str]
    definite: re.Pattern[str]
    borders: PhraseBook[str]
    metonyms: PhraseBook[str]
    nations: PhraseBook[str]
    roles: PhraseBook[Table]
    sides: PhraseBook[Table]
    pronouns: PhraseBook[str]
    speech: PhraseBook[str]
    prepositions: PhraseBook[str]
    losses: PhraseBook[Table]
    totals: PhraseBook[Table]
    counts: PhraseBook[Table]
    groups: PhraseBook[str]
    plural: re.Pattern[str] | None
    unit_words: frozenset[str]
    triggers: PhraseBook[Trigger]
    cues: PhraseBook[str]
    page: PhraseBook[str]
    tables: Table
    _tails: dict[str, Bend] = field(default_factory=dict, repr=False, compare=False)
    _lists: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    def words(self, *path: str) -> frozenset[str]:
        """Return a list of the language file as folded words, e.g. ``words("actors", "links", "and")``; empty if it is not there."""
        if path not in self._lists:  # folded once, read for every line
            table: Any = self.tables
            for key in path:
                table = table.get(key, {})
            self._lists[path] = frozenset(w for phrase in table for w in fold_key(phrase).split())
        return self._lists[path]

    def cued(self, line: Line, cue: str) -> list[Match[str]]:
        """Return the cues of one kind that a line holds."""
        return [c for c in self.cues.find(line) if c.payload == cue]

    def marks(self, kind: str, line: Line, first: int, last: int) -> bool:
        """Whether the words round some tokens that tell a day mark it so by a pattern of ``[time]``: as a deadline, as another noun's, as a title's."""
        pattern = self.tables["time"].get(kind)
        return bool(pattern and re.search(pattern, line.marked((first, last))))

    def is_number(self, word: str) -> bool:
        """Whether a folded word counts, in digits or by its name."""
        return word.isdigit() or word in self.words("sets", "num")

    def bend(self, word: str) -> Bend:
        """Return how a folded word bends: the row with the longest fitting ending."""
        tail = word[-self.bends[0].cut or len(word) :]  # the first row has the longest ending, so a word's tail decides
        if tail not in self._tails:
            self._tails[tail] = next(b for b in self.bends if tail.endswith(b.ends))
        return self._tails[tail]


_NOT_PLACES = {"not_places": "before", "not_behind": "behind", "institutions": "named", "others": "inside"}


def compile_language(code: str, tables: Table, common: Table) -> Language:
    """Compile a language file.

    Parameters
    ----------
    code : str
        BCP 47.
    tables : mapping
        The file's own tables.
    common : mapping
        Forms that every language shares.

    Raises
    ------
    PackError
        If a table is missing or a phrase uses an undefined set.
    """
    try:
        return _compile(code, tables, common)
    except (KeyError, TypeError, re.error) as error:
        raise PackError(f"The language file {code}.toml is incomplete or malformed at {error}; see docs/languages.md.") from error


def _compile(code: str, t: Table, common: Table) -> Language:
    macros = t.get("macros", {})
    t = {key: value if key == "event" else _expanded(value, macros) for key, value in t.items()}  # those of events are put in when they are looked for
    members = {**common["sets"], **t["sets"], "direction": t["names"]["direction"], "bearing": t["names"].get("bearing", {})}
    sets, anchors, places = Sets(members, t.get("verbs"), macros), Anchors(), Anchors()  # what geocoding alone looks for has few anchors of its own
    names, actors, losses, cues = t["names"], t["actors"], t["losses"], t["cues"]
    distances = [q for p in names["distance"]["phrases"] for q in _counted(p, "far" in members)]
    forms = [(p, form) for form in [*common["time"]["form"], *t["time"]["form"]] for p in form["phrases"]]
    return Language(
        code=code,
        name=t["name"],
        word_order=t["word_order"],
        abbreviations=frozenset(map(fold_key, t["abbreviations"])),
        sets=sets,
        times=PhraseBook(forms, sets, anchors),
        wars=PhraseBook(_rows(t["time"].get("wars", {})), sets, anchors),
        since=PhraseBook(_rows({key: t["time"].get(key, ()) for key in ("since", "since_event")}), sets, anchors),
        bends=_bends(names),
        relations=PhraseBook(_rows(names["relation"]), sets, places),
        distances=PhraseBook(_rows({"distance": distances, "behind": names["distance"].get("behind", ())}), sets, places),
        part_of=PhraseBook(_rows({"part": names["distance"]["part_of"]}), sets, places),
        type_words=PhraseBook(_rows(names["type_words"]), sets, places),
        not_places=PhraseBook(_rows({payload: names.get(table, ()) for table, payload in _NOT_PLACES.items()}), sets, places),
        sport=PhraseBook(_rows({"sport": names.get("sport", ())}), sets, places),
        surname=re.compile(names.get("surnames") or "(?!)"),
        joining=re.compile(names.get("joining") or "(?!)"),
        within=re.compile(names.get("within_ending") or "(?!)"),
        located=re.compile(names.get("located_endings") or "(?!)"),
        definite=re.compile(names.get("definite") or "(?!)"),
        borders=PhraseBook(_rows(names["border"]), sets, places),
        metonyms=PhraseBook(_rows(names["metonym"]), sets, places),
        nations=PhraseBook(_rows(actors["nation"]), sets, places),
        roles=PhraseBook([(p, role) for role in actors["role"] for p in role["phrases"]], sets, anchors),
        sides=PhraseBook([(p, side) for side in actors["side"] for p in side["phrases"]], sets, anchors),
        pronouns=PhraseBook(_rows({"pronoun": t["pronouns"]}), sets, anchors),
        speech=PhraseBook(_rows(actors["speech"]), sets, anchors),
        prepositions=PhraseBook(_rows(actors["preposition"]), sets, anchors),
        losses=PhraseBook([(p, row) for row in losses["outcome"] for p in row["phrases"]], sets, anchors),
        totals=PhraseBook([(p, row) for row in losses["total"] for p in row["phrases"]], sets, anchors),
        counts=PhraseBook([(p, row) for row in losses["count"] for p in row["phrases"]], sets, anchors),
        groups=PhraseBook(_rows(losses["group"]), sets, anchors),
        plural=re.compile(losses["plural"]) if "plural" in losses else None,
        unit_words=frozenset(map(fold_key, names["unit_words"])),
        triggers=PhraseBook([(p, _trigger(row)) for row in [*t["event"], *_conjugated(t)] for p in row["phrases"]], sets, anchors),
        cues=PhraseBook(_rows(cues), sets, anchors),
        page=PhraseBook(_rows(t.get("page", {})), sets),
        tables=t,
    )


def _counted(phrase: str, far: bool) -> list[str]:
    """Write a distance in digits, in words, as a range of either, and as one of the measures that are told whole ("half a kilometre")."""
    ranges = () if "{int2}" in phrase else ("{int} (-|–|—) {int2}", "{num} (-|–|—) {num2}")
    return [phrase.replace("{count}", n) for n in ("{int}", "{num}", *ranges)] + [phrase.replace("{count} {length}", "{far}")] * (far and "{count} {length}" in phrase)


_PART = re.compile(r"\{(\w+)\}")


def _expanded(value: Any, macros: Mapping[str, str]) -> Any:
    """Put macros in all phrases of a table."""
    if isinstance(value, str):
        return with_macros(value, macros)
    if isinstance(value, dict):
        return {k: _expanded(v, macros) for k, v in value.items()}
    return [_expanded(v, macros) for v in value] if isinstance(value, list) else value


def _conjugated(t: Table) -> Iterator[Table]:
    """Make event rows of verbs: "pilonn/er" in all forms that the file's conjugation tells, active and passive."""
    for row in t.get("verb", ()):
        kept = {key: value for key, value in row.items() if key not in ("verbs", "object", "forms")}
        for form in row.get("forms", ("active", "passive")):
            behind = f" {row['object']}" if form != "passive" and "object" in row else ""
            filled = [_filled(template, verb, t) for verb in row["verbs"] for template in t["conjugation"][form]]
            yield {"mode": "", "form": form if form == "passive" else "active", **kept, "phrases": [phrase + behind for phrase in filled if phrase]}


def _filled(template: str, verb: str, t: Table) -> str:
    """Put a verb's forms into a template: "pilonn/er" bends as its class does, "tenir" as its own table tells; empty if it lacks one."""
    conjugation = t["conjugation"]
    stem, _, kind = verb.partition("/")
    parts = conjugation["classes"][kind] if kind else conjugation["irregular"][verb]
    if not all(parts.get(part) for part in _PART.findall(template)):
        return ""
    head = ("=" if conjugation.get("spelled") else "") + (stem if kind else "")
    return _PART.sub(lambda m: "(" + "|".join(head + end for end in parts[m.group(1)]) + ")", template)


def _rows(table: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    return [(phrase, key) for key, phrases in table.items() for phrase in phrases]


def _trigger(row: Table) -> Trigger:
    return Trigger(**{k: v for k, v in row.items() if k not in ("phrases", "examples")})


def _bends(names: Table) -> tuple[Bend, ...]:
    rows = [Bend(fold_key(r["ends"]), len(fold_key(r["ends"])), _endings(r["endings"])) for r in names.get("bend", ())]
    default = Bend("", 0, _endings(names["suffixes"]))
    return (*sorted(rows, key=lambda b: -len(b.ends)), default)


def _endings(endings: Iterable[str]) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(e if "(" in e else fold_key(e) for e in endings) + r")\Z")
