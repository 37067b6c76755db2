//! Hashing passwords: argon2id with a server-side pepper, one at a time.

use crate::{
    model::PasswordHash,
    secrets::{
        Token,
        password::{normalise, readings},
    },
};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier},
};
use data_encoding::BASE64URL_NOPAD;
use domain::{Failure, rules::PASSWORD_MAX};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// OWASP's floor for argon2id: 19 MiB, two passes, one lane.
/// <https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html>
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Hashes passwords. Checking one goes through [`super::guard`] only.
pub struct Vault {
    pepper: Arc<[u8]>,
    /// One hash at a time: a flood of wrong passwords must not slow the calendar.
    turn: Arc<Semaphore>,
}

/// What a derived token opens. Tokens of different purposes have nothing in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A shared calendar.
    SharedCalendar,
    /// The feed of a shared calendar that has a password.
    SharedCalendarFeed,
    /// The feed of an approval link.
    ReviewFeed,
    /// Nothing; it tells a browser in which somebody signed in before.
    StaffDevice,
    /// Nothing; it tells two states of a client's page apart.
    PageMark,
    /// Nothing; it tells whether the database was made with this pepper.
    Pepper,
}

impl Purpose {
    // Part of what is derived: another word here would be the end of every address that was given out.
    const fn as_str(self) -> &'static str {
        match self {
            Self::SharedCalendar => "share",
            Self::SharedCalendarFeed => "share-feed",
            Self::ReviewFeed => "review-feed",
            Self::StaffDevice => "staff-device",
            Self::PageMark => "page-mark",
            Self::Pepper => "pepper",
        }
    }
}

/// What a check found.
pub(super) struct Checked {
    /// It matches.
    pub right: bool,
    /// The hash was made with older parameters, or of an older form: keep this one instead.
    pub rehash: Option<PasswordHash>,
}

impl Vault {
    /// A vault with this pepper, which is kept outside the database.
    #[must_use]
    pub fn new(pepper: &[u8]) -> Self {
        Self {
            pepper: pepper.into(),
            turn: Arc::new(Semaphore::new(1)),
        }
    }

    /// The token that this server, and nobody without its pepper, can make for `subject`: HMAC-SHA-256, 256 bits.
    /// <https://www.rfc-editor.org/rfc/rfc2104>
    #[must_use]
    pub fn derive(&self, purpose: Purpose, subject: &str) -> Token {
        // A key of any length is taken.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.pepper) else {
            unreachable!("HMAC takes keys of any length")
        };
        mac.update(purpose.as_str().as_bytes());
        mac.update(b"\0");
        mac.update(subject.as_bytes());
        Token::presented(&BASE64URL_NOPAD.encode(&mac.finalize().into_bytes()))
    }

    /// Nobody waits for a turn.
    pub(super) fn is_idle(&self) -> bool {
        self.turn.available_permits() > 0
    }

    /// The PHC string of a new password.
    ///
    /// # Errors
    /// [`Failure::Unavailable`] if hashing fails.
    pub async fn hash(&self, password: &str) -> Result<PasswordHash, Failure> {
        let (pepper, password) = (Arc::clone(&self.pepper), normalise(password));
        self.blocking(move || hash(&pepper, &password)).await?
    }

    /// Compares a password with a PHC string; with `None`, takes the same time and is wrong.
    pub(super) async fn check(&self, typed: &str, known: Option<&PasswordHash>) -> Result<Checked, Failure> {
        let (pepper, known) = (Arc::clone(&self.pepper), known.cloned());
        let too_long = typed.len() > PASSWORD_MAX;
        let readings = readings(if too_long { "" } else { typed });
        self.blocking(move || compare(&pepper, &readings, known.filter(|_| !too_long).as_ref()))
            .await?
    }

    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Failure> {
        let permit = Arc::clone(&self.turn)
            .acquire_owned()
            .await
            .map_err(|_| Failure::Unavailable)?;
        tokio::task::spawn_blocking(move || {
            let result = work();
            drop(permit);
            result
        })
        .await
        .map_err(|error| {
            tracing::error!(%error, "password hashing did not finish");
            Failure::Unavailable
        })
    }
}

fn hasher(pepper: &[u8]) -> Result<Argon2<'_>, Failure> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(unreadable)?;
    Argon2::new_with_secret(pepper, Algorithm::Argon2id, Version::V0x13, params).map_err(unreadable)
}

fn hash(pepper: &[u8], password: &str) -> Result<PasswordHash, Failure> {
    let phc = hasher(pepper)?
        .hash_password(password.as_bytes())
        .map_err(unreadable)?;
    Ok(PasswordHash(phc.to_string()))
}

/// Compares each reading of what was typed.
fn compare(pepper: &[u8], readings: &[String], known: Option<&PasswordHash>) -> Result<Checked, Failure> {
    let wrong = Checked {
        right: false,
        rehash: None,
    };
    let Some(known) = known else {
        for reading in readings {
            hash(pepper, reading)?;
        }
        return Ok(wrong);
    };
    let hasher = hasher(pepper)?;
    let parsed = argon2::PasswordHash::new(&known.0).map_err(unreadable)?;
    let matches = |reading: &String| hasher.verify_password(reading.as_bytes(), &parsed).is_ok();
    let Some(found) = readings.iter().find(|reading| matches(reading)) else {
        return Ok(wrong);
    };
    let form = normalise(found);
    let current = form == *found
        && Params::try_from(&parsed)
            .is_ok_and(|p| p.m_cost() == MEMORY_KIB && p.t_cost() == PASSES && p.p_cost() == LANES);
    Ok(Checked {
        right: true,
        rehash: if current { None } else { Some(hash(pepper, &form)?) },
    })
}

fn unreadable(error: impl std::fmt::Display) -> Failure {
    tracing::error!(%error, "password hashing failed");
    Failure::Unavailable
}
