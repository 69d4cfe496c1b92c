"""The address of every kind of page of the demonstration, for the tests that visit them all."""

from django.urls import reverse

from accounts.models import Invitation, User
from accounts.services.invitations import invitation_token
from peer_review.models import (
    AgreedLearningPoint,
    CalibrationAttempt,
    CaseScenario,
    Concern,
    Review,
    ReviewSession,
)
from peer_review.services.calibration import begin_calibration


def pages_by_person() -> dict[str | None, list[str]]:
    """The address of every kind of page, by who looks at it; None is somebody who has not signed in."""
    released, waiting = (CaseScenario.objects.get(status=status).public_id for status in ("released", "waiting"))
    draft = CaseScenario.objects.get(status="draft").public_id
    review, own = (Review.objects.get(kind=kind).public_id for kind in ("mentor", "self"))
    planned = ReviewSession.objects.get(status="scheduled").public_id
    over = ReviewSession.objects.get(status="concluded").public_id
    point = AgreedLearningPoint.objects.get()
    passed = CalibrationAttempt.objects.get(person__email="denise@example.org").public_id
    begun = begin_calibration(by=User.objects.get(email="maryam@example.org")).public_id
    sian = User.objects.get(email="sian@example.org")
    content = ["/about/", "/privacy/", "/accessibility/", "/someone-at-risk/"]

    def pr(name: str, *args) -> str:
        return reverse(f"peer_review:{name}", args=args)

    return {
        None: [
            "/",
            *content,
            "/accounts/login/",
            "/accounts/password/reset/",
            f"/people/invitation/{invitation_token(Invitation.objects.get())}/",
            "/people/invitation/broken/",
            "/no/such/page/",
        ],
        "sian": [
            "/",
            "/topics/",
            "/topics/a1-enquiries/",
            "/learning-points/",
            "/learning-points/ask-where-the-photograph-was-taken/",
            "/library/search/",
            "/library/search/?q=enquiries",
            "/library/search/?q=zzzz",
            "/glossary/",
            "/ground-rules/",
            "/how-to-write-a-case-scenario/",
            "/pathways/",
            "/pathways/induction/",
            "/modules/",
            "/modules/asking-first/",
            "/learning/modules/I2/lessons/when-to-ask/",
            "/learning/mine/",
            "/notices/",
            "/accounts/password/change/",
            "/admin/",
            pr("home"),
            pr("calibration"),
            pr("session", planned),
            pr("session", over),
        ],
        "tunde": [
            "/",
            pr("home"),
            pr("scenario", released),
            pr("review", review),
            pr("review", own),
            pr("reviews-together", review),
            pr("own-review", released),
            pr("withdraw", released),
            pr("concern-choose"),
            pr("concern-raise", released),
            pr("concern-elsewhere"),
            pr("begin"),
            pr("examples"),
            pr("how-long"),
            pr("example", "between-estates"),
            pr("changes", released, 2),
            *(pr("section", draft, key) for key in ("altered", "near-miss", "person", "contingency", "score")),
            pr("write", draft),
            pr("check", draft),
        ],
        "maryam": [
            pr("home"),
            pr("figures"),
            pr("calibrate", begun),
            pr("scenario", waiting),
            pr("stop"),
            pr("not-here"),
        ],
        "denise": [
            "/",
            pr("home"),
            pr("triage"),
            pr("second-person", waiting),
            pr("reviews"),
            pr("stuck"),
            pr("review", review),
            pr("reviews-together", review),
            pr("rubric"),
            pr("calibration"),
            pr("calibration-result", passed),
            pr("figures"),
            pr("figures-of", sian.public_id),
            "/learning/people/",
            f"/learning/people/{sian.public_id}/",
        ],
        "rob": [
            pr("sessions"),
            pr("choose-scenario"),
            pr("schedule-session", released),
            pr("session", planned),
            pr("cancel-session", planned),
            pr("session", over),
            pr("new-learning-point", over),
            pr("learning-point", over, point.public_id),
        ],
        "alex": ["/", "/learning/coverage/", pr("home"), pr("rubric"), pr("rubric-edit"), pr("rubric-version", 1)],
        "farida": ["/", pr("home"), pr("sessions"), pr("concern-counts")],
        "joan": [
            pr("home"),
            pr("triage"),
            pr("find-author"),
            pr("lookups"),
            pr("local-terms"),
            pr("author", released),
            pr("recall-list"),
            pr("holds"),
            pr("hold", released),
            pr("recall", released),
            pr("concerns"),
            pr("concern", Concern.objects.get().public_id),
            pr("rota"),
        ],
        "kit": [
            "/",
            "/people/",
            f"/people/{sian.pk}/",
            "/people/invitations/",
            "/people/invitations/new/",
            "/people/units/",
            "/people/audit/",
            pr("disposals"),
            pr("disposal", 1),
        ],
    }
