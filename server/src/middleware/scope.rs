//! What pages, server functions and routes know of a request.

use super::address;
use crate::{answer, state::AppState};
use app::request::RequestScope;
use axum::extract::{ConnectInfo, Request};
use http::{HeaderMap, header};
use service::actor::Caller;
use std::{collections::HashMap, net::SocketAddr, sync::Arc};

/// Characters of a browser's description that are kept.
const AGENT: usize = 300;

/// Puts a [`RequestScope`] in the request's extensions.
pub fn scope(state: &AppState) -> impl Fn(Request) -> Request + Clone + use<> {
    let state = state.clone();
    move |mut request| {
        let scope = read(&state, &request);
        // Server functions would lead plain forms there: where ours lead, they say.
        request.headers_mut().remove(header::REFERER);
        request.extensions_mut().insert(scope);
        request
    }
}

fn read(state: &AppState, request: &Request) -> RequestScope {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip());
    let headers = request.headers();
    let agent = headers
        .get(header::USER_AGENT)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    RequestScope {
        caller: Caller {
            address: peer
                .map(|ip| address::client(ip, headers, &state.proxies).to_string())
                .unwrap_or_default(),
            user_agent: agent.chars().take(AGENT).collect(),
        },
        cookies: Arc::new(cookies(headers)),
        me: None,
        secure: state.base_url.secure(),
        wants_html: answer::wants_html(headers),
        services: state.services.clone(),
    }
}

/// Cookies by name; of two with one name, the first.
fn cookies(headers: &HeaderMap) -> HashMap<String, String> {
    let lines = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok());
    let mut found = HashMap::new();
    for (name, value) in lines
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.split_once('='))
    {
        found
            .entry(name.trim().to_owned())
            .or_insert_with(|| value.trim().to_owned());
    }
    found
}
