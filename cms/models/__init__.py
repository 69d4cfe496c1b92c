"""The pages of the site, apart from those of learning, and its pictures."""

from cms.models.base import BasePage, BlocksField, TaggedPage
from cms.models.images import CleanFile, SoundingsImage, SoundingsRendition
from cms.models.learning_points import LearningPointPage, LibraryPage
from cms.models.loaded_content import LoadedContent
from cms.models.pages import ContentPage, HomePage
from cms.models.topics import TopicIndexPage, TopicPage

__all__ = [
    "BasePage",
    "BlocksField",
    "CleanFile",
    "ContentPage",
    "HomePage",
    "LearningPointPage",
    "LibraryPage",
    "LoadedContent",
    "SoundingsImage",
    "SoundingsRendition",
    "TaggedPage",
    "TopicIndexPage",
    "TopicPage",
]
