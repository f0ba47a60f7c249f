"""Writes the current figures of the gold texts into README.md: ``python -m scripts.figures``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from geo import evaluation
from geo.pack import load
from geo.settings import ROOT
from scripts import directions

_SHOWN = {
    "documents": "texts", "toponym_f1": "place names, F1", "toponym_kind": "… of the right kind", "places_10km": "… within 10 km",
    "published": "publication day", "casualties": "losses", "casualty_sides": "… whose they are",
    "casualty_groups": "… soldiers or civilians", "incident_f1": "incidents, F1", "told_days": "… day right", "told_actors": "… actors' side right",
    "told_hit": "… soldiers or civilians hit",
    "told_where": "… place right", "told_modes": "… weapon right", "told_claimants": "… who says so right", "told_tolls": "… number of killed right",
    "confidence_auc": "confidence: right reports surer than wrong ones",
}  # fmt: skip
_MERGED = {
    "documents": "articles", "incident_f1": "incidents, F1", "merge_precision": "merged pairs that are one incident",
    "merge_recall": "pairs of one incident that are merged", "merge_f1": "merging, F1",
}  # fmt: skip


def table(folder: Path, shown: Mapping[str, str]) -> str:
    """Return the figures of a gold folder as a Markdown table, one row for each measure that is shown."""
    scores = evaluation.evaluate(evaluation.load([folder]), load(ROOT / "data")).as_dict()
    languages = [x for x in scores if x != "all"] + ["all"]
    head = f"| {folder.name} | {' | '.join(languages)} |\n|---|{'---|' * len(languages)}\n"
    rows = [f"| {label} | {' | '.join(_cell(scores[x][key], key) for x in languages)} |" for key, label in shown.items()]
    return head + "\n".join(rows)


def _cell(value: float | None, key: str) -> str:
    return "–" if value is None else f"{value:.0f}" if key == "documents" else f"{value:.2f}"


def main() -> None:
    """Replace what stands after each marker in README.md."""
    path = ROOT / "README.md"
    text = path.read_text("utf-8")
    tables = {name: (ROOT / "tests" / "gold" / name, _SHOWN) for name in ("held", "plain", "pages", "dev")} | {"stories": (ROOT / "tests" / "stories" / "held", _MERGED)}
    told = {name: table(folder, shown) for name, (folder, shown) in tables.items()}
    told["directions"] = directions.table("held", load(ROOT / "data"))
    for name, rows in told.items():
        text = re.sub(rf"<!-- figures:{name} -->\n(?:\|.*\n)*", f"<!-- figures:{name} -->\n{rows}\n", text)
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
