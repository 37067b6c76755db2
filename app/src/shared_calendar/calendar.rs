use super::{details::Details, document::document, month::Grid, rows::Rows, webcal};
use crate::{dates, ui::Icon, words};
use domain::{
    Spelled,
    civil::Date,
    shared_calendar::PublicStatus,
    views::shared_calendar::{Layout, SharedCalendarPage},
};
use leptos::prelude::*;
use strum::VariantArray;

/// A calendar and what its page needs beside it.
#[derive(Clone, Debug)]
pub struct Page {
    /// The calendar.
    pub calendar: SharedCalendarPage,
    /// Its own address, `/c/..`.
    pub address: String,
    /// The address of its feed for calendar programs, whole.
    pub feed: String,
}

/// The document of a shared calendar.
#[must_use]
pub fn calendar(page: &Page) -> String {
    let Page {
        calendar,
        address,
        feed,
    } = page.clone();
    let (title, accent) = (calendar.title.clone(), calendar.accent);
    document(&title, accent, move || body(calendar, address, feed))
}

fn body(calendar: SharedCalendarPage, address: String, feed: String) -> AnyView {
    // What a click opens stands after the calendar, once for each post.
    let details = calendar.posts.iter().cloned();
    let details = details.map(|post| view! { <Details post /> }).collect_view();
    let (empty, zone) = (calendar.is_empty(), calendar.time_zone.clone());
    view! {
        <Top calendar=calendar.clone() address />
        <main class="sc" id="calendar" data-zone=zone>
            {empty.then(|| view! { <p class="sc-empty">{words::shared_calendar::nothing()}</p> })}
            {match calendar.layout {
                Layout::Month | Layout::Week => view! { <Grid calendar /> }.into_any(),
                Layout::List => view! { <Rows calendar /> }.into_any(),
            }}
        </main>
        <Foot feed />
        {details}
    }
    .into_any()
}

/// Whose calendar, which period, which layout.
#[component]
fn Top(calendar: SharedCalendarPage, address: String) -> impl IntoView {
    let to = |layout: Layout, date: &str| format!("{address}?view={}&date={date}", layout.as_str());
    let step = |date: Option<Date>, icon: &'static str, label: &'static str, rel: &'static str| match date {
        Some(date) => view! {
            <a class="icon-only" href=to(calendar.layout, &date.to_string()) rel=rel aria-label=label>
                <Icon name=icon />
            </a>
        }
        .into_any(),
        None => view! { <span class="icon-only" aria-hidden="true"><Icon name=icon /></span> }.into_any(),
    };
    let layouts = Layout::VARIANTS.iter().copied().map(|layout| {
        let word = match layout {
            Layout::Month => words::shared_calendar::month(),
            Layout::Week => words::shared_calendar::week(),
            Layout::List => words::shared_calendar::list(),
        };
        let current = (layout == calendar.layout).then_some("page");
        view! { <a href=to(layout, &calendar.date.to_string()) aria-current=current>{word}</a> }
    });
    let logo = calendar.logo.as_ref().map(|logo| {
        view! { <img class="sc-logo" src=logo.url.clone() alt="" width=logo.width height=logo.height /> }
    });
    view! {
        <header class="sc-top">
            <div class="sc-name">
                {logo}
                <div>
                    <h1 dir="auto">{calendar.title.clone()}</h1>
                    <p>{words::shared_calendar::zone(&calendar.zone)}</p>
                </div>
            </div>
            <nav class="sc-period" aria-label=words::shared_calendar::view()>
                <div class="seg">
                    {step(calendar.previous, "chevron-left", words::shared_calendar::previous(), "prev")}
                    <a href=to(calendar.layout, "")>{words::shared_calendar::today()}</a>
                    {step(calendar.next, "chevron-right", words::shared_calendar::next(), "next")}
                </div>
                <h2>{heading(&calendar)}</h2>
                <div class="seg">{layouts.collect_view()}</div>
            </nav>
        </header>
    }
}

/// `November 2026`, `23 – 29 November 2026`.
fn heading(calendar: &SharedCalendarPage) -> String {
    match calendar.layout {
        Layout::Week => dates::days(calendar.period),
        Layout::Month | Layout::List => dates::month(calendar.date.month()),
    }
}

/// What the marks mean, and the feed.
#[component]
fn Foot(feed: String) -> impl IntoView {
    let marks = PublicStatus::VARIANTS.iter().copied().map(|status| {
        let hint = match status {
            PublicStatus::PreScheduled => words::shared_calendar::pre_scheduled_hint(),
            PublicStatus::Scheduled => words::shared_calendar::scheduled_hint(),
            PublicStatus::Published => words::shared_calendar::published_hint(),
        };
        view! {
            <div>
                <dt><Mark status /></dt>
                <dd>{hint}</dd>
            </div>
        }
    });
    view! {
        <footer class="sc-foot">
            <dl aria-label=words::shared_calendar::legend()>{marks.collect_view()}</dl>
            <p>
                <a href=webcal(&feed)>{words::shared_calendar::subscribe()}</a>
                " "
                {words::shared_calendar::subscribe_hint()}
                " "
                <a href=feed.clone()>{words::shared_calendar::feed_address()}</a>
            </p>
            <p class="sc-by">{words::shared_calendar::by()}</p>
        </footer>
    }
}

/// A status: colour, picture and word.
#[component]
pub(super) fn Mark(status: PublicStatus) -> impl IntoView {
    view! {
        <span class="sc-mark" data-status=status.as_str()>
            <Icon name=icon(status) />
            {words::of_public_status(status)}
        </span>
    }
}

/// The picture of a status.
pub(super) const fn icon(status: PublicStatus) -> &'static str {
    match status {
        PublicStatus::PreScheduled => "clock",
        PublicStatus::Scheduled => "check",
        PublicStatus::Published => "send",
    }
}
