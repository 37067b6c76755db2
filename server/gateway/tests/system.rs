//! The machine's clock and randomness.

use domain::UnixMillis;
use gateway::{SystemClock, SystemRandom};
use service::ports::{Clock, Random};

#[test]
fn the_clock_is_in_this_century_and_does_not_stand() {
    let start = SystemClock.now();
    assert!(start > UnixMillis(1_735_689_600_000), "milliseconds, not seconds");
    std::thread::sleep(std::time::Duration::from_millis(5));
    assert!(SystemClock.now().since(start) >= 4);
}

#[test]
fn ids_are_version_7_of_the_given_instant() {
    let early = SystemRandom.id(UnixMillis(1_700_000_000_000));
    let late = SystemRandom.id(UnixMillis(1_700_000_000_001));
    assert_eq!(early.get_version(), Some(uuid::Version::SortRand));
    assert_eq!(early.get_timestamp().map(|t| t.to_unix().0), Some(1_700_000_000));
    assert!(early < late);
    assert_ne!(early, SystemRandom.id(UnixMillis(1_700_000_000_000)));
    assert_eq!(SystemRandom.id(UnixMillis(-1)).as_bytes()[..6], [0; 6]);
}

#[test]
fn secrets_fill_their_buffer() {
    let (mut a, mut b) = ([0; 64], [0; 64]);
    SystemRandom.fill(&mut a);
    SystemRandom.fill(&mut b);
    assert_ne!(a, b);
    assert!(a[48..].iter().any(|&byte| byte != 0));
    SystemRandom.fill(&mut []);
}
