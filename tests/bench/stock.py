"""Stock: the same articles through Wagtail API v2 as a careful team configures it, saying what our documents say.

Only this process knows of it: the fields are declared and the blocks replaced when the stock server starts.
"""

from __future__ import annotations

from typing import Any

from rest_framework.fields import CharField, DateTimeField, Field
from wagtail import blocks
from wagtail.api import APIField
from wagtail.images.api.fields import ImageRenditionField
from wagtail.images.blocks import ImageChooserBlock

from cms.published.renditions import CROPS, WIDTHS
from news.models import ArticlePage, Author, Byline, Topic
from news.models.links import ArticleTopic

#: The files our documents show of every image.
RENDITIONS = {f"w{width}": f"width-{width}|format-webp" for width in WIDTHS} | CROPS


class SectionField(Field):
    """The section an article stands in."""

    def to_representation(self, value: Any) -> dict[str, Any]:
        return {"id": value.pk, "title": value.title, "path": value.url}


class GenreLabel(Field):
    """The genre as readers see it."""

    def get_attribute(self, instance: Any) -> str:
        return str(instance.get_genre_display())

    def to_representation(self, value: str) -> str:
        return value


class StockImage(blocks.StructBlock):
    """An image in the text, with its files: found in one query, from the cache when warm."""

    image = ImageChooserBlock()
    alt = blocks.CharBlock(required=False)
    decorative = blocks.BooleanBlock(required=False)
    caption = blocks.CharBlock(required=False)
    credit = blocks.CharBlock(required=False)

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any]:
        image = value["image"]
        files = image.get_renditions(*RENDITIONS.values())
        return {
            "id": image.pk,
            "srcset": [
                {"name": name, "src": file.full_url, "width": file.width, "height": file.height}
                for name, file in zip(RENDITIONS, files.values(), strict=True)
            ],
            **{name: value[name] for name in ("alt", "decorative", "caption", "credit")},
        }


class StockStory(blocks.StreamBlock):
    """The blocks the corpus uses, as Wagtail serialises them."""

    paragraph = blocks.RichTextBlock()
    heading = blocks.StructBlock([("text", blocks.CharBlock()), ("level", blocks.CharBlock())])
    quote = blocks.StructBlock(
        [
            ("text", blocks.TextBlock()),
            ("source", blocks.CharBlock()),
            ("language", blocks.CharBlock()),
        ]
    )
    image = StockImage()


#: What a card says, and what a whole document adds to it.
CARD = (
    "kicker", "standfirst", *(f"image_{name}" for name in RENDITIONS), "hero_alt", "hero_caption", "hero_credit", "section",
    "bylines(author(name,slug),role,mention)", "genre", "genre_label", "access", "commercial_status", "published_at",
    "updated_at_editorial", "breaking_until", "reading_time",
)  # fmt: skip
_PLAIN = (
    "kicker", "standfirst", "hero_alt", "hero_caption", "genre", "access", "commercial_status", "sponsor",
    "updated_at_editorial", "breaking_until", "reading_time", "bylines", "article_topics", "corrections", "short_title",
    "agency_credit", "place", "urgency", "public_note", "ai_use", "ai_note", "social_title", "social_description",
    "canonical_url", "noindex", "word_count", "char_count", "body",
)  # fmt: skip


def declare() -> None:
    """Tell Wagtail which fields the API may show."""
    Author.api_fields = [APIField("name"), APIField("slug")]
    Topic.api_fields = [APIField("name"), APIField("slug"), APIField("kind")]
    Byline.api_fields = [APIField("author"), APIField("role"), APIField("mention")]
    ArticleTopic.api_fields = [APIField("topic")]
    ArticlePage.api_fields = [
        *(APIField(name) for name in _PLAIN),
        *(
            APIField(f"image_{name}", serializer=ImageRenditionField(spec, source="hero"))
            for name, spec in RENDITIONS.items()
        ),
        APIField("hero_credit", serializer=CharField(source="hero.credit")),
        APIField("section", serializer=SectionField(source="get_parent")),
        APIField("genre_label", serializer=GenreLabel()),
        APIField("published_at", serializer=DateTimeField(source="first_published_at")),
    ]
    body = ArticlePage._meta.get_field("body")
    body.stream_block = StockStory()
