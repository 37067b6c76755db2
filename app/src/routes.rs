//! Which page stands at which address.

use crate::pages::{
    access::{JoinPage, SetUpPage, SignInPage},
    account::AccountPage,
    audit::AuditPage,
    home::HomePage,
    links::LinksPage,
    not_found::NotFoundPage,
    people::PeoplePage,
    planner::PlannerPage,
    project::{NewProjectPage, ProjectPage},
    review::{ApproveAllPage, DonePage, DoorPage, NotesPage, ReviewCalendarPage, ReviewPage},
    staff::StaffShell,
    work::WorkPage,
};
use crate::ui::{Connection, Offline, keep};
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{ParentRoute, Route, Router, Routes},
    path,
};

/// The whole application.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    Effect::new(|_| crate::ui::steady());
    Connection::follow();
    Effect::new(|_| keep::sweep());
    let mode = SsrMode::Async;
    view! {
        <Title formatter=document_title />
        <Offline />
        <Router>
            <Routes fallback=NotFoundPage>
                <Route path=path!("/setup") view=SetUpPage ssr=mode.clone() />
                <Route path=path!("/sign-in") view=SignInPage ssr=mode.clone() />
                <Route path=path!("/join/:token") view=JoinPage ssr=mode.clone() />
                <Route path=path!("/r/:token") view=DoorPage ssr=mode.clone() />
                <Route path=path!("/review/:link") view=ReviewPage ssr=mode.clone() />
                <Route path=path!("/review/:link/calendar") view=ReviewCalendarPage ssr=mode.clone() />
                <Route path=path!("/review/:link/approve-all") view=ApproveAllPage ssr=mode.clone() />
                <Route path=path!("/review/:link/notes/:post") view=NotesPage ssr=mode.clone() />
                <Route path=path!("/review/:link/done") view=DonePage ssr=mode.clone() />
                <ParentRoute path=path!("") view=StaffShell>
                    <Route path=path!("/") view=HomePage ssr=mode.clone() />
                    <Route path=path!("/projects/new") view=NewProjectPage ssr=mode.clone() />
                    <Route path=path!("/p/:project/calendar") view=PlannerPage ssr=mode.clone() />
                    <Route path=path!("/p/:project/settings") view=ProjectPage ssr=mode.clone() />
                    <Route path=path!("/links") view=LinksPage ssr=mode.clone() />
                    <Route path=path!("/audit") view=AuditPage ssr=mode.clone() />
                    <Route path=path!("/people") view=PeoplePage ssr=mode.clone() />
                    <Route path=path!("/work") view=WorkPage ssr=mode.clone() />
                    <Route path=path!("/account") view=AccountPage ssr=mode />
                </ParentRoute>
            </Routes>
        </Router>
    }
}

/// The title of the document. The server writes it into the page as it is, so it is escaped there: project names are
/// people's words.
pub(crate) fn document_title(title: String) -> String {
    let brand = crate::words::common::brand();
    let full = if title.is_empty() {
        brand.to_owned()
    } else {
        format!("{title} · {brand}")
    };
    if cfg!(feature = "ssr") {
        full.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    } else {
        full
    }
}
