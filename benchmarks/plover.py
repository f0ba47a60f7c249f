"""How many of PLOVER's own gold records get the right event: ``python -m benchmarks.plover gold_standard_records.json.txt``.

The records (openeventdata/PLOVER, CC BY-SA 4.0; not shipped here) are English sentences of the whole world with one event each. A
record is right if some report of the sentence has its event; events of the older manual are read by their present names.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click

from geo import pipeline
from geo.pack import load
from geo.readers import txt
from geo.settings import ROOT

PRESENT = {"DEMAND": "REQUEST", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE"}


@click.command()
@click.argument("records", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--errors", is_flag=True, help="Print every record that is not right.")
def main(records: Path, errors: bool) -> None:
    """Print the share of records whose event is right, by event and in all."""
    pack = load(ROOT / "data")
    rows = [r for r in json.loads(records.read_text("utf-8")) if r["event"] != "DOCUMENT"]
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for row in rows:
        event = PRESENT.get(row["event"], row["event"])
        read = pipeline.parse(txt.document(row["text"], row["id"]), pack)
        of[event] += 1
        right[event] += any(r.event == event for r in read.reports)
        if errors and not any(r.event == event for r in read.reports):
            click.echo(f"{event}: {row['text']}  {[r.event for r in read.reports]}")
    for event in sorted(of):
        click.echo(f"{event:10} {right[event]:3} of {of[event]:3}")
    click.echo(f"{'all':10} {right.total():3} of {of.total():3} = {right.total() / of.total():.2f}")


if __name__ == "__main__":
    main()
