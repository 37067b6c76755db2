use super::{editor::invalid, form::Form};
use crate::{
    pages::planner::state::Planner,
    ui::{FieldProblem, Glyph, Icon},
    words,
};
use domain::Field;
use leptos::prelude::*;

/// Where the post goes.
#[component]
pub fn Channels() -> impl IntoView {
    let form = Form::current();
    let project = Planner::current().project;
    let offered = form.offered.get_value();
    let none = offered.is_empty();
    let choices = offered.into_iter().map(|channel| {
        let id = channel.id;
        let chosen = move || form.channels.with(|chosen| chosen.contains(&id));
        let toggle = move |_| {
            form.channels
                .update(|chosen| match chosen.iter().position(|c| *c == id) {
                    Some(place) => drop(chosen.remove(place)),
                    None => chosen.push(id),
                });
        };
        view! {
            <label class="channel">
                <input type="checkbox" checked=untrack(chosen) prop:checked=chosen on:change=toggle />
                <Glyph platform=channel.platform />
                <span>
                    <span class="visually-hidden">{channel.platform.name()} " "</span>
                    <bdi>{channel.handle}</bdi>
                </span>
                <Icon name="check" />
            </label>
        }
    });
    view! {
        <fieldset class="field" data-invalid=move || invalid(form, Field::Channels) aria-describedby="c-channels-problem">
            <legend class="field-label">{words::composer::channels()}</legend>
            <div class="channels">{choices.collect_view()}</div>
            {none
                .then(|| {
                    let settings = move || project.get().map(|id| format!("/p/{id}/settings"));
                    view! {
                        <p class="field-hint">
                            {words::composer::no_channels()} " " <a href=settings>{words::composer::add_channels()}</a>
                        </p>
                    }
                })}
            <FieldProblem id="c-channels" name=Field::Channels failure=form.failure />
        </fieldset>
    }
}
