use crate::{
    percent::encode,
    ui::{Icon, copy_text},
    words,
};
use domain::views::links::Issued;
use leptos::prelude::*;

/// Ways to bring the message to the client. It holds the link; the password goes another way.
#[component]
pub(super) fn Send(
    /// For whom.
    issued: Issued,
    /// What to send.
    message: String,
    /// Told when one was taken.
    taken: RwSignal<bool>,
) -> impl IntoView {
    let text = encode(&message);
    let subject = encode(&words::approval::subject(&issued.project));
    let phone: String = issued
        .approver
        .phone
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    let mail = format!("mailto:{}?subject={subject}&body={text}", issued.approver.email);
    let slack = RwSignal::new(false);
    let copy = move |_| {
        copy_text(&message);
        slack.set(true);
    };
    view! {
        <div class="field">
            <span class="field-label" id="ga-send">
                {words::approval::send()}
            </span>
            <div class="send-grid" role="group" aria-labelledby="ga-send" on:click=move |_| taken.set(true)>
                <a class="button" href=format!("https://wa.me/?text={text}") rel="noreferrer" target="_blank">
                    <Icon name="whatsapp" />
                    {words::approval::whatsapp()}
                </a>
                <button class="button" type="button" on:click=copy>
                    <Icon name=Signal::derive(move || if slack.get() { "check" } else { "slack" }) />
                    <span aria-live="polite">
                        {move || if slack.get() { words::common::copied() } else { words::approval::slack() }}
                    </span>
                </button>
                <a class="button" href=mail rel="external">
                    <Icon name="mail" />
                    {words::approval::by_email()}
                </a>
                <a class="button" href=format!("sms:{phone}?&body={text}") rel="external">
                    <Icon name="phone" />
                    {words::approval::by_text()}
                </a>
            </div>
        </div>
    }
}
