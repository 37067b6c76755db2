//! What staff may do with a link.

use super::case::{Case, options, path};
use domain::{
    Failure, Refusal,
    shared_calendar::SharedCalendarOptions,
    staff::Role,
    views::shared_calendar::{PasswordChoice, SharedCalendarForm, SharedCalendarTarget},
};
use http::StatusCode;
use service::shared_calendars::{
    deactivate_shared_calendar::deactivate_shared_calendar, share_calendar::share_calendar,
};

#[tokio::test]
async fn who_may_not_create_links_may_not_share() {
    let case = Case::new().await;
    let calendar = case.shared_calendar(options(), PasswordChoice::Remove).await;
    let stranger = case.server.owner("Other").await;
    for (role, links, expected) in [
        (Role::Viewer, true, Failure::Forbidden),
        (Role::Editor, false, Failure::Forbidden),
    ] {
        let person = case.server.colleague(&case.owner, role, links).await;
        let ended =
            deactivate_shared_calendar(&case.server.services, &person.staff, calendar.row.seen.id).await;
        assert_eq!(ended, Err(expected));
    }
    let ended =
        deactivate_shared_calendar(&case.server.services, &stranger.staff, calendar.row.seen.id).await;
    assert_eq!(ended, Err(Failure::NotFound));
    assert_eq!(case.get(&path(&calendar)).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_colleagues_change_is_not_overwritten() {
    let case = Case::new().await;
    let (services, staff) = (&case.server.services, &case.owner.staff);
    let form = |title: &str| SharedCalendarForm {
        options: SharedCalendarOptions {
            title: title.into(),
            ..options()
        },
        password: PasswordChoice::Remove,
    };
    let opened = case
        .shared_calendar(options(), PasswordChoice::Remove)
        .await
        .row
        .seen;
    let theirs = share_calendar(
        services,
        staff,
        SharedCalendarTarget::Existing(opened),
        form("Theirs"),
        None,
    )
    .await;
    let theirs = theirs.expect("changed").row.seen;
    let replacing = |replaces| SharedCalendarTarget::New {
        project: case.project,
        replaces,
    };
    for stale in [
        SharedCalendarTarget::Existing(opened),
        replacing(Some(opened)),
        replacing(None),
    ] {
        let refused = share_calendar(services, staff, stale, form("Mine"), None).await;
        assert_eq!(
            refused.err(),
            Some(Refusal::SharedCalendarChanged.into()),
            "{stale:?}"
        );
    }
    let mut db = services.store.read().await.expect("a database");
    let standing = db
        .active_shared_calendar(case.project)
        .await
        .expect("a shared calendar")
        .expect("one");
    assert_eq!(
        (standing.seen(), standing.options.title.as_str()),
        (theirs, "Theirs")
    );
    drop(db);
    let mine = share_calendar(
        services,
        staff,
        SharedCalendarTarget::Existing(theirs),
        form("Mine"),
        None,
    )
    .await;
    assert_eq!(mine.expect("changed").row.options.title, "Mine");
    deactivate_shared_calendar(services, staff, theirs.id)
        .await
        .expect("ended");
    let ended = share_calendar(
        services,
        staff,
        SharedCalendarTarget::Existing(theirs),
        form("Mine"),
        None,
    )
    .await;
    assert_eq!(ended.err(), Some(Refusal::SharedCalendarEnded.into()));
}

#[tokio::test]
async fn nobody_believes_a_calendar_dead_that_lives_under_another_link() {
    let case = Case::new().await;
    let (services, staff) = (&case.server.services, &case.owner.staff);
    let old = case.shared_calendar(options(), PasswordChoice::Remove).await;
    let new = case.shared_calendar(options(), PasswordChoice::Remove).await;
    let ended = deactivate_shared_calendar(services, staff, old.row.seen.id).await;
    assert_eq!(ended, Err(Refusal::SharedCalendarEnded.into()));
    assert_eq!(case.get(&path(&new)).await.status(), StatusCode::OK);
    for _ in 0..2 {
        assert_eq!(
            deactivate_shared_calendar(services, staff, new.row.seen.id).await,
            Ok(())
        );
    }
}

#[tokio::test]
async fn the_log_says_what_changed_and_no_password() {
    let case = Case::new().await;
    let (services, staff) = (&case.server.services, &case.owner.staff);
    let first = case.shared_calendar(options(), PasswordChoice::Generate).await;
    let mut form = SharedCalendarForm {
        options: options(),
        password: PasswordChoice::Remove,
    };
    form.options.captions = false;
    let target = SharedCalendarTarget::Existing(first.row.seen);
    share_calendar(services, staff, target, form, None)
        .await
        .expect("changed");
    case.shared_calendar(options(), PasswordChoice::Keep).await;
    let mut db = services.store.read().await.expect("a database");
    let events = db
        .events_after(staff.user.workspace_id, 0, 100)
        .await
        .expect("events");
    let told: Vec<_> = events
        .iter()
        .flatten()
        .map(|event| event.details.as_str())
        .collect();
    let said = |fact: &str| told.iter().filter(|details| details.contains(fact)).count();
    assert_eq!(said(r#""password":"set""#), 1);
    assert_eq!(said(r#""password":"removed""#), 1);
    assert_eq!(said(r#""password":"none""#), 1);
    assert_eq!(said(r#""captions":"false""#), 1);
    assert_eq!(said(&format!(r#""replaces":"{}""#, first.row.seen.id)), 1);
    let password = first.password.expect("a password");
    assert_eq!(said(&password), 0);
}
