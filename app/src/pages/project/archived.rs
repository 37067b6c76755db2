use crate::{
    api::people::restore_project,
    ui::{Avatar, Trouble},
    words,
};
use domain::{
    ProjectId,
    views::people::{Me, ProjectItem},
};
use leptos::prelude::*;

/// Projects that were put away, to be brought back.
#[component]
pub fn Archived() -> impl IntoView {
    let archived = use_context::<Me>().map(|me| me.archived).unwrap_or_default();
    let restore = Action::new(|id: &ProjectId| {
        let id = *id;
        async move { restore_project(id).await.map(|()| id) }
    });
    let failure = Signal::derive(move || restore.value().get().and_then(Result::err).map(|e| e.0));
    Effect::new(move |_| {
        if let Some(Ok(id)) = restore.value().get() {
            // A full load: the frame lists the projects.
            let _ = window().location().set_href(&format!("/p/{id}/calendar"));
        }
    });
    let item = move |project: ProjectItem| {
        view! {
            <li>
                <Avatar name=project.name.clone() hue=project.hue />
                <div>
                    <b dir="auto">{project.name.clone()}</b>
                </div>
                <button
                    class="button small"
                    type="button"
                    aria-label=words::removal::restore_of(&project.name)
                    disabled=move || restore.pending().get()
                    on:click=move |_| { restore.dispatch(project.id); }
                >
                    {words::removal::restore()}
                </button>
            </li>
        }
    };
    (!archived.is_empty()).then(|| {
        view! {
            <section class="card" aria-labelledby="h-archived">
                <div class="card-head">
                    <h2 id="h-archived">{words::removal::archived()}</h2>
                    <p class="small muted">{words::removal::archived_hint()}</p>
                </div>
                <Trouble failure />
                <ul class="item-list">{archived.into_iter().map(item).collect_view()}</ul>
            </section>
        }
    })
}
