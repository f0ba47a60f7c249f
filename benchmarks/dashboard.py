"""How fast the dashboard is: synthetic incidents in a store of their own, measured in headless Chromium.

Run with ``python benchmarks/dashboard.py 1000 10000 100000 1000000``; ``--peers`` measures folium's own ways beside it.
Medians of several moves: seconds from the key press until the map says that it is painted, and what its web socket received.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import xstatic
from playwright.sync_api import sync_playwright
from shapely.geometry import Point

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

import browser  # noqa: E402

from geo import pack, settings  # noqa: E402
from geo.codebook import MODES  # noqa: E402
from geo.model import Document, Footprint, Incident, Parse, Published, ReportPlace, Sentence, Source, Span, Toll  # noqa: E402
from geo.pack import Pack  # noqa: E402
from geo.stores import open_store  # noqa: E402

TEXT = "Shots were heard near the border; both ministries reported them in the evening.\n"
PEERS = {"FastMarkerCluster": 100_000, "Marker": 10_000}
FIRST, DAYS = date(2018, 1, 1), 2200
MOVES = 9


# ---------------------------------------------------------------- synthetic incidents


def incidents(count: int, region: Pack, seed: int = 1) -> Iterator[Incident]:
    """Incidents of the region's own places, sections and districts; the same for the same seed."""
    dice = random.Random(seed)
    inside = [p for p in region.places.values() if p.kind in ("village", "city") and region.region.holds(p.lon, p.lat)]
    near = [p for p in inside if region.border.distance(Point(p.lon, p.lat)) < 0.25]
    lines, kinds, span = region.sections, list(MODES), Span(0, 15, TEXT[:15])
    for number, day in enumerate(sorted(min(int(dice.expovariate(1 / 500)) if dice.random() < 0.5 else dice.randrange(DAYS), DAYS - 1) for _ in range(count))):
        event, mode = dice.choice(kinds[:12] if dice.random() < 0.6 else kinds)
        first = FIRST + timedelta(days=day)
        place, footprint = _where(dice, inside, near, lines)
        actor, other = dice.sample(("ARM", "AZE", "RUS", "TUR", "IRN", "USA", "FRA"), 2) if dice.random() < 0.3 else dice.sample(("ARM", "AZE"), 2)
        killed = dice.randrange(1, 9) if event == "ASSAULT" and dice.random() < 0.2 else 0
        source = Source(f"r{number}", "benchmark", "", f"Paper {dice.randrange(40)}", "", first, dice.choice(("en", "fr", "ru", "hy", "az")), "mine", (), (span,))
        yield Incident(
            f"i{number:016x}", event, mode, (f"{actor}:{dice.choice(('MIL', 'GOV'))}",), (f"{other}:{dice.choice(('MIL', 'CIV', 'GOV'))}",), (actor,), first,
            first + timedelta(days=dice.choice((0, 0, 0, 0, 1, 6))), "day", "stated", place, footprint, Toll(killed, killed, killed) if killed else None, None,
            None, None, round(dice.uniform(0.4, 0.99), 2), "machine", (source,),
        )  # fmt: skip


def _where(dice: random.Random, inside: list[Any], near: list[Any], lines: tuple[Any, ...]) -> tuple[ReportPlace | None, Footprint | None]:
    chance = dice.random()
    if chance < 0.08:
        return None, None
    if chance < 0.2:
        f = dice.choice(lines)
        at = f.geometry.interpolate(0.5, normalized=True)
        return ReportPlace(f.name, "", "border", f.id, "ARM", "", "along_border"), Footprint(f.geometry, (at.x, at.y), 1000, 5, "line", 0.0, f.name)
    p = dice.choice(near if chance < 0.8 else inside)
    lon, lat = p.lon + dice.uniform(-0.03, 0.03), p.lat + dice.uniform(-0.03, 0.03)
    footprint = Footprint(Point(lon, lat), (lon, lat), 1500, dice.choice((1, 2)), p.country, float(dice.randrange(100, 25_000)), dice.choice(lines).name)
    return ReportPlace(p.name, p.name_local, p.kind, p.place_id, p.country, p.admin1, "near"), footprint


