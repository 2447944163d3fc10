//! aurpress: static pages, search and RPC for the read side of an AUR-like package registry.
//!
//! # The line
//!
//! ```text
//! cli → config → source → catalogue → plan → render → site (files, manifest) ─┐
//!                             └────→ search → aurpress_index (a generation) ──┴→ current, for serve and front servers
//! ```
//!
//! Values go in, values come out; no stage changes what an earlier one returned. [`build`] shows the stages in
//! this order; a full build is a plan against nothing.
//!
//! | module | turns | into |
//! | --- | --- | --- |
//! | [`source`] | a database | [`source::Records`]: rows of one snapshot |
//! | [`catalogue`] | records | [`catalogue::Catalogue`]: resolved and immutable |
//! | [`plan`] | catalogue, comments, what the manifest knows | which routes are made again |
//! | [`render`] | catalogue, theme, clock value | [`site::artefact::Artefact`]s: pages, feeds, archives |
//! | [`search`] | catalogue | documents for the `aurpress-index` crate |
//! | [`site`] | artefacts | a new release, current after one rename; or changed files of the current one |
//! | [`watch`] | requests and the clock | runs of [`build`] |
//! | [`check`] | the current release | what is wrong with it |
//! | [`serve`] | the current release and its index | answers over HTTP |
//! | [`compare`] | answers of aurweb and of [`serve`] | [`compare::Tally`]: where they differ in meaning |
//! | [`routing`] | a path, a method, a cookie | who answers: file, endpoint, old backend |
//! | [`cache`] | a path | how long who may keep the answer, and its surrogate keys |
//! | [`deploy`] | configuration and the two tables above | configurations of front servers |
//! | [`publish`] | the current release | objects at a store, purges; and back, for query nodes |
//!
//! # What never happens
//!
//! - Names of tables and columns do not leave [`source`]. Private columns (passwords, addresses, sessions, who voted,
//!   who asked for what and why, deleted comments) stand in no query, so they can be in no page: [`source::grants`] lists all that
//!   is read, and the program runs with exactly those grants.
//! - [`catalogue`] knows no SQL, no HTML and no clock. [`render`] knows no disk, no network and no clock: the time is a
//!   value, and equal input gives equal bytes. No iteration over a hash map reaches output.
//! - [`site`] knows neither catalogue nor templates. No reader sees a part of a file, or a release that is not whole; while
//!   a release is changed in place, some of its files may be newer than others (see [`site`]). Whatever fails before the
//!   rename leaves the old release current.
//! - [`serve`] reads no database and writes nothing. Pages and index of an answer belong to the same release.
//! - The index crate knows no type of this one.
//! - No text from the database reaches a page unescaped. Comments are rendered from their source through an allow-list;
//!   the rendering that aurweb stored is read as evidence of commits, and never shown. No page holds an inline script, an
//!   inline style or an address of a scheme that runs something.
//! - Nothing but [`report`] prints, and nothing but `main` exits.
//!
//! # Decisions
//!
//! - **Typed drivers for each backend.** MariaDB streams rows. SQLite packs thousands of rows into one value (see
//!   [`source`]): its driver copies every value of every row to another thread, which cost more than reading them.
//! - **Compact rows.** Short strings are interned, long texts lie in one arena; a registry of 100,000 packages with 1.4
//!   million dependencies and 600,000 comments stays below 750 MB while it is built.
//! - **A base at a time.** All pages of one package base are rendered together by one thread, since they share its
//!   comments, and written at once; nothing waits in memory for the rest.
//! - **Long lists in Rust, the rest in templates.** Dependencies, required-by, sources and comments are most of a page
//!   and would be most of a build's time as template loops.
//! - **No page is heavy.** What a package's page lists beyond a few hundred rows goes on on other pages, and `serve` puts
//!   the whole together for those who ask as scripts do.
//! - **A parser of its own for comments.** aurweb's dialect nests emphasis, lists and raw HTML by other rules than
//!   CommonMark; its events could not be bent to them.
//! - **Lists are cut where names say so.** A list by name begins a new page at names whose digest tells, as long as the
//!   page before is neither short nor long, so that what comes or goes moves the rows of few pages. One digest over all
//!   bases decides whether lists are made again; of their pages those that differ are written.
//! - **Votes are counts of quarters.** Of a vote only its base and the quarter of its time leave [`source`], and pages show
//!   columns of quarters or years. That tells no more than was always to be seen: the number of votes, and a popularity of six
//!   digits, to which each vote adds one, so that whoever asks each day knows the day. Who voted is not read.
//! - **What is gone had a public name.** The feed of deletions names bases that everybody could see and can see no more, and
//!   the base that took their place, from requests that were granted. A name that came back is no deletion. Who asked, who
//!   granted and the words of both are not read.
//! - **Comment pages count from the oldest**, so that a new comment changes the last page only.
//! - **One HTTP stack.** The old backend, object stores and purges are reached by hyper and rustls with ring;
//!   `object_store` comes without a client of its own and is given this one.
//! - **Amendments hold what differs, and the reader lays it over.** The index of 100,000 packages is 150 MB and takes a second
//!   of a processor; a push changes one of them. A generation is therefore amended by one small file with whole packages, and
//!   hard links to the rest. The reader keeps the few in memory, leaves out what the base says of them, and merges; whatever
//!   depends on all packages is computed from the merged values, so that answers and their order are those of a whole index.
//! - **Readers first.** An update writes pages and index, and only then what tells of all packages: archives are 46 MB.
//! - **The last object counts.** What is published is named by one small object, put under a condition; a mark says that a
//!   run has begun, so that one that was cut off is not believed: the next run looks for itself.
//! - **Keys are paths.** A surrogate key is the path of the address, so that an answer "not found" has the key of the page
//!   that may appear there, and front servers can make keys without knowing more.
//! - **hyper without a framework in front.** Requests are told apart by hand before anything is allocated.

pub mod build;
pub mod cache;
pub mod catalogue;
pub mod check;
pub mod cli;
pub mod command;
pub mod compare;
pub mod config;
pub mod deploy;
pub mod memory;
pub mod model;
pub mod net;
pub mod plan;
pub mod publish;
pub mod render;
pub mod report;
pub mod route;
pub mod routing;
pub mod search;
pub mod serve;
pub mod site;
pub mod source;
pub mod watch;
