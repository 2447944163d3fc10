//! The search page against a model of it that reads the tables: every field, order, filter and page, in combination.

use crate::support::site::site;
use crate::support::{database, http};
use scraper::{Html, Selector};
use serde::Deserialize;
use std::cmp::Ordering;

/// A package as the tables have it.
#[derive(Deserialize)]
struct Row {
    name: String,
    base: String,
    description: Option<String>,
    votes: i64,
    popularity: f64,
    modified: i64,
    flagged: i64,
    maintainer: Option<String>,
    submitter: Option<String>,
    comaintainers: Vec<String>,
    keywords: Vec<String>,
}

const ROWS: &str = "SELECT json_object('name', p.Name, 'base', b.Name, 'description', p.Description, 'votes', b.NumVotes,
    'popularity', b.Popularity, 'modified', b.ModifiedTS, 'flagged', b.OutOfDateTS IS NOT NULL, 'maintainer', m.Username,
    'submitter', s.Username,
    'comaintainers', (SELECT json_group_array(u.Username) FROM PackageComaintainers c JOIN Users u ON u.ID = c.UsersID
        WHERE c.PackageBaseID = b.ID),
    'keywords', (SELECT json_group_array(k.Keyword) FROM PackageKeywords k WHERE k.PackageBaseID = b.ID))
    FROM Packages p JOIN PackageBases b ON b.ID = p.PackageBaseID
    LEFT JOIN Users m ON m.ID = b.MaintainerUID LEFT JOIN Users s ON s.ID = b.SubmitterUID";

/// A request by its parameters.
#[derive(Clone, Copy, Debug)]
struct Asked<'a> {
    by: &'a str,
    text: &'a str,
    sort: &'a str,
    order: &'a str,
    per_page: &'a str,
    offset: &'a str,
    outdated: &'a str,
    submit: &'a str,
}

fn folded(text: &str) -> String {
    text.trim_end_matches(' ').to_lowercase()
}

/// Case does not count where two names differ in more.
fn by_name(a: &str, b: &str) -> Ordering {
    a.to_uppercase().cmp(&b.to_uppercase()).then_with(|| a.cmp(b))
}

impl Row {
    fn is_asked_for(&self, asked: &Asked<'_>) -> bool {
        let outdated = match asked.outdated {
            "" => true,
            "on" => self.flagged == 1,
            _ => self.flagged == 0,
        };
        outdated && (asked.submit != "Orphans" || self.maintainer.is_none()) && self.has(asked.by, asked.text)
    }

    fn has(&self, by: &str, text: &str) -> bool {
        let contains = |text: &str, word: &str| text.to_lowercase().contains(&word.to_lowercase());
        let mut words = text.split(' ');
        let user = folded(text.trim());
        let is_user = |name: &String| !user.is_empty() && folded(name) == user;
        match by {
            "n" => words.all(|word| contains(&self.name, word)),
            "b" => words.all(|word| contains(&self.base, word)),
            "N" => words.all(|word| folded(&self.name) == folded(word)),
            "B" => words.all(|word| folded(&self.base) == folded(word)),
            "k" => words.any(|word| self.keywords.iter().any(|keyword| folded(keyword) == folded(word))),
            "m" if user.is_empty() => self.maintainer.is_none(),
            "m" => self.maintainer.iter().any(is_user),
            "c" => self.comaintainers.iter().any(is_user),
            "M" => self.maintainer.iter().chain(&self.comaintainers).any(is_user),
            "s" => self.submitter.iter().any(is_user),
            _ => {
                let description = self.description.as_deref();
                words.all(|word| contains(&self.name, word) || description.is_some_and(|text| contains(text, word)))
            }
        }
    }

    /// In ascending order.
    fn compare(&self, other: &Self, sort: &str) -> Ordering {
        let name = || by_name(&self.name, &other.name);
        let base = || by_name(&self.base, &other.base).then_with(name);
        match sort {
            "n" | "w" | "o" => name(),
            "v" => self.votes.cmp(&other.votes).then_with(base),
            "m" => match (&self.maintainer, &other.maintainer) {
                (Some(a), Some(b)) => by_name(a, b).then_with(name),
                (a, b) => a.is_some().cmp(&b.is_some()).then_with(name),
            },
            "l" => self.modified.cmp(&other.modified).then_with(base),
            _ => self.popularity.total_cmp(&other.popularity).then_with(base),
        }
    }
}

