//! Feeds: the items as a set, since those of one time come in any order.

use super::{missing, short};
use crate::compare::verdict::Difference;
use roxmltree::{Document, Node};

const PARTS: [&str; 4] = ["title", "description", "guid", "pubDate"];

/// An item's parts in their order.
type Item = Vec<(String, String)>;

fn items(xml: &str) -> Result<Vec<Item>, String> {
    let document = Document::parse(xml).map_err(|e| e.to_string())?;
    let part = |node: Node<'_, '_>| {
        let name = node.tag_name().name();
        PARTS.contains(&name).then(|| (name.to_owned(), node.text().unwrap_or_default().trim().to_owned()))
    };
    let item = |node: Node<'_, '_>| node.children().filter_map(part).collect::<Item>();
    let mut items: Vec<Item> = document.descendants().filter(|node| node.has_tag_name("item")).map(item).collect();
    items.sort_unstable();
    Ok(items)
}

/// The first difference between two feeds.
pub(super) fn difference(theirs: &str, ours: &str) -> Option<Difference> {
    let (theirs, ours) = match (items(theirs), items(ours)) {
        (Ok(theirs), Ok(ours)) => (theirs, ours),
        (Err(reason), _) => return Some(Difference::of("xml", format!("theirs is no XML: {reason}"))),
        (_, Err(reason)) => return Some(Difference::of("xml", format!("ours is no XML: {reason}"))),
    };
    let (gone, extra) = (missing(&theirs, &ours), missing(&ours, &theirs));
    if gone.is_empty() && extra.is_empty() {
        return None;
    }
    let said = |items: &[Item]| items.first().map_or("nothing".to_owned(), |item| short(&format!("{item:?}")));
    let text =
        format!("{} items only there: {} | {} only here: {}", gone.len(), said(&gone), extra.len(), said(&extra));
    let name = |item: &Item| item.iter().find(|(key, _)| key == "title").map(|(_, title)| title.clone());
    let mut concerns: Vec<String> = gone.iter().chain(&extra).filter_map(name).collect();
    concerns.sort_unstable();
    concerns.dedup();
    Some(Difference { cut: true, ..Difference::of("items", text) }.about(concerns))
}
