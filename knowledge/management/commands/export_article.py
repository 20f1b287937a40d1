from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from knowledge.export import ExportError, export_article
from knowledge.models import Article


class Command(BaseCommand):
    """Write articles back as the Markdown files that ship."""

    help = "Writes an article as the Markdown file that ships, to be kept in knowledge/content."

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("slug", nargs="?", help="the end of the article's address")
        which.add_argument("--all", action="store_true", help="every article that is live")
        parser.add_argument("--draft", action="store_true", help="the newest draft instead")
        parser.add_argument(
            "--to", dest="folder", type=Path, help="a folder to write <slug>.md to; else printed"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path | None = options["folder"]
        if options["all"] and folder is None:
            raise CommandError("Say with --to where the files should go.")
        if folder and not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        # First all texts, then all files: a problem with one leaves every file as it was.
        texts = {slug: self._text(article) for slug, article in self._articles(options).items()}
        for slug, text in texts.items():
            if folder:
                (folder / f"{slug}.md").write_text(text, encoding="utf-8")
            else:
                self.stdout.write(text, ending="")
        if folder:
            self.stdout.write(f"Written to {folder}: {', '.join(texts) or 'nothing'}.")

    def _articles(self, options: dict[str, Any]) -> dict[str, Article]:
        if options["all"]:
            found = list(Article.objects.filter(live=True))
        else:
            found = list(Article.objects.filter(slug=options["slug"]))
            if not found:
                raise CommandError(f"There is no article “{options['slug']}”.")
        return {
            article.slug: article.get_latest_revision_as_object()
            if options["draft"] or not article.live
            else article
            for article in found
        }

    def _text(self, article: Article) -> str:
        try:
            return export_article(article)
        except ExportError as problem:
            raise CommandError(f"{article.slug}: {problem} Nothing was written.") from None
