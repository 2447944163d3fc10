//! `aurpress demo`: the bundled sample, built into a temporary place and served on this machine.

use super::Exit;
use super::build::clock;
use crate::build::{self, BuildOptions, Session};
use crate::cli::DemoArgs;
use crate::config::serving::Serving;
use crate::config::{Around, SiteConfig};
use crate::report::{self, Verbosity};
use crate::serve::{self, ServeOptions};
use crate::site::layout::Output;
use crate::source::SourceUrl;
use anyhow::Context;
use std::net::TcpListener;
use std::path::{Path, PathBuf};

/// The sample registry: made-up people, real-looking packages, and every odd case the tests need.
const SAMPLE: &[u8] = include_bytes!("../../tests/data/aur-small.sqlite.gz");

/// Ports tried after the first one.
const PORTS: u16 = 20;

pub(super) fn run(args: &DemoArgs) -> anyhow::Result<Exit> {
    let place = Temporary::create()?;
    let sample = place.0.join("sample.sqlite");
    unpack(&sample)?;
    let site = SiteConfig::default();
    let output = Output::new(place.0.join("site"));
    let verbosity = Verbosity::default();
    let source = SourceUrl::Sqlite(sample);
    let options = BuildOptions {
        source: &source,
        output: &output,
        site: &site,
        now: clock()?,
        keep_releases: 0,
        fresh: true,
        verbosity,
    };
    let summary = build::build(&options, &Session::new(&site)?)?;
    summary.print(verbosity);
    let listener = listen(args.port)?;
    let address = listener.local_addr().context("the listening socket has no address")?;
    report::say(&introduction(&format!("http://{address}")));
    let listen = address.to_string();
    let (serving, around) = (Serving::default(), Around::default());
    let output = output.root().to_owned();
    let options = ServeOptions { output, listen, site, serving, around, report: report::say };
    serve::run_on(listener, &options)?;
    Ok(Exit::Done)
}

fn introduction(url: &str) -> String {
    format!(
        "\nThe sample site is at {url}/ (Ctrl-C stops it). Try:\n  \
         {url}/packages?K=python          the search page\n  \
         {url}/packages/nasty-comments    a package page with odd comments\n  \
         curl '{url}/rpc/v5/info/libmpv2'\n  \
         curl '{url}/rpc/v5/search/editor?by=name-desc'\n  \
         curl -O '{url}/packages-meta-ext-v1.json.gz'\n"
    )
}

/// The asked-for port, or the next free one.
fn listen(first: u16) -> anyhow::Result<TcpListener> {
    let last = first.saturating_add(PORTS);
    for port in first..=last {
        match TcpListener::bind(("127.0.0.1", port)) {
            Ok(listener) => {
                if port != first {
                    report::say(&format!("port {first} is in use, taking {port}"));
                }
                return Ok(listener);
            }
            Err(e) if e.kind() == std::io::ErrorKind::AddrInUse => {}
            Err(e) => return Err(e).with_context(|| format!("cannot listen on 127.0.0.1:{port}")),
        }
    }
    anyhow::bail!("ports {first} to {last} of 127.0.0.1 are all in use; choose another with --port")
}

fn unpack(to: &Path) -> anyhow::Result<()> {
    let tail = SAMPLE.last_chunk::<4>().context("the bundled sample is empty")?;
    let mut bytes = vec![0; u32::from_le_bytes(*tail) as usize];
    let mut decompressor = libdeflater::Decompressor::new();
    decompressor.gzip_decompress(SAMPLE, &mut bytes).context("the bundled sample is damaged")?;
    std::fs::write(to, bytes).with_context(|| format!("cannot write {}", to.display()))
}

/// A directory of this run alone, removed when dropped.
struct Temporary(PathBuf);

impl Temporary {
    fn create() -> anyhow::Result<Self> {
        let path = std::env::temp_dir().join(format!("aurpress-demo-{}", std::process::id()));
        std::fs::create_dir(&path).with_context(|| format!("cannot make {}", path.display()))?;
        Ok(Self(path))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
