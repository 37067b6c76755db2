//! What the program could not do by itself.

use crate::{
    api::{
        ApiError,
        work::{drop_job, show_work, try_job_again},
    },
    dates,
    ui::{Confirm, Icon, Trouble, Unavailable},
    words,
};
use domain::views::work::{Aside, Work};
use leptos::prelude::*;
use leptos_meta::Title;

/// What reloads the list after a change.
type Reload = Resource<Result<Work, ApiError>>;

/// What was set aside, and what becomes of it.
#[component]
pub fn WorkPage() -> impl IntoView {
    let work = Resource::new(|| (), |()| show_work());
    view! {
        <Title text=words::work::title() />
        <main id="main">
            <div class="page narrow">
                <header class="page-head">
                    <div>
                        <h1>{words::work::title()}</h1>
                        <p class="sub">{words::work::sub()}</p>
                    </div>
                </header>
                <Transition>
                    {move || Suspend::new(async move {
                        match work.await {
                            Ok(shown) if shown.aside.is_empty() => view! { <Nothing /> }.into_any(),
                            Ok(shown) => {
                                let rows = shown.aside.into_iter().map(|aside| view! { <Row aside reload=work /> });
                                view! {
                                    <section class="card" aria-label=words::work::title()>
                                        <ul class="item-list">{rows.collect_view()}</ul>
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

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <section class="card">
            <div class="empty">
                <Icon name="check" />
                <h2>{words::work::none()}</h2>
                <p>{words::work::none_hint()}</p>
            </div>
        </section>
    }
}

#[component]
fn Row(aside: Aside, reload: Reload) -> impl IntoView {
    let id = aside.id;
    let name = words::of_job(aside.kind);
    let settle = Action::new(move |again: &bool| {
        let again = *again;
        async move {
            if again {
                try_job_again(id).await
            } else {
                drop_job(id).await
            }
        }
    });
    let failure = Signal::derive(move || settle.value().get().and_then(Result::err).map(|e| e.0));
    Effect::new(move |_| {
        if matches!(settle.value().get(), Some(Ok(()))) {
            reload.refetch();
        }
    });
    let tries = usize::try_from(aside.tries).unwrap_or_default();
    let moment = dates::moment_in(&aside.since);
    view! {
        <li>
            <Icon name="alert" />
            <div>
                <b>{name}</b>
                <p>{words::of_why(&aside.why)}</p>
                <small>{words::work::since(moment, tries)}</small>
                <Trouble failure lost=words::work::lost() />
            </div>
            <div class="row">
            <button class="button small" aria-label=words::work::again_of(name) on:click=move |_| _ = settle.dispatch(true)>
                {words::work::again()}
            </button>
            <Confirm
                label=words::work::drop()
                icon="x"
                question=words::work::drop_sure()
                yes=words::work::drop()
                name=words::work::drop_of(name)
                looks="small danger"
                act=Callback::new(move |()| _ = settle.dispatch(false))
            />
            </div>
        </li>
    }
}
