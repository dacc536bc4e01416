"""The index of published documents."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("page_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("locale", models.CharField(max_length=12)),
                ("page_type", models.CharField(max_length=100)),
                ("title", models.TextField()),
                ("text", models.TextField(default="")),
                ("stamp", models.CharField(max_length=32)),
            ],
        ),
        migrations.CreateModel(
            name="SearchName",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                ("object_id", models.BigIntegerField()),
                ("locale", models.CharField(max_length=12)),
                ("name", models.CharField(max_length=300)),
                ("words", models.TextField()),
                ("expires_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["kind", "object_id"], name="search_name_of"),
                    models.Index(fields=["words"], name="search_name_exactly"),
                ],
            },
        ),
    ]
