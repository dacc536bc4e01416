"""Companions: versions of translations that go out with their French, in one transaction or not at all.

What goes out is the version that was found finished: what a translator writes afterwards waits for the next « prête ».
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation

from cms.locales import rights
from cms.locales.completeness import UntranslatedText
from cms.locales.freshness import bases
from cms.locales.models import Companion
from cms.locales.signals import finishing


class NotReady(Exception):
    """No reviser has finished the translation, and whoever asks may not do so; or it is where nothing is published from."""

    def __init__(self, said: str = "") -> None:
        super().__init__(
            said or _("Une de ces traductions n’est pas prête : demandez à qui la révise.")
        )


def finish(translation: Translation, *, by: Any, at: datetime) -> Companion:
    """Keep the translation as it is written now as the version that is ready.

    `UntranslatedText` where French is left, `NotReady` where a receiver of `finishing` says so.
    """
    finishing.send(Companion, page=translation.get_target_instance())
    with transaction.atomic():
        translation.save_target(user=by, publish=False)
        revision = translation.get_target_instance().latest_revision
        basis = bases.of(revision)
        if basis is not None and basis.untranslated:
            raise UntranslatedText(basis.untranslated)
        # It goes when the French goes, whatever hour was planned when it was written.
        revision.content["go_live_at"] = None
        revision.save(update_fields=["content"])
        companion, _created = Companion.objects.update_or_create(
            translation=translation,
            defaults={"revision": revision, "ready_at": at, "ready_by": by},
        )
    return companion


def withdraw(translation: Translation) -> None:
    """The translation is not ready after all."""
    Companion.objects.filter(translation=translation).delete()


def withdraw_all(tree: QuerySet[Page], *, locale_id: int) -> None:
    """Pages of one language are taken away: no translation among them goes out with its French any more; one query."""
    Companion.objects.filter(
        translation__target_locale=locale_id,
        translation__source__object_id__in=tree.values("translation_key"),
    ).delete()


def join(page: Page, translation_ids: Collection[int], *, by: Any, at: datetime) -> None:
    """Say which translations of a French page go out with it, and that the others do not; all of it or nothing.

    `NotReady` where neither a reviser has finished one nor `by` may publish it; `UntranslatedText` where French is left.
    """
    with transaction.atomic():
        for translation in of_page(page):
            known = getattr(translation, "companion", None)
            if translation.pk not in translation_ids:
                Companion.objects.filter(translation=translation).update(
                    joined_at=None, joined_by=None
                )
                continue
            if known is None:
                known = _finish_too(translation, by=by, at=at)
            if known.joined_at is None:
                known.joined_at, known.joined_by = at, by
                known.save(update_fields=["joined_at", "joined_by"])


def _finish_too(translation: Translation, *, by: Any, at: datetime) -> Companion:
    if not rights.may_publish(by, translation.get_target_instance()):
        raise NotReady
    return finish(translation, by=by, at=at)


def of_page(page: Page) -> list[Translation]:
    """The translations of a French page that are under way, with what is ready of them; one query."""
    found = Translation.objects.filter(
        source__object_id=page.translation_key, source__locale=page.locale_id, enabled=True
    ).select_related("source__object", "source__locale", "target_locale", "companion__ready_by")
    return list(found.order_by("target_locale__language_code"))


def waiting_for(page: Page) -> QuerySet[Companion]:
    """What goes out with the next version of a French page that is published."""
    joined: QuerySet[Companion] = Companion.objects.filter(
        translation__source__object_id=page.translation_key, joined_at__isnull=False
    )
    return joined


def release(page: Page, revision: Revision, *, user: Any) -> None:
    """A version of a page was published: so are, if it is French and public now, the translations that go with it.

    One query where there is none. A translation that is published has no version waiting any more.
    """
    if page.locale.language_code != settings.LANGUAGE_CODE:
        Companion.objects.filter(
            translation__source__object_id=page.translation_key,
            translation__target_locale=page.locale_id,
            # One that was found finished after this version goes on waiting.
            revision__lte=revision.pk,
        ).delete()
        return
    waiting = list(waiting_for(page).select_related("revision").order_by("pk"))
    if not waiting or not Page.objects.filter(pk=page.pk, live=True, live_revision=revision):
        return
    for companion in waiting:
        # Whoever publishes the translation by hand at this instant comes first, and then nothing waits.
        row = Page.objects.filter(pk=companion.revision.object_id)
        held = list(row.select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
        unchanged = Companion.objects.filter(pk=companion.pk, revision=companion.revision_id)
        if not held or not unchanged.exists():
            continue
        # Who finished it and who joined it were asked for their rights then.
        companion.revision.publish(user=user, skip_permission_checks=True)
