"""grant_public_reads: let a database role read what is public, and nothing else."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError, transaction

from cms.published import grants


class Command(BaseCommand):
    """Door to the grants."""

    help = (
        "Let an existing PostgreSQL role read the tables public reads touch, and nothing else. "
        "Idempotent; run it again after an upgrade."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role", help="The role the public API connects as.")
        parser.add_argument(
            "--print", action="store_true", help="Print the SQL for a DBA and run nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        role = options["role"]
        try:
            if options["print"]:
                self.stdout.write("".join(f"{sql};\n" for sql in grants.statements(role)))
                return
            with transaction.atomic():
                grants.grant(role)
        except (grants.RoleRefused, ProgrammingError) as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{role} may read what is public.")
