//! Facts of events, as texts in the log.

use crate::{
    RequestKey, RevisionId, SharedCalendarId, platform::Platform, review::Verdict, staff::Role,
    views::people::ZoneChange,
};

/// A value that stands in the log as a text. An empty text is not written, and is what an older event without it gives.
pub(super) trait Fact {
    /// The text.
    fn written(&self) -> String;
    /// What that text says; of one that says nothing, the least.
    fn read(text: &str) -> Self;
}

impl Fact for String {
    fn written(&self) -> String {
        self.clone()
    }
    fn read(text: &str) -> Self {
        text.to_owned()
    }
}

impl Fact for usize {
    fn written(&self) -> String {
        if *self == 0 {
            String::new()
        } else {
            self.to_string()
        }
    }
    fn read(text: &str) -> Self {
        text.parse().unwrap_or_default()
    }
}

impl Fact for bool {
    fn written(&self) -> String {
        self.to_string()
    }
    fn read(text: &str) -> Self {
        text == "true"
    }
}

/// What has a name of its own.
macro_rules! named {
    ($($type:ty),+) => { $(
        impl Fact for Option<$type> {
            fn written(&self) -> String {
                self.map(<&'static str>::from).unwrap_or_default().to_owned()
            }
            fn read(text: &str) -> Self {
                text.parse().ok()
            }
        }
    )+ };
}
named!(Role, Platform, Verdict, ZoneChange);

macro_rules! identifier {
    ($($type:ty),+) => { $(
        impl Fact for Option<$type> {
            fn written(&self) -> String {
                self.map(|id| id.to_string()).unwrap_or_default()
            }
            fn read(text: &str) -> Self {
                text.parse().ok()
            }
        }
    )+ };
}
identifier!(RevisionId, RequestKey, SharedCalendarId);
