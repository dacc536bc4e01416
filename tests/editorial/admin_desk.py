"""A newsroom with one of everything an address of the admin can speak of, none of it whoever's asks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page, Site, UploadedFile, Workflow
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    Translation,
    TranslationSource,
)

from cms.core.models import NewsDocument, NewsImage
from cms.editorial.bin import acts as bin_acts
from cms.editorial.bootstrap import bootstrap
from cms.editorial.models import SecondReading
from cms.editorial.roles import ROLES
from cms.locales import trees
from cms.locales.models import Term
from cms.preview.models import Audience, PreviewToken, Source
from home.models import Menu, Publisher
from tests.editorial.admin_walk import Route
from tests.newsroom import Newsroom

#: What a part stands for below a name, where its own name does not say.
SPECIAL = {
    "wagtailadmin_api:pages:": {"pk": "page_id"},
    "wagtailadmin_api:images:": {"pk": "image_id"},
    "wagtailadmin_api:documents:": {"pk": "document_id"},
    "wagtailadmin_pages:workflow_": {"page_id": "draft", "action_name": "approve"},
    "wagtailadmin_pages:collect_workflow": {"page_id": "draft", "action_name": "approve"},
    "wagtailadmin_pages:confirm_workflow": {"page_id": "draft"},
    "wagtailadmin_pages:convert_alias": {"page_id": "alias"},
    "wagtailadmin_pages:": {"app_label": "news", "model_name": "articlepage", "pk": "page_id"},
    "wagtailadmin_editing": {"app_label": "wagtailcore", "model_name": "page"},
    "wagtailadmin_tag": {"app_name": "taggit", "model_name": "tag"},
    "wagtailadmin_collections:": {"pk": "collection", "collection_id": "collection"},
    "wagtailadmin_workflows:add_task": {
        "app_label": "wagtailcore",
        "model_name": "groupapprovaltask",
    },
    "wagtailadmin_workflows:edit_task": {"pk": "task_id"},
    "wagtailadmin_workflows:disable_task": {"pk": "task_id"},
    "wagtailadmin_workflows:enable_task": {"pk": "task_id"},
    "wagtailadmin_workflows:": {"pk": "workflow_pk"},
    "wagtail_localize:convert_to_alias": {"page_id": "translated"},
    "stale_translation": {"page_id": "translated"},
    "wagtail_localize:": {"app_label": "home", "model_name": "menu", "pk": "menu", "mode": ""},
    "wagtailsettings:": {"app_name": "home", "model_name": "publisher", "pk": "site"},
    "wagtaildocs:": {"doc_id": "document_id", "uploaded_file_id": "newsdocument"},
    "wagtailimages:": {"uploaded_file_id": "newsimage"},
    "wagtailsnippets_home_menu:": {"pk": "menu"},
    "wagtailsnippetchoosers_home_menu:": {"pk": "menu"},
    "wagtailsnippets_news_author:": {"pk": "author"},
    "wagtailsnippetchoosers_news_author:": {"pk": "author"},
    "wagtailsnippets_news_topic:": {"pk": "topic"},
    "wagtailsnippetchoosers_news_topic:": {"pk": "topic"},
    "wagtailsites:": {"pk": "site"},
    "wagtaillocales:": {"pk": "locale"},
    "wagtailusers_users:": {"pk": "user"},
    "wagtailusers_groups:": {"pk": "group"},
    "wagtaildocs_chooser:": {"pk": "document_id"},
    "wagtailimages_chooser:": {"pk": "image_id"},
    "wagtailadmin_password_reset_confirm": {"uidb64": "MQ", "token": "x-y"},
}
#: The parts that name a page one works on.
OF_A_PAGE = ("page_id", "page_pk", "page_to_move_id", "object_id")
#: What is ticked in a list before a bulk action.
BULK = {
    "page": "page_id",
    "newsimage": "image_id",
    "newsdocument": "document_id",
    "user": "user",
    "author": "author",
    "topic": "topic",
    "menu": "menu",
}


class AdminDesk:
    """Somebody else's pages, pictures, words and work."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        self.other = get_user_model().objects.create_superuser("quelqu-un", "q@journal.example")
        self.section = newsroom.section("Politique")
        self.partners = newsroom.section("Partenaires", slug="partenaires")
        # Wagtail makes the row of a site's settings when they are first looked for.
        Publisher.for_site(Site.objects.get())
        trees.sync()
        bootstrap()
        self.people = {role: self._member(role) for role in ROLES}
        self._pages()
        self._translation()
        self.parts = {**self._places(), **self._things(), **self._admin()}

    def _member(self, role: str) -> Any:
        user = get_user_model().objects.create_user(role, f"{role}@journal.example")
        user.groups.add(Group.objects.get(name=ROLES[role].label))
        return get_user_model().objects.get(pk=user.pk)

    def _pages(self) -> None:
        make = self.newsroom.article
        self.image = self._measured(self.newsroom.image(uploaded_by_user=self.other))
        self.article = make(
            "Le port rouvre", section=self.section, owner=self.other, hero=self.image
        )
        self.article.save_revision(user=self.other)
        self.draft = make("Un brouillon", section=self.section, publish=False, owner=self.other)
        self.draft.save_revision(user=self.other)
        self.state = self.draft.get_workflow().start(self.draft, self.other)
        self.paid = make("Un texte payé", section=self.partners, publish=False, owner=self.other)
        thrown = make("Jeté", section=self.section, publish=False, owner=self.other)
        self.binned = bin_acts.put(thrown, user=self.other, now=timezone.now())
        self.alias = self.article.create_alias(parent=self.partners, update_slug="alias")

    def _translation(self) -> None:
        self.english = self.newsroom.locale("en")
        trees.counterpart(self.article, self.english)
        self.source = TranslationSource.objects.get_for_instance(self.article)
        self.source.update_from_db()
        self.job = Translation.objects.get(source=self.source, target_locale=self.english)
        self.translated = self.article.get_translation(self.english)
        self.translated.save_revision(user=self.other)

    def request(
        self, route: Route, variant: Mapping[str, Any], *, page: Page | None = None
    ) -> tuple[str, dict[str, Any]]:
        """An address, and what its form needs so that nothing but rights is in the way; of another page, if one is given."""
        parts = self.parts
        if page is not None:
            kept = dict.fromkeys(OF_A_PAGE, page.pk)
            self.parts = {**parts, **kept, "revision_id": page.latest_revision_id}
        try:
            return self.address(route, variant), self._posted(variant)
        finally:
            self.parts = parts

    def address(self, route: Route, variant: Mapping[str, Any]) -> str:
        """Where a route leads for the objects of this newsroom."""
        text = route.pattern
        if variant.get("action_name") == "convert_alias":
            variant = {**variant, "pk": self.alias.pk}
        for name in route.parts:
            value = str(variant[name] if name in variant else self._part(route, name))
            hole = rf"<(?:\w+:)?{name}>|\(\?P<{name}>[^)]*\)"
            text = re.sub(hole, lambda _match, value=value: value, text)
        text = "/" + re.sub(r"[\\^$]", "", text)
        ticked = BULK.get(variant.get("model_name", ""))
        return f"{text}?id={self.parts[ticked]}" if ticked else text

    def _part(self, route: Route, name: str) -> Any:
        """What a part of an address stands for; a bare `pk` goes by what its views are about."""
        for space, known in SPECIAL.items():
            if route.name.startswith(space) and name in known:
                return self.parts.get(known[name], known[name])
        return self.parts[name]

    def _posted(self, variant: Mapping[str, Any]) -> dict[str, Any]:
        """What Wagtail's own scripts send with an action on a page."""
        return {
            "move": {"destination_page_id": self.partners.pk, "position": "last-child"},
            "create_alias": {"destination_page_id": self.partners.pk, "update_slug": "double"},
            "copy": {"slug": "copie"},
            "copy_for_translation": {"locale": "es"},
            "revert_to_page_revision": {"revision_id": self.parts["revision_id"]},
        }.get(variant.get("action_name", ""), {})

    def _places(self) -> dict[str, Any]:
        segment = StringSegment.objects.filter(source=self.source).first()
        override = OverridableSegment.objects.filter(source=self.source).first()
        return {
            "content_type_app_name": "news",
            "content_type_model_name": "articlepage",
            "draft": self.draft.pk,
            "alias": self.alias.pk,
            "translated": self.translated.pk,
            "page_id": self.article.pk,
            "page_pk": self.article.pk,
            "page_to_move_id": self.article.pk,
            "parent_page_id": self.section.pk,
            "destination_id": self.partners.pk,
            "revision_id": self.article.latest_revision_id,
            "revision_id_a": "earliest",
            "revision_id_b": "latest",
            "task_state_id": self.state.current_task_state_id,
            "workflow_state_id": self.state.pk,
            "task_id": self.state.current_task_state.task_id,
            "translation_id": self.job.pk,
            "translation_source_id": self.source.pk,
            "string_segment_id": segment.pk,
            "overridable_segment_id": override.pk if override else 0,
            "locale_id": self.english.pk,
        }

    def _things(self) -> dict[str, Any]:
        now = timezone.now()
        token = PreviewToken.objects.create(
            digest="0" * 64,
            audience=Audience.SHARE,
            source=Source.REVISION,
            mode="",
            locale="fr",
            page=self.article,
            revision=self.article.latest_revision,
            created_at=now,
            expires_at=now + timedelta(days=1),
            minted_by=self.other,
            note="Relecture",
        )
        reading = SecondReading.objects.create(
            page=self.article, published_by=self.other, published_at=now, due_at=now
        )
        term = Term.objects.create(
            locale=self.english, french="chapô", key="chapô", translation="standfirst"
        )
        redirect = Redirect.objects.create(old_path="/vieux", redirect_link="https://ailleurs.fr")
        return {
            "token_id": token.pk,
            "reading_id": reading.pk,
            "binned_id": self.binned.pk,
            "term_id": term.pk,
            "redirect_id": redirect.pk,
            "image_id": self.image.pk,
            "document_id": self._measured(self.newsroom.document(uploaded_by_user=self.other)).pk,
            "filter_spec": "width-20",
            "session_id": self._session().pk,
            "object_id": self.article.pk,
        }

    @staticmethod
    def _measured(file: Any) -> Any:
        """A file as its form leaves it: Wagtail measures one that was never measured when it is first looked at."""
        file.get_file_size()
        file.get_file_hash()
        return file

    def _session(self) -> EditingSession:
        return EditingSession.objects.create(
            user=self.other,
            content_type=ContentType.objects.get_for_model(self.article),
            object_id=self.article.pk,
            last_seen_at=timezone.now(),
        )

    def _admin(self) -> dict[str, Any]:
        return {
            "collection": Collection.get_first_root_node().add_child(name="Archives").pk,
            "workflow_pk": Workflow.objects.order_by("pk").first().pk,
            "site": Site.objects.get().pk,
            "locale": self.english.pk,
            "user": self.other.pk,
            "group": Group.objects.order_by("pk").first().pk,
            "author": self.newsroom.author().pk,
            "topic": self.newsroom.topic().pk,
            "menu": Menu.objects.get_or_create(locale=self.newsroom.locale(), place="main")[0].pk,
            "newsimage": self._upload(NewsImage).pk,
            "newsdocument": self._upload(NewsDocument).pk,
        }

    def _upload(self, model: type) -> UploadedFile:
        return UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(model),
            file=ContentFile(b"x", name="x.txt"),
            uploaded_by_user=self.other,
        )
