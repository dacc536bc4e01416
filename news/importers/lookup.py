"""Lookup: the section, authors and topics that copy or an operator names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from wagtail.models import Locale

from cms.typography.slugs import french_slug
from news.models import Author, SectionPage, Topic

Named = TypeVar("Named", Author, Topic)


class NotFound(Exception):
    """The newsroom has nothing by that name, or several."""


def section(path: str) -> SectionPage:
    """The section of a slug (`international`) or a path of slugs (`actualites/international`), in the source locale."""
    wanted = [slug for slug in path.split("/") if slug]
    paths = _sections()
    exact = [page for page, slugs in paths.items() if slugs == wanted]
    ending = [page for page, slugs in paths.items() if wanted and slugs[-len(wanted) :] == wanted]
    found = exact or ending
    if len(found) == 1:
        return found[0]
    names = sorted("/".join(paths[page]) for page in found or paths)
    if found:
        raise NotFound(f"Several sections are called “{path}”: {', '.join(names)}")
    raise NotFound(f"No section “{path}”; there are: {', '.join(names) or 'none'}")


def author(name: str, *, locale: Locale) -> Author:
    """The author of a name, whatever its case and accents."""
    found = _named(name, among=Author.objects.filter(locale=locale).order_by("pk"))
    if len(found) == 1:
        return found[0]
    if found:
        slugs = ", ".join(person.slug for person in found)
        raise NotFound(f"Several authors are called “{name}”: {slugs}")
    raise NotFound(f"No author is called “{name}”")


def topic(name: str, *, locale: Locale) -> Topic:
    """The topic of a name, or of one of its other names."""
    topics = Topic.objects.filter(locale=locale).order_by("pk")
    wanted = french_slug(name)
    found = _named(name, among=topics) or [
        topic for topic in topics if wanted in map(french_slug, topic.alias_list())
    ]
    if len(found) == 1:
        return found[0]
    raise NotFound(f"{'Several topics are' if found else 'No topic is'} called “{name}”")


def _sections() -> dict[SectionPage, list[str]]:
    """Every section of the source locale, with the slugs that lead to it from the front page."""
    sections = SectionPage.objects.filter(locale=Locale.get_default()).order_by("path")
    slugs = {page.path: page.slug for page in sections}
    steps = SectionPage.steplen
    return {
        page: [
            slugs[page.path[:end]]
            for end in range(steps, len(page.path) + 1, steps)
            if page.path[:end] in slugs
        ]
        for page in sections
    }


def _named(name: str, *, among: Iterable[Named]) -> list[Named]:
    wanted = french_slug(name)
    return [entity for entity in among if wanted and french_slug(entity.name) == wanted]
