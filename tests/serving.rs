//! What `serve` tells an operator, from the program itself: metrics, the access log, and a signal to open it anew.

use crate::support::program::{Server, build};
use crate::support::{Sample, free_port, http};
use std::path::Path;
use std::time::{Duration, Instant};

/// The lines of a log once there are so many.
fn lines(path: &Path, count: usize) -> Vec<serde_json::Value> {
    let end = Instant::now() + Duration::from_secs(60);
    loop {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        if text.lines().count() >= count && text.ends_with('\n') {
            return text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        }
        assert!(Instant::now() < end, "{}: {text}", path.display());
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn metrics_and_access_log() {
    let sample = Sample::unpack();
    let output = sample.directory().join("site");
    build(&sample.sqlite(), &output);
    let log = sample.directory().join("access.log");
    let metrics = format!("127.0.0.1:{}", free_port());
    let more = ["--metrics", &metrics, "--access-log", log.to_str().unwrap(), "--max-body-kib", "1"];
    let server = Server::with(&output, &more, &[]);

    assert_eq!(http::get(server.address, "/rpc/v5/info/libmpv2").status, 200);
    let hostile = [("User-Agent", "\"},{\"status\":1"), ("X-Forwarded-For", "203.0.113.9")];
    assert_eq!(http::send(server.address, "GET", "/packages?K=%0A%22", &hostile, b"").status, 200);
    let body = b"arg[]=x&".repeat(200);
    assert_eq!(http::send(server.address, "POST", "/rpc/v5/info", &[], &body).status, 413);
    let entries = lines(&log, 3);
    let facts: Vec<_> = entries.iter().map(|entry| (entry["kind"].as_str().unwrap(), &entry["status"])).collect();
    assert_eq!(facts, [("info", &200.into()), ("search_page", &200.into()), ("rpc_error", &413.into())]);
    assert_eq!(entries[1]["agent"], hostile[0].1);
    let text = std::fs::read_to_string(&log).unwrap();
    assert!(!text.contains("127.0.0.1") && !text.contains("203.0.113.9"), "{text}");

    std::fs::rename(&log, log.with_extension("1")).unwrap();
    server.signal("HUP");
    let end = Instant::now() + Duration::from_secs(60);
    while !log.exists() && Instant::now() < end {
        assert_eq!(http::get(server.address, "/rpc/v5/suggest/lib").status, 200);
    }
    assert_eq!(lines(&log, 1)[0]["kind"], "suggest");

    let metrics = metrics.parse().unwrap();
    let page = http::get(metrics, "/metrics");
    assert!(page.header("content-type").unwrap().starts_with("text/plain; version=0.0.4"));
    for line in [
        "rpc_requests{method=\"GET\",type=\"info\",by=\"name-desc\"} 1",
        "rpc_data_last_refresh 1795348800",
        "aurpress_data_age_seconds 0",
        "aurpress_requests_total{kind=\"search_page\",status=\"2xx\"} 1",
        "aurpress_release_info{release=\"000001\",generation=\"g1\"} 1",
        "aurpress_packages 1000",
    ] {
        assert!(page.text().lines().any(|found| found == line), "{line}: {}", page.text());
    }
    assert_eq!(http::get(metrics, "/readyz").status, 200);
    assert_eq!(http::get(metrics, "/").status, 404);
    assert_eq!(http::get(server.address, "/metrics").status, 404, "not on the public address");
    server.signal("TERM");
    let (status, said) = server.wait();
    assert!(status.success(), "{said}");
}
