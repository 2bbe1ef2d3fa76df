"""``dateline print``: what it writes for whom."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from reader import paths
from reader.cli import main
from reader.model.article import Paragraph
from reader.store.article_file import load_article
from reader.store.library import Library
from tests.sample_library import FILLER, write_library
from tests.terminal.hostile import FIRST_WORD, LAST_WORD, hostile_article, to_yaml

if TYPE_CHECKING:
    from pathlib import Path

BUNDLED = sorted(Library(paths.articles_dir()).articles())


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """The newest article of a small library."""
    return write_library(tmp_path / "library")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """What is written to standard output when all goes well."""
    assert main(["print", *map(str, arguments)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def check_characters(out: str) -> None:
    """See that no character of the output means anything to a terminal but the ends of lines."""
    assert out.endswith("\n")
    assert not out.endswith("\n\n")
    # NEL, the C1 controls, and what turns the direction of writing round
    forbidden = {*map(chr, range(0x20)), "\x7f", *map(chr, range(0x80, 0xA0)), *"\u202e\u2066\u2028"}
    assert set(out) & forbidden <= {"\n"}


# Text


def test_an_article_is_written_from_its_headline_to_its_links(
    capsys: pytest.CaptureFixture[str], article: Path
) -> None:
    out = printed(capsys, article).replace(FILLER.strip(), "…")
    assert (
        out
        == """\
Defence

India asks for more S-400s

New Delhi, 4 December 2025, 21:10. Test desk.

India told Russia that it wants more S-400 systems, the desk [1] said.

Defence Minister Rajnath Singh met his counterpart. The contract of 2018 covers five units.


Section 1 of 3: Deliveries

…

Rajnath Singh: “Cooperation continues.”

…

The S-400 arrived in 2021, Singh said.


Section 2 of 3: Offers

…

…

Russia offered the Su-57 on 4 December 2025.


Section 3 of 3: The end

A short last section, with no name in it.


Timeline

- October 2018: Contract signed. Involved: S-400, India.
- 2021: First arrival. Involved: S-400.
- 4 December 2025: Su-57 offered. Involved: Su-57, Russia.
- 5 December 2025, planned: Summit.


People, systems and places

Systems:
- S-400 Triumf, air defence: 3 mentions
- Su-57: 1 mention

People:
- Rajnath Singh: 3 mentions

Places and organisations:
- India, country: 2 mentions
- Russia, country: 2 mentions


About this article

- Source: Test desk [2]


Links

