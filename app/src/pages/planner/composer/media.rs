use super::{editor::invalid, form::Form, media_item::MediaItem, upload::send_all};
use crate::{
    pages::planner::state::Planner,
    ui::{FieldProblem, Icon},
    words,
};
use domain::Field;
use leptos::prelude::*;

/// Pictures: choosing, dropping, describing, ordering.
#[component]
pub fn Media() -> impl IntoView {
    let form = Form::current();
    let planner = Planner::current();
    let over = RwSignal::new(false);
    let take = move |files: Option<web_sys::FileList>| {
        if let (Some(files), Some(project)) = (files, planner.project.get_untracked()) {
            send_all(form, project, &files);
        }
    };
    let empty = Memo::new(move |_| form.media.with(Vec::is_empty));
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        take(event.data_transfer().and_then(|data| data.files()));
    };
    let hover = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    view! {
        <div class="field" data-invalid=move || invalid(form, Field::Media)>
            <span class="field-label" id="c-media-label">
                {words::composer::media()}
            </span>
            <Show when=move || !empty.get()>
                <ul class="media-list" aria-labelledby="c-media-label">
                    <For each=move || form.media.get() key=|item| item.key let:item>
                        <MediaItem item />
                    </For>
                </ul>
            </Show>
            {(!form.read_only)
                .then(|| {
                    view! {
                        <div
                            class="drop"
                            data-drop=move || over.get().then_some("")
                            on:dragover=hover
                            on:dragleave=move |_| over.set(false)
                            on:drop=dropped
                        >
                            <Icon name="upload" large=true />
                            <span>
                                <b>{words::composer::choose_files()}</b>
                                {words::composer::drop_here()}
                            </span>
                            <small>{words::composer::formats()}</small>
                            <input
                                type="file"
                                multiple
                                accept="image/jpeg,image/png,image/webp,image/gif"
                                aria-labelledby="c-media-label"
                                aria-describedby="c-media-problem"
                                on:change:target=move |event| {
                                    take(event.target().files());
                                    // The same file may be chosen again.
                                    event.target().set_value("");
                                }
                            />
                        </div>
                    }
                })}
            <div>
                <Hints />
                <FieldProblem id="c-media" name=Field::Media failure=form.failure />
                <FieldProblem id="c-alt" name=Field::AltText failure=form.failure />
            </div>
        </div>
    }
}

/// What of text and pictures the chosen networks do not take.
#[component]
fn Hints() -> impl IntoView {
    let form = Form::current();
    let lines = move || {
        form.misfits()
            .into_iter()
            .map(|misfit| view! { <p class="field-hint warn"><Icon name="alert" />{words::of_misfit(&misfit)}</p> })
            .collect_view()
    };
    view! { <div aria-live="polite">{lines}</div> }
}
