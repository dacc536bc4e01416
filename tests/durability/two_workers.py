"""Two workers at once: nothing is done twice, and what one holds when it is killed the other takes over."""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.durability.errands import linger
from tests.durability.staging import clock, fork, kill, newsroom, worker

from django_tasks_db.models import DBTaskResult
from wagtail.models import PageLogEntry

from cms.published.models import Change, Dirty, PublishedDocument
from news.models import ArticlePage
from tests.newsroom import Newsroom

#: Longer than the grace in which a task may not have its lock yet, so that a live one could be stolen.
LONG = 25
PATIENCE = 60


def wait_until(is_done: Any) -> float:
    """Seconds until it is so; as many as one waits at most when it never is."""
    started = time.monotonic()
    while not is_done() and time.monotonic() - started < PATIENCE:
        time.sleep(0.05)
    return round(time.monotonic() - started, 2)


def schedule(desk: Newsroom, count: int) -> list[int]:
    """Articles that all go live in the same second."""
    at, pages = clock() + timedelta(seconds=2), []
    for number in range(count):
        page = desk.article(f"Demain {number}", publish=False)
        page.go_live_at = at
        page.save_revision().publish()
        pages.append(page.pk)
    return pages


def published_twice(pages: list[int]) -> int:
    """How many pages two workers published, or projected to two different ends."""
    entries = PageLogEntry.objects.filter(page_id__in=pages, action="wagtail.publish.scheduled")
    logged = list(entries.values_list("page_id", flat=True))
    puts = list(
        Change.objects.filter(key__in=[f"page:{pk}" for pk in pages]).values_list("key", "etag")
    )
    return len(logged) - len(set(logged)) + len(puts) - len(set(puts))


def killed_while_draining(pages: list[int], *, times: int) -> float:
    """Workers die in the middle of much to do; seconds until all of it is done."""
    dice = random.Random(5)
    for number in range(times):
        ArticlePage.objects.filter(pk__in=pages).update(kicker=f"Fois {number}")
        Dirty.objects.bulk_create([Dirty(key=f"page:{pk}", due_at=clock()) for pk in pages])
        child = fork(worker)
        time.sleep(0.2 + dice.random() * 0.3)
        kill(child)
    return wait_until(lambda: not Dirty.objects.filter(due_at__lte=clock()).exists())


def held_task(note: Path) -> dict[str, Any]:
    """A long task is run once while its worker lives, and again soon after its worker was killed."""

    def starts() -> int:
        return note.read_text().count("started") if note.exists() else 0

    holder = fork(worker)
    linger.enqueue(str(note), LONG)
    wait_until(lambda: starts() == 1)
    watcher = fork(worker)
    wait_until(lambda: DBTaskResult.objects.successful().filter(task_path__endswith="linger"))
    once = starts()
    kill(watcher)
    linger.enqueue(str(note), LONG)
    wait_until(lambda: starts() == 2)
    kill(holder)
    heir = fork(worker)
    taken_over = wait_until(lambda: starts() == 3)
    kill(heir)
    return {"starts_while_alive": once, "seconds_to_take_over": taken_over, "starts": starts()}


def main(count: int) -> None:
    """Run the drill; print its verdict."""
    desk = newsroom()
    desk.section()
    pages = schedule(desk, count)
    workers = [fork(worker) for _number in range(2)]
    documents = PublishedDocument.objects.filter(page_id__in=pages)
    until_live = wait_until(lambda: documents.count() == count)
    wait_until(lambda: not Dirty.objects.filter(due_at__lte=clock()).exists())
    twice = published_twice(pages)
    kill(workers.pop())
    until_drained = killed_while_draining(pages, times=10)
    kill(workers.pop())
    right = sum('"kicker":"Fois 9"' in body for body in documents.values_list("body", flat=True))
    verdict = {
        "scheduled": count,
        "seconds_until_live": until_live,
        "published_twice": twice,
        "seconds_until_drained": until_drained,
        "right": right,
        **held_task(Path(tempfile.mkdtemp()) / "note"),
    }
    sys.stdout.write(f"{json.dumps(verdict)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
