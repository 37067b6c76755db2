use crate::{
    api::{
        ApiError,
        shares::{deactivate_share, list_shares},
    },
    dates,
    ui::{Confirm, Trouble, Unavailable},
    words,
};
use domain::{
    ShareId,
    share::Ending,
    staff::Permission,
    views::{people::Me, share::ShareRow},
};
use leptos::prelude::*;

/// What reloads the list after a change.
pub(super) type Shares = Resource<Result<Vec<ShareRow>, ApiError>>;

/// Every shared calendar ever made.
pub(super) fn shares() -> Shares {
    Resource::new(|| (), |()| list_shares())
}

/// The shared calendars, below the approval links.
#[component]
pub(super) fn Calendars(
    /// The list.
    shares: Shares,
) -> impl IntoView {
    let may = expect_context::<Me>().may(Permission::CreateLinks);
    let deactivate = Action::new(move |id: &ShareId| deactivate_share(*id));
    let failure = Signal::derive(move || {
        deactivate
            .value()
            .get()
            .and_then(Result::err)
            .map(|error| error.0)
    });
    Effect::new(move |_| {
        if matches!(deactivate.value().get(), Some(Ok(()))) {
            shares.refetch();
        }
    });
    let end = Callback::new(move |id: ShareId| {
        deactivate.dispatch(id);
    });
    view! {
        <section class="calendars" aria-labelledby="h-calendars">
            <h2 id="h-calendars">{words::sharing::list_title()}</h2>
            <Trouble failure lost=words::failure::again() />
            <Transition>
                {move || Suspend::new(async move {
                    match shares.await {
                        Ok(rows) if rows.is_empty() => {
                            view! { <p class="muted">{words::sharing::list_empty()}</p> }.into_any()
                        }
                        Ok(rows) => view! { <Table rows may end /> }.into_any(),
                        Err(error) => view! { <Unavailable error /> }.into_any(),
                    }
                })}
            </Transition>
        </section>
    }
}

#[component]
fn Table(rows: Vec<ShareRow>, may: bool, end: Callback<ShareId>) -> impl IntoView {
    let rows = rows.into_iter().map(|row| {
        let id = row.seen.id;
        let (status, word) = match &row.ended {
            None => ("active", words::sharing::active()),
            Some((Ending::Deactivated, _)) => ("revoked", words::sharing::deactivated()),
            Some((Ending::Replaced, _)) => ("revoked", words::sharing::replaced()),
        };
        let ended = row.ended.as_ref().map(|(_, when)| dates::day(when.day));
        let locked = row.locked.then(|| format!(" · {}", words::sharing::locked()));
        view! {
            <tr>
                <td>
                    <a class="link-title" href=format!("/p/{}/calendar", row.project.id)>
                        <bdi>{row.options.title.clone()}</bdi>
                    </a>
                    <small><bdi>{row.project.name.clone()}</bdi>{locked}</small>
                </td>
                <td data-label=words::sharing::col_shared()>
                    <div>{dates::day(row.created.day)}<small><bdi>{row.created_by.clone()}</bdi></small></div>
                </td>
                <td data-label=words::sharing::col_status()>
                    <div><span class="status" data-link=status>{word}</span><small>{ended}</small></div>
                </td>
                <td>
                    {(may && row.ended.is_none())
                        .then(|| {
                            view! {
                                <Confirm
                                    label=words::sharing::deactivate()
                                    icon="x-circle"
                                    question=words::sharing::deactivate_sure()
                                    yes=words::sharing::deactivate_yes()
                                    looks="small danger"
                                    act=Callback::new(move |()| end.run(id))
                                />
                            }
                        })}
                </td>
            </tr>
        }
    });
    view! {
        <div class="card">
            <table class="table">
                <caption class="visually-hidden">{words::sharing::list_title()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::sharing::col_calendar()}</th>
                        <th scope="col">{words::sharing::col_shared()}</th>
                        <th scope="col">{words::sharing::col_status()}</th>
                        <th scope="col"><span class="visually-hidden">{words::sharing::manage()}</span></th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
