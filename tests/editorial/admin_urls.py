"""The table: every address of the admin, and the roles that reach it.

The objects are somebody else's: a public article of the French section and its English translation, a draft under
review, pictures and files of the library. An address is reached when it answers neither 403, 404 nor 405. What several
rows say of one namespace is read together; a name that no row holds fails the walk.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cms.editorial.roles import ROLES

EVERYBODY = frozenset(ROLES)
#: Administrators only.
NOBODY: frozenset[str] = frozenset()
HEAD = frozenset({"redaction-en-chef"})
CHIEFS = HEAD | {"chef-de-rubrique", "une"}
DESKS = CHIEFS | {"secretariat"}
FRENCH = DESKS | {"redaction"}
#: Who rereads, by the workflow.
READERS = HEAD | {"chef-de-rubrique", "secretariat"}
FRONT = HEAD | {"une"}
PICTURES = DESKS | {"iconographie"}
UPLOADERS = PICTURES | {"redaction", "partenariats"}
#: Whoever works on some page.
PAGES = EVERYBODY - {"iconographie"}
ENGLISH = DESKS | {"traduction-en", "revision-en"}
ENGLISH_CHIEFS = CHIEFS | {"revision-en"}
REVISERS = frozenset({"revision-en", "revision-es"})
SUBMITTERS = HEAD | REVISERS | {"traduction-en", "traduction-es"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Who reaches an address, and by which method."""

    roles: frozenset[str]
    method: str = "get"


def rows(space: str, roles: Iterable[str], names: str, method: str = "get") -> dict[str, Door]:
    """One row: names of a namespace that the same roles reach."""
    door = Door(roles=frozenset(roles), method=method)
    return {f"{space}{name}": door for name in names.split()}


_CRUD = "index index_results add edit delete history history_results usage"
_SNIPPET = "list list_results add edit usage history history_results"
_CHOOSE = "choose choose_results chosen chosen_multiple"

_FRAME = {
    **rows("wagtailadmin_", EVERYBODY, "home account sprite javascript_catalog login"),
    **rows(
        "wagtailadmin_password_",
        EVERYBODY,
        "reset reset_done reset_confirm reset_complete",
    ),
    **rows("wagtailadmin_", EVERYBODY, "tag_autocomplete tag_model_autocomplete"),
    **rows("wagtailadmin_", EVERYBODY, "dismissibles", "patch"),
    **rows("wagtailadmin_editing_sessions:", DESKS, "ping", "post"),
    # It ends one's own session, and no other.
    **rows("wagtailadmin_editing_sessions:", EVERYBODY, "release", "post"),
    **rows("admin/", EVERYBODY, "test404/"),
    **rows("admin/", NOBODY, ".*/"),
    # Without the name of a block it finds nothing.
    **rows("wagtailadmin_", NOBODY, "error_test block_preview"),
    **rows("wagtailadmin_choose_page", EVERYBODY, "_child _search _chosen_multiple"),
    **rows("wagtailadmin_choose_page", EVERYBODY, "_external_link _email_link _phone_link"),
    **rows("wagtailadmin_choose_page", EVERYBODY, "_anchor_link"),
    **rows("", EVERYBODY, "wagtailadmin_choose_page"),
    **rows("wagtailembeds:", EVERYBODY, "chooser chooser_upload"),
}

_PAGES = {
    # Whoever has no part in the section is led to what they have a part in.
    **rows("wagtailadmin_explore", PAGES, "_root _results"),
    **rows("", PAGES, "wagtailadmin_explore"),
    **rows("wagtailadmin_pages:", PAGES, "type_use type_use_results search search_results"),
    # It lists the places one may write in, be there none; and leads to the history.
    **rows("wagtailadmin_pages:", EVERYBODY, "choose_parent revisions_index"),
    **rows("wagtailadmin_pages:", FRENCH, "add preview_on_add add_subpage"),
    **rows("wagtailadmin_pages:", DESKS, "edit preview_on_edit view_draft copy convert_alias"),
    **rows("wagtailadmin_pages:", DESKS, "usage history history_results"),
    **rows("wagtailadmin_pages:", DESKS, "revisions_view revisions_revert revisions_compare"),
    **rows("wagtailadmin_pages:", DESKS, "workflow_history workflow_history_detail"),
    **rows("wagtailadmin_pages:", DESKS, "confirm_workflow_cancellation"),
    **rows("wagtailadmin_pages:", DESKS, "lock unlock", "post"),
    **rows("wagtailadmin_pages:", CHIEFS, "delete unpublish move move_confirm set_privacy"),
    **rows("wagtailadmin_pages:", CHIEFS, "revisions_unschedule"),
    **rows("wagtailadmin_pages:", CHIEFS, "set_page_position", "post"),
    **rows("wagtailadmin_pages:workflow_", READERS, "action preview"),
    **rows("wagtailadmin_pages:", READERS, "collect_workflow_action_data"),
    **rows("wagtail_bulk_action page.", FRENCH, "delete move publish unpublish"),
    **rows("articles:", PAGES, "index index_results"),
    **rows("articles:", EVERYBODY, "choose_parent"),
}

