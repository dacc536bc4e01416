"""The article form: what each tab holds, in the order a desk fills it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from cms.core.models.pages import slug_panel
from cms.core.typesetting.panel import typography_panel
from cms.editorial.desk import ChecklistPanel
from cms.locales.desk.form import languages_panel
from news.forms import ArticleForm
from news.tally import TallyPanel


def article_edit_handler() -> TabbedInterface:
    """Contenu, Signatures et rubriques, Référencement et partage, Publication."""
    return TabbedInterface(
        [
            ObjectList(_content(), heading=_("Contenu")),
            ObjectList(_signatures(), heading=_("Signatures et rubriques")),
            ObjectList(_sharing(), heading=_("Référencement et partage")),
            ObjectList(_publication(), heading=_("Publication")),
        ],
        base_form_class=ArticleForm,
    )


def _content() -> list[object]:
    return [
        ChecklistPanel(heading=_("Avant de publier")),
        FieldPanel("kicker"),
        FieldPanel("title", help_text=_("110 signes au plus, sans point final.")),
        FieldPanel("standfirst"),
        MultiFieldPanel(
            [
                FieldPanel("hero"),
                FieldRowPanel([FieldPanel("hero_alt"), FieldPanel("hero_decorative")]),
                FieldPanel("hero_caption"),
            ],
            heading=_("Image principale"),
        ),
        TallyPanel(),
        FieldPanel("body"),
        typography_panel(),
        FieldPanel("public_note"),
        FieldPanel("internal_note"),
    ]


def _signatures() -> list[object]:
    return [
        InlinePanel("bylines", heading=_("Signatures"), label=_("signature")),
        FieldRowPanel([FieldPanel("agency_credit"), FieldPanel("place")]),
        FieldPanel("genre"),
        InlinePanel("article_topics", heading=_("Sujets"), label=_("sujet")),
        InlinePanel("secondary_sections", heading=_("Rubriques secondaires"), label=_("rubrique")),
    ]


def _sharing() -> list[object]:
    return [
        slug_panel(),
        MultiFieldPanel(
            [
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("canonical_url"),
                FieldPanel("noindex"),
            ],
            heading=_("Référencement"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("social_title"),
                FieldPanel("social_description"),
                FieldPanel("social_image"),
            ],
            heading=_("Partage"),
        ),
        FieldRowPanel([FieldPanel("short_title"), FieldPanel("slugline")]),
    ]


def _publication() -> list[object]:
    return [
        FieldRowPanel(
            [FieldPanel("published_at"), FieldPanel("updated_at_editorial")],
            heading=_("Dates affichées"),
        ),
        FieldRowPanel(
            [FieldPanel("go_live_at"), FieldPanel("expire_at")],
            heading=_("Mise en ligne et retrait"),
        ),
        FieldRowPanel(
            [FieldPanel("embargo_until"), FieldPanel("breaking_until"), FieldPanel("urgency")]
        ),
        FieldRowPanel(
            [FieldPanel("access"), FieldPanel("commercial_status"), FieldPanel("sponsor")]
        ),
        FieldRowPanel([FieldPanel("ai_use"), FieldPanel("ai_note")]),
        InlinePanel("corrections", heading=_("Corrections"), label=_("correction")),
        languages_panel(),
        CommentPanel(),
    ]
