"""Helpers of the browser tests: a dashboard of its own on a free port, and a Chromium that reaches nothing but localhost."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FRAME = 'iframe[title="streamlit_folium.st_folium"]'
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
]  # fmt: skip


def find_chromium() -> str | None:
    """Return the browser that ``BORDERLINE_CHROMIUM`` names, else the system's, else None for Playwright's own."""
    named = os.environ.get("BORDERLINE_CHROMIUM")
    return named or next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)


def launch(playwright: Any) -> Any:
    """Start headless Chromium; raises if there is none."""
    return playwright.chromium.launch(executable_path=find_chromium(), headless=True, args=FLAGS)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def dashboard(folder: Path, seeds: Path = ROOT / "seeds", **environ: str) -> Iterator[str]:
    """Run the dashboard with a store in `folder` and yield its address."""
    port = free_port()
    env = os.environ | {"BORDERLINE_STORE": str(folder / "store.sqlite"), "BORDERLINE_SEEDS": str(seeds)} | environ
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port), "--server.headless", "true", "--server.fileWatcherType", "none"]
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, env=env, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait(f"http://localhost:{port}/_stcore/health", process)
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait(10)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(150):
        if process.poll() is not None:
            raise RuntimeError("the dashboard ended before it answered; see server.log")
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the dashboard did not answer within 30 s")


def watch(page: Any) -> list[str]:
    """Return a list that fills with the page's console errors, exceptions and failed requests."""
    trouble: list[str] = []
    page.on("console", lambda m: trouble.append(f"console {m.type}: {m.text}") if m.type == "error" else None)
    page.on("pageerror", lambda e: trouble.append(f"exception: {e}"))
    # what is aborted failed by nobody's fault: a download that takes a navigation's place, a frame that a click takes away
    page.on("requestfailed", lambda r: trouble.append(f"failed: {r.url}") if r.failure != "net::ERR_ABORTED" else None)
    page.on("response", lambda r: trouble.append(f"{r.status}: {r.url}") if r.status >= 400 else None)
    return trouble


def settle(page: Any) -> Any:
    """Wait until map and base are painted; return the map's frame."""
    frame = page.frame_locator(FRAME)
    frame.locator("#map_div[data-base=drawn][data-painted]").wait_for(timeout=30_000)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=30_000)
    return frame


def calm(page: Any) -> None:
    """Wait until nothing is read anew and no part of the page is dimmed as it waits for its new state."""
    page.wait_for_timeout(300)  # a click takes a moment to start anything
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=30_000)
    page.wait_for_function("() => !document.querySelector('[data-stale=true]')", timeout=30_000)
    page.wait_for_timeout(900)  # and what was dimmed takes one to come back


def still(target: Any) -> Any:
    """Bring what a locator finds into view and return it once it has kept its place for 0.4 s: a form that is opening slides away from under a click."""
    target.scroll_into_view_if_needed()
    target.evaluate("""element => new Promise(done => {
        let box, since
        const look = now => {
            const seen = JSON.stringify(element.getBoundingClientRect())
            if (seen !== box) [box, since] = [seen, now]
            if (now - since > 400) done()
            else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
    })""")
    return target


def move_slider(page: Any, handle: int, keys: str, times: int = 1) -> None:
    """Move a handle of the slider of days by keyboard: 0 the first day, 1 the last."""
    slider = page.locator(".st-key-period [role=slider], .st-key-period input[type=range]").nth(handle)
    slider.focus()
    for _ in range(times):
        page.keyboard.press(keys)


def painted(page: Any) -> str:
    """Return the stamp of what the map shows."""
    return str(page.frame_locator(FRAME).locator("#map_div").get_attribute("data-painted"))


def wait_repaint(page: Any, before: str, timeout: float = 15.0) -> None:
    """Wait until the map shows something else."""
    page.frame_locator(FRAME).locator(f'#map_div[data-painted]:not([data-painted="{before}"])').wait_for(timeout=timeout * 1000)


SEEDS = (Path(__file__).parent / "golden" / "seed.txt").read_text("utf-8").count("[reported]")  # incidents of the seeds
HOSTILE = "</script><img src=x onerror='window.hacked=1'>`${window.hacked=2}`\\x3cimg src=x onerror=window.hacked=3\\x3e![b](http://beacon.invalid/x.png) {{'x'}}"


def until(holds: Callable[[], bool], timeout: float = 15.0) -> None:
    """Wait until something holds, or until the time is over."""
    end = time.monotonic() + timeout
    while not holds() and time.monotonic() < end:
        time.sleep(0.1)


def fill_hostile(url: str) -> None:
    """Put one incident into a store whose every text is hostile: title, publisher, address, place, evidence and reasons."""
    from datetime import date

    from shapely.geometry import Point

    from geo import pipeline
    from geo.model import Document, EventReport, Footprint, Parse, Published, ReportPlace, Sentence, Span
    from geo.pack import load
    from geo.settings import ROOT
    from geo.stores import open_store

    text = f"{HOSTILE} soldiers fired {HOSTILE}\n"
    document = Document("hostile000000000", text, "hostile.txt", HOSTILE, HOSTILE, HOSTILE, "2020-07-15", collection="mine")
    start = text.index("soldiers")
    evidence = (Span(0, len(HOSTILE), HOSTILE), Span(start, start + 14, text[start : start + 14]))
    day = date(2020, 7, 15)
    place = ReportPlace(HOSTILE, HOSTILE, "village", "x", "ARM", "AM-TV", "at")
    footprint = Footprint(Point(45.6, 40.6), (45.6, 40.6), 3000, 1, "ARM", 2000.0, HOSTILE, HOSTILE)
    report = EventReport(
        "hostilereport000", document.id, "ASSAULT", "firearms", ("AZE:MIL",), ("ARM:MIL",), (), "reported", day, day, "day", "stated", place, footprint,
        evidence, reasons=(HOSTILE,),
    )  # fmt: skip
    published = Published("2020-07-15", day, day, day, HOSTILE)
    store = open_store(url)
    parse = Parse(document, "en", published, (Sentence(0, len(text), 0, "en"),), (), (), (), (), (report,))
    store.add([parse], load(ROOT / "data").knowledge)  # as read with the rules of now: it is not read anew
    pipeline.remerge(store)
