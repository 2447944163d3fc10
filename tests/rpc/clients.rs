//! The very requests of AUR helpers: `tests/data/rpc/clients.jsonl`.

use super::expect::Expect;
use super::{World, expanded, lines};
use crate::support::http;
use crate::support::unpack;
use serde::Deserialize;
use std::collections::BTreeSet;

/// A request as a client sends it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    client: String,
    /// What for.
    does: String,
    /// Request line and headers, `Host` and `Content-Length` left out.
    head: Vec<String>,
    body: Option<String>,
    expect: Expect,
}

impl Sent {
    /// The bytes on the wire.
    fn bytes(&self) -> Vec<u8> {
        let body = expanded(self.body.as_deref().unwrap_or_default());
        let mut lines: Vec<String> = self.head.iter().map(|line| expanded(line)).collect();
        lines.insert(1, "Host: 127.0.0.1:8080".to_owned());
        if self.body.is_some() {
            lines.push(format!("Content-Length: {}", body.len()));
        }
        format!("{}\r\n\r\n{body}", lines.join("\r\n")).into_bytes()
    }

    fn asks_for_gzip(&self) -> bool {
        self.head.iter().any(|line| line.starts_with("Accept-Encoding:") && line.contains("gzip"))
    }
}

#[test]
fn requests_of_real_clients_are_answered() {
    let world = World::new();
    let requests: Vec<Sent> = lines("clients.jsonl");
    for sent in &requests {
        let what = format!("{}: {}", sent.client, sent.does);
        let method = sent.head[0].split(' ').next().unwrap();
        let answer = http::raw(world.server.address, method, &sent.bytes());
        let packed = answer.header("content-encoding") == Some("gzip");
        assert!(!packed || sent.asks_for_gzip(), "{what}: compressed unasked");
        let body = if packed { unpack(&answer.body) } else { answer.body.clone() };
        sent.expect.check(&world, &what, &answer, &body);
        assert_eq!(answer.header("upgrade"), None, "{what}");
        // Who did not ask for the end may go on.
        let closes = sent.head.iter().any(|line| line == "Connection: close");
        assert_eq!(answer.header("connection") == Some("close"), closes, "{what}");
    }
    let clients: BTreeSet<&str> = requests.iter().map(|sent| sent.client.as_str()).collect();
    assert!(clients.len() >= 17, "{clients:?}");
}
