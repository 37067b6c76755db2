//! A post on an approval link, and its client's browser.

use crate::harness::{Browser, Server};
use domain::{
    ChannelId, MediaId, PostId, ProjectId,
    views::{
        links::{ApproverChoice, Issued, NewApprover, NewLink},
        planner::{Draft, DraftMedia},
    },
};
use service::{
    actor::Caller, links::create_link::create_link, posts::save_post::save_post,
    projects::add_channel::add_channel, review::unlock::unlock, secrets::Token,
};

/// What was made.
pub struct Approval {
    pub issued: Issued,
    pub post: PostId,
    pub channels: Vec<ChannelId>,
    /// The client's cookie.
    pub cookie: String,
}

/// Makes a post with these pictures, puts it on a link, and opens that.
pub async fn approval(
    server: &Server,
    owner: &Browser,
    project: ProjectId,
    pictures: &[MediaId],
) -> Approval {
    let (services, staff) = (&server.services, &owner.staff);
    add_channel(services, staff, project, "instagram", "harbour", None)
        .await
        .expect("a channel");
    let mut db = services.store.read().await.expect("a database");
    let channels: Vec<_> = db
        .channels(project)
        .await
        .expect("channels")
        .into_iter()
        .map(|c| c.id)
        .collect();
    drop(db);
    let draft = Draft {
        caption: "On the link".to_owned(),
        channels: channels.clone(),
        media: pictures
            .iter()
            .map(|id| DraftMedia {
                id: *id,
                alt: "A boat".to_owned(),
            })
            .collect(),
        ..Draft::default()
    };
    let (post, _) = save_post(services, staff, project, draft).await.expect("a post");
    let approver = NewApprover {
        name: "Tom".to_owned(),
        ..NewApprover::default()
    };
    let new = NewLink {
        anyway: true,
        project,
        posts: vec![post],
        approver: ApproverChoice::New(approver),
        title: String::new(),
        message: String::new(),
        password: None,
        request_key: None,
    };
    let issued = create_link(services, staff, new).await.expect("a link");
    let token = Token::presented(issued.url.rsplit('/').next().expect("a token"));
    let entered = unlock(services, &Caller::default(), &token, &issued.password, |_| None).await;
    let session = entered.expect("an entry").session;
    let cookie = format!("review-{}={}", issued.id, session.reveal());
    Approval {
        issued,
        post,
        channels,
        cookie,
    }
}
