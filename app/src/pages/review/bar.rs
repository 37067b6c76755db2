use super::{bar_post::BarPost, desk::Desk, head::progress};
use crate::{ui::Icon, words};
use domain::{Spelled, review::Verdict};
use leptos::prelude::*;

/// The bar at the lower edge: all at once, or the ticked ones. It leads to a page that says what is being signed.
#[component]
pub(super) fn Bar() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let link = desk.link;
    let open = Memo::new(move |_| desk.waiting());
    let decided = Memo::new(move |_| progress(&desk.verdicts()));
    let all = move || match open.get() {
        0 => view! {
            <a class="button primary large rv-bar-all" href=format!("/review/{link}/done") rel="external">{words::review::receipt_link()}</a>
        },
        open => view! {
            <a class="button primary large rv-bar-all" href=format!("/review/{link}/approve-all") rel="external">
                <Icon name="check-double" />
                {words::review::approve_all(open)}
            </a>
        },
    };
    view! {
        <form
            class="rv-bar"
            id="bulk"
            method="get"
            action=format!("/review/{link}/approve-all")
            aria-label=words::review::several()
        >
            <p class="rv-bar-unsent" role="status">{words::review::unsent_elsewhere()}</p>
            <div class="rv-bar-in">
                <p class="rv-bar-progress"><b>{decided}</b>{move || words::review::waiting(open.get())}</p>
                <BarPost />
                {all}
                <div class="rv-bar-some">
                    <span><span class="picked"></span> " " {words::review::selected()}</span>
                    <button class="button" name="verdict" value=Verdict::Rejected.as_str()>{words::review::reject()}</button>
                    <button class="button" name="verdict" value=Verdict::ChangesRequested.as_str()>
                        {words::review::request_changes()}
                    </button>
                    <button class="button primary" name="verdict" value=Verdict::Approved.as_str()>
                        {words::review::approve()}
                    </button>
                </div>
            </div>
        </form>
    }
}
