//! How long who may keep which answer: one table, from which `serve`'s headers, the metadata of stored objects and the
//! front servers' configurations are made.
//!
//! Browsers keep little, since a reader who logs in must not see the page of a guest; the cache in front keeps much,
//! since it is told what changed. When everything behind it is down, it shows what it has for days.

mod keys;

pub use keys::{GROUPS, keys_of_path, own_key};

use hyper::header::HeaderValue;
use std::sync::LazyLock;

/// Kinds of answers, by how they may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CachePolicy {
    /// A page of one package, base or set of comments.
    Page,
    /// A page that lists what is new.
    List,
    /// A feed.
    Feed,
    /// A metadata archive.
    Archive,
    /// A static file whose name says nothing of its content.
    Asset,
    /// A static file named after its content.
    HashedAsset,
    /// An RPC answer.
    Answer,
    /// The search page, which looks different with a session.
    Search,
    /// A redirect that data can change.
    Redirect,
    /// The answer that there is nothing, or nothing for guests.
    Missing,
    /// What nobody may keep.
    Never,
}

/// What a browser may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Browser {
    /// Keep it, and ask each time whether it is still the same.
    Ask,
    /// Use it for so many seconds.
    Seconds(u32),
    /// Use it for ever.
    Forever,
    /// Keep nothing.
    Never,
}

/// Lifetimes in seconds.
struct Lifetimes {
    browser: Browser,
    /// Fresh in the cache in front.
    cdn: u32,
    /// After that, shown while it is fetched anew.
    while_revalidating: u32,
    /// And shown while it cannot be fetched.
    if_error: u32,
}

const MINUTE: u32 = 60;
const HOUR: u32 = 60 * MINUTE;
const DAY: u32 = 24 * HOUR;
const YEAR: u32 = 365 * DAY;

impl CachePolicy {
    /// All of them, in their order.
    pub const ALL: [Self; 11] = [
        Self::Page,
        Self::List,
        Self::Feed,
        Self::Archive,
        Self::Asset,
        Self::HashedAsset,
        Self::Answer,
        Self::Search,
        Self::Redirect,
        Self::Missing,
        Self::Never,
    ];

    /// The table.
    const fn lifetimes(self) -> Lifetimes {
        let (browser, cdn, while_revalidating, if_error) = match self {
            Self::Page => (Browser::Ask, DAY, 5 * MINUTE, 5 * DAY),
            Self::List => (Browser::Ask, 5 * MINUTE, DAY, 5 * DAY),
            Self::Feed => (Browser::Seconds(5 * MINUTE), 5 * MINUTE, DAY, 5 * DAY),
            Self::Archive => (Browser::Seconds(5 * MINUTE), HOUR, 5 * MINUTE, 5 * DAY),
            Self::Asset => (Browser::Seconds(HOUR), DAY, DAY, 5 * DAY),
            Self::HashedAsset => (Browser::Forever, YEAR, 0, 0),
            Self::Answer => (Browser::Seconds(MINUTE / 2), MINUTE, MINUTE, DAY),
            Self::Search => (Browser::Ask, MINUTE, MINUTE, DAY),
            Self::Redirect => (Browser::Ask, MINUTE, MINUTE, DAY),
            Self::Missing => (Browser::Ask, MINUTE / 2, 0, 0),
            Self::Never => (Browser::Never, 0, 0, 0),
        };
        Lifetimes { browser, cdn, while_revalidating, if_error }
    }

    /// Seconds for which the cache in front may use it.
    pub fn cdn_seconds(self) -> u32 {
        self.lifetimes().cdn
    }

    /// `Cache-Control` for browsers.
    pub fn browser(self) -> String {
        match self.lifetimes().browser {
            Browser::Ask => "no-cache".to_owned(),
            Browser::Seconds(seconds) => format!("public, max-age={seconds}"),
            Browser::Forever => format!("public, max-age={YEAR}, immutable"),
            Browser::Never => "no-store".to_owned(),
        }
    }

    /// `Surrogate-Control` or `CDN-Cache-Control` for the cache in front.
    pub fn cdn(self) -> String {
        let times = self.lifetimes();
        if times.cdn == 0 {
            return "no-store".to_owned();
        }
        let more = [("stale-while-revalidate", times.while_revalidating), ("stale-if-error", times.if_error)];
        let more = more.iter().filter(|(_, seconds)| *seconds > 0);
        more.fold(format!("max-age={}", times.cdn), |text, (word, seconds)| format!("{text}, {word}={seconds}"))
    }

    /// `Cache-Control` of an object in a store, which has but this one header for both.
    pub fn object(self) -> String {
        match self.lifetimes().browser {
            Browser::Forever | Browser::Never => self.browser(),
            Browser::Ask => format!("public, max-age=0, {}", self.cdn().replacen("max-age", "s-maxage", 1)),
            Browser::Seconds(_) => format!("{}, {}", self.browser(), self.cdn().replacen("max-age", "s-maxage", 1)),
        }
    }

