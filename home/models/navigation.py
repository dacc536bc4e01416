"""Menus: ordered links of a site, one set per locale."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, PageChooserPanel
from wagtail.models import TranslatableMixin

from cms.core.models import TranslatedChild
from cms.core.uniqueness import refuse_taken
from cms.locales.policy import decide


class MenuPlace(models.TextChoices):
    """Where a menu shows."""

    MAIN = "main", _("Menu principal")
    FOOTER = "footer", _("Pied de page")


class Menu(TranslatableMixin, ClusterableModel):
    """One menu in one locale."""

    place = models.CharField(
        _("place"), max_length=20, choices=MenuPlace.choices, default=MenuPlace.MAIN
    )

    translatable_fields = decide(translated="items", same="place")
    panels = [FieldPanel("place"), InlinePanel("items", heading=_("Liens"), label=_("lien"))]

    class Meta:
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        constraints = [
            models.UniqueConstraint(
                fields=("translation_key", "locale"), name="home_menu_once_per_locale"
            ),
            models.UniqueConstraint(
                fields=("place", "locale"), name="home_menu_place_once_per_locale"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_place_display())

    def clean(self) -> None:
        super().clean()
        said = _("« %(other)s » existe déjà : c’est lui qu’on modifie.")
        refuse_taken(self, "place", said=said)

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            return super().delete(*args, **kwargs)


class MenuItem(TranslatedChild):
    """One link of a menu: a page of the site or an address."""

    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")
    label = models.CharField(
        _("libellé"),
        max_length=80,
        blank=True,
        help_text=_("Laissé vide, c’est le titre de la page."),
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    url = models.URLField(_("adresse"), blank=True)

    translatable_fields = decide(translated="label", same="page url")
    panels = [PageChooserPanel("page"), FieldRowPanel([FieldPanel("label"), FieldPanel("url")])]

    class Meta(TranslatedChild.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=("translation_key", "locale"), name="home_menu_item_once_per_locale"
            )
        ]
        verbose_name = _("lien")
        verbose_name_plural = _("liens")

    def clean(self) -> None:
        super().clean()
        if not self.page_id and not self.url:
            raise ValidationError({"page": _("Choisissez une page ou donnez une adresse.")})
        if not self.page_id and not self.label:
            raise ValidationError({"label": _("Un lien vers une adresse a besoin d’un libellé.")})
