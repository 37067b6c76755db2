//! What is shown only once, a secret or news of a page that was left, over whatever page: no way to another one loses it.

mod issued;
mod send;

use crate::{
    ui::{
        CloseButton, CopyField, Modal,
        guard::{leaving, shown_once, two_shown_once},
    },
    words,
};
use domain::views::links::Issued;
use issued::IssuedView;
use leptos::prelude::*;

/// What is shown.
#[derive(Clone, PartialEq)]
pub enum Shown {
    /// A link that was made, with so many posts.
    NewLink(Box<Issued>, usize),
    /// A link that was given a new address and password.
    Link(Box<Issued>),
    /// The address of an invitation, and for whom it is.
    Invitation {
        /// Their e-mail address.
        email: String,
        /// Where they come in.
        address: String,
    },
    /// A password that a shared calendar was given.
    CalendarPassword(String),
    /// What became of something whose page was left, and where it leads.
    News {
        /// The sentence.
        text: String,
        /// An address, and what is there.
        way: Option<(String, &'static str)>,
    },
}

/// What is shown once, one after the other, given by context to the pages of staff.
#[derive(Clone, Copy, Default)]
pub struct Once(RwSignal<Vec<Shown>>);

impl Once {
    /// Of the page.
    #[must_use]
    pub fn current() -> Self {
        expect_context()
    }

    /// Shows it, once what is shown is closed, until somebody closes its dialog.
    pub fn show(self, secret: Shown) {
        self.0.update(|secrets| secrets.push(secret));
    }
}

/// The dialog.
#[component]
pub fn OnceDialog() -> impl IntoView {
    let Once(secrets) = Once::current();
    let close = Callback::new(move |()| {
        secrets.update(|secrets| {
            if !secrets.is_empty() {
                secrets.remove(0);
            }
        });
    });
    // Another one that comes meanwhile does not draw the first one anew.
    let first = Memo::new(move |_| secrets.with(|secrets| secrets.first().cloned()));
    move || {
        first.get().map(|secret| {
            view! {
                <Modal class=match secret {
                    Shown::NewLink(..) => "dialog once",
                    Shown::News { .. } => "dialog fit",
                    _ => "dialog fit once",
                } labelled="once-title" close>
                    {match secret {
                        Shown::NewLink(issued, posts) => view! { <IssuedView issued=*issued posts close /> }.into_any(),
                        Shown::Link(issued) => view! { <Link issued=*issued close /> }.into_any(),
                        Shown::Invitation { email, address } => view! { <Invitation email address close /> }.into_any(),
                        Shown::News { text, way } => view! { <News text way close /> }.into_any(),
                        Shown::CalendarPassword(password) => view! { <CalendarPassword password close /> }.into_any(),
                    }}
                </Modal>
            }
        })
    }
}

#[component]
fn Link(issued: Issued, close: Callback<()>) -> impl IntoView {
    let [link, password] = two_shown_once();
    view! {
        <Head title=words::links::once(&issued.approver.name) hint=words::links::once_hint() close />
        <div class="dialog-body">
            <CopyField
                id="new-link"
                label=words::links::link()
                text=issued.url
                button=words::links::copy_link()
                once=link
            />
            <CopyField
                id="new-password"
                label=words::links::password()
                text=issued.password
                button=words::links::copy_password()
                secret=true
                once=password
            />
        </div>
        <Foot close />
    }
}

#[component]
fn Invitation(email: String, address: String, close: Callback<()>) -> impl IntoView {
    let once = shown_once();
    view! {
        <Head title=words::people::invited_title(email) hint=words::people::link_hint() close />
        <div class="dialog-body">
            <CopyField id="invitation" label=words::people::link() text=address button=words::people::copy() once />
        </div>
        <Foot close />
    }
}

#[component]
fn CalendarPassword(password: String, close: Callback<()>) -> impl IntoView {
    let once = shown_once();
    view! {
        <Head title=words::share_calendar::password_title() hint=words::share_calendar::password_once() close />
        <div class="dialog-body">
            <CopyField
                id="share-password"
                label=words::share_calendar::password()
                text=password
                button=words::share_calendar::copy_password()
                secret=true
                once
            />
        </div>
        <Foot close />
    }
}

#[component]
fn News(text: String, way: Option<(String, &'static str)>, close: Callback<()>) -> impl IntoView {
    view! {
        <Head title=words::common::news() close />
        <div class="dialog-body">
            <p>{text}</p>
            // A full load: the frame lists what is new.
            {way.map(|(address, there)| view! { <p><a href=address rel="external">{there}</a></p> })}
        </div>
        <Foot close />
    }
}

#[component]
fn Head(
    #[prop(into)] title: String,
    #[prop(optional)] hint: Option<&'static str>,
    close: Callback<()>,
) -> impl IntoView {
    view! {
        <header class="dialog-head">
            <div>
                <h2 id="once-title">{title}</h2>
                {hint.map(|hint| view! { <p>{hint}</p> })}
            </div>
            <span class="spacer"></span>
            <CloseButton close />
        </header>
    }
}

#[component]
fn Foot(close: Callback<()>) -> impl IntoView {
    let close = leaving(close);
    view! {
        <footer class="dialog-foot">
            <button class="button primary" type="button" on:click=move |_| close.run(())>
                {words::common::close()}
            </button>
        </footer>
    }
}
