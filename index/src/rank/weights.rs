//! What counts how much in ranked search: the only place to change it. `tests/relevance` says what a change does.
//!
//! The points of a package are the sum of
//!
//! - for each word of the query the points of the best place it was found in, weighted by how rare the word is, as a mean;
//! - how much of the name the words make up, and whether its other words are common ones;
//! - what the whole query is to the name;
//! - whether the description says that the package is what the query names, or merely mentions it;
//! - votes, popularity, how many packages need it, freshness, state, and what kind of package the name's ending says it is;
//! - a deduction for guessed words and for words that are missing, larger than all the rest, so that these come last.
//!
//! Packages of one stem (`foo`, `foo-bin`, `foo-git`) follow each other, at the place of the best of them.

/// Where a word was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Place {
    /// Nowhere.
    None,
    /// A word like it is in the description.
    DescriptionGuess,
    /// A word like it is in the name.
    NameGuess,
    /// Another form of it is in the description.
    DescriptionForm,
    /// It is the maintainer.
    Person,
    /// It is a word of the description.
    Description,
    /// It is a word of a keyword or of a provided name.
    OtherWord,
    /// It is inside of the name.
    NameInside,
    /// It is a keyword.
    Keyword,
    /// A word that means the same is in the name.
    Synonym,
    /// A word of the name begins with it.
    NameBeginning,
    /// The package provides it.
    Provides,
    /// Its parts, or it together with its neighbour, are in the name.
    NameParts,
    /// It is a word of the name.
    Name,
}

/// What the whole query is to a package; of several things the last one counts, so that points ascend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Whole {
    /// Nothing.
    None,
    /// The name has its words behind one another.
    Inside,
    /// The package has it as a keyword.
    Keyword,
    /// The name begins with it.
    Beginning,
    /// The name begins with it, and a separator follows.
    FirstWords,
    /// It is the name with the guessed words in place of those that are not known.
    Meant,
    /// The package provides it.
    Provides,
    /// It is another name for the package's.
    Synonym,
    /// The name is a variant of it.
    Stem,
    /// The name has the same letters.
    Letters,
    /// It is the name.
    Name,
}

impl Place {
    /// Points of a word found there.
    pub(crate) const fn points(self) -> f32 {
        match self {
            Self::None => 0.0,
            Self::DescriptionGuess => 0.3,
            Self::NameGuess => 0.8,
            Self::DescriptionForm => 0.34,
            Self::Person => 0.36,
            Self::Description => 0.5,
            Self::OtherWord => 0.52,
            Self::NameInside => 0.5,
            Self::Keyword => 0.6,
            Self::Synonym => 0.65,
            Self::NameBeginning => 0.62,
            Self::Provides => 0.85,
            Self::NameParts => 0.9,
            Self::Name => 0.9,
        }
    }

    /// Whether it counts for how much of the name the query makes up.
    pub(crate) const fn in_name(self) -> bool {
        matches!(self, Self::Name | Self::NameParts | Self::NameBeginning | Self::NameInside | Self::NameGuess)
    }

    /// Whether the word itself was not found.
    pub(crate) const fn guessed(self) -> bool {
        matches!(self, Self::NameGuess | Self::DescriptionGuess)
    }

    /// What an explanation calls it.
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::None => "nowhere",
            Self::DescriptionGuess => "like a word of the description",
            Self::NameGuess => "like a word of the name",
            Self::DescriptionForm => "another form in the description",
            Self::Person => "the maintainer",
            Self::Description => "a word of the description",
            Self::OtherWord => "a word of a keyword or provided name",
            Self::NameInside => "inside of the name",
            Self::Keyword => "a keyword",
            Self::Synonym => "means a word of the name",
            Self::NameBeginning => "begins a word of the name",
            Self::Provides => "provided",
            Self::NameParts => "parts of the name",
            Self::Name => "a word of the name",
        }
    }
}

impl Whole {
    /// Points of a package to which the query is that.
    pub(crate) const fn points(self) -> f32 {
        match self {
            Self::None => 0.0,
            Self::Inside | Self::Keyword => 0.2,
            Self::Beginning => 0.5,
            Self::FirstWords => 0.55,
            Self::Meant => 1.0,
            Self::Provides => 1.0,
            Self::Synonym => 1.0,
            Self::Stem => 1.6,
            Self::Letters => 2.4,
            Self::Name => 4.0,
        }
    }

