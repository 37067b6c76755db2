//! The audit log.

use leptos::prelude::*;

/// AuditPage
#[component]
pub fn AuditPage() -> impl IntoView {}
