"""The append-only trail: who did what to which object and when, never what was written."""
