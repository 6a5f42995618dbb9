//! How far a long command has come: a bar on a terminal, nothing elsewhere.

use indicatif::{ProgressBar, ProgressStyle};

use super::report;

/// Less than this is done before a bar could be read.
const FEW: usize = 400;

/// A bar that is gone when it is dropped.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// A bar over `count` of what is `doing`; hidden where they are few, and where nobody looks or wants to.
    pub(super) fn over(count: usize, doing: &'static str) -> Self {
        let bar = if count < FEW || report::is_quiet() { ProgressBar::hidden() } else { ProgressBar::new(count as u64) };
        let style = ProgressStyle::with_template("{msg} {wide_bar} {human_pos} of {human_len}").expect("the template is sound");
        bar.set_style(style);
        bar.set_message(doing);
        Self(bar)
    }

    /// One more is done.
    pub(super) fn step(&self) {
        self.0.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
