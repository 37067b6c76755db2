use super::{desk::Desk, merge::Newer};
use crate::{
    ui::{Connection, Icon, Notice},
    words,
};
use domain::{
    Failure, Refusal,
    views::review::{Flash, FlashForm, ReviewPost},
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
                <div class="rv-newer">
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
    move || {
        let failure = failure
            .get()
            .filter(|failure| !(fields && matches!(failure, Failure::Invalid(_))))?;
        let warn = matches!(&failure, Failure::Refused(refusal) if refusal.is_of_an_old_page());
        let class = if warn { "notice warn" } else { "notice error" };
        Some(
            view! { <div class=class role="alert"><Icon name="alert" /><div>{sentence(&failure)}</div></div> },
        )
    }
}

/// Whether what is wrong with a refused form of a post that is decided stands in the thread: with a note, and with words that
/// the post no longer takes.
pub(super) fn is_of_thread(flash: &Flash) -> bool {
    let of_field = matches!(flash.failure, Some(Failure::Invalid(_)));
    flash.form == FlashForm::Note || (of_field && !flash.words().is_empty())
}

/// What came of a form that is not drawn, with what was typed in it: the page that held these words is not drawn again by
/// itself.
#[component]
pub(super) fn Told(flash: Flash) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let titles = match &flash.failure {
        Some(Failure::Refused(Refusal::Partly(posts))) => posts
            .iter()
            .map(|id| desk.post(*id).map(|post| post.title))
            .map(|title| title.unwrap_or_else(|| words::review::gone_untitled().to_owned()))
            .collect(),
        _ => Vec::new(),
    };
    let titles = titles
        .into_iter()
        .map(|title: String| view! { <li dir="auto">{title}</li> });
    let titles = (titles.len() > 0).then(|| view! { <ul class="list">{titles.collect_view()}</ul> });
    let gone = flash.post.is_some_and(|post| desk.post(post).is_none());
    let (form, failure) = (flash.form, flash.failure.clone());
    let kind = if failure.is_some() { "error" } else { "success" };
    if gone && failure.is_some() && !flash.words().is_empty() {
        return view! { <Notice kind="warn">{words::review::gone_before(flash.words())}</Notice> }.into_any();
    }
    let said = move || match &failure {
        Some(failure) => told(form, failure),
        None => words::review::undone_words().to_owned(),
    };
    let words = flash.words().to_owned();
    // Whose they are: beside what was not taken back stand the words of what was.
    let title = match &flash.failure {
        None => None,
        Some(_) if flash.form == FlashForm::Undo => Some(words::review::undone_words()),
        Some(Failure::Refused(Refusal::Partly(_))) => Some(words::review::partly_words()),
        Some(_) => Some(words::review::left_unsent()),
    };
    let words = (!words.is_empty()).then(|| {
        let title = title.map(|title| view! { <p>{title}</p> });
        view! { {title} <p class="rv-note" dir="auto">{words}</p> }
    });
    view! { <Notice kind>{said} " " {titles}</Notice> {words} }.into_any()
}

/// What came of a form, in words: of an undo it is the time that was over.
fn told(form: FlashForm, failure: &Failure) -> String {
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
        Failure::Offline if !Connection::current().is_lost() => words::review::was_offline().to_owned(),
        other => words::of_failure(other),
    }
}
