"""The exported files are what the types say, and a stale one is named."""

from __future__ import annotations

import pytest

from cms.contract import export, typescript
from cms.contract.files import folder


def test_what_is_committed_is_fresh():
    made = export.files(folder=folder(), with_types=False)

    assert export.compare(made, folder=folder()).is_fresh


def test_a_stale_file_and_a_left_over_one_are_named(tmp_path):
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas/Old.json").write_text("{}")
    made = {"openapi.json": "{}"}

    assert export.compare(made, folder=tmp_path).stale == ("openapi.json",)
    assert export.write(made, folder=tmp_path).left_over == ("schemas/Old.json",)
    assert export.compare(made, folder=tmp_path).is_fresh


def test_without_node_nothing_is_guessed(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")

    with pytest.raises(typescript.NoNode):
        typescript.types_of("{}", folder=tmp_path)
