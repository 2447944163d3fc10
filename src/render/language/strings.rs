//! The strings that pages written in Rust use, looked up once.

use super::load::Table;
use super::message::Message;

macro_rules! strings {
    ($($(#[doc = $doc:literal])* $field:ident = $id:literal,)*) => {
        /// Strings by what they are for.
        #[derive(Clone, Debug)]
        pub struct Strings {
            $($(#[doc = $doc])* pub $field: Message,)*
        }

        impl Strings {
            /// Takes them out of a table.
            ///
            /// # Errors
            /// The name of the first that is not there.
            pub fn of(table: &Table) -> Result<Self, &'static str> {
                Ok(Self { $($field: table.get($id).cloned().ok_or($id)?,)* })
            }
        }
    };
}

strings! {
    /// A day.
    date = "date",
    /// A minute of a day, UTC.
    date_time = "date-time",
    /// Opens the rest of a long list; takes a count.
    show_more = "list-show-more",
    /// Leads to the whole of a list that is too long for its page; takes a count.
    show_all = "list-show-all",
    /// Kind of a dependency.
    kind_make = "dependency-kind-make",
    /// Kind of a dependency.
    kind_check = "dependency-kind-check",
    /// Kind of a dependency.
    kind_optional = "dependency-kind-optional",
    /// After the name of a package that requires this one by another name, which is the argument `name`.
    requires = "dependency-requires",
    /// A field without a value.
    none = "none",
    /// Above a comment: `user`, `date`.
    commented = "comment-header",
    /// After it: `user`, `date`.
    edited = "comment-edited",
    /// The author of a comment whose account is gone.
    deleted_account = "comment-deleted-account",
    /// Heading of comments.
    comments_pinned = "comments-pinned",
    /// Heading of comments.
    comments_latest = "comments-latest",
    /// Heading of comments.
    comments = "comments",
    /// Leads to the feed of comments.
    comments_feed = "comments-feed",
    /// Before the numbers of the pages of comments; takes a count.
    comments_all = "comments-all-pages",
    /// Tells what a link of a base's page leads to: `name`.
    view_package = "base-view-package",
    /// Rows of the statistics.
    statistics_packages = "statistics-packages",
    /// Rows of the statistics.
    statistics_orphans = "statistics-orphans",
    /// Rows of the statistics.
    statistics_added = "statistics-added-week",
    /// Rows of the statistics.
    statistics_updated_week = "statistics-updated-week",
    /// Rows of the statistics.
    statistics_updated_year = "statistics-updated-year",
    /// Rows of the statistics.
    statistics_never = "statistics-never-updated",
    /// Rows of the statistics.
    statistics_users = "statistics-users",
    /// Rows of the statistics.
    statistics_maintainers = "statistics-maintainers",
    /// Before the numbers of votes of some years.
    votes_history = "votes-history",
    /// Opens the numbers of a chart.
    chart_numbers = "chart-numbers",
    /// In place of a maintainer, in a list.
    orphan = "orphan",
    /// The list of names that begin with no letter and no digit.
    browse_other = "browse-other",
    /// Heading and link text of a page about accounts.
    login = "account-log-in",
    /// Heading and link text of a page about accounts.
    register = "account-register",
    /// Heading and link text of a page about accounts.
    passreset = "account-reset",
}
