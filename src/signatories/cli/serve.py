"""A preview of the page for this machine alone."""

from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from threading import BoundedSemaphore
from typing import Any, Final

import typer

from signatories.cli.guard import say

THREADS: Final = 16
"""The most requests that are answered at once; a browser asks six at a time."""

_NAMES: Final = frozenset({"localhost", "127.0.0.1"})
"""The names by which a browser calls this machine. Another may be that of a page elsewhere."""


class Handler(SimpleHTTPRequestHandler):
    """A handler that serves files to this machine, and logs none of them."""

    timeout = 20

    def send_head(self) -> Any:
        """Answer with a file; where another machine is meant, or no file can be, with an error."""
        name = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get("Host", "")
        if name.lower() not in _NAMES:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return None
        try:
            return super().send_head()
        except (ValueError, OSError):  # a name with %00, or longer than the system has any
            self.send_error(HTTPStatus.NOT_FOUND)
            return None

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server that answers at most `THREADS` requests at once, and closes others."""

    daemon_threads = True

    def __init__(self, *arguments: Any) -> None:
        self._free = BoundedSemaphore(THREADS)
        super().__init__(*arguments)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer a request in a thread of its own; where none is free, close it."""
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:
        """Answer, and free the thread."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that has gone."""


def serve(folder: Path, port: int) -> None:
    """Serve a folder on this machine until an interrupt.

    Raises:
        BadParameter: the port cannot be used.
    """
    try:
        server = Server(("127.0.0.1", port), partial(Handler, directory=str(folder)))
    except OSError as error:
        reason = error.strerror or str(error)
        raise typer.BadParameter(f"port {port} cannot be used: {reason}; try --port 0") from None
    with server, suppress(KeyboardInterrupt):
        say(f"http://localhost:{server.server_port}/ until Ctrl-C")
        server.serve_forever()
