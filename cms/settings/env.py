"""What the environment says: the only module that reads it."""

from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parent.parent.parent
env = environ.Env()
env.read_env(str(ROOT / ".env"), overwrite=False)


def text(name: str, default: str = "") -> str:
    """A variable, or the default where it is absent or empty: `.env.example` lists empty ones."""
    return str(env.str(name, default="") or default)


#: What one machine keeps: the SQLite file, media, collected static files.
VAR = Path(text("CHAPO_DATA_DIR", str(ROOT / "var")))
VAR.mkdir(parents=True, exist_ok=True)

DATABASE_URL = text("DATABASE_URL", f"sqlite:///{VAR / 'chapo.sqlite3'}")
REDIS_URL = text("REDIS_URL")
BASE_URL = text("CHAPO_BASE_URL", "http://localhost:8000").rstrip("/")
SITE_NAME = text("CHAPO_SITE_NAME", "Chapô")
SECRET_KEY = text("SECRET_KEY")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])
BEHIND_TLS_PROXY = text("CHAPO_BEHIND_TLS_PROXY", "false").lower() == "true"
MEDIA_ROOT = text("CHAPO_MEDIA_ROOT", str(VAR / "media"))
MEDIA_BUCKET = text("CHAPO_MEDIA_BUCKET")
MEDIA_ENDPOINT = text("CHAPO_MEDIA_ENDPOINT")
#: The translation service: deepl, libretranslate, dummy, or nothing.
TRANSLATOR = text("CHAPO_TRANSLATOR")
TRANSLATOR_URL = text("CHAPO_TRANSLATOR_URL")
TRANSLATOR_KEY = text("CHAPO_TRANSLATOR_KEY")
EMAIL_URL = text("EMAIL_URL", "consolemail://")
DEFAULT_FROM_EMAIL = text("DEFAULT_FROM_EMAIL", "chapo@localhost")
#: Front ends a preview may open on: `[host][/locale]=origin` between commas; none is the server's own reader.
PREVIEW_FRONTS: list[str] = [
    said for said in env.list("CHAPO_PREVIEW_FRONTS", default=[]) if said.strip()
]
#: Whether public addresses show the reference reader.
READER = text("CHAPO_READER", "true").lower() == "true"
#: What a machine that watches sends to `/_health/status`; none lets only administrators look.
STATUS_TOKEN = text("CHAPO_STATUS_TOKEN")
#: Minutes within which a text published in the urgent lane is read a second time.
SECOND_READING_MINUTES = int(text("CHAPO_SECOND_READING_MINUTES", "120"))
