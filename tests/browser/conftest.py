"""A real Chromium that opens folders and servers of this machine."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

# What a page does that it must not: the reports of the policy, requests beyond the folder, dialogs, errors.
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (e) => window.violations.push(e.violatedDirective + e.blockedURI));
"""

Open = Callable[..., object]


@pytest.fixture(scope="module")
def chromium() -> Iterator[object]:
    """The browser (a Playwright `Browser`); without Playwright or Chromium the test is skipped."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the package playwright")
    if CHROMIUM is None:
        pytest.skip("needs Chromium (on Debian: apt install chromium)")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium) -> Iterator[Open]:
    """Opens a page of a folder; at the end nothing may have been run, asked for or complained about."""
    contexts, faults = [], []

    def opened(folder: Path, path: str, *, width: int = 1280, scheme: str = "light") -> object:
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        context.add_init_script(WATCH)
        contexts.append(context)
        page = context.new_page()
        page.on("dialog", lambda dialog: (faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("pageerror", lambda error: faults.append(f"error {error}"))
        page.on("console", lambda message: faults.append(f"console {message.text}"))
        here = folder.as_uri()
        page.on("request", lambda asked: asked.url.startswith(here) or faults.append(f"request {asked.url}"))
        page.goto(f"{here}/{path}")
        return page

    yield opened
    for context in contexts:
        for page in context.pages:
            faults += page.evaluate("window.violations")
        context.close()
    assert faults == []
