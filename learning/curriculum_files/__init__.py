"""Read modules and pathways written as files; a plain rule without Django.

A module is a folder named by its code: `module.yaml`, `lessons/*.md` in the order of their names, and `questions.yaml`.
Pathways stand together in `pathways.yaml`. A mistake is told with file and line, in words for the editor who made it.
"""

from learning.curriculum_files.entries import FileError
from learning.curriculum_files.reader import read_module, read_pathways
from learning.curriculum_files.shapes import Lesson, Module, Option, Pathway, Question, Reading, Step

__all__ = [
    "FileError",
    "Lesson",
    "Module",
    "Option",
    "Pathway",
    "Question",
    "Reading",
    "Step",
    "read_module",
    "read_pathways",
]
