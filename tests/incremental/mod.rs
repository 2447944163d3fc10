//! What changed is made again in place, and the result is that of a build from nothing, byte for byte.

mod explain;
mod histories;
mod history;
mod killed;
mod observed;
mod pack;
mod precompressed;
mod steps;
mod watching;

use crate::support::database::{change, strings};
use crate::support::program::{Outcome, aurpress, outcome};
use crate::support::site::files;
use crate::support::{NOW, Sample};
use aurpress_index::{By, DocId, Index, ListQuery, Search, Wanted};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A few dozen bases of the sample, so that hundreds of builds take no time, and an output directory.
struct Registry {
    sample: Sample,
    /// The clock.
    now: i64,
}

/// Rows of the bases that are left; the odd ones are.
pub(crate) const FEW: &str = "\
    DELETE FROM PackageBases WHERE ID % 20 <> 0 AND Name NOT LIKE 'nasty-%';
    DELETE FROM Packages WHERE PackageBaseID NOT IN (SELECT ID FROM PackageBases);
    DELETE FROM PackageComments WHERE PackageBaseID NOT IN (SELECT ID FROM PackageBases);
    DELETE FROM PackageKeywords WHERE PackageBaseID NOT IN (SELECT ID FROM PackageBases);
    DELETE FROM PackageComaintainers WHERE PackageBaseID NOT IN (SELECT ID FROM PackageBases);
    DELETE FROM PackageRequests WHERE PackageBaseID NOT IN (SELECT ID FROM PackageBases);
    DELETE FROM PackageDepends WHERE PackageID NOT IN (SELECT ID FROM Packages);
    DELETE FROM PackageRelations WHERE PackageID NOT IN (SELECT ID FROM Packages);
    DELETE FROM PackageSources WHERE PackageID NOT IN (SELECT ID FROM Packages);
    DELETE FROM PackageLicenses WHERE PackageID NOT IN (SELECT ID FROM Packages);
    DELETE FROM PackageGroups WHERE PackageID NOT IN (SELECT ID FROM Packages);
    DELETE FROM PackageVotes WHERE PackageBaseID NOT IN (SELECT ID FROM PackageBases); DELETE FROM Sessions; DELETE FROM Users WHERE ID % 5 <> 0; VACUUM;";

/// The rows of bases, each behind the base's name.
const ROWS: [&str; 12] = [
    "SELECT Name || '|' || ID || concat_ws('|', NumVotes, Popularity, PopularityUpdated, OutOfDateTS, FlaggerComment, \
     SubmittedTS, ModifiedTS, FlaggerUID, SubmitterUID, MaintainerUID, PackagerUID) FROM PackageBases ORDER BY rowid",
    "SELECT b.Name || '|' || concat_ws('|', p.ID, p.Name, p.Version, p.Description, p.URL) \
     FROM PackageBases b JOIN Packages p ON p.PackageBaseID = b.ID ORDER BY p.ID",
    "SELECT b.Name || '|d|' || concat_ws('|', DepTypeID, DepName, DepDesc, DepCondition, DepArch) FROM PackageBases b \
     JOIN Packages p ON p.PackageBaseID = b.ID JOIN PackageDepends r ON r.PackageID = p.ID ORDER BY r.rowid",
    "SELECT b.Name || '|r|' || concat_ws('|', RelTypeID, RelName, RelCondition) FROM PackageBases b \
     JOIN Packages p ON p.PackageBaseID = b.ID JOIN PackageRelations r ON r.PackageID = p.ID ORDER BY r.rowid",
    "SELECT b.Name || '|s|' || Source FROM PackageBases b \
     JOIN Packages p ON p.PackageBaseID = b.ID JOIN PackageSources r ON r.PackageID = p.ID ORDER BY r.rowid",
    "SELECT b.Name || '|l|' || LicenseID FROM PackageBases b \
     JOIN Packages p ON p.PackageBaseID = b.ID JOIN PackageLicenses r ON r.PackageID = p.ID ORDER BY r.rowid",
    "SELECT b.Name || '|g|' || GroupID FROM PackageBases b \
     JOIN Packages p ON p.PackageBaseID = b.ID JOIN PackageGroups r ON r.PackageID = p.ID ORDER BY r.rowid",
    "SELECT b.Name || '|k|' || Keyword FROM PackageBases b JOIN PackageKeywords r ON r.PackageBaseID = b.ID",
    "SELECT b.Name || '|m|' || concat_ws('|', UsersID, Priority) FROM PackageBases b \
     JOIN PackageComaintainers r ON r.PackageBaseID = b.ID ORDER BY r.rowid",
    "SELECT b.Name || '|q|' || concat_ws('|', r.ID, r.Status) FROM PackageBases b \
     JOIN PackageRequests r ON r.PackageBaseID = b.ID ORDER BY r.ID",
    "SELECT b.Name || '|v|' || VoteTS FROM PackageBases b JOIN PackageVotes r ON r.PackageBaseID = b.ID ORDER BY r.rowid",
    "SELECT b.Name || '|c|' || concat_ws('|', r.ID, UsersID, Comments, CommentTS, EditedTS, EditedUsersID, DelTS, \
     DelUsersID, PinnedTS) FROM PackageBases b JOIN PackageComments r ON r.PackageBaseID = b.ID ORDER BY r.ID",
];

