"""Every change to people, their roles and their invitations."""
