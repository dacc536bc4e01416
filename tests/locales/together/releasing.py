"""Asking for translations to go out with their French, and what is public then."""

from __future__ import annotations

from django.utils import timezone
from wagtail.models import Page

from cms.locales.together import companions


def joined(page, *jobs, by):
    companions.join(page, {job.pk for job in jobs}, by=by, at=timezone.now())


def public(page):
    live = Page.objects.filter(translation_key=page.translation_key, live=True)
    return set(live.values_list("locale__language_code", flat=True))
