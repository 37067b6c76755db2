use super::{
    bar::Bar, closed::MoreStyles, desk::Desk, follow::follow, head::Head, load::WithReview, looks::Thumb,
    mini_month::MiniMonth, over::Over, picked, stamp::look_of,
};
use crate::{
    dates,
    ui::{Glyph, Icon},
    words,
};
use domain::views::{
    ShownDay,
    review::{ReviewPage as Review, ReviewPost},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// `/review/{link}/calendar`: the posts by day.
#[component]
pub fn ReviewCalendarPage() -> impl IntoView {
    view! { <WithReview draw=|page| view! { <Agenda page /> }.into_any() /> }
}

#[component]
fn Agenda(page: Review) -> impl IntoView {
    let title = words::review::calendar_title(&page.project);
    let desk = Desk::that_only_shows(page);
    provide_context(desk);
    follow(desk);
    let days = Memo::new(move |_| desk.page.with(|page| by_day(&page.posts)));
    let link = desk.link;
    // The ticks of this page do not change.
    let posts = format!(
        "/review/{link}{}",
        desk.ticked.with_untracked(|ticked| picked::query(ticked))
    );
    view! {
        <Title text=title />
        <MoreStyles />
        <a class="skip-link" href="#posts" rel="external">{words::review::skip()}</a>
        <div class="rv">
            <div class="rv-side">
                <Head calendar=true />
                <MiniMonth days />
            </div>
            <main class="rv-posts" id="posts" tabindex="-1">
                <p>
                    <a href=format!("/review/{link}/subscribe") rel="external">{words::shared_calendar::subscribe()}</a>
                </p>
                {move || days.get().into_iter().map(|(date, of_day)| day(&posts, date, of_day)).collect_view()}
            </main>
        </div>
        <Bar />
        <Over link=desk.link over=desk.over opened=move |()| desk.go_on() />
    }
}

/// Posts of a day, by time.
pub(super) type Days = Vec<(Option<ShownDay>, Vec<ReviewPost>)>;

/// The days that have posts, in order; posts without a date come last.
fn by_day(posts: &[ReviewPost]) -> Days {
    let mut posts = posts.to_vec();
    posts.sort_by_key(|post| {
        post.when
            .as_ref()
            .map_or((true, String::new()), |when| (false, when.order().to_owned()))
    });
    let mut days = Days::new();
    for post in posts {
        let day = post.when.as_ref().map(|when| when.day);
        match days.last_mut() {
            Some((last, posts)) if *last == day => posts.push(post),
            _ => days.push((day, vec![post])),
        }
    }
    days
}

/// A day, and its posts, each of which leads to its place at `address`.
fn day(address: &str, day: Option<ShownDay>, posts: Vec<ReviewPost>) -> impl IntoView + use<> {
    let id = day.map(|day| format!("day-{}", day.date));
    let heading = match day {
        Some(ShownDay { date, other_year }) => {
            let month = words::dates::month_short(date.month().number());
            let month = if other_year {
                words::dates::month(month, date.year())
            } else {
                month
            };
            let weekday = words::dates::weekday_short(date.weekday());
            view! { <time datetime=date.to_string()>{weekday} " " <b>{date.day()}</b> " " {month}</time> }
                .into_any()
        }
        None => words::review::no_date().into_any(),
    };
    let entries = posts.into_iter().map(|post| entry(address, post)).collect_view();
    view! {
        <section class="agenda-day" id=id>
            <h2>{heading}</h2>
            <ol>{entries}</ol>
        </section>
    }
}

fn entry(address: &str, post: ReviewPost) -> impl IntoView + use<> {
    let (icon, word, status, _) = look_of(&post.state);
    let time = post.when.as_ref().map(dates::clock);
    let networks = post.previews.iter().map(|preview| preview.platform.name());
    let text = time
        .iter()
        .map(String::as_str)
        .chain(networks)
        .collect::<Vec<_>>()
        .join(" · ");
    let glyph = post
        .previews
        .first()
        .map(|preview| view! { <Glyph platform=preview.platform /> " " });
    view! {
        <li>
            // A document of its own: only the browser goes to the post once it is there.
            <a class="card agenda-post" href=format!("{address}#post-{}", post.id) rel="external" data-status=status>
                <Thumb post=post.clone() />
                <b class="truncate" dir="auto">{post.title}</b>
                <span class="rv-meta">
                    <span>{glyph} {text}</span>
                    <span class="status"><Icon name=icon />{word}</span>
                </span>
            </a>
        </li>
    }
}
