//! A post on an approval link, and what its client's browser sends.

use crate::harness::{Browser, Server, request, text};
use axum::{body::Body, response::Response};
use domain::{
    Failure, LinkId, PostId, RevisionId,
    audit::Kind,
    views::planner::{Draft, PostDetail},
};
use http::{Method, StatusCode, header};
use service::{
    Services,
    links::resend_post::resend_post,
    posts::{open_post::open_post, save_post::save_post},
};
use std::sync::Arc;
use testing::{Agency, Hands, sign_in};

/// A post on an approval link.
pub struct Case {
    pub server: Server,
    pub owner: Browser,
    pub services: Services,
    pub project: domain::ProjectId,
    pub post: PostId,
    pub link: LinkId,
    pub token: String,
    pub password: String,
}

impl Case {
    /// Sends a form as a browser without scripts does.
    pub async fn plain(&self, path: &str, cookie: &str, body: String) -> Response {
        let form = request(Method::POST, path, cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ACCEPT, "text/html")
            .body(Body::from(body))
            .expect("a request");
        self.server.send(form).await
    }

    pub async fn new() -> Self {
        Self::aged(0).await
    }

    /// A link that was created so many milliseconds ago.
    pub async fn aged(age: i64) -> Self {
        let server = Server::start().await;
        let then = server.services.clock.now().plus(-age);
        let services = Services {
            clock: Arc::new(Hands::at(then)),
            ..server.services.clone()
        };
        let agency = Agency::on(&services).await;
        let post = agency.post("New beans").await;
        let invitation = agency.invite(&[post]).await;
        // A session is not as old as the link.
        let owner = sign_in(&server.services, agency.owner.staff.user.clone()).await;
        Self {
            server,
            services,
            project: agency.project,
            owner: owner.into(),
            post,
            link: invitation.link,
            token: invitation.token.reveal().to_owned(),
            password: invitation.password,
        }
    }

    pub async fn unlock(&self, password: &str) -> Response {
        let body = format!("token={}&password={password}", self.token);
        self.server.post("/api/unlock", "", body).await
    }

    /// The cookies of a browser that knows the password.
    pub async fn inside(&self) -> String {
        let response = self.unlock(&self.password).await;
        assert_eq!(response.status(), StatusCode::OK);
        cookies(&response)
    }

    pub async fn detail(&self) -> PostDetail {
        open_post(&self.server.services, &self.owner.staff, self.post)
            .await
            .expect("the post")
    }

    /// A decision on the current revision.
    pub async fn decide(&self, cookie: &str, verdict: &str, note: &str, key: u128) -> Response {
        let revision = self.detail().await.revision;
        self.decide_on(cookie, revision, verdict, note, key).await
    }

    pub async fn decide_on(
        &self,
        cookie: &str,
        seen: RevisionId,
        verdict: &str,
        note: &str,
        key: u128,
    ) -> Response {
        let body = self.decision(seen, verdict, note, key);
        self.server.post("/api/decide", cookie, body).await
    }

    pub fn decision(&self, seen: RevisionId, verdict: &str, note: &str, key: u128) -> String {
        let key = uuid::Uuid::from_u128(key);
        let (link, post) = (self.link, self.post);
        format!("link={link}&post={post}&revision={seen}&verdict={verdict}&note={note}&request_key={key}")
    }

    pub async fn edit(&self, caption: &str) {
        let detail = self.detail().await;
        let draft = Draft {
            post: Some((self.post, detail.card.version)),
            caption: caption.into(),
            channels: detail.content.channels,
            ..Draft::default()
        };
        save_post(&self.server.services, &self.owner.staff, self.project, draft)
            .await
            .expect("an edit");
    }

    /// Moves the post to a day, as staff do.
    pub async fn move_to(&self, date: &str) {
        let version = self.detail().await.card.version;
        let body = serde_json::json!({"posts": [[self.post, version]], "date": date});
        let moved = self
            .server
            .post_json("/api/move_posts", &self.owner.cookie, &body)
            .await;
        assert_eq!(moved.status(), StatusCode::OK);
    }

    /// Puts the post as it is in front of its client again.
    pub async fn resend(&self, anyway: bool) {
        let seen = (self.post, self.detail().await.card.version);
        resend_post(&self.server.services, &self.owner.staff, seen, anyway)
            .await
            .expect("a resend");
    }

    pub async fn kinds(&self) -> Vec<Kind> {
        let mut db = self.server.services.store.read().await.expect("a database");
        let events = db
            .events_after(self.owner.staff.user.workspace_id, 0, 1_000)
            .await
            .expect("events");
        events.into_iter().flatten().map(|event| event.kind).collect()
    }
}

pub fn cookies(response: &Response) -> String {
    let all = response.headers().get_all(header::SET_COOKIE).iter();
    let pairs: Vec<_> = all
        .filter_map(|c| c.to_str().ok()?.split(';').next().map(str::to_owned))
        .collect();
    pairs.join("; ")
}

pub async fn failure(response: Response) -> Failure {
    let status = response.status().as_u16();
    let body = text(response).await;
    let failure: Failure = serde_json::from_str(&body).expect(&body);
    assert_eq!(failure.status(), status);
    failure
}
