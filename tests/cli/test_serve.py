"""The preview answers this machine only, and nothing that is asked of it ends in a traceback."""

import http.client
import socket
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from signatories.cli import serve
from signatories.cli.serve import Handler, Server


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """The port of a preview of one page."""
    (tmp_path / "index.html").write_text("<h1>Who is in</h1>")
    with Server(("127.0.0.1", 0), partial(Handler, directory=str(tmp_path))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def asked(port: int, path: str, host: str | None = None) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest("GET", path, skip_host=True)
    connection.putheader("Host", host or f"localhost:{port}")
    connection.endheaders()
    answer = connection.getresponse()
    found = answer.status, answer.read()
    connection.close()
    return found


@pytest.mark.parametrize("host", ["localhost", "localhost:{port}", "127.0.0.1:{port}", "LOCALHOST"])
def test_this_machine_is_answered(port: int, host: str) -> None:
    assert asked(port, "/", host.format(port=port)) == (200, b"<h1>Who is in</h1>")


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "localhost.evil.example", "192.168.0.1:{port}", "[::1]", "x:"],
)
def test_a_page_elsewhere_that_reads_through_the_browser_is_refused(port: int, host: str) -> None:
    """DNS rebinding: its name leads here, but it is not ours."""
    status, content = asked(port, "/", host.format(port=port))
    assert status == 421
    assert b"Who is in" not in content


def test_a_request_without_a_host_is_refused(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as raw:
        raw.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert b" 421 " in raw.recv(100)


@pytest.mark.parametrize(
    "path",
    ["/%00", "/index.html%00", "/" + "a" * 5000, "/%ff%fe", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd"],
)
def test_a_name_that_is_no_file_is_not_found(port: int, path: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert asked(port, path)[0] == 404
    assert asked(port, "/")[0] == 200
    assert "Traceback" not in capfd.readouterr().err


def test_threads_are_bounded(port: int) -> None:
    """Connections that say nothing take no more threads than there are, and are forgotten once they end."""
    before = threading.active_count()
    silent = [socket.create_connection(("127.0.0.1", port), timeout=10) for _ in range(3 * serve.THREADS)]
    time.sleep(0.3)
    assert threading.active_count() - before <= serve.THREADS
    for connection in silent:
        connection.close()
    until = time.monotonic() + 10
    while threading.active_count() > before and time.monotonic() < until:
        time.sleep(0.05)
    assert asked(port, "/")[0] == 200


def test_a_connection_that_says_nothing_is_closed_in_time() -> None:
    assert 0 < Handler.timeout <= 30
