"""The checker's answer to a page that asks while somebody writes."""

from django.urls import reverse


def test_endless_brackets_are_answered_as_no_text(client_of, author):
    asked = client_of(author).post(reverse("peer_review:check-text"), "[" * 200_000, content_type="application/json")
    assert asked.status_code == 400
