"""Loading: the newsroom is made as editors make it, its many articles by COPY, their documents by the real projector."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from multiprocessing import get_context
from typing import Any

import django
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, models
from django.utils import timezone
from tqdm import tqdm
from wagtail.models import Page

from cms.core.models import NewsImage
from cms.published import projector, rebuild, reconciler
from cms.published.models import Dependency, Dirty, PublishedDocument
from news.models import ArticlePage, Byline, SectionPage
from news.models.links import ArticleTopic
from tests.bench.corpus import Cast, Draft, draft
from tests.conftest import make_home
from tests.newsroom import Newsroom, picture

TOP_SECTIONS, SUB_SECTIONS = 4, 4
IMAGES, AUTHORS, TOPICS = 24, 40, 60
#: Wide enough for every rendition.
IMAGE_SIZE = (1_800, 1_200)
#: Articles written by one COPY.
BATCH = 1_000
#: Processes that project, and pages they take at a time.
PROCESSES, CHUNK = 2, 20
#: Two pages projected within this time may not have seen each other.
AT_ONCE = timedelta(seconds=2)


def load(count: int) -> None:
    """Fill an empty database with `count` articles and publish them."""
    call_command("migrate", interactive=False, verbosity=0)
    newsroom = Newsroom(home=make_home(), settle=lambda: None)
    sections = _sections(newsroom)
    cast = Cast(
        images=[_image(number) for number in range(IMAGES)],
        authors=[newsroom.author(f"Autrice {number}").pk for number in range(AUTHORS)],
        topics=[newsroom.topic(f"Sujet {number}").pk for number in range(TOPICS)],
    )
    _articles(count, sections=sections, cast=cast)
    _publish()
    # Stock's own index, which raw rows did not fill.
    call_command("update_index", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _publish() -> None:
    """Project everything on both cores, what links to later pages twice; then `rebuild` does what is not a page."""
    page_ids = reconciler.candidates()
    first = len(page_ids) - ArticlePage.objects.count()
    # The front page and the sections come first: articles say where they stand.
    project(page_ids[:first])
    _project_on_both_cores(page_ids[first:], verb="Publishing")
    _project_on_both_cores(_early(), verb="Linking")
    # What the pages asked of each other is done.
    Dirty.objects.all().delete()
    rebuild.begin(after=page_ids[-1])
    rebuild.rebuild(clock=timezone.now)


def _project_on_both_cores(page_ids: Sequence[int], *, verb: str) -> None:
    chunks = [page_ids[start : start + CHUNK] for start in range(0, len(page_ids), CHUNK)]
    spawn = get_context("spawn")
    with (
        _bar(len(page_ids), verb) as bar,
        ProcessPoolExecutor(PROCESSES, mp_context=spawn, initializer=django.setup) as executor,
    ):
        for projected in executor.map(project, chunks):
            bar.update(projected)


def _early() -> list[int]:
    """Pages projected before, or while, a page they link to was: these links may be missing."""
    moments = dict(PublishedDocument.objects.values_list("page_id", "changed_at"))
    shown = Dependency.objects.filter(dependent__startswith="page:", key__startswith="page:")
    pairs = (
        (int(dependent[5:]), int(key[5:]))
        for dependent, key in shown.values_list("dependent", "key").iterator()
    )
    return sorted(
        {
            page
            for page, other in pairs
            if other in moments and moments[page] < moments[other] + AT_ONCE
        }
    )


def project(page_ids: list[int]) -> int:
    """Project these pages; say how many they were."""
    for page_id in page_ids:
        projector.project(page_id, now=timezone.now(), reason="rebuild")
    return len(page_ids)


def _bar(total: int, verb: str) -> Any:
    return tqdm(total=total, desc=verb, unit="page", file=sys.stderr, mininterval=1)


def _sections(newsroom: Newsroom) -> list[SectionPage]:
    """Twenty sections on two levels; articles stand under the lower ones."""
    tops = [newsroom.section(f"Rubrique {number}") for number in range(TOP_SECTIONS)]
    return [
        newsroom.section(f"{top.title} bis {number}", parent=top)
        for top in tops
        for number in range(SUB_SECTIONS)
    ]


def _image(number: int) -> int:
    file = picture(f"bench-{number}.jpg", size=IMAGE_SIZE)
    said = {"title": f"Image {number}", "default_alt": "Vue", "credit": "Studio"}
    return NewsImage.objects.create(file=file, **said).pk


def _articles(count: int, *, sections: list[SectionPage], cast: Cast) -> None:
    first_id = 1 + (Page.objects.order_by("-pk").values_list("pk", flat=True).first() or 0)
    common = {
        "locale_id": sections[0].locale_id,
        "content_type_id": ContentType.objects.get_for_model(ArticlePage).pk,
    }
    with _bar(count, "Writing") as bar:
        for start in range(0, count, BATCH):
            numbers = range(start, min(start + BATCH, count))
            _write(numbers, first_id=first_id, sections=sections, cast=cast, common=common)
            bar.update(len(numbers))
    for section in sections:
        children = Page.objects.child_of(section).count()
        Page.objects.filter(pk=section.pk).update(numchild=children)
    _advance_sequence(Page)


def _write(
    numbers: range,
    *,
    first_id: int,
    sections: list[SectionPage],
    cast: Cast,
    common: dict[str, Any],
) -> None:
    pages, links = [], []
    for number in numbers:
        page_id = first_id + number
        made = draft(number, page_id=page_id, first_id=first_id, cast=cast)
        pages.append(_page(made, number=number, page_id=page_id, sections=sections, common=common))
        links += [
            Byline(
                article_id=page_id,
                author_id=author,
                sort_order=order,
                locale_id=common["locale_id"],
            )
            for order, author in enumerate(made.authors)
        ]
        links += [
            ArticleTopic(article_id=page_id, topic_id=topic, sort_order=order)
            for order, topic in enumerate(made.topics)
        ]
    copy_rows(Page, pages)
    copy_rows(ArticlePage, pages)
    Byline.objects.bulk_create(link for link in links if isinstance(link, Byline))
    ArticleTopic.objects.bulk_create(link for link in links if isinstance(link, ArticleTopic))


def _page(
    made: Draft, *, number: int, page_id: int, sections: list[SectionPage], common: dict[str, Any]
) -> ArticlePage:
    section = sections[number % len(sections)]
    step = number // len(sections) + 1
    return ArticlePage(
        id=page_id,
        page_ptr_id=page_id,
        path=Page._get_path(section.path, section.depth + 1, step),
        depth=section.depth + 1,
        url_path=f"{section.url_path}{made.slug}/",
        title=made.title,
        draft_title=made.title,
        slug=made.slug,
        live=True,
        first_published_at=made.published_at,
        last_published_at=made.published_at,
        standfirst=made.standfirst,
        kicker="Reportage",
        body=made.body,
        hero_id=made.image,
        hero_alt="Une vue",
        word_count=made.words,
        reading_time=max(1, made.words // 230),
        **common,
    )


def copy_rows(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    """COPY the columns that are `model`'s own: Django cannot insert rows of a child table in bulk."""
    fields = [field for field in model._meta.local_concrete_fields if not field.generated]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    with connection.cursor() as cursor:
        statement = f"COPY {quote(model._meta.db_table)} ({columns}) FROM STDIN"
        with cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(
                    [
                        field.get_db_prep_save(field.pre_save(row, add=True), connection)
                        for field in fields
                    ]
                )


def _advance_sequence(model: type[models.Model]) -> None:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"  # noqa: S608 names come from the model
        )
