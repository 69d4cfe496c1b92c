"""Every write of the press: learning points, installation and content from files."""

from cms.services.learning_points import propose_learning_point, unpublish_learning_point

__all__ = ["propose_learning_point", "unpublish_learning_point"]
