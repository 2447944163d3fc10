//! Comment sources → HTML.

/// What a comment's rendering needs besides its text.
#[derive(Clone, Copy, Debug)]
pub struct CommentContext<'a> {
    /// Name of the package base.
    pub base: &'a str,
    /// Address of the cgit repository page.
    pub cgit_url: &'a str,
    /// The stored rendering.
    pub evidence: &'a str,
}

/// Renders a comment.
pub fn render(source: &str, _context: &CommentContext<'_>) -> String {
    let mut out = String::new();
    super::html::push_escaped(source, &mut out);
    out
}
