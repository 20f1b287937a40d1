"""A real browser: Debian's Chromium, a phone's screen, and nothing but our own server."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page, Route

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps a loop in the thread

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
REQUIRED = os.environ.get("CRAMPTRACKER_REQUIRE_BROWSER") == "1"
HERE = Path(__file__).parent
MISSING = (
    "no Chromium here: tests in a real browser are skipped (apt-get install chromium)"
    if not CHROMIUM
    else "no front-end assets here: tests in a real browser are skipped (make test fetches them)"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is below this folder; skip it, and say so, where there is no browser."""
    ready = CHROMIUM and settings.VENDOR.is_dir()
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))
            if not ready and not REQUIRED:
                item.add_marker(pytest.mark.skip(reason=MISSING))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    if not CHROMIUM:
        pytest.fail(MISSING)
    return {
        "executable_path": CHROMIUM,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    return {
        "viewport": {"width": 360, "height": 740},
        "timezone_id": "Europe/Berlin",
        "locale": "en-US",
        "reduced_motion": "reduce",
        "service_workers": "block",  # only the tests of offline want one between page and server
    }


@pytest.fixture
def strangers_asked(context: BrowserContext) -> list[str]:
    """Collect every request to anybody but this machine; none is let through."""
    asked: list[str] = []

    def refuse_strangers(route: Route) -> None:
        if "//localhost:" in route.request.url or "//127.0.0.1:" in route.request.url:
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    context.route("**/*", refuse_strangers)
    return asked


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """Collect what the browser's console complains about: errors, and what the policy refused."""
    heard: list[str] = []
    page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard
