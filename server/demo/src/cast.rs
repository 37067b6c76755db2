//! The people of the agency: who they are, and how they came in.

use super::{clock::StoryClock, handout::Login};
use anyhow::Context;
use domain::{
    rules,
    staff::Role,
    time::{HOUR, MINUTE},
};
use service::{
    Services,
    actor::{Caller, Staff},
    secrets::{Token, readable_password},
    staff::{
        authenticate::authenticate,
        entrance::issue_setup_code,
        invite::invite,
        join::join,
        set_up::{SetUp, set_up},
    },
};

const WORKSPACE: &str = "Lumen Studio";

/// Somebody who works on posts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Who {
    /// The owner.
    Maya,
    /// The editor.
    Jonas,
}

/// A member of staff with the password of their account.
pub(super) struct Member {
    pub staff: Staff,
    pub login: Login,
}

pub(super) struct Cast {
    pub maya: Member,
    pub jonas: Member,
    pub sofia: Member,
}

impl Cast {
    pub(super) const fn member(&self, who: Who) -> &Member {
        match who {
            Who::Maya => &self.maya,
            Who::Jonas => &self.jonas,
        }
    }
}

/// Sets up the workspace and lets everybody in.
pub(super) async fn gather(services: &Services, clock: &StoryClock) -> anyhow::Result<Cast> {
    let maya = found(services, caller("203.0.113.24", CHROME))
        .await
        .context("setting up")?;
    clock.pass(40 * MINUTE);
    let jonas = Newcomer {
        name: "Jonas Weber",
        email: "jonas@lumen.example",
        role: Role::Editor,
        links: true,
    };
    let jonas = jonas
        .come(services, clock, &maya.staff, caller("203.0.113.31", FIREFOX))
        .await?;
    clock.pass(2 * HOUR);
    let sofia = Newcomer {
        name: "Sofia Rossi",
        email: "sofia@lumen.example",
        role: Role::Viewer,
        links: false,
    };
    let sofia = sofia
        .come(services, clock, &maya.staff, caller("2001:db8:4:12::8", SAFARI))
        .await?;
    Ok(Cast { maya, jonas, sofia })
}

async fn found(services: &Services, caller: Caller) -> anyhow::Result<Member> {
    let (name, email) = ("Maya Lindqvist", "maya@lumen.example");
    let code = issue_setup_code(services)
        .await?
        .context("this installation has a workspace already")?;
    let login = Login {
        email: email.to_owned(),
        password: password(services, &[WORKSPACE, name, email])?,
    };
    let input = SetUp {
        code,
        workspace: WORKSPACE.to_owned(),
        name: name.to_owned(),
        email: email.to_owned(),
        password: login.password.clone(),
    };
    let token = set_up(services, &caller, input).await?;
    Ok(Member {
        staff: authenticate(services, Some(token.session), caller).await?,
        login,
    })
}

struct Newcomer {
    name: &'static str,
    email: &'static str,
    role: Role,
    links: bool,
}

impl Newcomer {
    async fn come(
        &self,
        services: &Services,
        clock: &StoryClock,
        owner: &Staff,
        caller: Caller,
    ) -> anyhow::Result<Member> {
        let invited = || format!("inviting {}", self.name);
        let url = invite(services, owner, self.email, self.role, self.links, None)
            .await
            .with_context(invited)?;
        clock.pass(25 * MINUTE);
        let login = Login {
            email: self.email.to_owned(),
            password: password(services, &[WORKSPACE, self.name, self.email])?,
        };
        let session = join(services, &caller, &token(&url), self.name, &login.password)
            .await
            .with_context(invited)?;
        Ok(Member {
            staff: authenticate(services, Some(session.session), caller).await?,
            login,
        })
    }
}

/// A password that the rules accept.
fn password(services: &Services, context: &[&str]) -> anyhow::Result<String> {
    (0..20)
        .map(|_| readable_password(&*services.random))
        .find(|made| rules::new_password(made, context).is_ok())
        .context("no generated password passed the rules")
}

/// The secret at the end of an address.
pub(super) fn token(url: &str) -> Token {
    Token::presented(url.rsplit('/').next().unwrap_or_default())
}

/// A browser at an address of the ranges for documentation (RFC 5737, RFC 3849).
pub(super) fn caller(address: &str, user_agent: &str) -> Caller {
    Caller {
        address: address.to_owned(),
        user_agent: user_agent.to_owned(),
    }
}

const CHROME: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) \
                      Chrome/142.0.0.0 Safari/537.36";
const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
const SAFARI: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                      Version/26.1 Safari/605.1.15";
