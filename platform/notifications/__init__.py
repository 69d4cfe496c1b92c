"""Notices in the app and by e-mail: that something happened and where, never what was written."""
