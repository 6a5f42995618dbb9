//! The accent colour of the settings, fit to be read on light and on dark paper.

use std::fmt::Write;

type Colour = [u8; 3];

/// The paper of the default theme, light and dark.
const PAPERS: [Colour; 2] = [[0xfc, 0xfb, 0xf8], [0x17, 0x16, 0x14]];
/// The least contrast of text (WCAG 2.2, 1.4.3).
const LEAST: f64 = 4.5;

/// What is added to the style sheet: the variables that have the accent, for both papers.
pub(super) fn style(accent: Colour) -> String {
    let [light, dark] = PAPERS.map(|paper| {
        let [red, green, blue] = readable(accent, paper);
        let mut rule = ":root{--accent:".to_owned();
        write!(rule, "#{red:02x}{green:02x}{blue:02x};--bar:var(--accent)}}").expect("a string takes all that is written");
        rule
    });
    format!("\n{light}\n@media (prefers-color-scheme:dark){{{dark}}}\n")
}

/// The colour, made as much darker or lighter as it must be to be read on this paper.
fn readable(colour: Colour, paper: Colour) -> Colour {
    const STEPS: u32 = 50;
    let end = if luminance(paper) > 0.5 { 0 } else { 255 };
    let mixed = |step: u32| colour.map(|part| ((u32::from(part) * (STEPS - step) + end * step) / STEPS) as u8);
    (0..=STEPS).map(mixed).find(|mixed| contrast(*mixed, paper) >= LEAST).unwrap_or([end as u8; 3])
}

/// The contrast ratio of two colours, from 1 to 21 (WCAG 2.2).
fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The relative luminance of a colour, from 0 to 1 (WCAG 2.2).
fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_readable_stays_and_what_is_not_is_made_so() {
        assert_eq!(readable([0x8a, 0x24, 0x1b], PAPERS[0]), [0x8a, 0x24, 0x1b]);
        for colour in [[0xff, 0xee, 0x00], [0x00, 0x00, 0x80], [0x80, 0x80, 0x80], [0xff, 0xff, 0xff], [0, 0, 0]] {
            for paper in PAPERS {
                assert!(contrast(readable(colour, paper), paper) >= LEAST, "{colour:?} on {paper:?}");
            }
        }
    }

    #[test]
    fn black_on_white_has_the_highest_contrast() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.01);
    }
}
