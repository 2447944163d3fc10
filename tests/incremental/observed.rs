//! What readers see while updates are made, through a server: every request is answered, nothing goes back in time, and
//! the order is that of the documentation of `site`: the page, then what the index answers, then what is gone.

use super::histories::count;
use super::watching::{Watch, update};
use super::{Registry, open_index};
use crate::support::database::{change, strings};
use crate::support::http;
use crate::support::measured;
use crate::support::program::Server;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Updates of a run; more with `AURPRESS_TEST_UPDATES`.
const UPDATES: u64 = 6;

/// The number in `step.N-1`, the version that step N gives the package.
fn step(text: &str) -> u64 {
    let number = text.split_once("step.").map_or("", |(_, rest)| rest);
    number.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap_or(0)
}

fn get(address: SocketAddr, path: &str) -> String {
    let answer = http::get(address, path);
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    answer.text().to_owned()
}

/// Asks for the package in turn until `stop`: what the index says is never ahead of the page, and neither goes back.
fn read(address: SocketAddr, stop: &AtomicBool, asked: &AtomicU64) {
    let (mut page, mut index) = (0, 0);
    while !stop.load(Ordering::Relaxed) {
        let info = step(&get(address, "/rpc/v5/info/nasty-hub"));
        let seen = step(&get(address, "/packages/nasty-hub"));
        assert!(info <= seen, "the index tells of {info}, and the page of {seen} only");
        assert!(seen >= page && info >= index, "{page} → {seen}, {index} → {info}");
        let row = step(&get(address, "/packages?K=nasty-hub&SeB=N"));
        assert!(row >= index, "the search page went back from {index} to {row}");
        (page, index) = (seen, row);
        get(address, "/api/v1/search?q=nasty");
        get(address, "/rpc/v5/search/nasty");
        assert_eq!(http::get(address, "/packages.gz").status, 200);
        asked.fetch_add(6, Ordering::Relaxed);
    }
}

#[test]
fn every_request_is_answered_while_updates_are_made() {
    let registry = Registry::new();
    let _watch = Watch::start(&registry, "100000");
    let server = Server::start(&registry.output());
    let (stop, asked) = (AtomicBool::new(false), AtomicU64::new(0));
    let updates = count("AURPRESS_TEST_UPDATES", UPDATES);
    let mut longest = Duration::ZERO;
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..3).map(|_| scope.spawn(|| read(server.address, &stop, &asked))).collect();
        for number in 1..=updates {
            let sql = format!("UPDATE Packages SET Version = 'step.{number}-1' WHERE Name = 'nasty-hub'");
            change(&registry.sample.sqlite(), &sql);
            let updated = update(&registry, &["nasty-hub"]);
            assert_eq!(updated.code, Some(0), "{}", updated.stderr);
            assert_eq!(step(&get(server.address, "/packages/nasty-hub")), number, "the page is there at once");
            let start = Instant::now();
            while step(&get(server.address, "/rpc/v5/info/nasty-hub")) < number {
                assert!(start.elapsed() < Duration::from_secs(60), "the index is taken up");
            }
            longest = longest.max(start.elapsed());
        }
        stop.store(true, Ordering::Relaxed);
        readers.into_iter().for_each(|reader| reader.join().unwrap());
    });
    let asked = asked.into_inner();
    assert!(asked >= updates * 6, "{asked}");
    measured(&format!(
        "{asked} requests during {updates} updates, all answered; the index was taken up within {longest:?}"
    ));
    registry.check("after all updates");
}

/// How often a package goes: page and index are so close to each other that one look may miss a wrong order.
const ROUNDS: usize = 12;

/// Removes the package; meanwhile the files are looked at, and once after it. When the page is gone, the index does not find
/// the package any more.
fn watch_it_go(registry: &Registry) {
    let (output, stop) = (registry.output(), AtomicBool::new(false));
    let page = output.join("current/packages/late-comer.html");
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut gone = false;
            loop {
                let last = stop.load(Ordering::Relaxed);
                if !page.exists() {
                    gone = true;
                    assert_eq!(open_index(&output).find("late-comer"), None, "found after its page has gone");
                }
                if last {
                    return gone;
                }
            }
        });
        change(&registry.sample.sqlite(), "DELETE FROM Packages WHERE Name = 'late-comer'");
        assert_eq!(update(registry, &["late-comer"]).code, Some(0));
        stop.store(true, Ordering::Relaxed);
        assert!(reader.join().unwrap(), "the reader has seen its page gone");
    });
}

#[test]
fn a_package_that_comes_has_its_page_before_it_is_found_and_one_that_goes_is_not_found_before_its_page_goes() {
    let registry = Registry::new();
    let _watch = Watch::start(&registry, "100000");
    let server = Server::start(&registry.output());
    let ids = strings(&registry.sample.sqlite(), "SELECT CAST(max(ID) AS TEXT) FROM Packages");
    let base = strings(&registry.sample.sqlite(), "SELECT CAST(ID AS TEXT) FROM PackageBases WHERE Name = 'nasty-hub'");
    let stop = AtomicBool::new(false);
    let come = || {
        let id = ids[0].parse::<u64>().unwrap() + 1;
        let row = format!("{id}, {}, 'late-comer', '1-1', 'x', ''", base[0]);
        let sql = format!("INSERT INTO Packages (ID, PackageBaseID, Name, Version, Description, URL) VALUES ({row})");
        change(&registry.sample.sqlite(), &sql);
        assert_eq!(update(&registry, &["late-comer"]).code, Some(0));
    };
    let found = || get(server.address, "/rpc/v5/info/late-comer").contains("\"resultcount\":1");
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut seen = false;
            while !stop.load(Ordering::Relaxed) {
                if found() {
                    seen = true;
                    assert_eq!(http::get(server.address, "/packages/late-comer").status, 200, "found without a page");
                }
            }
            seen
        });
        come();
        let start = Instant::now();
        while !found() {
            assert!(start.elapsed() < Duration::from_secs(60));
        }
        std::thread::sleep(Duration::from_millis(20));
        stop.store(true, Ordering::Relaxed);
        assert!(reader.join().unwrap(), "the reader has seen it");
    });
    for round in 0..ROUNDS {
        if round > 0 {
            come();
        }
        watch_it_go(&registry);
    }
    assert_eq!(
        http::get(server.address, "/packages/late-comer").status,
        404,
        "its page is gone when the update has ended"
    );
    let start = Instant::now();
    while found() {
        assert!(start.elapsed() < Duration::from_secs(60));
    }
    registry.assert_exact_but_lists("after it came and went");
}
