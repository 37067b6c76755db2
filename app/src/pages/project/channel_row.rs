use super::{Reload, channel_edit::EditChannel, channel_remove::RemoveChannel};
use crate::{
    ui::{Glyph, Icon},
    words,
};
use domain::views::ChannelView;
use leptos::prelude::*;

/// A channel, which can be changed and removed.
#[component]
pub fn ChannelRow(
    /// Which.
    channel: ChannelView,
    /// Whether this person may change it.
    may: bool,
    /// Reloads the page after a change.
    reload: Reload,
) -> impl IntoView {
    let (editing, removing) = (RwSignal::new(false), RwSignal::new(false));
    let shown = StoredValue::new(channel);
    let line = move || {
        let channel = shown.get_value();
        view! {
            <Glyph platform=channel.platform />
            <div>
                <b dir="auto">{channel.handle.clone()}</b>
                <small>{channel.platform.name()}</small>
            </div>
            {may
                .then(|| {
                    view! {
                        <span class="row tight">
                            <button
                                class="button quiet icon-only small"
                                type="button"
                                aria-label=words::removal::channel_edit(&channel.handle)
                                title=words::removal::channel_edit(&channel.handle)
                                on:click=move |_| editing.set(true)
                            >
                                <Icon name="pencil" />
                            </button>
                            <button
                                class="button quiet icon-only small"
                                type="button"
                                aria-haspopup="dialog"
                                aria-label=words::settings::remove_channel(&channel.handle)
                                title=words::settings::remove_channel(&channel.handle)
                                on:click=move |_| removing.set(true)
                            >
                                <Icon name="trash" />
                            </button>
                        </span>
                    }
                })}
        }
    };
    view! {
        <li>
            <Show when=move || editing.get() fallback=line>
                <EditChannel channel=shown.get_value() close=Callback::new(move |()| editing.set(false)) reload />
            </Show>
            <Show when=move || removing.get()>
                <RemoveChannel channel=shown.get_value() close=Callback::new(move |()| removing.set(false)) reload />
            </Show>
        </li>
    }
}
