//! The keys of the planner.

use super::{
    focus,
    query::{Open, View},
    state::{Dialog, Planner},
};
use crate::ui::focus::focused;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Listens until the planner is left. Only called in the browser.
pub fn follow_keys(planner: Planner) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let busy = event.ctrl_key()
            || event.meta_key()
            || event.alt_key()
            || event.is_composing()
            || event.default_prevented();
        let typing = focused().is_some_and(|element| focus::takes_text(&element));
        let over = !focus::all("dialog[open]").is_empty();
        if !busy && !typing && !over && act(planner, &event.key()) {
            event.prevent_default();
        }
    });
    // A menu closes when one chooses from it, or presses elsewhere.
    let menus = window_event_listener(ev::click, move |event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let inside = |selector: &str| {
            target
                .as_ref()
                .is_some_and(|t| t.closest(selector).ok().flatten().is_some())
        };
        let chosen = inside("a");
        for menu in focus::all("details[data-menu][open]") {
            if chosen || !menu.contains(target.as_deref()) {
                let _ = menu.remove_attribute("open");
            }
        }
    });
    on_cleanup(move || {
        handle.remove();
        menus.remove();
    });
}

/// Does what the key stands for; whether it stands for anything.
fn act(planner: Planner, key: &str) -> bool {
    let post = focus::focused_post();
    match key {
        "n" if planner.can_edit => planner.open(Open::New(String::new())),
        "t" => planner.go(|q| {
            q.month.clear();
            q.leave_search();
        }),
        "m" => match post.filter(|_| planner.can_edit) {
            Some(id) => planner.dialog.set(Some(Dialog::Move(vec![id]))),
            None => see_as(planner, View::Month),
        },
        "l" => see_as(planner, View::List),
        "x" => match post {
            Some(id) => planner.pick(id, false),
            None => return false,
        },
        "a" if planner.can_ask => match post.filter(|_| planner.selected.with_untracked(Vec::is_empty)) {
            Some(id) => planner.dialog.set(Some(Dialog::Ask(vec![id]))),
            None => planner.ask(),
        },
        "/" => match focus::all("#q").first() {
            Some(field) => drop(field.focus()),
            None => return false,
        },
        "?" => planner.dialog.set(Some(Dialog::Help)),
        "Escape" => {
            if planner.day.with_untracked(Option::is_some) {
                planner.day.set(None);
            } else {
                planner.unselect();
            }
        }
        "ArrowLeft" => return step(-1, 0),
        "ArrowRight" => return step(1, 0),
        "ArrowUp" => return step(-7, -1),
        "ArrowDown" => return step(7, 1),
        _ => return false,
    }
    true
}

/// Leads to the calendar, also out of a search.
fn see_as(planner: Planner, view: View) {
    planner.go(|q| {
        q.view = view;
        q.leave_search();
    });
}

/// Moves the focus: up and down among the posts of a day and on to the next week, sideways from day to day.
fn step(days: i32, posts: i32) -> bool {
    let Some(from) = focused() else {
        return false;
    };
    let closest = |selector: &str| from.closest(selector).ok().flatten();
    if closest(".post-row").is_some() || closest(".tray .chip").is_some() {
        let rows = focus::all(".post-row h3 a, .tray .chip-title");
        let own = closest("[data-id]");
        let at = rows
            .iter()
            .position(|row| own.as_ref().is_some_and(|own| own.contains(Some(row))));
        return posts != 0 && at.is_some_and(|at| give(rows.get(shifted(at, posts))));
    }
    let cells = focus::all(".month > .day");
    let Some(at) = closest(".day").and_then(|own| cells.iter().position(|cell| **cell == own)) else {
        // From anywhere else, today or the first day.
        let start = focus::all(".day[data-today] .day-num")
            .into_iter()
            .next()
            .or_else(|| first_of(cells.first()?));
        return closest("main, body").is_some() && from.tag_name() == "BODY" && give(start.as_ref());
    };
    if posts != 0 {
        let inside = stops(&cells[at]);
        let place = inside
            .iter()
            .position(|stop| *stop == from || stop.parent_element().as_ref() == Some(&from));
        if place.is_some_and(|place| give(inside.get(shifted(place, posts)))) {
            return true;
        }
    }
    give(cells.get(shifted(at, days)).and_then(first_of).as_ref())
}

fn shifted(at: usize, by: i32) -> usize {
    isize::try_from(by)
        .ok()
        .and_then(|by| at.checked_add_signed(by))
        .unwrap_or(usize::MAX)
}

fn give(element: Option<&HtmlElement>) -> bool {
    element.is_some_and(|element| element.focus().is_ok())
}

/// What in a day takes the focus: its number, then its posts that are shown.
fn stops(cell: &HtmlElement) -> Vec<HtmlElement> {
    let id = cell.id();
    let all = focus::all(&format!("[id=\"{id}\"] :is(.day-num, .chip-title)"));
    all.into_iter().filter(|stop| stop.offset_width() > 0).collect()
}

fn first_of(cell: &HtmlElement) -> Option<HtmlElement> {
    let stops = stops(cell);
    stops.get(1).or(stops.first()).cloned()
}
