"""Six writers and as many readers on one SQLite file: nobody is told that the database is locked."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.durability.staging import fork, kill, newsroom, work_until_idle, worker

from django.test import Client

from cms.published.models import PublishedDocument
from news.models import ArticlePage

WRITERS, READERS = 6, 6


def write(page_id: int, *, times: int) -> None:
    """Publish one article again and again, as the admin does."""
    for number in range(times):
        page = ArticlePage.objects.get(pk=page_id)
        page.title = f"Titre {number}"
        page.save_revision().publish()


def read(paths: list[str], *, stop: Path) -> None:
    """Ask the API until told to stop; any answer but 200 ends this process."""
    client, number = Client(), 0
    while not stop.exists():
        answer = client.get(paths[number % len(paths)])
        if answer.status_code != 200:
            raise RuntimeError(f"{answer.status_code}: {answer.content!r}")
        number += 1
        time.sleep(0.02)


def main(times: int) -> None:
    """Run the crowd; print who failed."""
    desk, stop = newsroom(), Path(tempfile.mkdtemp()) / "stop"
    pages = [desk.article(f"Article {number}").pk for number in range(WRITERS)]
    desk.settle()
    paths = [*(f"/api/v2/pages/{pk}/" for pk in pages), "/api/v2/pages/", "/api/v2/changes/"]
    busy = fork(worker)
    readers = [fork(lambda: read(paths, stop=stop)) for _number in range(READERS)]
    writers = [fork(lambda pk=pk: write(pk, times=times)) for pk in pages]
    failed = sum(os.waitpid(child, 0)[1] != 0 for child in writers)
    stop.touch()
    failed += sum(os.waitpid(child, 0)[1] != 0 for child in readers)
    kill(busy)
    work_until_idle()
    last = PublishedDocument.objects.filter(page_id__in=pages, title=f"Titre {times - 1}")
    verdict = {"writes": times * WRITERS, "failed_processes": failed, "right": last.count()}
    sys.stdout.write(f"{json.dumps(verdict)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
