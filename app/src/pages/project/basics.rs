use crate::{
    api::people::save_project,
    ui::{Field, Trouble, submitted},
    words,
};
use domain::{Field as Name, views::people::ProjectSettings};
use leptos::prelude::*;

/// Name and time zone.
#[component]
pub fn Basics(
    /// As they are.
    settings: ProjectSettings,
    /// Whether this person may change them.
    may: bool,
) -> impl IntoView {
    let id = settings.project.id;
    let save =
        Action::new(move |(name, zone): &(String, String)| save_project(id, name.clone(), zone.clone()));
    let failure = Signal::derive(move || save.value().get().and_then(Result::err).map(|e| e.0));
    let saved = move || matches!(save.value().get(), Some(Ok(())));
    view! {
        <section class="card" aria-labelledby="h-project">
            <div class="card-head"><h2 id="h-project">{words::settings::project()}</h2></div>
            <div class="card-body">
                <form
                    class="stack"
                    on:submit=move |event| {
                        let mut values = submitted(&event);
                        let mut take = |key: &str| values.remove(key).unwrap_or_default();
                        save.dispatch((take("name"), take("zone")));
                    }
                >
                    <Trouble failure />
                    <div class="field-row">
                        <Field label=words::settings::name() id="name" name=Name::Name failure>
                            <input class="input" id="name" name="name" value=settings.project.name maxlength="80" required disabled=!may aria-describedby="name-problem" />
                        </Field>
                        <Field label=words::settings::zone() id="zone" name=Name::TimeZone failure hint=words::settings::zone_hint()>
                            <input class="input" id="zone" name="zone" value=settings.time_zone required disabled=!may aria-describedby="zone-problem" />
                        </Field>
                    </div>
                    <div class="row">
                        <button class="button primary" disabled=!may>{words::settings::save()}</button>
                        <span aria-live="polite" class="muted small">{move || saved().then_some(words::settings::saved())}</span>
                    </div>
                </form>
            </div>
        </section>
    }
}
