import pytest
from wagtail.models import PageViewRestriction

from cms.queries import cards, learning_points, section_url, topics_by_code


def test_a_section_has_its_address_without_asking_the_database_again(site, django_assert_num_queries):
    assert section_url("library") == "/learning-points/"
    with django_assert_num_queries(0):
        assert section_url("topics") == "/topics/"


def test_an_address_follows_a_new_slug(site):
    assert section_url("library") == "/learning-points/"
    library = site.get_children().get(slug="learning-points").specific
    library.slug = "what-we-learned"
    library.save_revision().publish()
    assert section_url("library") == "/what-we-learned/"


def test_a_section_that_is_taken_down_has_no_address(site):
    assert section_url("topics")
    site.get_children().get(slug="topics").specific.unpublish()
    assert section_url("topics") == ""


def test_pages_of_text_go_by_their_slug(add_page):
    add_page("About", audience="public").save_revision().publish()
    assert section_url("about") == "/about/"
    assert section_url("nothing") == ""


def test_a_module_has_the_learning_points_that_are_published(add_page, add_point):
    module = add_page("A module")
    add_point("Shown", module=module)
    add_point("Draft", module=module, live=False)
    add_point("Elsewhere")
    assert [card.title for card in cards(module)] == ["Shown"]


def test_a_new_learning_point_is_on_the_pages_at_once(add_point):
    assert cards() == []
    add_point("New", live=False).save_revision().publish()
    assert [card.title for card in cards()] == ["New"]


def test_a_learning_point_that_goes_is_gone_at_once(add_point):
    for goes in (lambda page: page.unpublish(), lambda page: page.delete()):
        page = add_point("Old")
        page.save_revision().publish()
        assert cards()
        goes(page)
        assert not cards()


def test_a_restricted_learning_point_is_in_no_list(add_point):
    page = add_point("Restricted")
    page.save_revision().publish()
    assert cards()
    PageViewRestriction.objects.create(page=page, restriction_type="groups")
    assert not cards()
    assert not learning_points()


def test_topics_come_in_the_order_asked_and_an_unknown_code_is_told(topic):
    assert topics_by_code(["A1", "A1"]) == [topic]
    with pytest.raises(ValueError, match="R9"):
        topics_by_code(["R9"])
