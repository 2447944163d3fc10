//! Which packages are shown, in which column, and what lies between them.

use super::walk::Walk;
use aurpress_index::DocId;
use std::collections::{BTreeMap, BTreeSet};

/// Nodes of a column, beside the one that says how many more there are.
const COLUMN: usize = 14;
/// Columns of what is needed, and of what needs.
const DEEP: i32 = 3;
const HIGH: i32 = 2;
/// Neighbours of one node that are followed.
const FOLLOWED: usize = 10;

/// What a node stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A package of the registry.
    Package,
    /// A name that no package of the registry has.
    Outside,
    /// So many more that are not shown.
    More,
}

/// A box.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) text: String,
    pub(super) what: What,
    /// 0 is the package itself, what it needs is to the right.
    pub(super) column: i32,
    pub(super) row: usize,
}

/// One node needs another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edge {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether one can get back.
    pub(super) cycle: bool,
}

/// What is drawn.
#[derive(Debug, Default)]
pub(super) struct Graph {
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<Edge>,
}

/// Nodes by what they stand for while they are placed.
#[derive(Default)]
struct Placing {
    graph: Graph,
    packages: BTreeMap<DocId, usize>,
    outside: BTreeMap<String, usize>,
    /// Nodes of each column, and names that found no place there.
    filled: BTreeMap<i32, (usize, BTreeSet<String>)>,
}

impl Placing {
    fn node(&mut self, text: &str, what: What, column: i32) -> Option<usize> {
        let (rows, lost) = self.filled.entry(column).or_default();
        if *rows == COLUMN {
            lost.insert(text.to_owned());
            return None;
        }
        self.graph.nodes.push(Node { text: text.to_owned(), what, column, row: *rows });
        *rows += 1;
        Some(self.graph.nodes.len() - 1)
    }

    /// Counts a name among those that found no place in a column.
    fn lose(&mut self, text: &str, column: i32) {
        self.filled.entry(column).or_default().1.insert(text.to_owned());
    }

    /// The node of a package, which may be placed now; whether it was.
    fn package(&mut self, walk: &Walk<'_>, doc: DocId, column: i32) -> Option<(usize, bool)> {
        if let Some(node) = self.packages.get(&doc) {
            return Some((*node, false));
        }
        let node = self.node(walk.index.row(doc).name, What::Package, column)?;
        self.packages.insert(doc, node);
        Some((node, true))
    }

    fn edge(&mut self, from: usize, to: usize) {
        let edge = Edge { from, to, cycle: false };
        if from != to && !self.graph.edges.contains(&edge) {
            self.graph.edges.push(edge);
        }
    }

    /// Places what the packages of a column need, in the next one; returns these.
    fn right(&mut self, walk: &Walk<'_>, column: &[DocId], at: i32) -> Vec<DocId> {
        let mut next = Vec::new();
        for doc in column {
            let (needs, from) = (walk.needs(*doc), self.packages[doc]);
            for (place, other) in needs.packages.iter().enumerate() {
                if place >= FOLLOWED && at > 1 {
                    self.lose(walk.index.row(*other).name, at);
                    continue;
                }
                let Some((to, new)) = self.package(walk, *other, at) else { continue };
                self.edge(from, to);
                next.extend(new.then_some(*other));
            }
            // Names from outside have nothing behind them: they are shown where they are asked for first.
            for (place, name) in needs.outside.iter().enumerate() {
                let known = self.outside.get(name).copied();
                if known.is_none() && place >= 2 && at > 1 {
                    self.lose(name, at);
                    continue;
                }
                let Some(to) = known.or_else(|| self.node(name, What::Outside, at)) else { continue };
                self.outside.insert(name.clone(), to);
                self.edge(from, to);
            }
        }
        next
    }

    /// The same for what needs the packages of a column, in the one before.
    fn left(&mut self, walk: &Walk<'_>, column: &[DocId], at: i32) -> Vec<DocId> {
        let mut next = Vec::new();
        for doc in column {
            let to = self.packages[doc];
            let needed = walk.needed(*doc);
            let followed = if at == -1 { needed.len() } else { FOLLOWED };
            for (place, other) in needed.iter().enumerate() {
                if place >= followed {
                    self.lose(walk.index.row(*other).name, at);
                    continue;
                }
                let Some((from, new)) = self.package(walk, *other, at) else { continue };
                self.edge(from, to);
                next.extend(new.then_some(*other));
            }
        }
        next
    }
}

impl Placing {
    /// The graph, with the numbers of those that found no place in any column.
    fn finish(self) -> Graph {
        let mut graph = self.graph;
        let shown: BTreeSet<String> = graph.nodes.iter().map(|node| node.text.clone()).collect();
        for (column, (row, lost)) in self.filled {
            let lost = lost.difference(&shown).count();
            if lost > 0 {
                graph.nodes.push(Node { text: format!("+{lost}"), what: What::More, column, row });
            }
        }
        graph
    }
}

/// Arranges the surroundings of a package.
pub(super) fn arrange(walk: &Walk<'_>, doc: DocId) -> Graph {
    let mut placing = Placing::default();
    let _ = placing.package(walk, doc, 0);
    let mut column = vec![doc];
    for at in 1..=DEEP {
        column = placing.right(walk, &column, at);
    }
    let mut column = vec![doc];
    for at in 1..=HIGH {
        column = placing.left(walk, &column, -at);
    }
    let mut graph = placing.finish();
    mark_cycles(&mut graph);
    graph
}

/// Marks the edges from whose end one gets back to their beginning.
fn mark_cycles(graph: &mut Graph) {
    let edges = graph.edges.clone();
    let reaches = |from: usize, to: usize| {
        let mut seen = vec![false; graph.nodes.len()];
        let mut waiting = vec![from];
        while let Some(node) = waiting.pop() {
            if node == to {
                return true;
            }
            if !std::mem::replace(&mut seen[node], true) {
                waiting.extend(edges.iter().filter(|edge| edge.from == node).map(|edge| edge.to));
            }
        }
        false
    };
    let cycles: Vec<bool> = edges.iter().map(|edge| reaches(edge.to, edge.from)).collect();
    graph.edges.iter_mut().zip(cycles).for_each(|(edge, cycle)| edge.cycle = cycle);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_finds_no_place_is_counted_once() {
        let mut placing = Placing::default();
        for number in 0..COLUMN + 6 {
            for _ in 0..3 {
                let _ = placing.node(&format!("n{number:02}"), What::Outside, 1).filter(|_| number < COLUMN);
                if number < COLUMN {
                    break;
                }
            }
        }
        // Lost in one column and placed in another.
        placing.lose("n00", 2);
        let graph = placing.finish();
        let more: Vec<_> = graph.nodes.iter().filter(|node| node.what == What::More).collect();
        assert_eq!(more.iter().map(|node| (node.text.as_str(), node.column)).collect::<Vec<_>>(), [("+6", 1)]);
    }

    #[test]
    fn cycles_are_marked_and_nothing_else() {
        let node = |row| Node { text: String::new(), what: What::Package, column: 0, row };
        let edge = |from, to| Edge { from, to, cycle: false };
        let mut graph =
            Graph { nodes: (0..4).map(node).collect(), edges: vec![edge(0, 1), edge(1, 2), edge(2, 1), edge(2, 3)] };
        mark_cycles(&mut graph);
        let cycles: Vec<bool> = graph.edges.iter().map(|edge| edge.cycle).collect();
        assert_eq!(cycles, [false, true, true, false]);
    }
}
