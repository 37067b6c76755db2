use super::{
    closed::Frame,
    desk::Desk,
    load::WithReview,
    over::Over,
    receipt::{Receipt, last},
    said::Told,
    stamp::{Instant, name_of},
    undo::{UndoForm, UndoMany, ends},
    warnings::is_fit,
};
use crate::{ui::Icon, words};
use domain::{
    PostId,
    review::Verdict,
    views::review::{ReviewPage as Review, State},
};
use leptos::prelude::*;
use leptos_meta::Title;
use strum::VariantArray;

/// `/review/{link}/done`: what was decided, with a receipt.
#[component]
pub fn DonePage() -> impl IntoView {
    view! { <WithReview draw=|page| view! { <Done page /> }.into_any() /> }
}

#[component]
fn Done(page: Review) -> impl IntoView {
    let desk = Desk::new(page);
    provide_context(desk);
    ends(desk);
    // Taking something back redraws it all: there is nothing here that one could be typing.
    view! {
        {move || view! { <Drawn page=desk.page.get() /> }}
        <Over link=desk.link over=desk.over opened=move |()| desk.go_on() />
        <p class="visually-hidden" role="status">{move || desk.told.get()}</p>
    }
}

#[component]
fn Drawn(page: Review) -> impl IntoView {
    let (decided, total) = (page.decided(), page.posts.len());
    let all = page.all_decided();
    let back = format!("/review/{}", page.link);
    let title = if all {
        words::review::done_thanks(total, &page.approver)
    } else {
        words::review::done_part(decided, total)
    };
    let stamp = last(&page).filter(|_| all).map(|(by, when)| {
        view! {
            <p class="stamp large" data-verdict=one_verdict(&page).map(name_of)>
                {words::review::done_stamp()} " " <small>{by} ", " <Instant when=Some(when) /></small>
            </p>
        }
    });
    let undo = undos(&page);
    let desk = expect_context::<Desk>();
    let refused = move || {
        let mut all = desk.refusals();
        all.retain(|flash| flash.failure.is_some());
        let told = all.into_iter().map(|flash| view! { <Told flash /> });
        told.collect_view()
    };
    let next = what_next(&page)
        .into_iter()
        .map(|text| view! { " " {text} })
        .collect_view();
    // Posts that wait come before what is done.
    let waits = page.open().next().is_some();
    let on = waits.then(|| {
        view! { <a class="button primary large block no-print" href=back.clone()>{words::review::go_on()}</a> }
    });
    let again = (!waits).then(
        || view! { <p class="access-after no-print"><a href=back>{words::review::look_again()}</a></p> },
    );
    view! {
        <Title text=if all { words::review::done_title() } else { words::review::receipt() } />
        <Frame wide=true>
            <header class="access-head">
                {stamp}
                <h1>{title}</h1>
                {(decided > 0).then(|| view! { <p>{words::review::done_text(&page.asked_by)} {next}</p> })}
                {refused}
                {undo}
                {on}
            </header>
            <Receipt page />
            {again}
        </Frame>
    }
}

/// The verdict of all decisions, if it is one.
fn one_verdict(page: &Review) -> Option<Verdict> {
    let decided = page.decided();
    Verdict::VARIANTS
        .iter()
        .copied()
        .find(|verdict| page.with_verdict(*verdict) == decided)
}

/// What happens now to what was decided, a sentence for each verdict that was given.
fn what_next(page: &Review) -> Vec<&'static str> {
    let sentence = |verdict| match verdict {
        Verdict::Approved => words::review::done_approved(),
        Verdict::ChangesRequested => words::review::done_changes(),
        Verdict::Rejected => words::review::done_rejected(),
    };
    // What is out has no next.
    let decided = |verdict: &Verdict| {
        let mut states = page.posts.iter().map(|post| &post.state);
        states.any(|state| matches!(state, State::Decided { .. }) && state.verdict() == Some(*verdict))
    };
    let undated = page
        .posts
        .iter()
        .any(|post| post.when.is_none() && post.state.is_approved());
    // Of what was approved it is said only where it is so.
    let planned = page.posts.iter().any(|post| {
        post.state.is_approved() && post.when.is_some() && !page.has_passed(post) && is_fit(post)
    });
    let given = Verdict::VARIANTS
        .iter()
        .copied()
        .filter(decided)
        .filter(|verdict| planned || *verdict != Verdict::Approved)
        .map(sentence);
    given.chain(undated.then(words::review::done_undated)).collect()
}

/// What can be taken back still: several at once, and each behind a fold.
fn undos(page: &Review) -> Option<AnyView> {
    let posts: Vec<PostId> = page.undoable().map(|post| post.id).collect();
    let title = |id: PostId| {
        let post = page.posts.iter().find(|post| post.id == id);
        post.map(|post| post.title.clone()).unwrap_or_default()
    };
    match *posts.as_slice() {
        [] => None,
        [id] => Some(view! { <div class="notice success no-print"><UndoForm id /></div> }.into_any()),
        _ => {
            let forms = posts
                .iter()
                .map(|id| view! { <li class="undo-post"><b dir="auto">{title(*id)}</b> <UndoForm id=*id /></li> })
                .collect_view();
            Some(
                view! {
                    <UndoMany posts />
                    <details class="fold no-print">
                        <summary>{words::review::undo_one()}<Icon name="chevron-down" /></summary>
                        <ul class="stack">{forms}</ul>
                    </details>
                }
                .into_any(),
            )
        }
    }
}
