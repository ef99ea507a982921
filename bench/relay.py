"""Counts and times what a server really sends through its websockets: a relay between browser and server.

A browser tells the size of a message; on the wire it is compressed together with those before it. It tells
moments by its own clock, which stands still while it draws.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

PING = 16
"""Bytes below which a piece keeps a connection awake, and says nothing."""


class Relay:
    """``url`` is where a browser goes instead; ``sent`` the bytes of all websockets since :meth:`forget`."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self._target = (parts.hostname or "127.0.0.1", parts.port or 80)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._held: list[tuple[socket.socket, bytes]] | None = None
        self.forget()
        threading.Thread(target=self._accept, daemon=True).start()

    def forget(self) -> None:
        """Begin anew."""
        self.sent = 0
        self._asked: float | None = None
        self._answered = 0.0

    @property
    def took(self) -> float:
        """Milliseconds from the first thing that the browser said to the last that it was answered."""
        return 1000 * (self._answered - (self._asked or self._answered))

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Keep from the browser what the server sends, until the end of the block.

        So the two do not share the processor: a browser that draws half of an answer slows the other half.
        """
        self._held = []
        try:
            yield
        finally:
            held, self._held = self._held, None
            for target, piece in held:
                target.sendall(piece)

    def rest(self, quiet: int) -> None:
        """Wait until the server has answered and then been silent for ``quiet`` milliseconds.

        Raises:
            TimeoutError: it did not within two minutes.
        """
        end = time.monotonic() + 120
        while time.monotonic() < end:
            if self._answered and time.perf_counter() - self._answered > quiet / 1000:
                return
            time.sleep(0.02)
        raise TimeoutError(self.url)

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

    def _note(self, size: int, *, up: bool) -> None:
        if up:
            self._asked = self._asked or time.perf_counter()
        else:
            self.sent += size
            self._answered = time.perf_counter()

    def _pass_on(
        self, source: socket.socket, target: socket.socket, is_websocket: threading.Event, up: bool
    ) -> None:
        try:
            while piece := source.recv(65536):
                if up and b"upgrade: websocket" in piece.lower():
                    is_websocket.set()
                if is_websocket.is_set() and len(piece) > PING:
                    self._note(len(piece), up=up)
                if self._held is not None and not up and is_websocket.is_set():
                    self._held.append((target, piece))
                else:
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
