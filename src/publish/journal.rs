//! What caches have to forget, written down before it changes and kept until they have confirmed: one line a key, `soft
//! KEY` or `hard KEY`.

use super::PublishError;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Keys that wait.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pending {
    /// Changed: the old may be shown while the new is fetched.
    pub(crate) soft: BTreeSet<String>,
    /// Gone: never to be shown again.
    pub(crate) hard: BTreeSet<String>,
}

impl Pending {
    pub(crate) fn len(&self) -> usize {
        self.soft.len() + self.hard.len()
    }
}

/// The file.
pub(crate) struct Journal {
    path: PathBuf,
}

impl Journal {
    pub(crate) fn new(folder: &Path) -> Self {
        Self { path: folder.join("purge.journal") }
    }

    /// What earlier runs left; a line that was cut off by a crash was never acted upon.
    pub(crate) fn read(&self) -> Result<Pending, PublishError> {
        let text = match std::fs::read_to_string(&self.path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Pending::default()),
            text => text.map_err(|e| PublishError::local(&self.path, e))?,
        };
        let mut pending = Pending::default();
        for line in text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')) {
            match line.split_once(' ') {
                Some(("soft", key)) => pending.soft.insert(key.to_owned()),
                Some(("hard", key)) => pending.hard.insert(key.to_owned()),
                _ => false,
            };
        }
        Ok(pending)
    }

    /// Replaces it, so that it survives a crash from now on.
    pub(crate) fn write(&self, pending: &Pending) -> Result<(), PublishError> {
        let fail = |e| PublishError::local(&self.path, e);
        if pending.len() == 0 {
            return match std::fs::remove_file(&self.path) {
                Err(e) if e.kind() != io::ErrorKind::NotFound => Err(fail(e)),
                _ => Ok(()),
            };
        }
        let mut text = String::new();
        for (kind, keys) in [("soft", &pending.soft), ("hard", &pending.hard)] {
            keys.iter().for_each(|key| text += &format!("{kind} {key}\n"));
        }
        let fresh = self.path.with_extension("new");
        let mut file = File::create(&fresh).map_err(fail)?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(fail)?;
        std::fs::rename(&fresh, &self.path).map_err(fail)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_is_written_is_there_until_it_is_done() {
        let place = tempfile::tempdir().unwrap();
        let journal = Journal::new(place.path());
        assert_eq!(journal.read().unwrap().len(), 0);
        let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<BTreeSet<_>>();
        let pending = Pending { soft: keys(&["packages/a", "home"]), hard: keys(&["packages/b"]) };
        journal.write(&pending).unwrap();
        assert_eq!(journal.read().unwrap(), pending);
        let text = std::fs::read_to_string(place.path().join("purge.journal")).unwrap();
        std::fs::write(place.path().join("purge.journal"), format!("{text}soft half")).unwrap();
        assert_eq!(journal.read().unwrap(), pending, "what was cut off does not count");
        journal.write(&Pending::default()).unwrap();
        assert_eq!(journal.read().unwrap(), Pending::default());
    }
}
