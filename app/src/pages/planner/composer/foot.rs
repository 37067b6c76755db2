use super::{
    Drawer,
    form::Form,
    save::{Resend, save},
};
use crate::{
    pages::planner::{confirm::ConfirmDelete, state::Planner},
    words,
};
use domain::{Failure, link::LinkStatus};
use leptos::prelude::*;

/// What can be done with what is typed.
#[component]
pub fn Foot() -> impl IntoView {
    let form = Form::current();
    let planner = Planner::current();
    let drawer = expect_context::<Drawer>();
    let deleting = RwSignal::new(false);
    // Of the words on the screen, also when there are newer ones.
    let version = Memo::new(move |before: Option<&Option<String>>| {
        let base = form.base.get().map(|(_, version)| version);
        form.detail.with(|detail| {
            let detail = detail.as_ref()?;
            match before {
                Some(before) if base != Some(detail.card.version) => before.clone(),
                _ => Some(words::composer::version(detail.revision_number)),
            }
        })
    });
    let typed = move || form.dirty.get().then_some(words::composer::unsaved());
    let note = move || {
        [version.get(), typed().map(str::to_owned)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · ")
    };
    // An active link holds an older version, or will after this is saved.
    let resend = Memo::new(move |_| {
        planner.can_ask
            && form.detail.with(|d| {
                d.as_ref().is_some_and(|d| {
                    let linked = d.links.iter().any(|link| link.status == LinkStatus::Active);
                    d.can_resend || (linked && form.revised.get())
                })
            })
    });
    let resend_word = move || {
        if form.dirty.get() {
            words::composer::save_resend()
        } else {
            words::composer::send_again()
        }
    };
    let stay = Callback::new(move |()| deleting.set(false));
    let delete = Callback::new(move |()| {
        deleting.set(false);
        if let Some(seen) = form.post() {
            if let Some(offline) = drawer.connection.failure() {
                return form.failure.set(Some(offline));
            }
            planner.delete_seen(vec![seen], move |trouble| match trouble {
                None => drop(drawer.leave.try_run(())),
                // Of a save it would say something else.
                Some(error) if error.0 == Failure::Unanswered => planner.complain(&error),
                Some(error) => drop(form.failure.try_set(Some(error.0))),
            });
        }
    });
    let exists = Memo::new(move |_| form.base.get().is_some() && !form.gone.get());
    view! {
        <footer class="dialog-foot">
            <span class="note">{note}</span>
            {(!form.read_only)
                .then(|| {
                    view! {
                        <Show when=move || exists.get()>
                            <button
                                class="button quiet danger"
                                type="button"
                                aria-haspopup="dialog"
                                on:click=move |_| deleting.set(true)
                            >
                                {words::composer::delete()}
                            </button>
                        </Show>
                        <Show when=move || resend.get() && !form.gone.get()>
                            <button class="button" type="button" on:click=move |_| save(form, planner, drawer, Resend::IfFit)>
                                {resend_word}
                            </button>
                        </Show>
                        <button class="button primary" aria-busy=move || form.busy.get().to_string()>
                            {words::composer::save()}
                        </button>
                    }
                })}
        </footer>
        <Show when=move || deleting.get()>
            <ConfirmDelete count=1 act=delete close=stay />
        </Show>
    }
}
