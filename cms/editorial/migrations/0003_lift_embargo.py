"""Ending an embargo sooner becomes a right of its own."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("editorial", "0002_takedown")]

    operations = [
        migrations.AlterModelOptions(
            name="takedown",
            options={
                "default_permissions": (),
                "permissions": [
                    ("take_down", "Peut déréférencer, dépublier et anonymiser"),
                    ("lift_embargo", "Peut lever ou avancer un embargo"),
                ],
                "verbose_name": "retrait",
                "verbose_name_plural": "retraits",
            },
        ),
    ]
