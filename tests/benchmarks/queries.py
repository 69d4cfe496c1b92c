"""Count the queries of a signed-in page, in a process of its own on the demonstration's database.

Run as `python -m tests.benchmarks.queries EMAIL PATH [PATH ...]`; prints one JSON object.
"""

import json
import sys

import django


def main() -> None:
    """Ask each page once to warm the caches, then count."""
    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from accounts.models import User

    email, *paths = sys.argv[1:]
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(User.objects.get(email=email), backend="accounts.backends.EmailBackend")
    counts = {}
    for path in paths:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        counts[path] = len(captured)
    print(json.dumps(counts))


if __name__ == "__main__":
    main()
