//! The files of a theme: the built-in ones, and those of a directory laid over them.
//!
//! The directory has the same folders: `templates/`, `static/`, `i18n/`. A file there takes the place of the built-in one of
//! that name or is added to the theme; strings are merged one by one.

use super::ThemeError;
use crate::render::language::load::Strings;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::Xxh3;

macro_rules! built_in {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_bytes!(concat!("../../../themes/default/", $path)))),*]
    };
}

/// Every file of the built-in theme, by path below it.
pub const BUILT_IN: &[(&str, &[u8])] = built_in![
    "i18n/ar.ftl",
    "i18n/de.ftl",
    "i18n/en.ftl",
    "i18n/es.ftl",
    "i18n/fr.ftl",
    "i18n/ja.ftl",
    "i18n/pt_BR.ftl",
    "i18n/ru.ftl",
    "i18n/zh_CN.ftl",
    "static/css/aurweb.css",
    "static/images/card.png",
    "static/images/favicon.ico",
    "static/js/comments.js",
    "static/js/copy.js",
    "static/js/keys.js",
    "static/js/offline.js",
    "static/js/search.js",
    "static/js/theme.js",
    "static/js/time.js",
    "static/openapi.json",
    "static/opensearch.xml",
    "templates/404.html",
    "templates/503.html",
    "templates/account.html",
    "templates/actions.html",
    "templates/browse.html",
    "templates/browse_list.html",
    "templates/card.html",
    "templates/clone.html",
    "templates/comment_page.html",
    "templates/compare.html",
    "templates/find.html",
    "templates/flag_comment.html",
    "templates/found.html",
    "templates/found_form.html",
    "templates/found_hit.html",
    "templates/found_results.html",
    "templates/get.html",
    "templates/graph.html",
    "templates/home.html",
    "templates/keywords.html",
    "templates/layout.html",
    "templates/login.html",
    "templates/more.html",
    "templates/package.html",
    "templates/package_list.html",
    "templates/people.html",
    "templates/pkgbase.html",
    "templates/resolve.html",
    "templates/rpc.html",
    "templates/search-help.html",
    "templates/search.html",
    "templates/search_form.html",
    "templates/search_pager.html",
    "templates/statistics.html",
    "templates/status.html",
    "templates/summary.html",
];

/// The folder of templates.
const TEMPLATES: &str = "templates/";
/// The folder of assets.
const STATIC: &str = "static/";
/// The folder of strings.
const I18N: &str = "i18n/";
/// Ending of a file of strings.
const FLUENT: &str = ".ftl";

/// One file of a theme, and where it lies.
#[derive(Clone, Debug)]
pub struct File {
    /// As people know it.
    pub place: String,
    /// Content.
    pub bytes: Cow<'static, [u8]>,
}

/// The files of a theme.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// Templates and assets, by path below the theme; the directory's in place of the built-in ones.
    files: BTreeMap<String, File>,
    /// Strings of each language; later files win.
    strings: BTreeMap<String, Vec<Strings>>,
}

impl Files {
    /// The built-in files, and those of `directory` over them unless its name is empty.
    ///
    /// # Errors
    /// The directory or a file of it cannot be read; a template or a file of strings is no UTF-8.
    pub fn load(directory: &str) -> Result<Self, ThemeError> {
        let mut files = Self::default();
        for (path, bytes) in BUILT_IN {
            let file = File { place: format!("(built-in) {path}"), bytes: Cow::Borrowed(*bytes) };
            files.add((*path).to_owned(), file)?;
        }
        if !directory.is_empty() {
            for folder in [TEMPLATES, STATIC, I18N] {
                files.overlay(Path::new(directory), folder)?;
            }
        }
        Ok(files)
    }

    fn overlay(&mut self, directory: &Path, folder: &str) -> Result<(), ThemeError> {
        let root = directory.join(folder);
        if !directory.is_dir() {
            return Err(unreadable(directory, "it is no directory"));
        }
        if !root.exists() {
            return Ok(());
        }
        for path in walk(&root).map_err(|e| unreadable(&root, &e.to_string()))? {
            let bytes = std::fs::read(&path).map_err(|e| unreadable(&path, &e.to_string()))?;
            let name = path.strip_prefix(directory).ok().and_then(Path::to_str);
            let name = name.ok_or_else(|| unreadable(&path, "its name is no UTF-8"))?.to_owned();
            self.add(name, File { place: path.display().to_string(), bytes: Cow::Owned(bytes) })?;
        }
        Ok(())
    }

    fn add(&mut self, path: String, file: File) -> Result<(), ThemeError> {
        if let Some(code) = path.strip_prefix(I18N).and_then(|name| name.strip_suffix(FLUENT)) {
            let strings = Strings { text: text(&file)?.to_owned(), file: file.place };
            self.strings.entry(code.to_owned()).or_default().push(strings);
        } else {
            self.files.insert(path, file);
        }
        Ok(())
    }

    /// Templates: name, file, text.
    ///
    /// # Errors
    /// One is no UTF-8.
    pub fn templates(&self) -> Result<Vec<(&str, &File, &str)>, ThemeError> {
        let templates = self.files.iter().filter_map(|(path, file)| Some((path.strip_prefix(TEMPLATES)?, file)));
        templates.map(|(name, file)| Ok((name, file, text(file)?))).collect()
    }

    /// Assets: path below `static/`, content; in path order.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &Cow<'static, [u8]>)> {
        self.files.iter().filter_map(|(path, file)| Some((path.strip_prefix(STATIC)?, &file.bytes)))
    }

    /// The files of strings of a language.
    pub fn strings(&self, code: &str) -> &[Strings] {
        self.strings.get(code).map(Vec::as_slice).unwrap_or_default()
    }

    /// The codes of the languages that there are strings of.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.strings.keys().map(String::as_str)
    }

    /// Digest of all of it.
    pub fn digest(&self) -> u64 {
        let mut digest = Xxh3::new();
        let mut add = |name: &str, bytes: &[u8]| {
            digest.update(&(name.len() as u64).to_le_bytes());
            digest.update(name.as_bytes());
            digest.update(&(bytes.len() as u64).to_le_bytes());
            digest.update(bytes);
        };
        self.files.iter().for_each(|(path, file)| add(path, &file.bytes));
        self.strings.iter().for_each(|(code, files)| files.iter().for_each(|file| add(code, file.text.as_bytes())));
        digest.digest()
    }
}

fn text(file: &File) -> Result<&str, ThemeError> {
    std::str::from_utf8(&file.bytes).map_err(|e| {
        let before = &file.bytes[..e.valid_up_to()];
        let line = bytecount(before) + 1;
        ThemeError { file: file.place.clone(), line: Some(line), message: "it is no UTF-8".to_owned() }
    })
}

fn bytecount(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count()
}

/// All files below a folder, in order of their names; hidden ones and what editors leave are no part of a theme.
pub(super) fn walk(root: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name.starts_with('.') || name.ends_with('~') {
                continue;
            }
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

fn unreadable(path: &Path, reason: &str) -> ThemeError {
    ThemeError { file: path.display().to_string(), line: None, message: reason.to_owned() }
}