/// The bases whose rows differ between two states.
fn changed(before: &BTreeMap<String, Vec<String>>, after: &BTreeMap<String, Vec<String>>) -> BTreeSet<String> {
    before.keys().chain(after.keys()).filter(|name| before.get(*name) != after.get(*name)).cloned().collect()
}

impl Registry {
    fn new() -> Self {
        let sample = Sample::unpack();
        change(&sample.sqlite(), FEW);
        Self { sample, now: NOW }
    }

    /// The output that is changed in place.
    fn output(&self) -> PathBuf {
        self.sample.directory().join("amended")
    }

    fn command(&self, arguments: &[&str], output: &Path) -> Command {
        let mut command = aurpress(arguments);
        command.arg("--source").arg(format!("sqlite:{}", self.sample.sqlite().display()));
        command.arg("--output").arg(output).env("SOURCE_DATE_EPOCH", self.now.to_string());
        command
    }

    /// An incremental build; the second one and those after it change the release that is there.
    fn amend(&self) -> Outcome {
        done(&mut self.command(&["build", "--json"], &self.output()))
    }

    /// An update of some names alone; nothing else had changed.
    fn update(&self, names: &BTreeSet<String>) -> Outcome {
        let mut arguments = vec!["update", "--json"];
        arguments.extend(names.iter().map(String::as_str));
        done(&mut self.command(&arguments, &self.output()))
    }

    /// Every row that belongs to a base, by the base's name.
    fn rows(&self) -> BTreeMap<String, Vec<String>> {
        let mut rows: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for query in ROWS {
            for row in strings(&self.sample.sqlite(), query) {
                let (base, row) = row.split_once('|').unwrap();
                rows.entry(base.to_owned()).or_default().push(row.to_owned());
            }
        }
        rows
    }

    /// The site of a build from nothing.
    fn rebuilt(&self) -> BTreeMap<String, Vec<u8>> {
        let output = self.sample.directory().join("fresh");
        done(&mut self.command(&["build", "--fresh", "--keep-releases", "0"], &output));
        snapshot(&output)
    }

    /// Asserts that the output is what a build from nothing makes, and that `check` finds it whole.
    fn assert_exact(&self, what: &str) {
        self.assert_same(what, |_| true);
    }

    /// The same of all but the lists, which are as of the last run over everything.
    fn assert_exact_but_lists(&self, what: &str) {
        self.assert_same(what, |path| !is_list(path));
    }

