"""Under what name somebody who wrote something is shown; every page asks here and nowhere else."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from peer_review.authorship import is_author, open_author_of
from peer_review.lifecycle import Anonymity
from peer_review.models import CaseScenario, CommentReply, Review

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User


def shown_name(written: Review | CommentReply, *, to: "User | AnonymousUser") -> str:
    """Return the name that stands beside a review or a reply.

    Mentors are named; peers are, unless they take part under a pseudonym. The author is "the author", to whoever reads,
    unless the case scenario was brought under their name.

    Args:
        written: with its reviewer or writer at hand, and the way to its case scenario.
        to: who reads it.
    """
    if isinstance(written, CommentReply):
        writer, version = written.writer, written.comment.review.version
    else:
        writer, version = written.reviewer, written.version
    if not written.pseudonym and writer is None:
        return shown_author(version.scenario)
    name = reviewer_name(written.pseudonym) if written.pseudonym else str(writer)
    return _("%(name)s (you)") % {"name": name} if writer is not None and writer.pk == to.pk else name


def shown_author(scenario: CaseScenario) -> str:
    """Return the author's name where they brought the case scenario under it, and "the author" everywhere else."""
    author = open_author_of(scenario)
    return _("The author") if author is None else str(author)


def answer_note(scenario: CaseScenario) -> str:
    """Return the sentence that tells an author, before they send it, whether what they write bears their name."""
    if scenario.anonymity == Anonymity.OPEN:
        return _("Your name stands with it, because you brought this under your name.")
    return _("It is read without your name.")


def reviewer_name(word: str) -> str:
    """Return a pseudonym as it is shown."""
    return _("Reviewer %(word)s") % {"word": word}


def naming_note(scenario: CaseScenario, *, to: "User", as_peer: bool = False) -> str:
    """Return the sentence that tells a reader who is named here, or "" for the author, who chose it.

    Args:
        scenario: what is read.
        to: who reads it.
        as_peer: whether they read it to review it as a colleague.
    """
    if is_author(scenario, to):
        return ""
    author = open_author_of(scenario)
    if author is not None:
        return _("%(name)s brought it and wants you to know.") % {"name": author}
    if scenario.anonymity == Anonymity.BOTH_HIDDEN and as_peer:
        return _(
            "Nobody is named here. The author sees another name instead of yours, made for this piece of work only."
        )
    return _("The author is not named.")
