"""`make run` where something stands in its way."""

from __future__ import annotations

import socket

import pytest
from django.core.management import CommandError, call_command


def test_a_port_that_is_taken_is_told_before_anything_is_started(monkeypatch):
    monkeypatch.setattr(
        "subprocess.Popen", lambda *said, **more: pytest.fail("A worker was started.")
    )
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(CommandError, match=f"Port {port} cannot be had .* PORT={port + 1}"):
            call_command("newsroom", port=port)
