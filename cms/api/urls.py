"""The read API's endpoints, by name."""

from wagtail.api.v2.router import WagtailAPIRouter

router = WagtailAPIRouter("wagtailapi")
