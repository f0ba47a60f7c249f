"""Every event of the codebook in every language: sentences of our own, each with who did it to whom.

A row of ``tests/examples/xx.tsv`` is event, actors, recipients and sentence; actors and recipients are countries or organisations,
joined by commas. Who is wanted as an actor of talks, fighting or a deal may be told as its recipient. A row of
``tests/examples/losses/xx.tsv`` is the losses, each as outcome and best figure, and the sentence that tells them and no others;
one of ``tests/examples/nothing/xx.tsv`` is a sentence of plans, history, sport or suppositions, which tells no incident of its day;
one of ``tests/examples/days/xx.tsv`` is the first day of the one event of a sentence that was published on Friday 16 September 2022;
one of ``tests/examples/published/xx.tsv`` is what is stated beside a text, the day on which it was published (nothing if it cannot be told), and
the text, in which ⏎ stands for a new line.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from geo import pipeline
from geo.codebook import EVENTS, countries
from geo.readers import txt

FOLDER = Path(__file__).parent / "examples"
TOGETHER = ("CONSULT", "ASSAULT", "RETREAT", "AGREE", "COOPERATE")


def rows(folder):
    return [(path.stem, *line.split("\t")) for path in sorted(folder.glob("*.tsv")) for line in path.read_text("utf-8").splitlines()]


def fits(report, event, actors, recipients):
    doers, sufferers = countries(report.actors), countries(report.recipients)
    done = not actors or doers == actors or (event in TOGETHER and doers | sufferers == actors)
    return report.status == "reported" and report.event == event and done and recipients <= sufferers | (doers - actors)


@pytest.mark.parametrize(("language", "event", "actors", "recipients", "sentence"), rows(FOLDER))
def test_an_example_is_read_as_its_row_says(language, event, actors, recipients, sentence, pack):
    read = pipeline.parse(txt.document(sentence, f"{language}.txt", stated_date="2020-07-17"), pack)
    wanted = set(filter(None, actors.split(","))), set(filter(None, recipients.split(",")))
    assert any(fits(r, event, *wanted) for r in read.reports), [(r.event, r.status, r.actors, r.recipients) for r in read.reports]


@pytest.mark.parametrize(("language", "losses", "sentence"), rows(FOLDER / "losses"))
def test_losses_are_read_as_their_row_says(language, losses, sentence, pack):
    read = pipeline.parse(txt.document(sentence, f"{language}.txt", stated_date="2022-09-14"), pack)
    assert {f"{c.outcome} {c.best}" for c in read.casualties} == set(losses.split(", "))


@pytest.mark.parametrize("language", sorted({row[0] for row in rows(FOLDER)}))
def test_every_event_has_an_example(language):
    assert {row[1] for row in rows(FOLDER) if row[0] == language} == set(EVENTS)


@pytest.mark.parametrize(("language", "day", "sentence"), rows(FOLDER / "days"))
def test_a_day_is_read_as_its_row_says(language, day, sentence, pack):
    (report,) = pipeline.parse(txt.document(sentence, f"{language}.txt", stated_date="2022-09-16"), pack).reports
    assert report.date_start.isoformat() == day


@pytest.mark.parametrize(("language", "stated", "day", "text"), rows(FOLDER / "published"))
def test_the_day_of_a_text_follows_from_its_clues(language, stated, day, text, pack):
    read = pipeline.parse(txt.document(text.replace("⏎", "\n"), f"{language}.txt", stated_date=stated), pack)
    assert str(read.published.resolved or "") == day


@pytest.mark.parametrize(("language", "sentence"), rows(FOLDER / "nothing"))
def test_what_is_no_incident_of_these_days_gives_none(language, sentence, pack):
    read = pipeline.parse(txt.document(sentence, f"{language}.txt", stated_date="2024-05-14"), pack)
    now = [r for r in read.reports if r.status == "reported" and (r.date_start is None or r.date_start.year == 2024)]
    assert not now, [(r.event, r.date_start, r.evidence[0].quote) for r in now]
