//! Versions as pacman compares them: `[epoch:]pkgver[-pkgrel]`.
//!
//! The rules are those of pacman's `vercmp`, checked against recorded answers of it.

use std::cmp::Ordering;

/// Compares two versions. A release counts only when both have one.
pub(crate) fn compare(a: &str, b: &str) -> Ordering {
    let (a, b) = (Parts::of(a), Parts::of(b));
    let release = || match (a.release, b.release) {
        (Some(a), Some(b)) => segments(a, b),
        _ => Ordering::Equal,
    };
    segments(a.epoch, b.epoch).then_with(|| segments(a.version, b.version)).then_with(release)
}

/// A version, taken apart.
struct Parts<'a> {
    epoch: &'a str,
    version: &'a str,
    release: Option<&'a str>,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Self {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (epoch, rest) = match text[digits..].strip_prefix(':') {
            Some(rest) if digits > 0 => (&text[..digits], rest),
            Some(rest) => ("0", rest),
            None => ("0", text),
        };
        match rest.rsplit_once('-') {
            Some((version, release)) => Self { epoch, version, release: Some(release) },
            None => Self { epoch, version: rest, release: None },
        }
    }
}

/// Compares texts by their runs of digits and of letters; what is between only separates.
fn segments(a: &str, b: &str) -> Ordering {
    if a == b {
        return Ordering::Equal;
    }
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    loop {
        if a.is_empty() || b.is_empty() {
            return rest(a, b);
        }
        let (gap_a, gap_b) = (cut(&mut a, |c| !c.is_ascii_alphanumeric()), cut(&mut b, |c| !c.is_ascii_alphanumeric()));
        if a.is_empty() || b.is_empty() {
            return rest(a, b);
        }
        if gap_a.len() != gap_b.len() {
            return gap_a.len().cmp(&gap_b.len());
        }
        let digits = a[0].is_ascii_digit();
        let same = |c: u8| if digits { c.is_ascii_digit() } else { c.is_ascii_alphabetic() };
        let (one, two) = (cut(&mut a, same), cut(&mut b, same));
        if two.is_empty() {
            // A number is newer than letters.
            return if digits { Ordering::Greater } else { Ordering::Less };
        }
        let order = if digits { number(one, two) } else { one.cmp(two) };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// Takes the bytes that are so off the front.
fn cut<'a>(text: &mut &'a [u8], so: impl Fn(u8) -> bool) -> &'a [u8] {
    let end = text.iter().position(|&c| !so(c)).unwrap_or(text.len());
    let (front, rest) = text.split_at(end);
    *text = rest;
    front
}

fn number(a: &[u8], b: &[u8]) -> Ordering {
    let strip = |digits: &[u8]| digits.iter().position(|&c| c != b'0').unwrap_or(digits.len());
    let (a, b) = (&a[strip(a)..], &b[strip(b)..]);
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

/// One text is over: what goes on with letters is older (`1.0rc` before `1.0`), with digits newer.
fn rest(a: &[u8], b: &[u8]) -> Ordering {
    let letter = |text: &[u8]| text.first().is_some_and(u8::is_ascii_alphabetic);
    match (a.is_empty(), b.is_empty()) {
        (true, true) => Ordering::Equal,
        (true, false) => {
            if letter(b) {
                Ordering::Greater
            } else {
                Ordering::Less
            }
        }
        (false, true) => {
            if letter(a) {
                Ordering::Less
            } else {
                Ordering::Greater
            }
        }
        (false, false) => Ordering::Equal,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// What pacman said: two versions and -1, 0 or 1 a line.
    const RECORDED: &str = include_str!("version.tsv");

    #[test]
    fn answers_are_those_of_pacman() {
        let mut count = 0;
        for line in RECORDED.lines() {
            let [a, b, said] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line:?}") };
            assert_eq!((compare(a, b) as i8).to_string(), said, "{a:?} against {b:?}");
            assert_eq!(compare(b, a), compare(a, b).reverse(), "{a:?} against {b:?}");
            count += 1;
        }
        assert!(count >= 3000, "{count}");
    }
}
