//! Approval links, as staff handle them.

use domain::{
    Failure, Field, Problem, Refusal,
    audit::Kind,
    link::{LinkStatus, VALIDITY},
    post::PostStatus,
    staff::Role,
    time::HOUR,
    views::{links::NewLink, planner::Draft},
};
use service::{
    actor::Caller,
    links::{
        create_link::create_link, extend_link::extend_link, list_links::list_links, offer_link::offer_link,
        regenerate_link::regenerate_link, resend_post::resend_post, revoke_link::revoke_link,
        show_link::show_link,
    },
    review::unlock::unlock,
};
use testing::{Agency, token_of};

#[tokio::test]
async fn a_link_asks_about_its_posts_and_its_password_opens_it() {
    let (agency, _) = Agency::new().await;
    let post = agency.post("New beans").await;
    let issued = create_link(&agency.services, agency.staff(), agency.asks(&[post]))
        .await
        .unwrap();
    let token = token_of(&issued.url);
    let entered = unlock(
        &agency.services,
        &Caller::default(),
        &token,
        &issued.password,
        |_| None,
    )
    .await;
    assert_eq!(entered.unwrap().link, issued.id);
    assert_eq!(agency.open(post).await.card.status, PostStatus::Awaiting);
    assert!(agency.told().await.contains(&Kind::LinkCreated));
}

#[tokio::test]
async fn a_refused_link_makes_nothing() {
    let (agency, _) = Agency::new().await;
    let post = agency.post("New beans").await;
    let weak = NewLink {
        password: Some("northwind".into()),
        ..agency.asks(&[post])
    };
    let editor = agency.colleague(Role::Editor, false).await;
    let stranger = agency.stranger().await;
    let refused = create_link(&agency.services, agency.staff(), weak).await;
    assert!(matches!(refused, Err(Failure::Invalid(_))), "{refused:?}");
    for (staff, failure) in [(&editor, Failure::Forbidden), (&stranger, Failure::NotFound)] {
        let refused = create_link(&agency.services, staff, agency.asks(&[post])).await;
        assert_eq!(refused.err(), Some(failure));
    }
    let empty = create_link(&agency.services, agency.staff(), agency.asks(&[])).await;
    assert_eq!(empty.err(), Some(Failure::field(Field::Posts, Problem::Required)));
    assert_eq!(list_links(&agency.services, agency.staff()).await.unwrap(), []);
    assert_eq!(agency.open(post).await.card.status, PostStatus::Draft);
}

#[tokio::test]
async fn an_offer_leaves_out_what_is_decided() {
    let (agency, _) = Agency::new().await;
    let (open, decided) = (agency.post("Open").await, agency.post("Decided").await);
    let reviewer = agency.enter(&agency.invite(&[decided]).await).await;
    crate::review::approve(&agency, &reviewer, decided).await;
    let offer = offer_link(&agency.services, agency.staff(), agency.project, &[open, decided])
        .await
        .unwrap();
    assert_eq!(offer.posts.iter().map(|post| post.id).collect::<Vec<_>>(), [open]);
    assert_eq!(
        offer.left_out.iter().map(|post| post.id).collect::<Vec<_>>(),
        [decided]
    );
    assert_eq!(offer.approvers[0].name, "Tom");
}

#[tokio::test]
async fn an_extended_link_lives_again() {
    let (agency, clock) = Agency::new().await;
    let post = agency.post("New beans").await;
    let link = agency.invite(&[post]).await.link;
    clock.pass(VALIDITY + HOUR);
    let status = async || {
        show_link(&agency.services, agency.staff(), link)
            .await
            .unwrap()
            .row
            .status
    };
    assert_eq!(status().await, LinkStatus::Expired);
    extend_link(&agency.services, agency.staff(), link).await.unwrap();
    assert_eq!(status().await, LinkStatus::Active);
    revoke_link(&agency.services, agency.staff(), link).await.unwrap();
    let refused = extend_link(&agency.services, agency.staff(), link).await;
    assert_eq!(refused, Err(Refusal::LinkNotActive(LinkStatus::Revoked).into()));
}

#[tokio::test]
async fn a_link_made_anew_has_another_address_and_password() {
    let (agency, _) = Agency::new().await;
    let old = agency.invite(&[agency.post("New beans").await]).await;
    let new = regenerate_link(&agency.services, agency.staff(), old.link, None)
        .await
        .unwrap();
    let caller = Caller::default();
    let dead = unlock(&agency.services, &caller, &old.token, &old.password, |_| None).await;
    assert_eq!(dead.err(), Some(Failure::NotFound));
    let lives = unlock(
        &agency.services,
        &caller,
        &token_of(&new.url),
        &new.password,
        |_| None,
    )
    .await;
    assert_eq!(lives.unwrap().link, old.link);
    assert!(agency.told().await.contains(&Kind::LinkRegenerated));
}

#[tokio::test]
async fn a_revoked_link_withdraws_what_it_asked() {
    let (agency, _) = Agency::new().await;
    let post = agency.post("New beans").await;
    let link = agency.invite(&[post]).await.link;
    let stranger = agency.stranger().await;
    assert_eq!(
        revoke_link(&agency.services, &stranger, link).await,
        Err(Failure::NotFound)
    );
    for _ in 0..2 {
        assert_eq!(revoke_link(&agency.services, agency.staff(), link).await, Ok(()));
    }
    assert_eq!(agency.open(post).await.card.status, PostStatus::Draft);
    let revoked = agency
        .told()
        .await
        .into_iter()
        .filter(|kind| *kind == Kind::LinkRevoked);
    assert_eq!(revoked.count(), 1);
}

#[tokio::test]
async fn a_changed_post_is_sent_again_in_the_version_that_was_seen() {
    let (agency, _) = Agency::new().await;
    let post = agency.post("New beans").await;
    agency.invite(&[post]).await;
    let change = Draft {
        post: Some((post, agency.open(post).await.card.version)),
        ..agency.draft("Newer beans")
    };
    let (_, version) = agency.save(change).await;
    let resend = async |version| resend_post(&agency.services, agency.staff(), (post, version), false).await;
    assert_eq!(resend(version - 1).await, Err(Refusal::EditedMeanwhile.into()));
    assert_eq!(resend(version).await, Ok(version + 1));
    assert_eq!(agency.open(post).await.card.status, PostStatus::Awaiting);
}
