//! What staff do: write posts, ask for approval, answer, change and tidy up.

use super::{
    brands::Brand,
    cast::{caller, token},
    plans::{self, Plan},
    script::{Ask, Deed, Desk},
    story::Story,
};
use anyhow::{Context, bail};
use domain::{
    Failure, Field, PostId, Problem,
    post::Variant,
    shared_calendar::{Accent, SharedCalendarOptions},
    views::{
        links::{ApproverChoice, NewLink},
        planner::{Draft, DraftMedia, PostDetail},
        shared_calendar::{PasswordChoice, SharedCalendarForm, SharedCalendarTarget},
    },
};
use service::{
    actor::Staff,
    links::{
        create_link::create_link, extend_link::extend_link, regenerate_link::regenerate_link,
        resend_post::resend_post, revoke_link::revoke_link,
    },
    posts::{move_posts::move_posts, open_post::open_post, save_post::save_post},
    review::{answer_note::answer_note, open_door::note_fetch},
    shared_calendars::{
        deactivate_shared_calendar::deactivate_shared_calendar, share_calendar::share_calendar,
    },
    staff::sign_in::sign_in,
};

impl Story {
    /// Writes a post for the first time.
    pub(super) async fn write(&mut self, brand: Brand, plan: &'static Plan) -> anyhow::Result<()> {
        // Every fourth post is the owner's.
        let author = if self.posts.len() % 4 == 3 {
            &self.cast.maya
        } else {
            &self.cast.jonas
        };
        let staff = author.staff.clone();
        let project = self.house(brand).project;
        let mut media = Vec::new();
        for picture in plan.pictures {
            let id = self
                .gallery
                .hang(&self.services, &staff, (brand, project), *picture)
                .await?;
            media.push(DraftMedia {
                id,
                alt: picture.alt.to_owned(),
            });
        }
        let house = self.house(brand);
        let channels: anyhow::Result<_> = plan.on.iter().map(|platform| house.channel(*platform)).collect();
        let variants: anyhow::Result<_> = plan
            .variants
            .iter()
            .map(|(on, text)| {
                Ok(Variant {
                    channel: house.channel(*on)?,
                    caption: (*text).to_owned(),
                })
            })
            .collect();
        let (date, time) = match plan.due {
            Some((day, time)) => (house.days.date(day)?, time.to_owned()),
            None => Default::default(),
        };
        let draft = Draft {
            caption: plan.caption.to_owned(),
            channels: channels?,
            variants: variants?,
            media,
            date,
            time,
            campaign: plan.campaign.to_owned(),
            creator_note: plan.note.to_owned(),
            ..Draft::default()
        };
        let (id, _) = save_post(&self.services, &staff, project, draft).await?;
        self.posts.insert(plan.key, id);
        Ok(())
    }

    /// Creates a link.
    pub(super) async fn ask(&mut self, ask: &'static Ask) -> anyhow::Result<()> {
        let house = self.house(ask.brand);
        let first = ask.posts.first().context("a link without posts")?;
        let title = match (ask.title, plans::named(first)?.due) {
            ("", Some((day, _))) => house.days.part_of_month(day)?,
            (title, _) => title.to_owned(),
        };
        let input = NewLink {
            anyway: false,
            project: house.project,
            posts: ask
                .posts
                .iter()
                .map(|key| self.post(key))
                .collect::<anyhow::Result<_>>()?,
            approver: ApproverChoice::Known(house.approver(ask.approver)?),
            title,
            message: ask.message.to_owned(),
            password: None,
            request_key: None,
        };
        let issued = create_link(&self.services, &self.cast.member(ask.by).staff, input).await?;
        self.keep(ask.key, issued);
        Ok(())
    }

    /// A mail scanner fetches the address.
    pub(super) async fn scan(&self, ask: &Ask) -> anyhow::Result<()> {
        let scanner = caller(
            "192.0.2.90",
            "Mozilla/5.0 (compatible; LinkScanner/2.1; +https://mail.example/scanner)",
        );
        Ok(note_fetch(&self.services, &token(&self.link(ask.key)?.url), &scanner).await?)
    }

