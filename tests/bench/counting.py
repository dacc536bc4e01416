"""Counting: how many statements one warm answer costs, in a process of its own: the two APIs are two configurations.

Run as `python -m tests.bench.counting ours|stock`; prints one JSON object, scenario → statements.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module

from tests.bench.servers import MODULES

#: What fills the caches before anything is counted.
WARM = 3


def queries(server: str) -> dict[str, int]:
    """Scenario → statements of one answer."""
    command = [sys.executable, "-m", "tests.bench.counting", server]
    # What goes wrong there is said here: only the answer is taken.
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    counted: dict[str, int] = json.loads(said.splitlines()[-1])
    return counted


def _count(server: str) -> dict[str, int]:
    import_module(MODULES[server])  # Configures Django; what follows needs that.
    django_test, utils, db = map(import_module, ("django.test", "django.test.utils", "django.db"))
    scenarios = import_module("tests.bench.scenarios")
    content, client = scenarios.content(), django_test.Client()
    counted = {}
    for scenario in scenarios.SCENARIOS:
        question = getattr(scenario, server)(content)[0].decode()
        path = question.split()[1]
        held = question.partition("If-None-Match: ")[2].partition("\r\n")[0]
        headers = {"If-None-Match": held} if held else {}
        for _number in range(WARM):
            with utils.CaptureQueriesContext(db.connection) as captured:
                client.get(path, headers=headers, follow=True)
        counted[scenario.name] = len(captured)
    return counted


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_count(sys.argv[1])) + "\n")
