//! The two RSS feeds: newest packages, and last modified ones.

use super::Renderer;
use crate::model::time::{self, Timestamp};
use crate::route::Route;
use crate::site::artefact::Artefact;
use crate::source::record::Base;
use std::fmt::Write;

/// Items of a feed.
const ITEMS: usize = 100;

impl Renderer<'_> {
    /// `/rss/` and `/rss/modified`. Unchanged data gives unchanged bytes: `lastBuildDate` is the newest item's time.
    pub fn feeds(&self) -> Vec<Artefact> {
        let feeds = vec![
            Artefact::text("rss/index.xml", self.feed(|base| base.submitted)),
            Artefact::text("rss/modified.xml", self.feed(|base| base.modified)),
        ];
        super::compress::beside(feeds, self.site)
    }

    fn feed(&self, time: impl Fn(&Base) -> Timestamp) -> String {
        let catalogue = self.catalogue;
        let mut items = String::new();
        let mut latest = None;
        for package in self.newest(ITEMS, &time) {
            let Some(base) = catalogue.base_of(package) else { continue };
            let record = catalogue.package(package);
            let at = time(catalogue.base(base));
            latest.get_or_insert(at);
            let name = catalogue.name(record.name);
            items.push_str("<item><title>");
            push_xml(name, &mut items);
            items.push_str("</title><link>");
            push_xml(&format!("{}{}", self.site.site_url, Route::Package(name).url_path()), &mut items);
            items.push_str("</link>");
            if let Some(text) = record.description.map(|text| catalogue.text(text)).filter(|text| !text.is_empty()) {
                items.push_str("<description>");
                push_xml(text, &mut items);
                items.push_str("</description>");
            }
            items.push_str("<guid isPermaLink=\"false\">");
            push_xml(name, &mut items);
            let _ = write!(items, "-{at}</guid><pubDate>{}</pubDate></item>", time::rfc822(at));
        }
        self.channel(&items, latest.unwrap_or(0))
    }

    fn channel(&self, items: &str, latest: Timestamp) -> String {
        let mut url = String::new();
        push_xml(&self.site.site_url, &mut url);
        format!(
            "<?xml version='1.0' encoding='UTF-8'?>\n\
             <rss xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
             version=\"2.0\"><channel><title>AUR Newest Packages</title><link>{url}/rss</link>\
             <description>The latest and greatest packages in the AUR</description>\
             <atom:link href=\"{url}/rss\" rel=\"self\"/><docs>http://www.rssboard.org/rss-specification</docs>\
             <generator>aurpress</generator><image><url>{url}/static/images/favicon.ico</url>\
             <title>AUR Newest Packages</title><link>{url}</link></image>\
             <lastBuildDate>{}</lastBuildDate>{items}</channel></rss>",
            time::rfc822(latest)
        )
    }
}

/// Appends text for XML content or an attribute; characters that XML 1.0 cannot hold are left out.
fn push_xml(text: &str, out: &mut String) {
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
}
