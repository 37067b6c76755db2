use crate::routes::document_title;
use crate::words;
use domain::{Spelled, shared_calendar::Accent};
use leptos::prelude::*;

/// Draws a document; `body` is called where signals may be made. The server keeps answers and sends them again, so
/// nothing in it may differ between two readers.
pub(super) fn document(title: &str, accent: Accent, body: impl FnOnce() -> AnyView) -> String {
    // As HTML: between the texts of a view stand marks, which a title would show.
    let title = document_title(title.to_owned());
    let owner = Owner::new();
    owner.with(|| {
        view! {
            <!DOCTYPE html>
            <html lang="en" data-accent=accent.as_str()>
                <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
                    <meta name="color-scheme" content="light dark" />
                    <meta name="robots" content="noindex, nofollow" />
                    <meta name="description" content=words::shared_calendar::read_only() />
                    <meta name="format-detection" content="telephone=no" />
                    <title inner_html=title></title>
                    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                    <link rel="stylesheet" href="/pkg/shared_calendar.css" />
                    <script src="/shared-calendar.js" defer></script>
                </head>
                <body>{body()}</body>
            </html>
        }
        .to_html()
    })
}
