use super::{draft::Item, form::Form, upload::Sending};
use crate::{ui::Icon, words};
use leptos::prelude::*;

/// A picture in the composer, there or on its way.
#[component]
pub fn MediaItem(
    /// Which.
    item: Item,
) -> impl IntoView {
    let form = Form::current();
    let key = item.key;
    let name = StoredValue::new(item.name.clone());
    let sending = RwSignal::from(item.sending.clone());
    let alt = RwSignal::from(item.alt.clone());
    let place = move || {
        form.media
            .with(|all| all.iter().position(|item| item.key == key))
            .unwrap_or(0)
    };
    let last = move || {
        form.media
            .with(|all| all.last().is_some_and(|item| item.key == key))
    };
    let swap = move |by: isize| {
        form.media.update(|all| {
            let from = all.iter().position(|item| item.key == key);
            let to = from
                .and_then(|from| from.checked_add_signed(by))
                .filter(|to| *to < all.len());
            if let (Some(from), Some(to)) = (from, to) {
                all.swap(from, to);
            }
        });
    };
    let remove = move |_| form.media.update(|all| all.retain(|item| item.key != key));
    let failed = Memo::new(move |_| matches!(sending.get(), Sending::Failed(_)));
    let label = move || {
        let name = name.get_value();
        if matches!(sending.get(), Sending::Percent(_)) {
            words::composer::cancel_upload(name)
        } else {
            words::composer::remove(name)
        }
    };
    let picture = move || match sending.get() {
        Sending::Done(done) => {
            view! { <img src=done.picture.thumbnail width="64" height="64" alt="" loading="lazy" /> }
                .into_any()
        }
        Sending::Percent(_) => {
            view! { <span class="thumb"><Icon name="image" large=true /></span> }.into_any()
        }
        Sending::Failed(_) => {
            view! { <span class="thumb"><Icon name="alert" large=true /></span> }.into_any()
        }
    };
    let fact = move || match sending.get() {
        Sending::Done(done) => words::composer::pixels(done.picture.height, done.picture.width),
        Sending::Percent(percent) => words::composer::percent(percent),
        Sending::Failed(_) => String::new(),
    };
    let arrived = Memo::new(move |_| matches!(sending.get(), Sending::Done(_)));
    view! {
        <li class="media-item" data-invalid=move || failed.get().then_some("")>
            <div class="media-order">
                <button
                    type="button"
                    aria-label=words::composer::earlier(name.get_value())
                    disabled=move || place() == 0
                    on:click=move |_| swap(-1)
                >
                    <Icon name="chevron-down" />
                </button>
                <button
                    type="button"
                    aria-label=words::composer::later(name.get_value())
                    disabled=last
                    on:click=move |_| swap(1)
                >
                    <Icon name="chevron-down" />
                </button>
            </div>
            {picture}
            <div>
                <div class="name">
                    <b>{name.get_value()}</b>
                    <span>{fact}</span>
                </div>
                <Below key name sending alt />
            </div>
            <button class="button quiet icon-only" type="button" aria-label=label on:click=remove>
                <Icon name=Signal::derive(move || if arrived.get() || failed.get() { "trash" } else { "x" }) />
            </button>
        </li>
    }
}

/// What is to be done about the picture, or how far it is.
#[component]
fn Below(
    key: usize,
    name: StoredValue<String>,
    sending: RwSignal<Sending>,
    alt: RwSignal<String>,
) -> impl IntoView {
    let id = StoredValue::new(format!("c-alt-{key}"));
    move || {
        match sending.get() {
        Sending::Done(done) => {
            let moved = done.picture.still_of_animation;
            let told = moved.then(|| view! { <p class="field-hint warn"><Icon name="alert" />{words::common::moved(1)}</p> });
            view! {
                <label class="visually-hidden" for=id.get_value()>
                    {words::composer::alt(name.get_value())}
                </label>
                <input
                    class="input"
                    id=id.get_value()
                    value=alt.get_untracked()
                    placeholder=words::composer::alt_hint()
                    on:input:target=move |event| alt.set(event.target().value())
                />
                <div role="status">{told}</div>
            }
                .into_any()
        }
        Sending::Percent(percent) => {
            view! { <progress class="progress" max="100" value=percent.to_string() aria-label=name.get_value()></progress> }
                .into_any()
        }
        Sending::Failed(failure) => {
            view! {
                <p class="field-error" role="alert">
                    <Icon name="alert" />
                    <span>{words::of_failure(&failure)}</span>
                </p>
            }
                .into_any()
        }
    }
    }
}
