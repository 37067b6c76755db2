//! Staff: first start, sign-in, sessions, roles and invitations.

pub mod authenticate;
pub mod change_person;
pub mod describe_me;
pub mod entrance;
pub mod invite;
pub mod join;
pub mod list_people;
pub mod set_up;
pub mod sign_in;
pub mod sign_out;
pub mod withdraw_invitation;

use crate::{
    Services,
    model::{StaffSession, User},
    secrets::Token,
};
use domain::{UnixMillis, time::DAY};

/// How long a sign-in lasts, in milliseconds.
pub const SESSION: i64 = 14 * DAY;

/// A new session for `user`, and the token for its cookie.
fn new_session(services: &Services, user: &User, now: UnixMillis) -> (Token, StaffSession) {
    let token = Token::generate(&*services.random);
    let session = StaffSession {
        token: token.hash(),
        user_id: user.id,
        created_at: now,
        expires_at: now.plus(SESSION),
    };
    (token, session)
}
