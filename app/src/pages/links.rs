//! Manage links.

use leptos::prelude::*;

/// LinksPage
#[component]
pub fn LinksPage() -> impl IntoView {}
