//! A period of a shared calendar, as people outside see it.

use crate::{
    Services,
    actor::Viewer,
    dates,
    media::{Audience, picture},
    model::{Channel, Project},
    ports::Read,
    shared_calendars::logo_of,
};
use domain::{
    Failure, Field, Problem, UnixMillis,
    civil::{Date, Period},
    post::{self, Post, title},
    shared_calendar::{PublicStatus, SharedCalendar},
    views::{
        When,
        shared_calendar::{Account, Layout, SharedCalendarPage, SharedPost, SharedText},
    },
};
use jiff::tz::TimeZone;

/// A calendar, and for how long it is true if nothing is written.
#[derive(Clone, Debug)]
pub struct Dated {
    /// What is shown.
    pub calendar: SharedCalendarPage,
    /// The first instant at which time alone changes it.
    pub until: UnixMillis,
}

/// The period around `date` (`2026-11-24`; empty for today).
///
/// # Errors
/// A date that is none.
pub async fn show_shared_calendar(
    services: &Services,
    viewer: &Viewer,
    layout: Layout,
    date: &str,
) -> Result<Dated, Failure> {
    let (calendar, now) = (&viewer.calendar, services.clock.now());
    let malformed = |problem| Failure::field(Field::Date, problem);
    let mut db = services.store.read().await?;
    let shown = Shown::load(&mut *db, viewer, now).await?;
    let today = dates::day(&dates::zoned(now, &shown.zone));
    let date: Date = match date {
        "" => shown.nearest(today),
        text => text.parse().map_err(|_| malformed(Problem::Malformed))?,
    };
    let period = match layout {
        Layout::Month => Period::weeks_of(date.month()),
        Layout::Week => Period::week(date),
        Layout::List => Some(Period::month(date.month())),
    };
    let period = period.ok_or(malformed(Problem::BeyondYears))?;
    let shared = period.within(shown.from, shown.to);
    let (from, to) = dates::instants(shared, &shown.zone).map_err(malformed)?;
    let posts = db.posts_between(calendar.project_id, from, to).await?;
    let logo = logo_of(
        &mut *db,
        calendar,
        Audience::Viewer {
            token: viewer.token.reveal(),
            post: None,
        },
    )
    .await?;
    drop(db);
    let about = period.about.map_or(period, Period::month);
    let beside = |day: Option<Date>| day.filter(|day| shown.reaches(layout, *day));
    Ok(Dated {
        calendar: SharedCalendarPage {
            title: calendar.options.title.clone(),
            logo,
            accent: calendar.options.accent,
            time_zone: shown.project.time_zone.clone(),
            zone: dates::place(&shown.zone),
            layout,
            period,
            date,
            previous: beside(about.first.plus(-1)),
            next: beside(about.last.plus(1)),
            today,
            posts: posts.iter().filter_map(|post| shown.post(post)).collect(),
            captions: calendar.options.captions,
        },
        until: shown.until(&posts)?,
    })
}

/// What decides which posts a shared calendar shows, and as what.
pub(super) struct Shown<'a> {
    calendar: &'a SharedCalendar,
    token: &'a str,
    pub(super) project: Project,
    channels: Vec<Channel>,
    pub(super) zone: TimeZone,
    from: Option<Date>,
    to: Option<Date>,
    now: UnixMillis,
}

impl<'a> Shown<'a> {
    pub(super) async fn load<R: Read + ?Sized>(
        db: &mut R,
        viewer: &'a Viewer,
        now: UnixMillis,
    ) -> Result<Self, Failure> {
        let calendar = &viewer.calendar;
        let project = db.project(calendar.project_id).await?.ok_or(Failure::NotFound)?;
        let channels = db.channels(calendar.project_id).await?;
        let day = |text: &Option<String>| text.as_deref().and_then(|text| text.parse().ok());
        Ok(Self {
            calendar,
            token: viewer.token.reveal(),
            channels,
            zone: dates::known_zone(&project.time_zone),
            project,
            from: day(&calendar.options.from),
            to: day(&calendar.options.to),
            now,
        })
    }

