#![allow(clippy::unwrap_used)]

use std::path::PathBuf;

use serde_json::{Map, Value, json};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Row};

use super::*;

/// The clock of the recorded archives: 2026-11-22 12:00:00 UTC.
const NOW: i64 = 1_795_348_800;

fn recorded(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/archives").join(name)
}

fn entry(id: u32, name: &str) -> Value {
    json!({
        "ID": id, "Name": name, "PackageBaseID": id + 1000, "PackageBase": name, "Version": "1.0-1",
        "Description": null, "URL": null, "NumVotes": 0, "Popularity": 0.0, "OutOfDate": null, "Maintainer": null,
        "Submitter": "ada", "FirstSubmitted": 1, "LastModified": 2,
        "URLPath": format!("/cgit/aur.git/snapshot/{name}.tar.gz"),
    })
}

/// A directory with one archive in it, and the target to import to.
struct Case {
    directory: tempfile::TempDir,
    archive: PathBuf,
    into: PathBuf,
}

impl Case {
    fn new(content: &[u8]) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let archive = directory.path().join("packages-meta-ext-v1.json");
        let into = directory.path().join("mirror.sqlite");
        std::fs::write(&archive, content).unwrap();
        Self { directory, archive, into }
    }

    fn of(entries: &[Value]) -> Self {
        Self::new(Value::from(entries.to_vec()).to_string().as_bytes())
    }

    fn import(&self) -> Result<ImportSummary, ImportError> {
        block_on(import(&self.archive, &self.into, NOW))
    }

    /// Names of the files beside the archive.
    fn files(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.directory.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| !name.ends_with(".json"))
            .collect();
        names.sort();
        names
    }

    /// All rows of a query whose columns are text.
    fn rows(&self, sql: &str) -> Vec<Vec<Option<String>>> {
        block_on(async {
            let mut connection = open(&self.into).await;
            let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut connection).await.unwrap();
            rows.iter().map(|row| (0..row.len()).map(|column| row.get(column)).collect()).collect()
        })
    }
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

async fn open(path: &Path) -> SqliteConnection {
    SqliteConnectOptions::new().filename(path).read_only(true).connect().await.unwrap()
}

async fn list(connection: &mut SqliteConnection, sql: &'static str, id: i64) -> Vec<String> {
    sqlx::query_scalar(sql).bind(id).fetch_all(connection).await.unwrap()
}

const BASICS: &str = "
    SELECT p.ID, p.Name, b.ID, b.Name, p.Version, p.Description, p.URL, b.NumVotes, b.Popularity, b.OutOfDateTS,
           m.Username, s.Username, b.SubmittedTS, b.ModifiedTS
    FROM Packages p JOIN PackageBases b ON b.ID = p.PackageBaseID
    LEFT JOIN Users m ON m.ID = b.MaintainerUID LEFT JOIN Users s ON s.ID = b.SubmitterUID ORDER BY p.rowid";

const LISTS: [(&str, &str); 11] = [
    (
        "Depends",
        "SELECT DepName || coalesce(DepCondition, '') FROM PackageDepends WHERE PackageID = ? AND DepTypeID = 1",
    ),
    (
        "MakeDepends",
        "SELECT DepName || coalesce(DepCondition, '') FROM PackageDepends WHERE PackageID = ? AND DepTypeID = 2",
    ),
    (
        "CheckDepends",
        "SELECT DepName || coalesce(DepCondition, '') FROM PackageDepends WHERE PackageID = ? AND DepTypeID = 3",
    ),
    (
        "OptDepends",
        "SELECT DepName || coalesce(DepCondition, '') FROM PackageDepends WHERE PackageID = ? AND DepTypeID = 4",
    ),
    (
        "Conflicts",
        "SELECT RelName || coalesce(RelCondition, '') FROM PackageRelations WHERE PackageID = ? AND RelTypeID = 1",
    ),
    (
        "Provides",
        "SELECT RelName || coalesce(RelCondition, '') FROM PackageRelations WHERE PackageID = ? AND RelTypeID = 2",
    ),
    (
        "Replaces",
        "SELECT RelName || coalesce(RelCondition, '') FROM PackageRelations WHERE PackageID = ? AND RelTypeID = 3",
    ),
    (
        "Groups",
        "SELECT Name FROM PackageGroups JOIN Groups ON ID = GroupID WHERE PackageID = ? ORDER BY PackageGroups.rowid",
    ),
    (
        "License",
        "SELECT Name FROM PackageLicenses JOIN Licenses ON ID = LicenseID WHERE PackageID = ? ORDER BY PackageLicenses.rowid",
    ),
    (
        "Keywords",
        "SELECT Keyword FROM PackageKeywords JOIN Packages USING (PackageBaseID) WHERE Packages.ID = ? ORDER BY PackageKeywords.rowid",
    ),
    (
        "CoMaintainers",
        "SELECT Username FROM PackageComaintainers c JOIN Users u ON u.ID = c.UsersID JOIN Packages p USING (PackageBaseID) WHERE p.ID = ? ORDER BY Priority",
    ),
];

