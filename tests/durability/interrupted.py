"""Publishing is cut by kill -9 at random points: page, document and change are all there or none, and a worker heals."""

from __future__ import annotations

import json
import random
import sys
import time

from tests.durability.staging import clock, fork, kill, newsroom, work_until_idle

from cms.published import reconciler
from cms.published.models import Change, Dirty, PublishedDocument
from news.models import ArticlePage


def publish(page_id: int, title: str) -> None:
    """What the admin does."""
    page = ArticlePage.objects.get(pk=page_id)
    page.title = title
    page.save_revision().publish()


def main(times: int) -> None:
    """Cut `times` publications; print what was found."""
    desk, dice = newsroom(), random.Random(11)
    page_id = desk.article("Avant").pk
    desk.settle()
    torn = unhealed = finished = 0
    slowest = 0.0
    for number in range(times):
        title = f"Titre {number}"
        child = fork(lambda title=title: publish(page_id, title))
        time.sleep(dice.random() * 0.35)
        kill(child)
        page, row = (
            ArticlePage.objects.get(pk=page_id),
            PublishedDocument.objects.get(page_id=page_id),
        )
        finished += page.title == title
        # The page may be ahead of its document, never without a mark that says so; the document never ahead of the page.
        waiting = Dirty.objects.filter(key=f"page:{page_id}").exists()
        logged = Change.objects.filter(key=f"page:{page_id}", etag=row.etag).exists()
        torn += (row.title != page.title and not waiting) or not logged
        started = time.monotonic()
        work_until_idle()
        slowest = max(slowest, time.monotonic() - started)
        unhealed += bool(reconciler.compare_bytes([page_id], now=clock()).page_ids)
    verdict = {
        "cuts": times,
        "finished": finished,
        "torn": torn,
        "unhealed": unhealed,
        "slowest_healing": round(slowest, 2),
    }
    sys.stdout.write(f"{json.dumps(verdict)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
