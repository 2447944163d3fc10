//! Path patterns: matched here, and translated to regular expressions for the front servers.
//!
//! A pattern is a path whose segments are literal or one of `{name}` (anything), `{number}` (digits), `{base}.git`
//! (anything with that ending), `{archive}` (a stored file at the root) and, last, `{rest}` (whatever follows, nothing
//! too). A slash at the end of a path never matters.

/// Endings of the stored files at the root of the tree.
const ARCHIVES: [&str; 3] = [".gz", ".zst", ".sha256"];

/// Stored files at the root with other endings.
const FILES: [&str; 2] = ["stamp.json", "manifest.json"];

/// Whether a decoded path fits a pattern.
pub fn matches(pattern: &str, path: &str) -> bool {
    let path = path.strip_suffix('/').unwrap_or(path);
    let pattern = pattern.strip_suffix('/').unwrap_or(pattern);
    let mut left = path.split('/');
    for expected in pattern.split('/') {
        if expected == "{rest}" {
            return true;
        }
        match left.next() {
            Some(found) if fits(expected, found) => {}
            _ => return false,
        }
    }
    left.next().is_none()
}

fn fits(expected: &str, found: &str) -> bool {
    match expected {
        "{name}" => !found.is_empty(),
        "{number}" => !found.is_empty() && found.bytes().all(|b| b.is_ascii_digit()),
        "{archive}" => is_archive(found),
        "{base}.git" => found.len() > ".git".len() && found.ends_with(".git"),
        _ => expected == found,
    }
}

fn is_archive(name: &str) -> bool {
    let stored = |end: &str| name.len() > end.len() && name.ends_with(end);
    FILES.contains(&name) || (ARCHIVES.iter().any(|end| stored(end)) && !is_sibling(name))
}

/// The precompressed forms of stored files are no addresses of their own.
fn is_sibling(name: &str) -> bool {
    name.ends_with(".html.gz")
}

/// The same as a regular expression (PCRE) for a whole decoded path.
pub fn regex(pattern: &str) -> String {
    if pattern == "/" {
        return "^/$".to_owned();
    }
    let mut out = "^".to_owned();
    for segment in pattern.trim_matches('/').split('/') {
        out += &match segment {
            "{rest}" => return format!("{out}(/.*)?$"),
            "{name}" => "/[^/]+".to_owned(),
            "{number}" => "/[0-9]+".to_owned(),
            "{archive}" => {
                let endings: Vec<String> = ARCHIVES.iter().map(|end| escape(&end[1..])).collect();
                let files: Vec<String> = FILES.iter().map(|file| escape(file)).collect();
                format!(r"/(?![^/]+\.html\.gz$)([^/]+\.({})|{})", endings.join("|"), files.join("|"))
            }
            "{base}.git" => r"/[^/]+\.git".to_owned(),
            literal => format!("/{}", escape(literal)),
        };
    }
    format!("{out}/?$")
}

fn escape(text: &str) -> String {
    text.replace('.', r"\.")
}
