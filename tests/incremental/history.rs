//! Random histories: what people do to a registry, as SQL that both databases understand.

/// Numbers that look random and are the same in every run.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) % end
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[usize::try_from(self.below(from.len() as u64)).unwrap()]
    }
}

/// One thing that happens.
pub(super) struct Event {
    pub(super) what: &'static str,
    pub(super) sql: String,
    /// Seconds that pass before it.
    pub(super) later: i64,
}

/// Names that packages come to bear, provide and depend on, so that these meet; some differ in case alone.
const NAMES: [&str; 12] = [
    "meet-a",
    "meet-b",
    "Meet-A",
    "meet-c-git",
    "meet-d",
    "libmeet.so",
    "nasty-hub",
    "nasty-comments",
    "meet+e",
    "meet f",
    "meet&g",
    "nasty-orphan",
];

type Make = fn(&mut Dice, u64) -> String;

/// What can happen. New ids are above all of the sample, and `n` is new with every event.
const EVENTS: [(&str, Make); 25] = [
    ("a new package", |dice, n| new_package(dice, n)),
    ("a push", push),
    ("a push with other dependencies", |dice, n| format!("{}; {}", push(dice, n), depend(dice))),
    ("a rename", |dice, n| {
        format!("UPDATE Packages SET Name = 'renamed-{n}' WHERE ID = (SELECT m FROM ({}) AS t)", some_package(dice))
    }),
    ("a name that others ask for", |dice, _| {
        let name = dice.pick(&NAMES);
        format!(
            "UPDATE Packages SET Name = '{name}' WHERE ID = (SELECT m FROM ({}) AS t) \
             AND NOT EXISTS (SELECT 1 FROM (SELECT Name AS x FROM Packages) AS u WHERE LOWER(x) = LOWER('{name}'))",
            some_package(dice)
        )
    }),
    ("a vote", |dice, _| {
        of_base(dice, "UPDATE PackageBases SET NumVotes = NumVotes + 1, Popularity = Popularity + 0.5")
    }),
    ("votes with times", |dice, n| votes(dice, n)),
    ("a vote taken back", |dice, _| {
        let base = some_base(dice);
        format!(
            "DELETE FROM PackageVotes WHERE PackageBaseID = (SELECT m FROM ({base}) AS t) AND VoteTS = \
             (SELECT x FROM (SELECT MIN(VoteTS) AS x FROM PackageVotes WHERE PackageBaseID = (SELECT m FROM ({base}) AS u)) AS v)"
        )
    }),
    ("a comment", comment),
    ("an edit of a comment", |dice, n| {
        of_comment(
            dice,
            &format!(
                "UPDATE PackageComments SET Comments = 'edited **{n}**', EditedTS = 1795000000, EditedUsersID = 5"
            ),
        )
    }),
    ("a comment deleted", |dice, _| of_comment(dice, "UPDATE PackageComments SET DelTS = 1795000000, DelUsersID = 5")),
    ("a comment pinned", |dice, _| of_comment(dice, "UPDATE PackageComments SET PinnedTS = 1795000000")),
    ("a flag", |dice, _| {
        of_base(dice, "UPDATE PackageBases SET OutOfDateTS = 1795000000, FlaggerUID = 10, FlaggerComment = 'old & <b>'")
    }),
    ("an unflag", |dice, _| of_base(dice, "UPDATE PackageBases SET OutOfDateTS = NULL, FlaggerComment = ''")),
    ("an adoption", |dice, _| {
        let user = 5 * dice.below(100);
        of_base(dice, &format!("UPDATE PackageBases SET MaintainerUID = (SELECT ID FROM Users WHERE ID = {user})"))
    }),
    ("an orphan", |dice, _| of_base(dice, "UPDATE PackageBases SET MaintainerUID = NULL")),
    ("a deletion", delete),
    ("a deleted name that comes back", |dice, n| {
        let back = "SELECT MAX(ID) AS m FROM PackageRequests WHERE ID >= 800000";
        let new = new_package(dice, n).replace("'new-", "'back-");
        let base = format!(
            "PackageBaseName FROM PackageRequests WHERE ID = (SELECT m FROM ({back}) AS t) AND PackageBaseName NOT IN (SELECT x FROM (SELECT Name AS x FROM PackageBases) AS u)"
        );
        format!("{new}; UPDATE PackageBases SET Name = COALESCE((SELECT {base}), Name) WHERE ID = {}", 800_000 + n)
    }),
    ("a split", |dice, n| {
        format!(
            "INSERT INTO Packages VALUES (800000 + {n}, (SELECT m FROM ({}) AS t), 'split-{n}', '1-1', 'x', NULL)",
            some_base(dice)
        )
    }),
    ("a merge", |dice, _| {
        format!(
            "UPDATE Packages SET PackageBaseID = (SELECT m FROM ({}) AS t) WHERE ID = (SELECT m FROM ({}) AS u)",
            some_base(dice),
            some_package(dice)
        )
    }),
    ("an official provider", |dice, n| {
        let (name, provides) = (dice.pick(&NAMES), dice.pick(&NAMES));
        format!("INSERT INTO OfficialProviders VALUES (800000 + {n}, '{name}', 'extra', '{provides}')")
    }),
    ("official providers vanish", |dice, _| {
        format!("DELETE FROM OfficialProviders WHERE Provides = '{}'", dice.pick(&NAMES))
    }),
    ("a dependency", |dice, _| depend(dice)),
    ("a provision", |dice, _| {
        format!(
            "INSERT INTO PackageRelations SELECT ID, 2, '{}', '=1', NULL FROM Packages WHERE ID = (SELECT m FROM ({}) AS t)",
            dice.pick(&NAMES),
            some_package(dice)
        )
    }),
    ("an account renamed", |dice, n| {
        format!("UPDATE Users SET Username = 'user-{n}' WHERE ID = {}", 5 * dice.below(100))
    }),
];

