"""Link blocks: where a story sends its reader next."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.blocks.text import Address, Choice, Line, Lines
from cms.core.references import PageRef
from cms.core.values import Card


class PageChoice(blocks.PageChooserBlock):
    """A page of the site, shown as its card; nothing where it is not public."""

    api_type = Card | None

    def get_api_representation(self, value: Any, context: Any = None) -> PageRef | None:
        return PageRef(id=value.pk) if value else None


class ReadAlsoBlock(blocks.StructBlock):
    """A relance: one page to read, here or elsewhere."""

    page = PageChoice(label=_("Page du site"), required=False)
    url = Address(label=_("Ou adresse"), required=False)
    label = Line(
        label=_("Libellé"),
        required=False,
        max_length=200,
        help_text=_("Laissé vide, c’est le titre de la page."),
    )

    class Meta:
        icon = "link"
        label = _("Lire aussi")
        description = _("Un renvoi vers un autre article ; il n’est pas compté dans le texte.")
        preview_value = {"url": "https://journal.example/port", "label": "Le port en dix dates"}


class CallToActionBlock(blocks.StructBlock):
    """An invitation: letter, subscription, donation, call for contributions."""

    purpose = Choice(
        choices=[
            ("newsletter", _("Lettre d’information")),
            ("subscription", _("Abonnement")),
            ("donation", _("Don")),
            ("contribution", _("Appel à témoignages")),
        ],
        default="newsletter",
        label=_("But"),
    )
    title = Line(label=_("Titre"), max_length=200)
    text = Lines(label=_("Texte"), required=False, rows=2)
    label = Line(label=_("Libellé du bouton"), max_length=80)
    page = PageChoice(label=_("Page du site"), required=False)
    url = Address(label=_("Ou adresse"), required=False)

    class Meta:
        icon = "mail"
        label = _("Appel à l’action")
        description = _("Une invitation à s’inscrire, s’abonner, donner ou témoigner.")
        preview_value = {
            "purpose": "newsletter",
            "title": "La lettre du matin",
            "text": "Cinq minutes, chaque jour.",
            "label": "Je m’inscris",
            "url": "",
        }
