"""The demonstration's stories, as its people find them."""

import pytest
from django.urls import reverse

from accounts.models import User
from config.demo.modes import load_modes
from config.demo.stories import load_demo
from peer_review.models import CaseScenario, Review

pytestmark = pytest.mark.django_db


def test_there_is_a_case_scenario_in_each_mode_and_words_on_the_list_and_nothing_twice(client_of):
    def page(person: str, name: str, *args) -> str:
        client = client_of(User.objects.get(email=f"{person}@example.org"))
        return client.get(reverse(f"peer_review:{name}", args=args)).content.decode()

    list(load_demo())
    assert len(list(load_modes())) == 2 and list(load_modes()) == []
    named = CaseScenario.objects.get(anonymity="open")
    assert "Siân Llŷr-Ŵilliams brought it and wants you to know." in page("denise", "review-start", named.public_id)
    hidden = CaseScenario.objects.get(anonymity="both_hidden")
    review = Review.objects.get(version__scenario=hidden)
    read = page("tunde", "review", review.public_id)
    assert f"Reviewer {review.pseudonym}" in read and "Maryam" not in read
    assert "Copperfield House" in page("joan", "local-terms")
