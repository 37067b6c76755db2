//! How a change begins: by whom, and with which right, looked at inside the unit of writing. There is no other way to
//! write: a store asks for what only this module gives.

use crate::{
    Services,
    actor::{Reviewer, Staff},
    model::{NewEvent, User},
    ports::{Store, Write, store::Unit},
};
use async_trait::async_trait;
use domain::{Failure, UnixMillis, staff::Permission};

/// What a unit of writing is begun with.
#[derive(Debug)]
pub struct Granted {
    to_be_told: bool,
}

impl Granted {
    const TOLD: Self = Self { to_be_told: true };

    /// For tests, which put into a database what no use case would: as nobody, and without a line in the log.
    #[cfg(feature = "testing")]
    #[must_use]
    pub const fn untold() -> Self {
        Self { to_be_told: false }
    }

    /// Whether what is changed has to be told in the log.
    #[must_use]
    pub const fn is_to_be_told(&self) -> bool {
        self.to_be_told
    }
}

/// Begins what the program does by itself, or for somebody who is still at the door: nobody's right is looked at here.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn by_program(store: &dyn Store) -> Result<Box<dyn Unit>, Failure> {
    store.begin(Granted::TOLD).await
}

/// Who may change something.
#[async_trait]
pub trait Actor: Sync + Sized {
    /// What has to hold of them.
    type Right: Copy + Send;
    /// Who they are at this point of the transaction.
    type Person: Send;
    /// Passes if it holds at this point of the transaction: it may have been taken away since the request came.
    ///
    /// # Errors
    /// [`Failure::Forbidden`]; [`Failure::SignedOut`]; [`domain::Refusal::LinkNotActive`].
    async fn confirm(&self, tx: &mut dyn Write, right: Self::Right) -> Result<Self::Person, Failure>;
}

/// Somebody who seems to have the right to a change: it is looked at again where the change begins.
#[derive(Debug)]
pub struct Asking<'a, A: Actor> {
    actor: &'a A,
    right: A::Right,
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

impl Staff {
    /// Names the right to a change, before anything is looked at or worked out for it.
    ///
    /// # Errors
    /// [`Failure::Forbidden`].
    pub fn asking(&self, right: Permission) -> Result<Asking<'_, Self>, Failure> {
        self.require(right)?;
        Ok(Asking { actor: self, right })
    }
}

impl Reviewer {
    /// As [`Staff::asking`], of a link that has to be active now.
    ///
    /// # Errors
    /// [`domain::Refusal::LinkNotActive`].
    pub fn asking(&self, now: UnixMillis) -> Result<Asking<'_, Self>, Failure> {
        self.link.require_active(now)?;
        let right = now;
        Ok(Asking { actor: self, right })
    }
}

impl Services {
    /// Begins a unit of writing by somebody who has the right to it.
    ///
    /// # Errors
    /// Those of [`Actor::confirm`].
    pub async fn begin<A: Actor>(&self, asking: Asking<'_, A>) -> Result<Box<dyn Unit>, Failure> {
        self.begin_as(asking).await.map(|(unit, _)| unit)
    }

    /// As [`by_program`].
    ///
    /// # Errors
    /// [`Failure::Unavailable`].
    pub async fn begin_by_program(&self) -> Result<Box<dyn Unit>, Failure> {
        by_program(&*self.store).await
    }

    /// Writes an event that tells of nothing that was changed: a wrong password, an address that was fetched.
    ///
    /// # Errors
    /// [`Failure::Unavailable`].
    pub(crate) async fn note(&self, event: NewEvent) -> Result<(), Failure> {
        let mut unit = self.begin_by_program().await?;
        unit.tx().append_event(event).await?;
        unit.commit().await
    }

    /// As [`Services::begin`], with the person as they are at that point.
    ///
    /// # Errors
    /// Those of [`Actor::confirm`].
    pub async fn begin_as<A: Actor>(
        &self,
        Asking { actor, right }: Asking<'_, A>,
    ) -> Result<(Box<dyn Unit>, A::Person), Failure> {
        let mut unit = self.store.begin(Granted::TOLD).await?;
        let person = actor.confirm(unit.tx(), right).await?;
        Ok((unit, person))
    }
}
