"""The README's table of keys, made from the command table: ``python -m tests.key_table`` writes it."""

from __future__ import annotations

from pathlib import Path

from reader.commands import Context, commands_of
from reader.keys import keyed, shown_keys

README = Path(__file__).parent.parent / "README.md"
START, END = "<!-- keys: made by `make keys` -->\n", "<!-- end of keys -->"


def key_table() -> str:
    """The table in Markdown, a part for each place where commands work."""
    parts = []
    for context in Context:
        rows = [
            f"| `{shown_keys(entry).replace('|', chr(92) + '|')}` | {keyed(entry.help)} |"
            for entry in commands_of(context)
        ]
        parts.append("\n".join([f"**{context.value}**", "", "| keys | |", "|---|---|", *rows, ""]))
    return "\n".join(parts)


def with_table(readme: str) -> str:
    """The README with the table in its place."""
    before, rest = readme.split(START)
    return before + START + "\n" + key_table() + "\n" + END + rest.split(END)[1]


if __name__ == "__main__":
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8")
