use super::Span;

/// Turns byte offsets of one text into offsets of Unicode code points, as the extract stream counts.
pub(crate) struct CodePoints<'t> {
    text: &'t str,
    /// For each full block of [`Self::BLOCK`] bytes, the code points that start before it; empty for plain ASCII.
    before: Vec<u32>,
}

impl<'t> CodePoints<'t> {
    const BLOCK: usize = 256;

    /// Counts `text` once.
    pub(crate) fn new(text: &'t str) -> Self {
        let mut before = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            for block in text.as_bytes().chunks(Self::BLOCK) {
                before.push(count);
                count += starts(block);
            }
            before.push(count);
        }
        Self { text, before }
    }

    /// The offset in code points of a byte offset.
    pub(crate) fn at(&self, byte: u32) -> usize {
        if self.before.is_empty() {
            return byte as usize;
        }
        let block = byte as usize / Self::BLOCK;
        let rest = &self.text.as_bytes()[block * Self::BLOCK..byte as usize];
        (self.before[block] + starts(rest)) as usize
    }

    /// A span in code points, as `(start, end)`.
    pub(crate) fn range(&self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }
}

/// How many code points start in these bytes: all bytes but UTF-8's continuation bytes.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from(byte & 0xC0 != 0x80)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_agree_with_counting_the_characters() {
        let text = "“Türkiye” ".repeat(90);
        let points = CodePoints::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte as u32), count);
        }
        assert_eq!(points.at(text.len() as u32), text.chars().count());
    }
}
