"""People, the units they work in, the roles they hold and how they sign in."""
