//! Surrogate keys: the names by which a cache in front forgets what changed.
//!
//! An answer has three: its own (the path without the slash in front, so that the answer "there is nothing" has the key
//! of the page that may appear there), the one of its group, and `all`. Names with unusual characters share the own key
//! `odd`: front servers make keys too, and would have to escape alike.

use super::CachePolicy;

/// The groups, each a key.
pub const GROUPS: [&str; 5] = ["pages", "feeds", "archives", "assets", "answers"];

/// The longest own key, in bytes; longer ones are `odd`.
const LONGEST: usize = 512;

/// The own key of a decoded path.
pub fn own_key(path: &str) -> &str {
    let key = path.trim_matches('/');
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"@._+-/".contains(&b);
    if key.is_empty() {
        "home"
    } else if key.len() > LONGEST || !key.bytes().all(plain) {
        "odd"
    } else {
        key
    }
}

/// All keys of an answer, separated as the cache in front wants them.
pub fn keys_of_path(path: &str, policy: CachePolicy, separator: char) -> String {
    format!("{}{separator}{}{separator}all", own_key(path), policy.group())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_paths_or_odd() {
        for (path, key) in [
            ("/", "home"),
            ("/packages/libc++", "packages/libc++"),
            ("/rss/", "rss"),
            ("/pkgbase/@x/comments/3", "pkgbase/@x/comments/3"),
            ("/packages/a b", "odd"),
            ("/packages/a,b", "odd"),
            ("/packages/\u{e9}", "odd"),
            ("/packages/a\r\nX: y", "odd"),
        ] {
            assert_eq!(own_key(path), key, "{path}");
        }
        assert_eq!(own_key(&format!("/{}", "x".repeat(600))), "odd");
        assert_eq!(keys_of_path("/packages/yay", CachePolicy::Page, ','), "packages/yay,pages,all");
    }
}
