//! A session of staff that ended while a page was open.
//!
//! Whatever asked the server, the answer comes by here, so that the page says it once and in one place.

use domain::Failure;

/// The event of the window that says so.
pub const ENDED: &str = "countersign:signed-out";

/// Looks whether a failure says that nobody is signed in, and tells the page.
pub fn notice(failure: &Failure) {
    #[cfg(feature = "hydrate")]
    if *failure == Failure::SignedOut
        && let Ok(event) = web_sys::Event::new(ENDED)
    {
        let _ = leptos::prelude::window().dispatch_event(&event);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = failure;
}
