"""The whole way in headless Chromium, which reaches nothing but localhost: open, move, click, read, download."""

from __future__ import annotations

import json
import os
import re
import sys
import time
from dataclasses import replace
from pathlib import Path

import browser
import pytest
import samples
from samples import SEEN
from test_layers import at, incident

from geo import exports, incidents, settings, tables
from geo import pack as packs
from geo.dashboard import i18n
from geo.exports.told import Speech
from geo.model import Toll
from geo.stores import open_store

sys.path.append(str(settings.ROOT / "benchmarks"))
import dashboard as bench

pytestmark = pytest.mark.browser
playwright_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser test was run")
expect = playwright_api.expect  # asks again until it holds: what a page takes away goes a moment after what it brings has come
expect.set_options(timeout=15_000)
ARTEFACTS = Path(__file__).parent / "artefacts"


@pytest.fixture(scope="module")
def chromium():
    with playwright_api.sync_playwright() as playwright:
        try:
            started = browser.launch(playwright)
        except playwright_api.Error as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"NO BROWSER TEST WAS RUN: Chromium cannot be started ({str(error).splitlines()[0]}); name one in BORDERLINE_CHROMIUM")
        yield started
        started.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with browser.dashboard(tmp_path_factory.mktemp("dashboard")) as url:
        yield url


@pytest.fixture
def opened(chromium, address, request):
    """Return a function that opens the dashboard in a fresh page; trouble in any page fails the test."""
    contexts, troubles = [], []

    def go(query="", url=address, width=1440, height=900, **options):
        context = chromium.new_context(viewport={"width": width, "height": height}, accept_downloads=True, **options)
        page = context.new_page()
        contexts.append(context)
        troubles.append(browser.watch(page))
        page.goto(url + query)
        return page, browser.settle(page)

    yield go
    ARTEFACTS.mkdir(exist_ok=True)
    for n, context in enumerate(contexts):
        context.pages[0].screenshot(path=ARTEFACTS / f"{request.node.name}-{n}.png")
        context.close()
    assert [t for trouble in troubles for t in trouble] == []


def count(page):
    return page.locator(".b-count").inner_text()


def shown(page):
    return int(count(page).split()[0])


def test_the_map_is_drawn_without_any_other_host(opened):
    page, frame = opened()
    hosts = {re.sub(r"^\w+://([^/:]+).*", r"\1", url) for url in page.evaluate("performance.getEntriesByType('resource').map(e => e.name)") if url.startswith("http")}
    assert hosts <= {"localhost"}
    expect(frame.locator(".leaflet-land-pane canvas")).not_to_have_count(0)
    pixels = frame.locator(".leaflet-lines-pane canvas").evaluate("c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v) => v > 0)")
    assert pixels and frame.locator(".b-label").count() > 5 and frame.locator(".b-mark, .b-cluster").count() >= 1
    assert frame.locator(".leaflet-shapes-pane path").count() >= 2
    assert frame.locator(".b-arcs path.b-arc").count() >= 3 and frame.locator(".b-chip").count() >= 4


def test_the_slider_moves_the_marks_and_keeps_the_view(opened):
    page, frame = opened()
    everything = shown(page)
    frame.locator(".leaflet-control-zoom-in").click()
    time.sleep(0.6)
    remembered = page.frames[-1].evaluate("window.mine = map_div; JSON.stringify([map_div.getZoom(), map_div.getCenter()])")
    before = browser.painted(page)
    for _ in range(3):
        browser.move_slider(page, 0, "ArrowRight")
        browser.wait_repaint(page, before)
        before = browser.painted(page)
    browser.settle(page)
    assert 0 < shown(page) < everything or "No incident" in page.inner_text("body")
    assert page.frames[-1].evaluate("window.mine === map_div && JSON.stringify([map_div.getZoom(), map_div.getCenter()])") == remembered
    assert page.frames[-1].evaluate("window.feature_group.length") == 1
    page.wait_for_url("**period=**")


def test_the_map_zooms_to_what_the_filters_show(opened):
    page, frame = opened("/?precision=1 · exact place")
    inside = "() => [map_div.getZoom(), map_div.getBounds().contains([40.37, 49.85])]"  # Baku
    before, baku = page.frames[-1].evaluate(inside)
    frame.get_by_role("button", name="Zoom to what is shown").click()
    page.wait_for_timeout(900)
    zoom, baku_now = page.frames[-1].evaluate(inside)
    assert zoom > before and baku and not baku_now
    expect(frame.locator(".b-mark, .b-cluster").first).to_be_in_viewport()
    page.wait_for_url("**map=**")


def test_a_permalink_restores_the_view(opened):
    page, _frame = opened()
    page.locator('.b-row[data-family="violence"]').first.click()
    page.locator(".b-source mark").first.wait_for()
    before = browser.painted(page)
    browser.move_slider(page, 1, "ArrowLeft")
    browser.wait_repaint(page, before)
    browser.settle(page)
    page.wait_for_url("**period=**")
    again, _frame = opened(page.url[page.url.index("/", 8) :])
    again.locator(".b-source mark").first.wait_for()
    expect(again.locator(".b-count")).to_have_text(count(page))


