//! Rows that SQLite packed into one value: see [`super::queries::Query::packed`].

use super::connection::Columns;
use super::queries::Column;

/// One value of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field<'a> {
    Null,
    Int(i64),
    Bytes(&'a [u8]),
}

/// One unpacked row.
#[derive(Debug)]
pub(super) struct PackedRow<'a>(Vec<Field<'a>>);

impl Columns for PackedRow<'_> {
    fn int(&self, column: usize) -> Result<Option<i64>, sqlx::Error> {
        match self.0[column] {
            Field::Int(value) => Ok(Some(value)),
            Field::Null => Ok(None),
            Field::Bytes(_) => Err(broken()),
        }
    }

    fn bytes(&self, column: usize) -> Result<Option<&[u8]>, sqlx::Error> {
        match self.0[column] {
            Field::Bytes(bytes) => Ok(Some(bytes)),
            Field::Null => Ok(None),
            Field::Int(_) => Err(broken()),
        }
    }
}

/// Unpacks rows and hands each to `each`.
pub(super) fn unpack(
    mut packed: &[u8],
    columns: &[Column],
    each: &mut impl FnMut(&dyn Columns) -> Result<(), sqlx::Error>,
) -> Result<(), sqlx::Error> {
    let mut fields = Vec::with_capacity(columns.len());
    while !packed.is_empty() {
        for column in columns {
            let (field, rest) =
                if column.is_text() { text(packed) } else { number(packed, b',') }.ok_or_else(broken)?;
            fields.push(field);
            packed = rest;
        }
        let row = PackedRow(std::mem::take(&mut fields));
        each(&row)?;
        fields = recycle(row.0);
    }
    Ok(())
}

/// The same allocation for fields of another lifetime.
fn recycle<'a>(mut fields: Vec<Field<'_>>) -> Vec<Field<'a>> {
    fields.clear();
    fields.into_iter().map(|_| Field::Null).collect()
}

/// A number up to `end`; nothing there is NULL.
fn number(packed: &[u8], end: u8) -> Option<(Field<'_>, &[u8])> {
    let (negative, digits) = match packed {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    // Summed up below zero, where there is room for one number more.
    let mut value = 0_i64;
    for (at, byte) in digits.iter().enumerate() {
        if *byte == end {
            let field = match at {
                0 if negative => return None,
                0 => Field::Null,
                _ => Field::Int(if negative { value } else { value.checked_neg()? }),
            };
            return Some((field, &digits[at + 1..]));
        }
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value.checked_mul(10)?.checked_sub(i64::from(digit))?;
    }
    None
}

/// A text behind its length; no length is NULL.
fn text(packed: &[u8]) -> Option<(Field<'_>, &[u8])> {
    match number(packed, b':')? {
        (Field::Int(length), rest) => {
            let (bytes, rest) = rest.split_at_checked(usize::try_from(length).ok()?)?;
            Some((Field::Bytes(bytes), rest))
        }
        other => Some(other),
    }
}

fn broken() -> sqlx::Error {
    sqlx::Error::Protocol("the rows are not packed as asked".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(packed: &[u8], columns: &[Column]) -> Result<Vec<String>, sqlx::Error> {
        let mut seen = Vec::new();
        unpack(packed, columns, &mut |row| {
            let number = row.int(0)?;
            let text = row.bytes(1)?.map(String::from_utf8_lossy);
            seen.push(format!("{number:?} {text:?}"));
            Ok(())
        })?;
        Ok(seen)
    }

    #[test]
    fn texts_may_hold_anything() {
        let columns = [Column::Int("a"), Column::Text("b")];
        let packed = b"-7,5:a,3:b,:12,0:-9223372036854775808,0:";
        let expected = [
            r#"Some(-7) Some("a,3:b")"#,
            "None None",
            r#"Some(12) Some("")"#,
            r#"Some(-9223372036854775808) Some("")"#,
        ];
        assert_eq!(rows(packed, &columns).unwrap(), expected);
    }

    #[test]
    fn a_short_value_is_an_error() {
        let columns = [Column::Int("a"), Column::Text("b")];
        for broken in [&b"1,9:x"[..], b"1", b"x,1:y", b"1,-1:", b"-,1:y", b"9223372036854775808,1:y"] {
            assert!(rows(broken, &columns).is_err());
        }
    }
}
