"""Scores of `parse` against gold annotation; ``docs/gold-format.md`` tells the format.

A toponym is right if start, end and kind are; an incident if its event (or an alternative), its days, its actors' and its
recipients' countries are. ``optional`` incidents do not count as missed and never as false.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from geo import pipeline
from geo.codebook import MODES, countries
from geo.errors import UsageError
from geo.evaluation_places import place_fits
from geo.geometry import distance_m
from geo.model import EventReport, Parse, Toponym
from geo.pack import Pack
from geo.readers import txt

RADII_KM = (5, 10, 25)
_BINS = 5
_HIT = {"MIL": "MIL", "CIV": "CIV", "CVL": "CIV"}  # PLOVER writes civilians as CVL
_SIDE = re.compile(r"[A-Z]{2,4}|both")  # older texts tell in words whose losses they are
CLAIMED = ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT")  # what one side may tell of another


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold file: the annotation and the text that it belongs to."""

    path: Path
    text: str
    data: Mapping[str, Any]


@dataclass(slots=True)
class Scores:
    """Counts by language and measure, and what went wrong in words."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    judged: dict[str, list[tuple[float, bool]]] = field(default_factory=dict)  # confidence of each report, and whether it is right
    measures: Callable[[Counter[str]], dict[str, float | None]] = lambda counts: _measures(counts)

    def add(self, language: str, measure: str, n: int = 1) -> None:
        """Count under a language and under all of them."""
        for key in (language, "all"):
            self.counts.setdefault(key, Counter())[measure] += n

    def judge(self, language: str, confidence: float, right: bool) -> None:
        """Note how sure a report was, and whether it is right."""
        for key in (language, "all"):
            self.judged.setdefault(key, []).append((confidence, right))

    def as_dict(self) -> dict[str, dict[str, float | None]]:
        """Return the measures of every language; None where there was nothing to measure."""
        return {language: self.measures(c) | _sureness(self.judged.get(language, ())) for language, c in sorted(self.counts.items())}


def load(paths: Sequence[Path]) -> list[Gold]:
    """Read gold files and folders; a gold file holds its ``text`` or stands beside (or near) the document that it names.

    Raises
    ------
    UsageError
        If a file is no gold file or its document is not found.
    """
    files = [f for p in paths for f in (sorted(p.rglob("*.json")) if p.is_dir() else [p])]
    if not files:
        raise UsageError(f"{', '.join(map(str, paths))} holds no gold file; expected *.json in the format of docs/gold-format.md.")
    return [_load(f) for f in files]


def _load(path: Path) -> Gold:
    try:
        data = json.loads(path.read_text("utf-8"))
    except (ValueError, OSError) as error:
        raise UsageError(f"{path} is no gold file ({error}); expected JSON in the format of docs/gold-format.md.") from None
    if "text" in data:
        return Gold(path, data["text"], data)
    beside = [path.parent, path.parent.parent / "seeds", path.parent.parent]
    found = next((b / data["document"] for b in beside if (b / data["document"]).exists()), None)
    if found is None:
        raise UsageError(f"The document {data.get('document')} of {path} is not found beside it; put it there or give its text.")
    return Gold(path, txt.decode(found.read_bytes(), str(found)), data)


def evaluate(golds: Sequence[Gold], pack: Pack) -> Scores:
    """Parse every gold text and score it."""
    scores = Scores()
    read_so: list[tuple[Gold, Parse]] = []
    for gold in golds:
        stated = gold.data.get("published", {}).get("stated") or ""
        read = pipeline.parse(txt.document(gold.text, str(gold.path), stated_date=stated), pack)
        language = str(gold.data.get("language", read.language))
        scores.add(language, "documents")
        scores.add(language, "language_right", int(read.language == language))
        _score_publication(gold, read, language, scores)
        _score_toponyms(gold, read, language, scores)
        _score_casualties(gold, read, language, scores)
        _score_incidents(gold, read, language, scores, pack)
        if any(i.get("same") for i in gold.data.get("incidents", ())):
            read_so.append((gold, read))
    for folder in sorted({gold.path.parent for gold, _ in read_so}):
        _score_merging([(g, p) for g, p in read_so if g.path.parent == folder], scores)
    return scores


def _score_publication(gold: Gold, read: Parse, language: str, scores: Scores) -> None:
    wanted = gold.data.get("published", {}).get("resolved")
    if wanted:
        got = read.published.resolved.isoformat() if read.published.resolved else None
        scores.add(language, "published")
        scores.add(language, "published_right", int(got == wanted))
        if got != wanted:
            scores.errors.append(f"{gold.path.name}: published {got}, expected {wanted}")


def _score_toponyms(gold: Gold, read: Parse, language: str, scores: Scores) -> None:
    wanted = gold.data.get("toponyms")
    if wanted is None:
        return
    got = {(t.start, t.end): t for t in read.toponyms}
    for w in wanted:
        t = got.pop((w["start"], w["end"]), None)
        scores.add(language, "toponyms")
        if t is None:
            scores.errors.append(f"{gold.path.name}: missed toponym {w['text']} ({w['kind']})")
            continue
        scores.add(language, "toponyms_found")
        scores.add(language, "toponyms_kind", int(same_kind(t.kind, w["kind"])))
        if not same_kind(t.kind, w["kind"]):
            scores.errors.append(f"{gold.path.name}: {w['text']} is a {w['kind']}, called {t.kind}")
        _score_place(gold, w, t, language, scores)
    optional = {(o["start"], o["end"]) for o in gold.data.get("optional_toponyms", ())}
    false = [t for span, t in got.items() if span not in optional]
    scores.add(language, "toponyms_false", len(false))
    scores.errors += [f"{gold.path.name}: false toponym {t.text} ({t.kind}, {t.name})" for t in false]


def same_kind(a: str, b: str) -> bool:
    """Whether two kinds of place count as one: between city and village no difference is made."""
    return a == b or {a, b} == {"city", "village"}


def same_mode(a: str, b: str) -> bool:
    """Whether two modes of an attack count as one: a mine is an explosive."""
    return a == b or {a, b} == {"explosives", "mine"}


def same_section(got: str, wanted: str, pack: Pack) -> bool:
    """Whether a section faces the units that the gold names, in any spelling; a unit of units holds for each of them."""
    own = {u for s in pack.sections if s.name == got for u in s.properties["units"]}
    own |= {str(pack.units[u].properties.get("parent")) for u in own}
    return all(own & {n.target.place_id.removeprefix("iso:") for n in pack.names.lookup(half)} for half in wanted.split("–"))


def _score_place(gold: Gold, wanted: Mapping[str, Any], got: Toponym, language: str, scores: Scores) -> None:
    if wanted.get("lon") is None or got.lon is None or got.lat is None:
        return
    scores.add(language, "places")
    km = distance_m((wanted["lon"], wanted["lat"]), (got.lon, got.lat)) / 1000
    for radius in RADII_KM:
        scores.add(language, f"places_{radius}km", int(km <= radius))
    if km > RADII_KM[1]:
        scores.errors.append(f"{gold.path.name}: {wanted['text']} put {km:.0f} km off ({got.place_id} {got.name})")


def _score_casualties(gold: Gold, read: Parse, language: str, scores: Scores) -> None:
    wanted = gold.data.get("casualties")
    if wanted is None:
        return
    left = list(read.casualties)
    for w in wanted:
        scores.add(language, "casualties")
        got = max((c for c in left if (c.outcome, c.best) == (w["outcome"], w["best"])), key=lambda c: c.side == w.get("side"), default=None)
        scores.add(language, "casualties_right", int(got is not None))
        if got is None:
            scores.errors.append(f"{gold.path.name}: missed {w['best']} {w['outcome']}; read {[(c.outcome, c.best) for c in read.casualties]}")
            continue
        left.remove(got)
        _score_attribute(language, "sides", got.side == w["side"] if _SIDE.fullmatch(w.get("side") or "") else None, scores)
        _score_attribute(language, "groups", got.group == w["group"] if w.get("group") in ("military", "civilian") else None, scores)
        _score_attribute(language, "running", got.cumulative if w.get("cumulative_since") else None, scores)


# ---------------------------------------------------------------- incidents


def _score_incidents(gold: Gold, read: Parse, language: str, scores: Scores, pack: Pack) -> None:
    wanted = list(gold.data.get("incidents", ()))
    left = [r for r in read.reports if r.status == "reported"]
    _score_attributes(gold, left, language, scores, pack)
    for w, r in list(matched(wanted, left)):
        left.remove(r)
        wanted.remove(w)
        scores.add(language, "incidents_optional" if w.get("optional") else "incidents_found")
        if not w.get("optional"):
            scores.judge(language, r.confidence, True)
    missed = [w for w in wanted if not w.get("optional")]
    scores.add(language, "incidents_missed", len(missed))
    scores.add(language, "incidents_false", len(left))
    for r in left:
        scores.judge(language, r.confidence, False)
    scores.errors += [f"{gold.path.name}: missed {w['event']} {w.get('date_start')} {w.get('actors')} → {w.get('recipients')}" for w in missed]
    scores.errors += [f"{gold.path.name}: false {r.event}/{r.mode} {r.date_start} {r.actors} → {r.recipients} “{r.evidence[0].quote}”" for r in left]


def matched(wanted: Sequence[Mapping[str, Any]], reports: Sequence[EventReport]) -> Iterator[tuple[Mapping[str, Any], EventReport]]:
    """Pair gold incidents with reports that have the event, the days and the parties right; best evidence first."""
    pairs = [(_evidence(w, r), i, j) for i, w in enumerate(wanted) for j, r in enumerate(reports) if fits(w, r)]
    return ((wanted[i], reports[j]) for i, j in _best_first(pairs))


def _best_first(pairs: Sequence[tuple[float, int, int]]) -> Iterator[tuple[int, int]]:
    """Choose of pairs with a score those with the highest, each side once; of equals the first."""
    used_w: set[int] = set()
    used_r: set[int] = set()
    for _, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if i not in used_w and j not in used_r:
            used_w.add(i)
            used_r.add(j)
            yield i, j


def _evidence(wanted: Mapping[str, Any], report: EventReport) -> float:
    e = wanted.get("evidence")
    return 0.0 if not e else float(any(s.start < e["end"] and e["start"] < s.end for s in report.evidence))


def fits(wanted: Mapping[str, Any], report: EventReport) -> bool:
    """Whether a report has the event, the days and the parties of a gold incident right, as far as the gold tells them."""
    return _event_fits(wanted, report) and _days_fit(wanted, report) and _parties_fit(wanted, report)


def _event_fits(wanted: Mapping[str, Any], report: EventReport) -> bool:
    return report.event in (wanted["event"], *wanted.get("alternatives", ()))


def _days_fit(wanted: Mapping[str, Any], report: EventReport) -> bool:
    if not wanted.get("date_start"):
        return True
    if report.date_start is None or report.date_end is None:
        return False
    slack = timedelta(days=wanted.get("date_end_tolerance_days", 0))
    return report.date_start <= date.fromisoformat(wanted["date_end"]) + slack and report.date_end >= date.fromisoformat(wanted["date_start"])


def _parties_fit(wanted: Mapping[str, Any], report: EventReport) -> bool:
    return _actors_fit(wanted, report) and _recipients_fit(wanted, report)


def _actors_fit(wanted: Mapping[str, Any], report: EventReport) -> bool:
    actors, got = countries(wanted.get("actors", ())), countries(report.actors)
    together = report.event in ("ASSAULT", "CONSULT", "RETREAT", "AGREE") and actors == got | countries(report.recipients)
    return not actors or actors == got or together


def _recipients_fit(wanted: Mapping[str, Any], report: EventReport) -> bool:
    recipients, got = countries(wanted.get("recipients", ())), countries(report.recipients)
    others = got | (countries(report.actors) - countries(wanted.get("actors", ())))
    return not recipients or (bool(recipients & got) if wanted.get("recipients_any") else recipients <= others)


def _score_attributes(gold: Gold, reports: Sequence[EventReport], language: str, scores: Scores, pack: Pack) -> None:
    """Score each attribute apart, on the incidents whose event is told at the right spot, whatever else is wrong with them."""
    found = list(_paired(gold.data.get("incidents", ()), reports))
    scores.add(language, "events_found", len(found))
    scores.add(language, "events_wanted", sum(not w.get("optional") for w in gold.data.get("incidents", ())))
    for w, r in found:
        _score_attribute(language, "days", _days_fit(w, r) if w.get("date_start") else None, scores)
        _score_attribute(language, "actors", _actors_fit(w, r) if w.get("actors") else None, scores)
        _score_attribute(language, "recipients", _recipients_fit(w, r) if w.get("recipients") else None, scores)
        _score_attribute(language, "hit", _sectors_fit(w, r) if w["event"] == "ASSAULT" else None, scores)
        _score_attribute(language, "tolls", (r.killed is not None and r.killed.best == w["killed"]["best"]) if isinstance(w.get("killed"), dict) else None, scores)
        _score_attribute(language, "where", place_fits(w.get("place"), r, pack), scores)
        claimed = w["event"] in CLAIMED and any(i.get("claimant") for i in gold.data["incidents"])  # in other texts nobody noted who says so
        _score_attribute(language, "claimants", countries(filter(None, [w.get("claimant")])) == countries(r.asserted_by) if claimed else None, scores)
        coded = w["event"] == "ASSAULT" and bool(w.get("mode")) and ("ASSAULT", w["mode"]) in MODES  # older texts tell the mode in words of their own
        _score_attribute(language, "modes", same_mode(w["mode"], r.mode) if coded else None, scores)
        section = r.footprint.border_section if r.footprint else ""
        _score_attribute(language, "sections", same_section(section, w["section"], pack) if w.get("section") else None, scores)


def _sectors_fit(wanted: Mapping[str, Any], report: EventReport) -> bool | None:
    """Whether soldiers or civilians are told to be hit as in gold; None where gold tells it of nobody."""
    hit = {c.partition(":")[0]: _HIT[c.partition(":")[2]] for c in wanted.get("recipients", ()) if c.partition(":")[2] in _HIT}
    return all(f"{country}:{sector}" in report.recipients for country, sector in hit.items()) if hit else None


def _score_attribute(language: str, name: str, right: bool | None, scores: Scores) -> None:
    if right is not None:
        scores.add(language, name)
        scores.add(language, f"{name}_right", int(right))


def _paired(wanted: Sequence[Mapping[str, Any]], reports: Sequence[EventReport]) -> Iterator[tuple[Mapping[str, Any], EventReport]]:
    """Pair gold incidents with reports by event and evidence alone, the ones with most else right first."""
    pairs = [
        (_days_fit(w, r) + _parties_fit(w, r), i, j)
        for i, w in enumerate(wanted) for j, r in enumerate(reports)
        if not w.get("optional") and _event_fits(w, r) and (not w.get("evidence") or _evidence(w, r))
    ]  # fmt: skip
    return ((wanted[i], reports[j]) for i, j in _best_first(pairs))


# ---------------------------------------------------------------- stories


def _score_merging(story: Sequence[tuple[Gold, Parse]], scores: Scores) -> None:
    """Score which reports of a story's articles are merged, on those whose event is told at the right spot, pair by pair of two articles."""
    became = {s.report_id: n for n, i in enumerate(pipeline.incidents_of([read for _, read in story])) for s in i.sources}
    told = [
        (n, gold, w, became[r.id]) for n, (gold, read) in enumerate(story)
        for w, r in _paired(gold.data["incidents"], [r for r in read.reports if r.status == "reported"]) if w.get("same")
    ]  # fmt: skip
    for (m, gold, v, i), (n, other, w, j) in combinations(told, 2):
        if m == n or (v["same"] != w["same"] and i != j):
            continue
        name = "merged_right" if v["same"] == w["same"] and i == j else "merged_missed" if i != j else "merged_false"
        for key in {str(gold.data.get("language")), str(other.data.get("language")), "all"}:
            scores.counts.setdefault(key, Counter())[name] += 1
        if name != "merged_right":
            where = f"{gold.path.parent.name}/{gold.path.stem} {v['id']} ({v['same']}) and {other.path.stem} {w['id']} ({w['same']})"
            scores.errors.append(f"{where} are {'one incident, came out as two' if i != j else 'two incidents, came out as one'}: {v['event']}")


