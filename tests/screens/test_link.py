"""The one rule for what leaves the terminal: addresses of the web, into a browser with a window."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING, cast

import pytest

from reader.screens.link import follow_link, is_web_address

if TYPE_CHECKING:
    from textual.app import App

ADDRESS = "https://example.org/a?b=c#d"


class Clipboard:
    """Stands for the app, of which links need the clipboard, and the page if it is shown on one."""

    def __init__(self, *, is_web: bool = False) -> None:
        self.is_web = is_web
        self.copied: list[str] = []
        self.opened: list[str] = []

    def open_url(self, url: str) -> None:
        self.opened.append(url)

    def copy_to_clipboard(self, text: str) -> None:
        self.copied.append(text)


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
        What is told, and what was copied.
    """
    clipboard = Clipboard()
    return follow_link(cast("App[int]", clipboard), url), clipboard.copied


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
    use(monkeypatch, window, webbrowser.BackgroundBrowser("xdg-open"))
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
    use(monkeypatch, window, webbrowser.BackgroundBrowser("xdg-open"))
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


@pytest.mark.parametrize("kind", [webbrowser.BackgroundBrowser("xdg-open"), webbrowser.Mozilla("firefox")])
def test_a_browser_with_a_window_is_started(
    kind: webbrowser.BaseBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Browser()
    use(monkeypatch, window, kind)
    assert follow(ADDRESS) == (f"Opened {ADDRESS}", [])
    assert window.opened == [ADDRESS]


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
    page = Clipboard(is_web=True)
    assert follow_link(page, ADDRESS) == f"Opened {ADDRESS}"  # type: ignore[arg-type]  # all that is asked of the app
    assert (page.opened, window.opened) == ([ADDRESS], [])
    assert follow_link(page, "file:///etc/passwd").startswith("Not a web address")  # type: ignore[arg-type]  # as above
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

    class Background(webbrowser.BackgroundBrowser):
        def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:  # noqa: ARG002, FBT001, FBT002  as it is there
            started.append([self.name, *(part.replace("%s", url) for part in self.args)])
            return True

    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser(command.split()))
    monkeypatch.setattr(webbrowser, "BackgroundBrowser", Background)
    said, copied = follow(ADDRESS)
    assert (said == f"Opened {ADDRESS}", not copied) == (is_used, is_used)
    assert started == ([["/opt/tools/open-elsewhere", ADDRESS]] if is_used else [])
