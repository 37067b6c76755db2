use crate::words;
use domain::{
    platform::Platform,
    text::{
        cut::fold,
        marks::{Mark, marks},
    },
};
use leptos::prelude::*;

/// The text, folded where its network folds it; the fold opens without a script.
#[component]
pub(super) fn Caption(
    #[prop(into)] platform: Signal<Platform>,
    #[prop(into)] handle: Signal<String>,
    #[prop(into)] text: Signal<String>,
) -> impl IntoView {
    // Instagram and TikTok start the text with the account's name, which does not say in which direction the text runs.
    let signed = move || {
        matches!(platform.get(), Platform::Instagram | Platform::TikTok)
            .then(|| view! { <bdi><b>{handle.with(|handle| handle.trim_start_matches('@').to_owned())}</b></bdi>" " })
    };
    move || {
        text.with(|text| {
            if text.is_empty() {
                return None;
            }
            let platform = platform.get();
            let (shown, rest) = fold(text, platform.limits().fold);
            let marks = marks(platform, text);
            let more = (!rest.is_empty()).then(|| {
                view! {
                    <details class="pv-more">
                        <summary>
                            <span class="pv-show">{words::review::fold_more()}</span>
                            <span class="pv-less">{words::review::fold_less()}</span>
                        </summary>
                    </details>
                }
            });
            let rest = (!rest.is_empty()).then(|| view! { <span class="pv-rest">{marked(text, &marks, shown.len(), text.len())}</span> });
            Some(view! { <div class="pv-caption"><p dir="auto">{signed()} {marked(text, &marks, 0, shown.len())} {rest}</p>{more}</div> })
        })
    }
}

/// The part of the text from `from` to `to`, with what its network colours.
fn marked(text: &str, marks: &[Mark], from: usize, to: usize) -> impl IntoView + use<> {
    let mut pieces = Vec::new();
    let mut at = from;
    for mark in marks {
        // What the fold goes through is coloured on both sides.
        let (start, end) = (mark.range.start.clamp(from, to), mark.range.end.clamp(from, to));
        if start < end {
            pieces.push(text[at..start].to_owned().into_any());
            let piece = text[start..end].to_owned();
            pieces.push(view! { <span class="pv-tag">{piece}</span> }.into_any());
            at = end;
        }
    }
    pieces.push(text[at..to].to_owned().into_any());
    pieces
}
