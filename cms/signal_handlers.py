"""Listen to Wagtail: tell whoever proposed a learning point that it is out, and keep addresses fresh."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageViewRestriction, Revision, UploadedFile
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move
from wagtail.users.models import UserProfile

from audit.services import record
from cms.models import CleanFile, LearningPointPage, SoundingsImage
from cms.queries import forget_pages
from notifications.services import notify


@receiver(page_published, sender=LearningPointPage, dispatch_uid="cms.learning-point-published")
def learning_point_published(sender: Any, instance: LearningPointPage, revision: Revision, **kwargs: Any) -> None:
    """Record the publication and, the first time, tell the person who proposed it."""
    record("learning_point.published", by=get_active_log_context().user, on=instance)
    if instance.owner is not None and instance.first_published_at == instance.last_published_at:
        notify([instance.owner], "learning-point.published", path=instance.url)


@receiver(page_published, dispatch_uid="cms.pages-published")
@receiver(page_unpublished, dispatch_uid="cms.pages-unpublished")
@receiver(page_slug_changed, dispatch_uid="cms.pages-renamed")
@receiver(post_page_move, dispatch_uid="cms.pages-moved")
@receiver(post_delete, dispatch_uid="cms.pages-deleted", sender=Page)
@receiver([post_save, post_delete], dispatch_uid="cms.pages-restricted", sender=PageViewRestriction)
def pages_changed(sender: Any, **kwargs: Any) -> None:
    """Forget what is kept of the pages, and once more when the change is there for everybody to read."""
    forget_pages()
    transaction.on_commit(forget_pages)


@receiver(pre_save, sender=UserProfile, dispatch_uid="cms.no-mail-from-wagtail")
def no_mail_from_wagtail(sender: Any, instance: UserProfile, **kwargs: Any) -> None:
    """Switch Wagtail's own e-mails off for everybody: they carry titles and comments; our notices carry neither."""
    instance.submitted_notifications = False
    instance.approved_notifications = False
    instance.rejected_notifications = False
    instance.updated_comments_notifications = False


@receiver(pre_save, sender=UploadedFile, dispatch_uid="cms.clean-uploads")
def clean_upload(sender: Any, instance: UploadedFile, **kwargs: Any) -> None:
    """Clean a picture that waits for its alternative text, because its sender may never come back for it."""
    waiting = instance.file and not instance.file._committed
    if waiting and instance.for_content_type == ContentType.objects.get_for_model(SoundingsImage):
        instance.file = CleanFile.of(instance.file.file)
