"""A resource says which others are itself in another language: readers need no table but the published ones."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("published", "0004_former_path_notice")]

    operations = [
        migrations.AddField(
            model_name="publishedresource",
            name="translation_key",
            field=models.UUIDField(null=True),
        ),
    ]
