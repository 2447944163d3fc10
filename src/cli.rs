//! The command line: definitions only, no I/O.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Static pages, search and RPC for the AUR's read side.
#[derive(Debug, Parser)]
#[command(name = "aurpress", version, after_help = EXAMPLES)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  aurpress demo
  aurpress build --source sqlite:aur.sqlite --output site
  aurpress build --source mysql://aurpress@localhost/AUR --output /srv/aurpress
  aurpress serve --output site --listen 127.0.0.1:8080
  aurpress import packages-meta-ext-v1.json.gz --into aur.sqlite
  aurpress compare https://aur.archlinux.org --output site --sample 100

Exit codes: 0 done, 1 warnings under --strict or differences, 2 usage or configuration, 3 source, 4 output, 5 remote.
SOURCE_DATE_EPOCH, when set, is the clock of builds and answers.";

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the bundled sample and serve it on this machine.
    Demo(DemoArgs),
    /// Make every page, feed and archive and the search index from a database, as one new release.
    Build(BuildArgs),
    /// Bring the output up to date after these packages or package bases changed.
    Update(UpdateArgs),
    /// Keep the output up to date until stopped.
    Watch(WatchArgs),
    /// Serve the current release: pages, search page and RPC.
    Serve(Box<ServeArgs>),
    /// Check the current release: every file, every link, pages against index.
    Check(CheckArgs),
    /// Make the release before the current one current again.
    Rollback(RollbackArgs),
    /// Make a directory or an S3-compatible store equal the current release, and purge the cache in front.
    Publish(PublishArgs),
    /// Print the configuration of a front server: files, query endpoint, old backend.
    Deploy(DeployArgs),
    /// Make a source file from the public metadata archive.
    Import(ImportArgs),
    /// Ask aurweb and this copy the same, and say where the answers differ in meaning.
    Compare(CompareArgs),
    /// Print the GRANT statements for the least-privileged database user.
    Grants(GrantsArgs),
    /// Begin a theme of your own.
    Theme(ThemeArgs),
}

/// Options of `theme`.
#[derive(Clone, Debug, Args)]
pub struct ThemeArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: ThemeCommand,
}

/// The subcommands of `theme`.
#[derive(Clone, Debug, Subcommand)]
pub enum ThemeCommand {
    /// Make a directory with files of the built-in theme to change; files that are there stay.
    New(ThemeNewArgs),
    /// List the files of the built-in theme.
    Files,
}

/// Options of `theme new`.
#[derive(Clone, Debug, Args)]
pub struct ThemeNewArgs {
    /// The directory, as `theme = "DIR"` names it in the configuration.
    pub directory: PathBuf,
    /// Files to copy, as `theme files` lists them; the style sheet and the layout if none is named.
    pub files: Vec<String>,
}

/// Options that every command has which reads the configuration.
#[derive(Clone, Debug, Default, Args)]
pub struct ConfigArgs {
    /// Configuration file; aurpress.toml of the working directory when it is there.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Print the merged configuration, without secrets, and stop.
    #[arg(long)]
    pub print_config: bool,
    /// Public address of the site.
    #[arg(long, value_name = "URL")]
    pub site_url: Option<String>,
    /// Address of the aurweb that keeps accounts, votes and comments.
    #[arg(long, value_name = "URL")]
    pub aurweb_url: Option<String>,
    /// The output directory.
    #[arg(long, value_name = "DIR")]
    pub output: Option<String>,
}

/// How much is said.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct ReportArgs {
    /// No progress and no summary; errors only.
    #[arg(long)]
    pub quiet: bool,
    /// The summary as one line of JSON on standard output.
    #[arg(long)]
    pub json: bool,
}

/// Options of `demo`.
#[derive(Clone, Debug, Args)]
pub struct DemoArgs {
    /// First port to try.
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
}

