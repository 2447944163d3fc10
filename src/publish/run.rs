//! One run of `publish`, from lock to purge.

use super::directory::{LOCK, md5_hex};
use super::journal::{Journal, Pending};
use super::manifest::{CURRENT, Current, Entry, MARK, Manifest};
use super::plan::Plan;
use super::purge::Purger;
use super::store::Store;
use super::tree::{Object, Tree, is_content};
use super::upload::{check, headers, headers_digest, upload};
use super::{PRIVATE, PublishError};
use crate::cache::Cdn;
use crate::site::layout::Output;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

/// How much of what was sent is read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verify {
    /// Everything.
    All,
    /// Some dozens of objects.
    Sample,
    /// Nothing.
    None,
}

/// What a run needs to know.
pub struct PublishOptions<'a> {
    /// The output directory of `build`.
    pub output: &'a Output,
    /// The target.
    pub store: &'a Store,
    /// The cache in front, which decides metadata.
    pub cdn: Cdn,
    /// Tells that cache what changed.
    pub purger: Option<&'a Purger>,
    /// With more deletions than that, none is done.
    pub max_deletes: usize,
    /// Say what would be done, and do nothing.
    pub dry_run: bool,
    /// Go on where another publisher, now dead, has stopped.
    pub take_over: bool,
    /// How much is read back.
    pub verify: Verify,
    /// Epoch seconds.
    pub now: i64,
    /// Called for each object that was sent, with how many there are.
    pub progress: &'a (dyn Fn(usize) + Sync),
}

/// What a run did.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Outcome {
    /// Objects that are there now.
    pub objects: usize,
    /// Objects sent.
    pub uploaded: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Objects deleted.
    pub deleted: usize,
    /// Objects read back and compared.
    pub verified: usize,
    /// Keys that the cache in front was told.
    pub purged: usize,
    /// Requests by which it was told.
    pub purge_requests: usize,
    /// Whether an earlier run had been cut off.
    pub resumed: bool,
    /// The number of what is published now.
    pub sequence: u64,
    /// What was odd.
    pub warnings: Vec<String>,
}

/// Who began to publish.
#[derive(Serialize, Deserialize)]
struct Mark {
    owner: String,
    headers: String,
}

/// What is known of the target.
struct Known {
    current: Option<Current>,
    tag: Option<String>,
    manifest: Manifest,
    /// A run was cut off: the list is not to be believed.
    interrupted: bool,
    /// Lists and unfinished files that runs which were cut off have left.
    rubbish: Vec<String>,
}

/// How often a run begins again when a build changes the release meanwhile. What was sent by then need not be sent again.
const BEGIN_AGAIN: usize = 5;

/// Publishes the current release.
///
/// # Errors
/// See [`PublishError`]; whatever fails, the next run goes on from there.
pub async fn publish(options: &PublishOptions<'_>) -> Result<Outcome, PublishError> {
    for _ in 0..BEGIN_AGAIN {
        match attempt(options).await {
            Err(PublishError::Moved(_)) => {}
            done => return done,
        }
    }
    match attempt(options).await {
        Err(PublishError::Moved(path)) if !path.exists() => Err(PublishError::Missing(path)),
        done => done,
    }
}

