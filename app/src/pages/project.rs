//! Projects: creating one, and its settings.

mod approver_edit;
mod approver_remove;
mod approver_row;
mod approvers;
mod archive;
mod archived;
mod basics;
mod channel_edit;
mod channel_remove;
mod channel_row;
mod channels;
mod new_project;
mod zone_change;
mod zone_field;

use crate::{
    api::{ApiError, people::show_project},
    ui::{Notice, Unavailable},
    words,
};
use approvers::Approvers;
use archive::Archive;
use basics::Basics;
use channels::Channels;
use domain::{
    ProjectId,
    staff::Permission,
    views::people::{Me, ProjectSettings},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
pub use new_project::NewProjectPage;

/// What reloads the settings after a change.
type Reload = Resource<Result<ProjectSettings, ApiError>>;

/// What the project is called, as far as this page knows.
#[derive(Clone, Copy)]
struct Named(RwSignal<String>);

/// A project's settings.
#[component]
pub fn ProjectPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| {
        params
            .read()
            .get("project")
            .and_then(|id| id.parse::<ProjectId>().ok())
    });
    let settings = Resource::new(
        move || id.get(),
        |id| async move {
            match id {
                Some(id) => show_project(id).await,
                None => Err(ApiError(domain::Failure::NotFound)),
            }
        },
    );
    let may = use_context::<Me>().is_some_and(|me| me.may(Permission::ManageProjects));
    view! {
        <Title text=words::settings::title() />
        <main id="main">
            <div class="page">
                <Transition>
                    {move || Suspend::new(async move {
                        match settings.await {
                            Ok(shown) => {
                                let id = shown.project.id;
                                let named = RwSignal::new(shown.project.name.clone());
                                provide_context(Named(named));
                                let sub = move || words::settings::sub(named.get());
                                view! {
                                    <header class="page-head">
                                        <div>
                                            <h1>{words::settings::title()}</h1>
                                            <p class="sub">{sub}</p>
                                        </div>
                                    </header>
                                    {(!may).then(|| view! { <Notice kind="info">{words::failure::forbidden()}</Notice> })}
                                    <Basics settings=shown.clone() may />
                                    <Channels project=id channels=shown.channels may reload=settings />
                                    <Approvers project=id approvers=shown.approvers may reload=settings />
                                    {may.then(|| view! { <Archive project=shown.project /> })}
                                }
                                    .into_any()
                            }
                            Err(error) => view! { <Unavailable error /> }.into_any(),
                        }
                    })}
                </Transition>
            </div>
        </main>
    }
}
