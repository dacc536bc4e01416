"""Runs: a translation asked of a machine, done by the worker piece by piece; it never publishes, and never overwrites."""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import task
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.strings import StringValue

from cms.locales.exchange.segments import Segment, rows_of, segments_of
from cms.locales.machine.translator import PatientTranslator
from cms.locales.models import MachineRun
from cms.locales.terms.glossary import terms_of, unrespected

logger = logging.getLogger(__name__)


def latest_run(translation: Translation) -> MachineRun | None:
    """What was last asked for a translation."""
    return MachineRun.objects.filter(translation=translation).order_by("-pk").first()


def ask(translation: Translation, *, user: Any) -> MachineRun | None:
    """Ask for what nobody translated yet; nothing when nothing is left. One that is under way is not asked twice."""
    running = latest_run(translation)
    if running is not None and running.finished_at is None:
        return running
    waiting = _waiting(translation)
    if not waiting:
        return None
    run = MachineRun.objects.create(translation=translation, asked_by=user, total=len(waiting))
    translate_by_machine.enqueue(run.pk)
    return run


@task()
def translate_by_machine(run_id: int) -> None:
    """Translate what is waiting; whatever was obtained is kept, what was not is said."""
    run = MachineRun.objects.select_related(
        "translation__source__locale", "translation__target_locale"
    ).get(pk=run_id)
    try:
        run.failure = _perform(run)
    except Exception:
        # A run that never ends would be answered for ever to whoever asks again.
        logger.exception("A machine translation broke off", extra={"run_id": run.pk})
        run.failure = _(
            "La traduction automatique s’est interrompue ; ce qui était obtenu est gardé. Redemandez-la ; "
            "si cela se répète, prévenez qui tient le serveur."
        )
    run.finished_at = timezone.now()  # noqa: TID251 a task is a door
    run.save()


def _perform(run: MachineRun) -> str:
    """Translate, and say what went wrong; "" when nothing did."""
    translator = get_machine_translator()
    if not isinstance(translator, PatientTranslator):
        return _("Aucun service de traduction n’est réglé.")
    _translate(run, translator)
    return " ".join([*dict.fromkeys(translator.failures), *_against_glossary(run)])


def _translate(run: MachineRun, translator: PatientTranslator) -> None:
    waiting = _waiting(run.translation)
    by_text: dict[str, list[Segment]] = {}
    for segment in waiting:
        by_text.setdefault(segment.source, []).append(segment)
    rows = rows_of(waiting)
    languages = (run.translation.source.locale, run.translation.target_locale)
    for found in translator.in_chunks(*languages, [StringValue(text) for text in by_text]):
        for source, target in found.items():
            for segment in by_text[source.data]:
                _write(run, rows[segment], target.data, tool=translator.display_name)
                run.done += 1
        run.save(update_fields=["done"])


def _against_glossary(run: MachineRun) -> list[str]:
    """What the services know nothing of is checked afterwards: texts that do not say the glossary's words."""
    terms = terms_of(run.translation.target_locale)
    wrong = sum(
        bool(unrespected(it.source, it.target, terms))
        for it in segments_of(run.translation)
        if it.by_machine
    )
    if not wrong:
        return []
    said = ngettext(
        "Un texte ne suit pas le glossaire : voyez ci-dessous.",
        "%(count)s textes ne suivent pas le glossaire : voyez ci-dessous.",
        wrong,
    )
    return [said % {"count": wrong}]


def _write(run: MachineRun, row: dict[str, Any], text: str, *, tool: str) -> None:
    """A translator who wrote meanwhile wins."""
    StringTranslation.objects.get_or_create(
        **row,
        locale_id=run.translation.target_locale_id,
        defaults={
            "data": text,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MACHINE,
            "tool_name": tool,
            "last_translated_by": run.asked_by,
            "has_error": False,
            "field_error": "",
        },
    )


def _waiting(translation: Translation) -> list[Segment]:
    """What has no translation, and is not an address."""
    return [each for each in segments_of(translation) if not each.target and each.path != "slug"]


def is_available() -> bool:
    """Whether a service is set."""
    return bool(settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR)
