//! The described cases, samples of stored renderings, and what must hold for any input.

use std::collections::BTreeSet;

use proptest::prelude::*;
use scraper::{Html, Node};
use serde::Deserialize;

use super::sanitise::{ALLOWED_SCHEMES, allowed_attributes, balancer, is_allowed};
use super::{CommentContext, render};

/// One comment and its HTML, a line of `cases.jsonl` or `samples.jsonl`.
#[derive(Deserialize)]
struct Pair {
    #[serde(default)]
    case: u32,
    source: String,
    html: String,
    #[serde(default)]
    evidence: String,
    base: Option<String>,
}

fn pairs(lines: &str) -> Vec<Pair> {
    lines.lines().map(|line| serde_json::from_str(line).expect("a line is a JSON object")).collect()
}

fn render_with(source: &str, base: &str, evidence: &str) -> String {
    let commit_uri = "/cgit/aur.git/commit/?h={base}&id={id}";
    render(source, &CommentContext { base, commit_uri, evidence })
}

fn render_alone(source: &str) -> String {
    render_with(source, "pkg", "")
}

#[test]
fn described_cases() {
    let cases = pairs(include_str!("cases.jsonl"));
    for Pair { case, source, html, evidence, .. } in &cases {
        assert_eq!(render_with(source, "pkg", evidence), *html, "case {case}: {source:?}");
    }
    let numbers: BTreeSet<u32> = cases.iter().map(|pair| pair.case).collect();
    assert_eq!(numbers, (1..=77).collect());
}

#[test]
fn stored_renderings() {
    for Pair { source, html, base, .. } in pairs(include_str!("samples.jsonl")) {
        let base = base.expect("a sample names its base");
        assert_eq!(render_with(&source, &base, &html), html, "{source:?}");
    }
}

#[test]
fn commits_are_linked_only_as_the_evidence_says() {
    let evidence = r#"<p><a href="/cgit/aur.git/commit/?h=a%2B&amp;id=f7f5152be5ab">f7f5152be5ab</a></p>"#;
    let linked = r#"<a href="/cgit/aur.git/commit/?h=a%2B+b&amp;id=f7f5152be5ab">f7f5152be5ab</a>"#;
    assert_eq!(render_with("f7f5152be5ab", "a+ b", evidence), format!("<p>{linked}</p>"));
    assert_eq!(render_with("f7f5152be5abcd", "a+ b", evidence), format!("<p>{linked}</p>"));
    for unlinked in ["f7f5152", "f7f5152be5a", "f7f5152be5ac", "xf7f5152be5ab", "f7f5152be5ab_"] {
        assert_eq!(render_with(unlinked, "a", evidence), format!("<p>{unlinked}</p>"));
    }
    let own_link = r#"<p><a href="https://example.org/?id=f7f5152">a commit</a> f7f5152</p>"#;
    assert_eq!(render_with("f7f5152", "a", own_link), "<p>f7f5152</p>");
}

#[test]
fn nothing_of_the_evidence_is_shown() {
    assert_eq!(render_with("text", "a", "<script>alert(1)</script>"), "<p>text</p>");
}

#[test]
fn schemes_do_not_hide() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\u{a0}script:alert(1)",
        "java&#115;cript:alert(1)",
        "javascript&colon;alert(1)",
        "java&Tab;script:alert(1)",
        "`javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "\\javascript:alert(1)",
    ] {
        for source in [
            format!("[t]({address})"),
            format!("[t](<{address}>)"),
            format!("<a href=\"{address}\">t</a>"),
            format!("[t][x]\n\n[x]: {address}"),
        ] {
            check(&render_alone(&source)).unwrap_or_else(|reason| panic!("{reason} in {source:?}"));
            assert!(!render_alone(&source).contains("href=\"java"), "{source:?}");
        }
    }
}

