//! What lies here: every file of the current release and its index, with digests.

use super::{PRIVATE, PublishError};
use crate::cache::{CachePolicy, is_fingerprinted};
use crate::routing::rule;
use crate::site::layout::Output;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Files of indexes, by the digest of their content: what two generations have in common lies there once.
pub(crate) const INDEX: &str = "_aurpress/index/";

/// Pages of the site, by the digest of their content.
const SITE: &str = "_aurpress/site/";

/// Whether an object of ours is named after what is in it, and stays while something may refer to it.
pub(crate) fn is_content(key: &str) -> bool {
    key.starts_with(INDEX) || key.starts_with(SITE)
}

/// The order of uploads: what others refer to comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    Asset,
    Page,
    /// Lists, feeds, archives and all that lies at the root.
    List,
    Index,
}

impl Class {
    pub(crate) const ORDER: [Self; 4] = [Self::Asset, Self::Page, Self::List, Self::Index];
}

/// One file to publish.
#[derive(Clone, Debug)]
pub(crate) struct Object {
    /// Its name at the target.
    pub(crate) key: String,
    pub(crate) file: PathBuf,
    pub(crate) class: Class,
    pub(crate) length: u64,
    pub(crate) digest: u128,
}

/// A file of an index generation or a page that query nodes need.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
pub(crate) struct Part {
    /// Name at the target.
    pub(crate) key: String,
    /// Name below the release or the generation.
    pub(crate) path: String,
    pub(crate) length: u64,
    /// xxh3-128 in hex.
    pub(crate) digest: String,
}

/// All of it.
#[derive(Debug)]
pub(crate) struct Tree {
    pub(crate) objects: Vec<Object>,
    /// Names of packages and bases are without the ending.
    pub(crate) bare: bool,
    /// The files of the index generation.
    pub(crate) index: Vec<Part>,
    /// The pages of the site itself, which query nodes show.
    pub(crate) site: Vec<Part>,
    pub(crate) warnings: Vec<String>,
}

impl Tree {
    /// Reads the current release; `bare` names leave the `.html` of packages and bases out, as their addresses do.
    pub(crate) fn read(output: &Output, bare: bool) -> Result<Self, PublishError> {
        let release = output.current_release().map_err(|e| PublishError::local(&output.current(), e))?;
        let root = output.release(&release);
        let generation = output.current_index(&release).map_err(|e| PublishError::local(&output.index(&release), e))?;
        let mut warnings = Vec::new();
        let paths = paths(&root)?;
        let all: BTreeSet<&str> = paths.iter().map(String::as_str).collect();
        let is_sibling = |path: &str| path.strip_suffix(".gz").is_some_and(|plain| all.contains(plain));
        let published = paths.iter().filter(|path| {
            let good = !path.chars().any(char::is_control) && !path.starts_with(PRIVATE);
            if !good {
                warnings.push(format!("{path:?} cannot be the name of an object; it is left out"));
            }
            good && !is_sibling(path)
        });
        let published: Vec<&String> = published.collect();
        let read = |path: &&String| object(root.join(path), key(path, bare), class(path));
        let mut objects = published.par_iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let (site, copies) = site_parts(&published, &objects);
        objects.extend(copies);
        let (index, files) = index(&generation)?;
        objects.extend(files);
        Ok(Self { objects, bare, index, site, warnings })
    }
}

/// The pages of the site itself, and the objects that hold them a second time, named after their content: while the next
/// ones are sent, a query node still finds those that belong to what it takes.
fn site_parts(paths: &[&String], objects: &[Object]) -> (Vec<Part>, Vec<Object>) {
    let of_site = paths.iter().zip(objects).filter(|(path, _)| is_of_site(path));
    by_content(SITE, of_site.map(|(path, object)| ((*path).clone(), object.clone())).collect())
}

/// Files as parts of what query nodes take, and the objects that hold them, each content once.
fn by_content(folder: &str, files: Vec<(String, Object)>) -> (Vec<Part>, Vec<Object>) {
    let mut parts = Vec::with_capacity(files.len());
    let mut distinct = BTreeMap::new();
    for (path, object) in files {
        let object = Object { key: format!("{folder}{:032x}", object.digest), class: Class::Index, ..object };
        parts.push(part(&path, &object));
        distinct.insert(object.key.clone(), object);
    }
    (parts, distinct.into_values().collect())
}

fn part(path: &str, object: &Object) -> Part {
    Part {
        key: object.key.clone(),
        path: path.to_owned(),
        length: object.length,
        digest: format!("{:032x}", object.digest),
    }
}

fn object(file: PathBuf, key: String, class: Class) -> Result<Object, PublishError> {
    let bytes = std::fs::read(&file).map_err(|e| PublishError::reading(&file, e))?;
    Ok(Object { key, file, class, length: bytes.len() as u64, digest: xxhash_rust::xxh3::xxh3_128(&bytes) })
}

/// The generation's files, named after what is in them: a name is never used for two contents.
fn index(generation: &Path) -> Result<(Vec<Part>, Vec<Object>), PublishError> {
    let names = paths(generation)?;
    let read = |name: &String| Ok((name.clone(), object(generation.join(name), name.clone(), Class::Index)?));
    let files = names.par_iter().map(read).collect::<Result<Vec<_>, PublishError>>()?;
    Ok(by_content(INDEX, files))
}

