use super::form::Form;
use crate::{
    pages::planner::state::Planner,
    ui::{Glyph, PostPreview},
    words,
};
use domain::{ChannelId, views::ChannelView};
use leptos::prelude::*;

/// The post as a chosen channel will show it.
#[component]
pub fn Previews() -> impl IntoView {
    let form = Form::current();
    let planner = Planner::current();
    let tab = RwSignal::new(None::<ChannelId>);
    let chosen = Memo::new(move |_| form.chosen());
    let shown = Memo::new(move |_| {
        let wanted = tab.get();
        chosen.with(|all| all.iter().find(|c| Some(c.id) == wanted).or(all.first()).cloned())
    });
    let some = Memo::new(move |_| shown.with(Option::is_some));
    let hue = planner
        .calendar
        .with_untracked(|c| c.as_ref().map_or(1, |c| c.project.hue));
    let pictures = Memo::new(move |_| form.shown_pictures());
    let when = Memo::new(move |_| form.when(planner));
    let look = move || {
        some.get().then(|| {
            let first = shown.get_untracked()?;
            // Follows the choice; keeps the last one for the moment between "none left" and leaving the page.
            let kept = Memo::new(move |last: Option<&ChannelView>| {
                shown.get().or(last.cloned()).unwrap_or_else(|| first.clone())
            });
            let preview = Signal::derive(move || form.preview(kept.get()));
            Some(view! { <PostPreview preview pictures when hue /> })
        })
    };
    view! {
        <Show
            when=move || some.get()
            fallback=|| view! { <p class="muted small">{words::composer::preview_empty()}</p> }
        >
            <div class="seg block" role="tablist" aria-label=words::composer::preview_for()>
                <For each=move || chosen.get() key=|c| c.id let:channel>
                    <button
                        type="button"
                        role="tab"
                        title=channel.handle
                        aria-selected=move || {
                            shown.with(|s| s.as_ref().is_some_and(|s| s.id == channel.id)).to_string()
                        }
                        on:click=move |_| tab.set(Some(channel.id))
                    >
                        <Glyph platform=channel.platform />
                        <span class="seg-word">{channel.platform.name()}</span>
                    </button>
                </For>
            </div>
            {look}
        </Show>
    }
}
