//! How long a job rests after a failure: twice as long after each, and never the same for two, so that jobs that failed
//! together do not come back together.

use domain::time::HOUR;

/// After the first failure, in milliseconds.
const FIRST: i64 = 10_000;
/// At most, in milliseconds.
const MOST: i64 = HOUR;

/// The pause after so many tries, in milliseconds: from half of the whole pause to all of it, as `random` says.
pub(super) fn pause(tries: i64, random: u64) -> i64 {
    let doubled = u32::try_from(tries.clamp(1, 32) - 1).unwrap_or_default();
    let whole = FIRST.saturating_mul(1_i64 << doubled).min(MOST);
    let half = whole / 2;
    half + i64::try_from(random % half.unsigned_abs()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_grows_and_ends_at_an_hour(tries in 1_i64..100, random: u64) {
            let rests = pause(tries, random);
            prop_assert!((FIRST / 2..=MOST).contains(&rests));
            prop_assert!(pause(tries + 2, 0) >= rests.min(MOST / 2));
        }
    }

    #[test]
    fn the_first_rest_is_seconds_and_the_tenth_an_hour_at_most() {
        assert_eq!((pause(1, 0), pause(1, 4_999)), (5_000, 9_999));
        assert_eq!((pause(2, 0), pause(3, 0)), (10_000, 20_000));
        assert_eq!(pause(12, u64::MAX - 1).max(MOST), MOST);
    }
}
