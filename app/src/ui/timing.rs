use domain::views::When;
use leptos::prelude::*;

/// A moment on one line: day and time in the zone it is shown in.
#[component]
pub fn Moment(
    /// When.
    when: When,
) -> impl IntoView {
    view! { <time datetime=when.utc>{format!("{}, {}", when.day, when.time)}</time> }
}

/// The same instant for the viewer, where their clock says something else. Filled in the browser: a server does not
/// know the viewer's zone.
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
    use js_sys::{Date, Intl::DateTimeFormat, Object, Reflect};
    use wasm_bindgen::JsValue;
    let options = Object::new();
    for (key, value) in [("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")] {
        Reflect::set(&options, &key.into(), &value.into()).ok()?;
    }
    let format = DateTimeFormat::new(&js_sys::Array::new(), &options);
    let date = Date::new(&JsValue::from_str(&when.utc));
    let local = format
        .format()
        .call1(&JsValue::UNDEFINED, &date)
        .ok()?
        .as_string()?;
    (local != when.time).then(|| crate::words::common::for_you(local))
}

#[cfg(not(feature = "hydrate"))]
fn local_time(_when: &When) -> Option<String> {
    None
}
