//! A post that did not go out, or may have, is not stuck.

use crate::{
    case::{Case, failure},
    harness::text,
};
use domain::{
    Failure, Field, Problem, Refusal, UnixMillis,
    audit::Kind,
    post::PostStatus,
    publication::{ChannelState, Event},
    time::HOUR,
    views::planner::{Draft, PostDetail},
};
use http::StatusCode;
use serde_json::{Value, json};
use service::{
    Services,
    posts::{move_posts::move_posts, save_post::save_post, way_out},
};
use std::sync::Arc;
use testing::Hands;

/// An approved post whose time is over, and what came of it.
async fn stuck(sent: Option<ChannelState>) -> (Case, PostDetail) {
    let case = Case::new().await;
    let cookie = case.inside().await;
    let decided = case.decide(&cookie, "approved", "", 1).await;
    assert_eq!(decided.status(), StatusCode::OK);
    settle(&case, sent, 0).await;
    let detail = case.detail().await;
    (case, detail)
}

/// Nothing publishes yet: this is what a publisher would leave. The time lies so many milliseconds behind approval.
async fn settle(case: &Case, sent: Option<ChannelState>, behind: i64) {
    let saved = case.server.write(async |tx| {
        let mut post = tx.post(case.post).await?.expect("a post");
        let decided = post.decided.as_ref().map(|decided| decided.at);
        post.scheduled_at = decided.map(|at| at.plus(behind));
        if let Some(state) = sent {
            way_out(tx, &mut post, Event::Sent(state), UnixMillis(0)).await?;
        }
        tx.save_post(&post).await.map(drop)
    });
    saved.await.expect("a write");
}

async fn say(case: &Case, cookie: &str, version: i64, finding: Value) -> Result<(), Failure> {
    let body = json!({"id": case.post, "version": version, "finding": finding});
    let response = case.server.post_json("/api/settle_post", cookie, &body).await;
    if response.status() == StatusCode::OK {
        Ok(())
    } else {
        Err(failure(response).await)
    }
}

/// The same post with another date.
fn dated(detail: &PostDetail, date: &str, time: &str) -> Draft {
    Draft {
        post: Some((detail.card.id, detail.card.version)),
        caption: detail.content.caption.clone(),
        channels: detail.content.channels.clone(),
        date: date.into(),
        time: time.into(),
        ..Draft::default()
    }
}

async fn schedule(case: &Case, date: &str) -> PostDetail {
    let draft = dated(&case.detail().await, date, "10:00");
    save_post(&case.server.services, &case.owner.staff, case.project, draft)
        .await
        .expect("another time");
    case.detail().await
}

#[tokio::test]
async fn what_needs_attention_is_there() {
    let (case, detail) = stuck(Some(ChannelState::Unknown)).await;
    assert_eq!(detail.card.status, PostStatus::Attention);
    let cookie = &case.owner.cookie;
    let there = |address: &str| json!({"there": {"address": address}});
    let told = say(&case, cookie, detail.card.version, there("javascript:alert(1)")).await;
    let told = told.expect_err("no address");
    assert_eq!(told.problem_of(Field::Address), Some(&Problem::Malformed));
    assert_eq!(case.detail().await.card, detail.card);

    let address = "bsky.app/profile/north/post/3k";
    say(&case, cookie, detail.card.version, there(address))
        .await
        .expect("a word");
    let after = case.detail().await;
    assert_eq!(after.card.status, PostStatus::Published);
    assert_eq!(case.kinds().await.last(), Some(&Kind::PostFound));
    let url = after.history[0].facts.iter().find(|(name, _)| name == "url");
    assert_eq!(
        url.map(|(_, url)| url.as_str()),
        Some("https://bsky.app/profile/north/post/3k")
    );
    let again = say(&case, cookie, after.card.version, json!("not_there")).await;
    assert_eq!(again, Err(Refusal::Published.into()));
}

#[tokio::test]
async fn what_needs_attention_is_not_there_and_is_scheduled_again_with_its_approval() {
    let (case, before) = stuck(Some(ChannelState::Unknown)).await;
    let cookie = &case.owner.cookie;
    say(&case, cookie, before.card.version, json!("not_there"))
        .await
        .expect("a word");
    let failed = case.detail().await;
    assert_eq!(failed.card.status, PostStatus::Failed);
    assert_eq!(case.kinds().await.last(), Some(&Kind::PostNotFound));
    let again = say(&case, cookie, failed.card.version, json!("not_there")).await;
    assert_eq!(again, Err(Refusal::NotInDoubt.into()));

    let after = schedule(&case, "2099-03-01").await;
    assert_eq!(after.card.status, PostStatus::Scheduled);
    assert!(after.approved);
    assert_eq!(after.revision, before.revision);
    assert_eq!(case.kinds().await.last(), Some(&Kind::PostMoved));
}

