//! The machine's clock.

use domain::UnixMillis;
use service::ports::Clock;
use std::{
    fmt,
    sync::{Mutex, PoisonError},
    time::Instant,
};

/// The wall clock of this machine, as long as it goes forward. Where it was set back, time goes on from the latest instant
/// that is known, so that nothing is good again that was over.
pub struct SystemClock {
    wall: fn() -> UnixMillis,
    /// The latest instant that the wall clock told, and when that was.
    latest: Mutex<(UnixMillis, Instant)>,
}

impl SystemClock {
    /// A clock that tells nothing before `latest`.
    #[must_use]
    pub fn after(latest: UnixMillis) -> Self {
        Self::told_by(wall, latest)
    }

    /// The same with another wall clock.
    #[must_use]
    pub fn told_by(wall: fn() -> UnixMillis, latest: UnixMillis) -> Self {
        Self {
            wall,
            latest: Mutex::new((latest, Instant::now())),
        }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> UnixMillis {
        let wall = (self.wall)();
        let mut latest = self.latest.lock().unwrap_or_else(PoisonError::into_inner);
        let (told, then) = *latest;
        let passed = i64::try_from(then.elapsed().as_millis()).unwrap_or(i64::MAX);
        let going_on = UnixMillis(told.0.saturating_add(passed));
        if wall < going_on {
            return going_on;
        }
        *latest = (wall, Instant::now());
        wall
    }
}

impl fmt::Debug for SystemClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SystemClock").finish_non_exhaustive()
    }
}

/// What the wall clock of this machine says, wherever it may have been set.
#[expect(
    clippy::disallowed_methods,
    reason = "the adapter behind the `Clock` port is made of it"
)]
#[must_use]
pub fn wall() -> UnixMillis {
    UnixMillis(jiff::Timestamp::now().as_millisecond())
}
