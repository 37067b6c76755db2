//! A project with posts, and links to its calendar.

use crate::{
    harness::{Browser, Server, text},
    media::{png, upload},
};
use axum::response::Response;
use domain::{
    MediaId, PostId, ProjectId,
    post::Post,
    review::Review,
    shared_calendar::{Accent, SharedCalendar, SharedCalendarOptions},
    views::{
        planner::{Draft, DraftMedia, Uploaded},
        shared_calendar::{ActiveSharedCalendar, PasswordChoice, SharedCalendarForm, SharedCalendarTarget},
    },
};
use service::{posts::save_post::save_post, shared_calendars::share_calendar::share_calendar};
use testing::Agency;

/// A project with channels, and what is shared of it.
pub struct Case {
    pub server: Server,
    pub owner: Browser,
    pub project: ProjectId,
    pub channels: Vec<domain::ChannelId>,
}

/// What a test shares unless it says otherwise.
pub fn options() -> SharedCalendarOptions {
    SharedCalendarOptions {
        from: None,
        to: None,
        channels: Vec::new(),
        captions: true,
        embeddable: false,
        title: "Our autumn".into(),
        logo: None,
        accent: Accent::Blue,
    }
}

impl Case {
    pub async fn new() -> Self {
        let server = Server::start().await;
        let agency = Agency::on(&server.services).await;
        Self {
            server,
            project: agency.project,
            channels: agency.channels,
            owner: agency.owner.into(),
        }
    }

    pub async fn shared_calendar(
        &self,
        options: SharedCalendarOptions,
        password: PasswordChoice,
    ) -> ActiveSharedCalendar {
        let form = SharedCalendarForm { options, password };
        let target = self.fresh().await;
        share_calendar(&self.server.services, &self.owner.staff, target, form, None)
            .await
            .expect("a shared calendar")
    }

    /// A new link in place of the one that works now.
    pub async fn fresh(&self) -> SharedCalendarTarget {
        let mut db = self.server.services.store.read().await.expect("a database");
        let before = db
            .active_shared_calendar(self.project)
            .await
            .expect("a shared calendar or none");
        SharedCalendarTarget::New {
            project: self.project,
            replaces: before.as_ref().map(SharedCalendar::seen),
        }
    }

    /// A post due on `date`, put into a state directly: how it came there is told elsewhere.
    pub async fn post(
        &self,
        caption: &str,
        date: &str,
        state: impl Fn(&mut Post) + Send + Sync + 'static,
    ) -> PostId {
        self.draft(caption, date, &self.channels, Vec::new(), state).await
    }

    pub async fn draft(
        &self,
        caption: &str,
        date: &str,
        channels: &[domain::ChannelId],
        media: Vec<DraftMedia>,
        state: impl Fn(&mut Post) + Send + Sync + 'static,
    ) -> PostId {
        let draft = Draft {
            caption: caption.into(),
            channels: channels.to_vec(),
            media,
            date: date.into(),
            time: if date.is_empty() {
                String::new()
            } else {
                "10:30".into()
            },
            campaign: "Inner campaign".into(),
            creator_note: "Inner note".into(),
            ..Draft::default()
        };
        let (id, _) = save_post(&self.server.services, &self.owner.staff, self.project, draft)
            .await
            .expect("a post");
        let saved = self.server.write(async |tx| {
            let mut post = tx.post(id).await?.ok_or(domain::Failure::NotFound)?;
            state(&mut post);
            tx.save_post(&post).await.map(drop)
        });
        saved.await.expect("a state");
        id
    }

    /// A picture that staff uploaded.
    pub async fn picture(&self) -> MediaId {
        let project = self.project.to_string();
        let response = upload(&self.server, &self.owner.cookie, &project, "file", &png()).await;
        let picture: Uploaded = serde_json::from_str(&text(response).await).expect("a picture");
        picture.id
    }

    pub async fn get(&self, path: &str) -> Response {
        self.server.get(path, "").await
    }
}

/// The path of a shared calendar's address.
pub fn path(calendar: &ActiveSharedCalendar) -> String {
    let url = calendar.url.clone().expect("an address");
    url.split_once("/c/")
        .map(|(_, token)| format!("/c/{token}"))
        .expect("a token")
}

/// Somebody outside decided.
pub fn decided(post: &mut Post, review: Review) {
    post.review = review;
    post.decided = Some(domain::post::Decided {
        by: "Secret approver".into(),
        at: domain::UnixMillis(0),
    });
}
