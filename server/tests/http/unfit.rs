//! What cannot be published is told before a client is asked, and goes out only when somebody wants it all the same.

use crate::{
    case::{Case, cookies, failure},
    harness::text,
};
use domain::{
    Failure, Field, Problem, Refusal,
    fit::{Cause, Misfit},
    platform::Platform,
    text::Unit,
    views::planner::Draft,
};
use http::StatusCode;
use serde_json::{Value, json};
use service::posts::{open_post::open_post, save_post::save_post};

/// A post of 400 letters for X.
async fn long(case: &Case) -> domain::PostId {
    let channels = case.detail().await.content.channels;
    let draft = Draft {
        caption: "a".repeat(400),
        channels,
        ..Draft::default()
    };
    save_post(&case.services, &case.owner.staff, case.project, draft)
        .await
        .expect("a post")
        .0
}

fn too_long() -> Problem {
    Problem::Unfit(vec![Misfit {
        platform: Platform::X,
        cause: Cause::Text {
            unit: Unit::Weight,
            used: 400,
            limit: 280,
        },
        blocks: true,
    }])
}

async fn staff(case: &Case, path: &str, body: &Value) -> axum::response::Response {
    case.server
        .post_json(&format!("/api/{path}"), &case.owner.cookie, body)
        .await
}

#[tokio::test]
async fn a_post_over_the_limit_needs_a_fix_or_an_explicit_yes() {
    let case = Case::new().await;
    let post = long(&case).await;
    let offer = staff(
        &case,
        "offer_link",
        &json!({"project": case.project, "posts": [post]}),
    )
    .await;
    let offer: Value = serde_json::from_str(&text(offer).await).expect("an offer");
    let misfit = &offer["posts"][0]["misfits"][0];
    assert_eq!(
        (&misfit["platform"], &misfit["blocks"]),
        (&json!("x"), &json!(true))
    );
    assert_eq!(
        misfit["cause"]["text"],
        json!({"unit": "weight", "used": 400, "limit": 280})
    );

    let mut link = json!({
        "project": case.project,
        "posts": [post],
        "approver": {"New": {"name": "Ana", "email": "", "phone": ""}},
        "title": "",
        "message": "",
        "password": null,
    });
    let before = case.kinds().await.len();
    let told = failure(staff(&case, "create_link", &json!({"link": link})).await).await;
    assert_eq!(told, Failure::field(Field::Posts, too_long()));
    assert_eq!(case.kinds().await.len(), before, "nothing was made");

    link["anyway"] = json!(true);
    let issued = staff(&case, "create_link", &json!({"link": link})).await;
    assert_eq!(issued.status(), StatusCode::OK);
    let issued: Value = serde_json::from_str(&text(issued).await).expect("a link");
    let log = text(case.server.get("/audit", &case.owner.cookie).await).await;
    assert!(
        log.contains("although one of its posts cannot be published as it is"),
        "{log}"
    );

    // The client sees the mark too.
    let token = issued["url"]
        .as_str()
        .and_then(|url| url.rsplit('/').next())
        .expect("a token");
    let password = issued["password"].as_str().expect("a password");
    let inside = case
        .server
        .post("/api/unlock", "", format!("token={token}&password={password}"))
        .await;
    let (inside, id) = (cookies(&inside), issued["id"].as_str().expect("an id"));
    let page = async |path: &str| text(case.server.get(&format!("/review/{id}{path}"), &inside).await).await;
    let revision = open_post(&case.services, &case.owner.staff, post)
        .await
        .expect("the post")
        .revision;
    // On the page that signs several too, and on the receipt of what was signed; without a date, that is said.
    for path in ["", "/approve-all"] {
        assert!(page(path).await.contains("Too long for X by 120"), "{path}");
        assert!(page(path).await.contains("No date yet"), "{path}");
    }
    let key = uuid::Uuid::from_u128(1);
    let signed = format!("link={id}&posts[]={post}:{revision}&request_key={key}");
    let signed = case.server.post("/api/approve_all", &inside, signed).await;
    assert_eq!(signed.status(), StatusCode::OK);
    let receipt = page("/done").await;
    for said in [
        "Too long for X by 120",
        "No date yet",
        "has no date yet gets one first",
    ] {
        assert!(receipt.contains(said), "{said}");
    }
}

#[tokio::test]
async fn a_new_version_over_the_limit_is_not_sent_again_by_accident() {
    let case = Case::new().await;
    case.edit(&"a".repeat(400)).await;
    let version = case.detail().await.card.version;
    let again = json!({"id": case.post, "version": version});
    let told = failure(staff(&case, "resend_post", &again).await).await;
    assert_eq!(told, Failure::field(Field::Posts, too_long()));
    let anyway = |version: i64| json!({"id": case.post, "version": version, "anyway": true});
    // What a colleague saved meanwhile was not seen.
    let told = failure(staff(&case, "resend_post", &anyway(version - 1)).await).await;
    assert_eq!(told, Failure::Refused(Refusal::EditedMeanwhile));
    let sent = staff(&case, "resend_post", &anyway(version)).await;
    assert_eq!(sent.status(), StatusCode::OK);
}
