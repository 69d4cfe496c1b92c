"""What a notice can say: one short sentence a kind, with the few safe words it may carry.

Neither text nor title of anything confidential stands in a notice, and no name of somebody who wrote something: a
notice travels by e-mail to screens we do not know.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """A sort of notice.

    Attributes:
        subject: the sentence shown in the list and as the subject of the e-mail; `%(word)s` takes a safe word.
        body: what to do next, for the e-mail.
        words: names of the safe words that the two may use.
        email: whether it also goes out by e-mail.
    """

    subject: str | Promise
    body: str | Promise
    words: tuple[str, ...] = ()
    email: bool = True


KINDS: dict[str, Kind] = {
    "invitation": Kind(
        _("You are invited to Soundings"),
        _(
            "Hello %(name)s.\n\nSoundings is where probation practitioners learn with and from each other. "
            "Open your account with the link below. It works for %(days)s days."
        ),
        ("name", "days"),
    ),
    "pathway.assigned": Kind(
        _("A pathway has been planned for you: %(pathway)s"),
        _("Your mentor has planned the steps and their dates with you in mind. Open it to see what comes first."),
        ("pathway",),
    ),
    "pathway.step-due": Kind(
        _("%(step)s is planned to be done by %(day)s"),
        _("You can stop after each lesson. If the date does not fit, ask your mentor to move it."),
        ("step", "day"),
    ),
    "certificate.awarded": Kind(
        _("You have completed %(title)s"),
        _("Well done. Your certificate is ready to download."),
        ("title",),
    ),
    "scenario.waiting": Kind(
        _("A case scenario is waiting for a second person"),
        _("Somebody has sent in a case scenario. Read it and check that nothing in it identifies anyone."),
    ),
    "scenario.check-due": Kind(
        _("A case scenario has waited more than a working day for a second person"),
        _("Nobody is checking it yet, and you may. It takes about 15 minutes."),
    ),
    "scenario.returned": Kind(
        _("Your case scenario has come back to you"),
        _("The second person has asked for a change before it is released. Their reason stands with the scenario."),
    ),
    "scenario.unchecked": Kind(
        _("Your case scenario has come back to you: nobody could check it within thirty days"),
        _("That says nothing about your work. Open it, change what you like, and send it again."),
    ),
    "scenario.released": Kind(
        _("Your case scenario has been released for review"),
        _("A second person has checked it. You will hear from us when there is feedback to read."),
    ),
    "scenario.reviewable": Kind(
        _("A case scenario is ready to be reviewed"),
        _("A second person has released it in your region. Read it beside the rubric and say what you see."),
    ),
    "scenario.next-version": Kind(
        _("A case scenario that you reviewed has a next version"),
        _("Its author has changed it, and a second person has checked it. See what changed and say what you see now."),
    ),
    "scenario.withdrawn": Kind(
        _("A case scenario that you worked on has been withdrawn"),
        _("Nobody can read it any more, nor what was written about it. You need do nothing."),
    ),
    "scenario.ended": Kind(
        _("One of your case scenarios has been closed, half a year after it was released or sent back"),
        _("You can still read it for thirty days. Its page says what happens to it, and when."),
    ),
    "scenario.recalled": Kind(
        _("Your case scenario has been withdrawn by a safeguarding lead"),
        _("Nobody can read it any more. Its page says why. Talk to your safeguarding lead if you have a question."),
    ),
    "authorship.opened": Kind(
        _("The author of a case scenario was looked up because somebody may be at risk"),
        _("A safeguarding lead did so and gave a reason, and it is in the audit trail. They will be in touch."),
    ),
    "review.due": Kind(
        _("You have begun a review that is not sent yet"),
        _("Its author hopes for an answer within three days. If you cannot finish it, give it back."),
    ),
    "review.needed": Kind(
        _("A case scenario waits for a reviewer, and you may be the one"),
        _("Ask for one to review: you are given the one that needs it most. It takes about 30 minutes."),
    ),
    "review.unanswered": Kind(
        _("There is feedback that you have not answered"),
        _("Say what you take from it and one thing you will do. Whoever wrote it gets to know, without your name."),
    ),
    "concern.raised": Kind(
        _("A concern has been raised: look at it now"),
        _("Somebody may be at risk. Open the page, say that you have it, and ring who must act."),
    ),
    "concern.unanswered": Kind(
        _("Nobody has answered a concern yet: look at it now"),
        _("Somebody may be at risk, and those told before have not answered. Open the page and say that you have it."),
    ),
    "concern.drill": Kind(
        _("DRILL: a practice concern has been raised"),
        _("This is a drill and nobody is at risk. Go through every step as if it were real."),
    ),
    "concern.acknowledged": Kind(
        _("A safeguarding lead has your concern"),
        _("They act on it now. If there is danger now and nobody has rung yet, ring 999."),
    ),
    "concern.decided": Kind(
        _("The concern you raised has been dealt with"),
        _("Thank you for raising it. A wrong alarm is welcome too, and is never held against anybody."),
    ),
    "scenario.concern-decided": Kind(
        _("A safeguarding lead has looked at your case scenario"),
        _("What was decided, and what you can do next, stands with your case scenario."),
    ),
    "review.submitted": Kind(
        _("There is feedback on your case scenario"),
        _("A mentor has reviewed it. Read the feedback and say what you will take from it."),
    ),
    "review.check-asked": Kind(
        _("A colleague asks you to read a review before the author does"),
        _("Say that you agree, or give it back with a reason. It stands on the page of reviews."),
    ),
    "review.agreed": Kind(
        _("Another mentor has read your review and agrees"),
        _("It goes to the author when nothing else holds it."),
    ),
    "review.returned": Kind(
        _("Another mentor has given your review back to you"),
        _("Read what they would change. Your review is a draft again, and nobody else has seen it."),
    ),
    "mentor.asked": Kind(
        _("Two reviews of one case scenario lie far apart"),
        _("A third view would help the author. It stands on the page of reviews; both reviews can be read there."),
    ),
    "comment.answered": Kind(
        _("Somebody has answered in a thread"),
        _("The reply stands beneath the comment, beside the text."),
    ),
    "review.answered": Kind(
        _("An author has answered your review"),
        _("Read what your feedback led to."),
    ),
    "follow-up.due": Kind(
        _("What came of your next step?"),
        _("Some weeks ago you said what you would do. Two short questions, and you may put it off once."),
    ),
    "follow-up.answered": Kind(
        _("An author has said what came of your review"),
        _("Read what your feedback led to in practice."),
    ),
    "session.invited": Kind(
        _("You are invited to a review session"),
        _("The time and the format are on the page. Read the ground rules before you come."),
    ),
    "session.presenter-asked": Kind(
        _("Would you present your case scenario in a review session?"),
        _("You offered to. See who comes before you answer. If you say no, a colleague presents and nobody is told."),
    ),
    "session.author-presents": Kind(
        _("The author presents the case scenario of your review session"),
        _("They agreed that the group knows who they are. The page of the session says who presents."),
    ),
    "session.cancelled": Kind(
        _("A review session has been called off"),
        _("You need not come. The page says which session it was."),
    ),
    "session.concluded": Kind(
        _("A review session has ended with a next step"),
        _("The next step and its date are on the page."),
    ),
    "learning-point.proposed": Kind(
        _("A learning point is waiting for an editor"),
        _("A group has agreed a learning point. Read it and publish it, or send it back."),
    ),
    "learning-point.held": Kind(
        _("A learning point is out of the library until an editor has read it again"),
        _("The work that it came from has been withdrawn. Read it, then publish it again or leave it unpublished."),
    ),
    "learning-point.published": Kind(
        _("A learning point you agreed has been published"),
        _("It is in the library, and in the module that it concerns."),
    ),
}
