"""Writers publish, roll back and are killed while readers follow the log: each position once, in order, no gap."""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.durability.staging import clock, fork, kill, newsroom

from django.db import transaction

from cms.published import feed, projector
from cms.published.models import Change, LogState
from news.models import ArticlePage

WRITERS, READERS, KILLS = 8, 3, 20


class Rollback(Exception):
    """The writer changes its mind."""


def write(page_id: int, *, times: int, seed: int, progress: Path) -> None:
    """Publish one article again and again; remember how often in a file, as a killed process cannot say."""
    dice = random.Random(seed)
    done = int(progress.read_text() or 0) if progress.exists() else 0
    while done < times:
        try:
            with transaction.atomic():
                page = ArticlePage.objects.get(pk=page_id)
                page.kicker = f"{done}-{dice.random()}"
                page.save()
                projector.project(page_id, now=clock())
                time.sleep(dice.random() * 0.004)
                if dice.random() < 0.2:
                    raise Rollback
        except Rollback:
            pass
        done += 1
        progress.write_text(str(done))


def read(target: Path, stop: Path) -> None:
    """Follow the log until told to stop and nothing is left; write down every position."""
    after = None
    with target.open("w") as out:
        while True:
            last_round = stop.exists()
            found = feed.changes(after=after, limit=50)
            out.writelines(f"{change['position']}\n" for change in found.changes)
            after = (found.epoch, found.next_position)
            if not found.changes:
                if last_round:
                    return
                time.sleep(0.01)


def main(times: int) -> None:
    """Run the drill; print its verdict."""
    desk, dice, folder = newsroom(), random.Random(7), Path(tempfile.mkdtemp())
    pages = [desk.article(f"Article {number}").pk for number in range(WRITERS)]
    desk.settle()
    stop = folder / "stop"
    readers = [fork(lambda n=n: read(folder / f"reader-{n}", stop)) for n in range(READERS)]

    def start(number: int, seed: int) -> int:
        progress = folder / f"writer-{number}"
        return fork(lambda: write(pages[number], times=times, seed=seed, progress=progress))

    writers = {number: start(number, number) for number in range(WRITERS)}
    for round_ in range(KILLS):
        time.sleep(0.2 + dice.random() * 0.6)
        number = dice.randrange(WRITERS)
        kill(writers[number])
        writers[number] = start(number, 100 + round_)
    failed = sum(os.waitpid(child, 0)[1] != 0 for child in writers.values())
    stop.touch()
    failed += sum(os.waitpid(child, 0)[1] != 0 for child in readers)
    last = LogState.objects.get().last
    seen = [list(map(int, (folder / f"reader-{n}").read_text().split())) for n in range(READERS)]
    verdict = {
        "changes": last,
        "kills": KILLS,
        "failed_processes": failed,
        "unnumbered": Change.objects.filter(position__isnull=True).count(),
        "readers_complete": sum(positions == list(range(1, last + 1)) for positions in seen),
    }
    sys.stdout.write(f"{json.dumps(verdict)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
