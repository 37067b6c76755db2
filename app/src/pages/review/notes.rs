use super::{
    closed::Frame,
    load::{link_in_address, load, why},
    parts::lines,
};
use crate::{api::review::show_notes, words};
use domain::{Failure, PostId, views::review::NotesPage as Page};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

/// `/review/{link}/notes/{post}`: all that was written about a post, page by page, the latest first of all.
#[component]
pub fn NotesPage() -> impl IntoView {
    let link = link_in_address();
    let (params, query) = (use_params_map(), use_query_map());
    let wanted = move || {
        let post = params.with(|params| params.get("post").and_then(|text| text.parse::<PostId>().ok()));
        let page = query.with(|query| query.get("page").and_then(|text| text.parse::<usize>().ok()));
        (link(), post, page)
    };
    let notes = Resource::new(wanted, |(link, post, page)| {
        load(link, async move |link| match post {
            Some(post) => show_notes(link, post, page).await,
            None => Err(Failure::NotFound.into()),
        })
    });
    view! {
        <Suspense fallback=|| view! { <p class="visually-hidden" role="status">{words::common::loading()}</p> }>
            {move || Suspend::new(async move {
                match notes.await {
                    Ok(page) => view! { <Notes page /> }.into_any(),
                    Err(shut) => why(untrack(link), shut),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Notes(page: Page) -> impl IntoView {
    let Page {
        link,
        post,
        title,
        notes,
        page,
        pages,
        ..
    } = page;
    let at = move |page: usize| format!("/review/{link}/notes/{post}?page={page}");
    let turn = move |to: Option<usize>, rel: &'static str, text: &'static str| {
        to.map(|to| view! { <a class="button" href=at(to) rel=format!("external {rel}")>{text}</a> })
    };
    let thread = if notes.is_empty() {
        view! { <p class="muted">{words::review::notes_none()}</p> }.into_any()
    } else {
        lines(notes).into_any()
    };
    view! {
        <Title text=words::review::all_notes() />
        <Frame wide=true>
            <header class="access-head">
                <p>{words::review::notes_about()}</p>
                <h1 dir="auto">{title}</h1>
                <p><a href=format!("/review/{link}#post-{post}") rel="external">{words::review::notes_back()}</a></p>
            </header>
            <div class="card">
                <div class="card-body">
                    {thread}
                    <nav class="row" aria-label=words::review::all_notes()>
                        {turn(Some(page - 1).filter(|page| *page > 0), "prev", words::review::notes_before())}
                        <span class="muted">{words::review::notes_page(page, pages)}</span>
                        {turn(Some(page + 1).filter(|page| *page <= pages), "next", words::review::notes_after())}
                    </nav>
                </div>
            </div>
        </Frame>
    }
}
