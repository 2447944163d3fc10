//! Every query of the program as data: a table, explicit columns, a condition. No private column is among them.

use super::connection::Dialect;

/// One column to read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Column {
    /// A whole number or NULL.
    Int(&'static str),
    /// A text or NULL.
    Text(&'static str),
    /// Popularity, as millionths.
    Micros(&'static str),
    /// An SQL TIMESTAMP, as epoch seconds.
    Time(&'static str),
    /// A text that is read only where a condition holds, else empty.
    TextIf(&'static str, &'static str),
    /// A number that is read only where a condition holds, else NULL.
    IntIf(&'static str, &'static str),
    /// The base and the quarter of a vote, as one number: [`vote`] takes it apart.
    Vote,
}

/// Seconds of a quarter: a fourth of the mean year of the calendar, so that years begin within a day of the calendar's.
const QUARTER: i64 = 31_556_952 / 4;

/// Quarters that are told apart, from 1970 on; [`VOTES`] reads none after the year 2999.
const QUARTERS: i64 = 8192;

/// The base's id and the quarter, counted from 1970, of a vote; `None` where that is impossible.
pub(super) fn vote(number: i64) -> Option<(u32, u16)> {
    let quarter = u16::try_from(number.rem_euclid(QUARTERS)).ok()?;
    Some((u32::try_from(number.div_euclid(QUARTERS)).ok()?, quarter))
}

/// One table as it is read.
#[derive(Debug)]
pub(super) struct Query {
    pub(super) table: &'static str,
    pub(super) columns: &'static [Column],
    /// SQL condition on the rows, or nothing, and the columns that only it names.
    pub(super) condition: &'static str,
    pub(super) condition_columns: &'static [&'static str],
}

/// Rows by values of one column, which another statement has among its columns or conditions, so that it is granted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key<'a> {
    pub(super) column: &'static str,
    pub(super) values: Values<'a>,
}

/// Values of a column.
#[derive(Clone, Copy, Debug)]
pub(super) enum Values<'a> {
    /// Whole numbers.
    Ids(&'a [u32]),
    /// Texts as they are; more may be found where the database ignores case.
    Names(&'a [String]),
    /// Texts, folded: found however they are spelled.
    Folded(&'a [String]),
}

impl Values<'_> {
    fn len(self) -> usize {
        match self {
            Self::Ids(ids) => ids.len(),
            Self::Names(names) | Self::Folded(names) => names.len(),
        }
    }

    pub(super) fn is_empty(self) -> bool {
        self.len() == 0
    }
}

use Column::{Int, IntIf, Micros, Text, TextIf, Time, Vote};

const fn whole(table: &'static str, columns: &'static [Column]) -> Query {
    Query { table, columns, condition: "", condition_columns: &[] }
}

/// While a base is flagged.
const FLAGGED: &str = "OutOfDateTS IS NOT NULL AND OutOfDateTS <> 0";

pub(super) const USERS: Query = whole("Users", &[Int("ID"), Text("Username"), Int("AccountTypeID")]);
/// When bases were changed last.
pub(super) const CHANGES: Query = whole("PackageBases", &[Column::Int("ModifiedTS")]);

pub(super) const BASES: Query = whole(
    "PackageBases",
    &[
        Int("ID"),
        Text("Name"),
        Int("NumVotes"),
        Micros("Popularity"),
        Time("PopularityUpdated"),
        Int("OutOfDateTS"),
        TextIf("FlaggerComment", FLAGGED),
        IntIf("FlaggerUID", FLAGGED),
        Int("SubmittedTS"),
        Int("ModifiedTS"),
        Int("SubmitterUID"),
        Int("MaintainerUID"),
        Int("PackagerUID"),
    ],
);
pub(super) const PACKAGES: Query = whole(
    "Packages",
    &[Int("ID"), Int("PackageBaseID"), Text("Name"), Text("Version"), Text("Description"), Text("URL")],
);
pub(super) const DEPENDS: Query = whole(
    "PackageDepends",
    &[Int("PackageID"), Int("DepTypeID"), Text("DepName"), Text("DepDesc"), Text("DepCondition"), Text("DepArch")],
);
pub(super) const RELATIONS: Query =
    whole("PackageRelations", &[Int("PackageID"), Int("RelTypeID"), Text("RelName"), Text("RelCondition")]);
pub(super) const SOURCES: Query = whole("PackageSources", &[Int("PackageID"), Text("Source")]);
pub(super) const LICENSES: Query = whole("Licenses", &[Int("ID"), Text("Name")]);
pub(super) const PACKAGE_LICENSES: Query = whole("PackageLicenses", &[Int("PackageID"), Int("LicenseID")]);
pub(super) const GROUPS: Query = whole("Groups", &[Int("ID"), Text("Name")]);
pub(super) const PACKAGE_GROUPS: Query = whole("PackageGroups", &[Int("PackageID"), Int("GroupID")]);
pub(super) const KEYWORDS: Query = whole("PackageKeywords", &[Int("PackageBaseID"), Text("Keyword")]);
pub(super) const COMAINTAINERS: Query =
    whole("PackageComaintainers", &[Int("PackageBaseID"), Int("Priority"), Int("UsersID")]);
pub(super) const OFFICIAL: Query = whole("OfficialProviders", &[Int("ID"), Text("Name"), Text("Provides")]);
pub(super) const OPEN_REQUESTS: Query = Query {
    table: "PackageRequests",
    columns: &[Int("PackageBaseID")],
    condition: "Status = 0 AND ClosedTS IS NULL AND PackageBaseID IS NOT NULL",
    condition_columns: &["Status", "ClosedTS"],
};
/// Deleted comments are not read at all. A stored rendering is read only where it links a commit.
pub(super) const COMMENTS: Query = Query {
    table: "PackageComments",
    columns: &[
        Int("ID"),
        Int("PackageBaseID"),
        Int("UsersID"),
        Text("Comments"),
        TextIf("RenderedComment", "RenderedComment LIKE '%commit/?h=%'"),
        Int("CommentTS"),
        Int("EditedTS"),
        Int("EditedUsersID"),
        Int("PinnedTS"),
    ],
    condition: "DelTS IS NULL AND DelUsersID IS NULL",
    condition_columns: &["DelTS", "DelUsersID"],
};
/// When bases were voted for, to the quarter: never by whom. Votes from before times were recorded have the time 0.
pub(super) const VOTES: Query = Query {
    table: "PackageVotes",
    columns: &[Vote],
    condition: "VoteTS BETWEEN 1 AND 32503679999",
    condition_columns: &["VoteTS"],
};
/// Requests that were granted and whose base is gone: deletions and merges. Never who asked or granted, nor why.
pub(super) const DELETIONS: Query = Query {
    table: "PackageRequests",
    columns: &[Text("PackageBaseName"), Int("ReqTypeID"), Text("MergeBaseName"), Int("ClosedTS")],
    condition: "Status = 2 AND ReqTypeID IN (1, 3) AND ClosedTS IS NOT NULL AND PackageBaseID IS NULL",
    condition_columns: &["Status", "PackageBaseID"],
};

/// All of them, for the grants.
const ALL: [&Query; 17] = [
    &USERS,
    &BASES,
    &PACKAGES,
    &DEPENDS,
    &RELATIONS,
    &SOURCES,
    &LICENSES,
    &PACKAGE_LICENSES,
    &GROUPS,
    &PACKAGE_GROUPS,
    &KEYWORDS,
    &COMAINTAINERS,
    &OFFICIAL,
    &OPEN_REQUESTS,
    &COMMENTS,
    &VOTES,
    &DELETIONS,
];

/// Rows that SQLite packs into one value.
const SQLITE_BATCH: u32 = 4096;

impl Column {
    fn name(self) -> &'static str {
        match self {
            Int(name) | Text(name) | Micros(name) | Time(name) | TextIf(name, _) | IntIf(name, _) => name,
            Vote => "PackageBaseID",
        }
    }

    /// The SQL expression of its value.
    fn expression(self, dialect: Dialect) -> String {
        let integer = match dialect {
            Dialect::Sqlite => "INTEGER",
            Dialect::MySql => "SIGNED",
        };
        match self {
            Int(name) | Text(name) => name.to_owned(),
            Micros(name) => format!("CAST(ROUND({name} * 1000000) AS {integer})"),
            Time(name) if dialect == Dialect::Sqlite => format!("strftime('%s', {name})"),
            Time(name) => format!("UNIX_TIMESTAMP({name})"),
            TextIf(name, condition) => format!("CASE WHEN {condition} THEN {name} ELSE '' END"),
            IntIf(name, condition) => format!("CASE WHEN {condition} THEN {name} END"),
            Vote => {
                let divide = if dialect == Dialect::Sqlite { "/" } else { "DIV" };
                format!("PackageBaseID * {QUARTERS} + VoteTS {divide} {QUARTER}")
            }
        }
    }

    /// Whether its value is a text.
    pub(super) fn is_text(self) -> bool {
        matches!(self, Text(_) | TextIf(..))
    }
}

impl Query {
    /// One row a row, as MariaDB streams it.
    pub(super) fn rows(&self) -> String {
        let columns: Vec<String> = self.columns.iter().map(|c| c.expression(Dialect::MySql)).collect();
        let condition = if self.condition.is_empty() { String::new() } else { format!(" WHERE {}", self.condition) };
        format!("SELECT {} FROM `{}`{condition}", columns.join(", "), self.table)
    }

    /// The first `limit` rows in an order.
    pub(super) fn first(&self, dialect: Dialect, order: &str, limit: u32) -> String {
        let quote = if dialect == Dialect::Sqlite { '"' } else { '`' };
        let columns = self.typed_columns(dialect).join(", ");
        let (table, condition) = (self.table, self.condition);
        format!("SELECT {columns} FROM {quote}{table}{quote} WHERE {condition} ORDER BY {order} LIMIT {limit}")
    }

    /// The columns, of the types that packed rows have, whatever the table holds.
    fn typed_columns(&self, dialect: Dialect) -> Vec<String> {
        let typed = |column: &Column| match (dialect, column.is_text()) {
            (Dialect::Sqlite, true) => format!("CAST({} AS BLOB)", column.expression(dialect)),
            (Dialect::Sqlite, false) => format!("CAST({} AS INTEGER)", column.expression(dialect)),
            (Dialect::MySql, _) => column.expression(dialect),
        };
        self.columns.iter().map(typed).collect()
    }

    /// The rows that have one of the keys, values to be bound in order.
    pub(super) fn selected(&self, dialect: Dialect, keys: &[Key<'_>]) -> String {
        let any = |key: &Key<'_>| {
            let marks = vec!["?"; key.values.len()].join(",");
            match key.values {
                Values::Folded(_) if dialect == Dialect::Sqlite => {
                    format!("lower(rtrim({}, ' ')) IN ({marks})", key.column)
                }
                _ => format!("{} IN ({marks})", key.column),
            }
        };
        let given: Vec<String> = keys.iter().filter(|key| !key.values.is_empty()).map(any).collect();
        let condition = if self.condition.is_empty() { String::new() } else { format!(" AND {}", self.condition) };
        let quote = if dialect == Dialect::Sqlite { '"' } else { '`' };
        // Without an order, SQLite may sort by the index that it uses.
        let order = if dialect == Dialect::Sqlite { " ORDER BY rowid" } else { "" };
        format!(
            "SELECT {} FROM {quote}{}{quote} WHERE ({}){condition}{order}",
            self.typed_columns(dialect).join(", "),
            self.table,
            given.join(" OR ")
        )
    }

    /// Many rows in one value, after the row id `?1`, with the id of the last one: the SQLite driver copies every
    /// value of every row to another thread, which costs more than reading it. The value is a number and a comma for
    /// a number, a length in bytes, a colon and the bytes for a text; nothing before the comma or colon for NULL. Of a table
    /// that is read as one number a row, rows without one are left out: to put the number alone is done in half the time.
    pub(super) fn packed(&self) -> String {
        let condition = if self.condition.is_empty() { String::new() } else { format!(" AND {}", self.condition) };
        if let [column] = self.columns
            && !column.is_text()
        {
            return format!(
                "SELECT max(id), group_concat(number) || ',' FROM (SELECT rowid AS id, CAST({} AS INTEGER) AS number \
                 FROM \"{}\" WHERE rowid > ?1{condition} ORDER BY rowid LIMIT {SQLITE_BATCH})",
                column.expression(Dialect::Sqlite),
                self.table
            );
        }
        let pack = |column: &Column| {
            let value = column.expression(Dialect::Sqlite);
            if column.is_text() {
                format!("octet_length({value}), ':', {value}")
            } else {
                format!("CAST({value} AS INTEGER), ','")
            }
        };
        let columns: Vec<String> = self.columns.iter().map(pack).collect();
        format!(
            "SELECT max(id), group_concat(packed, '') FROM (SELECT rowid AS id, concat({}) AS packed \
             FROM \"{}\" WHERE rowid > ?1{condition} ORDER BY rowid LIMIT {SQLITE_BATCH})",
            columns.join(", "),
            self.table
        )
    }
}

/// The statements that give a MariaDB user what the program reads, and nothing else.
pub fn grants(database: &str, user: &str) -> String {
    // Tables in the order in which they are read first, each with the columns of all its queries.
    let mut tables: Vec<(&str, Vec<&str>)> = Vec::new();
    for query in ALL {
        let at = tables.iter().position(|(table, _)| *table == query.table).unwrap_or_else(|| {
            tables.push((query.table, Vec::new()));
            tables.len() - 1
        });
        let columns = query.columns.iter().map(|column| column.name()).chain(query.condition_columns.iter().copied());
        for column in columns {
            if !tables[at].1.contains(&column) {
                tables[at].1.push(column);
            }
        }
    }
    let grant = |(table, columns): (&str, Vec<&str>)| {
        format!("GRANT SELECT ({}) ON `{database}`.`{table}` TO {user};\n", columns.join(", "))
    };
    tables.into_iter().map(grant).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vote_is_a_base_and_a_quarter() {
        let number = |base: i64, time: i64| base * QUARTERS + time / QUARTER;
        assert_eq!(
            vote(number(7, 1_795_348_800)),
            Some((7, 227)),
            "November 2026 is in the last quarter of the 57th year"
        );
        assert_eq!(vote(number(i64::from(u32::MAX), 32_503_679_999)), Some((u32::MAX, 4120)));
        for impossible in [number(-1, 5), number(1 << 32, 5)] {
            assert_eq!(vote(impossible), None, "{impossible}");
        }
    }

    #[test]
    fn each_table_is_granted_once_and_nobody_sees_who_voted_or_asked() {
        let grants = grants("AUR", "x");
        let of = |table: &str| {
            let lines: Vec<&str> = grants.lines().filter(|line| line.contains(&format!("`{table}`"))).collect();
            assert_eq!(lines.len(), 1, "{table}: {grants}");
            lines[0].to_owned()
        };
        assert_eq!(of("PackageVotes"), "GRANT SELECT (PackageBaseID, VoteTS) ON `AUR`.`PackageVotes` TO x;");
        let requests = of("PackageRequests");
        assert!(["Comments", "ClosureComment", "UID", "UsersID"].iter().all(|private| !requests.contains(private)));
    }
}
