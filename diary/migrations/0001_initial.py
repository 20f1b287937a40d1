import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.fields.array
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import diary.models.owned
import diary.models.zones
from diary.row_security import own_rows_only


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "first_name",
                    models.CharField(blank=True, max_length=150, verbose_name="first name"),
                ),
                (
                    "last_name",
                    models.CharField(blank=True, max_length=150, verbose_name="last name"),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                (
                    "email",
                    models.EmailField(max_length=254, unique=True, verbose_name="email address"),
                ),
                (
                    "time_zone",
                    models.CharField(
                        default="UTC",
                        max_length=64,
                        validators=[diary.models.zones.check_time_zone],
                        verbose_name="time zone",
                    ),
                ),
                (
                    "day_starts_at",
                    models.PositiveSmallIntegerField(
                        default=6,
                        help_text="A cramp before this hour counts to the day that went to bed.",
                        verbose_name="hour at which the diary day starts",
                    ),
                ),
                (
                    "units",
                    models.CharField(
                        choices=[
                            ("metric", "Metric (ml, kg)"),
                            ("us", "US (fl oz, lb)"),
                        ],
                        default="metric",
                        max_length=6,
                        verbose_name="units",
                    ),
                ),
                (
                    "theme",
                    models.CharField(
                        choices=[
                            ("auto", "As the device says"),
                            ("light", "Light"),
                            ("dark", "Dark"),
                            ("night", "Dim"),
                        ],
                        default="auto",
                        max_length=5,
                        verbose_name="theme",
                    ),
                ),
                (
                    "language",
                    models.CharField(default="en", max_length=10, verbose_name="language"),
                ),
                (
                    "week_starts_on",
                    models.CharField(
                        choices=[
                            ("auto", "As my language has it"),
                            ("monday", "Monday"),
                            ("saturday", "Saturday"),
                            ("sunday", "Sunday"),
                        ],
                        default="auto",
                        max_length=8,
                        verbose_name="first day of the week",
                    ),
                ),
                (
                    "remind_at",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Local time. Empty: no reminder.",
                        null=True,
                        verbose_name="hour of the reminder",
                    ),
                ),
                (
                    "reminded_on",
                    models.DateField(
                        editable=False,
                        help_text="The last diary day that was seen to; no second mail goes out for it.",
                        null=True,
                        verbose_name="reminded on",
                    ),
                ),
                ("born", models.DateField(blank=True, null=True, verbose_name="born")),
                (
                    "pregnant_since",
                    models.DateField(blank=True, null=True, verbose_name="pregnant since"),
                ),
                (
                    "conditions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("diabetes", "Diabetes"),
                                ("thyroid", "Underactive thyroid"),
                                ("kidney", "Kidney disease or dialysis"),
                                ("liver", "Liver disease"),
                                ("nerve", "Nerve disease"),
                                ("circulation", "Narrowed leg arteries"),
                            ],
                            max_length=16,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="conditions",
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
            },
        ),
        migrations.CreateModel(
            name="CheckIn",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "owner_id",
                        "id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "logged_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        editable=False,
                        verbose_name="logged at",
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(auto_now=True, verbose_name="changed at"),
                ),
                (
                    "deleted_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="deleted at"),
                ),
                ("day", models.DateField(verbose_name="diary day")),
                (
                    "time_zone",
                    models.CharField(
                        default="UTC",
                        max_length=64,
                        validators=[diary.models.zones.check_time_zone],
                        verbose_name="time zone",
                    ),
                ),
                (
                    "cramp_free",
                    models.BooleanField(default=False, verbose_name="no cramp that day"),
                ),
                (
                    "fluids_ml",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="fluids in ml"),
                ),
                (
                    "exercise_minutes",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="exercise in minutes"
                    ),
                ),
                (
                    "exertion",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="exertion, 0 to 10"
                    ),
                ),
                (
                    "sleep_hours",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=4,
                        null=True,
                        verbose_name="sleep in hours",
                    ),
                ),
                (
                    "alcohol_units",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=4,
                        null=True,
                        verbose_name="alcohol in units",
                    ),
                ),
                (
                    "caffeine_mg",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="caffeine in mg"
                    ),
                ),
                (
                    "standing_hours",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=4,
                        null=True,
                        verbose_name="standing in hours",
                    ),
                ),
                (
                    "sitting_hours",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=4,
                        null=True,
                        verbose_name="sitting in hours",
                    ),
                ),
                (
                    "heat",
                    models.BooleanField(blank=True, null=True, verbose_name="a hot day or place"),
                ),
                (
                    "stretching",
                    models.BooleanField(blank=True, null=True, verbose_name="stretched"),
                ),
                (
                    "electrolytes",
                    models.BooleanField(blank=True, null=True, verbose_name="took electrolytes"),
                ),
                (
                    "magnesium",
                    models.BooleanField(blank=True, null=True, verbose_name="took magnesium"),
                ),
                (
                    "own",
                    models.JSONField(blank=True, default=dict, verbose_name="own factors"),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "check-in",
                "verbose_name_plural": "check-ins",
            },
        ),
        migrations.CreateModel(
            name="Episode",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "owner_id",
                        "id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "logged_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        editable=False,
                        verbose_name="logged at",
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(auto_now=True, verbose_name="changed at"),
                ),
                (
                    "deleted_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="deleted at"),
                ),
                ("started_at", models.DateTimeField(verbose_name="started at")),
                (
                    "time_zone",
                    models.CharField(
                        max_length=64,
                        validators=[diary.models.zones.check_time_zone],
                        verbose_name="time zone",
                    ),
                ),
                (
                    "day_starts_at",
                    models.PositiveSmallIntegerField(
                        default=6, verbose_name="hour the diary day started"
                    ),
                ),
                (
                    "day",
                    models.GeneratedField(
                        db_persist=True,
                        expression=diary.models.owned.DiaryDay(
                            "started_at", "time_zone", "day_starts_at"
                        ),
                        output_field=models.DateField(),
                        verbose_name="diary day",
                    ),
                ),
                (
                    "sites",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=24),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "duration_seconds",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="duration in seconds"
                    ),
                ),
                (
                    "intensity",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="intensity, 0 to 10"
                    ),
                ),
                (
                    "woke_me",
                    models.BooleanField(blank=True, null=True, verbose_name="it woke me"),
                ),
                (
                    "activity",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sleeping", "Sleeping"),
                            ("resting", "Resting"),
                            ("sitting", "Sitting"),
                            ("standing", "Standing"),
                            ("walking", "Walking"),
                            ("working", "Working"),
                            ("exercising", "Exercising"),
                            ("after_exercise", "Just after exercise"),
                            ("other", "Something else"),
                        ],
                        max_length=16,
                        verbose_name="activity",
                    ),
                ),
                (
                    "hydration",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("very_low", "Parched"),
                            ("low", "Rather dry"),
                            ("normal", "Normal"),
                            ("well", "Well watered"),
                        ],
                        max_length=10,
                        verbose_name="hydration as felt",
                    ),
                ),
                (
                    "symptoms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("knot", "A hard knot in the muscle"),
                                ("twitching", "Twitching"),
                                ("tingling", "Tingling"),
                                ("weakness", "Weakness in the limb"),
                                ("numbness", "Numbness"),
                                ("swelling_warmth", "One leg swollen and warm"),
                                ("dark_urine", "Dark urine, like cola or tea"),
                                ("breathlessness", "Short of breath"),
                                ("chest_pain", "Chest pain"),
                                ("fever", "Fever"),
                                ("walking_pain", "Pain on walking that rest ends"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "soreness_minutes",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        verbose_name="soreness afterwards in minutes",
                    ),
                ),
                (
                    "remedies",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("stretching", "Stretching"),
                                ("massage", "Massage"),
                                ("walking", "Walking about"),
                                ("heat", "Heat"),
                                ("cold", "Cold"),
                                ("fluids", "Drinking"),
                                ("medicine", "Medicine"),
                                ("other", "Something else"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "helpfulness",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(null=True),
                        blank=True,
                        default=list,
                        help_text="For each remedy in order: 0 not at all to 3 ended it, or not said.",
                        size=None,
                    ),
                ),
                (
                    "notes",
                    models.TextField(blank=True, max_length=5000, verbose_name="notes"),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "episode",
                "verbose_name_plural": "episodes",
            },
        ),
        migrations.CreateModel(
            name="MedicineCourse",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "owner_id",
                        "id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "logged_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        editable=False,
                        verbose_name="logged at",
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(auto_now=True, verbose_name="changed at"),
                ),
                (
                    "deleted_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="deleted at"),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "medicine_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("statin", "Statin"),
                            ("thiazide_diuretic", "Water tablet: thiazide"),
                            ("loop_diuretic", "Water tablet: loop diuretic"),
                            (
                                "potassium_sparing_diuretic",
                                "Water tablet: potassium-sparing",
                            ),
                            (
                                "beta_agonist_inhaler",
                                "Asthma or COPD inhaler (beta-agonist)",
                            ),
                            ("levothyroxine", "Thyroid hormone (levothyroxine)"),
                            ("quinine", "Quinine"),
                            ("magnesium", "Magnesium"),
                            ("potassium", "Potassium"),
                            ("vitamin", "Vitamin"),
                            ("other", "Other or not sure"),
                        ],
                        max_length=32,
                        verbose_name="kind of medicine",
                    ),
                ),
                ("started_on", models.DateField(verbose_name="started on")),
                (
                    "stopped_on",
                    models.DateField(blank=True, null=True, verbose_name="stopped on"),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "medicine course",
                "verbose_name_plural": "medicine courses",
            },
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"),
                name="person_email_in_any_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("day_starts_at__lte", 12)),
                name="person_day_starts_at_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("units__in", ["metric", "us"])), name="person_units"
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("theme__in", ["auto", "light", "dark", "night"])),
                name="person_theme",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("week_starts_on__in", ["auto", "monday", "saturday", "sunday"])
                ),
                name="person_week_starts_on",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("remind_at__lte", 23)),
                name="person_remind_at_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "conditions__contained_by",
                        [
                            "diabetes",
                            "thyroid",
                            "kidney",
                            "liver",
                            "nerve",
                            "circulation",
                        ],
                    )
                ),
                name="person_conditions",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkin",
            constraint=models.UniqueConstraint(fields=("owner", "day"), name="check_in_once_a_day"),
        ),
        migrations.AddConstraint(
            model_name="checkin",
            constraint=models.CheckConstraint(
                condition=models.Q(("fluids_ml__gte", 0), ("fluids_ml__lte", 20000)),
                name="check_in_fluids_ml_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkin",
            constraint=models.CheckConstraint(
                condition=models.Q(("exercise_minutes__gte", 0), ("exercise_minutes__lte", 1440)),
                name="check_in_exercise_minutes_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkin",
            constraint=models.CheckConstraint(
                condition=models.Q(("exertion__gte", 0), ("exertion__lte", 10)),
                name="check_in_exertion_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkin",
            constraint=models.CheckConstraint(
                condition=models.Q(("sleep_hours__gte", 0), ("sleep_hours__lte", 24)),
                name="check_in_sleep_hours_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkin",
            constraint=models.CheckConstraint(
                condition=models.Q(("standing_hours__gte", 0), ("standing_hours__lte", 24)),
                name="check_in_standing_hours_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkin",
            constraint=models.CheckConstraint(
                condition=models.Q(("sitting_hours__gte", 0), ("sitting_hours__lte", 24)),
                name="check_in_sitting_hours_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkin",
            constraint=models.CheckConstraint(
                condition=models.Q(("alcohol_units__gte", 0), ("alcohol_units__lte", 100)),
                name="check_in_alcohol_units_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkin",
            constraint=models.CheckConstraint(
                condition=models.Q(("caffeine_mg__gte", 0), ("caffeine_mg__lte", 5000)),
                name="check_in_caffeine_mg_range",
            ),
        ),
        migrations.AddIndex(
            model_name="episode",
            index=models.Index(fields=["owner", "-started_at", "-id"], name="episode_by_start"),
        ),
        migrations.AddIndex(
            model_name="episode",
            index=models.Index(fields=["owner", "-day"], name="episode_by_day"),
        ),
        migrations.AddConstraint(
            model_name="episode",
            constraint=models.CheckConstraint(
                condition=models.Q(("day_starts_at__gte", 0), ("day_starts_at__lte", 12)),
                name="episode_day_starts_at_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="episode",
            constraint=models.CheckConstraint(
                condition=models.Q(("duration_seconds__gte", 0), ("duration_seconds__lte", 86399)),
                name="episode_duration_seconds_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="episode",
            constraint=models.CheckConstraint(
                condition=models.Q(("intensity__gte", 0), ("intensity__lte", 10)),
                name="episode_intensity_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="episode",
            constraint=models.CheckConstraint(
                condition=models.Q(("soreness_minutes__gte", 0), ("soreness_minutes__lte", 20160)),
                name="episode_soreness_minutes_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="episode",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "activity__in",
                        [
                            "",
                            "sleeping",
                            "resting",
                            "sitting",
                            "standing",
                            "walking",
                            "working",
                            "exercising",
                            "after_exercise",
                            "other",
                        ],
                    )
                ),
                name="episode_activity",
            ),
        ),
        migrations.AddConstraint(
            model_name="episode",
            constraint=models.CheckConstraint(
                condition=models.Q(("hydration__in", ["", "very_low", "low", "normal", "well"])),
                name="episode_hydration",
            ),
        ),
        migrations.AddConstraint(
            model_name="episode",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "sites__contained_by",
                        [
                            "calf",
                            "calf:left",
                            "calf:right",
                            "calf:both",
                            "shin",
                            "shin:left",
                            "shin:right",
                            "shin:both",
                            "foot_arch",
                            "foot_arch:left",
                            "foot_arch:right",
                            "foot_arch:both",
                            "toes",
                            "toes:left",
                            "toes:right",
                            "toes:both",
                            "hamstring",
                            "hamstring:left",
                            "hamstring:right",
                            "hamstring:both",
                            "quadriceps",
                            "quadriceps:left",
                            "quadriceps:right",
                            "quadriceps:both",
                            "adductors",
                            "adductors:left",
                            "adductors:right",
                            "adductors:both",
                            "glutes",
                            "glutes:left",
                            "glutes:right",
                            "glutes:both",
                            "abdomen",
                            "abdomen:left",
                            "abdomen:right",
                            "abdomen:middle",
                            "lower_back",
                            "lower_back:left",
                            "lower_back:right",
                            "lower_back:middle",
                            "upper_back",
                            "upper_back:left",
                            "upper_back:right",
                            "upper_back:middle",
                            "chest",
                            "chest:left",
                            "chest:right",
                            "chest:middle",
                            "neck",
                            "neck:left",
                            "neck:right",
                            "neck:middle",
                            "jaw",
                            "jaw:left",
                            "jaw:right",
                            "jaw:both",
                            "jaw:middle",
                            "shoulder",
                            "shoulder:left",
                            "shoulder:right",
                            "shoulder:both",
                            "upper_arm",
                            "upper_arm:left",
                            "upper_arm:right",
                            "upper_arm:both",
                            "forearm",
                            "forearm:left",
                            "forearm:right",
                            "forearm:both",
                            "hand",
                            "hand:left",
                            "hand:right",
                            "hand:both",
                            "other",
                            "other:left",
                            "other:right",
                            "other:both",
                            "other:middle",
                        ],
                    )
                ),
                name="episode_sites",
            ),
        ),
        migrations.AddConstraint(
            model_name="episode",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "symptoms__contained_by",
                        [
                            "knot",
                            "twitching",
                            "tingling",
                            "weakness",
                            "numbness",
                            "swelling_warmth",
                            "dark_urine",
                            "breathlessness",
                            "chest_pain",
                            "fever",
                            "walking_pain",
                        ],
                    )
                ),
                name="episode_symptoms",
            ),
        ),
        migrations.AddConstraint(
            model_name="episode",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "remedies__contained_by",
                        [
                            "stretching",
                            "massage",
                            "walking",
                            "heat",
                            "cold",
                            "fluids",
                            "medicine",
                            "other",
                        ],
                    )
                ),
                name="episode_remedies",
            ),
        ),
        migrations.AddConstraint(
            model_name="episode",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.Exact(
                    models.Func(
                        models.F("remedies"),
                        function="cardinality",
                        output_field=models.IntegerField(),
                    ),
                    models.Func(
                        models.F("helpfulness"),
                        function="cardinality",
                        output_field=models.IntegerField(),
                    ),
                ),
                name="episode_helpfulness_for_each_remedy",
            ),
        ),
        migrations.AddConstraint(
            model_name="episode",
            constraint=models.CheckConstraint(
                condition=django.contrib.postgres.fields.array.ArrayContainedBy(
                    models.Func(
                        models.F("helpfulness"),
                        models.Value(None),
                        function="array_remove",
                        output_field=django.contrib.postgres.fields.ArrayField(
                            base_field=models.SmallIntegerField(), size=None
                        ),
                    ),
                    models.Value(
                        [0, 1, 2, 3],
                        output_field=django.contrib.postgres.fields.ArrayField(
                            base_field=models.SmallIntegerField(), size=None
                        ),
                    ),
                ),
                name="episode_helpfulness_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="episode",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.LessThanOrEqual(
                    django.db.models.functions.text.Length("notes"), 5000
                ),
                name="episode_notes_length",
            ),
        ),
        migrations.AddIndex(
            model_name="medicinecourse",
            index=models.Index(fields=["owner", "-started_on"], name="medicine_by_start"),
        ),
        migrations.AddConstraint(
            model_name="medicinecourse",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "medicine_class__in",
                        [
                            "",
                            "statin",
                            "thiazide_diuretic",
                            "loop_diuretic",
                            "potassium_sparing_diuretic",
                            "beta_agonist_inhaler",
                            "levothyroxine",
                            "quinine",
                            "magnesium",
                            "potassium",
                            "vitamin",
                            "other",
                        ],
                    )
                ),
                name="medicine_medicine_class",
            ),
        ),
        migrations.AddConstraint(
            model_name="medicinecourse",
            constraint=models.CheckConstraint(
                condition=models.Q(("stopped_on__gte", models.F("started_on"))),
                name="medicine_stops_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="medicinecourse",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="medicine_has_a_name",
            ),
        ),
        migrations.CreateModel(
            name="OwnFactor",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "owner_id",
                        "id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "logged_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="logged at"
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed at")),
                (
                    "deleted_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="deleted at"),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("yes_no", "Yes or no"), ("amount", "An amount")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="unit")),
                (
                    "retired",
                    models.BooleanField(default=False, verbose_name="not asked any more"),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "own factor",
                "verbose_name_plural": "own factors",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "name"), name="own_factor_once_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="own_factor_has_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["yes_no", "amount"])),
                        name="own_factor_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "amount"), ("unit", ""), _connector="OR"),
                        name="own_factor_unit_of_an_amount",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PatternChoices",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "owner_id",
                        "id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "logged_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="logged at"
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed at")),
                (
                    "deleted_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="deleted at"),
                ),
                (
                    "suspicion",
                    models.TextField(blank=True, verbose_name="suspicion"),
                ),
                ("named_on", models.DateField(blank=True, null=True, verbose_name="named on")),
                (
                    "left_out",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="left out",
                    ),
                ),
                ("cuts", models.JSONField(blank=True, default=dict, verbose_name="own cuts")),
                (
                    "owner",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "choices about patterns",
                "verbose_name_plural": "choices about patterns",
                "constraints": [
                    models.UniqueConstraint(fields=("owner",), name="pattern_choices_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("named_on", None), ("suspicion", "")),
                            models.Q(
                                models.Q(("suspicion", ""), _negated=True),
                                ("named_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="pattern_choices_named_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.IsNull(
                            models.Func(
                                models.F("left_out"),
                                models.F("suspicion"),
                                function="array_position",
                                output_field=models.IntegerField(),
                            ),
                            True,
                        ),
                        name="pattern_choices_suspicion_is_not_left_out",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            models.Func(
                                models.F("cuts"),
                                function="jsonb_typeof",
                                output_field=models.TextField(),
                            ),
                            "object",
                        ),
                        name="pattern_choices_cuts_is_object",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            models.Func(
                                models.F("cuts"),
                                models.Value(
                                    '$.* ? (!(@.tried >= 1) || !(@.threshold == null || @.threshold.type() == "number"))'
                                ),
                                function="jsonb_path_exists",
                                output_field=models.BooleanField(),
                            ),
                            False,
                        ),
                        name="pattern_choices_cuts_count_tries",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "owner_id",
                        "id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "logged_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="logged at"
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed at")),
                (
                    "deleted_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="deleted at"),
                ),
                ("look", models.PositiveIntegerField(verbose_name="diary days")),
                ("on", models.DateField(verbose_name="last diary day")),
                ("published", models.JSONField(default=list, verbose_name="published")),
                ("withdrawn", models.JSONField(default=list, verbose_name="withdrawn")),
                ("no_link", models.JSONField(default=list, verbose_name="without a link")),
                ("not_yet", models.JSONField(default=list, verbose_name="not yet told")),
                ("estimates", models.JSONField(default=list, verbose_name="everything tested")),
                ("tests", models.FloatField(default=0.0, verbose_name="independent tests")),
                (
                    "owner",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "review",
                "verbose_name_plural": "reviews",
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "look"), name="review_once_a_look"),
                    models.CheckConstraint(
                        condition=models.Q(("look__gte", 30)), name="review_look_range"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tests__gte", 0)), name="review_tests_range"
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            models.Func(
                                models.F("published"),
                                function="jsonb_typeof",
                                output_field=models.TextField(),
                            ),
                            "array",
                        ),
                        name="review_published_is_array",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            models.Func(
                                models.F("withdrawn"),
                                function="jsonb_typeof",
                                output_field=models.TextField(),
                            ),
                            "array",
                        ),
                        name="review_withdrawn_is_array",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            models.Func(
                                models.F("no_link"),
                                function="jsonb_typeof",
                                output_field=models.TextField(),
                            ),
                            "array",
                        ),
                        name="review_no_link_is_array",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            models.Func(
                                models.F("not_yet"),
                                function="jsonb_typeof",
                                output_field=models.TextField(),
                            ),
                            "array",
                        ),
                        name="review_not_yet_is_array",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            models.Func(
                                models.F("estimates"),
                                function="jsonb_typeof",
                                output_field=models.TextField(),
                            ),
                            "array",
                        ),
                        name="review_estimates_is_array",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportLink",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "owner_id",
                        "id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "logged_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        editable=False,
                        verbose_name="logged at",
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed at")),
                (
                    "deleted_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="deleted at"),
                ),
                (
                    "token_hash",
                    models.CharField(
                        editable=False, max_length=64, verbose_name="hash of the token"
                    ),
                ),
                ("label", models.CharField(max_length=60, verbose_name="for whom")),
                ("first", models.DateField(verbose_name="first day")),
                ("last", models.DateField(verbose_name="last day")),
                ("expires_at", models.DateTimeField(verbose_name="expires at")),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="ended at"),
                ),
                (
                    "pin",
                    models.CharField(
                        blank=True, editable=False, max_length=128, verbose_name="hash of the PIN"
                    ),
                ),
                (
                    "wrong_pins",
                    models.PositiveSmallIntegerField(default=0, verbose_name="wrong PINs in a row"),
                ),
                (
                    "opened",
                    models.PositiveIntegerField(default=0, verbose_name="times opened"),
                ),
                (
                    "last_opened_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="last opened at"),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "link to a report",
                "verbose_name_plural": "links to reports",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "token_hash"), name="report_link_token"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("label", ""), _negated=True),
                        name="report_link_has_a_label",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))),
                        name="report_link_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("token_hash"), 64
                        ),
                        name="report_link_token_hash",
                    ),
                ],
            },
        ),
        own_rows_only("diary_checkin"),
        own_rows_only("diary_episode"),
        own_rows_only("diary_medicinecourse"),
        own_rows_only("diary_ownfactor"),
        own_rows_only("diary_patternchoices"),
        own_rows_only("diary_reportlink"),
        own_rows_only("diary_review"),
    ]
