//! What would be made again, and why.

use super::{Registry, done, snapshot};
use crate::support::database::{change, strings};
use crate::support::program::outcome;

#[test]
fn reasons_name_the_edge() {
    let registry = Registry::new();
    let explain = |arguments: &[&str]| {
        let arguments: Vec<&str> = ["build"].iter().chain(arguments).copied().collect();
        done(&mut registry.command(&arguments, &registry.output())).stdout
    };
    assert_eq!(explain(&["--dry-run"]), "everything\tthere is no release by this program, theme and configuration\n");
    registry.amend();
    assert_eq!(explain(&["--dry-run"]), "");
    assert_eq!(explain(&["--explain", "/packages/nasty-hub"]), "/pkgbase/nasty-hub\tunchanged\n");
    let before = snapshot(&registry.output());
    let depends =
        "INSERT INTO PackageDepends SELECT ID, 1, 'nasty-hub', '', '', '' FROM Packages WHERE Name = 'nasty-comments'";
    change(&registry.sample.sqlite(), depends);
    let told = explain(&["--dry-run"]);
    assert!(told.contains("/pkgbase/nasty-hub\twho requires it\n"), "{told}");
    let base =
        "SELECT b.Name FROM PackageBases b JOIN Packages p ON p.PackageBaseID = b.ID WHERE p.Name = 'nasty-comments'";
    let base = &strings(&registry.sample.sqlite(), base)[0];
    assert!(told.contains(&format!("/pkgbase/{base}\tits own rows, who satisfies its dependencies\n")), "{told}");
    assert!(told.ends_with("archives and index\tthe registry changed\n"), "{told}");
    assert_eq!(explain(&["--explain", "/pkgbase/nasty-hub/comments/1"]), "/pkgbase/nasty-hub\twho requires it\n");
    assert!(snapshot(&registry.output()) == before, "nothing was written");
    let unknown = outcome(&mut registry.command(&["build", "--explain", "/packages/no-such"], &registry.output()));
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.stderr.contains("/packages/no-such: there is no such package"), "{}", unknown.stderr);
}
