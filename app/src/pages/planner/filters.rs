use super::{
    projects::Projects,
    query::{Query, View},
    state::Planner,
};
use crate::{ui::Icon, words};
use domain::{Spelled, platform::Platform, post::PostStatus};
use leptos::prelude::*;
use strum::VariantArray;

/// Statuses that always have a pill; others get one when there is a post.
const USUAL: [PostStatus; 5] = [
    PostStatus::Awaiting,
    PostStatus::Changes,
    PostStatus::Scheduled,
    PostStatus::Published,
    PostStatus::Draft,
];

/// Project, filters and what is urgent.
#[component]
pub fn Filters() -> impl IntoView {
    let planner = Planner::current();
    let pills = USUAL.into_iter().chain(
        PostStatus::VARIANTS
            .iter()
            .copied()
            .filter(|s| !USUAL.contains(s)),
    );
    let filtered = Memo::new(move |_| planner.query.with(Query::filters));
    view! {
        <div class="planner-bar">
            <Projects />
            <div class="pills scroll" role="group" aria-label=words::planner::filters()>
                {pills.map(|status| view! { <StatusPill status /> }).collect_view()}
                <Show when=move || filtered.get()>
                    <a class="pill" href=move || planner.href(Query::clear) data-noscroll>
                        <Icon name="x" />
                        {words::planner::clear_filters()}
                    </a>
                </Show>
            </div>
            <MoreFilters />
            <Urgent />
        </div>
    }
}

#[component]
fn StatusPill(status: PostStatus) -> impl IntoView {
    let planner = Planner::current();
    let pressed = Memo::new(move |_| planner.query.with(|q| q.status.contains(&status)));
    let count = Memo::new(move |_| {
        let query = planner.query.get();
        planner.in_view.with(|cards| {
            cards
                .iter()
                .filter(|c| c.status == status && query.takes_any_status(c))
                .count()
        })
    });
    let offered = move || USUAL.contains(&status) || pressed.get() || count.get() > 0;
    let href = move || {
        planner.href(|q| match q.status.iter().position(|s| *s == status) {
            Some(place) => drop(q.status.remove(place)),
            None => q.status.push(status),
        })
    };
    view! {
        <Show when=offered>
            <a class="pill" href=href data-noscroll aria-current=move || pressed.get().then_some("true")>
                <span class="dot" data-status=status.as_str()></span>
                {short(status)}
                " "
                <span class="count">{count}</span>
            </a>
        </Show>
    }
}

/// The word on a pill, where there is little room.
const fn short(status: PostStatus) -> &'static str {
    match status {
        PostStatus::Awaiting => words::planner::pill_awaiting(),
        PostStatus::Changes => words::planner::pill_changes(),
        _ => words::of_status(status),
    }
}

#[component]
fn MoreFilters() -> impl IntoView {
    let planner = Planner::current();
    let some = move || {
        planner
            .query
            .with(|q| q.platform.is_some() || !q.campaign.is_empty())
            .then_some("true")
    };
    let platforms = Memo::new(move |_| {
        let mut all: Vec<Platform> =
            planner.of(|c| c.channels.iter().map(|channel| channel.platform).collect());
        all.sort_unstable();
        all.dedup();
        all
    });
    let campaigns = Memo::new(move |_| planner.of(|c| c.campaigns.clone()));
    let platform = Memo::new(move |_| planner.query.with(|q| q.platform));
    let campaign = Memo::new(move |_| planner.query.with(|q| q.campaign.clone()));
    view! {
        <details class="menu-host end" data-menu>
            <summary class="pill" aria-current=some><Icon name="filter" />{words::planner::more_filters()}</summary>
            <div class="popover">
                <div class="popover-body stack">
                    <div class="field">
                        <label class="field-label" for="f-platform">
                            {words::planner::platform()}
                        </label>
                        <select
                            class="select"
                            id="f-platform"
                            on:change:target=move |event| {
                                let chosen = event.target().value().parse::<Platform>().ok();
                                planner.slide(|q| q.platform = chosen);
                            }
                        >
                            <option value="">{words::planner::any_platform()}</option>
                            <For each=move || platforms.get() key=|p| *p let:item>
                                <option value=item.as_str() selected=move || platform.get() == Some(item)>
                                    {item.name()}
                                </option>
                            </For>
                        </select>
                    </div>
                    <div class="field">
                        <label class="field-label" for="f-campaign">
                            {words::planner::campaign()}
                        </label>
                        <select
                            class="select"
                            id="f-campaign"
                            on:change:target=move |event| {
                                let chosen = event.target().value();
                                planner.slide(|q| q.campaign = chosen);
                            }
                        >
                            <option value="">{words::planner::any_campaign()}</option>
                            <For each=move || campaigns.get() key=String::clone let:item>
                                <option value=item.clone() selected={
                                    let item = item.clone();
                                    move || campaign.with(|c| *c == item)
                                }>{item.clone()}</option>
                            </For>
                        </select>
                    </div>
                </div>
            </div>
        </details>
    }
}

/// Leads to the posts that somebody should see to.
#[component]
fn Urgent() -> impl IntoView {
    let planner = Planner::current();
    let urgent = Memo::new(move |_| planner.of(|c| c.urgent));
    let href = move || {
        Query {
            view: View::List,
            status: PostStatus::UNAPPROVED.to_vec(),
            ..Query::default()
        }
        .href()
    };
    view! {
        <Show when=move || urgent.get() != 0>
            <a class="due" href=href data-noscroll>
                <Icon name="alert" />
                {move || words::planner::urgent(urgent.get())}
            </a>
        </Show>
    }
}
