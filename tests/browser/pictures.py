"""`make screenshots`: pictures of a report as Chromium shows it, 1280 and 400 px wide, light and dark."""

import sys
from pathlib import Path

from tests.browser.conftest import CHROMIUM

SIZES = {1280: 800, 400: 800}
SEED = "04/04289b9537e55ebb"  # samples/stalker.txt
PAGES = {"report": "index.html", "record": f"pages/{SEED}.html"}


def main(report: Path, folder: Path) -> None:
    """Write `<page>-<width>-<scheme>.png` into the folder."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for width, height in SIZES.items():
            for scheme in ("light", "dark"):
                page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
                for name, path in PAGES.items():
                    page.goto((report.resolve() / path).as_uri())
                    if name == "record":
                        value = page.locator(".value", has_text="Andrey Tarkovsky").first
                        value.hover()
                        page.mouse.wheel(0, 0)
                    page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")
                page.close()
        browser.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
