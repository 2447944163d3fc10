//! The switches as an operator sets them: `package=fallback, search=endpoint`, or a table of the same.

use super::{Rule, Switch, TABLE};
use std::collections::BTreeMap;

/// A switch that cannot be; says which and what could be.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SwitchError {
    /// No route has that name.
    #[error("no route is named {0:?}; the routes are {names}", names = names())]
    Route(String),
    /// The route cannot be answered that way.
    #[error("route {route} cannot be {given:?}; it can be {allowed}")]
    Value {
        /// The route.
        route: &'static str,
        /// What was asked for.
        given: String,
        /// What it could be.
        allowed: String,
    },
    /// A piece of a list without `=`.
    #[error("{0:?} is no switch; write ROUTE=static, ROUTE=endpoint or ROUTE=fallback")]
    Form(String),
}

fn names() -> String {
    let switchable: Vec<_> = TABLE.iter().filter(|rule| rule.allowed.len() > 1).map(|rule| rule.name).collect();
    switchable.join(", ")
}

/// What differs from the defaults.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Switches {
    set: BTreeMap<&'static str, Switch>,
}

impl Switches {
    /// Reads `ROUTE=VALUE` pairs, separated by commas or blanks.
    ///
    /// # Errors
    /// An unknown route, or one that cannot be answered that way.
    pub fn parse(text: &str) -> Result<Self, SwitchError> {
        let mut switches = Self::default();
        for piece in text.split([',', ' ', '\n']).filter(|piece| !piece.is_empty()) {
            let (route, value) = piece.split_once('=').ok_or_else(|| SwitchError::Form(piece.to_owned()))?;
            switches.set(route.trim(), value.trim())?;
        }
        Ok(switches)
    }

    /// Sets one switch.
    ///
    /// # Errors
    /// As [`Switches::parse`].
    pub fn set(&mut self, route: &str, value: &str) -> Result<(), SwitchError> {
        let rule = TABLE.iter().find(|rule| rule.name == route).ok_or_else(|| SwitchError::Route(route.to_owned()))?;
        let switch = rule.allowed.iter().find(|switch| switch.word() == value);
        let switch = *switch.ok_or_else(|| {
            let allowed: Vec<_> = rule.allowed.iter().map(|switch| switch.word()).collect();
            SwitchError::Value { route: rule.name, given: value.to_owned(), allowed: allowed.join(" or ") }
        })?;
        self.set.insert(rule.name, switch);
        Ok(())
    }

    /// How a route is answered.
    pub fn of(&self, rule: &Rule) -> Switch {
        self.set.get(rule.name).copied().unwrap_or(rule.default)
    }

    /// The routes that an operator sent to the old backend.
    pub fn sent_back(&self) -> impl Iterator<Item = &'static str> {
        self.set.iter().filter(|(_, switch)| **switch == Switch::Fallback).map(|(route, _)| *route)
    }
}

impl std::fmt::Display for Switches {
    /// The form that [`Switches::parse`] reads.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, (route, switch)) in self.set.iter().enumerate() {
            write!(f, "{}{route}={}", if at == 0 { "" } else { "," }, switch.word())?;
        }
        Ok(())
    }
}
