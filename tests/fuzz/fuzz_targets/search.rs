#![no_main]
//! Texts of a search, straight into the index, and as the page and the native interface take them.
//!
//! The first byte chooses the order and what is asked for besides, the second where the page begins.

use aurpress_fuzz::{ask, index};
use aurpress_index::{MAX_LIMIT, Search, SortBy, Synonyms, Wanted};
use hyper::Method;
use libfuzzer_sys::{Corpus, fuzz_target};
use std::sync::OnceLock;

const ORDERS: [Option<(SortBy, bool)>; 4] =
    [None, Some((SortBy::Votes, true)), Some((SortBy::Name, false)), Some((SortBy::LastModified, true))];

fn synonyms() -> &'static Synonyms {
    static SYNONYMS: OnceLock<Synonyms> = OnceLock::new();
    SYNONYMS.get_or_init(|| aurpress::search::load_synonyms("").expect("the built-in synonyms are good"))
}

fuzz_target!(|data: &[u8]| -> Corpus {
    let [choice, place, typed @ ..] = data else { return Corpus::Reject };
    let text = &*String::from_utf8_lossy(typed);
    find(text, *choice, usize::from(*place));
    if choice & 0xf0 == 0 {
        through_the_server(text);
    }
    Corpus::Keep
});

fn find(text: &str, choice: u8, place: usize) {
    let search = Search {
        text,
        offset: place * 7,
        limit: if choice & 8 == 0 { 25 } else { MAX_LIMIT },
        sort: ORDERS[usize::from(choice & 3)],
        facets: true,
        explain: choice & 4 != 0,
        synonyms: Some(synonyms()),
        ..Search::default()
    };
    let index = index();
    let found = index.find_text(&search);
    assert_eq!(found.hits.len(), found.total.saturating_sub(search.offset).min(search.limit), "{text:?}");
    for (hit, why) in found.hits.iter().zip(&found.explanations) {
        let sum: f32 = why.parts.iter().map(|part| part.points).sum();
        assert!((sum - hit.score).abs() < 0.01, "{text:?}: {sum} is not {}", hit.score);
    }
    let facets = found.facets.expect("facets were asked for");
    assert!(facets.orphans.max(facets.outdated) <= found.total, "{text:?}");
    let needing = facets.needing.iter().flat_map(|needing| needing.by_field());
    assert!(needing.into_iter().all(|(_, count)| count <= found.total), "{text:?}");
    index.complete(text, 10);
    index.nearby(text, 10);
    index.resolve(&Wanted::parse(text));
}

/// The page and the native interface answer every text with matches or with words.
fn through_the_server(text: &str) {
    let encoded: String = text.bytes().map(|byte| format!("%{byte:02x}")).collect();
    for path in ["/packages?q=", "/api/v1/search?explain=1&q=", "/api/v1/suggest?q=", "/resolve?q="] {
        let Some(answer) = ask(Method::GET, format!("{path}{encoded}").as_bytes(), "", b"") else { return };
        assert_eq!(answer.status, 200, "{path}: {text:?}");
        let body = String::from_utf8_lossy(&answer.body);
        assert!(!path.starts_with("/packages") || body.contains("id=\"found-count\""), "{path}: {text:?}");
    }
}