/// Options of `build`.
#[derive(Clone, Debug, Args)]
pub struct BuildArgs {
    /// Where the database is: sqlite:FILE or mysql://USER@HOST/DATABASE (password and port as in any URL).
    #[arg(long, value_name = "SOURCE")]
    pub source: Option<String>,
    /// Make everything again, as a new release, rather than what changed in the current one.
    #[arg(long)]
    pub fresh: bool,
    /// Print which pages would be made again, and why; write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Print why the pages of one package base would be made again, or that they would not; write nothing.
    #[arg(long, value_name = "ROUTE", conflicts_with = "dry_run")]
    pub explain: Option<String>,
    /// Exit with 1 when there were warnings.
    #[arg(long)]
    pub strict: bool,
    /// Releases to keep beside the current one.
    #[arg(long, value_name = "N")]
    pub keep_releases: Option<String>,
    /// Write a compressed form beside every page, for front servers that send it as it lies there.
    #[arg(long)]
    pub precompress: bool,
    /// Say on every page that this is a copy made from the public archive.
    #[arg(long)]
    pub mirror: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub config: ConfigArgs,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub report: ReportArgs,
}

/// Options of `update`.
#[derive(Clone, Debug, Args)]
pub struct UpdateArgs {
    /// Packages or package bases that changed, deleted ones too. What else changed is brought up to date with them. A
    /// running `watch` is asked to do it; without one, it is done here.
    #[arg(required = true, value_name = "NAME")]
    pub names: Vec<String>,
    /// Where the database is: sqlite:FILE or mysql://USER@HOST/DATABASE.
    #[arg(long, value_name = "SOURCE")]
    pub source: Option<String>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub config: ConfigArgs,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub report: ReportArgs,
}

/// Options of `watch`.
#[derive(Clone, Debug, Args)]
pub struct WatchArgs {
    /// Where the database is: sqlite:FILE or mysql://USER@HOST/DATABASE.
    #[arg(long, value_name = "SOURCE")]
    pub source: Option<String>,
    /// Seconds between runs that nobody asked for.
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    pub interval: u64,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub config: ConfigArgs,
}

/// Options of `serve`.
#[derive(Clone, Debug, Args)]
pub struct ServeArgs {
    /// Address to listen on.
    #[arg(long, value_name = "HOST:PORT")]
    pub listen: Option<String>,
    /// Be a query node: take index and site pages from where `publish` puts them (s3://…, http(s)://… or a directory), keep
    /// them in --output, and follow.
    #[arg(long, value_name = "TARGET")]
    pub from: Option<String>,
    /// As a query node, look at least that often whether something else is published [default: 5].
    #[arg(long, value_name = "SECONDS")]
    pub poll_seconds: Option<String>,
    /// Address of the old backend, which gets what cannot be answered here: sessions, forms, writes, switched routes.
    #[arg(long, value_name = "URL")]
    pub fallback: Option<String>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub watch: MonitorArgs,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub limits: LimitArgs,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub config: ConfigArgs,
}

/// Options of `check`.
#[derive(Clone, Debug, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub config: ConfigArgs,
}

/// Options of `rollback`.
#[derive(Clone, Debug, Args)]
pub struct RollbackArgs {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub config: ConfigArgs,
}

/// What `serve` tells of itself.
#[derive(Clone, Debug, Default, Args)]
pub struct MonitorArgs {
    /// Address to serve Prometheus metrics on, at /metrics; health checks are answered there too.
    #[arg(long, value_name = "HOST:PORT")]
    pub metrics: Option<String>,
    /// Write one line of JSON for each request to this file (- for standard output); SIGHUP opens it anew.
    #[arg(long, value_name = "FILE")]
    pub access_log: Option<String>,
    /// Name the addresses of clients in the access log.
    #[arg(long)]
    pub access_log_addresses: bool,
}

