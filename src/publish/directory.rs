//! A directory as the target: each file is written beside its place and renamed.

use super::store::{Got, Listed};
use crate::site::later::{later, time_of};
use hyper::body::Bytes;
use md5::{Digest, Md5};
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// The file that two publishers of one directory lock.
pub(crate) const LOCK: &str = "_aurpress/lock";

/// A published directory.
#[derive(Debug)]
pub struct Directory {
    root: PathBuf,
    temporary: AtomicU64,
}

impl Directory {
    pub(crate) fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), temporary: AtomicU64::new(0) }
    }

    pub(crate) fn get(&self, key: &str) -> Result<Got, String> {
        match std::fs::read(self.root.join(key)) {
            Ok(bytes) => {
                let tag = tag(&bytes);
                Ok(Some((Bytes::from(bytes), tag)))
            }
            Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
            Err(e) => Err(e.to_string()),
        }
    }

    pub(crate) fn put(&self, key: &str, bytes: &[u8]) -> Result<(), String> {
        self.write(key, bytes).map_err(|e| e.to_string())
    }

    fn write(&self, key: &str, bytes: &[u8]) -> io::Result<()> {
        let place = self.root.join(key);
        // Names may fill a whole file name: what is unfinished lies elsewhere, under a number.
        let folder = self.root.join(super::PRIVATE).join("unfinished");
        std::fs::create_dir_all(&folder)?;
        let number = self.temporary.fetch_add(1, Ordering::Relaxed);
        let unfinished = folder.join(format!("{}-{number}", std::process::id()));
        let mut file = std::fs::File::create(&unfinished)?;
        file.write_all(bytes)?;
        let seconds = |facts: io::Result<std::fs::Metadata>| facts.map(|facts| facts.mtime());
        if let Ok(old) = seconds(std::fs::symlink_metadata(&place))
            && let Some(second) = later(old, seconds(file.metadata())?)
        {
            file.set_modified(time_of(second))?;
        }
        drop(file);
        if let Some(parent) = place.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::rename(&unfinished, &place)
    }

    /// Two publishers of one directory are told apart by a lock; between them, the tag decides.
    pub(crate) fn put_if(&self, key: &str, bytes: &[u8], expected: Option<&str>) -> Result<bool, String> {
        let text = |e: io::Error| e.to_string();
        let private = self.root.join(super::PRIVATE);
        std::fs::create_dir_all(&private).map_err(text)?;
        let lock = std::fs::File::create(self.root.join(LOCK)).map_err(text)?;
        lock.lock().map_err(text)?;
        let there = self.get(key)?.map(|(_, tag)| tag);
        if there.as_deref() != expected {
            return Ok(false);
        }
        self.put(key, bytes).map(|()| true)
    }

    pub(crate) fn delete(&self, keys: &[String]) -> Result<(), String> {
        for key in keys {
            let path = self.root.join(key);
            match std::fs::remove_file(&path) {
                Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(format!("{}: {e}", path.display())),
                _ => self.remove_empty(path.parent()),
            }
        }
        Ok(())
    }

    /// Folders that hold nothing any more go too.
    fn remove_empty(&self, folder: Option<&Path>) {
        let mut folder = folder;
        while let Some(path) = folder.filter(|path| *path != self.root) {
            if std::fs::remove_dir(path).is_err() {
                return;
            }
            folder = path.parent();
        }
    }

    pub(crate) fn list(&self) -> Result<Vec<Listed>, String> {
        let mut found = Vec::new();
        let mut folders = vec![self.root.clone()];
        while let Some(folder) = folders.pop() {
            let entries = match std::fs::read_dir(&folder) {
                Err(e) if e.kind() == io::ErrorKind::NotFound => continue,
                entries => entries.map_err(|e| e.to_string())?,
            };
            for entry in entries {
                let path = entry.map_err(|e| e.to_string())?.path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let Some(key) = path.strip_prefix(&self.root).ok().and_then(Path::to_str) else { continue };
                let bytes = std::fs::read(&path).map_err(|e| e.to_string())?;
                found.push(Listed { key: key.to_owned(), length: bytes.len() as u64, md5: Some(md5_hex(&bytes)) });
            }
        }
        Ok(found)
    }
}

fn tag(bytes: &[u8]) -> String {
    format!("{:032x}", xxhash_rust::xxh3::xxh3_128(bytes))
}

/// The digest by which stores know objects that were put in one piece.
pub(crate) fn md5_hex(bytes: &[u8]) -> String {
    Md5::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn files_are_replaced_listed_and_removed() {
        let place = tempfile::tempdir().unwrap();
        let store = Directory::new(place.path());
        let long = format!("packages/{}", "x".repeat(255));
        for key in ["packages/a.html", &long] {
            store.put(key, b"one").unwrap();
            let second = || std::fs::metadata(place.path().join(key)).unwrap().mtime();
            let first = second();
            store.put(key, b"two").unwrap();
            assert!(second() > first, "front servers can tell them apart");
            assert_eq!(store.get(key).unwrap().unwrap().0, "two");
        }
        assert_eq!(store.list().unwrap().len(), 2);
        assert_eq!(store.list().unwrap()[0].md5.as_deref(), Some("b8a9f715dbb64fd5c56e7783c6820a61"));
        store.delete(&[long, "packages/a.html".to_owned(), "not/there".to_owned()]).unwrap();
        assert!(!place.path().join("packages").exists());
        assert_eq!(store.get("packages/a.html").unwrap(), None);
    }

    #[test]
    fn a_condition_holds_or_nothing_happens() {
        let place = tempfile::tempdir().unwrap();
        let store = Directory::new(place.path());
        assert!(store.put_if("x", b"1", None).unwrap());
        assert!(!store.put_if("x", b"2", None).unwrap());
        let (_, tag) = store.get("x").unwrap().unwrap();
        assert!(!store.put_if("x", b"2", Some("other")).unwrap());
        assert!(store.put_if("x", b"2", Some(&tag)).unwrap());
    }
}
