//! A database whose reads can be counted, and stopped at the moment that matters.

use async_trait::async_trait;
use domain::Failure;
use service::ports::{
    Read,
    store::{Granted, Store, Unit},
};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use tokio::sync::Notify;

/// A database that waits before one of its reads until it is told to go on.
pub struct Held {
    store: Arc<dyn Store>,
    /// Reads before the one that waits.
    left: AtomicI64,
    pub waits: Notify,
    pub go_on: Notify,
}

impl Held {
    /// It waits before the read of this number, counted from 0.
    pub fn before_read(store: &Arc<dyn Store>, number: i64) -> Arc<Self> {
        Arc::new(Self {
            store: Arc::clone(store),
            left: AtomicI64::new(number),
            waits: Notify::new(),
            go_on: Notify::new(),
        })
    }

    /// It never waits, and counts.
    pub fn counting(store: &Arc<dyn Store>) -> Arc<Self> {
        Self::before_read(store, i64::MAX)
    }

    /// Reads so far, of one that counts.
    pub fn reads(&self) -> i64 {
        i64::MAX - self.left.load(Ordering::SeqCst)
    }
}

#[async_trait]
impl Store for Held {
    async fn read(&self) -> Result<Box<dyn Read>, Failure> {
        if self.left.fetch_sub(1, Ordering::SeqCst) == 0 {
            self.waits.notify_one();
            self.go_on.notified().await;
        }
        self.store.read().await
    }

    async fn begin(&self, granted: Granted) -> Result<Box<dyn Unit>, Failure> {
        self.store.begin(granted).await
    }

    async fn changed(&self) {
        self.store.changed().await;
    }

    fn commits(&self) -> Option<u64> {
        self.store.commits()
    }

    fn backend(&self) -> &'static str {
        self.store.backend()
    }
}
