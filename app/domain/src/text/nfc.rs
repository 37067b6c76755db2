//! Unicode's composed form. The browser has the tables already: a second copy of them would cost the client 40 kB.

/// `text` with letters and accents composed.
#[cfg(target_arch = "wasm32")]
pub(super) fn composed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

/// `text` with letters and accents composed.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn composed(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfc().collect()
}
