use crate::{ui::FieldProblem, words};
use domain::{Failure, Field as Name, Spelled, views::people::ZoneChange};
use leptos::prelude::*;

/// What becomes of the posts that are ahead when the project's zone changes.
#[component]
pub fn ZoneChangeField(
    /// How many there are.
    posts: usize,
    /// What came of the last try.
    #[prop(into)]
    failure: Signal<Option<Failure>>,
) -> impl IntoView {
    let choice = |change: ZoneChange, label: &'static str, hint: &'static str| {
        view! {
            <label class="check choice">
                <input type="radio" name="scheduled" value=change.as_str() required aria-describedby="scheduled-problem" />
                <span>{label} <small>{hint}</small></span>
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend class="field-label">{words::settings::zone_change(posts)}</legend>
            <div class="choices">
                {choice(
                    ZoneChange::KeepTimes,
                    words::settings::keep_times(),
                    words::settings::keep_times_hint(),
                )}
                {choice(
                    ZoneChange::KeepInstants,
                    words::settings::keep_instants(),
                    words::settings::keep_instants_hint(),
                )}
            </div>
            <FieldProblem id="scheduled" name=Name::Schedule failure />
        </fieldset>
    }
}
