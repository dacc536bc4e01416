"""Building: one live page becomes the bytes readers get, with its keys, facets and tags. Reads only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from django.conf import settings
from django.utils.timezone import get_default_timezone, localtime
from wagtail.models import Page

from cms.core.values import Card, CardMeta, SectionLabel
from cms.published import keys
from cms.published.addresses import Address, address_of
from cms.published.expansion import Expander
from cms.published.models import PublishedDocument
from cms.published.registry import Draft, PageBuilder, page_builder
from cms.published.renditions import absolute
from cms.published.shapes import card_adapter, document_adapter
from cms.published.times import utc
from cms.published.translations import Languages

#: Lists sort on a date even where a page never had one.
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A document ready to be stored."""

    page: Page
    type: str
    address: Address
    body: str
    card: str
    etag: str
    keys: frozenset[str]
    facets: frozenset[str]
    published_at: datetime
    fresh_until: datetime | None
    parent_id: int | None
    #: It links to itself, in whatever language, so that it shows its own card as that was before.
    shows_itself: bool


def build(page: Page, *, now: datetime, draws: bool = True) -> Built:
    """Build the document of a specific, public page; raise `NoAddress` or pydantic's `ValidationError`.

    Files of images that are missing are drawn, or without `draws` are `renditions.NotDrawn`.
    """
    model: Any = type(page)
    builder = page_builder(model)
    if builder is None:
        raise LookupError(f"{model.__name__} has no document builder.")
    draft = builder.build(page)
    address = address_of(page)
    locale = page.locale.language_code
    expander = Expander(locale=locale, source_locale=settings.LANGUAGE_CODE, now=now, draws=draws)
    around = Around.of(page, builder=builder, address=address, now=now)
    # Together: what either shows is loaded once, and every image that is not drawn is named at once.
    card, body = expander.expand([around.card(draft), around.document(draft)])
    card_adapter().validate_python(card)
    document_adapter(model).validate_python(body)
    body_text = dump(body)
    published_at = (
        draft.published_at or page.first_published_at or page.last_published_at or _LONG_AGO
    )
    leaving = [*expander.fresh_until, *around.languages.fresh_until]
    expiries = [*leaving, *([page.expire_at] if page.expire_at else [])]
    return Built(
        page=page,
        type=builder.type,
        address=address,
        body=body_text,
        card=dump(card),
        etag=etag_of(body_text),
        keys=frozenset(expander.keys | around.keys()),
        facets=_public_facets(_in_language(draft.facets, expander.versions()))
        | around.facets(published_at=published_at),
        published_at=published_at,
        fresh_until=min(expiries, default=None),
        parent_id=around.parent_id(),
        shows_itself=keys.translation_set(page.translation_key) in expander.keys,
    )


def dump(value: Any) -> str:
    """Compact JSON, the form that is stored and served."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def etag_of(text: str) -> str:
    """The strong validator of a body: equal bytes, equal tag."""
    return hashlib.blake2s(text.encode(), digest_size=12).hexdigest()


def detail_url(page_id: int) -> str:
    """Where the API answers a page."""
    return absolute(f"/api/v2/pages/{page_id}/")


def type_name(page: Page) -> str:
    """Wagtail's public name of a page type: `news.ArticlePage`."""
    return f"{page._meta.app_label}.{type(page).__name__}"


def _in_language(facets: frozenset[str], versions: Mapping[str, str]) -> frozenset[str]:
    """With the lists of what the document shows: a translated page keeps the ids its source was given.

    Those stay beside them, so that addresses made before a thing had another language go on leading here.
    """
    return facets | {versions[key] for key in facets & versions.keys()}


def _public_facets(facets: frozenset[str]) -> frozenset[str]:
    """Without sections that are not public: a list that holds something would tell that there is one."""
    sections = {f for f in facets if f.startswith("section:")}
    ids = [int(keys.parse_node(key)[1]) for key in sections]
    rows = PublishedDocument.objects.filter(page_id__in=ids) if ids else ()
    return facets - (sections - {f"section:{row.page_id}" for row in rows})


def _ancestors(page: Page) -> list[PublishedDocument]:
    """The public pages above, from the front page down."""
    steplen = page.steplen
    paths = [page.path[:length] for length in range(steplen, len(page.path), steplen)]
    rows = PublishedDocument.objects.filter(tree_path__in=paths, locale=page.locale.language_code)
    return list(
        rows.only("type", "page_type", "title", "path", "depth", "tree_path").order_by("depth")
    )


