//! Fluent files → messages taken apart.
//!
//! Every argument is a text but `count`, a number, by which a message may choose its plural form.

use super::message::{Category, Message, Part};
use super::pseudo;
use crate::render::html;
use crate::render::theme::ThemeError;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use intl_pluralrules::{PluralRuleType, PluralRules};
use std::collections::BTreeMap;
use unic_langid::LanguageIdentifier;

/// The argument that is a number.
pub const COUNT: &str = "count";
/// Stand before and after an argument's name in a formatted text; no file may hold them.
const BEGIN: char = '\u{e000}';
const END: char = '\u{e001}';
/// The count's mark, which the formatter of numbers writes.
const COUNT_MARK: &str = "\u{e000}count\u{e001}";
/// A message whose name ends so is HTML; all others are text.
const HTML_ENDING: &str = "-html";

/// A file of strings: its name for messages to people, and its text.
#[derive(Clone, Debug)]
pub struct Strings {
    /// As people know the file.
    pub file: String,
    /// Fluent.
    pub text: String,
}

/// All messages of a language, by name.
pub type Table = BTreeMap<String, Message>;

/// The rules of plurals of a language; those of English for a language without any.
pub fn plural_rules(code: &str) -> Option<PluralRules> {
    let of = |code: &str| {
        let language = code.split(['_', '-']).next().unwrap_or(code);
        let id: LanguageIdentifier = language.parse().ok()?;
        PluralRules::create(id, PluralRuleType::CARDINAL).ok()
    };
    of(code).or_else(|| of("en"))
}

/// Reads a language: `english` says which messages there are; what `own` lacks is taken from there, and named in the
/// second value.
///
/// # Errors
/// A file that is no Fluent; names the line.
pub fn load(code: &str, english: &[Strings], own: &[Strings]) -> Result<(Table, Vec<String>), ThemeError> {
    let rules = plural_rules(code);
    let reference = Bundle::new("en", english)?;
    let bundle = Bundle::new(code, own)?;
    let is_pseudo = code == pseudo::CODE;
    let mut table = Table::new();
    let mut missing = Vec::new();
    for (id, arguments) in &reference.messages {
        let known = bundle.messages.contains_key(id);
        let from = if known { &bundle } else { &reference };
        let rules = if known { rules.as_ref() } else { None };
        let mut message = from.message(id, arguments, rules.or(reference.rules.as_ref()))?;
        if is_pseudo {
            message = pseudo::message(&message);
        } else if !known && code != "en" {
            missing.push(id.clone());
        }
        table.insert(id.clone(), message);
    }
    Ok((table, missing))
}

struct Bundle {
    fluent: FluentBundle<FluentResource>,
    /// The messages and the arguments that they name.
    messages: BTreeMap<String, Vec<String>>,
    rules: Option<PluralRules>,
    /// The first of the files, for messages to people.
    file: String,
}

impl Bundle {
    fn new(code: &str, files: &[Strings]) -> Result<Self, ThemeError> {
        let id: LanguageIdentifier = code.replace('_', "-").parse().unwrap_or_default();
        let mut fluent = FluentBundle::new(vec![id]);
        // Directions are isolated by elements and the style sheet.
        fluent.set_use_isolating(false);
        fluent.set_formatter(Some(|value, _| match value {
            FluentValue::Number(_) => Some(COUNT_MARK.to_owned()),
            _ => None,
        }));
        let mut messages = BTreeMap::new();
        for file in files {
            let resource = parse(file)?;
            for entry in resource.entries() {
                let Entry::Message(message) = entry else { continue };
                let Some(pattern) = &message.value else { continue };
                let mut arguments = Vec::new();
                collect(pattern, &mut arguments);
                messages.insert(message.id.name.to_owned(), arguments);
            }
            fluent.add_resource_overriding(resource);
        }
        let file = files.first().map(|file| file.file.clone()).unwrap_or_default();
        Ok(Self { fluent, messages, rules: plural_rules(code), file })
    }

