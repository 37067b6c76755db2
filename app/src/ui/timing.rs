use crate::dates;
use domain::views::When;
use leptos::prelude::*;

/// A moment on one line: day and time in the zone it is shown in.
#[component]
pub fn Moment(
    /// When.
    when: When,
) -> impl IntoView {
    let text = dates::moment(&when);
    view! { <time datetime=when.utc>{text}</time> }
}

/// The same instant for the viewer, where their calendar or clock says something else. Filled in the browser: a server
/// does not know the viewer's zone.
#[component]
pub fn LocalTime(
    /// When.
    when: When,
) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let shown = when.clone();
    Effect::new(move |_| {
        if let Some(local) = local_time(&shown) {
            text.set(local);
        }
    });
    view! { <span>{move || text.get()}</span> }
}

#[cfg(feature = "hydrate")]
fn local_time(when: &When) -> Option<String> {
    use crate::words::common;
    use domain::{
        civil::Date,
        viewer::{Beside, beside},
        views::ShownDay,
    };
    let at = js_sys::Date::new(&wasm_bindgen::JsValue::from_str(&when.utc));
    let part = |number: u32| i8::try_from(number).ok();
    let year = i16::try_from(at.get_full_year()).ok()?;
    let date = Date::new(year, part(at.get_month() + 1)?, part(at.get_date())?)?;
    let time = format!("{:02}:{:02}", at.get_hours(), at.get_minutes());
    let on = |other_year| dates::day(ShownDay { date, other_year });
    match beside((when.day.date, &when.time), (date, &time)) {
        Beside::Nothing => None,
        Beside::Clock => Some(common::for_you(time)),
        Beside::Day => Some(common::for_you_on(on(false), time)),
        Beside::Year => Some(common::for_you_on(on(true), time)),
    }
}

#[cfg(not(feature = "hydrate"))]
fn local_time(_when: &When) -> Option<String> {
    None
}
