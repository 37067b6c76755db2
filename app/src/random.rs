//! Randomness of the browser: the one place where it comes in. The server's is a port of `service`.

use domain::RequestKey;

/// A key for a new form; `None` on the server, which only draws it, and in a browser that has no randomness.
#[must_use]
pub fn request_key() -> Option<RequestKey> {
    bytes().map(RequestKey::from_random)
}

/// Not the browser's own maker of identifiers: that one is there over https only.
#[cfg(feature = "hydrate")]
fn bytes() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    let crypto = leptos::prelude::window().crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(not(feature = "hydrate"))]
const fn bytes() -> Option<[u8; 16]> {
    None
}
