//! The planner.

use leptos::prelude::*;

/// PlannerPage
#[component]
pub fn PlannerPage() -> impl IntoView {}
