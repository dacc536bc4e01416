"""Editors work against each other while workers project: nothing hidden is told again, and all ends as a fresh build."""

from __future__ import annotations

import json
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.durability.staging import clock, fork, kill, newsroom, work_until_idle, worker

from django.db import OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from cms.published import rebuild
from cms.published.models import (
    Change,
    Dependency,
    Dirty,
    DocumentFacet,
    FormerPath,
    PublishedDocument,
    PublishedResource,
)
from home.models import Menu, MenuItem
from news.models import ArticlePage, Author, SectionPage
from tests.newsroom import paragraph
from tests.published import oracle

EDITORS, ARTICLES_EACH, WORKERS = 4, 4, 2
TOKEN = re.compile(r"Zq[0-9]+z")


class Leak(AssertionError):
    """Readers were told of what an editor had hidden."""


class Editor:
    """One editor with articles of their own, and a tongue for what others make too."""

    def __init__(self, number: int, pages: list[int], everyone: list[int]) -> None:
        self.dice = random.Random(number)
        self.number, self.pages, self.everyone = number, pages, everyone
        self.titles = number * 1_000_000
        self.deadlocks = 0

    def work(self, *, seconds: float) -> None:
        """Do one thing after the other until the time is up."""
        acts: list[Callable[[int], Any]] = [
            self.write, self.write, self.hide, self.restrict, self.address, self.rename_author, self.menu, self.redirect,
            self.rename_section,
        ]  # fmt: skip
        stop_at = time.monotonic() + seconds
        while time.monotonic() < stop_at:
            try:
                self.dice.choice(acts)(self.dice.choice(self.pages))
            except OperationalError as error:
                if "deadlock" not in str(error):
                    raise
                self.deadlocks += 1

    def write(self, pk: int) -> None:
        page = ArticlePage.objects.get(pk=pk)
        page.title, other = self._title(), self.dice.choice(self.everyone)
        link = paragraph(f'Voir <a linktype="page" id="{other}">là</a>.')
        card = {"type": "read_also", "value": {"page": other, "url": "", "label": ""}}
        page.body = page.body.stream_block.to_python([link, card])
        page.save_revision().publish()

    def hide(self, pk: int) -> None:
        page = ArticlePage.objects.get(pk=pk)
        if page.live:
            page.unpublish()
            self._look_for(page)
            page.save_revision().publish()

    def restrict(self, pk: int) -> None:
        page = ArticlePage.objects.get(pk=pk)
        restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
        self._look_for(page)
        restriction.delete()

    def address(self, pk: int) -> None:
        """Pages of one editor swap addresses among few."""
        page = ArticlePage.objects.get(pk=pk)
        slug = f"e{self.number}-{self.dice.randrange(ARTICLES_EACH + 2)}"
        if not page.get_siblings().filter(slug=slug).exists():
            page.slug = slug
            page.save_revision().publish()

    def rename_author(self, _pk: int) -> None:
        author = self.dice.choice(list(Author.objects.all()))
        author.name = f"Anne {self.dice.randrange(1000)}"
        author.save()

    def menu(self, pk: int) -> None:
        if not MenuItem.objects.filter(page_id=pk).delete()[0]:
            MenuItem.objects.create(menu=Menu.objects.get(), page_id=pk)

    def redirect(self, pk: int) -> None:
        if not Redirect.objects.filter(redirect_page_id=pk).delete()[0]:
            Redirect.objects.create(old_path=f"/ancien-{pk}", redirect_page_id=pk)

    def rename_section(self, _pk: int) -> None:
        """Only one editor moves the tree: Wagtail promises nothing for two."""
        if self.number == 0:
            section = SectionPage.objects.order_by("pk").first()
            section.title, section.slug = self._title(), f"direction-{self.dice.randrange(3)}"
            section.save_revision().publish()

    def _title(self) -> str:
        self.titles += 1
        return f"Titre Zq{self.titles}z"

    def _look_for(self, page: ArticlePage) -> None:
        """Nobody else touches this page: from the commit on, readers hear nothing of it."""
        for pause in (0, 0.02, 0.05):
            time.sleep(pause)
            if page.title in oracle.stored_texts():
                raise Leak(page.title)


