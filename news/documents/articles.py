"""Articles: what they say in public."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import with_config
from typing_extensions import TypedDict

from cms.core.blocks import StoryBlock
from cms.core.blocks.types import api_type
from cms.core.references import EntityRef, ImageUse, PageRef
from cms.core.values import CLOSED, AuthorLabel, Commercial, Image, SectionLabel, TopicLabel
from cms.published.registry import Draft
from cms.published.times import utc
from news.genres import COMMERCIAL_LABELS, TERMS
from news.models import ArticlePage, Byline
from news.models.vocabulary import Access, AIUse, CorrectionKind, Genre


@with_config(CLOSED)
class GenreValue(TypedDict):
    """The genre in the newsroom's words and in the two public vocabularies."""

    code: Literal[tuple(Genre.values)]  # type: ignore[valid-type]
    label: str
    schema_org: str
    iptc: str
    opinion: bool


@with_config(CLOSED)
class CorrectionValue(TypedDict):
    """A dated correction, never edited away."""

    kind: Literal[tuple(CorrectionKind.values)]  # type: ignore[valid-type]
    label: str
    date: str
    text: str


@with_config(CLOSED)
class Sharing(TypedDict):
    """What search engines and social sites are told, where it differs from the article."""

    title: str
    description: str
    image: Image | None
    canonical_url: str
    noindex: bool


@with_config(CLOSED)
class AIDeclaration(TypedDict):
    """What machines did to the text."""

    use: Literal[tuple(AIUse.values)]  # type: ignore[valid-type]
    note: str


def article_shape() -> Mapping[str, Any]:
    """Field → type of an article's document."""
    return {
        "kicker": str,
        "short_title": str,
        "standfirst": str,
        "hero": Image | None,
        "genre": GenreValue,
        "section": SectionLabel | None,
        "secondary_sections": list[SectionLabel],
        "authors": list[AuthorLabel],
        "agency_credit": str,
        "topics": list[TopicLabel],
        "place": str,
        "published_at": str | None,
        "updated_at": str | None,
        "access": Literal[tuple(Access.values)],
        "commercial": Commercial | None,
        "urgency": int,
        "breaking_until": str | None,
        "body": api_type(StoryBlock()),
        "corrections": list[CorrectionValue],
        "public_note": str,
        "ai": AIDeclaration,
        "sharing": Sharing,
        "word_count": int,
        "char_count": int,
        "reading_time": int,
    }


def build_article(page: ArticlePage) -> Draft:
    """An article as readers get it."""
    bylines = [_byline(byline) for byline in page.bylines.all()]
    topics = [EntityRef(kind="topic", id=link.topic_id) for link in page.article_topics.all()]
    published_at = page.published_at or page.first_published_at
    shared = {
        "kicker": page.kicker,
        "standfirst": page.standfirst,
        "authors": bylines,
        "published_at": utc(published_at),
        "updated_at": utc(page.updated_at_editorial),
        "access": page.access,
        "commercial": _commercial(page),
        "breaking_until": utc(page.breaking_until),
        "reading_time": page.reading_time,
    }
    return Draft(
        fields=_in_order({**shared, **_article_fields(page), "topics": topics}),
        card={
            **shared,
            "image": _hero(page),
            "genre": page.genre,
            "genre_label": str(page.get_genre_display()),
        },
        facets=_article_facets(page),
        published_at=published_at,
    )


def _in_order(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: fields[name] for name in article_shape()}


def _article_fields(page: ArticlePage) -> dict[str, Any]:
    terms = TERMS[page.genre]
    return {
        "short_title": page.short_title,
        "hero": _hero(page),
        "genre": GenreValue(
            code=page.genre,
            label=str(page.get_genre_display()),
            schema_org=terms.schema_org,
            iptc=terms.iptc,
            opinion=terms.opinion,
        ),
        "section": PageRef(id=_parent_id(page), label=True),
        "secondary_sections": [
            PageRef(id=link.section_id, label=True) for link in page.secondary_sections.all()
        ],
        "agency_credit": page.agency_credit,
        "place": page.place,
        "urgency": page.urgency,
        "body": page.body.stream_block.get_api_representation(page.body),
        "corrections": [_correction(row) for row in page.corrections.all()],
        "public_note": page.public_note,
        "ai": AIDeclaration(use=page.ai_use, note=page.ai_note),
        "sharing": _sharing(page),
        "word_count": page.word_count,
        "char_count": page.char_count,
    }


def _parent_id(page: ArticlePage) -> int:
    parent = page.get_parent()
    return parent.pk if parent else 0


def _byline(byline: Byline) -> EntityRef:
    said = (("role", byline.role), ("mention", byline.mention))
    return EntityRef(kind="author", id=byline.author_id, said=said)


def _hero(page: ArticlePage) -> ImageUse | None:
    if page.hero_id is None:
        return None
    return ImageUse(
        id=page.hero_id,
        alt=page.hero_alt,
        decorative=page.hero_decorative,
        caption=page.hero_caption,
    )


def _commercial(page: ArticlePage) -> Commercial | None:
    label = COMMERCIAL_LABELS.get(page.commercial_status)
    if label is None:
        return None
    return Commercial(status=page.commercial_status, label=label, sponsor=page.sponsor)  # type: ignore[typeddict-item]


def _correction(row: Any) -> CorrectionValue:
    return CorrectionValue(
        kind=row.kind, label=str(row.get_kind_display()), date=utc(row.date) or "", text=row.text
    )


def _sharing(page: ArticlePage) -> dict[str, Any]:
    return {
        "title": page.social_title or page.title,
        "description": page.social_description or page.search_description or page.standfirst,
        "image": ImageUse(id=page.social_image_id) if page.social_image_id else _hero(page),
        "canonical_url": page.canonical_url,
        "noindex": page.noindex,
    }


def _article_facets(page: ArticlePage) -> frozenset[str]:
    """The lists an article is in: genre, access, signatures, topics, and sections it also belongs to."""
    return frozenset(
        {
            f"genre:{page.genre}",
            f"access:{page.access}",
            *(f"author:{byline.author_id}" for byline in page.bylines.all()),
            *(f"topic:{link.topic_id}" for link in page.article_topics.all()),
            *(f"section:{link.section_id}" for link in page.secondary_sections.all()),
        }
    )
