import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from audit.queries import events
from notifications.models import Notice
from peer_review.models import ConcernAlert
from peer_review.services.authors import find_author_for_risk
from peer_review.services.concerns import raise_concern
from peer_review.services.scenarios import start_scenario
from peer_review.services.submission import submit_scenario

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(make_person):
    return make_person("safeguarding_lead")


def test_a_safeguarding_lead_finds_the_author_and_leaves_a_reason(waiting, author, lead):
    assert find_author_for_risk(waiting, by=lead, risk="child", words="I must reach them today.") == author
    event = events(verb="authorship.opened").get()
    assert (event.actor, event.codes) == (lead.pk, {"risk": "child"})


def test_the_author_and_second_persons_are_told(waiting, author, lead, make_person):
    another, administrator = make_person("safeguarding_lead"), make_person("administrator")
    find_author_for_risk(waiting, by=lead, risk="adult", words="I must reach them today.")
    told = set(Notice.objects.filter(kind="authorship.opened").values_list("recipient", flat=True))
    assert told >= {author.pk, another.pk, administrator.pk} and lead.pk not in told


def test_nothing_left_of_a_look_up_shows_whether_the_author_is_one_of_those_who_watch(
    answers, lead, make_person, other_unit
):
    second, far = make_person("safeguarding_lead"), make_person("safeguarding_lead", unit=other_unit)
    left = []
    for author in (make_person("practitioner"), second):
        scenario = submit_scenario(start_scenario(by=author), by=author, signed=True, answers=answers).scenario
        find_author_for_risk(scenario, by=lead, risk="child", words="I must reach them today.")
        event = events(verb="authorship.opened").get(object_id=str(scenario.public_id))
        watching = Notice.objects.filter(kind="authorship.opened", path=reverse("peer_review:lookups"))
        left.append((event.actor, event.codes, set(watching.values_list("recipient", flat=True))))
        watching.delete()
        assert Notice.objects.filter(kind="authorship.opened", path=reverse("peer_review:home"), recipient=author)
    assert left[0] == left[1]
    assert second.pk in left[0][2] and far.pk not in left[0][2]


def test_a_lead_who_was_called_from_elsewhere_watches_too(waiting, lead, make_person, other_unit, author):
    called = make_person("safeguarding_lead", unit=other_unit)
    concern = raise_concern(waiting, by=author, reasons=["adult"])
    ConcernAlert.objects.create(concern=concern, person=called, level="duty", told_at=timezone.now())
    find_author_for_risk(waiting, by=lead, risk="child", words="I must reach them today.")
    assert Notice.objects.filter(kind="authorship.opened", recipient=called).exists()


@pytest.mark.parametrize("role", ["practitioner", "mentor", "facilitator", "editor", "leader", "administrator"])
def test_nobody_else_finds_an_author(waiting, make_person, client_of, role):
    person = make_person(role)
    with pytest.raises(PermissionDenied):
        find_author_for_risk(waiting, by=person, risk="child", words="I must reach them today.")
    assert client_of(person).get("/peer-review/authors/").status_code == 403
    assert not events(verb="authorship.opened").exists()


def test_a_lead_of_another_region_does_not_know_of_it(waiting, make_person, other_unit, client_of):
    stranger = make_person("safeguarding_lead", unit=other_unit)
    with pytest.raises(PermissionDenied):
        find_author_for_risk(waiting, by=stranger, risk="child", words="I must reach them today.")
    assert client_of(stranger).get(f"/peer-review/authors/{waiting.public_id}/").status_code == 404


def test_a_draft_has_no_findable_author(written, lead):
    with pytest.raises(PermissionDenied):
        find_author_for_risk(written, by=lead, risk="child", words="I must reach them today.")


def test_without_a_known_reason_nothing_is_said(waiting, lead, client_of, author):
    with pytest.raises(ValidationError):
        find_author_for_risk(waiting, by=lead, risk="curiosity", words="I must reach them today.")
    answer = client_of(lead).post(f"/peer-review/authors/{waiting.public_id}/", {})
    assert answer.status_code == 422
    assert author.name not in answer.content.decode()


def test_looking_at_the_page_does_not_say_who_it_is(waiting, lead, client_of, author):
    page = client_of(lead).get(f"/peer-review/authors/{waiting.public_id}/")
    assert author.name not in page.content.decode()
    assert not events(verb="authorship.opened").exists()
    shown = client_of(lead).post(
        f"/peer-review/authors/{waiting.public_id}/", {"risk": "danger-now", "words": "I must reach them today."}
    )
    assert author.name in shown.content.decode()
