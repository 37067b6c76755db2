use domain::{Spelled, platform::Platform};
use leptos::prelude::*;

/// The small tile of a network. Its name is said beside it.
#[component]
pub fn Glyph(
    /// Which.
    platform: Platform,
) -> impl IntoView {
    view! { <span class="glyph" data-platform=platform.as_str() aria-hidden="true"></span> }
}
