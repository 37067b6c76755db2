use super::{Reload, detail::Detail};
use crate::{
    dates,
    ui::{Icon, LinkStatusTag, ProgressSegments},
    words,
};
use domain::{LinkId, link::LinkStatus, views::links::LinkRow};
use leptos::prelude::*;

/// A link in the table, and its details when it is open.
#[component]
pub fn Row(
    /// The link.
    row: LinkRow,
    /// The link that is open.
    #[prop(into)]
    open: Signal<Option<LinkId>>,
    /// Reloads the list after a change.
    reload: Reload,
) -> impl IntoView {
    let id = row.id;
    let opened = Memo::new(move |_| open.get() == Some(id));
    let href = move || {
        if opened.get() {
            "/links".to_owned()
        } else {
            format!("/links?open={id}")
        }
    };
    let decided = row.verdicts.iter().filter(|v| v.is_some()).count();
    let total = row.verdicts.len();
    let progress = match &row.last_activity {
        Some(when) => words::links::last(decided, total, dates::moment(when)),
        None => words::links::none(decided, total),
    };
    let reached = if total > 0 && decided == total {
        ("decided", "check-double", words::links::all_decided())
    } else if row.opened.is_some() {
        ("opened", "check", words::links::opened())
    } else {
        ("queued", "clock", words::links::not_opened())
    };
    let valid = match row.status {
        LinkStatus::Active => {
            let left = words::links::days_left(usize::try_from(row.expires_in_days).unwrap_or(0));
            format!("{}, {left}", words::links::until(dates::day(row.expires.day)))
        }
        LinkStatus::Expired => words::links::since(dates::day(row.expires.day)),
        LinkStatus::Revoked => String::new(),
    };
    let detail = row.clone();
    view! {
        <tr class="link-row" data-row=id.to_string() aria-selected=move || opened.get().then_some("true")>
            <td>
                <a
                    class="link-title"
                    dir="auto"
                    href=href
                    aria-expanded=move || opened.get().to_string()
                    aria-controls=format!("link-{id}")
                >
                    {row.title.clone()}
                </a>
                <small><bdi>{row.project.name.clone()}</bdi>{format!(" · {}", words::common::posts(total))}</small>
            </td>
            <td data-label=words::links::approver()>
                <span>
                    <bdi>{row.approver.clone()}</bdi> <small>{row.approver_email.clone()}</small>
                    {row
                        .asked
                        .as_ref()
                        .map(|when| {
                            view! {
                                <small>
                                    <span class="asked"><Icon name="alert" />{words::links::asked(dates::day(when.day))}</span>
                                </small>
                            }
                        })}
                </span>
            </td>
            <td data-label=words::links::col_decisions()>
                <div>
                    <ProgressSegments verdicts=row.verdicts.clone() />
                    <small>{progress}</small>
                </div>
            </td>
            <td data-label=words::links::col_delivery()>
                <div>
                    <span class="status" data-delivery=reached.0><Icon name=reached.1 />{reached.2}</span>
                </div>
            </td>
            <td data-label=words::links::col_valid()>
                <div><LinkStatusTag status=row.status /><small>{valid}</small></div>
            </td>
        </tr>
        <tr class="link-open" data-row=id.to_string() id=format!("link-{id}") hidden=move || !opened.get()>
            <td colspan="5">
                {move || opened.get().then(|| view! { <Detail row=detail.clone() reload /> })}
            </td>
        </tr>
    }
}
