"""The live signal: tells every process that a review session has a new number, and nothing else.

Only services announce, only the hub and the consumers listen. Nothing depends on the signal arriving: whoever misses it
asks the database a few seconds later. So a channel layer that cannot be reached is logged and forgotten, and nobody's
command fails or waits for it.
"""

import asyncio
import logging
from functools import partial
from uuid import UUID

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import transaction

NUMBER = "live.number"
PATIENCE = 1.0  # seconds

logger = logging.getLogger(__name__)


def group_of(session: UUID) -> str:
    """Return the name of a session's group in the channel layer."""
    return f"review-session.{session}"


def announce(session: UUID, number: int) -> None:
    """Say, once the change is committed, that a session has come to a number."""
    transaction.on_commit(partial(_send, session, number))


def _send(session: UUID, number: int) -> None:
    try:
        async_to_sync(_send_in_time)(session, number)
    except Exception as error:  # whatever is wrong with the layer, the change stands
        logger.warning("The live signal %s of session %s was lost: %s", number, session, type(error).__name__)


async def _send_in_time(session: UUID, number: int) -> None:
    layer = get_channel_layer()
    if layer is not None:
        message = {"type": NUMBER, "session": str(session), "number": number}
        await asyncio.wait_for(layer.group_send(group_of(session), message), PATIENCE)
