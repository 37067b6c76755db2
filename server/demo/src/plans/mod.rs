//! The posts, as they are first written. What becomes of them is in `script`.

mod coffee_ahead;
mod coffee_past;
mod gym;

use super::{brands::Brand, gallery::Picture, publication::Fate};
use domain::platform::Platform;

/// A post.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    /// Its name in the script.
    pub key: &'static str,
    pub caption: &'static str,
    pub on: &'static [Platform],
    /// Texts for single channels.
    pub variants: &'static [(Platform, &'static str)],
    pub pictures: &'static [Picture],
    /// The day, 0 being today, and the time at which it should go out.
    pub due: Option<(i64, &'static str)>,
    /// The day on which it is written.
    pub written: i64,
    pub campaign: &'static str,
    /// What staff tell the client about it.
    pub note: &'static str,
    /// How its sending ends, if it comes to that.
    pub fate: Fate,
}

/// What most plans have in common.
const PLAN: Plan = Plan {
    key: "",
    caption: "",
    on: &[Platform::Instagram, Platform::Facebook],
    variants: &[],
    pictures: &[],
    due: None,
    written: 0,
    campaign: "",
    note: "",
    fate: Fate::Goes,
};

/// Every plan, with the client it is for.
pub(super) fn all() -> impl Iterator<Item = (Brand, &'static Plan)> {
    let coffee = coffee_past::PLANS
        .iter()
        .chain(coffee_ahead::PLANS)
        .map(|plan| (Brand::Coffee, plan));
    coffee.chain(gym::PLANS.iter().map(|plan| (Brand::Gym, plan)))
}

/// The plan of that name.
pub(super) fn named(key: &str) -> anyhow::Result<&'static Plan> {
    let found = all().map(|(_, plan)| plan).find(|plan| plan.key == key);
    found.ok_or_else(|| anyhow::anyhow!("no post is called {key}"))
}
