//! aurweb's tables as far as a public reader needs them, in SQLite's types.
//!
//! Names and the order of columns are aurweb's. `Users` has the three columns a reader may see. Columns ending in `TS` are
//! Unix seconds, `PopularityUpdated` is text in UTC.

/// All tables, those an archive cannot fill included.
pub(super) const TABLES: &str = r#"
CREATE TABLE "AccountTypes" ("ID" INTEGER PRIMARY KEY, "AccountType" TEXT NOT NULL);
CREATE TABLE "DependencyTypes" ("ID" INTEGER PRIMARY KEY, "Name" TEXT NOT NULL);
CREATE TABLE "RelationTypes" ("ID" INTEGER PRIMARY KEY, "Name" TEXT NOT NULL);
CREATE TABLE "RequestTypes" ("ID" INTEGER PRIMARY KEY, "Name" TEXT NOT NULL);
CREATE TABLE "Users" ("ID" INTEGER PRIMARY KEY, "AccountTypeID" INTEGER NOT NULL, "Username" TEXT NOT NULL);
CREATE TABLE "PackageBases" (
    "ID" INTEGER PRIMARY KEY, "Name" TEXT NOT NULL, "NumVotes" INTEGER NOT NULL, "Popularity" REAL NOT NULL,
    "PopularityUpdated" TEXT NOT NULL, "OutOfDateTS" INTEGER, "FlaggerComment" TEXT NOT NULL,
    "SubmittedTS" INTEGER NOT NULL, "ModifiedTS" INTEGER NOT NULL, "FlaggerUID" INTEGER, "SubmitterUID" INTEGER,
    "MaintainerUID" INTEGER, "PackagerUID" INTEGER);
CREATE TABLE "Packages" (
    "ID" INTEGER PRIMARY KEY, "PackageBaseID" INTEGER NOT NULL, "Name" TEXT NOT NULL, "Version" TEXT NOT NULL,
    "Description" TEXT, "URL" TEXT);
CREATE TABLE "PackageKeywords" ("PackageBaseID" INTEGER NOT NULL, "Keyword" TEXT NOT NULL);
CREATE TABLE "Licenses" ("ID" INTEGER PRIMARY KEY, "Name" TEXT NOT NULL);
CREATE TABLE "PackageLicenses" ("PackageID" INTEGER NOT NULL, "LicenseID" INTEGER NOT NULL);
CREATE TABLE "Groups" ("ID" INTEGER PRIMARY KEY, "Name" TEXT NOT NULL);
CREATE TABLE "PackageGroups" ("PackageID" INTEGER NOT NULL, "GroupID" INTEGER NOT NULL);
CREATE TABLE "PackageDepends" (
    "PackageID" INTEGER NOT NULL, "DepTypeID" INTEGER NOT NULL, "DepName" TEXT NOT NULL, "DepDesc" TEXT,
    "DepCondition" TEXT, "DepArch" TEXT);
CREATE TABLE "PackageRelations" (
    "PackageID" INTEGER NOT NULL, "RelTypeID" INTEGER NOT NULL, "RelName" TEXT NOT NULL, "RelCondition" TEXT,
    "RelArch" TEXT);
CREATE TABLE "PackageSources" ("PackageID" INTEGER NOT NULL, "Source" TEXT NOT NULL, "SourceArch" TEXT);
CREATE TABLE "PackageVotes" (
    "UsersID" INTEGER NOT NULL, "PackageBaseID" INTEGER NOT NULL, "VoteTS" INTEGER NOT NULL);
CREATE TABLE "PackageComments" (
    "ID" INTEGER PRIMARY KEY, "PackageBaseID" INTEGER NOT NULL, "UsersID" INTEGER, "Comments" TEXT NOT NULL,
    "RenderedComment" TEXT NOT NULL, "CommentTS" INTEGER NOT NULL, "EditedTS" INTEGER, "EditedUsersID" INTEGER,
    "DelTS" INTEGER, "DelUsersID" INTEGER, "PinnedTS" INTEGER NOT NULL);
CREATE TABLE "PackageComaintainers" (
    "UsersID" INTEGER NOT NULL, "PackageBaseID" INTEGER NOT NULL, "Priority" INTEGER NOT NULL);
CREATE TABLE "PackageRequests" (
    "ID" INTEGER PRIMARY KEY, "ReqTypeID" INTEGER NOT NULL, "PackageBaseID" INTEGER, "PackageBaseName" TEXT NOT NULL,
    "MergeBaseName" TEXT, "UsersID" INTEGER, "Comments" TEXT NOT NULL, "ClosureComment" TEXT NOT NULL,
    "RequestTS" INTEGER NOT NULL, "ClosedTS" INTEGER, "ClosedUID" INTEGER, "Status" INTEGER NOT NULL);
CREATE TABLE "OfficialProviders" (
    "ID" INTEGER PRIMARY KEY, "Name" TEXT NOT NULL, "Repo" TEXT NOT NULL, "Provides" TEXT NOT NULL);
"#;

/// Rows that are the same in every aurweb.
pub(super) const FIXED_ROWS: &str = "
INSERT INTO AccountTypes VALUES
    (1, 'User'), (2, 'Package Maintainer'), (3, 'Developer'), (4, 'Package Maintainer & Developer');
INSERT INTO DependencyTypes VALUES (1, 'depends'), (2, 'makedepends'), (3, 'checkdepends'), (4, 'optdepends');
INSERT INTO RelationTypes VALUES (1, 'conflicts'), (2, 'provides'), (3, 'replaces');
INSERT INTO RequestTypes VALUES (1, 'deletion'), (2, 'orphan'), (3, 'merge'), (4, 'adoption');
";

/// The indexes an update of a few names needs; made last, which is fastest.
pub(super) const INDEXES: &str = "
CREATE UNIQUE INDEX BasesName ON PackageBases (Name);
CREATE UNIQUE INDEX PackagesName ON Packages (Name);
CREATE INDEX PackagesPackageBaseID ON Packages (PackageBaseID);
CREATE INDEX KeywordsPackageBaseID ON PackageKeywords (PackageBaseID);
CREATE INDEX LicensesPackageID ON PackageLicenses (PackageID);
CREATE INDEX GroupsPackageID ON PackageGroups (PackageID);
CREATE INDEX DependsPackageID ON PackageDepends (PackageID);
CREATE INDEX RelationsPackageID ON PackageRelations (PackageID);
CREATE INDEX DependsFolded ON PackageDepends (lower(rtrim(DepName, ' ')));
CREATE INDEX DependsDepName ON PackageDepends (DepName);
CREATE INDEX RelationsFolded ON PackageRelations (lower(rtrim(RelName, ' ')));
CREATE INDEX RelationsRelName ON PackageRelations (RelName);
CREATE INDEX PackagesFolded ON Packages (lower(rtrim(Name, ' ')));
CREATE INDEX SourcesPackageID ON PackageSources (PackageID);
CREATE INDEX VotesPackageBaseID ON PackageVotes (PackageBaseID);
CREATE INDEX CommentsPackageBaseID ON PackageComments (PackageBaseID);
CREATE INDEX RequestsPackageBaseID ON PackageRequests (PackageBaseID);
CREATE INDEX ProvidersName ON OfficialProviders (Name);
CREATE INDEX ProvidersProvides ON OfficialProviders (Provides);
CREATE INDEX ComaintainersPackageBaseID ON PackageComaintainers (PackageBaseID);
";