    /// What the post is outside; `None` if it is not shown at all. Here stand all the rules of a shared calendar.
    pub(super) fn status(&self, post: &Post) -> Option<PublicStatus> {
        if post.project_id != self.calendar.project_id {
            return None;
        }
        let day = dates::day(&dates::zoned(post.scheduled_at?, &self.zone));
        let inside = self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to);
        if !inside || self.accounts(post).next().is_none() {
            return None;
        }
        let status = post::status(post, self.project.requires_approval, self.now);
        PublicStatus::of(status, post.scheduled_at, self.now)
    }

    /// The channels of the post that the shared calendar shows.
    fn accounts<'p>(&'p self, post: &'p Post) -> impl Iterator<Item = &'p Channel> {
        let chosen = &self.calendar.options.channels;
        let ids = post.revision.content.channels.iter();
        ids.filter(move |id| chosen.is_empty() || chosen.contains(id))
            .filter_map(|id| self.channels.iter().find(|channel| channel.id == *id))
    }

    /// The post as it is shown.
    pub(super) fn post(&self, post: &Post) -> Option<SharedPost> {
        let status = self.status(post)?;
        let captions = self.calendar.options.captions;
        let when = dates::when(post.scheduled_at?, &self.zone, self.now);
        let mut shown = outline(post, status, when, self.accounts(post), captions);
        let audience = Audience::Viewer {
            token: self.token,
            post: Some(post.id),
        };
        let media = post.revision.content.media.iter().filter(|_| captions);
        shown.pictures = media.map(|media| picture(media, audience)).collect();
        Some(shown)
    }

    /// The first instant at which time alone changes what is shown of `posts`.
    pub(super) fn until(&self, posts: &[Post]) -> Result<UnixMillis, Failure> {
        let malformed = |problem| Failure::field(Field::Date, problem);
        let today = dates::day(&dates::zoned(self.now, &self.zone));
        let tomorrow = today.plus(1).ok_or(malformed(Problem::BeyondYears))?;
        let midnight = dates::instant(&tomorrow.to_string(), "00:00", &self.zone).map_err(malformed)?;
        // What is no plan any more is hidden from then on.
        let end = |post: &Post| self.status(post)?.until(post.scheduled_at?);
        Ok(posts.iter().filter_map(end).fold(midnight, UnixMillis::min))
    }

    /// The day nearest to `day` that is shared.
    fn nearest(&self, day: Date) -> Date {
        let day = self.from.map_or(day, |from| day.max(from));
        self.to.map_or(day, |to| day.min(to))
    }

    /// Whether the period of `day` holds days that are shared.
    fn reaches(&self, layout: Layout, day: Date) -> bool {
        let period = match layout {
            Layout::Month | Layout::List => Some(Period::month(day.month())),
            Layout::Week => Period::week(day),
        };
        period.is_some_and(|period| {
            self.from.is_none_or(|from| from <= period.last) && self.to.is_none_or(|to| period.first <= to)
        })
    }
}

/// A post without its pictures, its accounts grouped by the text that they get.
pub(crate) fn outline<'c>(
    post: &Post,
    status: PublicStatus,
    when: When,
    channels: impl Iterator<Item = &'c Channel>,
    captions: bool,
) -> SharedPost {
    let mut texts: Vec<SharedText> = Vec::new();
    for channel in channels {
        let account = Account {
            platform: channel.platform,
            handle: captions.then(|| channel.handle_of(post).to_owned()),
        };
        let caption = if captions {
            post.revision.content.caption_for(channel.id)
        } else {
            ""
        };
        match texts.iter_mut().find(|text| text.caption == caption) {
            Some(text) if text.accounts.contains(&account) => {}
            Some(text) => text.accounts.push(account),
            None => texts.push(SharedText {
                accounts: vec![account],
                caption: caption.to_owned(),
            }),
        }
    }
    SharedPost {
        id: post.id,
        status,
        when,
        title: texts
            .iter()
            .map(|text| title(&text.caption))
            .find(|title| !title.is_empty())
            .unwrap_or_default(),
        texts,
        pictures: Vec::new(),
        pictured: if captions {
            post.revision.content.media.len()
        } else {
            0
        },
    }
}
