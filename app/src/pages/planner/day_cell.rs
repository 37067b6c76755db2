use super::{chip::Chip, query::Open, state::Planner};
use crate::{dates, ui::Icon, words};
use domain::{civil::Day, views::planner::Card};
use leptos::prelude::*;

/// Posts that a day shows before it says how many more there are.
const ROOM: usize = 3;

/// A day of the month.
#[component]
pub fn DayCell(
    /// Which.
    day: Day,
    /// It is today.
    today: bool,
) -> impl IntoView {
    let planner = Planner::current();
    let Day { date, outside } = day;
    let (number, label) = (date.day(), dates::whole_day(date));
    let date = date.to_string();
    let posts = planner.posts_of(date.clone());
    let count = Memo::new(move |_| posts.with(Vec::len));
    let chips = move || {
        posts
            .get()
            .into_iter()
            .enumerate()
            .map(|(n, card)| (card, n >= ROOM))
            .collect::<Vec<_>>()
    };
    let full = Memo::new(move |_| count.get() > ROOM);
    let named_date = StoredValue::new(date.clone());
    let href = move || planner.href(|query| query.open = Some(Open::New(named_date.get_value())));
    let named = words::planner::new_post_on(&label);
    let numbers = {
        let label = label.clone();
        move || view! { <span class="short">{number}</span><span class="long">{label.clone()}</span> }
    };
    let head = if planner.can_edit {
        view! {
            <a class="day-num" href=href data-noscroll aria-label=named>
                <time datetime=date.clone()>{numbers()}</time>
            </a>
            <a class="day-add" href=href data-noscroll tabindex="-1" aria-hidden="true"><Icon name="plus" /></a>
        }
            .into_any()
    } else {
        view! { <span class="day-num" tabindex="-1"><time datetime=date.clone()>{numbers()}</time></span> }
            .into_any()
    };
    view! {
        <li
            class="day"
            id=format!("day-{date}")
            data-date=date.clone()
            data-outside=outside.then_some("")
            data-today=today.then_some("")
        >
            <div class="day-head">{head}</div>
            <Show when=move || count.get() != 0>
                <ul class="chips">
                    <For each=chips key=|(card, over)| (face(card), *over) let((card, overflow))>
                        <Chip card overflow />
                    </For>
                </ul>
            </Show>
            <Show when=move || full.get()>
                <button
                    class="more"
                    type="button"
                    aria-haspopup="dialog"
                    aria-label=words::planner::all_posts_on(&label)
                    on:click=move |_| planner.day.set(Some(named_date.get_value()))
                >
                    {move || words::planner::more_posts(count.get().saturating_sub(ROOM))}
                </button>
            </Show>
        </li>
    }
}

/// What makes a post look different: a list draws it again when this changes.
pub fn face(card: &Card) -> (domain::PostId, i64, domain::post::PostStatus, String) {
    (
        card.id,
        card.version,
        card.status,
        card.when.as_ref().map(dates::clock).unwrap_or_default(),
    )
}

impl Planner {
    /// The posts shown on a date, or with an empty one in the tray.
    pub fn posts_of(self, date: String) -> Memo<Vec<Card>> {
        Memo::new(move |_| {
            self.by_day
                .with(|days| days.get(&date).cloned().unwrap_or_default())
        })
    }
}
