"""Media blocks: images, sound, video, files and what other sites publish."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from pydantic import with_config
from typing_extensions import TypedDict
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from cms.core import rights
from cms.core.blocks.text import Address, Flag, Line, Lines
from cms.core.references import DocumentRef, ImageUse
from cms.core.values import CLOSED, Document, Image, means


class Picture(ImageChooserBlock):
    """An image without words of its own: it takes the file's."""

    api_type = Image | None

    def clean(self, value: Any) -> Any:
        image = super().clean(value)
        if image is None or self.is_deferred_validation:
            return image
        now = timezone.now()  # noqa: TID251 a form is a door
        if refused := rights.refusal(image, now=now):
            raise ValidationError(refused)
        return image

    def get_api_representation(self, value: Any, context: Any = None) -> ImageUse | None:
        return ImageUse(id=value.pk, alt=value.default_alt) if value else None


class File(DocumentChooserBlock):
    """A file of the library."""

    api_type = Document | None

    def get_api_representation(self, value: Any, context: Any = None) -> DocumentRef | None:
        return DocumentRef(id=value.pk) if value else None


class ImageBlock(blocks.StructBlock):
    """An image in the text: alternative or decorative *here*, with its caption and credit."""

    api_type = Image | None

    image = ImageChooserBlock(label=_("Image"))
    alt = Line(
        label=_("Texte de remplacement"),
        required=False,
        max_length=300,
        help_text=_(
            "Ce que l’image apprend à qui ne la voit pas. Ni la légende ni le nom du fichier."
        ),
    )
    decorative = Flag(
        label=_("Image décorative"),
        required=False,
        help_text=_("Elle n’apprend rien : les lecteurs d’écran la passent."),
    )
    caption = Line(label=_("Légende"), required=False, max_length=400)
    credit = Line(
        label=_("Crédit"),
        required=False,
        max_length=200,
        help_text=_("Laissé vide, c’est le crédit de l’image."),
    )

    class Meta:
        icon = "image"
        label = _("Image")
        description = _("Une photo ou une infographie, avec légende et crédit.")
        preview_template = "core/blocks/preview_image.html"
        preview_value: dict[str, Any] = {}

    def clean(self, value: Any) -> Any:
        """A draft is kept as it is; what leaves the desk has its rights and its alternative."""
        value = super().clean(value)
        image = value.get("image")
        if image is None or self.is_deferred_validation:
            return value
        now = timezone.now()  # noqa: TID251 a form is a door
        lacking = {
            "image": rights.expired(image, now=now),
            "credit": rights.uncredited(image, credit=value.get("credit") or ""),
            "alt": None
            if value.get("alt") or value.get("decorative") or image.default_alt
            else str(rights.NO_ALTERNATIVE),
        }
        errors = {name: ValidationError(said) for name, said in lacking.items() if said}
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return value

    def get_api_representation(self, value: Any, context: Any = None) -> ImageUse | None:
        image = value.get("image") if value else None
        if image is None:
            return None
        return ImageUse(
            id=image.pk,
            alt=value.get("alt") or "",
            decorative=bool(value.get("decorative")),
            caption=value.get("caption") or "",
            credit=value.get("credit") or "",
        )


class GalleryBlock(blocks.StructBlock):
    """Several images seen one after the other."""

    title = Line(label=_("Titre"), required=False, max_length=200)
    images = blocks.ListBlock(ImageBlock(label=_("Image")), label=_("Images"))

    class Meta:
        icon = "image"
        label = _("Galerie")
        description = _("Plusieurs images à parcourir.")
        preview_template = "core/blocks/preview_image.html"
        preview_value: dict[str, Any] = {"title": "Le port au travail", "images": []}


class VideoBlock(blocks.StructBlock):
    """A video, hosted here or elsewhere; nothing is fetched from elsewhere on its own."""

    title = Line(label=_("Titre"), max_length=200)
    url = Address(label=_("Adresse de la vidéo"), required=False)
    file = File(label=_("Fichier"), required=False)
    poster = Picture(label=_("Image d’attente"), required=False)
    transcript = Lines(label=_("Transcription"), required=False, rows=3)

    class Meta:
        icon = "media"
        label = _("Vidéo")
        description = _("Une vidéo avec titre, image d’attente et transcription.")
        preview_value = {"title": "La crue vue du pont", "url": "", "transcript": ""}


class AudioBlock(blocks.StructBlock):
    """A sound, with its transcript."""

    title = Line(label=_("Titre"), max_length=200)
    url = Address(label=_("Adresse du son"), required=False)
    file = File(label=_("Fichier"), required=False)
    transcript = Lines(label=_("Transcription"), required=False, rows=3)

    class Meta:
        icon = "media"
        label = _("Son")
        description = _("Un enregistrement, avec sa transcription.")
        preview_value = {"title": "Entretien à écouter", "url": "", "transcript": ""}


@with_config(CLOSED)
class Embed(TypedDict):
    """What another site publishes, inert: the front end asks for consent before it loads anything."""

    url: Annotated[
        str,
        means(
            "Address of the publication; load nothing from it unasked.", "https://social.example/1"
        ),
    ]
    provider: Annotated[str, means("Host name of the other site; may be empty.", "social.example")]
    title: Annotated[str, means("What it is, for screen readers.", "Un message de la mairie")]
    text: Annotated[
        str, means("What it says, for whoever does not load it; may be empty.", "Le pont rouvre.")
    ]
    consent: Annotated[
        Literal["third_party"],
        means("The consent to ask the reader before loading it.", "third_party"),
    ]


class EmbedBlock(blocks.StructBlock):
    """A publication of another site: an address, a title and the words it says."""

    api_type = Embed

    url = Address(label=_("Adresse"))
    title = Line(label=_("Titre"), max_length=200, help_text=_("Lu par les lecteurs d’écran."))
    text = Lines(
        label=_("Texte de repli"),
        required=False,
        rows=3,
        help_text=_("Ce que dit la publication, pour qui ne la charge pas."),
    )

    class Meta:
        icon = "link-external"
        label = _("Publication d’un autre site")
        description = _(
            "Un message, une carte ou une vidéo d’ailleurs, chargé seulement avec l’accord du lecteur."
        )
        preview_value = {
            "url": "https://social.example/1",
            "title": "Un message",
            "text": "Le pont rouvre.",
        }

    def get_api_representation(self, value: Any, context: Any = None) -> Embed:
        url = (value or {}).get("url") or ""
        return Embed(
            url=url,
            provider=urlsplit(url).hostname or "",
            title=value.get("title") or "",
            text=value.get("text") or "",
            consent="third_party",
        )


class DocumentBlock(blocks.StructBlock):
    """A file to download."""

    document = File(label=_("Document"))
    title = Line(label=_("Titre affiché"), required=False, max_length=200)

    class Meta:
        icon = "doc-full"
        label = _("Document")
        description = _("Un fichier à télécharger : rapport, jugement, tableau.")
        preview_value = {"title": "Le rapport complet (PDF)"}
