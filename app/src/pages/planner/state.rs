//! What the parts of the planner share.

use super::{
    place::{Moved, date_of, placed},
    query::{Open, Query, View},
    toasts::Toast,
};
use crate::api::{
    ApiError,
    planner::{open_post, search_posts, show_calendar},
};
use domain::{
    PostId, ProjectId,
    staff::Permission,
    views::{
        people::Me,
        planner::{Calendar, Card, Found, PostDetail},
    },
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map, use_query_map},
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The dialogs over the calendar. At most one is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Another day for these.
    Move(Vec<PostId>),
    /// Delete these?
    Delete(Vec<PostId>),
    /// Get approval for these; none means that nothing was selected.
    Ask(Vec<PostId>),
    /// Share the calendar.
    ShareCalendar,
    /// The keys.
    Help,
}

/// A post on its way into the composer.
pub type Opened = Resource<Result<PostDetail, ApiError>>;

/// What a search found, if there is something to look for.
pub type Searched = Resource<Option<Result<Found, ApiError>>>;

/// Signals of the planner, given by context.
#[derive(Clone, Copy)]
pub struct Planner {
    pub project: Memo<Option<ProjectId>>,
    pub query: Memo<Query>,
    /// What comes from the server.
    pub loaded: Resource<Result<Calendar, ApiError>>,
    /// What is shown: the last calendar that came, also while the next one is on its way.
    pub calendar: RwSignal<Option<Calendar>>,
    /// What the words in the address were found in, as it comes from the server.
    pub searched: Searched,
    /// What is shown of it: the last that came, while words are looked for.
    pub found: RwSignal<Option<Found>>,
    pub failure: RwSignal<Option<ApiError>>,
    pub moves: RwSignal<HashMap<PostId, Moved>>,
    /// All posts of the month, each where it is shown, in order of time; or all that were found, the latest first.
    pub cards: Memo<Vec<Card>>,
    /// Those of them that the grid or the list has a place for.
    pub in_view: Memo<Vec<Card>>,
    /// Those that pass the filters.
    pub shown: Memo<Vec<Card>>,
    /// Those by date; the tray has the empty date.
    pub by_day: Memo<BTreeMap<String, Vec<Card>>>,
    pub selected: RwSignal<Vec<PostId>>,
    /// The selected posts of other months, as they were when those were shown.
    pub elsewhere: StoredValue<HashMap<PostId, Card>>,
    pub dialog: RwSignal<Option<Dialog>>,
    /// The day whose posts are all shown in a pop-over.
    pub day: RwSignal<Option<String>>,
    pub toasts: RwSignal<Vec<Toast>>,
    /// How many messages there were: the number of one is never that of another.
    pub told: StoredValue<usize>,
    /// The message that the calendar could not be loaded.
    pub unloaded: StoredValue<Option<usize>>,
    /// Posts that somebody else just changed.
    pub fresh: RwSignal<HashSet<PostId>>,
    /// Posts that changed here: their change is no news.
    pub mine: StoredValue<HashSet<PostId>>,
    /// Said to those who do not see the change.
    pub said: RwSignal<String>,
    /// The post that was open when the page was asked for. A resource of a page must be made with the page: one that is
    /// made when another has come gets another number on the server than in the browser.
    pub first: StoredValue<Option<(PostId, Opened)>>,
    /// Grows when the open post is to be loaded again.
    pub reopened: RwSignal<u32>,
    pub can_edit: bool,
    pub can_ask: bool,
    visit: Callback<(String, bool)>,
}

