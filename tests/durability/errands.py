"""Errands: tasks a drill can count."""

from __future__ import annotations

import time
from pathlib import Path

from django_tasks import task


@task()
def linger(note: str, seconds: float) -> None:
    """Write a line down, and take long."""
    with Path(note).open("a") as out:
        out.write("started\n")
    time.sleep(seconds)