/// One random event.
pub(super) fn event(dice: &mut Dice, n: u64) -> Event {
    let (what, make) = EVENTS[usize::try_from(dice.below(EVENTS.len() as u64)).unwrap()];
    let later = if dice.below(6) == 0 { 86_400 } else { 0 };
    Event { what, sql: make(dice, n), later }
}

/// A query for the id of some base; its one column is `m`.
fn some_base(dice: &mut Dice) -> String {
    format!("SELECT MIN(ID) AS m FROM PackageBases WHERE ID % 7 = {}", dice.below(7))
}

fn some_package(dice: &mut Dice) -> String {
    let order = dice.pick(&["MIN", "MAX"]);
    format!("SELECT {order}(ID) AS m FROM Packages WHERE ID % 11 = {}", dice.below(11))
}

fn of_base(dice: &mut Dice, update: &str) -> String {
    format!("{update} WHERE ID = (SELECT m FROM ({}) AS t)", some_base(dice))
}

fn of_comment(dice: &mut Dice, update: &str) -> String {
    let which = format!("SELECT MAX(ID) AS m FROM PackageComments WHERE ID % 13 = {}", dice.below(13));
    format!("{update} WHERE ID = (SELECT m FROM ({which}) AS t)")
}

fn new_package(dice: &mut Dice, n: u64) -> String {
    let id = 800_000 + n;
    format!(
        "INSERT INTO PackageBases SELECT {id}, 'new-{n}', 0, 0, PopularityUpdated, NULL, '', 1795000000 + {n}, \
         1795000000 + {n}, NULL, 5, 5, 5 FROM PackageBases WHERE ID = (SELECT m FROM ({}) AS t); \
         INSERT INTO Packages VALUES ({id}, {id}, 'new-{n}', '1.0-1', 'made of <b>&amp;', 'https://x.org/?a=1&b=2'); \
         INSERT INTO PackageDepends VALUES ({id}, 1, '{}', '', '>=1', ''); \
         INSERT INTO PackageRelations VALUES ({id}, 2, '{}', '', NULL); \
         INSERT INTO PackageKeywords VALUES ({id}, 'key{}')",
        some_base(dice),
        dice.pick(&NAMES),
        dice.pick(&NAMES),
        n % 3
    )
}