#[test]
fn other_control_characters_are_replaced() {
    assert_eq!(render_alone("nul\u{1}ctl\u{7}chars"), "<p>nul?ctl?chars</p>");
    assert_eq!(render_alone("a\u{2}i0\u{3}b\u{2}r0\u{3}c"), "<p>ai0br0c</p>");
}

/// What comments of several screens full of one thing would do to a careless parser: deep nesting, or looking at the
/// whole rest for every character.
#[test]
fn hostile_comments_stay_small_and_safe() {
    let atoms = [
        ">",
        "> ",
        "- ",
        "+ ",
        "1. ",
        "#",
        "*",
        "_",
        "**",
        "*a ",
        "_a ",
        "**a ",
        "~~",
        "`",
        "`` ` ",
        "[",
        "![",
        "[a](",
        "[a][",
        "(",
        "<",
        "<b>",
        "<div>",
        "<div markdown>",
        "<details markdown>\n",
        "<a <",
        "<!--",
        "<!-- ",
        "<?",
        "</",
        "&",
        "&a;",
        "\\",
        "\n\n    ",
        "    ",
        "- a\n    ",
        "```a\n",
        "~~~\n",
        "[a]: b\n",
        "http://",
        "://",
        "FS#1",
        "<a@b",
        "***a**",
        "_a_ ",
        "*a*",
        "\"(",
        "[a](b 'c ",
        "a1b2c3d ",
        "<ul><li>",
        "<blockquote>",
        "\n---\n",
        "[a](b)",
    ];
    for atom in atoms {
        let source = atom.repeat(20_000 / atom.len());
        let html = render_alone(&source);
        check(&html).unwrap_or_else(|reason| panic!("{reason} for {atom:?}"));
        assert!(html.len() < 40 * source.len(), "{atom:?} grew to {} bytes", html.len());
    }
}

#[test]
fn nesting_is_bounded() {
    for source in [">".repeat(5_000), "+ ".repeat(2_500) + "x", nested_list(100), "<ul><li>".repeat(2_500)] {
        let html = render_alone(&source);
        let deepest = depth(&html);
        check(&html).unwrap_or_else(|reason| panic!("{reason}"));
        assert!((50..=4 * super::block::MAX_DEPTH + 10).contains(&deepest), "{deepest}");
    }
}

/// A list of which every item holds a list, as far as 100 levels.
fn nested_list(levels: usize) -> String {
    (0..levels).map(|level| format!("{}* {level}\n", "    ".repeat(level))).collect()
}

fn depth(html: &str) -> usize {
    let document = Html::parse_fragment(html);
    document.tree.nodes().map(|node| node.ancestors().count()).max().unwrap_or_default()
}

