use super::focus;
use crate::{ui::Icon, words};
use leptos::{html, prelude::*};
use web_sys::HtmlElement;

/// A dialog that is open as long as it is on the page. Sent open by the server; in the browser it becomes modal.
#[component]
pub fn Modal(
    /// `dialog`, `dialog fit` or `drawer`.
    class: &'static str,
    /// The `id` of its heading.
    labelled: &'static str,
    /// Escape, or a click beside it.
    close: Callback<()>,
    /// Head, body and foot.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        let before = focus::focused().map(|element| (focus::post_of(&element), element));
        let before = StoredValue::new_local(before);
        on_cleanup(move || {
            if let Some(Some((post, element))) = before.try_update_value(Option::take) {
                request_animation_frame(move || focus::give_back(&element, post));
            }
        });
        dialog.set_open(false);
        let _ = dialog.show_modal();
    });
    let cancel = move |event: leptos::ev::Event| {
        event.prevent_default();
        close.run(());
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
            close.run(());
        }
    };
    view! {
        <dialog class=class open aria-labelledby=labelled node_ref=node on:cancel=cancel on:pointerdown=press>
            {children()}
        </dialog>
    }
}

/// The button that closes a dialog.
#[component]
pub fn CloseButton(
    /// What it does.
    close: Callback<()>,
) -> impl IntoView {
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