def test_a_mark_opens_its_evidence_inside_its_paragraph(opened):
    page, frame = opened()
    mark = frame.locator('[role=button][aria-label^="Armed clash"]')
    mark.hover()
    expect(frame.locator(".b-tip")).to_contain_text("Armenia")
    mark.click()
    page.locator(".b-source mark").first.wait_for()
    marked = page.locator(".b-source mark").all_inner_texts()
    text = (Path(settings.ROOT) / "seeds").glob("*.txt")
    source = next(text).read_text("utf-8")
    assert marked and all(m in source for m in marked)
    assert len(page.locator(".b-source blockquote").first.inner_text()) > len(marked[0]) + 40
    frame.locator(".b-ring").wait_for()


def test_the_keyboard_opens_a_mark_too(opened):
    page, frame = opened()
    frame.locator('[role=button][aria-label^="Armed clash"]').focus()
    page.keyboard.press("Enter")
    page.locator(".b-source mark").first.wait_for()


def test_a_chip_filters_by_its_actor(opened):
    page, frame = opened()
    everything = shown(page)
    frame.locator(".b-chip", has_text="Russia").click()
    page.locator(".b-count", has_text="Russia").wait_for()
    assert 0 < shown(page) < everything


@pytest.mark.parametrize("period", ["", "?find=nothing-of-the-kind"])
def test_downloads_hold_exactly_what_is_shown(opened, period):
    page, _frame = opened(period)
    with page.expect_download() as waiting:
        page.locator(".st-key-download-geojson button").click()
    made = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    assert re.fullmatch(r"borderline_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d\.geojson", waiting.value.suggested_filename)
    assert made["type"] == "FeatureCollection" and len(made["features"]) == shown(page)
    with page.expect_download() as waiting:
        page.locator(".st-key-download-csv button").click()
    assert waiting.value.suggested_filename.endswith(".csv")


def test_nothing_in_the_days_is_a_sentence_and_the_map_stays(opened):
    page, frame = opened("?find=nothing-of-the-kind")
    expect(page.locator(".b-empty")).to_be_visible()
    expect(frame.locator(".b-mark")).to_have_count(0)
    assert count(page).startswith("0 of") and frame.locator(".b-label").count() > 5


def test_online_tiles_are_asked_for_only_when_switched_on(opened, chromium):
    page, frame = opened()
    asked = []
    page.on("request", lambda r: asked.append(r.url) if "openstreetmap.org" in r.url else None)
    page.route("**/*openstreetmap.org/**", lambda route: route.fulfill(status=200, content_type="image/png", body=b""))
    frame.locator("summary", has_text="Layers").click()
    time.sleep(0.3)
    assert asked == []
    frame.locator("input[name=tiles]").check()
    page.wait_for_timeout(1000)
    assert asked


def test_optional_layers_can_be_switched(opened):
    _page, frame = opened()
    frame.locator("summary", has_text="Layers").click()
    frame.locator("input[name=past]").check()
    frame.locator(".b-label span", has_text="1994").first.wait_for()
    frame.locator("input[name=arcs]").uncheck()
    expect(frame.locator(".b-arcs path")).to_have_count(0)


@pytest.fixture
def hostile(tmp_path):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text(
        f" date 2020-07-17 {browser.HOSTILE} L’armée azerbaïdjanaise a bombardé mardi 14 juillet {browser.HOSTILE} le village d’Aygepar.\n", "utf-8"
    )
    browser.fill_hostile(f"sqlite:///{tmp_path / 'store.sqlite'}")
    with browser.dashboard(tmp_path, seeds) as url:
        yield url


def test_hostile_text_does_no_harm(hostile, opened):
    page, frame = opened(url=hostile)
    rows = page.locator(".b-row")
    assert rows.count() >= 2
    for row in range(rows.count()):
        rows.nth(row).click()
        page.locator(".b-source mark").first.wait_for()
        browser.settle(page)
        page.locator(".st-key-back button").click()
        page.locator(".b-list").wait_for()
    mark = frame.locator(".b-mark").first
    mark.hover(force=True)
    mark.click(force=True)
    page.locator(".b-source mark").first.wait_for()
    page.wait_for_timeout(400)
    assert "onerror" in page.locator(".b-source").first.inner_text()
    assert page.evaluate("window.hacked") is None and page.frames[-1].evaluate("window.hacked") is None
    assert page.locator("img[src='x'], img[src*=beacon]").count() == 0 and frame.locator("img[src='x']").count() == 0


