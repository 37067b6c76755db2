//! Posts: the calendar, the composer and what moves a post.

use domain::{
    Failure, Field, Problem, Refusal,
    audit::Kind,
    post::PostStatus,
    publication::{ChannelState, Event, Finding},
    staff::Role,
    time::Turn,
    views::planner::{Before, Clocks, Draft},
};
use service::posts::{
    advise_time::advise_time, delete_posts::delete_posts, move_posts::move_posts, open_post::open_post,
    return_posts::return_posts, save_post::save_post, search_posts::search_posts, settle_post::settle_post,
    show_calendar::show_calendar, way_out,
};
use testing::{Agency, write};

#[tokio::test]
async fn a_saved_post_is_opened_as_it_was_typed() {
    let (agency, _) = Agency::new().await;
    let draft = Draft {
        date: "2031-03-04".into(),
        time: "08:15".into(),
        campaign: "Spring".into(),
        ..agency.draft("New beans")
    };
    let (post, version) = agency.save(draft).await;
    let detail = open_post(&agency.services, agency.staff(), post).await.unwrap();
    assert_eq!(
        (detail.content.caption.as_str(), detail.card.version),
        ("New beans", version)
    );
    let when = detail.card.when.unwrap();
    assert_eq!(
        (when.utc.as_str(), when.time.as_str()),
        ("2031-03-04T08:15:00Z", "08:15")
    );
    assert_eq!(agency.told().await.last(), Some(&Kind::PostCreated));
}

#[tokio::test]
async fn a_change_of_words_takes_the_approval_away_and_one_of_the_campaign_does_not() {
    let (agency, _) = Agency::new().await;
    let post = agency.post("New beans").await;
    let reviewer = agency.enter(&agency.invite(&[post]).await).await;
    crate::review::approve(&agency, &reviewer, post).await;
    let change = async |caption: &str, campaign: &str| {
        let draft = Draft {
            post: Some((post, agency.open(post).await.card.version)),
            campaign: campaign.into(),
            ..agency.draft(caption)
        };
        agency.save(draft).await;
        agency.open(post).await.card.status
    };
    assert_eq!(change("New beans", "Spring").await, PostStatus::Approved);
    assert_eq!(change("Newer beans", "Spring").await, PostStatus::Draft);
    let told = agency.told().await;
    assert_eq!(told[told.len() - 2..], [Kind::PostChanged, Kind::PostRevised]);
}

#[tokio::test]
async fn a_post_is_saved_by_who_may_and_from_the_version_that_was_seen() {
    let (agency, _) = Agency::new().await;
    let post = agency.post("New beans").await;
    let seen = agency.open(post).await.card.version;
    let draft = |caption: &str| Draft {
        post: Some((post, seen)),
        ..agency.draft(caption)
    };
    let viewer = agency.colleague(Role::Viewer, true).await;
    let stranger = agency.stranger().await;
    let save =
        async |staff, caption: &str| save_post(&agency.services, staff, agency.project, draft(caption)).await;
    assert_eq!(save(&viewer, "Mine").await, Err(Failure::Forbidden));
    assert_eq!(save(&stranger, "Mine").await, Err(Failure::NotFound));
    assert!(save(agency.staff(), "First").await.is_ok());
    assert_eq!(
        save(agency.staff(), "Second").await,
        Err(Refusal::EditedMeanwhile.into())
    );
    assert_eq!(agency.open(post).await.content.caption, "First");
}

#[tokio::test]
async fn moved_posts_keep_their_time_of_day_and_come_back_to_the_instant_they_had() {
    let (agency, _) = Agency::new().await;
    let (services, staff) = (&agency.services, agency.staff());
    let draft = Draft {
        date: "2031-03-29".into(),
        time: "01:30".into(),
        ..agency.draft("New beans")
    };
    let (post, version) = agency.save(draft).await;
    // London's clocks skip 01:30 on that day.
    let moved = move_posts(services, staff, &[(post, version)], "2031-03-30")
        .await
        .unwrap();
    let arrival = moved[0].1.clone().unwrap();
    assert_eq!(arrival.skipped.as_deref(), Some("01:30"));
    assert_eq!(arrival.when.unwrap().utc, "2031-03-30T01:30:00Z");
    let before = Before {
        id: post,
        version: version + 1,
        at: Some("2031-03-29T01:30:00Z".into()),
    };
    let back = return_posts(services, staff, &[before]).await.unwrap();
    assert_eq!(back[0].1, Ok(()));
    assert_eq!(
        agency.open(post).await.card.when.unwrap().utc,
        "2031-03-29T01:30:00Z"
    );
    let stale = move_posts(services, staff, &[(post, version)], "2031-04-01").await;
    assert_eq!(stale.err(), Some(Refusal::EditedMeanwhile.into()));
}

