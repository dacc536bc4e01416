"""Rules on pictures: rights, credit, alternative, and what no lens saw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from cms.core import rights
from cms.core.models import NewsImage
from cms.editorial.checklist import Place
from news.checklist.story import parts
from news.models import ArticlePage


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A picture in its place, with the words said of it there."""

    image: NewsImage
    field: str
    block: str = ""
    alt: str = ""
    credit: str = ""
    #: Where the alternative is typed; nowhere, when the library's own is all there is.
    alt_at: str | None = None
    credit_at: str = ""

    def place(self, message: str, *, at: str = "") -> Place:
        """Here, or in one of the use's own fields."""
        block = f"{self.block}/{at}".strip("/") if self.block else ""
        return Place(message=message, field=self.field if block or not at else at, block=block)


def uses(article: ArticlePage) -> Iterator[Use]:
    """All of an article's pictures; those of the text cost one query."""
    if article.hero:
        said = article.hero_alt or ("*" if article.hero_decorative else "")
        yield Use(image=article.hero, field="hero", alt=said, alt_at="hero_alt")
    if article.social_image:
        yield Use(image=article.social_image, field="social_image")
    told = [(part, *_told(part.value)) for part in parts(article)]
    known = NewsImage.objects.in_bulk([pk for _part, pk, _is_block in told if pk])
    for part, pk, is_block in told:
        if pk not in known:
            continue
        value = part.value
        yield Use(
            image=known[pk],
            field="body",
            block=part.path,
            alt=(value.get("alt") or ("*" if value.get("decorative") else "")) if is_block else "",
            credit=(value.get("credit") or "") if is_block else "",
            alt_at="alt" if is_block else None,
            credit_at="credit" if is_block else "",
        )


def _told(value: Any) -> tuple[int | None, bool]:
    """The picture a block shows, and whether the block has words of its own for it."""
    if not isinstance(value, dict):
        return None, False
    if isinstance(value.get("image"), int):
        return value["image"], True
    poster = value.get("poster")
    return (poster, False) if isinstance(poster, int) else (None, False)


def expired(article: ArticlePage, now: datetime) -> Iterator[Place]:
    """Rights that have ended."""
    for use in uses(article):
        if said := rights.expired(use.image, now=now):
            yield use.place(said)


def uncredited(article: ArticlePage, now: datetime) -> Iterator[Place]:
    """Pictures nobody is credited for, neither here nor in the library."""
    for use in uses(article):
        if rights.uncredited(use.image, credit=use.credit):
            said = rights.NO_CREDIT if use.credit_at else rights.NO_CREDIT_IN_LIBRARY
            yield use.place(str(said), at=use.credit_at)


def undescribed(article: ArticlePage, now: datetime) -> Iterator[Place]:
    """Pictures that say nothing to who cannot see them."""
    for use in uses(article):
        if use.alt_at and not (use.alt or use.image.default_alt):
            yield use.place(str(rights.NO_ALTERNATIVE), at=use.alt_at)


def no_hero(article: ArticlePage, now: datetime) -> Iterator[Place]:
    """A text without a main picture."""
    if article.hero is None:
        yield Place(message=_("Il n’y a pas d’image principale."), field="hero")


def synthetic(article: ArticlePage, now: datetime) -> Iterator[Place]:
    """Pictures no lens saw, in a text that does not say a word of it."""
    for use in uses(article):
        if use.image.is_synthetic and not article.ai_note.strip():
            said = _(
                "L’image « %(title)s » est de synthèse : dites au lecteur pourquoi, dans « précision sur l’IA »."
            )
            yield Place(message=said % {"title": use.image.title}, field="ai_note")
