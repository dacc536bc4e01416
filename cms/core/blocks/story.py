"""The story: every block an article body may hold, in the order editors see them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.blocks.links import CallToActionBlock, ReadAlsoBlock
from cms.core.blocks.media import (
    AudioBlock,
    DocumentBlock,
    EmbedBlock,
    GalleryBlock,
    ImageBlock,
    VideoBlock,
)
from cms.core.blocks.table import TableBlock
from cms.core.blocks.text import (
    Choice,
    HeadingBlock,
    KeyFigureBlock,
    Line,
    ListBlock,
    ParagraphBlock,
    PullQuoteBlock,
    QuestionAnswerBlock,
    QuoteBlock,
    SeparatorBlock,
    TimelineBlock,
)

TEXT, MEDIA, DATA, LINKS = _("Texte"), _("Médias"), _("Repères"), _("Renvois")


class SidebarBodyBlock(blocks.StreamBlock):
    """What a sidebar may hold."""

    paragraph = ParagraphBlock()
    list = ListBlock()
    key_figure = KeyFigureBlock()
    image = ImageBlock()


class SidebarBlock(blocks.StructBlock):
    """An encadré beside the story."""

    kind = Choice(
        choices=[
            ("facts", _("Repères")),
            ("chronology", _("Chronologie")),
            ("method", _("Méthode")),
            ("context", _("Contexte")),
        ],
        default="facts",
        label=_("Nature"),
    )
    title = Line(label=_("Titre"), max_length=200)
    body = SidebarBodyBlock(label=_("Contenu"))

    class Meta:
        icon = "doc-empty"
        label = _("Encadré")
        description = _("Repères, méthode ou contexte, à côté du texte.")
        preview_value = {"kind": "facts", "title": "Repères", "body": []}


class StoryBlock(blocks.StreamBlock):
    """The body of an article."""

    paragraph = ParagraphBlock(group=TEXT)
    heading = HeadingBlock(group=TEXT)
    quote = QuoteBlock(group=TEXT)
    pull_quote = PullQuoteBlock(group=TEXT)
    list = ListBlock(group=TEXT)
    question_answer = QuestionAnswerBlock(group=TEXT)
    separator = SeparatorBlock(group=TEXT)
    image = ImageBlock(group=MEDIA)
    gallery = GalleryBlock(group=MEDIA)
    video = VideoBlock(group=MEDIA)
    audio = AudioBlock(group=MEDIA)
    embed = EmbedBlock(group=MEDIA)
    document = DocumentBlock(group=MEDIA)
    sidebar = SidebarBlock(group=DATA)
    key_figure = KeyFigureBlock(group=DATA)
    table = TableBlock(group=DATA)
    timeline = TimelineBlock(group=DATA)
    read_also = ReadAlsoBlock(group=LINKS)
    call_to_action = CallToActionBlock(group=LINKS)

    class Meta:
        block_counts: dict[str, Any] = {}
