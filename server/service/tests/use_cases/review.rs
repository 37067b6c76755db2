//! What clients do on a link.

use domain::{
    Failure, Field, PostId, Problem, Refusal, RequestKey,
    audit::Kind,
    link::{LinkStatus, VALIDITY},
    post::PostStatus,
    review::{Planned, Seen, UNDO_WINDOW, Verdict},
    staff::Role,
    time::HOUR,
    views::{
        planner::Draft,
        review::{Door, Flash, FlashForm, Late, Return},
    },
};
use service::{
    actor::{Caller, Reviewer},
    links::{extend_link::extend_link, regenerate_link::regenerate_link, show_link::show_link},
    review::{
        add_note::add_note,
        answer_note::answer_note,
        come_back::{come_back, keep_form},
        decide::{Decide, decide},
        decide_many::{DecideMany, decide_many},
        enter::enter,
        mark_viewed::mark_viewed,
        open_door::{note_fetch, open_door},
        remember_form::{remember_form, remembered},
        request_new_link::request_new_link,
        reschedule::{Typed, reschedule},
        show_notes::show_notes,
        show_review::show_review,
        show_review_feed::{feed_address, show_review_feed, subscribe},
        undo::{undo, undo_many},
        unlock::{SESSION, unlock, unlock_again},
    },
    secrets::Token,
};
use testing::Agency;

/// A decision about a post as it stands now.
async fn decision(agency: &Agency, post: PostId, verdict: Verdict, note: &str) -> Decide {
    Decide {
        post,
        seen: agency.open(post).await.revision.into(),
        verdict,
        note: note.into(),
        request_key: agency.services.id(),
    }
}

/// The client approves a post as it stands now.
pub(crate) async fn approve(agency: &Agency, reviewer: &Reviewer, post: PostId) {
    let input = decision(agency, post, Verdict::Approved, "").await;
    decide(&agency.services, reviewer, input).await.unwrap();
}

/// A post on a link, and its client inside.
async fn asked(agency: &Agency) -> (PostId, Reviewer) {
    let post = agency.post("New beans").await;
    let reviewer = agency.enter(&agency.invite(&[post]).await).await;
    (post, reviewer)
}

async fn status(agency: &Agency, post: PostId) -> PostStatus {
    agency.open(post).await.card.status
}

#[tokio::test]
async fn a_decision_is_about_what_was_seen_and_the_same_form_is_one() {
    let (agency, _) = Agency::new().await;
    let (post, reviewer) = asked(&agency).await;
    let stale = decision(&agency, post, Verdict::Approved, "").await;
    let change = Draft {
        post: Some((post, agency.open(post).await.card.version)),
        ..agency.draft("Newer beans")
    };
    let (_, version) = agency.save(change).await;
    service::links::resend_post::resend_post(&agency.services, agency.staff(), (post, version), false)
        .await
        .unwrap();
    let refused = decide(&agency.services, &reviewer, stale).await;
    assert_eq!(refused, Err(Refusal::PostChanged.into()));
    assert_eq!(status(&agency, post).await, PostStatus::Awaiting);
    let input = decision(&agency, post, Verdict::Approved, "Lovely").await;
    for _ in 0..2 {
        decide(&agency.services, &reviewer, input.clone()).await.unwrap();
    }
    assert_eq!(status(&agency, post).await, PostStatus::Approved);
    let told = agency.told().await;
    let count = |kind| told.iter().filter(|told| **told == kind).count();
    assert_eq!((count(Kind::Approved), count(Kind::DecisionRefused)), (1, 1));
}

#[tokio::test]
async fn changes_and_rejections_need_a_reason() {
    let (agency, _) = Agency::new().await;
    let (post, reviewer) = asked(&agency).await;
    for verdict in [Verdict::ChangesRequested, Verdict::Rejected] {
        let input = decision(&agency, post, verdict, "  ").await;
        let refused = decide(&agency.services, &reviewer, input).await;
        assert_eq!(refused, Err(Failure::field(Field::Note, Problem::Required)));
    }
    assert_eq!(status(&agency, post).await, PostStatus::Awaiting);
}

