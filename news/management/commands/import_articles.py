"""import_articles: make articles of Markdown files and of text pasted from sites and mails."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from cms.published.drain import run_of_many
from news.importers import files, lookup
from news.importers.load import Order, load
from news.importers.report import Totals


class Command(BaseCommand):
    """Door to the importers."""

    help = (
        "Make articles of copy: Markdown with front matter, or plain text as it was pasted. Files are known by their "
        "`id`, else by their name: importing again changes nothing, importing a corrected file corrects its article."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="Files or directories."
        )
        parser.add_argument(
            "--section",
            required=True,
            metavar="SLUG",
            help="Where they go: a section's slug, or the slugs that lead to it (actualites/international).",
        )
        parser.add_argument(
            "--author", metavar="NAME", help="Who signs the copy that nobody signed."
        )
        parser.add_argument(
            "--publish", action="store_true", help="Publish; otherwise they are drafts."
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be done, and do nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        order, found = self._order(options), self._found(options["paths"])
        totals = Totals(ignored=found.ignored)
        clock = timezone.now  # noqa: TID251 a command is a door
        with (
            run_of_many(clock=clock),
            tqdm(total=len(found.files), desc="Importing", unit="file", disable=None) as bar,
        ):
            for outcome in load(found.files, order=order):
                totals.add(outcome)
                with bar.external_write_mode():
                    self.stdout.write("\n".join(outcome.lines()))
                bar.update()
        self.stdout.write("\n".join(totals.lines()))
        if order.dry_run:
            self.stdout.write("Dry run: nothing was written.")
        if totals.refused:
            raise CommandError(f"Refused: {totals.refused} of {len(found.files)} files.")

    def _order(self, options: dict[str, Any]) -> Order:
        try:
            section = lookup.section(options["section"])
            name = options["author"]
            author = lookup.author(name, locale=section.locale) if name else None
        except lookup.NotFound as error:
            raise CommandError(str(error)) from error
        return Order(
            section=section, author=author, publish=options["publish"], dry_run=options["dry_run"]
        )

    def _found(self, paths: list[Path]) -> files.Found:
        try:
            found = files.find(paths)
        except files.NoSuchPath as error:
            raise CommandError(str(error)) from error
        if not found.files:
            raise CommandError("There is neither Markdown nor plain text below these paths.")
        return found
