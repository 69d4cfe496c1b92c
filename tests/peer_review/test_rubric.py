import copy

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from peer_review.models import RubricVersion
from peer_review.queries.rubric import changes_in, comparable_prompts
from peer_review.rubric import PROMPTS, QUESTION_KEYS, SEED, SEED_CONTENT, changed, far_apart, known_levels, read
from peer_review.services.reviews import save_review, start_review
from peer_review.services.rubric import (
    discard_rubric_draft,
    open_rubric_draft,
    publish_rubric,
    rubric_in_force,
    save_rubric,
)

LEVEL = st.sampled_from(["0", "1", "2", "3", "4", "na", "cannot_tell", ""])


def reworded(**questions) -> dict:
    content = copy.deepcopy(SEED_CONTENT)
    content["questions"].update({key.replace("_", ".", 1): words for key, words in questions.items()})
    return content


@pytest.fixture
def editor(make_person):
    return make_person("editor")


@pytest.fixture
def publish(editor):
    """Publish a wording with some questions changed: `publish("what changed", same=[…], assess_safety="…")`."""

    def make(note="Shorter.", same=(), **questions):
        draft = open_rubric_draft(by=editor)
        content = copy.deepcopy(draft.content)
        content["questions"].update({key.replace("_", ".", 1): words for key, words in questions.items()})
        save_rubric(draft, content, by=editor)
        return publish_rubric(draft, by=editor, note=note, same_meaning=same)

    return make


def test_the_rubric_is_four_stages_by_three_lenses_with_two_closer_looks():
    assert [len(stage.prompts) for stage in SEED.stages] == [3, 3, 3, 3]
    assert [len(look.prompts) for look in SEED.closer] == [6, 6]
    assert list(SEED.scale_of("assess.safety")) == ["0", "1", "2", "3", "4", "na", "cannot_tell"]
    assert list(SEED.scale_of("contingency.time")) == ["0", "1", "2", "na", "cannot_tell"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content["questions"].pop("assess.safety"),
        lambda content: content["questions"].update({"plan.safety": " "}),
        lambda content: content["questions"].update({"plan.style": "Is it elegant?"}),
        lambda content: content["levels"]["3"].pop("meaning"),
        lambda content: content.pop("stems"),
        lambda content: content["stems"].update(comment="One thing"),
    ],
)
def test_a_wording_with_a_hole_in_it_is_refused(spoil):
    content = copy.deepcopy(SEED_CONTENT)
    spoil(content)
    with pytest.raises(ValueError):
        read(content)


@given(
    st.dictionaries(st.sampled_from([*QUESTION_KEYS, "nonsense"]), LEVEL),
    st.dictionaries(st.sampled_from(QUESTION_KEYS), LEVEL),
)
def test_far_apart_are_two_levels_or_more_on_one_prompt_and_nothing_else(one, other):
    found = far_apart([known_levels(one), known_levels(other)])
    for key in PROMPTS:
        both = [levels.get(key, "") for levels in (one, other)]
        assert (key in found) == (all(level.isdigit() for level in both) and abs(int(both[0]) - int(both[1])) >= 2)
    assert found == far_apart([known_levels(other), known_levels(one)])


def test_a_closer_look_takes_no_level_of_the_long_scale():
    assert known_levels({"contingency.time": "3", "enquiries.chased": "2", "x.y": "1"}) == {"enquiries.chased": "2"}


def test_the_first_wording_is_there_without_anybody_doing_anything(db):
    RubricVersion.objects.all().delete()
    assert rubric_in_force().number == rubric_in_force().number == 1
    assert changed(rubric_in_force().content, SEED_CONTENT) == []


