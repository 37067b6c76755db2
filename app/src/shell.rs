//! The HTML document around every page.

use crate::routes::App;
use axum::http::request::Parts;
use leptos::{config::LeptosOptions, nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;

/// Applies the theme that was chosen in this browser.
const THEME: &str = "try{const t=localStorage.theme;if(t==='dark'||t==='light')document.documentElement.dataset.theme=t}catch{}";

/// The document. Clients on a phone get a style sheet with only what their pages need.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let path = use_context::<Parts>()
        .map(|parts| parts.uri.path().to_owned())
        .unwrap_or_default();
    let client = path.starts_with("/r/") || path.starts_with("/review/");
    // cargo-leptos bundles `style-file` only, which holds everything.
    let sheet = if client && std::env::var_os("LEPTOS_WATCH").is_none() {
        "review"
    } else {
        &*options.output_name
    };
    let sheet = format!("/{}/{sheet}.css", options.site_pkg_dir);
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
                <meta name="color-scheme" content="light dark" />
                <meta name="robots" content="noindex, nofollow" />
                <meta name="format-detection" content="telephone=no" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="preload" href="/fonts/inter-latin.woff2" r#as="font" r#type="font/woff2" crossorigin="" />
                <link rel="stylesheet" href=sheet />
                // Before the first paint, so that the chosen theme does not flash.
                <script nonce=use_nonce()>{THEME}</script>
                <AutoReload options=options.clone() />
                <HydrationScripts options=options.clone() />
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}
