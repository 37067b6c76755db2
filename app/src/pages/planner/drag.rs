//! Dragging a post to another day with mouse, pen or finger. The keyboard's way is "Move to…".

mod held;

use super::state::Planner;
use held::{Held, at, chip_of, dragging, follow, is_own, let_go, press};
use leptos::{ev, prelude::*};
use std::time::Duration;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::AddEventListenerOptions;

/// Listens until the planner is left. Only called in the browser.
pub fn follow_pointer(planner: Planner) {
    if !planner.can_edit {
        return;
    }
    let held: Held = StoredValue::new_local(None);
    let listeners = [
        window_event_listener(ev::pointerdown, move |event| press(held, &event)),
        window_event_listener(ev::pointermove, move |event| {
            if is_own(held, &event) {
                follow(held, at(&event));
            }
        }),
        window_event_listener(ev::pointerup, move |event| {
            if is_own(held, &event) {
                drop_it(planner, held);
            }
        }),
        window_event_listener(ev::pointercancel, move |_| let_go(held)),
        window_event_listener(ev::blur, move |_| let_go(held)),
        window_event_listener(ev::dragstart, move |event| {
            if chip_of(event.target()).is_some() {
                event.prevent_default();
            }
        }),
        window_event_listener(ev::contextmenu, move |event| {
            if dragging(held) {
                event.prevent_default();
            }
        }),
    ];
    // These two must come before the page's own listeners, or be able to refuse scrolling.
    let escape = listen("keydown", true, move |event| {
        let key = event
            .dyn_ref::<web_sys::KeyboardEvent>()
            .map(web_sys::KeyboardEvent::key);
        if dragging(held) && key.as_deref() == Some("Escape") {
            event.prevent_default();
            event.stop_propagation();
            let_go(held);
        }
    });
    let scroll = listen("touchmove", false, move |event| {
        if dragging(held) {
            event.prevent_default();
        }
    });
    let closures = StoredValue::new_local([escape, scroll]);
    on_cleanup(move || {
        let_go(held);
        listeners.into_iter().for_each(WindowListenerHandle::remove);
        let _ = closures.try_with_value(|all| {
            for (name, capture, closure) in all {
                let callback = closure.as_ref().unchecked_ref();
                let _ = window().remove_event_listener_with_callback_and_bool(name, callback, *capture);
            }
        });
    });
}

type Listener = (&'static str, bool, Closure<dyn Fn(web_sys::Event)>);

fn listen(name: &'static str, capture: bool, act: impl Fn(web_sys::Event) + 'static) -> Listener {
    let closure = Closure::<dyn Fn(web_sys::Event)>::new(act);
    let options = AddEventListenerOptions::new();
    options.set_capture(capture);
    options.set_passive(false);
    let callback = closure.as_ref().unchecked_ref();
    let _ =
        window().add_event_listener_with_callback_and_add_event_listener_options(name, callback, &options);
    (name, capture, closure)
}

fn drop_it(planner: Planner, held: Held) {
    let landed = held.with_value(|held| {
        let drag = held.as_ref().filter(|drag| drag.ghost.is_some())?;
        Some((
            drag.id,
            drag.target
                .as_ref()
                .and_then(|target| target.get_attribute("data-date")),
        ))
    });
    let_go(held);
    let Some((id, date)) = landed else { return };
    refuse_click();
    if let Some(date) = date {
        planner.move_to(&[id], date);
    }
}

/// The release of a drag is also a click on what was dragged; it must not open the post.
fn refuse_click() {
    let refuse = Closure::<dyn Fn(web_sys::Event)>::new(|event: web_sys::Event| {
        event.prevent_default();
        event.stop_propagation();
    });
    let callback: &js_sys::Function = refuse.as_ref().unchecked_ref();
    let _ = window().add_event_listener_with_callback_and_bool("click", callback, true);
    let stop = move || {
        let callback = refuse.as_ref().unchecked_ref();
        let _ = window().remove_event_listener_with_callback_and_bool("click", callback, true);
    };
    set_timeout(stop, Duration::from_millis(20));
}
