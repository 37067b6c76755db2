use crate::{ui::Icon, words};
use domain::{Failure, Field as Name};
use leptos::prelude::*;

/// A label, its control, and what is wrong with it.
#[component]
pub fn Field(
    /// Label.
    #[prop(into)]
    label: Signal<String>,
    /// The `id` of the control.
    #[prop(into)]
    id: String,
    /// Which field it is, for its problem.
    name: Name,
    /// What came of the last try.
    #[prop(into)]
    failure: Signal<Option<Failure>>,
    /// May stay empty.
    #[prop(optional)]
    optional: bool,
    /// Help below the control.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The control, with `aria-describedby="{id}-problem"`.
    children: Children,
) -> impl IntoView {
    let (failure, mended) = until_mended(failure);
    let invalid = move || {
        failure
            .get()
            .is_some_and(|f| f.problem_of(name).is_some())
            .then_some("")
    };
    view! {
        <div class="field" data-invalid=invalid on:input=move |_| mended.run(())>
            <label class="field-label" for=id.clone()>
                {move || label.get()} " "
                {optional.then(|| view! { <span class="optional">{words::common::optional()}</span> })}
            </label>
            {children()}
            {hint.map(|hint| view! { <p class="field-hint">{hint}</p> })}
            <FieldProblem id name failure />
        </div>
    }
}

/// What is wrong with a field until somebody types there, or tries again; and what to call when somebody types.
#[must_use]
pub fn until_mended(failure: Signal<Option<Failure>>) -> (Signal<Option<Failure>>, Callback<()>) {
    let mended = RwSignal::new(false);
    Effect::new(move |_| {
        failure.track();
        mended.set(false);
    });
    let standing = Signal::derive(move || failure.get().filter(|_| !mended.get()));
    (standing, Callback::new(move |()| mended.set(true)))
}

/// Takes back what was said about a field: somebody is mending it.
pub fn mend(failure: RwSignal<Option<Failure>>, field: Name) {
    if failure.with_untracked(|failure| failure.as_ref().is_some_and(|f| f.problem_of(field).is_some())) {
        failure.update(|failure| *failure = failure.take().and_then(|f| f.mended(field)));
    }
}

/// The sentence beside a field.
#[component]
pub fn FieldProblem(
    /// The `id` of the control.
    #[prop(into)]
    id: String,
    /// Which field it is.
    name: Name,
    /// What came of the last try.
    #[prop(into)]
    failure: Signal<Option<Failure>>,
) -> impl IntoView {
    let id = StoredValue::new(format!("{id}-problem"));
    view! {
        <div aria-live="polite">
            {move || {
                failure
                    .get()
                    .and_then(|f| f.problem_of(name).map(|p| words::of_problem(name, p)))
                    .map(|text| view! { <p class="field-error" id=id.get_value()><Icon name="alert" />{text}</p> })
            }}
        </div>
    }
}
