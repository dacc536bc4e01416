"""Load the demonstration: a small French newsroom, with a login for each role."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from cms.demo import accounts, newsroom
from cms.published.drain import drain, run_of_many

REFUSAL = (
    "The demonstration creates accounts whose password is public, so it is only loaded with development settings. "
    "Use --force if this site is not open to anyone else."
)
NOT_EMPTY = "The site already has articles; the demonstration was not loaded."


class Command(BaseCommand):
    """Put the demonstration in place; a second run changes nothing."""

    help = "Load a small French newsroom: sections, articles, pictures, and a login for each role."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--force", action="store_true", help="load even outside development settings"
        )
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing when the site has articles"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG and not options["force"]:
            raise CommandError(REFUSAL)
        if options["if_empty"] and not newsroom.is_wanted():
            if options["verbosity"]:
                self.stdout.write(NOT_EMPTY)
            return
        clock = timezone.now  # noqa: TID251 a command is a door
        with run_of_many(clock=clock):
            report = newsroom.load(now=clock(), progress=_bar)
        projection = drain(clock=clock)
        self.stdout.write(report.summary())
        if projection.failed:
            self.stderr.write(f"{projection.failed} documents could not be built; see the log.")
        if report.changed and options["verbosity"]:
            self._say_who()

    def _say_who(self) -> None:
        self.stdout.write(f"{settings.CHAPO_BASE_URL}/admin/ (password: {accounts.PASSWORD})")
        for login, label in accounts.logins().items():
            self.stdout.write(f"  {login:<18} {label}")


def _bar(entries: Iterable[Any], label: str) -> Iterable[Any]:
    """A progress bar where someone watches; silence in a log."""
    return tqdm(entries, desc=label, disable=None, leave=False)
