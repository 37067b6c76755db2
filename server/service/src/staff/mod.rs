//! Staff: first start, sign-in, sessions, roles and invitations.

pub mod authenticate;
pub mod change_person;
pub mod describe_me;
pub mod device;
pub mod entrance;
pub mod invite;
pub mod join;
pub mod list_people;
pub mod operate;
pub mod remove_person;
pub mod rename_person;
pub mod set_up;
pub mod sign_in;
pub mod sign_out;
pub mod withdraw_invitation;

use crate::{
    Services,
    actor::Staff,
    model::{PasswordHash, StaffSession, User},
    ports::Write,
    secrets::Token,
};
use domain::{Failure, UnixMillis, UserId, WorkspaceId, staff::Role, time::DAY};

/// How long a sign-in lasts, in milliseconds.
pub const SESSION: i64 = 14 * DAY;

/// What a browser gets when somebody signs in.
pub struct SignedIn {
    /// Who.
    pub user: UserId,
    /// For the session's cookie.
    pub session: Token,
    /// For the cookie that lets this browser try while others are blocked.
    pub device: Token,
}

/// A new session for `user`, whose password is kept as `password`, and what the browser gets.
fn new_session(
    services: &Services,
    user: &User,
    password: &PasswordHash,
    now: UnixMillis,
) -> (SignedIn, StaffSession) {
    let signed_in = SignedIn {
        user: user.id,
        session: Token::generate(&*services.random),
        device: device::issue(services, user, password),
    };
    let session = StaffSession {
        token: signed_in.session.hash(),
        user_id: user.id,
        created_at: now,
        expires_at: now.plus(SESSION),
    };
    (signed_in, session)
}

/// The person, if they are of this person's workspace and were not removed.
async fn find(tx: &mut dyn Write, staff: &Staff, id: UserId) -> Result<User, Failure> {
    let found = tx.user(id).await?;
    found
        .filter(|user| user.workspace_id == staff.user.workspace_id && user.removed_at.is_none())
        .ok_or(Failure::NotFound)
}

/// Only owners change owners.
fn may_change(acting: &User, user: &User) -> Result<(), Failure> {
    if user.role == Role::Owner && acting.role != Role::Owner {
        return Err(Failure::Forbidden);
    }
    Ok(())
}

/// How many owners a workspace has.
async fn owners(tx: &mut dyn Write, workspace: WorkspaceId) -> Result<usize, Failure> {
    let users = tx.users(workspace).await?;
    let owns = |user: &&User| user.role == Role::Owner && user.removed_at.is_none();
    Ok(users.iter().filter(owns).count())
}
