"""The one rule for what leaves the terminal: addresses of the web, into a browser with a window."""

from __future__ import annotations

import subprocess
import sys
import webbrowser
from functools import partial
from queue import Queue
from typing import TYPE_CHECKING, Any, cast

import pytest

from reader.screens import link
from reader.screens.link import follow_link, is_web_address

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App

ADDRESS = "https://example.org/a?b=c#d"
NO_BROWSER = "No browser with a window here; copied"


class Host:
    """Stands for the app, of which links need the clipboard, and the page if it is shown on one."""

    def __init__(self, *, is_web: bool = False) -> None:
        self.is_web = is_web
        self.screen: object = "the article"
        self.copied: list[str] = []
        self.opened: list[str] = []
        self.noticed: list[str] = []
        self._finished: Queue[Callable[[], None]] = Queue()

    def open_url(self, url: str) -> None:
        self.opened.append(url)

    def copy_to_clipboard(self, text: str) -> None:
        self.copied.append(text)

    def notify(self, message: str) -> None:
        self.noticed.append(message)

    def call_later(self, callback: Callable[..., None], **kwargs: bool) -> None:
        self._finished.put(partial(callback, **kwargs))

    def follow(self, url: str, *, meanwhile: object = None) -> list[str]:
        """Follow a link, to the end.

        Args:
            url: Where it leads.
            meanwhile: The screen that is opened before the browser is; None: none.

        Returns:
            What is told.
        """
        told: list[str] = []
        follow_link(cast("App[int]", self), url, told.append)
        self.screen = meanwhile or self.screen
        if told[-1].startswith("Opening"):
            self._finished.get(timeout=10)()
        return told


class Browser:
    """Takes the place of how a browser opens an address."""

    def __init__(self, *, opens: bool = True) -> None:
        self.opened: list[str] = []
        self._opens = opens

    def open(self, url: str) -> bool:
        self.opened.append(url)
        return self._opens


def follow(url: str) -> tuple[str, list[str]]:
    """Follow a link.

    Returns:
        What is told in the end, and what was copied.
    """
    host = Host()
    return host.follow(url)[-1], host.copied


def use(monkeypatch: pytest.MonkeyPatch, browser: Browser, kind: webbrowser.BaseBrowser) -> None:
    """Have a browser of a kind be the one that this machine offers."""
    monkeypatch.setattr(kind, "open", browser.open)
    monkeypatch.setattr(webbrowser, "get", lambda: kind)


@pytest.mark.parametrize(
    "url",
    [
        ADDRESS,
        "http://example.org",
        "HTTP://EXAMPLE.ORG/",
        "https://user@example.org:8080/",
        "https://[2001:db8::1]/",
        "https://пример.рф/",
        "https://-example.org/",
    ],
)
def test_addresses_of_the_web_are_opened(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    window = Browser()
    use(monkeypatch, window, webbrowser.Mozilla("firefox"))
    assert is_web_address(url)
    assert follow(url) == (f"Opened {url}", [])
    assert window.opened == [url]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "//example.org/",
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "javascript:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "data:text/html,x",
        "ftp://example.org/",
        "mailto:someone@example.org",
        "vbscript:x",
        "https:",
        "https://",
        "https:///path",
        "https://:80/",
        "https://example.org]/",
        "https://[example.org/",
        "-https://example.org/",
        "--new-window https://example.org/",
        " https://example.org/",
        "https://example.org/ ",
        "https://example.org/a b",
        "https://example.org/a\tb",
        "https://exa\nmple.org/",
        "\x00https://example.org/",
        "https://example.org/\x1b]52;c;x\x07",
        "https://example.org/\u202egpj.exe",
        "https://example.org/\u00a0",
    ],
)
def test_nothing_else_is_opened_or_copied(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    window = Browser()
    use(monkeypatch, window, webbrowser.Mozilla("firefox"))
    assert not is_web_address(url)
    assert follow(url) == (f"Not a web address, so not opened: {url}", [])
    assert not window.opened


@pytest.mark.parametrize(
    "kind",
    [
        webbrowser.GenericBrowser("lynx"),
        webbrowser.GenericBrowser(["w3m", "%s"]),
        webbrowser.Elinks("elinks"),
    ],
)
def test_a_browser_that_would_draw_in_this_terminal_is_not_started(
    kind: webbrowser.BaseBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    console = Browser()
    use(monkeypatch, console, kind)
    assert follow(ADDRESS) == (f"No browser with a window here; copied {ADDRESS}", [ADDRESS])
    assert not console.opened


def test_it_is_told_at_once_that_a_browser_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, Browser(), webbrowser.Mozilla("firefox"))
    assert Host().follow(ADDRESS) == [f"Opening {ADDRESS} …", f"Opened {ADDRESS}"]


@pytest.mark.parametrize(("opens", "noticed"), [(True, []), (False, [f"{NO_BROWSER} {ADDRESS}"])])
def test_a_screen_that_has_closed_meanwhile_is_told_nothing(
    monkeypatch: pytest.MonkeyPatch,
    opens: bool,  # noqa: FBT001  a column of the table
    noticed: list[str],
) -> None:
    use(monkeypatch, Browser(opens=opens), webbrowser.Mozilla("firefox"))
    host = Host()
    assert host.follow(ADDRESS, meanwhile="a card") == [f"Opening {ADDRESS} …"]
    assert host.noticed == noticed


def test_a_browser_that_does_not_open_it_leaves_a_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, Browser(opens=False), webbrowser.Mozilla("firefox"))
    assert follow(ADDRESS)[1] == [ADDRESS]


