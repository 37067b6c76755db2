//! Projects.

use leptos::prelude::*;

/// ProjectPage
#[component]
pub fn ProjectPage() -> impl IntoView {}
/// NewProjectPage
#[component]
pub fn NewProjectPage() -> impl IntoView {}
