use domain::diff::Piece;
use leptos::prelude::*;

/// A text with what went and what came.
#[component]
pub fn DiffText(
    /// Runs of text.
    pieces: Vec<Piece>,
) -> impl IntoView {
    let runs = pieces.into_iter().map(|piece| match piece {
        Piece::Same(text) => view! { <span>{text}</span> }.into_any(),
        Piece::Added(text) => view! { <ins>{text}</ins> }.into_any(),
        Piece::Removed(text) => view! { <del>{text}</del> }.into_any(),
    });
    view! { <p class="diff" dir="auto" translate="no">{runs.collect_view()}</p> }
}
