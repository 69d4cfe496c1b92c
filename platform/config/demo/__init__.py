"""The demonstration: fictional people and cases, and a page that shows the mail they were sent."""

PASSWORD = "soundings demo"  # noqa: S105 - printed on purpose: these people are fictional
