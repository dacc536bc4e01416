"""Articles: what they say in public."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import with_config
from typing_extensions import TypedDict

from cms.core.blocks import StoryBlock
from cms.core.blocks.types import api_type
from cms.core.references import EntityRef, ImageUse, PageRef
from cms.core.values import (
    CLOSED,
    AuthorLabel,
    Commercial,
    Image,
    Moment,
    SectionLabel,
    TopicLabel,
    means,
)
from cms.published.registry import Draft
from cms.published.times import utc
from news.genres import COMMERCIAL_LABELS, TERMS
from news.models import ArticlePage, Byline
from news.models.vocabulary import Access, AIUse, CorrectionKind, Genre

#: The list of what somebody paid for: it never fills the front page by itself.
PAID = "paid:yes"


@with_config(CLOSED)
class GenreValue(TypedDict):
    """The genre in the newsroom's words and in the two public vocabularies."""

    code: Annotated[Literal[tuple(Genre.values)], means("The newsroom's genre.", "reportage")]  # type: ignore[valid-type]
    label: Annotated[str, means("The genre in French.", "Reportage")]
    schema_org: Annotated[str, means("Its schema.org type.", "ReportageNewsArticle")]
    iptc: Annotated[str, means("Its IPTC genre.", "genre:From_the_Scene")]
    opinion: Annotated[bool, means("Whether readers must be told that it is an opinion.", False)]


@with_config(CLOSED)
class CorrectionValue(TypedDict):
    """A dated correction, never edited away."""

    kind: Annotated[
        Literal[tuple(CorrectionKind.values)],  # type: ignore[valid-type]
        means("Why the text was touched.", "correction"),
    ]
    label: Annotated[str, means("The kind in French.", "Rectificatif")]
    date: Annotated[str, means("When, in UTC.", "2026-03-02T09:30:00Z")]
    text: Annotated[
        str, means("What was wrong, in plain text.", "Le pont mesure 160 mètres, et non 150.")
    ]


@with_config(CLOSED)
class Sharing(TypedDict):
    """What search engines and social sites are told, where it differs from the article."""

    title: Annotated[
        str, means("Title for social sites; the title where none is set.", "Le port rouvre")
    ]
    description: Annotated[
        str, means("Description for social sites; may be empty.", "Après trois mois.")
    ]
    image: Annotated[Image | None, means("Picture for social sites; null when there is none.")]
    canonical_url: Annotated[
        str,
        means(
            "Where the text was first published, when elsewhere; else empty.",
            "https://agence.example/12",
        ),
    ]
    noindex: Annotated[bool, means("Whether search engines must leave it out.", False)]
    nosearch: Annotated[
        bool,
        means("Whether a site's own search must leave it out too, as ours does.", False),
    ]


@with_config(CLOSED)
class AIDeclaration(TypedDict):
    """What machines did to the text."""

    use: Annotated[Literal[tuple(AIUse.values)], means("How far machines went.", "none")]  # type: ignore[valid-type]
    note: Annotated[str, means("What to tell readers about it; may be empty.", "Traduction relue.")]


def article_shape() -> Mapping[str, Any]:
    """Field → type of an article's document."""
    return {**_head(), **_terms_of_reading(), **_text()}


def _head() -> dict[str, Any]:
    """What stands above the text."""
    return {
        "kicker": Annotated[str, means("Words above the title; may be empty.", "Transports")],
        "short_title": Annotated[
            str, means("Title for tight places; may be empty.", "Le port rouvre")
        ],
        "standfirst": Annotated[
            str, means("Chapô in plain text; may be empty.", "Après trois mois.")
        ],
        "hero": Annotated[Image | None, means("Picture above the text; null when there is none.")],
        "genre": Annotated[GenreValue, means("What kind of text it is.")],
        "section": Annotated[
            SectionLabel | None, means("Its section; null when that is not public.")
        ],
        "secondary_sections": Annotated[list[SectionLabel], means("Other sections it belongs to.")],
        "authors": Annotated[list[AuthorLabel], means("Who signs, in the order to show.")],
        "agency_credit": Annotated[
            str, means("Agencies named after the signatures; may be empty.", "avec AFP")
        ],
        "topics": Annotated[list[TopicLabel], means("What it is about, the most important first.")],
        "place": Annotated[str, means("Where it was written from; may be empty.", "Brest")],
    }


