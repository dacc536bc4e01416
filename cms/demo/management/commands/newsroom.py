"""newsroom: one machine, one command: database, demo content, worker and web server."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cms.demo import accounts


def _claim(port: int) -> None:
    """Say now that a port is taken: Django's server ends its process there, and would leave the worker behind."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("0.0.0.0", port))  # noqa: S104 as the server does
        except OSError as exc:
            raise CommandError(
                f"Port {port} cannot be had ({exc.strerror}). `make run PORT={port + 1}` takes another."
            ) from exc


def _stop(signum: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + signum)


class Command(BaseCommand):
    """Door to a newsroom on one machine."""

    help = "Prepare the database, load the demo into an empty site, and serve reader, admin, API and worker."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="Port of the web server.")

    def handle(self, *args: Any, **options: Any) -> None:
        _claim(options["port"])
        call_command("migrate", interactive=False, verbosity=0)
        call_command("load_demo", if_empty=True, verbosity=0)
        call_command("rebuild_published", if_needed=True)
        self._say_where(options["port"])
        # A stop by signal must end the worker too, as Ctrl+C does for both at once.
        signal.signal(signal.SIGTERM, _stop)
        worker = subprocess.Popen([sys.executable, "manage.py", "worker"], cwd=settings.BASE_DIR)
        try:
            call_command("runserver", f"0.0.0.0:{options['port']}", use_reloader=False, verbosity=0)
        finally:
            worker.terminate()
            worker.wait(timeout=10)

    def _say_where(self, port: int) -> None:
        base = f"http://localhost:{port}"
        for line in (
            "",
            "  Chapô tourne.",
            f"  Lecteur     {base}/",
            f"  Rédaction   {base}/admin/",
            f"  API         {base}/api/v2/pages/?type=news.ArticlePage&limit=3&fields=*",
            f"  Comptes     mot de passe {accounts.PASSWORD} :",
            *(f"              {login:<18} {label}" for login, label in accounts.logins().items()),
            "  Arrêt       Ctrl+C",
            "",
        ):
            self.stdout.write(line)
        # The server never ends by itself: in a file or a pipe the lines would wait for that.
        self.stdout.flush()
