"""A section of many articles is renamed: others go on publishing, and every document is right soon after."""

from __future__ import annotations

import json
import sys
import time

from tests.durability.staging import clock, fork, kill, newsroom, percentile, worker

from cms.published.drain import drain
from cms.published.models import Dirty, PublishedDocument
from news.models import ArticlePage


def seconds_to_be_stored(page_id: int, title: str) -> float:
    """Publish as an editor does, its nudge included, and wait for the document."""
    page = ArticlePage.objects.get(pk=page_id)
    page.title = title
    started = time.monotonic()
    page.save_revision().publish()
    drain(clock=clock, limit=2)
    while not PublishedDocument.objects.filter(page_id=page_id, title=title).exists():
        time.sleep(0.02)
    return time.monotonic() - started


def main(articles: int) -> None:
    """Rename a section of `articles`; print the figures."""
    desk = newsroom()
    section, elsewhere = desk.section("Ancienne"), desk.section("Ailleurs")
    for number in range(articles):
        desk.article(f"Article {number}", section=section)
    other = desk.article("Autre", section=elsewhere).pk
    desk.settle()
    child = fork(worker)
    section.refresh_from_db()
    section.title, section.slug = "Nouvelle", "nouvelle"
    started = time.monotonic()
    desk.publish(section)
    taken = []
    moved = PublishedDocument.objects.filter(type="article", path__startswith="/nouvelle/")
    while moved.count() < articles and time.monotonic() - started < 300:
        taken.append(seconds_to_be_stored(other, f"Autre {len(taken)}"))
    until_right = time.monotonic() - started
    kill(child)
    verdict = {
        "articles": articles,
        "right": moved.count(),
        "seconds_until_right": round(until_right, 1),
        "publications_meanwhile": len(taken),
        "p95_meanwhile": round(percentile(taken, 0.95), 3) if taken else 0,
        "left_dirty": Dirty.objects.filter(due_at__lte=clock()).count(),
    }
    sys.stdout.write(f"{json.dumps(verdict)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
