//! How many connections the system has room for.

use super::door::BEYOND;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Files open for other things than connections: pages that are read, the index, logs.
const OTHERS: u64 = 128;

/// The number of connections to serve; raises the soft limit of open files as far as it helps and may.
pub(super) fn connections(wanted: usize, report: fn(&str)) -> usize {
    let extra = OTHERS + BEYOND as u64;
    let needed = (wanted as u64).saturating_add(extra);
    let limit = getrlimit(Resource::Nofile);
    let mut files = limit.current.unwrap_or(u64::MAX);
    if files < needed {
        let raised = limit.maximum.map_or(needed, |maximum| maximum.min(needed));
        if setrlimit(Resource::Nofile, Rlimit { current: Some(raised), maximum: limit.maximum }).is_ok() {
            files = raised;
        }
    }
    if files >= needed {
        return wanted;
    }
    let room = usize::try_from(files.saturating_sub(extra)).unwrap_or(wanted).max(1);
    report(&format!(
        "{room} connections instead of {wanted}: the system lets this process open {files} files; raise it (ulimit -n, \
         LimitNOFILE=) to {needed}, or lower max_connections"
    ));
    room
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_allows_is_a_limit() {
        assert_eq!(connections(10, |_| panic!("there is room for ten")), 10);
        // No system lets a process open that many.
        assert!(connections(usize::MAX, |_| {}) < usize::MAX);
    }
}