@pytest.mark.parametrize("role", ["practitioner", "mentor", "facilitator", "leader", "administrator"])
def test_only_editors_touch_the_rubric(role, make_person, editor, client_of):
    person = make_person(role)
    draft = open_rubric_draft(by=editor)
    for act in (
        lambda: open_rubric_draft(by=person),
        lambda: save_rubric(draft, SEED_CONTENT, by=person),
        lambda: publish_rubric(draft, by=person, note="Mine"),
        lambda: discard_rubric_draft(draft, by=person),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert client_of(person).get(reverse("peer_review:rubric-edit")).status_code == 403
    assert client_of(person).get(reverse("peer_review:rubric")).status_code == 200


def test_a_review_stays_with_the_wording_under_which_it_was_begun(released, mentor, publish, client_of):
    review = start_review(released, by=mentor)
    publish(assess_safety="Who could be hurt, how, and when?")
    assert start_review(released, by=mentor).rubric.number == 1
    page = client_of(mentor).get(reverse("peer_review:review-write", args=[review.public_id])).content.decode()
    assert "Risk to whom, of what, and when?" in page and "Who could be hurt" not in page
    save_review(review, by=mentor, levels={"assess.safety": "3"})
    assert rubric_in_force().number == 2


def test_a_published_wording_never_changes(publish, editor):
    version = publish(assess_safety="Who could be hurt, how, and when?")
    for act in (
        lambda: save_rubric(version, SEED_CONTENT, by=editor),
        lambda: publish_rubric(version, by=editor, note="Again"),
        lambda: discard_rubric_draft(version, by=editor),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_a_wording_that_changes_nothing_or_does_not_say_why_is_not_published(editor):
    draft = open_rubric_draft(by=editor)
    with pytest.raises(ValidationError):
        publish_rubric(draft, by=editor, note="Nothing")
    save_rubric(draft, reworded(plan_safety="Critical risks first?"), by=editor)
    with pytest.raises(ValidationError):
        publish_rubric(draft, by=editor, note=" ")


def test_levels_stay_comparable_where_an_editor_says_that_the_meaning_is_the_same(publish):
    first = rubric_in_force()
    publish(same=["plan.safety"], plan_safety="Critical risks first?", assess_safety="Something quite new?")
    third = publish(review_safety="Another new thing?")
    comparable = comparable_prompts(first, third)
    assert comparable == set(QUESTION_KEYS) - {"assess.safety", "review.safety"}
    assert comparable == comparable_prompts(third, first)
    assert comparable_prompts(third, third) == set(QUESTION_KEYS)


def test_levels_of_another_meaning_break_every_prompt_of_the_stages_and_no_closer_look(editor):
    first = rubric_in_force()
    draft = open_rubric_draft(by=editor)
    content = copy.deepcopy(SEED_CONTENT)
    content["levels"]["3"]["meaning"] = "Somebody has done it."
    save_rubric(draft, content, by=editor)
    second = publish_rubric(draft, by=editor, note="Level 3 was unclear.")
    assert comparable_prompts(first, second) == set(QUESTION_KEYS) - set(PROMPTS)
    assert [change.key for change in changes_in(second)] == ["levels"]


def test_an_editor_corrects_looks_and_publishes(editor, client_of):
    client = client_of(editor)
    edit, check = reverse("peer_review:rubric-edit"), reverse("peer_review:rubric-check")
    form = client.get(edit).context["form"]
    sent = {name: field.initial for name, field in form.fields.items()}
    answer = client.post(edit, {**sent, "question-plan.safety": ""})
    assert answer.status_code == 422 and "Enter words for “Plan: Safety of others”" in answer.content.decode()
    assert client.post(edit, {**sent, "question-plan.safety": "Critical risks first?"}).url == check
    page = client.get(check).content.decode()
    assert "Critical risks first?" in page and "Do critical risks come first" in page
    assert client.post(check, {"note": ""}).status_code == 422
    assert client.post(check, {"note": "Shorter.", "same_meaning": ["plan.safety"]}).status_code == 302
    page = client.get(reverse("peer_review:rubric")).content.decode()
    assert "Version 2" in page and "levels stay comparable" in page
    assert client.get(reverse("peer_review:rubric-version", args=[1])).status_code == 200
    assert client.get(reverse("peer_review:rubric-version", args=[9])).status_code == 404


def test_a_draft_is_thrown_away_and_nothing_else(editor, client_of):
    draft = open_rubric_draft(by=editor)
    client = client_of(editor)
    assert client.post(reverse("peer_review:rubric-discard")).status_code == 302
    assert not RubricVersion.objects.filter(pk=draft.pk).exists() and rubric_in_force().number == 1
    assert client.get(reverse("peer_review:rubric-check")).status_code == 302
