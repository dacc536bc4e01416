"""Role × view: who reaches which view of wagtail-localize, and which of ours beside it."""

from __future__ import annotations

from copy import copy, deepcopy
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver, reverse
from wagtail.models import GroupPagePermission, Page, PageViewRestriction
from wagtail_localize.models import StringSegment, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from cms.locales.guard import NAMESPACE, RULES

pytestmark = pytest.mark.django_db

#: Who, by what they hold: page actions below the French and the English front page.
ROLES = {
    "nobody": ((), ()),
    "french editor": (("add", "change", "publish"), ()),
    "translator": ((), ("add", "change")),
    "reviser": ((), ("add", "change", "publish")),
}
TRANSLATE = ("translator", "reviser")

#: Each door: method, view, what is posted, and who passes when the French is public.
DOORS = {
    "see the form": ("get", "submit_page_translation", {}, TRANSLATE),
    "submit": ("post", "submit_page_translation", {"locales": "EN"}, TRANSLATE),
    "submit all below": (
        "post",
        "submit_page_translation",
        {"locales": "EN", "include_subtree": "on"},
        (),
    ),
    "submit into another tree": ("post", "submit_page_translation", {"locales": "ES"}, ()),
    "submit by another spelling": ("post", "submit_page_translation", {"locales": " EN"}, ()),
    "see the update": ("get", "update_translations", {}, TRANSLATE),
    "update": ("post", "update_translations", {}, TRANSLATE),
    "update and publish": (
        "post",
        "update_translations",
        {"publish_translations": "on"},
        ("reviser",),
    ),
    "write a string": ("post", "edit_string_translation", {}, TRANSLATE),
    "override": ("post", "edit_override", {}, TRANSLATE),
    "download PO": ("get", "download_pofile", {}, TRANSLATE),
    "upload PO": ("post", "upload_pofile", {}, TRANSLATE),
    "translate by machine": ("post", "machine_translate", {}, TRANSLATE),
    "preview": ("get", "preview_translation", {}, TRANSLATE),
    "stop": ("post", "stop_translation", {}, TRANSLATE),
    "see the conversion": ("get", "convert_to_alias", {}, ("reviser",)),
    "convert": ("post", "convert_to_alias", {}, ("reviser",)),
    "open the editor": ("get", "wagtailadmin_pages:edit", {}, TRANSLATE),
    "publish": ("post", "wagtailadmin_pages:edit", {"action": "publish"}, ("reviser",)),
    "see the tools": ("get", "translation_tools", {}, TRANSLATE),
    "download PO beside it": ("get", "translation_po", {}, TRANSLATE),
    "download XLIFF": ("get", "translation_xliff", {}, TRANSLATE),
    "upload XLIFF": ("post", "translation_upload", {}, TRANSLATE),
    "translate all by machine": ("post", "translation_machine", {}, TRANSLATE),
    "submit to revision": ("post", "translation_hand_over", {}, TRANSLATE),
    "call it ready": ("post", "translation_ready", {}, ("reviser",)),
    "call it revised": ("post", "translation_revised", {}, ("reviser",)),
    "see what changed": ("get", "stale_translation", {}, TRANSLATE),
    "list snippets": ("get", "snippets_api_listing", {}, ()),
}


class Bureau:
    """An article with its English translation, and whoever knocks."""

    def __init__(self, newsroom: Any) -> None:
        self.newsroom = newsroom
        self.english, self.spanish = newsroom.locale("en"), newsroom.locale("es")
        self.home = newsroom.home.copy_for_translation(self.english)
        newsroom.home.copy_for_translation(self.spanish)
        self.article = newsroom.article("Le port rouvre")
        translate_object(self.article, [self.english])
        self.source = TranslationSource.objects.get_for_instance(self.article)
        self.translation = Translation.objects.get(source=self.source)
        self.segment = StringSegment.objects.filter(source=self.source).order_by("pk").first()
        self.target: Page = self.article.get_translation(self.english)

    def member(self, role: str) -> Any:
        """Who was hired with this role."""
        return get_user_model().objects.get(username=role.replace(" ", "-"))

    def hire(self, role: str) -> None:
        """Somebody with the global permissions, which stock takes for enough."""
        user = get_user_model().objects.create_user(role.replace(" ", "-"), "a@b.test", "x")
        group = Group.objects.create(name=role)
        for codename in ("access_admin", "submit_translation"):
            group.permissions.add(Permission.objects.get(codename=codename))
        for page, actions in zip((self.newsroom.home, self.home), ROLES[role], strict=True):
            for action in actions:
                right = Permission.objects.get(
                    content_type__app_label="wagtailcore", codename=f"{action}_page"
                )
                GroupPagePermission.objects.create(group=group, page=page, permission=right)
        user.groups.add(group)

    def address(self, view: str) -> str:
        parts: dict[str, tuple[Any, ...]] = {
            "submit_page_translation": (self.article.pk,),
            "update_translations": (self.source.pk,),
            "edit_string_translation": (self.translation.pk, self.segment.pk),
            "edit_override": (self.translation.pk, 1),
            "convert_to_alias": (self.target.pk,),
            "snippets_api_listing": ("home", "menu"),
            "translations_report": (),
            "stale_translation": (self.target.pk,),
            "wagtailadmin_pages:edit": (self.target.pk,),
        }
        name = f"{NAMESPACE}:{view}" if view in RULES else view
        return reverse(name, args=parts.get(view, (self.translation.pk,)))

    def knock(self, client: Any, door: str) -> int:
        method, view, posted, _pass = DOORS[door]
        names = {"EN": str(self.english.pk), "ES": str(self.spanish.pk)}
        data: dict[str, Any] = {
            key: value.replace("EN", names["EN"]).replace("ES", names["ES"])
            for key, value in posted.items()
        }
        if view in {"upload_pofile", "translation_upload"}:
            data["file"] = SimpleUploadedFile("en.xlf", b"no file of ours")
        return getattr(client, method)(self.address(view), data).status_code


