"""Problem types: the closed table of what can go wrong with a request, with its status and how long caches keep it."""

from __future__ import annotations

from dataclasses import dataclass

#: A shared cache may keep a mistake for a moment: a storm of one bad request costs one answer.
BRIEFLY = "public, max-age=0, s-maxage=5"
#: A miss is purged when a page appears, so caches may keep it as long as a page.
LIKE_PAGES = "public, max-age=0, s-maxage=60, stale-while-revalidate=30"
NEVER = "no-store"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemType:
    """One kind of problem: what never varies between two of them."""

    name: str
    status: int
    title: str
    caching: str = NEVER
    #: Members beyond RFC 9457's own and `parameter`; a problem of this type carries all of them.
    members: tuple[str, ...] = ()

    @property
    def uri(self) -> str:
        return f"/problems/{self.name}"


INVALID_PARAMETER = ProblemType(
    name="invalid-parameter", status=400, title="A parameter is malformed", caching=BRIEFLY
)
UNKNOWN_PARAMETER = ProblemType(
    name="unknown-parameter",
    status=400,
    title="A parameter is not known here",
    caching=BRIEFLY,
    members=("nearest",),
)
REPEATED_PARAMETER = ProblemType(
    name="repeated-parameter", status=400, title="A parameter is given twice", caching=BRIEFLY
)
CONFLICTING_PARAMETERS = ProblemType(
    name="conflicting-parameters",
    status=400,
    title="Two parameters exclude each other",
    caching=BRIEFLY,
    members=("conflicts_with",),
)
TOO_MANY_PARAMETERS = ProblemType(
    name="too-many-parameters", status=400, title="There are too many parameters", caching=BRIEFLY
)
UNKNOWN_FIELD = ProblemType(
    name="unknown-field",
    status=400,
    title="A field is not known here",
    caching=BRIEFLY,
    members=("field", "nearest"),
)
BAD_REQUEST = ProblemType(
    name="bad-request", status=400, title="The request is malformed", caching=BRIEFLY
)
UNAUTHORIZED = ProblemType(
    name="unauthorized", status=401, title="The request carries no valid credentials"
)
FORBIDDEN = ProblemType(name="forbidden", status=403, title="The request is not allowed")
NOT_FOUND = ProblemType(
    name="not-found", status=404, title="Nothing is published here", caching=BRIEFLY
)
METHOD_NOT_ALLOWED = ProblemType(
    name="method-not-allowed", status=405, title="The method is not allowed here"
)
NOT_ACCEPTABLE = ProblemType(name="not-acceptable", status=406, title="The API speaks JSON only")
GONE = ProblemType(
    name="gone", status=410, title="What was published here has gone", caching=BRIEFLY
)
NO_PAGE = ProblemType(
    name="no-page",
    status=404,
    title="No page is published at this address",
    caching=LIKE_PAGES,
    members=("found",),
)
PAGE_GONE = ProblemType(
    name="page-gone",
    status=410,
    title="The page of this address has gone",
    caching=LIKE_PAGES,
    members=("found", "notice"),
)
CURSOR_EXPIRED = ProblemType(
    name="cursor-expired",
    status=410,
    title="The change log no longer reaches back to this cursor",
    members=("resync",),
)
CONTENT_TOO_LARGE = ProblemType(
    name="content-too-large", status=413, title="The request body is too large"
)
UNSUPPORTED_MEDIA_TYPE = ProblemType(
    name="unsupported-media-type", status=415, title="The request body has an unsupported type"
)
TOO_MANY_REQUESTS = ProblemType(
    name="too-many-requests", status=429, title="There are too many requests"
)
INTERNAL_ERROR = ProblemType(
    name="internal-error", status=500, title="The server met an unexpected error"
)
NOT_IMPLEMENTED = ProblemType(name="not-implemented", status=501, title="This is not offered yet")
UNAVAILABLE = ProblemType(
    name="unavailable", status=503, title="The service is unavailable for a moment"
)
QUERY_TIMEOUT = ProblemType(
    name="query-timeout", status=503, title="The question took too long to answer"
)

PROBLEM_TYPES: tuple[ProblemType, ...] = (
    INVALID_PARAMETER,
    UNKNOWN_PARAMETER,
    REPEATED_PARAMETER,
    CONFLICTING_PARAMETERS,
    TOO_MANY_PARAMETERS,
    UNKNOWN_FIELD,
    BAD_REQUEST,
    UNAUTHORIZED,
    FORBIDDEN,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    GONE,
    NO_PAGE,
    PAGE_GONE,
    CURSOR_EXPIRED,
    CONTENT_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    TOO_MANY_REQUESTS,
    INTERNAL_ERROR,
    NOT_IMPLEMENTED,
    UNAVAILABLE,
    QUERY_TIMEOUT,
)
