//! What the parts of the planner share.

use super::query::{Open, Query};
use crate::{api::ApiError, api::planner::show_calendar, words};
use domain::{
    PostId, ProjectId,
    staff::Permission,
    views::{
        When,
        people::Me,
        planner::{Calendar, Card},
    },
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map, use_query_map},
};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    time::Duration,
};

/// How long a post that somebody else changed stands out.
const FRESH: Duration = Duration::from_secs(4);

/// The dialogs over the calendar. At most one is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Another day for these.
    Move(Vec<PostId>),
    /// Delete these?
    Delete(Vec<PostId>),
    /// Get approval for these; none means that nothing was selected.
    Ask(Vec<PostId>),
    /// The keys.
    Help,
}

/// A message at the edge of the screen.
#[derive(Clone, Debug)]
pub struct Toast {
    pub id: usize,
    pub text: String,
    pub bad: bool,
    pub undo: Option<Callback<()>>,
}

/// Where a post is shown while the server moves it there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// A date, or empty for the tray.
    pub to: String,
    /// The time of day, if it is not the one it has.
    pub time: Option<String>,
    /// The server has done it: the next calendar knows.
    pub done: bool,
}

/// Signals of the planner, given by context.
#[derive(Clone, Copy)]
pub struct Planner {
    pub project: Memo<Option<ProjectId>>,
    pub query: Memo<Query>,
    /// What comes from the server.
    pub loaded: Resource<Result<Calendar, ApiError>>,
    /// What is shown: the last calendar that came, also while the next one is on its way.
    pub calendar: RwSignal<Option<Calendar>>,
    pub failure: RwSignal<Option<ApiError>>,
    pub moves: RwSignal<HashMap<PostId, Moved>>,
    /// All posts, each where it is shown, in order of time.
    pub cards: Memo<Vec<Card>>,
    /// Those that pass the filters.
    pub shown: Memo<Vec<Card>>,
    /// Those by date; the tray has the empty date.
    pub by_day: Memo<BTreeMap<String, Vec<Card>>>,
    pub selected: RwSignal<Vec<PostId>>,
    pub dialog: RwSignal<Option<Dialog>>,
    /// The day whose posts are all shown in a pop-over.
    pub day: RwSignal<Option<String>>,
    pub toasts: RwSignal<Vec<Toast>>,
    /// Posts that somebody else just changed.
    pub fresh: RwSignal<HashSet<PostId>>,
    /// Posts that changed here: their change is no news.
    pub mine: StoredValue<HashSet<PostId>>,
    /// Said to those who do not see the change.
    pub said: RwSignal<String>,
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
        let calendar = RwSignal::new(None::<Calendar>);
        let moves = RwSignal::new(HashMap::<PostId, Moved>::new());
        let cards = Memo::new(move |_| calendar.with(|c| moves.with(|moves| c.as_ref().map_or(Vec::new(), |c| placed(c, moves)))));
        let shown = Memo::new(move |_| {
            let query = query.get();
            cards.with(|cards| cards.iter().filter(|card| query.takes(card)).cloned().collect::<Vec<_>>())
        });
        let by_day = Memo::new(move |_| {
            let mut days = BTreeMap::<String, Vec<Card>>::new();
            for card in shown.get() {
                days.entry(date_of(&card).to_owned()).or_default().push(card);
            }
            days
        });
        let navigate = use_navigate();
        let visit = Callback::new(move |(href, replace): (String, bool)| {
            let Some(project) = project.get_untracked() else { return };
            let options = NavigateOptions { replace, scroll: false, resolve: false, ..NavigateOptions::default() };
            navigate(&format!("/p/{project}/calendar{href}"), options);
        });
        Self {
            project,
            query,
            loaded,
            calendar,
            failure: RwSignal::new(None),
            moves,
            cards,
            shown,
            by_day,
            selected: RwSignal::new(Vec::new()),
            dialog: RwSignal::new(None),
            day: RwSignal::new(None),
            toasts: RwSignal::new(Vec::new()),
            fresh: RwSignal::new(HashSet::new()),
            mine: StoredValue::new(HashSet::new()),
            said: RwSignal::new(String::new()),
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
        self.calendar.with(|calendar| calendar.as_ref().map(take).unwrap_or_default())
    }

    /// The address after a change, for links.
    pub fn href(self, change: impl FnOnce(&mut Query)) -> String {
        self.query.with(|query| query.with(change))
    }

    /// Goes where a change of the address leads.
    pub fn go(self, change: impl FnOnce(&mut Query)) {
        self.visit.run((self.query.with_untracked(|query| query.with(change)), false));
    }

    /// As [`Self::go`], without a step of its own in the browser's history.
    pub fn slide(self, change: impl FnOnce(&mut Query)) {
        self.visit.run((self.query.with_untracked(|query| query.with(change)), true));
    }

    /// Opens the composer.
    pub fn open(self, open: Open) {
        self.go(|query| query.open = Some(open));
    }

    /// The card of a post, if it is on the screen or in the tray.
    #[must_use]
    pub fn card(self, id: PostId) -> Option<Card> {
        self.cards.with_untracked(|cards| cards.iter().find(|card| card.id == id).cloned())
    }