    /// What else staff do.
    pub(super) async fn work(&mut self, desk: &Desk) -> anyhow::Result<()> {
        let staff = self.cast.member(desk.who).staff.clone();
        let services = &self.services;
        match desk.deed {
            Deed::SignIn(right) => self.sign_in(desk, right).await?,
            Deed::Answer(key, text) => answer_note(services, &staff, self.post(key)?, text, None).await?,
            Deed::Resend(key) => {
                let id = self.post(key)?;
                let version = self.open(&staff, id).await?.card.version;
                resend_post(services, &staff, (id, version), false).await?;
            }
            Deed::Extend(key) => extend_link(services, &staff, self.link(key)?.id).await?,
            Deed::Revoke(key) => revoke_link(services, &staff, self.link(key)?.id).await?,
            Deed::Regenerate(key) => {
                let issued = regenerate_link(services, &staff, self.link(key)?.id, None).await?;
                self.keep(key, issued);
            }
            Deed::ShareCalendar(title) => {
                let options = SharedCalendarOptions {
                    from: None,
                    to: None,
                    channels: Vec::new(),
                    captions: true,
                    embeddable: false,
                    title: title.to_owned(),
                    logo: None,
                    accent: Accent::default(),
                };
                let form = SharedCalendarForm {
                    options,
                    password: PasswordChoice::Remove,
                };
                let target = SharedCalendarTarget::New {
                    project: self.house(desk.brand).project,
                    replaces: self.calendars.get(&desk.brand).map(|calendar| calendar.row.seen),
                };
                let calendar = share_calendar(services, &staff, target, form, None).await?;
                self.calendars.insert(desk.brand, calendar);
            }
            Deed::Unshare => {
                let calendar = self.calendars.remove(&desk.brand).context("nothing is shared")?;
                deactivate_shared_calendar(services, &staff, calendar.row.seen.id).await?;
            }
            Deed::Move(key, day) => {
                let (post, date) = (
                    self.open(&staff, self.post(key)?).await?,
                    self.house(desk.brand).days.date(day)?,
                );
                move_posts(services, &staff, &[(post.card.id, post.card.version)], &date).await?;
            }
            Deed::Revise(key, caption) => self.revise(&staff, desk.brand, self.post(key)?, caption).await?,
        }
        Ok(())
    }

    async fn sign_in(&self, desk: &Desk, right: bool) -> anyhow::Result<()> {
        let member = self.cast.member(desk.who);
        let password = if right {
            member.login.password.as_str()
        } else {
            "the one from before"
        };
        match sign_in(
            &self.services,
            &member.staff.caller,
            &member.login.email,
            password,
            None,
            |_| None,
        )
        .await
        {
            Ok(_) if right => Ok(()),
            Err(failure) if !right && failure.problem_of(Field::Password) == Some(&Problem::Wrong) => Ok(()),
            Ok(_) => bail!("a wrong password was right"),
            Err(failure) => Err(failure.into()),
        }
    }

    /// Saves the post with another caption, as the composer does.
    async fn revise(&self, staff: &Staff, brand: Brand, id: PostId, caption: &str) -> anyhow::Result<()> {
        let post = self.open(staff, id).await?;
        let (date, time) = post
            .card
            .when
            .map(|when| (when.day.date.to_string(), when.time))
            .unwrap_or_default();
        let draft = Draft {
            post: Some((id, post.card.version)),
            caption: caption.to_owned(),
            channels: post.content.channels,
            variants: post.content.variants,
            media: post
                .content
                .media
                .into_iter()
                .map(|m| DraftMedia { id: m.id, alt: m.alt })
                .collect(),
            date,
            time,
            campaign: post.card.campaign,
            creator_note: post.creator_note,
            ..Draft::default()
        };
        self.clock.pass(20_000);
        save_post(&self.services, staff, self.house(brand).project, draft).await?;
        Ok(())
    }

    async fn open(&self, staff: &Staff, id: PostId) -> Result<PostDetail, Failure> {
        open_post(&self.services, staff, id).await
    }
}