/// How much `serve` takes on; the checks are those of the configuration.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Limits")]
pub struct LimitArgs {
    /// Connections at a time; beyond them the answer is 503 [default: 4096].
    #[arg(long, value_name = "N")]
    pub max_connections: Option<String>,
    /// Threads that search, read files and compress; 0 is one for each processor [default: 0].
    #[arg(long, value_name = "N")]
    pub answer_threads: Option<String>,
    /// Requests that may wait for such a thread; beyond them the answer is 503 [default: 256].
    #[arg(long, value_name = "N")]
    pub max_waiting: Option<String>,
    /// How long they may wait, before the answer is 503 [default: 1000].
    #[arg(long, value_name = "MILLISECONDS")]
    pub max_wait_ms: Option<String>,
    /// Time to send a request's header, and to stay idle before it [default: 15].
    #[arg(long, value_name = "SECONDS")]
    pub header_seconds: Option<String>,
    /// Time to send a request's body [default: 30].
    #[arg(long, value_name = "SECONDS")]
    pub body_seconds: Option<String>,
    /// Time in which some of an answer must be taken [default: 30].
    #[arg(long, value_name = "SECONDS")]
    pub write_seconds: Option<String>,
    /// After a signal to stop, answer on for that long, while /readyz says that it stops [default: 0].
    #[arg(long, value_name = "SECONDS")]
    pub drain_seconds: Option<String>,
    /// Largest header, address included [default: 96].
    #[arg(long, value_name = "KIB")]
    pub max_header_kib: Option<String>,
    /// Largest body; 5,000 names take about 200 [default: 1024].
    #[arg(long, value_name = "KIB")]
    pub max_body_kib: Option<String>,
    /// Memory for bodies and large answers of slow clients; beyond it the answer is 503 [default: 256].
    #[arg(long, value_name = "MIB")]
    pub max_held_mib: Option<String>,
}

impl ServeArgs {
    /// The flags as keys of the configuration.
    pub fn flags(&self) -> Vec<(&'static str, Option<String>)> {
        let (watch, limits) = (&self.watch, &self.limits);
        let flags = [
            ("listen", &self.listen),
            ("fallback", &self.fallback),
            ("poll_seconds", &self.poll_seconds),
            ("metrics", &watch.metrics),
            ("access_log", &watch.access_log),
            ("max_connections", &limits.max_connections),
            ("answer_threads", &limits.answer_threads),
            ("max_waiting", &limits.max_waiting),
            ("max_wait_ms", &limits.max_wait_ms),
            ("header_seconds", &limits.header_seconds),
            ("body_seconds", &limits.body_seconds),
            ("write_seconds", &limits.write_seconds),
            ("drain_seconds", &limits.drain_seconds),
            ("max_header_kib", &limits.max_header_kib),
            ("max_body_kib", &limits.max_body_kib),
            ("max_held_mib", &limits.max_held_mib),
        ];
        let addresses = watch.access_log_addresses.then(|| "true".to_owned());
        let flags = flags.into_iter().map(|(key, value)| (key, value.clone()));
        flags.chain([("access_log_addresses", addresses)]).collect()
    }
}

/// How much of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum HowMuch {
    /// All of it.
    All,
    /// Some of it.
    Sample,
    /// None of it.
    None,
}

/// Options of `publish`.
#[derive(Clone, Debug, Args)]
pub struct PublishArgs {
    /// s3://BUCKET/PREFIX, with credentials and endpoint in the usual AWS_ variables, or a directory.
    #[arg(long, value_name = "TARGET")]
    pub to: Option<String>,
    /// Say what would be done, and do nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// With more deletions than that, delete nothing and warn.
    #[arg(long, value_name = "N")]
    pub max_deletes: Option<String>,
    /// Go on where another publisher, now dead, has stopped; compares everything.
    #[arg(long)]
    pub take_over: bool,
    /// How much of what was sent is read back and compared.
    #[arg(long, value_enum, default_value_t = HowMuch::Sample)]
    pub verify: HowMuch,
    /// Exit with 1 when there were warnings.
    #[arg(long)]
    pub strict: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub config: ConfigArgs,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub report: ReportArgs,
}