#[tokio::test]
async fn several_are_decided_and_taken_back_at_once_each_for_itself() {
    let (agency, clock) = Agency::new().await;
    let posts = [agency.post("One").await, agency.post("Two").await];
    let reviewer = agency.enter(&agency.invite(&posts).await).await;
    let stale: RequestKey = agency.services.id();
    let seen = vec![
        (posts[0], Seen::from(agency.open(posts[0]).await.revision)),
        (posts[1], Seen::from(domain::RevisionId(stale.0))),
    ];
    let all = DecideMany {
        seen,
        verdict: Verdict::Approved,
        note: String::new(),
        request_key: agency.services.id(),
    };
    let outcomes = decide_many(&agency.services, &reviewer, all).await.unwrap();
    assert_eq!(
        outcomes,
        [(posts[0], Ok(())), (posts[1], Err(Refusal::PostChanged))]
    );
    let (back, _) = undo_many(&agency.services, &reviewer, posts.to_vec())
        .await
        .unwrap();
    assert_eq!(
        back,
        [(posts[0], Ok(())), (posts[1], Err(Refusal::NothingToUndo))]
    );
    assert_eq!(status(&agency, posts[0]).await, PostStatus::Awaiting);
    approve(&agency, &reviewer, posts[0]).await;
    clock.pass(UNDO_WINDOW + 1);
    let late = undo(&agency.services, &reviewer, posts[0]).await;
    assert_eq!(late.err(), Some(Refusal::UndoOver.into()));
}

#[tokio::test]
async fn an_undone_decision_gives_its_words_back() {
    let (agency, _) = Agency::new().await;
    let (post, reviewer) = asked(&agency).await;
    let input = decision(&agency, post, Verdict::Rejected, "Not ours").await;
    decide(&agency.services, &reviewer, input).await.unwrap();
    let undone = undo(&agency.services, &reviewer, post).await.unwrap();
    assert_eq!(
        (undone.verdict, undone.note.as_str()),
        (Verdict::Rejected, "Not ours")
    );
    assert_eq!(agency.told().await.last(), Some(&Kind::Undone));
}

#[tokio::test]
async fn a_client_moves_a_post_into_the_future_in_the_zone_that_stood_there() {
    let (agency, _) = Agency::new().await;
    let (post, reviewer) = asked(&agency).await;
    let typed = |date: &str, zone: &str| Typed {
        date: date.into(),
        time: "10:00".into(),
        zone: Some(zone.into()),
        seen: Some(Planned::Undated),
    };
    let refused = async |typed, problem| {
        let refused = reschedule(&agency.services, &reviewer, post, typed).await;
        assert_eq!(refused, Err(Failure::field(Field::Schedule, problem)));
    };
    refused(typed("2001-01-01", "London"), Problem::InPast).await;
    refused(typed("2031-03-04", "Berlin"), Problem::OtherZone("London".into())).await;
    reschedule(&agency.services, &reviewer, post, typed("2031-03-04", "London"))
        .await
        .unwrap();
    assert_eq!(
        agency.open(post).await.card.when.unwrap().utc,
        "2031-03-04T10:00:00Z"
    );
    refused(typed("2031-03-05", "London"), Problem::OtherTime).await;
    assert_eq!(agency.told().await.last(), Some(&Kind::Rescheduled));
}

#[tokio::test]
async fn client_and_staff_write_in_one_thread_each_note_once() {
    let (agency, _) = Agency::new().await;
    let (post, reviewer) = asked(&agency).await;
    let key = agency.services.id();
    for _ in 0..2 {
        add_note(&agency.services, &reviewer, post, "Which beans?", key)
            .await
            .unwrap();
    }
    let other = add_note(&agency.services, &reviewer, post, "Whose beans?", key).await;
    assert_eq!(other, Err(Refusal::PostChanged.into()));
    let viewer = agency.colleague(Role::Viewer, true).await;
    let refused = answer_note(&agency.services, &viewer, post, "Ours", None).await;
    assert_eq!(refused, Err(Failure::Forbidden));
    answer_note(&agency.services, agency.staff(), post, "Ours", None)
        .await
        .unwrap();
    let page = show_notes(&agency.services, &reviewer, post, None).await.unwrap();
    let lines: Vec<_> = page
        .notes
        .iter()
        .map(|note| (note.body.as_str(), note.staff))
        .collect();
    assert_eq!(lines, [("Which beans?", false), ("Ours", true)]);
}

