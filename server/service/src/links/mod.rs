//! Approval links, as staff handle them.

pub mod create_link;
pub mod extend_link;
pub mod list_links;
pub mod offer_link;
pub mod regenerate_link;
pub mod resend_post;
pub mod revoke_link;
pub mod row;
pub mod show_link;

use crate::{
    Services,
    actor::Staff,
    model::{Approver, LinkPost, PasswordHash, Project},
    ports::{Read, Write},
    projects,
    review::ask,
    secrets::{Token, password, readable_password},
};
use domain::{
    Failure, Field, LinkId, UnixMillis,
    link::Link,
    review::can_be_asked,
    seal::Seal,
    views::{When, links::Issued},
};

/// The link, if it is of this person's workspace.
pub(crate) async fn find<R: Read + ?Sized>(db: &mut R, staff: &Staff, id: LinkId) -> Result<Link, Failure> {
    let found = db.link(id).await?;
    found
        .filter(|link| link.workspace_id == staff.user.workspace_id)
        .ok_or(Failure::NotFound)
}

/// Asks the approver of a link again that lives again: about its posts at their current revisions, as far as they can be
/// asked about. Gives the seals of those that it changed.
async fn ask_again(tx: &mut dyn Write, link: &Link, now: UnixMillis) -> Result<Vec<Seal>, Failure> {
    let mut seals = Vec::new();
    let entries = tx.link_posts(link.id).await?;
    for mut post in tx.posts_on_link(link.id).await? {
        let shown = |entry: &LinkPost| entry.post_id == post.id && entry.revision_id == post.revision.id;
        if !entries.iter().any(shown) || !can_be_asked(&post) {
            continue;
        }
        let before = post.review;
        ask(tx, &mut post, link.approver_id, now).await?;
        if post.review != before {
            seals.push(tx.save_post(&post).await?);
        }
    }
    Ok(seals)
}

/// A fresh address and password for a link.
struct Keys {
    token: Token,
    password: String,
    hash: PasswordHash,
}

/// Makes keys; `custom` is a password that staff typed, `context` the words it may not be made of.
async fn keys(services: &Services, custom: Option<&str>, context: &[&str]) -> Result<Keys, Failure> {
    let password = match custom {
        Some(typed) => {
            password::chosen(typed, context).map_err(|problem| Failure::field(Field::Password, problem))?
        }
        None => readable_password(&*services.random),
    };
    let hash = services.vault.hash(&password).await?;
    Ok(Keys {
        token: Token::generate(&*services.random),
        password,
        hash,
    })
}

fn issued(
    services: &Services,
    id: LinkId,
    keys: Keys,
    approver: &Approver,
    project: &Project,
    expires: When,
) -> Issued {
    Issued {
        id,
        url: format!("{}/r/{}", services.base_url, keys.token.reveal()),
        password: keys.password,
        approver: projects::approver_view(approver),
        project: project.name.clone(),
        expires,
    }
}

fn expiry(link: &Link, project: &Project, now: UnixMillis) -> When {
    crate::dates::when(
        link.expires_at,
        &crate::dates::known_zone(&project.time_zone),
        now,
    )
}
