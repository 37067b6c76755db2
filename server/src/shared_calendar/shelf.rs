//! Room for answers, shared fairly.

use service::model::TokenHash;
use std::{
    cmp::Reverse,
    collections::HashMap,
    sync::{
        Arc, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};

/// Most entries: readers of odd dates cannot fill the memory.
const MOST: usize = 128;
/// Most bytes of all entries together.
const BYTES: usize = 32 * 1024 * 1024;

/// What an entry is about.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    /// The secret in the address.
    pub token: TokenHash,
    /// Which of its pages, data or feeds, with its query.
    pub what: String,
}

/// Entries by what they are about. When it is full, the address that holds most gives up what it used longest ago,
/// so that nobody takes the room of others.
pub(super) struct Shelf<T>(RwLock<Entries<T>>);

struct Entries<T> {
    by_key: HashMap<Key, Entry<T>>,
    /// Counts what was put here; the clock by which use is told.
    puts: u64,
}

struct Entry<T> {
    value: Arc<T>,
    bytes: usize,
    used: AtomicU64,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self(RwLock::new(Entries {
            by_key: HashMap::new(),
            puts: 0,
        }))
    }
}

impl<T> Shelf<T> {
    /// What was put there.
    pub(super) fn get(&self, key: &Key) -> Option<Arc<T>> {
        let entries = self.0.read().ok()?;
        let entry = entries.by_key.get(key)?;
        if entry.used.load(Ordering::Relaxed) != entries.puts {
            entry.used.store(entries.puts, Ordering::Relaxed);
        }
        Some(Arc::clone(&entry.value))
    }

    /// Takes it away.
    pub(super) fn forget(&self, key: &Key) {
        if let Ok(mut entries) = self.0.write() {
            entries.by_key.remove(key);
        }
    }

    /// Puts it there in place of what `yields`.
    pub(super) fn put(&self, key: Key, value: Arc<T>, bytes: usize, yields: impl FnOnce(&T) -> bool) {
        let Ok(mut entries) = self.0.write() else { return };
        if entries
            .by_key
            .get(&key)
            .is_some_and(|entry| !yields(&entry.value))
            || bytes > BYTES
        {
            return;
        }
        entries.by_key.remove(&key);
        while let Some(short) = entries.lacks(bytes) {
            entries.give_up(short);
        }
        entries.puts += 1;
        let used = AtomicU64::new(entries.puts);
        entries.by_key.insert(key, Entry { value, bytes, used });
    }
}

/// What there is too little of.
#[derive(Clone, Copy)]
enum Short {
    Places,
    Bytes,
}

impl Short {
    fn weight(self, bytes: usize) -> usize {
        match self {
            Self::Places => 1,
            Self::Bytes => bytes,
        }
    }
}

impl<T> Entries<T> {
    fn lacks(&self, bytes: usize) -> Option<Short> {
        let held: usize = self.by_key.values().map(|entry| entry.bytes).sum();
        if self.by_key.len() >= MOST {
            Some(Short::Places)
        } else {
            (held + bytes > BYTES).then_some(Short::Bytes)
        }
    }

    fn give_up(&mut self, short: Short) {
        let mut held: HashMap<TokenHash, usize> = HashMap::new();
        for (key, entry) in &self.by_key {
            *held.entry(key.token).or_default() += short.weight(entry.bytes);
        }
        let last = self.by_key.iter().max_by_key(|(key, entry)| {
            let used = entry.used.load(Ordering::Relaxed);
            (held.get(&key.token).copied(), Reverse(used))
        });
        if let Some(key) = last.map(|(key, _)| key.clone()) {
            self.by_key.remove(&key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(owner: u8, what: usize) -> Key {
        Key {
            token: TokenHash([owner; 32]),
            what: what.to_string(),
        }
    }

    fn put(shelf: &Shelf<usize>, key: Key, bytes: usize) {
        shelf.put(key, Arc::new(0), bytes, |_| true);
    }

    #[test]
    fn who_asks_for_much_takes_no_room_of_others() {
        let shelf = Shelf::default();
        for what in 0..2 {
            put(&shelf, key(1, what), 10);
        }
        for what in 0..MOST * 2 {
            put(&shelf, key(2, what), 10);
        }
        assert!(shelf.get(&key(1, 0)).is_some() && shelf.get(&key(1, 1)).is_some());
        // Nor does what is dead and never asked for again.
        for owner in 3..250 {
            put(&shelf, key(owner, 0), 10);
        }
        for what in 0..2 {
            put(&shelf, key(251, what), 10);
        }
        assert!(shelf.get(&key(251, 0)).is_some() && shelf.get(&key(251, 1)).is_some());
    }

    #[test]
    fn who_sends_much_takes_no_room_of_others() {
        let shelf = Shelf::default();
        for what in 0..4 {
            put(&shelf, key(1, what), 10);
        }
        for what in 0..9 {
            put(&shelf, key(2, what), BYTES / 4);
        }
        assert!((0..4).all(|what| shelf.get(&key(1, what)).is_some()));
        assert!(shelf.get(&key(2, 8)).is_some() && shelf.get(&key(2, 0)).is_none());
    }

    #[test]
    fn what_is_used_stays_longest() {
        let shelf = Shelf::default();
        for what in 0..MOST {
            put(&shelf, key(1, what), 10);
        }
        assert!(shelf.get(&key(1, 0)).is_some());
        put(&shelf, key(1, MOST), 10);
        assert!(shelf.get(&key(1, 0)).is_some() && shelf.get(&key(1, 1)).is_none());
    }

    #[test]
    fn few_large_ones_fill_it_too() {
        let shelf = Shelf::default();
        for what in 0..4 {
            put(&shelf, key(1, what), BYTES / 3);
        }
        assert!(shelf.get(&key(1, 0)).is_none() && shelf.get(&key(1, 3)).is_some());
        put(&shelf, key(1, 9), BYTES + 1);
        assert!(shelf.get(&key(1, 9)).is_none() && shelf.get(&key(1, 3)).is_some());
    }
}
