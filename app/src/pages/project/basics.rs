use super::{
    Named,
    zone_change::ZoneChangeField,
    zone_field::{ZoneField, same_zone},
};
use crate::{
    api::people::save_project,
    ui::{Field, KeptForm, Trouble, submitted},
    words,
};
use domain::{
    Field as Name, Problem,
    views::people::{Basics as Saved, ProjectSaved, ProjectSettings, ZoneChange},
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
    let zone_typed = RwSignal::new(settings.time_zone.clone());
    // As they were when they were opened, or saved since.
    let seen = RwSignal::new(Saved {
        name: settings.project.name.clone(),
        time_zone: settings.time_zone,
    });
    let named = expect_context::<Named>().0;
    let posts = settings.scheduled;
    let kept = KeptForm::new(&format!("project:{id}"));
    let save = Action::new(
        move |(name, zone, scheduled): &(String, String, Option<ZoneChange>)| {
            let (typed, zone, scheduled) = (name.clone(), zone.clone(), *scheduled);
            let form = kept.sends();
            // What came back into a field was typed over what stood there then.
            let shown = seen.get_untracked();
            let before = Saved {
                name: kept.was("name").unwrap_or(shown.name),
                time_zone: kept.was("zone").unwrap_or(shown.time_zone),
            };
            async move {
                let sent = zone.clone();
                let done = form
                    .hear(save_project(id, typed, zone, scheduled, Some(before)))
                    .await;
                match &done {
                    Ok(ProjectSaved { basics, .. }) => {
                        let _ = named.try_set(basics.name.clone());
                        kept.show("name", &basics.name);
                        kept.show("zone", &basics.time_zone);
                        if zone_typed.try_with_untracked(|now| *now == sent) == Some(true) {
                            zone_typed.set(basics.time_zone.clone());
                        }
                        let _ = seen.try_set(basics.clone());
                    }
                    Err(error) => {
                        // Who saves again has read what it is now.
                        for (field, name) in [(Name::Name, "name"), (Name::TimeZone, "zone")] {
                            if let Some(Problem::Changed(now)) = error.0.problem_of(field) {
                                kept.over(name, now);
                                if field == Name::TimeZone {
                                    let _ = seen.try_update(|seen| now.clone_into(&mut seen.time_zone));
                                }
                            }
                        }
                    }
                }
                done
            }
        },
    );
    let failure = Signal::derive(move || save.value().get().and_then(Result::err).map(|e| e.0));
    // A colleague may have planned the first posts since this page was loaded.
    let unsaid = move || failure.with(|f| f.as_ref().is_some_and(|f| f.problem_of(Name::Schedule).is_some()));
    let asks = move || (posts > 0 || unsaid()) && !same_zone(&zone_typed.read(), &seen.read().time_zone);
    let said = move || save.value().get().and_then(Result::ok).map(done);
    view! {
        <section class="card" aria-labelledby="h-project">
            <div class="card-head"><h2 id="h-project">{words::settings::project()}</h2></div>
            <div class="card-body">
                <form
                    class="stack"
                    node_ref=kept.form()
                    on:input=move |_| kept.typed()
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
                        <ZoneField typed=zone_typed failure may />
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
fn done(saved: ProjectSaved) -> String {
    match (saved.moved, saved.passed) {
        (0, _) => words::settings::saved().to_owned(),
        (moved, 0) => words::settings::saved_moved(moved),
        (moved, passed) => words::settings::saved_passed(moved, passed),
    }
}
