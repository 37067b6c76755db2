//! The HTML document around every page.

use crate::{
    routes::{App, Audience, audience_at},
    words,
};
use axum::http::request::Parts;
use leptos::{config::LeptosOptions, nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;

/// Applies the theme that was chosen in this browser.
const THEME: &str = "try{const t=localStorage.theme;if(t==='dark'||t==='light')document.documentElement.dataset.theme=t}catch{}";

/// Notes what is done to the page from here on, for `public/client/start.js`.
const WATCH: &str = "const changes=[],watch=new MutationObserver(c=>changes.push(c));watch.observe(document,{childList:true,subtree:true})";

/// How the client's file is called: cargo-leptos drops what wasm-bindgen appends.
const WASM: &str = if option_env!("LEPTOS_OUTPUT_NAME").is_none() {
    "_bg.wasm"
} else {
    ".wasm"
};

/// The document. Clients on a phone get a style sheet with only what their pages need.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let path = use_context::<Parts>()
        .map(|parts| parts.uri.path().to_owned())
        .unwrap_or_default();
    let client = audience_at(&path) == Some(Audience::Client);
    // cargo-leptos bundles `style-file` only, which holds everything.
    let sheet = if client && std::env::var_os("LEPTOS_WATCH").is_none() {
        "review"
    } else {
        &*options.output_name
    };
    let pkg = format!("/{}/{}", options.site_pkg_dir, options.output_name);
    let sheet = format!("/{}/{sheet}.css", options.site_pkg_dir);
    let (module, wasm) = (format!("{pkg}.js"), format!("{pkg}{WASM}"));
    // Before the first paint, so that the chosen theme does not flash. Only staff can choose one.
    let theme = (!client).then(|| view! { <script nonce=use_nonce()>{THEME}</script> });
    let stopped = (!client).then(|| view! { <Stopped /> });
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
                {theme}
                <AutoReload options=options.clone() />
                <link rel="modulepreload" href=module />
                <link rel="preload" href=wasm r#as="fetch" crossorigin="" />
                <script nonce=use_nonce()>{WATCH}</script>
                <script type="module" src="/client/start.js" nonce=use_nonce()></script>
                <MetaTags />
            </head>
            <body>
                // The client's own place: what others put round it does not concern the client.
                <div id="app">
                    <App />
                </div>
                {stopped}
            </body>
        </html>
    }
}

/// Says that the client has failed, if it has: staff have no plain forms. It is outside of what the client draws.
#[component]
fn Stopped() -> impl IntoView {
    view! {
        <div class="stopped notice error" id="stopped" role="alert" popover="manual">
            <p>{words::common::stopped()}</p>
            <a class="button" href="" rel="external">
                {words::common::reload()}
            </a>
        </div>
    }
}
