"""Production: safe when nothing else is set. What it needs from the environment is listed in the README."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from config.settings import environment

CONFIG = Path(__file__).resolve().parent.parent
ROOT = CONFIG.parent.parent

DEBUG = False
DEMO = False
SECRET_KEY = environment.text("SECRET_KEY")
SITE_ORIGIN = environment.text("SITE_ORIGIN")  # the one origin that browsers use, "https://soundings.example"
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", SITE_ORIGIN.split("://", 1)[-1].split(":", 1)[0])
CSRF_TRUSTED_ORIGINS = [SITE_ORIGIN]
VAR = Path(environment.text("VAR", str(ROOT / "var")))

INSTALLED_APPS = [
    "config",
    "learning",
    "peer_review",
    "cms",
    "accounts",
    "drafts",
    "notifications",
    "scheduling",
    "audit",
    "design",
    "wagtail.contrib.settings",
    "wagtail.contrib.routable_page",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "channels",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "servestatic.middleware.ServeStaticMiddleware",
    "csp.middleware.CSPMiddleware",
    "cms.middleware.WagtailAdminNonce",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.DenyByDefault",
    "accounts.middleware.NothingStored",
    "peer_review.middleware.NeutralWords",
]

ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "config.asgi.application"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # In a checkout the templates stand at the top; in an installed wheel they travel inside `config`.
        "DIRS": [ROOT / "templates", CONFIG / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accounts.context_processors.person",
                "config.context_processors.site",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "design.templatetags.govuk"],
        },
    }
]
FORM_RENDERER = "design.forms.GovukRenderer"

# --- data ---------------------------------------------------------------------------------------------------------
DATABASES = {"default": {**environment.database(environment.text("DATABASE_URL")), "CONN_MAX_AGE": 600}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = environment.text("REDIS_URL", "redis://127.0.0.1:6379/0")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
CHANNEL_LAYERS: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [{"address": REDIS_URL, "socket_timeout": None}]},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
TICK_LEASE = timedelta(minutes=2)
TASK_LEASE = timedelta(minutes=10)
TASK_ATTEMPTS = 5

# --- people and sign-in -------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.EmailBackend"]
COMES_WITH_A_PERSON = ["calibration_pass"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "accounts.adapter.InvitationOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation was sent to the address
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False  # shared office machines: closing the browser signs out
ACCOUNT_FORMS = {
    "login": "accounts.forms.SignInForm",
    "reset_password": "accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.ResetPasswordKeyForm",
    "change_password": "accounts.forms.ChangePasswordForm",
    "reauthenticate": "accounts.forms.ReauthenticateForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("TRUSTED_PROXY_COUNT", 1)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
INVITATION_DAYS = 14

# --- transport and browser rules ----------------------------------------------------------------------------------
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
SESSION_COOKIE_AGE = 43_200
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "accounts.views.form_out_of_date"
X_FRAME_OPTIONS = "DENY"  # Wagtail opens its own previews to frames of this origin
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_048_576
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}

# --- language, time, static files, mail ---------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English")), ("cy", _("Welsh"))]
LOCALE_PATHS = [CONFIG / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_URL = "/library/pictures/"  # served to people who are signed in, by cms
MEDIA_ROOT = VAR / "media"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.storage.ModuleManifestStorage"},
}

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = environment.text("EMAIL_HOST", "localhost")
EMAIL_PORT = environment.number("EMAIL_PORT", 25)
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", "Soundings <soundings@localhost>")

# --- Wagtail ------------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Soundings"
WAGTAILADMIN_BASE_URL = SITE_ORIGIN
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "/accounts/login/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILDOCS_EXTENSIONS = ["pdf"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_MODEL = "cms.SoundingsImage"
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# --- work that runs on time: a job's path, and how often (see `scheduling`) ---------------------------------------
PERIODIC_JOBS: dict[str, timedelta] = {
    "accounts.services.memberships.synchronise_groups": timedelta(hours=1),
    "peer_review.services.concerns.alert_unanswered_concerns": timedelta(minutes=1),
    "drafts.services.drop_old_drafts": timedelta(days=1),
    "peer_review.services.scenarios.drop_abandoned_drafts": timedelta(days=1),
    "peer_review.services.time_box.return_unchecked_scenarios": timedelta(days=1),
    "peer_review.services.time_box.end_forgotten_scenarios": timedelta(days=1),
    "peer_review.services.disposal.run.dispose": timedelta(days=1),
    "peer_review.services.reviews.release.release_held_reviews": timedelta(hours=1),
    "peer_review.services.triage.give_back_claims": timedelta(minutes=15),
    "peer_review.services.allocations.give_back_allocations": timedelta(minutes=15),
    "peer_review.services.requirements.relax_requirements": timedelta(hours=1),
    "peer_review.services.reminders.remind_second_persons": timedelta(days=1),
    "peer_review.services.reminders.remind_reviewers": timedelta(days=1),
    "peer_review.services.reminders.remind_authors": timedelta(days=1),
    "peer_review.services.follow_ups.ask_for_follow_ups": timedelta(days=1),
    "peer_review.services.credits.issue_credits": timedelta(days=1),
    "peer_review.services.withdrawal.sweep_drafts": timedelta(hours=1),
    "learning.services.reminders.remind_of_due_steps": timedelta(days=1),
    "notifications.services.drop_old_notices": timedelta(days=1),
    "accounts.services.invitations.drop_old_invitations": timedelta(days=1),
    "scheduling.services.tidy_up": timedelta(days=1),
}

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Wagtail's messages name pages, and a learning point's title is not public before an editor has published it.
    "loggers": {"wagtail": {"level": "WARNING"}},
}
