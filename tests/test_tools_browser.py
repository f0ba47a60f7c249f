"""Documents, “Read a text” and places in headless Chromium, which reaches nothing but localhost; by role and label."""

from __future__ import annotations

import re

import browser
import pytest
from test_browser import chromium, expect  # noqa: F401

pytestmark = pytest.mark.browser
TEXT = b"date 2020-07-17\nAzerbaijani forces shelled the village of Aygepar on 14 July 2020, killing four Armenian soldiers."
LOST = b"date 2021-05-14\nArmenia accused Azerbaijan on 12 May 2021 after shots near the village of Quxland."


@pytest.fixture
def page_of(chromium, tmp_path):  # noqa: F811
    """Return a function that opens a page of a dashboard with a store of its own; trouble fails the test."""
    contexts, troubles = [], []
    with browser.dashboard(tmp_path) as url:

        def go(query, **options):
            context = chromium.new_context(**{"viewport": {"width": 1440, "height": 900}} | options)
            page = context.new_page()
            contexts.append(context)
            troubles.append(browser.watch(page))
            page.goto(url + query)
            page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=30_000)
            return page

        yield go
        for context in contexts:
            context.close()
    assert [t for trouble in troubles for t in trouble] == []


def bring(page, *files):
    page.locator(".st-key-drop input[type=file]").set_input_files([{"name": name, "mimeType": "text/plain", "buffer": data} for name, data in files])
    page.get_by_role("button", name="Keep", exact=True).wait_for(timeout=20_000)


def test_documents_are_dropped_summed_up_kept_and_deleted(page_of):
    page = page_of("/?page=bring")
    bring(page, ("a.txt", TEXT), ("b.csv", b"text,date\n" + LOST.split(b"\n")[1] + b",2021-05-14\n,\n"), ("c.zip", b"PK"), ("<img src=x onerror=alert(1)>.txt", b"\0\1"))
    table = page.get_by_role("table").first
    expect(table.get_by_role("row")).to_have_count(5)
    assert table.get_by_text("<img src=x onerror=alert(1)>.txt").first.is_visible()
    figures = dict(zip(page.locator(".t-sum dt").all_inner_texts(), page.locator(".t-sum dd").all_inner_texts(), strict=True))
    assert figures["documents read"] == "2" and figures["skipped"] == "2" and figures["places not found"] == "1" and int(figures["incidents found"]) >= 2
    page.get_by_text("Places that the gazetteer lacks: 1").click()
    page.get_by_text("Quxland (1)").wait_for()
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_text("2 documents are kept in the collection").wait_for()
    page.locator(".st-key-only-mine").get_by_role("button").click()
    browser.settle(page)
    page.wait_for_url("**collection=mine**")
    page.locator(".b-row").nth(1).wait_for()
    page.get_by_role("radio", name="Documents").click()
    page.locator(".st-key-collection-mine").get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Delete the collection").click()
    page.get_by_text("2 documents are deleted.").wait_for()
    expect(page.locator(".st-key-collection-mine")).to_have_count(0)


def test_files_of_another_kind_are_told_with_the_reason(page_of):
    page = page_of("/?page=bring")
    bring(page, ("a.txt", TEXT), ("picture.png", b"\x89PNG"))
    expect(page.get_by_role("table").first.get_by_role("row").filter(has_text="picture.png")).to_contain_text("not read")
    why = page.locator(".t-why li")
    expect(why).to_be_visible()
    expect(why).to_contain_text(re.compile("^picture.png has the unknown suffix"))


def test_discarded_documents_leave_nothing(page_of):
    page = page_of("/?page=bring")
    bring(page, ("a.txt", TEXT))
    page.get_by_role("button", name="Discard").click()
    page.locator(".st-key-drop").wait_for()
    for left in (".st-key-collection-mine", ".t-sum"):
        expect(page.locator(left)).to_have_count(0)


