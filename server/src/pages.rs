//! The pages and their server functions, as Leptos serves them.

use crate::{
    answer,
    middleware::{door, gate},
    state::AppState,
};
use app::request::RequestScope;
use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    middleware::{from_fn, from_fn_with_state},
    response::Response,
    routing::any,
};
use domain::Failure;
use http::{HeaderValue, Method, StatusCode, header, request::Parts};
use leptos::{
    nonce::use_nonce,
    prelude::{provide_context, use_context},
};
use leptos_axum::{
    AxumRouteListing, LeptosRoutes, ResponseOptions, generate_route_list, render_app_async_with_context,
};
use std::sync::OnceLock;

/// The routes of the application. They are made once for each process: making them marks the thread that does
/// (leptos #4773), so it must not happen while pages are drawn.
fn routes() -> Vec<AxumRouteListing> {
    static ROUTES: OnceLock<Vec<AxumRouteListing>> = OnceLock::new();
    ROUTES.get_or_init(|| generate_route_list(app::App)).clone()
}

/// The pages behind the gate, and the server functions at their own addresses.
pub fn router(state: &AppState) -> Router<AppState> {
    let site = state.site.clone();
    Router::new()
        .leptos_routes_with_context(state, routes(), provide, move || app::shell(site.clone()))
        .route_layer(from_fn(gate::gate))
        .route_layer(from_fn_with_state(state.clone(), door::door))
        .route("/api/{*function}", any(unknown_function))
}

/// What pages and server functions find in their context, and the header that lets a page's scripts run.
fn provide() {
    let Some(parts) = use_context::<Parts>() else {
        return;
    };
    if let Some(scope) = parts.extensions.get::<RequestScope>() {
        provide_context(scope.clone());
    }
    // Server functions have no nonce: their answers hold no scripts.
    let (Some(nonce), Some(options)) = (use_nonce(), use_context::<ResponseOptions>()) else {
        return;
    };
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'; manifest-src 'self'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        options.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
}

async fn unknown_function(request: Request) -> Response {
    answer::failure(&Failure::NotFound, answer::wants_html(request.headers()))
}

/// Whatever has no route: the application's own page for that, to who navigates.
pub async fn not_found(State(state): State<AppState>, request: Request<Body>) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if !reads || !answer::wants_html(request.headers()) {
        return answer::text(&Failure::NotFound);
    }
    let draw = render_app_async_with_context(provide, move || app::shell(state.site.clone()));
    let mut response = draw(request).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    response
}