# ---------------------------------------------------------------- tables


def ratio(a: float, b: float) -> float | None:
    """Return a share to four digits; None where there was nothing to measure."""
    return round(a / b, 4) if b else None


def _sureness(judged: Sequence[tuple[float, bool]]) -> dict[str, float | None]:
    """How well confidence tells right reports from wrong ones (area under the ROC curve), and how far it is off the share that is right, in fifths."""
    if not judged:
        return {}
    right, wrong = ([c for c, ok in judged if ok is told] for told in (True, False))
    better = sum((r > w) + (r == w) / 2 for r in right for w in wrong)
    ranked = sorted(judged)
    fifths = [ranked[len(ranked) * k // _BINS : len(ranked) * (k + 1) // _BINS] for k in range(_BINS)]
    off = sum(abs(sum(c for c, _ in part) - sum(ok for _, ok in part)) for part in fifths)
    return {"confidence_auc": ratio(better, len(right) * len(wrong)), "confidence_error": ratio(off, len(judged))}


def _measures(c: Counter[str]) -> dict[str, float | None]:
    def f1(found: float, missed: float, false: float) -> float | None:
        return ratio(2 * found, 2 * found + missed + false)

    missed_names = c["toponyms"] - c["toponyms_found"]
    return {
        "documents": c["documents"],
        "language": ratio(c["language_right"], c["documents"]),
        "published": ratio(c["published_right"], c["published"]),
        "toponym_precision": ratio(c["toponyms_found"], c["toponyms_found"] + c["toponyms_false"]),
        "toponym_recall": ratio(c["toponyms_found"], c["toponyms"]),
        "toponym_f1": f1(c["toponyms_found"], missed_names, c["toponyms_false"]),
        "toponym_kind": ratio(c["toponyms_kind"], c["toponyms"]),
        **{f"places_{r}km": ratio(c[f"places_{r}km"], c["places"]) for r in RADII_KM},
        "casualties": ratio(c["casualties_right"], c["casualties"]),
        **{f"casualty_{name}": ratio(c[f"{name}_right"], c[name]) for name in ("sides", "groups", "running")},
        "incident_precision": ratio(c["incidents_found"], c["incidents_found"] + c["incidents_false"]),
        "incident_recall": ratio(c["incidents_found"], c["incidents_found"] + c["incidents_missed"]),
        "incident_f1": f1(c["incidents_found"], c["incidents_missed"], c["incidents_false"]),
        "merge_precision": ratio(c["merged_right"], c["merged_right"] + c["merged_false"]),
        "merge_recall": ratio(c["merged_right"], c["merged_right"] + c["merged_missed"]),
        "merge_f1": f1(c["merged_right"], c["merged_missed"], c["merged_false"]),
        "events_told": ratio(c["events_found"], c["events_wanted"]),
        **{f"told_{name}": ratio(c[f"{name}_right"], c[name]) for name in ("days", "actors", "recipients", "hit", "tolls", "where", "modes", "claimants", "sections")},
    }


def table(scores: Scores, errors: bool = True) -> str:
    """Return the measures as a table for people: one row a measure, one column a language."""
    measured = scores.as_dict()
    languages = [x for x in measured if x != "all"] + ["all"]
    rows = [f"{'':22}" + "".join(f"{x:>8}" for x in languages)]
    for name in next(iter(measured.values())):
        cells = [measured[x][name] for x in languages]
        if any(v is not None for v in cells):
            rows.append(f"{name:22}" + "".join(f"{'–' if v is None else f'{v:g}' if name == 'documents' else f'{v:.3f}':>8}" for v in cells))
    return "\n".join([*rows, "", *(scores.errors if errors else ())])
