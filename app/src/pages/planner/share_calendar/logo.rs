use super::typed::Typed;
use crate::{
    ui::{FieldProblem, mend},
    words,
};
use domain::{Failure, Field as Name, ProjectId, views::planner::Uploaded};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FormData, RequestInit, Response};

/// The picture beside the name.
#[component]
pub(super) fn Logo(
    /// Whose.
    project: ProjectId,
    /// What is typed.
    typed: Typed,
    /// What came of the last try.
    failure: RwSignal<Option<Failure>>,
) -> impl IntoView {
    let sending = RwSignal::new(false);
    let choose = move |file: Option<File>| {
        let Some(file) = file else { return };
        mend(failure, Name::Logo);
        sending.set(true);
        spawn_local(async move {
            match send(project, &file).await {
                Ok(sent) => typed.logo.set(Some((sent.id, Some(sent.picture)))),
                // The upload speaks of a picture of a post.
                Err(Failure::Invalid(errors)) => {
                    let problem = errors.into_iter().next().map(|error| error.problem);
                    failure.set(problem.map(|problem| Failure::field(Name::Logo, problem)));
                }
                Err(other) => failure.set(Some(other)),
            }
            sending.set(false);
        });
    };
    view! {
        <div class="field">
            <label class="field-label" for="share-logo">{words::share_calendar::logo()}</label>
            {move || {
                typed
                    .logo
                    .get()
                    .map(|(_, picture)| {
                        view! {
                            <div class="share-acts">
                                {picture.map(|picture| view! { <img class="share-logo" src=picture.thumbnail alt="" /> })}
                                <button class="button small" type="button" on:click=move |_| typed.logo.set(None)>
                                    {words::share_calendar::logo_remove()}
                                </button>
                            </div>
                        }
                    })
            }}
            <input
                type="file"
                id="share-logo"
                accept="image/jpeg,image/png,image/webp,image/gif"
                aria-describedby="share-logo-problem"
                on:change:target=move |event| choose(event.target().files().and_then(|files| files.get(0)))
            />
            <p class="field-hint" aria-live="polite">
                {move || if sending.get() { words::share_calendar::logo_sending() } else { words::share_calendar::logo_hint() }}
            </p>
            <FieldProblem id="share-logo" name=Name::Logo failure />
        </div>
    }
}

async fn send(project: ProjectId, file: &File) -> Result<Uploaded, Failure> {
    let unavailable = |_| Failure::Unavailable;
    let body = FormData::new().map_err(unavailable)?;
    body.append_with_blob("file", file).map_err(unavailable)?;
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_body(&body);
    let answer = window().fetch_with_str_and_init(&format!("/upload/{project}"), &request);
    let answer: Response = JsFuture::from(answer)
        .await
        .and_then(JsCast::dyn_into)
        .map_err(unavailable)?;
    let text = JsFuture::from(answer.text().map_err(unavailable)?)
        .await
        .map_err(unavailable)?;
    let text = text.as_string().unwrap_or_default();
    if answer.ok() {
        serde_json::from_str(&text).map_err(|_| Failure::Unavailable)
    } else {
        let failure = serde_json::from_str(&text).unwrap_or(Failure::Unavailable);
        crate::session::notice(&failure);
        Err(failure)
    }
}
