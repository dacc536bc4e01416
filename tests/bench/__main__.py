"""`python -m tests.bench`: make the articles, start the servers, measure, and say what was seen. N=2000 articles."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from importlib import import_module

from tests.bench import database

COUNT = int(os.environ.get("N", "2000"))


def main() -> None:
    """The whole benchmark; nothing is left behind."""
    # A benchmark that is stopped still stops its servers and drops its database.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    room = tempfile.mkdtemp(prefix="chapo-bench-")
    os.environ.update(
        DATABASE_URL=database.URL,
        DJANGO_SETTINGS_MODULE="tests.bench.settings",
        CHAPO_DATA_DIR=room,
        CHAPO_MEDIA_ROOT=f"{room}/media",
        REDIS_URL="",
    )
    try:
        with database.fresh_database():
            import_module("django").setup()
            _run()
            import_module("django.db").connections.close_all()
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _run() -> None:
    # These speak to Django, which had no settings before this point.
    names = ("loading", "scenarios", "servers", "sameness", "counting", "measuring", "report")
    loading, scenarios, servers, sameness, counting, measuring, report = (
        import_module(f"tests.bench.{name}") for name in names
    )
    loading.load(COUNT)
    content = scenarios.content()
    queries = {name: counting.queries(name) for name in ("ours", "stock")}
    with servers.running() as running:
        compared = sameness.check(running, content=content)
        lines = measuring.measure(running, content=content)
    _say(
        "",
        f"{COUNT} articles, PostgreSQL, {servers.WORKERS} gunicorn workers each, medians of {measuring.ROUNDS} rounds in turn;",
        f"{compared} answers compared: ours and stock say the same.",
        "“floor” is a bare Django view that answers with one indexed text column.",
        "",
        report.table(lines, queries=queries),
        "",
        *map(report.verdict, report.bounds(lines)),
    )


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
