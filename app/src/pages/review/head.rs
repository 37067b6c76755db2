use super::{desk::Desk, picked};
use crate::{
    ui::{Avatar, ProgressSegments},
    words,
};
use domain::review::Verdict;
use leptos::prelude::*;

/// Who asks, about what, how far it is, and the two views.
#[component]
pub(super) fn Head(
    /// Which view this is.
    calendar: bool,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let page = desk.page;
    let verdicts = Memo::new(move |_| desk.verdicts());
    let zone = move || page.with(|page| words::review::times_in(&page.expires.zone));
    let (project, hue) = page.with_untracked(|page| (page.project.clone(), page.hue));
    let who = page.with_untracked(|page| words::review::who(&page.asked_by, &page.workspace));
    let message = move || {
        let text = page.with(|page| page.message.clone());
        (!text.is_empty())
            .then(|| view! { <p class="rv-message" dir="auto">{words::review::message(text)}</p> })
    };
    let link = desk.link;
    let to = move |view: &'static str| {
        move || {
            format!(
                "/review/{link}{view}{}",
                desk.ticked.with(|ticked| picked::query(ticked))
            )
        }
    };
    let here = |is: bool| is.then_some("page");
    view! {
        <header class="rv-top">
            <p class="rv-who">
                <Avatar name=project hue class="square" />
                <span><b>{who}</b> " " {words::review::asks()}</span>
            </p>
            <h1 dir="auto">{move || page.with(|page| page.title.clone())}</h1>
            {message}
            {move || view! { <ProgressSegments verdicts=verdicts.get() wide=true /> }}
            <div class="rv-state">
                <span>{move || progress(&verdicts.get())}</span>
                <nav class="seg" aria-label=words::review::view()>
                    <a href=to("") aria-current=here(!calendar)>{words::review::posts()}</a>
                    <a href=to("/calendar") rel="external" aria-current=here(calendar)>{words::review::calendar()}</a>
                </nav>
            </div>
            <p class="rv-zone">{zone}</p>
        </header>
    }
}

/// `3 of 8 decided`.
pub(super) fn progress(verdicts: &[Option<Verdict>]) -> String {
    words::review::decided(verdicts.iter().flatten().count(), verdicts.len())
}
