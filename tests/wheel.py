"""The installed command, tried from outside the checkout: ``python -m tests.wheel COMMAND``.

Prints what it has done; raises where the command does not work as installed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile

import pexpect

SECONDS = 60


def main(command: str) -> None:
    """Ask for the version, check the bundled library, open the reader and leave it."""
    with tempfile.TemporaryDirectory() as elsewhere:
        for arguments in (["--version"], ["schema", "article"], ["--help"]):
            subprocess.run(
                [command, *arguments], check=True, cwd=elsewhere, capture_output=True, timeout=SECONDS
            )
        find = "from reader import paths; print(paths.articles_dir())"
        python = command.replace("dateline", "python")
        articles = subprocess.run(
            [python, "-c", find], check=True, cwd=elsewhere, capture_output=True, text=True, timeout=SECONDS
        ).stdout.strip()
        subprocess.run([command, "check", articles], check=True, cwd=elsewhere, timeout=SECONDS)
        reader = pexpect.spawn(
            command, cwd=elsewhere, dimensions=(36, 120), timeout=SECONDS, encoding="utf-8"
        )
        reader.expect("TIMELINE")
        reader.send("q")
        reader.expect(pexpect.EOF)
        reader.close()
        if reader.exitstatus != 0:
            raise SystemExit(f"the reader left with {reader.exitstatus}")
    print("the wheel's command works")  # noqa: T201  its report


if __name__ == "__main__":
    main(sys.argv[1])
