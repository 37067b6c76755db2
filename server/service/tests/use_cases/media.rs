//! Pictures.

use bytes::Bytes;
use domain::{
    Failure, Field, Problem,
    staff::Role,
    views::planner::{Draft, DraftMedia},
};
use service::media::{
    Rendition,
    read_media::{find_media_as_reviewer, find_media_as_staff},
    upload_media::{UPLOAD_MAX, upload_media},
};
use testing::Agency;

/// A picture of one pixel.
pub(crate) fn png() -> Bytes {
    Bytes::from_static(&[
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
        0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1f, 0x15, 0xc4, 0x89, 0x00,
        0x00, 0x00, 0x0d, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0xf0, 0x1f, 0x00, 0x05,
        0x00, 0x01, 0xff, 0x89, 0x99, 0x3d, 0x1d, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42,
        0x60, 0x82,
    ])
}

#[tokio::test]
async fn a_picture_is_kept_for_who_may_see_it() {
    let (agency, _) = Agency::new().await;
    let services = &agency.services;
    let viewer = agency.colleague(Role::Viewer, true).await;
    let refused = upload_media(services, &viewer, agency.project, png()).await;
    assert_eq!(refused.err(), Some(Failure::Forbidden));
    let picture = upload_media(services, agency.staff(), agency.project, png())
        .await
        .unwrap()
        .id;
    let as_staff = async |staff| find_media_as_staff(services, staff, picture, Rendition::Display).await;
    let found = as_staff(&viewer).await.unwrap();
    assert!(!found.read(services).await.unwrap().is_empty());
    let stranger = agency.stranger().await;
    assert_eq!(as_staff(&stranger).await.err(), Some(Failure::NotFound));
    let draft = Draft {
        media: vec![DraftMedia {
            id: picture,
            alt: "A bean".into(),
        }],
        ..agency.draft("New beans")
    };
    let (with, _) = agency.save(draft).await;
    let without = agency.post("No picture").await;
    for (post, sees) in [(with, true), (without, false)] {
        let reviewer = agency.enter(&agency.invite(&[post]).await).await;
        let found = find_media_as_reviewer(services, &reviewer, picture, Rendition::Display).await;
        assert_eq!(found.is_ok(), sees);
    }
}

#[tokio::test]
async fn what_is_no_picture_is_refused_with_the_reason() {
    let (agency, _) = Agency::new().await;
    let upload = async |bytes| {
        upload_media(&agency.services, agency.staff(), agency.project, bytes)
            .await
            .err()
    };
    let refused = |problem| Some(Failure::field(Field::Media, problem));
    assert_eq!(
        upload(Bytes::from_static(b"some words")).await,
        refused(Problem::UnsupportedMedia)
    );
    assert_eq!(
        upload(Bytes::from(vec![0; UPLOAD_MAX + 1])).await,
        refused(Problem::TooLarge)
    );
}