/// Builds the archive's entries back from an imported file.
async fn entries(path: &Path) -> Vec<Value> {
    let mut connection = open(path).await;
    let mut found = Vec::new();
    for row in sqlx::query(BASICS).fetch_all(&mut connection).await.unwrap() {
        let id: i64 = row.get(0);
        let name: String = row.get(1);
        let mut entry = Map::new();
        let mut set = |key: &str, value: Value| entry.insert(key.to_owned(), value);
        set("ID", id.into());
        set("URLPath", format!("/cgit/aur.git/snapshot/{name}.tar.gz").into());
        set("Name", name.into());
        set("PackageBaseID", row.get::<i64, _>(2).into());
        set("PackageBase", row.get::<String, _>(3).into());
        set("Version", row.get::<String, _>(4).into());
        set("Description", row.get::<Option<String>, _>(5).into());
        set("URL", row.get::<Option<String>, _>(6).into());
        set("NumVotes", row.get::<i64, _>(7).into());
        set("Popularity", row.get::<f64, _>(8).into());
        set("OutOfDate", row.get::<Option<i64>, _>(9).into());
        set("Maintainer", row.get::<Option<String>, _>(10).into());
        set("Submitter", row.get::<Option<String>, _>(11).into());
        set("FirstSubmitted", row.get::<i64, _>(12).into());
        set("LastModified", row.get::<i64, _>(13).into());
        for (key, sql) in LISTS {
            let texts = list(&mut connection, sql, id).await;
            if !texts.is_empty() {
                set(key, texts.into());
            }
        }
        found.push(Value::Object(entry));
    }
    found
}

/// The entries of a recorded archive by id, which is the order of the tables.
fn content(name: &str) -> Vec<Value> {
    let mut entries: Vec<Value> = serde_json::from_slice(&archive::read(&recorded(name)).unwrap()).unwrap();
    entries.sort_by_key(|entry| entry["ID"].as_u64());
    entries
}

#[test]
fn the_recorded_archive_comes_back_whole() {
    let case = Case::new(b"");
    let archive = recorded("packages-meta-ext-v1.json.gz");
    let summary = block_on(import(&archive, &case.into, NOW)).unwrap();
    let expected = content("packages-meta-ext-v1.json.gz");
    assert_eq!((summary.packages, summary.skipped), (1000, 0), "{:?}", summary.warnings);
    let found = block_on(entries(&case.into));
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.len(), expected.len());
    assert_eq!(case.files(), ["mirror.sqlite"]);
}

#[test]
fn the_short_archive_is_accepted() {
    let case = Case::new(b"");
    let summary = block_on(import(&recorded("packages-meta-v1.json.gz"), &case.into, NOW)).unwrap();
    assert_eq!((summary.packages, summary.dependencies), (1000, 0));
    assert!(block_on(entries(&case.into)) == content("packages-meta-v1.json.gz"));
}

