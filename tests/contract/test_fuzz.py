"""Every operation answers as declared, whatever is asked: schemathesis against the application, all checks on."""

from __future__ import annotations

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import Phase
from schemathesis.specs.openapi.checks import missing_required_header

from tests.contract import fuzzing, showcase

pytestmark = pytest.mark.django_db
APP = get_wsgi_application()
schema = fuzzing.made_up(document=fuzzing.DOCUMENT, covers=False, app=APP)
limits = fuzzing.made_up(document=fuzzing.without_long_patterns(), covers=True, app=APP)
FOUND = [
    ("/api/v2/pages/{id}/", showcase.FULL),
    ("/api/v2/pages/{id}/", showcase.HOME),
    ("/api/v2/pages/{id}/", showcase.SECTION),
    ("/api/v2/pages/{id}/", showcase.ENGLISH),
    ("/api/v2/authors/{id}/", showcase.AUTHOR),
    ("/api/v2/topics/{id}/", showcase.TOPIC),
    ("/api/v2/images/{id}/", showcase.IMAGE),
    ("/api/v2/documents/{id}/", showcase.FILE),
    ("/api/v2/redirects/{id}/", showcase.REDIRECT),
]
PATHS = ["/", "/bac", "/transports/le-bac-rouvre/", "/transports/retire/", "/rien/"]


@pytest.fixture(autouse=True)
def _requests_keep_the_connection(showcased):
    """The showcase lives in a transaction that a new connection would not see.

    Django's test client does the same, and listens again after each request: so for each test.
    """
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@schema.parametrize()
@fuzzing.repeatably(Phase.explicit, Phase.generate)
def test_any_question_is_answered_as_declared(case):
    case.call_and_validate()


@limits.parametrize()
@fuzzing.repeatably(Phase.explicit)
def test_every_limit_is_kept_as_declared(case):
    is_preview = case.operation.path == "/api/v2/preview/"
    case.call_and_validate(excluded_checks=[missing_required_header] if is_preview else [])


def test_no_token_is_told_from_one_that_opens_nothing(showcased):
    """Why that check is left out there: it wants a status of its own for a header that is missing."""
    absent = showcased.get("/api/v2/preview/")
    unknown = showcased.get("/api/v2/preview/", headers={"X-Preview-Token": "inconnu"})

    assert absent.status_code == 404
    assert (unknown.status_code, unknown.content) == (404, absent.content)


@pytest.mark.parametrize(
    ("path", "name", "said"),
    fuzzing.long_patterns(fuzzing.DOCUMENT),
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_text_beyond_its_length_is_refused(showcased, path, name, said):
    response = showcased.get(path.format(id=showcase.FULL), {name: "a" * (said["maxLength"] + 1)})

    assert (response.status_code, response.json()["parameter"]) == (400, name)


@pytest.mark.parametrize(("path", "pk"), FOUND)
def test_what_is_there_is_answered_as_declared(path, pk):
    case = schema[path]["GET"].Case(path_parameters={"id": pk})

    assert case.call_and_validate().status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_every_path_resolves_as_declared(path):
    case = schema["/api/v2/resolve/"]["GET"].Case(query={"path": path})

    case.call_and_validate()
