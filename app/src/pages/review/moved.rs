//! What decides takes no tap right after it moved: the finger was on its way to what stood there before. Only called in the
//! browser.

use leptos::prelude::*;
use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
    time::Duration,
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, MutationObserver, MutationObserverInit};

/// What holds the controls that decide about a post.
const PLACES: &str = ".decide";
/// Says that it moved just now; its style takes no taps then.
const MOVED: &str = "data-moved";
/// For how long: as two taps on one place belong together (`ui/steady.rs`).
const SOON: Duration = Duration::from_millis(500);
/// How far something moves that moved, in CSS pixels: less is rounding.
const FAR: f64 = 4.0;

/// Where something stood on the screen when it was looked at last.
struct Place {
    element: Element,
    top: f64,
    /// How often it moved: the time of an earlier move ends nothing.
    moves: Rc<Cell<u32>>,
}

thread_local! {
    static PLACED: RefCell<Vec<Place>> = const { RefCell::new(Vec::new()) };
    /// Something changed, and is looked at in the next frame.
    static WAITS: Cell<bool> = const { Cell::new(false) };
}

/// Watches what decides on this page, for as long as it is there.
pub(super) fn watch() {
    Effect::new(|_| {
        look(true);
        let scrolls = window_event_listener(leptos::ev::scroll, |_| look(true));
        // Whatever changes what is drawn; it is looked at before that is painted.
        let changed = Closure::<dyn Fn()>::new(|| {
            if !WAITS.replace(true) {
                request_animation_frame(|| {
                    WAITS.set(false);
                    look(false);
                });
            }
        });
        let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(body)) = (&observer, document().body()) {
            let what = MutationObserverInit::new();
            what.set_child_list(true);
            what.set_subtree(true);
            what.set_character_data(true);
            what.set_attribute_filter(&js_sys::Array::of2(&"open".into(), &"hidden".into()));
            let _ = observer.observe_with_options(&body, &what);
        }
        let (observer, changed) = (
            StoredValue::new_local(observer),
            StoredValue::new_local(Some(changed)),
        );
        on_cleanup(move || {
            scrolls.remove();
            if let Some(Some(observer)) = observer.try_update_value(Option::take) {
                observer.disconnect();
            }
            drop(changed.try_update_value(Option::take));
        });
    });
}

/// Looks where everything stands, after somebody scrolled or something changed.
fn look(scrolled: bool) {
    let Ok(found) = document().query_selector_all(PLACES) else {
        return;
    };
    let found = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok());
    PLACED.with_borrow_mut(|placed| {
        let mut before = VecDeque::from(std::mem::take(placed));
        for element in found {
            let top = element.get_bounding_client_rect().top();
            // Mostly in the same order as before.
            let known = before.iter().position(|place| place.element == element);
            let place = known.and_then(|at| before.remove(at));
            if let Some(place) = place
                .as_ref()
                .filter(|place| !scrolled && (place.top - top).abs() > FAR)
            {
                rest(&place.element, &place.moves);
            }
            let moves = place.map(|place| place.moves).unwrap_or_default();
            placed.push(Place { element, top, moves });
        }
    });
}

/// Lets it take no taps for a while.
fn rest(element: &Element, moves: &Rc<Cell<u32>>) {
    let count = moves.get().wrapping_add(1);
    moves.set(count);
    let _ = element.set_attribute(MOVED, "");
    let (element, moves) = (element.clone(), Rc::clone(moves));
    set_timeout(
        move || {
            if moves.get() == count {
                let _ = element.remove_attribute(MOVED);
            }
        },
        SOON,
    );
}
