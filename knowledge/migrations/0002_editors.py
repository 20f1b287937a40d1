"""Who may write articles and who may publish them, and the review on the way between."""

from django.db import migrations

ADMIN = [("wagtailadmin", "admin", "access_admin")]
WRITE = [
    *ADMIN,
    *(("knowledge", "article", f"{what}_article") for what in ("view", "add", "change")),
    *(("knowledge", "source", f"{what}_source") for what in ("view", "add", "change")),
    *(("knowledge", "synonym", f"{what}_synonym") for what in ("view", "add", "change", "delete")),
    ("knowledge", "topic", "view_topic"),
]
REVIEW = [
    *WRITE,
    ("knowledge", "article", "publish_article"),
    ("knowledge", "article", "lock_article"),
    ("knowledge", "article", "unlock_article"),
    ("knowledge", "article", "delete_article"),
    ("knowledge", "article", "record_review"),
]
NAMES = {
    "access_admin": "Can access Wagtail admin",
    "publish_article": "Can publish article",
    "lock_article": "Can lock article",
    "unlock_article": "Can unlock article",
    "record_review": "Can review articles",
}
WORKFLOW = "Review before publishing"


def make_groups(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    # Wagtail makes two groups for its pages, which we don't have. Ours start from nothing.
    Group.objects.filter(name="Moderators").delete()
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Moderators approval").delete()
    apps.get_model("wagtailcore", "Task").objects.filter(name="Moderators approval").delete()
    for name, wanted in (("Editors", WRITE), ("Reviewers", REVIEW)):
        group, _ = Group.objects.get_or_create(name=name)
        apps.get_model("wagtailcore", "GroupPagePermission").objects.filter(group=group).delete()
        apps.get_model("wagtailcore", "GroupCollectionPermission").objects.filter(
            group=group
        ).delete()
        group.permissions.set([_permission(apps, *names) for names in wanted])


def make_workflow(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    task_type, _ = ContentType.objects.get_or_create(app_label="knowledge", model="reviewstep")
    article_type, _ = ContentType.objects.get_or_create(app_label="knowledge", model="article")
    task, made = apps.get_model("knowledge", "ReviewStep").objects.get_or_create(
        name="Review by somebody with a qualification", defaults={"content_type": task_type}
    )
    if not made:
        return
    task.groups.set([apps.get_model("auth", "Group").objects.get(name="Reviewers")])
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name=WORKFLOW)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(
        workflow=workflow, task=task, sort_order=0
    )
    apps.get_model("wagtailcore", "WorkflowContentType").objects.create(
        workflow=workflow, content_type=article_type
    )


def _permission(apps, app, model, codename):
    # Django makes permissions only after all migrations, and finds these then.
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app, model=model
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=codename,
        defaults={"name": NAMES.get(codename, f"Can {codename.replace('_', ' ')}")},
    )
    return permission


class Migration(migrations.Migration):
    dependencies = [
        ("knowledge", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [
        migrations.RunPython(make_groups, migrations.RunPython.noop),
        migrations.RunPython(make_workflow, migrations.RunPython.noop),
    ]
