//! Staff frame.

use leptos::prelude::*;

/// StaffShell
#[component]
pub fn StaffShell() -> impl IntoView {}
