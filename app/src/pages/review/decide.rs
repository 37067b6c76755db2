use super::{
    desk::Desk,
    reschedule::Reschedule,
    said::Refused,
    verdict_form::{Hidden, VerdictForm},
};
use crate::{
    api::review::Decide as DecideCall,
    ui::{Icon, submitted},
    words,
};
use domain::{
    review::Verdict,
    views::review::{Flash, FlashForm, ReviewPost},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// The forms of a decision: two big ones, and three behind quiet words.
#[component]
pub(super) fn Decide(post: Signal<ReviewPost>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let id = post.with_untracked(|post| post.id);
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    let approve = move |event| {
        submitted(&event);
        desk.approve(id);
    };
    // With words it stands in the form that holds them. Nothing was left to take back: there is no form of that here.
    let is_it =
        |flash: &Flash| matches!(flash.form, FlashForm::Approve | FlashForm::Undo) && flash.typed.is_empty();
    let refused = Signal::derive(move || {
        let flash = desk.refusal(Some(id)).filter(is_it)?;
        flash.failure
    });
    let anchor = desk.anchor(id, is_it);
    // They need the script that listens.
    let keys = move || {
        ready.get().then(|| {
            view! {
                <p class="decide-keys" aria-hidden="true">
                    <kbd>"a"</kbd> " " {words::review::keys_approve()} " " <kbd>"r"</kbd> " " {words::review::keys_changes()} " "
                    <kbd>"j"</kbd> " " <kbd>"k"</kbd> " " {words::review::keys_next()}
                </p>
            }
        })
    };
    view! {
        <section class="decide" aria-label=words::review::decision()>
            <div class="decide-main">
                <VerdictForm post verdict=Verdict::ChangesRequested />
                <form method="post" action=DecideCall::url() on:submit=approve>
                    <Hidden post verdict=Verdict::Approved />
                    <button class="button primary large" aria-disabled=move || desk.is_busy(id).then_some("true")>
                        <Icon name="check" />
                        {words::review::approve()}
                    </button>
                </form>
            </div>
            <div class="decide-more">
                <Reschedule post />
                <VerdictForm post verdict=Verdict::Rejected />
                <VerdictForm post verdict=Verdict::Approved />
            </div>
            <div class="decide-refused" id=anchor><Refused failure=refused /></div>
            {keys}
        </section>
    }
}
