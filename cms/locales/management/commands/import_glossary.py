"""Take a glossary in from a CSV file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Locale

from cms.locales.exchange.refusals import FileRefused
from cms.locales.terms.csv_files import take_in


class Command(BaseCommand):
    """The whole file, or nothing and the lines that are wrong."""

    help = "Add the terms of a CSV file (français, traduction, remarque) to a language's glossary."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("language", help="Code of the language translated into, as en")
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        locale = Locale.objects.filter(language_code=options["language"]).first()
        if locale is None:
            raise CommandError(f"There is no language {options['language']}.")
        try:
            count = take_in(options["file"].read_bytes(), locale=locale)
        except OSError as error:
            raise CommandError(str(error)) from error
        except FileRefused as refused:
            raise CommandError("\n".join(refused.messages)) from refused
        self.stdout.write(f"{count} terms taken in.")
