"""Sections: the newsroom's rubriques, a tree of pages."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.search import index

from cms.core.fields import FrontField
from cms.core.models import BasePage
from cms.core.models.pages import slug_panel
from cms.core.typesetting.panel import typography_panel
from cms.locales.policy import decide
from news.models.fronts import FrontBlock


class SectionPage(BasePage):
    """A rubrique; its children are articles and sub-sections."""

    short_title = models.CharField(
        _("titre court"), max_length=40, blank=True, help_text=_("Pour les menus.")
    )
    standfirst = models.TextField(_("chapô"), blank=True)
    zones = FrontField(FrontBlock(), blank=True, verbose_name=_("zones de la rubrique"))
    colour = models.CharField(
        _("couleur"),
        max_length=7,
        blank=True,
        validators=[
            RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Attendu : # et six chiffres hexadécimaux."))
        ],
    )

    in_every_locale = True
    translatable_fields = decide(
        translated="title seo_title search_description short_title standfirst zones",
        same="show_in_menus colour",
        own="slug typography_off",
    )
    parent_page_types = ["home.HomePage", "news.SectionPage"]
    subpage_types = ["news.SectionPage", "news.ArticlePage"]

    search_fields = [*BasePage.search_fields, index.SearchField("standfirst")]

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("title"),
                    FieldRowPanel([FieldPanel("short_title"), FieldPanel("colour")]),
                    FieldPanel("standfirst"),
                    FieldPanel("zones"),
                    typography_panel(),
                ],
                heading=_("Contenu"),
            ),
            ObjectList(
                [
                    slug_panel(),
                    MultiFieldPanel(
                        [FieldPanel("seo_title"), FieldPanel("search_description")],
                        heading=_("Référencement"),
                    ),
                    FieldPanel("show_in_menus"),
                ],
                heading=_("Référencement et partage"),
            ),
            ObjectList(
                [
                    FieldRowPanel([FieldPanel("go_live_at"), FieldPanel("expire_at")]),
                    CommentPanel(),
                ],
                heading=_("Publication"),
            ),
        ]
    )

    class Meta:
        verbose_name = _("rubrique")
        verbose_name_plural = _("rubriques")
