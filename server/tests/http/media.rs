//! Pictures: uploaded by form, shown behind the gate of the page that shows them.

use crate::{
    approval::approval,
    harness::{Browser, Server, header_of, request, text},
};
use axum::{body::Body, response::Response};
use data_encoding::BASE64;
use domain::{
    Failure, ProjectId,
    views::{
        Picture,
        planner::{Draft, DraftMedia, Uploaded},
    },
};
use http::{Method, StatusCode, header};
use service::{
    links::{offer_link::offer_link, revoke_link::revoke_link},
    posts::{open_post::open_post, save_post::save_post},
    projects::create_project::create_project,
};

/// One red point.
const PNG: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

pub fn png() -> Vec<u8> {
    BASE64.decode(PNG.as_bytes()).expect("a picture")
}

pub async fn upload(server: &Server, cookie: &str, project: &str, field: &str, content: &[u8]) -> Response {
    let mut body = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"a.png\"\r\n\
         Content-Type: image/png\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    let request = request(Method::POST, &format!("/upload/{project}"), cookie)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
    server
        .send(request.body(Body::from(body)).expect("a request"))
        .await
}

async fn project(server: &Server, browser: &Browser) -> ProjectId {
    create_project(&server.services, &browser.staff, "Harbour", "Europe/London", None)
        .await
        .expect("a project")
}

async fn failure(response: Response) -> Failure {
    let status = response.status().as_u16();
    let failure: Failure = serde_json::from_str(&text(response).await).expect("a failure");
    assert_eq!(failure.status(), status);
    failure
}

#[tokio::test]
async fn staff_see_their_pictures_and_no_other_workspace_does() {
    let server = Server::start().await;
    let (ours, theirs) = (server.owner("Ours").await, server.owner("Theirs").await);
    let project = project(&server, &ours).await.to_string();
    let response = upload(&server, &ours.cookie, &project, "file", &png()).await;
    assert_eq!(response.status(), StatusCode::OK);
    let uploaded: Uploaded = serde_json::from_str(&text(response).await).expect("what was uploaded");

    for path in [&uploaded.picture.url, &uploaded.picture.thumbnail] {
        let shown = server.get(path, &ours.cookie).await;
        assert_eq!(shown.status(), StatusCode::OK);
        assert_eq!(header_of(&shown, "content-type"), "image/jpeg");
        assert_eq!(
            header_of(&shown, "content-security-policy"),
            "default-src 'none'; sandbox"
        );
        assert_eq!(
            header_of(&shown, "cache-control"),
            "private, max-age=0, must-revalidate"
        );
        let tag = header_of(&shown, "etag").to_owned();
        let again = |cookie: &str| {
            let request = request(Method::GET, path, cookie).header(header::IF_NONE_MATCH, &tag);
            request.body(Body::empty()).expect("a request")
        };
        assert_eq!(
            server.send(again(&ours.cookie)).await.status(),
            StatusCode::NOT_MODIFIED
        );
        assert_eq!(
            server.send(again(&theirs.cookie)).await.status(),
            StatusCode::NOT_FOUND
        );
        assert_eq!(
            server.get(path, &theirs.cookie).await.status(),
            StatusCode::NOT_FOUND
        );
        assert_eq!(server.get(path, "").await.status(), StatusCode::UNAUTHORIZED);
    }
    let original = uploaded.picture.url.replace("display", "original");
    assert_eq!(
        server.get(&original, &ours.cookie).await.status(),
        StatusCode::NOT_FOUND
    );
    let stolen = upload(&server, &theirs.cookie, &project, "file", &png()).await;
    assert_eq!(failure(stolen).await, Failure::NotFound);
}

