//! Builds that meet another one, or their end.

use super::{Published, current, fails};
use crate::support::program::{build, build_command, wait};
use crate::support::site::site;
use std::fs::File;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// Release directories, in order.
fn releases(output: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(output.join("releases")).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn an_output_that_is_being_written() {
    let published = Published::new();
    let lock = File::open(published.output().join("lock")).unwrap();
    lock.lock().unwrap();
    let mut command = build_command(&site().sqlite, &published.output());
    fails(&mut command, 4, &["site", "another aurpress is writing here", "wait"]);
    published.assert_untouched();
    drop(lock);
    build(&site().sqlite, &published.output());
}

#[test]
fn builds_at_the_same_time() {
    let published = Published::new();
    let spawn = |_| {
        let mut command = build_command(&site().sqlite, &published.output());
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let running: Vec<_> = (0..4).map(spawn).collect();
    let ended: Vec<_> = running.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
    let done = ended.iter().filter(|output| output.status.code() == Some(0)).count();
    assert!((1..4).contains(&done), "{done}");
    for refused in ended.iter().filter(|output| output.status.code() != Some(0)) {
        let said = String::from_utf8_lossy(&refused.stderr);
        assert_eq!((refused.status.code(), said.lines().count()), (Some(4), 1), "{said}");
        assert!(said.contains("another aurpress is writing here"), "{said}");
    }
    assert!(current(&published.output()) == published.before);
}

/// Starts a build and kills it as soon as it has written that many pages; says whether it was killed before its end.
fn killed_build(output: &Path, pages: usize) -> bool {
    let next = releases(output).last().unwrap().parse::<u32>().unwrap() + 1;
    let packages = output.join(format!("releases/{next:06}/packages"));
    let mut command = build_command(&site().sqlite, output);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let end = Instant::now() + Duration::from_secs(60);
    while std::fs::read_dir(&packages).map_or(0, Iterator::count) < pages {
        assert!(Instant::now() < end, "the build writes pages");
        if child.try_wait().unwrap().is_some() {
            return false;
        }
    }
    child.kill().unwrap();
    wait(&mut child, Duration::from_secs(20)).unwrap().code().is_none()
}

#[test]
fn a_killed_build_leaves_the_old_release_and_the_next_one_cleans_up() {
    let published = Published::new();
    let output = published.output();
    let mut killed = 0;
    for attempt in 0..20 {
        let before = std::fs::read_link(output.join("current")).unwrap();
        if !killed_build(&output, 1 + attempt % 3 * 200) {
            continue;
        }
        // A kill may come just after the switch: then the new release is there, whole.
        assert!(current(&output) == published.before, "old or new, it is whole");
        let is_old = std::fs::read_link(output.join("current")).unwrap() == before;
        build(&site().sqlite, &output);
        assert!(current(&output) == published.before);
        assert_eq!(releases(&output).len(), 2, "the current release, the one before, and nothing unfinished");
        assert_eq!(std::fs::read_dir(output.join("index")).unwrap().count(), 2);
        killed += usize::from(is_old);
        if killed == 3 {
            return;
        }
    }
    panic!("{killed} builds were killed before their switch");
}
