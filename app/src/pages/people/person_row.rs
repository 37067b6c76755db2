use super::{Reload, remove::RemovePerson, rename::Rename};
use crate::{
    api::people::change_person,
    ui::{Avatar, Icon, Trouble, submitted},
    words,
};
use domain::{
    Spelled,
    staff::Role,
    views::people::{Me, Person},
};
use leptos::prelude::*;
use strum::VariantArray;

/// Somebody, with role and permission.
#[component]
pub fn PersonRow(
    /// Who.
    person: Person,
    /// Who looks.
    me: Me,
    /// Reloads the list after a change.
    reload: Reload,
) -> impl IntoView {
    let id = person.id;
    let change = Action::new(move |(role, links): &(Role, bool)| change_person(id, *role, *links));
    let failure = Signal::derive(move || change.value().get().and_then(Result::err).map(|e| e.0));
    Effect::new(move |_| {
        if matches!(change.value().get(), Some(Ok(()))) {
            reload.refetch();
        }
    });
    let role_id = format!("role-{id}");
    let offered = Role::VARIANTS
        .iter()
        .copied()
        .filter(move |role| me.role == Role::Owner || *role != Role::Owner);
    let options = offered.map(|role| {
        view! { <option value=role.as_str() selected=role == person.role>{words::of_role(role)}</option> }
    });
    let you = (me.id == id).then(|| format!(" ({})", words::people::you()));
    // Only owners change owners, and nobody removes themselves by mistake.
    let own = me.id == id;
    let may = own || me.role == Role::Owner || person.role != Role::Owner;
    let (renaming, removing) = (RwSignal::new(false), RwSignal::new(false));
    let named = person.name.clone();
    let saved = Callback::new(move |()| {
        renaming.set(false);
        if own {
            // A full load: the frame says the name.
            let _ = window().location().reload();
        } else {
            reload.refetch();
        }
    });
    let shown = StoredValue::new(person.clone());
    view! {
        <li>
            <Avatar name=person.name.clone() />
            <div>
                <b>
                    <bdi>{person.name.clone()}</bdi>
                    {you}
                </b>
                <small>{person.email}</small>
                <Trouble failure lost=words::failure::again() />
            </div>
            <div class="row">
                <form
                    class="row"
                    on:submit=move |event| {
                        let values = submitted(&event);
                        let role = values.get("role").and_then(|role| role.parse().ok());
                        if let Some(role) = role {
                            change.dispatch((role, values.contains_key("links")));
                        }
                    }
                >
                    <label class="visually-hidden" for=role_id.clone()>{words::people::role_of(&person.name)}</label>
                    <select class="select" id=role_id name="role">{options.collect_view()}</select>
                    <label class="check switch small">
                        <input type="checkbox" role="switch" name="links" value="on" checked=person.can_create_links />
                        <span>{words::people::creates_links()}</span>
                    </label>
                    <button class="button small">{words::people::save()}</button>
                </form>
                {may
                    .then(|| {
                        view! {
                            <button
                                class="button quiet icon-only small"
                                type="button"
                                aria-label=words::removal::person_edit(&named)
                                title=words::removal::person_edit(&named)
                                on:click=move |_| renaming.set(true)
                            >
                                <Icon name="pencil" />
                            </button>
                        }
                    })}
                {(may && !own)
                    .then(|| {
                        view! {
                            <button
                                class="button quiet icon-only small"
                                type="button"
                                aria-haspopup="dialog"
                                aria-label=words::removal::person_remove(&named)
                                title=words::removal::person_remove(&named)
                                on:click=move |_| removing.set(true)
                            >
                                <Icon name="trash" />
                            </button>
                        }
                    })}
            </div>
            <Show when=move || renaming.get()>
                <Rename
                    id
                    name=shown.with_value(|person| person.name.clone())
                    saved
                    close=Callback::new(move |()| renaming.set(false))
                />
            </Show>
            <Show when=move || removing.get()>
                <RemovePerson person=shown.get_value() close=Callback::new(move |()| removing.set(false)) reload />
            </Show>
        </li>
    }
}
