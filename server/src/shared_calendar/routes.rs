//! The addresses of a shared calendar.

use super::{
    drawn::Drawn,
    feeds,
    kept::Answer,
    pictures,
    place::{Place, enter},
    sending::{HTML, document, send},
    shelf::Key,
};
use crate::{answer, state::AppState};
use app::{
    request::RequestScope,
    shared_calendar::{self, Page},
};
use axum::{
    Extension, Form, Router,
    extract::{Query, State},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use domain::{
    Failure, Spelled,
    civil::Date,
    views::shared_calendar::{Layout, SharedCalendarPage},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Deserialize;
use service::{
    actor::Viewer,
    shared_calendars::{
        show_shared_calendar::show_shared_calendar, show_shared_feed::feed_address,
        unlock_shared_calendar::unlock_shared_calendar,
    },
};
use std::sync::Arc;

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// All of them. Nothing but a password can be sent here.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/c/{token}", get(page))
        .route("/c/{token}/unlock", post(unlock).get(locked))
        .route("/c/{token}/calendar.json", get(data))
        .route("/c/{token}/calendar.ics", get(feeds::feed))
        .route("/c/{token}/media/{post}/{id}/{rendition}", get(pictures::picture))
        .route("/c/{token}/logo/{id}/{rendition}", get(pictures::logo))
        .route("/review/{link}/calendar.ics", get(feeds::review_feed))
        .route("/review/{link}/subscribe", get(feeds::subscribe))
}

/// Which period, laid out how.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    view: String,
    date: String,
}

impl Wanted {
    fn layout(&self) -> Layout {
        self.view.parse::<Layout>().ok().unwrap_or_default()
    }

    /// The date in the one spelling under which its answer is kept; what cannot be read stays for the refusal.
    fn date(&self) -> String {
        let read: Option<Date> = self.date.parse().ok();
        read.map_or_else(|| self.date.chars().take(32).collect(), |date| date.to_string())
    }

    fn what(&self, kind: &str) -> String {
        format!("{kind} {} {}", self.layout().as_str(), self.date())
    }
}

/// The calendar as a document of one kind, drawn by `draw`.
async fn show(
    state: &AppState,
    scope: &RequestScope,
    place: &Place,
    wanted: &Wanted,
    kind: &str,
    content_type: HeaderValue,
    draw: impl Fn(&Viewer, SharedCalendarPage) -> Result<String, Failure>,
) -> Result<Arc<Answer>, Failure> {
    let services = &state.services;
    let token = place.token();
    let about = Key {
        token: token.hash(),
        what: wanted.what(kind),
    };
    let enter = || enter(scope, &token);
    let shown = state.kept.answer(services, about, enter, async |viewer| {
        let dated = show_shared_calendar(services, viewer, wanted.layout(), &wanted.date()).await?;
        Ok(Drawn {
            until: dated.until,
            body: draw(viewer, dated.calendar)?,
            content_type,
        })
    });
    shown.await
}

/// `GET /c/{token}?view=month&date=2026-11-24`
async fn page(
    State(state): State<AppState>,
    Extension(scope): Extension<RequestScope>,
    place: Place,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Response {
    let draw = |viewer: &Viewer, calendar| {
        let (services, address) = (&state.services, place.address());
        let feed = feed_address(services, viewer);
        let feed = format!("{}{address}/{feed}", services.base_url);
        Ok(shared_calendar::calendar(&Page {
            calendar,
            address,
            feed,
        }))
    };
    match show(&state, &scope, &place, &wanted, "page", HTML, draw).await {
        Ok(answer) => send(&answer, &headers, state.services.clock.now()),
        Err(Failure::SignedOut) => document(StatusCode::OK, shared_calendar::unlock(&place.address(), None)),
        Err(Failure::NotFound) => document(StatusCode::NOT_FOUND, shared_calendar::gone()),
        Err(Failure::Invalid(_)) => document(
            StatusCode::UNPROCESSABLE_ENTITY,
            shared_calendar::wrong_date(&place.address()),
        ),
        Err(failure) => answer::text(&failure),
    }
}

/// `GET /c/{token}/calendar.json?view=month&date=2026-11-24`
async fn data(
    State(state): State<AppState>,
    Extension(scope): Extension<RequestScope>,
    place: Place,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Response {
    let draw = |_: &Viewer, calendar| serde_json::to_string(&calendar).map_err(|_| Failure::Unavailable);
    match show(&state, &scope, &place, &wanted, "json", JSON, draw).await {
        Ok(answer) => send(&answer, &headers, state.services.clock.now()),
        Err(failure) => answer::json(&failure),
    }
}

/// `GET /c/{token}/unlock`: the address that stands in the bar after a wrong password.
async fn locked(place: Place) -> Response {
    back(place.address())
}

fn back(address: String) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response()
}

/// What the form holds.
#[derive(Deserialize)]
struct Unlock {
    #[serde(default)]
    password: String,
}

/// `POST /c/{token}/unlock`
async fn unlock(
    State(state): State<AppState>,
    Extension(scope): Extension<RequestScope>,
    place: Place,
    Form(form): Form<Unlock>,
) -> Response {
    let (token, address) = (place.token(), place.address());
    match unlock_shared_calendar(&state.services, &scope.caller, &token, &form.password).await {
        Ok(Some((calendar, session))) => {
            let cookie = scope.shared_calendar_cookie(calendar, &session);
            let headers = [(header::LOCATION, address), (header::SET_COOKIE, cookie)];
            (StatusCode::SEE_OTHER, headers).into_response()
        }
        Ok(None) => back(address),
        Err(Failure::NotFound) => document(StatusCode::NOT_FOUND, shared_calendar::gone()),
        Err(failure @ (Failure::Invalid(_) | Failure::TooManyTries { .. })) => {
            let status = StatusCode::from_u16(failure.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            document(status, shared_calendar::unlock(&address, Some(&failure)))
        }
        Err(failure) => answer::text(&failure),
    }
}
