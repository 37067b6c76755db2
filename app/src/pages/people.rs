//! The people of the workspace.

mod invite;
mod invited_row;
mod person_row;
mod remove;
mod rename;

use crate::{
    api::{ApiError, people::list_people},
    ui::Unavailable,
    words,
};
use domain::views::people::{Me, People};
use invite::Invite;
use invited_row::InvitedRow;
use leptos::prelude::*;
use leptos_meta::Title;
use person_row::PersonRow;
pub(super) use rename::Rename;

/// What reloads the list after a change.
type Reload = Resource<Result<People, ApiError>>;

/// Staff, roles, permissions and invitations.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let people = Resource::new(|| (), |()| list_people());
    let me = expect_context::<Me>();
    let me = StoredValue::new(me);
    view! {
        <Title text=words::people::title() />
        <main id="main">
            <div class="page narrow">
                <header class="page-head">
                    <div>
                        <h1>{words::people::title()}</h1>
                        <p class="sub">{words::people::sub()}</p>
                    </div>
                </header>
                <Transition>
                    {move || Suspend::new(async move {
                        match people.await {
                            Ok(shown) => {
                                let rows = shown
                                    .people
                                    .into_iter()
                                    .map(|person| view! { <PersonRow person me=me.get_value() reload=people /> });
                                let invited = shown
                                    .invited
                                    .into_iter()
                                    .map(|invited| view! { <InvitedRow invited reload=people /> });
                                view! {
                                    <section class="card" aria-label=words::people::title()>
                                        <ul class="item-list">{rows.collect_view()} {invited.collect_view()}</ul>
                                        <Invite me=me.get_value() reload=people />
                                    </section>
                                }
                                    .into_any()
                            }
                            Err(error) => view! { <Unavailable error /> }.into_any(),
                        }
                    })}
                </Transition>
            </div>
        </main>
    }
}
