"""Every write of written reviews, by noun: drafts, comments and their threads, sending and holding, the answer."""

from peer_review.services.reviews.answers import answer_review
from peer_review.services.reviews.co_mentor import agree_with_review, return_review
from peer_review.services.reviews.comments import LONGEST_COMMENT, add_comment, remove_comment, settled_in_comments
from peer_review.services.reviews.drafts import PARTS, save_review, start_review, texts_of
from peer_review.services.reviews.feedback import TAPS, tap_feedback
from peer_review.services.reviews.own import skip_own_review, start_own_review
from peer_review.services.reviews.release import release_held_reviews, release_now
from peer_review.services.reviews.sending import submit_review
from peer_review.services.reviews.threads import reopen_comment, reply_to_comment, resolve_comment

__all__ = [
    "LONGEST_COMMENT",
    "PARTS",
    "TAPS",
    "add_comment",
    "agree_with_review",
    "answer_review",
    "release_held_reviews",
    "release_now",
    "remove_comment",
    "reopen_comment",
    "reply_to_comment",
    "resolve_comment",
    "return_review",
    "save_review",
    "settled_in_comments",
    "skip_own_review",
    "start_own_review",
    "start_review",
    "submit_review",
    "tap_feedback",
    "texts_of",
]
