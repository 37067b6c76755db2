use super::state::Planner;
use crate::{
    api::planner::advise_time,
    ui::{Icon, Notice},
    words,
};
use domain::{
    time::Turn,
    views::planner::{Clocks, TimeAdvice},
};
use leptos::{prelude::*, task::spawn_local};

/// A date and a time that somebody is choosing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Empty as long as nothing is chosen.
    pub date: String,
    pub time: String,
    pub turn: Option<Turn>,
}

/// Says at once what is to know about a time: it has passed, clocks skip it, or they show it twice.
#[component]
pub fn Advice(
    /// What is chosen.
    choice: Signal<Choice>,
    /// How many posts get it.
    #[prop(default = 1)]
    posts: usize,
    /// Where to choose between the two, if clocks show the time twice.
    #[prop(optional)]
    turn: Option<RwSignal<Option<Turn>>>,
) -> impl IntoView {
    let planner = Planner::current();
    let advice = RwSignal::new(None::<TimeAdvice>);
    let latest = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let chosen = choice.get();
        let number = latest.try_update_value(|n| {
            *n += 1;
            *n
        });
        let Some(project) = planner.project.get().filter(|_| !chosen.date.is_empty()) else {
            return advice.set(None);
        };
        spawn_local(async move {
            let Choice { date, time, turn } = chosen;
            // Without an answer nothing is said: saving tells what is wrong with a time.
            let answer = advise_time(project, date, time, turn).await.ok();
            if latest.try_get_value() == number {
                let _ = advice.try_set(answer);
            }
        });
    });
    let past = move || advice.with(|advice| advice.as_ref().is_some_and(|advice| advice.past));
    let said = if posts == 1 {
        words::common::past_one()
    } else {
        words::common::past_some()
    };
    let clocks = Memo::new(move |_| advice.with(|a| a.as_ref().map(|a| (a.clocks.clone(), a.zone.clone()))));
    view! {
        <div class="time-advice" aria-live="polite">
            <Show when=past>
                <Notice kind="warn">{said}</Notice>
            </Show>
            {move || {
                let (clocks, zone) = clocks.get()?;
                let time = choice.with_untracked(|choice| choice.time.clone());
                match (clocks, turn) {
                    (Clocks::Never { instead }, _) => {
                        let said = words::planner::time_skipped(&instead, &time, &zone);
                        Some(view! { <p class="field-hint"><Icon name="alert" />{said}</p> }.into_any())
                    }
                    (Clocks::Twice { first, second }, Some(turn)) => {
                        Some(view! { <Turns time names=[first, second] turn /> }.into_any())
                    }
                    _ => None,
                }
            }}
        </div>
    }
}

/// The two moments of one time of day.
#[component]
fn Turns(time: String, names: [String; 2], turn: RwSignal<Option<Turn>>) -> impl IntoView {
    let [first, second] = names;
    let choice = |of: Turn, name: String| {
        let label = format!("{time} {name}");
        let chosen = move || turn.get().unwrap_or(Turn::First) == of;
        view! {
            <label class="check">
                <input type="radio" name="c-turn" prop:checked=chosen on:change=move |_| turn.set(Some(of)) />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend class="field-label">{words::planner::time_twice(&time)}</legend>
            <div class="row">{choice(Turn::First, first)} {choice(Turn::Second, second)}</div>
        </fieldset>
    }
}
