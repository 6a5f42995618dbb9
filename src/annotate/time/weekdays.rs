//! Weekdays as they are stored: by their number in ISO 8601, in which Monday is 1.

use jiff::civil::Weekday;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
pub(super) fn serialize<S: Serializer>(weekday: &Weekday, serializer: S) -> Result<S::Ok, S::Error> {
    weekday.to_monday_one_offset().serialize(serializer)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Weekday, D::Error> {
    Weekday::from_monday_one_offset(i8::deserialize(deserializer)?).map_err(D::Error::custom)
}

/// The same where there may be none; none is left out.
pub(super) mod given {
    use jiff::civil::Weekday;
    use serde::{Deserializer, Serialize, Serializer};

    #[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
    pub(in crate::annotate::time) fn serialize<S: Serializer>(weekday: &Option<Weekday>, serializer: S) -> Result<S::Ok, S::Error> {
        weekday.map(Weekday::to_monday_one_offset).serialize(serializer)
    }

    pub(in crate::annotate::time) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Weekday>, D::Error> {
        super::deserialize(deserializer).map(Some)
    }
}