#[tokio::test]
async fn what_failed_is_scheduled_again_by_a_move_too_and_the_way_back_is_failed() {
    let (case, before) = stuck(Some(ChannelState::Failed)).await;
    assert_eq!(before.card.status, PostStatus::Failed);
    let (services, staff) = (&case.server.services, &case.owner.staff);
    let past = before.card.when.as_ref().expect("a time").day.date.to_string();
    let go =
        async |version: i64, date: &str| move_posts(services, staff, &[(case.post, version)], date).await;
    go(before.card.version, "2099-03-01").await.expect("a move");
    let moved = case.detail().await;
    assert_eq!(
        (moved.card.status, moved.revision),
        (PostStatus::Scheduled, before.revision)
    );
    go(moved.card.version, "").await.expect("a move");
    assert_eq!(case.detail().await.card.status, PostStatus::Approved);

    // Undo of a move: as it was.
    settle(&case, Some(ChannelState::Failed), 0).await;
    let failed = case.detail().await;
    let yesterday = "2020-01-01";
    assert!(yesterday < past.as_str());
    go(failed.card.version, yesterday).await.expect("a move");
    assert_eq!(case.detail().await.card.status, PostStatus::Failed);
}

#[tokio::test]
async fn what_was_missed_is_scheduled_again_with_its_approval() {
    let (case, before) = stuck(None).await;
    settle(&case, None, -HOUR).await;
    let late = case.detail().await;
    assert_eq!(late.card.status, PostStatus::Missed);
    assert!(late.approved);
    let after = schedule(&case, "2099-03-01").await;
    assert_eq!(
        (after.card.status, after.revision),
        (PostStatus::Scheduled, before.revision)
    );
    let off = dated(&after, "", "");
    save_post(&case.server.services, &case.owner.staff, case.project, off)
        .await
        .expect("a save");
    assert_eq!(case.detail().await.card.status, PostStatus::Approved);
}

/// What was missed without approval goes back to the drafts, or gets another time.
#[tokio::test]
async fn what_was_missed_unapproved_has_a_way_out() {
    let case = Case::new().await;
    let soon = schedule(&case, "2099-03-01").await;
    let later = Services {
        clock: Arc::new(Hands::at(UnixMillis(4_100_000_000_000))),
        ..case.server.services.clone()
    };
    let seen = async || {
        let staff = &case.owner.staff;
        let found = service::posts::open_post::open_post(&later, staff, case.post).await;
        found.expect("the post")
    };
    assert!(later.clock.now() > case.server.services.clock.now());
    let missed = seen().await;
    assert_eq!((missed.card.status, missed.approved), (PostStatus::Missed, false));
    assert_eq!(missed.card.version, soon.card.version);
    move_posts(&later, &case.owner.staff, &[(case.post, missed.card.version)], "")
        .await
        .expect("a move");
    assert_eq!(seen().await.card.status, PostStatus::Awaiting);
}

#[tokio::test]
async fn of_two_opposite_findings_one_wins() {
    let (case, before) = stuck(Some(ChannelState::Unknown)).await;
    let (cookie, version) = (&case.owner.cookie, before.card.version);
    let (there, not) = tokio::join!(
        say(&case, cookie, version, json!({"there": {"address": ""}})),
        say(&case, cookie, version, json!("not_there")),
    );
    let lost = Err(Failure::Refused(Refusal::EditedMeanwhile));
    let status = case.detail().await.card.status;
    let (refused, left) = match (there, not) {
        (Ok(()), refused) => (refused, PostStatus::Published),
        (refused, other) => {
            assert_eq!(other, Ok(()), "one of the two is taken");
            (refused, PostStatus::Failed)
        }
    };
    assert_eq!((refused, status), (lost, left));
}

#[tokio::test]
async fn the_composer_says_what_to_do() {
    for (sent, behind, words) in [
        (Some(ChannelState::Unknown), 0, "It is not there"),
        (Some(ChannelState::Failed), 0, "Schedule again"),
        (None, -HOUR, "Schedule again"),
    ] {
        let (case, detail) = stuck(sent).await;
        if sent.is_none() {
            settle(&case, sent, behind).await;
        }
        let day = detail.card.when.expect("a time").day.date.to_string();
        let path = format!(
            "/p/{}/calendar?month={}&post={}",
            case.project,
            &day[..7],
            case.post
        );
        let page = text(case.server.get(&path, &case.owner.cookie).await).await;
        assert!(page.contains(words), "{sent:?}: {words}");
    }
}
