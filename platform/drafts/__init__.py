"""What somebody has typed and not yet sent, kept so that nothing is lost."""
