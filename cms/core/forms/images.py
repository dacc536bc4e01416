"""Forms."""

from wagtail.images.forms import BaseImageForm


class NewsImageForm(BaseImageForm):
    pass
