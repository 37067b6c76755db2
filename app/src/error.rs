//! Failures on their way from the server to the browser.

use domain::Failure;
use leptos::{
    prelude::FromServerFnError,
    server_fn::{Bytes, Decodes, codec::JsonEncoding, error::ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// A [`Failure`] as server functions send it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{0}")]
pub struct ApiError(pub Failure);

impl From<Failure> for ApiError {
    fn from(failure: Failure) -> Self {
        Self(failure)
    }
}

impl FromServerFnError for ApiError {
    type Encoder = JsonEncoding;

    fn de(data: Bytes) -> Self {
        let error = Self::Encoder::decode(data)
            .unwrap_or_else(|e| Self::from_server_fn_error(ServerFnErrorErr::Deserialization(e.to_string())));
        crate::session::notice(&error.0);
        error
    }

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            // On the server: what was sent is not what the function takes. Somebody's own request, or an old page.
            #[cfg(feature = "ssr")]
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => {
                let failure = Failure::Invalid(Vec::new());
                match leptos::prelude::use_context::<crate::request::RequestScope>() {
                    Some(scope) => scope.fail(failure),
                    None => Self(failure),
                }
            }
            // In the browser: none came, or one that is not ours, such as the page of a proxy that waited in vain.
            #[cfg(not(feature = "ssr"))]
            ServerFnErrorErr::Deserialization(_) => Self(Failure::Unanswered),
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => Self(Failure::Unanswered),
            // It was not sent, or not taken.
            _ => Self(Failure::Unavailable),
        }
    }
}