_INTERFACE = {
    **rows("wagtailadmin_api:", EVERYBODY, "pages:listing images:listing documents:listing"),
    **rows("wagtailadmin_api:", EVERYBODY, "images:detail documents:detail"),
    **rows("wagtailadmin_api:", FRENCH, "pages:detail"),
    # Without an address it finds nothing.
    **rows("wagtailadmin_api:", NOBODY, "pages:find images:find documents:find"),
    **rows("wagtailadmin_api:pages:action ", DESKS, "convert_alias", "post"),
    **rows("wagtailadmin_api:pages:action ", DESKS, "revert_to_page_revision", "post"),
    **rows("wagtailadmin_api:pages:action ", CHIEFS, "copy create_alias delete move", "post"),
    **rows("wagtailadmin_api:pages:action ", CHIEFS, "publish unpublish", "post"),
    # Translations are wagtail-localize's.
    **rows("wagtailadmin_api:pages:action ", NOBODY, "copy_for_translation", "post"),
}

_REPORTS = {
    **rows("wagtailadmin_reports:", PAGES, "workflow workflow_results"),
    **rows("wagtailadmin_reports:", PAGES, "workflow_tasks workflow_tasks_results"),
    **rows("wagtailadmin_reports:", PAGES, "aging_pages aging_pages_results"),
    **rows("wagtailadmin_reports:", PAGES, "page_types_usage page_types_usage_results"),
    **rows("wagtailadmin_reports:", DESKS | REVISERS, "locked_pages locked_pages_results"),
    # Of what one may see.
    **rows("wagtailadmin_reports:", EVERYBODY, "site_history site_history_results"),
    **rows("", EVERYBODY, "own_translations own_translations_results"),
    **rows("", EVERYBODY, "stale_translations stale_translations_results preview_all_links"),
}

_DESK = {
    **rows("", DESKS, "page_checklist preview_links"),
    **rows("", DESKS, "preview_revoke", "post"),
    # Without a page it has nothing to show.
    **rows("", NOBODY, "preview_mint", "post"),
    **rows("", READERS, "finish_reading", "post"),
    # Of what one may see.
    **rows("", EVERYBODY, "planned page_bin"),
    # What was never public, whoever may change it may delete, and take back.
    **rows("", DESKS, "take_out_of_bin", "post"),
    **rows("", HEAD, "take_down"),
}

_TRANSLATION = {
    **rows("wagtail_localize:", EVERYBODY, "javascript_catalog"),
    **rows("wagtail_localize:", EVERYBODY, "translations_report translations_report_results"),
    **rows("wagtail_localize:", SUBMITTERS, "submit_page_translation"),
    **rows("wagtail_localize:", HEAD | {"traduction-en", "revision-en"}, "update_translations"),
    **rows("wagtail_localize:", ENGLISH, "download_pofile preview_translation"),
    **rows("wagtail_localize:", ENGLISH, "upload_pofile stop_translation", "post"),
    **rows("wagtail_localize:", ENGLISH, "edit_string_translation", "put"),
    # Nothing of this article is replaced in a translation.
    **rows("wagtail_localize:", NOBODY, "edit_override", "put"),
    **rows("wagtail_localize:", ENGLISH_CHIEFS, "convert_to_alias"),
    # No machine is set up; menus are brought to every language, and no snippet is chosen in a translation.
    **rows("wagtail_localize:", NOBODY, "submit_snippet_translation"),
    **rows("wagtail_localize:", NOBODY, "machine_translate", "post"),
    **rows("wagtail_localize:", NOBODY, "snippets_api_listing snippets_api_detail"),
    **rows("translation_", ENGLISH, "tools xliff po"),
    **rows("translation_", ENGLISH, "hand_over upload", "post"),
    **rows("translation_", ENGLISH_CHIEFS, "ready revised", "post"),
    **rows("translation_", NOBODY, "machine suggestion", "post"),
    **rows("", ENGLISH, "stale_translation glossary"),
    **rows("glossary_", ENGLISH, "import delete", "post"),
    **rows("", CHIEFS, "release_together"),
}

