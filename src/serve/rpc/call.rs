//! An RPC request as it is meant, checked in the order that the old site checks: the first failure is the answer.

use super::parameters::{Parameters, Version};
use aurpress_index::By;
use std::borrow::Cow;

/// The only version there is.
const VERSION: i64 = 5;

/// A valid request.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Call<'p> {
    /// Packages by their names, in this order.
    Info(&'p [Cow<'p, str>]),
    /// One search; the word is the answer's `type`.
    Search(By, &'p str, &'static str),
    /// Package names that start with this; `None` suggests nothing.
    Suggest(Option<&'p str>),
    /// Base names that start with this.
    SuggestBase(Option<&'p str>),
}

/// Why a request is not answered with results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum RpcError {
    #[error("Please specify an API version.")]
    NoVersion,
    #[error("The API version must be a whole number.")]
    VersionNotANumber,
    #[error("Invalid version specified.")]
    WrongVersion,
    #[error("Incorrect by field specified.")]
    WrongBy,
    #[error("No request type/data specified.")]
    NoData,
    #[error("Incorrect request type specified.")]
    WrongType,
    #[error("Query arg too small.")]
    TooSmall,
    #[error("Too many package results.")]
    TooMany,
    #[error("Invalid callback name.")]
    Callback,
    #[error("the 'arg' parameter must be of array type")]
    ArgNotAnArray,
    #[error("the 'arg' parameter must be of string type")]
    ArgNotAString,
    #[error("the elements of the 'arg' parameter must be of string type")]
    ElementNotAString,
    #[error("the 'by' parameter must be of string type")]
    ByNotAString,
    #[error("The body must be a JSON object such as {{\"arg\": [\"name\"]}}, or a form.")]
    NotAnObject,
    #[error("The body could not be read as a form.")]
    NotAForm,
    #[error("The request body is larger than this server takes; ask in several requests.")]
    TooLarge,
    #[error("The request body did not arrive.")]
    Broken,
    #[error("The request body did not arrive in time.")]
    Late,
    #[error("The server is busy; ask again in a moment.")]
    Busy,
}

impl RpcError {
    /// All of them, in the order of their numbers.
    pub(crate) const ALL: [Self; 19] = [
        Self::NoVersion,
        Self::VersionNotANumber,
        Self::WrongVersion,
        Self::WrongBy,
        Self::NoData,
        Self::WrongType,
        Self::TooSmall,
        Self::TooMany,
        Self::Callback,
        Self::ArgNotAnArray,
        Self::ArgNotAString,
        Self::ElementNotAString,
        Self::ByNotAString,
        Self::NotAnObject,
        Self::NotAForm,
        Self::TooLarge,
        Self::Broken,
        Self::Late,
        Self::Busy,
    ];

    /// Errors of the interface are 200, as clients expect; requests that cannot be read are not.
    pub(crate) fn status(self) -> hyper::StatusCode {
        match self {
            Self::VersionNotANumber
            | Self::ArgNotAnArray
            | Self::ArgNotAString
            | Self::ElementNotAString
            | Self::ByNotAString
            | Self::NotAnObject
            | Self::NotAForm
            | Self::Broken => hyper::StatusCode::BAD_REQUEST,
            Self::TooLarge => hyper::StatusCode::PAYLOAD_TOO_LARGE,
            Self::Late => hyper::StatusCode::REQUEST_TIMEOUT,
            Self::Busy => hyper::StatusCode::SERVICE_UNAVAILABLE,
            _ => hyper::StatusCode::OK,
        }
    }
}

impl<'p> Call<'p> {
    /// Checks version, `by`, type and arguments, in this order.
    pub(crate) fn check(parameters: &'p Parameters<'_>) -> Result<Self, RpcError> {
        match parameters.version {
            Version::Missing => return Err(RpcError::NoVersion),
            Version::NotANumber => return Err(RpcError::VersionNotANumber),
            Version::Number(VERSION) => {}
            Version::Number(_) => return Err(RpcError::WrongVersion),
        }
        let by = match parameters.by.as_deref() {
            Some(word) => by_word(word).ok_or(RpcError::WrongBy)?,
            None => By::NameDesc,
        };
        let subject = parameters.subject();
        match parameters.kind.as_deref().ok_or(RpcError::NoData)? {
            "info" | "multiinfo" if parameters.names.is_empty() => Err(RpcError::NoData),
            "info" | "multiinfo" => Ok(Self::Info(&parameters.names)),
            "search" => search(by, subject, "search"),
            "msearch" => search(By::Maintainer, subject, "msearch"),
            "suggest" => Ok(Self::Suggest(subject)),
            "suggest-pkgbase" => Ok(Self::SuggestBase(subject)),
            _ => Err(RpcError::WrongType),
        }
    }
}

