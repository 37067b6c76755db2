//! A long thread, for a client without scripts.

use crate::{case::Case, harness::text};
use axum::response::Response;
use domain::PostId;
use http::StatusCode;
use service::{Services, review::answer_note::answer_note};
use std::sync::Arc;
use testing::Hands;

/// The lines that a page shows, of `Line 7.` the 7, and the page.
async fn shown(page: Response) -> (Vec<usize>, String) {
    assert_eq!(page.status(), StatusCode::OK);
    let page = text(page).await;
    let number = |rest: &str| rest.split('.').next().and_then(|number| number.parse().ok());
    (page.split(">Line ").skip(1).filter_map(number).collect(), page)
}

#[tokio::test]
async fn five_hundred_notes_come_in_pages() {
    let case = Case::aged(domain::time::DAY).await;
    for number in 1..=500_i64 {
        let clock = Arc::new(Hands::at(case.services.clock.now().plus(number * 61_000)));
        let services = Services {
            clock,
            ..case.services.clone()
        };
        let line = format!("Line {number}.");
        answer_note(
            &services,
            &case.owner.staff,
            case.post,
            &line,
            Some(services.id()),
        )
        .await
        .expect("a note");
    }
    let inside = case.inside().await;
    let review = format!("/review/{}", case.link);
    let notes = format!("{review}/notes/{}", case.post);

    let (lines, page) = shown(case.server.get(&review, &inside).await).await;
    assert_eq!(lines, (491..=500).collect::<Vec<_>>());
    assert!(
        page.contains("490 earlier notes") && page.contains(&notes),
        "{page}"
    );

    let (lines, page) = shown(case.server.get(&notes, &inside).await).await;
    assert_eq!(lines, (451..=500).collect::<Vec<_>>());
    assert!(page.contains("Page 10 of 10"), "{page}");
    let mut all = Vec::new();
    for number in 1..=10 {
        let (lines, page) = shown(case.server.get(&format!("{notes}?page={number}"), &inside).await).await;
        all.extend(lines);
        assert_eq!(page.contains(&format!("?page={}\"", number + 1)), number < 10);
        assert_eq!(page.contains(&format!("?page={}\"", number - 1)), number > 1);
    }
    assert_eq!(all, (1..=500).collect::<Vec<_>>());
    for page in ["0", "11", "-1", "x", "99999999999999999999"] {
        let (lines, _) = shown(case.server.get(&format!("{notes}?page={page}"), &inside).await).await;
        assert_eq!(lines.last(), Some(&500), "{page}");
    }

    let elsewhere = format!("{review}/notes/{}", case.services.id::<PostId>());
    assert_eq!(
        case.server.get(&elsewhere, &inside).await.status(),
        StatusCode::NOT_FOUND
    );
    assert_eq!(case.server.get(&notes, "").await.status(), StatusCode::NOT_FOUND);
}