_LIBRARY = {
    **rows("wagtailimages:", UPLOADERS, "index index_results add add_multiple"),
    **rows("wagtailimages:", PICTURES, "edit delete preview image_usage"),
    **rows("wagtailimages:", PICTURES, "edit_multiple delete_multiple", "post"),
    # Addresses made by hand are off; an upload is its owner's.
    **rows("wagtailimages:", NOBODY, "url_generator url_generator_output"),
    **rows("wagtailimages:", NOBODY, "create_multiple_from_uploaded_image", "post"),
    **rows("wagtailimages:", NOBODY, "delete_upload_multiple", "post"),
    **rows("wagtaildocs:", UPLOADERS, "index index_results add add_multiple"),
    **rows("wagtaildocs:", PICTURES, "edit delete document_usage"),
    **rows("wagtaildocs:", PICTURES, "edit_multiple delete_multiple", "post"),
    **rows("wagtaildocs:", NOBODY, "create_multiple_from_uploaded_document", "post"),
    **rows("wagtaildocs:", NOBODY, "delete_upload_multiple", "post"),
    **rows("wagtail_bulk_action newsimage.", UPLOADERS, "add_tags add_to_collection delete"),
    **rows("wagtail_bulk_action newsdocument.", UPLOADERS, "add_tags add_to_collection delete"),
    **rows("wagtailimages_chooser:", EVERYBODY, f"{_CHOOSE} select_format"),
    **rows("wagtaildocs_chooser:", EVERYBODY, _CHOOSE),
    **rows("wagtailimages_chooser:", UPLOADERS, "create"),
    **rows("wagtaildocs_chooser:", UPLOADERS, "create"),
}

_LISTS = {
    **rows("wagtailsnippets:", NOBODY, "index"),
    **rows("wagtailsnippets_home_menu:", FRONT, _SNIPPET),
    **rows("wagtailsnippets_home_menu:", NOBODY, "delete"),
    **rows("wagtailsnippetchoosers_home_menu:", EVERYBODY, _CHOOSE),
    **rows("wagtailsnippetchoosers_home_menu:", FRONT, "create"),
    **rows("wagtailsnippets_news_author:", READERS, _SNIPPET),
    **rows("wagtailsnippets_news_author:", READERS, "preview_on_add preview_on_edit"),
    **rows("wagtailsnippets_news_author:", HEAD, "delete"),
    **rows("wagtailsnippetchoosers_news_author:", EVERYBODY, _CHOOSE),
    **rows("wagtailsnippetchoosers_news_author:", READERS, "create"),
    **rows("wagtailsnippets_news_topic:", DESKS, _SNIPPET),
    **rows("wagtailsnippets_news_topic:", DESKS, "preview_on_add preview_on_edit"),
    **rows("wagtailsnippets_news_topic:", HEAD, "delete"),
    **rows("wagtailsnippetchoosers_news_topic:", EVERYBODY, _CHOOSE),
    **rows("wagtailsnippetchoosers_news_topic:", DESKS, "create"),
    **rows("wagtail_bulk_action ", HEAD, "author.delete topic.delete"),
    **rows("wagtail_bulk_action ", NOBODY, "menu.delete"),
    **rows("wagtailredirects:", FRONT, "index index_results add edit delete start_import"),
    **rows("wagtailredirects:", FRONT, "process_import", "post"),
}

_ADMINISTRATION = {
    **rows("wagtailsettings:", HEAD, "edit"),
    # Nothing of it has a preview.
    **rows("wagtailsettings:", NOBODY, "preview_on_edit"),
    **rows("wagtailadmin_collections:", NOBODY, "index add edit delete set_privacy"),
    **rows("wagtailadmin_workflows:", NOBODY, "index index_results add edit disable"),
    **rows("wagtailadmin_workflows:", NOBODY, "usage usage_results"),
    **rows("wagtailadmin_workflows:", NOBODY, "enable remove enable_task", "post"),
    **rows("wagtailadmin_workflows:", NOBODY, "add_task edit_task disable_task"),
    **rows("wagtailadmin_workflows:", NOBODY, "select_task_type task_index task_index_results"),
    **rows("wagtailadmin_workflows:", NOBODY, "task_chooser task_chooser_results task_chosen"),
    **rows("wagtailadmin_workflows:", NOBODY, "task_chooser_create"),
    **rows("wagtaillocales:", NOBODY, f"{_CRUD} copy"),
    **rows("wagtailsites:", NOBODY, f"{_CRUD} copy"),
    **rows("wagtailusers_users:", NOBODY, f"{_CRUD} copy"),
    **rows("wagtailusers_groups:", NOBODY, _CRUD),
    **rows("wagtail_bulk_action user.", NOBODY, "assign_role delete set_active_state"),
}

TABLE: dict[str, Door] = {
    **_FRAME,
    **_PAGES,
    **_INTERFACE,
    **_REPORTS,
    **_DESK,
    **_TRANSLATION,
    **_LIBRARY,
    **_LISTS,
    **_ADMINISTRATION,
}

#: What a stranger is not sent to the login page for.
PUBLIC = frozenset(
    f"wagtailadmin_{name}"
    for name in (
        "sprite",
        "javascript_catalog",
        "login",
        "password_reset",
        "password_reset_done",
        "password_reset_confirm",
        "password_reset_complete",
    )
)
#: Tables that tell who is looking, and the small pictures of the library's own screens.
GROWS_WHEN_READ = frozenset(
    {
        "django_session",
        "wagtailadmin_editingsession",
        "wagtailcore_pagesubscription",
        "core_newsrendition",
    }
)
