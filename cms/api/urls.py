"""The read API's endpoints, by name, on Wagtail's own router."""

from django.urls import path, re_path
from wagtail.api.v2.router import WagtailAPIRouter

from cms.api.endpoints.catalogues import catalogue_endpoint
from cms.api.endpoints.changes import ChangesEndpoint
from cms.api.endpoints.elsewhere import elsewhere
from cms.api.endpoints.frame import (
    LocalesEndpoint,
    RedirectsEndpoint,
    SectionsEndpoint,
    SiteEndpoint,
)
from cms.api.endpoints.languages import TranslationsEndpoint
from cms.api.endpoints.pages import PagesEndpoint
from cms.api.endpoints.resolve import ResolveEndpoint
from cms.api.endpoints.search import SearchEndpoint, SuggestEndpoint
from cms.core.models import NewsDocument, NewsImage
from cms.published.registry import entity_builders

router = WagtailAPIRouter("wagtailapi")
router.register_endpoint("pages", PagesEndpoint)
router.register_endpoint("resolve", ResolveEndpoint)
router.register_endpoint("translations", TranslationsEndpoint)
router.register_endpoint("changes", ChangesEndpoint)
router.register_endpoint("search", SearchEndpoint)
router.register_endpoint("suggest", SuggestEndpoint)
router.register_endpoint("site", SiteEndpoint)
router.register_endpoint("sections", SectionsEndpoint)
router.register_endpoint("locales", LocalesEndpoint)
router.register_endpoint("redirects", RedirectsEndpoint)
router.register_endpoint("images", catalogue_endpoint("image", model=NewsImage))
router.register_endpoint("documents", catalogue_endpoint("document", model=NewsDocument))
for builder in entity_builders():
    router.register_endpoint(
        f"{builder.kind}s", catalogue_endpoint(builder.kind, model=builder.model)
    )

urlpatterns = [
    path("v2/", router.urls),
    # Nothing under the API ever answers in HTML, not even to an address with a line break in it.
    re_path(r"^(?P<rest>[\s\S]*)$", elsewhere),
]
