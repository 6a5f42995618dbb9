//! What did the harm that is told: a fire and a crash of one day in one town are two.

use bitflags::bitflags;

use crate::annotate::events::EventPhrase;

bitflags! {
    /// What does harm, as far as it parts one harm from another.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(in super::super) struct Causes: u8 {
        const FIRE = 1;
        const CRASH = 1 << 1;
        const QUAKE = 1 << 2;
        const WATER = 1 << 3;
        const VIOLENCE = 1 << 4;
    }
}

impl Causes {
    /// What did the harm that some event phrases tell, as far as they say so.
    pub(in super::super) fn of<'p>(phrases: impl Iterator<Item = &'p EventPhrase>) -> Self {
        phrases.filter(|phrase| phrase.kind.does_harm()).map(cause_of).fold(Self::empty(), Self::union)
    }

    /// Whether both are known, and have nothing in common.
    pub(in super::super) fn differ(self, other: Self) -> bool {
        !self.is_empty() && !other.is_empty() && !self.intersects(other)
    }
}

fn cause_of(phrase: &EventPhrase) -> Causes {
    let lemma = phrase.calamity.map_or(phrase.lemma, |calamity| calamity.lemma);
    match lemma.word() {
        "fire" | "blaze" | "wildfire" | "wildfires" => Causes::FIRE,
        "crash" | "collision" | "derailment" | "collide" | "capsize" | "shipwreck" => Causes::CRASH,
        "earthquake" | "earthquakes" | "quake" | "aftershock" => Causes::QUAKE,
        "flood" | "floods" | "storm" | "cyclone" | "hurricane" | "typhoon" | "tornado" | "landslide" | "mudslide" | "avalanche" => {
            Causes::WATER
        }
        "raid" | "ambush" | "airstrike" | "airstrikes" | "shelling" => Causes::VIOLENCE,
        _ => Causes::empty(),
    }
}
