"""worker: keeps documents, schedule and tasks going."""

from __future__ import annotations

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.ops.worker import Worker


class Command(BaseCommand):
    """Door to the worker."""

    help = "Project dirty documents, publish and expire on time, reconcile each minute, run Wagtail's tasks."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="Do what is due now, reconcile, and stop."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        worker = Worker(
            clock=timezone.now,  # noqa: TID251 a command is a door
            keep_going=lambda: not stop.is_set(),
        )
        if options["once"]:
            worker.until_idle()
            self.stdout.write(f"Reconciled: {worker.reconcile().summary()}.")
            worker.until_idle()
            return
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_received: stop.set())
        worker.run()
