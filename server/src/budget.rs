//! What all requests together may hold of something, and what a single address may hold of it: a few that are hostile must
//! not use up what is there for all.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// A budget, in units of its own.
#[derive(Clone, Debug)]
pub struct Budget(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    all: usize,
    each: usize,
    used: Mutex<Used>,
}

#[derive(Debug, Default)]
struct Used {
    all: usize,
    by: HashMap<String, usize>,
}

/// What one request holds. It goes back when this is dropped.
#[derive(Debug)]
pub struct Held {
    budget: Budget,
    address: String,
    units: usize,
}

impl Budget {
    /// So much in all, and so much for each address.
    #[must_use]
    pub fn new(all: usize, each: usize) -> Self {
        Self(Arc::new(Shared {
            all,
            each,
            used: Mutex::default(),
        }))
    }

    /// How much all hold now.
    #[must_use]
    pub fn used(&self) -> usize {
        self.0.used.lock().unwrap_or_else(PoisonError::into_inner).all
    }

    /// Nothing yet, for a request from that address.
    #[must_use]
    pub fn hold(&self, address: &str) -> Held {
        Held {
            budget: self.clone(),
            address: address.to_owned(),
            units: 0,
        }
    }
}

impl Held {
    /// Takes more; `false` if there is no more, and then nothing is taken.
    #[must_use]
    pub fn take(&mut self, units: usize) -> bool {
        let Shared { all, each, used } = &*self.budget.0;
        let mut used = used.lock().unwrap_or_else(PoisonError::into_inner);
        let own = used.by.get(&self.address).copied().unwrap_or_default();
        if used.all.saturating_add(units) > *all || own.saturating_add(units) > *each {
            return false;
        }
        used.all += units;
        used.by.insert(self.address.clone(), own + units);
        self.units += units;
        true
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if self.units == 0 {
            return;
        }
        let mut used = self.budget.0.used.lock().unwrap_or_else(PoisonError::into_inner);
        used.all -= self.units;
        if let Some(own) = used.by.get_mut(&self.address) {
            *own -= self.units;
            if *own == 0 {
                used.by.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_takes_more_than_their_share_nor_all_more_than_there_is() {
        let budget = Budget::new(10, 4);
        let mut ours = budget.hold("192.0.2.1");
        assert!(ours.take(3));
        assert!(!ours.take(2), "more than the share");
        assert!(ours.take(1));
        let mut second = budget.hold("192.0.2.1");
        assert!(!second.take(1), "the same address");
        let (mut b, mut c) = (budget.hold("192.0.2.2"), budget.hold("192.0.2.3"));
        assert!(b.take(4));
        assert!(!c.take(3), "more than there is");
        assert!(c.take(2));
        drop(ours);
        assert!(second.take(4), "what was given back is there again");
        drop((b, c, second));
        let used = budget.0.used.lock().expect("a lock");
        assert_eq!((used.all, used.by.len()), (0, 0));
    }
}
