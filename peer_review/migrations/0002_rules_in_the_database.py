"""Rules that hold even for a script: submitted words stay as they are, and nobody checks or reviews their own.

On PostgreSQL only. SQLite, the database of the demonstration, rebuilds a table to alter it and stumbles over triggers
that read other tables; there the services alone keep the rules.
"""

from django.db import migrations

AUTHOR_ACTS = (
    "EXISTS (SELECT 1 FROM peer_review_authorship AS a JOIN peer_review_scenarioversion AS v "
    "ON v.scenario_id = a.scenario_id WHERE v.id = NEW.version_id AND a.author_id = NEW.{person})"
)
REVIEW_SENT = "(SELECT status FROM peer_review_review WHERE id = NEW.review_id) = 'submitted'"

# name, table, act, condition, message
RULES = [
    (
        "submitted_words_stay",
        "peer_review_scenariotext",
        "UPDATE",
        "(SELECT submitted_at FROM peer_review_scenarioversion WHERE id = OLD.version_id) IS NOT NULL",
        "the words of a submitted version never change",
    ),
    (
        "nobody_checks_their_own",
        "peer_review_secondpersoncheck",
        "INSERT",
        AUTHOR_ACTS.format(person="checker_id"),
        "nobody is the second person for their own scenario",
    ),
    (
        "nobody_reviews_their_own",
        "peer_review_review",
        "INSERT",
        AUTHOR_ACTS.format(person="reviewer_id"),
        "nobody reviews their own scenario",
    ),
    ("sent_review_stays", "peer_review_reviewtext", "UPDATE", REVIEW_SENT, "a review that was sent never changes"),
    ("sent_comments_stay", "peer_review_reviewcomment", "UPDATE", REVIEW_SENT, "a review that was sent never changes"),
    ("no_late_comments", "peer_review_reviewcomment", "INSERT", REVIEW_SENT, "a review that was sent never changes"),
]


def protect(_apps, editor):
    if editor.connection.vendor != "postgresql":
        return
    for name, table, act, condition, message in RULES:
        editor.execute(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN "
            f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; "
            "END IF; RETURN NEW; END $$",
            params=None,
        )
        editor.execute(
            f"CREATE OR REPLACE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
            params=None,
        )


def release(_apps, editor):
    if editor.connection.vendor != "postgresql":
        return
    for name, table, _act, _condition, _message in RULES:
        editor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}", params=None)
        editor.execute(f"DROP FUNCTION IF EXISTS {name}()", params=None)


class Migration(migrations.Migration):
    dependencies = [("peer_review", "0001_scenarios_and_reviews")]

    operations = [migrations.RunPython(protect, release)]
