"""Every operation answers as declared, whatever is asked: schemathesis against the application, all checks on."""

from __future__ import annotations

import json

import jsonschema_rs
import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, seed, settings
from schemathesis import GenerationMode

from cms.api.cursors import ChangeCursor, ListCursor, write_change_cursor, write_list_cursor
from cms.contract.checking import operation_of
from cms.contract.document import openapi
from tests.contract import showcase

pytestmark = pytest.mark.django_db
SEED = 20260301
#: Cases made up for each operation, besides those that cover each limit of each parameter.
CASES = 40
DOCUMENT = json.loads(json.dumps(openapi()))
schema = schemathesis.openapi.from_dict(DOCUMENT)
schema.app = get_wsgi_application()
# Every limit of every parameter in combination is minutes of work; generation covers them too.
schema.config.phases.coverage.enabled = False
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


@schemathesis.check
def whole_answers_are_whole(ctx, response, case):
    """Where `fields=` is not asked, the answer is the whole document and not a part that happens to fit."""
    operation = operation_of(case.formatted_path)
    if response.status_code != 200 or operation is None:
        return
    component = operation.component((case.query or {}).get("fields"))
    reference = {"$ref": f"#/components/schemas/{component}", "components": DOCUMENT["components"]}
    jsonschema_rs.Draft202012Validator(reference).validate(response.json())


#: What a schema cannot say of a value: a selection's names, a cursor's checksum, two parameters that exclude each other.
SELECTIONS = ("*", "_,id", "-meta", "*,-meta", "meta(type)", "_,id,meta(detail_url)")
EXCLUDED = {"cursor": "offset", "descendant_of": "child_of"}
AFTER = write_change_cursor(ChangeCursor(epoch="exemple", position=3))


@schemathesis.hook
def before_call(context, case, kwargs):
    """Give a well-formed case what only the API can give it; a malformed one stays as it is."""
    if case.meta is None or case.meta.generation.mode is not GenerationMode.POSITIVE:
        return
    query = case.query or {}
    for name, other in EXCLUDED.items():
        if name in query:
            query.pop(other, None)
    if "fields" in query:
        query["fields"] = SELECTIONS[len(str(query["fields"])) % len(SELECTIONS)]
    if "after" in query:
        query["after"] = AFTER
    if "cursor" in query:
        query["cursor"] = cursor_of(case.formatted_path, query)
    # Search answers 501 until it is there.
    query.pop("search", None)


def cursor_of(path, query):
    """A cursor of this list, in its order."""
    if path != "/api/v2/pages/":
        return write_list_cursor(ListCursor(order="name", value="a", id=1))
    query.pop("order", None)
    return write_list_cursor(ListCursor(order="-published_at", value=showcase.MOMENT, id=1))


@pytest.fixture(autouse=True)
def _seed_is_told(showcased, record_property):
    record_property("schemathesis_seed", SEED)
    print(f"schemathesis seed: {SEED}")  # noqa: T201 a failure is run again with it


@schema.parametrize()
@seed(SEED)
@settings(
    max_examples=CASES,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
def test_any_question_is_answered_as_declared(case):
    case.call_and_validate()


@pytest.mark.parametrize(("path", "pk"), FOUND)
def test_what_is_there_is_answered_as_declared(path, pk):
    case = schema[path]["GET"].Case(path_parameters={"id": pk})

    assert case.call_and_validate().status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_every_path_resolves_as_declared(path):
    case = schema["/api/v2/resolve/"]["GET"].Case(query={"path": path})

    case.call_and_validate()
