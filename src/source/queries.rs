//! Every query of the program: explicit columns, no private ones, no order where the rows have one of their own.

use super::connection::Dialect;

/// `(table, columns and source)` of the queries that are the same in both dialects.
pub(super) const USERS: &str = "SELECT ID, Username, AccountTypeID FROM Users";
pub(super) const PACKAGES: &str = "SELECT ID, PackageBaseID, Name, Version, Description, URL FROM Packages";
pub(super) const DEPENDS: &str =
    "SELECT PackageID, DepTypeID, DepName, DepDesc, DepCondition, DepArch FROM PackageDepends";
pub(super) const RELATIONS: &str = "SELECT PackageID, RelTypeID, RelName, RelCondition FROM PackageRelations";
pub(super) const SOURCES: &str = "SELECT PackageID, Source FROM PackageSources";
pub(super) const LICENSES: &str = "SELECT ID, Name FROM Licenses";
pub(super) const PACKAGE_LICENSES: &str = "SELECT PackageID, LicenseID FROM PackageLicenses";
pub(super) const PACKAGE_GROUPS: &str = "SELECT PackageID, GroupID FROM PackageGroups";
pub(super) const KEYWORDS: &str = "SELECT PackageBaseID, Keyword FROM PackageKeywords";
pub(super) const COMAINTAINERS: &str = "SELECT PackageBaseID, Priority, UsersID FROM PackageComaintainers";
pub(super) const OFFICIAL: &str = "SELECT ID, Name, Provides FROM OfficialProviders";
pub(super) const OPEN_REQUESTS: &str = "SELECT PackageBaseID FROM PackageRequests \
     WHERE Status = 0 AND ClosedTS IS NULL AND PackageBaseID IS NOT NULL";
/// Deleted comments are not read at all. A stored rendering is read only where it links a commit.
pub(super) const COMMENTS: &str = "SELECT ID, PackageBaseID, UsersID, Comments, \
     CASE WHEN RenderedComment LIKE '%commit/?h=%' THEN RenderedComment ELSE '' END, \
     CommentTS, EditedTS, EditedUsersID, PinnedTS FROM PackageComments \
     WHERE DelTS IS NULL AND DelUsersID IS NULL";

/// The list of groups; `Groups` is a reserved word in MariaDB.
pub(super) fn groups(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => "SELECT ID, Name FROM \"Groups\"",
        Dialect::MySql => "SELECT ID, Name FROM `Groups`",
    }
}

/// Package bases: popularity in millionths, its time in epoch seconds, the flag's comment only while flagged.
pub(super) fn bases(dialect: Dialect) -> String {
    let (integer, updated) = match dialect {
        Dialect::Sqlite => ("INTEGER", "CAST(strftime('%s', PopularityUpdated) AS INTEGER)"),
        Dialect::MySql => ("SIGNED", "UNIX_TIMESTAMP(PopularityUpdated)"),
    };
    let flagged = "OutOfDateTS IS NOT NULL AND OutOfDateTS <> 0";
    format!(
        "SELECT ID, Name, NumVotes, CAST(ROUND(Popularity * 1000000) AS {integer}), {updated}, OutOfDateTS, \
         CASE WHEN {flagged} THEN FlaggerComment ELSE '' END, CASE WHEN {flagged} THEN FlaggerUID END, \
         SubmittedTS, ModifiedTS, SubmitterUID, MaintainerUID, PackagerUID FROM PackageBases"
    )
}

/// The statements that give a database user what the program reads, and nothing else.
pub fn grants(database: &str, user: &str) -> String {
    let columns: [(&str, &str); 15] = [
        ("Users", "ID, Username, AccountTypeID"),
        ("Packages", "ID, PackageBaseID, Name, Version, Description, URL"),
        (
            "PackageBases",
            "ID, Name, NumVotes, Popularity, PopularityUpdated, OutOfDateTS, FlaggerComment, FlaggerUID, \
             SubmittedTS, ModifiedTS, SubmitterUID, MaintainerUID, PackagerUID",
        ),
        ("PackageDepends", "PackageID, DepTypeID, DepName, DepDesc, DepCondition, DepArch"),
        ("PackageRelations", "PackageID, RelTypeID, RelName, RelCondition"),
        ("PackageSources", "PackageID, Source"),
        ("Licenses", "ID, Name"),
        ("PackageLicenses", "PackageID, LicenseID"),
        ("Groups", "ID, Name"),
        ("PackageGroups", "PackageID, GroupID"),
        ("PackageKeywords", "PackageBaseID, Keyword"),
        ("PackageComaintainers", "PackageBaseID, Priority, UsersID"),
        ("OfficialProviders", "ID, Name, Provides"),
        ("PackageRequests", "PackageBaseID, Status, ClosedTS"),
        (
            "PackageComments",
            "ID, PackageBaseID, UsersID, Comments, RenderedComment, CommentTS, EditedTS, EditedUsersID, DelTS, \
             DelUsersID, PinnedTS",
        ),
    ];
    let grant =
        |(table, columns): &(&str, &str)| format!("GRANT SELECT ({columns}) ON `{database}`.`{table}` TO {user};\n");
    columns.iter().map(grant).collect()
}
