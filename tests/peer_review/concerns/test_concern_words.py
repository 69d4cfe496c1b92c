"""The prompt: English and Welsh, and quiet about ordinary work."""

import pytest

from peer_review.concern_words import MOST, prompts_in


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("He said he is going to kill her when he is out.", "danger-now"),
        ("She told me he has a knife in the flat.", "danger-now"),
        ("Dywedodd ei fod mewn perygl heno.", "danger-now"),
        ("He talked about killing himself again.", "self-harm"),
        ("Mae hi ddim eisiau byw.", "self-harm"),
        ("Roedd sôn am hunan-laddiad yr wythnos hon.", "self-harm"),
        ("There was a bruise on the baby when I visited.", "child"),
        ("Mae'r plant mewn perygl yn y tŷ.", "child"),
        ("She is frightened to go home.", "adult"),
        ("Mae ofn am ei bywyd arni.", "adult"),
        ("He threatened staff at reception.", "staff-threat"),
        ("Mae e wedi bygwth staff.", "staff-threat"),
        ("He wants to join a proscribed group.", "prevent"),
        ("I haven’t told anyone about this.", "unmanaged"),
        ("Dwi ddim wedi dweud wrth neb.", "unmanaged"),
    ],
)
def test_words_that_can_mean_risk_are_pointed_out_in_both_languages(text, reason):
    assert reason in {prompt.reason for prompt in prompts_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "He served a sentence for a serious assault and has engaged well with his programme.",
        "I asked children's services and had an answer in two days.",
        "The risk to known adults is assessed as medium, and the plan says little about it.",
        "Gofynnais i'r heddlu a chefais ateb o fewn wythnos.",
        "",
    ],
)
def test_ordinary_work_is_left_in_peace(text):
    assert prompts_in(text) == ()


def test_the_same_words_are_said_once_and_never_too_many():
    many = (
        "threatened to kill. threatened  to kill. in immediate danger. took an overdose. left alone the children. "
        "manifesto. knows where I live. ending his life, ending his life. suicide note. suicidal thoughts."
    )
    quotes = [prompt.quote for prompt in prompts_in(many)]
    assert len(quotes) == len(set(quotes)) == MOST
