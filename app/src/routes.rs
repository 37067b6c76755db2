//! Which page stands at which address, and for whom: the one table. The document's style sheet, the gate before staff's pages
//! and the tests of both follow from it.

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

/// Whom a page is for. It says who is led where before a page is drawn; what somebody may do, each server function decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Who has no account yet, or is not signed in.
    Anyone,
    /// Who has an approval link.
    Client,
    /// Who is signed in.
    Staff,
}

/// Every page is drawn whole, with the status that its data gives it, before the first byte goes out.
const MODE: SsrMode = SsrMode::Async;

/// Makes [`PAGES`] and the component that shows the page of an address. Staff's pages stand in the shell that is named with
/// them.
macro_rules! pages {
    (
        alone { $($audience:ident $path:tt $page:ident;)* }
        in $shell:ident { $($inner:tt $staff:ident;)* }
    ) => {
        /// Each page by its address, in which a segment that begins with a colon stands for any.
        pub const PAGES: &[(&str, Audience)] =
            &[$(($path, Audience::$audience),)* $(($inner, Audience::Staff),)*];

        #[component]
        fn Pages() -> impl IntoView {
            view! {
                <Routes fallback=NotFoundPage>
                    $(<Route path=path!($path) view=$page ssr=MODE />)*
                    <ParentRoute path=path!("") view=$shell>
                        $(<Route path=path!($inner) view=$staff ssr=MODE />)*
                    </ParentRoute>
                </Routes>
            }
        }
    };
}

pages! {
    alone {
        Anyone "/setup" SetUpPage;
        Anyone "/sign-in" SignInPage;
        Anyone "/join/:token" JoinPage;
        Client "/r/:token" DoorPage;
        Client "/review/:link" ReviewPage;
        Client "/review/:link/calendar" ReviewCalendarPage;
        Client "/review/:link/approve-all" ApproveAllPage;
        Client "/review/:link/notes/:post" NotesPage;
        Client "/review/:link/done" DonePage;
    }
    in StaffShell {
        "/" HomePage;
        "/projects/new" NewProjectPage;
        "/p/:project/calendar" PlannerPage;
        "/p/:project/settings" ProjectPage;
        "/links" LinksPage;
        "/audit" AuditPage;
        "/people" PeoplePage;
        "/work" WorkPage;
        "/account" AccountPage;
    }
}

/// Whom the page at an address, or at the pattern of one, is for; `None` if none stands there.
#[cfg(feature = "ssr")]
#[must_use]
pub fn audience_at(path: &str) -> Option<Audience> {
    let segments = |path: &'static str| path.trim_matches('/').split('/');
    let asked: Vec<&str> = path.trim_matches('/').split('/').collect();
    let stands = |page: &'static str| {
        segments(page).count() == asked.len()
            && segments(page)
                .zip(&asked)
                .all(|(ours, asked)| ours == *asked || (ours.starts_with(':') && !asked.is_empty()))
    };
    PAGES
        .iter()
        .find(|(page, _)| stands(page))
        .map(|(_, audience)| *audience)
}

/// The whole application.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    Effect::new(|_| crate::ui::steady());
    Connection::follow();
    Effect::new(|_| keep::sweep());
    view! {
        <Title formatter=document_title />
        <Offline />
        <Router>
            <Pages />
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

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_its_pattern_are_of_one_page() {
        for (path, audience) in [
            ("/", Some(Audience::Staff)),
            ("/links", Some(Audience::Staff)),
            ("/p/{project}/calendar", Some(Audience::Staff)),
            ("/join/{token}", Some(Audience::Anyone)),
            ("/r/{token}", Some(Audience::Client)),
            ("/r/q1w2e3", Some(Audience::Client)),
            ("/review/q1w2e3/", Some(Audience::Client)),
            ("/review/q1w2e3/notes/r4t5", Some(Audience::Client)),
            ("/review/q1w2e3/media", None),
            ("/r/", None),
            ("/api/decide", None),
        ] {
            assert_eq!(audience_at(path), audience, "{path}");
        }
    }
}
