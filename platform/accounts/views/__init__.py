"""Pages of people, invitations, the trail and interrupted work."""

from accounts.views.interrupted import carry_on, form_out_of_date, keep_what_was_typed
from accounts.views.invitations import accept, invitations, invite, resend, withdraw
from accounts.views.people import add_role, add_support, end_role, people, person
from accounts.views.trail import audit_trail
from accounts.views.units import units

__all__ = [
    "accept",
    "add_role",
    "add_support",
    "audit_trail",
    "carry_on",
    "end_role",
    "form_out_of_date",
    "invitations",
    "invite",
    "keep_what_was_typed",
    "people",
    "person",
    "resend",
    "units",
    "withdraw",
]