impl Planner {
    /// For the page of the current address.
    #[must_use]
    pub fn new() -> Self {
        let me = expect_context::<Me>();
        let (params, map) = (use_params_map(), use_query_map());
        let project = Memo::new(move |_| params.read().get("project").and_then(|id| id.parse().ok()));
        let query = Memo::new(move |_| map.with(|map| Query::read(|name| map.get(name))));
        let month = Memo::new(move |_| query.with(|q| q.month.clone()));
        let loaded = Resource::new(
            move || (project.get(), month.get()),
            |(project, month): (Option<ProjectId>, String)| async move {
                match project {
                    Some(project) => show_calendar(project, month).await,
                    None => Err(ApiError(domain::Failure::NotFound)),
                }
            },
        );
        let text = Memo::new(move |_| query.with(|q| q.searches().then(|| q.text.clone())));
        let searched = Resource::new(
            move || project.get().zip(text.get()),
            |asked: Option<(ProjectId, String)>| async move {
                let (project, text) = asked?;
                Some(search_posts(project, text).await)
            },
        );
        let first = match query.with_untracked(|query| query.open.clone()) {
            Some(Open::Post(id)) => Some((id, Resource::new(|| (), move |()| open_post(id)))),
            _ => None,
        };
        let calendar = RwSignal::new(None::<Calendar>);
        let found = RwSignal::new(None::<Found>);
        let moves = RwSignal::new(HashMap::<PostId, Moved>::new());
        let cards = Memo::new(move |_| {
            if text.with(Option::is_some) {
                return found.with(|found| found.as_ref().map_or(Vec::new(), cards_of));
            }
            calendar.with(|c| moves.with(|moves| c.as_ref().map_or(Vec::new(), |c| placed(c, moves))))
        });
        let in_view = Memo::new(move |_| {
            // The grid shows whole weeks, the list the month alone.
            let listed = query.with(|q| q.view == View::List && !q.searches());
            let month = calendar.with(|c| c.as_ref().map(|c| c.month)).filter(|_| listed);
            let inside = |card: &&Card| {
                let of = card.when.as_ref().map(|when| when.day.date.month());
                month.is_none() || of.is_none() || of == month
            };
            cards.with(|cards| cards.iter().filter(inside).cloned().collect::<Vec<_>>())
        });
        let shown = Memo::new(move |_| {
            let query = query.get();
            in_view.with(|cards| {
                cards
                    .iter()
                    .filter(|card| query.takes(card))
                    .cloned()
                    .collect::<Vec<_>>()
            })
        });
        let by_day = Memo::new(move |_| {
            let mut days = BTreeMap::<String, Vec<Card>>::new();
            for card in shown.get() {
                days.entry(date_of(&card)).or_default().push(card);
            }
            days
        });
        let navigate = use_navigate();
        let visit = Callback::new(move |(href, replace): (String, bool)| {
            let Some(project) = project.get_untracked() else {
                return;
            };
            let options = NavigateOptions {
                replace,
                scroll: false,
                resolve: false,
                ..NavigateOptions::default()
            };
            navigate(&format!("/p/{project}/calendar{href}"), options);
        });
        Self {
            project,
            query,
            loaded,
            calendar,
            searched,
            found,
            failure: RwSignal::new(None),
            moves,
            cards,
            in_view,
            shown,
            by_day,
            selected: RwSignal::new(Vec::new()),
            elsewhere: StoredValue::new(HashMap::new()),
            dialog: RwSignal::new(None),
            day: RwSignal::new(None),
            toasts: RwSignal::new(Vec::new()),
            told: StoredValue::new(0),
            unloaded: StoredValue::new(None),
            fresh: RwSignal::new(HashSet::new()),
            mine: StoredValue::new(HashSet::new()),
            said: RwSignal::new(String::new()),
            first: StoredValue::new(first),
            reopened: RwSignal::new(0),
            can_edit: me.may(Permission::EditPosts),
            can_ask: me.may(Permission::CreateLinks),
            visit,
        }
    }

    /// The planner of the page.
    #[must_use]
    pub fn current() -> Self {
        expect_context()
    }

    /// Something of the calendar that is shown.
    pub fn of<T: Default>(self, take: impl FnOnce(&Calendar) -> T) -> T {
        self.calendar
            .with(|calendar| calendar.as_ref().map(take).unwrap_or_default())
    }

    /// The address after a change, for links.
    pub fn href(self, change: impl FnOnce(&mut Query)) -> String {
        self.query.with(|query| query.with(change))
    }

    /// Goes where a change of the address leads.
    pub fn go(self, change: impl FnOnce(&mut Query)) {
        self.visit
            .run((self.query.with_untracked(|query| query.with(change)), false));
    }

    /// As [`Self::go`], without a step of its own in the browser's history.
    pub fn slide(self, change: impl FnOnce(&mut Query)) {
        self.visit
            .run((self.query.with_untracked(|query| query.with(change)), true));
    }

    /// Opens the composer.
    pub fn open(self, open: Open) {
        self.go(|query| query.open = Some(open));
    }

    /// The card of a post, if it is of the month, in the tray, was found, or is selected.
    #[must_use]
    pub fn card(self, id: PostId) -> Option<Card> {
        let of = |cards: &[Card]| cards.iter().find(|card| card.id == id).cloned();
        self.cards
            .with_untracked(|cards| of(cards))
            .or_else(|| {
                self.calendar.with_untracked(|calendar| {
                    let calendar = calendar.as_ref()?;
                    of(&calendar.posts).or_else(|| of(&calendar.unscheduled))
                })
            })
            .or_else(|| self.elsewhere.with_value(|cards| cards.get(&id).cloned()))
    }
}

fn cards_of(found: &Found) -> Vec<Card> {
    found
        .months
        .iter()
        .flat_map(|month| month.posts.clone())
        .collect()
}