#[tokio::test]
async fn a_picture_that_the_browser_has_is_not_read_again() {
    let server = Server::start().await;
    let owner = server.owner("Agency").await;
    let project = project(&server, &owner).await.to_string();
    let response = upload(&server, &owner.cookie, &project, "file", &png()).await;
    let uploaded: Uploaded = serde_json::from_str(&text(response).await).expect("what was uploaded");
    let path = &uploaded.picture.url;
    let tag = header_of(&server.get(path, &owner.cookie).await, "etag").to_owned();
    // Without the file, only an answer that does not read it succeeds.
    std::fs::remove_dir_all(server.data().join("media")).expect("pictures");
    let conditional = request(Method::GET, path, &owner.cookie).header(header::IF_NONE_MATCH, &tag);
    let again = server
        .send(conditional.body(Body::empty()).expect("a request"))
        .await;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(
        server.get(path, &owner.cookie).await.status(),
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn bad_uploads_are_told_why() {
    use domain::{Field, Problem, files::FileKind};
    let server = Server::start().await;
    let owner = server.owner("Agency").await;
    let project = project(&server, &owner).await.to_string();
    let problem = async |field: &str, content: &[u8]| {
        let failure = failure(upload(&server, &owner.cookie, &project, field, content).await).await;
        failure.problem_of(Field::Media).cloned()
    };
    let svg = Problem::UnsupportedKind(FileKind::Svg);
    assert_eq!(problem("file", b"<svg/>").await, Some(svg));
    assert_eq!(problem("file", b"none").await, Some(Problem::UnsupportedMedia));
    let cut = &include_bytes!("../../gateway/tests/cases/jpeg_no_eoi.jpg")[..1000];
    assert_eq!(problem("file", cut).await, Some(Problem::CutOff));
    assert_eq!(problem("other", &png()).await, Some(Problem::Required));
    assert_eq!(
        problem("file", &vec![0; 15 * 1024 * 1024 + 1]).await,
        Some(Problem::TooLarge)
    );
    assert_eq!(
        problem("file", &vec![0; 20 * 1024 * 1024]).await,
        Some(Problem::TooLarge)
    );

    let response = server
        .post(&format!("/upload/{project}"), &owner.cookie, "file=x")
        .await;
    assert_eq!(
        failure(response).await.problem_of(Field::Media),
        Some(&Problem::Required)
    );
    let response = upload(&server, "", &project, "file", &png()).await;
    assert_eq!(failure(response).await, Failure::SignedOut);
    let response = upload(&server, &owner.cookie, "none", "file", &png()).await;
    assert_eq!(failure(response).await, Failure::NotFound);
}

#[tokio::test]
async fn a_client_sees_the_pictures_of_their_link_until_it_is_revoked() {
    let server = Server::start().await;
    let owner = server.owner("Agency").await;
    let project = project(&server, &owner).await;
    let mut pictures = Vec::new();
    for _ in 0..2 {
        let response = upload(&server, &owner.cookie, &project.to_string(), "file", &png()).await;
        let uploaded: Uploaded = serde_json::from_str(&text(response).await).expect("what was uploaded");
        pictures.push(uploaded.id);
    }
    let approval = approval(&server, &owner, project, &pictures[..1]).await;
    let link = approval.issued.id;
    let shown = format!("/review/{link}/media/{}/display", pictures[0]);
    let beside = format!("/review/{link}/media/{}/display", pictures[1]);

    let response = server.get(&shown, &approval.cookie).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(header_of(&response, "content-type"), "image/jpeg");
    assert_eq!(header_of(&response, "cache-control"), "private, no-store");
    assert_eq!(
        server.get(&beside, &approval.cookie).await.status(),
        StatusCode::NOT_FOUND
    );
    assert_eq!(server.get(&shown, "").await.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(
        server.get(&shown, &owner.cookie).await.status(),
        StatusCode::UNAUTHORIZED
    );
    let as_staff = format!("/media/{}/display", pictures[0]);
    assert_eq!(
        server.get(&as_staff, &approval.cookie).await.status(),
        StatusCode::UNAUTHORIZED
    );

    revoke_link(&server.services, &owner.staff, link)
        .await
        .expect("a revocation");
    assert_eq!(
        server.get(&shown, &approval.cookie).await.status(),
        StatusCode::UNAUTHORIZED
    );
}

/// The answer to the upload, the composer, "Get approval" and the client's page all say it.
#[tokio::test]
async fn what_moved_is_told_before_anybody_signs() {
    let server = Server::start().await;
    let owner = server.owner("Agency").await;
    let project = project(&server, &owner).await;
    let gif = include_bytes!("../../gateway/tests/cases/animated.gif");
    let mut pictures = Vec::new();
    for (file, moved) in [(&gif[..], true), (&png()[..], false)] {
        let response = upload(&server, &owner.cookie, &project.to_string(), "file", file).await;
        let uploaded: Uploaded = serde_json::from_str(&text(response).await).expect("what was uploaded");
        assert_eq!(uploaded.picture.still_of_animation, moved);
        pictures.push(uploaded.id);
    }
    let approval = approval(&server, &owner, project, &pictures).await;
    let detail = open_post(&server.services, &owner.staff, approval.post)
        .await
        .expect("the composer");
    let moved = |pictures: &[Picture]| -> Vec<bool> {
        pictures
            .iter()
            .map(|picture| picture.still_of_animation)
            .collect()
    };
    assert_eq!(moved(&detail.pictures), [true, false]);
    let offer = offer_link(&server.services, &owner.staff, project, &[approval.post])
        .await
        .expect("an offer");
    assert_eq!(offer.posts[0].stills, 1);
    let page = server
        .get(&format!("/review/{}", approval.issued.id), &approval.cookie)
        .await;
    let page = text(page).await;
    assert!(page.contains("This picture moved; one frame is kept and published."));

    // Saving it again as it is makes no new version.
    let draft = Draft {
        post: Some((detail.card.id, detail.card.version)),
        caption: detail.content.caption.clone(),
        channels: detail.content.channels.clone(),
        media: detail
            .content
            .media
            .iter()
            .map(|m| DraftMedia {
                id: m.id,
                alt: m.alt.clone(),
            })
            .collect(),
        ..Draft::default()
    };
    save_post(&server.services, &owner.staff, project, draft)
        .await
        .expect("a save");
    let again = open_post(&server.services, &owner.staff, approval.post)
        .await
        .expect("the composer");
    assert_eq!(again.revision, detail.revision);
}