    fn assert_same(&self, what: &str, counts: impl Fn(&str) -> bool) {
        let (mut amended, mut fresh) = (snapshot(&self.output()), self.rebuilt());
        amended.retain(|path, _| counts(path));
        fresh.retain(|path, _| counts(path));
        let names = |site: &BTreeMap<String, Vec<u8>>| site.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&amended), names(&fresh), "{what}");
        let differ = amended.iter().filter(|(path, bytes)| fresh[*path] != **bytes).map(|(path, _)| path);
        assert_eq!(differ.collect::<Vec<_>>(), Vec::<&String>::new(), "{what}");
    }

    fn check(&self, what: &str) {
        let checked = outcome(aurpress(["check", "--output"]).arg(self.output()));
        assert_eq!((checked.code, checked.stdout.as_str()), (Some(0), ""), "{what}: {}", checked.stderr);
    }
}

/// Whether a path is that of a list, made by runs over everything alone.
pub(crate) fn is_list(path: &str) -> bool {
    // Where lists of packages go on is written with these packages.
    let of_package = ["browse/required/", "browse/depends/"].iter().any(|start| path.starts_with(start));
    aurpress::render::browse::is_list(path) && !of_package
}

fn done(command: &mut Command) -> Outcome {
    let outcome = outcome(command);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    outcome
}

/// All that readers can be served: the tree, and what the index says of each package. The files of an index that was amended
/// differ from those of a new one, its answers do not: of the index, `tests` of its own crate ask everything.
fn snapshot(output: &Path) -> BTreeMap<String, Vec<u8>> {
    let index = open_index(output);
    let mut all = files(&output.join("current"));
    // An update of some names leaves the search pack as it is, see `pack`.
    all.retain(|path, _| !path.starts_with("static/search/"));
    for (at, doc) in index.docs().enumerate() {
        let mut answer = format!("{:?}\n", index.row(doc)).into_bytes();
        index.write_info(doc, NOW, &mut answer);
        all.insert(format!("index/{at}"), answer);
    }
    all.insert("index/answers".to_owned(), answers(&index));
    assert!(all.len() > 50);
    all
}

/// The index of the current release. An update may remove a generation just before it is opened; then the next one is.
fn open_index(output: &Path) -> Index {
    let link = std::fs::read_link(output.join("current")).unwrap();
    let folder = output.join("index").join(link.file_name().unwrap());
    let named = || std::fs::read_to_string(folder.join("CURRENT")).unwrap();
    let mut generation = named();
    loop {
        match Index::open(&folder.join(generation.trim_end())) {
            Ok(index) => return index,
            Err(error) => {
                let next = named();
                assert_ne!(next, generation, "{error}");
                generation = next;
            }
        }
    }
}

/// Answers to some dozens of questions, with the names of packages.
fn answers(index: &Index) -> Vec<u8> {
    let mut all = String::new();
    let names = |docs: &[DocId]| docs.iter().map(|doc| index.row(*doc).name.to_owned()).collect::<Vec<_>>();
    let mut words: Vec<String> = index.docs().map(|doc| index.row(doc).name.to_owned()).step_by(5).collect();
    words.extend(["", "lib", "nasty", "python", "foo", "-git", "maintainer:x", "is:orphan", "a"].map(str::to_owned));
    for word in &words {
        let search = Search { text: word, limit: 50, facets: true, ..Search::default() };
        let found = index.find_text(&search);
        let hits = found.hits.iter().map(|hit| (index.row(hit.doc).name, hit.score)).collect::<Vec<_>>();
        let listed = index.list(&ListQuery { text: word, limit: 50, ..ListQuery::default() });
        let depending = index.search(By::Depends, word, 9999).map(|docs| names(&docs));
        all += &format!("{word}: {hits:?} {} {:?} {:?}\n", found.total, found.facets, found.did_you_mean);
        all += &format!("{} {:?} {depending:?}\n", listed.total, names(&listed.docs));
        all += &format!("{:?} {:?}\n", index.suggest(word, 20), index.suggest_base(word, 20));
        all += &format!("{:?} {:?}\n", names(&index.complete(word, 20)), index.base(word));
        let providers = index.resolve(&Wanted::parse(word)).into_iter();
        all +=
            &format!("{:?}\n", providers.map(|given| (given.name, given.version, given.satisfies)).collect::<Vec<_>>());
    }
    all.into_bytes()
}
