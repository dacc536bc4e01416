"""NewsImage: a picture with the rights a newsroom must know."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image, get_upload_to

from cms.core.photos.fields import CleanImageField


class DigitalSourceType(models.TextChoices):
    """Where the picture comes from (IPTC Digital Source Type vocabulary)."""

    DIGITAL_CAPTURE = "digital_capture", _("Photo numérique")
    NEGATIVE_FILM = "negative_film", _("Photo argentique numérisée")
    HUMAN_EDITS = "human_edits", _("Photo retouchée à la main")
    COMPOSITE_CAPTURE = "composite_capture", _("Montage de photos")
    ALGORITHMICALLY_ENHANCED = "algorithmically_enhanced", _("Photo améliorée par un logiciel")
    DIGITAL_ART = "digital_art", _("Dessin ou infographie")
    DATA_DRIVEN_MEDIA = "data_driven_media", _("Image tirée de données")
    SCREEN_CAPTURE = "screen_capture", _("Capture d’écran")
    COMPOSITE_WITH_TRAINED_MEDIA = (
        "composite_with_trained_media",
        _("Montage avec image de synthèse"),
    )
    TRAINED_ALGORITHMIC_MEDIA = "trained_algorithmic_media", _("Image de synthèse (IA)")


#: Readers are told when a picture shows what no lens saw.
SYNTHETIC = frozenset(
    {DigitalSourceType.COMPOSITE_WITH_TRAINED_MEDIA, DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA}
)


class NewsImage(AbstractImage):
    """A picture of the library. Its alternative text is a default: each use may say it better."""

    file = CleanImageField(
        _("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    default_alt = models.CharField(
        _("texte de remplacement par défaut"),
        max_length=300,
        blank=True,
        help_text=_("Proposé à chaque emploi ; l’emploi peut dire mieux."),
    )
    caption = models.CharField(_("légende"), max_length=2000, blank=True)
    credit = models.CharField(
        _("crédit"),
        max_length=200,
        blank=True,
        help_text=_("Sans crédit, l’image ne peut pas être publiée."),
    )
    creator = models.CharField(_("auteur de l’image"), max_length=200, blank=True)
    source = models.CharField(_("source ou agence"), max_length=200, blank=True)
    copyright_notice = models.CharField(_("mention de droit d’auteur"), max_length=300, blank=True)
    usage_terms = models.CharField(_("conditions d’emploi"), max_length=400, blank=True)
    rights_expire_at = models.DateTimeField(_("fin des droits"), null=True, blank=True)
    digital_source_type = models.CharField(
        _("origine de l’image"),
        max_length=40,
        choices=DigitalSourceType.choices,
        default=DigitalSourceType.DIGITAL_CAPTURE,
    )

    admin_form_fields = (
        *(name for name in Image.admin_form_fields if name != "description"),
        "default_alt",
        "caption",
        "credit",
        "creator",
        "source",
        "copyright_notice",
        "usage_terms",
        "rights_expire_at",
        "digital_source_type",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def default_alt_text(self) -> str:
        """What Wagtail proposes where the image is used; never the title, which is a working name."""
        return self.default_alt

    @property
    def is_synthetic(self) -> bool:
        """The picture shows what no lens saw, and readers must be told."""
        return self.digital_source_type in SYNTHETIC

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)


class NewsRendition(AbstractRendition):
    """One derived file of a picture."""

    image = models.ForeignKey(NewsImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="core_rendition_once"
            )
        ]
