//! Requests drawn from an index: what helpers and readers ask, about packages that exist.
//!
//! The same seed over the same index gives the same requests.

use super::exchange::Request;
use crate::model::time::Timestamp;
use crate::route::{Route, form_value};
use aurpress_index::{DocId, Index};
use fastrand::Rng;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// What RPC arguments keep unescaped; the old server splits at `&` after it decoded, so that is left out of arguments.
const ARGUMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What aurweb searches for in the RPC, and where in an `info` object such a word stands.
const RPC_BY: [(&str, &str); 14] = [
    ("name", "Name"),
    ("name-desc", "Description"),
    ("maintainer", "Maintainer"),
    ("submitter", "Submitter"),
    ("comaintainers", "CoMaintainers"),
    ("keywords", "Keywords"),
    ("groups", "Groups"),
    ("depends", "Depends"),
    ("makedepends", "MakeDepends"),
    ("checkdepends", "CheckDepends"),
    ("optdepends", "OptDepends"),
    ("provides", "Provides"),
    ("conflicts", "Conflicts"),
    ("replaces", "Replaces"),
];

/// The same for the search page's `SeB`.
const PAGE_BY: [(&str, &str); 10] = [
    ("nd", "Description"),
    ("n", "Name"),
    ("b", "PackageBase"),
    ("N", "Name"),
    ("B", "PackageBase"),
    ("k", "Keywords"),
    ("m", "Maintainer"),
    ("c", "CoMaintainers"),
    ("M", "Maintainer"),
    ("s", "Submitter"),
];

/// Classes that are asked once each.
const FIXED: [(&str, &str); 9] = [
    ("feed", "/rss/"),
    ("feed", "/rss/modified"),
    ("archive", "/packages.gz"),
    ("archive", "/pkgbase.gz"),
    ("archive", "/users.gz"),
    ("archive", "/packages-meta-v1.json.gz"),
    ("archive", "/packages-meta-ext-v1.json.gz"),
    ("site", "/rss"),
    ("site", "/packages/?K=x"),
];

/// Draws this often before it takes that there is nothing more to draw.
const DRAWS_PER_REQUEST: usize = 20;

/// Whether a class is among those chosen: each choice is a class or the beginning of classes, none chooses all.
#[must_use]
pub fn chosen(class: &str, choices: &[String]) -> bool {
    choices.is_empty() || choices.iter().any(|choice| class.starts_with(choice.as_str()))
}

/// Draws `count` different requests of the chosen classes, fewer when there are no more.
#[must_use]
pub fn draw(index: &Index, count: usize, seed: u64, classes: &[String], now: Timestamp) -> Vec<Request> {
    let mut draw = Draw { index, docs: index.docs().collect(), rng: Rng::with_seed(seed), now };
    let fixed = FIXED.iter().filter(|(class, _)| chosen(class, classes));
    let mut requests: Vec<Request> = fixed.map(|(class, path)| Request::get(class, (*path).to_owned())).collect();
    requests.truncate(count);
    let kinds: Vec<Kind> = Kind::all().into_iter().filter(|kind| chosen(&kind.class(), classes)).collect();
    let mut seen = BTreeSet::new();
    for attempt in 0..count * DRAWS_PER_REQUEST {
        if requests.len() >= count || kinds.is_empty() || index.is_empty() {
            break;
        }
        let drawn = draw.request(kinds[attempt % kinds.len()]);
        requests.extend(drawn.filter(|request| seen.insert((request.path.clone(), request.body.clone()))));
    }
    for (number, request) in (1..).zip(&mut requests) {
        request.number = number;
    }
    requests
}

/// What is drawn in turn.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Info,
    Multi,
    Post,
    Search(&'static str, &'static str),
    Suggest(&'static str, &'static str),
    List(&'static str, &'static str),
    Sort,
    Page,
    Package,
    Base,
}

impl Kind {
    /// All, the more important ones again and again.
    fn all() -> Vec<Self> {
        let mut kinds = Vec::new();
        for ((by, key), at) in RPC_BY.into_iter().zip(0..) {
            kinds.push(Self::Search(by, key));
            kinds.push([Self::Info, Self::Package, Self::Multi, Self::Base][at % 4]);
        }
        for ((by, key), at) in PAGE_BY.into_iter().zip(0..) {
            kinds.push(Self::List(by, key));
            kinds.push([Self::Package, Self::Sort, Self::Page, Self::Info][at % 4]);
        }
        kinds.extend([Self::Suggest("suggest", "Name"), Self::Suggest("suggest-pkgbase", "PackageBase"), Self::Post]);
        kinds
    }

    fn class(self) -> String {
        match self {
            Self::Info => "rpc-info".to_owned(),
            Self::Multi => "rpc-multi".to_owned(),
            Self::Post => "rpc-post".to_owned(),
            Self::Search(by, _) => format!("rpc-search-{by}"),
            Self::Suggest(kind, _) => format!("rpc-{kind}"),
            Self::List(by, _) => format!("search-{by}"),
            Self::Sort => "search-sort".to_owned(),
            Self::Page => "search-page".to_owned(),
            Self::Package => "pkg".to_owned(),
            Self::Base => "pkgbase".to_owned(),
        }
    }
}

