//! The start page.

use leptos::prelude::*;

/// HomePage
#[component]
pub fn HomePage() -> impl IntoView {}
