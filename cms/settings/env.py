"""What the environment says: the only module that reads it."""

from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parent.parent.parent
env = environ.Env()
env.read_env(str(ROOT / ".env"), overwrite=False)

#: What one machine keeps: the SQLite file, media, collected static files.
VAR = Path(env.str("CHAPO_DATA_DIR", default=str(ROOT / "var")))
VAR.mkdir(parents=True, exist_ok=True)

DATABASE_URL: str = env.str("DATABASE_URL", default=f"sqlite:///{VAR / 'chapo.sqlite3'}")
REDIS_URL: str = env.str("REDIS_URL", default="")
BASE_URL: str = env.str("CHAPO_BASE_URL", default="http://localhost:8000").rstrip("/")
SITE_NAME: str = env.str("CHAPO_SITE_NAME", default="Chapô")
SECRET_KEY: str = env.str("SECRET_KEY", default="")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])
MEDIA_ROOT: str = env.str("CHAPO_MEDIA_ROOT", default=str(VAR / "media"))
MEDIA_BUCKET: str = env.str("CHAPO_MEDIA_BUCKET", default="")
MEDIA_ENDPOINT: str = env.str("CHAPO_MEDIA_ENDPOINT", default="")
EMAIL_URL: str = env.str("EMAIL_URL", default="consolemail://")
DEFAULT_FROM_EMAIL: str = env.str("DEFAULT_FROM_EMAIL", default="chapo@localhost")
