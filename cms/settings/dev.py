"""A newsroom on one machine: what `make run` starts."""

from cms.settings.base import *

DEBUG = True
SECRET_KEY = env.SECRET_KEY or "a-newsroom-on-one-machine-has-no-secret-to-keep-0123456789"
# A front end in a container or on a telephone calls this machine by other names.
ALLOWED_HOSTS = env.ALLOWED_HOSTS or ["*"]
# Every answer of the API is held against the contract; one that breaks it is a 500 that says why.
MIDDLEWARE.insert(
    MIDDLEWARE.index("cms.api.middleware.PublicReads") + 1, "cms.contract.middleware.CheckedAnswers"
)
# It turns the words of a sentence round: enough to see how machine drafts go.
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = translator(env.TRANSLATOR or "dummy")
