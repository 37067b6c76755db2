//! What has been committed through this store.

use std::{
    future::Future,
    sync::atomic::{AtomicU64, Ordering},
};
use tokio::sync::Notify;

/// Counts commits, and wakes who waits for one.
#[derive(Default)]
pub(crate) struct Changes {
    count: AtomicU64,
    notify: Notify,
}

impl Changes {
    /// Something was committed. To be called before anybody is told so.
    pub(crate) fn committed(&self) {
        self.count.fetch_add(1, Ordering::Release);
        self.notify.notify_waiters();
    }

    /// How many commits there were.
    pub(crate) fn count(&self) -> u64 {
        self.count.load(Ordering::Acquire)
    }

    /// Waits for the next one, counted from this call.
    pub(crate) fn next(&self) -> impl Future<Output = ()> + Send + '_ {
        self.notify.notified()
    }
}