/// Files below a folder, in order.
fn paths(root: &Path) -> Result<Vec<String>, PublishError> {
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let path = root.join(&folder);
        let fail = |cause| PublishError::reading(&path, cause);
        for entry in std::fs::read_dir(&path).map_err(fail)? {
            let entry = entry.map_err(fail)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let below = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            if entry.file_type().map_err(fail)?.is_dir() {
                folders.push(below);
            } else {
                found.push(below);
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// The same page in English: languages lie below `_lang/CODE/`, and share addresses.
fn in_english(path: &str) -> &str {
    path.strip_prefix("_lang/").and_then(|rest| rest.split_once('/')).map_or(path, |(_, rest)| rest)
}

fn is_named(path: &str) -> bool {
    let path = in_english(path);
    path.starts_with("packages/") || path.starts_with("pkgbase/") || crate::render::browse::is_page(path)
}

fn is_of_site(path: &str) -> bool {
    !is_named(path) && !path.ends_with(".gz") && !path.ends_with(".sha256") && !path.ends_with(".zst")
}

fn key(path: &str, bare: bool) -> String {
    let shorter = path.strip_suffix(".html").filter(|_| bare && is_named(path));
    shorter.unwrap_or(path).to_owned()
}

fn class(path: &str) -> Class {
    if path.starts_with("static/") {
        Class::Asset
    } else if is_named(path) && !crate::render::browse::is_page(path) {
        Class::Page
    } else {
        Class::List
    }
}

/// The public address of an object; of `bare` names, those of packages and bases are addresses already, whatever they end in.
pub(crate) fn address(key: &str, bare: bool) -> String {
    let key = in_english(key);
    match key {
        "index.html" => "/".to_owned(),
        "rss/index.xml" => "/rss/".to_owned(),
        "rss/modified.xml" => "/rss/modified".to_owned(),
        "rss/flagged.xml" => "/rss/flagged".to_owned(),
        "rss/orphaned.xml" => "/rss/orphaned".to_owned(),
        "rss/deleted.xml" => "/rss/deleted".to_owned(),
        _ => {
            format!("/{}", key.strip_suffix(".html").filter(|_| !bare && is_named(key)).unwrap_or(key))
        }
    }
}

/// How long an object may be kept.
pub(crate) fn policy(key: &str) -> CachePolicy {
    if key.starts_with(PRIVATE) {
        return if is_content(key) { CachePolicy::HashedAsset } else { CachePolicy::Never };
    }
    // Which of the two it is makes no other route of a page.
    match rule(&address(key, true)).cache {
        CachePolicy::Asset if is_fingerprinted(key) => CachePolicy::HashedAsset,
        CachePolicy::Never | CachePolicy::Missing => CachePolicy::List,
        policy => policy,
    }
}

/// The media type of an object.
pub(crate) fn media_type(key: &str) -> &'static str {
    if is_named(key) {
        return "text/html; charset=utf-8";
    }
    match key.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "xml" if key.starts_with("rss/") => "application/rss+xml; charset=utf-8",
        "xml" if key.starts_with("sitemap") => "application/xml",
        "xml" => "application/opensearchdescription+xml",
        "json" => "application/json",
        "gz" => "application/gzip",
        "zst" => "application/zstd",
        "sha256" | "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_named_like_addresses() {
        assert_eq!(key("packages/yay.html", true), "packages/yay");
        assert_eq!(key("packages/yay.html.html", true), "packages/yay.html");
        assert_eq!(key("packages/yay.html", false), "packages/yay.html");
        assert_eq!(key("404.html", true), "404.html");
        assert_eq!(address("packages/yay", true), "/packages/yay");
        assert_eq!(address("packages/yay.html", false), "/packages/yay");
        assert_eq!(address("packages/yay.html", true), "/packages/yay.html", "a package of that name");
        assert_eq!(address("packages/yay.html.html", false), "/packages/yay.html");
        assert_eq!(address("index.html", true), "/");
        assert_eq!(key("_lang/de/packages/yay.html", true), "_lang/de/packages/yay");
        assert_eq!(address("_lang/de/packages/yay", true), "/packages/yay");
        assert_eq!(address("_lang/de/index.html", false), "/");
        assert_eq!(address("rss/index.xml", false), "/rss/");
    }

    #[test]
    fn objects_say_what_they_are() {
        for (key, media, policy_of) in [
            ("packages/yay", "text/html; charset=utf-8", CachePolicy::Page),
            ("packages/x.gz", "text/html; charset=utf-8", CachePolicy::Page),
            ("_lang/de/packages/yay", "text/html; charset=utf-8", CachePolicy::Page),
            ("packages.gz", "application/gzip", CachePolicy::Archive),
            ("rss/modified.xml", "application/rss+xml; charset=utf-8", CachePolicy::Feed),
            ("static/css/a.0123456789abcdef.css", "text/css; charset=utf-8", CachePolicy::HashedAsset),
            ("index.html", "text/html; charset=utf-8", CachePolicy::List),
            ("_aurpress/current.json", "application/json", CachePolicy::Never),
        ] {
            assert_eq!((media_type(key), policy(key)), (media, policy_of), "{key}");
        }
    }
}
