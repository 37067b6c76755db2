//! The audit log of the workspace.

mod entry;
mod filters;

use crate::{
    api::history::read_log,
    dates,
    ui::{Icon, Notice, Unavailable},
    words,
};
use domain::{
    Spelled,
    views::{
        ShownDay,
        history::{Line, Log, LogFilter},
    },
};
use entry::Entry;
use filters::Filters;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{hooks::use_query_map, params::ParamsMap};

/// The log, filtered by the address.
#[component]
pub fn AuditPage() -> impl IntoView {
    let query = use_query_map();
    let filter = Memo::new(move |_| filter_of(&query.read()));
    let log = Resource::new(move || filter.get(), read_log);
    view! {
        <Title text=words::audit::title() />
        <main id="main">
            <div class="page narrow">
                <header class="page-head">
                    <div>
                        <h1>{words::audit::title()}</h1>
                        <p class="sub">{words::audit::sub()}</p>
                    </div>
                </header>
                <Transition>
                    {move || Suspend::new(async move {
                        match log.await {
                            Ok(log) => view! { <Shown log filter=filter.get_untracked() /> }.into_any(),
                            Err(error) => view! { <Unavailable error /> }.into_any(),
                        }
                    })}
                </Transition>
            </div>
        </main>
    }
}

fn filter_of(query: &ParamsMap) -> LogFilter {
    LogFilter {
        kind: query.get("kind").and_then(|kind| kind.parse().ok()),
        actor: query.get("person").filter(|name| !name.is_empty()),
        link: query.get("link").and_then(|id| id.parse().ok()),
        post: query.get("post").and_then(|id| id.parse().ok()),
        before: query.get("before").and_then(|seq| seq.parse().ok()),
    }
}

fn address_of(filter: &LogFilter) -> String {
    let mut query = ParamsMap::new();
    let mut add = |key: &'static str, value: Option<String>| {
        if let Some(value) = value {
            query.insert(key, value);
        }
    };
    add("kind", filter.kind.map(|kind| kind.as_str().to_owned()));
    add("person", filter.actor.clone());
    add("link", filter.link.map(|id| id.to_string()));
    add("post", filter.post.map(|id| id.to_string()));
    add("before", filter.before.map(|seq| seq.to_string()));
    format!("/audit{}", query.to_query_string())
}

#[component]
fn Shown(log: Log, filter: LogFilter) -> impl IntoView {
    let Log {
        lines,
        time_zone,
        more_before,
        unreadable,
        actors,
    } = log;
    let numbers: Vec<String> = unreadable.iter().map(ToString::to_string).collect();
    let unreadable = (!numbers.is_empty()).then(|| {
        view! { <Notice kind="error">{words::audit::unreadable(numbers.join(", "))}</Notice> }
    });
    let older = more_before.map(|before| {
        address_of(&LogFilter {
            before: Some(before),
            ..filter.clone()
        })
    });
    let newest = filter.before.map(|_| {
        address_of(&LogFilter {
            before: None,
            ..filter.clone()
        })
    });
    let empty = lines.is_empty().then(|| {
        if filter == LogFilter::default() {
            words::audit::empty()
        } else {
            words::audit::empty_filtered()
        }
    });
    let days = by_day(lines).into_iter().map(|(day, lines)| {
        view! {
            <h2 class="timeline-day"><time datetime=day.date.to_string()>{dates::day(day)}</time></h2>
            <ol class="timeline">{lines.into_iter().map(|line| view! { <Entry line /> }).collect_view()}</ol>
        }
    });
    view! {
        <Filters filter=filter.clone() actors />
        <p class="field-hint">{words::common::times_in(time_zone)}</p>
        {unreadable}
        {empty
            .map(|empty| {
                view! {
                    <div class="empty">
                        <span class="empty-mark"><Icon name="log" large=true /></span>
                        <p>{empty}</p>
                    </div>
                }
            })}
        <section class="audit-log" aria-label=words::audit::title()>{days.collect_view()}</section>
        <nav class="row" aria-label=words::common::more()>
            {newest.map(|href| view! { <a class="button" href=href>{words::audit::newest()}</a> })}
            {older.map(|href| view! { <a class="button" href=href>{words::audit::older()}</a> })}
        </nav>
    }
}

/// Runs of lines of one day.
fn by_day(lines: Vec<Line>) -> Vec<(ShownDay, Vec<Line>)> {
    let mut days: Vec<(ShownDay, Vec<Line>)> = Vec::new();
    for line in lines {
        match days.last_mut() {
            Some((day, run)) if *day == line.when.day => run.push(line),
            _ => days.push((line.when.day, vec![line])),
        }
    }
    days
}
