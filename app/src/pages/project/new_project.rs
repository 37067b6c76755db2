use super::{archived::Archived, zone_field::ZoneField};
use crate::{
    api::people::create_project,
    pages::staff::once::{Once, Shown},
    ui::{Field, KeptForm, Notice, Trouble, submitted},
    words,
};
use domain::{Field as Name, staff::Permission, views::people::Me};
use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;

/// Creating a project; then to its settings, where channels and approvers are added.
#[component]
pub fn NewProjectPage() -> impl IntoView {
    let (failure, once) = (RwSignal::new(None), Once::current());
    let kept = KeptForm::that_makes("project:new", failure, |_| ());
    let zone = RwSignal::new(String::new());
    Effect::new(move |_| {
        // One that came back was chosen.
        if zone.with_untracked(String::is_empty) {
            zone.set(own_zone());
        }
    });
    let may = use_context::<Me>().is_some_and(|me| me.may(Permission::ManageProjects));
    view! {
        <Title text=words::settings::new_title() />
        <main id="main">
            <div class="page narrow">
                <header class="page-head">
                    <div>
                        <h1>{words::settings::new_title()}</h1>
                        <p class="sub">{words::settings::new_sub()}</p>
                    </div>
                </header>
                {(!may).then(|| view! { <Notice kind="info">{words::settings::new_not_yours()}</Notice> })}
                {may
                    .then(|| {
                        view! {
                            <section class="card">
                                <div class="card-body">
                                    <form
                                        class="stack"
                                        node_ref=kept.form()
                                        on:input=move |_| kept.typed()
                                        on:change=move |_| kept.typed()
                                        on:submit=move |event| {
                                            let mut values = submitted(&event);
                                            let Some(sent) = kept.sends_once() else { return };
                                            let mut take = |key: &str| values.remove(key).unwrap_or_default();
                                            let (name, zone) = (take("name"), take("zone"));
                                            spawn_local(async move {
                                                let made = sent.hear(create_project(name.clone(), zone, sent.key())).await;
                                                let Ok(id) = made else { return };
                                                let settings = format!("/p/{id}/settings");
                                                if sent.is_drawn() {
                                                    // A full load: the frame lists the projects.
                                                    let _ = window().location().set_href(&settings);
                                                } else {
                                                    once.show(Shown::News {
                                                        text: words::settings::made_unseen(name),
                                                        way: Some((settings, words::settings::to_settings())),
                                                    });
                                                }
                                            });
                                        }
                                    >
                                        <Trouble failure lost=words::settings::lost() />
                                        <Field label=words::settings::name() id="name" name=Name::Name failure>
                                            <input class="input" id="name" name="name" maxlength="80" required autocomplete="off" aria-describedby="name-problem" />
                                        </Field>
                                        <ZoneField typed=zone failure may />
                                        <button class="button primary">{words::settings::create()}</button>
                                    </form>
                                </div>
                            </section>
                        }
                    })}
                {may.then(|| view! { <Archived /> })}
            </div>
        </main>
    }
}

/// The viewer's own zone: a good first guess.
#[cfg(feature = "hydrate")]
fn own_zone() -> String {
    use js_sys::{Intl::DateTimeFormat, Object, Reflect};
    let options = DateTimeFormat::new(&js_sys::Array::new(), &Object::new()).resolved_options();
    Reflect::get(&options, &"timeZone".into())
        .ok()
        .and_then(|zone| zone.as_string())
        .unwrap_or_default()
}

#[cfg(not(feature = "hydrate"))]
fn own_zone() -> String {
    String::new()
}
