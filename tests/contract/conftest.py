"""The showcase, built once, and what it answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import time_machine
from django.db import transaction
from django.test import Client, override_settings

from cms.published import counts
from tests.conftest import project
from tests.contract import showcase
from tests.contract.fuzzing import CASES, SEED

FOLDER = Path(__file__).resolve().parent.parent.parent / "frontend-contract"
#: The headers the contract speaks of; others are the server's own business.
HEADERS = (
    "Content-Type", "ETag", "Cache-Control", "Cache-Tag", "Content-Language", "Last-Modified", "Location", "Allow",
    "Retry-After",
)  # fmt: skip


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Examples hold positions: whoever publishes in the same database before them changes them."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.contract)


def pytest_terminal_summary(terminalreporter):
    """Say what the made-up questions grew from: the same seed asks them again."""
    terminalreporter.write_line(
        f"schemathesis seed: {SEED}, {CASES} cases an operation, and its limits"
    )


@pytest.fixture(scope="module")
def showcased(django_db_setup, django_db_blocker, tmp_path_factory):
    """A client of the showcase; everything is rolled back after the module."""
    counts.forget()
    with (
        django_db_blocker.unblock(),
        override_settings(
            CHAPO_BASE_URL=showcase.BASE_URL,
            ALLOWED_HOSTS=["*"],
            # A folder of its own: a name that is taken would get a random ending.
            MEDIA_ROOT=str(tmp_path_factory.mktemp("media")),
        ),
        time_machine.travel(showcase.MOMENT, tick=False),
        transaction.atomic(),
    ):
        showcase.build()
        project()
        showcase.withdraw()
        project()
        yield Client()
        transaction.set_rollback(True)
    counts.forget()


def captured(response):
    """Status, headers and body of an answer, as an example keeps them."""
    body = json.loads(response.content) if response.content else None
    headers = {name: response.headers[name] for name in HEADERS if name in response.headers}
    return {"status": response.status_code, "headers": headers, "body": body}


@pytest.fixture(scope="session")
def keep(request):
    """Compare an example with what is there, or write it when asked to."""
    writing = request.config.getoption("--write-examples")

    def compare_or_write(name, said):
        path = FOLDER / "examples" / f"{name}.json"
        text = json.dumps(said, ensure_ascii=False, indent=2) + "\n"
        if writing:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        assert path.exists(), f"{path} is missing: run `make contract`."
        assert path.read_text() == text, f"{name} is stale: run `make contract`."

    return compare_or_write
