//! Query nodes: `serve --from` a published place, while that place changes, breaks and goes away.

use crate::support::backend::Backend;
use crate::support::database::change;
use crate::support::free_port;
use crate::support::http;
use crate::support::nginx::Nginx;
use crate::support::program::{Server, aurpress, build, outcome};
use crate::support::site::{files, site};
use crate::support::weed::Weed;
use crate::support::{measured, skipped};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

fn publish(output: &Path, target: &Path) {
    let done = outcome(aurpress(["publish", "--quiet", "--output"]).arg(output).arg("--to").arg(target));
    assert_eq!(done.code, Some(0), "{}", done.stderr);
}

/// What a node says to one reader after another, until it is stopped: how many answers there were.
fn read_on(node: SocketAddr, stop: &AtomicBool) -> usize {
    let (mut asked, mut newest) = (0, 0);
    while !stop.load(Ordering::Relaxed) {
        let generation = description(node).strip_prefix("generation ").map_or(0, |number| number.parse().unwrap());
        assert!(generation >= newest, "{generation} after {newest}");
        newest = generation;
        let search = http::get(node, "/packages?K=nasty-hub");
        assert!(search.status == 200 && search.text().contains("/packages/nasty-hub"));
        assert_eq!(http::get(node, "/no-such").status, 404);
        asked += 3;
    }
    asked
}

fn description(node: SocketAddr) -> String {
    let answer = http::get(node, "/rpc/v5/info/nasty-hub");
    assert_eq!(answer.status, 200);
    let said: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    said["results"][0]["Description"].as_str().unwrap().to_owned()
}

