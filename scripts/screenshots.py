"""Takes the pictures of README from a running dashboard of its own: desktop, dark, an incident's evidence, charts, a phone.

Run with ``python scripts/screenshots.py``; the pictures go to ``docs/images/``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests")]

import browser  # noqa: E402

IMAGES = ROOT / "docs" / "images"
PICTURES = {
    "dashboard": ((1440, 900), "light", ""),
    "dashboard-dark": ((1440, 900), "dark", ""),
    "evidence": ((1440, 900), "light", "evidence"),
    "charts": ((1440, 1000), "light", "charts"),
    "phone": ((390, 844), "light", ""),
}


def main() -> None:
    """Take every picture."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, browser.dashboard(Path(folder)) as url, sync_playwright() as playwright:
        chromium = browser.launch(playwright)
        for name, ((width, height), scheme, what) in PICTURES.items():
            page = chromium.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, device_scale_factor=1.5)
            page.goto(url)
            frame = browser.settle(page)
            frame.locator("button", has_text="Got it").click()
            if what == "evidence":
                page.locator('.b-row[data-family="violence"]').first.click()
                page.locator(".b-source mark").first.wait_for()
            elif what == "charts":
                page.goto(f"{url}/?page=charts")
                page.locator(".b-chart").first.wait_for()
            page.wait_for_timeout(900)
            page.mouse.move(5, 5)
            page.screenshot(path=IMAGES / f"{name}.png")
            page.close()
            print(IMAGES / f"{name}.png")
        chromium.close()


if __name__ == "__main__":
    main()
