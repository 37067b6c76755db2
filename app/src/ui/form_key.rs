use crate::{api::ApiError, random::request_key};
use domain::{Failure, Refusal, RequestKey};
use leptos::prelude::*;

/// The key of a form that makes something. It stays until the form is answered, so that pressing again after a lost
/// answer makes nothing twice.
#[derive(Clone, Copy)]
pub struct FormKey(StoredValue<Option<RequestKey>>);

impl FormKey {
    /// For a form that is drawn.
    #[must_use]
    pub fn fresh() -> Self {
        Self(StoredValue::new(request_key()))
    }

    /// What is sent with the form.
    #[must_use]
    pub fn get(self) -> Option<RequestKey> {
        self.0.try_get_value().flatten()
    }

    /// Takes note of an answer: the next thing gets another key.
    pub fn answered<T>(self, answer: &Result<T, ApiError>) {
        if is_over(answer) {
            let _ = self.0.try_set_value(request_key());
        }
    }
}

/// Whether an answer ends what a key stands for: it is made, or the person knows that it was made otherwise.
#[must_use]
pub fn is_over<T>(answer: &Result<T, ApiError>) -> bool {
    matches!(
        answer,
        Ok(_) | Err(ApiError(Failure::Refused(Refusal::AlreadyMade)))
    )
}
