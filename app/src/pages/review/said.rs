use super::{desk::Desk, merge::Newer};
use crate::{
    ui::{Connection, Icon},
    words,
};
use domain::{
    Failure, Refusal,
    views::review::{FlashForm, ReviewPost},
};
use leptos::prelude::*;

/// That the post is not as it is drawn any more.
#[component]
pub(super) fn Newer(post: Signal<ReviewPost>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let id = post.with_untracked(|post| post.id);
    move || {
        desk.newer(id).map(|why| {
            let said = match why {
                Newer::Version => words::review::newer(),
                Newer::InWork => words::review::newer_in_work(),
                Newer::Decided => words::review::newer_decided(),
                Newer::Moved => words::review::newer_moved(),
            };
            view! {
                <div class="rv-parts">
                    <div class="notice warn" role="status">
                        <Icon name="refresh" />
                        <div>{said}</div>
                        <button class="button small" type="button" on:click=move |_| desk.show_newer(id)>
                            {words::review::show_newer()}
                        </button>
                    </div>
                </div>
            }
        })
    }
}

/// Why a form was refused, beside its button: what is wrong with a field stands at the field.
#[component]
pub(super) fn Refused(
    #[prop(into)] failure: Signal<Option<Failure>>,
    /// Its fields are drawn.
    #[prop(default = true)]
    fields: bool,
) -> impl IntoView {
    let connection = Connection::current();
    move || {
        let failure = failure
            .get()
            .filter(|failure| !(fields && matches!(failure, Failure::Invalid(_))))
            .filter(|failure| *failure != Failure::Offline || connection.is_lost())?;
        let warn = matches!(failure, Failure::Refused(Refusal::PostChanged));
        let class = if warn { "notice warn" } else { "notice error" };
        Some(
            view! { <div class=class role="alert"><Icon name="alert" /><div>{sentence(&failure)}</div></div> },
        )
    }
}

/// What came of a form, in words: of an undo it is the time that was over.
pub(super) fn told(form: FlashForm, failure: &Failure) -> String {
    match (form, failure) {
        (FlashForm::Undo, Failure::Refused(Refusal::Partly(posts))) => {
            words::review::undone_partly(posts.len())
        }
        (_, other) => sentence(other),
    }
}

/// Why a form of a client was refused: they have no account to sign in to.
pub(super) fn sentence(failure: &Failure) -> String {
    match failure {
        Failure::SignedOut => words::review::came_late().to_owned(),
        Failure::Unanswered => words::review::unanswered().to_owned(),
        other => words::of_failure(other),
    }
}
