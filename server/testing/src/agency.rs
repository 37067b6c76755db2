//! An agency with a client.

use crate::{Hands, Installation};
use domain::{
    ChannelId, Failure, LinkId, PostId, ProjectId,
    audit::Kind,
    staff::Role,
    views::{
        links::{ApproverChoice, NewApprover, NewLink},
        planner::{Draft, PostDetail},
    },
};
use service::{
    Services,
    actor::{Caller, Reviewer, Staff},
    links::create_link::create_link,
    model::{StaffSession, User, Workspace},
    ports::{Write, store::Granted},
    posts::{open_post::open_post, save_post::save_post},
    projects::{add_channel::add_channel, create_project::create_project, show_project::show_project},
    review::{enter::enter, unlock::unlock},
    secrets::Token,
};
use std::sync::Arc;

/// What every owner signs in with.
pub const PASSWORD: &str = "harbour wall at noon";

/// A member of staff who is signed in.
#[derive(Clone, Debug)]
pub struct Person {
    /// Who acts.
    pub staff: Staff,
    /// The token of their session.
    pub token: Token,
}

/// A workspace of its own with an owner who is signed in.
pub async fn owner(services: &Services, name: &str) -> Person {
    let now = services.clock.now();
    let workspace = Workspace {
        id: services.id(),
        name: name.to_owned(),
        created_at: now,
    };
    let user = User {
        id: services.id(),
        workspace_id: workspace.id,
        email: format!("{}@example.com", workspace.id),
        name: name.to_owned(),
        role: Role::Owner,
        can_create_links: true,
        password: services.vault.hash(PASSWORD).await.expect("a hash"),
        created_at: now,
        removed_at: None,
    };
    write(services, async |tx| {
        let _ = tx.add_workspace(&workspace).await?;
        tx.add_user(&user).await
    })
    .await
    .expect("a workspace");
    sign_in(services, user).await
}

/// Another member of a workspace, signed in.
pub async fn colleague(services: &Services, of: &Staff, role: Role, can_create_links: bool) -> Person {
    let id = services.id();
    let email = format!("{id}@example.com");
    let user = User {
        id,
        email,
        role,
        can_create_links,
        ..of.user.clone()
    };
    let added = write(services, async |tx| tx.add_user(&user).await);
    added.await.expect("a user");
    sign_in(services, user).await
}

/// Somebody signs in, now.
pub async fn sign_in(services: &Services, user: User) -> Person {
    let now = services.clock.now();
    let token = Token::generate(&*services.random);
    let session = StaffSession {
        token: token.hash(),
        user_id: user.id,
        created_at: now,
        expires_at: now.plus(service::staff::SESSION),
    };
    let added = write(services, async |tx| tx.add_staff_session(&session).await);
    added.await.expect("a session");
    let caller = Caller::default();
    Person {
        staff: Staff { user, caller },
        token,
    }
}

/// Writes what no use case writes, or as another one left it.
///
/// # Errors
/// Those of `work`, and of the database.
pub async fn write<T>(
    services: &Services,
    work: impl AsyncFnOnce(&mut dyn Write) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut unit = services.store.begin(Granted::untold()).await?;
    let value = work(unit.tx()).await?;
    unit.commit().await?;
    Ok(value)
}

/// The token at the end of an address.
#[must_use]
pub fn token_of(address: &str) -> Token {
    Token::presented(address.rsplit('/').next().unwrap_or_default())
}

/// An agency, "Lumen", whose client "Northwind" is on X and Instagram.
#[derive(Clone)]
pub struct Agency {
    /// What its use cases take.
    pub services: Services,
    /// Its owner.
    pub owner: Person,
    /// Its client's project, in London.
    pub project: ProjectId,
    /// On X and on Instagram.
    pub channels: Vec<ChannelId>,
    /// An installation of its own goes with it.
    _home: Option<Arc<Installation>>,
}

/// What an approver got: the address of a link, and its password.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Which link.
    pub link: LinkId,
    /// What its address ends with.
    pub token: Token,
    /// Its password.
    pub password: String,
}