#[tokio::test]
async fn the_page_shows_what_is_on_the_link_and_a_screen_is_noted_once() {
    let (agency, _) = Agency::new().await;
    let (post, reviewer) = asked(&agency).await;
    agency.post("Not on the link").await;
    let page = show_review(&agency.services, &reviewer).await.unwrap();
    assert_eq!(page.posts.iter().map(|post| post.id).collect::<Vec<_>>(), [post]);
    assert_eq!(
        (page.approver.as_str(), page.project.as_str()),
        ("Tom", "Northwind")
    );
    for _ in 0..2 {
        mark_viewed(&agency.services, &reviewer, vec![post])
            .await
            .unwrap();
    }
    let viewed = agency
        .told()
        .await
        .into_iter()
        .filter(|kind| *kind == Kind::PostViewed);
    assert_eq!(viewed.count(), 1);
}

#[tokio::test]
async fn a_door_is_opened_by_its_password_and_stands_open_for_the_session() {
    let (agency, clock) = Agency::new().await;
    let invitation = agency.invite(&[agency.post("New beans").await]).await;
    let (services, caller) = (&agency.services, Caller::default());
    let door =
        async |session: Option<Token>| open_door(services, &invitation.token, |_| session).await.unwrap();
    assert!(matches!(door(None).await, Door::Locked(asker) if asker.project == "Northwind"));
    let wrong = unlock(services, &caller, &invitation.token, "another", |_| None).await;
    assert_eq!(wrong.err(), Some(Failure::field(Field::Password, Problem::Wrong)));
    let unlocked = unlock(services, &caller, &invitation.token, &invitation.password, |_| {
        None
    })
    .await
    .unwrap();
    assert_eq!(
        door(Some(unlocked.session.clone())).await,
        Door::Open(invitation.link)
    );
    clock.pass(SESSION + 1);
    let over = enter(
        services,
        invitation.link,
        Some(unlocked.session.clone()),
        caller.clone(),
    )
    .await;
    assert_eq!(over.err(), Some(Failure::SignedOut));
    // The browser that was inside needs no address, but the password.
    let device = Some(&unlocked.device);
    let back = come_back(services, invitation.link, None, device).await.unwrap();
    assert!(matches!(back, Return::Over { late: None, .. }), "{back:?}");
    let again = unlock_again(services, &caller, invitation.link, &invitation.password, device)
        .await
        .unwrap();
    assert!(
        enter(services, again.link, Some(again.session), caller.clone())
            .await
            .is_ok()
    );
    let stranger = unlock_again(services, &caller, invitation.link, &invitation.password, None).await;
    assert_eq!(stranger.err(), Some(Failure::NotFound));
    assert_eq!(
        open_door(services, &Token::presented("another"), |_| None).await,
        Ok(Door::Invalid)
    );
}

#[tokio::test]
async fn a_new_address_ends_who_is_inside() {
    let (agency, _) = Agency::new().await;
    let (post, reviewer) = asked(&agency).await;
    regenerate_link(&agency.services, agency.staff(), reviewer.link.id, None)
        .await
        .unwrap();
    let input = decision(&agency, post, Verdict::Approved, "").await;
    assert_eq!(
        decide(&agency.services, &reviewer, input).await,
        Err(Failure::SignedOut)
    );
}

#[tokio::test]
async fn a_fetched_address_is_noted_once_an_hour() {
    let (agency, clock) = Agency::new().await;
    let invitation = agency.invite(&[agency.post("New beans").await]).await;
    let fetch = async || {
        note_fetch(&agency.services, &invitation.token, &Caller::default())
            .await
            .unwrap()
    };
    fetch().await;
    fetch().await;
    clock.pass(HOUR + 1);
    fetch().await;
    let fetched = agency
        .told()
        .await
        .into_iter()
        .filter(|kind| *kind == Kind::LinkFetched);
    assert_eq!(fetched.count(), 2);
}

