use super::Reload;
use crate::{
    api::people::remove_channel,
    pages::removal::{Foreseen, RemovalDialog, Touched},
    words,
};
use domain::views::{ChannelView, people::Removable};
use leptos::prelude::*;

/// Asks before a channel is removed, and names the posts that use it.
#[component]
pub fn RemoveChannel(
    /// Which.
    channel: ChannelView,
    /// Leaves it.
    close: Callback<()>,
    /// Reloads the page after a change.
    reload: Reload,
) -> impl IntoView {
    let id = channel.id;
    let foreseen = Foreseen::of(Removable::Channel(id));
    let remove = Action::new(move |(): &()| remove_channel(id));
    let failure = Signal::derive(move || {
        let refused = remove.value().get().and_then(Result::err).map(|e| e.0);
        refused.or_else(|| foreseen.failure())
    });
    Effect::new(move |_| {
        if matches!(remove.value().get(), Some(Ok(()))) {
            close.run(());
            reload.refetch();
        }
    });
    view! {
        <RemovalDialog
            title=words::removal::channel_title(&channel.handle)
            button=words::removal::channel_do()
            ready=Signal::derive(move || foreseen.get().is_some() && !remove.pending().get())
            failure
            act=Callback::new(move |()| { remove.dispatch(()); })
            close
        >
            <p>{words::removal::channel_hint()}</p>
            <Touched foreseen />
        </RemovalDialog>
    }
}
