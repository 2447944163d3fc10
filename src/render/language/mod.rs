//! Languages of the pages: strings, plural rules, dates and numbers.
//!
//! A language is loaded once; rendering a page then only puts plain pieces together.

pub mod load;
pub mod message;
pub mod pseudo;
mod strings;

pub use strings::Strings;

use crate::model::time::{self, Civil, Timestamp};
use crate::render::html;
use crate::render::theme::ThemeError;
use intl_pluralrules::PluralRules;
use load::Table;
use message::{Category, Message};
use std::fmt::Write;

/// Code of the language that every other one falls back to.
pub const ENGLISH: &str = "en";

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 4] = ["ar", "fa", "he", "ur"];

/// One language.
#[derive(Debug)]
pub struct Language {
    /// Its code in cookies and paths: `en`, `pt_BR`.
    pub code: String,
    /// Its strings that pages written in Rust use.
    pub strings: Strings,
    /// All its strings.
    pub table: Table,
    /// Names of strings that it lacks; they are in English.
    pub missing: Vec<String>,
    rules: Option<Rules>,
    /// Between groups of three digits.
    group: String,
    /// Between a number's whole part and its fraction.
    decimal: String,
}

/// Rules of plurals.
struct Rules(PluralRules);

impl std::fmt::Debug for Rules {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rules")
    }
}

impl Language {
    /// Loads a language from its own files and the English ones.
    ///
    /// # Errors
    /// A file that is no Fluent, or lacks in English what the program needs.
    pub fn load(code: &str, english: &[load::Strings], own: &[load::Strings]) -> Result<Self, ThemeError> {
        let (table, missing) = load::load(code, english, own)?;
        let mark = |id| table.get(id).map(|message| message.text().to_owned()).unwrap_or_default();
        let marks = ["number-group", "number-decimal"].map(mark);
        let [group, decimal] = marks.map(|mark| if code == pseudo::CODE { String::new() } else { unquoted(&mark) });
        let strings = Strings::of(&table).map_err(|id| ThemeError {
            file: english.first().map(|file| file.file.clone()).unwrap_or_default(),
            line: None,
            message: format!("there is no string {id}"),
        })?;
        let decimal = if decimal.is_empty() { ".".to_owned() } else { decimal };
        let rules = load::plural_rules(code).map(Rules);
        Ok(Self { code: code.to_owned(), strings, table, missing, rules, group, decimal })
    }

    /// Its tag in the attribute `lang`.
    pub fn tag(&self) -> String {
        if self.code == pseudo::CODE { "en-x-pseudo".to_owned() } else { self.code.replace('_', "-") }
    }

    /// `ltr` or `rtl`, for the attribute `dir`.
    pub fn direction(&self) -> &'static str {
        let language = self.code.split('_').next().unwrap_or_default();
        if RIGHT_TO_LEFT.contains(&language) { "rtl" } else { "ltr" }
    }

    /// Whether its pages are those at the root of the tree.
    pub fn is_default(&self) -> bool {
        self.code == ENGLISH
    }

    /// Where its pages lie: nothing for English, else `_lang/XX/`.
    pub fn folder(&self) -> String {
        if self.is_default() { String::new() } else { format!("_lang/{}/", self.code) }
    }

    /// The plural category of a count.
    pub fn category(&self, count: u64) -> Category {
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        let rules = self.rules.as_ref();
        rules.and_then(|rules| rules.0.select(count).ok()).map_or(Category::Other, Category::from)
    }

    /// Appends a whole number, digits grouped.
    pub fn push_number(&self, number: u64, out: &mut String) {
        self.push_digits(itoa::Buffer::new().format(number), out);
    }

    /// Appends a message whose only argument is its count.
    pub fn push_counted(&self, message: &Message, count: u64, out: &mut String) {
        message.push_form(self.category(count), out, |_, out| self.push_number(count, out));
    }

    /// A whole number, digits grouped.
    pub fn number(&self, number: u64) -> String {
        let mut out = String::new();
        self.push_number(number, &mut out);
        out
    }

    fn push_digits(&self, digits: &str, out: &mut String) {
        // As is the custom, four digits are not grouped.
        if self.group.is_empty() || digits.len() < 5 {
            return out.push_str(digits);
        }
        for (at, digit) in digits.char_indices() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push_str(&self.group);
            }
            out.push(digit);
        }
    }

    /// A number with a fraction, given with a point.
    pub fn decimal(&self, number: &str) -> String {
        let mut out = String::new();
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        self.push_digits(whole, &mut out);
        if !fraction.is_empty() {
            let _ = write!(out, "{}{fraction}", self.decimal);
        }
        out
    }

    /// Appends `<time>` with date and minute, UTC.
    pub fn push_time(&self, at: Timestamp, out: &mut String) {
        out.push_str("<time datetime=\"");
        time::push_rfc3339(at, out);
        out.push_str("\">");
        self.push_moment(at, "UTC", out);
        out.push_str("</time>");
    }

    /// Appends date and minute of a clock that shows `local` seconds after 1970 began there, and the name of its zone.
    pub fn push_moment(&self, local: Timestamp, zone: &str, out: &mut String) {
        let civil = time::civil(local);
        self.strings.date_time.push(out, |name, out| match name {
            "zone" => html::push_escaped(zone, out),
            _ => push_field(&civil, name, out),
        });
    }

    /// Appends a date, UTC.
    pub fn push_date(&self, at: Timestamp, out: &mut String) {
        let civil = time::civil(at);
        self.strings.date.push(out, |name, out| push_field(&civil, name, out));
    }
}

/// A space that is the whole of a message must be quoted in Fluent, and comes out plain; a reference is a character.
fn unquoted(mark: &str) -> String {
    mark.replace("&#39;", "'")
}

fn push_field(civil: &Civil, name: &str, out: &mut String) {
    let Civil { date: (year, month, day), time: (hour, minute, _) } = *civil;
    let two = match name {
        "year" => {
            let _ = write!(out, "{year:04}");
            return;
        }
        "month" => month,
        "day" => day,
        "hour" => hour,
        "minute" => minute,
        _ => return,
    };
    for digit in [two / 10, two % 10] {
        out.push(char::from(b'0' + digit));
    }
}

#[cfg(test)]
mod tests;
