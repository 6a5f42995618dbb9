//! Numbers as few plain characters, for lists of places in a script: small ones take one character, and none needs an escape
//! in JSON.
//!
//! The 91 digits are the characters `#` to `~` without the backslash. The first digit tells how many there are:
//!
//! ```text
//! first digit   characters   numbers
//!  0 to 63      1            0 to 63
//! 64 to 87      2            64 to 2,247
//! 88 and 89     3            2,248 to 18,809
//! 90            5            all up to 68,574,960
//! ```
//!
//! `static/search.js` reads them.

const BASE: u32 = 91;
/// The first number of two characters, of three, and of five.
const TWO: u32 = 64;
const THREE: u32 = TWO + (88 - 64) * BASE;
const FIVE: u32 = THREE + 2 * BASE * BASE;
/// The greatest number that can be written, and one more.
pub(crate) const END: u32 = BASE.pow(4);

/// Writes a number.
///
/// # Panics
/// From [`END`] on: no dossier has so many articles, no page so many words.
pub(crate) fn write(number: u32, digits: &mut Vec<u8>) {
    let mut push = |digit: u32| digits.push(digit_of(digit));
    match number {
        0..TWO => push(number),
        TWO..THREE => {
            push(TWO + (number - TWO) / BASE);
            push((number - TWO) % BASE);
        }
        THREE..FIVE => {
            let rest = number - THREE;
            push(88 + rest / (BASE * BASE));
            push(rest / BASE % BASE);
            push(rest % BASE);
        }
        _ => {
            assert!(number < END, "{number} is beyond what the index can hold");
            push(90);
            (0..4).rev().for_each(|place| push(number / BASE.pow(place) % BASE));
        }
    }
}

/// The character of one digit: what is never greater than 90 takes one.
pub(crate) fn digit_of(digit: u32) -> u8 {
    let digit = u8::try_from(digit.min(BASE - 1)).expect("it is under 91");
    // `#` to `[`, and `]` to `~` after the backslash.
    if digit < b'\\' - b'#' { b'#' + digit } else { b'#' + digit + 1 }
}

/// Reads what [`write`] wrote; `at` moves after it.
pub(crate) fn read(digits: &[u8], at: &mut usize) -> u32 {
    let mut next = || {
        let digit = digits[*at];
        *at += 1;
        u32::from(if digit < b'\\' { digit - b'#' } else { digit - b'#' - 1 })
    };
    match next() {
        first @ 0..64 => first,
        first @ 64..88 => TWO + (first - 64) * BASE + next(),
        first @ 88..90 => THREE + (first - 88) * BASE * BASE + next() * BASE + next(),
        _ => (0..4).fold(0, |number, _| number * BASE + next()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_it_was_written() {
        let numbers = [0, 1, 57, 63, 64, 65, 2_247, 2_248, 18_809, 18_810, 1_000_000, END - 1];
        let mut digits = Vec::new();
        for number in numbers {
            write(number, &mut digits);
        }
        assert!(digits.iter().all(|digit| digit.is_ascii_graphic() && !matches!(digit, b'"' | b'\\')));
        let mut at = 0;
        assert_eq!(numbers.map(|_| read(&digits, &mut at)), numbers);
        assert_eq!(at, digits.len());
    }

    #[test]
    fn small_numbers_take_few_characters() {
        let length = |number| {
            let mut digits = Vec::new();
            write(number, &mut digits);
            digits.len()
        };
        assert_eq!([63, 64, 2_247, 2_248, 18_809, 18_810].map(length), [1, 2, 2, 3, 3, 5]);
    }
}
