//! Two quick taps on one place never press two controls: between them the page may have changed under the finger.

use leptos::prelude::document;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlLabelElement, MouseEvent};

/// What can be pressed; of a dialog, its edge.
const CONTROLS: &str = "button, a, summary, input, select, textarea, label, dialog";
/// How soon a second tap belongs to the first, in milliseconds: what systems take for a double click unless told
/// otherwise. <https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-getdoubleclicktime>
const SOON: f64 = 500.0;
/// How far apart two taps on one place are at most, in CSS pixels: less than the distance of two small controls.
const NEAR: f64 = 16.0;

/// Where and when the page was pressed.
#[derive(Clone, Copy, Debug)]
struct Tap {
    /// Milliseconds, on the clock of events.
    at: f64,
    x: f64,
    y: f64,
}

impl Tap {
    /// Whether the same finger on the same place may have meant both as one.
    fn is_one_with(self, before: Self) -> bool {
        self.at - before.at < SOON && (self.x - before.x).hypot(self.y - before.y) <= NEAR
    }
}

/// From now on, a tap that follows another on the same place at once presses what that one pressed, or nothing. Only
/// called in the browser.
pub fn steady() {
    let last = Rc::new(RefCell::new(None::<(Tap, Element)>));
    let pressed = move |event: MouseEvent| {
        // The keyboard and scripts aim at a control, not at a place.
        if event.type_() == "click" && event.detail() == 0 {
            return;
        }
        let tap = Tap {
            at: event.time_stamp(),
            x: f64::from(event.client_x()),
            y: f64::from(event.client_y()),
        };
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let control = target.and_then(|target| target.closest(CONTROLS).ok().flatten());
        let control = control.map(|control| match control.dyn_ref::<HtmlLabelElement>() {
            Some(label) => label.control().map_or(control.clone(), Into::into),
            None => control,
        });
        let mut last = last.borrow_mut();
        match (last.as_mut(), control) {
            (Some((before, first)), control)
                if tap.is_one_with(*before) && control.as_ref() != Some(first) =>
            {
                event.prevent_default();
                event.stop_immediate_propagation();
                *before = tap;
            }
            (_, control) => *last = control.map(|control| (tap, control)),
        }
    };
    let pressed = Closure::<dyn Fn(MouseEvent)>::new(pressed);
    // The second of them gives the focus away.
    for kind in ["pointerdown", "mousedown", "click"] {
        // A document that takes no listener stays as careful as its style makes it.
        let _ = document().add_event_listener_with_callback_and_bool(
            kind,
            pressed.as_ref().unchecked_ref(),
            true,
        );
    }
    pressed.forget();
}

#[cfg(test)]
mod tests {
    use super::Tap;

    const fn tap(at: f64, x: f64) -> Tap {
        Tap { at, x, y: 700.0 }
    }

    #[test]
    fn a_second_tap_belongs_to_the_first_while_it_is_soon_and_near() {
        for (after, away, one) in [
            (130.0, 0.0, true),
            (130.0, 15.0, true),
            (130.0, 44.0, false),
            (499.0, 3.0, true),
            (500.0, 0.0, false),
            (200.0, 26.0, false),
        ] {
            let first = tap(10_000.0, 100.0);
            let second = tap(10_000.0 + after, 100.0 + away);
            assert_eq!(second.is_one_with(first), one, "{after} ms, {away} px");
        }
    }
}
