"""The threads under comments: reply, resolve, take up again."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from access import signed_in
from peer_review.authorship import is_author
from peer_review.forms.review import ReplyForm
from peer_review.permissions import may_discuss_review
from peer_review.services.reviews import reopen_comment, reply_to_comment, resolve_comment
from peer_review.views.desk import find_review
from peer_review.views.feedback import feedback_page


@signed_in
@sensitive_post_parameters()
@require_POST
def thread(request: HttpRequest, public_id: str, comment: int) -> HttpResponse:
    """Take one act in the thread of a comment: a reply, "resolve", or "reopen"."""
    person: Any = request.user
    review = find_review(request, public_id)
    found = get_object_or_404(review.comments, pk=comment)
    page = f"{reverse('peer_review:review', args=[public_id])}#comment-{found.pk}"
    act = request.POST.get("act", "reply")
    try:
        if not may_discuss_review(person, review):
            raise PermissionDenied
        if act == "resolve":
            resolve_comment(found, by=person)
            return redirect(page)
        if act == "reopen":
            reopen_comment(found, by=person)
            return redirect(page)
        form = ReplyForm(request.POST, prefix=f"reply-{found.pk}", language=review.version.language, by=person)
        if form.is_valid():
            try:
                reply_to_comment(found, by=person, text=form.cleaned_data["text"], decisions=form.decisions)
            except ValidationError as error:
                form.add_error("text", error.messages)
            else:
                messages.success(request, _("Your reply stands with the comment."))
                return redirect(page)
        author = is_author(review.version.scenario, person)
        return feedback_page(request, review, author=author, reply=form)
    except PermissionDenied:
        if request.POST.get(f"reply-{found.pk}-text", "").strip():
            raise  # the page that says so gives the words back
        messages.warning(request, _("This comment is not open for your words just now."))
        return redirect("peer_review:home")