    /// What an explanation calls it.
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::None => "nothing",
            Self::Beginning => "the name begins with it",
            Self::Inside => "the name has it inside",
            Self::FirstWords => "first words of the name",
            Self::Keyword => "a keyword",
            Self::Meant => "the name, as it was probably meant",
            Self::Provides => "provided",
            Self::Synonym => "another word for the name",
            Self::Stem => "the name without its ending",
            Self::Letters => "the name but for separators",
            Self::Name => "the name",
        }
    }
}

/// A word that one in so many names has is common.
pub(crate) const COMMON_SHARE: usize = 50;

/// The letters of a common word weigh so much of others.
pub(crate) const COMMON_WEIGHT: f32 = 0.3;

/// Points of a name that the query makes up entirely.
pub(crate) const COVERAGE: f32 = 0.5;

/// Points of a name of which the query leaves out nothing but common words: `numpy` for `python3-numpy`.
pub(crate) const CORE: f32 = 0.35;

/// Points of a name of one word that the query begins.
pub(crate) const ONLY_WORD: f32 = 0.2;

/// Deducted from names with common words (`python`, `lib`) that the query does not have, unless it has all the others:
/// most such packages are libraries that programmers look for by name.
pub(crate) const COMMON_WORD: f32 = -0.2;

/// Points of a description that says that the package *is* what the query names: "audio editor" in "fast, cross-platform
/// audio editor".
pub(crate) const IS_A: f32 = 0.45;

/// Points of a description that has the words behind one another.
pub(crate) const PHRASE: f32 = 0.15;

/// Points of a description that has no other words.
pub(crate) const SHARE: f32 = 0.3;

/// Most points of votes and popularity.
const PRIOR: f32 = 0.4;

/// A prior of this (some tens of votes) gets half of them.
const PRIOR_HALF: f32 = 5.0;

/// Points of a package that [`NEEDED_ALL`] others name as a dependency; a tenth of that many are worth half of it.
const NEEDED: f32 = 0.6;
const NEEDED_ALL: f32 = 150.0;

/// Points of a package pushed today, halved every [`FRESH_DAYS`].
const FRESH: f32 = 0.06;
const FRESH_DAYS: f32 = 365.0;

const OUTDATED: f32 = -0.10;
const ORPHAN: f32 = -0.06;

/// Documentation, headers and the like, unless asked for.
pub(crate) const COMPANION: f32 = -0.25;

/// Deducted from a variant whose ending is asked for, when the query makes up less than [`ENDING_SHARE`] of the name: what looks
/// for `git gui` wants a program for git, not what is built from git.
pub(crate) const ENDING: f32 = -0.35;
pub(crate) const ENDING_SHARE: f32 = 0.5;

/// Packages with guessed words come behind all others.
pub(crate) const GUESSED: f32 = -10.0;

/// A missing word of weight 1, see [`rarity`]; others less.
pub(crate) const MISSING: f32 = -20.0;

/// Points of votes, popularity and freshness; `age` in days.
pub(crate) fn prior_points(prior: f32, age: f32) -> f32 {
    PRIOR * prior / (prior + PRIOR_HALF) + FRESH * (-age / FRESH_DAYS).exp2()
}

/// Points of the state, none of them good.
pub(crate) fn state_points(outdated: bool, orphan: bool) -> f32 {
    let outdated = if outdated { OUTDATED } else { 0.0 };
    outdated + if orphan { ORPHAN } else { 0.0 }
}

/// Weight of a word that `count` of `documents` packages have: 1 for the rarest, little for what nearly all have.
pub(crate) fn rarity(count: usize, documents: usize) -> f32 {
    let documents = documents.max(2) as f32;
    let rare = (documents / (count.max(1) as f32)).ln() / documents.ln();
    rare.clamp(0.0, 1.0).max(0.08)
}

/// Points of a package that `needed` others name as a dependency.
pub(crate) fn needed_points(needed: u32) -> f32 {
    NEEDED * ((needed as f32).ln_1p() / NEEDED_ALL.ln_1p()).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_several_things_is_the_best() {
        let all = [
            Whole::None,
            Whole::Inside,
            Whole::Keyword,
            Whole::Beginning,
            Whole::FirstWords,
            Whole::Meant,
            Whole::Provides,
            Whole::Synonym,
            Whole::Stem,
            Whole::Letters,
            Whole::Name,
        ];
        assert!(all.windows(2).all(|pair| pair[0] < pair[1] && pair[0].points() <= pair[1].points()));
    }
}
