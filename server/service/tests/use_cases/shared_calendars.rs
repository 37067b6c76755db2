//! Shared calendars: what staff share, and what people outside get of it.

use domain::{
    Failure, Field, MediaId, Problem, Refusal,
    audit::Kind,
    shared_calendar::{Accent, PublicStatus, SharedCalendarOptions},
    staff::Role,
    views::{
        planner::Draft,
        shared_calendar::{
            ActiveSharedCalendar, Layout, PasswordChoice, SharedCalendarForm, SharedCalendarTarget,
        },
    },
};
use service::{
    actor::Caller,
    media::{Rendition, upload_media::upload_media},
    secrets::Token,
    shared_calendars::{
        deactivate_shared_calendar::deactivate_shared_calendar,
        enter_shared_calendar::{enter_shared_calendar, enter_shared_calendar_by_key},
        list_shared_calendars::list_shared_calendars,
        read_shared_media::read_shared_media,
        share_calendar::share_calendar,
        show_shared_calendar::show_shared_calendar,
        show_shared_calendar_settings::show_shared_calendar_settings,
        show_shared_feed::{feed_address, show_shared_feed},
        unlock_shared_calendar::unlock_shared_calendar,
    },
};
use testing::{Agency, token_of};

fn form(password: PasswordChoice, logo: Option<MediaId>) -> SharedCalendarForm {
    SharedCalendarForm {
        options: SharedCalendarOptions {
            from: None,
            to: None,
            channels: Vec::new(),
            captions: true,
            embeddable: false,
            title: "Our spring".into(),
            logo,
            accent: Accent::Blue,
        },
        password,
    }
}

async fn share(agency: &Agency, form: SharedCalendarForm) -> (ActiveSharedCalendar, Token) {
    let target = SharedCalendarTarget::New {
        project: agency.project,
        replaces: None,
    };
    let shared = share_calendar(&agency.services, agency.staff(), target, form, None)
        .await
        .unwrap();
    let token = token_of(shared.url.as_deref().unwrap());
    (shared, token)
}

#[tokio::test]
async fn a_shared_calendar_shows_what_is_planned_and_nothing_else() {
    let (agency, _) = Agency::new().await;
    let draft = |caption| Draft {
        date: "2031-03-04".into(),
        creator_note: "Inner note".into(),
        ..agency.draft(caption)
    };
    let (asked, _) = agency.save(draft("Asked about")).await;
    agency.save(draft("A draft")).await;
    agency.invite(&[asked]).await;
    let (_, token) = share(&agency, form(PasswordChoice::Remove, None)).await;
    let viewer = enter_shared_calendar(&agency.services, &token, |_| None)
        .await
        .unwrap();
    let shown = show_shared_calendar(&agency.services, &viewer, Layout::Month, "2031-03-01")
        .await
        .unwrap();
    let posts: Vec<_> = shown
        .calendar
        .posts
        .iter()
        .map(|post| (post.id, post.status))
        .collect();
    assert_eq!(posts, [(asked, PublicStatus::PreScheduled)]);
    let (feed, _) = show_shared_feed(&agency.services, &viewer).await.unwrap();
    assert_eq!(feed.posts.len(), 1);
    let none = show_shared_calendar(&agency.services, &viewer, Layout::Month, "March").await;
    assert!(matches!(none, Err(Failure::Invalid(_))));
}

#[tokio::test]
async fn one_with_a_password_is_opened_by_it_alone() {
    let (agency, _) = Agency::new().await;
    let (shared, token) = share(&agency, form(PasswordChoice::Generate, None)).await;
    let (services, caller) = (&agency.services, Caller::default());
    let closed = enter_shared_calendar(services, &token, |_| None).await;
    assert_eq!(closed.err(), Some(Failure::SignedOut));
    let wrong = unlock_shared_calendar(services, &caller, &token, "another").await;
    assert_eq!(wrong.err(), Some(Failure::field(Field::Password, Problem::Wrong)));
    let password = shared.password.unwrap();
    let (id, session) = unlock_shared_calendar(services, &caller, &token, &password)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(id, shared.row.seen.id);
    let viewer = enter_shared_calendar(services, &token, |_| Some(session.clone()))
        .await
        .unwrap();
    let address = feed_address(services, &viewer);
    let key = address.rsplit('=').next().unwrap();
    assert!(enter_shared_calendar_by_key(services, &token, key).await.is_ok());
    let guessed = enter_shared_calendar_by_key(services, &token, "another").await;
    assert_eq!(guessed.err(), Some(Failure::NotFound));
    let told = agency.told().await;
    for kind in [Kind::SharedCalendarUnlockFailed, Kind::SharedCalendarOpened] {
        assert!(told.contains(&kind), "{kind:?}");
    }
}

#[tokio::test]
async fn staff_change_and_end_it_from_the_version_that_they_saw() {
    let (agency, _) = Agency::new().await;
    let (services, staff) = (&agency.services, agency.staff());
    let editor = agency.colleague(Role::Editor, false).await;
    let target = SharedCalendarTarget::New {
        project: agency.project,
        replaces: None,
    };
    let refused = share_calendar(
        services,
        &editor,
        target,
        form(PasswordChoice::Remove, None),
        None,
    )
    .await;
    assert_eq!(refused.err(), Some(Failure::Forbidden));
    let (shared, token) = share(&agency, form(PasswordChoice::Remove, None)).await;
    let seen = shared.row.seen;
    let change = async || {
        let target = SharedCalendarTarget::Existing(seen);
        share_calendar(
            services,
            staff,
            target,
            form(PasswordChoice::Generate, None),
            None,
        )
        .await
    };
    assert!(change().await.is_ok());
    assert_eq!(change().await.err(), Some(Refusal::SharedCalendarChanged.into()));
    let settings = show_shared_calendar_settings(services, staff, agency.project)
        .await
        .unwrap();
    assert!(settings.active.unwrap().row.locked);
    let stranger = agency.stranger().await;
    assert_eq!(
        deactivate_shared_calendar(services, &stranger, seen.id).await,
        Err(Failure::NotFound)
    );
    deactivate_shared_calendar(services, staff, seen.id)
        .await
        .unwrap();
    let dead = enter_shared_calendar(services, &token, |_| None).await;
    assert_eq!(dead.err(), Some(Failure::NotFound));
    let all = list_shared_calendars(services, staff).await.unwrap();
    assert!(all.len() == 1 && all[0].ended.is_some());
    assert_eq!(agency.told().await.last(), Some(&Kind::SharedCalendarDeactivated));
}

#[tokio::test]
async fn only_pictures_that_are_shown_are_given_out() {
    let (agency, _) = Agency::new().await;
    let upload = async || {
        let png = crate::media::png();
        upload_media(&agency.services, agency.staff(), agency.project, png)
            .await
            .unwrap()
            .id
    };
    let (logo, other) = (upload().await, upload().await);
    let (_, token) = share(&agency, form(PasswordChoice::Remove, Some(logo))).await;
    let viewer = enter_shared_calendar(&agency.services, &token, |_| None)
        .await
        .unwrap();
    let read = async |id| read_shared_media(&agency.services, &viewer, None, id, Rendition::Thumbnail).await;
    assert!(!read(logo).await.unwrap().is_empty());
    assert_eq!(read(other).await, Err(Failure::NotFound));
}