#[tokio::test]
async fn deleted_posts_are_gone_and_what_changed_meanwhile_stays() {
    let (agency, _) = Agency::new().await;
    let (services, staff) = (&agency.services, agency.staff());
    let (gone, seen) = agency.save(agency.draft("Gone")).await;
    let (kept, old) = agency.save(agency.draft("Kept")).await;
    let change = Draft {
        post: Some((kept, old)),
        ..agency.draft("Kept, and changed")
    };
    agency.save(change).await;
    let viewer = agency.colleague(Role::Viewer, true).await;
    let both = [(gone, seen), (kept, old)];
    assert_eq!(
        delete_posts(services, &viewer, &both).await,
        Err(Failure::Forbidden)
    );
    let outcomes = delete_posts(services, staff, &both).await.unwrap();
    assert_eq!(outcomes[0].1, Ok(()));
    assert_eq!(outcomes[1].1, Err(Refusal::EditedMeanwhile.into()));
    assert_eq!(open_post(services, staff, gone).await, Err(Failure::NotFound));
    assert_eq!(agency.open(kept).await.content.caption, "Kept, and changed");
}

#[tokio::test]
async fn a_month_holds_its_posts_and_what_has_no_date() {
    let (agency, _) = Agency::new().await;
    let (services, staff) = (&agency.services, agency.staff());
    let dated = Draft {
        date: "2031-03-04".into(),
        ..agency.draft("Dated")
    };
    let (dated, _) = agency.save(dated).await;
    let undated = agency.post("Some day").await;
    let month = show_calendar(services, staff, agency.project, "2031-03")
        .await
        .unwrap();
    let ids = |cards: &[domain::views::planner::Card]| cards.iter().map(|card| card.id).collect::<Vec<_>>();
    assert_eq!(
        (ids(&month.posts), ids(&month.unscheduled)),
        (vec![dated], vec![undated])
    );
    let other = show_calendar(services, staff, agency.project, "2031-05")
        .await
        .unwrap();
    assert_eq!(ids(&other.posts), []);
    let none = show_calendar(services, staff, agency.project, "March").await;
    assert_eq!(none.err(), Some(Failure::field(Field::Date, Problem::Malformed)));
    let stranger = agency.stranger().await;
    let refused = show_calendar(services, &stranger, agency.project, "").await;
    assert_eq!(refused.err(), Some(Failure::NotFound));
}

#[tokio::test]
async fn a_search_finds_words_in_whatever_month_and_form() {
    let (agency, _) = Agency::new().await;
    let draft = Draft {
        date: "2031-03-04".into(),
        ..agency.draft("Café crème at noon")
    };
    let (post, _) = agency.save(draft).await;
    agency.post("Tea").await;
    let found = search_posts(&agency.services, agency.staff(), agency.project, "NOON cafe")
        .await
        .unwrap();
    let ids: Vec<_> = found
        .months
        .iter()
        .flat_map(|month| &month.posts)
        .map(|card| card.id)
        .collect();
    assert_eq!((ids, found.more), (vec![post], 0));
}

#[tokio::test]
async fn advice_tells_what_clocks_show_and_what_has_passed() {
    let (agency, _) = Agency::new().await;
    let advice = async |date, time| {
        advise_time(
            &agency.services,
            agency.staff(),
            agency.project,
            (date, time),
            Some(Turn::First),
        )
        .await
        .unwrap()
    };
    let never = advice("2031-03-30", "01:30").await;
    assert!(
        matches!(never.clocks, Clocks::Never { ref instead } if instead == "02:30"),
        "{never:?}"
    );
    assert!(matches!(
        advice("2031-10-26", "01:30").await.clocks,
        Clocks::Twice { .. }
    ));
    assert!(advice("2001-01-01", "10:00").await.past);
    assert_eq!(advice("2031-04-01", "10:00").await.zone, "London");
}

#[tokio::test]
async fn what_is_in_doubt_is_settled_by_who_looked() {
    let (agency, _) = Agency::new().await;
    let draft = Draft {
        date: "2031-03-04".into(),
        ..agency.draft("New beans")
    };
    let (post, version) = agency.save(draft).await;
    let there = || Finding::There {
        address: "https://x.com/northwind/1".into(),
    };
    let settle =
        async |version, finding| settle_post(&agency.services, agency.staff(), post, version, finding).await;
    assert_eq!(settle(version, there()).await, Err(Refusal::NotInDoubt.into()));
    let now = agency.services.clock.now();
    let doubted = write(&agency.services, async |tx| {
        let mut found = tx.post(post).await?.ok_or(Failure::NotFound)?;
        way_out(tx, &mut found, Event::Sent(ChannelState::Unknown), now).await?;
        tx.save_post(&found).await.map(drop)
    });
    doubted.await.unwrap();
    let version = agency.open(post).await.card.version;
    let malformed = Finding::There {
        address: "somewhere".into(),
    };
    assert!(matches!(
        settle(version, malformed).await,
        Err(Failure::Invalid(_))
    ));
    assert_eq!(settle(version, there()).await, Ok(()));
    assert_eq!(agency.open(post).await.card.status, PostStatus::Published);
    assert_eq!(agency.told().await.last(), Some(&Kind::PostFound));
}