fn wait_for(node: SocketAddr, expected: &str) {
    let end = Instant::now() + Duration::from_secs(60);
    while description(node) != expected {
        assert!(Instant::now() < end, "the node says {expected:?}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn a_node_follows_and_keeps_what_it_has() {
    let place = tempfile::tempdir().unwrap();
    let (sqlite, output, target) =
        (place.path().join("aur.sqlite"), place.path().join("site"), place.path().join("target"));
    std::fs::copy(&site().sqlite, &sqlite).unwrap();
    build(&sqlite, &output);
    let nothing = aurpress(["serve", "--listen", "127.0.0.1:0", "--from"])
        .arg(&target)
        .arg("--output")
        .arg(place.path().join("x"))
        .output()
        .unwrap();
    assert_eq!(nothing.status.code(), Some(5), "{}", String::from_utf8_lossy(&nothing.stderr));
    publish(&output, &target);
    // The directory behind a web server is a published place too.
    let own = place.path().join("node");
    let follow = ["--from", target.to_str().unwrap(), "--poll-seconds", "1"];
    let node = Server::with(&own, &follow, &[]);
    let first = description(node.address);
    assert_eq!(http::get(node.address, "/packages?K=nasty-hub").status, 200);
    assert_eq!(http::get(node.address, "/no-such").text(), http::get(site().server.address, "/no-such").text());
    change(&sqlite, "UPDATE Packages SET Description = 'second' WHERE Name = 'nasty-hub'");
    build(&sqlite, &output);
    publish(&output, &target);
    wait_for(node.address, "second");
    assert_ne!(first, "second");
    change(&sqlite, "UPDATE Packages SET Description = 'third' WHERE Name = 'nasty-hub'");
    build(&sqlite, &output);
    publish(&output, &target);
    // One byte of the new generation is another, before the node has seen it (or after: then it has the third).
    let newest = |name: &String| std::fs::metadata(target.join(name)).unwrap().modified().unwrap();
    let all = files(&target);
    let index = all.keys().filter(|name| name.starts_with("_aurpress/index/")).max_by_key(|name| newest(name)).unwrap();
    let mut bytes = all[index].clone();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(target.join(index), &bytes).unwrap();
    std::thread::sleep(Duration::from_secs(3));
    assert!(["second", "third"].contains(&description(node.address).as_str()), "damage is not taken");
    std::fs::write(target.join(index), &all[index]).unwrap();
    wait_for(node.address, "third");
    std::fs::rename(&target, place.path().join("away")).unwrap();
    drop(node);
    let node = Server::with(&own, &["--from", target.to_str().unwrap()], &[]);
    assert_eq!(description(node.address), "third", "it starts from what it has");
    std::fs::rename(place.path().join("away"), &target).unwrap();
}

/// A site, and three nodes that take it from a store.
struct Cluster {
    place: tempfile::TempDir,
    weed: Weed,
    nodes: Vec<Server>,
}

impl Cluster {
    fn start() -> Option<Self> {
        let (weed, place) = (Weed::start()?, tempfile::tempdir().unwrap());
        std::fs::copy(&site().sqlite, place.path().join("aur.sqlite")).unwrap();
        let mut cluster = Self { place, weed, nodes: Vec::new() };
        cluster.publish(0);
        for number in 0..3 {
            let (own, variables) = (cluster.place.path().join(format!("node-{number}")), cluster.weed.variables());
            let variables: Vec<_> = variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
            cluster.nodes.push(Server::with(&own, &["--from", "s3://aur/nodes"], &variables));
        }
        Some(cluster)
    }

    /// Another generation.
    fn publish(&self, number: usize) {
        let (sqlite, output) = (self.place.path().join("aur.sqlite"), self.place.path().join("site"));
        change(&sqlite, &format!("UPDATE Packages SET Description = 'generation {number}' WHERE Name = 'nasty-hub'"));
        build(&sqlite, &output);
        let mut command = aurpress(["publish", "--quiet", "--to", "s3://aur/nodes", "--output"]);
        let done = outcome(command.arg(&output).envs(self.weed.variables()));
        assert_eq!(done.code, Some(0), "{}", done.stderr);
    }

    fn addresses(&self) -> Vec<SocketAddr> {
        self.nodes.iter().map(|node| node.address).collect()
    }

    fn wait_for(&self, generation: usize) -> Duration {
        let begin = Instant::now();
        self.addresses().into_iter().for_each(|node| wait_for(node, &format!("generation {generation}")));
        begin.elapsed()
    }

    fn signal(&self, name: &str) {
        self.nodes.iter().for_each(|node| node.signal(name));
    }

    /// Keys of the store that begin so.
    fn keys(&self, prefix: &str) -> Vec<String> {
        let list = http::get(self.weed.address, &format!("/aur?list-type=2&max-keys=1000&prefix={prefix}"));
        let keys = list.text().split("<Key>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned());
        keys.collect()
    }
}

#[test]
fn three_nodes_answer_on_while_generations_change() {
    let Some(cluster) = Cluster::start() else { return skipped("three query nodes", "AURPRESS_TEST_WEED is not set") };
    let stop = &AtomicBool::new(false);
    std::thread::scope(|scope| {
        let readers: Vec<_> = cluster.addresses().into_iter().flat_map(|node| [node, node]).collect();
        let readers: Vec<_> = readers.into_iter().map(|node| scope.spawn(move || read_on(node, stop))).collect();
        for generation in 1..=4 {
            cluster.publish(generation);
            let taken = cluster.wait_for(generation);
            measured(&format!("generation {generation}: on all three nodes after {taken:.1?}, they look every 5 s"));
        }
        stop.store(true, Ordering::Relaxed);
        let asked: usize = readers.into_iter().map(|reader| reader.join().unwrap()).sum();
        measured(&format!("{asked} requests meanwhile, none failed"));
        assert!(asked > 100);
    });
    for damage in ["changed", "shorter", "missing"] {
        refuse(&cluster, damage);
    }
    cluster.signal("TERM");
    for node in cluster.nodes {
        let said = node.wait().1;
        assert!(said.matches("keeping what is here").count() >= 3 && said.contains("is not what was sent"), "{said}");
    }
}

/// A generation with a damaged object is not taken; when it is repaired, it is.
fn refuse(cluster: &Cluster, damage: &str) {
    let before = description(cluster.nodes[0].address);
    let last: usize = before.strip_prefix("generation ").unwrap().parse().unwrap();
    let known = cluster.keys("nodes/_aurpress/index/");
    cluster.signal("STOP");
    cluster.publish(last + 1);
    let new: Vec<_> = cluster.keys("nodes/_aurpress/index/").into_iter().filter(|key| !known.contains(key)).collect();
    let whole: Vec<_> =
        new.iter().map(|key| (key, http::get(cluster.weed.address, &format!("/aur/{key}")).body)).collect();
    let (key, bytes) = whole.iter().max_by_key(|(_, bytes)| bytes.len()).unwrap();
    let put = |body: &[u8]| {
        assert_eq!(http::send(cluster.weed.address, "PUT", &format!("/aur/{key}"), &[], body).status, 200)
    };
    match damage {
        "changed" => put(&bytes.iter().enumerate().map(|(at, byte)| byte ^ u8::from(at == 99)).collect::<Vec<_>>()),
        "shorter" => put(&bytes[..bytes.len() / 2]),
        _ => drop(http::send(cluster.weed.address, "DELETE", &format!("/aur/{key}"), &[], b"")),
    }
    cluster.signal("CONT");
    std::thread::sleep(Duration::from_secs(8));
    for node in cluster.addresses() {
        assert_eq!(description(node), before, "{damage}: the old one is kept");
        assert_eq!(http::get(node, "/packages?K=nasty-hub").status, 200);
    }
    put(bytes);
    cluster.wait_for(last + 1);
}

/// Asks one page after another until it is stopped; every one must be had. How many there were.
fn ask_on(front: SocketAddr, stop: &AtomicBool) -> usize {
    let mut asked = 0;
    while !stop.load(Ordering::Relaxed) {
        for path in ["/packages?K=nasty-hub", "/rpc/v5/info/nasty-hub", "/packages/nasty-hub"] {
            assert_eq!(http::get(front, path).status, 200, "{path}");
            asked += 1;
        }
    }
    asked
}

#[test]
fn nodes_behind_a_balancer_are_replaced_without_a_failed_request() {
    let place = tempfile::tempdir().unwrap();
    let target = place.path().join("published");
    publish(&site().output, &target);
    let from = target.to_str().unwrap();
    let flags = ["--from", from, "--poll-seconds", "1", "--drain-seconds", "2"];
    let start = |number: usize| Server::with(&place.path().join(format!("node-{number}")), &flags, &[]);
    let nodes = [0, 1, 2].map(start);
    let addresses = nodes.each_ref().map(|node| node.address.to_string()).join(",");
    let Some(front) = crate::fronts::nginx(&site().output, &addresses, &[]) else {
        return skipped("nodes behind a balancer", "AURPRESS_TEST_NGINX is not 1");
    };
    let stop = &AtomicBool::new(false);
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..4).map(|_| scope.spawn(move || ask_on(front.address, stop))).collect();
        // The last one stays.
        let [first, second, last] = nodes;
        for node in [first, second] {
            node.signal("TERM");
            let end = Instant::now() + Duration::from_secs(20);
            while http::get(node.address, "/readyz").status != 503 {
                assert!(Instant::now() < end, "it says that it stops");
            }
            assert_eq!(http::get(node.address, "/packages?K=nasty-hub").status, 200, "and answers on meanwhile");
            let (status, said) = node.wait();
            assert!(status.success(), "{said}");
        }
        assert_eq!(http::get(last.address, "/readyz").status, 200);
        std::thread::sleep(Duration::from_millis(500));
        stop.store(true, Ordering::Relaxed);
        let asked: usize = readers.into_iter().map(|reader| reader.join().unwrap()).sum();
        measured(&format!("{asked} requests while two of three nodes went, none failed"));
        assert!(asked > 100);
    });
    let vcl = outcome(aurpress(["deploy", "varnish", "--endpoint", &addresses]).current_dir(place.path()));
    assert!(vcl.code == Some(2) && vcl.stderr.contains("put nginx"), "{}", vcl.stderr);
}

