//! One of everything, to start from.

use domain::{
    ApproverId, ChannelId, DecisionId, LinkId, MediaId, NoteId, PostId, ProjectId, RequestKey, RevisionId,
    UnixMillis, UserId, WorkspaceId,
    audit::{ActorKind, Kind},
    link::{Link, VALIDITY},
    platform::Platform,
    post::{Content, MediaRef, Post, Publication, Revision, Variant},
    review::{Planned, Review, Verdict},
    staff::Role,
};
use futures::future::BoxFuture;
use service::{
    model::{
        Approver, Channel, Decision, LinkPost, LinkSecrets, Media, NewEvent, Note, PasswordHash, Project,
        TokenHash, User, Workspace,
    },
    ports::{
        Read, Store, Write,
        store::{Got, Granted},
    },
};
use store::SqlStore;
use uuid::Uuid;

pub(crate) fn uuid(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub(crate) fn at(millis: i64) -> UnixMillis {
    UnixMillis(millis)
}

pub(crate) fn token(byte: u8) -> TokenHash {
    TokenHash([byte; 32])
}

pub(crate) fn secrets(phc: &str) -> LinkSecrets {
    LinkSecrets {
        password: PasswordHash(phc.to_owned()),
    }
}

/// Writes one thing.
pub(crate) async fn put<S, T, F>(store: &SqlStore, input: S, work: F) -> Got<T>
where
    F: for<'t> FnOnce(&'t S, &'t mut dyn Write) -> BoxFuture<'t, Got<T>>,
{
    let mut unit = store.begin(Granted::untold()).await?;
    let value = work(&input, unit.tx()).await?;
    unit.commit().await?;
    Ok(value)
}

/// A connection for reading.
pub(crate) async fn read(store: &SqlStore) -> Box<dyn Read> {
    store.read().await.expect("a reader")
}

pub(crate) struct World {
    pub(crate) workspace: Workspace,
    pub(crate) user: User,
    pub(crate) project: Project,
    pub(crate) channel: Channel,
    pub(crate) approver: Approver,
    pub(crate) media: Media,
    pub(crate) post: Post,
    pub(crate) link: Link,
}

impl World {
    pub(crate) fn new() -> Self {
        let workspace = Workspace {
            id: WorkspaceId(uuid(1)),
            name: "Nordlicht".into(),
            created_at: at(1),
        };
        let user = User {
            id: UserId(uuid(2)),
            workspace_id: workspace.id,
            email: "mia@example.org".into(),
            name: "Mia".into(),
            role: Role::Editor,
            can_create_links: true,
            password: PasswordHash("$argon2id$mia".into()),
            created_at: at(2),
            removed_at: None,
        };
        let project = Project {
            id: ProjectId(uuid(3)),
            workspace_id: workspace.id,
            name: "Rösterei Blau".into(),
            time_zone: "Europe/Berlin".into(),
            hue: 3,
            requires_approval: true,
            created_at: at(3),
            archived_at: None,
        };
        let channel = Channel {
            id: ChannelId(uuid(4)),
            project_id: project.id,
            platform: Platform::LinkedIn,
            handle: "roesterei-blau".into(),
            created_at: at(4),
            removed_at: None,
            former: Vec::new(),
        };
        let approver = Approver {
            id: ApproverId(uuid(5)),
            project_id: project.id,
            name: "Tom".into(),
            email: "tom@example.org".into(),
            phone: String::new(),
            created_at: at(5),
            removed_at: None,
        };
        let media = Media {
            id: MediaId(uuid(6)),
            workspace_id: workspace.id,
            project_id: project.id,
            hash: "ab".repeat(32),
            width: 1_080,
            height: 1_350,
            bytes: 234_567,
            still_of_animation: true,
            created_by: user.id,
            created_at: at(6),
        };
        let link = Link {
            id: LinkId(uuid(8)),
            workspace_id: workspace.id,
            project_id: project.id,
            approver_id: approver.id,
            title: "März".into(),
            message: "Bitte bis Freitag.".into(),
            created_by: user.id,
            created_at: at(8),
            expires_at: at(8 + VALIDITY),
            revoked_at: None,
            generation: 1,
            asked_at: None,
        };
        let mut world = Self {
            post: blank(uuid(7)),
            workspace,
            user,
            project,
            channel,
            approver,
            media,
            link,
        };
        world.post = world.post_of(7);
        world
    }

    /// A post with the identifier `number`; its revision has `number + 1_000`.
    pub(crate) fn post_of(&self, number: u128) -> Post {
        let mut post = blank(uuid(number));
        post.workspace_id = self.workspace.id;
        post.project_id = self.project.id;
        post.created_by = self.user.id;
        post.revision = self.revision(post.id, 1_000 + number, 1);
        post
    }

    pub(crate) fn revision(&self, post_id: PostId, id: u128, number: i64) -> Revision {
        let content = Content {
            caption: "Frisch geröstet ☕ 'quoted' \"twice\"\nzweite Zeile".into(),
            channels: vec![self.channel.id],
            variants: vec![Variant {
                channel: self.channel.id,
                caption: "Für LinkedIn".into(),
            }],
            media: vec![MediaRef {
                id: self.media.id,
                hash: self.media.hash.clone(),
                alt: "Bohnen".into(),
                width: self.media.width,
                height: self.media.height,
                still_of_animation: self.media.still_of_animation,
            }],
        };
        Revision {
            id: RevisionId(uuid(id)),
            post_id,
            number,
            content,
            created_at: at(10),
            created_by: self.user.id,
        }
    }

    pub(crate) fn entry(&self) -> LinkPost {
        LinkPost {
            link_id: self.link.id,
            post_id: self.post.id,
            revision_id: self.post.revision.id,
            previous_revision_id: None,
            position: 0,
        }
    }

    pub(crate) fn decision(&self, number: u128, verdict: Verdict) -> Decision {
        Decision {
            id: DecisionId(uuid(number)),
            link_id: self.link.id,
            post_id: self.post.id,
            revision_id: self.post.revision.id,
            approver_id: self.approver.id,
            verdict,
            planned: Some(Planned::Undated),
            note: "kürzer, bitte".into(),
            by: "Tom".into(),
            at: at(20),
            request_key: RequestKey(uuid(number + 5_000)),
            undone_at: None,
        }
    }

    pub(crate) fn note(&self, number: u128, link_id: Option<LinkId>) -> Note {
        Note {
            id: NoteId(uuid(number)),
            post_id: self.post.id,
            link_id,
            author_kind: if link_id.is_some() {
                ActorKind::Approver
            } else {
                ActorKind::Staff
            },
            author_name: "Tom".into(),
            body: "Ist das der neue Preis?".into(),
            at: at(30),
            request_key: RequestKey(uuid(number + 5_000)),
        }
    }

    pub(crate) fn event(&self, kind: Kind, millis: i64) -> NewEvent {
        NewEvent {
            workspace_id: self.workspace.id,
            at: at(millis),
            kind,
            actor_kind: ActorKind::Approver,
            actor_id: Some(self.approver.id.to_string()),
            actor_name: "Tom".into(),
            project_id: Some(self.project.id),
            link_id: Some(self.link.id),
            post_id: Some(self.post.id),
            details: r#"{"seen":1}"#.into(),
            address: Some("192.0.2.1".into()),
            user_agent: None,
            seals: Vec::new(),
        }
    }

    /// Writes all of it.
    pub(crate) async fn save(self, store: &SqlStore) -> Self {
        put(store, self, |world, tx| {
            Box::pin(async move {
                tx.add_workspace(&world.workspace).await?;
                tx.add_user(&world.user).await?;
                tx.add_project(&world.project).await?;
                tx.add_channel(&world.channel).await?;
                tx.add_approver(&world.approver).await?;
                tx.add_media(&world.media).await?;
                tx.add_post(&world.post).await?;
                tx.add_link(&world.link, token(8), &secrets("$argon2id$link"))
                    .await?;
                tx.put_link_post(&world.entry()).await
            })
        })
        .await
        .expect("the world is saved");
        Self::new()
    }
}

fn blank(id: Uuid) -> Post {
    Post {
        id: PostId(id),
        workspace_id: WorkspaceId(uuid(0)),
        project_id: ProjectId(uuid(0)),
        revision: Revision {
            id: RevisionId(uuid(0)),
            post_id: PostId(id),
            number: 1,
            content: Content::default(),
            created_at: at(0),
            created_by: UserId(uuid(0)),
        },
        review: Review::NotRequested,
        decided: None,
        publication: Publication::Waiting,
        scheduled_at: None,
        campaign: String::new(),
        creator_note: String::new(),
        created_by: UserId(uuid(0)),
        created_at: at(7),
        version: 1,
    }
}
