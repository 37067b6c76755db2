use super::{comments::Comments, form::Form, history::History, preview::Previews};
use crate::words;
use leptos::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tab {
    Preview,
    Comments,
    History,
}

/// Preview, thread and history beside the form.
#[component]
pub fn Side() -> impl IntoView {
    let form = Form::current();
    let tab = RwSignal::new(Tab::Preview);
    let exists = form.post().is_some();
    let notes = Memo::new(move |_| form.detail.with(|d| d.as_ref().map_or(0, |d| d.notes.len())));
    let lines = Memo::new(move |_| form.detail.with(|d| d.as_ref().map_or(0, |d| d.history.len())));
    let button = move |own: Tab, name: &'static str, count: Option<Memo<usize>>| {
        view! {
            <button
                type="button"
                role="tab"
                aria-selected=move || (tab.get() == own).to_string()
                on:click=move |_| tab.set(own)
            >
                {name} {count.map(|count| view! { <span class="count">{count}</span> })}
            </button>
        }
    };
    view! {
        <aside class="composer-side" aria-label=words::composer::side()>
            {exists
                .then(|| {
                    view! {
                        <div class="tabs" role="tablist" aria-label=words::composer::side_panel()>
                            {button(Tab::Preview, words::composer::preview(), None)}
                            {button(Tab::Comments, words::composer::comments(), Some(notes))}
                            {button(Tab::History, words::composer::history(), Some(lines))}
                        </div>
                    }
                })}
            {move || match tab.get() {
                Tab::Preview => view! { <Previews /> }.into_any(),
                Tab::Comments => view! { <Comments /> }.into_any(),
                Tab::History => view! { <History /> }.into_any(),
            }}
        </aside>
    }
}
