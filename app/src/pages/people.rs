//! People.

use leptos::prelude::*;

/// PeoplePage
#[component]
pub fn PeoplePage() -> impl IntoView {}