async fn attempt(options: &PublishOptions<'_>) -> Result<Outcome, PublishError> {
    let folder = options.output.root().join("publish");
    std::fs::create_dir_all(&folder).map_err(|e| PublishError::local(&folder, e))?;
    let _lock = lock(&folder)?;
    let owner = owner(&folder)?;
    let journal = Journal::new(&folder);
    let tree = Tree::read(options.output, options.store.bare_names())?;
    let known = known(options, &tree, &owner).await?;
    let mut outcome = Outcome { warnings: tree.warnings.clone(), resumed: known.interrupted, ..Outcome::default() };
    let mut plan = Plan::make(&tree, &known.manifest, options.now);
    limit_deletions(options, &known, &mut plan, &mut outcome);
    outcome.objects = plan.after.entries.len();
    outcome.uploaded = plan.uploads.len();
    outcome.bytes = plan.uploads.iter().map(|object| object.length).sum();
    outcome.deleted = plan.deletions.len();
    outcome.sequence = known.current.as_ref().map_or(0, |current| current.sequence);
    if options.dry_run {
        return Ok(outcome);
    }
    let mut pending = journal.read()?;
    let empty = plan.uploads.is_empty() && plan.deletions.is_empty() && !known.interrupted;
    if !(empty && known.current.as_ref().is_some_and(|current| current.index == tree.index)) {
        add(&mut pending, &plan, known.current.is_none());
        journal.write(&pending)?;
        transfer(options, &tree, &known, &plan, &owner, &mut outcome).await?;
    }
    purge(options, &journal, pending, &mut outcome).await?;
    Ok(outcome)
}

fn add(pending: &mut Pending, plan: &Plan<'_>, first: bool) {
    if first {
        pending.soft.insert("all".to_owned());
        return;
    }
    pending.hard.extend(plan.hard.iter().cloned());
    pending.soft.extend(plan.soft.iter().filter(|key| !plan.hard.contains(*key)).cloned());
}

fn limit_deletions(options: &PublishOptions<'_>, known: &Known, plan: &mut Plan<'_>, outcome: &mut Outcome) {
    if plan.deletions.len() <= options.max_deletes {
        return;
    }
    outcome.warnings.push(format!(
        "{} objects would be deleted, more than {}: none was; if that is right, publish with --max-deletes {}",
        plan.deletions.len(),
        options.max_deletes,
        plan.deletions.len()
    ));
    plan.without_deletions(&known.manifest);
}

/// Marks, sends, checks, deletes, commits.
async fn transfer(
    options: &PublishOptions<'_>,
    tree: &Tree,
    known: &Known,
    plan: &Plan<'_>,
    owner: &str,
    outcome: &mut Outcome,
) -> Result<(), PublishError> {
    let (store, cdn) = (options.store, options.cdn);
    let json = |key: &str| headers(key, cdn, store.bare_names());
    let mark = Mark { owner: owner.to_owned(), headers: headers_digest(cdn) };
    let mark = serde_json::to_vec(&mark).map_err(|e| PublishError::remote(MARK, e))?;
    store.put(MARK, mark.into(), &json(MARK)).await?;
    let count = plan.uploads.len();
    upload(store, &plan.uploads, cdn, &|| (options.progress)(count)).await?;
    if options.verify != Verify::None {
        outcome.verified = check(store, &plan.uploads, options.verify == Verify::All, options.cdn).await?;
    }
    if !plan.deletions.is_empty() {
        store.delete(&plan.deletions).await?;
    }
    let (part, unpacked, packed) = plan.after.pack();
    let name = part.key.clone();
    store.put(&name, packed.into(), &json(&name)).await?;
    let next = Current::next(known.current.as_ref(), (part, unpacked), headers_digest(cdn), tree);
    let bytes = serde_json::to_vec(&next).map_err(|e| PublishError::remote(CURRENT, e))?;
    if !store.put_if(CURRENT, bytes.into(), known.tag.as_deref(), &json(CURRENT)).await? {
        return Err(PublishError::Changed);
    }
    outcome.sequence = next.sequence;
    // The mark goes last: until then another run looks for itself.
    let old = known.current.as_ref().map(|current| &current.manifest.key).into_iter().chain(&known.rubbish);
    let is_old = |key: &&String| **key != name && ![CURRENT, MARK, LOCK].contains(&key.as_str());
    store.delete(&old.filter(is_old).cloned().collect::<Vec<_>>()).await?;
    store.delete(&[MARK.to_owned()]).await
}

