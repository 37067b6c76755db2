//! The machine's clock and randomness.

use domain::UnixMillis;
use gateway::{SystemClock, SystemRandom};
use service::ports::{Clock, Random};
use std::sync::atomic::{AtomicI64, Ordering};

#[test]
fn the_clock_is_in_this_century_and_does_not_stand() {
    let clock = SystemClock::after(UnixMillis(0));
    let start = clock.now();
    assert!(start > UnixMillis(1_735_689_600_000), "milliseconds, not seconds");
    std::thread::sleep(std::time::Duration::from_millis(5));
    assert!(clock.now().since(start) >= 4);
}

#[test]
fn a_clock_that_is_set_back_goes_on_from_the_latest_instant() {
    static WALL: AtomicI64 = AtomicI64::new(10_000_000);
    let wall = || UnixMillis(WALL.load(Ordering::Relaxed));
    let clock = SystemClock::told_by(wall, UnixMillis(0));
    assert_eq!(clock.now(), UnixMillis(10_000_000));
    WALL.store(20_000_000, Ordering::Relaxed);
    assert_eq!(clock.now(), UnixMillis(20_000_000));
    WALL.store(10_000_000, Ordering::Relaxed);
    let start = clock.now();
    assert!(start >= UnixMillis(20_000_000));
    std::thread::sleep(std::time::Duration::from_millis(5));
    assert!(clock.now().since(start) >= 4, "it does not stand");
    WALL.store(30_000_000, Ordering::Relaxed);
    assert_eq!(clock.now(), UnixMillis(30_000_000));
    // So does one that was set back while nothing ran.
    let again = SystemClock::told_by(wall, UnixMillis(40_000_000));
    assert!(again.now() >= UnixMillis(40_000_000));
}

#[test]
fn ids_are_version_7_of_the_given_instant() {
    let random = SystemRandom::default();
    let early = random.id(UnixMillis(1_700_000_000_000));
    let late = random.id(UnixMillis(1_700_000_000_001));
    assert_eq!(early.get_version(), Some(uuid::Version::SortRand));
    assert_eq!(early.get_timestamp().map(|t| t.to_unix().0), Some(1_700_000_000));
    assert!(early < late);
    assert_ne!(early, random.id(UnixMillis(1_700_000_000_000)));
    assert_eq!(random.id(UnixMillis(-1)).as_bytes()[..6], [0; 6]);
}

#[test]
fn ids_of_one_millisecond_stand_in_the_order_in_which_they_were_given() {
    let random = SystemRandom::default();
    let ids: Vec<_> = (0..10_000)
        .map(|_| random.id(UnixMillis(1_700_000_000_000)))
        .collect();
    assert!(ids.is_sorted_by(|a, b| a < b));
    assert!(
        ids.iter()
            .all(|id| id.get_version() == Some(uuid::Version::SortRand))
    );
    assert!(ids.iter().all(|id| id.as_bytes()[..6] == ids[0].as_bytes()[..6]));
}

#[test]
fn secrets_fill_their_buffer() {
    let random = SystemRandom::default();
    let (mut a, mut b) = ([0; 64], [0; 64]);
    random.fill(&mut a);
    random.fill(&mut b);
    assert_ne!(a, b);
    assert!(a[48..].iter().any(|&byte| byte != 0));
    random.fill(&mut []);
}
