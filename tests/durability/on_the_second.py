"""Two hundred texts whose seconds are scattered, and a broken one before them all: how late readers get each."""

from __future__ import annotations

import json
import random
import signal
import socket
import sys
import time
from datetime import datetime, timedelta

from tests.durability.staging import clock, fork, kill, newsroom, percentile, worker
from tests.durability.freshness import ask, serve

from cms.core import gates
from cms.published import scheduler
from news.models import ArticlePage
from tests.newsroom import Newsroom

#: Seconds in which they are due, and for which the last one is waited.
DURING, PATIENCE = 30, 60


def wait_for(due: dict[int, datetime], *, port: int) -> dict[int, datetime]:
    """Follow the log of changes, as a front end does; page → the moment it was first told."""
    told: dict[int, datetime] = {}
    until = max(due.values()) + timedelta(seconds=PATIENCE)
    after = ""
    while len(told) < len(due) and clock() < until:
        _status, body = ask(port, f"/api/v2/changes/?limit=1000{after}")
        at, answer = clock(), json.loads(body)
        for change in answer["items"]:
            if change["operation"] == "put" and change["kind"] == "page" and change["id"] in due:
                told.setdefault(change["id"], at)
        after = f"&after={answer['meta']['next']}"
        time.sleep(0.02)
    return told


def broken(desk: Newsroom) -> ArticlePage:
    """What the checklist refuses at its hour, each time it is tried; its hour comes before all others."""
    page = desk.article("Cassé", publish=False, commercial_status="supported")
    page.save_revision(approved_go_live_at=clock())
    return page


def schedule(page: ArticlePage, at: datetime, *, embargo: bool) -> None:
    """Have a text come out at its second: published and under embargo, or waiting for its hour."""
    if embargo:
        page.embargo_until = at
    else:
        page.go_live_at = at
    page.save_revision().publish()


def crowd(desk: Newsroom, count: int) -> dict[int, datetime]:
    """Half wait for their hour, half are under embargo; page → its second."""
    pages = [desk.article(f"À son heure {number}", publish=False) for number in range(count)]
    tick = time.monotonic()
    for embargo in (True, False):
        trial = desk.article("Essai", publish=False)
        schedule(trial, clock() + timedelta(days=1), embargo=embargo)
    # A slow machine needs longer to publish them all, and the first may not be due before.
    start = clock() + timedelta(seconds=10 + (time.monotonic() - tick) * count)
    dice = random.Random(6)
    due = {page.pk: start + timedelta(seconds=dice.random() * DURING) for page in pages}
    for number, page in enumerate(pages):
        schedule(page, due[page.pk], embargo=bool(number % 2))
    if clock() >= start:
        raise TimeoutError("They took longer to publish than there was time.")
    return due


def main(count: int) -> None:
    """Run the drill; print the figures."""
    desk = newsroom()
    bad, due = broken(desk), crowd(desk, count)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = serve(port)
    child = fork(worker)
    told = wait_for(due, port=port)
    kill(child)
    server.send_signal(signal.SIGTERM)
    server.wait(timeout=20)
    late = [(told[page_id] - due[page_id]).total_seconds() for page_id in told]
    verdict = {
        "due": count,
        "told": len(told),
        "early": sum(seconds < 0 for seconds in late),
        "p50": round(percentile(late, 0.5), 2),
        "p90": round(percentile(late, 0.9), 2),
        "p99": round(percentile(late, 0.99), 2),
        "max": round(max(late), 2),
        "broken_is_live": ArticlePage.objects.get(pk=bad.pk).live,
        "broken_is_refused": bool(gates.refusals(bad.latest_revision)),
        "still_late": scheduler.late(now=clock()),
    }
    sys.stdout.write(f"{json.dumps(verdict)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
