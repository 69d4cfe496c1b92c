from django.contrib.auth.models import Group
from wagtail.models import Page, Site, Workflow

from cms.models import HomePage
from cms.services.installation import install_site


def test_setting_up_twice_changes_nothing(site):
    def everything():
        return [
            sorted(Page.objects.values_list("path", "slug")),
            sorted(Group.objects.values_list("name", "pk")),
            list(Workflow.objects.filter(active=True).values_list("name", flat=True)),
            list(Site.objects.values_list("root_page", "hostname", "port")),
        ]

    before = everything()
    install_site()
    assert everything() == before


def test_wagtails_welcome_page_and_example_groups_are_gone(site):
    assert list(Page.objects.filter(depth=2)) == [site.page_ptr]
    assert list(Group.objects.values_list("name", flat=True)) == ["Soundings editors"]
    assert Site.objects.get().root_page.specific_class is HomePage


def test_an_empty_database_is_set_up_too(db):
    Site.objects.all().delete()
    Page.objects.all().delete()
    home = install_site()
    assert home.url == "/"


def test_an_editor_works_in_wagtail_and_nobody_else_does(site, make_person, client_of):
    assert client_of(make_person("editor")).get("/admin/pages/").status_code in {200, 302}
    for role in ("practitioner", "mentor", "facilitator", "leader", "administrator"):
        assert client_of(make_person(role)).get("/admin/").status_code == 403


def test_an_editor_of_before_the_set_up_joins_the_group(make_person, db):
    editor = make_person("editor")
    assert not editor.groups.exists()
    install_site()
    assert editor.groups.get().name == "Soundings editors"


def test_everything_under_the_home_page_goes_through_one_workflow(topic):
    assert topic.get_workflow().name == "Publishing"
