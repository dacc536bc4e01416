"""The three acts: out of search engines, out of sight, or without a name. Each leaves a record that nobody edits."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.query import PageQuerySet
from wagtail_localize.models import TranslationSource

from cms.core.acts import hold
from cms.core.gates import PublicationRefused
from cms.editorial.models import Takedown
from cms.editorial.roles import TAKE_DOWN
from cms.editorial.takedown.names import Anonymiser
from cms.editorial.takedown.traces import erase
from cms.published import farewells, locks, projector
from cms.published.registry import page_builder

Act = Takedown.Act
NOT_BACK: Final = _(
    "Ce texte a été dépublié sur décision de la rédaction en chef : elle seule peut le remettre en ligne."
)


def may_take_down(user: Any, page: Page) -> bool:
    """Whether somebody may do it to this page: one that readers may see, with nothing below it."""
    return (
        user.has_perm(TAKE_DOWN)
        and page_builder(page.specific_class) is not None
        and page.is_leaf()
    )


def dereference(page: Page, *, user: Any, reason: str, now: datetime) -> Takedown:
    """Leave the page out of every search, engines' and our own, in every language, whichever version is put back.

    It stays readable at its address and in lists.
    """

    def act(pages: list[Page]) -> None:
        found = [one for one in pages if hasattr(one, "nosearch")]
        for one in found:
            one.noindex = one.nosearch = True
            one.save(clean=False)
            _set_in_versions(one, noindex=True, nosearch=True)
            projector.project(one.pk, now=now)
        _set_in_sources(found, noindex=True, nosearch=True)

    return _done(Act.DEREFERENCE, page, act, user=user, reason=reason, now=now)


def depublish(page: Page, *, user: Any, reason: str, now: datetime, notice: str = "") -> Takedown:
    """Withdraw the page in every language at once; its addresses answer 410, with the notice where there is one."""

    def act(pages: list[Page]) -> None:
        ids = [one.pk for one in pages]
        Revision.page_revisions.filter(object_id__in=[str(pk) for pk in ids]).update(
            approved_go_live_at=None
        )
        addresses = farewells.addresses(ids)
        for one in pages:
            # The named right is enough, whatever the tree grants in one language.
            UnpublishPageAction(one, user=user).execute(skip_permission_checks=True)
        farewells.leave(addresses, notice=notice)

    return _done(Act.DEPUBLISH, page, act, user=user, reason=reason, now=now, notice=notice)


def anonymise(
    page: Page, *, user: Any, reason: str, now: datetime, anonymiser: Anonymiser
) -> Takedown:
    """Put other words in the place of a name, in every version and every trace of the page and of its translations.

    Raise `NameStays` where that cannot be done; then nothing is changed.
    """

    def act(pages: list[Page]) -> None:
        erase(pages, anonymiser, now=now)

    said = anonymiser.words
    return _done(Act.ANONYMISE, page, act, user=user, reason=reason, now=now, replacement=said)


def versions(page: Page) -> list[Page]:
    """The page, its translations and the aliases of either, each as its own type."""
    return list(_versions(page).order_by("pk").specific())


def _versions(page: Page) -> PageQuerySet:
    sets = [page.translation_key]
    if page.alias_of_id is not None:
        sets.append(page.alias_of.translation_key)
    repeated = Page.objects.filter(translation_key__in=sets).values("pk")
    found: PageQuerySet = Page.objects.filter(Q(pk__in=repeated) | Q(alias_of__in=repeated))
    return found


def gate(page: Page, user: Any) -> None:
    """What was taken down comes back by nobody else's hand, nor by the clock's; once it is back, that is over."""
    if user is not None and user.has_perm(TAKE_DOWN):
        return
    last = Takedown.objects.filter(page_id=page.pk, act=Act.DEPUBLISH).order_by("-pk").first()
    if last is None or page.live:
        return
    # Nobody but who may puts it back: published since, by whomever it is unpublished afterwards.
    if not Page.objects.filter(pk=page.pk, last_published_at__gt=last.at).exists():
        raise PublicationRefused(page, reasons=[str(NOT_BACK)])


def _done(
    act: Takedown.Act,
    page: Page,
    do: Callable[[list[Page]], None],
    *,
    user: Any,
    reason: str,
    now: datetime,
    **said: str,
) -> Takedown:
    """One transaction: the act, its record, and a line in the history that gives no reason."""
    if not may_take_down(user, page):
        raise PermissionDenied
    with transaction.atomic():
        # Whoever publishes or withdraws a version at this instant comes before or after, and no build in between.
        hold(_versions(page))
        locks.hold_alone()
        pages = versions(page)
        do(pages)
        records = [
            Takedown.objects.create(
                act=act, page_id=one.pk, by=user, by_name=str(user), at=now, reason=reason, **said
            )
            for one in pages
        ]
        _tell_history(pages, act, user=user)
    return next(record for record in records if record.page_id == page.pk)


def _tell_history(pages: Iterable[Page], act: Takedown.Act, *, user: Any) -> None:
    for one in pages:
        fresh = Page.objects.get(pk=one.pk)
        log(instance=fresh, action=f"chapo.{act.value}", user=user)


def _set_in_versions(page: Page, **fields: Any) -> None:
    for revision in page.revisions.all():
        revision.content.update(fields)
        revision.save(update_fields=["content"])


def _set_in_sources(pages: Iterable[Page], **fields: Any) -> None:
    """What translators were given: a language that is opened later begins as a copy of it."""
    keys = {page.translation_key for page in pages}
    for source in TranslationSource.objects.filter(object_id__in=keys):
        source.content_json = json.dumps({**json.loads(source.content_json), **fields})
        source.save(update_fields=["content_json"])
