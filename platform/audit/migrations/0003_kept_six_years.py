from django.db import migrations

from audit.append_only import LetGoAfter


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_only_grows")]

    operations = [LetGoAfter("audit_auditevent", "at", 6)]