#[tokio::test]
async fn words_that_come_too_late_wait_for_their_browser() {
    let (agency, clock) = Agency::new().await;
    let post = agency.post("New beans").await;
    let invitation = agency.invite(&[post]).await;
    let (services, caller) = (&agency.services, Caller::default());
    let unlocked = unlock(services, &caller, &invitation.token, &invitation.password, |_| {
        None
    })
    .await
    .unwrap();
    let (session, device) = (Some(&unlocked.session), Some(&unlocked.device));
    let flash = Flash {
        post: Some(post),
        form: FlashForm::Note,
        page: String::new(),
        failure: Some(Failure::SignedOut),
        typed: "Which beans?".into(),
    };
    clock.pass(SESSION + 1);
    keep_form(services, invitation.link, session, device, &flash)
        .await
        .unwrap();
    let back = come_back(services, invitation.link, None, device).await.unwrap();
    assert!(
        matches!(&back, Return::Over { late: Some(Late::Words(words)), .. } if words == "Which beans?"),
        "{back:?}"
    );
    let again = unlock_again(services, &caller, invitation.link, &invitation.password, device)
        .await
        .unwrap();
    let reviewer = enter(
        services,
        invitation.link,
        Some(again.session.clone()),
        caller.clone(),
    )
    .await
    .unwrap();
    let now = services.clock.now();
    assert_eq!(remembered(&reviewer, now).unwrap().typed, "Which beans?");
    remember_form(services, &reviewer, device, None).await.unwrap();
    let reviewer = enter(services, invitation.link, Some(again.session), caller)
        .await
        .unwrap();
    assert_eq!(remembered(&reviewer, now), None);
}

#[tokio::test]
async fn who_finds_a_link_over_asks_for_a_new_one() {
    let (agency, clock) = Agency::new().await;
    let invitation = agency.invite(&[agency.post("New beans").await]).await;
    let (services, caller) = (&agency.services, Caller::default());
    request_new_link(services, &caller, &invitation.token)
        .await
        .unwrap();
    clock.pass(VALIDITY + 1);
    let asked = async || {
        matches!(
            open_door(services, &invitation.token, |_| None).await,
            Ok(Door::Expired { asked: true })
        )
    };
    assert!(!asked().await);
    request_new_link(services, &caller, &invitation.token)
        .await
        .unwrap();
    assert!(asked().await);
    extend_link(services, agency.staff(), invitation.link)
        .await
        .unwrap();
    let status = show_link(services, agency.staff(), invitation.link)
        .await
        .unwrap()
        .row
        .status;
    assert_eq!(status, LinkStatus::Active);
    let requests = agency
        .told()
        .await
        .into_iter()
        .filter(|kind| *kind == Kind::NewLinkRequested);
    assert_eq!(requests.count(), 1);
}

#[tokio::test]
async fn a_calendar_program_follows_a_link_until_its_password_changes() {
    let (agency, _) = Agency::new().await;
    let draft = Draft {
        date: "2031-03-04".into(),
        ..agency.draft("New beans")
    };
    let (post, _) = agency.save(draft).await;
    let reviewer = agency.enter(&agency.invite(&[post]).await).await;
    let address = feed_address(&agency.services, &reviewer);
    let key = address.rsplit('=').next().unwrap();
    let subscriber = subscribe(&agency.services, reviewer.link.id, key).await.unwrap();
    let (feed, _) = show_review_feed(&agency.services, &subscriber).await.unwrap();
    assert_eq!(
        feed.posts.iter().map(|entry| entry.post.id).collect::<Vec<_>>(),
        [post]
    );
    regenerate_link(&agency.services, agency.staff(), reviewer.link.id, None)
        .await
        .unwrap();
    let dead = subscribe(&agency.services, reviewer.link.id, key).await;
    assert_eq!(dead.err(), Some(Failure::NotFound));
}
