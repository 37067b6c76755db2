use super::{
    closed::Frame,
    desk::Desk,
    load::WithReview,
    post_done::UndoForm,
    receipt::{Receipt, last},
    stamp::Instant,
};
use crate::{ui::Icon, words};
use domain::views::review::{ReviewPage as Review, State};
use leptos::prelude::*;
use leptos_meta::Title;

/// `/review/{link}/done`: what was decided, with a receipt.
#[component]
pub fn DonePage() -> impl IntoView {
    view! { <WithReview draw=|page| view! { <Done page /> }.into_any() /> }
}

#[component]
fn Done(page: Review) -> impl IntoView {
    let desk = Desk::new(page);
    provide_context(desk);
    // Taking something back redraws it all: there is nothing here that one could be typing.
    move || view! { <Drawn page=desk.page.get() /> }
}

#[component]
fn Drawn(page: Review) -> impl IntoView {
    let (decided, total) = (page.decided(), page.posts.len());
    let all = decided == total;
    let back = format!("/review/{}", page.link);
    let title = if all {
        words::review::done_thanks(total, &page.approver)
    } else {
        words::review::done_part(decided, total)
    };
    let stamp = last(&page).filter(|_| all).map(|(by, when)| {
        view! {
            <p class="stamp large" data-verdict="approved">
                {words::review::done_stamp()} " " <small>{by} ", " <Instant when /></small>
            </p>
        }
    });
    let undo = undos(&page);
    let after = if page.open().next().is_some() {
        words::review::go_on()
    } else {
        words::review::look_again()
    };
    view! {
        <Title text=if all { words::review::done_title() } else { words::review::receipt() } />
        <Frame wide=true>
            <header class="access-head">
                {stamp}
                <h1>{title}</h1>
                <p>{words::review::done_text(&page.asked_by)}</p>
                {undo}
            </header>
            <Receipt page />
            <p class="access-after no-print"><a href=back>{after}</a></p>
        </Frame>
    }
}

/// What can be taken back still: one at once, several behind a fold.
fn undos(page: &Review) -> Option<AnyView> {
    let recent = page
        .posts
        .iter()
        .filter(|post| matches!(post.state, State::Decided { undo: true, .. }));
    let forms = recent.map(|post| {
        view! {
            <div class="notice success">
                <Icon name="undo" />
                <div><span dir="auto">{post.title.clone()}</span> <UndoForm id=post.id /></div>
            </div>
        }
    });
    let forms: Vec<_> = forms.collect();
    match forms.len() {
        0 => None,
        1 => Some(view! { <div class="no-print">{forms}</div> }.into_any()),
        count => Some(
            view! {
                <details class="fold no-print">
                    <summary><Icon name="undo" />{words::review::undo_several(count)}<Icon name="chevron-down" /></summary>
                    <div class="stack">{forms}</div>
                </details>
            }
            .into_any(),
        ),
    }
}