    /// [`CachePolicy::browser`] as a header, made once.
    pub(crate) fn header(self) -> HeaderValue {
        static HEADERS: LazyLock<[HeaderValue; 11]> = LazyLock::new(|| CachePolicy::ALL.map(|p| value(&p.browser())));
        HEADERS[self as usize].clone()
    }

    /// [`CachePolicy::cdn`] as a header, made once.
    pub(crate) fn cdn_header(self) -> HeaderValue {
        static HEADERS: LazyLock<[HeaderValue; 11]> = LazyLock::new(|| CachePolicy::ALL.map(|p| value(&p.cdn())));
        HEADERS[self as usize].clone()
    }

    /// The group of keys that its answers belong to, see [`GROUPS`].
    pub fn group(self) -> &'static str {
        match self {
            Self::Page | Self::List | Self::Redirect | Self::Missing => "pages",
            Self::Feed => "feeds",
            Self::Archive => "archives",
            Self::Asset | Self::HashedAsset => "assets",
            Self::Answer | Self::Search => "answers",
            Self::Never => "none",
        }
    }
}

fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static("no-store"))
}

/// Whether a static file's name reads `NAME.DIGEST.ENDING` with a digest of sixteen hex digits.
pub fn is_fingerprinted(path: &str) -> bool {
    let digest = path.rsplit('.').nth(1).unwrap_or_default();
    digest.len() == 16 && digest.bytes().all(|b| b.is_ascii_hexdigit())
}

/// The policy of a path when it is answered with 200.
pub fn policy_of_path(path: &str) -> CachePolicy {
    match crate::routing::rule(path).cache {
        CachePolicy::Asset if is_fingerprinted(path) => CachePolicy::HashedAsset,
        policy => policy,
    }
}

/// Which cache stands in front, if one does: they want the same said in different words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cdn {
    /// None, or one that is not told what changed.
    #[default]
    None,
    /// Varnish with the xkey module.
    Varnish,
    /// Fastly.
    Fastly,
    /// Cloudflare.
    Cloudflare,
}

impl Cdn {
    /// All of them, with their words in the configuration.
    pub const ALL: [(&'static str, Self); 4] =
        [("none", Self::None), ("varnish", Self::Varnish), ("fastly", Self::Fastly), ("cloudflare", Self::Cloudflare)];

    /// The one with that word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(name, _)| *name == word).map(|(_, cdn)| *cdn)
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, cdn)| *cdn == self).map_or("none", |(name, _)| name)
    }

    /// Names of the headers that hold lifetimes and keys, and what separates keys.
    pub fn headers(self) -> Option<(&'static str, &'static str, char)> {
        match self {
            Self::None => None,
            Self::Varnish | Self::Fastly => Some(("surrogate-control", "surrogate-key", ' ')),
            Self::Cloudflare => Some(("cdn-cache-control", "cache-tag", ',')),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_reads_as_headers() {
        for (policy, browser, cdn) in [
            (CachePolicy::Page, "no-cache", "max-age=86400, stale-while-revalidate=300, stale-if-error=432000"),
            (
                CachePolicy::Feed,
                "public, max-age=300",
                "max-age=300, stale-while-revalidate=86400, stale-if-error=432000",
            ),
            (CachePolicy::HashedAsset, "public, max-age=31536000, immutable", "max-age=31536000"),
            (CachePolicy::Answer, "public, max-age=30", "max-age=60, stale-while-revalidate=60, stale-if-error=86400"),
            (CachePolicy::Missing, "no-cache", "max-age=30"),
            (CachePolicy::Never, "no-store", "no-store"),
        ] {
            assert_eq!((policy.browser(), policy.cdn()), (browser.to_owned(), cdn.to_owned()), "{policy:?}");
        }
        assert!(CachePolicy::Page.object().starts_with("public, max-age=0, s-maxage=86400, stale-while"));
        assert_eq!(CachePolicy::HashedAsset.object(), "public, max-age=31536000, immutable");
    }

    #[test]
    fn headers_are_those_of_their_policy() {
        for policy in CachePolicy::ALL {
            assert_eq!(policy.header(), policy.browser().as_str(), "{policy:?}");
            assert_eq!(policy.cdn_header(), policy.cdn().as_str(), "{policy:?}");
        }
    }

    #[test]
    fn what_a_session_changes_is_asked_for_each_time() {
        for rule in crate::routing::TABLE.iter().filter(|rule| rule.session) {
            assert!(matches!(rule.cache.lifetimes().browser, Browser::Ask | Browser::Never), "{}", rule.name);
        }
    }

    #[test]
    fn only_names_with_a_digest_are_kept_for_ever() {
        assert_eq!(policy_of_path("/static/css/aurpress.0123456789abcdef.css"), CachePolicy::HashedAsset);
        assert_eq!(policy_of_path("/static/css/aurweb.css"), CachePolicy::Asset);
        assert_eq!(policy_of_path("/static/css/aurpress.0123456789abcdeg.css"), CachePolicy::Asset);
        assert_eq!(policy_of_path("/packages/x.0123456789abcdef.y"), CachePolicy::Page);
    }
}
