//! What the system knows of this process, under the names that Prometheus clients share. Nothing where there is no
//! `/proc`.

use super::text::{Sort, Text};

/// Clock ticks a second in `/proc`, the same on all Linux systems.
const TICKS: f64 = 100.0;

/// Adds what can be read.
pub(super) fn write(text: &mut Text) {
    if let Some(bytes) = status("VmRSS:") {
        text.single("process_resident_memory_bytes", Sort::Gauge, "Memory in use.", bytes * 1024);
    }
    if let Some(seconds) = processor_seconds() {
        text.single("process_cpu_seconds_total", Sort::Counter, "Processor time used.", seconds);
    }
    if let Ok(files) = std::fs::read_dir("/proc/self/fd") {
        text.single("process_open_fds", Sort::Gauge, "Open files and sockets.", files.count());
    }
    if let Some(most) = rustix::process::getrlimit(rustix::process::Resource::Nofile).current {
        text.single("process_max_fds", Sort::Gauge, "Files and sockets that may be open.", most);
    }
}

/// A number of `/proc/self/status`, in its unit.
fn status(key: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(key))?;
    line.split_whitespace().next()?.parse().ok()
}

fn processor_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program may hold blanks; fields are counted from its closing bracket.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let ticks = fields.next()?.parse::<f64>().ok()? + fields.next()?.parse::<f64>().ok()?;
    Some(ticks / TICKS)
}
