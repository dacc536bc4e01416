"""The newsroom's fronts: what a slot may lead to, and what fills a zone."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.core.blocks import fronts
from cms.core.blocks.links import PageChoice
from cms.core.blocks.text import Choice
from cms.core.fronts import MOST_CARDS
from cms.core.references import EntityRef, PageRef
from news.models.vocabulary import Genre


class SlotBlock(fronts.SlotBlock):
    """A slot leads to an article, a section, a topic or another site."""

    targets = ("page", "topic", "url")

    page = PageChoice(
        page_type=["news.ArticlePage", "news.SectionPage"],
        label=_("Article ou rubrique"),
        required=False,
    )
    topic = SnippetChooserBlock("news.Topic", label=_("Ou sujet"), required=False)

    class Meta:
        form_layout = BlockGroup(
            children=["page", "topic", "url", "title", "size", "pinned_until"],
            settings=["kicker", "standfirst", "image"],
        )

    def target(self, value: Any) -> PageRef | EntityRef | str | None:
        topic = value.get("topic")
        if topic and not value.get("page"):
            return EntityRef(kind="topic", id=topic.pk)
        return super().target(value)


class RuleBlock(fronts.RuleBlock):
    """Articles of a section, a genre or a topic fill a zone."""

    types = ("news.ArticlePage",)

    section = PageChoice(page_type="news.SectionPage", label=_("Rubrique"), required=False)
    genre = Choice(choices=Genre.choices, label=_("Genre"), required=False)
    topic = SnippetChooserBlock("news.Topic", label=_("Sujet"), required=False)

    class Meta:
        form_layout = BlockGroup(children=["section", "genre", "topic", "max_age_days", "size"])

    def conditions(self, value: Any) -> dict[str, Any]:
        section, topic, genre = value.get("section"), value.get("topic"), value.get("genre")
        return {
            "section": PageRef(id=section.pk, label=True) if section else None,
            "topic": EntityRef(kind="topic", id=topic.pk) if topic else None,
            "facets": (f"genre:{genre}",) if genre in Genre.values else (),
        }


class ZoneBlock(fronts.ZoneBlock):
    """A zone of the newsroom's slots and rules."""

    slots = blocks.ListBlock(
        SlotBlock(), label=_("Emplacements"), max_num=MOST_CARDS, default=[], collapsed=True
    )
    backfill = RuleBlock(label=_("Remplissage automatique"))


class FrontBlock(fronts.FrontBlock):
    """The zones of the front page or of a section."""

    zone = ZoneBlock()
