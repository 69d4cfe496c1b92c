"""Pictures that carry nothing but themselves."""

from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    WagtailImageField,
    WagtailImageFieldFile,
    get_upload_to,
)

from cms.image_metadata import without_metadata


class CleanFile(ContentFile):
    """The file of a picture that was drawn anew, without metadata."""

    @classmethod
    def of(cls, upload: File) -> "CleanFile":
        """Draw an uploaded picture anew; one that was is returned as it is.

        Raises:
            ValueError: the file is not a picture of an allowed kind; the upload form says so before.
        """
        if isinstance(upload, cls):
            return upload
        upload.seek(0)
        return cls(without_metadata(upload.read()), name=upload.name)


class CleanImageFieldFile(WagtailImageFieldFile):
    """The file of a picture in its storage, which takes clean files only."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store a file, cleaned if it was not."""
        super().save(name, CleanFile.of(content), save)


class CleanImageField(WagtailImageField):
    """A picture that is cleaned on every way into its storage: the form, several uploads at once, and code."""

    attr_class = CleanImageFieldFile


class SoundingsImage(AbstractImage):
    """A picture with a text for those who do not see it, cleaned of metadata before it is stored.

    Personal data: who uploaded it, while the account exists.
    """

    file = CleanImageField(_("file"), upload_to=get_upload_to, width_field="width", height_field="height")
    description = models.CharField(
        _("alternative text"),
        max_length=255,
        help_text=_("What the picture shows, for people who cannot see it."),
    )

    admin_form_fields = ("title", "file", "description", "collection", "focal_point_x", "focal_point_y",
                         "focal_point_width", "focal_point_height")  # fmt: skip

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the picture; a newly uploaded file is cleaned first, and its size and fingerprint follow."""
        upload: Any = self.file
        if upload and not upload._committed:
            self.file = CleanFile.of(upload.file)  # type: ignore[assignment]
            self._set_image_file_metadata()
        super().save(*args, **kwargs)
        self.file.close()  # Wagtail opens it to measure it and leaves it open

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """Return a copy in another size; Wagtail's own leaves its working file open until it is collected."""
        with super().generate_rendition_file(filter, source=source) as made:
            made.seek(0)
            return ContentFile(made.read(), name=made.name)


class SoundingsRendition(AbstractRendition):
    """A copy of a picture in the size a page needs.

    Personal data: none.
    """

    image = models.ForeignKey(SoundingsImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