#[test]
fn two_imports_give_the_same_bytes() {
    let case = Case::new(b"");
    let archive = recorded("packages-meta-ext-v1.json.gz");
    block_on(import(&archive, &case.into, NOW)).unwrap();
    let first = std::fs::read(&case.into).unwrap();
    block_on(import(&archive, &case.into, NOW)).unwrap();
    assert!(first == std::fs::read(&case.into).unwrap());
}

#[test]
fn conditions_and_descriptions_are_split_off() {
    let mut full = entry(1, "a");
    full["Depends"] = json!(["b>=1.0", "libc.so=6-64", "c<2", "plain", "a: b"]);
    full["OptDepends"] = json!(["d>3: for colours: all", "e"]);
    full["Provides"] = json!(["a=1", "<b>x</b>"]);
    let case = Case::of(&[full]);
    let summary = case.import().unwrap();
    assert_eq!((summary.dependencies, summary.relations), (7, 2));
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        case.rows("SELECT DepName, DepCondition, DepDesc FROM PackageDepends"),
        [
            [text("b"), text(">=1.0"), None],
            [text("libc.so"), text("=6-64"), None],
            [text("c"), text("<2"), None],
            [text("plain"), None, None],
            [text("a: b"), None, None],
            [text("d"), text(">3"), text("for colours: all")],
            [text("e"), None, None],
        ]
    );
    assert_eq!(
        case.rows("SELECT RelName, RelCondition FROM PackageRelations"),
        [[text("a"), text("=1")], [text(""), text("<b>x</b>")]]
    );
    assert_eq!(case.rows("SELECT PopularityUpdated FROM PackageBases"), [[text("2026-11-22 12:00:00")]]);
}

#[test]
fn any_layout_of_the_array_is_accepted() {
    let entries = Value::from(vec![entry(1, "a"), entry(2, "b")]);
    for text in [
        entries.to_string(),
        serde_json::to_string_pretty(&entries).unwrap(),
        format!("\u{feff}\r\n[\r\n{},\r\n{}\r\n]\r\n", entries[0], entries[1]),
    ] {
        let summary = Case::new(text.as_bytes()).import().unwrap();
        assert_eq!((summary.packages, summary.skipped), (2, 0), "{text}");
    }
}

#[test]
fn an_empty_archive_is_an_empty_registry() {
    let case = Case::new(b"[\n]");
    assert_eq!(case.import().unwrap(), ImportSummary::default());
    assert_eq!(case.rows("SELECT Name FROM Packages"), Vec::<Vec<_>>::new());
}

