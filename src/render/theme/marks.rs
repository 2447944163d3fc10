//! What stands in double brackets in a template is put in when the theme is loaded, so that it costs pages nothing.
//!
//! - `[[/static/css/aurweb.css]]`: the address of an asset under its content's name;
//! - `[[package-details]]`: a string of the language;
//! - `[[requests-pending count=open_requests]]`: one with arguments, which are expressions of the template language without
//!   spaces. `count` chooses the plural form.
//!
//! No line is added or removed, so that messages about the template name the lines of its file.

use crate::render::language::Language;
use crate::render::language::load::COUNT;
use crate::render::language::message::{Message, Part};
use std::collections::BTreeMap;
use std::fmt::Write;

const BEGIN: &str = "[[";
const END: &str = "]]";

/// Where assets lie.
const STATIC: &str = "/static/";

/// A template with everything in brackets put in; or the line and what is wrong there.
pub(super) fn expand(
    template: &str,
    language: &Language,
    assets: &BTreeMap<String, String>,
) -> Result<String, (usize, String)> {
    let mut out = String::with_capacity(template.len() * 2);
    for (at, line) in template.split_inclusive('\n').enumerate() {
        let wrong = |message| (at + 1, message);
        let mut rest = line;
        while let Some(begin) = rest.find(BEGIN) {
            let (before, after) = (&rest[..begin], &rest[begin + BEGIN.len()..]);
            let end = after.find(END).ok_or_else(|| wrong("\"[[\" without \"]]\" on its line".to_owned()))?;
            out.push_str(before);
            out.push_str(&mark(&after[..end], language, assets).map_err(wrong)?);
            rest = &after[end + END.len()..];
        }
        out.push_str(rest);
    }
    Ok(out)
}

fn mark(mark: &str, language: &Language, assets: &BTreeMap<String, String>) -> Result<String, String> {
    if let Some(path) = mark.strip_prefix(STATIC) {
        let address = assets.get(path).cloned();
        return address.ok_or_else(|| format!("the theme has no file static/{path}"));
    }
    let mut words = mark.split(' ').filter(|word| !word.is_empty());
    let id = words.next().unwrap_or_default();
    let message = language.table.get(id).ok_or_else(|| format!("there is no string {id:?} in i18n/en.ftl"))?;
    let mut arguments = BTreeMap::new();
    for argument in words {
        let pair = argument.split_once('=').filter(|(name, value)| !name.is_empty() && !value.is_empty());
        let (name, value) = pair.ok_or_else(|| format!("{argument:?} is not of the form name=expression"))?;
        arguments.insert(name, value);
    }
    if let Some(name) = message.arguments().find(|name| !arguments.contains_key(name)) {
        return Err(format!("the string {id:?} needs the argument {name}"));
    }
    let mut out = String::new();
    push_message(message, &arguments, &mut out);
    Ok(out)
}

fn push_message(message: &Message, arguments: &BTreeMap<&str, &str>, out: &mut String) {
    let count = arguments.get(COUNT).copied().unwrap_or_default();
    let mut open = false;
    for category in message.categories() {
        let keyword = if open { "elif" } else { "if" };
        let _ = write!(out, "{{% {keyword} {count} | plural == \"{}\" %}}", category.word());
        push_form(message.form(Some(category)), arguments, out);
        open = true;
    }
    if open {
        out.push_str("{% else %}");
    }
    push_form(message.form(None), arguments, out);
    if open {
        out.push_str("{% endif %}");
    }
}

fn push_form(form: &[Part], arguments: &BTreeMap<&str, &str>, out: &mut String) {
    for part in form {
        match part {
            // A brace of a string is none of the template.
            Part::Text(text) => out.push_str(&text.replace('{', "&#123;")),
            Part::Argument(name) if name == COUNT => {
                let _ = write!(out, "{{{{ {} | number }}}}", arguments.get(COUNT).copied().unwrap_or_default());
            }
            Part::Argument(name) => {
                let _ = write!(out, "{{{{ {} }}}}", arguments.get(name.as_str()).copied().unwrap_or_default());
            }
        }
    }
}
