use super::state::Planner;
use crate::{
    ui::{Avatar, Icon},
    words,
};
use domain::{staff::Permission, views::people::Me};
use leptos::prelude::*;

/// The project, and the way to the others.
#[component]
pub fn Projects() -> impl IntoView {
    let planner = Planner::current();
    let me = expect_context::<Me>();
    let may_create = me.may(Permission::ManageProjects);
    let items = me.projects.into_iter().map(|project| {
        let current = move || (planner.project.get() == Some(project.id)).then_some("true");
        view! {
            <a class="menu-item" href=format!("/p/{}/calendar", project.id) aria-current=current>
                <Avatar name=project.name.clone() hue=project.hue class="xs" />
                {project.name}
            </a>
        }
    });
    let current = move || {
        planner
            .calendar
            .with(|c| c.as_ref().map(|c| c.project.clone()))
            .map(|project| view! { <Avatar name=project.name.clone() hue=project.hue class="xs" />{project.name} })
    };
    view! {
        <details class="menu-host" data-menu>
            <summary class="pill project-pill">{current} <Icon name="chevron-down" /></summary>
            <div class="menu">
                <p class="menu-title">{words::planner::projects()}</p>
                {items.collect_view()}
                {may_create
                    .then(|| {
                        view! {
                            <hr />
                            <a class="menu-item" href="/projects/new"><Icon name="plus" />{words::planner::new_project()}</a>
                        }
                    })}
            </div>
        </details>
    }
}
