"""HomePage: la une, and the root of every section."""

from __future__ import annotations

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

from cms.core.fields import FrontField
from cms.core.models import BasePage
from cms.core.models.pages import slug_panel
from cms.core.typesetting.panel import typography_panel
from cms.locales.policy import decide
from news.models.fronts import FrontBlock


class HomePage(BasePage):
    """The front page of one locale."""

    standfirst = models.TextField(_("chapô"), blank=True)
    zones = FrontField(FrontBlock(), blank=True, verbose_name=_("zones de la une"))

    in_every_locale = True
    translatable_fields = decide(
        translated="title seo_title search_description standfirst zones",
        same="show_in_menus",
        own="slug typography_off",
    )
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["news.SectionPage"]

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("title"),
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
        verbose_name = _("page d’accueil")
        verbose_name_plural = _("pages d’accueil")
