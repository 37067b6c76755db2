use crate::{
    api::{
        ApiError,
        shared_calendars::{deactivate_shared_calendar, list_shared_calendars},
    },
    dates,
    ui::{Confirm, Trouble, Unavailable},
    words,
};
use domain::{
    SharedCalendarId,
    shared_calendar::Ending,
    staff::Permission,
    views::{people::Me, shared_calendar::SharedCalendarRow},
};
use leptos::prelude::*;

/// What reloads the list after a change.
pub(super) type SharedCalendars = Resource<Result<Vec<SharedCalendarRow>, ApiError>>;

/// Every shared calendar ever made.
pub(super) fn calendars() -> SharedCalendars {
    Resource::new(|| (), |()| list_shared_calendars())
}

/// The shared calendars, below the approval links.
#[component]
pub(super) fn Calendars(
    /// The list.
    calendars: SharedCalendars,
) -> impl IntoView {
    let may = expect_context::<Me>().may(Permission::CreateLinks);
    let deactivate = Action::new(move |id: &SharedCalendarId| deactivate_shared_calendar(*id));
    let failure = Signal::derive(move || {
        deactivate
            .value()
            .get()
            .and_then(Result::err)
            .map(|error| error.0)
    });
    Effect::new(move |_| {
        if matches!(deactivate.value().get(), Some(Ok(()))) {
            calendars.refetch();
        }
    });
    let end = Callback::new(move |id: SharedCalendarId| {
        deactivate.dispatch(id);
    });
    view! {
        <section class="calendars" aria-labelledby="h-calendars">
            <h2 id="h-calendars">{words::share_calendar::list_title()}</h2>
            <Trouble failure lost=words::failure::again() />
            <Transition>
                {move || Suspend::new(async move {
                    match calendars.await {
                        Ok(rows) if rows.is_empty() => {
                            view! { <p class="muted">{words::share_calendar::list_empty()}</p> }.into_any()
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
fn Table(rows: Vec<SharedCalendarRow>, may: bool, end: Callback<SharedCalendarId>) -> impl IntoView {
    let rows = rows.into_iter().map(|row| {
        let id = row.seen.id;
        let (status, word) = match &row.ended {
            None => ("active", words::share_calendar::active()),
            Some((Ending::Deactivated, _)) => ("revoked", words::share_calendar::deactivated()),
            Some((Ending::Replaced, _)) => ("revoked", words::share_calendar::replaced()),
        };
        let ended = row.ended.as_ref().map(|(_, when)| dates::day(when.day));
        let locked = row
            .locked
            .then(|| format!(" · {}", words::share_calendar::locked()));
        view! {
            <tr>
                <td>
                    <a class="link-title" href=format!("/p/{}/calendar", row.project.id)>
                        <bdi>{row.options.title.clone()}</bdi>
                    </a>
                    <small><bdi>{row.project.name.clone()}</bdi>{locked}</small>
                </td>
                <td data-label=words::share_calendar::col_shared()>
                    <div>{dates::day(row.created.day)}<small><bdi>{row.created_by.clone()}</bdi></small></div>
                </td>
                <td data-label=words::share_calendar::col_status()>
                    <div><span class="status" data-link=status>{word}</span><small>{ended}</small></div>
                </td>
                <td>
                    {(may && row.ended.is_none())
                        .then(|| {
                            view! {
                                <Confirm
                                    label=words::share_calendar::deactivate()
                                    icon="x-circle"
                                    question=words::share_calendar::deactivate_sure()
                                    yes=words::share_calendar::deactivate_yes()
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
                <caption class="visually-hidden">{words::share_calendar::list_title()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::share_calendar::col_calendar()}</th>
                        <th scope="col">{words::share_calendar::col_shared()}</th>
                        <th scope="col">{words::share_calendar::col_status()}</th>
                        <th scope="col"><span class="visually-hidden">{words::share_calendar::manage()}</span></th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
