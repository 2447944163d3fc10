//! One string of a language, taken apart once so that pages are put together from plain pieces.

use intl_pluralrules::PluralCategory;

/// What a language tells counts apart by; each has a form of its own where it needs one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Category {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl From<PluralCategory> for Category {
    fn from(category: PluralCategory) -> Self {
        match category {
            PluralCategory::ZERO => Self::Zero,
            PluralCategory::ONE => Self::One,
            PluralCategory::TWO => Self::Two,
            PluralCategory::FEW => Self::Few,
            PluralCategory::MANY => Self::Many,
            PluralCategory::OTHER => Self::Other,
        }
    }
}

impl Category {
    /// Its word, as Fluent writes it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }
}

/// A piece of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// HTML as it stands: escaped when the language was loaded.
    Text(String),
    /// The place of an argument.
    Argument(String),
}

/// A string with its plural forms and the places of its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The form for all counts that no other form is for.
    other: Vec<Part>,
    /// Forms that differ from it.
    forms: Vec<(Category, Vec<Part>)>,
}

impl Message {
    /// A message of the form `other` and those forms that say something else.
    pub fn new(other: Vec<Part>, mut forms: Vec<(Category, Vec<Part>)>) -> Self {
        forms.retain(|(_, form)| *form != other);
        Self { other, forms }
    }

    /// The form for a category; the form of everything else without one.
    pub fn form(&self, category: Option<Category>) -> &[Part] {
        let form = self.forms.iter().find(|(known, _)| Some(*known) == category);
        form.map_or(&self.other, |(_, form)| form)
    }

    /// The categories that have a form of their own.
    pub fn categories(&self) -> impl Iterator<Item = Category> + '_ {
        self.forms.iter().map(|(category, _)| *category)
    }

    /// The names of its arguments, in order of appearance.
    pub fn arguments(&self) -> impl Iterator<Item = &str> {
        let forms = self.forms.iter().map(|(_, form)| form).chain([&self.other]);
        forms.flatten().filter_map(|part| match part {
            Part::Argument(name) => Some(name.as_str()),
            Part::Text(_) => None,
        })
    }

    /// The text of a message that takes no arguments.
    pub fn text(&self) -> &str {
        match self.other.first() {
            Some(Part::Text(text)) => text,
            _ => "",
        }
    }

    /// Appends the message; `push` writes an argument, which must be HTML.
    pub fn push(&self, out: &mut String, push: impl Fn(&str, &mut String)) {
        push_form(&self.other, out, push);
    }

    /// The same in the form for a category.
    pub fn push_form(&self, category: Category, out: &mut String, push: impl Fn(&str, &mut String)) {
        push_form(self.form(Some(category)), out, push);
    }
}

fn push_form(form: &[Part], out: &mut String, push: impl Fn(&str, &mut String)) {
    for part in form {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Argument(name) => push(name, out),
        }
    }
}
