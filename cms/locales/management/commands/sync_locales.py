"""Make front pages and sections in every language of the site."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm
from wagtail.models import Page

from cms.locales import trees


class Command(BaseCommand):
    """Add the languages and the pages that are missing; a second run changes nothing."""

    help = "Make front pages and sections in every language, as drafts, and move those whose French has moved."

    def handle(self, *args: Any, **options: Any) -> None:
        report = trees.sync(progress=_bar if options["verbosity"] else trees.silent)
        self.stdout.write(report.summary())


def _bar(pages: Iterable[Page], label: str) -> Iterable[Page]:
    """A progress bar where someone watches; silence in a log."""
    return tqdm(pages, desc=label, disable=None, leave=False)
