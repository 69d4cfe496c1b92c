from django.db import migrations

from audit.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("learning", "0004_participation")]

    operations = [AppendOnly("learning_participationcredit")]
