//! Telling the cache in front what to forget, by key: Varnish with xkey, Fastly, Cloudflare.
//!
//! Keys go in batches of the size that each takes; a batch that fails is tried again, then kept for the next run. What
//! changed is purged softly where that exists (shown once more while it is fetched); what is gone is purged hard.
//!
//! Requests are as the services document them (read in November 2026; they have been seen with stand-ins only, unlike
//! Varnish). Fastly: `POST /service/ID/purge`, header `Fastly-Key`, `{"surrogate_keys": […]}` with at most 256 keys of 1 KiB,
//! soft by `Fastly-Soft-Purge: 1`; its purge of everything is never soft, so the key `all` is purged instead. Cloudflare:
//! `POST /zones/ID/purge_cache`, a bearer token, `{"tags": […]}` with at most 100 tags of 1 KiB or
//! `{"purge_everything": true}`; there is no soft one, and tags know no case, so that a purge may take a page too many. Its
//! smallest plan allows 5 requests a minute: beyond, it says 429 and when to come back.

use super::journal::Pending;
use crate::cache::Cdn;
use crate::net::{self, Connector};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, RETRY_AFTER};
use hyper::{Method, Request, Uri};
use hyper_util::client::legacy::Client;
use serde_json::json;
use std::collections::BTreeSet;
use std::time::Duration;

/// What one request may take.
const WITHIN: Duration = Duration::from_secs(30);

/// How often a batch is tried, and how long the first wait between is.
const ATTEMPTS: u32 = 3;
const FIRST_WAIT: Duration = Duration::from_millis(200);

/// Header bytes of one batch for Varnish, which takes 8 KiB a line by default.
const VARNISH_BYTES: usize = 4000;
const FASTLY_KEYS: usize = 256;
const CLOUDFLARE_KEYS: usize = 100;

/// Whoever is to come back later than that is told by the next run.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// Longest answer that is read.
const LONGEST_ANSWER: usize = 1 << 20;

/// Where purges go: `(adapter, addresses, token)`.
#[derive(Clone, Debug, Default)]
pub struct Purges {
    /// Which cache it is.
    pub cdn: Cdn,
    /// Varnish: each server; Fastly: `https://api.fastly.com/service/ID`; Cloudflare:
    /// `https://api.cloudflare.com/client/v4/zones/ID`.
    pub addresses: Vec<Uri>,
    /// The secret that the service asks for.
    pub token: String,
    /// With more keys than that, everything is purged.
    pub limit: usize,
}

/// Sends purges.
pub struct Purger {
    purges: Purges,
    client: Client<Connector, Full<Bytes>>,
}

/// What is left after purging, and why.
pub(crate) struct Left {
    pub(crate) pending: Pending,
    pub(crate) message: String,
    /// Requests that were made.
    pub(crate) requests: usize,
    /// Addresses that want to be left alone, by place: they are asked no more in this run.
    resting: BTreeSet<usize>,
}

/// Why a request was in vain, and how long not to ask again.
struct Refused {
    message: String,
    after: Duration,
}

impl From<String> for Refused {
    fn from(message: String) -> Self {
        Self { message, after: Duration::ZERO }
    }
}

impl Purger {
    /// `None` when no cache is to be told anything.
    ///
    /// # Errors
    /// TLS is needed, and the system has no root certificates.
    pub fn new(purges: Purges) -> std::io::Result<Option<Self>> {
        if purges.cdn == Cdn::None || purges.addresses.is_empty() {
            return Ok(None);
        }
        let client = net::client(&purges.addresses[0])?;
        Ok(Some(Self { purges, client }))
    }

    /// Purges all that is pending.
    pub(crate) async fn purge(&self, pending: &Pending) -> Left {
        let (pending_then, resting) = (Pending::default(), BTreeSet::new());
        let mut left = Left { pending: pending_then, message: String::new(), requests: 0, resting };
        if self.wants_everything(pending) {
            let all = BTreeSet::from(["all".to_owned()]);
            // What is gone must not be shown once more.
            let soft = pending.hard.is_empty();
            self.one_kind(&all, soft, &mut left).await;
            return left;
        }
        self.one_kind(&pending.hard, false, &mut left).await;
        self.one_kind(&pending.soft, true, &mut left).await;
        left
    }

    /// Beyond the limit one purge of everything is cheaper than so many.
    fn wants_everything(&self, pending: &Pending) -> bool {
        pending.len() > self.purges.limit || pending.soft.contains("all") || pending.hard.contains("all")
    }

