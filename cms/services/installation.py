"""Set the site up: its pages, who may edit them, and the workflow that publishing goes through."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from accounts import roles
from accounts.services.memberships import synchronise_groups
from cms.models import HomePage, LibraryPage, TopicIndexPage
from cms.queries import forget_pages

_PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
_COLLECTION_PERMISSIONS = (
    "add_image",
    "change_image",
    "choose_image",
    "add_document",
    "change_document",
    "choose_document",
)
_PUBLISHING = "Publishing"


@transaction.atomic
def install_site() -> HomePage:
    """Make the site ready for content and editors, and return its home page; doing it again changes nothing.

    Creates the home page in place of Wagtail's welcome page, the pages of the library and the topics, the group of
    editors with its permissions, and the workflow "Publishing" for everything under the home page. Wagtail's own
    example groups and workflow go, so that nobody edits by accident. Works on an empty database too, where even
    Wagtail's root is missing.
    """
    home = _home()
    forget_pages()
    for model, slug, title in ((TopicIndexPage, "topics", _("Topics")), (LibraryPage, "learning-points", _("Library"))):
        if not model.objects.exists():
            home.add_child(instance=model(title=title, slug=slug))
    group = _editors(home)
    _workflow(home, group)
    synchronise_groups.call()
    return home


def _home() -> HomePage:
    origin = urlsplit(settings.SITE_ORIGIN)
    port = origin.port or (443 if origin.scheme == "https" else 80)
    where = {"hostname": origin.hostname or "localhost", "port": port, "site_name": settings.WAGTAIL_SITE_NAME}
    home = HomePage.objects.first()
    if home is None:
        root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=_locale())
        home = HomePage(title=settings.WAGTAIL_SITE_NAME, slug="soundings")
        root.add_child(instance=home)
    welcome = Site.objects.filter(is_default_site=True).exclude(root_page=home).first()
    Site.objects.update_or_create(is_default_site=True, defaults={**where, "root_page": home})
    if welcome is not None and welcome.root_page.specific_class is Page:
        Page.objects.get(pk=welcome.root_page_id).delete()
    return HomePage.objects.get(pk=home.pk)


def _locale() -> Locale:
    return Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)[0]


def _editors(home: HomePage) -> Group:
    group, _created = Group.objects.get_or_create(name=roles.WAGTAIL_GROUPS[roles.EDITOR])
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    for codename in _PAGE_PERMISSIONS:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)
    collection = Collection.get_first_root_node() or Collection.add_root(name="Root")
    for codename in _COLLECTION_PERMISSIONS:
        app = "wagtailimages" if codename.endswith("image") else "wagtaildocs"
        permission = Permission.objects.get(content_type__app_label=app, codename=codename)
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
    Group.objects.filter(name__in=("Editors", "Moderators"), user__isnull=True).delete()
    return group


def _workflow(home: HomePage, group: Group) -> None:
    workflow, created = Workflow.objects.get_or_create(name=_PUBLISHING)
    if created:
        task = GroupApprovalTask.objects.create(name=_("An editor reads it and publishes"))
        task.groups.add(group)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.get_or_create(page=home, defaults={"workflow": workflow})
    WorkflowPage.objects.filter(page=Page.get_first_root_node()).delete()
    Workflow.objects.filter(name="Moderators approval").update(active=False)
