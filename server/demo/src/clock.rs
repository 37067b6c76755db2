//! The clock of the story: starts in the past, moves when told, never backwards and never past now.

use domain::UnixMillis;
use service::ports::Clock;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

#[derive(Clone)]
pub(super) struct StoryClock {
    at: Arc<AtomicI64>,
    end: UnixMillis,
}

impl StoryClock {
    pub(super) fn new(start: UnixMillis, end: UnixMillis) -> Self {
        Self {
            at: Arc::new(AtomicI64::new(start.min(end).0)),
            end,
        }
    }

    /// Moves to `at`, unless it is later already.
    pub(super) fn reach(&self, at: UnixMillis) {
        self.at.fetch_max(at.min(self.end).0, Ordering::Relaxed);
    }

    /// Moves by so many milliseconds.
    pub(super) fn pass(&self, millis: i64) {
        self.reach(self.now().plus(millis));
    }
}

impl Clock for StoryClock {
    fn now(&self) -> UnixMillis {
        UnixMillis(self.at.load(Ordering::Relaxed))
    }
}
