use super::Reload;
use crate::{
    api::people::save_channel,
    ui::{Field, Trouble, submitted},
    words,
};
use domain::{Field as Name, views::ChannelView};
use leptos::{html::Input, prelude::*};

/// The handle of a channel, in the place of its line.
#[component]
pub fn EditChannel(
    /// Which, as it was seen.
    channel: ChannelView,
    /// Shows the line again.
    close: Callback<()>,
    /// Reloads the page after a change.
    reload: Reload,
) -> impl IntoView {
    let (id, seen) = (channel.id, channel.handle.clone());
    let save = Action::new(move |typed: &String| save_channel(id, seen.clone(), typed.clone()));
    let failure = Signal::derive(move || save.value().get().and_then(Result::err).map(|e| e.0));
    Effect::new(move |_| {
        if matches!(save.value().get(), Some(Ok(()))) {
            close.run(());
            reload.refetch();
        }
    });
    let first = NodeRef::<Input>::new();
    first.on_load(|input| drop(input.focus()));
    let field = format!("handle-{id}");
    view! {
        <form
            class="stack item-edit"
            on:submit=move |event| {
                save.dispatch(submitted(&event).remove("handle").unwrap_or_default());
            }
        >
            <Trouble failure />
            <Field
                label=format!("{} · {}", words::settings::handle(), channel.platform.name())
                id=field.clone()
                name=Name::Handle
                failure
                hint=words::removal::channel_note()
            >
                <input node_ref=first class="input" id=field.clone() name="handle" value=channel.handle maxlength="80" required autocomplete="off" aria-describedby=format!("{field}-problem") />
            </Field>
            <div class="row">
                <button class="button primary">{words::common::save()}</button>
                <button class="button" type="button" on:click=move |_| close.run(())>
                    {words::common::cancel()}
                </button>
            </div>
        </form>
    }
}
