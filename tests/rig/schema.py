"""aurweb's tables as its MariaDB holds them: types, keys, collations, references.

Column notation: `Name type[?][=default]`, `?` allows NULL. Types: u8, u32, u64 unsigned integers; bool TINYINT(1); vN and cN
VARCHAR and CHAR of N characters; text; time TIMESTAMP; dN.M DECIMAL UNSIGNED. `id` after a type makes the column the
counting primary key. Keys: `primary:A,B`, `unique NAME:A,B`, `index NAME:A`. References: `Column>Table action`.
"""

GENERAL, BINARY = "utf8mb4_general_ci", "utf8mb4_bin"

_TYPES = {
    "u8": "TINYINT UNSIGNED",
    "u32": "INT UNSIGNED",
    "u64": "BIGINT UNSIGNED",
    "bool": "TINYINT(1)",
    "text": "TEXT",
    "time": "TIMESTAMP",
}

# name: (collation, columns, keys, references)
_TABLES = {
    "AccountTypes": (GENERAL, ["ID u8 id", "AccountType v32=''"], [], []),
    "DependencyTypes": (GENERAL, ["ID u8 id", "Name v32=''"], [], []),
    "RelationTypes": (GENERAL, ["ID u8 id", "Name v32=''"], [], []),
    "RequestTypes": (GENERAL, ["ID u8 id", "Name v32=''"], [], []),
    "Users": (
        GENERAL,
        [
            "ID u32 id", "AccountTypeID u8=1", "Suspended u8=0", "EmailVerified u8=0", "EmailVerificationToken c32?",
            "EmailVerificationExpiry u64?", "Username v32", "Email v254", "BackupEmail v254?", "HideEmail u8=0",
            "Passwd v255", "Salt c32=''", "ResetKey c32=''", "RealName v64=''", "LangPreference v6='en'",
            "Timezone v32='UTC'", "Homepage text?", "IRCNick v32=''", "PGPKey v40?", "LastLogin u64=0",
            "LastLoginIPAddress v45?", "LastSSHLogin u64=0", "LastSSHLoginIPAddress v45?", "InactivityTS u64=0",
            "RegistrationTS time=CURRENT_TIMESTAMP", "CommentNotify bool=1", "UpdateNotify bool=0",
            "OwnershipNotify bool=1", "SSOAccountID v255?", "HideDeletedComments u8=0", "NormalizedEmail v320?",
        ],
        [
            "unique Username:Username", "unique Email:Email", "unique SSOAccountID:SSOAccountID",
            "unique UsersNormalizedEmail:NormalizedEmail", "index UsersAccountTypeID:AccountTypeID",
        ],
        ["AccountTypeID>AccountTypes NO ACTION"],
    ),
    "PackageBases": (
        GENERAL,
        [
            "ID u32 id", "Name v255", "NumVotes u32=0", "Popularity d10.6=0",
            "PopularityUpdated time='1970-01-01 00:00:01'", "OutOfDateTS u64?", "FlaggerComment text",
            "SubmittedTS u64", "ModifiedTS u64", "FlaggerUID u32?", "SubmitterUID u32?", "MaintainerUID u32?",
            "PackagerUID u32?",
        ],
        [
            "unique Name:Name", "index BasesNumVotes:NumVotes", "index BasesPopularityName:Popularity,Name",
            "index BasesSubmittedTS:SubmittedTS", "index BasesModifiedTS:ModifiedTS",
            "index BasesMaintainerUID:MaintainerUID", "index BasesSubmitterUID:SubmitterUID",
            "index BasesPackagerUID:PackagerUID", "index FlaggerUID:FlaggerUID",
        ],
        [
            "FlaggerUID>Users SET NULL", "SubmitterUID>Users SET NULL", "MaintainerUID>Users SET NULL",
            "PackagerUID>Users SET NULL",
        ],
    ),
    "Packages": (
        GENERAL,
        ["ID u32 id", "PackageBaseID u32", "Name v255", "Version v255=''", "Description v255?", "URL v8000?"],
        ["unique Name:Name", "index PackageBaseID:PackageBaseID"],
        ["PackageBaseID>PackageBases CASCADE"],
    ),
    "PackageKeywords": (
        GENERAL,
        ["PackageBaseID u32", "Keyword v255=''"],
        ["primary:PackageBaseID,Keyword", "index KeywordsPackageBaseID:PackageBaseID"],
        ["PackageBaseID>PackageBases CASCADE"],
    ),
    "Licenses": (GENERAL, ["ID u32 id", "Name v255"], ["unique Name:Name"], []),
    "PackageLicenses": (
        GENERAL,
        ["PackageID u32", "LicenseID u32"],
        ["primary:PackageID,LicenseID"],
        ["PackageID>Packages CASCADE", "LicenseID>Licenses CASCADE"],
    ),
    "Groups": (GENERAL, ["ID u32 id", "Name v255"], ["unique Name:Name"], []),
    "PackageGroups": (
        GENERAL,
        ["PackageID u32", "GroupID u32"],
        ["primary:PackageID,GroupID"],
        ["PackageID>Packages CASCADE", "GroupID>Groups CASCADE"],
    ),
    "PackageDepends": (
        GENERAL,
        ["PackageID u32", "DepTypeID u8", "DepName v255", "DepDesc v255?", "DepCondition v255?", "DepArch v255?"],
        ["index DependsPackageID:PackageID", "index DependsDepName:DepName"],
        ["PackageID>Packages CASCADE", "DepTypeID>DependencyTypes NO ACTION"],
    ),
    "PackageRelations": (
        GENERAL,
        ["PackageID u32", "RelTypeID u8", "RelName v255", "RelCondition v255?", "RelArch v255?"],
        ["index RelationsPackageID:PackageID", "index RelationsRelName:RelName"],
        ["PackageID>Packages CASCADE", "RelTypeID>RelationTypes NO ACTION"],
    ),
    "PackageSources": (
        GENERAL,
        ["PackageID u32", "Source v8000='/dev/null'", "SourceArch v255?"],
        ["index SourcesPackageID:PackageID"],
        ["PackageID>Packages CASCADE"],
    ),
    "PackageVotes": (
        GENERAL,
        ["UsersID u32", "PackageBaseID u32", "VoteTS u64"],
        [
            "unique VoteUsersIDPackageID:UsersID,PackageBaseID", "index VotesUsersID:UsersID",
            "index VotesPackageBaseID:PackageBaseID",
        ],
        ["UsersID>Users CASCADE", "PackageBaseID>PackageBases CASCADE"],
    ),
    "PackageComments": (
        GENERAL,
        [
            "ID u64 id", "PackageBaseID u32", "UsersID u32?", "Comments text", "RenderedComment text", "CommentTS u64=0",
            "EditedTS u64?", "EditedUsersID u32?", "DelTS u64?", "DelUsersID u32?", "PinnedTS u64=0",
        ],
        ["index CommentsPackageBaseID:PackageBaseID", "index CommentsUsersID:UsersID"],
        [
            "PackageBaseID>PackageBases CASCADE", "UsersID>Users SET NULL", "EditedUsersID>Users SET NULL",
            "DelUsersID>Users CASCADE",
        ],
    ),
    "PackageComaintainers": (
        GENERAL,
        ["UsersID u32", "PackageBaseID u32", "Priority u32"],
        ["index ComaintainersUsersID:UsersID", "index ComaintainersPackageBaseID:PackageBaseID"],
        ["UsersID>Users CASCADE", "PackageBaseID>PackageBases CASCADE"],
    ),
    "PackageNotifications": (
        GENERAL,
        ["PackageBaseID u32", "UserID u32"],
        ["unique NotifyUserIDPkgID:UserID,PackageBaseID"],
        ["PackageBaseID>PackageBases CASCADE", "UserID>Users CASCADE"],
    ),
    "PackageRequests": (
        GENERAL,
        [
            "ID u64 id", "ReqTypeID u8", "PackageBaseID u32?", "PackageBaseName v255", "MergeBaseName v255?",
            "UsersID u32?", "Comments text", "ClosureComment text", "RequestTS u64=0", "ClosedTS u64?", "ClosedUID u32?",
            "Status u8=0",
        ],
        ["index RequestsPackageBaseID:PackageBaseID", "index RequestsUsersID:UsersID", "index RequestsClosedUID:ClosedUID"],
        [
            "ReqTypeID>RequestTypes NO ACTION", "PackageBaseID>PackageBases SET NULL", "UsersID>Users SET NULL",
            "ClosedUID>Users SET NULL",
        ],
    ),
    "PackageBlacklist": (GENERAL, ["ID u32 id", "Name v64"], ["unique Name:Name"], []),
    "OfficialProviders": (
        BINARY,
        ["ID u32 id", "Name v64", "Repo v64", "Provides v64"],
        ["unique ProviderNameProvides:Name,Provides"],
        [],
    ),
    "SSHPubKeys": (
        BINARY,
        ["UserID u32", "Fingerprint v44", "PubKey v4096"],
        ["primary:Fingerprint"],
        ["UserID>Users CASCADE"],
    ),
    "Sessions": (
        BINARY,
        ["UsersID u32", "SessionID c32", "LastUpdateTS u64"],
        ["primary:UsersID", "unique SessionID:SessionID"],
        ["UsersID>Users CASCADE"],
    ),
    "Bans": (GENERAL, ["IPAddress v45", "BanTS time"], ["primary:IPAddress"], []),
    "Terms": (GENERAL, ["ID u32 id", "Description v255", "URL v8000", "Revision u32=1"], [], []),
    "AcceptedTerms": (
        GENERAL,
        ["UsersID u32", "TermsID u32", "Revision u32=0"],
        [],
        ["UsersID>Users CASCADE", "TermsID>Terms CASCADE"],
    ),
    "VoteInfo": (
        GENERAL,
        [
            "ID u32 id", "Agenda text", "User v32", "Submitted u64", "End u64", "Quorum d2.2", "SubmitterID u32",
            "Yes u32=0", "No u32=0", "Abstain u32=0", "ActiveUsers u32=0",
        ],
        [],
        ["SubmitterID>Users CASCADE"],
    ),
    "Votes": (GENERAL, ["VoteID u32", "UserID u32"], [], ["VoteID>VoteInfo CASCADE", "UserID>Users CASCADE"]),
    "ApiRateLimit": (GENERAL, ["IP v45", "Requests u32", "WindowStart u64"], ["primary:IP"], []),
}

