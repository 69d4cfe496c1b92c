"""What happens in the night to records whose time is over."""

from peer_review.services.disposal.run import dispose, due_today, is_whole

__all__ = ["dispose", "due_today", "is_whole"]
