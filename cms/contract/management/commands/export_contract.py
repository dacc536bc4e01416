"""export_contract: write the contract's files from the types in code, or say which are stale."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.contract import export
from cms.contract.files import folder
from cms.contract.typescript import NoNode


class Command(BaseCommand):
    """Door to the export."""

    help = "Write frontend-contract/openapi.json, schemas/ and types/ from the types in code."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="Write nothing; exit 1 when a file is not what the types say.",
        )
        parser.add_argument(
            "--without-types",
            action="store_true",
            help="Leave the TypeScript alone, where there is no Node.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = export.files(folder=folder(), with_types=not options["without_types"])
        except NoNode as reason:
            raise CommandError(f"{reason} Or export --without-types.") from None
        if options["check"]:
            self._check(made)
            return
        done = export.write(made, folder=folder())
        self.stdout.write(
            f"{len(made)} files, {len(done.stale)} written, {len(done.left_over)} removed."
        )

    def _check(self, made: dict[str, str]) -> None:
        found = export.compare(made, folder=folder())
        if not found.is_fresh:
            names = ", ".join([*found.stale, *found.left_over])
            raise CommandError(f"Stale: {names}. Run `make contract` and commit what it writes.")
        self.stdout.write(f"{len(made)} files are what the types say.")
