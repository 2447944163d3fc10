//! Recall@5, mean reciprocal rank and nDCG@10 of answers against the names that belong on top.

use std::collections::BTreeMap;

/// A query and what belongs on top of its answer.
pub(super) struct Gold {
    pub(super) kind: String,
    pub(super) query: String,
    /// The best one first.
    pub(super) names: Vec<String>,
    /// Whether it guards, rather than helps to choose weights.
    pub(super) guards: bool,
}

/// Figures of one query, or means of several; 0 to 1.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Figures {
    /// Share of the names among the first five.
    pub(super) recall: f64,
    /// One by the place of the first name.
    pub(super) mrr: f64,
    /// Discounted gain of the first ten by the best possible; the first name counts three times.
    pub(super) ndcg: f64,
}

/// Figures by query, with its kind.
pub(super) struct Measured(Vec<(String, Figures)>);

/// Reads a list: kind, query and names, separated by tabs; `#` starts a comment.
pub(super) fn read(text: &str) -> Vec<Gold> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| {
            let [kind, query, names] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line:?}") };
            let number = seen.entry(kind).or_default();
            *number += 1;
            let names = names.split(' ').map(str::to_owned).collect();
            Gold { kind: kind.to_owned(), query: query.to_owned(), names, guards: number.is_multiple_of(2) }
        })
        .collect()
}

/// Asks every query.
pub(super) fn figures(gold: &[&Gold], answer: impl Fn(&str) -> Vec<String>) -> Measured {
    Measured(gold.iter().map(|gold| (gold.kind.clone(), of(gold, &answer(&gold.query)))).collect())
}

fn of(gold: &Gold, answer: &[String]) -> Figures {
    let gain = |name: &String| match gold.names.iter().position(|wanted| wanted == name) {
        Some(0) => 3.0,
        Some(_) => 1.0,
        None => 0.0,
    };
    let discounted = |gains: &mut dyn Iterator<Item = f64>| -> f64 {
        gains.take(10).enumerate().map(|(at, gain)| gain / ((at + 2) as f64).log2()).sum()
    };
    let first = answer.iter().position(|name| gold.names.contains(name));
    let found = answer.iter().take(5).filter(|name| gold.names.contains(name)).count();
    Figures {
        recall: found as f64 / gold.names.len().min(5) as f64,
        mrr: first.map_or(0.0, |at| 1.0 / (at + 1) as f64),
        ndcg: discounted(&mut answer.iter().map(gain)) / discounted(&mut gold.names.iter().map(gain)),
    }
}

impl Measured {
    /// Means over all queries.
    pub(super) fn all(&self) -> Figures {
        mean(self.0.iter().map(|(_, figures)| *figures))
    }

    fn of_kind(&self, kind: &str) -> Figures {
        mean(self.0.iter().filter(|(k, _)| k == kind).map(|(_, figures)| *figures))
    }
}

fn mean(figures: impl Iterator<Item = Figures>) -> Figures {
    let mut count = 0.0;
    let mut sum = Figures::default();
    for one in figures {
        count += 1.0;
        sum = Figures { recall: sum.recall + one.recall, mrr: sum.mrr + one.mrr, ndcg: sum.ndcg + one.ndcg };
    }
    Figures { recall: sum.recall / count, mrr: sum.mrr / count, ndcg: sum.ndcg / count }
}

/// Asks every query of a list that guards nothing, and prints the figures.
pub(super) fn print_all(
    title: &str,
    gold: &[Gold],
    ours: impl Fn(&str) -> Vec<String>,
    old: impl Fn(&str) -> Vec<String>,
) {
    let gold: Vec<&Gold> = gold.iter().collect();
    print(title, &gold, &figures(&gold, ours), &figures(&gold, old));
}

/// Prints the figures by kind, and the queries of which the best name is not first.
pub(super) fn print(half: &str, gold: &[&Gold], ours: &Measured, old: &Measured) {
    let mut kinds: Vec<&str> = gold.iter().map(|gold| gold.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let line = |name: &str, ours: Figures, old: Figures| {
        println!(
            "{half:9} {name:12} recall@5 {:.3} MRR {:.3} nDCG@10 {:.3}   old rule {:.3} {:.3} {:.3}",
            ours.recall, ours.mrr, ours.ndcg, old.recall, old.mrr, old.ndcg
        );
    };
    for kind in kinds {
        line(kind, ours.of_kind(kind), old.of_kind(kind));
    }
    line("all", ours.all(), old.all());
    // What guards is not looked at one by one, or it would soon be what is tuned for.
    let missed = gold.iter().filter(|gold| !gold.guards).zip(&ours.0).filter(|(_, (_, figures))| figures.mrr < 1.0);
    for (gold, (_, figures)) in missed {
        println!("{half:9}   {} {:?}: {:?} MRR {:.2}", gold.kind, gold.query, gold.names, figures.mrr);
    }
}
