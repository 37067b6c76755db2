//! What others change while the client looks, and the end of their link.

use super::desk::Desk;
use crate::live;
use leptos::{prelude::*, task::spawn_local};
use serde::Deserialize;

/// What the page is called now; nothing, if anything may have changed.
#[derive(Deserialize)]
struct Change {
    mark: Option<String>,
}

/// Keeps the desk up to date, while there is a session. A link that was revoked or replaced ends its stream, and with it
/// the open page.
pub(super) fn follow(desk: Desk) {
    Effect::new(move |_| {
        if desk.over.get() {
            return;
        }
        let mark = desk.page.with_untracked(|page| page.mark.clone());
        let url = format!("/review/{}/events?mark={mark}", desk.link);
        let changed = move |data: &str| {
            let mark = serde_json::from_str(data)
                .ok()
                .and_then(|change: Change| change.mark);
            desk.hear(mark);
        };
        let refused = move || spawn_local(async move { desk.refresh(None).await });
        live::listen(&url, changed, refused);
    });
}
