"""rebuild_search: make the search index say what the published documents say."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from cms.published import entries


class Command(BaseCommand):
    """Door to the index."""

    help = (
        "Make the search index say what the published documents say. What is right already is only compared: interrupted, "
        "it goes on where it stopped when it is run again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        total = entries.number()
        with tqdm(total=total, desc="Indexing", unit="page", file=sys.stderr) as bar:
            changed = entries.rebuild(advance=bar.update)
        self.stdout.write(f"{total} documents compared, {changed} entries changed.")