NAMES = list(_TABLES)


def columns(table):
    """The table's column names in order."""
    return [column.split(" ", 1)[0] for column in _TABLES[table][1]]


def decimals(table):
    """Digits after the point, per column of type DECIMAL."""
    found = {}
    for column in _TABLES[table][1]:
        name, kind = column.split(" ", 1)
        if kind[0] == "d":
            found[name] = int(kind[1:].split("=")[0].split(".")[1])
    return found


def keeps_row_order(table):
    """Whether InnoDB keeps the rows in the order of insertion: no primary key and no unique one that stands in."""
    _, specs, keys, _ = _TABLES[table]
    return not any(spec.endswith(" id") for spec in specs) and not any(
        key.startswith(("primary", "unique")) for key in keys
    )


def statements(table):
    """`CREATE TABLE` without references, and the `ALTER TABLE` that adds keys and references."""
    collation, specs, keys, references = _TABLES[table]
    lines = [_column(spec) for spec in specs]
    later = []
    for key in keys:
        kind, _, parts = key.partition(":")
        parts = ",".join(f"`{part}`" for part in parts.split(","))
        kind, _, name = kind.partition(" ")
        if kind == "index":
            later.append(f"ADD INDEX `{name}` ({parts})")
        else:
            lines.append("PRIMARY KEY" * (kind == "primary") + f"UNIQUE KEY `{name}`" * (kind == "unique") + f" ({parts})")
    for reference in references:
        column, _, target = reference.partition(">")
        target, _, action = target.partition(" ")
        later.append(f"ADD FOREIGN KEY (`{column}`) REFERENCES `{target}` (`ID`) ON DELETE {action}")
    create = f"CREATE TABLE `{table}` (\n  " + ",\n  ".join(lines)
    create += f"\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE={collation};"
    alter = f"ALTER TABLE `{table}`\n  " + ",\n  ".join(later) + ";" if later else ""
    return create, alter


def _column(spec):
    name, _, kind = spec.partition(" ")
    kind, _, default = kind.partition("=")
    counting = kind.endswith(" id")
    kind = kind.removesuffix(" id")
    null = kind.endswith("?")
    kind = kind.removesuffix("?")
    if kind in _TYPES:
        sql = _TYPES[kind]
    elif kind[0] == "d":
        sql = f"DECIMAL({kind[1:].replace('.', ',')}) UNSIGNED"
    else:
        sql = f"{'VARCHAR' if kind[0] == 'v' else 'CHAR'}({kind[1:]})"
    sql += " NULL" if null else " NOT NULL"
    if counting:
        return f"`{name}` {sql} AUTO_INCREMENT PRIMARY KEY"
    return f"`{name}` {sql}" + (f" DEFAULT {default}" if default else "")
