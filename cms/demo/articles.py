"""Articles: each manuscript as a page, in the state it is meant to be in.

An address is reserved for every article first, so that any of them may link to any other; what an editor has since
changed is never touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from wagtail.blocks import StreamValue
from wagtail.models import Page, Revision

from cms.core.models import NewsImage
from cms.demo.catalogue import Catalogue
from cms.demo.manuscripts import Manuscript
from cms.demo.moments import moment
from cms.demo.stories import story
from cms.editorial.roles import PARTNERS_SLUG
from news.models import ArticlePage, ArticleTopic, Byline, Correction, SecondarySection, SectionPage

#: How the demonstration's pages are known from all others.
ORIGIN = "demo:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who writes and who publishes in the demonstration, and when it is loaded."""

    writer: Any
    editor: Any
    partner: Any
    now: datetime

    def hand_of(self, manuscript: Manuscript) -> Any:
        """Who wrote an article: what is paid for does not come from the newsroom."""
        return self.partner if manuscript.about["section"] == PARTNERS_SLUG else self.writer


def reserve(
    written: Iterable[Manuscript], *, sections: Mapping[str, SectionPage], desk: Desk
) -> Iterator[tuple[str, int, bool]]:
    """Each article's name and primary key, and whether its page had to be made."""
    for manuscript in written:
        section = sections[manuscript.about["section"]]
        known = ArticlePage.objects.filter(
            locale=section.locale, external_id=_external_id(manuscript)
        ).first()
        page = known or _empty(manuscript, section=section, desk=desk)
        yield manuscript.slug, page.pk, known is None


def _external_id(manuscript: Manuscript) -> str:
    return f"{ORIGIN}{manuscript.slug}"


def _empty(manuscript: Manuscript, *, section: SectionPage, desk: Desk) -> ArticlePage:
    page = ArticlePage(
        title=manuscript.fields["title"],
        slug=manuscript.slug,
        external_id=_external_id(manuscript),
        locale=section.locale,
        owner=desk.hand_of(manuscript),
        live=False,
        has_unpublished_changes=True,
        first_published_at=_date(manuscript, "published", now=desk.now),
    )
    section.add_child(instance=page)
    return page


def fill(manuscript: Manuscript, *, catalogue: Catalogue, desk: Desk) -> bool:
    """Write an article whose page is still empty; say whether there was anything to write."""
    page = ArticlePage.objects.get(pk=catalogue.find("article", name=manuscript.slug))
    if page.latest_revision_id is not None:
        return False
    with transaction.atomic():
        _write(page, manuscript, catalogue=catalogue, now=desk.now)
        _tie(page, manuscript, catalogue=catalogue, now=desk.now)
        revision = page.save_revision(user=desk.hand_of(manuscript))
        HAND_OVER[manuscript.state](page, revision, desk)
        _date_back(page, manuscript, now=desk.now)
    return True


def _write(
    page: ArticlePage, manuscript: Manuscript, *, catalogue: Catalogue, now: datetime
) -> None:
    """Everything an article says of itself."""
    for name, value in manuscript.fields.items():
        setattr(page, name, value)
    about = manuscript.about
    _illustrate(page, about.get("hero"), catalogue=catalogue)
    blocks = story(manuscript.text, slug=manuscript.slug, catalogue=catalogue)
    page.body = StreamValue(page.body.stream_block, blocks, is_lazy=True)
    page.published_at = _date(manuscript, "published", now=now)
    page.updated_at_editorial = _date(manuscript, "updated", now=now)
    page.breaking_until = _later(about.get("breaking_for_hours"), unit="hours", now=now)
    page.embargo_until = _later(about.get("embargo_in_days"), unit="days", now=now)
    page.go_live_at = _later(about.get("go_live_in_days"), unit="days", now=now)


def _illustrate(page: ArticlePage, hero: Mapping[str, Any] | None, *, catalogue: Catalogue) -> None:
    if hero is None:
        return
    image = NewsImage.objects.get(pk=catalogue.find("picture", name=hero["image"]))
    page.hero = image
    page.hero_decorative = hero.get("decorative", False)
    page.hero_alt = "" if page.hero_decorative else hero.get("alt", image.default_alt)
    page.hero_caption = hero.get("caption", "")


def _tie(page: ArticlePage, manuscript: Manuscript, *, catalogue: Catalogue, now: datetime) -> None:
    """Signatures, topics, other sections and corrections, in their order."""
    about = manuscript.about
    page.bylines = [
        Byline(
            author_id=catalogue.find("author", name=entry["author"]),
            role=entry.get("role", "text"),
            mention=entry.get("mention", ""),
            sort_order=order,
        )
        for order, entry in enumerate(about.get("bylines", ()))
    ]
    page.article_topics = [
        ArticleTopic(topic_id=catalogue.find("topic", name=name), sort_order=order)
        for order, name in enumerate(about.get("topics", ()))
    ]
    page.secondary_sections = [
        SecondarySection(section_id=catalogue.find("section", name=name), sort_order=order)
        for order, name in enumerate(about.get("secondary_sections", ()))
    ]
    page.corrections = [
        _correction(entry, order=order, now=now)
        for order, entry in enumerate(about.get("corrections", ()))
    ]


def _correction(entry: Mapping[str, Any], *, order: int, now: datetime) -> Correction:
    when = {name: value for name, value in entry.items() if name not in {"kind", "text"}}
    return Correction(
        kind=entry["kind"], text=entry["text"], date=moment(when, now=now), sort_order=order
    )


def _date(manuscript: Manuscript, name: str, *, now: datetime) -> datetime | None:
    written = manuscript.about.get(name)
    return moment(written, now=now) if written else None


def _later(count: int | None, *, unit: str, now: datetime) -> datetime | None:
    return now + timedelta(**{unit: count}) if count else None


def _publish(_page: ArticlePage, revision: Revision, desk: Desk) -> None:
    revision.publish(user=desk.editor)


def _keep(_page: ArticlePage, _revision: Revision, _desk: Desk) -> None:
    """A draft is a revision that nobody has handed over."""


def _submit(page: ArticlePage, _revision: Revision, desk: Desk) -> None:
    """Ask for a reading, when the newsroom has a workflow."""
    workflow = page.get_workflow()
    if workflow is not None:
        workflow.start(page, desk.writer)


#: What happens to an article once it is written; a scheduled one is published with a date to come.
HAND_OVER = {"published": _publish, "scheduled": _publish, "draft": _keep, "submitted": _submit}


def _date_back(page: ArticlePage, manuscript: Manuscript, *, now: datetime) -> None:
    """Give a published article the dates of its story, not of its loading, so that lists are in a likely order."""
    published = _date(manuscript, "published", now=now)
    if published is None:
        return
    edited = _date(manuscript, "updated", now=now) or published
    Page.objects.filter(pk=page.pk).update(
        last_published_at=edited, latest_revision_created_at=edited
    )
    Revision.objects.for_instance(page).update(created_at=edited)
