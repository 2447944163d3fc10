//! The JSON that answers are made of: compact, UTF-8 as it is, only `"`, `\` and control characters escaped.

/// Appends a string with its quotes.
pub(crate) fn write_str(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    write_escaped(text, out);
    out.push(b'"');
}

/// Appends a string without quotes.
pub(crate) fn write_escaped(text: &str, out: &mut Vec<u8>) {
    let special = |&b: &u8| b < 0x20 || b == b'"' || b == b'\\';
    let mut rest = text.as_bytes();
    // Most texts hold nothing special: looking at all bytes without a branch is faster than searching.
    if rest.iter().fold(false, |found, byte| found | special(byte)) {
        while let Some(at) = rest.iter().position(special) {
            let (plain, tail) = rest.split_at(at);
            out.extend_from_slice(plain);
            write_escape(tail[0], out);
            rest = &tail[1..];
        }
    }
    out.extend_from_slice(rest);
}

fn write_escape(byte: u8, out: &mut Vec<u8>) {
    let short = match byte {
        b'"' | b'\\' => byte,
        0x08 => b'b',
        0x09 => b't',
        0x0a => b'n',
        0x0c => b'f',
        0x0d => b'r',
        _ => {
            const HEX: &[u8; 16] = b"0123456789abcdef";
            let digits = [HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]];
            out.extend_from_slice(b"\\u00");
            return out.extend_from_slice(&digits);
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

/// Appends an integer.
pub(crate) fn write_int(value: i64, out: &mut Vec<u8>) {
    let mut digits = [0_u8; 20];
    let mut at = digits.len();
    let mut rest = value.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if value < 0 {
        at -= 1;
        digits[at] = b'-';
    }
    out.extend_from_slice(&digits[at..]);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn string(text: &str) -> String {
        let mut out = Vec::new();
        write_str(text, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn only_what_must_be_is_escaped() {
        assert_eq!(string("a\"b\\c/\u{7f}é😀"), "\"a\\\"b\\\\c/\u{7f}é😀\"");
        assert_eq!(string("\u{0}\u{1f}\n\t\r\u{8}\u{c}"), r#""\u0000\u001f\n\t\r\b\f""#);
    }

    #[test]
    fn integers_of_any_size() {
        for value in [0, 7, -1, 4_000_000_000, i64::MAX, i64::MIN] {
            let mut out = Vec::new();
            write_int(value, &mut out);
            assert_eq!(out, value.to_string().as_bytes());
        }
    }

    proptest! {
        #[test]
        fn any_text_reads_back(text in any::<String>()) {
            let back: String = serde_json::from_str(&string(&text)).unwrap();
            prop_assert_eq!(back, text);
        }
    }
}
