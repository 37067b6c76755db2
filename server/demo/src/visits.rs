//! What clients do: open a link, look, decide, write, and come back when it is too late.

use super::{
    cast::token,
    script::{Ask, Step, Visit},
    story::Story,
};
use anyhow::{Context, bail, ensure};
use domain::{
    Field, PostId, Problem,
    review::Verdict,
    time::MINUTE,
    views::review::{ReviewPage, ReviewPost},
};
use service::{
    actor::{Caller, Reviewer},
    review::{
        add_note::add_note,
        decide::{Decide, decide},
        decide_many::{DecideMany, decide_many},
        enter::enter,
        mark_viewed::mark_viewed,
        open_door::note_fetch,
        request_new_link::request_new_link,
        reschedule::{Typed, reschedule},
        show_review::show_review,
        undo::undo,
        unlock::unlock,
    },
};

/// How long a client looks at a post, in milliseconds.
const LOOK: i64 = 25_000;

impl Story {
    /// A client opens a link, looks at what is open, and does what the script says.
    pub(super) async fn visit(&self, ask: &Ask, visit: &Visit) -> anyhow::Result<()> {
        let caller = self.house(ask.brand).contact(ask.approver)?.caller();
        let reviewer = self.enter(ask, visit, caller).await?;
        for post in self.page(&reviewer).await?.open() {
            self.clock.pass(LOOK);
            mark_viewed(&self.services, &reviewer, vec![post.id]).await?;
        }
        for step in visit.steps {
            self.step(ask, &reviewer, *step)
                .await
                .with_context(|| format!("{step:?}"))?;
        }
        Ok(())
    }

    /// The client of an expired link asks for a new one.
    pub(super) async fn ask_again(&self, ask: &Ask) -> anyhow::Result<()> {
        let caller = self.house(ask.brand).contact(ask.approver)?.caller();
        Ok(request_new_link(&self.services, &caller, &token(&self.link(ask.key)?.url)).await?)
    }

    async fn enter(&self, ask: &Ask, visit: &Visit, caller: Caller) -> anyhow::Result<Reviewer> {
        let (link, services) = (self.link(ask.key)?, &self.services);
        let token = token(&link.url);
        note_fetch(services, &token, &caller).await?;
        for _ in 0..visit.slips {
            self.clock.pass(LOOK);
            match unlock(services, &caller, &token, "north wind 24", |_| None).await {
                Err(failure) if failure.problem_of(Field::Password) == Some(&Problem::Wrong) => {}
                Err(failure) => return Err(failure.into()),
                Ok(_) => bail!("a wrong password was right"),
            }
        }
        self.clock.pass(LOOK);
        let unlocked = unlock(services, &caller, &token, &link.password, |_| None)
            .await
            .context("unlocking")?;
        Ok(enter(services, unlocked.link, Some(unlocked.session), caller).await?)
    }

    async fn step(&self, ask: &Ask, reviewer: &Reviewer, step: Step) -> anyhow::Result<()> {
        let services = &self.services;
        let page = self.page(reviewer).await?;
        match step {
            Step::Decide(key, verdict, note) => {
                self.clock.pass(MINUTE + LOOK);
                self.decide(reviewer, self.on(&page, key)?, verdict, note).await
            }
            Step::Undo(key) => {
                self.clock.pass(LOOK);
                Ok(undo(services, reviewer, self.post(key)?).await.map(drop)?)
            }
            Step::Note(key, text) => {
                self.clock.pass(2 * MINUTE);
                let post = self.on(&page, key)?;
                Ok(add_note(services, reviewer, post.id, text, post.request_key).await?)
            }
            Step::Move(key, day, time) => {
                self.clock.pass(MINUTE);
                let date = self.house(ask.brand).days.date(day)?;
                let typed = Typed {
                    date,
                    time: time.to_owned(),
                    zone: None,
                    seen: None,
                };
                Ok(reschedule(services, reviewer, self.post(key)?, typed).await?)
            }
            Step::ApproveAll => {
                self.clock.pass(MINUTE);
                let seen: Vec<_> = page.open().map(|post| (post.id, post.revision.into())).collect();
                let input = DecideMany {
                    seen,
                    verdict: Verdict::Approved,
                    note: String::new(),
                    request_key: page.request_key,
                };
                let outcomes = decide_many(services, reviewer, input).await?;
                ensure!(
                    outcomes.iter().all(|(_, outcome)| outcome.is_ok()),
                    "not everything was approved"
                );
                Ok(())
            }
        }
    }

    async fn decide(
        &self,
        reviewer: &Reviewer,
        post: &ReviewPost,
        verdict: Verdict,
        note: &str,
    ) -> anyhow::Result<()> {
        let input = Decide {
            post: post.id,
            seen: post.revision.into(),
            verdict,
            note: note.to_owned(),
            request_key: post.request_key,
        };
        Ok(decide(&self.services, reviewer, input).await?)
    }

    async fn page(&self, reviewer: &Reviewer) -> anyhow::Result<ReviewPage> {
        show_review(&self.services, reviewer)
            .await
            .context("drawing the client's page")
    }

    fn on<'p>(&self, page: &'p ReviewPage, key: &str) -> anyhow::Result<&'p ReviewPost> {
        let id: PostId = self.post(key)?;
        page.posts
            .iter()
            .find(|post| post.id == id)
            .with_context(|| format!("the post {key} is not on the link"))
    }
}
