"""Serves the reader on a page of the web, by textual-serve; only ``dateline serve`` imports it."""

from __future__ import annotations

import asyncio
import logging
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

import aiohttp_jinja2
import textual_serve.server
from aiohttp import web
from textual.theme import BUILTIN_THEMES
from textual_serve.app_service import AppService
from textual_serve.server import Server

from reader.cli.output import say
from reader.paths import styles_dir
from reader.themes import PREFIX, THEMES, role_defaults
from reader.user_config import read_config

if TYPE_CHECKING:
    from collections.abc import Collection


POLL_SECONDS = 0.05
"""How often it is tried whether the server listens already."""


class PageReader(AppService):
    """The reader of one page, in a process of its own."""

    running: ClassVar[set[PageReader]] = set()
    """Those that have not ended."""

    async def start(self, width: int, height: int) -> None:
        """Start the process."""
        self.running.add(self)
        await super().start(width, height)

    async def stop(self) -> None:
        """Have the reader end, and wait until its process has: a loop that is closed before fails at it."""
        try:
            await super().stop()
            if self._process is not None:
                await self._process.wait()
        finally:
            self.running.discard(self)


# textual-serve has no other way to be given a kind of its own.
textual_serve.server.AppService = PageReader  # type: ignore[attr-defined]  # it is no part of its public API


class PageServer(Server):
    """One reader for each page that is open."""

    def __init__(self, command: str, host: str, port: int, names: Collection[str]) -> None:
        """Prepare a server.

        Args:
            command: What a shell runs for each page.
            host: Where to listen.
            port: As above.
            names: What browsers on this machine may call it: host and port. Any other name is refused, so
                that no page of the web can lead a browser here under a name of its own (DNS rebinding).
                Empty: the server is meant for other machines, which may call it anything.
        """
        shown_host = f"[{host}]" if ":" in host else host
        super().__init__(
            command,
            host,
            port,
            title="Dateline",
            public_url=f"http://{shown_host}:{port}",
            templates_path=styles_dir() / "page",
        )
        self._names = names
        self.ended_by: int = signal.SIGINT
        """The number of the signal that has ended it."""
        self._telling: asyncio.Task[None] | None = None
        """Says where the page is; kept, as nothing else holds it."""

    def initialize_logging(self) -> None:
        """Tell problems only."""
        logging.basicConfig(level=logging.WARNING, format="dateline: %(message)s")

    async def on_startup(self, app: web.Application) -> None:  # noqa: ARG002  textual-serve's signature
        """Heed signals, and say where the page is, once it is there."""
        with suppress(NotImplementedError):  # there are no such handlers on Windows
            for name in ("SIGINT", "SIGTERM", "SIGHUP"):
                number = getattr(signal, name, None)
                if number is not None:
                    asyncio.get_running_loop().add_signal_handler(number, self._end, number)
        self._telling = asyncio.create_task(self._tell_when_listening())

    def _end(self, number: int) -> None:
        self.ended_by = number
        self.request_exit()

    async def _tell_when_listening(self) -> None:
        while True:
            try:
                _, writer = await asyncio.open_connection(self.host, self.port)
            except OSError:
                await asyncio.sleep(POLL_SECONDS)
            else:
                writer.close()
                break
        say(f"The reader is at {self.public_url} until you press Ctrl+C here.")

    async def on_shutdown(self, app: web.Application) -> None:  # noqa: ARG002  textual-serve's signature
        """End the readers of all pages: their connections are waited for, and last as long as they."""
        await asyncio.gather(*(reader.stop() for reader in PageReader.running), return_exceptions=True)

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """The page."""
        self._check_name(request)
        # The page must speak to the server under the name by which it was asked for.
        self.public_url = f"{request.scheme}://{request.host}"
        aiohttp_jinja2.get_env(request.app).globals.update(_page_colours())
        response: web.StreamResponse = await super().handle_index(request)
        return response

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """A page asks for its reader; pages of other servers get none (cross-site WebSocket hijacking)."""
        self._check_name(request)
        origin = urlsplit(request.headers.get("Origin", ""))
        if origin.netloc != request.host:
            raise web.HTTPForbidden(text="Only the reader’s own page may ask for it.")
        return await super().handle_websocket(request)

    def _check_name(self, request: web.Request) -> None:
        if self._names and request.host not in self._names:
            raise web.HTTPForbidden(text="This server is not called so.")


def _page_colours() -> dict[str, str]:
    """The colours of the page round the terminal: those of the theme that the reader begins with."""
    name = read_config()[0].theme
    theme = next(theme for theme in (*THEMES, *BUILTIN_THEMES.values()) if theme.name == name)
    colours = {**role_defaults(theme), **theme.variables}
    return {"page_colour": colours[f"{PREFIX}page"], "text_colour": colours[f"{PREFIX}text"]}