def furnish() -> list[list[int]]:
    """Two sections, authors, a menu, and the articles of each editor."""
    desk = newsroom()
    Menu.objects.create(locale=desk.locale())
    sections = [desk.section(f"Rubrique {number}") for number in range(2)]
    authors = [desk.author(f"Anne {number}") for number in range(3)]
    pages = [
        [
            desk.article(
                f"Titre Zq{editor}{number}z",
                section=sections[number % 2],
                authors=[authors[number % 3]],
                slug=f"e{editor}-{number}",
            ).pk
            for number in range(ARTICLES_EACH)
        ]
        for editor in range(EDITORS)
    ]
    desk.settle()
    return pages


def storm(pages: list[list[int]], *, seconds: float, folder: Path) -> int:
    """Let everybody work; return how many processes failed."""
    everyone = [pk for mine in pages for pk in mine]

    def edit(number: int) -> None:
        editor = Editor(number, pages[number], everyone)
        editor.work(seconds=seconds)
        (folder / f"editor-{number}").write_text(str(editor.deadlocks))

    workers = [fork(worker) for _number in range(WORKERS)]
    editors = [fork(lambda number=number: edit(number)) for number in range(EDITORS)]
    failed = sum(os.waitpid(child, 0)[1] != 0 for child in editors)
    for child in workers:
        kill(child)
    return failed


def settle() -> None:
    """Work until nothing is due, what failed and waits included."""
    stop_at = time.monotonic() + 120
    work_until_idle()
    while Dirty.objects.filter(failures__gt=0).exists() and time.monotonic() < stop_at:
        time.sleep(0.5)
        work_until_idle()


def snapshot() -> dict[str, Any]:
    """Everything readers may get, by what it is."""
    documents = PublishedDocument.objects.values_list("page_id", "path", "card", "body")
    resources = PublishedResource.objects.values_list("kind", "object_id", "locale", "body")
    former = FormerPath.objects.values_list("path", "location", "redirect_id", "target_page_id")
    return {
        **{f"page:{row[0]}": row for row in documents},
        **{f"{row[0]}:{row[1]}:{row[2]}": row for row in resources},
        **{f"former:{row[0]}": row for row in former},
        "facets": set(DocumentFacet.objects.values_list("document_id", "key")),
        "dependencies": set(Dependency.objects.values_list("dependent", "key")),
    }


def drifted() -> list[str]:
    """What a fresh build of everything changes."""
    public = set(oracle.public_pages(now=timezone.now()))
    before = snapshot()
    rebuild.rebuild(clock=clock, restart=True)
    after = snapshot()
    wrong = {f"page:{pk}" for pk in public ^ set(oracle.stored_bodies())}
    return sorted(wrong | {key for key in {*before, *after} if before.get(key) != after.get(key)})


def main(seconds: float) -> None:
    """Run the storm; print what it left."""
    pages, folder = furnish(), Path(tempfile.mkdtemp())
    failed = storm(pages, seconds=seconds, folder=folder)
    settle()
    live = set(Page.objects.filter(live=True).values_list("pk", flat=True))
    shadowed = FormerPath.objects.filter(
        path_hash__in=PublishedDocument.objects.values("path_hash")
    ).count()
    verdict = {
        "changes": Change.objects.count(),
        "failed_editors": failed,
        "deadlocks": sum(int(path.read_text()) for path in folder.iterdir()),
        "live_pages": len(live),
        "left_dirty": Dirty.objects.filter(due_at__lte=clock()).count(),
        "shadowed_redirects": shadowed,
        "failed_tasks": list(
            DBTaskResult.objects.failed()
            .exclude(exception_class_path__endswith="DoesNotExist")
            .values_list("exception_class_path", flat=True)
        ),
        "drifted": drifted(),
    }
    sys.stdout.write(f"{json.dumps(verdict)}\n")


if __name__ == "__main__":
    main(float(sys.argv[1]))
