//! Hostile text → HTML, for the parts of pages that are written in Rust.

use crate::route;
use std::fmt::Write;

/// Appends `text` escaped for element content and quoted attribute values. Control characters, which HTML does not
/// allow, are left out.
pub fn push_escaped(text: &str, out: &mut String) {
    let bytes = text.as_bytes();
    let mut plain = 0;
    while let Some(length) = bytes[plain..].iter().position(|byte| SPECIAL[usize::from(*byte)]) {
        let at = plain + length;
        out.push_str(&text[plain..at]);
        out.push_str(match bytes[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&#34;",
            b'\'' => "&#39;",
            _ => "",
        });
        plain = at + 1;
    }
    out.push_str(&text[plain..]);
}

/// Bytes that do not stand for themselves: markup, and control characters but tab and line feed.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        special[byte] = matches!(byte as u8, b'&' | b'<' | b'>' | b'"' | b'\'' | 0..=8 | 11..=31 | 127);
        byte += 1;
    }
    special
};

/// Appends a link to a package's page, its name as text.
pub fn push_package_link(name: &str, out: &mut String) {
    out.push_str("<a href=\"/packages/");
    if is_plain(name) {
        out.push_str(name);
        out.push_str("\">");
        out.push_str(name);
    } else {
        let _ = write!(out, "{}\">", EscapedSegment(name));
        push_escaped(name, out);
    }
    out.push_str("</a>");
}

/// Whether a name stands for itself in addresses, attributes and text.
fn is_plain(name: &str) -> bool {
    name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-+._@".contains(&b))
}

/// A path segment that may stand in an attribute.
pub struct EscapedSegment<'a>(pub &'a str);

impl std::fmt::Display for EscapedSegment<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if is_plain(self.0) {
            return f.write_str(self.0);
        }
        let mut escaped = String::new();
        push_escaped(&route::segment(self.0).to_string(), &mut escaped);
        f.write_str(&escaped)
    }
}

/// Appends an address as a link when its scheme is a harmless one, else as text.
pub fn push_outside_link(address: &str, text: &str, out: &mut String) {
    if !is_linkable(address) {
        return push_escaped(text, out);
    }
    out.push_str("<a href=\"");
    push_escaped(address, out);
    out.push_str("\" rel=\"nofollow\">");
    push_escaped(text, out);
    out.push_str("</a>");
}

/// Whether an address may be linked: an absolute one, of a scheme that runs nothing in a browser.
pub fn is_linkable(address: &str) -> bool {
    const SCHEMES: [&str; 7] = ["http", "https", "ftp", "ftps", "git", "ssh", "mailto"];
    let Some((scheme, rest)) = address.split_once(':') else { return false };
    let plain = !address.chars().any(|c| c.is_control() || c == ' ');
    let authority = rest.starts_with("//") || scheme.eq_ignore_ascii_case("mailto");
    plain && authority && SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_all_that_ends_text_or_attributes() {
        let mut out = String::new();
        push_escaped("<a href='x'>\"&\"\u{0}\u{1b}\ttab", &mut out);
        assert_eq!(out, "&lt;a href=&#39;x&#39;&gt;&#34;&amp;&#34;\ttab");
    }

    #[test]
    fn only_harmless_schemes_are_linked() {
        for good in ["https://x.org/a?b=c", "HTTP://X", "git://a/b", "mailto:a@b.c", "ftp://f"] {
            assert!(is_linkable(good), "{good}");
        }
        for bad in
            ["javascript:alert(1)", "data:text/html,x", "//x.org", "x", "java\nscript://x", " http://x", "https:x"]
        {
            assert!(!is_linkable(bad), "{bad}");
        }
    }
}
