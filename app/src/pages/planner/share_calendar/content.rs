use super::{logo::Logo, typed::Typed};
use crate::{
    ui::{Field, FieldProblem, Glyph, mend},
    words,
};
use domain::{Failure, Field as Name, ProjectId, Spelled, shared_calendar::Accent, views::ChannelView};
use leptos::prelude::*;
use strum::VariantArray;

/// Which posts, how much of them, and under which name and colour.
#[component]
pub(super) fn Content(
    /// Whose calendar.
    project: ProjectId,
    /// Its channels.
    channels: Vec<ChannelView>,
    /// What is typed.
    typed: Typed,
    /// What came of the last try.
    failure: RwSignal<Option<Failure>>,
) -> impl IntoView {
    let day = move |id: &'static str, label: &'static str, name: Name, value: RwSignal<String>| {
        view! {
            <Field label id name failure optional=true>
                <input
                    class="input"
                    type="date"
                    id=id
                    name=id
                    aria-describedby=format!("{id}-problem")
                    value=value.get_untracked()
                    on:input:target=move |event| value.set(event.target().value())
                />
            </Field>
        }
    };
    let accounts = channels.into_iter().map(|channel| {
        let id = channel.id;
        let chosen = typed.channels.with_untracked(|channels| channels.contains(&id));
        let choose = move |on: bool| {
            typed.channels.update(|channels| {
                channels.retain(|other| *other != id);
                if on {
                    channels.push(id);
                }
            });
        };
        view! {
            <label class="check">
                <input type="checkbox" name=id.to_string() checked=chosen on:change:target=move |event| choose(event.target().checked()) />
                <span><Glyph platform=channel.platform />" "<bdi>{channel.handle}</bdi></span>
            </label>
        }
    });
    let colours = Accent::VARIANTS.iter().copied().map(|accent| {
        let chosen = typed.accent.get_untracked() == accent;
        view! { <option value=accent.as_str() selected=chosen>{word(accent)}</option> }
    });
    view! {
        <Field label=words::share_calendar::name() id="share-name" name=Name::Name failure>
            <input
                class="input"
                id="share-name"
                name="name"
                maxlength="80"
                aria-describedby="share-name-problem"
                value=typed.title.get_untracked()
                on:input:target=move |event| typed.title.set(event.target().value())
            />
        </Field>
        // An end before the beginning is mended at either.
        <div class="field-row" on:input=move |_| mend(failure, Name::To)>
            {day("share-from", words::share_calendar::from(), Name::From, typed.from)}
            {day("share-to", words::share_calendar::to(), Name::To, typed.to)}
        </div>
        <fieldset class="field" on:input=move |_| mend(failure, Name::Channels)>
            <legend class="field-label">{words::share_calendar::channels()}</legend>
            {accounts.collect_view()}
            <p class="field-hint">{words::share_calendar::channels_hint()}</p>
            <FieldProblem id="share-channels" name=Name::Channels failure />
        </fieldset>
        <label class="check field">
            <input
                type="checkbox"
                name="captions"
                checked=typed.captions.get_untracked()
                on:change:target=move |event| typed.captions.set(event.target().checked())
            />
            <span>{words::share_calendar::captions()} <small>{words::share_calendar::captions_hint()}</small></span>
        </label>
        <div class="field-row">
            <Logo project typed failure />
            <div class="field">
                <label class="field-label" for="share-accent">{words::share_calendar::accent()}</label>
                <select
                    class="select"
                    id="share-accent"
                    name="accent"
                    on:change:target=move |event| {
                        typed.accent.set(event.target().value().parse::<Accent>().ok().unwrap_or_default());
                    }
                >
                    {colours.collect_view()}
                </select>
            </div>
        </div>
    }
}

const fn word(accent: Accent) -> &'static str {
    match accent {
        Accent::Green => words::share_calendar::green(),
        Accent::Blue => words::share_calendar::blue(),
        Accent::Violet => words::share_calendar::violet(),
        Accent::Rose => words::share_calendar::rose(),
        Accent::Amber => words::share_calendar::amber(),
        Accent::Slate => words::share_calendar::slate(),
    }
}