[1] https://example.org/desk
[2] https://example.org/talks
"""
    )


def test_in_a_terminal_lines_are_as_long_as_is_comfortable(
    capsys: pytest.CaptureFixture[str], article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    for columns, longest in (("200", 72), ("50", 50), ("3", 8)):
        monkeypatch.setenv("COLUMNS", columns)
        text = printed(capsys, article).partition("\n\n\nLinks\n")[0]
        assert longest - 8 < max(map(len, text.splitlines())) <= longest


@pytest.mark.parametrize(("width", "longest"), [("40", 40), ("8", 8), ("500", 500)])
def test_lines_are_as_long_as_asked(
    capsys: pytest.CaptureFixture[str], article: Path, width: str, longest: int
) -> None:
    text = printed(capsys, article, "--width", width).partition("\n\n\nLinks\n")[0]
    assert longest - 12 < max(map(len, text.splitlines())) <= longest


def test_lines_can_be_left_whole_in_a_terminal(
    capsys: pytest.CaptureFixture[str], article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = printed(capsys, article)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert printed(capsys, article, "--width=0") == whole
    assert FILLER.strip() in whole.splitlines()


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_lists_can_be_left_out(capsys: pytest.CaptureFixture[str], article: Path, form: str) -> None:
    whole = printed(capsys, article, "--format", form)
    assert "Contract signed" in whole
    assert "Systems" in whole
    without = printed(capsys, article, "--format", form, "--no-timeline", "--no-entities")
    assert "Contract signed" not in without
    assert "Systems" not in without
    assert "Section 3 of 3" in without or form != "text"


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_notes_tell_who_is_meant(capsys: pytest.CaptureFixture[str], article: Path, form: str) -> None:
    # The option may stand before the file.
    for options, deliveries, lead in (
        ((), "The S-400 arrived in 2021, Singh said.", "India told"),
        (("--mentions",), "The S-400 [S-400 Triumf] arrived in 2021, Singh said.", "India [place] told"),
        (
            ("--mentions=all",),
            "The S-400 [system: S-400 Triumf] arrived in 2021, Singh [person: Rajnath Singh] said.",
            "India [place] told",
        ),
    ):
        out = printed(capsys, "--format", form, *options, article).replace("\\", "")
        assert deliveries in out.splitlines()
        assert lead in out


# Other formats


def test_markdown_has_the_structure_of_the_article(capsys: pytest.CaptureFixture[str], article: Path) -> None:
    out = printed(capsys, article, "--format", "markdown")
    assert [line for line in out.splitlines() if line.startswith("#")] == [
        "# India asks for more S-400s",
        "## Deliveries",
        "## Offers",
        "## The end",
        "## Timeline",
        "## People, systems and places",
        "### Systems",
        "### People",
        "### Places and organisations",
        "## About this article",
    ]
    assert "> Cooperation continues.\n>\n> — Rajnath Singh\n" in out
    assert "systems, [the desk](https://example.org/desk) said." in out
    assert "- Source: [Test desk](https://example.org/talks)\n" in out


def test_json_is_plain_ascii_with_every_list(capsys: pytest.CaptureFixture[str], article: Path) -> None:
    out = printed(capsys, article, "--format", "json")
    assert out.isascii()
    data = json.loads(out)
    assert list(data) == [
        "id",
        "language",
        "headline",
        "sections",
        "timeline",
        "entities",
        "related",
        "draft",
    ]
    assert [section["heading"] for section in data["sections"]] == ["", "Deliveries", "Offers", "The end"]
    assert [event["date"]["edtf"] for event in data["timeline"]][:2] == ["2018-10", "2021"]
    assert [(one["id"], one["mentions"]) for one in data["entities"]][:2] == [("s-400", 3), ("su-57", 1)]


# Wrong use, and articles with errors


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["missing.yaml"], "there is no file or folder missing.yaml"),
        (["."], ". is a folder (name an article)"),
        ([], "the following arguments are required: FILE"),
        (["--width", "7", "talks.yaml"], "argument --width: '7' is neither a number from 8 nor 0"),
        (["--width=-1", "talks.yaml"], "argument --width: '-1' is neither a number from 8 nor 0"),
        (["--width", "wide", "talks.yaml"], "argument --width: 'wide' is neither a number from 8 nor 0"),
        (["--format", "html", "talks.yaml"], "--format cannot be html (write text, markdown or json)"),
        (["--format=json", "--width=40", "talks.yaml"], "--width is not for json"),
        (["--format=markdown", "--width=0", "talks.yaml"], "--width is not for markdown"),
        (["--format=json", "--mentions", "talks.yaml"], "--mentions is not for json"),
        (
            ["--mentions=none", "talks.yaml"],
            "there is no option --mentions=none (write --mentions or --mentions=all)",
        ),
        (["--ascii=yes", "talks.yaml"], "there is no option --ascii=yes (write --ascii)"),
        (["--", "--ascii=yes", "talks.yaml"], "unrecognized arguments: talks.yaml"),
        (["--asci=yes", "talks.yaml"], "unrecognized arguments: --asci=yes"),
    ],
)
def test_wrong_use_is_told_in_a_line(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    article: Path,
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(article.parent)
    assert main(["print", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"dateline: {said}")
    assert err.count("\n") == 1


def test_the_problems_of_an_article_with_errors_are_told_instead(
    capsys: pytest.CaptureFixture[str], article: Path
) -> None:
    broken = article.with_name("broken.yaml")
    assert main(["print", str(broken)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert f"{broken}:2:1: error: an article has no key `titel`" in err
    assert f"{broken}:3:12: error:" in err


def test_related_articles_are_told_by_their_headlines(
    capsys: pytest.CaptureFixture[str], article: Path
) -> None:
    with article.open("a", encoding="utf-8") as file:
        file.write("related: [{article: older}, {article: broken}, {article: gone, rel: updates}]\n")
    out = printed(capsys, article)
    assert "- Background: An older article\n- Background: broken\n- Updates: gone\n" in out


# Every article


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
@pytest.mark.parametrize("options", [(), ("--mentions=all",)])
def test_hostile_text_is_written_as_characters(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str, options: tuple[str, ...]
) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_text(to_yaml(hostile_article()), encoding="utf-8")
    if form == "json":
        options = ()
    out = printed(capsys, path, "--format", form, *options)
    check_characters(out)
    assert FIRST_WORD in out
    assert LAST_WORD in out


@pytest.mark.parametrize("path", BUNDLED, ids=[path.stem for path in BUNDLED])
def test_every_bundled_article_can_be_read_from_top_to_bottom(
    capsys: pytest.CaptureFixture[str], path: Path
) -> None:
    article = load_article(path).article
    assert article is not None
    text, markdown = (printed(capsys, path, "--format", form) for form in ("text", "markdown"))
    check_characters(text)
    check_characters(markdown)
    lines = text.splitlines()
    assert all(line == line.rstrip() for line in lines)
    paragraphs = [
        block.text.text
        for section in article.sections
        for block in section.blocks
        if isinstance(block, Paragraph)
        if not any(span.target.startswith("http") for span in block.text.spans)
    ]
    assert [paragraph for paragraph in paragraphs if paragraph not in lines] == []
    headings = sum(token.type == "heading_open" for token in MarkdownIt("commonmark").parse(markdown))
    assert headings > sum(bool(section.heading) for section in article.sections) + 3


def test_an_encoding_without_a_letter_is_no_traceback(article: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "reader", "print", article],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert 'Rajnath Singh: "Cooperation continues."' in done.stdout


def test_reading_in_a_line_imports_no_drawing_library(article: Path) -> None:
    script = (
        "import sys; from reader.cli import main; main(['print', sys.argv[1]])\n"
        "print(*sorted({'textual', 'rich'} & sys.modules.keys()), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, article], capture_output=True, text=True, check=True)
    assert done.stderr == "\n"


def test_ascii_is_for_text_and_by_wish_everywhere(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["print", "--ascii", str(article)]) == 0
    out = capsys.readouterr().out
    assert out.isascii()
    assert 'Rajnath Singh: "Cooperation continues."' in out
    assert main(["print", "--ascii", "--format", "json", str(article)]) == 2
    assert "--ascii is not for json" in capsys.readouterr().err