/// A certificate for 127.0.0.1 that is its own authority; `None` when there is no openssl.
fn certificate(folder: &Path) -> Option<()> {
    let mut command = Command::new("openssl");
    command.args([
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "30",
    ]);
    command.args(["-subj", "/CN=aurpress test", "-addext", "subjectAltName=IP:127.0.0.1"]);
    command.args(["-addext", "basicConstraints=critical,CA:FALSE", "-keyout", "key.pem", "-out", "cert.pem"]);
    let made = command.current_dir(folder).output().ok()?;
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    Some(())
}

#[test]
fn tls_is_checked_wherever_it_is_spoken() {
    let place = tempfile::tempdir().unwrap();
    let at = |name: &str| place.path().join(name);
    if certificate(place.path()).is_none() {
        return skipped("TLS", "openssl is not installed");
    }
    publish(&site().output, &at("published"));
    let service = Backend::start();
    let port = SocketAddr::from(([127, 0, 0, 1], free_port()));
    let front = Nginx::with_http(
        port,
        &format!(
            "server {{ listen {port} ssl; ssl_certificate {}; ssl_certificate_key {}; root {};
               location /service/ {{ proxy_pass http://{}; }} }}",
            at("cert.pem").display(),
            at("key.pem").display(),
            at("published").display(),
            service.address
        ),
    );
    let Some(front) = front else { return skipped("TLS", "AURPRESS_TEST_NGINX is not 1") };
    let (from, roots) = (format!("https://{}", front.address), at("cert.pem"));
    let refused = outcome(aurpress(["serve", "--listen", "127.0.0.1:0", "--from", &from, "--output"]).arg(at("node")));
    assert_eq!(refused.code, Some(5), "an unknown authority: {}", refused.stderr);
    let node = Server::with(&at("node"), &["--from", &from], &[("SSL_CERT_FILE", roots.to_str().unwrap())]);
    assert_eq!(description(node.address), description(site().server.address));
    let mut command = aurpress(["publish", "--quiet", "--output"]);
    command.arg(&site().output).arg("--to").arg(at("second")).env("SSL_CERT_FILE", &roots);
    command.env("AURPRESS_CDN", "fastly").env("AURPRESS_PURGE_TOKEN", "s3cret");
    let done = outcome(command.env("AURPRESS_PURGE", format!("{from}/service/X")));
    assert_eq!((done.code, service.take().len()), (Some(0), 1), "{}", done.stderr);
    let Some(weed) = Weed::start() else { return skipped("S3 by TLS", "AURPRESS_TEST_WEED is not set") };
    let port = SocketAddr::from(([127, 0, 0, 1], free_port()));
    let (cert, key, store) = (at("cert.pem"), at("key.pem"), weed.address);
    let tls = format!(
        "server {{ listen {port} ssl; ssl_certificate {}; ssl_certificate_key {}; client_max_body_size 0;
           location / {{ proxy_pass http://{store}; proxy_set_header Host $http_host; }} }}",
        cert.display(),
        key.display()
    );
    let front = Nginx::with_http(port, &tls).unwrap();
    let mut command = aurpress(["publish", "--quiet", "--to", "s3://aur/tls", "--output"]);
    command.arg(&site().output).envs(weed.variables()).env("AWS_ENDPOINT", format!("https://{}", front.address));
    let unknown = outcome(&mut command);
    assert_eq!(unknown.code, Some(5), "{}", unknown.stderr);
    let done = outcome(command.env("SSL_CERT_FILE", &roots));
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    assert_eq!(http::get(weed.address, "/aur/tls/packages/nasty-hub").status, 200);
}
