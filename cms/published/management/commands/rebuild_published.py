"""rebuild_published: build every document again, or say which are not what they should be."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from cms.published import rebuild, reconciler

_now = timezone.now  # noqa: TID251 a command is a door


class Command(BaseCommand):
    """Door to the rebuild."""

    help = (
        "Build every published document again. Idempotent: what is right already writes no change. "
        "Interrupted, it resumes where it stopped."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="Report drift and touch nothing; exit 1 when there is any.",
        )
        parser.add_argument(
            "--restart", action="store_true", help="Start over instead of resuming."
        )
        parser.add_argument(
            "--if-needed",
            action="store_true",
            help="Only when documents were built by another version or for another address.",
        )
        parser.add_argument(
            "--new-epoch",
            action="store_true",
            help="After a restored dump: make every client of the change feed start over.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["new_epoch"]:
            self.stdout.write(f"New epoch: {rebuild.new_epoch()}")
        if options["if_needed"] and not rebuild.is_needed():
            return
        if options["check"]:
            self._check()
            return
        self._rebuild(restart=options["restart"])

    def _check(self) -> None:
        page_ids = reconciler.candidates()
        missing: list[int] = []
        with self._bar(len(page_ids), "Comparing") as bar:
            drift = reconciler.Drift()
            for start in range(0, len(page_ids), rebuild.BATCH):
                batch = page_ids[start : start + rebuild.BATCH]
                found = reconciler.compare_bytes(batch, now=_now())
                for name in ("missing", "stale", "leftover"):
                    getattr(drift, name).extend(getattr(found, name))
                bar.update(len(batch))
        missing = drift.page_ids
        self.stdout.write(f"{len(page_ids)} pages compared: {drift.summary()}.")
        if missing:
            raise CommandError(
                f"Pages that drifted: {', '.join(map(str, missing[:50]))}", returncode=1
            )

    def _rebuild(self, *, restart: bool) -> None:
        total = len(reconciler.candidates())
        with self._bar(total, "Rebuilding") as bar, self._bar(0, "Linking", unit="row") as links:
            try:
                report = rebuild.rebuild(
                    clock=_now, restart=restart, advance=bar.update, left=partial(_show, links)
                )
            except KeyboardInterrupt:
                links.close()
                bar.close()
                raise CommandError(
                    "Interrupted; run the command again to resume.", returncode=130
                ) from None
        self.stdout.write(report.summary())

    def _bar(self, total: int, verb: str, *, unit: str = "page") -> Any:
        return tqdm(
            total=total, desc=verb, unit=unit, disable=not sys.stderr.isatty(), file=sys.stderr
        )


def _show(bar: Any, left: int) -> None:
    """A bar of what there was to do at most, of which so much is left."""
    bar.total = max(bar.total, bar.n + left)
    bar.update(bar.total - left - bar.n)
