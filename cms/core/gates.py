"""Gates: what a version must pass to be published, by whatever path.

Wagtail's edit view, its API and its models each call the publishing action themselves, so that a page's own `publish`
is not on every path. The action is, and is wrapped here, since it offers no other way in.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, Revision

from cms.core import acts
from cms.locales.completeness import UntranslatedText, check_version
from cms.locales.together.companions import release

logger = logging.getLogger(__name__)

#: Reasons shown at once.
_MOST: Final = 5
_REFUSED = _("« %(title)s » n’a pas été publié. %(reasons)s")

#: Raises `PublicationRefused` for a version somebody, or no person, publishes.
Gate = Callable[[Page, Any], None]


class PublicationRefused(Exception):
    """A version may not be published. Says why, in the editor's words."""

    def __init__(self, page: Page, *, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons)
        said = " ".join(self.reasons[:_MOST])
        super().__init__(str(_REFUSED) % {"title": page.title, "reasons": said})


_gates: dict[str, Gate] = {}


def register_gate(name: str, gate: Gate) -> None:
    """Take a gate; a second one of its name is a mistake."""
    if name in _gates:
        raise ImproperlyConfigured(f"The gate “{name}” is already there")
    _gates[name] = gate


def check(page: Page, *, user: Any = None) -> None:
    """Raise `PublicationRefused` where a gate is shut."""
    for gate in _gates.values():
        gate(page, user)


def refusals(revision: Revision) -> tuple[str, ...]:
    """What the clock, which publishes as nobody, will be told of a version; nothing where it goes live.

    Nothing either of one that cannot even be read, as when its author was deleted since: no gate holds that one, it is late.
    """
    try:
        check(revision.as_object())
        check_version(revision)
    except PublicationRefused as refused:
        return refused.reasons
    except UntranslatedText as untranslated:
        return (str(untranslated),)
    except Exception:
        logger.exception("A planned version could not be read", extra={"revision_id": revision.pk})
    return ()


def install() -> None:
    """Put the gates before the action, and what goes out with a page after it, in one transaction.

    `UntranslatedText` where readers of a translation would get French.
    """
    action: Any = PublishPageRevisionAction
    action.execute = _guarded(action.execute)


def _judge_what_stands(action: Any) -> None:
    """Whoever withdrew, moved or cleaned the page since the request began is not undone."""
    model: Any = type(action.object)
    acts.hold(Page.objects.filter(pk=action.object.pk))
    action.revision.content = _content_that_stands(action.revision)
    row = model.objects.get(pk=action.object.pk)
    action.object = row.with_content_json(action.revision.content)


def _content_that_stands(revision: Revision) -> Any:
    """What is stored, where that is something else; as it was written otherwise, whose moments are finer than JSON's."""
    stored = Revision.objects.values_list("content", flat=True).get(pk=revision.pk)
    written = json.loads(json.dumps(revision.content, cls=DjangoJSONEncoder))
    return revision.content if stored == written else stored


def _guarded(method: Any) -> Any:
    @wraps(method)
    def execute(self: Any, skip_permission_checks: bool = False) -> Any:
        with transaction.atomic():
            _judge_what_stands(self)
            # Who may not publish is told that first.
            self.check(skip_permission_checks=skip_permission_checks)
            check(self.object, user=self.user)
            check_version(self.revision)
            published = method(self, skip_permission_checks=skip_permission_checks)
            release(self.object, self.revision, user=self.user)
        return published

    return execute
