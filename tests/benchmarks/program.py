"""Programs that are measured: the reader, the floor below it, and its peers."""

from __future__ import annotations

import compileall
import html
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.generation import OPENING_WORD
from tests.terminal.pseudo_terminal import reader_command, terminal_environment

COLUMNS = 120
ROWS = 38

_PAGE_DOWN, _PAGE_UP = b"\x1b[6~", b"\x1b[5~"


@dataclass(frozen=True, slots=True)
class Program:
    """A command that shows a text."""

    name: str
    command: tuple[str, ...]
    quit_keys: bytes = b"\x11"
    """What ends it; Ctrl+Q, if not said otherwise."""
    page_keys: tuple[bytes, bytes] = (b" ", b"b")
    """A page down and a page up."""
    opening_keys: bytes = b""
    """What leads from its first screen to the text."""


def compile_reader() -> None:
    """Write the reader's bytecode, as installing it does: no measurement is to pay for compiling."""
    compileall.compile_dir(str(Path(__file__).parents[2] / "reader"), quiet=1)


def floor() -> Program:
    """The least a Textual program can be: an app with one ``Static``."""
    script = Path(__file__).with_name("floor.py")
    return Program("floor", (sys.executable, str(script), OPENING_WORD))


def dateline(path: Path) -> Program:
    """The reader, opening an article."""
    return Program("dateline", tuple(reader_command(path)))


def peers(folder: Path, text: str) -> list[Program]:
    """Give those other readers that are on the PATH, ready to show a text.

    Args:
        folder: Where the text and what they need is put.
        text: The text.
    """
    plain, markdown = folder / "article.txt", folder / "article.md"
    plain.write_text(text, encoding="utf-8")
    markdown.write_text(text, encoding="utf-8")
    found = []
    if shutil.which("less"):
        found.append(Program("less", ("less", str(plain)), quit_keys=b"q"))
    if shutil.which("newsboat"):
        found.append(_newsboat(folder, text))
    if shutil.which("frogmouth"):
        found.append(Program("frogmouth", ("frogmouth", str(markdown)), page_keys=(_PAGE_DOWN, _PAGE_UP)))
    return found


def _newsboat(folder: Path, text: str) -> Program:
    # It shows what it has fetched before. Its start ends at its list of feeds, whose one feed has the word
    # that is waited for as its title; two Enters open the article.
    feed, urls, cache = folder / "feed.xml", folder / "urls", folder / "cache.db"
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in html.escape(text).split("\n\n"))
    feed.write_text(
        f"<rss version='2.0'><channel><title>{OPENING_WORD}</title><link>https://feed.example/</link>"
        "<description/><item><title>Article</title><link>https://feed.example/1</link><guid>1</guid>"
        f"<description>{html.escape(paragraphs)}</description></item></channel></rss>",
        encoding="utf-8",
    )
    urls.write_text(feed.as_uri() + "\n", encoding="utf-8")
    command = ("newsboat", "-u", str(urls), "-c", str(cache), "-C", "/dev/null")
    subprocess.run([*command, "-x", "reload"], check=True, env=terminal_environment(str(folder)))
    return Program(
        "newsboat", command, quit_keys=b"Q", page_keys=(_PAGE_DOWN, _PAGE_UP), opening_keys=b"\r\r"
    )
