//! What was typed and not sent, kept in this browser: a page that is left, loaded again or signed out of loses no words.
//!
//! Kept in the browser's `localStorage` as `countersign:KEY`: the moment it was written, a line break, the text. A
//! browser that refuses storage keeps nothing, silently. On the server nothing is kept.

use domain::{UnixMillis, time::DAY};

/// So that no key of ours meets another's.
const PREFIX: &str = "countersign:";
/// What nobody came back to for so long is dropped: two weeks.
const KEPT_MAX_MS: i64 = 14 * DAY;

/// A text that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The text.
    pub text: String,
    /// When it was written last, by this browser's clock.
    pub at: UnixMillis,
}

/// Keeps a text, in place of what was kept under this key.
pub fn keep(key: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&name(key), &entry(now(), text));
    }
}

/// The text that was kept under this key.
#[must_use]
pub fn kept(key: &str) -> Option<String> {
    kept_since(key).map(|kept| kept.text)
}

/// As [`kept`], with the moment it was written.
#[must_use]
pub fn kept_since(key: &str) -> Option<Kept> {
    let entry = storage()?.get_item(&name(key)).ok().flatten()?;
    read(&entry, now())
}

/// What was kept under every key that begins so, each with its key, in the order of the keys.
#[must_use]
pub fn all(start: &str) -> Vec<(String, String)> {
    let Some(storage) = storage() else {
        return Vec::new();
    };
    let names = (0..storage.length().unwrap_or(0)).filter_map(|n| storage.key(n).ok().flatten());
    let keys = names.filter_map(|name| name.strip_prefix(PREFIX).map(str::to_owned));
    let mut found: Vec<_> = keys
        .filter(|key| key.starts_with(start))
        .filter_map(|key| kept(&key).map(|text| (key, text)))
        .collect();
    found.sort();
    found
}

/// Forgets what was kept under this key.
pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&name(key));
    }
}

/// Forgets what was kept under every key that begins so.
pub fn forget_all(start: &str) {
    remove_if(|key, _| key.starts_with(start));
}

/// Drops what is too old.
pub fn sweep() {
    let now = now();
    remove_if(|_, entry| read(entry, now).is_none());
}

fn remove_if(unwanted: impl Fn(&str, &str) -> bool) {
    let Some(storage) = storage() else { return };
    let names = (0..storage.length().unwrap_or(0)).filter_map(|n| storage.key(n).ok().flatten());
    for name in names.collect::<Vec<_>>() {
        let entry = storage.get_item(&name).ok().flatten().unwrap_or_default();
        if name.strip_prefix(PREFIX).is_some_and(|key| unwanted(key, &entry)) {
            let _ = storage.remove_item(&name);
        }
    }
}

fn name(key: &str) -> String {
    format!("{PREFIX}{key}")
}

fn entry(at: UnixMillis, text: &str) -> String {
    format!("{}\n{text}", at.0)
}

/// What an entry says, if it is one of ours and not too old.
fn read(entry: &str, now: UnixMillis) -> Option<Kept> {
    let (at, text) = entry.split_once('\n')?;
    let at = UnixMillis(at.parse().ok()?);
    (now.0.saturating_sub(at.0) <= KEPT_MAX_MS).then(|| Kept {
        text: text.to_owned(),
        at,
    })
}

#[cfg(feature = "hydrate")]
fn storage() -> Option<web_sys::Storage> {
    leptos::prelude::window().local_storage().ok().flatten()
}

#[cfg(not(feature = "hydrate"))]
fn storage() -> Option<web_sys::Storage> {
    None
}

#[cfg(feature = "hydrate")]
fn now() -> UnixMillis {
    UnixMillis(js_sys::Date::now() as i64)
}

#[cfg(not(feature = "hydrate"))]
fn now() -> UnixMillis {
    UnixMillis(0)
}

/// The moment something was kept, by this browser's clock: `14:02`, or `Tue 24 Nov, 14:02` if that was another day.
#[cfg(feature = "hydrate")]
#[must_use]
pub fn clock(at: UnixMillis) -> String {
    use js_sys::{Date, Object, Reflect};
    let date = |at: UnixMillis| Date::new(&(at.0 as f64).into());
    let (then, today) = (date(at), date(now()).to_date_string());
    let time = [("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")];
    let day = [("weekday", "short"), ("day", "numeric"), ("month", "short")];
    let options = Object::new();
    let other = then.to_date_string() != today;
    for (key, value) in time.into_iter().chain(day.into_iter().filter(|_| other)) {
        let _ = Reflect::set(&options, &key.into(), &value.into());
    }
    then.to_locale_string("en-GB", &options).into()
}

/// The server keeps nothing.
#[cfg(not(feature = "hydrate"))]
#[must_use]
pub fn clock(_at: UnixMillis) -> String {
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_round_whatever_the_text() {
        for text in ["", "one", "two\nlines\n", "\n", "12\n34", "👩‍🌾\u{feff}"] {
            let at = UnixMillis(1_700_000_000_000);
            let kept = read(&entry(at, text), at).expect("an entry");
            assert_eq!((kept.text.as_str(), kept.at), (text, at));
        }
    }

    #[test]
    fn after_two_weeks_it_is_dropped() {
        let written = entry(UnixMillis(1_000), "words");
        assert!(read(&written, UnixMillis(1_000 + KEPT_MAX_MS)).is_some());
        assert!(read(&written, UnixMillis(1_001 + KEPT_MAX_MS)).is_none());
        // A clock that was set back loses nothing.
        assert!(read(&written, UnixMillis(0)).is_some());
    }

    #[test]
    fn what_is_not_ours_is_no_entry() {
        for strange in [
            "",
            "dark",
            "soon\nwords",
            "{\"at\":1}\n",
            "99999999999999999999\nwords",
        ] {
            assert_eq!(read(strange, UnixMillis(0)), None);
        }
    }

    #[test]
    fn on_the_server_nothing_is_kept() {
        keep("key", "words");
        assert_eq!(kept("key"), None);
        forget("key");
        forget_all("k");
        sweep();
    }
}
