//! The approver.

use leptos::prelude::*;

/// DoorPage
#[component]
pub fn DoorPage() -> impl IntoView {}
/// ReviewPage
#[component]
pub fn ReviewPage() -> impl IntoView {}
/// ReviewCalendarPage
#[component]
pub fn ReviewCalendarPage() -> impl IntoView {}
/// ApproveAllPage
#[component]
pub fn ApproveAllPage() -> impl IntoView {}
/// DonePage
#[component]
pub fn DonePage() -> impl IntoView {}
