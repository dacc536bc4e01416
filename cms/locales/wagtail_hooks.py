"""What translation adds to the admin: reports that list only what their reader may see, and what is stale where one works."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages as admin_messages
from wagtail.admin.widgets import ListingButton
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.locales import rights
from cms.locales.desk import files, handing_over, machine, still_public, terms, texts, together
from cms.locales.desk import report as desk
from cms.locales.desk.coverage import CoveragePanel
from cms.locales.desk.notices import ForYouPanel, NoticeChoicePanel
from cms.locales.freshness import reading
from cms.locales.report import OwnTranslationsReport

REPORT = "localize/reports/translations/"
JOB = "localize/translate/<int:translation_id>/"
GLOSSARY = "traductions/glossaire/<int:locale_id>/"
STALE = "reports/traductions-a-rafraichir/"


# Before wagtail-localize's own addresses: the first that matches answers.
@hooks.register("register_admin_urls", order=-1)  # type: ignore[untyped-decorator]  # Wagtail has no hints.
def own_report() -> list[URLPattern]:
    """The addresses stay wagtail-localize's, so that its links and filters lead here."""
    return [
        path(REPORT, OwnTranslationsReport.as_view(), name="own_translations"),
        path(
            f"{REPORT}results/",
            OwnTranslationsReport.as_view(results_only=True),
            name="own_translations_results",
        ),
        path(STALE, desk.StaleReport.as_view(), name="stale_translations"),
        path(
            f"{STALE}results/",
            desk.StaleReport.as_view(results_only=True),
            name="stale_translations_results",
        ),
        path("traductions/<int:page_id>/changements/", desk.changes, name="stale_translation"),
        path(f"{JOB}outils/", files.tools, name="translation_tools"),
        path(f"{JOB}revision/", handing_over.hand_over, name="translation_hand_over"),
        path(f"{JOB}xliff/", files.download_xliff, name="translation_xliff"),
        path(f"{JOB}prete/", together.mark_ready, name="translation_ready"),
        path(f"{JOB}relue/", machine.mark_revised, name="translation_revised"),
        path(f"{JOB}reprendre/", texts.take_suggestion, name="translation_suggestion"),
        path("traductions/<int:page_id>/ensemble/", together.together, name="release_together"),
        path(f"{GLOSSARY}", terms.glossary, name="glossary"),
        path(f"{GLOSSARY}importer/", terms.import_terms, name="glossary_import"),
        path(f"{GLOSSARY}<int:term_id>/retirer/", terms.delete_term, name="glossary_delete"),
        # The links of wagtail-localize's editor lead to these three.
        path(f"{JOB}pofile/download/", files.download_po, name="translation_po"),
        path(f"{JOB}pofile/upload/", files.upload, name="translation_upload"),
        path(f"{JOB}machine_translate/", machine.machine_translate, name="translation_machine"),
    ]


@hooks.register("register_page_listing_buttons")  # type: ignore[untyped-decorator]
def tools_button(page: Page, user: Any, next_url: str | None = None) -> Iterator[ListingButton]:
    """In lists of pages, beside a translation."""
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return
    job = _job(page)
    if job is not None and rights.may_edit(user, page):
        url = reverse("translation_tools", args=[job.pk])
        yield ListingButton(_("Outils de traduction"), url, icon_name="cog", priority=60)
    if reading.stale_since([page.pk]) and rights.may_edit(user, page):
        url = reverse("stale_translation", args=[page.pk])
        label = _("Périmée : voir ce qui a changé")
        yield ListingButton(label, url, icon_name="rotate", priority=10)


@hooks.register("register_reports_menu_item")  # type: ignore[untyped-decorator]
def stale_menu_item() -> desk.StaleMenuItem:
    """In the reports menu."""
    url = reverse("stale_translations")
    return desk.StaleMenuItem(
        _("Traductions à rafraîchir"), url, name="stale-translations", icon_name="rotate", order=650
    )


@hooks.register("construct_homepage_panels")  # type: ignore[untyped-decorator]
def coverage_panel(request: HttpRequest, panels: list[Any]) -> None:
    """On the dashboard of whoever works on pages."""
    if request.user.has_perm("wagtail_localize.submit_translation"):
        panels.append(ForYouPanel(request.user))
        panels.append(CoveragePanel(request.user))


@hooks.register("register_account_settings_panel")  # type: ignore[untyped-decorator]
def notice_choice_panel(request: HttpRequest, user: Any, profile: Any) -> NoticeChoicePanel:
    """In one's account."""
    return NoticeChoicePanel(request, user, profile)


# Before wagtail-localize's own hook, which answers with its editor.
@hooks.register("before_edit_page", order=-1)  # type: ignore[untyped-decorator]
def tell_where_to_go_on(request: HttpRequest, page: Page) -> None:
    """wagtail-localize's editor knows neither what is stale nor how to hand over: say where both are."""
    if request.method != "GET" or page.locale.language_code == settings.LANGUAGE_CODE:
        return
    stale = reading.stale_texts(page.pk)
    if stale:
        said = ngettext(
            "Le français a changé : un texte de cette traduction est périmé.",
            "Le français a changé : %(count)s textes de cette traduction sont périmés.",
            len(stale),
        ) % {"count": len(stale)}
        url = reverse("stale_translation", args=[page.pk])
        _say(request, messages.WARNING, said, url=url, button=_("Voir ce qui a changé"))
    job = _job(page)
    if job is not None and rights.may_edit(request.user, page):
        url = reverse("translation_tools", args=[job.pk])
        said = gettext("Une fois tout traduit, soumettez la traduction à la révision.")
        _say(request, messages.INFO, said, url=url, button=_("Outils et révision"))


@hooks.register("after_unpublish_page")  # type: ignore[untyped-decorator]
def tell_what_stays_public(request: HttpRequest, page: Page) -> None:
    """Wagtail's own cascade asks for no rights in the other languages: it stays unused."""
    still_public.tell(request, page)


def _say(request: HttpRequest, level: int, said: Any, *, url: str, button: Any) -> None:
    text = admin_messages.render(said, [admin_messages.button(url, button)])
    messages.add_message(request, level, text, extra_tags="safe")


def _job(page: Page) -> Translation | None:
    """The work on a translated page, while it goes on."""
    found: Translation | None = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).first()
    return found
