//! What is held by the pointer: first a press, then perhaps a drag.

use crate::{pages::planner::focus, ui::focus::post_of};
use domain::PostId;
use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A mouse must move this far, in pixels, before a press is a drag.
const SLACK: f64 = 5.0;
/// A finger must rest this long before a touch is a drag; one that moves earlier scrolls.
const REST: Duration = Duration::from_millis(350);
/// A finger may tremble this far, in pixels, while it rests.
const TREMBLE: f64 = 10.0;
/// This near to the edge of the calendar, in pixels, it scrolls.
const EDGE: f64 = 48.0;

/// A press that may become a drag.
pub(super) struct Drag {
    pub(super) id: PostId,
    pointer: i32,
    touch: bool,
    start: (f64, f64),
    chip: HtmlElement,
    pub(super) ghost: Option<HtmlElement>,
    pub(super) target: Option<Element>,
    rest: Option<TimeoutHandle>,
}

pub(super) type Held = StoredValue<Option<Drag>, LocalStorage>;

pub(super) fn at(event: &ev::PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

pub(super) fn is_own(held: Held, event: &ev::PointerEvent) -> bool {
    held.try_with_value(|held| held.as_ref().is_some_and(|d| d.pointer == event.pointer_id())) == Some(true)
}

pub(super) fn dragging(held: Held) -> bool {
    held.try_with_value(|held| held.as_ref().is_some_and(|d| d.ghost.is_some())) == Some(true)
}

pub(super) fn chip_of(target: Option<web_sys::EventTarget>) -> Option<HtmlElement> {
    let element: Element = target?.dyn_into().ok()?;
    element
        .closest(".chip:not([data-fixed])")
        .ok()
        .flatten()?
        .dyn_into()
        .ok()
}

pub(super) fn press(held: Held, event: &ev::PointerEvent) {
    if event.button() != 0 || event.shift_key() || !event.is_primary() {
        return;
    }
    let Some(chip) = chip_of(event.target()) else {
        return;
    };
    let Some(id) = post_of(&chip) else { return };
    let touch = event.pointer_type() == "touch";
    let lift_later = move || {
        let start = held
            .try_with_value(|held| held.as_ref().map(|drag| drag.start))
            .flatten();
        if let Some(start) = start {
            lift(held);
            follow(held, start);
        }
    };
    let rest = touch
        .then(|| set_timeout_with_handle(lift_later, REST).ok())
        .flatten();
    let pointer = event.pointer_id();
    held.set_value(Some(Drag {
        id,
        pointer,
        touch,
        start: at(event),
        chip,
        ghost: None,
        target: None,
        rest,
    }));
}

/// Makes the press a drag: a likeness of the chip follows the pointer.
fn lift(held: Held) {
    held.update_value(|held| {
        let Some(drag) = held else { return };
        let Some(ghost) = drag
            .chip
            .clone_node_with_deep(true)
            .ok()
            .and_then(|n| n.dyn_into::<HtmlElement>().ok())
        else {
            return;
        };
        let _ = ghost.class_list().add_1("ghost");
        let _ = ghost.set_attribute("aria-hidden", "true");
        let _ = drag.chip.set_attribute("data-dragging", "");
        if let Some(body) = document().body() {
            let _ = body.append_child(&ghost);
        }
        drag.ghost = Some(ghost);
    });
}

pub(super) fn follow(held: Held, (x, y): (f64, f64)) {
    let state = held.with_value(|held| {
        held.as_ref()
            .map(|drag| (drag.ghost.is_some(), drag.touch, drag.start))
    });
    let Some((lifted, touch, start)) = state else {
        return;
    };
    if !lifted {
        let far = (x - start.0).hypot(y - start.1);
        match touch {
            true if far > TREMBLE => return let_go(held),
            false if far > SLACK => lift(held),
            _ => return,
        }
    }
    let under = document().element_from_point(x as f32, y as f32);
    let target = under.and_then(|element| element.closest(".day, .tray").ok().flatten());
    held.update_value(|held| {
        let Some(drag) = held else { return };
        if let Some(ghost) = &drag.ghost {
            let _ = ghost.style().set_property("left", &format!("{}px", x + 6.0));
            let _ = ghost.style().set_property("top", &format!("{}px", y + 6.0));
        }
        if drag.target != target {
            mark(drag.target.as_ref(), false);
            mark(target.as_ref(), true);
            drag.target = target;
        }
    });
    scroll_at_edge(y);
}

fn mark(target: Option<&Element>, on: bool) {
    if let Some(target) = target {
        let _ = if on {
            target.set_attribute("data-drop", "")
        } else {
            target.remove_attribute("data-drop")
        };
    }
}

fn scroll_at_edge(y: f64) {
    let Some(pane) = focus::all(".planner-scroll").into_iter().next() else {
        return;
    };
    let rect = pane.get_bounding_client_rect();
    if y < rect.top() + EDGE {
        pane.scroll_by_with_x_and_y(0.0, -12.0);
    } else if y > rect.bottom() - EDGE {
        pane.scroll_by_with_x_and_y(0.0, 12.0);
    }
}

/// Ends the press, whatever it was.
pub(super) fn let_go(held: Held) {
    let Some(Some(drag)) = held.try_update_value(Option::take) else {
        return;
    };
    if let Some(rest) = drag.rest {
        rest.clear();
    }
    mark(drag.target.as_ref(), false);
    let _ = drag.chip.remove_attribute("data-dragging");
    if let Some(ghost) = drag.ghost {
        ghost.remove();
    }
}
