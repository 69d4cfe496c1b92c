from itertools import pairwise, product

from peer_review.lifecycle import MOVES, OVER, READABLE_BY_REVIEWERS, WRITABLE, Status, may_move


def paths(start: str, seen: tuple[str, ...] = ()):
    """Every way through the lifecycle that visits no move twice."""
    here = (*seen, start)
    yield here
    for following in MOVES[start]:
        if list(pairwise(here)).count((start, following)) == 0:
            yield from paths(following, here)


def test_no_path_reaches_a_reviewer_without_waiting_for_a_second_person_just_before():
    for path in paths(Status.DRAFT):
        for before, after in pairwise(path):
            if after == Status.RELEASED:
                assert before == Status.WAITING
            if after == Status.CLOSED:
                assert before == Status.RELEASED


def test_a_draft_can_only_be_sent_or_taken_back():
    assert MOVES[Status.DRAFT] == {Status.WAITING, Status.WITHDRAWN}


def test_nothing_leads_out_of_the_end():
    assert not any(may_move(Status.DISPOSED, after) for after in Status)
    assert MOVES[Status.WITHDRAWN] == {Status.DISPOSED}
    assert MOVES[Status.CLOSED] == {Status.WITHDRAWN, Status.DISPOSED}


def test_nothing_is_disposed_of_before_it_is_over():
    assert {status for status in Status if Status.DISPOSED in MOVES[status]} == OVER


def test_it_can_be_withdrawn_at_any_time():
    assert all(may_move(status, Status.WITHDRAWN) for status in set(Status) - {Status.WITHDRAWN, Status.DISPOSED})


def test_nobody_writes_while_somebody_else_may_read():
    assert not WRITABLE & READABLE_BY_REVIEWERS
    assert Status.WAITING not in WRITABLE


def test_every_status_has_its_moves():
    assert set(MOVES) == set(Status)
    assert all(after in set(Status) for _before, after in product(MOVES, set().union(*MOVES.values())))
