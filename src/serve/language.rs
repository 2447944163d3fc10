//! The language of pages. A language is a set of pages of its own below `_lang/CODE/`; the parameter `language` chooses one,
//! else the cookie; what does not exist in it, or no language that is configured, is the page in English.
//!
//! Guests set the cookie by the form that the old site has on every page, `POST /language`.

use super::answer::Answer;
use super::cookie;
use super::path::{self, parameter};
use super::release::Release;
use super::rpc::call::RpcError;
use crate::render::language::Language;
use crate::render::theme::Theme;
use crate::route::{Route, segment};
use crate::routing::LANGUAGE_COOKIE;
use hyper::body::Bytes;
use hyper::header::{self, HeaderMap, HeaderValue};
use hyper::{Method, StatusCode};
use std::ops::Deref;

/// Where the form is sent.
pub(crate) const PATH: &str = "/language";

/// How long the choice lasts, in seconds: 400 days, as on the old site.
const LASTS: u32 = 400 * 24 * 3600;

/// The language of the pages that lie at the root.
const DEFAULT: &str = "en";

/// A release as a reader sees it.
#[derive(Clone, Copy)]
pub(crate) struct Shown<'a> {
    release: &'a Release,
    language: Option<&'a str>,
}

impl<'a> Shown<'a> {
    pub(crate) fn new(release: &'a Release, language: Option<&'a str>) -> Self {
        Self { release, language }
    }

    /// The strings of the reader's language, of those that a theme has.
    pub(crate) fn strings<'t>(&self, theme: &'t Theme) -> &'t Language {
        self.language.and_then(|code| theme.language(code)).unwrap_or(theme.default_language())
    }

    /// The page of a route, in the reader's language if there is one.
    pub(crate) fn page(&self, route: Route<'_>) -> Option<Bytes> {
        let translated = self.language.and_then(|code| self.release.translated(code, route));
        translated.or_else(|| self.release.page(route))
    }
}

impl Deref for Shown<'_> {
    type Target = Release;

    fn deref(&self) -> &Release {
        self.release
    }
}

/// Which of the configured languages a request asks for.
pub(crate) fn chosen<'a>(languages: &'a [String], query: Option<&str>, headers: &HeaderMap) -> Option<&'a str> {
    if languages.is_empty() {
        return None;
    }
    let known = |code: &str| languages.iter().find(|known| *known == code).map(String::as_str);
    let asked = parameter(query, "language");
    match asked.as_deref() {
        Some(DEFAULT) => None,
        Some(code) if known(code).is_some() => known(code),
        _ => cookie::values(headers, LANGUAGE_COOKIE).next().and_then(|code| known(std::str::from_utf8(code).ok()?)),
    }
}

/// Whether a request is the form.
pub(crate) fn is_choice(method: &Method, path: &str) -> bool {
    method == Method::POST && path == PATH
}

/// Answers the form: sets the cookie and leads back. `secure` when the site is reached by TLS.
pub(crate) fn choose(secure: bool, body: Result<Bytes, RpcError>) -> Answer {
    let body = match body {
        Ok(body) => body,
        Err(RpcError::TooLarge) => return Answer::text(StatusCode::PAYLOAD_TOO_LARGE, "This form is too large."),
        Err(_) => return Answer::text(StatusCode::BAD_REQUEST, "This form did not arrive whole."),
    };
    let form = String::from_utf8_lossy(&body);
    let field = |name: &str| parameter(Some(&form), name).unwrap_or_default();
    let (code, next, query) = (field("set_lang"), field("next"), field("q"));
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"_-".contains(&b);
    if code.is_empty() || code.len() > 16 || !code.bytes().all(plain) {
        return Answer::text(StatusCode::BAD_REQUEST, "Invalid 'set_lang' parameter.");
    }
    if !next.starts_with('/') {
        return Answer::text(StatusCode::BAD_REQUEST, "Invalid 'next' parameter.");
    }
    let segments: Vec<_> = next.split('/').map(|one| segment(one).to_string()).collect();
    let mut location = path::local(&segments.join("/"));
    if !query.is_empty() {
        location = format!("{location}?{query}");
    }
    let secure = if secure { "; Secure; HttpOnly" } else { "" };
    let cookie = format!("{LANGUAGE_COOKIE}={code}; Path=/; Max-Age={LASTS}; SameSite=Lax{secure}");
    let answer = Answer::redirect(StatusCode::SEE_OTHER, &location);
    match HeaderValue::from_str(&cookie) {
        Ok(cookie) if answer.status == StatusCode::SEE_OTHER => {
            answer.with(header::SET_COOKIE, cookie).with(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))
        }
        _ => answer,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_parameter_counts_before_the_cookie_and_what_is_unknown_does_not() {
        let languages = ["de".to_owned(), "pt_BR".to_owned()];
        for (query, cookie, expected) in [
            (None, "", None),
            (None, "AURLANG=de", Some("de")),
            (None, "a=b; AURLANG=pt_BR; c=d", Some("pt_BR")),
            (None, "AURLANG=DE", None),
            (None, "AURLANG=../de", None),
            (None, "XAURLANG=de", None),
            (Some("language=de"), "", Some("de")),
            (Some("O=1&language=pt_BR"), "AURLANG=de", Some("pt_BR")),
            (Some("language=en"), "AURLANG=de", None),
            (Some("language=xx"), "AURLANG=de", Some("de")),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, cookie.parse().unwrap());
            assert_eq!(chosen(&languages, query, &headers), expected, "{query:?} {cookie}");
            assert_eq!(chosen(&[], query, &headers), None);
        }
    }

    #[test]
    fn the_form_sets_the_cookie_and_leads_back() {
        for (form, status, location) in [
            ("set_lang=de&next=%2Fpackages%2Fc%2B%2Bx", 303, Some("/packages/c++x")),
            ("set_lang=pt_BR&next=/packages&q=K%3Dx%26O%3D50", 303, Some("/packages?K=x&O=50")),
            ("set_lang=de&next=//evil.example", 303, Some("/evil.example")),
            ("set_lang=de&next=/%5Cevil.example", 303, Some("/%5Cevil.example")),
            ("set_lang=de&next=/a%0D%0AX:%201", 303, Some("/a%0D%0AX:%201")),
            ("set_lang=de&next=/&q=%0D%0A", 400, None),
            ("set_lang=de&next=https://evil.example", 400, None),
            ("set_lang=de;x&next=/", 400, None),
            ("set_lang=&next=/", 400, None),
            ("", 400, None),
        ] {
            let answer = choose(true, Ok(form.into()));
            let header =
                |name| answer.extra.iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_str().unwrap());
            assert_eq!((answer.status.as_u16(), header(header::LOCATION)), (status, location), "{form}");
            let cookie = header(header::SET_COOKIE).unwrap_or_default();
            assert_eq!(cookie.ends_with("; Path=/; Max-Age=34560000; SameSite=Lax; Secure; HttpOnly"), status == 303);
        }
        assert_eq!(choose(true, Err(RpcError::TooLarge)).status, 413);
    }
}