/// The front servers there are configurations for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FrontServer {
    /// A file for the http block of nginx.
    Nginx,
    /// A VCL file for Varnish with xkey.
    Varnish,
}

/// Options of `deploy`.
#[derive(Clone, Debug, Args)]
pub struct DeployArgs {
    /// Which front server.
    pub server: FrontServer,
    /// Where nginx listens, in its own words; Varnish is told on its command line.
    #[arg(long, value_name = "ADDRESS", default_value = "80")]
    pub front: String,
    /// HOST:PORT of what stands behind: `aurpress serve`, for nginx one or several of them, separated by commas; for Varnish
    /// perhaps nginx. The listen setting if not given.
    #[arg(long, value_name = "HOST:PORT")]
    pub endpoint: Option<String>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub config: ConfigArgs,
}

/// Options of `import`.
#[derive(Clone, Debug, Args)]
pub struct ImportArgs {
    /// packages-meta-ext-v1.json or packages-meta-v1.json, gzipped or not.
    pub archive: PathBuf,
    /// The SQLite file to make; an old one is replaced in one step.
    #[arg(long, value_name = "FILE")]
    pub into: PathBuf,
}

/// Options of `compare`.
#[derive(Clone, Debug, Args)]
#[command(after_help = COMPARE_HELP)]
pub struct CompareArgs {
    /// The running aurweb; with --recording the server to check, by default the current release.
    #[arg(value_name = "URL", required_unless_present = "recording")]
    pub url: Option<String>,
    /// A running server of this copy; by default the current release below --output, served meanwhile.
    #[arg(long, value_name = "URL", conflicts_with = "recording")]
    pub ours: Option<String>,
    /// Requests and the answers they got (JSON Lines, gzipped or not) in place of a sample.
    #[arg(long, value_name = "FILE")]
    pub recording: Option<PathBuf>,
    /// Compare with what this server answers to the recorded requests, not with the recorded answers.
    #[arg(long, value_name = "URL", requires = "recording")]
    pub against: Option<String>,
    /// Requests to draw from the current release.
    #[arg(long, value_name = "N", default_value_t = 200)]
    pub sample: usize,
    /// Another seed draws other requests.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Only these classes of requests, or those that begin so: rpc, search, pkg, pkgbase, feed, archive, site.
    #[arg(long, value_name = "CLASS", value_delimiter = ',')]
    pub classes: Vec<String>,
    /// Requests a second to each running server, at most; 0 for no limit.
    #[arg(long, value_name = "N", default_value_t = 2.0, value_parser = rate)]
    pub rate: f64,
    /// Requests under way at one time.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=64))]
    pub concurrency: u8,
    /// Differences to show of each class.
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub show: usize,
    /// Certificates to trust for https, in PEM, in place of the public ones.
    #[arg(long, value_name = "FILE")]
    pub ca_file: Option<PathBuf>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub config: ConfigArgs,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub report: ReportArgs,
}

const COMPARE_HELP: &str = "\
The table has, by class: agree (the same meaning), tolerated (a documented deviation, named below the table), data (the
other side has other data: newer, or votes and the like moved), differ, and failed (no answer).

Exit codes: 0 all agree or differ for a known reason, 1 differences, 2 usage, 4 no release, 5 a server does not answer.";

fn rate(text: &str) -> Result<f64, String> {
    let rate = text.parse::<f64>().map_err(|e| e.to_string())?;
    if rate.is_finite() && rate >= 0.0 { Ok(rate) } else { Err("give a number of requests a second".to_owned()) }
}

/// Options of `grants`.
#[derive(Clone, Debug, Args)]
pub struct GrantsArgs {
    /// Name of aurweb's database.
    #[arg(long, default_value = "AUR")]
    pub database: String,
    /// The user, as GRANT takes it.
    #[arg(long, default_value = "'aurpress'@'localhost'")]
    pub user: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_consistent() {
        Cli::command().debug_assert();
    }
}
