"""Publisher: who publishes the site, as the law asks (LCEN) and as readers may check."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="site")
class Publisher(BaseSiteSetting):
    """Identity, legal mentions, policies and accounts of one site."""

    name = models.CharField(_("nom du journal"), max_length=200, blank=True)
    tagline = models.CharField(_("devise"), max_length=200, blank=True)
    logo = models.ForeignKey(
        "core.NewsImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    email = models.EmailField(_("adresse de la rédaction"), blank=True)

    legal_name = models.CharField(_("raison sociale"), max_length=200, blank=True)
    legal_form = models.CharField(_("forme et capital"), max_length=200, blank=True)
    registration = models.CharField(_("immatriculation"), max_length=120, blank=True)
    address = models.TextField(_("adresse"), blank=True)
    phone = models.CharField(_("téléphone"), max_length=40, blank=True)
    publication_director = models.CharField(
        _("directeur de la publication"), max_length=200, blank=True
    )
    editor_in_chief = models.CharField(_("responsable de la rédaction"), max_length=200, blank=True)
    host = models.TextField(_("hébergeur"), blank=True, help_text=_("Nom, adresse et téléphone."))
    press_number = models.CharField(_("numéro CPPAP"), max_length=40, blank=True)
    issn = models.CharField("ISSN", max_length=9, blank=True)
    owners = models.TextField(_("propriétaires"), blank=True)

    ethics_policy = models.URLField(_("charte déontologique"), blank=True)
    corrections_policy = models.URLField(_("politique de correction"), blank=True)
    ownership_policy = models.URLField(_("propriété et financement"), blank=True)
    verification_policy = models.URLField(_("vérification des faits"), blank=True)
    privacy_policy = models.URLField(_("vie privée"), blank=True)
    social_accounts = models.TextField(
        _("comptes du journal"), blank=True, help_text=_("Une adresse par ligne.")
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("name", "tagline", "logo", "email")],
            heading=_("Le journal"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in (
                    "legal_name",
                    "legal_form",
                    "registration",
                    "address",
                    "phone",
                    "publication_director",
                    "editor_in_chief",
                    "host",
                    "press_number",
                    "issn",
                    "owners",
                )
            ],
            heading=_("Mentions légales"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in (
                    "ethics_policy",
                    "corrections_policy",
                    "ownership_policy",
                    "verification_policy",
                    "privacy_policy",
                )
            ],
            heading=_("Chartes et politiques"),
        ),
        FieldPanel("social_accounts"),
    ]

    class Meta:
        verbose_name = _("éditeur du site")

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)
