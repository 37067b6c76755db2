use crate::{dates, words};
use domain::{
    review::Verdict,
    views::{
        When,
        review::{ApprovedFor, State},
    },
};
use leptos::prelude::*;

/// The name of a verdict in `data-verdict`.
pub(super) const fn name_of(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Approved => "approved",
        Verdict::ChangesRequested => "changes",
        Verdict::Rejected => "rejected",
    }
}

/// What is asked of whoever gives a verdict.
pub(super) const fn question_of(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Approved => words::review::note(),
        Verdict::ChangesRequested => words::review::what_to_change(),
        Verdict::Rejected => words::review::why_reject(),
    }
}

/// The class of the button that gives a verdict.
pub(super) const fn button_of(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Rejected => "button danger primary large block",
        _ => "button primary large block",
    }
}

/// How a post stands: icon, word, `data-status`, and the verdict if there is one.
pub(super) fn look_of(state: &State) -> (&'static str, &'static str, &'static str, Option<Verdict>) {
    match state {
        State::Open => ("clock", words::common::to_decide(), "awaiting", None),
        State::Decided { decision, .. } => {
            let verdict = decision.verdict;
            let (icon, status) = match verdict {
                Verdict::Approved => ("check", "scheduled"),
                Verdict::ChangesRequested => ("pencil", "changes"),
                Verdict::Rejected => ("x", "rejected"),
            };
            (icon, words::of_verdict(Some(verdict)), status, Some(verdict))
        }
        State::InWork => ("refresh", words::review::in_work(), "draft", None),
        State::Out { .. } => (
            "arrow-up-right",
            words::review::out(),
            "published",
            state.verdict(),
        ),
    }
}

/// What was decided, by whom, when.
#[component]
pub(super) fn Stamp(
    verdict: Verdict,
    by: String,
    when: Option<When>,
    /// Decided just now.
    fresh: bool,
) -> impl IntoView {
    let class = if fresh { "stamp fresh" } else { "stamp" };
    view! {
        <p class=class data-verdict=name_of(verdict)>
            {words::of_verdict(Some(verdict))}
            " "
            <small>{by} ", " <Instant when /></small>
        </p>
    }
}

/// For which time a post was approved that has another one now, which is told as `moment` does.
pub(super) fn approved_for(state: &State, moment: impl Fn(&When) -> String) -> Option<String> {
    Some(match state.decision()?.approved_for.as_ref()? {
        ApprovedFor::Undated => words::review::approved_undated().to_owned(),
        ApprovedFor::Time(when) => words::review::approved_for(moment(when), &when.zone),
    })
}

/// When something was decided, in words.
pub(super) fn decided_at(when: Option<&When>) -> String {
    when.map_or_else(|| words::review::on_its_way().to_owned(), dates::moment)
}

/// When something was decided; what is on its way has no time yet.
#[component]
pub(super) fn Instant(when: Option<When>) -> impl IntoView {
    let text = when
        .as_ref()
        .map_or_else(|| words::review::on_its_way().to_owned(), dates::moment_on_stamp);
    view! { <time datetime=when.map(|when| when.utc)>{text}</time> }
}
