"""Put the newsroom's roles and workflow in place."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from cms.editorial.bootstrap import bootstrap


class Command(BaseCommand):
    """Door to the bootstrap; a second run changes nothing."""

    help = "Create the groups, permissions and workflow of the newsroom, and French names for Wagtail's first data."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(bootstrap().summary())
