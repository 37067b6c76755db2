use crate::{dates, words};
use domain::{Spelled, audit::ActorKind, views::history::Line};
use leptos::prelude::*;

/// Lines of history on a narrow column, newest first.
#[component]
pub fn HistoryList(
    /// Lines.
    lines: Vec<Line>,
) -> impl IntoView {
    let items = lines.into_iter().map(|line| {
        let what = words::of_event(&line);
        let note =
            (!line.note.is_empty()).then(|| view! { <q class="prose" dir="auto">{line.note.clone()}</q> });
        let moment = dates::moment_in(&line.when);
        let who = match line.actor_kind {
            ActorKind::System => None,
            _ if line.actor.is_empty() => Some(words::audit::somebody().to_owned()),
            _ => Some(line.actor.clone()),
        };
        view! {
            <li class="timeline-item" data-kind=line.kind.as_str()>
                <time datetime=line.when.utc>{moment}</time>
                <p>{who.map(|who| view! { <b dir="auto">{who}</b> " " })} <bdi>{what}</bdi> " " {note}</p>
            </li>
        }
    });
    view! { <ol class="timeline compact">{items.collect_view()}</ol> }
}
