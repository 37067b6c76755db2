use super::{
    guard::Guard,
    keep::{forget, keep, kept},
};
use leptos::prelude::*;

/// A longer text that is typed outside the composer, kept in this browser until it is sent. It outlives the field: an
/// answer may come when that is gone.
#[derive(Clone)]
pub struct Remembered(String);

impl Remembered {
    /// Gives back what was kept under `key`, then keeps what is typed. Who discards a dialog's words discards these.
    #[must_use]
    pub fn new(key: String, text: RwSignal<String>) -> Self {
        let own = Self(key.clone());
        if let Some(guard) = use_context::<Guard>() {
            guard.forgets(key.clone());
        }
        Effect::new(move |before: Option<()>| {
            if let (None, Some(text_before)) = (before, kept(&key)) {
                text.set(text_before);
            }
            let now = text.get();
            if now.trim().is_empty() {
                forget(&key);
            } else {
                keep(&key, &now);
            }
        });
        own
    }

    /// This text was sent; what was typed meanwhile is another one.
    pub fn sent(&self, text: &str) {
        if kept(&self.0).as_deref() == Some(text) {
            forget(&self.0);
        }
    }
}
