"""What the pages of learning show, by noun."""
