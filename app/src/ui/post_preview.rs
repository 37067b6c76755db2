//! A post as its network shows it.

mod actions;
mod caption;
mod head;
mod media;

use crate::words;
use actions::Actions;
use caption::Caption;
use domain::Spelled;
use domain::views::{Picture, Preview, When};
use head::Head;
use leptos::prelude::*;
use media::Media;

/// One channel's look at a post. The network only changes measures, colours and order: see `style/components/preview.css`.
#[component]
pub fn PostPreview(
    /// Channel and text.
    #[prop(into)]
    preview: Signal<Preview>,
    /// Pictures, in order.
    #[prop(into)]
    pictures: Signal<Vec<Picture>>,
    /// When it goes out.
    #[prop(into)]
    when: Signal<Option<When>>,
    /// The project's colour, 1 to 8.
    #[prop(default = 1)]
    hue: i64,
) -> impl IntoView {
    let platform = Memo::new(move |_| preview.with(|p| p.platform));
    let handle = Memo::new(move |_| preview.with(|p| p.handle.clone()));
    let text = Memo::new(move |_| preview.with(|p| p.caption.clone()));
    view! {
        <figure
            class="post-preview"
            // What is signed are these words, not a browser's translation of them.
            translate="no"
            data-platform=move || platform.get().as_str()
            aria-label=move || words::review::looks_on(platform.get().name())
        >
            <Head platform handle when hue />
            <Caption platform handle text />
            <Media platform pictures />
            <Actions platform />
        </figure>
    }
}