def test_the_demo_makes_a_living_map_that_is_marked(page_of):
    page = page_of("/?page=bring")
    page.get_by_role("button", name="Load the demo").click()
    page.get_by_text("The demo is on the map").wait_for(timeout=40_000)
    page.get_by_role("radio", name="Map", exact=True).click()
    frame = browser.settle(page)
    expect(page.get_by_role("note").filter(has_text="no press articles")).to_be_visible()
    page.locator(".b-row .b-badge").nth(20).wait_for()
    frame.locator(".b-mark, .b-cluster").nth(5).wait_for()
    expect(frame.locator("img[alt=Marker]")).to_have_count(0)
    page.get_by_role("button", name="Take the demo away").click()
    page.get_by_role("note").filter(has_text="no press articles").wait_for(state="detached", timeout=30_000)
    browser.settle(page)
    expect(page.locator(".b-row .b-badge")).to_have_count(0)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_a_text_is_read_with_everything_marked_and_linked(page_of, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = page_of("/?page=read", color_scheme=scheme, viewport={"width": width, "height": 900})
    page.get_by_role("button", name="Try an example").click()
    page.locator(".t-map[data-drawn]").wait_for(timeout=20_000)
    marked = page.locator(".t-text .t-m-trigger", has_text="shelled")
    marked.hover()
    tip = page.get_by_role("tooltip")
    expect(tip).to_contain_text(re.compile("Shelling.*Azerbaijan", re.DOTALL))
    expect(page.locator(".t-card.t-lit")).to_have_count(1)
    page.locator(".t-m-place", has_text="Berd").first.hover()
    expect(tip).to_contain_text("Berd · city · Armenia")
    toggle = page.get_by_role("button", name=re.compile("^Places 6"))
    toggle.click()
    expect(toggle).to_have_attribute("aria-pressed", "false")
    card = page.get_by_role("region", name="Reports").locator("details").first
    card.locator("summary").click()
    expect(card).to_contain_text("tells ASSAULT")
    card.get_by_role("button", name="Show in the text").click()
    page.wait_for_function("document.activeElement.textContent.startsWith('shelled')")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.classList.contains('t-m')")
    expect(tip).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = axe.Axe().run(page).response["violations"]
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found if v["impact"] in ("serious", "critical")] == []


def test_a_text_that_names_far_places_opens_the_map_at_the_border(page_of):
    page = page_of("/?page=read")
    page.get_by_label("Text", exact=True).fill("date 2020-07-17\nAzerbaijani forces shelled the village of Aygepar on Tuesday. The ministers met in Brussels and in Paris.")
    page.get_by_role("button", name="Read it").click()
    page.locator(".t-map[data-drawn]").wait_for(timeout=20_000)
    expect(page.locator(".t-away")).to_contain_text("far from the border: 2.")
    scale = page.locator(".t-map .leaflet-control-scale-line")
    assert int(scale.inner_text().split()[0]) <= 50  # kilometres
    page.get_by_role("button", name="Show them all").click()
    expect(scale).to_have_text(re.compile(r"^\d{3,} km$"))


def test_a_hostile_text_does_no_harm(page_of):
    page = page_of("/?page=read")
    page.get_by_label("Text", exact=True).fill(f"date 2020-07-17\n{browser.HOSTILE} Azerbaijani forces shelled the village of {browser.HOSTILE} Aygepar 😀 on Tuesday.")
    page.get_by_role("button", name="Read it").click()
    page.locator(".t-map[data-drawn]").wait_for(timeout=20_000)
    assert page.evaluate("window.hacked") is None and page.locator(".t-text img").count() == 0
    assert page.locator(".t-m-place", has_text="Aygepar").inner_text() == "Aygepar"
    assert browser.HOSTILE in page.locator(".t-text").text_content()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_places_are_found_in_any_script_and_shown_on_the_map(page_of, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = page_of("/?page=places", color_scheme=scheme, viewport={"width": width, "height": 900})
    page.get_by_label("Name of a place").fill("Агдам")
    page.get_by_label("Name of a place").press("Enter")
    candidates = page.get_by_role("list", name="Candidates, the likeliest first").get_by_role("listitem")
    candidates.first.wait_for()
    expect(candidates).to_have_count(3)
    assert {"Kind", "Country", "To the border"} <= set(candidates.first.locator("dt").all_inner_texts())
    page.locator(".t-map[data-drawn] .t-number").nth(2).wait_for(timeout=20_000)
    page.wait_for_url("**place=**")
    candidates.nth(1).get_by_role("button").click()
    expect(candidates.nth(1)).to_have_class(re.compile("t-lit"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = axe.Axe().run(page).response["violations"]
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found if v["impact"] in ("serious", "critical")] == []
