//! Failures on their way from the server to the browser.

use domain::Failure;
use leptos::{
    prelude::FromServerFnError,
    server_fn::{codec::JsonEncoding, error::ServerFnErrorErr},
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

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            // What was sent is not what the function takes: somebody's own request, or an old page.
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => {
                let failure = Failure::Invalid(Vec::new());
                #[cfg(feature = "ssr")]
                if let Some(scope) = leptos::prelude::use_context::<crate::request::RequestScope>() {
                    return scope.fail(failure);
                }
                Self(failure)
            }
            _ => Self(Failure::Unavailable),
        }
    }
}
