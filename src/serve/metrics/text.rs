//! The text format of Prometheus, version 0.0.4: families of samples, each with its type and what it means.

use super::histogram::Counts;
use std::fmt::{Display, Write};

/// A page of metrics as it is written.
#[derive(Default)]
pub(super) struct Text(String);

/// What a family counts.
#[derive(Clone, Copy)]
pub(super) enum Sort {
    Counter,
    Gauge,
    Histogram,
}

impl Text {
    /// Begins a family; its samples follow.
    pub(super) fn family(&mut self, name: &str, sort: Sort, help: &str) {
        let sort = match sort {
            Sort::Counter => "counter",
            Sort::Gauge => "gauge",
            Sort::Histogram => "histogram",
        };
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {sort}");
    }

    /// One sample.
    pub(super) fn sample(&mut self, name: &str, labels: &[(&str, &str)], value: impl Display) {
        self.0.push_str(name);
        self.labels(labels);
        let _ = writeln!(self.0, " {value}");
    }

    /// A family of one sample without labels.
    pub(super) fn single(&mut self, name: &str, sort: Sort, help: &str, value: impl Display) {
        self.family(name, sort, help);
        self.sample(name, &[], value);
    }

    /// The samples of one histogram; bounds and sum are divided by `unit` to be in the unit of the name.
    pub(super) fn histogram<const N: usize>(
        &mut self,
        name: &str,
        labels: &[(&str, &str)],
        bounds: &[impl Display; N],
        counts: &Counts<N>,
        unit: f64,
    ) {
        let bucket = format!("{name}_bucket");
        let texts = bounds.iter().map(ToString::to_string).chain(["+Inf".to_owned()]);
        for (bound, count) in texts.zip(counts.up_to.into_iter().chain([counts.all])) {
            let mut labels = labels.to_vec();
            labels.push(("le", &bound));
            self.sample(&bucket, &labels, count);
        }
        self.sample(&format!("{name}_sum"), labels, counts.sum as f64 / unit);
        self.sample(&format!("{name}_count"), labels, counts.all);
    }

    /// What was written.
    pub(super) fn finish(self) -> String {
        self.0
    }

    fn labels(&mut self, labels: &[(&str, &str)]) {
        for (number, (name, value)) in labels.iter().enumerate() {
            let _ = write!(self.0, "{}{name}=\"", if number == 0 { '{' } else { ',' });
            for c in value.chars() {
                match c {
                    '\\' => self.0.push_str("\\\\"),
                    '"' => self.0.push_str("\\\""),
                    '\n' => self.0.push_str("\\n"),
                    _ => self.0.push(c),
                }
            }
            self.0.push('"');
        }
        if !labels.is_empty() {
            self.0.push('}');
        }
    }
}
