"""Image forms: every picture that enters by the admin is checked, cleaned, and read for what it says of itself."""

from __future__ import annotations

import os
import re
from io import BytesIO
from typing import Any

import willow
from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms.core.photos.metadata import PhotoMetadata
from cms.core.photos.refusals import PictureRefused, Refusal
from cms.core.photos.uploads import accept

#: Form field → what the file may say of it. What an editor typed always wins.
FILLED = {
    "caption": "caption",
    "credit": "credit",
    "creator": "creator",
    "source": "source",
    "copyright_notice": "copyright_notice",
    "usage_terms": "terms",
    "default_alt": "alt_text",
}

_SEPARATORS = re.compile(r"[\W_]+")


class PhotoField(WagtailImageField):
    """A picture to upload. Its content decides what it is, its header how large, before anything is decoded."""

    #: What the last accepted file says of itself.
    metadata = PhotoMetadata()

    def to_python(self, data: Any) -> Any:
        upload: Any = forms.FileField.to_python(self, data)
        if upload is None:
            return None
        try:
            photo = accept(upload)
            # Wagtail's views read these two.
            upload.image = willow.Image.open(BytesIO(photo.data))
            upload.content_type = photo.picture_format.mime_type
        except PictureRefused as refused:
            raise ValidationError(refused.sentence, code=refused.refusal.value) from refused
        except (OSError, SyntaxError, ValueError) as failure:
            # Willow guesses by other marks, and it draws the renditions: what it cannot name is no use.
            unknown = PictureRefused(Refusal.NOT_A_PICTURE)
            raise ValidationError(unknown.sentence, code=unknown.refusal.value) from failure
        self.metadata = photo.metadata
        return upload


class NewsImageForm(BaseImageForm):
    """Every form of the admin that holds a picture: one, several at once, or in a chooser."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            stock = self.fields["file"]
            self.fields["file"] = PhotoField(
                label=stock.label, required=stock.required, widget=stock.widget
            )
        if "digital_source_type" in self.fields:
            # Uploading several files at once sends a title and nothing else.
            self.fields["digital_source_type"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        is_new = bool(cleaned.get("file")) and "file" in self.changed_data
        metadata = self.fields["file"].metadata if is_new else PhotoMetadata()
        if metadata.working_title and _is_named_after(cleaned["file"].name, cleaned.get("title")):
            cleaned["title"] = self._fit(metadata.working_title, field="title")
        for field, said in FILLED.items():
            if field in cleaned and not cleaned[field]:
                cleaned[field] = self._fit(getattr(metadata, said), field=field)
        if "digital_source_type" in cleaned:
            cleaned["digital_source_type"] = self._source_type(metadata)
        return cleaned

    def _source_type(self, metadata: PhotoMetadata) -> str:
        """The editor's choice. The form proposes a default for every file: there, the file knows better."""
        chosen: str = self.cleaned_data["digital_source_type"]
        default = self.instance._meta.get_field("digital_source_type").default
        if chosen in ("", default):
            return metadata.digital_source_type or chosen or self.instance.digital_source_type
        return chosen

    def _fit(self, text: str, *, field: str) -> str:
        """The text, cut with a mark where the column is shorter than what agencies write."""
        length = self.instance._meta.get_field(field).max_length
        return Truncator(text).chars(length) if length else text


def _is_named_after(name: str, title: str | None) -> bool:
    """The title is the name of the file, which the browser proposes, and nobody's words."""
    names = {_words(name), _words(os.path.splitext(name)[0])}
    return title is not None and _words(title) in names


def _words(text: str) -> str:
    return _SEPARATORS.sub(" ", text).strip().casefold()
