//! RSS 2.0, for feeds that are files and those that are made when they are asked for.

use crate::model::time::{self, Timestamp};
use std::fmt::Write;

/// One item.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// A line about it.
    pub title: &'a str,
    /// Its address, absolute.
    pub link: &'a str,
    /// What it says, as text or HTML; empty for nothing.
    pub description: &'a str,
    /// What it is known by for ever.
    pub guid: &'a str,
    /// When it came to be.
    pub at: Timestamp,
}

impl Item<'_> {
    /// Appends it.
    pub fn push(&self, out: &mut String) {
        out.push_str("<item><title>");
        push_xml(self.title, out);
        out.push_str("</title><link>");
        push_xml(self.link, out);
        out.push_str("</link>");
        if !self.description.is_empty() {
            out.push_str("<description>");
            push_xml(self.description, out);
            out.push_str("</description>");
        }
        out.push_str("<guid isPermaLink=\"false\">");
        push_xml(self.guid, out);
        let _ = write!(out, "</guid><pubDate>{}</pubDate></item>", time::rfc822(self.at));
    }
}

/// A piece of a page for readers elsewhere: what its links and pictures name by a path alone gets the site's address before
/// it. What begins with two slashes names a host and stays.
pub fn with_whole_links(html: &str, site: &str) -> String {
    [" href=\"", " src=\""].iter().fold(html.to_owned(), |html, attribute| {
        let mut out = String::with_capacity(html.len());
        let mut pieces = html.split(attribute);
        out.push_str(pieces.next().unwrap_or_default());
        for value in pieces {
            let is_path = value.starts_with('/') && !value.starts_with("//");
            out.push_str(attribute);
            out.push_str(if is_path { site } else { "" });
            out.push_str(value);
        }
        out
    })
}

/// What a feed is.
#[derive(Clone, Copy, Debug)]
pub struct Channel<'a> {
    /// The site's address, without a slash at its end.
    pub site: &'a str,
    /// What it is called.
    pub title: &'a str,
    /// A sentence about it.
    pub description: &'a str,
    /// The path of its own address.
    pub path: &'a str,
}

impl Channel<'_> {
    /// The feed with these items. Unchanged items give unchanged bytes: `lastBuildDate` is the newest item's time.
    pub fn feed(&self, items: &str, latest: Timestamp) -> String {
        let escaped = |text: &str| {
            let mut out = String::new();
            push_xml(text, &mut out);
            out
        };
        let (url, title, path) = (escaped(self.site), escaped(self.title), escaped(self.path));
        let description = escaped(self.description);
        format!(
            "<?xml version='1.0' encoding='UTF-8'?>\n\
             <rss xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
             version=\"2.0\"><channel><title>{title}</title><link>{url}{path}</link>\
             <description>{description}</description>\
             <atom:link href=\"{url}{path}\" rel=\"self\"/><docs>http://www.rssboard.org/rss-specification</docs>\
             <generator>aurpress</generator><image><url>{url}/static/images/favicon.ico</url>\
             <title>{title}</title><link>{url}</link></image>\
             <lastBuildDate>{}</lastBuildDate>{items}</channel></rss>",
            time::rfc822(latest)
        )
    }
}

/// Appends text for XML content or an attribute; characters that XML 1.0 cannot hold are left out.
pub fn push_xml(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(c),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_text_is_escaped_and_clean() {
        let mut out = String::new();
        push_xml("a<b>&\"\u{1}\u{ffff}ü", &mut out);
        assert_eq!(out, "a&lt;b&gt;&amp;&quot;ü");
    }

    #[test]
    fn paths_get_an_address_and_hosts_keep_theirs() {
        let html = "<a href=\"/packages/x\">/y</a> <a href=\"//host/\">z</a> <img src=\"/i.png\"> <a href=\"#a\">";
        assert_eq!(
            with_whole_links(html, "https://aur"),
            "<a href=\"https://aur/packages/x\">/y</a> <a href=\"//host/\">z</a> <img src=\"https://aur/i.png\"> <a href=\"#a\">"
        );
    }
}
