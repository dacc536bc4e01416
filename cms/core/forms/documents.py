"""Document forms: a closed list of kinds, told from the content as well as from the name."""

from __future__ import annotations

import os
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm

from cms.core.forms.signatures import is_what_it_says, may_run

MESSAGES = {
    "unknown_kind": _(
        "Les fichiers de ce genre ne sont pas acceptés. Genres acceptés : %(kinds)s."
    ),
    "markup": _(
        "Les fichiers HTML et SVG sont refusés, même sous un autre nom, car ils peuvent contenir des programmes."
    ),
    "other_content": _(
        "Le contenu de ce fichier n’est pas celui d’un fichier « .%(extension)s ». Réenregistrez-le sous ce format."
    ),
}


class DownloadField(WagtailDocumentField):
    """A file readers may download, and that no browser will run."""

    def to_python(self, data: Any) -> Any:
        upload = super().to_python(data)
        if upload is None:
            return None
        extension = os.path.splitext(upload.name or "")[1][1:].lower()
        if extension not in settings.WAGTAILDOCS_EXTENSIONS:
            raise _refusal("unknown_kind", kinds=", ".join(settings.WAGTAILDOCS_EXTENSIONS))
        upload.seek(0)
        content = upload.read()
        upload.seek(0)
        if may_run(content, extension=extension):
            raise _refusal("markup")
        if not is_what_it_says(content, extension=extension):
            raise _refusal("other_content", extension=extension)
        return upload


class NewsDocumentForm(BaseDocumentForm):
    """Every form of the admin that holds a document: one, several at once, or in a chooser."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            stock = self.fields["file"]
            self.fields["file"] = DownloadField(
                label=stock.label, required=stock.required, widget=stock.widget
            )

    def add_error(self, field: str | None, error: Any) -> None:
        """One sentence for one file: Wagtail's model also judges the name of the file it was not given."""
        known = getattr(error, "error_dict", {})
        if field is None and "file" in known and "file" in self.errors:
            error = ValidationError({name: said for name, said in known.items() if name != "file"})
        super().add_error(field, error)


def _refusal(code: str, **facts: str) -> ValidationError:
    return ValidationError(MESSAGES[code], code=code, params=facts)
