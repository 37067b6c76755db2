//! Live streams: what changes, told to the pages that show it.

use crate::{
    answer,
    budget::{Budget, Held},
    feed::Change,
    state::AppState,
};
use app::request::RequestScope;
use axum::{
    Extension,
    extract::{Path, Query, State},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use domain::{Failure, LinkId, PostId, ProjectId, Spelled, WorkspaceId, audit::Kind};
use futures::stream;
use http::HeaderMap;
use serde::Deserialize;
use serde_json::json;
use service::review::mark::mark;
use std::{
    collections::{HashSet, VecDeque},
    convert::Infallible,
    time::Duration,
};
use tokio::{
    sync::broadcast::{
        Receiver,
        error::{RecvError, TryRecvError},
    },
    time::{Interval, MissedTickBehavior, interval},
};
use tokio_util::sync::CancellationToken;

/// Proxies end connections on which nothing moves.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
/// How long a session may have ended before its stream does.
const CHECK: Duration = Duration::from_secs(30);
/// How long a browser waits before it connects again.
const RETRY: Duration = Duration::from_secs(3);

/// How many streams are told in a millisecond. All at once they would take both the processors and the connections from
/// whoever asks for something just then: first to be told, and at once again to ask what changed.
const IN_A_MILLISECOND: usize = 10;
/// Nobody is told later than that, in milliseconds.
const LATEST: usize = 250;

/// Events that a page is told of which it missed; for more it is told that anything may have changed.
const MISSED: i64 = 200;

/// Streams from one address: an agency in one house, with some tabs each.
const EACH: usize = 256;

/// How many streams there may be where there may be so many connections: others must be left room.
#[must_use]
pub fn streams(connections: usize) -> Budget {
    let all = connections / 2;
    Budget::new(all, EACH.min(all / 2).max(1))
}

/// From where on a page is to be told.
#[derive(Debug, Default, Deserialize)]
pub struct After {
    /// For staff, the number of the last event that the page shows.
    #[serde(default)]
    after: Option<i64>,
    /// For a client, the mark of their page.
    #[serde(default)]
    mark: Option<String>,
}

/// Who listens.
enum Listener {
    Staff {
        workspace: WorkspaceId,
        /// The number of the event after which the stream begins.
        from: i64,
    },
    Client {
        link: LinkId,
        project: ProjectId,
        /// Of the link: they stay the same for as long as it lives.
        posts: HashSet<PostId>,
    },
}

struct Live {
    listener: Listener,
    scope: RequestScope,
    changes: Receiver<Change>,
    shutdown: CancellationToken,
    check: Interval,
    greeted: bool,
    /// The number of the last event that was heard of.
    heard: i64,
    /// How long after a change this listener is told.
    turn: Duration,
    /// What is to be told.
    told: VecDeque<Event>,
    /// Its place among the streams.
    _place: Held,
}

/// `GET /events`: every change of the workspace.
pub async fn for_staff(
    State(state): State<AppState>,
    Extension(scope): Extension<RequestScope>,
    Query(page): Query<After>,
    headers: HeaderMap,
) -> Response {
    // Before the session is checked, so that its end cannot fall between the two.
    let changes = state.feed.subscribe();
    match scope.staff().await {
        Ok(staff) => {
            let workspace = staff.user.workspace_id;
            // A browser that connects again says what it heard last.
            let after = last_heard(&headers).max(page.after);
            match missed(&scope, workspace, after).await {
                Ok((from, missed)) => live(
                    &state,
                    Listener::Staff { workspace, from },
                    scope,
                    changes,
                    missed,
                ),
                Err(failure) => answer::text(&failure),
            }
        }
        Err(failure) => answer::text(&failure),
    }
}

/// The number of the last event that a browser heard of before it was interrupted.
fn last_heard(headers: &HeaderMap) -> Option<i64> {
    headers.get("last-event-id")?.to_str().ok()?.parse().ok()
}

/// Where a stream begins, and what came after that event; where it was too much, everything. One that names no event begins
/// now.
async fn missed(
    scope: &RequestScope,
    workspace: WorkspaceId,
    after: Option<i64>,
) -> Result<(i64, Vec<Missed>), Failure> {
    let mut db = scope.services.store.read().await?;
    let Some(after) = after else {
        let (now, _) = db.audit_head(workspace).await?;
        return Ok((now, Vec::new()));
    };
    let events = db.events_after(workspace, after, MISSED + 1).await?;
    if i64::try_from(events.len()).is_ok_and(|count| count > MISSED) {
        return Ok((after, vec![Missed::Everything]));
    }
    let changes = events.into_iter().flatten().map(Change::from);
    Ok((after, changes.map(Missed::One).collect()))
}

/// `GET /review/{link}/events`: that something changed about a post of the link, and what the page is called then.
pub async fn for_reviewer(
    State(state): State<AppState>,
    Extension(scope): Extension<RequestScope>,
    Path(link): Path<String>,
    Query(page): Query<After>,
) -> Response {
    let changes = state.feed.subscribe();
    let Ok(link) = link.parse::<LinkId>() else {
        return answer::text(&Failure::NotFound);
    };
    match scope.reviewer(link).await {
        Ok(reviewer) => match posts(&scope, link).await {
            Ok((posts, mark)) => {
                let project = reviewer.link.project_id;
                let missed = page.mark.filter(|page| *page != mark).map(|_| Missed::Everything);
                let missed = missed.into_iter().collect();
                live(
                    &state,
                    Listener::Client { link, project, posts },
                    scope,
                    changes,
                    missed,
                )
            }
            Err(failure) => answer::text(&failure),
        },
        Err(failure) => answer::text(&failure),
    }
}

/// The posts of a link, and the mark of its page.
async fn posts(scope: &RequestScope, link: LinkId) -> Result<(HashSet<PostId>, String), Failure> {
    let mut db = scope.services.store.read().await?;
    let entries = db.link_posts(link).await?;
    let posts = entries.into_iter().map(|entry| entry.post_id).collect();
    let seq = db.last_event_on_link(link).await?;
    Ok((posts, mark(&scope.services, link, seq)))
}

/// What a listener did not hear.
enum Missed {
    One(Change),
    Everything,
}

/// The stream, if there is a place for it.
fn live(
    state: &AppState,
    listener: Listener,
    scope: RequestScope,
    changes: Receiver<Change>,
    missed: Vec<Missed>,
) -> Response {
    let mut place = state.streams.hold(&scope.caller.address);
    if !place.take(1) {
        return answer::text(&Failure::Unavailable);
    }
    let turn = LATEST.min(state.streams.used() / IN_A_MILLISECOND);
    let mut check = interval(CHECK);
    check.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut live = Live {
        listener,
        scope,
        changes,
        shutdown: state.shutdown.clone(),
        check,
        greeted: false,
        heard: 0,
        turn: Duration::from_millis(turn.try_into().unwrap_or_default()),
        told: VecDeque::new(),
        _place: place,
    };
    for missed in missed {
        match missed {
            Missed::One(change) => live.note(&change),
            Missed::Everything => live.told = [live.everything()].into(),
        }
    }
    live.answer()
}

impl Live {
    fn answer(self) -> Response {
        let events = stream::unfold(self, |mut live| async move {
            let event = live.next().await?;
            Some((Ok::<_, Infallible>(event), live))
        });
        let keep_alive = KeepAlive::new().interval(KEEP_ALIVE);
        // Some proxies gather what they pass on unless told not to.
        (
            [("x-accel-buffering", "no")],
            Sse::new(events).keep_alive(keep_alive),
        )
            .into_response()
    }

    /// The next event, or the end.
    async fn next(&mut self) -> Option<Event> {
        if !self.greeted {
            self.greeted = true;
            let greeting = Event::default().retry(RETRY).comment("listening");
            // A browser that is interrupted before anything happened says this when it comes back.
            return Some(match self.listener {
                Listener::Staff { from, .. } => greeting.id(from.to_string()),
                Listener::Client { .. } => greeting,
            });
        }
        loop {
            if let Some(event) = self.told.pop_front() {
                return Some(event);
            }
            tokio::select! {
                () = self.shutdown.cancelled() => return None,
                _ = self.check.tick() => self.still_open().await?,
                change = self.changes.recv() => match change {
                    Ok(change) => self.hear(change).await?,
                    Err(RecvError::Lagged(_)) => self.hear_of_everything().await?,
                    Err(RecvError::Closed) => return None,
                },
            }
            if self.told.is_empty() {
                continue;
            }
            // What comes until this one's turn is told with it.
            tokio::time::sleep(self.turn).await;
            loop {
                match self.changes.try_recv() {
                    Ok(change) => self.hear(change).await?,
                    Err(TryRecvError::Lagged(_)) => self.hear_of_everything().await?,
                    Err(TryRecvError::Empty | TryRecvError::Closed) => break,
                }
            }
        }
    }

    /// Takes note of a change; `None` if the session is over.
    async fn hear(&mut self, change: Change) -> Option<()> {
        // What was missed may come once more.
        if !self.near(&change) || change.seq <= self.heard {
            return Some(());
        }
        // Whatever ends a session is a change itself, and comes before all that follow.
        if change.kind.may_end_sessions() {
            self.still_open().await?;
        }
        self.note(&change);
        Some(())
    }

    /// Has a change told, if it is to be.
    fn note(&mut self, change: &Change) {
        self.heard = change.seq;
        let Some(event) = self.tell(change) else { return };
        // A client is told what their page is called now, and no more.
        if matches!(self.listener, Listener::Client { .. }) {
            self.told.clear();
        }
        self.told.push_back(event);
    }

    /// Changes were missed; `None` if the session is over.
    async fn hear_of_everything(&mut self) -> Option<()> {
        self.still_open().await?;
        self.told = [self.everything()].into();
        Some(())
    }

    /// `None` once the session has ended, or cannot be checked.
    async fn still_open(&self) -> Option<()> {
        match self.listener {
            Listener::Staff { .. } => self.scope.staff().await.ok().map(|_| ()),
            Listener::Client { link, .. } => self.scope.reviewer(link).await.ok().map(|_| ()),
        }
    }

    /// Whether a change may concern the listener, or their session.
    fn near(&self, change: &Change) -> bool {
        match self.listener {
            Listener::Staff { workspace, .. } => change.workspace == workspace,
            Listener::Client { project, .. } => change.project == Some(project),
        }
    }

    /// What the listener is told of a change.
    fn tell(&self, change: &Change) -> Option<Event> {
        let concerns = change.kind.concerns();
        match &self.listener {
            Listener::Staff { .. } => {
                let told = event(&json!({
                    "seq": change.seq,
                    "project": change.project,
                    "post": change.post,
                    "link": change.link,
                    "kind": change.kind.as_str(),
                    "planner": concerns.planner,
                    "links": concerns.links,
                }));
                let shown = concerns.planner || concerns.links;
                shown.then(|| told.id(change.seq.to_string()))
            }
            Listener::Client { link, posts, .. } => {
                let post = change.post.filter(|_| concerns.review)?;
                // A deleted post is on no link any more: everybody of the project looks again.
                let theirs = change.kind == Kind::PostDeleted || posts.contains(&post);
                let mark = || mark(&self.scope.services, *link, change.seq);
                theirs.then(|| event(&json!({ "mark": mark() })))
            }
        }
    }

    /// For a listener who was too slow: anything may have changed.
    fn everything(&self) -> Event {
        event(&match self.listener {
            Listener::Staff { .. } => json!({ "seq": null, "project": null, "planner": true, "links": true }),
            Listener::Client { .. } => json!({ "mark": null }),
        })
    }
}

fn event(data: &serde_json::Value) -> Event {
    Event::default().event("change").data(data.to_string())
}
