//! The address of the planner: what is shown, as data and as a query string. Nothing here touches a browser.

use crate::percent::encode;
use domain::{PostId, Spelled, platform::Platform, post::PostStatus, views::planner::Card};

/// How the posts are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// A grid of days.
    #[default]
    Month,
    /// Days one below the other.
    List,
}

/// What the composer holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// A post that does not exist yet, with its date or none.
    New(String),
    /// A post.
    Post(PostId),
}

/// What the address says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Layout.
    pub view: View,
    /// `2026-11`; empty is this month.
    pub month: String,
    /// Statuses to show; none is all.
    pub status: Vec<PostStatus>,
    /// Network to show.
    pub platform: Option<Platform>,
    /// Campaign to show; empty is all.
    pub campaign: String,
    /// Words to find.
    pub text: String,
    /// What stands in the composer.
    pub open: Option<Open>,
}

impl Query {
    /// Reads an address; what makes no sense counts as not said.
    #[must_use]
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let text = |name: &str| get(name).unwrap_or_default();
        let open = match text("post").as_str() {
            "" => None,
            "new" => Some(Open::New(text("date"))),
            id => id.parse().ok().map(Open::Post),
        };
        Self {
            view: if text("view") == "list" {
                View::List
            } else {
                View::Month
            },
            month: text("month"),
            status: text("status")
                .split(',')
                .filter_map(|name| name.parse().ok())
                .collect(),
            platform: text("platform").parse::<Platform>().ok(),
            campaign: text("campaign"),
            text: text("q"),
            open,
        }
    }

    /// The address, from the question mark on.
    #[must_use]
    pub fn href(&self) -> String {
        let mut href = format!("?view={}", if self.view == View::List { "list" } else { "month" });
        let mut add = |name: &str, value: &str| {
            if !value.is_empty() {
                href.push_str(&format!("&{name}={}", encode(value)));
            }
        };
        add("month", &self.month);
        add(
            "status",
            &self
                .status
                .iter()
                .map(|s| s.as_str())
                .collect::<Vec<_>>()
                .join(","),
        );
        add("platform", self.platform.map_or("", |platform| platform.as_str()));
        add("campaign", &self.campaign);
        add("q", &self.text);
        match &self.open {
            None => {}
            Some(Open::Post(id)) => add("post", &id.to_string()),
            Some(Open::New(date)) => {
                add("post", "new");
                add("date", date);
            }
        }
        href
    }

    /// The address after a change.
    #[must_use]
    pub fn with(&self, change: impl FnOnce(&mut Self)) -> String {
        let mut changed = self.clone();
        change(&mut changed);
        changed.href()
    }

    /// Whether anything is filtered out.
    #[must_use]
    pub fn filters(&self) -> bool {
        !self.status.is_empty()
            || self.platform.is_some()
            || !self.campaign.is_empty()
            || !self.text.is_empty()
    }

    /// Shows everything.
    pub fn clear(&mut self) {
        let Self {
            view, month, open, ..
        } = std::mem::take(self);
        *self = Self {
            view,
            month,
            open,
            ..Self::default()
        };
    }

    /// Whether words are looked for, in all months: the server knows where they are.
    #[must_use]
    pub fn searches(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// Leaves the search for the calendar.
    pub fn leave_search(&mut self) {
        self.text.clear();
    }

    /// Whether the card passes the filters other than the status.
    #[must_use]
    pub fn takes_any_status(&self, card: &Card) -> bool {
        self.platform
            .is_none_or(|platform| card.platforms.contains(&platform))
            && (self.campaign.is_empty() || self.campaign == card.campaign)
    }

    /// Whether the card passes all filters.
    #[must_use]
    pub fn takes(&self, card: &Card) -> bool {
        (self.status.is_empty() || self.status.contains(&card.status)) && self.takes_any_status(card)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Query {
        Query::read(|name| {
            pairs
                .iter()
                .find(|(n, _)| *n == name)
                .map(|(_, v)| (*v).to_owned())
        })
    }

    #[test]
    fn an_empty_address_is_this_month_unfiltered() {
        let query = read(&[]);
        assert_eq!(query, Query::default());
        assert_eq!(query.href(), "?view=month");
        assert!(!query.filters());
    }

    #[test]
    fn an_address_is_round() {
        let pairs = [
            ("view", "list"),
            ("month", "2026-11"),
            ("status", "awaiting,changes"),
            ("platform", "linkedin"),
            ("campaign", "Winter & more"),
            ("q", "flat white"),
            ("post", "new"),
            ("date", "2026-11-24"),
        ];
        let query = read(&pairs);
        assert_eq!(query.open, Some(Open::New("2026-11-24".to_owned())));
        assert_eq!(
            query.href(),
            "?view=list&month=2026-11&status=awaiting,changes&platform=linkedin&campaign=Winter%20%26%20more\
             &q=flat%20white&post=new&date=2026-11-24"
        );
        assert_eq!(
            query.with(Query::clear),
            "?view=list&month=2026-11&post=new&date=2026-11-24"
        );
    }

    #[test]
    fn nonsense_counts_as_not_said() {
        let query = read(&[
            ("view", "year"),
            ("status", "nonsense,draft"),
            ("platform", "ham"),
            ("post", "812"),
        ]);
        assert_eq!(
            query,
            Query {
                status: vec![PostStatus::Draft],
                ..Query::default()
            }
        );
    }
}
