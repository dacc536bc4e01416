"""Refusals: why a file cannot become a picture of the library, said so that an editor can act."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refusal(StrEnum):
    """One reason, and the code its form error carries."""

    TOO_HEAVY = "too_heavy"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_LONG = "too_long"
    BROKEN = "broken"
    NOT_A_PICTURE = "not_a_picture"
    VECTOR = "vector"
    HEIC = "heic"
    ANIMATED = "animated"
    WRONG_EXTENSION = "wrong_extension"
    UNUSABLE_COLOURS = "unusable_colours"


SENTENCES: dict[Refusal, Promise] = {
    Refusal.TOO_HEAVY: _(
        "Ce fichier est trop lourd : %(megabytes)s Mo, pour %(limit)s Mo au plus. Réduisez l’image avant de l’envoyer."
    ),
    Refusal.TOO_MANY_PIXELS: _(
        "Cette image compte %(width)s × %(height)s pixels, soit plus de %(limit)s millions. Réduisez-la avant de l’envoyer."
    ),
    Refusal.TOO_LONG: _(
        "Cette image mesure %(width)s × %(height)s pixels : aucun côté ne peut dépasser %(limit)s pixels."
    ),
    Refusal.BROKEN: _(
        "Ce fichier est abîmé ou incomplet : l’image ne peut pas être lue. Demandez-le de nouveau ou réenregistrez-le."
    ),
    Refusal.NOT_A_PICTURE: _(
        "Ce fichier n’est pas une image acceptée. Formats acceptés : JPEG, PNG, WebP, GIF, AVIF."
    ),
    Refusal.VECTOR: _(
        "Les fichiers SVG et HTML sont refusés, car ils peuvent contenir des programmes. Exportez le dessin en PNG."
    ),
    Refusal.HEIC: _(
        "Les photos HEIC ne sont pas lues par tous les navigateurs. Exportez cette photo en JPEG."
    ),
    Refusal.ANIMATED: _(
        "Les images animées en PNG ou en AVIF ne sont pas acceptées. Exportez l’animation en GIF, en WebP ou en vidéo."
    ),
    Refusal.WRONG_EXTENSION: _(
        "Ce fichier est une image %(format)s, mais son nom ne finit pas par « %(extension)s ». Renommez-le ou réenregistrez-le."
    ),
    Refusal.UNUSABLE_COLOURS: _(
        "Les couleurs de cette image ne peuvent pas être converties pour le Web. Enregistrez-la en RVB, 8 bits par couche."
    ),
}


class PictureRefused(Exception):
    """The file cannot become a picture of the library."""

    def __init__(self, refusal: Refusal, **facts: Any) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
        self.facts = facts

    @property
    def sentence(self) -> str:
        """What the editor reads."""
        return str(SENTENCES[self.refusal]) % self.facts


def broken() -> PictureRefused:
    """The refusal of every parser that meets something its format does not allow."""
    return PictureRefused(Refusal.BROKEN)
