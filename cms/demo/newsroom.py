"""Newsroom: the whole demonstration, put in place step by step.

Each step is one transaction (an article is one of its own) and takes up where an interrupted loading stopped. What is
already there stays as it is: loading twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import Locale

from cms.demo import accounts, articles, fronts, library, people, publisher, sections, translations
from cms.demo.articles import Desk
from cms.demo.catalogue import Catalogue
from cms.demo.manuscripts import manuscripts
from cms.editorial import bootstrap
from cms.locales import trees
from home.models import HomePage
from news.models import ArticlePage, SectionPage

#: Follows a step as it goes: what is gone through, and its name.
Progress = Callable[[Iterable[Any], str], Iterable[Any]]


@dataclass(kw_only=True)
class Report:
    """What loading made, by step."""

    made: dict[str, int] = field(default_factory=dict)

    @property
    def changed(self) -> bool:
        """Whether anything was missing."""
        return any(self.made.values())

    def summary(self) -> str:
        """One line for a terminal."""
        if not self.changed:
            return "The demonstration is already in place; nothing was changed."
        made = ", ".join(f"{name} {count}" for name, count in self.made.items() if count)
        return f"Loaded: {made}."


@dataclass(kw_only=True)
class Loading:
    """One run: where it reports, how it shows, and the catalogue it fills."""

    progress: Progress
    report: Report = field(default_factory=Report)
    catalogue: Catalogue = field(default_factory=lambda: Catalogue(ids={}))

    def step(self, name: str, entries: Iterator[tuple[str, int, bool]], *, kind: str) -> None:
        """Go through one kind of thing in one transaction, and remember the primary keys."""
        ids: dict[str, int] = {}
        made = 0
        with transaction.atomic():
            for key, pk, is_new in self.progress(entries, name):
                ids[key] = pk
                made += is_new
        self.catalogue = self.catalogue.with_kind(kind, ids=ids)
        self.report.made[name] = made


def load(*, now: datetime, progress: Progress) -> Report:
    """Put in place whatever of the demonstration is missing."""
    run = Loading(progress=progress)
    locale = Locale.get_default()
    home, tree = _tree(run, locale=locale)
    # Groups are given the trees of their languages.
    run.report.made["pages in other languages"] = trees.sync().created
    bootstrap.bootstrap()
    run.step("accounts", accounts.accounts(), kind="account")
    run.step("publisher", publisher.publisher(), kind="publisher")
    run.step("menus", publisher.menus(run.catalogue, locale=locale), kind="menu")
    run.step("pictures", library.pictures(), kind="picture")
    run.step("documents", library.files(), kind="file")
    run.step("authors", people.authors(run.catalogue, locale=locale), kind="author")
    run.step("topics", people.topics(run.catalogue, locale=locale), kind="topic")
    desk = accounts.desk(run.catalogue, now=now)
    _articles(run, tree=tree, desk=desk)
    composed = fronts.fronts(home, tree, catalogue=run.catalogue, desk=desk)
    run.step("fronts", composed, kind="front")
    _translations(run, desk=desk)
    return run.report


def is_wanted() -> bool:
    """Whether the site holds no article, or only the beginning of an interrupted loading."""
    started = ArticlePage.objects.filter(
        external_id__startswith=articles.ORIGIN, latest_revision=None
    )
    return not ArticlePage.objects.exists() or started.exists()


def _tree(run: Loading, *, locale: Locale) -> tuple[HomePage, dict[str, SectionPage]]:
    with transaction.atomic():
        home, home_is_new = sections.front_page(locale=locale)
    run.report.made["front page"] = int(home_is_new)
    tree: dict[str, SectionPage] = {}

    def walk() -> Iterator[tuple[str, int, bool]]:
        for slug, section, is_new in sections.sections(home):
            tree[slug] = section
            yield slug, section.pk, is_new

    run.step("sections", walk(), kind="section")
    return home, tree


def _articles(run: Loading, *, tree: dict[str, SectionPage], desk: Desk) -> None:
    """Reserve every address, then write what is still empty."""
    written = list(manuscripts())
    run.step("pages", articles.reserve(written, sections=tree, desk=desk), kind="article")
    del run.report.made["pages"]
    filled = [
        articles.fill(manuscript, catalogue=run.catalogue, desk=desk)
        for manuscript in run.progress(written, "articles")
    ]
    run.report.made["articles"] = sum(filled)


def _translations(run: Loading, *, desk: Desk) -> None:
    """Other languages come last: what they are translated from has to be public."""
    begun = sum(run.progress(translations.translations(run.catalogue), "translations"))
    run.report.made["translations"] = begun
    if begun:
        translations.afterthoughts(run.catalogue, editor=desk.editor)
