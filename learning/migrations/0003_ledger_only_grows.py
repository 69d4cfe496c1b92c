from django.db import migrations

from audit.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("learning", "0002_versions_only_grow")]

    operations = [AppendOnly("learning_completionrecord")]
