"""Who attacked whom in single sentences, told with either party as the attacker: ``python -m scripts.directions``.

``tests/directions/*.txt`` holds templates of one attack each by one side (``D``) on the other (``V``), or of none, by people who had not seen the rules:
``dev.txt`` to develop with, ``held.txt`` only to measure. A line is ``language|template|expected``: ``NONE`` where nobody attacks, else ``OK`` with
the losses told of V (``K=2 W=1 C=3``, killed, wounded, captured; ``?`` if they are not asked). ``names.json`` holds the parties' forms.
Each template is read twice, the parties changed round, so that nothing can be right by chance of a side.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from geo import pipeline
from geo.codebook import countries
from geo.model import EventReport
from geo.pack import Pack, load
from geo.readers import txt
from geo.settings import ROOT

FOLDER = ROOT / "tests" / "directions"
SHOWN = {
    "whole": "wholly right", "who": "doer and sufferer right", "turned": "… turned round", "missed": "… not found", "numbers": "numbers right",
    "side": "losses on the right side", "quiet": "nothing read where nobody attacks",
}  # fmt: skip
_OUTCOMES = {"K": "killed", "W": "wounded", "C": "captured"}
_DAY = "2021-05-19"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A template with its parties put in: what it says, who does it to whom, and the losses it tells; None if nobody attacks, no losses if none are asked."""

    language: str
    text: str
    doer: str
    sufferer: str
    losses: Mapping[str, int] | None
    asked: bool


def sentences(path: Path) -> Iterator[Sentence]:
    """Yield each template of a file in both directions."""
    names = json.loads((FOLDER / "names.json").read_text("utf-8"))
    for line in filter(None, path.read_text("utf-8").splitlines()):
        language, template, expected = line.split("|")
        told = None if expected == "NONE" else {k: int(n) for k, _, n in (x.partition("=") for x in expected.split()[1:]) if n}
        for doer, sufferer in (("ARM", "AZE"), ("AZE", "ARM")):
            text = template.format(D=SimpleNamespace(**names[language][doer]), V=SimpleNamespace(**names[language][sufferer]))
            yield Sentence(language, text[0].upper() + text[1:], doer, sufferer, told, "?" not in expected.split())


def read(sentence: Sentence, pack: Pack) -> Counter[str]:
    """Return what of a sentence is read rightly, as counts of the measures of `SHOWN` and of how many there may be (``n``, ``calm``)."""
    document = txt.document(f"date {_DAY}\n{sentence.text}", "sentence")
    reports = [r for r in pipeline.parse(document, pack).reports if r.status == "reported"]
    attacks = [r for r in reports if r.event == "ASSAULT"]
    if sentence.losses is None:
        return Counter(calm=1, quiet=not attacks)
    taken = not attacks and "C" in sentence.losses
    told = [r for r in reports if r.event == "COERCE"] if taken else attacks  # who is taken may be told as an arrest alone
    who = bool(told) and all(countries(r.actors) == {sentence.doer} and countries(r.recipients) == {sentence.sufferer} for r in told)
    turned = any(countries(r.actors) == {sentence.sufferer} for r in attacks)
    numbers, side = _losses_right(told or [r for r in reports if r.event == "COERCE"], sentence)
    return Counter(n=1, who=who, turned=turned, missed=not told, numbers=numbers, side=side, whole=who and numbers and side)


def _losses_right(reports: list[EventReport], sentence: Sentence) -> tuple[bool, bool]:
    """Whether the numbers of a sentence's losses are right, and whether they are those of whom it was done to."""
    tolls = {k: [t for r in reports if (t := getattr(r, outcome))] for k, outcome in _OUTCOMES.items()}
    counted = {k: sum(t.best for t in found) for k, found in tolls.items() if found}
    wanted = sentence.losses or {}
    numbers = all(counted.get(k, 0) == wanted.get(k, 0) for k in _OUTCOMES)
    side = all(t.side in (sentence.sufferer, "") for found in tolls.values() for t in found if t.best)
    return numbers or not sentence.asked, side


def scores(path: Path, pack: Pack) -> dict[str, dict[str, float]]:
    """Return the shares of a file's sentences for which each measure holds, by language and in ``all``."""
    found: dict[str, Counter[str]] = {}
    for sentence in sentences(path):
        told = read(sentence, pack)
        for key in (sentence.language, "all"):
            found.setdefault(key, Counter()).update(told)
    order = [k for k in found if k != "all"] + ["all"]
    return {k: {m: found[k][m] / max(found[k]["calm" if m == "quiet" else "n"], 1) for m in SHOWN} for k in order}


def table(name: str, pack: Pack) -> str:
    """Return the shares of a file as a Markdown table, one row for each measure."""
    found = scores(FOLDER / f"{name}.txt", pack)
    head = f"| {name} | {' | '.join(found)} |\n|---|{'---|' * len(found)}\n"
    return head + "\n".join(f"| {label} | {' | '.join(f'{found[k][m]:.2f}' for k in found)} |" for m, label in SHOWN.items())


def main() -> None:
    """Print the tables of both files."""
    pack = load(ROOT / "data")
    for name in ("held", "dev"):
        print(table(name, pack), end="\n\n")


if __name__ == "__main__":
    main()
