//! Browsers in which somebody signed in before. They may try that person's password while others are blocked, so that
//! nobody is shut out by strangers' guesses.
//!
//! Nothing is stored: the token is a random mark, sealed with the pepper for this person and their present password. A new
//! password makes all of them void.

use crate::{
    Services,
    model::{PasswordHash, TokenHash, User},
    secrets::{Token, vault::Purpose},
};
use domain::time::DAY;

/// How long a browser keeps it after the last sign-in, in milliseconds.
pub const DEVICE: i64 = 180 * DAY;

/// A new one for `user`, whose password is kept as `password`.
pub(super) fn issue(services: &Services, user: &User, password: &PasswordHash) -> Token {
    let mark = Token::generate(&*services.random);
    sealed(services, user, password, mark.reveal())
}

/// What to count by, if `presented` was issued to `user`.
pub(super) fn known(services: &Services, user: &User, presented: &Token) -> Option<TokenHash> {
    let (mark, _) = presented.reveal().split_once('.')?;
    let right = sealed(services, user, &user.password, mark).hash();
    (right == presented.hash()).then_some(right)
}

fn sealed(services: &Services, user: &User, password: &PasswordHash, mark: &str) -> Token {
    let subject = format!("{}\0{}\0{mark}", user.id, password.0);
    let seal = services.vault.derive(Purpose::StaffDevice, &subject);
    Token::presented(&format!("{mark}.{}", seal.reveal()))
}
