"""Front ends that are written wrong are told at the start, each fault by its own message."""

from __future__ import annotations

import pytest

from cms.preview.checks import fronts_are_right

RIGHT = [
    "https://www.journal.example",
    "/en=https://en.journal.example:8443",
    "journal.example=https://www.journal.example",
    "journal.example/en=https://en.journal.example",
    "/es=http://localhost:3000",
]


@pytest.mark.parametrize("said", [[], RIGHT, tuple(RIGHT)])
def test_right_ones_are_taken(said, settings):
    settings.CHAPO_PREVIEW_FRONTS = said

    assert fronts_are_right(None) == []


@pytest.mark.parametrize(
    ("said", "number", "message"),
    [
        ("https://www.journal.example", "E001", "is not a list of texts."),
        ({"fr": "https://www.journal.example"}, "E001", "is not a list of texts."),
        ([None], "E001", "is not a list of texts."),
        (["www.journal.example"], "E002", "is not an origin"),
        (["ftp://www.journal.example"], "E002", "is not an origin"),
        (["https://*.journal.example"], "E002", "is not an origin"),
        ([""], "E002", "is not an origin"),
        (["https://www.journal.example/"], "E002", "has no path, user or query"),
        (["/en=https://www.journal.example/en"], "E002", "has no path, user or query"),
        (["https://me@www.journal.example"], "E002", "has no path, user or query"),
        (["https://WWW.journal.example"], "E002", "in lower case and without"),
        (["https://www.journal.example:443"], "E002", "in lower case and without"),
        (["https://www.journal.example:99999"], "E002", "out of range"),
        (["/de=https://de.journal.example"], "E003", "“de” is no language of this newsroom."),
        (["http://www.journal.example"], "E004", "“http://www.journal.example” is not https"),
        (
            ["https://a.example", "https://b.example"],
            "E005",
            "more than one front end for every site and language.",
        ),
        (["/en=https://a.example", "/en=https://a.example"], "E005", "front end for /en."),
    ],
)
def test_a_wrong_one_is_told(said, number, message, settings):
    settings.CHAPO_PREVIEW_FRONTS = said

    (fault,) = fronts_are_right(None)

    assert fault.id == f"preview.{number}"
    assert message in fault.msg


def test_every_fault_is_told_at_once(settings):
    settings.CHAPO_PREVIEW_FRONTS = ["nowhere", "/de=http://de.journal.example"]

    assert [fault.id for fault in fronts_are_right(None)] == [
        "preview.E002",
        "preview.E003",
        "preview.E004",
    ]


def test_a_workshop_may_do_without_tls(settings):
    settings.DEBUG = True
    settings.CHAPO_PREVIEW_FRONTS = ["http://www.journal.example"]

    assert fronts_are_right(None) == []