def test_without_any_browser_the_address_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_found() -> webbrowser.BaseBrowser:
        raise webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(webbrowser, "get", none_found)
    assert follow(ADDRESS) == (f"No browser with a window here; copied {ADDRESS}", [ADDRESS])


def test_on_a_page_the_readers_own_browser_opens_them(monkeypatch: pytest.MonkeyPatch) -> None:
    window = Browser()
    use(monkeypatch, window, webbrowser.BackgroundBrowser("xdg-open"))
    page = Host(is_web=True)
    assert page.follow(ADDRESS) == [f"Opened {ADDRESS}"]
    assert (page.opened, window.opened) == ([ADDRESS], [])
    assert page.follow("file:///etc/passwd")[0].startswith("Not a web address")
    assert page.opened == [ADDRESS]


@pytest.mark.parametrize(
    ("command", "is_used"), [("/opt/tools/open-elsewhere %s", True), ("w3m", False), ("/usr/bin/lynx", False)]
)
def test_the_users_own_command_is_used_unless_it_draws_in_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    is_used: bool,  # noqa: FBT001  a column of the table
) -> None:
    monkeypatch.setenv("BROWSER", command)
    started: list[list[str]] = []

    def start(command: list[str]) -> bool:
        started.append(command)
        return True

    monkeypatch.setattr(link, "_start", start)
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser(command.split()))
    said, copied = follow(ADDRESS)
    assert (said == f"Opened {ADDRESS}", not copied) == (is_used, is_used)
    assert started == ([["/opt/tools/open-elsewhere", ADDRESS]] if is_used else [])


@pytest.mark.parametrize(
    ("program", "is_open"),
    [
        ("raise SystemExit(0)", True),  # a launcher, which ends at once
        ("raise SystemExit(3)", False),
        ("import time; time.sleep(60)", True),  # the browser itself
        ("print('It draws over the article.')", True),
    ],
)
def test_a_command_that_ends_well_has_opened_the_address(
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    program: str,
    is_open: bool,  # noqa: FBT001  a column of the table
) -> None:
    monkeypatch.setattr(link, "START_SECONDS", 10 if "sleep" not in program else 0.2)
    started: list[subprocess.Popen[bytes]] = []

    class Popen(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Popen)
    command = [sys.executable, "-c", program, "%s"]
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.BackgroundBrowser(command))
    try:
        assert follow(ADDRESS)[0] == (f"Opened {ADDRESS}" if is_open else f"{NO_BROWSER} {ADDRESS}")
        (process,) = started
        assert process.args == [*command[:-1], ADDRESS]
        assert capfd.readouterr() == ("", "")
    finally:
        for process in started:
            process.kill()
            process.wait()


def test_a_command_that_is_not_there_leaves_a_copy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    browser = webbrowser.BackgroundBrowser(str(tmp_path / "gone"))
    monkeypatch.setattr(webbrowser, "get", lambda: browser)
    assert follow(ADDRESS) == (f"{NO_BROWSER} {ADDRESS}", [ADDRESS])
