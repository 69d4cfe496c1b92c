"""Give back what somebody typed into a form that could not be taken, where the form itself cannot be shown again."""

from typing import Any

from django import template
from django.template.context import Context

register = template.Library()

NEVER = ("csrfmiddlewaretoken", "password")
"""What the names of fields begin with that are shown to nobody."""


@register.inclusion_tag("design/words_not_sent.html", takes_context=True)
def words_not_sent(context: Context) -> dict[str, Any]:
    """Show the words that came with the request, once and to their writer alone; nothing where none came.

    What is ticked, chosen or hidden in a form is a code without a space, and is left out.
    """
    request = context.get("request")
    sent = request.POST.lists() if request is not None and request.method == "POST" else ()
    typed = [value.strip() for name, values in sent if not name.startswith(NEVER) for value in values]
    return {"words": [words for words in typed if len(words.split()) > 1]}
