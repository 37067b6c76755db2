//! The request behind a page or server function, on the server.
//!
//! The server puts a [`RequestScope`] in the context of every page and every server function. Pages and server functions
//! get who acts from here, and nowhere else.

use crate::error::ApiError;
use axum::http::{HeaderValue, StatusCode, header};
use domain::{Failure, LinkId, SharedCalendarId, UserId, views::people::Me};
use leptos::prelude::{expect_context, use_context};
use leptos_axum::ResponseOptions;
use service::{
    Services,
    actor::{Caller, Reviewer, Staff},
    review,
    secrets::Token,
    shared_calendars,
    staff::{SignedIn, authenticate::authenticate, device::DEVICE},
};
use std::{collections::HashMap, sync::Arc};

/// What the server knows of a request.
#[derive(Clone)]
pub struct RequestScope {
    /// Use cases.
    pub services: Services,
    /// The browser.
    pub caller: Caller,
    /// Its cookies, by name.
    pub cookies: Arc<HashMap<String, String>>,
    /// Cookies carry `__Host-` and `Secure`: everywhere but on `http://localhost`.
    pub secure: bool,
    /// Who is signed in, on pages for staff: known before the page is drawn.
    pub me: Option<Me>,
    /// The browser takes HTML: a plain form, not a call by script.
    pub wants_html: bool,
}

/// The name of a cookie on this server.
fn cookie_name(secure: bool, name: &str) -> String {
    if secure {
        format!("__Host-{name}")
    } else {
        name.to_owned()
    }
}

fn review_cookie(link: LinkId) -> String {
    format!("review-{link}")
}

fn shared_calendar_name(calendar: SharedCalendarId) -> String {
    format!("calendar-{calendar}")
}

fn staff_device_cookie(user: UserId) -> String {
    format!("staff-device-{user}")
}

fn device_cookie(link: LinkId) -> String {
    format!("device-{link}")
}

impl RequestScope {
    /// The scope of the request that is being answered.
    #[must_use]
    pub fn current() -> Self {
        expect_context::<Self>()
    }

    fn token(&self, name: &str) -> Option<Token> {
        self.cookies
            .get(&cookie_name(self.secure, name))
            .map(|text| Token::presented(text))
    }

    /// The token of the staff session, checked or not.
    #[must_use]
    pub fn staff_token(&self) -> Option<Token> {
        self.token("staff")
    }

    /// The member of staff who is signed in.
    ///
    /// # Errors
    /// [`Failure::SignedOut`].
    pub async fn staff(&self) -> Result<Staff, Failure> {
        authenticate(&self.services, self.staff_token(), self.caller.clone()).await
    }

    /// The approver who unlocked `link` in this browser.
    ///
    /// # Errors
    /// [`Failure::SignedOut`]; [`domain::Refusal::LinkNotActive`] for an expired link.
    pub async fn reviewer(&self, link: LinkId) -> Result<Reviewer, Failure> {
        review::enter::enter(
            &self.services,
            link,
            self.review_session(link),
            self.caller.clone(),
        )
        .await
    }

    /// The token of this browser's session for `link`, checked or not.
    #[must_use]
    pub fn review_session(&self, link: LinkId) -> Option<Token> {
        self.token(&review_cookie(link))
    }

    /// The token by which this browser is known to have unlocked `link` before.
    #[must_use]
    pub fn device(&self, link: LinkId) -> Option<Token> {
        self.token(&device_cookie(link))
    }

    /// The token by which this browser is known to be one in which that person signed in before.
    #[must_use]
    pub fn staff_device(&self, user: UserId) -> Option<Token> {
        self.token(&staff_device_cookie(user))
    }

    /// Keeps what signing in gave.
    pub fn set_staff_cookies(&self, signed_in: &SignedIn) {
        self.set_cookie("staff", Some(&signed_in.session), service::staff::SESSION / 1_000);
        let device = staff_device_cookie(signed_in.user);
        self.set_cookie(&device, Some(&signed_in.device), DEVICE / 1_000);
    }

    /// Ends the staff session of this browser.
    pub fn end_staff_cookie(&self) {
        self.set_cookie("staff", None, 0);
    }

    /// Keeps what an unlock gave.
    pub fn set_review_cookies(&self, unlocked: &review::unlock::Unlocked) {
        self.set_cookie(
            &review_cookie(unlocked.link),
            Some(&unlocked.session),
            review::unlock::SESSION / 1_000,
        );
        self.set_cookie(
            &device_cookie(unlocked.link),
            Some(&unlocked.device),
            domain::link::VALIDITY / 1_000,
        );
    }

    /// The token that this browser got for the password of a shared calendar.
    #[must_use]
    pub fn shared_calendar_session(&self, calendar: SharedCalendarId) -> Option<Token> {
        self.token(&shared_calendar_name(calendar))
    }

    /// The cookie that keeps what unlocking a shared calendar gave.
    #[must_use]
    pub fn shared_calendar_cookie(&self, calendar: SharedCalendarId, session: &Token) -> String {
        self.cookie(
            &shared_calendar_name(calendar),
            Some(session),
            shared_calendars::unlock_shared_calendar::SESSION / 1_000,
        )
    }

    fn cookie(&self, name: &str, token: Option<&Token>, max_age_s: i64) -> String {
        let name = cookie_name(self.secure, name);
        let (value, age) = token.map_or(("", 0), |token| (token.reveal(), max_age_s));
        let secure = if self.secure { "; Secure" } else { "" };
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}")
    }

    fn set_cookie(&self, name: &str, token: Option<&Token>, max_age_s: i64) {
        let cookie = self.cookie(name, token, max_age_s);
        if let (Some(options), Ok(header)) =
            (use_context::<ResponseOptions>(), HeaderValue::from_str(&cookie))
        {
            options.append_header(header::SET_COOKIE, header);
        }
    }

    /// Answers a plain form with a redirect; a call by script gets its data instead.
    pub fn redirect_form(&self, to: &str) {
        if !self.wants_html {
            return;
        }
        redirect_page(to);
    }

    /// Gives a failure its HTTP status. A plain form gets none: it is redirected.
    #[must_use]
    pub fn fail(&self, failure: Failure) -> ApiError {
        if !self.wants_html {
            set_status(failure.status());
        }
        ApiError(failure)
    }
}

impl RequestScope {
    /// The result of a use case, as a server function gives it.
    ///
    /// # Errors
    /// The failure, with its status.
    pub fn answer<T>(&self, result: Result<T, Failure>) -> Result<T, ApiError> {
        result.map_err(|failure| self.fail(failure))
    }
}

/// The request, with the member of staff whose browser it is: what a server function of staff begins with.
///
/// # Errors
/// [`Failure::SignedOut`], with its status.
pub async fn signed_in() -> Result<(RequestScope, Staff), ApiError> {
    let scope = RequestScope::current();
    let staff = scope.staff().await.map_err(|failure| scope.fail(failure))?;
    Ok((scope, staff))
}

/// Leads whoever asked for the page that is being made to another one.
pub fn redirect_page(to: &str) {
    if let (Some(options), Ok(location)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(to)) {
        options.insert_header(header::LOCATION, location);
        options.set_status(StatusCode::SEE_OTHER);
    }
}

/// Sets the status of the page or answer that is being made.
pub fn set_status(status: u16) {
    if let (Some(options), Ok(status)) = (use_context::<ResponseOptions>(), StatusCode::from_u16(status)) {
        options.set_status(status);
    }
}
