"""The pages of the concern route: raising one, dealing with one, the duty rota."""
