"""How is this server configured: where is its database, whom does it answer, what may its pages load?"""

import os
from logging import LogRecord
from pathlib import Path

from django.core.management.utils import get_random_secret_key
from django.utils.functional import SimpleLazyObject

CHECKOUT = Path(__file__).resolve().parent.parent


def names_in(variable: str, default: str) -> list[str]:
    """Read a list of names from an environment variable, separated by commas."""
    return [name.strip() for name in os.environ.get(variable, default).split(",") if name.strip()]


def keep_secret_key(path: Path) -> str:
    """
    Read the secret key from its file; make the file, readable by its owner alone, where there is none.

    Where it can't be kept, the key lives as long as the process: what is signed with it does not outlive a restart.
    """
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        if not path.exists():
            # The file appears under its name only when it is complete, since several processes may start at once.
            with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                file.write(get_random_secret_key())
            draft.replace(path)
        return path.read_text()
    except OSError:
        return get_random_secret_key()


def leave_traceback_out(record: LogRecord) -> bool:
    """Keep a log record's sentence alone; every record passes."""
    record.exc_info = record.exc_text = None
    return True


DATABASE = Path(os.environ.get("VPCVIZ_DATABASE") or CHECKOUT / "db.sqlite3")

DEBUG = os.environ.get("VPCVIZ_DEBUG", "") == "1"
# Kept when something is first signed with it, so that a command that signs nothing writes nothing.
SECRET_KEY = os.environ.get("DJANGO_SECRET_KEY") or SimpleLazyObject(
    lambda: keep_secret_key(DATABASE.with_name(f"{DATABASE.name}.secret-key"))
)
ALLOWED_HOSTS = names_in("VPCVIZ_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")

ROOT_URLCONF = "vpcviz.urls"
ASGI_APPLICATION = "vpcviz.asgi.application"
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "vpcviz",
    "vpcviz.diagrams",
    "vpcviz.playback",
    "vpcviz.editor",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    # Outside of the static files, so that scripts and style sheets are compressed too.
    "django.middleware.gzip.GZipMiddleware",
    "vpcviz.static_files.StaticFilesMiddleware",
    "csp.middleware.CSPMiddleware",
    # What may be posted, a form of the editor, is protected by its own view; of all else a wrong method is just that.
    "vpcviz.error_pages.WrongMethodPage",
    "vpcviz.error_pages.NotKeptPage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
# Every view that takes a post has csrf_protect of its own: so a wrong method is a wrong method, and no forgery.
SILENCED_SYSTEM_CHECKS = ["security.W003"]
TEMPLATES = [
    {
        "BACKEND": "vpcviz.templates.Templates",
        "DIRS": [CHECKOUT / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request"],
            "libraries": {},
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATABASE,
        "OPTIONS": {
            # A writer waits for its turn instead of failing when it turns from reader to writer.
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Those who edit one diagram hear of each other in one process.
CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}

STATIC_URL = "/static/"
STATICFILES_DIRS = [CHECKOUT / "static"]
WHITENOISE_USE_FINDERS = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "connect-src": ["'self'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
CSRF_COOKIE_HTTPONLY = True
# A drawing of 4 MB, written for a form.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "en-gb"
# Coordinates are printed into the pages: no locale may turn a decimal point into a comma.
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # What a stranger sends is no fault of ours: a line says what it was, and where we were is of no use to anybody.
    "filters": {"one-line": {"()": "django.utils.log.CallbackFilter", "callback": leave_traceback_out}},
    "handlers": {
        "console": {"class": "logging.StreamHandler"},
        "one-line": {"class": "logging.StreamHandler", "filters": ["one-line"]},
    },
    "loggers": {
        "django": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["one-line"], "level": "ERROR", "propagate": False},
    },
}
