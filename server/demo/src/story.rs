//! The story, told in the order of time.

use super::{
    brands::{self, Brand, House},
    cast::{self, Cast},
    clock::StoryClock,
    days::Moment,
    gallery::Gallery,
    handout::{Address, Handout, Key},
    plans::{self, Plan},
    script::{self, Ask, DESK, Desk, Visit},
};
use anyhow::Context;
use domain::{
    PostId, UnixMillis,
    time::MINUTE,
    views::{links::Issued, shared_calendar::ActiveSharedCalendar},
};
use service::Services;
use std::{collections::HashMap, sync::Arc};

/// Everything that the story has come to so far.
pub(super) struct Story {
    pub services: Services,
    pub clock: StoryClock,
    pub cast: Cast,
    pub gallery: Gallery,
    /// Posts by the key of their plan.
    pub posts: HashMap<&'static str, PostId>,
    coffee: House,
    gym: House,
    /// Links by their key in the script.
    links: HashMap<&'static str, Issued>,
    /// Shared calendars by brand.
    pub calendars: HashMap<Brand, ActiveSharedCalendar>,
}

/// A thing that happens.
enum Task {
    Write(Brand, &'static Plan),
    Ask(&'static Ask),
    Scan(&'static Ask),
    Visit(&'static Ask, &'static Visit),
    AskAgain(&'static Ask),
    Desk(&'static Desk),
    Settle(&'static Plan),
}

/// Tells the story up to now, in an empty database.
pub(super) async fn tell(real: &Services) -> anyhow::Result<Handout> {
    let now = real.clock.now();
    let start = super::days::Days::new(brands::COFFEE.zone, now)?.at(Moment::On(-40, "09:02"))?;
    let clock = StoryClock::new(start, now);
    let services = Services {
        clock: Arc::new(clock.clone()),
        ..real.clone()
    };
    let cast = cast::gather(&services, &clock).await?;
    let coffee = brands::COFFEE
        .build(&services, &clock, &cast.maya.staff, now)
        .await?;
    let gym = brands::GYM
        .build(&services, &clock, &cast.maya.staff, now)
        .await?;
    let mut story = Story {
        services,
        clock,
        cast,
        gallery: Gallery::default(),
        posts: HashMap::new(),
        coffee,
        gym,
        links: HashMap::new(),
        calendars: HashMap::new(),
    };
    for (at, task) in story.agenda(now)? {
        story.clock.reach(at);
        story.play(&task).await.with_context(|| task.to_string())?;
    }
    story.handout()
}

impl Story {
    pub(super) const fn house(&self, brand: Brand) -> &House {
        match brand {
            Brand::Coffee => &self.coffee,
            Brand::Gym => &self.gym,
        }
    }

    pub(super) fn post(&self, key: &str) -> anyhow::Result<PostId> {
        self.posts
            .get(key)
            .copied()
            .with_context(|| format!("the post {key} is not written yet"))
    }

    pub(super) fn link(&self, key: &str) -> anyhow::Result<&Issued> {
        self.links
            .get(key)
            .with_context(|| format!("the link {key} is not there yet"))
    }

    pub(super) fn keep(&mut self, key: &'static str, issued: Issued) {
        self.links.insert(key, issued);
    }

    /// All that happens until `now`, in order.
    fn agenda(&self, now: UnixMillis) -> anyhow::Result<Vec<(UnixMillis, Task)>> {
        let mut agenda = Vec::new();
        for (place, (brand, plan)) in (0..).zip(plans::all()) {
            let days = &self.house(brand).days;
            // One after the other, through the morning.
            let written = days
                .at(Moment::On(plan.written, "09:10"))?
                .plus(place % 24 * 11 * MINUTE);
            agenda.push((written, Task::Write(brand, plan)));
            if let Some((day, time)) = plan.due {
                agenda.push((days.at(Moment::On(day, time))?, Task::Settle(plan)));
            }
        }
        for ask in script::asks() {
            let days = &self.house(ask.brand).days;
            agenda.push((days.at(ask.at)?, Task::Ask(ask)));
            for visit in ask.visits {
                agenda.push((days.at(visit.at)?, Task::Visit(ask, visit)));
            }
            if let Some(at) = ask.scanned {
                agenda.push((days.at(at)?, Task::Scan(ask)));
            }
            if let Some(at) = ask.asked {
                agenda.push((days.at(at)?, Task::AskAgain(ask)));
            }
        }
        for desk in DESK {
            agenda.push((self.house(desk.brand).days.at(desk.at)?, Task::Desk(desk)));
        }
        // What is due later stays to come.
        agenda.retain(|(at, _)| *at <= now);
        agenda.sort_by_key(|(at, _)| *at);
        Ok(agenda)
    }

    async fn play(&mut self, task: &Task) -> anyhow::Result<()> {
        match *task {
            Task::Write(brand, plan) => self.write(brand, plan).await,
            Task::Ask(ask) => self.ask(ask).await,
            Task::Scan(ask) => self.scan(ask).await,
            Task::Visit(ask, visit) => self.visit(ask, visit).await,
            Task::AskAgain(ask) => self.ask_again(ask).await,
            Task::Desk(desk) => self.work(desk).await,
            Task::Settle(plan) => {
                super::publication::settle(&self.services, self.post(plan.key)?, plan.fate).await
            }
        }
    }

    fn handout(&self) -> anyhow::Result<Handout> {
        let main = self.link(script::MAIN)?;
        let shared = self
            .calendars
            .get(&Brand::Coffee)
            .and_then(|calendar| calendar.url.clone());
        let address = |key| -> anyhow::Result<Address> {
            Ok(Address {
                url: self.link(key)?.url.clone(),
            })
        };
        Ok(Handout {
            base_url: self.services.base_url.to_string(),
            staff: self.cast.maya.login.clone(),
            editor: self.cast.jonas.login.clone(),
            viewer: self.cast.sofia.login.clone(),
            approval_link: Key {
                url: main.url.clone(),
                password: main.password.clone(),
            },
            expired_link: address(script::EXPIRED)?,
            revoked_link: address(script::REVOKED)?,
            shared_calendar: Address {
                url: shared.context("no calendar is shared")?,
            },
        })
    }
}

impl std::fmt::Display for Task {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Write(_, plan) => write!(f, "writing the post {}", plan.key),
            Self::Ask(ask) => write!(f, "creating the link {}", ask.key),
            Self::Scan(ask) => write!(f, "fetching the link {}", ask.key),
            Self::Visit(ask, visit) => write!(f, "a visit of the link {} ({:?})", ask.key, visit.at),
            Self::AskAgain(ask) => write!(f, "asking for a new link instead of {}", ask.key),
            Self::Desk(desk) => write!(f, "{:?}: {:?}", desk.who, desk.deed),
            Self::Settle(plan) => write!(f, "the post {} was due", plan.key),
        }
    }
}