/// A search for a maintainer may be empty (orphans), any other needs two characters.
fn search<'p>(by: By, subject: Option<&'p str>, word: &'static str) -> Result<Call<'p>, RpcError> {
    if by == By::Maintainer {
        return Ok(Call::Search(by, subject.unwrap_or_default(), word));
    }
    let subject = subject.ok_or(RpcError::NoData)?;
    if subject.chars().nth(1).is_none() {
        return Err(RpcError::TooSmall);
    }
    Ok(Call::Search(by, subject, word))
}

fn by_word(word: &str) -> Option<By> {
    Some(match word {
        "name" => By::Name,
        "name-desc" => By::NameDesc,
        "maintainer" => By::Maintainer,
        "submitter" => By::Submitter,
        "comaintainers" => By::Comaintainers,
        "keywords" => By::Keywords,
        "groups" => By::Groups,
        "depends" => By::Depends,
        "makedepends" => By::MakeDepends,
        "checkdepends" => By::CheckDepends,
        "optdepends" => By::OptDepends,
        "conflicts" => By::Conflicts,
        "replaces" => By::Replaces,
        "provides" => By::Provides,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(query: &str) -> Result<String, RpcError> {
        let parameters = Parameters::from_query(query, query);
        Call::check(&parameters).map(|call| format!("{call:?}"))
    }

    #[test]
    fn the_first_failure_is_the_answer() {
        for (query, error) in [
            ("type=bad&by=fake", RpcError::NoVersion),
            ("v=x&by=fake", RpcError::VersionNotANumber),
            ("v=6&by=fake", RpcError::WrongVersion),
            ("v=5&type=bad&by=fake", RpcError::WrongBy),
            ("v=5&by=", RpcError::WrongBy),
            ("v=5&by=nd&type=search&arg=big", RpcError::WrongBy),
            ("v=5&type=msearch&by=fake&arg=test", RpcError::WrongBy),
            ("v=5&arg=x", RpcError::NoData),
            ("v=5&type=&arg=x", RpcError::WrongType),
            ("v=5&type=INFO&arg=x", RpcError::WrongType),
            ("v=5&type=info", RpcError::NoData),
            ("v=5&type=search", RpcError::NoData),
            ("v=5&type=search&arg=b", RpcError::TooSmall),
            ("v=5&type=search&arg=", RpcError::TooSmall),
            ("v=5&type=search&by=depends&arg=b", RpcError::TooSmall),
        ] {
            assert_eq!(check(query), Err(error), "{query}");
        }
    }

    #[test]
    fn errors_stand_at_their_numbers() {
        for (number, error) in RpcError::ALL.into_iter().enumerate() {
            assert_eq!(error as usize, number);
        }
    }

    #[test]
    fn valid_requests() {
        for (query, call) in [
            ("v=5&type=info&arg=", "Info([\"\"])"),
            ("v=5&type=multiinfo&arg[]=a&arg[]=b", "Info([\"a\", \"b\"])"),
            ("v=5&type=search&arg=big", "Search(NameDesc, \"big\", \"search\")"),
            ("v=5&type=search&by=maintainer", "Search(Maintainer, \"\", \"search\")"),
            ("v=5&type=search&by=maintainer&arg=x", "Search(Maintainer, \"x\", \"search\")"),
            ("v=5&type=msearch&by=name&arg=t", "Search(Maintainer, \"t\", \"msearch\")"),
            ("v=5&type=suggest", "Suggest(None)"),
            ("v=5&type=suggest&arg=", "Suggest(Some(\"\"))"),
            ("v=5&type=suggest-pkgbase&arg=a", "SuggestBase(Some(\"a\"))"),
        ] {
            assert_eq!(check(query).as_deref(), Ok(call), "{query}");
        }
    }
}
