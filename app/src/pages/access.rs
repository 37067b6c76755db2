//! Entering.

use leptos::prelude::*;

/// SetUpPage
#[component]
pub fn SetUpPage() -> impl IntoView {}
/// SignInPage
#[component]
pub fn SignInPage() -> impl IntoView {}
/// JoinPage
#[component]
pub fn JoinPage() -> impl IntoView {}
