//! Every address of the old site through `serve` alone, nginx and Varnish: who answers guests and members. The list is
//! `tests/data/routes.txt`.

use crate::fronts::{deploy, nginx};
use crate::support::backend::Backend;
use crate::support::http::{self, Response};
use crate::support::program::Server;
use crate::support::site::site;
use crate::support::varnish::Varnish;
use crate::support::{data, skipped};
use aurpress::routing::{TABLE, matches, rule};
use std::net::SocketAddr;

/// Who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    /// A stored file, or `serve` where there is none.
    File,
    Endpoint,
    Aurweb,
    Git,
}

/// One line of the list.
#[derive(Debug)]
struct Line {
    method: String,
    path: String,
    guest: Who,
    /// What a guest gets, unless others answer.
    status: Option<u16>,
    member: Who,
}

impl Line {
    fn parse(line: &str) -> Self {
        let mut words = line.split_whitespace();
        let mut next = || words.next().unwrap_or_else(|| panic!("{line}"));
        let (method, path, guest) = (next().to_owned(), next().to_owned(), who(next()));
        let status = matches!(guest, Who::File | Who::Endpoint).then(|| next().parse().unwrap());
        let member = who(next());
        assert_eq!(words.next(), None, "{line}");
        Self { method, path, guest, status, member }
    }

    fn ask(&self, front: SocketAddr, cookie: &[(&str, &str)]) -> Response {
        let body: &[u8] = match self.method.as_str() {
            "GET" | "HEAD" => b"",
            _ if self.path == "/language" => b"set_lang=en&next=/",
            _ if self.path.ends_with("search") => b"arg=nasty",
            _ => b"v=5&type=info&arg[]=nasty-hub",
        };
        http::send(front, &self.method, &self.path, cookie, body)
    }
}

fn who(word: &str) -> Who {
    match word {
        "file" => Who::File,
        "endpoint" => Who::Endpoint,
        "aurweb" => Who::Aurweb,
        "git" => Who::Git,
        _ => panic!("{word}"),
    }
}

fn lines() -> Vec<Line> {
    let text = std::fs::read_to_string(data("routes.txt")).unwrap();
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(Line::parse).collect()
}

/// The old backend and the service for git.
struct Behind {
    aurweb: Backend,
    git: Backend,
}

impl Behind {
    fn start() -> Self {
        Self { aurweb: Backend::start(), git: Backend::start() }
    }

    fn variables(&self) -> [(&'static str, String); 3] {
        [
            ("AURPRESS_FALLBACK", self.aurweb.url()),
            ("AURPRESS_GIT", self.git.url()),
            ("AURPRESS_CDN", "varnish".to_owned()),
        ]
    }

    /// Who got the last request, which must have arrived as it was sent.
    fn who(&self, line: &Line) -> Option<Who> {
        let sent = format!("{} {} HTTP/1.1", line.method, line.path);
        let [aurweb, git] = [self.aurweb.take(), self.git.take()];
        let arrived: Vec<_> = aurweb.iter().chain(&git).map(|one| one.line.clone()).collect();
        assert!(arrived.is_empty() || arrived == [sent], "{line:?}: {arrived:?}");
        (!aurweb.is_empty()).then_some(Who::Aurweb).or((!git.is_empty()).then_some(Who::Git))
    }
}

fn elsewhere(who: Who) -> Option<Who> {
    matches!(who, Who::Aurweb | Who::Git).then_some(who)
}

/// Asks everything as a guest and as a member; says what is not as the list has it.
fn check(name: &str, front: SocketAddr, behind: &Behind) {
    let mut wrong = Vec::new();
    for line in lines() {
        let guest = line.ask(front, &[("Cookie", "AURLANG=de; AURSID=; XAURSID=1")]);
        let found = (behind.who(&line), line.status.map(|_| guest.status));
        if found != (elsewhere(line.guest), line.status) {
            wrong.push(format!("guest: {line:?}: {found:?}"));
        }
        line.ask(front, &[("Cookie", "AURREMEMBER=True; AURSID=0123456789abcdef")]);
        let found = behind.who(&line);
        if found != elsewhere(line.member) {
            wrong.push(format!("member: {line:?}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
}

#[test]
fn the_list_is_whole() {
    let lines = lines();
    assert!(lines.len() > 130, "{}", lines.len());
    let count = |who: Who| lines.iter().filter(|line| line.guest == who).count();
    assert!([Who::File, Who::Endpoint, Who::Aurweb, Who::Git].into_iter().all(|who| count(who) > 15));
    let mut asked: Vec<_> = lines.iter().map(|line| (&line.method, &line.path)).collect();
    asked.sort_unstable();
    asked.dedup();
    assert_eq!(asked.len(), lines.len(), "each once");
}

/// Every rule is asked for, and every one of its patterns.
#[test]
fn every_rule_has_a_line() {
    let lines = lines();
    let paths: Vec<(&str, &str)> =
        lines.iter().map(|line| (line.method.as_str(), line.path.split('?').next().unwrap())).collect();
    // None of the paths needs to be decoded.
    assert!(paths.iter().all(|(_, path)| !path.contains('%')));
    let mut missing = Vec::new();
    for one in TABLE {
        let own: Vec<_> = paths.iter().filter(|(_, path)| rule(path).name == one.name).collect();
        if !own.iter().any(|(method, _)| *method == "GET") {
            missing.push(format!("GET of {}", one.name));
        }
        let patterns = one.patterns.iter().filter(|pattern| !own.iter().any(|(_, path)| matches(pattern, path)));
        missing.extend(patterns.map(|pattern| format!("{}: {pattern}", one.name)));
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn serve_decides_every_route_as_it_is_written() {
    let behind = Behind::start();
    let variables = behind.variables();
    let variables = variables.each_ref().map(|(name, value)| (*name, value.as_str()));
    let server = Server::with(&site().output, &[], &variables);
    check("serve", server.address, &behind);
}

#[test]
fn nginx_decides_every_route_as_it_is_written() {
    let behind = Behind::start();
    let variables = behind.variables();
    let variables = variables.each_ref().map(|(name, value)| (*name, value.as_str()));
    let endpoint = Server::start(&site().output);
    let Some(nginx) = nginx(&site().output, &endpoint.address.to_string(), &variables) else {
        return skipped("all routes through nginx", "AURPRESS_TEST_NGINX is not 1");
    };
    check("nginx", nginx.address, &behind);
    // What is stored is answered without asking anybody; the rest says that nobody answers.
    drop(endpoint);
    for line in lines().iter().filter(|line| elsewhere(line.guest).is_none()) {
        let status = line.ask(nginx.address, &[]).status;
        let stored = line.guest == Who::File && line.status == Some(200);
        assert_eq!(status, if stored { 200 } else { 503 }, "{line:?}");
        assert_eq!(behind.who(line), None, "{line:?}");
    }
}

#[test]
fn varnish_decides_every_route_as_it_is_written() {
    let behind = Behind::start();
    let variables = behind.variables();
    let variables = variables.each_ref().map(|(name, value)| (*name, value.as_str()));
    // Files of the old pages that are not here are asked for behind `serve`, so it knows the old backend too.
    let endpoint = Server::with(&site().output, &[], &variables);
    let vcl = deploy("varnish", &site().output, "80", &endpoint.address.to_string(), &variables);
    let Some(varnish) = Varnish::start(&vcl) else {
        return skipped("all routes through Varnish", "AURPRESS_TEST_VARNISH is not 1");
    };
    check("Varnish", varnish.address, &behind);
}
