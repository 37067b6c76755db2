use super::{counters::Counters, editor::invalid, form::Form};
use crate::{
    ui::{FieldProblem, Glyph, TextArea},
    words,
};
use domain::{ChannelId, Field, views::ChannelView};
use leptos::prelude::*;

/// The words: for all channels, or for single ones.
#[component]
pub fn CaptionField() -> impl IntoView {
    let form = Form::current();
    let tab = RwSignal::new(None::<ChannelId>);
    // A tab whose channel is no longer chosen is gone.
    let shown = Memo::new(move |_| {
        tab.get()
            .filter(|id| form.channels.with(|chosen| chosen.contains(id)))
    });
    let text = Memo::new(move |_| match shown.get() {
        Some(id) => form
            .variants
            .with(|all| all.get(&id).cloned())
            .unwrap_or_else(|| form.caption.get()),
        None => form.caption.get(),
    });
    let typed = move |text: String| match shown.get_untracked() {
        Some(id) => form.variants.update(|all| drop(all.insert(id, text))),
        None => form.caption.set(text),
    };
    let own = move || {
        let id = shown
            .get()
            .filter(|id| form.variants.with(|all| all.contains_key(id)))?;
        let name = form.chosen().into_iter().find(|c| c.id == id)?.platform.name();
        let share = move |_| form.variants.update(|all| drop(all.remove(&id)));
        Some(view! {
            <p class="field-hint">
                {words::composer::own_words_of(name)} " "
                <button class="link-button" type="button" on:click=share>
                    {words::composer::shared_words()}
                </button>
            </p>
        })
    };
    view! {
        <div class="field" data-invalid=move || invalid(form, Field::Caption)>
            <label class="field-label" for="c-caption">
                {words::composer::caption()} " " <span class="optional">{words::composer::caption_hint()}</span>
            </label>
            <div class="caption-box">
                <div class="tabs" role="tablist" aria-label=words::composer::caption_for()>
                    <button
                        type="button"
                        role="tab"
                        aria-selected=move || shown.get().is_none().to_string()
                        on:click=move |_| tab.set(None)
                    >
                        {words::composer::all_channels()}
                    </button>
                    <For each=move || form.chosen() key=|c| c.id let:channel>
                        <ChannelTab channel tab shown />
                    </For>
                </div>
                <TextArea
                    text=form.caption.get_untracked()
                    told=text
                    typed=typed
                    attr:id="c-caption"
                    attr:dir="auto"
                    attr:aria-describedby="c-caption-count c-caption-problem"
                />
                <Counters />
            </div>
            {own}
            <FieldProblem id="c-caption" name=Field::Caption failure=form.failure />
        </div>
    }
}

#[component]
fn ChannelTab(
    channel: ChannelView,
    tab: RwSignal<Option<ChannelId>>,
    shown: Memo<Option<ChannelId>>,
) -> impl IntoView {
    let form = Form::current();
    let id = channel.id;
    let own = move || {
        form.variants.with(|all| all.contains_key(&id)).then(|| {
            view! {
                <span class="dot" data-status="changes"></span>
                <span class="visually-hidden">{words::composer::own_words()}</span>
            }
        })
    };
    view! {
        <button
            type="button"
            role="tab"
            aria-selected=move || (shown.get() == Some(id)).to_string()
            title=channel.handle
            on:click=move |_| tab.set(Some(id))
        >
            <Glyph platform=channel.platform />
            {channel.platform.name()}
            {own}
        </button>
    }
}
