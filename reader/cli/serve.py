"""``dateline serve``: the same reader, on a page in the browser."""

from __future__ import annotations

import errno
import os
import shlex
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.argument import check_path
from reader.cli.command import SIGNAL, Command
from reader.cli.output import say
from reader.errors import UsageError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""This machine itself."""

MAX_PORT = 65535


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "path", metavar="PATH", nargs="?", type=Path, help="an article or a folder of articles"
    )
    parser.add_argument(
        "--host", default="localhost", help="where to listen; localhost, for this machine alone, by default"
    )
    parser.add_argument("--port", type=int, default=8000, help="8000 by default")


def _run(arguments: Namespace) -> int:
    path: Path | None = arguments.path
    host, port = arguments.host, arguments.port
    if path is not None:
        check_path(path)
    if not 0 < port <= MAX_PORT:
        raise UsageError(f"{port} is no port", f"give a number from 1 to {MAX_PORT}")
    try:
        from reader.cli.page_server import PageServer
    except ImportError as error:
        raise UsageError(
            f"dateline serve needs the package textual-serve ({error})",
            "install it: pipx inject dateline textual-serve, or pip install 'dateline[serve]'",
        ) from error
    _check_address(host, port)
    is_local = host in LOOPBACK
    if not is_local:
        say(f"Beware: whoever reaches {host}:{port} can read your articles. There is no password.")
    names = [f"{f'[{name}]' if ':' in name else name}:{port}" for name in LOOPBACK] if is_local else []
    command = [sys.executable, "-m", "reader", *(["--", str(path.absolute())] if path else [])]
    server = PageServer(shlex.join(command), host, port, names)
    server.serve()
    return SIGNAL + server.ended_by


def _check_address(host: str, port: int) -> None:
    """See that one can listen there.

    Raises:
        UsageError: One cannot.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            if os.name == "posix":  # as the server does: what has just ended may still hold it
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            hint = "try another --port"
        elif error.errno == errno.EACCES:
            hint = "try a --port above 1023"
        else:
            hint = "give --host a name or an address of this machine, as localhost or 127.0.0.1"
        raise UsageError(f"nobody can listen at {host}:{port}: {error.strerror or error}", hint) from error


COMMAND = Command(
    "Show the reader on a page in the browser.",
    (
        ("dateline serve", "your library, or the bundled articles, at http://localhost:8000"),
        ("dateline serve my-library --port 8080", "a folder of articles, at another port"),
    ),
    _add_arguments,
    _run,
    "The page is for this machine alone. With --host it can be for others too: then whoever reaches it can "
    "read the articles, and there is no password.\n\n"
    "It needs the package textual-serve: pipx inject dateline textual-serve, or "
    "pip install 'dateline[serve]'.",
)
