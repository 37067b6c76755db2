use super::{
    place::date_of,
    state::Planner,
    time_advice::{Advice, Choice},
};
use crate::{
    ui::{CloseButton, Modal},
    words,
};
use domain::{PostId, post::DEFAULT_TIME};
use leptos::prelude::*;

/// Another day for posts, without a pointer.
#[component]
pub fn MoveDialog(
    /// Which posts.
    ids: Vec<PostId>,
    /// Closes it.
    close: Callback<()>,
) -> impl IntoView {
    let planner = Planner::current();
    let count = ids.len();
    let first = ids
        .first()
        .and_then(|id| planner.card(*id))
        .map(|card| date_of(&card))
        .unwrap_or_default();
    let fallback = planner
        .calendar
        .with_untracked(|c| c.as_ref().map(|c| c.today.to_string()))
        .unwrap_or_default();
    let date = RwSignal::new(if first.is_empty() { fallback } else { first });
    // The earliest time of day: if any of them has passed, that one has.
    let times = ids.iter().filter_map(|id| planner.card(*id));
    let times = times.map(|card| {
        card.when
            .map_or_else(|| DEFAULT_TIME.to_owned(), |when| when.time)
    });
    let time = times.min().unwrap_or_default();
    let untouched = date.get_untracked();
    let choice = Signal::derive(move || Choice {
        // Not before another day is chosen.
        date: Some(date.get())
            .filter(|date| *date != untouched)
            .unwrap_or_default(),
        time: time.clone(),
        turn: None,
    });
    let ids = StoredValue::new(ids);
    let go = move |to: String| {
        ids.with_value(|ids| planner.move_to(ids, to));
        planner.unselect();
        close.run(());
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let to = date.get_untracked();
        if !to.is_empty() {
            go(to);
        }
    };
    view! {
        <Modal class="dialog fit" labelled="move-title" close>
            <form on:submit=submit>
                <header class="dialog-head">
                    <h2 id="move-title">{words::planner::move_title(count)}</h2>
                    <CloseButton close />
                </header>
                <div class="dialog-body">
                    <div class="field">
                        <label class="field-label" for="move-date">
                            {words::planner::move_date()}
                        </label>
                        <input
                            class="input"
                            type="date"
                            id="move-date"
                            required
                            autofocus
                            value=date.get_untracked()
                            on:input:target=move |event| date.set(event.target().value())
                        />
                        <p class="field-hint">{words::planner::move_hint()}</p>
                        <Advice choice posts=count />
                    </div>
                </div>
                <footer class="dialog-foot">
                    <button class="button quiet" type="button" on:click=move |_| go(String::new())>
                        {words::planner::move_off()}
                    </button>
                    <span class="spacer"></span>
                    <button class="button primary">{words::planner::move_do()}</button>
                </footer>
            </form>
        </Modal>
    }
}
