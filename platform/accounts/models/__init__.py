"""The tables of people and where they work."""

from accounts.models.invitation import Invitation
from accounts.models.organisation import Membership, OrganisationUnit, SupportRelationship
from accounts.models.person import User

__all__ = ["Invitation", "Membership", "OrganisationUnit", "SupportRelationship", "User"]
