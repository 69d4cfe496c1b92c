"""The trained part of the checker: a small token classifier that runs offline on one core."""
