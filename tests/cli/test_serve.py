"""``dateline serve`` shows the reader on a page, to nobody but this machine's own pages."""

from __future__ import annotations

import asyncio
import errno
import re
import signal
import socket
import subprocess
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import aiohttp
import pytest

from reader.cli import main
from reader.user_config import config_path
from tests.sample_library import write_library

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

WAIT_SECONDS = 30.0


@pytest.fixture
def port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        found: int = probe.getsockname()[1]
        return found


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int, bool]]:
    """What would be served: host, port, whether only to this machine."""
    from reader.cli.page_server import PageServer  # noqa: PLC0415  as the command does

    found: list[tuple[str, int, bool]] = []
    monkeypatch.setattr(
        PageServer, "serve", lambda server: found.append((server.host, server.port, bool(server._names)))
    )
    return found


def test_it_listens_for_this_machine_alone(
    served: list[tuple[str, int, bool]], port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["serve", "--port", str(port)])
    assert served == [("localhost", port, True)]
    assert "Beware" not in capsys.readouterr().err


def test_elsewhere_it_warns(
    served: list[tuple[str, int, bool]], port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["serve", "--host", "0.0.0.0", "--port", str(port)])  # noqa: S104  that is what is warned of
    assert served == [("0.0.0.0", port, False)]  # noqa: S104
    assert "There is no password." in capsys.readouterr().err


def test_what_cannot_be_served_is_told(port: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--port", "0"]) == 2
    assert "0 is no port" in capsys.readouterr().err
    assert main(["serve", "missing.yaml"]) == 2
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        assert main(["serve", "--host", "127.0.0.1", "--port", str(port)]) == 2
        err = capsys.readouterr().err
        assert f"nobody can listen at 127.0.0.1:{port}" in err
        assert "(try another --port)" in err


@pytest.mark.parametrize(
    ("error", "hint"),
    [
        (
            socket.gaierror(-2, "Name or service not known"),
            "give --host a name or an address of this machine",
        ),
        (OSError(errno.EADDRNOTAVAIL, "Cannot assign requested address"), "give --host a name or an address"),
        (PermissionError(errno.EACCES, "Permission denied"), "try a --port above 1023"),
    ],
)
def test_why_nobody_can_listen_tells_what_to_change(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: OSError, hint: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    assert main(["serve", "--host", "nohost.invalid"]) == 2
    assert f"nobody can listen at nohost.invalid:8000: {error.strerror} ({hint}" in capsys.readouterr().err


def test_without_its_package_it_tells_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "reader.cli.page_server", None)
    assert main(["serve"]) == 2
    assert "pipx inject dateline textual-serve" in capsys.readouterr().err


@asynccontextmanager
async def serving(path: Path, port: int) -> AsyncIterator[aiohttp.ClientSession]:
    """A server, and a browser's side of it."""
    command = [sys.executable, "-m", "reader", "serve", str(path), "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: ASYNC220  it is not waited for
    try:
        assert server.stderr is not None
        line = await asyncio.wait_for(asyncio.to_thread(server.stderr.readline), WAIT_SECONDS)
        assert f"http://127.0.0.1:{port}" in line
        async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
            yield session
    finally:
        server.terminate()
        server.communicate()


async def test_the_page_is_the_reader(tmp_path: Path, port: int) -> None:
    async with serving(write_library(tmp_path / "library"), port) as session:
        async with session.get("/") as response:
            page = await response.text()
        assert f'data-session-websocket-url="ws://127.0.0.1:{port}/ws"' in page
        others = [address for address in re.findall(r'https?://[^"\s)]+', page) if "127.0.0.1" not in address]
        assert others == [], "nothing comes from elsewhere"
        headers = {"Origin": f"http://127.0.0.1:{port}"}
        async with session.ws_connect("/ws?width=100&height=30", headers=headers) as socket_:
            shown = b""
            while b"asks for more" not in shown or b"TIMELINE" not in shown:
                message = await socket_.receive(WAIT_SECONDS)
                assert message.type in {aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT}
                if message.type is aiohttp.WSMsgType.BINARY:
                    shown += message.data
            await socket_.send_json(["stdin", "?"])
            while b"Keys" not in shown:
                shown += (await socket_.receive(WAIT_SECONDS)).data


@pytest.mark.parametrize(("theme", "colour"), [("night-desk", "#15171b"), ("broadsheet", "#faf6ee")])
async def test_the_page_has_the_colours_of_the_theme_and_gives_its_keys_to_the_reader(
    tmp_path: Path, port: int, theme: str, colour: str
) -> None:
    config_path().parent.mkdir(parents=True, exist_ok=True)
    config_path().write_text(f"theme: {theme}\n", encoding="utf-8")
    library = write_library(tmp_path / "library")
    async with serving(library, port) as session, session.get("/") as response:
        page = await response.text()
    assert f"html, body {{ height: 100%; margin: 0; background: {colour};" in page
    assert "field.focus()" in page


async def test_pages_of_others_get_nothing(tmp_path: Path, port: int) -> None:
    async with serving(write_library(tmp_path / "library"), port) as session:
        async with session.get("/", headers={"Host": "evil.example"}) as response:
            assert response.status == 403
        for headers in ({"Origin": "http://evil.example"}, {}):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refusal:
                await session.ws_connect("/ws", headers=headers)
            assert refusal.value.status == 403


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals there")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
async def test_it_ends_in_order_while_a_page_is_open(
    tmp_path: Path, port: int, number: signal.Signals
) -> None:
    path = write_library(tmp_path / "library")
    command = [sys.executable, "-m", "reader", "serve", str(path), "--host", "127.0.0.1", "--port", str(port)]
    server = await asyncio.create_subprocess_exec(*command, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    assert server.stderr is not None
    await asyncio.wait_for(server.stderr.readline(), WAIT_SECONDS)
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
        headers = {"Origin": f"http://127.0.0.1:{port}"}
        async with session.ws_connect("/ws?width=100&height=30", headers=headers) as page:
            assert (await page.receive(WAIT_SECONDS)).type is aiohttp.WSMsgType.BINARY
            server.send_signal(number)
            types = [message.type async for message in page]
            assert set(types) <= {aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT}
            assert page.close_code == aiohttp.WSCloseCode.OK, "the reader has ended first, and said so"
    out, err = await asyncio.wait_for(server.communicate(), WAIT_SECONDS)
    assert (server.returncode, out, err) == (128 + number, b"", b"")