async fn purge(
    options: &PublishOptions<'_>,
    journal: &Journal,
    pending: Pending,
    outcome: &mut Outcome,
) -> Result<(), PublishError> {
    let Some(purger) = options.purger else { return journal.write(&Pending::default()) };
    if pending.len() == 0 {
        return Ok(());
    }
    let left = purger.purge(&pending).await;
    outcome.purge_requests = left.requests;
    outcome.purged = pending.len() - left.pending.len().min(pending.len());
    journal.write(&left.pending)?;
    match left.pending.len() {
        0 => Ok(()),
        keys => Err(PublishError::Purge { keys, message: left.message }),
    }
}

/// Reads what lies there; after an interruption, looks for itself.
async fn known(options: &PublishOptions<'_>, tree: &Tree, owner: &str) -> Result<Known, PublishError> {
    let store = options.store;
    let got = store.get(CURRENT).await?;
    let (current, tag) = match got {
        Some((bytes, tag)) => (Some(Current::parse(&bytes)?), Some(tag)),
        None => (None, None),
    };
    let digest = headers_digest(options.cdn);
    let mark = store.get(MARK).await?.map(|(bytes, _)| serde_json::from_slice::<Mark>(&bytes));
    let stale = current.as_ref().is_some_and(|current| current.headers != digest);
    let mut manifest = match &current {
        Some(current) => match store.get(&current.manifest.key).await? {
            Some((packed, _)) => Manifest::unpack(current, &packed)?,
            None if options.take_over => Manifest::default(),
            None => return Err(PublishError::remote(&current.manifest.key, "it is gone; start anew with --take-over")),
        },
        None => Manifest::default(),
    };
    let interrupted = mark.is_some() || options.take_over;
    let mut trusted = !stale;
    if let Some(mark) = mark {
        let mark = mark.unwrap_or(Mark { owner: "somebody".to_owned(), headers: String::new() });
        if mark.owner != owner && !options.take_over {
            return Err(PublishError::Busy { owner: mark.owner });
        }
        trusted &= mark.headers == digest;
    }
    let mut rubbish = Vec::new();
    if interrupted {
        (manifest, rubbish) = look(store, tree, &manifest).await?;
    }
    if !trusted {
        // Headers differ: every object is to be sent again.
        manifest.entries.values_mut().for_each(|entry| entry.digest = !entry.digest);
    }
    Ok(Known { current, tag, manifest, interrupted, rubbish })
}

/// What really lies there: objects that equal a local file are known by its digest, all others as unknown. Beside them what
/// this program keeps for itself.
async fn look(store: &Store, tree: &Tree, believed: &Manifest) -> Result<(Manifest, Vec<String>), PublishError> {
    let local: BTreeMap<&str, &Object> = tree.objects.iter().map(|object| (object.key.as_str(), object)).collect();
    let (mut manifest, mut own) = (Manifest::default(), Vec::new());
    for listed in store.list().await? {
        if listed.key.starts_with(PRIVATE) && !is_content(&listed.key) {
            own.push(listed.key);
            continue;
        }
        let same = match local.get(listed.key.as_str()).filter(|object| object.length == listed.length) {
            Some(object) => {
                let bytes = std::fs::read(&object.file).map_err(|e| PublishError::reading(&object.file, e))?;
                (listed.md5.as_deref() == Some(&md5_hex(&bytes))).then_some(object.digest)
            }
            None => None,
        };
        let left = believed.entries.get(&listed.key).map_or(0, |entry| entry.left);
        let entry = Entry { digest: same.unwrap_or_default(), length: listed.length, left };
        manifest.entries.insert(listed.key, entry);
    }
    Ok((manifest, own))
}

fn lock(folder: &Path) -> Result<File, PublishError> {
    let path = folder.join("lock");
    let file = File::create(&path).map_err(|e| PublishError::local(&path, e))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(_) => Err(PublishError::Locked(PathBuf::from(folder))),
    }
}

