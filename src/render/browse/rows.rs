//! The rows of lists.

use super::{Facet, Renderer, address};
use crate::catalogue::PackageIndex;
use crate::model::time::{self, Timestamp};
use crate::render::html;

/// Which time of a package's base a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    Added,
    Updated,
    Flagged,
}

impl Moment {
    /// The word by which templates know it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Updated => "updated",
            Self::Flagged => "flagged",
        }
    }
}

/// Rows of a table of packages: name, version, votes, popularity where it is what the list is about, description,
/// maintainer, time.
pub(super) fn packages(renderer: &Renderer<'_>, packages: &[PackageIndex], popularity: bool, moment: Moment) -> String {
    let mut out = String::with_capacity(packages.len() * 384);
    for package in packages {
        push_package(renderer, *package, popularity, moment, &mut out);
    }
    out
}

fn push_package(renderer: &Renderer<'_>, package: PackageIndex, popularity: bool, moment: Moment, out: &mut String) {
    let catalogue = renderer.catalogue;
    let (record, Some(base)) = (catalogue.package(package), catalogue.base_record(package)) else { return };
    let flagged = if base.out_of_date.is_some() { "<td class=\"flagged\">" } else { "<td>" };
    out.push_str("<tr><td>");
    html::push_package_link(catalogue.package_name(package), out);
    out.push_str("</td>");
    out.push_str(flagged);
    html::push_escaped(catalogue.name(record.version), out);
    out.push_str("</td><td>");
    renderer.language.push_number(u64::from(base.votes), out);
    if popularity {
        out.push_str("</td><td>");
        out.push_str(&renderer.language.decimal(&base.popularity.text_at(renderer.now)));
    }
    out.push_str("</td><td class=\"wrap\" dir=\"auto\">");
    html::push_escaped(record.description.map_or("", |text| catalogue.text(text)), out);
    out.push_str("</td><td>");
    match catalogue.user(base.maintainer) {
        Some(user) => html::push_escaped(user, out),
        None => {
            out.push_str("<span class=\"error\">");
            out.push_str(renderer.language.strings.orphan.text());
            out.push_str("</span>");
        }
    }
    out.push_str("</td><td>");
    let at = match moment {
        Moment::Added => base.submitted,
        Moment::Updated => base.modified,
        Moment::Flagged => base.out_of_date.unwrap_or(base.modified),
    };
    push_day(renderer, at, out);
    out.push_str("</td></tr>\n");
}

/// A day; lists are long, and the minute is on the package's page.
fn push_day(renderer: &Renderer<'_>, at: Timestamp, out: &mut String) {
    out.push_str("<time datetime=\"");
    time::push_date(at, out);
    out.push_str("\">");
    renderer.language.push_date(at, out);
    out.push_str("</time>");
}

/// Items that lead to the lists of names, each with the number of its packages.
pub(super) fn names<'n>(
    renderer: &Renderer<'_>,
    facet: Facet,
    names: impl Iterator<Item = &'n (&'n str, usize)>,
) -> String {
    let mut out = String::new();
    for (name, count) in names {
        push_name(renderer, &address(facet, name), name, Some(*count), &mut out);
    }
    out
}

/// One item: a link, and a number after it.
pub(super) fn push_name(renderer: &Renderer<'_>, address: &str, name: &str, count: Option<usize>, out: &mut String) {
    out.push_str("<li>");
    push_link(address, name, out);
    if let Some(count) = count {
        out.push_str(" <span class=\"count\">");
        renderer.language.push_number(count as u64, out);
        out.push_str("</span>");
    }
    out.push_str("</li>\n");
}

/// Names of a package's licences or groups, each a link to its list.
pub(in crate::render) fn links<'n>(facet: Facet, names: impl Iterator<Item = &'n str>) -> String {
    let mut out = String::new();
    for name in names {
        if !out.is_empty() {
            out.push_str(", ");
        }
        push_link(&address(facet, name), name, &mut out);
    }
    out
}

/// A link that bears a name; in the place of a blank one there is a sign, so that there is something to follow.
pub(super) fn push_link(address: &str, name: &str, out: &mut String) {
    out.push_str("<a href=\"");
    html::push_escaped(address, out);
    out.push_str("\">");
    html::push_escaped(if name.trim().is_empty() { "\u{2423}" } else { name }, out);
    out.push_str("</a>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_seen_whatever_the_name() {
        let expected = "<a href=\"/browse/license/MIT\">MIT</a>, <a href=\"/browse/license/%20\">\u{2423}</a>";
        assert_eq!(links(Facet::License, ["MIT", " "].into_iter()), expected);
    }
}
