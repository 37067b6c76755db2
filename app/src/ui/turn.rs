//! One request at a time from one place of a page, however often what sends it is drawn anew meanwhile.

use leptos::prelude::*;
use std::{
    cell::{Cell, RefCell},
    collections::{HashMap, HashSet},
};

/// The turn of a form, as it is drawn.
#[derive(Clone, Copy)]
pub struct Turn {
    number: u32,
    place: StoredValue<String>,
    busy: RwSignal<bool>,
    /// What another drawing sent is answered.
    news: Callback<()>,
}

/// A turn that was taken. Whoever has it gives it back once the answer is there.
#[derive(Clone, Debug)]
pub struct Taken {
    number: u32,
    place: String,
}

thread_local! {
    static LAST: Cell<u32> = const { Cell::new(0) };
    static TAKEN: RefCell<HashSet<String>> = RefCell::default();
    /// What was drawn last, by its place.
    static DRAWN: RefCell<HashMap<String, Turn>> = RefCell::default();
}

impl Turn {
    /// For a form that is drawn at this place. `news` is called when the answer comes to one that was drawn there before.
    #[must_use]
    pub fn at(place: String, news: impl Fn() + Send + Sync + 'static) -> Self {
        let turn = Self {
            number: LAST.replace(LAST.get().wrapping_add(1)),
            place: StoredValue::new(place),
            busy: RwSignal::new(false),
            news: Callback::new(move |()| news()),
        };
        Effect::new(move |_| {
            let place = turn.place.get_value();
            turn.busy.set(TAKEN.with_borrow(|taken| taken.contains(&place)));
            DRAWN.with_borrow_mut(|drawn| drawn.insert(place, turn));
        });
        turn
    }

    /// Whether something is on its way from there.
    #[must_use]
    pub const fn busy(self) -> RwSignal<bool> {
        self.busy
    }

    /// Takes it; not while something is on its way.
    #[must_use]
    pub fn take(self) -> Option<Taken> {
        let place = self.place.get_value();
        let (number, free) = (
            self.number,
            TAKEN.with_borrow_mut(|taken| taken.insert(place.clone())),
        );
        self.busy.set(true);
        free.then_some(Taken { number, place })
    }
}

impl Taken {
    /// The answer is there.
    pub fn give_back(&self) {
        TAKEN.with_borrow_mut(|taken| taken.remove(&self.place));
        let Some(drawn) = DRAWN.with_borrow(|drawn| drawn.get(&self.place).copied()) else {
            return;
        };
        let _ = drawn.busy.try_set(false);
        if drawn.number != self.number {
            drawn.news.try_run(());
        }
    }
}
