"""Counts what a server really sends through its websockets: a relay between browser and server.

A browser tells the size of a message; on the wire it is compressed together with those before it.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit


class Relay:
    """``url`` is where a browser goes instead; ``sent`` the bytes of all websockets so far."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self._target = (parts.hostname or "127.0.0.1", parts.port or 80)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.sent = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                browser, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(self._target)
            socket_of = threading.Event()
            for source, target, up in ((browser, server, True), (server, browser, False)):
                arguments = (source, target, socket_of, up)
                threading.Thread(target=self._pass_on, args=arguments, daemon=True).start()

    def _pass_on(
        self, source: socket.socket, target: socket.socket, is_websocket: threading.Event, up: bool
    ) -> None:
        try:
            while piece := source.recv(65536):
                if up and b"upgrade: websocket" in piece.lower():
                    is_websocket.set()
                if not up and is_websocket.is_set():
                    self.sent += len(piece)
                target.sendall(piece)
        except OSError:
            pass
        finally:
            for end in (source, target):
                end.close()


@contextmanager
def relayed(target: str) -> Iterator[Relay]:
    """A relay before ``target``, closed afterwards."""
    relay = Relay(target)
    try:
        yield relay
    finally:
        relay.close()
