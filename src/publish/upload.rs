//! Sending objects, many at a time, class after class.

use super::store::{Headers, Store};
use super::tree::{Class, Object, media_type, policy};
use super::{PRIVATE, PublishError};
use crate::cache::{CachePolicy, Cdn, keys_of_path};
use futures_util::{StreamExt, TryStreamExt, stream};
use hyper::body::Bytes;

/// Requests under way at once.
const AT_ONCE: usize = 32;

/// The same for objects that may be large: so many are in memory.
const LARGE_AT_ONCE: usize = 3;

/// Objects that are read back and compared, at most.
const SAMPLE: usize = 64;

/// Headers of an object.
pub(crate) fn headers(key: &str, cdn: Cdn, bare: bool) -> Headers {
    let policy = policy(key);
    let mut headers = Headers { media_type: media_type(key), cache_control: policy.object(), metadata: Vec::new() };
    if let (Some((lifetimes, keys, separator)), false) = (cdn.headers(), key.starts_with(PRIVATE)) {
        let address = super::tree::address(key, bare);
        headers.metadata.push((lifetimes, policy.cdn()));
        headers.metadata.push((keys, keys_of_path(&address, policy, separator)));
    }
    headers
}

/// A digest of all that decides headers.
pub(crate) fn headers_digest(cdn: Cdn) -> String {
    let text: String =
        CachePolicy::ALL.iter().map(|policy| format!("{} {}\n", policy.object(), policy.cdn())).collect();
    format!("{:032x}", xxhash_rust::xxh3::xxh3_128(format!("2 {} {text}", cdn.word()).as_bytes()))
}

/// Sends objects in the order of their classes; each class is there before the next begins. Within one, deep keys come
/// first: stores that keep keys as paths of files have been seen to lose `a` when `a/b` came at the same moment.
pub(crate) async fn upload(
    store: &Store,
    objects: &[&Object],
    cdn: Cdn,
    done: &(dyn Fn() + Sync),
) -> Result<(), PublishError> {
    for class in Class::ORDER {
        let mut of_class: Vec<_> = objects.iter().filter(|object| object.class == class).collect();
        of_class.sort_by_key(|object| std::cmp::Reverse(object.key.matches('/').count()));
        let at_once = if matches!(class, Class::Index | Class::List) { LARGE_AT_ONCE } else { AT_ONCE };
        let sent = stream::iter(of_class).map(|object| async move {
            store.put(&object.key, read(object)?, &headers(&object.key, cdn, store.bare_names())).await?;
            done();
            Ok::<_, PublishError>(())
        });
        sent.buffer_unordered(at_once).try_collect::<()>().await?;
    }
    Ok(())
}

fn read(object: &Object) -> Result<Bytes, PublishError> {
    let bytes = std::fs::read(&object.file).map_err(|e| PublishError::reading(&object.file, e))?;
    // A build may have changed the release meanwhile: what is sent must be what the list will say.
    if xxhash_rust::xxh3::xxh3_128(&bytes) != object.digest {
        return Err(PublishError::Moved(object.file.clone()));
    }
    Ok(bytes.into())
}

/// Reads objects back and compares them; `all` or a sample. What is not as it was sent is sent once more.
pub(crate) async fn check(store: &Store, objects: &[&Object], all: bool, cdn: Cdn) -> Result<usize, PublishError> {
    let step = if all { 1 } else { objects.len().div_ceil(SAMPLE).max(1) };
    let sample: Vec<_> = objects.iter().step_by(step).collect();
    let checked = stream::iter(&sample).map(|object| async move {
        if is_there(store, object).await? {
            return Ok(());
        }
        store.put(&object.key, read(object)?, &headers(&object.key, cdn, store.bare_names())).await?;
        if is_there(store, object).await? { Ok(()) } else { Err(PublishError::Damaged(object.key.clone())) }
    });
    checked.buffer_unordered(LARGE_AT_ONCE * 3).try_collect::<()>().await?;
    Ok(sample.len())
}

async fn is_there(store: &Store, object: &Object) -> Result<bool, PublishError> {
    let there = store.get(&object.key).await?;
    Ok(there.is_some_and(|(bytes, _)| xxhash_rust::xxh3::xxh3_128(&bytes) == object.digest))
}
