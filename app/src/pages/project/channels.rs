use super::{Reload, channel_row::ChannelRow};
use crate::{
    api::people::add_channel,
    ui::{Field, Icon, KeptForm, Trouble, submitted},
    words,
};
use domain::{Field as Name, ProjectId, Spelled, platform::Platform, views::ChannelView};
use leptos::{prelude::*, task::spawn_local};
use strum::VariantArray;

/// The social accounts of a project.
#[component]
pub fn Channels(
    /// Whose.
    project: ProjectId,
    /// As they are.
    channels: Vec<ChannelView>,
    /// Whether this person may change them.
    may: bool,
    /// Reloads the page after a change.
    reload: Reload,
) -> impl IntoView {
    let failure = RwSignal::new(None);
    let kept = KeptForm::that_makes(&format!("channel:{project}"), failure, move |_| reload.refetch());
    let empty = channels.is_empty();
    let items = channels
        .into_iter()
        .map(|channel| view! { <ChannelRow channel may reload /> });
    let networks = Platform::VARIANTS
        .iter()
        .map(|p| view! { <option value=p.as_str()>{p.name()}</option> });
    view! {
        <section class="card" id="channels" aria-labelledby="h-channels">
            <div class="card-head"><h2 id="h-channels">{words::settings::channels()}</h2></div>
            {empty.then(|| view! { <div class="card-body"><p class="muted">{words::settings::channels_empty()}</p></div> })}
            <ul class="item-list">{items.collect_view()}</ul>
            {may
                .then(|| {
                    view! {
                        <details class="add-form" open=empty>
                            <summary><Icon name="plus" />{words::settings::add_channel()}</summary>
                            <form
                                class="stack"
                                node_ref=kept.form()
                                on:input=move |_| kept.typed()
                                on:change=move |_| kept.typed()
                                on:submit=move |event| {
                                    let mut values = submitted(&event);
                                    let Some(sent) = kept.sends_once() else { return };
                                    let mut take = |key: &str| values.remove(key).unwrap_or_default();
                                    let (platform, handle) = (take("platform"), take("handle"));
                                    spawn_local(async move {
                                        let _ = sent.hear(add_channel(project, platform, handle, sent.key())).await;
                                    });
                                }
                            >
                                <Trouble failure lost=words::settings::lost() />
                                <div class="field-row">
                                    <Field label=words::settings::network() id="platform" name=Name::Platform failure>
                                        <select class="select" id="platform" name="platform">{networks.collect_view()}</select>
                                    </Field>
                                    <Field label=words::settings::handle() id="handle" name=Name::Handle failure>
                                        <input class="input" id="handle" name="handle" maxlength="80" required autocomplete="off" aria-describedby="handle-problem" />
                                    </Field>
                                </div>
                                <button class="button primary">{words::settings::add_channel()}</button>
                            </form>
                        </details>
                    }
                })}
        </section>
    }
}
