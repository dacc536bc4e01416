"""A real Varnish before a real server: a cache that keeps what it may for a day unless it is told otherwise."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from urllib.request import Request, urlopen

import pytest

DAY = "86400"


@pytest.fixture
def varnish(live_server, tmp_path):
    """The address of the cache."""
    varnishd = shutil.which("varnishd") or shutil.which("varnishd", path="/usr/sbin")
    assert varnishd, "Varnish is needed for this test."
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    behind = f"{live_server.thread.host}:{live_server.thread.port}"
    process = subprocess.Popen(
        [
            varnishd,
            "-F",
            "-a",
            f"127.0.0.1:{port}",
            "-b",
            behind,
            "-t",
            DAY,
            "-s",
            "malloc,32m",
            "-n",
            str(tmp_path / "v"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    _wait_for(address)
    yield address
    process.terminate()
    process.wait(timeout=20)


def _wait_for(address):
    until = time.monotonic() + 60
    while True:
        try:
            urlopen(Request(f"{address}/api/v2/locales/"), timeout=20).close()  # noqa: S310 our own cache
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return
