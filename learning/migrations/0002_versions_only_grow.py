from django.db import migrations

from audit.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("learning", "0001_initial")]

    operations = [AppendOnly("learning_moduleversion")]