impl Agency {
    /// One on an installation of its own, and the clock there.
    pub async fn new() -> (Self, Hands) {
        let home = Installation::new().await;
        let (agency, clock) = (Self::on(&home.services).await, home.clock.clone());
        let home = Some(Arc::new(home));
        (
            Self {
                _home: home,
                ..agency
            },
            clock,
        )
    }

    /// One on this installation.
    pub async fn on(services: &Services) -> Self {
        let owner = owner(services, "Lumen").await;
        let staff = &owner.staff;
        let project = create_project(services, staff, "Northwind", "Europe/London", None)
            .await
            .expect("a project");
        for (platform, handle) in [("x", "northwind"), ("instagram", "northwind.coffee")] {
            add_channel(services, staff, project, platform, handle, None)
                .await
                .expect("a channel");
        }
        let settings = show_project(services, staff, project).await.expect("settings");
        Self {
            services: services.clone(),
            owner,
            project,
            channels: settings.channels.iter().map(|channel| channel.id).collect(),
            _home: None,
        }
    }

    /// Its owner, as use cases take them.
    #[must_use]
    pub const fn staff(&self) -> &Staff {
        &self.owner.staff
    }

    /// A colleague of its owner.
    pub async fn colleague(&self, role: Role, can_create_links: bool) -> Staff {
        colleague(&self.services, self.staff(), role, can_create_links)
            .await
            .staff
    }

    /// Somebody who owns another workspace.
    pub async fn stranger(&self) -> Staff {
        owner(&self.services, "Other").await.staff
    }

    /// A draft for X with these words, which has no date.
    #[must_use]
    pub fn draft(&self, caption: &str) -> Draft {
        Draft {
            caption: caption.into(),
            channels: vec![self.channels[0]],
            ..Draft::default()
        }
    }

    /// A post for X with these words, which has no date.
    pub async fn post(&self, caption: &str) -> PostId {
        self.save(self.draft(caption)).await.0
    }

    /// Saves a post; gives its version too.
    pub async fn save(&self, draft: Draft) -> (PostId, i64) {
        save_post(&self.services, self.staff(), self.project, draft)
            .await
            .expect("a post")
    }

    /// A post as it is now.
    pub async fn open(&self, post: PostId) -> PostDetail {
        open_post(&self.services, self.staff(), post)
            .await
            .expect("the post")
    }

    /// What "Get approval" sends for these posts and a new approver, Tom.
    #[must_use]
    pub fn asks(&self, posts: &[PostId]) -> NewLink {
        let approver = NewApprover {
            name: "Tom".into(),
            ..NewApprover::default()
        };
        NewLink {
            anyway: false,
            project: self.project,
            posts: posts.to_vec(),
            approver: ApproverChoice::New(approver),
            title: "November".into(),
            message: String::new(),
            password: None,
            request_key: None,
        }
    }

    /// Puts posts on an approval link for Tom.
    pub async fn invite(&self, posts: &[PostId]) -> Invitation {
        let issued = create_link(&self.services, self.staff(), self.asks(posts))
            .await
            .expect("a link");
        Invitation {
            link: issued.id,
            token: token_of(&issued.url),
            password: issued.password,
        }
    }

    /// Opens a link with its password, as its approver does.
    pub async fn enter(&self, invitation: &Invitation) -> Reviewer {
        let (services, caller) = (&self.services, Caller::default());
        let Invitation { token, password, .. } = invitation;
        let unlocked = unlock(services, &caller, token, password, |_| None)
            .await
            .expect("the link opens");
        enter(services, unlocked.link, Some(unlocked.session), caller)
            .await
            .expect("a reviewer")
    }

    /// What the log of its workspace tells, oldest first.
    pub async fn told(&self) -> Vec<Kind> {
        let mut db = self.services.store.read().await.expect("a database");
        let events = db
            .events_after(self.staff().user.workspace_id, 0, 1_000)
            .await
            .expect("events");
        events.into_iter().flatten().map(|event| event.kind).collect()
    }
}
