use crate::{api::people::list_zones, ui::Field, words};
use domain::{
    Failure, Field as Name,
    zones::{Zone, find, place},
};
use leptos::{prelude::*, task::spawn_local};

/// A time zone, typed with suggestions: by its name, its place, or what its clocks are called now.
#[component]
pub fn ZoneField(
    /// What is typed.
    typed: RwSignal<String>,
    /// What came of the last try.
    #[prop(into)]
    failure: Signal<Option<Failure>>,
    /// Whether this person may change it.
    may: bool,
) -> impl IntoView {
    let zones = RwSignal::new(Vec::<Zone>::new());
    Effect::new(move |_| {
        spawn_local(async move {
            if let Ok(all) = list_zones().await {
                let _ = zones.try_set(all);
            }
        });
    });
    let meant = move || {
        zones.with(|all| {
            let name = find(&typed.read(), all.iter().map(|zone| zone.name.as_str()))?;
            all.iter().find(|zone| zone.name == name).cloned()
        })
    };
    let now = move || match meant() {
        Some(zone) => words::settings::zone_now(zone.offset, place(&zone.name)),
        None if zones.with(Vec::is_empty) || typed.read().trim().is_empty() => String::new(),
        None => words::settings::zone_none().to_owned(),
    };
    view! {
        <div class="field">
            <Field label=words::settings::zone() id="zone" name=Name::TimeZone failure hint=words::settings::zone_hint()>
                <input
                    class="input"
                    id="zone"
                    name="zone"
                    list="zones"
                    autocomplete="off"
                    spellcheck="false"
                    required
                    disabled=!may
                    aria-describedby="zone-now zone-problem"
                    prop:value=move || typed.get()
                    value=typed.get_untracked()
                    on:input=move |event| typed.set(event_target_value(&event))
                />
                <datalist id="zones">
                    <For each=move || zones.get() key=|zone| zone.name.clone() let:zone>
                        <option value=zone.name.clone()>{words::settings::zone_option(&zone.offset, place(&zone.name))}</option>
                    </For>
                </datalist>
            </Field>
            <p class="field-hint" id="zone-now" aria-live="polite">{now}</p>
        </div>
    }
}

/// Whether what is typed means the zone of this name.
pub fn same_zone(typed: &str, name: &str) -> bool {
    find(typed, std::iter::once(name)).is_some()
}