    async fn one_kind(&self, keys: &BTreeSet<String>, soft: bool, left: &mut Left) {
        for batch in self.batches(keys) {
            for (at, address) in self.purges.addresses.iter().enumerate() {
                if !left.resting.contains(&at) {
                    left.requests += 1;
                    let Err(refused) = self.patiently(address, &batch, soft).await else { continue };
                    left.message = format!("{address}: {}", refused.message);
                    if !refused.after.is_zero() {
                        left.resting.insert(at);
                    }
                }
                let kept = if soft { &mut left.pending.soft } else { &mut left.pending.hard };
                kept.extend(batch.iter().map(|key| (*key).to_owned()));
            }
        }
    }

    fn batches<'a>(&self, keys: &'a BTreeSet<String>) -> Vec<Vec<&'a str>> {
        let (most_keys, most_bytes) = match self.purges.cdn {
            Cdn::Fastly => (FASTLY_KEYS, usize::MAX),
            Cdn::Cloudflare => (CLOUDFLARE_KEYS, usize::MAX),
            Cdn::Varnish | Cdn::None => (usize::MAX, VARNISH_BYTES),
        };
        let mut batches: Vec<Vec<&str>> = Vec::new();
        let mut bytes = 0;
        for key in keys {
            let fits = batches.last().is_some_and(|batch| batch.len() < most_keys && bytes + key.len() < most_bytes);
            if !fits {
                batches.push(Vec::new());
                bytes = 0;
            }
            bytes += key.len() + 1;
            batches.last_mut().into_iter().for_each(|batch| batch.push(key));
        }
        batches
    }

    async fn patiently(&self, address: &Uri, keys: &[&str], soft: bool) -> Result<(), Refused> {
        let mut wait = FIRST_WAIT;
        for attempt in 1.. {
            match self.send(address, keys, soft).await {
                Err(refused) if attempt < ATTEMPTS && refused.after <= LONGEST_WAIT => {
                    tokio::time::sleep(wait.max(refused.after)).await;
                    wait *= 4;
                }
                answer => return answer,
            }
        }
        Ok(())
    }

    async fn send(&self, address: &Uri, keys: &[&str], soft: bool) -> Result<(), Refused> {
        let request = self.request(address, keys, soft).map_err(|e| e.to_string())?;
        let answered = tokio::time::timeout(WITHIN, async {
            let response = self.client.request(request).await.map_err(|e| format!("{e:?}"))?;
            let status = response.status();
            let after = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.trim().parse().ok());
            let body = Limited::new(response.into_body(), LONGEST_ANSWER).collect().await.map_err(|e| e.to_string())?;
            Ok::<_, String>((status, after, body.to_bytes()))
        });
        let (status, after, body) = answered.await.map_err(|_| "no answer in time".to_owned())??;
        let refused = || Refused {
            message: format!("status {status}: {}", String::from_utf8_lossy(&body[..body.len().min(200)])),
            after: Duration::from_secs(after.unwrap_or(0)),
        };
        if !status.is_success() {
            return Err(refused());
        }
        // Cloudflare says in the body whether it did it.
        let said: serde_json::Value = serde_json::from_slice(&body).unwrap_or_default();
        let denied = self.purges.cdn == Cdn::Cloudflare && said["success"] != json!(true);
        if denied { Err(refused()) } else { Ok(()) }
    }

    /// The request as each service documents it.
    fn request(&self, address: &Uri, keys: &[&str], soft: bool) -> hyper::http::Result<Request<Full<Bytes>>> {
        let base = address.to_string();
        let base = base.trim_end_matches('/');
        let body = |value: serde_json::Value| Full::new(Bytes::from(value.to_string()));
        match self.purges.cdn {
            Cdn::Varnish | Cdn::None => {
                let name = if soft { "xkey-softpurge" } else { "xkey-purge" };
                let method = Method::from_bytes(b"PURGE")?;
                Request::builder()
                    .method(method)
                    .uri(format!("{base}/"))
                    .header(name, keys.join(" "))
                    .body(Full::default())
            }
            Cdn::Fastly => {
                let builder = Request::post(format!("{base}/purge")).header("fastly-key", &self.purges.token);
                let builder = if soft { builder.header("fastly-soft-purge", "1") } else { builder };
                builder.header(CONTENT_TYPE, "application/json").body(body(json!({"surrogate_keys": keys})))
            }
            Cdn::Cloudflare => {
                let what = if keys == ["all"] { json!({"purge_everything": true}) } else { json!({"tags": keys}) };
                Request::post(format!("{base}/purge_cache"))
                    .header("authorization", format!("Bearer {}", self.purges.token))
                    .header(CONTENT_TYPE, "application/json")
                    .body(body(what))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn purger(cdn: Cdn, limit: usize) -> Purger {
        let addresses = vec![Uri::from_static("http://127.0.0.1:1")];
        Purger::new(Purges { cdn, addresses, token: "t".to_owned(), limit }).unwrap().unwrap()
    }

    fn keys(count: usize) -> BTreeSet<String> {
        (0..count).map(|number| format!("packages/name-{number:04}")).collect()
    }

    #[test]
    fn batches_are_as_large_as_each_service_takes() {
        let keys = keys(600);
        for (cdn, batches) in [(Cdn::Fastly, 3), (Cdn::Cloudflare, 6), (Cdn::Varnish, 3)] {
            let purger = purger(cdn, 1000);
            let made = purger.batches(&keys);
            assert_eq!(made.len(), batches, "{cdn:?}");
            assert!(made.iter().flatten().eq(keys.iter()), "each key once");
            assert!(made.iter().all(|batch| cdn != Cdn::Varnish || batch.join(" ").len() < 4096));
        }
    }

    #[test]
    fn too_many_keys_are_one_purge_of_everything() {
        let purger = purger(Cdn::Fastly, 100);
        let pending = |count: usize| Pending { soft: keys(count), hard: BTreeSet::new() };
        assert!(!purger.wants_everything(&pending(100)));
        assert!(purger.wants_everything(&pending(101)));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let left = runtime.block_on(purger.purge(&pending(101)));
        assert_eq!((left.requests, left.pending.soft), (1, BTreeSet::from(["all".to_owned()])), "kept as such");
    }

    /// A service that gives these answers, one after the other; when each was given.
    fn service(said: Vec<&'static str>) -> (Purger, std::thread::JoinHandle<Vec<std::time::Instant>>) {
        use std::io::{Read, Write};
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/zones/Z", listener.local_addr().unwrap()).parse().unwrap();
        let service = std::thread::spawn(move || {
            let answer = |head: &str| {
                let (mut stream, _) = listener.accept().unwrap();
                let (mut request, mut part) = (Vec::new(), [0; 4096]);
                while !request.ends_with(b"]}") {
                    let read = stream.read(&mut part).unwrap();
                    assert!(read > 0);
                    request.extend_from_slice(&part[..read]);
                }
                let body = if head.starts_with("200") { "{\"success\":true}" } else { "" };
                write!(stream, "HTTP/1.1 {head}\r\nConnection: close\r\n\r\n{body}").unwrap();
                std::time::Instant::now()
            };
            said.into_iter().map(answer).collect()
        });
        let purges = Purges { cdn: Cdn::Cloudflare, addresses: vec![address], token: "t".to_owned(), limit: 999 };
        (Purger::new(purges).unwrap().unwrap(), service)
    }

    fn purged(purger: &Purger, soft: BTreeSet<String>, hard: BTreeSet<String>) -> Left {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(purger.purge(&Pending { soft, hard }))
    }

    #[test]
    fn a_service_that_wants_to_be_left_alone_is() {
        let said = vec!["429 Too Many\r\nRetry-After: 1\r\nContent-Length: 0", "200 OK\r\nContent-Length: 16"];
        let (purger, service) = service(said);
        let left = purged(&purger, keys(2), BTreeSet::new());
        let given = service.join().unwrap();
        assert_eq!((left.pending.len(), left.requests), (0, 1), "{}", left.message);
        assert!(given[1] - given[0] >= Duration::from_millis(900), "{given:?}");
    }

    #[test]
    fn a_service_that_wants_to_be_left_alone_for_long_gets_no_other_batch() {
        let (purger, service) = service(vec!["429 Too Many\r\nRetry-After: 900\r\nContent-Length: 0"]);
        let left = purged(&purger, keys(250), BTreeSet::from(["packages/gone".to_owned()]));
        assert_eq!(service.join().unwrap().len(), 1);
        assert_eq!((left.pending.soft.len(), left.pending.hard.len(), left.requests), (250, 1, 1), "all is kept");
        assert!(left.message.contains("429"), "{}", left.message);
    }

    #[test]
    fn nobody_is_told_without_an_address() {
        assert!(Purger::new(Purges { cdn: Cdn::Varnish, ..Purges::default() }).unwrap().is_none());
    }
}
