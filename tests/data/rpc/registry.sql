-- The registry of the RPC's cases, put into a copy of the sample in place of everything it holds.
-- Bases have the number of their package. Times are Unix seconds; the clock of the tests is 1795348800.

DELETE FROM PackageBases; DELETE FROM Packages; DELETE FROM Users; DELETE FROM PackageComments;
DELETE FROM PackageComaintainers; DELETE FROM PackageDepends; DELETE FROM PackageRelations; DELETE FROM PackageSources;
DELETE FROM PackageGroups; DELETE FROM Groups; DELETE FROM PackageLicenses; DELETE FROM Licenses;
DELETE FROM PackageKeywords; DELETE FROM PackageVotes; DELETE FROM PackageNotifications; DELETE FROM PackageRequests;
DELETE FROM OfficialProviders; DELETE FROM Sessions; DELETE FROM SSHPubKeys; DELETE FROM AcceptedTerms;

INSERT INTO Users (ID, AccountTypeID, Suspended, EmailVerified, Username, Email, HideEmail, Passwd, Salt, ResetKey, RealName,
    LangPreference, Timezone, IRCNick, LastLogin, LastSSHLogin, InactivityTS, RegistrationTS, CommentNotify, UpdateNotify,
    OwnershipNotify, HideDeletedComments)
SELECT column1, 1, 0, 1, column2, column2 || '@example.org', 1, '', '', '', '', 'en', 'UTC', '', 0, 0, 0, '2020-01-01 00:00:00',
    1, 0, 1, 0 FROM (VALUES (1, 'test'), (2, 'user2'), (3, 'else'));

-- Popularity as it was at the clock's time, but for woogly-chungus and libc++, whose is 100 whole days older: what is left of
-- the first is less than the six decimals show.
INSERT INTO PackageBases (ID, Name, NumVotes, Popularity, PopularityUpdated, OutOfDateTS, FlaggerComment, SubmittedTS,
    ModifiedTS, SubmitterUID, MaintainerUID, PackagerUID) VALUES
    (1, 'big-chungus', 3, 2.345678, '2026-11-22 12:00:00', NULL, '', 1600000000, 1700000001, 2, 1, 1),
    (2, 'chungy-chungus', 0, 0.0, '2026-11-22 12:00:00', 1750000000, 'old', 1600000000, 1700000002, 2, 1, 1),
    (3, 'gluggly-chungus', 1, 1.0, '2026-11-22 12:00:00', NULL, '', 1600000000, 1700000003, 1, 1, 1),
    (4, 'fugly-chungus', 0, 0.000001, '2026-11-22 12:00:00', NULL, '', 1600000000, 1700000004, 1, 1, 1),
    (5, 'woogly-chungus', 0, 0.000001, '2026-08-14 12:00:00', NULL, '', 1600000000, 1700000005, NULL, NULL, NULL),
    (6, 'pkg', 0, 0.000012, '2026-11-22 12:00:00', NULL, '', 1600000000, 1700000006, 3, 3, 3),
    (7, 'libc++', 1, 0.5, '2026-08-14 12:00:00', NULL, '', 1600000000, 1700000007, 3, 3, 3);
INSERT INTO Packages (ID, PackageBaseID, Name, Version, Description, URL) VALUES
    (1, 1, 'big-chungus', '1.0-1', 'Bunny bunny around bunny', 'https://gnome.org'),
    (2, 2, 'chungy-chungus', '1:2.0-1.1', 'Wubby wubby on wobba wuubu', NULL),
    (3, 3, 'gluggly-chungus', '1.0-1', 'glurrba glurrba gur globba', 'https://example.org/?a=1&b="2"'),
    (4, 4, 'other-pkg', '1.0-1', 'A <b>split</b> & "odd" one: \ é 名', NULL),
    (5, 5, 'woogly-chungus', '1.0-1', NULL, NULL),
    (6, 6, 'pkg_1', '1.0-1', '', ''),
    (7, 7, 'libc++', '19.1-1', 'A library with a plus', 'https://example.org/');

-- Rows that differ in architecture alone are one entry, rows of two conditions are two.
INSERT INTO PackageDepends (PackageID, DepTypeID, DepName, DepDesc, DepCondition, DepArch) VALUES
    (1, 1, 'chungus-depends', NULL, '>=1.0', 'x86_64'), (1, 1, 'chungus-depends', NULL, '>=1.0', 'i686'),
    (1, 1, 'chungus-depends', NULL, '<3', NULL), (1, 1, 'a-later-row', NULL, NULL, NULL),
    (1, 2, 'chungus-makedepends', NULL, NULL, NULL), (1, 3, 'chungus-checkdepends', NULL, NULL, NULL),
    (1, 4, 'chungus-optdepends', 'for a reason', '=50', NULL);
INSERT INTO PackageRelations (PackageID, RelTypeID, RelName, RelCondition, RelArch) VALUES
    (1, 1, 'chungus-conflicts', NULL, NULL), (1, 2, 'chungus-provides', '<=200', NULL),
    (1, 3, 'chungus-replaces', '<=200', NULL), (3, 2, 'gluggly-chungus', NULL, NULL);
INSERT INTO Groups (ID, Name) VALUES (1, 'testgroup');
INSERT INTO PackageGroups (PackageID, GroupID) VALUES (1, 1);
INSERT INTO Licenses (ID, Name) VALUES (1, 'GPL');
INSERT INTO PackageLicenses (PackageID, LicenseID) VALUES (1, 1);
INSERT INTO PackageKeywords (PackageBaseID, Keyword) VALUES
    (1, 'smol-chungus'), (1, 'big-chungus'), (1, 'sizeable-chungus');
INSERT INTO PackageComaintainers (UsersID, PackageBaseID, Priority) VALUES (2, 1, 1), (2, 1, 2);
INSERT INTO PackageRequests (ID, ReqTypeID, PackageBaseID, PackageBaseName, UsersID, Comments, ClosureComment, RequestTS,
    ClosedTS, Status) VALUES
    (1, 1, 1, 'big-chungus', 2, '', '', 1700000000, NULL, 0), (2, 1, 1, 'big-chungus', 2, '', '', 1700000000, 1700000001, 2),
    (3, 2, 1, 'big-chungus', 2, '', '', 1700000000, 1700000001, 0);

-- One package more than an answer may hold.
WITH RECURSIVE many(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM many WHERE n < 5000)
INSERT INTO PackageBases (ID, Name, NumVotes, Popularity, PopularityUpdated, FlaggerComment, SubmittedTS, ModifiedTS,
    SubmitterUID, MaintainerUID, PackagerUID)
SELECT 100 + n, printf('zz-many-%04d', n), 0, 0.0, '2026-11-22 12:00:00', '', 1600000000, 1600000000, 3, 3, 3 FROM many;
INSERT INTO Packages (ID, PackageBaseID, Name, Version)
SELECT ID, ID, Name, '1-1' FROM PackageBases WHERE ID >= 100;
