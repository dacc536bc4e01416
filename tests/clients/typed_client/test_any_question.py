"""A real server with the demonstration answers any question as the exported document says: all checks, over HTTP."""

from __future__ import annotations

import json

import pytest
from hypothesis import Phase

from tests.clients.conftest import CONTRACT
from tests.contract import fuzzing

schema = fuzzing.made_up(document=json.loads((CONTRACT / "openapi.json").read_text()), covers=False)


@pytest.fixture(autouse=True)
def _cursors_are_of_this_log(demo, monkeypatch):
    monkeypatch.setattr(fuzzing, "AFTER", demo.get("changes/?limit=0")["meta"]["next"])


@schema.parametrize()
@fuzzing.repeatably(Phase.explicit, Phase.generate, cases=20)
def test_a_server_answers_as_declared(case, demo):
    case.call_and_validate(base_url=demo.base)