/// As the site does it: the package's rows go and come again under a new id.
fn push(dice: &mut Dice, n: u64) -> String {
    let (order, rest, new) = (dice.pick(&["MIN", "MAX"]), dice.below(11), 900_000 + n);
    let which =
        format!("(SELECT m FROM (SELECT {order}(ID) AS m FROM Packages WHERE ID % 11 = {rest} AND ID < 900000) AS t)");
    format!(
        "UPDATE PackageBases SET ModifiedTS = 1795100000 + {n} WHERE ID = (SELECT PackageBaseID FROM Packages WHERE ID = {which}); \
         UPDATE PackageDepends SET PackageID = {new} WHERE PackageID = {which}; \
         UPDATE PackageRelations SET PackageID = {new} WHERE PackageID = {which}; \
         DELETE FROM PackageSources WHERE PackageID = {which}; \
         UPDATE Packages SET ID = {new}, Version = '{n}-1' WHERE ID = {which}"
    )
}

fn depend(dice: &mut Dice) -> String {
    format!(
        "INSERT INTO PackageDepends SELECT ID, {}, '{}', '', '', '' FROM Packages WHERE ID = (SELECT m FROM ({}) AS t)",
        1 + dice.below(4),
        dice.pick(&NAMES),
        some_package(dice)
    )
}

fn comment(dice: &mut Dice, n: u64) -> String {
    let base = some_base(dice);
    let times = if dice.below(4) == 0 { 12 } else { 1 };
    let one = |at: u64| {
        let id = 8_000_000 + n * 100 + at;
        format!(
            "INSERT INTO PackageComments SELECT {id}, m, 5, 'says *{id}* & <script>x</script>', '', 1795200000 + {at}, \
             NULL, NULL, NULL, NULL, 0 FROM ({base}) AS t WHERE m IS NOT NULL"
        )
    };
    (0..times).map(one).collect::<Vec<_>>().join("; ")
}

/// Some of a year, of several years, or of unknown times.
fn votes(dice: &mut Dice, n: u64) -> String {
    let (base, first) = (some_base(dice), dice.pick(&["0", "1262304000", "1704067200", "1790000000"]));
    let one = |at: u64| {
        let (user, later) = (10_000 + n * 10 + at, at * 31_000_000 * (n % 2));
        format!("INSERT INTO PackageVotes SELECT {user}, m, {first} + {later} FROM ({base}) AS t WHERE m IS NOT NULL")
    };
    (0..1 + dice.below(4)).map(one).collect::<Vec<_>>().join("; ")
}

/// As the site does it: a request, perhaps for a merge, stays behind; of it the id of the base goes.
fn delete(dice: &mut Dice, n: u64) -> String {
    let (kind, other) = if dice.below(3) == 0 { (3, "'nasty-hub'") } else { (1, "NULL") };
    let rest = dice.below(7);
    let tables = ["PackageVotes", "PackageComments", "PackageKeywords", "PackageComaintainers", "Packages"];
    let which = format!("(SELECT m FROM (SELECT MAX(ID) AS m FROM PackageBases WHERE ID % 7 = {rest}) AS t)");
    let of_packages = ["PackageDepends", "PackageRelations", "PackageSources", "PackageLicenses", "PackageGroups"];
    let packages = format!("PackageID IN (SELECT ID FROM Packages WHERE PackageBaseID = {which})");
    let rows = of_packages.iter().map(|table| format!("DELETE FROM {table} WHERE {packages}"));
    let rows = rows.chain(tables.iter().map(|table| format!("DELETE FROM {table} WHERE PackageBaseID = {which}")));
    let request = format!(
        "INSERT INTO PackageRequests SELECT 800000 + {n}, {kind}, NULL, Name, {other}, 5, 'private', 'private', 1795000000, \
         1795000000 + {n}, 5, 2 FROM PackageBases WHERE ID = {which}; \
         UPDATE PackageRequests SET PackageBaseID = NULL WHERE PackageBaseID = {which}"
    );
    let base = format!("DELETE FROM PackageBases WHERE ID = {which}");
    [request].into_iter().chain(rows).chain([base]).collect::<Vec<_>>().join("; ")
}
