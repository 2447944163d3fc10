//! Names, votes and descriptions of all packages in one small file, so that a browser can search while the query endpoint
//! cannot be reached.
//!
//! `static/search/pack.DIGEST.gz` is gzip of UTF-8 lines, `NAME`, tab, votes, tab, description, in name order; tabs and
//! line ends of a description are blanks. `static/search/pack.json` tells its address and its number of packages. Votes
//! have two significant digits, so that a vote more does not make the file anew, and all who keep it load it again.

use crate::catalogue::Catalogue;
use crate::render::compress::gzip;
use crate::site::artefact::Artefact;
use std::fmt::Write;
use xxhash_rust::xxh3::xxh3_64;

/// Where the files lie.
pub const FOLDER: &str = "static/search/";

/// A pack before compression.
#[derive(Debug)]
pub struct Pack {
    path: String,
    text: String,
    packages: usize,
}

impl Pack {
    /// The pack of all packages.
    pub fn of(catalogue: &Catalogue) -> Self {
        let text = text(catalogue);
        let path = format!("{FOLDER}pack.{:016x}.gz", xxh3_64(text.as_bytes()));
        Self { path, text, packages: catalogue.packages_by_name().len() }
    }

    /// The paths of its files.
    pub fn paths(&self) -> [String; 2] {
        [self.path.clone(), named()]
    }

    /// The pack, then the file that names it.
    pub fn files(self) -> [Artefact; 2] {
        let said = format!("{{\"pack\":\"/{}\",\"packages\":{}}}\n", self.path, self.packages);
        [Artefact { path: self.path, bytes: gzip(self.text.as_bytes()) }, Artefact::text(named(), said)]
    }
}

fn named() -> String {
    format!("{FOLDER}pack.json")
}

fn text(catalogue: &Catalogue) -> String {
    let mut out = String::new();
    for package in catalogue.packages_by_name() {
        let votes = catalogue.votes(*package);
        let _ = write!(out, "{}\t{}\t", catalogue.package_name(*package), rounded(votes));
        let description = catalogue.package(*package).description.map(|text| catalogue.text(text));
        out.extend(description.unwrap_or_default().chars().map(|c| if c.is_control() { ' ' } else { c }));
        out.push('\n');
    }
    out
}

/// A number with two significant digits.
fn rounded(votes: u32) -> u32 {
    let digits = votes.checked_ilog10().unwrap_or(0);
    let unit = 10_u32.pow(digits.saturating_sub(1));
    votes / unit * unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn votes_have_two_digits() {
        for (votes, shown) in [(0, 0), (7, 7), (42, 42), (199, 190), (2_495, 2_400), (u32::MAX, 4_200_000_000)] {
            assert_eq!(rounded(votes), shown);
        }
    }
}
