from wagtail.models import PageViewRestriction

from access import Access
from accounts.permissions import may_edit_content
from cms.models import TopicPage


def test_a_stranger_cannot_search(client, site):
    assert client.get("/library/search/?q=x").status_code == 302


def test_search_finds_pages_by_title_text_and_summary(client_of, make_person, topic, add_point, add_page):
    add_point("Ask where the photograph was taken")
    add_page("Ground rules", summary="Nobody records a photograph.")
    answer = client_of(make_person()).get("/library/search/", {"q": "photograph"})
    assert answer.context["results"].paginator.count == 2
    assert b"Learning point" in answer.content


def test_search_finds_a_word_in_its_other_number(client_of, make_person, topic):
    client = client_of(make_person())
    for query in ("enquiry", "enquiries", "Enquiries early"):
        assert client.get("/library/search/", {"q": query}).context["results"].paginator.count == 1, query


def test_search_leaves_out_drafts(client_of, make_person, add_point):
    add_point("A draft about photographs", live=False)
    answer = client_of(make_person()).get("/library/search/", {"q": "photographs"})
    assert b"Nothing found" in answer.content


def test_search_leaves_out_kinds_of_page_that_the_person_may_not_read(client_of, make_person, topic, monkeypatch):
    monkeypatch.setattr(TopicPage, "access", Access("editors", may=may_edit_content))
    query = {"q": "enquiries"}
    assert client_of(make_person()).get("/library/search/", query).context["results"].paginator.count == 0
    assert client_of(make_person("editor")).get("/library/search/", query).context["results"].paginator.count == 1


def test_search_leaves_out_restricted_pages_and_what_is_below_them(client_of, make_person, topic):
    PageViewRestriction.objects.create(page=topic.get_parent(), restriction_type="groups")
    answer = client_of(make_person()).get("/library/search/", {"q": "enquiries"})
    assert answer.context["results"].paginator.count == 0


def test_search_survives_odd_input(client_of, make_person, topic):
    client = client_of(make_person())
    for query in ("", "   ", '"', "AND OR NOT", "a" * 5000, "x\x00y", "'; DROP", "*", "^near(", "ŵ"):
        assert client.get("/library/search/", {"q": query, "page": "zz"}).status_code == 200


def test_an_empty_search_says_what_to_enter(client_of, make_person, site):
    assert b"Enter a word or two" in client_of(make_person()).get("/library/search/").content


def test_the_library_shows_what_is_published_and_filters_by_topic(client_of, make_person, topic, add_point):
    tagged = add_point("Tagged")
    tagged.topics = [topic]
    tagged.save()
    add_point("Untagged")
    add_point("Hidden", live=False)
    client = client_of(make_person())
    everything = client.get("/learning-points/").content.decode()
    assert "Tagged" in everything and "Untagged" in everything and "Hidden" not in everything
    some = client.get("/learning-points/", {"topic": "A1"}).content.decode()
    assert ">Tagged<" in some and "Untagged" not in some


def test_an_unknown_topic_shows_everything(client_of, make_person, add_point):
    add_point("Untagged")
    assert b"Untagged" in client_of(make_person()).get("/learning-points/", {"topic": "Z9"}).content


def test_an_empty_library_says_what_will_appear(client_of, make_person, site):
    assert b"Learning points appear here when" in client_of(make_person()).get("/learning-points/").content


def test_a_topic_lists_what_there_is_about_it(client_of, make_person, topic, add_point):
    point = add_point("Tagged")
    point.topics = [topic]
    point.save()
    assert b"Tagged" in client_of(make_person()).get("/topics/a1-enquiries/").content


def test_the_sections_lead_to_their_pages(client, site):
    assert client.get("/library/")["Location"] == "/learning-points/"
    assert client.get("/library/topics/")["Location"] == "/topics/"


def test_only_pictures_are_served_and_only_to_people_who_are_signed_in(
    client, client_of, make_person, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.png").write_bytes(b"png")
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.pdf").write_bytes(b"pdf")
    assert client.get("/library/pictures/images/a.png").status_code == 302
    person = client_of(make_person())
    assert person.get("/library/pictures/images/a.png").status_code == 200
    assert person.get("/library/pictures/documents/a.pdf").status_code == 404
    assert person.get("/library/pictures/images/../documents/a.pdf").status_code == 404
    assert person.get("/library/pictures/images/none.png").status_code == 404


def test_the_home_page_tells_an_editor_and_nobody_else_what_waits_to_be_published(
    client_of, make_person, propose, decide
):
    editor = make_person("editor")
    assert b"to read and publish" not in client_of(editor).get("/").content
    page = propose(make_person("facilitator"))
    assert b"1 page waits for you to read and publish" in client_of(editor).get("/").content
    assert b"to read and publish" not in client_of(make_person("mentor")).get("/").content
    decide(page, editor, "approve")
    assert b"to read and publish" not in client_of(editor).get("/").content


def test_the_home_page_costs_few_queries(client_of, make_person, site, add_point, django_assert_max_num_queries):
    add_point("Point")
    client = client_of(make_person())
    client.get("/")
    with django_assert_max_num_queries(12):
        client.get("/")
