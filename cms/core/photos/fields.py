"""The model field of a picture: nothing reaches the storage uncleaned, whichever way it came in."""

from __future__ import annotations

from typing import Any

from django.core.files import File
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from cms.core.photos.cleaning import clean_upload


class CleanImageFieldFile(WagtailImageFieldFile):
    """The one door to the storage: forms, importers, demo and `image.file.save()` all pass here."""

    def save(self, name: str, content: File[Any], save: bool = True) -> None:
        super().save(name, clean_upload(content), save)


class CleanImageField(WagtailImageField):
    """Wagtail's field, with the door. Raises `PictureRefused` on what no form has checked."""

    attr_class = CleanImageFieldFile

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        # The column is Wagtail's own: migrations need not know where its files are washed.
        name, _path, args, kwargs = super().deconstruct()
        return name, "wagtail.images.models.WagtailImageField", args, kwargs
