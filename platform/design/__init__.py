"""The design system: vendored front end, our own look, the form renderer and template tags. Imports no other app."""