impl Asked<'_> {
    /// The line of statistics and the names of the page.
    fn expected(&self, rows: &[Row]) -> (String, Vec<String>) {
        let mut found: Vec<&Row> = rows.iter().filter(|row| row.is_asked_for(self)).collect();
        found.sort_by(|a, b| if self.order == "a" { a.compare(b, self.sort) } else { b.compare(a, self.sort) });
        let number = |text: &str| text.trim().parse::<usize>().ok();
        let per_page = number(self.per_page).filter(|number| *number > 0).unwrap_or(50).min(2500);
        let offset = number(self.offset).unwrap_or(0);
        let (total, page) = (found.len(), offset / per_page + 1);
        let noun = if total == 1 { "package" } else { "packages" };
        let stats = match total {
            0 => String::new(),
            _ => format!("{total} {noun} found. Page {page} of {}.", total.div_ceil(per_page)),
        };
        (stats, found.into_iter().skip(offset).take(per_page).map(|row| row.name.clone()).collect())
    }

    fn answered(&self) -> (String, Vec<String>) {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in [
            ("O", self.offset),
            ("SeB", self.by),
            ("K", self.text),
            ("outdated", self.outdated),
            ("SB", self.sort),
            ("SO", self.order),
            ("PP", self.per_page),
            ("submit", self.submit),
        ] {
            query.append_pair(name, value);
        }
        let answer = http::get(site().server.address, &format!("/packages?{}", query.finish()));
        assert_eq!(answer.status, 200, "{self:?}");
        let page = Html::parse_document(answer.text());
        let texts = |selector: &str| -> Vec<String> {
            let selector = Selector::parse(selector).unwrap();
            let found = page.select(&selector).map(|element| element.text().collect::<String>());
            found.map(|text| text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")).collect()
        };
        let stats = texts("#pkglist-results .pkglist-stats > p").into_iter().next().unwrap_or_default();
        (stats, texts("table.results tbody tr td:first-child"))
    }
}

const BY: [&str; 11] = ["nd", "n", "b", "N", "B", "k", "m", "c", "M", "s", "bogus"];
const SORT: [&str; 9] = ["p", "n", "v", "w", "o", "m", "l", "", "bogus"];
const ORDER: [&str; 4] = ["d", "a", "", "up"];
const PER_PAGE: [&str; 9] = ["50", "100", "250", "3", "1", "0", "-5", "many", "99999"];
const OFFSET: [&str; 7] = ["0", "1", "7", "50", "-1", "x", "100000"];
const OUTDATED: [&str; 4] = ["", "on", "off", "zzz"];
const SUBMIT: [&str; 4] = ["Go", "Orphans", "orphans", ""];

/// Texts of every kind: none, one word, several in any order, doubled, repeated and outer blanks, capitals, letters that
/// were wildcards, signs, other scripts, exact names, keywords, users.
fn texts(rows: &[Row]) -> Vec<String> {
    let fixed = [
        "",
        " ",
        "python",
        "PYTHON",
        "lib python",
        "python lib",
        "python  lib",
        " python",
        "python ",
        "python python",
        "for the",
        "python zzzz",
        "++",
        "a_b",
        "%",
        "_",
        "日本",
        "ü",
        "-",
        "library utility",
        "lang:perl",
        "nobody-x",
    ];
    let mut texts: Vec<String> = fixed.map(str::to_owned).into();
    let row = rows.iter().find(|row| row.name != row.base && row.maintainer.is_some()).unwrap();
    texts.extend([row.name.clone(), row.base.to_uppercase(), format!("{0} {0}", row.name), format!("{} x", row.name)]);
    let user = rows.iter().find(|row| row.comaintainers.len() > 1).unwrap();
    texts.extend([user.comaintainers[0].clone(), format!(" {} ", user.comaintainers[1].to_uppercase())]);
    texts.extend(row.maintainer.iter().chain(&user.submitter).cloned());
    let tagged = rows.iter().find(|row| row.keywords.len() > 1).unwrap();
    texts.extend([tagged.keywords[0].to_uppercase(), tagged.keywords[..2].join(" ")]);
    texts
}

#[test]
fn every_combination_is_what_the_tables_say() {
    let rows: Vec<Row> =
        database::strings(&site().sqlite, ROWS).iter().map(|row| serde_json::from_str(row).unwrap()).collect();
    assert_eq!(rows.len(), 1000);
    let (mut asked, mut found) = (0, 0);
    for text in &texts(&rows) {
        for by in BY {
            for _ in 0..4 {
                // Numbers of values that share no factor, so that all pairs of values occur.
                let one = Asked {
                    by,
                    text,
                    sort: SORT[asked % SORT.len()],
                    order: ORDER[asked / 3 % ORDER.len()],
                    per_page: PER_PAGE[asked / 2 % PER_PAGE.len()],
                    offset: OFFSET[asked % OFFSET.len()],
                    outdated: OUTDATED[asked / 5 % OUTDATED.len()],
                    submit: SUBMIT[asked / 7 % SUBMIT.len()],
                };
                let expected = one.expected(&rows);
                assert_eq!(one.answered(), expected, "{one:?}");
                found += usize::from(!expected.1.is_empty());
                asked += 1;
            }
        }
    }
    assert!(asked > 1300 && found > 240, "{asked} searches, {found} of them with rows");
}
