//! How a change begins: by whom, and with which right, looked at inside the unit of writing. There is no other way for
//! people to write.

use crate::{
    Services,
    actor::{Reviewer, Staff},
    model::{NewEvent, User},
    ports::{Write, store::Unit},
};
use async_trait::async_trait;
use domain::{Failure, UnixMillis, staff::Permission};

/// Who may change something.
#[async_trait]
pub trait Actor: Sync {
    /// What has to hold of them.
    type Right: Send;
    /// Who they are at this point of the transaction.
    type Person: Send;
    /// Passes if it holds at this point of the transaction: it may have been taken away since the request came.
    ///
    /// # Errors
    /// [`Failure::Forbidden`]; [`Failure::SignedOut`]; [`domain::Refusal::LinkNotActive`].
    async fn confirm(&self, tx: &mut dyn Write, right: Self::Right) -> Result<Self::Person, Failure>;
}

#[async_trait]
impl Actor for Staff {
    type Right = Permission;
    type Person = User;

    async fn confirm(&self, tx: &mut dyn Write, permission: Permission) -> Result<User, Failure> {
        let user = tx
            .user(self.user.id)
            .await?
            .filter(|user| user.removed_at.is_none());
        let user = user.ok_or(Failure::SignedOut)?;
        if domain::staff::may(user.role, user.can_create_links, permission) {
            Ok(user)
        } else {
            Err(Failure::Forbidden)
        }
    }
}

#[async_trait]
impl Actor for Reviewer {
    /// The moment at which the link has to be active.
    type Right = UnixMillis;
    type Person = ();

    async fn confirm(&self, tx: &mut dyn Write, now: UnixMillis) -> Result<(), Failure> {
        let link = tx.link(self.link.id).await?.ok_or(Failure::SignedOut)?;
        link.require_active(now)?;
        if link.generation == self.session.generation {
            Ok(())
        } else {
            Err(Failure::SignedOut)
        }
    }
}

impl Services {
    /// Begins a unit of writing by somebody who has that right.
    ///
    /// # Errors
    /// Those of [`Actor::confirm`].
    pub async fn begin<A: Actor>(&self, actor: &A, right: A::Right) -> Result<Box<dyn Unit>, Failure> {
        self.begin_as(actor, right).await.map(|(unit, _)| unit)
    }

    /// Writes an event that tells of nothing that was changed: a wrong password, an address that was fetched.
    ///
    /// # Errors
    /// [`Failure::Unavailable`].
    pub(crate) async fn note(&self, event: NewEvent) -> Result<(), Failure> {
        let mut unit = self.store.begin().await?;
        unit.tx().append_event(event).await?;
        unit.commit().await
    }

    /// As [`Services::begin`], with the person as they are at that point.
    ///
    /// # Errors
    /// Those of [`Actor::confirm`].
    pub async fn begin_as<A: Actor>(
        &self,
        actor: &A,
        right: A::Right,
    ) -> Result<(Box<dyn Unit>, A::Person), Failure> {
        let mut unit = self.store.begin().await?;
        let person = actor.confirm(unit.tx(), right).await?;
        Ok((unit, person))
    }
}
