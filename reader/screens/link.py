"""Links that leave the terminal: only those of the web, and only into a browser with a window."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from textual.app import App

_IN_TERMINAL = frozenset({"lynx", "w3m", "links", "links2", "elinks", "browsh", "www-browser"})
"""Browsers that draw in the terminal."""

_SCHEMES = frozenset({"http", "https"})


def is_web_address(url: str) -> bool:
    """Whether a link leads to the web: ``http`` or ``https`` with a host, and no blanks or controls."""
    if not url.isprintable() or " " in url:  # urlsplit would pass over some of these
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in _SCHEMES and bool(parts.hostname)
    except ValueError:
        return False


def follow_link(app: App[int], url: str) -> str:
    """Open a web address in the reader's browser; where there is none, copy it.

    Args:
        app: Has the clipboard.
        url: The address, as a file gives it; nothing else than a web address is opened.

    Returns:
        What has happened, to be told.
    """
    if not is_web_address(url):
        return f"Not a web address, so not opened: {url}"
    if app.is_web:
        app.open_url(url)  # in the browser that shows the page, not on the server's machine
        return f"Opened {url}"
    if _open_in_browser(url):
        return f"Opened {url}"
    app.copy_to_clipboard(url)
    return f"No browser with a window here; copied {url}"


def _open_in_browser(url: str) -> bool:
    """Give an address to a browser, but not to one that would draw over this program in its terminal."""
    import webbrowser  # noqa: PLC0415  needed only when a link is followed

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    if type(browser) is webbrowser.GenericBrowser:
        # A command: the user's own (BROWSER), or one such as lynx.
        if not os.environ.get("BROWSER") or Path(browser.name).name in _IN_TERMINAL:
            return False
        browser = webbrowser.BackgroundBrowser([browser.name, *browser.args])
    # ELinks has a class of its own, with a false `background`.
    return bool(getattr(browser, "background", True)) and browser.open(url)
