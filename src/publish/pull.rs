//! The other direction: a query node takes index and site pages from the target, and makes a release of them that `serve`
//! takes like any other.
//!
//! Every object is compared with its digest before anything counts; while the target is away, or something there is
//! damaged, the node keeps what it has.

use super::manifest::{CURRENT, Current};
use super::tree::Part;
use super::{PublishError, Store};
use crate::site::artefact::Artefact;
use crate::site::layout::Output;
use crate::site::release::{self, OutputError, Release, WriteLock};
use futures_util::{StreamExt, TryStreamExt, stream};
use hyper::body::Bytes;

/// The generation that a node writes.
const GENERATION: &str = "g1";

/// Objects fetched at once.
const AT_ONCE: usize = 4;

/// A node's view of the target.
pub struct Node {
    store: Store,
    output: Output,
    /// What was taken last.
    taken: Option<Vec<Part>>,
}

/// What a look at the target found.
#[derive(Debug, PartialEq, Eq)]
pub enum Pulled {
    /// What the node has already.
    Same,
    /// Something else, now current here: its number.
    New(u64),
}

/// Why nothing was taken.
#[derive(Debug, thiserror::Error)]
pub enum PullError {
    /// The target is away, or what it has is damaged.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// The node's own disk.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// Nothing was published there yet.
    #[error("nothing is published there yet; run `aurpress publish` first")]
    Nothing,
    /// A part's name would lead out of the release.
    #[error("{0:?} is no name of a file")]
    Name(String),
}

impl Node {
    /// A node that keeps its files in an output directory of its own.
    pub fn new(store: Store, output: Output) -> Self {
        let mut node = Self { store, output, taken: None };
        if node.has_release() {
            let record = std::fs::read(node.record()).ok();
            node.taken = record.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        }
        node
    }

    /// The file that says what was taken, so that a node that starts again need not take it again.
    fn record(&self) -> std::path::PathBuf {
        self.output.root().join("taken.json")
    }

    /// Whether there is something to serve already, from an earlier run.
    pub fn has_release(&self) -> bool {
        self.output.current_release().is_ok_and(|release| self.output.current_index(&release).is_ok())
    }

    /// Looks at the target, and takes what is new.
    ///
    /// # Errors
    /// Nothing was taken; what the node has is untouched.
    pub async fn pull(&mut self) -> Result<Pulled, PullError> {
        let (bytes, _) = self.store.get(CURRENT).await?.ok_or(PullError::Nothing)?;
        let current = Current::parse(&bytes)?;
        let parts: Vec<Part> = current.index.iter().chain(&current.site).cloned().collect();
        if self.taken.as_ref() == Some(&parts) {
            return Ok(Pulled::Same);
        }
        parts.iter().try_for_each(check_name)?;
        self.take(&current).await?;
        let (path, record) = (self.record(), serde_json::to_vec(&parts).unwrap_or_default());
        std::fs::write(&path, record).map_err(|e| OutputError::at(&path, e))?;
        self.taken = Some(parts);
        Ok(Pulled::New(current.sequence))
    }

    async fn take(&self, current: &Current) -> Result<(), PullError> {
        let _lock = WriteLock::acquire(&self.output)?;
        release::remove_unfinished(&self.output)?;
        let release = Release::begin(&self.output)?;
        if let Err(error) = self.fill(current, &release).await {
            release::discard(&self.output, release);
            return Err(error);
        }
        release.commit(&self.output)?;
        release::remove_old(&self.output, 0)?;
        Ok(())
    }

    async fn fill(&self, current: &Current, release: &Release) -> Result<(), PullError> {
        let folder = self.output.index(release.name()).join(GENERATION);
        std::fs::create_dir_all(&folder).map_err(|e| OutputError::at(&folder, e))?;
        let site = stream::iter(&current.site).map(|part| async move {
            let bytes = self.fetch(part).await?.to_vec();
            release.write(Artefact { path: part.path.clone(), bytes })?;
            Ok::<_, PullError>(())
        });
        site.buffer_unordered(AT_ONCE).try_collect::<()>().await?;
        let folder = &folder;
        let index = stream::iter(&current.index).map(|part| async move {
            let path = folder.join(&part.path);
            let bytes = match self.kept(part) {
                Some(bytes) => bytes,
                None => self.fetch(part).await?,
            };
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent).map_err(|e| OutputError::at(parent, e))?;
            }
            std::fs::write(&path, bytes).map_err(|e| OutputError::at(&path, e))?;
            Ok::<_, PullError>(())
        });
        index.buffer_unordered(AT_ONCE).try_collect::<()>().await?;
        let pointer = self.output.index_pointer(release.name());
        std::fs::write(&pointer, format!("{GENERATION}\n")).map_err(|e| OutputError::at(&pointer, e))?;
        Ok(())
    }

    /// The content of a file of the index, if the generation that is here has it.
    fn kept(&self, part: &Part) -> Option<Bytes> {
        let known = self.taken.as_ref()?.iter().find(|known| known.key == part.key)?;
        let release = self.output.current_release().ok()?;
        let bytes = std::fs::read(self.output.index(&release).join(GENERATION).join(&known.path)).ok()?;
        is_whole(part, &bytes).then(|| bytes.into())
    }

    async fn fetch(&self, part: &Part) -> Result<Bytes, PullError> {
        let (bytes, _) =
            self.store.get(&part.key).await?.ok_or_else(|| PublishError::remote(&part.key, "it is missing"))?;
        if is_whole(part, &bytes) { Ok(bytes) } else { Err(PublishError::Damaged(part.key.clone()).into()) }
    }
}

/// Refuses names that would lead out of the release.
fn check_name(part: &Part) -> Result<(), PullError> {
    let harmless = |segment: &str| !matches!(segment, "" | "." | "..");
    let good = part.path.split('/').all(harmless) && !part.path.chars().any(char::is_control);
    if good { Ok(()) } else { Err(PullError::Name(part.path.clone())) }
}

fn is_whole(part: &Part, bytes: &[u8]) -> bool {
    bytes.len() as u64 == part.length && format!("{:032x}", xxhash_rust::xxh3::xxh3_128(bytes)) == part.digest
}
