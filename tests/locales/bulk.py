"""Many articles and translations at once, where a test counts what many cost and not how each came to be."""

from __future__ import annotations

from cms.locales import trees
from cms.locales.models import PublishedText
from news.models import ArticlePage
from tests.newsroom import paragraph


def public_articles(section, titles):
    """Articles readers have, each written once, with no version."""
    body = [paragraph("Du texte.")]
    pages = [ArticlePage(title=title, body=body, live=True) for title in titles]
    for page in pages:
        section.add_child(instance=page)
    return pages


def given_to_translators(desk, pages, code="en"):
    """The jobs of these pages in a language, each with its draft."""
    locale = desk.newsroom.locale(code)
    for page in pages:
        trees.counterpart(page, locale)
    return [desk.job(page, code) for page in pages]


def gone_stale(pages, like):
    """Make these translations public, and as stale as that one is."""
    texts = list(PublishedText.objects.filter(page=like).order_by("order"))
    for page in pages:
        type(page).objects.filter(pk=page.pk).update(live=True)
    PublishedText.objects.bulk_create(
        [_again(text, page_id=page.pk) for page in pages for text in texts]
    )


def _again(text, *, page_id):
    kept = ("path", "order", "source", "target", "source_now", "stale_since", "stale_by")
    return PublishedText(page_id=page_id, **{name: getattr(text, name) for name in kept})
