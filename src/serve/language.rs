//! The language of pages. A language is a set of pages of its own below `_lang/CODE/`; the parameter `language` chooses one,
//! else the cookie; pages that are made for the request go by `Accept-Language` where neither says anything. What does not
//! exist in a language, or no language that is configured, is the page in English.
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
use fluent_langneg::{NegotiationStrategy, negotiate_languages, parse_accepted_languages};
use hyper::body::Bytes;
use hyper::header::{self, HeaderMap, HeaderValue};
use hyper::{Method, StatusCode};
use std::ops::Deref;
use unic_langid::LanguageIdentifier;

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
    said(languages, query, headers).flatten()
}

/// The same, or what the browser accepts where the reader has chosen nothing: for pages that are made for the request.
/// Stored pages do not ask, since the front server that sends them does not.
pub(crate) fn preferred<'a>(languages: &'a [String], query: Option<&str>, headers: &HeaderMap) -> Option<&'a str> {
    said(languages, query, headers).unwrap_or_else(|| accepted(languages, headers))
}

/// What parameter or cookie say, if they say anything that is known; English is no page set of its own.
fn said<'a>(languages: &'a [String], query: Option<&str>, headers: &HeaderMap) -> Option<Option<&'a str>> {
    if languages.is_empty() {
        return None;
    }
    let known = |code: &str| match code {
        DEFAULT => Some(None),
        code => languages.iter().find(|known| *known == code).map(|known| Some(known.as_str())),
    };
    let asked = parameter(query, "language");
    asked.as_deref().and_then(known).or_else(|| {
        let cookie = cookie::values(headers, LANGUAGE_COOKIE).next()?;
        known(std::str::from_utf8(cookie).ok()?)
    })
}

/// Languages of a header that are looked at; a browser sends few.
const ACCEPTED: usize = 16;

/// The first language of `Accept-Language` that there is. Browsers send them in the order of their weights.
fn accepted<'a>(languages: &'a [String], headers: &HeaderMap) -> Option<&'a str> {
    let mut asked = parse_accepted_languages(headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?);
    asked.truncate(ACCEPTED);
    let codes = || std::iter::once(DEFAULT).chain(languages.iter().map(String::as_str));
    let known: Vec<(LanguageIdentifier, &str)> = codes().filter_map(|code| Some((code.parse().ok()?, code))).collect();
    let ids: Vec<&LanguageIdentifier> = known.iter().map(|(id, _)| id).collect();
    let found = negotiate_languages(&asked, &ids, None, NegotiationStrategy::Filtering);
    let first = **found.first()?;
    known.iter().find(|(id, code)| id == first && *code != DEFAULT).map(|(_, code)| *code)
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
    fn what_the_browser_accepts_counts_where_nothing_is_chosen() {
        let languages = ["de".to_owned(), "pt_BR".to_owned(), "zh_CN".to_owned()];
        for (accepted, cookie, expected) in [
            ("de", "", Some("de")),
            ("de-AT,de;q=0.9,en;q=0.8", "", Some("de")),
            ("en-GB,de;q=0.5", "", None),
            ("fr, pt-BR;q=0.7, de;q=0.5", "", Some("pt_BR")),
            ("pt", "", Some("pt_BR")),
            ("zh-Hans-CN", "", Some("zh_CN")),
            ("xx,*", "", None),
            ("", "", None),
            (";;,,=", "", None),
            ("de", "AURLANG=en", None),
            ("de", "AURLANG=pt_BR", Some("pt_BR")),
            ("de", "AURLANG=xx", Some("de")),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, accepted.parse().unwrap());
            headers.insert(header::COOKIE, cookie.parse().unwrap());
            assert_eq!(preferred(&languages, None, &headers), expected, "{accepted:?} {cookie}");
            assert_eq!(preferred(&languages, Some("language=en"), &headers), None);
            assert_eq!(preferred(&[], None, &headers), None);
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
