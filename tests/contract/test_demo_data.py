"""Proof on data: every document, card and resource of the demonstration is what the exported schema says."""

from __future__ import annotations

import json
from io import StringIO

import jsonschema_rs
import pytest
from django.core.management import call_command

from cms.contract.files import exported
from cms.published import validation
from cms.published.models import PublishedDocument, PublishedResource
from tests.demo.test_loading import demo  # noqa: F401 the fixture

pytestmark = pytest.mark.django_db
DOCUMENT = json.loads(exported()["openapi.json"])


def validator(component):
    """A compiled validator of a component of the exported document."""
    schemas = {"$schema": "https://json-schema.org/draft/2020-12/schema", **DOCUMENT}
    return jsonschema_rs.Draft202012Validator(
        {**schemas, "$ref": f"#/components/schemas/{component}"}, validate_formats=True
    )


def faults(component, texts):
    """Where and why the texts are not of the component."""
    checked = validator(component)
    return [
        f"{error.instance_path}: {error.message}"
        for text in texts
        for error in checked.iter_errors(json.loads(text))
    ]


def test_every_document_of_the_demonstration_is_of_its_schema(demo):  # noqa: F811
    documents = PublishedDocument.objects.values_list("body", "card")
    bodies, cards = zip(*documents, strict=True)

    assert len(bodies) > 40
    assert faults("Page", bodies) == []
    assert faults("Card", cards) == []


@pytest.mark.parametrize("kind", ["author", "topic", "image", "document", "site"])
def test_every_resource_of_the_demonstration_is_of_its_schema(demo, kind):  # noqa: F811
    texts = list(PublishedResource.objects.filter(kind=kind).values_list("body", flat=True))

    assert texts
    assert faults(f"{kind.capitalize()}Resource", texts) == []


def test_the_command_finds_the_demonstration_in_order(demo):  # noqa: F811
    out = StringIO()

    call_command("validate_published", stdout=out)

    assert (
        f"{validation.total()} stored documents and resources are what their types say."
        in out.getvalue()
    )