#[test]
fn a_broken_entry_costs_only_itself() {
    let good = |id, name| entry(id, name).to_string();
    let without_name = {
        let mut broken = entry(9, "x");
        broken.as_object_mut().unwrap().remove("Name");
        broken.to_string()
    };
    for (broken, reason) in [
        (r#"{"ID":9,"Name":"x"#, "EOF"),
        (r#"{"ID":9,"Depends":["x"},"#, "expected"),
        ("{\"ID\":9", "EOF"),
        ("7", "invalid type"),
        ("}", "expected value"),
        ("\"\u{7}\"", "control character"),
        (&without_name, "missing field `Name`"),
        (&good(9, ""), "Name is empty"),
        (&good(9, &"x".repeat(256)), "longer than 255"),
        (&good(9, "x").replace("\"NumVotes\":0", "\"NumVotes\":-1"), "-1"),
        (&good(9, "x").replace("0.0", "-0.5"), "negative"),
        (&good(9, "x").replace("\"1.0-1\"", "\"\\ud800\""), "hex escape"),
        (&good(1, "x"), "package id 1 was there before"),
        (&good(9, "A"), "package of this name was there before"),
        (&good(9, "x").replace("1009", "1001"), "base id 1001 belongs to a, not to x"),
        (&good(9, "x").replace("\"PackageBase\":\"x\"", "\"PackageBase\":\"A\""), "with another id than 1009"),
    ] {
        let case = Case::new(format!("[\n{},\n{broken},\n{}\n]", good(1, "a"), good(2, "b")).as_bytes());
        let summary = case.import().unwrap();
        assert_eq!((summary.packages, summary.skipped), (2, 1), "{broken}: {:?}", summary.warnings);
        let warning = &summary.warnings[0];
        assert!(warning.contains("packages-meta-ext-v1.json, line 3: "), "{warning}");
        assert!(warning.contains(reason), "{warning}");
    }
}

#[test]
fn warnings_are_counted_and_bounded() {
    let mut entries = vec![entry(1, "a")];
    entries.extend((0..50).map(|_| entry(1, "b")));
    let summary = Case::of(&entries).import().unwrap();
    assert_eq!((summary.packages, summary.skipped, summary.warnings.len()), (1, 50, WARNINGS_KEPT));
}

#[test]
fn what_is_no_archive_leaves_the_old_file() {
    let old = Case::of(&[entry(1, "a")]);
    old.import().unwrap();
    let before = std::fs::read(&old.into).unwrap();
    let packed = std::fs::read(recorded("packages-meta-ext-v1.json.gz")).unwrap();
    let whole = entry(1, "b").to_string();
    let mut trailing = packed.clone();
    trailing.extend(std::fs::read(recorded("packages-meta-v1.json.gz")).unwrap());
    for (broken, reason) in [
        (b"".as_slice(), "does not begin"),
        (b"<html>502</html>", "does not begin"),
        (b"{\"results\":[]}", "does not begin"),
        (format!("[\n{whole},\n{}", &whole[..40]).as_bytes(), "cut off"),
        (b"[1, 2]", "no entry is usable"),
        (&packed[..1], "does not begin"),
        (&packed[..3], "cut off"),
        (&packed[..packed.len() / 2], "cut off"),
        (&trailing, "several members"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", "cut off"),
    ] {
        std::fs::write(&old.archive, broken).unwrap();
        let error = old.import().unwrap_err().to_string();
        assert!(error.contains(reason) && error.contains("packages-meta-ext-v1.json"), "{error}");
        assert!(before == std::fs::read(&old.into).unwrap(), "{error}");
        assert_eq!(old.files(), ["mirror.sqlite"], "{error}");
    }
    std::fs::remove_file(&old.archive).unwrap();
    assert!(matches!(old.import(), Err(ImportError::Read { .. })));
}

#[test]
fn only_an_import_is_replaced() {
    let case = Case::of(&[entry(1, "a")]);
    case.import().unwrap();
    case.import().unwrap();
    for foreign in [b"SQLite format 3\0".as_slice(), b"notes", &[0; 100]] {
        std::fs::write(&case.into, foreign).unwrap();
        assert!(matches!(case.import(), Err(ImportError::Target { .. })));
        assert_eq!(std::fs::read(&case.into).unwrap(), foreign);
    }
    std::fs::write(&case.into, b"").unwrap();
    case.import().unwrap();
    std::fs::write(case.directory.path().join("mirror.sqlite-wal"), b"x").unwrap();
    assert!(matches!(case.import(), Err(ImportError::Target { .. })));
}

#[test]
fn two_imports_at_once_do_not_share_a_file() {
    let case = Case::of(&[entry(1, "a")]);
    let other = Target::prepare(&case.into).unwrap();
    let error = case.import().unwrap_err().to_string();
    assert!(error.contains("another import"), "{error}");
    drop(other);
    case.import().unwrap();
}

#[test]
fn a_leftover_of_a_killed_import_is_taken_over() {
    let case = Case::of(&[entry(1, "a")]);
    std::fs::write(case.directory.path().join("mirror.sqlite.tmp"), vec![7; 10_000]).unwrap();
    case.import().unwrap();
    assert_eq!(case.files(), ["mirror.sqlite"]);
    assert_eq!(block_on(entries(&case.into)).len(), 1);
}

#[test]
fn an_impossible_clock_is_an_error() {
    let case = Case::of(&[entry(1, "a")]);
    let error = block_on(import(&case.archive, &case.into, i64::MAX)).unwrap_err();
    assert!(matches!(error, ImportError::Clock { .. }));
    assert_eq!(case.files(), Vec::<String>::new());
}
