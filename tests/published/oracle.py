"""The oracle: what readers should get, worked out page by page from Wagtail's tables, slowly and without the read model."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from cms.published.building import build
from cms.published.models import PublishedDocument, PublishedResource
from home.documents import build_site
from home.models import HomePage
from news.models import ArticlePage, SectionPage


def public_pages(*, now: datetime) -> dict[int, Page]:
    """Every page the public may see, by id, as its own type."""
    pages = [page.specific for page in Page.objects.filter(depth__gt=1).order_by("pk")]
    return {page.pk: page for page in pages if _is_public(page, now=now)}


def _is_public(page: Page, *, now: datetime) -> bool:
    if not isinstance(page, HomePage | SectionPage | ArticlePage) or not page.live:
        return False
    if page.expire_at is not None and page.expire_at <= now:
        return False
    return _is_reachable(page) and not _is_private(page)


def _is_reachable(page: Page) -> bool:
    """The page stands under the root of a site, in any language."""
    fronts = {site.root_page.translation_key for site in Site.objects.select_related("root_page")}
    return any(one.translation_key in fronts for one in _line(page))


def _is_private(page: Page) -> bool:
    """A restriction holds on a page of the line above any of its translations, or on a translation of that page."""
    private = {row.page.translation_key for row in PageViewRestriction.objects.all()}
    if not private:
        return False
    versions = Page.objects.filter(translation_key=page.translation_key)
    return any(one.translation_key in private for version in versions for one in _line(version))


def _line(page: Page) -> list[Page]:
    return list(page.get_ancestors(inclusive=True))


def expected_bodies(pages: dict[int, Page], *, now: datetime) -> tuple[dict[int, str], set[str]]:
    """Page id → the body a fresh build gives, and every node key these builds show."""
    built = {pk: build(page, now=now) for pk, page in pages.items()}
    shown = {key for one in built.values() for key in one.keys}
    return {pk: one.body for pk, one in built.items()}, shown


def stored_bodies() -> dict[int, str]:
    """Page id → the body readers get."""
    return dict(PublishedDocument.objects.values_list("page_id", "body"))


def stored_resources() -> set[str]:
    """The node keys of every stored author, topic, image and file."""
    rows = PublishedResource.objects.exclude(kind="site").values_list("kind", "object_id")
    return {f"{kind}:{pk}" for kind, pk in rows}


def stored_texts() -> str:
    """Everything the read model could say, in one text."""
    documents = PublishedDocument.objects.values_list("title", "card", "body")
    resources = PublishedResource.objects.values_list("name", "body")
    return "\n".join(text for row in [*documents, *resources] for text in row)


def expected_resources(shown: set[str], *, logos: set[int]) -> set[str]:
    """The resources readers may need: what public documents and the frame show."""
    kinds = ("author:", "topic:", "image:", "document:")
    return {key for key in shown if key.startswith(kinds)} | {f"image:{pk}" for pk in logos}


def expected_menu_pages(site: Site, locale: str, public: dict[int, Page]) -> list[str]:
    """The titles the main menu may show in a language, in order."""
    menus = build_site(site, locale, timezone.now())["menus"]
    wanted = [item.page.id for menu in menus for item in menu["items"]]
    return [title for pk in wanted if (title := _title_in(pk, locale, public)) is not None]


def _title_in(pk: int, locale: str, public: dict[int, Page]) -> str | None:
    """The title of the public version a reader of `locale` is led to: that language's, else French."""
    key = Page.objects.get(pk=pk).translation_key
    versions = {
        page.locale.language_code: page.title
        for page in public.values()
        if page.translation_key == key
    }
    return versions.get(locale, versions.get("fr"))
