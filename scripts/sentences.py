"""Of how many plain sentences the event and its parties are read: ``python -m scripts.sentences``.

``tests/sentences/xx.tsv`` holds short news sentences of plain words in varied syntax, by somebody who had seen neither the rules nor
other sentences; they only measure. A row is the events that are right, the actors, the recipients (nothing asks nothing), the text; of
several sentences, the last one is meant.
"""

from __future__ import annotations

from geo import evaluation, pipeline
from geo.model import EventReport
from geo.pack import load
from geo.readers import txt
from geo.settings import ROOT


def main() -> None:
    """Print the share of sentences read rightly, by language and in all."""
    pack, right, asked = load(ROOT / "data"), 0, 0
    for path in sorted((ROOT / "tests" / "sentences").glob("*.tsv")):
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
        read = sum(any(_fits(r, *row[:3]) for r in pipeline.parse(txt.document(row[3], path.name, stated_date="2021-07-30"), pack).reports) for row in rows)
        right, asked = right + read, asked + len(rows)
        print(f"{path.stem}  {read} of {len(rows)} = {read / len(rows):.2f}")
    print(f"all {right} of {asked} = {right / asked:.2f}")


def _fits(report: EventReport, events: str, actors: str, recipients: str) -> bool:
    event, *others = events.split("/")
    parties = {name: list(filter(None, codes.split(","))) for name, codes in (("actors", actors), ("recipients", recipients))}
    return report.status == "reported" and evaluation.fits({"event": event, "alternatives": others, **parties}, report)


if __name__ == "__main__":
    main()
