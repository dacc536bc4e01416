"""The client: a few connections kept busy by one lean event loop, on the loopback interface only.

Each server is asked by the same code, over as many connections, so what the client costs weighs on all alike. A worker
that closes its connection after each answer (gunicorn's sync workers do) is simply connected to again.
"""

from __future__ import annotations

import re
import selectors
import socket
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle

HOST = "127.0.0.1"
CONNECTIONS = 16
CHUNK = 1 << 18
#: A round of a slow server lasts until it has given this many answers: fewer say little.
FEWEST = 40
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_LOCATION = re.compile(rb"\r\nlocation: *(?:https?://[^/\r]+)?(/[^\r]*)", re.IGNORECASE)


class UnexpectedAnswer(Exception):
    """A server answered what the benchmark did not ask for; its figures would mean nothing."""


@dataclass(kw_only=True)
class Figures:
    """What one round measured; latencies in milliseconds."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    bytes: int = 0

    @property
    def rate(self) -> float:
        """Answers per second."""
        return len(self.latencies) / self.seconds

    def percentile(self, share: float) -> float:
        """The latency that this share of answers did not exceed."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def request(path: str, *, headers: str = "") -> bytes:
    """The bytes of a GET."""
    return f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n{headers}\r\n".encode()


class _Lane:
    """One connection and the answer it waits for."""

    def __init__(self, port: int, selector: selectors.BaseSelector) -> None:
        self.port, self.selector = port, selector
        self.socket: socket.socket | None = None
        self.received = bytearray()
        self.size = -1
        self.started = 0.0

    def send(self, asked: bytes) -> None:
        if self.socket is None:
            self.socket = socket.create_connection((HOST, self.port), timeout=30)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.selector.register(self.socket, selectors.EVENT_READ, self)
        self.received.clear()
        self.size = -1
        self.socket.sendall(asked)

    def take(self) -> bool:
        """Receive what has come; say whether the answer is whole."""
        data = self.socket.recv(CHUNK) if self.socket else b""
        if not data:
            raise UnexpectedAnswer("The connection closed before the answer was whole.")
        self.received += data
        if self.size < 0:
            end = self.received.find(b"\r\n\r\n")
            if end < 0:
                return False
            length = _LENGTH.search(self.received, 0, end)
            self.size = end + 4 + (int(length[1]) if length else 0)
        return len(self.received) >= self.size

    def close_if_told(self) -> None:
        head = bytes(self.received[: self.received.find(b"\r\n\r\n")]).lower()
        if b"\r\nconnection: close" in head:
            self.close()

    def close(self) -> None:
        if self.socket is not None:
            self.selector.unregister(self.socket)
            self.socket.close()
            self.socket = None


def drive(port: int, *, asked: Sequence[bytes], seconds: float, expected: bytes) -> Figures:
    """Ask one server these questions in turn for so long; a redirect is followed within the same answer."""
    questions, figures = cycle(asked), Figures()
    with selectors.DefaultSelector() as selector:
        lanes = [_Lane(port, selector) for _ in range(CONNECTIONS)]
        begun = time.perf_counter()
        for lane in lanes:
            _ask(lane, questions)
        while time.perf_counter() - begun < seconds or len(figures.latencies) < FEWEST:
            for key, _events in selector.select(timeout=30):
                _hear(key.data, questions, figures=figures, expected=expected)
        figures.seconds = time.perf_counter() - begun
        _hear_out(lanes, selector)
    return figures


def _hear_out(lanes: Sequence[_Lane], selector: selectors.BaseSelector) -> None:
    """Wait for what is still being worked on, which counts no more: else a slow server would work through the next one's round."""
    while any(lane.socket for lane in lanes):
        heard = selector.select(timeout=30)
        for key, _events in heard:
            if key.data.take():
                key.data.close()
        if not heard:
            raise UnexpectedAnswer("A server left a question without an answer.")


def _ask(lane: _Lane, questions: Iterator[bytes]) -> None:
    lane.started = time.perf_counter()
    lane.send(next(questions))


def _hear(lane: _Lane, questions: Iterator[bytes], *, figures: Figures, expected: bytes) -> None:
    if not lane.take():
        return
    status = bytes(lane.received[9:12])
    lane.close_if_told()
    if status == b"302":
        location = _LOCATION.search(lane.received)
        lane.send(request(location[1].decode() if location else "/"))
        return
    if status != expected:
        raise UnexpectedAnswer(f"{status!r}: {bytes(lane.received[:600])!r}")
    figures.latencies.append(1_000 * (time.perf_counter() - lane.started))
    figures.bytes += len(lane.received)
    _ask(lane, questions)
