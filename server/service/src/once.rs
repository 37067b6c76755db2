//! Requests that make something: under one key, however often one is sent, one thing is made.
//!
//! The browser makes the key with the form and keeps it until the form is answered. What was made is kept beside the key
//! in the transaction that made it, so that a request whose answer was lost finds it.

use crate::{
    actor::Staff,
    model::{Made, Request},
    ports::{Read, Write},
};
use domain::{Failure, Refusal, RequestKey, UnixMillis, audit::Hash};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// How often a request looks again because its twin came first.
pub(crate) const ROUNDS: usize = 8;

/// The key of a request, if it came with one, and what it asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Once {
    key: Option<RequestKey>,
    content: Hash,
}

/// What a request made when it was sent before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Before {
    /// The thing.
    pub(crate) made: Made,
    /// The same was asked for; otherwise somebody typed on after the answer was lost.
    pub(crate) same: bool,
}

impl Once {
    /// A request with what it asks for, without passwords: their hash would be a quick way to guess them.
    pub(crate) fn new(key: Option<RequestKey>, content: &impl Serialize) -> Self {
        let bytes = serde_json::to_vec(content).unwrap_or_default();
        let content = Sha256::digest(&bytes).into();
        Self { key, content }
    }

    /// What it made before; `None` for the first time, and always without a key.
    pub(crate) async fn before<R: Read + ?Sized>(
        self,
        db: &mut R,
        staff: &Staff,
    ) -> Result<Option<Before>, Failure> {
        let Some(key) = self.key else { return Ok(None) };
        let known = db.request(staff.user.id, key).await?;
        Ok(known.map(|request| Before {
            made: request.made,
            same: request.content == self.content,
        }))
    }

    /// Keeps what it made.
    pub(crate) async fn keep(
        self,
        tx: &mut dyn Write,
        staff: &Staff,
        made: Made,
        at: UnixMillis,
    ) -> Result<(), Failure> {
        let Some(key) = self.key else { return Ok(()) };
        let request = Request {
            user_id: staff.user.id,
            key,
            made,
            content: self.content,
            at,
        };
        tx.put_request(&request).await
    }
}

/// The refusal of a request that made something which is not what it asks for now.
pub(crate) const fn already_made() -> Failure {
    Failure::Refused(Refusal::AlreadyMade)
}
