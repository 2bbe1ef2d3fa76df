"""What an article is known by."""

from pathlib import Path

from reader.store.article_ref import DIGEST_BYTES, ArticleRef, content_digest


def test_the_digest_of_a_files_content_is_the_same_on_every_machine() -> None:
    assert content_digest(b"").hex() == "cae66941d9efbd404e4d88758ea67670"
    assert len(content_digest(b"title: Talks")) == DIGEST_BYTES


def test_an_article_is_made_of_its_row() -> None:
    row = (b"/library", "talks", b"/library/\xff.yaml", b"digest", "Talks", "Cited.", "more")
    expected = (Path("/library"), "talks", Path("/library/\udcff.yaml"), b"digest", "Talks", "Cited.")
    assert ArticleRef.of_row(row) == expected
