use super::{
    Drawer,
    draft::pairs_of,
    form::Form,
    keeping::{Offer, known},
    kept::KeptDraft,
};
use crate::{
    dates,
    ui::{Notice, keep::clock},
    words,
};
use domain::{
    Field, MediaId,
    time::Turn,
    views::{
        ChannelView, Picture,
        planner::{Draft, DraftMedia},
    },
};
use leptos::prelude::*;

/// Says that what is in the form was typed before, and takes it away if that is not wanted.
#[component]
pub fn Returned() -> impl IntoView {
    let (form, keeping) = (Form::current(), expect_context::<Drawer>().keeping);
    let returned = move || {
        let said = match keeping.offer.get() {
            Some(Offer::Given(at)) => words::composer::kept(clock(at)),
            Some(Offer::Joined(at)) => words::composer::kept_joined(clock(at)),
            Some(Offer::Choice(..)) | None => return None,
        };
        Some(view! {
            <Notice kind="info">
                {said} " "
                <button class="link-button" type="button" on:click=move |_| keeping.discard(form)>
                    {words::composer::leave_do()}
                </button>
            </Notice>
        })
    };
    let removed = move || {
        let texts = form.removed.get();
        (!texts.is_empty()).then(|| {
            let texts = texts
                .into_iter()
                .map(|text| view! { <p class="message-box" dir="auto">{text}</p> });
            view! {
                <Notice kind="warn">
                    {words::composer::kept_removed()} " "
                    <button class="link-button" type="button" on:click=move |_| keeping.put_away(form)>
                        {words::composer::put_away()}
                    </button>
                </Notice>
                {texts.collect_view()}
            }
        })
    };
    view! { {returned} {removed} }
}

/// What was typed and the post as it is now, in each field that somebody else changed meanwhile: which of the two goes
/// on. All other fields are as they were changed, by whomever.
#[component]
pub fn Choice() -> impl IntoView {
    let (form, keeping) = (Form::current(), expect_context::<Drawer>().keeping);
    // The fields that go on as they are now.
    let theirs = RwSignal::new(Vec::new());
    let pairs = move || {
        let Some(Offer::Choice(at, both, kept)) = keeping.offer.get() else {
            return None;
        };
        let fields = both.into_iter().map(|field| pair(form, field, &kept, theirs));
        Some(view! {
            <Notice kind="warn">{words::composer::kept_overtaken(clock(at))}</Notice>
            {fields.collect_view()}
        })
    };
    view! {
        <div class="dialog-body">{pairs}</div>
        <footer class="dialog-foot">
            <button class="button" type="button" on:click=move |_| keeping.discard(form)>
                {words::composer::kept_discard()}
            </button>
            <button
                class="button primary"
                type="button"
                on:click=move |_| keeping.take(form, &theirs.get_untracked())
            >
                {words::composer::kept_go_on()}
            </button>
        </footer>
    }
}

/// A field, typed and as it is.
fn pair(form: Form, field: Field, kept: &KeptDraft, theirs: RwSignal<Vec<Field>>) -> impl IntoView + use<> {
    let known = known(form, kept);
    let name = format!("{field:?}");
    let option = |mine: bool, label: &'static str, draft: &Draft| {
        let choose = move |_| {
            theirs.update(|theirs| {
                theirs.retain(|other| *other != field);
                theirs.extend((!mine).then_some(field));
            });
        };
        view! {
            <label class="check choice">
                <input type="radio" name=name.clone() checked=mine on:change=choose />
                <span class="either">
                    <small>{label}</small>
                    {value(form, field, draft, &known)}
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend class="field-label">{label(field)}</legend>
            <div class="choices">
                {option(true, words::composer::kept_typed(), &kept.draft)}
                {option(false, words::composer::kept_now(), &form.opened.get_value())}
            </div>
        </fieldset>
    }
}

const fn label(field: Field) -> &'static str {
    match field {
        Field::Caption => words::composer::caption(),
        Field::Channels => words::composer::channels(),
        Field::Schedule => words::composer::date_and_time(),
        Field::Campaign => words::composer::campaign(),
        Field::Note => words::composer::note(),
        Field::AltText => words::composer::descriptions(),
        _ => words::composer::media(),
    }
}

fn value(form: Form, field: Field, draft: &Draft, known: &[(MediaId, Picture)]) -> AnyView {
    let or_none = |text: &str, none: &'static str| match text {
        "" => vec![none.to_owned()],
        text => vec![text.to_owned()],
    };
    let named = |id| {
        let name = |c: &ChannelView| format!("{} {}", c.platform.name(), c.handle);
        form.offered
            .with_value(|all| all.iter().find(|channel| channel.id == id).map(name))
            .unwrap_or_default()
    };
    let lines = match field {
        Field::Caption => {
            let own = draft.variants.iter();
            let own = own.flat_map(|own| {
                let of = words::composer::own_words_of(named(own.channel));
                [of, own.caption.clone()]
            });
            std::iter::once(draft.caption.clone()).chain(own).collect()
        }
        Field::Channels if draft.channels.is_empty() => or_none("", words::composer::kept_nothing()),
        Field::Channels => draft.channels.iter().map(|id| named(*id)).collect(),
        Field::Schedule => {
            let day = dates::typed_day(&draft.date);
            let mut lines = or_none(&day, words::planner::no_date());
            lines.push(match draft.turn {
                Some(Turn::First) => words::composer::time_first(&draft.time),
                Some(Turn::Second) => words::composer::time_second(&draft.time),
                None => draft.time.clone(),
            });
            // Typed beside another one than the project has now.
            let zone = draft
                .zone
                .as_ref()
                .filter(|zone| **zone != form.zone.get_untracked());
            lines.extend(zone.map(words::common::times_in));
            lines
        }
        Field::Campaign => or_none(&draft.campaign, words::composer::no_campaign()),
        Field::Note => or_none(&draft.creator_note, words::composer::kept_nothing()),
        _ => return pictures(draft, known).into_any(),
    };
    let line = |text| view! { <span class="line" dir="auto">{text}</span> };
    lines.into_iter().map(line).collect_view().into_any()
}

/// The pictures of a draft, each with what was typed about it.
fn pictures(draft: &Draft, known: &[(MediaId, Picture)]) -> impl IntoView + use<> {
    if draft.media.is_empty() {
        return words::composer::kept_nothing().into_any();
    }
    let shown = pairs_of(&draft.media, known);
    let item = |(media, picture): (&DraftMedia, &Picture)| {
        view! {
            <span class="picture">
                <img class="thumb" src=picture.thumbnail.clone() alt="" />
                <span dir="auto">{media.alt.clone()}</span>
            </span>
        }
    };
    shown.map(item).collect_view().into_any()
}
