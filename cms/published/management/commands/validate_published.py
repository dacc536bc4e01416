"""validate_published: say which stored documents are not what this version's types say."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from cms.published import validation

#: Misfits told one by one; a broken upgrade would fill the screen.
TOLD = 20


class Command(BaseCommand):
    """Door to the validation."""

    help = "Validate every stored document and resource against the types of this version; exit 1 when one does not fit."

    def handle(self, *args: Any, **options: Any) -> None:
        rows = validation.total()
        with tqdm(
            total=rows, desc="Validating", unit="row", disable=not sys.stderr.isatty()
        ) as bar:
            found = list(validation.misfits(advance=bar.update))
        for misfit in found[:TOLD]:
            self.stderr.write(str(misfit))
        if found:
            raise CommandError(
                f"{len(found)} stored texts do not fit. `manage.py rebuild_published --restart` builds them again."
            )
        self.stdout.write(f"{rows} stored documents and resources are what their types say.")
