"""Merging: what the file changed, beside what the desk changed."""

from __future__ import annotations

import pytest

from news.importers.merging import merge


@pytest.mark.parametrize(
    ("file", "article", "base", "changes", "conflicts"),
    [
        ("a", "a", "a", {}, ()),
        ("b", "a", "a", {"title": "b"}, ()),
        ("a", "b", "a", {}, ()),
        ("b", "b", "a", {}, ()),
        ("c", "b", "a", {}, ("title",)),
    ],
    ids=["nobody", "the file", "the desk", "both alike", "both apart"],
)
def test_a_field_is_changed_by(file, article, base, changes, conflicts):
    merged = merge({"title": file}, article={"title": article}, base={"title": base})

    assert merged.changes == changes
    assert merged.conflicts == conflicts


def test_fields_are_merged_one_by_one():
    merged = merge(
        {"title": "a", "body": [2]},
        article={"title": "b", "body": [1]},
        base={"title": "a", "body": [1]},
    )

    assert merged.changes == {"body": [2]}
    assert merged.is_edited


def test_without_a_base_every_difference_is_a_conflict():
    merged = merge({"title": "a", "place": ""}, article={"title": "b", "place": ""}, base={})

    assert merged.conflicts == ("title",)
    assert merged.changes == {}
