"""The archive set right: typography for pages nobody has saved since it came. What is a draft stays one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.admin.models import EditingSession
from wagtail.models import Locale, Page, get_page_models

from cms.core import gates
from cms.core.gates import PublicationRefused
from cms.core.models import BasePage
from cms.core.typesetting.setting import set_page_right
from cms.editorial.models import Binned
from cms.locales.together import companions
from cms.typography.profiles import profile_for

_AWAITED: Final = "a translation waits to go out with it"


class Fate(Enum):
    """What became of a page; the words are the operator's."""

    RIGHT = "already right"
    PUBLISHED = "set right and published"
    DRAFT = "set right as a draft"
    BUSY = "left alone, in somebody’s hands"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One page: its fate, the rule of each edit, and why it was refused or left alone."""

    page_id: int
    fate: Fate
    rules: tuple[str, ...] = ()
    reason: str = ""


def page_ids() -> list[int]:
    """Every French page of ours, online or not, but for the bin; an alias follows the page it mirrors."""
    ours = [model for model in get_page_models() if issubclass(model, BasePage)]
    french = [locale for locale in Locale.objects.all() if profile_for(locale.language_code)]
    found = Page.objects.type(*ours).filter(locale__in=french, alias_of=None).order_by("pk")
    binned = set(Binned.objects.values_list("page__path", flat=True))
    # Here and not in SQL: a condition for each page in the bin is more than SQLite takes.
    return [pk for pk, path in found.values_list("pk", "path") if binned.isdisjoint(_down_to(path))]


def _down_to(path: str) -> list[str]:
    """The places of a page and of those above it."""
    return [path[:end] for end in range(Page.steplen, len(path) + 1, Page.steplen)]


def set_right(ids: list[int], *, user: Any, dry_run: bool) -> Iterator[Outcome]:
    """Each page in its own transaction, so that what is done stays done; what is right already costs no version."""
    for page_id in ids:
        try:
            yield _page(page_id, user=user, dry_run=dry_run)
        except Page.DoesNotExist:
            # Deleted since the run began.
            continue
        except PublicationRefused as refused:
            yield Outcome(page_id=page_id, fate=Fate.REFUSED, reason=str(refused))
        except ValidationError as invalid:
            yield Outcome(page_id=page_id, fate=Fate.REFUSED, reason=_said(invalid))
        except PermissionDenied:
            yield Outcome(page_id=page_id, fate=Fate.REFUSED, reason=f"{user} may not do it")


def _page(page_id: int, *, user: Any, dry_run: bool) -> Outcome:
    with transaction.atomic():
        # An editor who saves meanwhile waits for this version, and is told of it.
        page = Page.objects.select_for_update(of=("self",)).get(pk=page_id).specific
        version = page.get_latest_revision_as_object()
        rules = tuple(record["rule"] for record in set_page_right(version))
        publish = page.live and not page.has_unpublished_changes
        if not rules:
            return Outcome(page_id=page_id, fate=Fate.RIGHT)
        if _is_somebodys(page, user=user):
            return Outcome(page_id=page_id, fate=Fate.BUSY)
        if publish and companions.waiting_for(page).exists():
            # They go out with what an editor publishes, not with a space.
            return Outcome(page_id=page_id, fate=Fate.BUSY, reason=_AWAITED)
        rights = page.permissions_for_user(user)
        if not rights.can_edit() or (publish and not rights.can_publish()):
            raise PermissionDenied
        if dry_run and publish:
            gates.check(version, user=user)
            version.full_clean()
        if not dry_run:
            # A draft is as valid as it was: letters do not change.
            revision = version.save_revision(user=user, log_action=True, clean=False)
            if publish:
                revision.publish(user=user)
        return Outcome(page_id=page_id, fate=Fate.PUBLISHED if publish else Fate.DRAFT, rules=rules)


def _said(invalid: ValidationError) -> str:
    """Which fields may not be published as they are stored, and why."""
    return " ".join(f"{field}: {' '.join(said)}" for field, said in invalid.message_dict.items())


def _is_somebodys(page: Page, *, user: Any) -> bool:
    """Locked, planned, in the workflow, or being written in a form: the next run finds it."""
    lock = page.get_lock()
    if page.workflow_in_progress or (lock is not None and lock.for_user(user)):
        return True
    open_forms = EditingSession.objects.available().filter(
        content_type=ContentType.objects.get_for_model(page), object_id=str(page.pk)
    )
    return bool(open_forms.filter(is_editing=True).exists())
