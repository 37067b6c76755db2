//! The one way to check a secret that people type: limits first, then the hash.
//!
//! Every try is counted in the database before the hash runs, so that neither a restart nor a second server forgets;
//! the right password takes its count back, and in a browser with a counter of its own it starts that anew. Limits: 10 wrong for each pair of target and network in 15 minutes, 100 for
//! each network, each account and each shared calendar (many read it) in 15 minutes, and for a link 100 in all until staff
//! act. A browser that unlocked a link before, or in which this person signed in before, has a counter of its own and passes
//! while others are blocked.

use crate::{
    Services,
    actor::Caller,
    model::{PasswordHash, TokenHash},
};
use data_encoding::HEXLOWER;
use domain::{Failure, LinkId, SharedCalendarId, UnixMillis, time::MINUTE};

/// The window of the counters that forget, in milliseconds.
const WINDOW: i64 = 15 * MINUTE;
/// Wrong guesses for one target from one network in a window.
const PER_PAIR: i64 = 10;
/// Wrong guesses from one network in a window, whatever the target.
const PER_NETWORK: i64 = 100;
/// Wrong guesses for one account in a window, from wherever.
const PER_ACCOUNT: i64 = 100;
/// Wrong guesses for one link until staff act.
const PER_LINK: i64 = 100;

/// What a secret opens.
#[derive(Clone, Copy, Debug)]
pub enum Target<'a> {
    /// An approval link; the device is a browser that unlocked it before.
    Link(LinkId, Option<TokenHash>),
    /// A shared calendar.
    SharedCalendar(SharedCalendarId),
    /// An account of staff, by address; the device is a browser in which they signed in before.
    Account(&'a str, Option<TokenHash>),
    /// The first set-up.
    SetUp,
}

/// A limit on a counter.
#[derive(Clone, Debug)]
struct Limit {
    scope: String,
    most: i64,
    /// Whether it forgets after [`WINDOW`].
    forgets: bool,
    /// Whether a right password makes up for the wrong ones before it.
    forgiving: bool,
}

/// What came of a check that was allowed.
#[derive(Debug)]
pub enum Outcome {
    /// The secret is right; keep the new hash if there is one.
    Right(Option<PasswordHash>),
    /// It is wrong, and counted.
    Wrong,
}

/// Checks `typed` against `known`. With `None` the check takes its time and is wrong.
///
/// # Errors
/// [`Failure::TooManyTries`] over a limit, at the cost of a wrong password.
pub async fn check(
    services: &Services,
    target: Target<'_>,
    caller: &Caller,
    typed: &str,
    known: Option<&PasswordHash>,
) -> Result<Outcome, Failure> {
    let limits = limits(target, caller);
    if let Err(refused) = count(services, limits.clone()).await {
        // As dear as a wrong password, but never at the cost of those who wait for their turn.
        if matches!(refused, Failure::TooManyTries { .. }) && services.vault.is_idle() {
            services.vault.check(typed, None).await?;
        }
        return Err(refused);
    }
    let checked = services.vault.check(typed, known).await?;
    if !checked.right {
        return Ok(Outcome::Wrong);
    }
    uncount(services, limits).await?;
    Ok(Outcome::Right(checked.rehash))
}

/// Forgets the wrong guesses for a link: staff have acted.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn forgive(tx: &mut dyn crate::ports::Write, link: LinkId) -> Result<(), Failure> {
    tx.reset_guesses(&format!("link:{link}")).await
}

/// Forgets the wrong guesses for a shared calendar: staff have acted.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn forgive_shared_calendar(
    tx: &mut dyn crate::ports::Write,
    calendar: SharedCalendarId,
) -> Result<(), Failure> {
    tx.reset_guesses(&format!("share:{calendar}")).await
}

/// Forgets the wrong guesses for an account: the operator has acted.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn forgive_account(tx: &mut dyn crate::ports::Write, email: &str) -> Result<(), Failure> {
    tx.reset_guesses(&format!("account:{email}")).await
}

fn limits(target: Target<'_>, caller: &Caller) -> Vec<Limit> {
    let network = caller.network();
    let pair = |name: &str| Limit {
        scope: format!("{name}|net:{network}"),
        most: PER_PAIR,
        forgets: true,
        forgiving: false,
    };
    let overall = Limit {
        scope: format!("net:{network}"),
        most: PER_NETWORK,
        forgets: true,
        forgiving: false,
    };
    let device = |name: &str, token: TokenHash| {
        vec![Limit {
            scope: format!("{name}|device:{}", HEXLOWER.encode(&token.0)),
            most: PER_PAIR,
            forgets: true,
            forgiving: true,
        }]
    };
    match target {
        Target::Link(id, Some(token)) => device(&format!("link:{id}"), token),
        Target::Link(id, None) => {
            let link = format!("link:{id}");
            vec![
                pair(&link),
                overall,
                Limit {
                    scope: link,
                    most: PER_LINK,
                    forgets: false,
                    forgiving: false,
                },
            ]
        }
        Target::SharedCalendar(id) => {
            let calendar = format!("share:{id}");
            vec![
                pair(&calendar),
                overall,
                Limit {
                    scope: calendar,
                    most: PER_LINK,
                    forgets: true,
                    forgiving: false,
                },
            ]
        }
        Target::Account(email, Some(token)) => device(&format!("account:{email}"), token),
        Target::Account(email, None) => {
            let account = format!("account:{email}");
            vec![
                pair(&account),
                overall,
                Limit {
                    scope: account,
                    most: PER_ACCOUNT,
                    forgets: true,
                    forgiving: false,
                },
            ]
        }
        Target::SetUp => vec![pair("setup"), overall],
    }
}

async fn count(services: &Services, limits: Vec<Limit>) -> Result<(), Failure> {
    let now = services.clock.now();
    let mut unit = services.begin_by_program().await?;
    let tx = unit.tx();
    for limit in &limits {
        let from = window_from(limit, now);
        let Some(guess) = tx.guess(&limit.scope).await?.filter(|g| g.window_start >= from) else {
            continue;
        };
        if guess.count >= limit.most {
            let retry_after_s = limit
                .forgets
                .then(|| (guess.window_start.plus(WINDOW).since(now) / 1_000).max(1));
            return Err(Failure::TooManyTries { retry_after_s });
        }
    }
    for limit in &limits {
        tx.count_guess(&limit.scope, 1, window_from(limit, now), now)
            .await?;
    }
    unit.commit().await
}

async fn uncount(services: &Services, limits: Vec<Limit>) -> Result<(), Failure> {
    let now = services.clock.now();
    let mut unit = services.begin_by_program().await?;
    let tx = unit.tx();
    for limit in &limits {
        let by = if limit.forgiving { -limit.most } else { -1 };
        tx.count_guess(&limit.scope, by, window_from(limit, now), now)
            .await?;
    }
    unit.commit().await
}

const fn window_from(limit: &Limit, now: UnixMillis) -> UnixMillis {
    if limit.forgets {
        now.plus(-WINDOW)
    } else {
        UnixMillis(i64::MIN)
    }
}
