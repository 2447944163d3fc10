//! An S3-compatible store, through `object_store` on the HTTP client that the rest of the program uses.

use super::PublishError;
use super::store::{Got, Headers, Listed};
use crate::net::{self, Connector};
use async_trait::async_trait;
use futures_util::{StreamExt, TryStreamExt, stream};
use http_body_util::BodyExt;
use hyper::body::Bytes;
use hyper_util::client::legacy::Client;
use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey, S3ConditionalPut};
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpRequestBody, HttpResponse, HttpResponseBody,
    HttpService,
};
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, ClientOptions, Error, ObjectStore, ObjectStoreExt, PutMode, PutOptions, UpdateVersion,
};
use std::sync::Arc;
use std::time::Duration;

/// What one request may take, its body included.
const WITHIN: Duration = Duration::from_secs(300);

/// An opened bucket, and the prefix of all names in it.
#[derive(Debug)]
pub struct Objects {
    store: Arc<dyn ObjectStore>,
    prefix: String,
}

/// Opens `BUCKET[/PREFIX]`.
pub(crate) fn open(target: &str) -> Result<Objects, PublishError> {
    let (bucket, prefix) = target.split_once('/').unwrap_or((target, ""));
    if bucket.is_empty() {
        return Err(PublishError::Target("the bucket has no name; give s3://BUCKET/PREFIX".to_owned()));
    }
    let builder = AmazonS3Builder::from_env()
        .with_bucket_name(bucket)
        .with_conditional_put(S3ConditionalPut::ETagMatch)
        .with_http_connector(Hyper);
    let endpoint = builder.get_config_value(&AmazonS3ConfigKey::Endpoint);
    let plain = endpoint.is_some_and(|endpoint| endpoint.starts_with("http://"));
    let store = builder.with_allow_http(plain).build().map_err(|e| PublishError::Target(e.to_string()))?;
    let prefix = prefix.trim_matches('/');
    let prefix = if prefix.is_empty() { String::new() } else { format!("{prefix}/") };
    Ok(Objects { store: Arc::new(store), prefix })
}

impl Objects {
    fn path(&self, key: &str) -> Result<Path, String> {
        Path::parse(format!("{}{key}", self.prefix)).map_err(|e| e.to_string())
    }

    pub(crate) async fn get(&self, key: &str) -> Result<Got, String> {
        let got = match self.store.get(&self.path(key)?).await {
            Err(Error::NotFound { .. }) => return Ok(None),
            got => got.map_err(|e| e.to_string())?,
        };
        let tag = got.meta.e_tag.clone().unwrap_or_default();
        Ok(Some((got.bytes().await.map_err(|e| e.to_string())?, tag)))
    }

    pub(crate) async fn put(&self, key: &str, bytes: Bytes, headers: &Headers) -> Result<(), String> {
        let options = PutOptions { attributes: attributes(headers), ..PutOptions::default() };
        let put = self.store.put_opts(&self.path(key)?, bytes.into(), options).await;
        put.map(drop).map_err(|e| e.to_string())
    }

    pub(crate) async fn put_if(
        &self,
        key: &str,
        bytes: Bytes,
        tag: Option<&str>,
        headers: &Headers,
    ) -> Result<bool, String> {
        let update = |tag: &str| PutMode::Update(UpdateVersion { e_tag: Some(tag.to_owned()), version: None });
        let mode = tag.map_or(PutMode::Create, update);
        let options = PutOptions { mode, attributes: attributes(headers), ..PutOptions::default() };
        match self.store.put_opts(&self.path(key)?, bytes.into(), options).await {
            Ok(_) => Ok(true),
            Err(Error::AlreadyExists { .. } | Error::Precondition { .. } | Error::NotFound { .. }) => Ok(false),
            Err(e) => Err(e.to_string()),
        }
    }

    pub(crate) async fn delete(&self, keys: &[String]) -> Result<(), String> {
        let paths = keys.iter().map(|key| self.path(key)).collect::<Result<Vec<_>, _>>()?;
        let mut deleted = self.store.delete_stream(stream::iter(paths.into_iter().map(Ok)).boxed());
        while let Some(one) = deleted.next().await {
            match one {
                Ok(_) | Err(Error::NotFound { .. }) => {}
                Err(e) => return Err(e.to_string()),
            }
        }
        Ok(())
    }

    pub(crate) async fn list(&self) -> Result<Vec<Listed>, String> {
        let prefix = self.prefix.trim_end_matches('/');
        let prefix = (!prefix.is_empty()).then(|| Path::parse(prefix)).transpose().map_err(|e| e.to_string())?;
        let all: Vec<_> = self.store.list(prefix.as_ref()).try_collect().await.map_err(|e: Error| e.to_string())?;
        let listed = all.into_iter().filter_map(|meta| {
            let key = meta.location.as_ref().strip_prefix(&self.prefix)?.to_owned();
            Some(Listed { key, length: meta.size, md5: meta.e_tag.map(|tag| tag.trim_matches('"').to_owned()) })
        });
        Ok(listed.collect())
    }
}

fn attributes(headers: &Headers) -> Attributes {
    let mut attributes = Attributes::new();
    attributes.insert(Attribute::ContentType, headers.media_type.into());
    attributes.insert(Attribute::CacheControl, headers.cache_control.clone().into());
    for (name, value) in &headers.metadata {
        attributes.insert(Attribute::Metadata((*name).into()), value.clone().into());
    }
    attributes
}

/// Makes clients for `object_store`.
#[derive(Debug)]
struct Hyper;

impl HttpConnector for Hyper {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        let failed = |e: std::io::Error| Error::Generic { store: "S3", source: Box::new(e) };
        let like = |text: &'static str| net::client(&hyper::Uri::from_static(text));
        let plain = like("http://localhost").map_err(failed)?;
        // Root certificates may be missing where only plain addresses are used.
        let tls = like("https://localhost").ok();
        Ok(HttpClient::new(Service { tls: tls.unwrap_or_else(|| plain.clone()), plain }))
    }
}

struct Service {
    plain: Client<Connector, HttpRequestBody>,
    tls: Client<Connector, HttpRequestBody>,
}

impl std::fmt::Debug for Service {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Service")
    }
}

#[async_trait]
impl HttpService for Service {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let client = if request.uri().scheme_str() == Some("https") { &self.tls } else { &self.plain };
        let whole = async {
            let response = client.request(request).await.map_err(|e| {
                let kind = if e.is_connect() { HttpErrorKind::Connect } else { HttpErrorKind::Request };
                HttpError::new(kind, e)
            })?;
            let (parts, body) = response.into_parts();
            let body = body.collect().await.map_err(|e| HttpError::new(HttpErrorKind::Interrupted, e))?.to_bytes();
            let body = http_body_util::Full::new(body).map_err(|never| match never {});
            Ok(HttpResponse::from_parts(parts, HttpResponseBody::new(body)))
        };
        let late = |e| HttpError::new(HttpErrorKind::Timeout, e);
        tokio::time::timeout(WITHIN, whole).await.map_err(late)?
    }
}