@dataclass(frozen=True, kw_only=True)
class Around:
    """What every document says besides its own fields: identity, place, translations."""

    page: Page
    builder: PageBuilder
    address: Address
    ancestors: list[PublishedDocument]
    now: datetime

    @classmethod
    def of(cls, page: Page, *, builder: PageBuilder, address: Address, now: datetime) -> Around:
        return cls(page=page, builder=builder, address=address, ancestors=_ancestors(page), now=now)

    @cached_property
    def languages(self) -> Languages:
        """The page in other languages; a card says nothing of them."""
        return Languages.of(
            self.page,
            html_url=self.address.html_url,
            root_url=self.address.root_url,
            now=self.now,
        )

    @property
    def page_id(self) -> int:
        """The page's id; 0 in the preview of a page that was never saved."""
        return self.page.pk or 0

    def document(self, draft: Draft) -> dict[str, Any]:
        """The whole document, references still in it."""
        return {
            "id": self.page_id,
            "type": self.builder.type,
            "meta": self._meta(),
            "title": self.page.title,
            "path": self.address.path,
            "breadcrumb": [
                {"id": row.page_id, "type": row.type, "title": row.title, "path": row.path}
                for row in self.ancestors
            ],
            **draft.fields,
        }

    def card(self, draft: Draft) -> Mapping[str, Any]:
        """The page in short; what a page type does not say is empty, never absent."""
        blank = Card(
            id=self.page_id,
            type=self.builder.type,
            meta=CardMeta(
                type=type_name(self.page),
                detail_url=detail_url(self.page_id),
                html_url=self.address.html_url,
                slug=self.page.slug,
                locale=self.page.locale.language_code,
                first_published_at=utc(self.page.first_published_at),
            ),
            title=self.page.title,
            path=self.address.path,
            kicker="",
            standfirst="",
            image=None,
            section=self._section(),
            authors=[],
            genre=None,
            genre_label="",
            opinion=False,
            access=None,
            commercial=None,
            published_at=utc(draft.published_at or self.page.first_published_at),
            updated_at=None,
            breaking_until=None,
            reading_time=None,
        )
        return {**blank, **draft.card}

    def keys(self) -> set[str]:
        """The nodes the frame of the document shows: pages above, translations, the site."""
        steplen = self.page.steplen
        paths = [self.page.path[:length] for length in range(steplen, len(self.page.path), steplen)]
        above = Page.objects.filter(path__in=paths, depth__gt=1).values_list("pk", flat=True)
        return {keys.node("page", pk) for pk in above} | {
            keys.translation_set(self.page.translation_key),
            keys.node("site", self.address.site_id),
        }

    def facets(self, *, published_at: datetime) -> set[str]:
        """The lists every page belongs to: type, language, year, parent, each ancestor, its translations."""
        facets = {
            f"type:{type_name(self.page)}",
            f"locale:{self.page.locale.language_code}",
            keys.translation_set(self.page.translation_key),
            f"year:{localtime(published_at, timezone=get_default_timezone()).year}",
            *(f"under:{row.page_id}" for row in self.ancestors),
            *(f"section:{row.page_id}" for row in self.ancestors if row.type == "section"),
        }
        front = self._front_path()
        above_all = next((row.page_id for row in self.ancestors if row.path == front), None)
        parent = self.parent_id()
        if parent is not None:
            facets |= {f"parent:{parent}"} | ({"parent:root"} if parent == above_all else set())
        return facets | ({"under:root"} if above_all else set())

    def _front_path(self) -> str | None:
        """The path of the front page above, in this language."""
        return (
            self.ancestors[0].path if self.ancestors and self.ancestors[0].type == "home" else None
        )

    def parent_id(self) -> int | None:
        """The page above, when it is public."""
        parent = self._parent()
        return parent.page_id if parent else None

    def _parent(self) -> PublishedDocument | None:
        above = self.page.path[: -self.page.steplen]
        return next((row for row in self.ancestors if row.tree_path == above), None)

    def _section(self) -> SectionLabel | None:
        parent = self._parent()
        if parent is None or parent.type != "section":
            return None
        return SectionLabel(id=parent.page_id, title=parent.title, path=parent.path)

    def _meta(self) -> dict[str, Any]:
        parent = self._parent()
        return {
            "type": type_name(self.page),
            "detail_url": detail_url(self.page_id),
            "html_url": self.address.html_url,
            "slug": self.page.slug,
            "show_in_menus": self.page.show_in_menus,
            "seo_title": self.page.seo_title,
            "search_description": self.page.search_description,
            "first_published_at": utc(self.page.first_published_at),
            "last_published_at": utc(self.page.last_published_at),
            "alias_of": None,
            "parent": parent
            and {
                "id": parent.page_id,
                "meta": {
                    "type": parent.page_type,
                    "detail_url": detail_url(parent.page_id),
                    "html_url": f"{self.address.root_url}{parent.path}",
                },
                "title": parent.title,
            },
            "locale": self.page.locale.language_code,
            "translation_key": str(self.page.translation_key),
            "translations": self.languages.translations(),
            "freshness": self.languages.freshness(),
            "alternates": self.languages.alternates(),
        }
