use super::form::Form;
use crate::{
    ui::{DiffText, HistoryList, LinkStatusTag},
    words,
};
use leptos::prelude::*;

/// What changed since the approval, which links hold the post, and what happened to it.
#[component]
pub fn History() -> impl IntoView {
    let form = Form::current();
    move || {
        let detail = form.detail.get()?;
        let links = detail.links.into_iter().map(|link| {
            view! {
                <li class="row">
                    <a href=format!("/links?open={}", link.id) dir="auto">{words::composer::link_for(&link.approver, &link.title)}</a>
                    <span class="spacer"></span>
                    <LinkStatusTag status=link.status />
                </li>
            }
        });
        let links = links.collect_view();
        let unlinked = links
            .is_empty()
            .then(|| view! { <p class="muted small">{words::composer::links_empty()}</p> });
        let diff = detail.since_approved.map(|pieces| {
            view! {
                <section class="card">
                    <header class="card-head">
                        <h3>{words::composer::since_approved()}</h3>
                    </header>
                    <div class="card-body">
                        <DiffText pieces />
                    </div>
                </section>
            }
        });
        Some(view! {
            {diff}
            <section class="card">
                <header class="card-head">
                    <h3>{words::composer::links()}</h3>
                </header>
                <div class="card-body">
                    <ul class="stack tight">{links}</ul>
                    {unlinked}
                </div>
            </section>
            <section class="card">
                <header class="card-head">
                    <h3>{words::composer::history()}</h3>
                </header>
                <div class="card-body">
                    <HistoryList lines=detail.history />
                </div>
            </section>
        })
    }
}
