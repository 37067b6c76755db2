use super::{Asked, theme::ThemeButton};
use crate::{
    api::access::SignOut,
    ui::{Avatar, Icon, keep},
    words,
};
use domain::{ProjectId, staff::Permission, views::people::Me};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Navigation, and who is signed in.
#[component]
pub fn Rail(
    /// The signed-in person.
    me: Me,
) -> impl IntoView {
    let location = use_location();
    let first = me.projects.iter().map(|p| p.id).min();
    // The project in the address, or the first one.
    let project = Memo::new(move |_| {
        let path = location.pathname.get();
        let named = path
            .strip_prefix("/p/")
            .and_then(|rest| rest.split('/').next())
            .and_then(|id| id.parse().ok());
        named.or(first)
    });
    let current = move |part: &'static str| move || location.pathname.get().contains(part).then_some("page");
    let calendar = move || {
        project
            .get()
            .map_or("/".to_owned(), |id: ProjectId| format!("/p/{id}/calendar"))
    };
    let settings = move || {
        project.get().map_or("/projects/new".to_owned(), |id: ProjectId| {
            format!("/p/{id}/settings")
        })
    };
    let Asked(asked) = expect_context();
    let aside = me.work_aside;
    let person = format!("{}:", me.id);
    let sign_out = ServerAction::<SignOut>::new();
    Effect::new(move |_| {
        if sign_out.value().get().is_some() {
            // Other people may use this browser.
            keep::forget_all(&person);
            let _ = window().location().set_href("/sign-in");
        }
    });
    view! {
        <aside class="rail" aria-label=words::staff::workspace()>
            <a class="brand" href="/">
                <span class="mark"><Icon name="check" /></span>
                {words::common::brand()}
            </a>
            <button
                class="button quiet icon-only rail-toggle"
                type="button"
                popovertarget="rail-body"
                aria-label=words::common::menu()
            >
                <Icon name="menu" large=true />
            </button>
            <div class="rail-body" id="rail-body" popover>
                <nav class="nav" aria-label=words::staff::main()>
                    <a href=calendar aria-current=current("/calendar")><Icon name="calendar" />{words::staff::calendar()}</a>
                    <a href="/links" aria-current=current("/links")>
                        <Icon name="link" />
                        {words::staff::links()}
                        {move || {
                            let asked = asked.get();
                            (asked > 0).then(|| {
                                view! {
                                    <span class="badge" title=words::staff::waiting(asked)>
                                        {asked} <span class="visually-hidden">{words::staff::waiting(asked)}</span>
                                    </span>
                                }
                            })
                        }}
                    </a>
                    <a href="/audit" aria-current=current("/audit")><Icon name="log" />{words::staff::audit()}</a>
                    <a href=settings aria-current=current("/settings")>
                        <Icon name="settings" />
                        {words::staff::project_settings()}
                    </a>
                    {me
                        .may(Permission::ManagePeople)
                        .then(|| {
                            view! {
                                <a href="/people" aria-current=current("/people")><Icon name="users" />{words::staff::people()}</a>
                            }
                        })}
                    {me
                        .may(Permission::ManageWork)
                        .then(|| {
                            view! {
                                <a href="/work" aria-current=current("/work")>
                                    <Icon name="refresh" />
                                    {words::work::title()}
                                    {(aside > 0)
                                        .then(|| {
                                            view! {
                                                <span class="badge" title=words::work::waiting(aside)>
                                                    {aside} <span class="visually-hidden">{words::work::waiting(aside)}</span>
                                                </span>
                                            }
                                        })}
                                </a>
                            }
                        })}
                </nav>
                <div class="rail-foot">
                    <details class="menu-host up">
                        <summary class="rail-user">
                            <Avatar name=me.name.clone() />
                            <span>
                                <b dir="auto">{me.name.clone()}</b>
                                <small><bdi>{me.workspace}</bdi>{format!(" · {}", words::of_role(me.role))}</small>
                            </span>
                        </summary>
                        <div class="menu">
                            <a class="menu-item" href="/account"><Icon name="user" />{words::people::account()}</a>
                            <ThemeButton />
                            <hr />
                            <ActionForm action=sign_out>
                                <button class="menu-item"><Icon name="sign-out" />{words::staff::sign_out()}</button>
                            </ActionForm>
                        </div>
                    </details>
                </div>
            </div>
        </aside>
    }
}
