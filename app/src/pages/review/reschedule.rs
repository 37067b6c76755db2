use super::{
    desk::Desk,
    panel,
    said::Refused,
    typed::{bring_move_back, keep_move},
};
use crate::{
    api::review::Reschedule as RescheduleCall,
    dates,
    ui::{FieldProblem, Icon, submitted},
    words,
};
use domain::{
    Field as Name, Problem,
    views::review::{Flash, FlashForm, ReviewPost},
};
use leptos::{html, prelude::*, server_fn::ServerFn};
use wasm_bindgen::JsCast;

/// Moves a post to a date and time in the project's zone.
#[component]
pub(super) fn Reschedule(post: Signal<ReviewPost>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let (id, when) = post.with_untracked(|post| (post.id, post.when.clone()));
    let earliest = desk.page.with_untracked(|page| page.earliest.clone());
    // The zone in which the fields are read: as it was when somebody began to type.
    let zone = RwSignal::new(desk.page.with_untracked(|page| page.expires.zone.clone()));
    let is_it = |flash: &Flash| flash.form == FlashForm::Reschedule;
    let mine = move || desk.refusal(Some(id)).filter(is_it);
    let failure = Signal::derive(move || mine().and_then(|flash| flash.failure));
    let first = untrack(mine);
    // A plain form that moved it is answered with the page.
    let planned_for = move || {
        let when = post.with_untracked(|post| post.when.clone());
        when.map(|when| format!("{}T{}", when.day.date, when.time))
    };
    let told = first.as_ref().is_some_and(|flash| flash.failure.is_none());
    let moved = RwSignal::new(planned_for().filter(|_| told));
    let refused = first.filter(|flash| flash.failure.is_some());
    let was_open = refused.is_some();
    let typed = refused.and_then(|flash| {
        flash
            .typed
            .split_once('T')
            .map(|(date, time)| (date.to_owned(), time.to_owned()))
    });
    let (date, time) = typed
        .or(when.map(|when| (when.day.date.to_string(), when.time)))
        .unwrap_or_default();
    let min = earliest.split_once('T').map(|(date, _)| date.to_owned());
    let panel = NodeRef::<html::Details>::new();
    let folded = StoredValue::new(false);
    // What was chosen meanwhile is another time, and who writes somewhere else stays there.
    let fold = move |to: &str| {
        let panel = panel.try_get_untracked().flatten();
        let panel = panel.filter(|panel| chosen(panel).as_deref() == Some(to));
        let _ = folded.try_set_value(panel.is_some_and(|panel| panel::fold(&panel)));
    };
    let submit = move |event| {
        let mut fields = submitted(&event);
        let mut take = |name| fields.remove(name).unwrap_or_default();
        moved.set(None);
        let typed = ["date", "time", "zone"].map(&mut take);
        let to = format!("{}T{}", typed[0], typed[1]);
        desk.reschedule(id, typed, move || {
            fold(&to);
            moved.set(Some(to));
        });
    };
    Effect::new(move |_| {
        let back = panel
            .get()
            .and_then(|panel| bring_move_back(desk.link, id, &panel));
        if let Some(place) = back {
            zone.set(place);
        }
    });
    // What was not touched follows the post, so that only what was typed counts as unsent.
    let planned = Memo::new(move |_| {
        let when = post.with(|post| {
            post.when
                .as_ref()
                .map(|when| [when.day.date.to_string(), when.time.clone()])
        });
        let zone = desk.page.with(|page| page.expires.zone.clone());
        (when.unwrap_or_default(), zone)
    });
    Effect::new(move |_| {
        let (now, place) = planned.get();
        if panel
            .get_untracked()
            .is_some_and(|panel| follow_plan(&panel, &now))
        {
            zone.set(place);
        }
    });
    // Its answer was lost, and it stands there.
    Effect::new(move |_| {
        if let Some(to) = desk.arrived(id, FlashForm::Reschedule) {
            fold(&to);
            moved.set(Some(to));
        }
    });
    // Who was told that the zone is another one now has seen it.
    Effect::new(move |_| {
        let told = failure.with(|failure| match failure.as_ref()?.problem_of(Name::Schedule)? {
            Problem::OtherZone(place) => Some(place.clone()),
            _ => None,
        });
        if let Some(place) = told {
            zone.set(place);
        }
    });
    // The date itself stands above the pictures, out of sight.
    let said = move || {
        let when = post.with(|post| post.when.clone())?;
        // Until somebody else moves it.
        let here = moved
            .get()
            .filter(|to| *to == format!("{}T{}", when.day.date, when.time));
        here.filter(|_| desk.newer(id).is_none())?;
        let text = words::review::moved_to(dates::moment(&when), when.zone);
        if folded.try_update_value(std::mem::take) == Some(true) {
            panel::show_said(id);
        }
        Some(view! { <p class="decide-said" role="status"><Icon name="check" />{text}</p> })
    };
    let anchor = desk.anchor(id, is_it);
    let number = desk.number(id);
    let control = format!("date{number}");
    let problem = format!("{control}-problem");
    let described = move || failure.with(Option::is_some).then(|| problem.clone());
    view! {
        <details id=anchor name=format!("decide{number}") data-form="reschedule" data-typed=was_open.then_some("") open=was_open on:toggle=panel::toggled node_ref=panel>
            <summary class="button quiet">{words::review::reschedule()}<Icon name="x" /></summary>
            <form method="post" action=RescheduleCall::url() on:submit=submit on:input=move |_| zone.with_untracked(|zone| keep_move(desk.link, id, zone))>
                <input type="hidden" name="link" value=desk.link.to_string() />
                <input type="hidden" name="post" value=id.to_string() />
                <input type="hidden" name="zone" value=zone />
                <input type="hidden" name="planned" value=move || post.with(|post| post.planned().to_owned()) />
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
                <button class="button quiet rv-reset" name="leave" value="true" formnovalidate>{words::review::keep_time()}</button>
            </form>
        </details>
        {said}
    }
}

fn field(panel: &web_sys::HtmlDetailsElement, name: &str) -> Option<web_sys::HtmlInputElement> {
    let field = panel.query_selector(&format!("[name={name}]")).ok()??;
    field.dyn_into().ok()
}

/// The date and time that stand in the fields.
fn chosen(panel: &web_sys::HtmlDetailsElement) -> Option<String> {
    let (date, time) = (field(panel, "date")?, field(panel, "time")?);
    Some(format!("{}T{}", date.value(), time.value()))
}

/// Makes what the post has now what the fields go back to, and what they hold unless something else was typed; whether
/// it is that.
fn follow_plan(panel: &web_sys::HtmlDetailsElement, now: &[String; 2]) -> bool {
    let (Some(date), Some(time)) = (field(panel, "date"), field(panel, "time")) else {
        return false;
    };
    let both = [(&date, &now[0]), (&time, &now[1])];
    // A refused form is drawn with what was typed; it says so in `data-typed`.
    let touched = panel.has_attribute("data-typed")
        || both
            .iter()
            .any(|(field, _)| field.value() != field.default_value());
    for (field, now) in both {
        let typed = field.value();
        field.set_default_value(now);
        field.set_value(if touched { &typed } else { now });
    }
    let _ = panel.remove_attribute("data-typed");
    !touched
}
