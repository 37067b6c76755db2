//! The agency's two clients: project, channels and approvers.

use super::{
    cast::caller,
    clock::StoryClock,
    days::{Days, Moment},
};
use anyhow::Context;
use domain::{
    ApproverId, ChannelId, ProjectId, Spelled, UnixMillis,
    platform::Platform,
    time::MINUTE,
    views::{ChannelView, links::NewApprover, people::ApproverView},
};
use service::{
    Services,
    actor::{Caller, Staff},
    projects::{
        add_approver::add_approver, add_channel::add_channel, create_project::create_project,
        show_project::show_project,
    },
};

/// One of the clients.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Brand {
    /// A coffee roaster.
    Coffee,
    /// A gym.
    Gym,
}

/// A client as it is written down here.
pub(super) struct Sheet {
    name: &'static str,
    pub zone: &'static str,
    from: Moment,
    channels: &'static [(Platform, &'static str)],
    approvers: &'static [Contact],
}

/// Somebody who decides, and their phone.
pub(super) struct Contact {
    name: &'static str,
    email: &'static str,
    phone: &'static str,
    address: &'static str,
    user_agent: &'static str,
}

impl Contact {
    pub(super) fn caller(&self) -> Caller {
        caller(self.address, self.user_agent)
    }
}

pub(super) const COFFEE: Sheet = Sheet {
    name: "Northwind Coffee",
    zone: "Europe/London",
    from: Moment::On(-40, "14:10"),
    channels: &[
        (Platform::Instagram, "@northwind.coffee"),
        (Platform::Facebook, "Northwind Coffee"),
        (Platform::LinkedIn, "Northwind Coffee Roasters"),
        (Platform::X, "@northwindcoffee"),
    ],
    approvers: &[
        Contact {
            name: "Tom Reyes",
            email: "tom@northwind.example",
            phone: "+44 7700 900123",
            address: "198.51.100.77",
            user_agent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                         Version/26.0 Mobile/15E148 Safari/604.1",
        },
        Contact {
            name: "Lena Fischer",
            email: "lena@northwind.example",
            phone: "",
            address: "198.51.100.140",
            user_agent: "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 \
                         Mobile Safari/537.36",
        },
    ],
};

pub(super) const GYM: Sheet = Sheet {
    name: "Harbor Gym",
    zone: "America/New_York",
    from: Moment::On(-39, "09:30"),
    channels: &[
        (Platform::Instagram, "@harborgym"),
        (Platform::Facebook, "Harbor Gym"),
    ],
    approvers: &[Contact {
        name: "Priya Nair",
        email: "priya@harborgym.example",
        phone: "+44 7700 900321",
        address: "2001:db8:77:3::a1",
        user_agent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                     Version/18.6 Mobile/15E148 Safari/604.1",
    }],
};

/// A client's project, as it was created.
pub(super) struct House {
    pub project: ProjectId,
    pub days: Days,
    channels: Vec<ChannelView>,
    approvers: Vec<ApproverView>,
    contacts: &'static [Contact],
}

impl Sheet {
    /// Creates the project with its channels and approvers.
    pub(super) async fn build(
        &self,
        services: &Services,
        clock: &StoryClock,
        owner: &Staff,
        now: UnixMillis,
    ) -> anyhow::Result<House> {
        let days = Days::new(self.zone, now)?;
        clock.reach(days.at(self.from)?);
        let project = create_project(services, owner, self.name, self.zone, None)
            .await
            .context(self.name)?;
        for (platform, handle) in self.channels {
            clock.pass(MINUTE);
            add_channel(services, owner, project, platform.as_str(), handle, None)
                .await
                .context(*handle)?;
        }
        for contact in self.approvers {
            clock.pass(2 * MINUTE);
            let typed = NewApprover {
                name: contact.name.to_owned(),
                email: contact.email.to_owned(),
                phone: contact.phone.to_owned(),
            };
            add_approver(services, owner, project, &typed, None)
                .await
                .context(contact.name)?;
        }
        let settings = show_project(services, owner, project).await.context(self.name)?;
        Ok(House {
            project,
            days,
            channels: settings.channels,
            approvers: settings.approvers,
            contacts: self.approvers,
        })
    }
}

impl House {
    pub(super) fn channel(&self, platform: Platform) -> anyhow::Result<ChannelId> {
        let found = self.channels.iter().find(|channel| channel.platform == platform);
        found
            .map(|channel| channel.id)
            .with_context(|| format!("no channel on {platform:?}"))
    }

    pub(super) fn approver(&self, name: &str) -> anyhow::Result<ApproverId> {
        let found = self.approvers.iter().find(|approver| approver.name == name);
        found
            .map(|approver| approver.id)
            .with_context(|| format!("no approver called {name}"))
    }

    pub(super) fn contact(&self, name: &str) -> anyhow::Result<&'static Contact> {
        self.contacts
            .iter()
            .find(|contact| contact.name == name)
            .with_context(|| format!("no contact called {name}"))
    }
}
