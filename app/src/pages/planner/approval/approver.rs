use crate::{
    ui::{Field, FieldProblem, mend},
    words,
};
use domain::{
    Failure, Field as Name, Problem,
    views::{
        links::{ApproverChoice, NewApprover},
        people::ApproverView,
    },
};
use leptos::prelude::*;

/// Who decides: somebody known, or somebody new.
#[component]
pub fn ApproverField(
    /// Who is known.
    approvers: Vec<ApproverView>,
    /// The choice.
    choice: RwSignal<ApproverChoice>,
    /// What came of the last try.
    failure: RwSignal<Option<Failure>>,
    /// It is on its way: an answer is about who was chosen then.
    busy: Signal<bool>,
) -> impl IntoView {
    let known = StoredValue::new(approvers.clone());
    // What was typed for somebody new stays when one looks at the list again.
    let typed = RwSignal::new(NewApprover::default());
    let choose = move |value: String| {
        let found = known.with_value(|all| all.iter().find(|a| a.id.to_string() == value).map(|a| a.id));
        choice.set(found.map_or_else(
            || ApproverChoice::New(typed.get_untracked()),
            ApproverChoice::Known,
        ));
    };
    let is_new = Memo::new(move |_| matches!(choice.get(), ApproverChoice::New(_)));
    // Removed by a colleague since the list was read.
    let gone = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        let unknown = failure.with(|failure| {
            let problem = failure
                .as_ref()
                .and_then(|failure| failure.problem_of(Name::Approver));
            problem == Some(&Problem::Unknown)
        });
        if let (true, ApproverChoice::Known(id)) = (unknown, choice.get_untracked()) {
            gone.update(|gone| gone.push(id));
        }
    });
    let first = move |id| choice.with_untracked(|choice| *choice == ApproverChoice::Known(id));
    let options = approvers.into_iter().map(|approver| {
        let about = if approver.email.is_empty() {
            approver.name.clone()
        } else {
            format!("{}, {}", approver.name, approver.email)
        };
        let id = approver.id;
        view! {
            <option
                value=id.to_string()
                selected=first(id)
                disabled=move || gone.with(|gone| gone.contains(&id))
            >
                {about}
            </option>
        }
    });
    view! {
        <div class="field" on:input=move |_| mend(failure, Name::Approver)>
            <label class="field-label" for="ga-approver">
                {words::approval::approver()}
            </label>
            <select
                class="select"
                id="ga-approver"
                name="approver"
                disabled=busy
                aria-describedby="ga-approver-problem"
                on:change:target=move |event| choose(event.target().value())
            >
                {options.collect_view()}
                <option value="new" selected=is_new.get_untracked()>
                    {words::approval::new_approver()}
                </option>
            </select>
            <FieldProblem id="ga-approver" name=Name::Approver failure />
        </div>
        <NewApproverFields choice typed failure hidden=Signal::derive(move || !is_new.get()) />
    }
}

#[component]
fn NewApproverFields(
    choice: RwSignal<ApproverChoice>,
    typed: RwSignal<NewApprover>,
    failure: RwSignal<Option<Failure>>,
    /// Somebody known is chosen. What was typed stays.
    hidden: Signal<bool>,
) -> impl IntoView {
    let set = move |change: fn(&mut NewApprover, String)| {
        move |event: leptos::ev::Event| {
            typed.update(|typed| change(typed, event_target_value(&event)));
            if !hidden.get_untracked() {
                choice.set(ApproverChoice::New(typed.get_untracked()));
            }
        }
    };
    view! {
        <fieldset class="inline-new" hidden=hidden>
            <legend class="visually-hidden">{words::approval::new_approver_legend()}</legend>
            <Field label=words::approval::name() id="ga-name" name=Name::Name failure>
                <input
                    class="input"
                    id="ga-name"
                    name="approver-name"
                    autocomplete="off"
                    aria-describedby="ga-name-problem"
                    on:input=set(|typed, text| typed.name = text)
                />
            </Field>
            <div class="field-row">
                <Field label=words::approval::email() id="ga-email" name=Name::Email failure>
                    <input
                        class="input"
                        id="ga-email"
                        type="email"
                        autocomplete="off"
                        aria-describedby="ga-email-problem"
                        name="approver-email"
                        on:input=set(|typed, text| typed.email = text)
                    />
                </Field>
                <Field label=words::approval::phone() id="ga-phone" name=Name::Phone failure optional=true>
                    <input
                        class="input"
                        id="ga-phone"
                        type="tel"
                        autocomplete="off"
                        aria-describedby="ga-phone-problem"
                        name="approver-phone"
                        on:input=set(|typed, text| typed.phone = text)
                    />
                </Field>
            </div>
        </fieldset>
    }
}
