use leptos::{html, prelude::*};

/// A field of several lines. All of them are drawn here: tachys writes what stands in a `<textarea>` into the document as
/// it is, so that markup in it would be markup of the page (<https://github.com/leptos-rs/leptos/pull/4819>).
/// Whoever uses it gives it its other attributes, as `attr:name`.
#[component]
pub fn TextArea(
    /// What it holds when it is drawn.
    #[prop(optional, into)]
    text: String,
    /// What it is told to hold later on.
    #[prop(optional, into)]
    told: Option<Signal<String>>,
    /// Called with what it holds whenever somebody types.
    #[prop(optional, into)]
    typed: Option<Callback<String>>,
    /// Of few lines.
    #[prop(optional)]
    short: bool,
    #[prop(optional)] node_ref: NodeRef<html::Textarea>,
) -> impl IntoView {
    Effect::new(move |_| {
        let (Some(told), Some(area)) = (told, node_ref.get()) else {
            return;
        };
        let text = told.get();
        // Who is typing keeps their place.
        if area.value() != text {
            area.set_value(&text);
        }
    });
    view! {
        <textarea
            class=if short { "textarea short" } else { "textarea" }
            on:input:target=move |event| {
                if let Some(typed) = typed {
                    typed.run(event.target().value());
                }
            }
            node_ref=node_ref
        >
            {drawn(text)}
        </textarea>
    }
}

/// What the parser of a document reads as `text`: it takes one line break away, and knows references.
/// <https://html.spec.whatwg.org/multipage/syntax.html#escapable-raw-text-elements>
#[cfg(feature = "ssr")]
fn drawn(text: String) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    if escaped.starts_with('\n') {
        format!("\n{escaped}")
    } else {
        escaped
    }
}

/// A browser that draws it anew sets the text itself.
#[cfg(not(feature = "ssr"))]
fn drawn(text: String) -> String {
    text
}
