"""Links that leave the terminal: only those of the web, and only into a browser with a window."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

_IN_TERMINAL = frozenset({"lynx", "w3m", "links", "links2", "elinks", "browsh", "www-browser"})
"""Browsers that draw in the terminal."""

START_SECONDS = 3.0
"""How long what is to open a link may take to fail."""

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


def follow_link(app: App[int], url: str, tell: Callable[[str], None]) -> None:
    """Open a web address in the reader's browser; where there is none, copy it.

    Starting a browser takes its time, so what has happened may be told later.

    Args:
        app: Has the clipboard.
        url: The address, as a file gives it; nothing else than a web address is opened.
        tell: Says on the screen on top what has happened.
    """
    if not is_web_address(url):
        tell(f"Not a web address, so not opened: {url}")
        return
    if app.is_web:
        app.open_url(url)  # in the browser that shows the page, not on the server's machine
        tell(f"Opened {url}")
        return
    asker = app.screen
    tell(f"Opening {url} …")

    def finish(*, is_open: bool) -> None:
        message = f"Opened {url}"
        if not is_open:
            app.copy_to_clipboard(url)
            message = f"No browser with a window here; copied {url}"
        if app.screen is asker:
            tell(message)
        elif not is_open:
            app.notify(message)

    def start() -> None:
        app.call_later(finish, is_open=_open_in_browser(url))

    Thread(target=start, daemon=True).start()  # one of Textual's would keep the reader from ending meanwhile


def _open_in_browser(url: str) -> bool:
    """Give an address to a browser, but not to one that would draw over this program in its terminal."""
    import webbrowser  # noqa: PLC0415  needed only when a link is followed

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    if type(browser) is webbrowser.GenericBrowser and (
        # A command: the user's own (BROWSER), or one such as lynx.
        not os.environ.get("BROWSER") or Path(browser.name).name in _IN_TERMINAL
    ):
        return False
    if isinstance(browser, webbrowser.GenericBrowser):
        return _start([browser.name, *(part.replace("%s", url) for part in browser.args)])
    # ELinks has a class of its own, with a false `background`.
    return bool(getattr(browser, "background", True)) and browser.open(url)


def _start(command: list[str]) -> bool:
    """Start a browser, or what starts one and ends; `webbrowser` takes such an end for a failure.

    Returns:
        Whether it runs after a while, or has ended well.
    """
    nothing = subprocess.DEVNULL  # it must not write over this program
    try:
        process = subprocess.Popen(  # noqa: S603  a browser of this machine, and no shell
            command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
        )
        return process.wait(START_SECONDS) == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False