def _terms_of_reading() -> dict[str, Any]:
    """When, for whom and paid by whom."""
    return {
        "published_at": Annotated[
            Moment | None, means("Date to show, in UTC.", "2026-03-01T06:00:00Z")
        ],
        "updated_at": Annotated[
            Moment | None,
            means(
                "Last editorial update, in UTC; null when there was none.", "2026-03-02T09:30:00Z"
            ),
        ],
        "access": Annotated[
            Literal[tuple(Access.values)], means("Who may read the whole text.", "free")
        ],
        "commercial": Annotated[Commercial | None, means("Who paid; null when nobody did.")],
        "urgency": Annotated[int, means("From 1, the most urgent, to 9.", 5)],
        "breaking_until": Annotated[
            Moment | None,
            means(
                "Until when it is breaking news, in UTC; null when it is not.",
                "2026-03-01T09:00:00Z",
            ),
        ],
    }


def _text() -> dict[str, Any]:
    """The text and what is said of it."""
    return {
        "body": Annotated[api_type(StoryBlock()), means("The text, block by block.")],
        "corrections": Annotated[list[CorrectionValue], means("What was corrected, oldest first.")],
        "public_note": Annotated[
            str, means("A note to readers, in plain text; may be empty.", "Mis à jour.")
        ],
        "ai": Annotated[AIDeclaration, means("Whether machines had a part in it.")],
        "sharing": Annotated[Sharing, means("What search engines and social sites are told.")],
        "word_count": Annotated[int, means("Words in the text.", 812)],
        "char_count": Annotated[int, means("Characters in the text, spaces included.", 4870)],
        "reading_time": Annotated[int, means("Minutes it takes to read.", 4)],
    }


def build_article(page: ArticlePage) -> Draft:
    """An article as readers get it."""
    signed = list(page.bylines.all())
    topic_ids = [link.topic_id for link in page.article_topics.all()]
    section_ids = [link.section_id for link in page.secondary_sections.all()]
    topics = [EntityRef(kind="topic", id=pk) for pk in topic_ids]
    sections = [PageRef(id=pk, label=True) for pk in section_ids]
    published_at = page.published_at or page.first_published_at
    shared = {
        "kicker": page.kicker,
        "standfirst": page.standfirst,
        "authors": [_byline(byline) for byline in signed],
        "published_at": utc(published_at),
        "updated_at": utc(page.updated_at_editorial),
        "access": page.access,
        "commercial": _commercial(page),
        "breaking_until": utc(page.breaking_until),
        "reading_time": page.reading_time,
    }
    return Draft(
        fields=_in_order(
            {**shared, **_article_fields(page), "topics": topics, "secondary_sections": sections}
        ),
        card={**shared, "image": _hero(page), **_told_of_genre(page)},
        facets=frozenset(
            {
                f"genre:{page.genre}",
                f"access:{page.access}",
                *({PAID} if _commercial(page) else ()),
                *(f"author:{byline.author_id}" for byline in signed),
                *(f"topic:{pk}" for pk in topic_ids),
                *(f"section:{pk}" for pk in section_ids),
            }
        ),
        published_at=published_at,
    )


def _told_of_genre(page: ArticlePage) -> dict[str, Any]:
    """What a card says of the genre, and whether readers must be told."""
    return {
        "genre": page.genre,
        "genre_label": str(page.get_genre_display()),
        "opinion": TERMS[page.genre].opinion,
    }


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
        "nosearch": page.nosearch,
    }
