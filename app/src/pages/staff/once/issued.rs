use super::{Head, send::Send};
use crate::{
    dates,
    ui::{
        CopyField, Icon, Notice, copy_text,
        guard::{leaving, two_shown_once},
    },
    words,
};
use domain::views::links::Issued;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The link and its password, shown once, and the ways to bring the link to the client.
#[component]
pub(super) fn IssuedView(
    /// What was made.
    issued: Issued,
    /// How many posts are on it.
    posts: usize,
    /// Closes the dialog.
    close: Callback<()>,
) -> impl IntoView {
    let name = issued.approver.name.clone();
    let first = name.split_whitespace().next().unwrap_or(&name).to_owned();
    let day = dates::day(issued.expires.day);
    let message = format!(
        "{}\n{}\n{}",
        words::approval::body(posts, &first, &issued.project),
        issued.url,
        words::approval::body_end(&day)
    );
    let [link, once] = two_shown_once();
    let done = leaving(close);
    let copied = RwSignal::new(false);
    let copy = {
        let message = message.clone();
        move |_| {
            copy_text(&message);
            copied.set(true);
            link.set(true);
        }
    };
    // What was pressed is gone: the keyboard goes on at the link.
    Effect::new(move |_| {
        request_animation_frame(|| {
            let link = document().get_element_by_id("ga-link");
            if let Some(link) = link.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok()) {
                let _ = link.focus();
            }
        });
    });
    view! {
        <Head title=words::approval::made_title() close />
        <div class="dialog-body">
            <div class="made" role="status">
                <span class="mark lg"><Icon name="check" /></span>
                <div>
                    <b>{words::approval::ready(&name)}</b>
                    <p class="muted small">{words::approval::ready_hint(posts, &day)}</p>
                </div>
            </div>
            <Notice kind="warn">
                <b>{words::approval::once()}</b>
                " "
                {words::approval::once_hint()}
            </Notice>
            <CopyField
                id="ga-link"
                label=words::approval::link()
                text=issued.url.clone()
                button=words::approval::copy_link()
                once=link
            />
            <div class="field">
                <CopyField
                    id="ga-secret"
                    label=words::approval::password()
                    text=issued.password.clone()
                    button=words::approval::copy_password()
                    secret=true
                    once
                />
                <p class="field-hint">{words::approval::password_way()}</p>
            </div>
            <div class="field">
                <span class="field-label">
                    {words::approval::message()}
                    <button class="link-button small" type="button" aria-live="polite" on:click=copy>
                        {move || if copied.get() { words::common::copied() } else { words::approval::copy_message() }}
                    </button>
                </span>
                <p class="message-box">{message.clone()}</p>
            </div>
            <Send issued message taken=link />
        </div>
        <footer class="dialog-foot">
            <button class="button primary" type="button" on:click=move |_| done.run(())>
                {words::approval::done()}
            </button>
        </footer>
    }
}
