"""typeset: set the typography of pages right that no form has set right yet."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from cms.editorial.archive import Fate, Outcome, page_ids, set_right
from cms.published.drain import run_of_many
from cms.typography.rules import RULES


class Command(BaseCommand):
    """Door to the archive."""

    help = (
        "Set the typography of every French page right, as its form would: one version a page, by the user named, published "
        "only where no draft stood over what is online. Interrupted or not, a second run does what is left."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--user",
            required=True,
            metavar="LOGIN",
            help="Whose versions they are, with whose rights.",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be changed, and change nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        users = get_user_model().objects.filter(is_active=True)
        user = users.filter(**{get_user_model().USERNAME_FIELD: options["user"]}).first()
        if user is None:
            raise CommandError(f"There is no active user {options['user']}.")
        fates: Counter[Fate] = Counter()
        rules: Counter[str] = Counter()
        ids = page_ids()
        clock = timezone.now  # noqa: TID251 a command is a door
        with (
            run_of_many(clock=clock),
            tqdm(total=len(ids), desc="Setting right", unit="page", disable=None) as bar,
        ):
            for outcome in set_right(ids, user=user, dry_run=options["dry_run"]):
                fates[outcome.fate] += 1
                rules.update(outcome.rules)
                self._tell(outcome, bar)
                bar.update()
        self._sum_up(fates, rules, dry_run=options["dry_run"])

    def _tell(self, outcome: Outcome, bar: Any) -> None:
        """Only what somebody has to look at."""
        if outcome.fate in {Fate.BUSY, Fate.REFUSED}:
            said = f"page {outcome.page_id}: {outcome.fate.value}"
            with bar.external_write_mode():
                self.stdout.write(f"{said}: {outcome.reason}" if outcome.reason else said)

    def _sum_up(self, fates: Counter[Fate], rules: Counter[str], *, dry_run: bool) -> None:
        for rule, count in sorted(rules.items()):
            self.stdout.write(f"{rule:14} {count:8}  {RULES[rule].label}")
        total = fates.total()
        told = ", ".join(f"{fates[fate]} {fate.value}" for fate in Fate if fates[fate])
        self.stdout.write(f"{total} pages: {told}." if total else "There is no page.")
        if dry_run:
            self.stdout.write("Dry run: nothing was written.")
        if fates[Fate.REFUSED]:
            raise CommandError(f"Refused: {fates[Fate.REFUSED]} of {total} pages.")