def test_a_phone_shows_everything_without_sideways_scrolling(opened):
    page, frame = opened(width=390, height=844, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box = page.locator(browser.FRAME).bounding_box()
    assert box["width"] > 340 and 300 < box["height"] < 600
    tops = [page.locator(part).bounding_box()["y"] for part in (browser.FRAME, ".st-key-filters", ".st-key-time-frame", ".b-count", ".st-key-downloads", ".b-list")]
    assert tops == sorted(tops) and tops[0] < 300  # the map is in sight at once, what chooses from it below
    frame.locator("button", has_text="Got it").click()
    page.locator('.b-row[data-family="violence"]').first.click()
    page.locator(".b-source mark").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_dark_mode_reaches_the_map(opened):
    _page, frame = opened(color_scheme="dark")
    assert frame.locator("html.dark").count() == 1


def turn(page, name):
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.locator(".st-key-page-switch").get_by_text(name, exact=True).click()


def test_about_names_every_source_and_the_filters_come_back_with_the_map(opened):
    page, frame = opened()
    frame.locator(".b-chip", has_text="Russia").click()
    page.locator(".b-count", has_text="Russia").wait_for()
    shown_before = shown(page)
    turn(page, "About the data")
    page.locator(".b-about table").nth(1).wait_for()
    assert "ODbL" in page.locator(".b-about").inner_text() and "Neutrality" in page.locator(".b-about").inner_text()
    page.wait_for_url("**page=about**")
    turn(page, "Map")
    browser.settle(page)
    expect(page.locator(".b-count")).to_contain_text(re.compile(rf"^{shown_before} "))
    page.wait_for_function("!location.search.includes('page=') && location.search.includes('actor=')")


# ---------------------------------------------------------------- the panel, charts, files that leave the house


def test_the_panel_copies_its_link_and_citation(opened):
    page, _frame = opened(permissions=["clipboard-read", "clipboard-write"])
    page.locator('.b-row[data-family="violence"]').first.click()
    page.get_by_role("button", name="Copy citation").click()
    page.locator(".b-copy output", has_text="Copied").wait_for()
    cited = page.evaluate("navigator.clipboard.readText()")
    assert "clashed" in cited and "incident=" in cited and "{address}" not in cited
    page.get_by_role("button", name="Copy link").click()
    page.wait_for_function("navigator.clipboard.readText().then((t) => t === location.href)")
    places = page.locator(".b-source .b-m-place")
    assert places.count() >= 1 and places.first.get_attribute("title")
    number, count = page.locator(".b-note", has_text=re.compile(r"^\d+ of \d+$")).inner_text().split(" of ")
    page.get_by_role("button", name="Next").click()
    page.locator(".b-note", has_text=f"{int(number) + 1} of {count}").wait_for()


@pytest.mark.parametrize("size", [{"width": 1440, "height": 900}, {"width": 390, "height": 844}], ids=["desktop", "phone"])
def test_the_next_incident_is_at_hand_while_one_reads_and_begins_at_its_top(opened, size):
    page, _frame = opened(**size)
    page.locator('.b-row[data-family="violence"]').first.click()
    page.locator(".b-source mark").first.wait_for()
    browser.calm(page)
    page.locator(".st-key-review-form").evaluate("e => e.scrollIntoView()")
    expect(page.locator(".b-title")).not_to_be_in_viewport()
    expect(page.get_by_role("button", name="Next")).to_be_in_viewport()
    page.get_by_role("button", name="Next").click()
    page.wait_for_function("() => { const panel = document.querySelector('.st-key-panel'); return !panel.scrollTop && panel.getBoundingClientRect().top >= 0; }")
    browser.calm(page)
    expect(page.locator(".b-title")).to_be_in_viewport()


@pytest.fixture
def own(tmp_path):
    """A dashboard of its own, for what changes the store."""
    with browser.dashboard(tmp_path) as url:
        yield url


def test_a_person_confirms_an_incident(own, opened):
    page, _frame = opened(url=own)
    page.locator('.b-row[data-family="violence"]').first.click()
    page.locator(".b-source mark").first.wait_for()
    browser.settle(page)
    page.get_by_text("Check this incident").click()
    browser.still(page.get_by_role("button", name="Confirm this incident")).click()
    page.locator(".b-facts dd", has_text="confirmed").wait_for()
    browser.settle(page)


@pytest.fixture
def doubtful(tmp_path):
    """A dashboard with a Russian report that may be of either of two villages, and a doer that nobody names."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name, text in SEEN.items():
        (seeds / f"{name}.txt").write_text(f"date 2020-07-21\n{text}\n", "utf-8")
    with browser.dashboard(tmp_path, seeds) as url:
        yield url


def test_a_review_by_keyboard_merges_parts_and_confirms_until_nothing_is_left(doubtful, opened):
    page, frame = opened(url=doubtful)
    frame.locator("button", has_text="Got it").click()
    page.get_by_role("button", name="Needs review · 4").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Review all of them").press("Enter")
    page.locator(".b-count", has_text="4 of 5 incidents").wait_for()
    page.keyboard.press("Escape")
    browser.calm(page)
    page.locator(".b-row", has=page.locator(".b-need", has_text="may be the same")).filter(has_not_text=re.compile("Aygepar|Sotk")).press("Enter")
    expect(page.locator(".b-twin")).to_have_count(2)
    twin = page.locator(".b-twin", has_text="Aygepar")
    expect(twin).to_contain_text(SEEN["a"])
    twin.locator(".b-row").press("Enter")  # opens the other one, which names this one back
    page.locator(".b-title", has_text="Aygepar").wait_for()
    expect(page.locator(".b-twin q")).to_have_text(SEEN["c"])
    browser.calm(page)
    page.get_by_role("button", name="Merge the two").press("Enter")
    page.locator(".b-part", has_text="2 reports").wait_for()
    page.locator(".b-count", has_text="3 of 4 incidents").wait_for()
    browser.calm(page)
    page.locator(".b-twin", has_text="Sotk").get_by_role("button", name="Not the same").press("Enter")
    page.locator(".b-title", has_text="Chinari").wait_for()  # what is left
    page.locator(".b-count", has_text="1 of 4 incidents").wait_for()
    browser.calm(page)
    page.get_by_role("button", name="Confirm this incident").press("Enter")
    page.locator(".b-empty", has_text="Nothing is left to review").wait_for()
    expect(page.get_by_role("button", name="Needs review", exact=True)).to_be_visible()


def test_charts_filter_and_are_taken_away(opened):
    page, _frame = opened()
    turn(page, "Charts")
    bar = page.locator(".b-chart-event rect.b-pick").first
    bar.wait_for()
    everything = shown(page)
    for name, head in (("Picture (SVG)", b"<svg"), ("Picture (PNG)", b"\x89PNG"), ("Numbers (CSV)", "\ufeffEvent,Incidents".encode())):
        with page.expect_download() as waiting:
            page.locator(".b-chart-event").get_by_role("button", name=name).click()
        data = Path(waiting.value.path()).read_bytes()
        assert data.startswith(head) and waiting.value.suggested_filename.startswith("borderline_event.") and len(data) > 60
    bar.click()
    page.wait_for_url("**event=**")
    page.wait_for_function(f"parseInt(document.querySelector('.b-count').innerText) < {everything}")
    page.locator(".b-chart-event summary").click()
    page.locator(".b-chart-event table button").first.click()
    page.wait_for_function(f"parseInt(document.querySelector('.b-count').innerText) === {everything}")
    page.locator(".b-chart-pair rect.b-pick").first.click()
    page.locator(".b-count", has_text=" to ").wait_for()


def download(page, name):
    page.get_by_role("button", name="All formats").click()
    button = page.locator(f".st-key-download-all-{name} button")
    button.wait_for()
    assert re.search(r"\d (kB|MB)", button.inner_text())
    with page.expect_download() as waiting:
        button.click()
    return Path(waiting.value.path()), waiting.value.suggested_filename


@pytest.mark.parametrize("query", ["", "?find=nothing-of-the-kind"])
def test_the_map_in_one_file_opens_without_a_server(opened, tmp_path, query):
    page, _frame = opened(query)
    path, name = download(page, "html")
    assert name.endswith(".html")
    alone = tmp_path / "map.html"
    alone.write_bytes(path.read_bytes())
    page.goto(alone.as_uri())
    n = 0 if query else browser.SEEDS
    page.locator("output", has_text=f"{n} of {n} incidents").wait_for()
    assert page.locator("#map canvas").count() >= 1 and page.locator(".row").count() == n
    if n:
        page.locator(".row", has_text="Armed clash").click()
        assert "2020" in page.locator("dl").inner_text() and len(page.locator("blockquote").inner_text()) > 20
        page.locator(".back").click()
        page.get_by_label("Find").fill("Poutine")
        page.wait_for_function(f"document.querySelectorAll('.row').length < {browser.SEEDS}")


def test_the_map_in_one_file_speaks_turkish_finds_with_and_without_dots_and_sets_claims_against_each_other(opened, tmp_path):
    pack = packs.load(settings.load().pack)
    sides = [("drone", "ARM"), ("drone", "AZE"), ("mine", "AZE")]
    some = [samples.report(n, f"d{n}", mode=mode, asserted_by=(f"{side}:GOV",), killed=Toll(n, n, n)) for n, (mode, side) in enumerate(sides)]
    table = tables.to_frame(incidents.merge(map(samples.told, some)), pack)
    turkish = Speech("tr", lambda text: i18n.catalogue("tr").get(text, text))
    alone = tmp_path / "map.html"
    alone.write_bytes(exports.EXPORTS["html"].write(table, pack, False, turkish))
    page, _frame = opened()
    page.goto(alone.as_uri())
    for words, n in (("iha", 1), ("İHA", 1), ("mayin", 1), ("mayın", 1), ("", 2)):
        page.get_by_label("Ara").fill(words)
        page.locator("output", has_text=f"Olaylar: {n} / 2").wait_for()
    page.locator(".row", has_text="İHA saldırısı").click()
    against = page.locator("section", has_text="İddiaya karşı iddia")
    assert against.locator("dt").all_inner_texts() == ["Ermenistan (hükûmet)", "Azerbaycan (hükûmet)"]
    assert "0 ölü" in against.locator("dd").nth(0).inner_text() and "1 ölü" in against.locator("dd").nth(1).inner_text()


def test_the_map_in_one_file_takes_hostile_text_for_text(hostile, opened, tmp_path):
    page, _frame = opened(url=hostile)
    alone = tmp_path / "map.html"
    alone.write_bytes(download(page, "html")[0].read_bytes())
    page.goto(alone.as_uri())
    for row in range(page.locator(".row").count()):
        page.locator(".row").nth(row).click()
        page.locator(".back").click()
    assert page.evaluate("window.hacked") is None and page.locator("img[src=x]").count() == 0


def test_the_report_is_one_page(opened, tmp_path, crowd):
    page, _frame = opened(url=crowd)
    alone = tmp_path / "report.html"
    alone.write_bytes(download(page, "report")[0].read_bytes())
    page.goto(alone.as_uri())
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    assert "more incidents" in page.inner_text("body") and page.locator("svg.map path").count() > 5


def test_the_report_is_one_page_with_every_cell_at_its_longest(opened, tmp_path):
    pack = packs.load(settings.load().pack)
    some = [
        samples.report(n, f"d{n}", asserted_by=("ARM:GOV", "AZE:GOV", "RUS:MIL")[n % 3 :],
                       actors=("AZE:MIL", "TUR:MIL", "RUS:GOV"), recipients=("ARM:MIL", "ARM:CIV", "OSCE"),
                       killed=Toll(n, n + 1, n + 2, "military", "ARM"), wounded=Toll(n, n + 1, n + 2, "civilian", "ARM"), captured=Toll(n, n + 1, None, "military", "AZE"))
        for n in range(1, 7)
    ]  # fmt: skip
    (found,) = incidents.merge([samples.told(r, source=f"{r.id} A paper of a very long name " * 5) for r in some])
    page, _frame = opened()
    for name, shown, claims in (("claims", found, 4), ("plain", replace(found, claims=()), 0)):
        alone = tmp_path / f"{name}.html"
        alone.write_bytes(exports.EXPORTS["report"].write(tables.to_frame([shown] * 12, pack), pack))
        page.goto(alone.as_uri())
        assert page.locator("tr.claim").count() == claims and page.locator("li", has_text="and 1 more").count() == 1
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1, name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(opened, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed: accessibility was not checked")
    page, _frame = opened(color_scheme=scheme)

    def evidence():
        page.locator('.b-row[data-family="violence"]').first.click()
        page.locator(".b-source mark").first.wait_for()

    def form():
        browser.settle(page)
        page.get_by_text("Check this incident").click()
        browser.still(page.get_by_role("tab", name="Correct")).click()

    def charts():
        turn(page, "Charts")
        page.locator(".b-chart summary").first.click()

    for step in (lambda: None, evidence, form, charts, lambda: turn(page, "About the data")):
        step()
        browser.calm(page)
        found = axe.Axe().run(page).response["violations"]
        serious = [(v["id"], n["target"], n["failureSummary"][:300]) for v in found if v["impact"] in ("serious", "critical") for n in v["nodes"]]
        assert serious == []


# ---------------------------------------------------------------- time


def shared(page, what):
    return page.evaluate(f"window.borderline.{what}")


def test_a_brush_over_the_bars_moves_the_slider_and_the_map(opened):
    page, _frame = opened()
    before, everything = browser.painted(page), shown(page)
    box = page.get_by_role("group", name="Incidents per day").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.45, box["y"] + 40, steps=5)
    assert shared(page, "live") is not None
    page.mouse.up()
    browser.wait_repaint(page, before)
    browser.settle(page)
    page.wait_for_url("**period=**")
    page.locator(".b-count", has_text="13–14 July 2020").wait_for()
    assert 0 < shown(page) < everything
    assert re.search("13 Jul 2020.*14 Jul 2020", page.locator("[data-testid=stSlider]").inner_text(), re.DOTALL)


def test_the_bars_follow_the_slider(opened):
    page, _frame = opened()
    whole = page.locator(".b-window").bounding_box()["width"]
    browser.move_slider(page, 0, "ArrowRight", 2)
    narrow = pytest.approx(whole * 4 / 6, abs=3)
    browser.until(lambda: page.locator(".b-window").bounding_box()["width"] == narrow)  # each step of the slider paints anew
    browser.settle(page)
    assert page.locator(".b-window").bounding_box()["width"] == narrow


def test_the_animation_plays_in_the_browser_and_pausing_sets_the_period(opened):
    page, _frame = opened()
    page.get_by_label("Speed").select_option("4")
    page.get_by_role("button", name="Play").click()
    page.get_by_role("button", name="Pause").wait_for()
    seen = set()
    for _ in range(6):
        page.wait_for_timeout(150)
        seen.add(json.dumps(shared(page, "live")))
    assert len(seen) > 2 and "period=" not in page.url
    page.get_by_role("button", name="Pause").click()
    page.wait_for_url("**period=**")
    browser.settle(page)
    page.wait_for_function("window.borderline.live === null")
    assert shown(page) < browser.SEEDS


def test_while_it_plays_the_page_says_that_list_and_count_wait(opened):
    page, _frame = opened()
    before = count(page)
    waits = page.locator(".b-waits")
    expect(waits).to_be_hidden()
    page.get_by_role("button", name="Play", exact=True).click()
    expect(waits).to_have_text(re.compile("list, charts, counts and downloads do at a pause"))
    expect(page.locator(".b-list")).to_have_css("opacity", "0.5")
    assert count(page) == before
    page.get_by_role("button", name="Pause", exact=True).click()
    expect(waits).to_be_hidden()
    expect(page.locator(".b-list")).to_have_css("opacity", "1")
    expect(page.locator(".b-count")).not_to_have_text(before)


def test_days_from_the_start_lock_the_first_day(opened):
    page, _frame = opened()
    page.get_by_role("button", name="From the start").click()
    page.wait_for_url("**time=cumulative**")
    browser.settle(page)
    before = browser.painted(page)
    browser.move_slider(page, 1, "ArrowLeft", 3)
    browser.wait_repaint(page, before)
    browser.settle(page)
    page.locator(".b-count", has_text="12–14 July 2020").wait_for()
    browser.move_slider(page, 0, "ArrowRight")
    page.wait_for_timeout(1500)
    browser.settle(page)
    page.locator(".b-count", has_text="12–14 July 2020").wait_for()
    assert page.get_by_role("button", name="From the start").get_attribute("aria-pressed") == "true"


def test_the_bars_work_by_keyboard(opened):
    page, _frame = opened()
    before = browser.painted(page)
    page.get_by_role("group", name="Incidents per day").focus()
    for _ in range(3):
        page.keyboard.press("Shift+ArrowLeft")
    browser.wait_repaint(page, before)
    browser.settle(page)
    page.locator(".b-count", has_text="12–14 July 2020").wait_for()
    page.keyboard.press("ArrowRight")
    page.locator(".b-count", has_text="13–15 July 2020").wait_for()


# ---------------------------------------------------------------- the map's layers


def test_list_and_map_point_at_each_other(opened):
    page, frame = opened()
    row = page.get_by_role("button", name=re.compile("Armed clash"))
    row.hover()
    frame.locator(".b-pulse").wait_for()
    expect(frame.locator(".b-tip")).to_contain_text("Armed clash")
    frame.locator('[role=button][aria-label^="Armed clash"]').hover()
    page.locator(".b-row.b-lit", has_text="Armed clash").wait_for()


def test_shading_counts_and_says_its_scale(opened):
    _page, frame = opened()
    frame.locator("summary", has_text="Layers").click()
    frame.get_by_label("Killed", exact=True).check()
    expect(frame.locator(".b-shade-key")).to_contain_text("Killed")
    frame.get_by_label("No shading").check()
    expect(frame.locator(".b-shade-key")).to_be_hidden()


def test_heat_is_drawn(opened):
    _page, frame = opened("?layers=heat")
    assert frame.locator("canvas.b-heat").evaluate("c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v) => v > 0)")
    expect(frame.locator(".b-mark, .b-cluster")).to_have_count(0)


def test_layers_and_view_stand_in_the_address(opened):
    page, frame = opened()
    frame.locator("summary", has_text="Layers").click()
    frame.locator("input[name=arcs]").uncheck()
    frame.locator(".leaflet-control-zoom-in").click()
    page.wait_for_url(re.compile("map=.*layers=|layers=.*map="))
    before = browser.painted(page)
    browser.move_slider(page, 0, "ArrowRight")
    browser.wait_repaint(page, before)
    browser.settle(page)
    page.wait_for_url("**period=**")
    assert "map=" in page.url and "layers=" in page.url
    again, there = opened(page.url[page.url.index("/", 8) :])
    expect(there.locator(".b-arcs path")).to_have_count(0)
    views = [p.frames[-1].evaluate("[map_div.getZoom(), map_div.getCenter().lat.toFixed(2), map_div.getCenter().lng.toFixed(2)].join()") for p in (page, again)]
    assert views[0] == views[1]
    expect(again.locator(".b-count")).to_have_text(count(page))


def test_bars_light_up_their_rows_and_rows_their_days(opened):
    page, _frame = opened()
    box = page.get_by_role("group", name="Incidents per day").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + 40)
    page.locator(".b-row.b-lit", has_text="Threat").wait_for()
    assert page.locator(".b-row.b-lit").count() < page.locator(".b-row").count()
    expect(page.locator(".b-bartip")).to_contain_text("16 July 2020")
    page.get_by_role("button", name=re.compile("Threat")).hover()
    expect(page.locator("path.b-mine")).to_have_attribute("d", re.compile("^M"))


def test_the_browser_chooses_days_and_groups_without_losing_any(opened):
    page, _frame = opened()
    frame = next(f for f in page.frames if "st_folium" in f.url)
    told = "{n: 3, days: [[1, 2], [5, 9], [2147483647, -2147483648]], day: [0, 1, 2]}"
    assert frame.evaluate(f"[[3, 6], [2, 5], [10, 11], null].map((p) => Spots.visible({told}, p))") == [[1], [0, 1], [], [0, 1, 2]]
    grouped = frame.evaluate("""() => {
        const n = 3000, x = Float64Array.from({length: n}, (_, i) => (i % 71) / 71), y = Float64Array.from({length: n}, (_, i) => (i % 53) / 53);
        const p = {n, x, y, family: Uint8Array.from({length: n}, (_, i) => i % 3)};
        const spots = Spots.spotsOfPoints(p, [...Array(n).keys()], 900, [-1, -1, 901, 901], 3), made = Spots.cluster(spots);
        const near = made.some((a, i) => made.some((b, j) => j < i && Math.hypot(a.x - b.x, a.y - b.y) < 44));
        const counted = made.reduce((a, c) => a + c.counts.reduce((u, v) => u + v), 0), points = new Set(made.flatMap((c) => c.points)).size;
        return [made.length < 500, made.reduce((a, c) => a + c.n, 0), counted, points, near];
    }""")
    assert grouped == [True, 3000, 3000, 3000, False]


# ---------------------------------------------------------------- many incidents


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """A dashboard over thousands of incidents: many in one village, the rest along the border."""
    folder = tmp_path_factory.mktemp("crowd")
    bench.fill(folder, 24_000)
    with browser.dashboard(folder, folder / "none") as url:
        yield url


def test_many_incidents_are_counted_by_view_and_shown_one_by_one_when_near(opened, crowd):
    page, frame = opened(url=crowd)
    assert 5 < frame.locator(".b-cluster").count() < 500 and shared(page, "feed.points") is None
    assert frame.locator(".leaflet-marker-pane > *").count() < 500
    before = browser.painted(page)
    page.goto(f"{crowd}/?map=40.9,45.4,14")
    frame = browser.settle(page)
    assert browser.painted(page) != before
    frame.locator(".b-mark").first.wait_for()
    before = browser.painted(page)
    frame.locator(".leaflet-control-zoom-out").click()
    browser.wait_repaint(page, before)
    frame.locator(".b-cluster, .b-mark").first.wait_for()


def test_many_incidents_can_be_animated(opened, crowd):
    page, frame = opened(url=crowd)
    total = "() => [...document.querySelectorAll('.b-cluster text')].map((t) => t.textContent).join()"
    before = page.frames[-1].evaluate(total)
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("window.borderline.live !== undefined && window.borderline.live !== null")
    page.wait_for_timeout(400)
    assert page.frames[-1].evaluate(total) != before and frame.locator(".b-cluster").count() > 3
    page.get_by_role("button", name="Pause").click()
    page.wait_for_url("**period=**")
    browser.settle(page)


def test_a_list_grows(opened, crowd):
    page, _frame = opened(url=crowd)
    page.get_by_role("button", name=re.compile("Show more")).click()
    page.locator(".b-row").nth(60).wait_for()


@pytest.fixture
def heap_of_incidents(tmp_path):
    incidents = [incident(n, at(45.4, 40.9)) for n in range(12)]
    open_store(str(tmp_path / "store.sqlite")).replace_incidents(incidents)
    with browser.dashboard(tmp_path, tmp_path / "none") as url:
        yield url


def test_a_cluster_that_no_zoom_parts_unfolds_and_folds(heap_of_incidents, opened):
    page, frame = opened(url=heap_of_incidents)
    cluster = frame.locator('[role=button][aria-label^="12 incidents"]')
    cluster.focus()
    page.keyboard.press("Enter")
    frame.locator(".b-mark").nth(11).wait_for()
    expect(frame.locator("path.b-leg")).to_have_count(12)
    page.keyboard.press("Escape")
    expect(frame.locator(".b-mark")).to_have_count(0)
    cluster.click()
    before = browser.painted(page)
    frame.locator(".b-mark").nth(3).click()
    browser.wait_repaint(page, before)
    assert "incident=" in page.url or page.wait_for_url("**incident=**") is None


# ---------------------------------------------------------------- areas and filters


def drag(page, frame, a, b):
    box = page.locator(browser.FRAME).bounding_box()
    at = [(box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x, y in (a, b)]
    page.mouse.move(*at[0])
    page.mouse.down()
    page.mouse.move(*at[1], steps=6)
    page.mouse.up()


def test_a_rectangle_selects_what_it_meets_and_reset_takes_it_away(opened):
    page, frame = opened()
    everything = shown(page)
    frame.locator("summary", has_text="Choose an area").click()
    frame.get_by_role("button", name="Draw a rectangle").click()
    drag(page, frame, (0.15, 0.2), (0.45, 0.8))
    page.locator(".b-count", has_text="in the drawn area").wait_for()
    page.wait_for_url("**area=**")
    assert 0 < shown(page) < everything
    frame.locator("path.b-area").wait_for(state="attached")
    again, there = opened(page.url[page.url.index("/", 8) :])
    expect(again.locator(".b-count")).to_have_text(count(page))
    expect(there.locator("path.b-area")).to_have_count(1)
    page.get_by_role("button", name="Reset").click()
    page.locator(".b-count", has_text=f"{everything} of {everything}").wait_for()
    page.wait_for_function("!location.search.includes('area=')")


def test_a_polygon_is_closed_by_enter_and_cancelled_by_escape(opened):
    page, frame = opened()
    box = page.locator(browser.FRAME).bounding_box()

    def corners(*points):
        frame.locator("summary", has_text="Choose an area").click()
        frame.get_by_role("button", name="Draw a polygon").click()
        for x, y in points:
            page.mouse.click(box["x"] + box["width"] * x, box["y"] + box["height"] * y)

    corners((0.6, 0.6), (0.7, 0.6), (0.65, 0.75))
    page.keyboard.press("Escape")
    expect(frame.locator(".b-help")).to_have_count(0)
    assert "area=" not in page.url
    corners((0.6, 0.6), (0.7, 0.6), (0.65, 0.75))
    page.keyboard.press("Enter")
    page.locator(".b-count", has_text="in the drawn area").wait_for()
    expect(page.locator(".b-count")).to_contain_text(re.compile("^0 "))


def test_no_filter_makes_the_map_anew_not_even_in_the_first_visit(chromium, tmp_path):
    with browser.dashboard(tmp_path) as url:
        page = chromium.new_page()
        page.goto(url)
        frame = browser.settle(page)
        next(f for f in page.frames if "st_folium" in f.url).evaluate("window.mine = true")
        page.get_by_role("button", name="More filters").click()
        page.get_by_label("Killed, at least").fill("1")
        page.get_by_label("Killed, at least").press("Enter")
        page.locator(".b-count", has_text="1 or more killed").wait_for()
        page.get_by_role("button", name="Reset").click(force=True)
        page.locator(".b-count", has_text=f"{browser.SEEDS} of {browser.SEEDS}").wait_for()
        frame.locator(".b-chip", has_text="Russia").click()
        page.locator(".b-count", has_text="Russia").wait_for()
        browser.settle(page)
        assert [f.evaluate("window.mine") for f in page.frames if "st_folium" in f.url] == [True]
        page.close()


def test_further_filters_narrow_and_stand_in_the_address(opened):
    page, _frame = opened()
    everything = shown(page)
    page.get_by_role("button", name="More filters").click()
    page.get_by_label("Killed, at least").fill("1")
    page.get_by_label("Killed, at least").press("Enter")
    page.locator(".b-count", has_text="1 or more killed").wait_for()
    assert 0 < shown(page) < everything
    page.wait_for_url("**killed=1**")
    again, _there = opened(page.url[page.url.index("/", 8) :])
    expect(again.locator(".b-count")).to_have_text(count(page))


OUTSIDE = """() => [...document.querySelectorAll("h1, h2, h3, p, button, label, dt, dd, th, td, small")].filter((e) => {
  const box = e.getBoundingClientRect();
  return box.width && e.innerText && !e.closest("svg, .b-table, template") && (box.right > innerWidth + 1 || box.left < -1);
}).map((e) => e.innerText.slice(0, 40))"""


@pytest.mark.parametrize("code", ["fr", "hy", "az", "ru", "tr"])
@pytest.mark.parametrize("width", [390, 1280])
def test_longer_words_of_a_language_stay_on_the_page(opened, code, width):
    page, _frame = opened(f"/?lang={code}", width=width)
    assert page.evaluate("document.documentElement.lang") == code
    assert page.evaluate("document.documentElement.scrollWidth") <= width and page.evaluate(OUTSIDE) == []
    tops = page.evaluate("[...document.querySelector('.st-key-head').children].map((e) => e.getBoundingClientRect().bottom)")
    assert width < 900 or max(tops) - min(tops) < 20  # name, pages and languages in one row
    page.locator("button[data-row]").nth(4).click()
    page.locator(".b-facts").wait_for()
    browser.settle(page)
    assert page.evaluate(OUTSIDE) == []
