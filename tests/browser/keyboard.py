"""A person who has only a keyboard."""

from playwright.sync_api import Page

ON = "selector => document.activeElement !== null && document.activeElement.matches(selector)"
PATIENCE = 150
"""Presses of Tab after which nobody would go on."""


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what has the focus matches; fail where Tab never gets there."""
    for _ in range(PATIENCE):
        if page.evaluate(ON, selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {selector} on {page.url}")


def press(page: Page, selector: str, key: str = "Enter") -> None:
    """Go to something with Tab and press a key on it."""
    tab_to(page, selector)
    page.keyboard.press(key)


def follow(page: Page, selector: str) -> None:
    """Go to a link or a button with Tab, press Enter, and wait for the page that comes."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Page, selector: str, text: str) -> None:
    """Go to a field with Tab and type over what it holds."""
    tab_to(page, selector)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
