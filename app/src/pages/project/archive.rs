use crate::{
    api::people::archive_project,
    pages::removal::{Foreseen, RemovalDialog, Touched},
    words,
};
use domain::views::people::{ProjectItem, Removable};
use leptos::prelude::*;

/// Putting the project away.
#[component]
pub fn Archive(
    /// Which.
    project: ProjectItem,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let project = StoredValue::new(project);
    view! {
        <section class="card" aria-labelledby="h-archive">
            <div class="card-head"><h2 id="h-archive">{words::removal::project()}</h2></div>
            <div class="card-body stack">
                <p class="muted">{words::removal::project_hint()}</p>
                <div class="row">
                    <button class="button danger" type="button" aria-haspopup="dialog" on:click=move |_| asking.set(true)>
                        {words::removal::project_ask()}
                    </button>
                </div>
            </div>
        </section>
        <Show when=move || asking.get()>
            <AskArchive project=project.get_value() close=Callback::new(move |()| asking.set(false)) />
        </Show>
    }
}

#[component]
fn AskArchive(project: ProjectItem, close: Callback<()>) -> impl IntoView {
    let id = project.id;
    let foreseen = Foreseen::of(Removable::Project(id));
    let archive = Action::new(move |(): &()| archive_project(id));
    let failure = Signal::derive(move || {
        let refused = archive.value().get().and_then(Result::err).map(|e| e.0);
        refused.or_else(|| foreseen.failure())
    });
    Effect::new(move |_| {
        if matches!(archive.value().get(), Some(Ok(()))) {
            // A full load: the frame lists the projects.
            let _ = window().location().set_href("/");
        }
    });
    view! {
        <RemovalDialog
            title=words::removal::project_title(&project.name)
            button=words::removal::project_do()
            ready=Signal::derive(move || foreseen.get().is_some() && !archive.pending().get())
            failure
            act=Callback::new(move |()| { archive.dispatch(()); })
            close
        >
            <p>{words::removal::project_hint()}</p>
            <Touched foreseen />
        </RemovalDialog>
    }
}
