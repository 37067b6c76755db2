use super::typed::{keep_now, keep_typed};
use crate::ui::{FieldProblem, TextArea, until_mended};
use domain::{Failure, Field as Name};
use leptos::{html, prelude::*};

/// A text for staff, inside its label: a page has dozens of them, and names that tie them together would weigh more
/// than they say.
#[component]
pub(super) fn NoteField(
    /// What `aria-describedby` calls it, while there is a problem.
    id: String,
    /// What came of the last try.
    failure: Signal<Option<Failure>>,
    /// What a refused form held.
    typed: Option<String>,
    required: bool,
    /// Words that were kept do not open their form.
    folded: bool,
    rows: &'static str,
    #[prop(optional)] placeholder: Option<&'static str>,
    /// The words of the label.
    label: impl IntoView + 'static,
    /// Help below the control.
    #[prop(optional_no_strip)]
    hint: Option<String>,
    #[prop(optional)] node_ref: NodeRef<html::Textarea>,
) -> impl IntoView {
    keep_typed(node_ref, folded);
    let (failure, mended) = until_mended(failure);
    let wrong = move || failure.with(|f| f.as_ref().is_some_and(|f| f.problem_of(Name::Note).is_some()));
    let problem = format!("{id}-problem");
    view! {
        <div class="field" data-invalid=move || wrong().then_some("")>
            <label class="field">
                {label}
                <TextArea
                    text=typed.unwrap_or_default()
                    typed=move |_| {
                        mended.run(());
                        keep_now(node_ref);
                    }
                    node_ref
                    attr:name="note"
                    attr:rows=rows
                    attr:required=required
                    attr:placeholder=placeholder.unwrap_or(" ")
                    attr:aria-describedby=move || wrong().then(|| problem.clone())
                />
            </label>
            {hint.map(|hint| view! { <p class="field-hint">{hint}</p> })}
            <FieldProblem id name=Name::Note failure />
        </div>
    }
}
