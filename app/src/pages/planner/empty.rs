use super::{
    query::{Open, Query},
    state::Planner,
};
use crate::{ui::Icon, words};
use domain::{staff::Permission, views::people::Me};
use leptos::prelude::*;

/// A project without posts: what to do next.
#[component]
pub fn Empty() -> impl IntoView {
    let planner = Planner::current();
    let may_manage = expect_context::<Me>().may(Permission::ManageProjects);
    let without_channels = Memo::new(move |_| planner.of(|c| c.channels.is_empty()));
    let settings = move || planner.project.get().map(|id| format!("/p/{id}/settings"));
    view! {
        <section class="empty">
            <span class="empty-mark"><Icon name="calendar" large=true /></span>
            {move || match (without_channels.get(), may_manage, planner.can_edit) {
                (true, true, _) => {
                    view! {
                        <h2>{words::planner::channels_title()}</h2>
                        <p>{words::planner::channels_empty()}</p>
                        <div class="actions">
                            <a class="button primary large" href=settings>
                                <Icon name="plus" />
                                {words::planner::channels_add()}
                            </a>
                        </div>
                    }
                        .into_any()
                }
                (false, _, true) => {
                    view! {
                        <h2>{words::planner::empty_title()}</h2>
                        <p>{words::planner::empty()}</p>
                        <div class="actions">
                            <a
                                class="button primary large"
                                href=move || planner.href(|q| q.open = Some(Open::New(String::new())))
                                data-noscroll
                            >
                                <Icon name="plus" />
                                {words::planner::new_post()}
                            </a>
                        </div>
                        <small class="muted">{words::planner::empty_hint()} " " <kbd>"n"</kbd></small>
                    }
                        .into_any()
                }
                _ => view! { <p>{words::planner::empty_look()}</p> }.into_any(),
            }}
        </section>
    }
}

/// Nothing passes the filters, or holds the words.
#[component]
pub fn NoMatch() -> impl IntoView {
    let planner = Planner::current();
    let hint = move || {
        planner.query.with(|query| {
            if query.searches() {
                words::planner::not_found_hint()
            } else {
                words::planner::no_match_hint()
            }
        })
    };
    view! {
        <section class="empty">
            <span class="empty-mark"><Icon name="search" large=true /></span>
            <h2>{words::planner::no_match()}</h2>
            <p>{hint}</p>
            <div class="actions">
                <a class="button" href=move || planner.href(Query::clear) data-noscroll>
                    {words::planner::clear_filters()}
                </a>
            </div>
        </section>
    }
}
