"""Nothing a reader relies on goes by accident: each kind of change is noticed, named, and stopped unless announced."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

import pytest

from cms.contract import gate, releases
from cms.contract.document import openapi

TODAY = date(2026, 11, 23)
SCHEMAS = "$.components.schemas"
LIST = "$.paths['/api/v2/pages/'].get"


def schemas(document):
    return document["components"]["schemas"]


def prop(document, component, name):
    return schemas(document)[component]["properties"][name]


def operation(document, path="/api/v2/pages/"):
    return document["paths"][path]["get"]


def parameter(document, name, path="/api/v2/pages/"):
    return next(each for each in operation(document, path)["parameters"] if each["name"] == name)


def remove_property(document):
    del schemas(document)["Card"]["properties"]["kicker"]
    schemas(document)["Card"]["required"].remove("kicker")


def rename_property(document):
    properties = schemas(document)["HeadingValue"]["properties"]
    properties["words"] = properties.pop("text")


def make_optional(document):
    schemas(document)["Card"]["required"].remove("title")


def make_nullable(document):
    said = prop(document, "Image", "alt")
    del said["type"]
    said["anyOf"] = [{"type": "string"}, {"type": "null"}]


def make_reference_nullable(document):
    said = prop(document, "ArticleDocument", "genre")
    said["anyOf"] = [{"$ref": said.pop("$ref")}, {"type": "null"}]


def narrow(document):
    prop(document, "Card", "title")["maxLength"] = 80


def no_longer_null(document):
    said = prop(document, "Card", "reading_time")
    del said["anyOf"]
    said["type"] = "integer"


def change_type(document):
    prop(document, "ImageSource", "width")["type"] = "string"


def drop_enum_value(document):
    prop(document, "HeadingValue", "level")["enum"].remove("h3")


def add_enum_value(document):
    prop(document, "HeadingValue", "level")["enum"].append("h4")


def remove_block(document):
    reference = "#/components/schemas/TimelineBlock"
    del schemas(document)["TimelineBlock"]
    for union in ("Block", "StoryItem"):
        said = schemas(document)[union]
        said["oneOf"] = [member for member in said["oneOf"] if member["$ref"] != reference]
        del said["discriminator"]["mapping"]["timeline"]


def remove_page_type(document):
    said = schemas(document)["Page"]
    said["oneOf"] = said["oneOf"][:-1]
    del said["discriminator"]["mapping"]["home"]


def remove_path(document):
    del document["paths"]["/api/v2/changes/"]


def remove_parameter(document):
    operation(document)["parameters"].remove(parameter(document, "genre"))


def require_parameter(document):
    operation(document)["parameters"].append(
        {"name": "edition", "in": "query", "required": True, "schema": {"type": "string"}}
    )


def narrow_parameter(document):
    parameter(document, "limit")["schema"]["maximum"] = 50


def narrow_list_parameter(document):
    parameter(document, "type")["schema"]["items"]["enum"].remove("article")


def change_default(document):
    parameter(document, "limit")["schema"]["default"] = 10


def remove_status(document):
    del operation(document)["responses"]["304"]


def change_content_type(document):
    content = operation(document)["responses"]["200"]["content"]
    content["application/hal+json"] = content.pop("application/json")


def drop_header(document):
    del operation(document)["responses"]["200"]["headers"]["ETag"]


BREAKING = [
    (remove_property, "property-removed", f"{SCHEMAS}.Card.properties.kicker"),
    (rename_property, "property-renamed", f"{SCHEMAS}.HeadingValue.properties.text"),
    (make_optional, "property-optional", f"{SCHEMAS}.Card.properties.title"),
    (make_nullable, "property-nullable", f"{SCHEMAS}.Image.properties.alt"),
    (make_reference_nullable, "property-nullable", f"{SCHEMAS}.ArticleDocument.properties.genre"),
    (narrow, "property-narrowed", f"{SCHEMAS}.Card.properties.title"),
    (no_longer_null, "property-narrowed", f"{SCHEMAS}.Card.properties.reading_time"),
    (change_type, "type-changed", f"{SCHEMAS}.ImageSource.properties.width"),
    (drop_enum_value, "enum-narrowed", f"{SCHEMAS}.HeadingValue.properties.level"),
    (add_enum_value, "enum-widened", f"{SCHEMAS}.HeadingValue.properties.level"),
    (remove_block, "member-removed", f"{SCHEMAS}.Block.timeline"),
    (remove_block, "type-removed", f"{SCHEMAS}.TimelineBlock"),
    (remove_page_type, "member-removed", f"{SCHEMAS}.Page.home"),
    (remove_path, "path-removed", "$.paths['/api/v2/changes/'].get"),
    (remove_parameter, "parameter-removed", f"{LIST}.parameters.genre"),
    (require_parameter, "parameter-required", f"{LIST}.parameters.edition"),
    (narrow_parameter, "parameter-narrowed", f"{LIST}.parameters.limit"),
    (narrow_list_parameter, "parameter-narrowed", f"{LIST}.parameters.type"),
    (change_default, "parameter-narrowed", f"{LIST}.parameters.limit"),
    (remove_status, "status-removed", f"{LIST}.responses['304']"),
    (
        change_content_type,
        "content-changed",
        f"{LIST}.responses['200'].content['application/json']",
    ),
    (drop_header, "header-removed", f"{LIST}.responses['200'].headers.ETag"),
]


def add_property(document):
    schemas(document)["HeadingValue"]["properties"]["anchor"] = {"type": "string"}
    schemas(document)["HeadingValue"]["required"].append("anchor")


def add_block(document):
    schemas(document)["MapBlock"] = deepcopy(schemas(document)["EmbedBlock"])
    for union in ("Block", "StoryItem"):
        said = schemas(document)[union]
        said["oneOf"].append({"$ref": "#/components/schemas/MapBlock"})
        said["discriminator"]["mapping"]["map"] = "#/components/schemas/MapBlock"


def add_parameter(document):
    operation(document)["parameters"].append(
        {"name": "edition", "in": "query", "required": False, "schema": {"type": "string"}}
    )


def widen_parameter(document):
    parameter(document, "limit")["schema"]["maximum"] = 200


def add_path(document):
    document["paths"]["/api/v2/weather/"] = deepcopy(document["paths"]["/api/v2/pages/"])


def reword(document):
    prop(document, "Card", "title")["description"] = "The title."


HARMLESS = [
    (add_property, {"property-added"}),
    (add_block, {"member-added", "type-added"}),
    (add_parameter, {"parameter-added"}),
    (widen_parameter, {"parameter-widened"}),
    (add_path, {"path-added"}),
    (reword, set()),
]


def changed(mutate):
    document = deepcopy(openapi())
    mutate(document)
    return gate.compare(openapi(), document)


@pytest.mark.parametrize(
    ("mutate", "kind", "path"), BREAKING, ids=lambda value: getattr(value, "__name__", None)
)
def test_a_change_that_breaks_readers_is_stopped(mutate, kind, path):
    differences = changed(mutate)

    verdict = gate.judge(differences, announcements=[], today=TODAY)

    assert (kind, path) in {(each.kind, each.path) for each in differences}
    assert not verdict.passes
    said = next(line for line in verdict.refused if line.startswith(f"{path}:"))
    assert gate.KINDS[kind].remedy in said or gate.KINDS[kind].said in said
    assert "CHANGELOG.md" in said


@pytest.mark.parametrize(
    ("mutate", "kinds"), HARMLESS, ids=lambda value: getattr(value, "__name__", None)
)
def test_an_addition_passes_and_is_listed(mutate, kinds):
    verdict = gate.judge(changed(mutate), announcements=[], today=TODAY)

    assert verdict.passes
    assert {each.kind for each in verdict.additions} == kinds


def test_a_rename_says_the_new_name():
    said = [str(each) for each in changed(rename_property) if each.breaks]

    assert said == [
        f"{SCHEMAS}.HeadingValue.properties.text: The property has another name (now words). "
        "Send both, and announce the end of the old."
    ]


def announced(on):
    rows = f"| `{SCHEMAS}.Card.properties.kicker` | `label` | {on} |"
    return gate.read_announcements(
        f"## Announced\n\n| Change | Use | From |\n|---|---|---|\n{rows}\n"
    )


def test_an_announced_change_passes_once_its_day_has_come():
    verdict = gate.judge(
        changed(remove_property), announcements=announced("2026-11-23"), today=TODAY
    )

    assert verdict.passes
    assert [each.kind for each in verdict.due] == ["property-removed"]


def test_an_announced_change_waits_for_its_day():
    verdict = gate.judge(
        changed(remove_property), announcements=announced("2027-05-23"), today=TODAY
    )

    assert "announced for 2027-05-23: keep it until then" in verdict.refused[0]


@pytest.mark.parametrize(
    "row", ["| `$.a` | | 2027-01-01 |", "| `$.a` | b | soon |", "| `$.a` | b | 2027-13-01 |"]
)
def test_an_announcement_without_a_replacement_or_a_date_is_none(row):
    assert gate.read_announcements(row) == []


@pytest.mark.parametrize(
    ("version", "breaks", "adds", "enough"),
    [
        ("1.0.0", False, False, True),
        ("1.0.0", False, True, False),
        ("1.1.0", False, True, True),
        ("1.9.0", True, False, False),
        ("2.0.0", True, True, True),
        ("1.10.0", False, True, True),
    ],
)
def test_the_version_says_what_changed(version, breaks, adds, enough):
    assert releases.is_enough(version, after="1.0.0", breaks=breaks, adds=adds) is enough


def test_a_released_document_is_kept_for_good(tmp_path):
    releases.release("{}", version="1.0.0", folder=tmp_path)
    releases.release('{"a":1}', version="1.10.0", folder=tmp_path)
    releases.release("{}", version="1.9.0", folder=tmp_path)

    assert releases.last_released(tmp_path) == ("1.10.0", {"a": 1})
    with pytest.raises(releases.AlreadyReleased):
        releases.release("[]", version="1.0.0", folder=tmp_path)
