"""The servers: the same gunicorn command for each WSGI module, on a free port of the loopback interface."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from tests.bench.client import HOST

WORKERS = 2
START_SECONDS = 60
#: What the figures call a server → its WSGI module.
MODULES = {
    "ours": "cms.wsgi_api",
    "stock": "tests.bench.stock_wsgi",
    "floor": "tests.bench.floor_wsgi",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server that answers."""

    name: str
    port: int


@contextmanager
def running() -> Iterator[dict[str, Server]]:
    """All servers, for as long as the block runs."""
    with ExitStack() as stack:
        yield {name: stack.enter_context(_serve(name, module)) for name, module in MODULES.items()}


@contextmanager
def _serve(name: str, module: str) -> Iterator[Server]:
    port = _free_port()
    command = [
        sys.executable, "-m", "gunicorn", f"{module}:application", "--workers", str(WORKERS),
        "--bind", f"{HOST}:{port}", "--log-level", "warning", "--no-control-socket",
    ]  # fmt: skip
    process = subprocess.Popen(command, env=dict(os.environ))
    try:
        _wait_for(port, process)
        yield Server(name=name, port=port)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _attempt in range(START_SECONDS * 10):
        if process.poll() is not None:
            raise RuntimeError("A server stopped while it was starting.")
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("A server did not start.")
