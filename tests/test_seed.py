"""What is read out of the first document, as a page that a person can check.

Set BORDERLINE_REGENERATE=1 to write the page anew after a change that is meant; then read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

from samples import read

from geo import settings
from geo.readers import txt

GOLDEN = Path(__file__).parent / "golden" / "seed.txt"


def page(parse):
    text = parse.document.text
    lines = [f"published {parse.published.resolved}: {parse.published.basis}", "", "places"]
    lines += [f"  {t.text}: {t.kind}, {t.name}{', stands for ' + t.stands_for if t.kind == 'metonym' else ''}" for t in parse.toponyms]
    losses = [f"  {c.outcome} {c.low}–{'?' if c.high is None else c.high}, {c.group}, {c.side or '–'}: “{c.text}”" for c in parse.casualties]
    lines += ["", "losses", *losses, "", "reports"]
    for r in sorted(parse.reports, key=lambda r: (r.evidence[0].start, r.event, r.mode, r.actors)):
        assert all(text[e.start : e.end] == e.quote for e in r.evidence)
        days = f"{r.date_start}" if r.date_start == r.date_end else f"{r.date_start}…{r.date_end}"
        where = f"{r.place.relation} {r.place.name}" if r.place else "no place"
        who = f"{', '.join(r.actors) or '?'} → {', '.join(r.recipients) or '–'}"
        quotes = " + ".join(f"“{e.quote}”" for e in r.evidence)
        lines.append(f"  {r.event}{'/' + r.mode if r.mode else ''} [{r.status}] | {who} | {days} ({r.date_basis}) | {where} | {quotes}")
    return "\n".join(lines) + "\n"


def seed():
    [path] = [p for p in settings.load({}).seeds.iterdir() if p.suffix == ".txt"]
    return txt.decode(path.read_bytes(), path.name)


def test_the_first_document_is_read_as_the_golden_page_says(pack):
    found = page(read(seed(), pack))
    if os.environ.get("BORDERLINE_REGENERATE") == "1":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(found, "utf-8")
    assert found == GOLDEN.read_text("utf-8")


def test_its_publication_day_follows_from_its_weekdays(pack):
    published = read(seed(), pack).published
    assert (published.stated, str(published.resolved)) == ("2020-07", "2020-07-17")
    assert "Friday 2020-07-17" in published.basis


def test_its_border_is_a_line(pack):
    borders = [r for r in read(seed(), pack).reports if r.place and r.place.kind == "border"]
    assert borders and all("Line" in r.footprint.geometry.geom_type for r in borders)