/// The name by which this output directory is known at targets; made once.
fn owner(folder: &Path) -> Result<String, PublishError> {
    let path = folder.join("owner");
    if let Ok(name) = std::fs::read_to_string(&path)
        && !name.trim().is_empty()
    {
        return Ok(name.trim().to_owned());
    }
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let now = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default().as_nanos();
    let name = format!("{}-{now:x}-{}", host.trim(), std::process::id());
    std::fs::write(&path, &name).map_err(|e| PublishError::local(&path, e))?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// An output directory with a release of two pages and an index.
    fn output(root: &Path) -> Output {
        let output = Output::new(root);
        let write = |path: PathBuf, text: &str| {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write(output.release("000001").join("packages/a.html"), "a");
        write(output.release("000001").join("index.html"), "home");
        write(output.index("000001").join("g1/meta.json"), "{}");
        write(output.index_pointer("000001"), "g1\n");
        std::os::unix::fs::symlink("releases/000001", output.current()).unwrap();
        output
    }

    fn run(output: &Output, target: &Path, progress: &(dyn Fn(usize) + Sync)) -> Result<Outcome, PublishError> {
        let store = Store::open(target.to_str().unwrap()).unwrap();
        let options = PublishOptions {
            output,
            store: &store,
            cdn: Cdn::None,
            purger: None,
            max_deletes: 10,
            dry_run: false,
            take_over: false,
            verify: Verify::All,
            now: 1000,
            progress,
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(publish(&options))
    }

    #[test]
    fn a_release_that_changes_meanwhile_is_published_as_it_is_then() {
        let place = tempfile::tempdir().unwrap();
        let (output, target) = (output(&place.path().join("site")), place.path().join("target"));
        let sent = AtomicUsize::new(0);
        let outcome = run(&output, &target, &|_| match sent.fetch_add(1, Ordering::Relaxed) {
            // A build writes a page that is not sent yet, then it replaces the index.
            0 => std::fs::write(output.current().join("index.html"), "another home").unwrap(),
            2 => {
                std::fs::create_dir(output.index("000001").join("g2")).unwrap();
                std::fs::write(output.index("000001").join("g2/meta.json"), "{2}").unwrap();
                std::fs::write(output.index_pointer("000001"), "g2\n").unwrap();
                std::fs::remove_dir_all(output.index("000001").join("g1")).unwrap();
            }
            _ => {}
        });
        let outcome = outcome.unwrap();
        assert!(outcome.resumed && outcome.sequence == 1, "{outcome:?}");
        let published = |path: &str| std::fs::read_to_string(target.join(path)).unwrap();
        assert_eq!((published("packages/a.html").as_str(), published("index.html").as_str()), ("a", "another home"));
        let current: Current = serde_json::from_str(&published(CURRENT)).unwrap();
        assert_eq!(published(&current.index[0].key), "{2}");
        assert!(!target.join(MARK).exists());
    }

    #[test]
    fn a_generation_that_is_missing_is_said_to_be() {
        let place = tempfile::tempdir().unwrap();
        let (output, target) = (output(&place.path().join("site")), place.path().join("target"));
        std::fs::remove_dir_all(output.index("000001").join("g1")).unwrap();
        let failed = run(&output, &target, &|_| {});
        let Err(PublishError::Missing(path)) = failed else { panic!("{failed:?}") };
        assert!(path.starts_with(output.index("000001")), "{}", path.display());
    }

    #[test]
    fn one_that_never_rests_is_given_up() {
        let place = tempfile::tempdir().unwrap();
        let (output, target) = (output(&place.path().join("site")), place.path().join("target"));
        let count = AtomicUsize::new(0);
        let failed = run(&output, &target, &|_| {
            let number = count.fetch_add(1, Ordering::Relaxed);
            for page in ["packages/a.html", "index.html"] {
                std::fs::write(output.current().join(page), format!("{number}")).unwrap();
            }
        });
        assert!(matches!(failed, Err(PublishError::Moved(_))), "{failed:?}");
        assert!(!target.join(CURRENT).exists(), "nothing of it counts");
    }
}
