use domain::views::When;
use leptos::prelude::*;

/// A moment on one line: day and time in the zone it is shown in.
#[component]
pub fn Moment(
    /// When.
    when: When,
) -> impl IntoView {
    let text = format!("{}, {}", when.day, when.clock());
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
    use domain::viewer::{Beside, Civil, beside};
    use js_sys::{Date, Object, Reflect};
    use wasm_bindgen::JsValue;
    let at = Date::new(&JsValue::from_str(&when.utc));
    let theirs = Civil {
        year: at.get_full_year(),
        month: at.get_month() + 1,
        day: at.get_date(),
        hour: at.get_hours(),
        minute: at.get_minutes(),
    };
    // The page's language, not the browser's: it stands in the middle of a sentence.
    let name = |of: &str| {
        let options = Object::new();
        Reflect::set(&options, &of.into(), &"short".into()).ok()?;
        at.to_locale_date_string("en", &options).as_string()
    };
    let time = format!("{:02}:{:02}", theirs.hour, theirs.minute);
    match beside(Civil::parse(&when.date, &when.time)?, theirs) {
        Beside::Nothing => None,
        Beside::Clock => Some(common::for_you(time)),
        Beside::Day => Some(common::for_you_on(
            theirs.day,
            name("month")?,
            time,
            name("weekday")?,
        )),
        Beside::Year => Some(common::for_you_in(
            theirs.day,
            name("month")?,
            time,
            name("weekday")?,
            theirs.year,
        )),
    }
}

#[cfg(not(feature = "hydrate"))]
fn local_time(_when: &When) -> Option<String> {
    None
}