    /// One message with a form for each category that counts of the language have. `known` are the arguments that it is
    /// given.
    fn message(&self, id: &str, known: &[String], rules: Option<&PluralRules>) -> Result<Message, ThemeError> {
        let own = self.messages.get(id).map(Vec::as_slice).unwrap_or_default();
        if let Some(unknown) = own.iter().find(|name| !known.contains(name)) {
            return Err(self.wrong(id, &format!("the argument ${unknown} is not one of the English string's")));
        }
        let other = self.form(id, own, 0)?;
        if !own.iter().any(|name| name == COUNT) {
            return Ok(Message::new(other, Vec::new()));
        }
        let mut forms: Vec<(Category, Vec<Part>)> = Vec::new();
        for sample in (0..=200).chain([1_000_000]) {
            let category = rules.and_then(|rules| rules.select(sample).ok()).map_or(Category::Other, Category::from);
            if forms.iter().all(|(known, _)| *known != category) {
                forms.push((category, self.form(id, own, sample)?));
            }
        }
        // Some languages use the form called "other" for fractions alone; then any form does.
        let other = forms.iter().position(|(category, _)| *category == Category::Other);
        let (_, other) = forms.remove(other.unwrap_or(forms.len() - 1));
        Ok(Message::new(other, forms))
    }

    fn form(&self, id: &str, arguments: &[String], count: usize) -> Result<Vec<Part>, ThemeError> {
        let mut values = FluentArgs::new();
        for name in arguments {
            if name == COUNT {
                values.set(COUNT, count);
            } else {
                values.set(name.clone(), format!("{BEGIN}{name}{END}"));
            }
        }
        let message = self.fluent.get_message(id).and_then(|message| message.value());
        let pattern = message.ok_or_else(|| self.wrong(id, "it has no value"))?;
        let mut errors = Vec::new();
        let text = self.fluent.format_pattern(pattern, Some(&values), &mut errors);
        match errors.first() {
            Some(error) => Err(self.wrong(id, &error.to_string())),
            None => Ok(take_apart(&text, id.ends_with(HTML_ENDING))),
        }
    }

    fn wrong(&self, id: &str, message: &str) -> ThemeError {
        ThemeError { file: self.file.clone(), line: None, message: format!("{id}: {message}") }
    }
}

fn parse(file: &Strings) -> Result<FluentResource, ThemeError> {
    FluentResource::try_new(file.text.clone()).map_err(|(_, errors)| {
        let (at, message) = errors.first().map_or((0, String::new()), |error| (error.pos.start, error.to_string()));
        let line = file.text.get(..at).map(|before| before.matches('\n').count() + 1);
        ThemeError { file: file.file.clone(), line, message }
    })
}

/// The names of the arguments of a pattern.
fn collect(pattern: &Pattern<&str>, names: &mut Vec<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => collect_inline(inline, names),
            Expression::Select { selector, variants } => {
                collect_inline(selector, names);
                variants.iter().for_each(|variant| collect(&variant.value, names));
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, names: &mut Vec<String>) {
    if let InlineExpression::VariableReference { id } = inline
        && names.iter().all(|name| name != id.name)
    {
        names.push(id.name.to_owned());
    }
}

/// A formatted text with marks → pieces.
fn take_apart(text: &str, is_html: bool) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut push = |text: &str| {
        if text.is_empty() {
            return;
        }
        let mut out = String::new();
        if is_html {
            out.push_str(text);
        } else {
            html::push_escaped(text, &mut out);
        }
        parts.push(Part::Text(out));
    };
    let mut pieces = text.split(BEGIN);
    push(pieces.next().unwrap_or_default());
    let mut rest = Vec::new();
    for piece in pieces {
        rest.push(piece.split_once(END).unwrap_or((piece, "")));
    }
    for (name, text) in rest {
        parts.push(Part::Argument(name.to_owned()));
        if !text.is_empty() {
            parts.extend(take_apart(text, is_html));
        }
    }
    parts
}
