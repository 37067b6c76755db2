//! Approval links: one function decides what a link is at an instant.

use crate::{ApproverId, Failure, LinkId, ProjectId, Refusal, UnixMillis, UserId, WorkspaceId, time::DAY};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// How long a link is valid, in milliseconds: 30 days of 24 hours.
pub const VALIDITY: i64 = 30 * DAY;

/// What a link is at an instant.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum LinkStatus {
    /// Opens with its password.
    Active,
    /// Its time is over; may be extended or regenerated.
    Expired,
    /// Ended by staff, for good.
    Revoked,
}

/// An approval link: a set of posts at their revisions, one approver, a password, an expiry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its public identifier.
    pub id: LinkId,
    /// The agency.
    pub workspace_id: WorkspaceId,
    /// The client or brand.
    pub project_id: ProjectId,
    /// Who decides.
    pub approver_id: ApproverId,
    /// Title over the client's page.
    pub title: String,
    /// What staff tell the client.
    pub message: String,
    /// Member of staff who asks.
    pub created_by: UserId,
    /// When it was created.
    pub created_at: UnixMillis,
    /// The first instant at which it is expired.
    pub expires_at: UnixMillis,
    /// When it was revoked.
    pub revoked_at: Option<UnixMillis>,
    /// Counts regenerations; sessions of an older generation are dead.
    pub generation: i64,
    /// When the client last asked for a new link, until staff act on it.
    pub asked_at: Option<UnixMillis>,
}

impl Link {
    /// What this link is at `now`. Revoked wins over expired.
    #[must_use]
    pub fn status(&self, now: UnixMillis) -> LinkStatus {
        status(self.expires_at, self.revoked_at, now)
    }

    /// Passes if the link is active.
    ///
    /// # Errors
    /// [`Refusal::LinkNotActive`] otherwise.
    pub fn require_active(&self, now: UnixMillis) -> Result<(), Failure> {
        match self.status(now) {
            LinkStatus::Active => Ok(()),
            other => Err(Refusal::LinkNotActive(other).into()),
        }
    }

    /// The new expiry of an extended link: a full validity from now.
    ///
    /// # Errors
    /// A revoked link is never revived.
    pub fn extended(&self, now: UnixMillis) -> Result<UnixMillis, Failure> {
        match self.status(now) {
            LinkStatus::Revoked => Err(Refusal::LinkNotActive(LinkStatus::Revoked).into()),
            LinkStatus::Active | LinkStatus::Expired => Ok(self.expires_at.max(now.plus(VALIDITY))),
        }
    }
}

/// The status of a link with these times, at `now`.
#[must_use]
pub fn status(expires_at: UnixMillis, revoked_at: Option<UnixMillis>, now: UnixMillis) -> LinkStatus {
    match revoked_at {
        Some(at) if at <= now => LinkStatus::Revoked,
        _ if now >= expires_at => LinkStatus::Expired,
        _ => LinkStatus::Active,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_revoked_link_stays_revoked(expires in 0i64..1_000, revoked in 0i64..1_000, later in 0i64..2_000) {
            let now = UnixMillis(revoked + later);
            prop_assert_eq!(status(UnixMillis(expires), Some(UnixMillis(revoked)), now), LinkStatus::Revoked);
        }

        #[test]
        fn expiry_is_never_revived_by_time(expires in 0i64..1_000, later in 0i64..2_000) {
            prop_assert_eq!(status(UnixMillis(expires), None, UnixMillis(expires + later)), LinkStatus::Expired);
        }

        #[test]
        fn a_link_is_active_until_its_expiry(expires in 1i64..1_000, before in 1i64..1_000) {
            prop_assert_eq!(status(UnixMillis(expires), None, UnixMillis(expires - before)), LinkStatus::Active);
        }
    }
}
