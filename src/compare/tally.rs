//! The outcome: counts by class, examples of what differs, as text and as JSON.

use super::exchange::Request;
use super::verdict::Verdict;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Counts of verdicts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// The same meaning.
    pub agree: usize,
    /// Documented deviations.
    pub tolerated: usize,
    /// Different data.
    pub data: usize,
    /// Differences.
    pub differ: usize,
    /// No answer.
    pub failed: usize,
}

impl Counts {
    fn add(&mut self, verdict: &Verdict) {
        *match verdict {
            Verdict::Agree => &mut self.agree,
            Verdict::Tolerated(..) => &mut self.tolerated,
            Verdict::Data(..) => &mut self.data,
            Verdict::Differ(_) => &mut self.differ,
            Verdict::Failed(_) => &mut self.failed,
        } += 1;
    }

    fn columns(self) -> [usize; 5] {
        [self.agree, self.tolerated, self.data, self.differ, self.failed]
    }
}

/// A request whose answers do not agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Example {
    /// Its class.
    pub class: String,
    /// Its number.
    pub number: u64,
    /// Its method.
    pub method: String,
    /// Its path and query.
    pub path: String,
    /// Its body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// `tolerated`, `data`, `differ` or `failed`.
    pub verdict: &'static str,
    /// The name of the deviation, or how data differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
    /// What differs: theirs before ours.
    pub text: String,
}

/// All verdicts of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// By class.
    pub classes: BTreeMap<String, Counts>,
    /// All together.
    pub sum: Counts,
    /// How often each documented deviation was met.
    pub tolerated: BTreeMap<&'static str, usize>,
    /// How often data differed in each way.
    pub data: BTreeMap<&'static str, usize>,
    /// What does not agree, as many of each class and verdict as asked for.
    pub examples: Vec<Example>,
}

impl Tally {
    /// Counts one verdict, and keeps it as an example when its class has fewer than `show`.
    pub fn add(&mut self, request: &Request, verdict: &Verdict, show: usize) {
        self.sum.add(verdict);
        self.classes.entry(request.class.clone()).or_default().add(verdict);
        let (name, reason, text) = match verdict {
            Verdict::Agree => return,
            Verdict::Tolerated(reason, difference) => {
                *self.tolerated.entry(reason).or_default() += 1;
                ("tolerated", Some(*reason), &difference.text)
            }
            Verdict::Data(drift, difference) => {
                *self.data.entry(drift.name()).or_default() += 1;
                ("data", Some(drift.name()), &difference.text)
            }
            Verdict::Differ(difference) => ("differ", None, &difference.text),
            Verdict::Failed(reason) => ("failed", None, reason),
        };
        if self.examples.iter().filter(|one| one.class == request.class && one.verdict == name).count() < show {
            let Request { class, number, method, path, body, .. } = request.clone();
            self.examples.push(Example {
                class,
                number,
                method,
                path,
                body,
                verdict: name,
                reason,
                text: text.clone(),
            });
        }
    }

    /// Examples of differences and failures, a table of the classes, and the reasons of what was let pass.
    #[must_use]
    pub fn table(&self) -> String {
        let mut text = String::new();
        for one in self.examples.iter().filter(|one| matches!(one.verdict, "differ" | "failed")) {
            let body = one.body.as_deref().map_or(String::new(), |body| format!(" {}", printable(body, 80)));
            let path = printable(&one.path, 160);
            let _ = writeln!(text, "{}: {} {}: {} {path}{body}", one.verdict, one.class, one.number, one.method);
            let _ = writeln!(text, "    {}", printable(&one.text, 600));
        }
        let _ = writeln!(
            text,
            "{:32}{:>8}{:>11}{:>8}{:>8}{:>8}",
            "class", "agree", "tolerated", "data", "differ", "failed"
        );
        let rows = self.classes.iter().map(|(class, counts)| (class.as_str(), *counts));
        for (class, counts) in rows.chain([("all", self.sum)]) {
            let [agree, tolerated, data, differ, failed] = counts.columns().map(shown);
            let _ = writeln!(text, "{class:32}{agree:>8}{tolerated:>11}{data:>8}{differ:>8}{failed:>8}");
        }
        for (title, reasons) in [("tolerated", &self.tolerated), ("data", &self.data)] {
            for (reason, count) in reasons {
                let _ = writeln!(text, "{title}: {count} {reason}");
            }
        }
        text
    }
}

fn shown(count: usize) -> String {
    if count == 0 { "-".to_owned() } else { count.to_string() }
}

/// Hostile text on one line of bounded length.
fn printable(text: &str, length: usize) -> String {
    let escape = |c: char| if c.is_control() { c.escape_default().to_string() } else { c.to_string() };
    text.chars().take(length).map(escape).collect()
}
