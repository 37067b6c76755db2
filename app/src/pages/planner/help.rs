use crate::{
    ui::{CloseButton, Modal},
    words::planner as words,
};
use leptos::prelude::*;

/// The keys of the planner.
#[component]
pub fn HelpDialog(
    /// Closes it.
    close: Callback<()>,
) -> impl IntoView {
    let keys = [
        ("n", words::help_new()),
        ("t", words::help_today()),
        ("m", words::help_month()),
        ("l", words::help_list()),
        ("/", words::help_search()),
        (words::arrows(), words::help_arrows()),
        ("x", words::help_select()),
        (words::shift_click(), words::help_shift()),
        ("m", words::help_move()),
        ("a", words::help_approval()),
        ("?", words::help_help()),
        ("Esc", words::help_escape()),
    ];
    let rows = keys.map(|(key, what)| view! { <li class="row"><span>{what}</span><span class="spacer"></span><kbd>{key}</kbd></li> });
    view! {
        <Modal class="dialog fit" labelled="help-title" close>
            <header class="dialog-head">
                <h2 id="help-title">{words::help_title()}</h2>
                <CloseButton close />
            </header>
            <div class="dialog-body">
                <ul class="stack tight">{rows.into_iter().collect_view()}</ul>
            </div>
        </Modal>
    }
}
