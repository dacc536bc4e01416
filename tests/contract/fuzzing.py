"""Fuzzing: the exported document as schemathesis takes it, one check of our own, and what a schema cannot say of a value."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema_rs
import schemathesis
from hypothesis import HealthCheck, Phase, seed, settings
from schemathesis import GenerationMode

from cms.api.cursors import ChangeCursor, ListCursor, write_change_cursor, write_list_cursor
from cms.contract.checking import operation_of
from cms.contract.document import openapi
from tests.contract import showcase

SEED = 20260301
#: Cases made up for each operation, besides those that cover each limit of each parameter.
CASES = 40
#: Longer texts of a pattern take minutes to make up.
LONG = 100
DOCUMENT = json.loads(json.dumps(openapi()))


def made_up(*, document: dict[str, Any], covers: bool, app: Any = None) -> Any:
    """The questions of a document: at the limits of each parameter where it covers, else at random."""
    schema = schemathesis.openapi.from_dict(document)
    schema.app = app
    schema.config.phases.coverage.enabled = covers
    return schema


def without_long_patterns() -> dict[str, Any]:
    """The document without the upper limit of texts that have a pattern too; the random cases know them."""
    document = json.loads(json.dumps(DOCUMENT))
    for _path, _name, said in long_patterns(document):
        del said["maxLength"]
    return document


def long_patterns(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """Path, parameter and schema of each text that is long and has a pattern."""
    return [
        (path, parameter["name"], parameter["schema"])
        for path, item in document["paths"].items()
        for parameter in item["get"]["parameters"]
        if "pattern" in parameter["schema"] and parameter["schema"].get("maxLength", 0) > LONG
    ]


def repeatably(*phases: Phase, cases: int = CASES) -> Any:
    """Decorate a test: the same cases on every run, in these phases."""
    chosen = settings(
        max_examples=cases,
        deadline=None,
        database=None,
        phases=phases,
        suppress_health_check=list(HealthCheck),
    )
    return lambda test: seed(SEED)(chosen(test))


@schemathesis.check
def whole_answers_are_whole(ctx: Any, response: Any, case: Any) -> None:
    """Where `fields=` is not asked, the answer is the whole document and not a part that happens to fit."""
    operation = operation_of(case.formatted_path)
    if response.status_code != 200 or operation is None:
        return
    component = operation.component((case.query or {}).get("fields"))
    _checker(component).validate(response.json())


@cache
def _checker(component: str) -> Any:
    """To read the schemas takes longer than to hold an answer against one."""
    reference = {"$ref": f"#/components/schemas/{component}", "components": DOCUMENT["components"]}
    return jsonschema_rs.Draft202012Validator(reference)


#: What a schema cannot say of a value: a selection's names, a cursor's checksum, two parameters that exclude each other, or one that needs another.
SELECTIONS = ("*", "_,id", "-meta", "*,-meta", "meta(type)", "_,id,meta(detail_url)")
EXCLUDED = {"cursor": "offset", "descendant_of": "child_of"}
NEEDED = {"fallback": "locale"}
AFTER = write_change_cursor(ChangeCursor(epoch="exemple", position=3))


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: Any) -> None:
    """Give a well-formed case what only the API can give it; a malformed one stays as it is."""
    if case.meta is None or case.meta.generation.mode is not GenerationMode.POSITIVE:
        return
    query = case.query or {}
    _keep_company(query)
    if "fields" in query:
        query["fields"] = SELECTIONS[len(str(query["fields"])) % len(SELECTIONS)]
    if "after" in query:
        query["after"] = AFTER
    if "cursor" in query:
        query["cursor"] = _cursor_of(case.formatted_path, query)


def _keep_company(query: dict[str, Any]) -> None:
    """Take out what cannot come with another, and add what another needs."""
    for name, other in EXCLUDED.items():
        if name in query:
            query.pop(other, None)
    for name, needed in NEEDED.items():
        if name in query:
            query.setdefault(needed, "fr")


def _cursor_of(path: str, query: dict[str, Any]) -> str:
    """A cursor of this list, in its order."""
    if path == "/api/v2/search/":
        order = query.get("order", "relevance")
        return write_list_cursor(ListCursor(order=order, value=0, id=1))
    if path != "/api/v2/pages/":
        return write_list_cursor(ListCursor(order="name", value="a", id=1))
    query.pop("order", None)
    return write_list_cursor(ListCursor(order="-published_at", value=showcase.MOMENT, id=1))