def fill(folder: Path, count: int) -> None:
    """Write a store of so many incidents."""
    store, rules = open_store(str(folder / "store.sqlite")), pack.load(settings.load({}).pack)
    document = Document("benchmark", TEXT, "benchmark.txt", "A benchmark", "Paper 1")
    published = Published("2020", FIRST, FIRST, FIRST, "")
    store.add([Parse(document, "en", published, (Sentence(0, len(TEXT), 0, "en"),), (), (), (), (), ())], rules.knowledge)  # read with these rules: not read anew
    store.replace_incidents(incidents(count, rules))


# ---------------------------------------------------------------- measuring


def memory(port: int) -> float:
    """Return the MB that the process that listens on a port holds."""
    for status in Path("/proc").glob("[0-9]*/cmdline"):
        if f"--server.port\0{port}\0".encode() in status.read_bytes():
            line = next(s for s in (status.parent / "status").read_text().splitlines() if s.startswith("VmRSS"))
            return int(line.split()[1]) / 1024
    return float("nan")


@contextmanager
def counted(page: Any) -> Iterator[list[int]]:
    """Count the bytes that the page's web socket receives."""
    session, got = page.context.new_cdp_session(page), [0]

    def add(event: dict[str, Any]) -> None:
        got[0] += len(event["response"]["payloadData"]) * (3 if event["response"]["opcode"] == 2 else 4) // 4

    session.send("Network.enable")
    session.on("Network.webSocketFrameReceived", add)
    yield got
    session.detach()


def heap(page: Any) -> float:
    """Return the MB of the page's heap after a collection."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    session.detach()
    return float(used)


def move(page: Any, key: str) -> float:
    """Move the first day by a key; return the seconds until the map is painted."""
    before = browser.painted(page)
    slider = page.locator(".st-key-period [role=slider], .st-key-period input[type=range]").first
    slider.focus()
    start = time.perf_counter()
    page.keyboard.press(key)
    browser.wait_repaint(page, before, 120)
    return time.perf_counter() - start


def ours(chromium: Any, folder: Path, long: bool) -> dict[str, float]:
    """Measure the dashboard over a store."""
    found: dict[str, float] = {}
    with browser.dashboard(folder, folder / "none") as url:
        port = int(url.rpartition(":")[2])
        visit(chromium, url)  # the first visitor waits for what all share
        page = chromium.new_page(viewport={"width": 1440, "height": 900})
        start = time.perf_counter()
        page.goto(url)
        browser.settle(page)
        found["load"] = time.perf_counter() - start
        with counted(page) as got:
            seconds, bytes_ = [], []
            for n in range(MOVES):
                got[0] = 0
                seconds.append(move(page, "PageUp" if n % 2 == 0 else "ArrowLeft"))
                page.wait_for_timeout(400)
                bytes_.append(got[0])
        found["move"], found["kB"] = statistics.median(seconds), statistics.median(bytes_) / 1000
        if long:
            sizes = []
            for n in range(100):
                move(page, "ArrowLeft" if n % 2 else "ArrowRight")
                if n in (9, 99):
                    page.wait_for_timeout(1000)
                    sizes.append(heap(page))
            found["heap 10"], found["heap 100"] = sizes
        found["click"] = statistics.median(click(page) for _ in range(5))
        found["server MB"] = memory(port)
        if (folder / "small").exists():
            found["GeoJSON"] = download(page)
    return found


def visit(chromium: Any, url: str) -> None:
    """Open the page once."""
    page = chromium.new_page()
    page.goto(url)
    browser.settle(page)
    page.close()


def click(page: Any) -> float:
    """Open the first row of the list and go back; return the seconds until its evidence is read."""
    page.locator(".b-row").first.wait_for()
    page.wait_for_timeout(500)
    start = time.perf_counter()
    page.locator(".b-row").first.click()
    page.locator(".b-source mark").first.wait_for()
    seconds = time.perf_counter() - start
    page.wait_for_timeout(300)
    page.locator(".st-key-back button").click()
    page.locator(".b-row").first.wait_for()
    return seconds


def download(page: Any) -> float:
    """Return the seconds that a GeoJSON of all incidents takes."""
    before = browser.painted(page)
    page.locator(".st-key-reset button").click()
    browser.wait_repaint(page, before)
    page.wait_for_timeout(800)
    start = time.perf_counter()
    with page.expect_download(timeout=30_000) as waiting:
        page.locator(".st-key-download-geojson button").click()
    waiting.value.path()
    return time.perf_counter() - start


PEER = """
import folium, streamlit as st
from folium.elements import JSCSSMixin
from folium.plugins import FastMarkerCluster
from streamlit_folium import st_folium
from geo.stores import open_store
def all_of(kind):
    return [s for k in kind.__subclasses__() for s in (k, *all_of(k))]