@pytest.fixture(scope="module")
def opened(shared: Any) -> Bureau:
    bureau = Bureau(shared)
    for role in ROLES:
        bureau.hire(role)
    shared.settle()
    return bureau


@pytest.fixture
def bureau(db: None, opened: Bureau) -> Bureau:
    """The same rows for each test, what tests change in objects of its own."""
    own = copy(opened)
    own.article, own.translation = deepcopy(opened.article), deepcopy(opened.translation)
    own.target = deepcopy(opened.target)
    return own


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("door", DOORS)
def test_each_view_obeys_the_table(door, role, bureau, client):
    client.force_login(bureau.member(role))

    status = bureau.knock(client, door)

    assert (status != 403) == (role in DOORS[door][3])


@pytest.mark.parametrize("door", [door for door in DOORS if door != "list snippets"])
def test_a_private_french_page_is_shut_to_who_has_no_part_in_it(door, bureau, client):
    PageViewRestriction.objects.create(
        page=bureau.article, restriction_type=PageViewRestriction.LOGIN
    )
    client.force_login(bureau.member("reviser"))

    assert bureau.knock(client, door) == 403


@pytest.mark.parametrize("door", [door for door in DOORS if door != "list snippets"])
def test_a_french_draft_is_shut_to_who_has_no_part_in_it(door, bureau, client):
    bureau.article.unpublish()
    client.force_login(bureau.member("reviser"))

    assert bureau.knock(client, door) == 403


@pytest.mark.parametrize(("role", "sees"), [(role, role in TRANSLATE) for role in ROLES])
def test_the_report_lists_what_one_works_on(role, sees, bureau, client):
    client.force_login(bureau.member(role))

    answer = client.get(bureau.address("translations_report"))

    assert ("Le port rouvre" in answer.content.decode()) is sees


def test_the_report_keeps_a_french_draft_to_its_desk(bureau, client):
    bureau.article.unpublish()
    client.force_login(bureau.member("reviser"))

    answer = client.get(bureau.address("translations_report"))

    assert "Le port rouvre" not in answer.content.decode()


@pytest.mark.parametrize("side", ["source", "target"])
def test_the_report_names_nothing_where_a_page_is_gone(side, bureau, admin_client):
    gone = bureau.article if side == "source" else bureau.target
    gone.delete()

    answer = admin_client.get(reverse(f"{NAMESPACE}:translations_report_results"))

    assert "Le port rouvre (" in answer.content.decode()
    assert "None" not in answer.content.decode()


def test_a_page_nobody_translates_is_wagtail_s_to_guard(bureau, client):
    """Its form shows no French."""
    bureau.translation.delete()
    client.force_login(bureau.member("translator"))

    assert bureau.knock(client, "open the editor") == 200


def test_every_view_of_wagtail_localize_has_a_rule():
    _prefix, resolver = get_resolver("wagtail.admin.urls").namespace_dict[NAMESPACE]

    assert {pattern.name for pattern in resolver.url_patterns} == set(RULES)


def test_a_stranger_is_sent_to_the_login_page(bureau, client):
    assert bureau.knock(client, "submit") == 302


def test_who_translates_into_one_of_two_languages_takes_todays_french(bureau, client):
    translate_object(bureau.article, [bureau.spanish])
    client.force_login(bureau.member("reviser"))

    shown = client.get(bureau.address("update_translations")).status_code
    before = bureau.source.last_updated_at
    taken = client.post(bureau.address("update_translations"), {}).status_code
    published = client.post(
        bureau.address("update_translations"), {"publish_translations": "on"}
    ).status_code

    bureau.source.refresh_from_db()
    assert (shown, taken, published) == (200, 302, 403)
    assert bureau.source.last_updated_at > before
