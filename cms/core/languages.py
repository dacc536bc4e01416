"""Languages: the rows of those the newsroom writes in."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.models import Locale


def locale_named(code: str) -> Locale:
    """The locale of this code, as settings write it; raise 404 where nothing is written in it, whatever was sent."""
    if code not in dict(settings.WAGTAIL_CONTENT_LANGUAGES):
        raise Http404
    return get_object_or_404(Locale, language_code=code)
