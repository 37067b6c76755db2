//! Sending a picture to the server, with progress.

use super::{draft::Item, form::Form};
use domain::{
    Failure, MediaId, ProjectId,
    views::{Picture, planner::Uploaded},
};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{File, FileList, FormData, ProgressEvent, XmlHttpRequest};

/// Where a picture is on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sending {
    /// So much has been sent.
    Percent(u8),
    /// It is there.
    Done(Uploaded),
    /// It was not taken.
    Failed(Failure),
}

impl Sending {
    /// A picture that was there already.
    #[must_use]
    pub const fn done(id: MediaId, picture: Picture) -> Self {
        Self::Done(Uploaded { id, picture })
    }
}

/// Sends every file of a list; each becomes a picture of the post at once.
pub fn send_all(form: Form, project: ProjectId, files: &FileList) {
    for file in (0..files.length()).filter_map(|n| files.get(n)) {
        let item = Item {
            key: form.next_key(),
            name: file.name(),
            alt: ArcRwSignal::new(String::new()),
            sending: ArcRwSignal::new(Sending::Percent(0)),
        };
        form.media.update(|media| media.push(item.clone()));
        if send(form, project, &file, &item).is_none() {
            item.sending.set(Sending::Failed(Failure::Unavailable));
        }
    }
}

/// Server functions cannot tell how far they are, so this is a request of the browser's older kind.
fn send(form: Form, project: ProjectId, file: &File, item: &Item) -> Option<()> {
    let request = XmlHttpRequest::new().ok()?;
    request.open("POST", &format!("/upload/{project}")).ok()?;
    let body = FormData::new().ok()?;
    body.append_with_blob("file", file).ok()?;
    let (state, key, running) = (item.sending.clone(), item.key, request.clone());
    let progress = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
        // Taken out of the post, or the composer is closed: nobody waits for it.
        let wanted = form
            .media
            .try_with_untracked(|all| all.iter().any(|item| item.key == key));
        if wanted != Some(true) {
            let _ = running.abort();
        } else if event.total() > 0.0 {
            // Kept below all of it: the rest is the server's work on the picture.
            let share = (event.loaded() / event.total() * 99.0).clamp(0.0, 99.0);
            state.set(Sending::Percent(share as u8));
        }
    });
    request
        .upload()
        .ok()?
        .set_onprogress(Some(progress.as_ref().unchecked_ref()));
    let (state, finished) = (item.sending.clone(), request.clone());
    let end = Closure::once_into_js(move || {
        state.set(answer(&finished));
        drop(progress);
    });
    request.set_onloadend(Some(end.unchecked_ref()));
    request.send_with_opt_form_data(Some(&body)).ok()
}

fn answer(request: &XmlHttpRequest) -> Sending {
    let text = request.response_text().ok().flatten().unwrap_or_default();
    let failure = match request.status().unwrap_or(0) {
        200..=299 => {
            return serde_json::from_str(&text).map_or(Sending::Failed(Failure::Unavailable), Sending::Done);
        }
        413 => serde_json::from_str(&text).unwrap_or(Failure::TooLarge),
        _ => serde_json::from_str(&text).unwrap_or(Failure::Unavailable),
    };
    crate::session::notice(&failure);
    Sending::Failed(failure)
}
