"""How far a second reader agrees with the gold annotation of texts that only measure: ``python -m scripts.agreement``.

``tests/second/`` holds what somebody found in sixty of the texts of ``tests/gold/held/`` and in eighteen of ``tests/gold/pages/`` who had seen neither
the annotation nor the program: incidents and the day of publication. Where the two readings differed, a third reader decided, and the annotation was
corrected or widened. The figures say what a careful reader reaches by the program's own measure.
"""

from __future__ import annotations

import json
from datetime import date
from types import SimpleNamespace
from typing import Any

from geo import evaluation
from geo.settings import ROOT


def main() -> None:
    """Print precision, recall and F1 of the second reading of each set, by language and in all."""
    for name in ("held", "pages"):
        print(name)
        for key, m in sorted(agreement(name).as_dict().items(), key=lambda item: item[0] == "all"):
            print(f"{key:4} precision {m['incident_precision']:.2f}  recall {m['incident_recall']:.2f}  F1 {m['incident_f1']:.2f}")


def agreement(name: str) -> evaluation.Scores:
    """Return how far the second reading of a set agrees with its gold."""
    scores = evaluation.Scores()
    for path in sorted((ROOT / "tests" / "second" / name).rglob("*.json")):
        language = path.parent.name
        (gold,) = evaluation.load([ROOT / "tests" / "gold" / name / language / path.name])
        wanted, read = list(gold.data["incidents"]), json.loads(path.read_text("utf-8"))["incidents"]
        reports = [_report(gold.text, incident) for incident in read]
        pairs = list(evaluation.matched(wanted, reports))  # type: ignore[arg-type]
        found, told = {id(w) for w, _ in pairs}, {id(r) for _, r in pairs}
        scores.add(language, "incidents_found", sum(not w.get("optional") for w, _ in pairs))
        scores.add(language, "incidents_missed", sum(id(w) not in found and not w.get("optional") for w in wanted))
        scores.add(language, "incidents_false", sum(id(r) not in told and not r.optional for r in reports))
    return scores


def _report(text: str, incident: dict[str, Any]) -> SimpleNamespace:
    """Return a reader's incident as what the program would report."""
    start = text.index(incident["evidence"])
    first, last = (date.fromisoformat(day) if day else None for day in (incident["date_start"], incident["date_end"]))
    evidence = SimpleNamespace(start=start, end=start + len(incident["evidence"]))
    return SimpleNamespace(
        event=incident["event"], date_start=first, date_end=last or first, evidence=[evidence], actors=incident["actors"],
        recipients=incident["recipients"], optional=incident.get("optional", False),
    )  # fmt: skip


if __name__ == "__main__":
    main()
