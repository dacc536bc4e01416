from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("preview", "0001_tokens")]

    operations = [
        # With a default of the database's own: the release before goes on making tokens of pages.
        migrations.AddField(
            model_name="previewtoken",
            name="entity",
            field=models.CharField(blank=True, db_default="", default="", max_length=64),
        ),
    ]
