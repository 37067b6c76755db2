use crate::{dates, ui::Icon, words};
use domain::{
    Spelled,
    audit::{ActorKind, Kind},
    views::history::Line,
};
use leptos::prelude::*;

/// An event, with everything that is known of it when it is unfolded.
#[component]
pub fn Entry(
    /// The event.
    line: Line,
) -> impl IntoView {
    let what = words::of_event(&line);
    let actor = match line.actor_kind {
        ActorKind::System => words::common::brand().to_owned(),
        _ if line.actor.is_empty() => words::audit::somebody().to_owned(),
        _ => line.actor.clone(),
    };
    let (icon, tone) = look(line.kind);
    let short = format!(
        "#{} · {}…{}",
        line.seq,
        &line.hash[..4.min(line.hash.len())],
        &line.hash[line.hash.len().saturating_sub(2)..]
    );
    let fact = |name: &'static str, value: String| {
        (!value.is_empty()).then(|| view! { <dt>{name}</dt> <dd dir="auto">{value}</dd> })
    };
    let details = line
        .facts
        .iter()
        .map(|(name, value)| format!("{name}: {value}"))
        .collect::<Vec<_>>()
        .join(", ");
    let links = view! {
        {line.link.as_ref().map(|(id, _)| view! { <a href=format!("/audit?link={id}")>{words::audit::of_link()}</a> " " })}
        {line.post.as_ref().map(|(id, _)| view! { <a href=format!("/audit?post={id}")>{words::audit::of_post()}</a> })}
    };
    let note = (!line.note.is_empty()).then(|| view! { ": " <q dir="auto">{line.note.clone()}</q> });
    view! {
        <li class="timeline-item" data-kind=tone>
            <time datetime=line.when.utc.clone()>{dates::clock(&line.when)} " " <small>{line.when.zone.clone()}</small></time>
            <span class="timeline-mark"><Icon name=icon /></span>
            <details class="audit-entry">
                <summary>
                    <span><b dir="auto">{actor}</b> " " <bdi>{what}</bdi> {note}</span>
                    <span class="hash">{short}</span>
                    <Icon name="chevron-down" />
                </summary>
                <dl class="audit-facts">
                    {fact(words::audit::kind(), line.kind.as_str().to_owned())} {fact("UTC", line.when.utc)}
                    {fact(words::audit::address(), line.address)} {fact(words::audit::agent(), line.user_agent)}
                    {fact(words::audit::details(), details)} <dt>{words::audit::hash()}</dt> <dd class="hash">{line.hash}</dd>
                    <dt>{words::audit::filter()}</dt> <dd>{links}</dd>
                </dl>
            </details>
        </li>
    }
}

/// Icon and tone of a kind of event.
const fn look(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Approved | Kind::ApprovedAll => ("check", "approved"),
        Kind::ChangesRequested => ("pencil", "changes"),
        Kind::Rejected => ("x", "rejected"),
        Kind::LinkOpened | Kind::PostViewed => ("eye", "opened"),
        Kind::LinkFetched => ("globe", "fetched"),
        Kind::UnlockFailed | Kind::SignInFailed | Kind::DecisionRefused => ("lock", "failed"),
        Kind::Undone => ("undo", "undone"),
        Kind::Rescheduled | Kind::PostMoved => ("reschedule", "moved"),
        Kind::NoteAdded => ("comment", "note"),
        Kind::LinkCreated | Kind::LinkExtended | Kind::LinkRegenerated | Kind::Resent => ("link", "link"),
        Kind::LinkRevoked => ("x", "revoked"),
        Kind::NewLinkRequested => ("alert", "asked"),
        Kind::PostPublished | Kind::PostFound => ("arrow-up-right", "published"),
        Kind::PostNotFound | Kind::PostFailed | Kind::PostInDoubt => ("x-circle", "failed"),
        Kind::PostDeleted => ("trash", "deleted"),
        Kind::PostCreated | Kind::PostRevised | Kind::PostChanged => ("note", "post"),
        _ => ("settings", "settings"),
    }
}
