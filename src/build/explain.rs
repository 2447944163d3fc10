//! What a build would make again, and why; nothing is written.

use super::{BuildOptions, Previous, environment, load, previous};
use crate::catalogue::BaseIndex;
use crate::plan::Plan;
use crate::render::Renderer;
use crate::render::theme::Theme;
use crate::report::Summary;
use crate::route::Route;
use crate::site::manifest::Known;
use crate::site::release::WriteLock;
use anyhow::{Context, bail};
use percent_encoding::percent_decode_str;
use std::fmt::Write;

/// A line for each package base whose pages would be made again: the address and the reasons, separated by tabs. With
/// a route, one line for its base alone, made again or not.
///
/// # Errors
/// As a build's reading; or the route is not one of a package or package base.
pub fn explain(options: &BuildOptions<'_>, route: Option<&str>) -> anyhow::Result<String> {
    let lock = WriteLock::acquire(options.output)?;
    let known = match previous(options, environment(options.site)?)? {
        Some(Previous { known, .. }) => known,
        None => return Ok("everything\tthere is no release by this program, theme and configuration\n".to_owned()),
    };
    drop(lock);
    let loaded = load(options, &mut Summary::default())?;
    let theme = Theme::load(options.site)?;
    let renderer = Renderer {
        catalogue: &loaded.catalogue,
        comments: &loaded.comments,
        votes: &loaded.votes,
        theme: &theme,
        language: theme.default_language(),
        site: options.site,
        now: options.now,
    };
    let plan = Plan::compare(&renderer, &known);
    let line = |base| line(&renderer, &plan, &known, base);
    match route {
        Some(route) => Ok(line(base_of_route(&renderer, route)?)),
        None => Ok(everything(&plan, &known, line)),
    }
}

fn everything(plan: &Plan, known: &Known, line: impl Fn(BaseIndex) -> String) -> String {
    let mut out: String = plan.changed.iter().map(|base| line(*base)).collect();
    for id in &plan.gone {
        let files = known.bases.get(id).map(|entry| entry.files.as_slice()).unwrap_or_default();
        for file in files {
            let _ = writeln!(out, "/{}\tits base is gone", file.path);
        }
    }
    if plan.registry_changed {
        out.push_str("archives and index\tthe registry changed\n");
    }
    out
}

fn line(renderer: &Renderer<'_>, plan: &Plan, known: &Known, base: BaseIndex) -> String {
    let record = renderer.catalogue.base(base);
    let reasons = plan.reasons(base, record.id, known);
    let reasons = if reasons.is_empty() { "unchanged".to_owned() } else { reasons.join(", ") };
    format!("{}\t{reasons}\n", Route::Base(renderer.catalogue.name(record.name)).url_path())
}

/// The base that makes the page of an address, as in a browser: percent-encoded, with or without what follows the name.
fn base_of_route(renderer: &Renderer<'_>, route: &str) -> anyhow::Result<BaseIndex> {
    let catalogue = renderer.catalogue;
    let mut parts = route.trim_start_matches('/').splitn(3, '/');
    let (kind, name) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let name = percent_decode_str(name).decode_utf8().context("the route is no UTF-8")?;
    let base = match kind {
        "packages" => catalogue.find_package(&name).and_then(|package| catalogue.base_of(package)),
        "pkgbase" => catalogue.base_named(&name),
        _ => bail!("--explain takes /packages/NAME or /pkgbase/NAME, not {route:?}"),
    };
    base.with_context(|| format!("{route}: there is no such package or package base in the source"))
}
