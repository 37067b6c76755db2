use super::{
    bar::Bar, closed::MoreStyles, desk::Desk, follow::follow, head::Head, load::WithReview, looks::Thumb,
    mini_month::MiniMonth, over::Over, stamp::look_of,
};
use crate::{
    ui::{Glyph, Icon},
    words,
};
use domain::{
    LinkId,
    views::review::{ReviewPage as Review, ReviewPost},
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
                    <a href=format!("/review/{link}/subscribe") rel="external">{words::shared::subscribe()}</a>
                </p>
                {move || days.get().into_iter().map(|(date, posts)| day(link, &date, posts)).collect_view()}
            </main>
        </div>
        <Bar />
        <Over link=desk.link over=desk.over opened=move |()| desk.go_on() />
    }
}

/// Posts of a day, `2026-11-24`, by time.
pub(super) type Days = Vec<(String, Vec<ReviewPost>)>;

/// The days that have posts, in order; posts without a date come last, under an empty one.
fn by_day(posts: &[ReviewPost]) -> Days {
    let mut posts = posts.to_vec();
    posts.sort_by_key(|post| {
        post.when
            .as_ref()
            .map_or((true, String::new()), |when| (false, when.order().to_owned()))
    });
    let mut days = Days::new();
    for post in posts {
        let date = post
            .when
            .as_ref()
            .map(|when| when.date.clone())
            .unwrap_or_default();
        match days.last_mut() {
            Some((last, posts)) if *last == date => posts.push(post),
            _ => days.push((date, vec![post])),
        }
    }
    days
}

fn day(link: LinkId, date: &str, posts: Vec<ReviewPost>) -> impl IntoView + use<> {
    // `Tue 24 Nov`
    let label = posts
        .first()
        .and_then(|post| post.when.as_ref())
        .map(|when| when.day.clone());
    let heading = match label
        .as_deref()
        .map(|label| label.splitn(3, ' ').map(str::to_owned).collect::<Vec<_>>())
    {
        Some(parts) if parts.len() == 3 => {
            let [weekday, number, month] = [0, 1, 2].map(|at| parts[at].clone());
            view! { <time datetime=date.to_owned()>{weekday} " " <b>{number}</b> " " {month}</time> }
                .into_any()
        }
        _ => label
            .unwrap_or_else(|| words::review::no_date().to_owned())
            .into_any(),
    };
    let entries = posts.into_iter().map(|post| entry(link, post)).collect_view();
    view! {
        <section class="agenda-day" id=format!("day-{date}")>
            <h2>{heading}</h2>
            <ol>{entries}</ol>
        </section>
    }
}

fn entry(link: LinkId, post: ReviewPost) -> impl IntoView {
    let (icon, word, status, _) = look_of(&post.state);
    let time = post.when.as_ref().map(|when| when.clock());
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
            <a class="card agenda-post" href=format!("/review/{link}#post-{}", post.id) rel="external" data-status=status>
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
