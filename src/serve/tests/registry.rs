//! A tiny registry on disk, one story a package.

use aurpress_index::{Base, Document, NameCondition, Writer};
use std::path::Path;

fn with<'a>(name: &'a str, condition: &'a str) -> Vec<NameCondition<'a>> {
    vec![NameCondition { name, condition }]
}

fn package<'a>(id: u32, name: &'a str, base: &'a str) -> Document<'a> {
    Document {
        id,
        base_id: id,
        name,
        base,
        version: "1.0-1",
        url_path: "/cgit/aur.git/snapshot/x.tar.gz",
        submitted: 1_600_000_000,
        modified: 1_700_000_000 + i64::from(id),
        maintainer: Some("test"),
        ..Document::default()
    }
}

/// The packages that the edge cases of the RPC are about, and some more for the pages.
pub(super) fn packages() -> Vec<Document<'static>> {
    vec![
        Document {
            description: Some("Bunny bunny around bunny"),
            url: Some("https://gnome.org"),
            url_path: "/cgit/aur.git/snapshot/big-chungus.tar.gz",
            submitter: Some("user2"),
            votes: 3,
            popularity_micros: 3_000_000,
            popularity_updated: super::NOW,
            pending_requests: 1,
            comaintainers: vec!["user2"],
            keywords: vec!["big-chungus", "sizeable-chungus", "smol-chungus"],
            groups: vec!["testgroup"],
            licenses: vec!["GPL"],
            depends: with("chungus-depends", ">=1.0"),
            make_depends: with("chungus-makedepends", ""),
            check_depends: with("chungus-checkdepends", ""),
            opt_depends: with("chungus-optdepends", "=50"),
            conflicts: with("chungus-conflicts", ""),
            provides: with("chungus-provides", "<=200"),
            replaces: with("chungus-replaces", "<=200"),
            ..package(1, "big-chungus", "big-chungus")
        },
        Document {
            description: Some("Wubby wubby on wobba wuubu"),
            submitter: Some("user2"),
            out_of_date: Some(1_750_000_000),
            ..package(2, "chungy-chungus", "chungy-chungus")
        },
        Document { provides: with("gluggly-chungus", ""), ..package(3, "gluggly-chungus", "gluggly-chungus") },
        Document { description: Some("A <b>split</b> & \"odd\" one"), ..package(4, "other-pkg", "fugly-chungus") },
        Document { maintainer: None, ..package(5, "woogly-chungus", "woogly-chungus") },
        Document {
            maintainer: Some("else"),
            url_path: "/cgit/aur.git/snapshot/pkg.tar.gz",
            ..package(6, "pkg_1", "pkg")
        },
        Document {
            maintainer: Some("else"),
            url_path: "/cgit/aur.git/snapshot/libc++.tar.gz",
            ..package(7, "libc++", "libc++")
        },
    ]
}

/// Writes a release of these packages, with the pages every site has.
pub(super) fn write_release(root: &Path, release: &str, packages: &[Document<'_>]) {
    for page in ["index", "404", "503", "account", "login", "register", "passreset", "rpc", "search-help"] {
        put(root, release, &format!("{page}.html"), &format!("<title>{page}</title>"));
    }
    for package in packages {
        put(root, release, &format!("packages/{}.html", package.name), &format!("<h2>{}</h2>", package.name));
        if package.name != package.base {
            put(root, release, &format!("pkgbase/{}.html", package.base), &format!("<h2>{}</h2>", package.base));
        }
    }
    let folder = root.join("index").join(release);
    std::fs::create_dir_all(&folder).unwrap();
    let mut writer = Writer::create(&folder.join("g1")).unwrap();
    for package in packages {
        writer.add(package).unwrap();
        let is_its_package = package.name == package.base;
        writer.add_base(Base { name: package.base, packages: 1, is_its_package }).unwrap();
    }
    writer.add_base(Base { name: "empty-base", packages: 0, is_its_package: false }).unwrap();
    writer.finish().unwrap();
    std::fs::write(folder.join("CURRENT"), "g1\n").unwrap();
}

/// Writes one file of a release.
pub(super) fn put(root: &Path, release: &str, path: &str, content: &str) {
    let file = root.join("releases").join(release).join(path);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, content).unwrap();
}

/// Makes a release the current one by one rename.
pub(super) fn switch(root: &Path, release: &str) {
    let link = root.join("current.new");
    std::os::unix::fs::symlink(format!("releases/{release}"), &link).unwrap();
    std::fs::rename(link, root.join("current")).unwrap();
}
