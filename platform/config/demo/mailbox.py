"""Read back the mail that the demonstration keeps on disk instead of sending."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings

_BETWEEN = b"\n" + b"-" * 79 + b"\n"


@dataclass(frozen=True)
class Letter:
    """One message as its reader would see it."""

    to: str
    subject: str
    date: str
    text: str


def letters(most: int = 50) -> list[Letter]:
    """Return the newest messages, the newest first."""
    folder = Path(settings.EMAIL_FILE_PATH)
    found: list[Letter] = []
    for path in sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)[:most]:
        for raw in path.read_bytes().split(_BETWEEN):
            message = message_from_bytes(raw.strip(), policy=policy.default)
            if isinstance(message, EmailMessage) and message["To"]:
                body = message.get_body(("plain",))
                text = body.get_content() if body else ""
                found.append(Letter(message["To"], message["Subject"], message["Date"], text))
    return found[:most]
