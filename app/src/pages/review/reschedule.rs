use super::{desk::Desk, panel, said::Refused};
use crate::{
    api::review::Reschedule as RescheduleCall,
    ui::{FieldProblem, Icon, submitted},
    words,
};
use domain::{
    Field as Name,
    views::review::{FlashForm, ReviewPost},
};
use leptos::{html, prelude::*, server_fn::ServerFn};
use wasm_bindgen::JsCast;

/// Moves a post to a date and time in the project's zone.
#[component]
pub(super) fn Reschedule(post: Signal<ReviewPost>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let (id, when) = post.with_untracked(|post| (post.id, post.when.clone()));
    let earliest = desk.page.with_untracked(|page| page.earliest.clone());
    let zone = Memo::new(move |_| desk.page.with(|page| page.expires.zone.clone()));
    let mine = move || {
        desk.refusal(Some(id))
            .filter(|flash| flash.form == FlashForm::Reschedule)
    };
    let failure = Signal::derive(move || mine().and_then(|flash| flash.failure));
    let first = untrack(mine);
    // A plain form that moved it is answered with the page.
    let moved = RwSignal::new(first.as_ref().is_some_and(|flash| flash.failure.is_none()));
    let refused = first.filter(|flash| flash.failure.is_some());
    let was_open = refused.is_some();
    let typed = refused.and_then(|flash| {
        flash
            .typed
            .split_once('T')
            .map(|(date, time)| (date.to_owned(), time.to_owned()))
    });
    let (date, time) = typed
        .or(when.map(|when| (when.date, when.time)))
        .unwrap_or_default();
    let min = earliest.split_once('T').map(|(date, _)| date.to_owned());
    let panel = NodeRef::<html::Details>::new();
    let submit = move |event| {
        let mut fields = submitted(&event);
        let mut take = |name| fields.remove(name).unwrap_or_default();
        moved.set(false);
        let typed = ["date", "time", "zone"].map(&mut take);
        desk.reschedule(id, typed, move || {
            if let Some(panel) = panel.get_untracked() {
                panel.set_open(false);
            }
            let _ = moved.try_set(true);
        });
    };
    // What was not touched follows the post, so that only what was typed counts as unsent.
    let planned = Memo::new(move |_| {
        post.with(|post| {
            post.when
                .as_ref()
                .map(|when| [when.date.clone(), when.time.clone()])
        })
    });
    Effect::new(move |drawn: Option<()>| {
        let now = planned.get();
        if let (Some(()), Some(panel), Some(now)) = (drawn, panel.get_untracked(), now) {
            follow_plan(&panel, now);
        }
    });
    // The date itself stands above the pictures, out of sight.
    let said = move || {
        let when = post.with(|post| post.when.clone()).filter(|_| moved.get())?;
        let text = words::review::moved_to(format!("{}, {}", when.day, when.clock()), when.zone);
        Some(view! { <p class="decide-said"><Icon name="check" />{text}</p> })
    };
    let number = desk.number(id);
    let control = format!("date{number}");
    let problem = format!("{control}-problem");
    let described = move || failure.with(Option::is_some).then(|| problem.clone());
    view! {
        <details name=format!("decide{number}") data-form="reschedule" open=was_open on:toggle=panel::toggled node_ref=panel>
            <summary class="button quiet">{words::review::reschedule()}<Icon name="x" /></summary>
            <form method="post" action=RescheduleCall::url() on:submit=submit>
                <input type="hidden" name="link" value=desk.link.to_string() />
                <input type="hidden" name="post" value=id.to_string() />
                <input type="hidden" name="zone" value=zone />
                <div class="field-row">
                    <label class="field">
                        <span class="field-label">{words::review::date()}</span>
                        <input
                            class="input"
                            name="date"
                            type="date"
                            min=min
                            value=date
                            required
                            aria-describedby=described.clone()
                        />
                    </label>
                    <label class="field">
                        <span class="field-label">{words::review::time()} " " <span class="optional">{zone}</span></span>
                        <input
                            class="input"
                            name="time"
                            type="time"
                            value=time
                            required
                            aria-describedby=described
                        />
                    </label>
                </div>
                <FieldProblem id=control name=Name::Schedule failure />
                <Refused failure />
                <button class="button primary large block" aria-disabled=move || desk.is_busy(id).then_some("true")>
                    {words::review::move_post()}
                </button>
            </form>
        </details>
        {said}
    }
}

/// Gives the fields of a panel the date and time that the post has now.
fn follow_plan(panel: &web_sys::HtmlDetailsElement, now: [String; 2]) {
    for (name, now) in ["date", "time"].into_iter().zip(now) {
        let field = panel.query_selector(&format!("[name={name}]")).ok().flatten();
        let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok()) else {
            continue;
        };
        let untouched = field.value() == field.default_value();
        field.set_default_value(&now);
        if untouched {
            field.set_value(&now);
        }
    }
}
