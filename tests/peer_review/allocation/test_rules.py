"""The rules of allocation, held against a thousand random teams."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from peer_review.allocation import WANTED, Choice, Opening, Why, choose, fair_shares


@st.composite
def teams(draw):
    """A team with managers and offices: openings without those who have a conflict, and the numbers of its people."""
    size = draw(st.integers(4, 12))
    people = range(size)
    manager = {one: draw(st.one_of(st.none(), st.sampled_from(people))) for one in people}
    office = {one: draw(st.integers(0, 2)) for one in people}
    authors = draw(st.lists(st.sampled_from(people), min_size=1, max_size=10))
    openings, conflicts = [], {}
    for key, author in enumerate(authors):
        tied = {author, manager[author]} | {one for one in people if manager[one] == author}
        outside = {one for one in people if office[one] != office[author]} - tied
        may_take = frozenset(outside or set(people) - tied)
        openings.append(Opening(key, WANTED, frozenset(), may_take, since=float(draw(st.integers(0, 3)))))
        conflicts[key] = tied
    return list(people), openings, conflicts, draw(st.integers(0, 2**16))


def take(openings, key, person):
    """The openings after somebody has taken one."""
    return [
        Opening(
            one.key,
            one.wanted,
            one.taken_by | {person},
            one.may_take - {person},
            one.second_choice,
            one.since,
            one.overdue,
        )
        if one.key == key
        else one
        for one in openings
    ]


def pull_until_nothing_is_left(people, openings, seed):
    """Everybody asks again and again, in an order of chance, and does at once what they get."""
    chance, loads = random.Random(seed), dict.fromkeys(people, 0)
    while True:
        order = chance.sample(people, len(people))
        got = False
        for person in order:
            choice = choose(person, openings, loads, seed)
            if choice.key is not None:
                openings = take(openings, choice.key, person)
                loads[person] += 1
                got = True
        if not got:
            return openings, loads


def flow(openings, limit):
    """The most reviews that can be given out when nobody writes more than the limit: paths, one at a time."""
    given_to = {one.key: set() for one in openings}
    load = {}

    def room(opening, seen):
        for person in opening.may_take - given_to[opening.key]:
            if person in seen:
                continue
            seen.add(person)
            if load.get(person, 0) < limit:
                load[person] = load.get(person, 0) + 1
                given_to[opening.key].add(person)
                return True
            for other in openings:
                if person in given_to[other.key] and other.key != opening.key and room(other, seen):
                    given_to[other.key].remove(person)
                    given_to[opening.key].add(person)
                    return True
        return False

    return sum(room(one, set()) for one in openings for _slot in range(one.missing))


def could_differ_by_one(people, openings):
    """Whether some distribution gives everybody the same number of reviews, give or take one: found without our rule."""
    total = sum(one.missing for one in openings)
    low, rest = divmod(total, len(people))
    fits = flow(openings, low + bool(rest)) == total
    return fits and flow(openings, low) == low * len(people)


@settings(max_examples=1000, deadline=None)
@given(teams())
def test_a_thousand_teams_share_evenly_without_conflict_and_nothing_starves(team):
    people, openings, conflicts, seed = team
    possible = could_differ_by_one(people, openings)
    after, loads = pull_until_nothing_is_left(people, openings, seed)
    for before, one in zip(openings, after, strict=True):
        assert not one.taken_by & conflicts[one.key]
        assert len(one.taken_by) == min(WANTED, len(before.may_take))
    if possible:
        assert max(loads.values()) - min(loads.values()) <= 1


@settings(max_examples=200, deadline=None)
@given(teams(), st.data())
def test_shares_planned_at_once_fill_everything_and_respect_what_was_done_before(team, data):
    people, openings, _conflicts, seed = team
    loads = {person: data.draw(st.integers(0, 4)) for person in people}
    shares = fair_shares(openings, loads, seed)
    for one in openings:
        assert shares[one.key] <= one.may_take and len(shares[one.key]) == one.missing
    total = {person: loads[person] + sum(person in taken for taken in shares.values()) for person in people}
    for one in openings:
        for more in shares[one.key]:
            for less in one.may_take - shares[one.key]:
                assert total[more] - total[less] <= 1
    assert shares == fair_shares(openings, loads, seed)


def opening(key, taken=(), may=(1, 2, 3, 4), **more):
    return Opening(key, WANTED, frozenset(taken), frozenset(may) - set(taken), **more)


def test_the_one_with_fewest_reviews_comes_first_then_the_earliest():
    assert choose(1, [opening(1, taken=[8]), opening(2, since=9.0)], {}, 1) == Choice(2)
    assert choose(1, [opening(1, since=2.0), opening(2, since=1.0)], {}, 1) == Choice(2)


def test_between_equals_chance_decides_and_the_seed_decides_chance():
    equals = [opening(key) for key in range(20)]
    assert len({choose(1, equals, {}, seed).key for seed in range(40)}) > 5
    assert choose(1, equals, {}, 7) == choose(1, equals, {}, 7)


def test_one_at_a_time():
    assert choose(1, [opening(1)], {}, 1, busy=True) == Choice(None, Why.BUSY)


def test_whoever_has_done_more_leaves_it_to_the_others_until_it_is_overdue():
    loads = {1: 3}
    kept = opening(1, taken=[8, 9])
    assert choose(1, [kept], loads, 1) == Choice(None, Why.KEPT_FOR_OTHERS)
    assert choose(2, [kept], loads, 1) == Choice(1)
    assert choose(1, [opening(1, taken=[8, 9], overdue=True)], loads, 1) == Choice(1)


def test_whoever_alone_may_take_it_gets_it_however_much_they_have_done():
    assert choose(1, [opening(1, may=[1])], {1: 9}, 1) == Choice(1)


def test_whoever_checked_it_gets_a_fresher_one_if_there_is_one():
    checked = opening(1, since=1.0, second_choice=frozenset({1}))
    assert choose(1, [checked, opening(2, since=2.0)], {}, 1) == Choice(2)
    assert choose(1, [checked], {}, 1) == Choice(1)


def test_with_nothing_missing_there_is_nothing_to_do():
    full = opening(1, taken=[7, 8, 9])
    assert choose(1, [full], {}, 1) == Choice(None, Why.NOTHING_OPEN)
    assert full.missing == 0 and opening(2, may=[1]).missing == 1


def test_in_a_team_of_four_everything_is_reviewed_by_everybody_who_may():
    openings = [Opening(author, WANTED, frozenset(), frozenset({1, 2, 3, 4}) - {author}) for author in (1, 2, 3, 4)]
    after, loads = pull_until_nothing_is_left([1, 2, 3, 4], openings, 3)
    assert all(len(one.taken_by) == 3 for one in after) and set(loads.values()) == {3}
