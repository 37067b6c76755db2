use super::{Reload, actions::Actions};
use crate::{
    api::links::show_link,
    dates,
    ui::{HistoryList, StatusTag, Unavailable},
    words,
};
use domain::{
    review::Verdict,
    views::{
        When,
        links::{LinkDetail, LinkRow},
    },
};
use leptos::{prelude::*, task::spawn_local};

/// Receipt, posts, history and actions of a link.
#[component]
pub fn Detail(
    /// The link.
    row: LinkRow,
    /// Reloads the list after a change.
    reload: Reload,
) -> impl IntoView {
    let id = row.id;
    // The browser asks once it has drawn this. No resource: inside another one's answer it hydrates by luck.
    let detail = RwSignal::new(None);
    Effect::new(move |_| spawn_local(async move { detail.set(Some(show_link(id).await)) }));
    view! {
        <div class="link-detail">
            {move || match detail.get() {
                None => view! { <div class="skeleton"></div> }.into_any(),
                Some(Ok(detail)) => view! { <Known detail /> }.into_any(),
                Some(Err(error)) => view! { <Unavailable error /> }.into_any(),
            }}
            <Actions row reload />
        </div>
    }
}

#[component]
fn Known(detail: LinkDetail) -> impl IntoView {
    let LinkDetail { row, posts, history } = detail;
    let decided: Vec<Option<Verdict>> = posts.iter().map(|(_, verdict)| *verdict).collect();
    let done = decided.iter().filter(|v| v.is_some()).count();
    let step = |name: &'static str, when: Option<&When>| {
        view! {
            <li data-step=if when.is_some() { "done" } else { "none" }>
                <b>{name}</b>
                {when.map(|when| view! { <time datetime=when.utc.clone()>{dates::moment_in(when)}</time> })}
            </li>
        }
    };
    let last = match done {
        0 => "none",
        done if done == decided.len() => "done",
        _ => "now",
    };
    let items = posts.into_iter().map(|(post, _)| {
        view! {
            <li class="row">
                <StatusTag status=post.status />
                <span class="truncate" dir="auto">{post.title}</span>
            </li>
        }
    });
    let id = row.id;
    let recent: Vec<_> = history.into_iter().take(12).collect();
    view! {
        <section aria-labelledby=format!("receipt-{id}")>
            <h3 id=format!("receipt-{id}")>{words::links::receipt()}</h3>
            <ol class="ladder">
                {step(words::links::created(), Some(&row.created))} {step(words::links::opened(), row.opened.as_ref())}
                <li data-step=last><b>{words::links::decided()}</b>{words::links::none(done, decided.len())}</li>
            </ol>
            <h3>{words::links::posts()}</h3>
            <ul class="stack tight">{items.collect_view()}</ul>
        </section>
        <section aria-labelledby=format!("history-{id}")>
            <h3 id=format!("history-{id}")>{words::links::history()}</h3>
            <HistoryList lines=recent />
            <p class="small"><a href=format!("/audit?link={id}")>{words::links::whole_history()}</a></p>
        </section>
    }
}
