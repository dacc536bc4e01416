"""Forms."""

from wagtail.documents.forms import BaseDocumentForm


class NewsDocumentForm(BaseDocumentForm):
    pass
