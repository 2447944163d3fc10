//! The target, whatever it is: an S3-compatible store, a directory, or (to read only) a web server.

use super::PublishError;
use super::directory::Directory;
use super::objects::{self, Objects};
use crate::net::{self, Connector};
use http_body_util::{BodyExt, Empty, Limited};
use hyper::body::Bytes;
use hyper::{Request, StatusCode, Uri};
use hyper_util::client::legacy::Client;
use std::time::Duration;

/// What a request to a web server may take.
const WITHIN: Duration = Duration::from_secs(300);

/// No object is larger.
const LARGEST: usize = 8 << 30;

/// Headers of an object.
#[derive(Clone, Debug, Default)]
pub(crate) struct Headers {
    pub(crate) media_type: &'static str,
    pub(crate) cache_control: String,
    /// User metadata, which the cache in front can turn into headers.
    pub(crate) metadata: Vec<(&'static str, String)>,
}

/// An object as a listing shows it.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    pub(crate) key: String,
    pub(crate) length: u64,
    /// MD5 in hex, where the store says it.
    pub(crate) md5: Option<String>,
}

/// Content and the tag by which it is known to be the same.
pub(crate) type Got = Option<(Bytes, String)>;

/// A place to publish to, or to read from.
pub enum Store {
    /// An object store.
    #[doc(hidden)]
    Objects(Objects),
    /// A directory.
    #[doc(hidden)]
    Directory(Directory),
    /// A web server.
    #[doc(hidden)]
    Web(Client<Connector, Empty<Bytes>>, Uri),
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Objects(_) => "object store",
            Self::Directory(_) => "directory",
            Self::Web(..) => "web server",
        })
    }
}

impl Store {
    /// Opens `s3://BUCKET[/PREFIX]` (credentials and endpoint from the usual `AWS_…` variables), `http(s)://…`, or a
    /// directory.
    ///
    /// # Errors
    /// The address cannot be used.
    pub fn open(target: &str) -> Result<Self, PublishError> {
        if let Some(bucket) = target.strip_prefix("s3://") {
            return objects::open(bucket).map(Self::Objects);
        }
        if target.starts_with("http://") || target.starts_with("https://") {
            let address = net::service_address(target).map_err(PublishError::Target)?;
            let client = net::client(&address).map_err(|e| PublishError::Target(e.to_string()))?;
            return Ok(Self::Web(client, address));
        }
        if target.is_empty() || target.contains("://") {
            let message = format!("{target:?} is no target; give s3://BUCKET/PREFIX or a directory");
            return Err(PublishError::Target(message));
        }
        Ok(Self::Directory(Directory::new(target)))
    }

    /// Whether names leave out the ending of pages: readers of a store ask for addresses, those of a directory for files.
    pub(crate) fn bare_names(&self) -> bool {
        matches!(self, Self::Objects(_))
    }

    /// An object's content; `None` when it is not there.
    pub(crate) async fn get(&self, key: &str) -> Result<Got, PublishError> {
        let got = match self {
            Self::Objects(store) => store.get(key).await,
            Self::Directory(store) => store.get(key),
            Self::Web(client, address) => web(client, address, key).await,
        };
        got.map_err(|message| PublishError::remote(key, message))
    }

    /// Puts an object, whatever was there.
    pub(crate) async fn put(&self, key: &str, bytes: Bytes, headers: &Headers) -> Result<(), PublishError> {
        let put = match self {
            Self::Objects(store) => store.put(key, bytes, headers).await,
            Self::Directory(store) => store.put(key, &bytes),
            Self::Web(..) => Err("this target can only be read".to_owned()),
        };
        put.map_err(|message| PublishError::remote(key, message))
    }

    /// Puts an object if the one that is there has this tag, or if there is none. `false` when it is another.
    pub(crate) async fn put_if(
        &self,
        key: &str,
        bytes: Bytes,
        tag: Option<&str>,
        headers: &Headers,
    ) -> Result<bool, PublishError> {
        let put = match self {
            Self::Objects(store) => store.put_if(key, bytes, tag, headers).await,
            Self::Directory(store) => store.put_if(key, &bytes, tag),
            Self::Web(..) => Err("this target can only be read".to_owned()),
        };
        put.map_err(|message| PublishError::remote(key, message))
    }

    /// Deletes objects; those that are not there do not matter.
    pub(crate) async fn delete(&self, keys: &[String]) -> Result<(), PublishError> {
        let deleted = match self {
            Self::Objects(store) => store.delete(keys).await,
            Self::Directory(store) => store.delete(keys),
            Self::Web(..) => Err("this target can only be read".to_owned()),
        };
        deleted.map_err(|message| PublishError::remote("deleting", message))
    }

    /// All objects there are.
    pub(crate) async fn list(&self) -> Result<Vec<Listed>, PublishError> {
        let listed = match self {
            Self::Objects(store) => store.list().await,
            Self::Directory(store) => store.list(),
            Self::Web(..) => Err("this target can only be read".to_owned()),
        };
        listed.map_err(|message| PublishError::remote("the list of objects", message))
    }
}

async fn web(client: &Client<Connector, Empty<Bytes>>, address: &Uri, key: &str) -> Result<Got, String> {
    let escaped: Vec<_> = key.split('/').map(|part| crate::route::segment(part).to_string()).collect();
    let uri = format!("{}/{}", address.to_string().trim_end_matches('/'), escaped.join("/"));
    let request = Request::get(uri).body(Empty::new()).map_err(|e| e.to_string())?;
    let got = tokio::time::timeout(WITHIN, async {
        let response = client.request(request).await.map_err(|e| format!("{e:?}"))?;
        let status = response.status();
        let body = Limited::new(response.into_body(), LARGEST).collect().await.map_err(|e| e.to_string())?.to_bytes();
        Ok::<_, String>((status, body))
    });
    let (status, body) = got.await.map_err(|_| "no answer in time".to_owned())??;
    match status {
        StatusCode::OK => {
            let tag = format!("{:032x}", xxhash_rust::xxh3::xxh3_128(&body));
            Ok(Some((body, tag)))
        }
        StatusCode::NOT_FOUND => Ok(None),
        status => Err::<Got, String>(format!("status {status}")),
    }
}
