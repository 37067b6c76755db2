//! A clock whose hands are moved by tests.

use domain::UnixMillis;
use service::ports::Clock;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// A clock that stands until somebody moves it. Clones are the same clock.
#[derive(Clone, Debug)]
pub struct Hands(Arc<AtomicI64>);

impl Hands {
    /// Standing at `now`.
    #[must_use]
    pub fn at(now: UnixMillis) -> Self {
        Self(Arc::new(AtomicI64::new(now.0)))
    }

    /// Lets so many milliseconds pass.
    pub fn pass(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::Relaxed);
    }
}

impl Clock for Hands {
    fn now(&self) -> UnixMillis {
        UnixMillis(self.0.load(Ordering::Relaxed))
    }
}
