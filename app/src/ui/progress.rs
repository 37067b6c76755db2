use crate::words;
use domain::review::Verdict;
use leptos::prelude::*;

/// A segment for each post: decided how, or not yet.
#[component]
pub fn ProgressSegments(
    /// Verdict or none, in order.
    verdicts: Vec<Option<Verdict>>,
    /// Fill the width.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView {
    let decided = verdicts.iter().filter(|v| v.is_some()).count();
    let label = words::common::decided(decided, verdicts.len());
    let class = if wide {
        "progress-segments wide"
    } else {
        "progress-segments"
    };
    let segments = verdicts.into_iter().map(|verdict| {
        let name = match verdict {
            Some(Verdict::Approved) => "approved",
            Some(Verdict::ChangesRequested) => "changes",
            Some(Verdict::Rejected) => "rejected",
            None => "none",
        };
        view! { <span data-verdict=name></span> }
    });
    view! { <div class=class role="img" aria-label=label>{segments.collect_view()}</div> }
}
