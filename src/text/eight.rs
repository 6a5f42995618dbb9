/// Eight bytes of a text, held as one number: most words are no longer, and take one step.
///
/// A byte is marked by its highest bit, so that all eight are compared by one addition.
#[derive(Clone, Copy)]
pub(crate) struct Eight(u64);

impl Eight {
    /// How many bytes it holds.
    pub(crate) const SIZE: usize = 8;

    pub(crate) const fn new(bytes: [u8; Self::SIZE]) -> Self {
        Self(u64::from_le_bytes(bytes))
    }

    /// Fewer than eight bytes; the rest are zero.
    pub(crate) const fn of_few(bytes: &[u8]) -> Self {
        let mut number = 0;
        let mut at = bytes.len();
        while at > 0 {
            at -= 1;
            number = number << u8::BITS | bytes[at] as u64;
        }
        Self(number)
    }

    /// The first `length` of these bytes, at most eight; the rest are zero.
    pub(crate) const fn first(self, length: usize) -> Self {
        Self(self.0 & before(length))
    }

    /// The number that the bytes are, the first one lowest.
    pub(crate) const fn number(self) -> u64 {
        self.0
    }

    pub(crate) const fn is_ascii(self) -> bool {
        self.0 & every(0x80) == 0
    }

    /// The same with small ASCII letters for capitals.
    pub(crate) const fn lowered(self) -> Self {
        // 0x80 shifted down by two is 0x20, the bit in which a small letter differs from its capital.
        Self(self.0 | self.capitals() >> 2)
    }

    /// How many ASCII letters open it, and how many of them are capitals.
    pub(crate) const fn leading_letters(self) -> (usize, usize) {
        let letters = Self(self.0 | every(0x20)).between(b'a', b'z');
        let others = !letters & every(0x80);
        let before_others = others.wrapping_sub(1) & !others;
        // Bit 0x20, which capitals lack, moved up to where the mark is.
        let capitals = letters & !(self.0 << 2) & before_others;
        let sum_of_bytes = (capitals >> 7).wrapping_mul(every(1)) >> 56;
        ((others.trailing_zeros() / u8::BITS) as usize, sum_of_bytes as usize)
    }

    const fn capitals(self) -> u64 {
        self.between(b'A', b'Z')
    }

    /// The marks of the ASCII bytes from `low` to `high`.
    const fn between(self, low: u8, high: u8) -> u64 {
        let without_mark = self.0 & every(0x7F);
        let from_low = without_mark + every(0x80 - low);
        let behind_high = without_mark + every(0x7F - high);
        from_low & !behind_high & !self.0 & every(0x80)
    }
}

/// A number whose eight bytes are all this one.
const fn every(byte: u8) -> u64 {
    u64::from_le_bytes([byte; Eight::SIZE])
}

/// All bits of the first `length` bytes.
const fn before(length: usize) -> u64 {
    if length == Eight::SIZE { u64::MAX } else { !(u64::MAX << (length * 8)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_judged_as_the_standard_library_does() {
        for byte in 0..=u8::MAX {
            for place in 0..Eight::SIZE {
                let mut bytes = *b"aZzAabcd";
                bytes[place] = byte;
                let eight = Eight::new(bytes);
                let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic());
                let capitals = letters.clone().filter(|byte| byte.is_ascii_uppercase()).count();
                assert_eq!(eight.leading_letters(), (letters.count(), capitals));
                assert_eq!(eight.lowered().number().to_le_bytes(), bytes.map(|byte| byte.to_ascii_lowercase()));
                assert_eq!(eight.is_ascii(), bytes.is_ascii());
                assert_eq!(Eight::of_few(&bytes[..place]).number(), eight.first(place).number());
            }
        }
    }
}
