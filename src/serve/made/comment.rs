//! A comment as it stands on an English page that this program rendered.

/// One comment; texts are plain, the body is HTML.
pub(super) struct Comment<'a> {
    pub(super) id: u64,
    /// Who said something when.
    pub(super) heading: String,
    /// Who wrote it; nobody whose account is gone.
    pub(super) author: Option<String>,
    /// Epoch seconds.
    pub(super) written: i64,
    /// When it was last edited, and by whom.
    pub(super) edited: Option<(i64, String)>,
    pub(super) body: &'a str,
}

impl<'a> Comment<'a> {
    /// Takes an article apart.
    pub(super) fn of(article: &'a str) -> Option<Self> {
        let id = between(article, "id=\"comment-", "\"")?.parse().ok()?;
        let heading = between(article, "class=\"comment-header\">", "</h4>")?;
        let (said, edited) =
            heading.split_once("<span class=\"edited\">").map_or((heading, None), |(a, b)| (a, Some(b)));
        let (_, body) = article.split_once("class=\"article-content\">")?;
        let body = body.rsplit_once("</div>\n</article>").map_or(body, |(body, _)| body);
        Some(Self {
            id,
            heading: text(heading),
            author: between(said, "<bdi>", "</bdi>").map(text),
            written: time(said)?,
            edited: edited.and_then(|edited| {
                Some((time(edited)?, text(between(edited, "/account/", "</a>")?.split_once('>')?.1)))
            }),
            body: body.trim(),
        })
    }
}

/// What stands between two marks.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> Option<&'a str> {
    Some(text.split_once(begin)?.1.split_once(end)?.0)
}

fn time(html: &str) -> Option<i64> {
    let time: jiff::Timestamp = between(html, "datetime=\"", "\"")?.parse().ok()?;
    Some(time.as_second())
}

/// The text of a piece of a page: without tags, references as the characters that [`crate::render::html`] writes so.
pub(super) fn text(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
        out = out.replace(reference, character);
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const DATE: &str = "<a href=\"#comment-7\" class=\"date\"><time datetime=\"2026-11-22T12:00:00Z\">2026-11-22 12:00 (UTC)</time></a>";
    const BODY: &str =
        "<div id=\"comment-7-content\" class=\"article-content\">\n<div>\n<p>x &lt; y</p>\n</div>\n</div>\n</article>";

    #[test]
    fn comments_are_read_as_they_are_rendered() {
        let article = format!(
            "<article class=\"comment\">\n<h4 id=\"comment-7\" class=\"comment-header\"><bdi>a&#39;b &amp;amp;</bdi> commented on {DATE} \
             <span class=\"edited\">(edited on <time datetime=\"2026-11-22T12:00:09Z\">later</time> by \
             <a href=\"/account/x\">x&lt;y</a>)</span></h4>\n{BODY}"
        );
        let comment = Comment::of(&article).unwrap();
        assert_eq!((comment.id, comment.written), (7, 1_795_348_800));
        assert_eq!(comment.heading, "a'b &amp; commented on 2026-11-22 12:00 (UTC) (edited on later by x<y)");
        assert_eq!(comment.author.as_deref(), Some("a'b &amp;"));
        assert_eq!(comment.edited, Some((1_795_348_809, "x<y".to_owned())));
        assert_eq!(comment.body, "<div>\n<p>x &lt; y</p>\n</div>");
    }

    #[test]
    fn an_account_that_is_gone_is_no_author() {
        let article =
            format!("<h4 id=\"comment-7\" class=\"comment-header\">deleted account commented on {DATE}</h4>\n{BODY}");
        let comment = Comment::of(&article).unwrap();
        assert_eq!((comment.author, comment.edited), (None, None));
    }
}
