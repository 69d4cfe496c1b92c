import pytest
from django.test import Client


def test_the_process_says_that_it_lives_without_asking_the_database():
    assert Client().get("/health/live/").json() == {"status": "ok"}


@pytest.mark.django_db
def test_the_process_is_ready_when_the_database_answers():
    assert Client().get("/health/ready/").status_code == 200
