use super::{editor::invalid, form::Form};
use crate::{
    pages::planner::{
        state::Planner,
        time_advice::{Advice, Choice},
    },
    ui::FieldProblem,
    words,
};
use domain::{Field, Problem};
use leptos::prelude::*;

/// Date, time and campaign.
#[component]
pub fn Schedule() -> impl IntoView {
    let form = Form::current();
    let planner = Planner::current();
    let campaigns = planner
        .calendar
        .with_untracked(|c| c.as_ref().map(|c| c.campaigns.clone()).unwrap_or_default());
    let choice = Signal::derive(move || Choice {
        date: form.date.get(),
        time: form.time.get(),
        turn: form.turn.get(),
    });
    // Who saves again has read it.
    Effect::new(move |_| {
        let told = form
            .failure
            .with(|failure| match failure.as_ref()?.problem_of(Field::Schedule)? {
                Problem::OtherZone(place) => Some(place.clone()),
                _ => None,
            });
        if let Some(place) = told {
            form.zone.set(place);
        }
    });
    let options = campaigns
        .into_iter()
        .map(|name| view! { <option value=name></option> });
    view! {
        <div class="field">
        <div class="field-row">
            <div class="field" data-invalid=move || invalid(form, Field::Schedule)>
                <label class="field-label" for="c-date">
                    {words::composer::date()}
                </label>
                <input
                    class="input"
                    type="date"
                    id="c-date"
                    value=form.date.get_untracked()
                    prop:value=move || form.given.with(|given| given.date.clone())
                    aria-describedby="c-schedule-problem"
                    on:input:target=move |event| form.date.set(event.target().value())
                />
            </div>
            <div class="field" data-invalid=move || invalid(form, Field::Schedule)>
                <label class="field-label" for="c-time">
                    {words::composer::time()}
                </label>
                <input
                    class="input"
                    type="time"
                    id="c-time"
                    value=form.time.get_untracked()
                    prop:value=move || form.given.with(|given| given.time.clone())
                    aria-describedby="c-schedule-problem"
                    on:input:target=move |event| form.time.set(event.target().value())
                />
            </div>
            <div class="field" data-invalid=move || invalid(form, Field::Campaign)>
                <label class="field-label" for="c-campaign">
                    {words::composer::campaign()}
                </label>
                <input
                    class="input"
                    id="c-campaign"
                    list="c-campaigns"
                    autocomplete="off"
                    placeholder=words::composer::no_campaign()
                    value=form.campaign.get_untracked()
                    prop:value=move || form.given.with(|given| given.campaign.clone())
                    aria-describedby="c-campaign-problem"
                    on:input:target=move |event| form.campaign.set(event.target().value())
                />
                <datalist id="c-campaigns">{options.collect_view()}</datalist>
                <FieldProblem id="c-campaign" name=Field::Campaign failure=form.failure />
            </div>
        </div>
        <div>
            <p class="field-hint">{move || words::composer::times_in(form.zone.get())}</p>
            <FieldProblem id="c-schedule" name=Field::Schedule failure=form.failure />
            {(!form.read_only).then(|| view! { <Advice choice turn=form.turn /> })}
        </div>
        </div>
    }
}
