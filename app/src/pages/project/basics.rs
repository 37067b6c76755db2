use super::{
    zone_change::ZoneChangeField,
    zone_field::{ZoneField, same_zone},
};
use crate::{
    api::people::save_project,
    ui::{Field, Trouble, submitted},
    words,
};
use domain::{
    Field as Name,
    views::people::{ProjectSettings, Rezoned, ZoneChange},
};
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
    let zone = RwSignal::new(settings.time_zone.clone());
    let saved_zone = RwSignal::new(settings.time_zone);
    let posts = settings.scheduled;
    let save = Action::new(
        move |(name, zone, scheduled): &(String, String, Option<ZoneChange>)| {
            let (name, zone, scheduled) = (name.clone(), zone.clone(), *scheduled);
            async move {
                let done = save_project(id, name, zone.clone(), scheduled).await;
                if done.is_ok() {
                    let _ = saved_zone.try_set(zone);
                }
                done
            }
        },
    );
    let failure = Signal::derive(move || save.value().get().and_then(Result::err).map(|e| e.0));
    let asks = move || posts > 0 && !same_zone(&zone.read(), &saved_zone.read());
    let said = move || save.value().get().and_then(Result::ok).map(done);
    view! {
        <section class="card" aria-labelledby="h-project">
            <div class="card-head"><h2 id="h-project">{words::settings::project()}</h2></div>
            <div class="card-body">
                <form
                    class="stack"
                    on:submit=move |event| {
                        let mut values = submitted(&event);
                        let mut take = |key: &str| values.remove(key).unwrap_or_default();
                        save.dispatch((take("name"), take("zone"), take("scheduled").parse::<ZoneChange>().ok()));
                    }
                >
                    <Trouble failure lost=words::failure::again() />
                    <div class="field-row">
                        <Field label=words::settings::name() id="name" name=Name::Name failure>
                            <input class="input" id="name" name="name" value=settings.project.name maxlength="80" required disabled=!may aria-describedby="name-problem" />
                        </Field>
                        <ZoneField typed=zone failure may />
                    </div>
                    <Show when=asks>
                        <ZoneChangeField posts failure />
                    </Show>
                    <div class="row">
                        <button class="button primary" disabled=!may>{words::settings::save()}</button>
                        <span aria-live="polite" class="muted small">{said}</span>
                    </div>
                </form>
            </div>
        </section>
    }
}

/// What saving did.
fn done(rezoned: Rezoned) -> String {
    match (rezoned.moved, rezoned.passed) {
        (0, _) => words::settings::saved().to_owned(),
        (moved, 0) => words::settings::saved_moved(moved),
        (moved, passed) => words::settings::saved_passed(moved, passed),
    }
}
