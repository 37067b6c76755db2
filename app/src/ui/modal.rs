use super::{
    Icon, OfflineNotice, Question,
    focus::{Held, focused, give_back},
    guard::{Guard, Holds, Way, leaving},
};
use crate::words;
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// A dialog that is open as long as it is on the page, and asks before it closes over what would be lost.
#[component]
pub fn Modal(
    /// `dialog`, `dialog fit` or `drawer`.
    class: &'static str,
    /// The `id` of its heading.
    labelled: &'static str,
    /// Closes it.
    close: Callback<()>,
    /// `close` itself asks about what is typed.
    #[prop(optional)]
    asks_itself: bool,
    /// Head, body and foot.
    children: Children,
) -> impl IntoView {
    let guard = Guard::new(close);
    provide_context(guard);
    let typed = Callback::new(move |event: leptos::ev::Event| {
        if !asks_itself {
            guard.typed(&event);
        }
    });
    let aside = Callback::new(move |()| guard.leave(Way::Aside));
    Effect::new(move |_| {
        if !class.ends_with(ONCE) {
            request_animation_frame(raise_once);
        }
    });
    view! {
        <Sheet class labelled aside typed>
            {children()}
        </Sheet>
        <Show when=move || guard.asking.get()>
            <Leaving guard />
        </Show>
    }
}

/// The class of the dialog that shows what is shown only once.
const ONCE: &str = "once";

/// What is shown only once stays above what is opened later: closed by the browser's means, it opens itself again, on top.
fn raise_once() {
    let once = document().query_selector("dialog.once[open]").ok().flatten();
    if let Some(once) = once.and_then(|once| once.dyn_into::<web_sys::HtmlDialogElement>().ok()) {
        once.close();
    }
}

/// Asks whether what the dialog holds may go.
#[component]
fn Leaving(guard: Guard) -> impl IntoView {
    let (title, hint, button, stay) = match guard.holds() {
        Holds::Secret { .. } => (
            words::common::not_copied(),
            words::common::not_copied_hint(),
            words::common::close_anyway(),
            words::common::back(),
        ),
        Holds::Words | Holds::Nothing => (
            words::composer::leave_title(),
            words::common::leave_hint(),
            words::composer::leave_do(),
            words::composer::leave_stay(),
        ),
    };
    let act = Callback::new(move |()| guard.discard());
    let close = Callback::new(move |()| guard.asking.set(false));
    view! { <Question title hint button stay act close /> }
}

/// A dialog without a guard. Sent open by the server; in the browser it becomes modal.
#[component]
pub fn Sheet(
    /// As [`Modal`].
    class: &'static str,
    /// The `id` of its heading.
    labelled: &'static str,
    /// Escape, or a click beside it.
    aside: Callback<()>,
    /// Something is put in.
    #[prop(optional, into)]
    typed: Option<Callback<leptos::ev::Event>>,
    /// Head, body and foot.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        let before = StoredValue::new_local(focused().map(|element| (Held::now(), element)));
        on_cleanup(move || {
            if let Some(Some((held, element))) = before.try_update_value(Option::take) {
                request_animation_frame(move || give_back(&element, &held));
            }
        });
        dialog.set_open(false);
        let _ = dialog.show_modal();
    });
    let cancel = move |event: leptos::ev::Event| {
        event.prevent_default();
        aside.run(());
    };
    // A browser that was told twice to close it does so without asking.
    let closed = move |_| {
        if let Some(dialog) = node.get_untracked() {
            let _ = dialog.show_modal();
            aside.run(());
        }
    };
    // A press on the backdrop hits the dialog itself, never what is in it.
    let press = move |event: leptos::ev::PointerEvent| {
        let on_itself = event
            .target()
            .is_some_and(|target| event.current_target().is_some_and(|own| own == target));
        if on_itself
            && node
                .get_untracked()
                .is_some_and(|dialog| is_beside(&dialog, &event))
        {
            aside.run(());
        }
    };
    let input = move |event| {
        if let Some(typed) = typed {
            typed.run(event);
        }
    };
    view! {
        <dialog class=class open aria-labelledby=labelled node_ref=node on:cancel=cancel on:close=closed on:pointerdown=press on:input=input>
            <OfflineNotice />
            {children()}
        </dialog>
    }
}

/// The button that closes a dialog.
#[component]
pub fn CloseButton(
    /// What it does, once the dialog's guard agrees.
    close: Callback<()>,
) -> impl IntoView {
    let close = leaving(close);
    view! {
        <button
            class="button quiet icon-only"
            type="button"
            aria-label=words::common::close()
            on:click=move |_| close.run(())
        >
            <Icon name="x" large=true />
        </button>
    }
}

fn is_beside(dialog: &HtmlElement, event: &leptos::ev::PointerEvent) -> bool {
    let rect = dialog.get_bounding_client_rect();
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    x < rect.left() || x > rect.right() || y < rect.top() || y > rect.bottom()
}