for kind in all_of(JSCSSMixin):
    kind.default_js, kind.default_css = [], []
folium.Map.default_js = [("leaflet", "../../app/static/leaflet.js"), ("cluster", "../../app/static/leaflet.markercluster.js")]
folium.Map.default_css = [("leaflet", "../../app/static/leaflet.css")]
@st.cache_resource
def data():
    frame = open_store(STORE).columns()
    return frame[frame.precision > 0]
frame = data()
low, high = int(frame["first"].min()), int(frame["first"].max())
@st.fragment
def show():
    first = st.slider("Days", low, high, low, key="period")
    points = frame[frame["last"] >= first][["lat", "lon"]].astype(float).to_numpy().tolist()
    m = folium.Map(location=(40.3, 45.6), zoom_start=8, tiles=None)
    m.options["max_zoom"] = 16
    group = folium.FeatureGroup()
    if WAY == "Marker":
        for p in points:
            folium.Marker(p, icon=folium.DivIcon(html="x")).add_to(group)
    else:
        FastMarkerCluster(points, callback="function (row) { return L.circleMarker([row[0], row[1]]); }").add_to(group)
    stamp = folium.MacroElement()
    stamp._template = folium.template.Template("{% macro script(this, kwargs) %}setTimeout(() => { document.getElementById('map_div').dataset.painted = '"
                                               + str(first) + "'; }, 0);{% endmacro %}")
    stamp.add_to(group)
    st_folium(m, key="map", height=560, returned_objects=[], feature_group_to_add=group)
show()
"""


def peer(chromium: Any, folder: Path, way: str) -> float:
    """Measure one of folium's own ways over the same incidents; seconds a move."""
    static = folder / "static"
    static.mkdir(exist_ok=True)
    for package, names in {"leaflet": ("leaflet.js", "leaflet.css"), "leaflet_markercluster": ("leaflet.markercluster.js",)}.items():
        for name in names:
            shutil.copy(Path(xstatic.__path__[0]) / "pkg" / package / "data" / name, static / name)
    (folder / "peer.py").write_text(f"STORE, WAY = {str(folder / 'store.sqlite')!r}, {way!r}\n{PEER}")
    port = browser.free_port()
    command = [sys.executable, "-m", "streamlit", "run", "peer.py", "--server.port", str(port), "--server.headless", "true", "--server.enableStaticServing", "true"]
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    with (folder / "peer.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=log, stderr=log)
        try:
            browser._wait(f"http://localhost:{port}/_stcore/health", process)
            page.goto(f"http://localhost:{port}")
            page.frame_locator(browser.FRAME).locator("#map_div[data-painted]").wait_for(timeout=180_000)
            return statistics.median(move(page, "ArrowRight") for _ in range(1 if way == "Marker" else 3))
        finally:
            page.close()
            process.terminate()
            process.wait(10)


def main() -> None:
    """Measure every size and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 10_000])
    parser.add_argument("--peers", action="store_true", help="folium's own ways beside it: FastMarkerCluster up to 100,000, single markers up to 10,000")
    parser.add_argument("--stores", type=Path, help="a folder in which stores are kept between runs")
    parser.add_argument("--long", action="store_true", help="a hundred moves, for the heap")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        chromium = browser.launch(playwright)
        for size in options.sizes:
            folder = (options.stores or Path(temporary)) / str(size)
            folder.mkdir(parents=True, exist_ok=True)
            if size <= 10_000:
                (folder / "small").touch()
            if not (folder / "store.sqlite").exists():
                start = time.perf_counter()
                fill(folder, size)
                print(f"{size:>9,}  written in {time.perf_counter() - start:.1f} s", flush=True)
            print(f"{size:>9,}  " + "  ".join(f"{k} {v:.2f}" for k, v in ours(chromium, folder, options.long).items()), flush=True)
            for way, most in PEERS.items():
                if options.peers and size <= most:
                    print(f"{size:>9,}  {way}: move {peer(chromium, folder, way):.2f}", flush=True)
        chromium.close()


if __name__ == "__main__":
    main()