/// Finds the first element, attribute or address that a comment may not hold, as a browser would read it.
fn check(html: &str) -> Result<(), String> {
    for node in Html::parse_fragment(html).root_element().descendants().skip(1) {
        match node.value() {
            Node::Element(element) => {
                let name = element.name();
                if !is_allowed(name) {
                    return Err(format!("element {name}"));
                }
                for (attribute, value) in element.attrs() {
                    if !allowed_attributes(name).contains(&attribute) {
                        return Err(format!("attribute {attribute} of {name}"));
                    }
                    if attribute == "href" && !is_harmless(value) {
                        return Err(format!("address {value:?}"));
                    }
                }
            }
            Node::Comment(_) | Node::Doctype(_) | Node::ProcessingInstruction(_) => {
                return Err(format!("{:?}", node.value()));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Whether a browser would take an address for a relative one or one of the allowed schemes.
fn is_harmless(address: &str) -> bool {
    match ammonia::Url::parse(address) {
        Ok(url) => ALLOWED_SCHEMES.contains(&url.scheme()),
        Err(_) => true,
    }
}

/// Whether `html` holds an address that is none at all, such as one with a word for a port. It is kept, since it can
/// do no harm, while `ammonia` drops it.
fn has_odd_address(html: &str) -> bool {
    let document = Html::parse_fragment(html);
    let mut addresses = document.tree.nodes().filter_map(|node| node.value().as_element()?.attr("href"));
    addresses.any(|address| {
        let parsed = ammonia::Url::parse(address);
        parsed.is_err_and(|error| error != ammonia::url::ParseError::RelativeUrlWithoutBase)
    })
}

/// What a parser makes of `html`. The first line feed of a `pre` means nothing and goes with every parse.
fn tree_of(html: &str) -> String {
    let mut tree = Html::parse_fragment(html).html();
    while tree.contains("<pre>\n") {
        tree = tree.replace("<pre>\n", "<pre>");
    }
    tree
}

/// Sequences of what the dialect gives a meaning to, with some words.
fn markup() -> impl Strategy<Value = String> {
    let atoms = prop::sample::select(vec![
        "*",
        "**",
        "***",
        "_",
        "__",
        "`",
        "``",
        "```\n",
        "~~",
        "~~~\n",
        "[a]",
        "[a][b]",
        "[b]: http://x.org \"t\"\n",
        "[t](http://e.com)",
        "[t](javascript:x)",
        "[",
        "](",
        ")",
        "![i](s)",
        "!",
        "\n",
        "\n\n",
        "    ",
        "  ",
        " ",
        "- ",
        "+ ",
        "1. ",
        "> ",
        "#",
        "# ",
        "===\n",
        "---\n",
        "word",
        "foo_bar",
        "\\",
        "&",
        "&amp;",
        "&#58;",
        "&colon;",
        "<",
        ">",
        "http://e.com/x.",
        "ftp://f.o",
        "FS#12",
        "\"",
        "'",
        "  \n",
        "\t",
        "<a@b.c>",
        "<http://q.r>",
        "<b>",
        "</b>",
        "<i ",
        "<details>",
        "</details>",
        "<summary>",
        "<div>",
        "</div>",
        "<div markdown=\"1\">",
        "<details markdown>",
        "<!-- ",
        " -->",
        "<p>",
        "</p>",
        "<br>",
        "<hr>",
        "<script>",
        "</script>",
        "<style>",
        "<img src=x onerror=y>",
        "<a href=\"/x\">",
        "<a href='javascript:x'>",
        "</a>",
        "<h1>",
        "<h4>",
        "<pre>",
        "</pre>",
        "<svg>",
        "<math>",
        "<ul>",
        "<li>",
        "<table>",
        "<td>",
        "<template>",
        "<textarea>",
        "<title>",
        "<?",
        "<!x",
        "</",
        "<![CDATA[",
        "\u{0}",
        "\u{2}",
        "\u{3}",
        "\u{85}",
        "é",
        "\r",
    ]);
    prop::collection::vec(atoms, 0..40).prop_map(|atoms| atoms.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_markup_is_safe(source in markup()) {
        let html = render_alone(&source);
        prop_assert_eq!(check(&html), Ok(()));
    }

    #[test]
    fn any_text_is_safe(source in "(?s).{0,200}") {
        let html = render_alone(&source);
        prop_assert_eq!(check(&html), Ok(()));
    }

    /// The allow-list has nothing left to do, and there is nothing to balance.
    #[test]
    fn cleaning_again_changes_nothing(source in markup()) {
        let html = render_alone(&source);
        prop_assume!(!has_odd_address(&html));
        prop_assert_eq!(tree_of(&balancer().clean(&html).to_string()), tree_of(&html));
    }

    /// The short way for plain comments gives what the long way does.
    #[test]
    fn plain_text_is_no_special_case(source in "[a-z ,.:()0-9+=\n\r'-]{0,60}") {
        if let Some(html) = super::plain::render(&source) {
            prop_assert_eq!(html, super::render_markup(&source, &super::Commits::from_evidence("", "", "")));
        }
    }
}

/// Spaces on the first line are a code block without a line, which the short way once took for nothing.
#[test]
fn spaces_before_all_else() {
    let long = super::render_markup("    \nx", &super::Commits::from_evidence("", "", ""));
    assert_eq!(render_alone("    \nx"), long);
}