struct Draw<'a> {
    index: &'a Index,
    docs: Vec<DocId>,
    rng: Rng,
    now: Timestamp,
}

impl Draw<'_> {
    /// One request of a kind; `None` when the package drawn has nothing that fits.
    fn request(&mut self, kind: Kind) -> Option<Request> {
        let class = kind.class();
        let path = match kind {
            Kind::Info => format!("/rpc/v5/info/{}", argument(&self.name()?)),
            Kind::Multi => format!("/rpc/v5/info?{}", self.arguments()?),
            Kind::Post => {
                let body = Some(format!("v=5&type=info&{}", self.arguments()?));
                let headers = vec![("Content-Type".to_owned(), "application/x-www-form-urlencoded".to_owned())];
                let request = Request::get(&class, "/rpc".to_owned());
                return Some(Request { method: "POST".to_owned(), headers, body, ..request });
            }
            Kind::Search(by, key) => format!("/rpc/v5/search?by={by}&arg={}", argument(&self.term(key)?)),
            Kind::Suggest(kind, key) => {
                let name = self.term(key)?;
                format!("/rpc?v=5&type={kind}&arg={}", argument(&self.beginning(&name)))
            }
            Kind::List(by, key) => self.list(by, key)?,
            Kind::Sort => format!("/packages?K={}&{}", form_value(&self.term("Name")?), self.order()),
            Kind::Page => self.page(),
            Kind::Package => Route::Package(&self.name()?).url_path(),
            Kind::Base => Route::Base(self.package()?.get("PackageBase")?.as_str()?).url_path(),
        };
        Some(Request::get(&class, path))
    }

    /// The `info` object of a random package.
    fn package(&mut self) -> Option<Map<String, Value>> {
        let doc = *self.docs.get(self.rng.usize(..self.docs.len().max(1)))?;
        let mut json = Vec::new();
        self.index.write_info(doc, self.now, &mut json);
        serde_json::from_slice(&json).ok()
    }

    fn name(&mut self) -> Option<String> {
        self.package()?.get("Name")?.as_str().map(str::to_owned)
    }

    /// A few names in the form of a query, an unknown one now and then.
    fn arguments(&mut self) -> Option<String> {
        let mut names = (0..self.rng.usize(2..20)).map(|_| self.name()).collect::<Option<Vec<String>>>()?;
        if self.rng.bool() {
            names.push(format!("no-such-package-{}", self.rng.u32(..)));
        }
        Some(names.iter().map(|name| format!("arg[]={}", argument(name))).collect::<Vec<_>>().join("&"))
    }

    /// A word to search for: a value of a random package, or one of several.
    fn term(&mut self, key: &str) -> Option<String> {
        let package = self.package()?;
        let word = match package.get(key)? {
            Value::String(text) => text.clone(),
            Value::Array(list) => self.rng.choice(list)?.as_str()?.to_owned(),
            _ => return None,
        };
        let word = match key {
            "Description" => self.rng.choice(word.split_whitespace().collect::<Vec<_>>())?.to_owned(),
            // A piece of a name finds more than the name.
            "Name" | "PackageBase" if self.rng.bool() => {
                self.rng.choice(word.split('-').collect::<Vec<_>>())?.to_owned()
            }
            _ => word.split(['<', '>', '=']).next()?.to_owned(),
        };
        // Two letters are the least that the RPC searches for. An ampersand cannot be asked for there, and wildcards and
        // accents are known to differ.
        let plain = word.len() >= 3 && word.is_ascii() && !word.contains(['&', '%', '_', '\\']);
        plain.then_some(word)
    }

    /// The first letters of a word.
    fn beginning(&mut self, word: &str) -> String {
        let length = self.rng.usize(1..=word.len().min(6));
        word.chars().take(length).collect()
    }

    fn order(&mut self) -> String {
        let by = self.rng.choice(["n", "v", "p", "m", "l", "w", "o"]).unwrap_or("p");
        format!("SB={by}&SO={}", self.rng.choice(["a", "d"]).unwrap_or("d"))
    }

    /// The search form as a browser sends it.
    fn list(&mut self, by: &str, key: &str) -> Option<String> {
        let term = form_value(&self.term(key)?).to_string();
        let flagged = self.rng.choice(["", "", "on", "off"])?;
        let rows = self.rng.choice(["50", "100", "250"])?;
        let submit = self.rng.choice(["Go", "Go", "Go", "Orphans"])?;
        let order = self.order();
        Some(format!("/packages?O=0&SeB={by}&K={term}&outdated={flagged}&{order}&PP={rows}&submit={submit}"))
    }

    /// A page somewhere in the list of all packages.
    fn page(&mut self) -> String {
        let rows = self.rng.choice([10, 50, 100, 250]).unwrap_or(50);
        let offset = self.rng.usize(..=self.index.len()) / rows * rows;
        format!("/packages?K=&{}&PP={rows}&O={offset}", self.order())
    }
}

fn argument(text: &str) -> String {
    utf8_percent_encode(text, ARGUMENT).to_string()
}