    /// Takes what the server gave.
    pub fn take(self, result: Result<Calendar, ApiError>) {
        match result {
            Ok(calendar) => {
                // Told only if it changes: it decides what stands on the page.
                if self.failure.with_untracked(Option::is_some) {
                    self.failure.set(None);
                }
                self.show(calendar);
            }
            Err(error) if self.calendar.with_untracked(Option::is_some) => self.complain(&error),
            Err(error) => self.failure.set(Some(error)),
        }
    }

    fn show(self, new: Calendar) {
        let same_month = |old: &Calendar| (&old.project.id, &old.month) == (&new.project.id, &new.month);
        let old = self.calendar.get_untracked().filter(same_month);
        let settled = self.moves.with_untracked(|moves| moves.values().any(|m| m.done));
        if settled {
            self.moves.update(|moves| moves.retain(|_, m| !m.done));
        }
        if old.as_ref() == Some(&new) {
            return;
        }
        let changed = old.map(|old| changed(&old, &new)).unwrap_or_default();
        let known: HashSet<PostId> = new.posts.iter().chain(&new.unscheduled).map(|c| c.id).collect();
        self.calendar.set(Some(new));
        if self.selected.with_untracked(|s| s.iter().any(|id| !known.contains(id))) {
            self.selected.update(|s| s.retain(|id| known.contains(id)));
        }
        self.point_out(changed);
    }

    /// Makes changes by others stand out for a moment, and says them.
    fn point_out(self, changed: Vec<Card>) {
        let mut own = Vec::new();
        self.mine.update_value(|mine| own = changed.iter().map(|card| card.id).filter(|id| mine.remove(id)).collect());
        let news: Vec<Card> = changed.into_iter().filter(|card| !own.contains(&card.id)).collect();
        let text = match news.as_slice() {
            [] => return,
            [one] => words::planner::changed_live(words::of_status(one.status), title_of(one)),
            many => words::planner::changed_live_many(many.len()),
        };
        self.said.set(text);
        self.fresh.set(news.iter().map(|card| card.id).collect());
        set_timeout(move || drop(self.fresh.try_set(HashSet::new())), FRESH);
    }

    /// Loads the calendar again; what is shown stays until it came.
    pub fn reload(self) {
        self.loaded.refetch();
    }

    /// Notes that these change here.
    pub fn own(self, ids: &[PostId]) {
        self.mine.update_value(|mine| mine.extend(ids));
    }

    /// Shows a message.
    pub fn tell(self, text: impl Into<String>, undo: Option<Callback<()>>) {
        self.toast(text.into(), false, undo);
    }

    /// Shows that something failed.
    pub fn complain(self, error: &ApiError) {
        self.toast(words::of_failure(&error.0), true, None);
    }

    fn toast(self, text: String, bad: bool, undo: Option<Callback<()>>) {
        let id = self.toasts.with_untracked(|all| all.last().map_or(0, |toast| toast.id + 1));
        self.toasts.update(|all| {
            all.retain(|toast| toast.text != text);
            all.push(Toast { id, text, bad, undo });
        });
        let stays = Duration::from_secs(if bad || undo.is_some() { 12 } else { 5 });
        set_timeout(move || self.dismiss(id), stays);
    }

    /// Takes a message away.
    pub fn dismiss(self, id: usize) {
        let _ = self.toasts.try_update(|all| all.retain(|toast| toast.id != id));
    }
}

/// The date under which a post is shown; empty for the tray.
#[must_use]
pub fn date_of(card: &Card) -> &str {
    card.when.as_ref().map_or("", |when| when.date.as_str())
}

/// The title of a post, or what stands in its place.
#[must_use]
pub fn title_of(card: &Card) -> &str {
    if card.title.is_empty() { words::planner::no_title() } else { &card.title }
}

/// The posts of a calendar, each where it is being moved to.
fn placed(calendar: &Calendar, moves: &HashMap<PostId, Moved>) -> Vec<Card> {
    let mut cards: Vec<Card> = calendar.posts.iter().chain(&calendar.unscheduled).cloned().collect();
    for card in &mut cards {
        let Some(Moved { to, time, .. }) = moves.get(&card.id) else { continue };
        // The server's own choice for a post that had no time.
        let time = time.clone().or(card.when.take().map(|when| when.time)).unwrap_or_else(|| "09:00".to_owned());
        let date = to.clone();
        card.when =
            (!to.is_empty()).then(|| When { utc: String::new(), day: date.clone(), date, time, zone: String::new() });
    }
    let time = |card: &Card| card.when.as_ref().map(|when| (when.date.clone(), when.time.clone()));
    cards.sort_by_cached_key(|card| (card.when.is_none(), time(card)));
    cards
}

/// The cards of `new` that were otherwise in `old`, or not there.
fn changed(old: &Calendar, new: &Calendar) -> Vec<Card> {
    let before: HashMap<PostId, &Card> = old.posts.iter().chain(&old.unscheduled).map(|card| (card.id, card)).collect();
    let cards = new.posts.iter().chain(&new.unscheduled);
    cards.filter(|card| before.get(&card.id) != Some(card)).cloned().collect()
}
